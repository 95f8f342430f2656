//! Numbers as people write them: durations, shares, quantities, recurrences.

use std::fmt;

/// A length of time in minutes; a day has 24 hours and a week 7 days.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Duration {
    /// How many minutes.
    pub minutes: f64,
}

impl Duration {
    /// Makes a duration of so many minutes.
    #[must_use]
    pub fn from_minutes(minutes: f64) -> Self {
        Self { minutes }
    }
}

/// In the largest units that fit: `2 h 6 min`, `1 d 12 h`.
impl fmt::Display for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.minutes.round();
        let (days, rest) = ((minutes / 1440.0).floor(), minutes % 1440.0);
        let parts = [(days, "d"), ((rest / 60.0).floor(), "h"), (rest % 60.0, "min")];
        let told: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0.0)
            .map(|(count, unit)| format!("{count} {unit}"))
            .collect();
        if told.is_empty() {
            formatter.write_str("under 1 min")
        } else {
            formatter.write_str(&told.join(" "))
        }
    }
}

/// How long something takes: one length of time, or anything from a least to a most.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct TimeRange {
    /// The shortest that it takes.
    pub least: Duration,
    /// The longest that it takes; the same where one length is given.
    pub most: Duration,
}

impl TimeRange {
    /// Makes a range of one length.
    #[must_use]
    pub fn exactly(duration: Duration) -> Self {
        Self { least: duration, most: duration }
    }

    /// Returns the middle, for readers that want one length.
    #[must_use]
    pub fn middle(&self) -> Duration {
        Duration::from_minutes(f64::midpoint(self.least.minutes, self.most.minutes))
    }

    /// Tells whether the two ends differ.
    #[must_use]
    pub fn is_range(&self) -> bool {
        self.least < self.most
    }
}

/// `10–30 min`, `up to 3 d`; `30 min – 1 h 30 min` where the two ends have other units.
impl fmt::Display for TimeRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, most) = (self.least.to_string(), self.most.to_string());
        if least == most {
            return formatter.write_str(&least);
        }
        if self.least == Duration::default() {
            return write!(formatter, "up to {most}");
        }
        match (least.split_once(' '), most.split_once(' ')) {
            (Some((from, unit)), Some((_, other))) if unit == other && !unit.contains(' ') => {
                write!(formatter, "{from}–{most}")
            }
            _ => write!(formatter, "{least} – {most}"),
        }
    }
}

/// A part of a whole, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Share(pub f64);

impl Share {
    /// Returns the share in percent.
    #[must_use]
    pub fn percent(self) -> f64 {
        self.0 * 100.0
    }

    /// Returns the share in percent, rounded to tenths as people read it.
    #[must_use]
    pub fn percent_in_tenths(self) -> f64 {
        (self.percent() * 10.0).round() / 10.0
    }
}

/// Whether a number is to be met exactly or is a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The number itself.
    Exactly,
    /// That much or more.
    AtLeast,
    /// That much or less.
    AtMost,
    /// More than that.
    MoreThan,
    /// Less than that.
    LessThan,
}

/// What a written number counts.
#[derive(Debug, Clone, PartialEq)]
pub enum QuantityUnit {
    /// No unit beside the number.
    None,
    /// Percent; the number is percentage points (78 for "78%").
    Percent,
    /// Time; the number is minutes.
    Time,
    /// Other words, as written ("calls", "€").
    Words(String),
}

/// A baseline, target or change as it was written.
#[derive(Debug, Clone, PartialEq)]
pub enum Quantity {
    /// A number.
    Number {
        /// How much, in the unit.
        number: f64,
        /// What it counts.
        unit: QuantityUnit,
        /// Whether it is a limit.
        bound: Bound,
    },
    /// Words where a number is due ("improve").
    Words(String),
}

impl Quantity {
    /// Returns the number, where there is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number { number, .. } => Some(*number),
            Self::Words(_) => None,
        }
    }
}

/// As people write it: `at least 95%`, `2 h 6 min`, `12 calls`.
impl fmt::Display for Quantity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit, bound) = match self {
            Self::Number { number, unit, bound } => (number, unit, bound),
            Self::Words(words) => return formatter.write_str(words),
        };
        formatter.write_str(match bound {
            Bound::Exactly => "",
            Bound::AtLeast => "at least ",
            Bound::AtMost => "at most ",
            Bound::MoreThan => "more than ",
            Bound::LessThan => "less than ",
        })?;
        match unit {
            QuantityUnit::None => write!(formatter, "{number}"),
            QuantityUnit::Percent => write!(formatter, "{number}%"),
            QuantityUnit::Time if *number < 1.0 => write!(formatter, "{number} min"),
            QuantityUnit::Time => Duration::from_minutes(*number).fmt(formatter),
            QuantityUnit::Words(words) => write!(formatter, "{number} {words}"),
        }
    }
}

/// How often something comes round.
#[derive(Debug, Clone, PartialEq)]
pub struct Recurrence {
    /// The words as written ("week", "12 months", "after each visit").
    pub words: String,
    /// Whole calendar months between two times, where the words say so.
    pub months: Option<u32>,
    /// Days between two times, where the words say so and months do not.
    pub days: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::{Duration, TimeRange};

    #[test]
    fn tells_time_in_the_largest_units() {
        assert_eq!(Duration::from_minutes(126.0).to_string(), "2 h 6 min");
        assert_eq!(Duration::from_minutes(2880.0).to_string(), "2 d");
        assert_eq!(Duration::from_minutes(0.2).to_string(), "under 1 min");
    }

    #[test]
    fn tells_ranges_with_one_unit_where_there_is_one() {
        let range = |least, most| {
            let [least, most] = [least, most].map(Duration::from_minutes);
            TimeRange { least, most }.to_string()
        };
        assert_eq!(range(10.0, 30.0), "10–30 min");
        assert_eq!(range(1440.0, 4320.0), "1–3 d");
        assert_eq!(range(30.0, 90.0), "30 min – 1 h 30 min");
        assert_eq!(range(90.0, 150.0), "1 h 30 min – 2 h 30 min");
        assert_eq!(range(0.2, 5.0), "under 1 min – 5 min");
        assert_eq!(range(0.0, 5.0), "up to 5 min");
        assert_eq!(range(5.0, 5.0), "5 min");
    }
}
