//! The unit of a chart's axis: what its numbers are multiplied by, and what stands after them.

use crate::model::{ChartKind, Quantity, QuantityUnit, Unit};

/// The unit of an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisUnit {
    /// How many units of the axis one unit of the chart is.
    pub times: f64,
    /// What stands after a number.
    pub suffix: String,
    /// What no value can exceed.
    pub most: Option<f64>,
    /// Minutes in one unit, where it is one of time.
    minutes: Option<f64>,
}

impl AxisUnit {
    /// Finds the unit of a chart's axis.
    #[must_use]
    pub fn of(unit: Option<&Unit>, kind: ChartKind) -> Self {
        let plain = |suffix: &str| Self { times: 1.0, suffix: suffix.to_owned(), most: None, minutes: None };
        if matches!(kind, ChartKind::Proportion | ChartKind::LaneyProportion) {
            return Self { times: 100.0, most: Some(100.0), ..plain(" %") };
        }
        match unit {
            Some(Unit::Percent) => plain(" %"),
            Some(Unit::Rate(per)) => Self { times: per_how_many(per), ..plain("") },
            Some(Unit::Minutes) => Self { minutes: Some(1.0), ..plain(" min") },
            Some(Unit::Hours) => Self { minutes: Some(60.0), ..plain(" h") },
            Some(Unit::Days) => Self { minutes: Some(1440.0), ..plain(" d") },
            Some(Unit::Currency(Some(currency))) => plain(&format!(" {currency}")),
            _ => plain(""),
        }
    }

    /// Returns a written value in units of the axis; absent for words.
    #[must_use]
    pub fn of_quantity(&self, quantity: &Quantity) -> Option<f64> {
        let Quantity::Number { number, unit, .. } = quantity else { return None };
        Some(match (unit, self.minutes) {
            (QuantityUnit::Time, Some(minutes)) => number / minutes,
            // 0.9 of a share is written for 90 %.
            (QuantityUnit::None, _) if self.most == Some(100.0) && *number <= 1.0 => number * 100.0,
            _ => *number,
        })
    }
}

/// Reads how many things a rate is for: 1000 of "1000 patient days"; 1 where no number is said.
fn per_how_many(per: &str) -> f64 {
    let first = per.split_whitespace().next().unwrap_or_default();
    let number = first.replace(',', "").parse::<f64>();
    number.ok().filter(|number| number.is_finite() && *number > 0.0).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::AxisUnit;
    use crate::model::{Bound, ChartKind, Quantity, QuantityUnit, Unit};

    fn number(number: f64, unit: QuantityUnit) -> Quantity {
        Quantity::Number { number, unit, bound: Bound::Exactly }
    }

    #[test]
    fn targets_come_into_units_of_the_axis() {
        let hours = AxisUnit::of(Some(&Unit::Hours), ChartKind::Individuals);
        assert_eq!(hours.of_quantity(&number(90.0, QuantityUnit::Time)), Some(1.5));
        let share = AxisUnit::of(Some(&Unit::Percent), ChartKind::Proportion);
        assert_eq!(share.of_quantity(&number(95.0, QuantityUnit::Percent)), Some(95.0));
        assert_eq!(share.of_quantity(&number(0.95, QuantityUnit::None)), Some(95.0));
        assert_eq!(share.of_quantity(&Quantity::Words("more".to_owned())), None);
        let rate = AxisUnit::of(Some(&Unit::Rate("10,000 patient days".to_owned())), ChartKind::Rate);
        assert_eq!(rate.times, 10_000.0);
    }
}
