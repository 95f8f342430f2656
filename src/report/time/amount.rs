//! Numbers of the report, as people read them, and their differences.

use crate::model::{Duration, Share};
use crate::rules::wording::tenths;
use std::fmt;

/// Below an hour the tenths of a minute tell what rework costs.
const HOUR: f64 = 60.0;

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::report) enum Amount {
    /// A length of time.
    Time(Duration),
    /// A part of a whole.
    Part(Share),
    /// How many.
    Count(f64),
}

impl Amount {
    /// Returns how much more another amount of the same unit is; nothing where it reads the same.
    pub(in crate::report) fn difference(self, after: Self) -> Option<String> {
        let (before, more, unit) = match (self, after) {
            (Self::Time(before), Self::Time(after)) => {
                let more = shown(after) - shown(before);
                let told = Self::Time(Duration::from_minutes(tenths(more.abs())));
                return (self.to_string() != Self::Time(after).to_string())
                    .then(|| format!("{}{told}", sign(more)));
            }
            (Self::Part(before), Self::Part(after)) => (before.percent(), after.percent(), " points"),
            (Self::Count(before), Self::Count(after)) => (before, after, ""),
            _ => return None,
        };
        let more = tenths(more) - tenths(before);
        let told = tenths(more.abs());
        (told > 0.0).then(|| format!("{}{told}{unit}", sign(more)))
    }
}

/// Returns the minutes that people read, so that what they read adds up.
fn shown(time: Duration) -> f64 {
    if time.minutes < HOUR { tenths(time.minutes) } else { time.minutes.round() }
}

fn sign(more: f64) -> &'static str {
    if more < 0.0 { "−" } else { "+" }
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
}
