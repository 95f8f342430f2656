//! Shares as people read them: so many of so many, the percentage, what it lies between.

use crate::stats::{Confidence, Interval, Proportion};
use serde::Serialize;

/// So many of so many, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(super) struct Shared {
    /// `213 of 300`; absent where nothing is counted.
    pub(super) counts: Option<String>,
    /// `65.6 to 75.9 %`; absent where so few make no percentage.
    pub(super) interval: Option<String>,
    /// A word of warning.
    warning: Option<&'static str>,
}

/// Returns a share in words.
pub(super) fn shared(share: Proportion) -> Shared {
    let interval = share.wilson(Confidence::USUAL).filter(|_| share.of >= Proportion::LEAST);
    let warning = match share.of {
        of if of < Proportion::LEAST => Some("too few for a percentage"),
        of if of < Proportion::FEW => Some("few: take it with care"),
        _ => None,
    };
    Shared {
        counts: Some(format!("{} of {}", share.count, share.of)),
        interval: interval.map(|it| format!("{} to {} %", points(it.low), points(it.high))),
        warning,
    }
}

/// Returns the difference of two shares in percentage points, with what it lies between; nothing where
/// one of them makes no percentage.
pub(super) fn difference(now: Proportion, before: Proportion) -> Option<String> {
    if now.of < Proportion::LEAST || before.of < Proportion::LEAST {
        return None;
    }
    let difference = now.difference(before)?;
    let Interval { low, high } = now.newcombe(before, Confidence::USUAL)?;
    let word = if difference >= 0.0 { "more" } else { "less" };
    Some(format!("{} points {word} ({} to {})", points(difference.abs()), signed(low), signed(high)))
}

fn points(share: f64) -> String {
    format!("{:.1}", share * 100.0 + 0.0)
}

/// Returns points with their sign, the minus as print has it.
fn signed(share: f64) -> String {
    let text = points(share);
    if text.trim_start_matches('-') == "0.0" {
        return "0.0".to_owned();
    }
    text.strip_prefix('-').map_or_else(|| format!("+{text}"), |rest| format!("−{rest}"))
}

#[cfg(test)]
mod tests {
    use super::{difference, shared};
    use crate::stats::Proportion;

    fn of(count: usize, of: usize) -> Proportion {
        Proportion::new(count, of).unwrap()
    }

    #[test]
    fn a_percentage_never_stands_alone() {
        let words = shared(of(81, 263));
        assert_eq!(words.counts.as_deref(), Some("81 of 263"));
        assert_eq!(words.interval.as_deref(), Some("25.5 to 36.6 %"));
        assert_eq!(words.warning, None);
        assert_eq!(shared(of(3, 4)).interval, None);
        assert!(shared(of(20, 29)).warning.is_some());
    }

    #[test]
    fn differences_have_their_interval() {
        assert_eq!(difference(of(56, 70), of(48, 80)).unwrap(), "20.0 points more (+5.2 to +33.4)");
        assert_eq!(difference(of(3, 4), of(48, 80)), None);
    }
}
