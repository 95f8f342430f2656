//! M006: the target lies on the better side of the baseline.

use crate::declare_rule;
use crate::model::{Better, Measure, Quantity, QuantityUnit};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A target lies above the baseline where more is better, and below it where less is.
    ///
    /// It speaks only where `better` is written and both numbers have the same unit. A target that
    /// equals the baseline is left alone.
    ///
    /// ## Why
    /// One of the three is wrong: baseline, target or `better`. Charts and reports colour a change
    /// by them, and would praise what got worse.
    ///
    /// ## How to mend
    /// See which of the three does not say what you mean. A share of faults wants `better: down`,
    /// a share of good ones `better: up`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures:
    ///         - { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    ///         - { name: Waiting at the desk, unit: minutes, better: up, baseline: 20, target: 5 }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures:
    ///         - { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    ///         - { name: Waiting at the desk, unit: minutes, better: down, baseline: 20, target: 5 }
    /// ```
    META = { code: "M006", name: "target-on-wrong-side", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for placed in subjects::measures(context.flow) {
        let Measure { baseline: Some(baseline), target: Some(target), better: Some(better), .. } =
            placed.measure
        else {
            continue;
        };
        let Some((from, to)) = comparable(baseline, target) else { continue };
        let (side, good, other) = match better.value {
            Better::Up if to < from => ("below", "more", "down"),
            Better::Down if to > from => ("above", "less", "up"),
            _ => continue,
        };
        let title = quoted(placed.measure.title());
        let message =
            format!("the target of {title} lies {side} its baseline, though {good} is said to be better");
        let finding = sink
            .finding(placed.subject(), target.span, message)
            .label("the target")
            .also(baseline.span, "the baseline")
            .also(better.span, format!("{good} is better"))
            .help(format!("correct the target or the baseline, or write `better: {other}`"));
        sink.push(finding);
    }
}

/// Returns both numbers where they count the same.
fn comparable(baseline: &Quantity, target: &Quantity) -> Option<(f64, f64)> {
    let (
        Quantity::Number { number: from, unit: from_unit, .. },
        Quantity::Number { number: to, unit: to_unit, .. },
    ) = (baseline, target)
    else {
        return None;
    };
    (from_unit == to_unit || is_percent_beside_bare(from_unit, to_unit, *from, *to)).then_some((*from, *to))
}

/// Tells whether one is in percent and the other a bare number that can only be percent too; up
/// to 1 it could be a share.
fn is_percent_beside_bare(one: &QuantityUnit, other: &QuantityUnit, first: f64, second: f64) -> bool {
    match (one, other) {
        (QuantityUnit::Percent, QuantityUnit::None) => second > 1.0,
        (QuantityUnit::None, QuantityUnit::Percent) => first > 1.0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::comparable;
    use crate::model::{Bound, Quantity, QuantityUnit};

    fn quantity(number: f64, unit: QuantityUnit) -> Quantity {
        Quantity::Number { number, unit, bound: Bound::Exactly }
    }

    #[test]
    fn compares_only_what_counts_the_same() {
        let percent = quantity(95.0, QuantityUnit::Percent);
        let bare = |number| quantity(number, QuantityUnit::None);
        let minutes = quantity(20.0, QuantityUnit::Time);
        assert_eq!(comparable(&bare(78.0), &percent), Some((78.0, 95.0)));
        assert_eq!(comparable(&percent, &bare(78.0)), Some((95.0, 78.0)));
        assert_eq!(comparable(&bare(0.78), &percent), None);
        assert_eq!(comparable(&minutes, &bare(5.0)), None);
        assert_eq!(comparable(&Quantity::Words("improve".to_owned()), &percent), None);
    }
}
