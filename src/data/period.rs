//! Periods as files write them: days, weeks, months, quarters, years, or mere labels.

use crate::model::DateOrder;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grain {
    /// A day.
    Day,
    /// A week by ISO 8601.
    Week,
    /// A calendar month.
    Month,
    /// A quarter of a calendar year.
    Quarter,
    /// A calendar year.
    Year,
}

/// A period of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// As it is written.
    pub label: String,
    /// Its first day, and how long it is; absent for mere labels.
    pub start: Option<(Date, Grain)>,
}

impl Period {
    /// Reads a period; nothing where it is not written as `order` says.
    ///
    /// Numbers of up to three digits number the periods; those of four are years.
    #[must_use]
    pub fn read(text: &str, order: DateOrder) -> Option<Self> {
        let text = text.trim();
        let start = match order {
            DateOrder::Labels => None,
            DateOrder::Iso if is_short_number(text) => None,
            DateOrder::Iso => Some(iso(text)?),
            DateOrder::DayFirst => Some((numeric(text, [2, 1, 0])?, Grain::Day)),
            DateOrder::MonthFirst => Some((numeric(text, [2, 0, 1])?, Grain::Day)),
        };
        (!text.is_empty()).then(|| Self { label: text.to_owned(), start })
    }

    /// Tells whether both mean one period, however they are written.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self.start, other.start) {
            (Some(one), Some(two)) => one == two,
            (None, None) => self.label == other.label,
            _ => false,
        }
    }

    /// Returns the longer period in which a day lies; absent where this is no day.
    #[must_use]
    pub fn within(&self, grain: Grain) -> Option<Self> {
        let (day, Grain::Day) = self.start? else { return None };
        let (year, month) = (day.year(), day.month());
        let first = |month: i8| Date::new(year, month, 1).ok();
        let (label, start) = match grain {
            Grain::Day => return Some(self.clone()),
            Grain::Week => {
                let week = day.iso_week_date();
                let monday = ISOWeekDate::new(week.year(), week.week(), Weekday::Monday).ok()?;
                (format!("{:04}-W{:02}", week.year(), week.week()), monday.date())
            }
            Grain::Month => (format!("{year:04}-{month:02}"), first(month)?),
            Grain::Quarter => {
                let quarter = (month - 1) / 3;
                (format!("{year:04}-Q{}", quarter + 1), first(3 * quarter + 1)?)
            }
            Grain::Year => (format!("{year:04}"), first(1)?),
        };
        Some(Self { label, start: Some((start, grain)) })
    }

    /// Returns the first day of the period that follows; absent for mere labels and at the end of time.
    #[must_use]
    pub fn next(&self) -> Option<Date> {
        let (start, grain) = self.start?;
        let span = match grain {
            Grain::Day => 1.day(),
            Grain::Week => 1.week(),
            Grain::Month => 1.month(),
            Grain::Quarter => 3.months(),
            Grain::Year => 1.year(),
        };
        start.checked_add(span).ok()
    }
}

/// Reads `2026-10-01`, `2026-10`, `2026-W40`, `2026-Q4` or `2026`; a time of day is passed over.
fn iso(text: &str) -> Option<(Date, Grain)> {
    let (year, rest) = text.split_at_checked(4)?;
    let year = digits(year)?;
    let first = |month: i8| Date::new(year, month, 1).ok();
    if rest.is_empty() {
        return Some((first(1)?, Grain::Year));
    }
    let rest = rest.strip_prefix('-')?;
    if let Some(week) = rest.strip_prefix(['W', 'w']) {
        let monday = ISOWeekDate::new(year, two_digits(week)?, Weekday::Monday).ok()?;
        return Some((monday.date(), Grain::Week));
    }
    if let Some(quarter) = rest.strip_prefix(['Q', 'q']) {
        let quarter: i8 = digits(quarter).filter(|quarter| (1..=4).contains(quarter))?;
        return Some((first(3 * quarter - 2)?, Grain::Quarter));
    }
    match rest.len() {
        2 => Some((first(two_digits(rest)?)?, Grain::Month)),
        _ => {
            let day = rest.split(['T', ' ']).next().unwrap_or(rest);
            let (month, day) = day.split_once('-')?;
            Some((Date::new(year, two_digits(month)?, two_digits(day)?).ok()?, Grain::Day))
        }
    }
}

/// Tells whether a text is a whole number of up to three digits.
pub(super) fn is_short_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads three numbers between points, strokes or dashes; `places` are those of year, month and day.
fn numeric(text: &str, places: [usize; 3]) -> Option<Date> {
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
    let [year, month, day] = places.map(|place| parts.get(place).copied().unwrap_or_default());
    // Two digits of a year do not say which century.
    (parts.len() == 3 && year.len() == 4).then_some(())?;
    Date::new(digits(year)?, digits(month)?, digits(day)?).ok()
}

fn two_digits(text: &str) -> Option<i8> {
    (text.len() == 2).then(|| digits(text)).flatten()
}

fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Date, Grain, Period};
    use crate::model::DateOrder;
    use jiff::civil::date;
    use proptest::prelude::{any, proptest};

    fn start(text: &str, order: DateOrder) -> Option<(Date, Grain)> {
        Period::read(text, order)?.start
    }

    #[test]
    fn iso_dates_of_each_grain() {
        let iso = |text| start(text, DateOrder::Iso);
        assert_eq!(iso("2026-10-01"), Some((date(2026, 10, 1), Grain::Day)));
        assert_eq!(iso(" 2026-10-01T08:00 "), Some((date(2026, 10, 1), Grain::Day)));
        assert_eq!(iso("2026-10"), Some((date(2026, 10, 1), Grain::Month)));
        assert_eq!(iso("2026-W01"), Some((date(2025, 12, 29), Grain::Week)));
        assert_eq!(iso("2026-Q4"), Some((date(2026, 10, 1), Grain::Quarter)));
        assert_eq!(iso("2026"), Some((date(2026, 1, 1), Grain::Year)));
        for text in [
            "",
            "26-10-01",
            "2026-13",
            "2026-10-32",
            "2026-W54",
            "2026-Q5",
            "1.10.2026",
            "2026-1-1",
            "Oct 2026",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_said_not_guessed() {
        assert_eq!(start("1.10.2026", DateOrder::DayFirst), Some((date(2026, 10, 1), Grain::Day)));
        assert_eq!(start("01/10/2026", DateOrder::MonthFirst), Some((date(2026, 1, 10), Grain::Day)));
        assert_eq!(start("1.10.26", DateOrder::DayFirst), None);
        assert_eq!(start("2026-10-01", DateOrder::DayFirst), None);
    }

    #[test]
    fn one_period_may_be_written_in_two_ways() {
        let read = |text| Period::read(text, DateOrder::Iso).unwrap();
        assert!(read("2026-10-01").is_same(&read("2026-10-01T00:00")));
        assert!(!read("2026-10-01").is_same(&read("2026-10")));
        assert_eq!(read("2026-Q4").next(), Some(date(2027, 1, 1)));
    }

    #[test]
    fn a_day_lies_within_longer_periods() {
        let day = Period::read("2026-01-01", DateOrder::Iso).unwrap();
        let labels = [Grain::Week, Grain::Month, Grain::Quarter, Grain::Year].map(|grain| {
            let within = day.within(grain).unwrap();
            assert!(within.is_same(&Period::read(&within.label, DateOrder::Iso).unwrap()));
            within.label
        });
        assert_eq!(labels, ["2026-W01", "2026-01", "2026-Q1", "2026"]);
        assert_eq!(Period::read("2026-01", DateOrder::Iso).unwrap().within(Grain::Year), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            for order in [DateOrder::Iso, DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::Labels] {
                let _ = Period::read(&text, order);
            }
        }
    }
}
