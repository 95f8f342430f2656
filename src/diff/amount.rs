//! Numbers of a flow as people read them, and how much more or less another is.

use crate::model::{Duration, Share};
use crate::rules::wording::tenths;
use std::fmt;

/// Below an hour the tenths of a minute tell what rework costs.
const HOUR: f64 = 60.0;

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// A length of time.
    Time(Duration),
    /// A part of a whole.
    Part(Share),
    /// How many.
    Count(f64),
}

/// How much more or less one amount is than another, as people read both.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Gap {
    is_less: bool,
    told: String,
    unit: &'static str,
}

impl Amount {
    /// Returns how much more another amount of the same unit is, with a sign; nothing where it reads
    /// the same.
    #[must_use]
    pub fn difference(self, after: Self) -> Option<String> {
        let gap = self.gap(after)?;
        Some(format!("{}{}{}", if gap.is_less { "−" } else { "+" }, gap.told, gap.unit))
    }

    /// Returns how much more another amount of the same unit is, in words: `2 fewer`, `20 min more`.
    #[must_use]
    pub fn difference_in_words(self, after: Self) -> Option<String> {
        let Gap { is_less, told, unit } = self.gap(after)?;
        let less = if matches!(self, Self::Count(_)) { "fewer" } else { "less" };
        let unit = if told == "1" { unit.trim_end_matches('s') } else { unit };
        Some(format!("{told}{unit} {}", if is_less { less } else { "more" }))
    }

    fn gap(self, after: Self) -> Option<Gap> {
        let (before, more, unit) = match (self, after) {
            (Self::Time(before), Self::Time(after)) => {
                let more = shown(after) - shown(before);
                let told = Self::Time(Duration::from_minutes(tenths(more.abs()))).to_string();
                let differs = self.to_string() != Self::Time(after).to_string();
                return differs.then_some(Gap { is_less: more < 0.0, told, unit: "" });
            }
            (Self::Part(before), Self::Part(after)) => (before.percent(), after.percent(), " points"),
            (Self::Count(before), Self::Count(after)) => (before, after, ""),
            _ => return None,
        };
        let more = tenths(more) - tenths(before);
        let told = tenths(more.abs());
        (told > 0.0).then(|| Gap { is_less: more < 0.0, told: told.to_string(), unit })
    }
}

/// Returns the minutes that people read, so that what they read adds up.
fn shown(time: Duration) -> f64 {
    if time.minutes < HOUR { tenths(time.minutes) } else { time.minutes.round() }
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) if time.minutes < HOUR => write!(formatter, "{} min", tenths(time.minutes)),
            Self::Time(time) => time.fmt(formatter),
            Self::Part(share) => write!(formatter, "{} %", share.percent_in_tenths()),
            Self::Count(count) => write!(formatter, "{}", tenths(*count)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Amount;
    use crate::model::{Duration, Share};

    fn time(minutes: f64) -> Amount {
        Amount::Time(Duration::from_minutes(minutes))
    }

    #[test]
    fn reads_as_people_write() {
        for (amount, text) in [
            (time(0.0), "0 min"),
            (time(33.8298), "33.8 min"),
            (time(126.0), "2 h 6 min"),
            (Amount::Part(Share(0.874_552)), "87.5 %"),
            (Amount::Count(6.04), "6"),
        ] {
            assert_eq!(amount.to_string(), text);
        }
    }

    #[test]
    fn tells_differences_that_can_be_read() {
        let difference = |before: Amount, after| before.difference(after);
        assert_eq!(difference(time(126.0), time(106.0)).as_deref(), Some("−20 min"));
        assert_eq!(difference(time(5.0), time(90.0)).as_deref(), Some("+1 h 25 min"));
        assert_eq!(difference(time(33.83), time(33.265)).as_deref(), Some("−0.5 min"), "as it is shown");
        assert_eq!(difference(time(5.0), time(5.01)), None);
        let [before, after] = [0.92, 0.95].map(|share| Amount::Part(Share(share)));
        assert_eq!(difference(before, after).as_deref(), Some("+3 points"));
        assert_eq!(difference(Amount::Count(6.1), Amount::Count(6.0)).as_deref(), Some("−0.1"));
    }

    #[test]
    fn tells_differences_in_words() {
        let words = |before: Amount, after| before.difference_in_words(after);
        assert_eq!(words(time(126.0), time(106.0)).as_deref(), Some("20 min less"));
        assert_eq!(words(Amount::Count(9.0), Amount::Count(7.0)).as_deref(), Some("2 fewer"));
        assert_eq!(words(Amount::Count(7.0), Amount::Count(8.0)).as_deref(), Some("1 more"));
        let [before, after] = [0.92, 0.93].map(|share| Amount::Part(Share(share)));
        assert_eq!(words(before, after).as_deref(), Some("1 point more"));
        assert_eq!(words(before, before), None);
    }
}
