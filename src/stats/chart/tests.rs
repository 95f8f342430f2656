//! What always holds of charts, and what single numbers must be.

use super::{Chart, Pattern, Plan, PlanError, Subgroup};
use crate::model::{ChartKind, RuleSet};
use crate::stats::Side;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;

fn values(values: &[f64]) -> Vec<Subgroup> {
    values.iter().map(|value| Subgroup::of_values(&[*value])).collect()
}

fn chart(series: &[f64], kind: ChartKind, rules: RuleSet) -> Chart {
    Chart::of(&values(series), &Plan { rules, ..Plan::new(kind) }).unwrap()
}

fn places(chart: &Chart, pattern: Pattern) -> Vec<usize> {
    let has = |at: &usize| chart.points[*at].signals.iter().any(|signal| signal.pattern == pattern);
    (0..chart.points.len()).filter(has).collect()
}

/// Montgomery's table 7.10 as single numbers: two errors in 50 parts.
#[test]
fn a_count_by_hand() {
    let chart = chart(&[4.0, 2.0, 3.0], ChartKind::Count, RuleSet::Anhoej);
    let lines = chart.points[0].lines.unwrap();
    assert_eq!((lines.centre, lines.lower), (3.0, Some(0.0)));
    assert!((lines.upper.unwrap() - (3.0 + 3.0 * 3.0_f64.sqrt())).abs() < 1e-12);
}

#[test]
fn the_centre_of_rare_events_is_the_median_and_the_limits_are_about_the_mean() {
    let chart = chart(&[1.0, 2.0, 9.0], ChartKind::CasesBetween, RuleSet::Anhoej);
    let lines = chart.points[0].lines.unwrap();
    assert_eq!(lines.centre, 2.0);
    assert!((lines.upper.unwrap() - (4.0 + 3.0 * 20.0_f64.sqrt())).abs() < 1e-12);
}

/// Perla, Provost and Murray: a shift passes over what lies on the median, and a trend over all but
/// one of equal neighbours.
#[test]
fn shifts_and_trends_of_the_ihi() {
    let series = [5.0, 5.0, 5.0, 9.0, 8.0, 5.0, 9.0, 8.0, 9.0, 8.0, 1.0, 2.0, 2.0, 3.0, 4.0];
    let chart = chart(&series, ChartKind::Run, RuleSet::Ihi);
    assert_eq!(places(&chart, Pattern::Shift), [3, 4, 6, 7, 8, 9]);
    assert!(places(&chart, Pattern::Trend).is_empty(), "four different points are none");
    let rising = [3.0, 1.0, 2.0, 2.0, 3.0, 4.0, 5.0, 2.0];
    let chart = self::chart(&rising, ChartKind::Run, RuleSet::Ihi);
    assert_eq!(places(&chart, Pattern::Trend), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn a_point_on_the_mean_breaks_a_row_of_the_nhs() {
    let mut series = vec![2.0, 2.0, 2.0, 0.0, 2.0, 2.0, 2.0, 2.0, -2.0, -2.0, -2.0, -2.0, -2.0, -2.0, -2.0];
    assert_eq!(series.iter().sum::<f64>(), 0.0);
    let chart = chart(&series, ChartKind::Individuals, RuleSet::Nhs);
    assert_eq!(places(&chart, Pattern::Shift), (8..15).collect::<Vec<_>>());
    series[3] = 1.0;
    series[14] = -3.0;
    let chart = self::chart(&series, ChartKind::Individuals, RuleSet::Nhs);
    assert_eq!(places(&chart, Pattern::Shift), (0..15).collect::<Vec<_>>());
}

#[test]
fn what_does_not_fit_is_refused() {
    let refused = |series: &[Subgroup], plan: Plan| Chart::of(series, &plan).unwrap_err();
    let run = || Plan::new(ChartKind::Run);
    assert_eq!(refused(&[], run()), PlanError::Empty);
    let two = values(&[1.0, 2.0]);
    assert_eq!(refused(&two, Plan { freeze: Some(0), ..run() }), PlanError::FreezeEmpty { freeze: 0 });
    let parted = Plan { parts: [2].into(), ..run() };
    assert_eq!(refused(&two, parted), PlanError::PartOutside { after: 2, points: 2 });
    let both = Plan { parts: [1].into(), freeze: Some(1), ..run() };
    assert_eq!(refused(&two, both), PlanError::FreezeAndParts);
    let kind = ChartKind::Proportion;
    assert_eq!(refused(&two, Plan::new(kind)), PlanError::SizeMissing { point: 1, kind });
    let share = [Subgroup::counted(3.0, 2.0)];
    assert_eq!(refused(&share, Plan::new(kind)), PlanError::NoShare { point: 1 });
    let kind = ChartKind::TimeBetween;
    assert_eq!(refused(&values(&[1.0, 0.0]), Plan::new(kind)), PlanError::TooSmall { point: 2, kind });
    assert_eq!(refused(&values(&[f64::NAN]), run()), PlanError::NotFinite { point: 1 });
}

#[test]
fn excluded_points_count_for_nothing_but_are_drawn() {
    let plan = Plan { excluded: [3].into(), ..Plan::new(ChartKind::Individuals) };
    let chart = Chart::of(&values(&[1.0, 2.0, 1.0, 90.0, 2.0]), &plan).unwrap();
    assert_eq!(chart.points[3].lines.unwrap().centre, 1.5);
    assert_eq!(places(&chart, Pattern::BeyondLimit), [3]);
    assert_eq!(chart.parts[0].basis, 4);
}

fn subgroup() -> impl Strategy<Value = Subgroup> {
    (option::weighted(0.9, vec(0.0..50.0_f64, 1..4)), option::weighted(0.9, 0.0..60.0_f64))
        .prop_map(|(values, size)| Subgroup { size, ..Subgroup::of_values(&values.unwrap_or_default()) })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn a_chart_holds_together(
        series in vec(subgroup(), 0..40),
        kind in select(&ChartKind::ALL[..]),
        rules in select(&RuleSet::ALL[..]),
        freeze in option::of(0..50_usize),
        parts in vec(0..50_usize, 0..3),
        excluded in vec(0..50_usize, 0..5),
        screens_ranges in any::<bool>(),
    ) {
        let plan = Plan {
            kind,
            rules,
            freeze,
            parts: parts.into_iter().collect(),
            excluded: excluded.into_iter().collect(),
            screens_ranges,
        };
        let Ok(chart) = Chart::of(&series, &plan) else { return Ok(()) };
        prop_assert_eq!(chart.points.len(), series.len());
        prop_assert_eq!(chart.parts.iter().map(|part| part.range.len()).sum::<usize>(), series.len());
        for point in &chart.points {
            let Some(lines) = point.lines else { continue };
            prop_assert!(lines.centre.is_finite());
            if let (Some(lower), Some(upper)) = (lines.lower, lines.upper) {
                prop_assert!(lower <= upper && lower.is_finite() && upper.is_finite());
            }
            prop_assert!(point.value.is_some() || point.signals.is_empty());
        }
    }

    /// A series turned upside down has the same signals the other way.
    #[test]
    fn signals_mirror(series in vec(0..12_i32, 1..40), rules in select(&RuleSet::ALL[..])) {
        let up: Vec<f64> = series.iter().map(|value| f64::from(*value)).collect();
        let down: Vec<f64> = up.iter().map(|value| -value).collect();
        let [up, down] = [up, down].map(|series| chart(&series, ChartKind::Individuals, rules));
        for (one, other) in up.points.iter().zip(&down.points) {
            let turned = |signal: &super::Signal| super::Signal { is_high: signal.is_high.map(|high| !high), ..*signal };
            let mut signals: Vec<_> = one.signals.iter().map(turned).collect();
            signals.sort();
            prop_assert_eq!(&signals, &other.signals);
        }
        prop_assert_eq!(up.parts[0].is_signal, down.parts[0].is_signal);
    }
}

#[test]
fn sides_have_words() {
    assert_eq!([Side::Above, Side::Below].map(Side::word), ["above", "below"]);
}
