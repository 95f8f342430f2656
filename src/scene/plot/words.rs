//! What a chart says, in words.

use super::Plot;
use super::axis::written;
use super::field::MOST_POINTS;
use crate::model::ChartKind;
use crate::rules::wording::capital;
use crate::stats::Runs;
use crate::stats::chart::{Chart, Lines, Part, Verdict};

/// Says whether there is a signal, what kind, and whether the target is reached.
pub(crate) fn verdict(plot: &Plot<'_>) -> String {
    let chart = plot.chart;
    let first = match chart.verdict(plot.better) {
        Verdict::NoSignal if chart.parts.last().is_some_and(Part::is_short) => {
            "No signal, of too few points to tell"
        }
        Verdict::NoSignal if chart.parts.len() > 1 => "No signal since the last part began",
        Verdict::NoSignal if !chart.is_signal() => "No signal",
        Verdict::NoSignal => "No signal at the last point; earlier points carry signals",
        Verdict::Improvement => "Signal: improvement",
        Verdict::Concern => "Signal: concern",
        Verdict::Neutral => "Signal; the measure does not say which way is good",
    };
    let target = plot.target.and_then(|target| chart.assurance(target / plot.times, plot.better));
    // The verdict is about the last part.
    let runs = chart.parts.last().filter(|part| part.is_signal).and_then(of_runs);
    let sentences = std::iter::once(first.to_owned()).chain(runs).chain(target.map(|it| capital(it.words())));
    sentences.collect::<Vec<String>>().join(". ")
}

/// Says why the runs of a part are a signal.
fn of_runs(part: &Part) -> Option<String> {
    let runs = part.runs?;
    if let Some(test) = part.runs_test.filter(|test| test.is_few() || test.is_many()) {
        let which = if test.is_few() { "too few" } else { "too many" };
        return Some(format!("{} runs about the centre are {which} for chance", test.runs));
    }
    let long = runs.is_long().then(|| {
        format!(
            "{} in a row on one side, by chance there are rarely more than {}",
            runs.longest, runs.longest_limit
        )
    });
    let rare = runs.crosses_rarely().then(|| {
        format!(
            "the line crosses the centre only {}, by chance it rarely does so fewer than {}",
            times(runs.crossings),
            times(runs.crossings_limit)
        )
    });
    Some(long.into_iter().chain(rare).collect::<Vec<String>>().join("; "))
        .filter(|text| !text.is_empty())
        .map(|text| capital(&text))
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// Says which chart it is, by which rules, and from which points its lines are reckoned.
pub(crate) fn basis(plot: &Plot<'_>) -> String {
    let chart = plot.chart;
    let mut told = vec![format!("{}, {}, {}", chart.kind.title(), chart.rules.title(), chart.kind.centre())];
    for part in &chart.parts {
        told.push(of_part(plot, part));
    }
    if chart.points.len() > MOST_POINTS {
        told.push(format!(
            "Of {} points the line is drawn, and the first {MOST_POINTS} with signals",
            chart.points.len()
        ));
    }
    let excluded = chart.points.iter().filter(|point| !point.is_included).count();
    if excluded > 0 {
        told.push(format!("{excluded} left out, drawn open"));
    }
    told.join(". ")
}

fn of_part(plot: &Plot<'_>, part: &Part) -> String {
    let label = |at: usize| plot.labels.get(at).map_or("", String::as_str);
    let last = part.range.end.saturating_sub(1);
    let useful = part.runs.map_or(0, |runs| runs.useful);
    let mut told = format!("{} to {}: {useful} useful points", label(part.range.start), label(last));
    if part.basis < observed(plot, part) {
        told += &format!(", lines frozen from {}", part.basis);
    }
    // Lines that were frozen before a change are there to show it.
    if plot.chart.kind != ChartKind::Run && part.is_signal && part.basis >= observed(plot, part) {
        told += ", the runs are a signal, so the limits mean nothing yet";
    }
    if useful < Runs::LEAST {
        told += &format!(", too few for runs ({})", Runs::LEAST);
    }
    if plot.chart.kind != ChartKind::Run && part.basis < Chart::TRIAL {
        told += ", trial limits";
    }
    told
}

/// Counts the points of a part that count.
fn observed(plot: &Plot<'_>, part: &Part) -> usize {
    let points = plot.chart.points[part.range.clone()].iter();
    points.filter(|point| point.value.is_some() && point.is_included).count()
}

/// Returns a value in units of the axis, with the unit.
pub(super) fn valued(plot: &Plot<'_>, value: f64, decimals: usize) -> String {
    format!("{}{}", written(value * plot.times, decimals), plot.unit)
}

/// Says what the last point is, for people who do not see the picture.
pub(super) fn description(plot: &Plot<'_>) -> String {
    let observed = plot
        .chart
        .points
        .iter()
        .zip(plot.labels)
        .rev()
        .find_map(|(point, label)| Some((point.value?, point.lines, label)));
    let last = observed.map(|(value, lines, label)| {
        let centre = lines.map(|Lines { centre, .. }| {
            format!(", {} {}", plot.chart.kind.centre(), valued(plot, centre, 1))
        });
        format!(
            "{} points, the last of {label} at {}{}",
            plot.chart.points.len(),
            valued(plot, value, 1),
            centre.unwrap_or_default()
        )
    });
    [Some(plot.subtitle.to_owned()), Some(verdict(plot)), last, Some(basis(plot))]
        .into_iter()
        .flatten()
        .filter(|sentence| !sentence.is_empty())
        .collect::<Vec<String>>()
        .join(". ")
}
