//! The centre and the limits beside one point.

/// Where the centre and the limits lie beside one point, in the unit of the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lines {
    /// The centre line.
    pub centre: f64,
    /// The lower limit; absent on run charts and beside points without a size.
    pub lower: Option<f64>,
    /// The upper limit.
    pub upper: Option<f64>,
    /// How far the point lies from the mean, in standard deviations of the chart; absent where
    /// there are no limits or no point.
    pub distance: Option<f64>,
}

/// What a value cannot be beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Any number.
    Free,
    /// No less than 0.
    Positive,
    /// From 0 to 1.
    Share,
}

impl Room {
    fn low(self, limit: f64) -> f64 {
        if self == Self::Free { limit } else { limit.max(0.0) }
    }

    fn high(self, limit: f64) -> f64 {
        if self == Self::Share { limit.min(1.0) } else { limit }
    }
}

impl Lines {
    /// A centre without limits.
    pub(super) fn only(centre: f64) -> Self {
        Self { centre, lower: None, upper: None, distance: None }
    }

    /// Limits at three standard deviations, as far as there is room; none where `deviation` is no
    /// number, as beside a point without a size.
    pub(super) fn about(centre: f64, deviation: f64, value: Option<f64>, room: Room) -> Self {
        if !deviation.is_finite() {
            return Self::only(centre);
        }
        let distance = value.filter(|_| deviation > 0.0).map(|value| (value - centre) / deviation);
        Self {
            centre,
            lower: Some(room.low(centre - 3.0 * deviation)),
            upper: Some(room.high(centre + 3.0 * deviation)),
            distance,
        }
    }
}
