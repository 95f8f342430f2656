//! Levels of readiness that the flow states although a table has the answers, and states otherwise.

use crate::data::Ratings;
use crate::model::{Rater, Requirement};
use crate::rules::{Context, Sink, subjects};
use crate::text::Spanned;

/// How far a level that is stated with one decimal may lie from the mean that it was rounded from.
const ROUNDING: f64 = 0.05 + 1e-9;

/// Tells the levels that are not the means of the answers.
pub(super) fn tell(context: &Context<'_>, sink: &mut Sink) {
    let Some(readiness) = &context.flow.readiness else { return };
    let Some((source, surveyed)) = readiness.data.as_ref().zip(context.tables.answers().and_then(Result::ok))
    else {
        return;
    };
    if surveyed.fault_count > 0 {
        return;
    }
    for rated in Ratings::of(readiness, Some(surveyed)).now.rated {
        for rater in Rater::ALL {
            let stated = readiness.assessment(rated.requirement).and_then(|stated| stated.of(rater));
            let mean = rated.tally(rater).and_then(|tally| tally.mean());
            let Some((stated, mean)) = stated.zip(mean) else { continue };
            if (stated.value - mean).abs() <= ROUNDING {
                continue;
            }
            let message = message(rated.requirement, rater, stated, mean);
            let finding = sink.finding(subjects::requirement(rated.requirement), stated.span, message);
            let finding = finding.label("the stated level").also(source.file.span, "the answers");
            sink.push(finding.help("take the stated level out; the answers are what counts"));
        }
    }
}

fn message(requirement: Requirement, rater: Rater, stated: Spanned<f64>, mean: f64) -> String {
    let mean = (mean * 100.0).round() / 100.0;
    format!(
        "the level of `{}` as {} sees it, {}, is not the mean of the answers, {mean}",
        requirement.key(),
        rater.key(),
        stated.value
    )
}
