//! How far a measure has come from its baseline to its target.

/// Returns how much of the way is gone: 0 at the baseline, 1 at the target, below 0 where things
/// got worse. Absent where baseline and target are alike or a number is not finite.
#[must_use]
pub fn progress(baseline: f64, target: f64, now: f64) -> Option<f64> {
    let gone = (now - baseline) / (target - baseline);
    gone.is_finite().then_some(gone)
}

#[cfg(test)]
mod tests {
    use super::progress;

    #[test]
    fn up_and_down() {
        assert_eq!(progress(60.0, 80.0, 75.0), Some(0.75));
        assert_eq!(progress(6.0, 2.0, 7.0), Some(-0.25));
        assert_eq!(progress(5.0, 5.0, 6.0), None);
    }
}
