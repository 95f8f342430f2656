//! Periods that are missing between others, or come twice.

use super::period::{Grain, Period};
use crate::stats::chart::Subgroup;
use jiff::civil::Date;
use std::collections::HashMap;

/// A period out of order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Irregular {
    /// Between this one and the next at least one is missing.
    Gap {
        /// The last before the gap.
        after: Period,
        /// The first behind it.
        before: Period,
    },
    /// Several rows are of this one, and each has a denominator.
    Repeated(Period),
}

/// Finds what is out of order; the periods are sorted.
pub(super) fn irregular(periods: &[Period], subgroups: &[Subgroup]) -> Vec<Irregular> {
    let usual = usual_step(periods);
    let mut found = Vec::new();
    for (at, period) in periods.iter().enumerate() {
        if subgroups[at].count > 1 && subgroups[at].size.is_some() {
            found.push(Irregular::Repeated(period.clone()));
        }
        let Some(next) = periods.get(at + 1) else { continue };
        if is_gap(period, next, usual) {
            found.push(Irregular::Gap { after: period.clone(), before: next.clone() });
        }
    }
    found
}

fn is_gap(period: &Period, next: &Period, usual: Option<i32>) -> bool {
    let (Some((start, grain)), Some((later, _))) = (period.start, next.start) else { return false };
    match grain {
        // Days may be those of every week, or of no rhythm at all.
        Grain::Day => usual.is_some_and(|usual| days(start, later) > usual),
        _ => period.next().is_some_and(|due| later > due),
    }
}

/// Returns how many days lie between two neighbours, where three quarters of them agree.
fn usual_step(periods: &[Period]) -> Option<i32> {
    let starts: Vec<Date> =
        periods.iter().filter_map(|period| period.start).map(|(start, _)| start).collect();
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for pair in starts.windows(2) {
        *counts.entry(days(pair[0], pair[1])).or_default() += 1;
    }
    let (step, count) = counts.into_iter().max_by_key(|(step, count)| (*count, -step))?;
    (4 * count >= 3 * (starts.len() - 1)).then_some(step)
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::{Irregular, irregular};
    use crate::data::Period;
    use crate::model::DateOrder;
    use crate::stats::chart::Subgroup;

    fn gaps(periods: &[&str]) -> Vec<String> {
        let periods: Vec<Period> =
            periods.iter().map(|text| Period::read(text, DateOrder::Iso).unwrap()).collect();
        let subgroups = vec![Subgroup::of_values(&[1.0]); periods.len()];
        let after = |found: Irregular| match found {
            Irregular::Gap { after, .. } => after.label,
            Irregular::Repeated(period) => format!("{} twice", period.label),
        };
        irregular(&periods, &subgroups).into_iter().map(after).collect()
    }

    #[test]
    fn months_and_weeks_have_gaps() {
        assert_eq!(gaps(&["2025-11", "2025-12", "2026-02"]), ["2025-12"]);
        assert_eq!(gaps(&["2026-W52", "2026-W53", "2027-W01"]), [""; 0]);
    }

    #[test]
    fn days_have_the_rhythm_of_most() {
        assert_eq!(
            gaps(&["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-09"]),
            ["2026-01-26"]
        );
        assert_eq!(gaps(&["2026-01-05", "2026-01-06", "2026-01-12"]), [""; 0]);
    }
}
