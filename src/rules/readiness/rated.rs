//! The ratings of a flow's readiness, and how findings call them.

use crate::data::{Rated, Ratings};
use crate::model::{Rater, Readiness, Requirement};
use crate::rules::Context;
use crate::rules::wording::{counted, listed};
use crate::stats::Proportion;
use crate::text::Span;

/// The readiness of a flow with its ratings.
pub(super) struct Assessed<'run> {
    pub(super) readiness: &'run Readiness,
    /// Typed, or out of a table.
    pub(super) ratings: Ratings,
    /// Whether all ratings are known: no table with answers is left unread.
    pub(super) is_known: bool,
}

/// Returns the readiness of the flow, where it has one.
pub(super) fn assessed<'run>(context: &Context<'run>) -> Option<Assessed<'run>> {
    let readiness = context.flow.readiness.as_ref()?;
    let surveyed = context.tables.answers().and_then(Result::ok).filter(|surveyed| surveyed.is_usable());
    let is_known = readiness.data.is_none() || surveyed.is_some();
    Some(Assessed { readiness, ratings: Ratings::of(readiness, surveyed), is_known })
}

impl Assessed<'_> {
    /// Returns the place of a requirement: its entry, or that of the data which speak of it.
    pub(super) fn place(&self, requirement: Requirement) -> Span {
        let assessment = self.readiness.assessment(requirement).map(|assessment| assessment.span);
        let data = || self.readiness.data.as_ref().map(|data| data.file.span);
        assessment.or_else(data).unwrap_or(self.readiness.span)
    }
}

/// Parts what is said of requirements by the three of them: the capacity and its two parts are one.
pub(super) fn by_requirement<T: Clone>(all: &[T], of: impl Fn(&T) -> Requirement) -> Vec<Vec<T>> {
    let mut parted: [Vec<T>; 3] = Default::default();
    for one in all {
        let place = match of(one) {
            Requirement::SharedDefinition => 0,
            Requirement::Valued => 1,
            Requirement::Capacity | Requirement::CapacityIndividual | Requirement::CapacityOrganisation => 2,
        };
        parted[place].push(one.clone());
    }
    parted.into_iter().filter(|part| !part.is_empty()).collect()
}

/// Returns a requirement as messages name it.
pub(super) fn key(requirement: Requirement) -> String {
    format!("`{}`", requirement.key())
}

/// Returns requirements as messages name them.
pub(super) fn keys(requirements: &[Requirement]) -> String {
    listed(&requirements.iter().copied().map(key).collect::<Vec<String>>())
}

/// Says how many answers the levels are the means of; absent where they are typed.
pub(super) fn told_answers(rated: &Rated) -> Option<String> {
    let count = |rater: Rater| rated.tally(rater).map(|tally| (tally.answers(), rater));
    let counts: Vec<(usize, Rater)> = Rater::ALL.into_iter().filter_map(count).collect();
    let few = counts.iter().any(|(answers, _)| *answers < Proportion::FEW);
    let told: Vec<String> = counts
        .iter()
        .map(|(answers, rater)| format!("{} of {}", counted(*answers, "answer"), rater.title()))
        .collect();
    let warning = if few { "; few answers, read with care" } else { "" };
    (!told.is_empty()).then(|| format!("{}{warning}", listed(&told)))
}
