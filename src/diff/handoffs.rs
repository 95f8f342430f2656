//! Pairs hand-offs: by a written id, then by their ends and products, then by what is alike.

use super::matching::{EndKey, Matching};
use super::pairing::Pairing;
use super::version::Indexed;
use crate::graph::OccurrenceIndex;
use crate::model::Handoff;

/// Products count as near from this likeness on, with what else speaks for the pair.
const NEAR_PRODUCT: f64 = 0.5;
/// What the same supplier and customer add.
const SAME_ACTORS: f64 = 0.2;
/// What the same step at one end adds.
const SAME_STEP: f64 = 0.2;

/// Pairs the hand-offs of two versions whose lanes, steps and measures are paired.
pub(super) fn handoffs(before: &Indexed<'_>, after: &Indexed<'_>, found: &Matching) -> Pairing {
    let (old, new) = (&before.flow().handoffs, &after.flow().handoffs);
    let mut pairs = Pairing::new(old.len(), new.len());
    let written = |handoff: &Handoff| handoff.id_is_written.then(|| handoff.id.value.clone());
    let (was, is) = (Known::of_older(before, found), Known::of_newer(after));
    pairs.by_key(
        |at| Some((written(&old[at])?, was.product(at))),
        |at| Some((written(&new[at])?, is.product(at))),
    );
    let when = |handoff: &Handoff| handoff.when.as_ref().map(|when| when.value.clone());
    pairs.by_key(
        |at| Some((was.ends[at], was.product(at)?, when(&old[at]))),
        |at| Some((is.ends[at], is.product(at)?, when(&new[at]))),
    );
    pairs.by_key(|at| Some((was.ends[at], was.product(at)?)), |at| Some((is.ends[at], is.product(at)?)));
    pairs.by_key(|at| written(&old[at]), |at| written(&new[at]));
    by_words(before, after, &mut pairs, |one, other| (was.ends[one] == is.ends[other]).then_some(1.0));
    pairs.by_own_key(|at| was.product(at), |at| is.product(at));
    pairs.by_key(|at| Some((was.ends[at], when(&old[at]))), |at| Some((is.ends[at], when(&new[at]))));
    pairs.by_key(|at| Some(was.ends[at]), |at| Some(is.ends[at]));
    pairs.by_key(|at| Some((was.lanes[at]?, was.product(at)?)), |at| Some((is.lanes[at]?, is.product(at)?)));
    by_words(before, after, &mut pairs, |one, other| Some(was.in_common(&is, one, other)));
    by_measure(before, after, found, &mut pairs, (&was, &is));
    one_end(&mut pairs, (&was, &is));
    pairs
}

/// What is known of the hand-offs of a version, in terms of the newer one.
struct Known<'run> {
    version: &'run Indexed<'run>,
    ends: Vec<(EndKey, EndKey)>,
    /// Supplier and customer; nothing where one of them is gone.
    lanes: Vec<Option<(usize, usize)>>,
}

impl<'run> Known<'run> {
    fn of_older(version: &'run Indexed<'run>, found: &Matching) -> Self {
        let end = |at: OccurrenceIndex| match version.step_of(at) {
            Some(step) => found.steps.after(step).map(EndKey::Step),
            None => found.lanes.after(version.graph().petgraph()[at].lane).map(EndKey::Lane),
        };
        Self::new(version, |at| end(at).unwrap_or(EndKey::Gone(at.index())), |lane| found.lanes.after(lane))
    }

    fn of_newer(version: &'run Indexed<'run>) -> Self {
        let end = |at: OccurrenceIndex| match version.step_of(at) {
            Some(step) => EndKey::Step(step),
            None => EndKey::Lane(version.graph().petgraph()[at].lane),
        };
        Self::new(version, end, Some)
    }

    fn new(
        version: &'run Indexed<'run>,
        end: impl Fn(OccurrenceIndex) -> EndKey,
        lane: impl Fn(usize) -> Option<usize>,
    ) -> Self {
        let all = 0..version.flow().handoffs.len();
        let ends = all.clone().map(|at| version.ends(at)).map(|(from, to)| (end(from), end(to)));
        let lanes = all.map(|at| version.lanes(at)).map(|(from, to)| lane(from).zip(lane(to)));
        Self { version, ends: ends.collect(), lanes: lanes.collect() }
    }

    /// Returns the words of a product; nothing where none is named.
    fn product(&self, at: usize) -> Option<&'run str> {
        let folded = self.version.products[at].folded.as_str();
        (!folded.is_empty()).then_some(folded)
    }

    /// Returns what the actors and the steps add to the likeness of two hand-offs.
    fn in_common(&self, newer: &Self, one: usize, other: usize) -> f64 {
        let ((from, to), (new_from, new_to)) = (self.ends[one], newer.ends[other]);
        let same_lanes = self.lanes[one].is_some() && self.lanes[one] == newer.lanes[other];
        let same_step = from == new_from || to == new_to;
        f64::from(u8::from(same_lanes)) * SAME_ACTORS + f64::from(u8::from(same_step)) * SAME_STEP
    }
}

fn by_words(
    before: &Indexed<'_>,
    after: &Indexed<'_>,
    pairs: &mut Pairing,
    more: impl Fn(usize, usize) -> Option<f64>,
) {
    pairs.by_words(&before.products, &after.products, NEAR_PRODUCT, more);
}

/// Pairs hand-offs between the same two actors that are judged by the same measure.
fn by_measure(
    before: &Indexed<'_>,
    after: &Indexed<'_>,
    found: &Matching,
    pairs: &mut Pairing,
    (was, is): (&Known<'_>, &Known<'_>),
) {
    let old = |at: usize| before.measures_of(at).find_map(|measure| found.measures.after(measure));
    let new = |at: usize| after.measures_of(at).find(|measure| found.measures.before(*measure).is_some());
    pairs.by_own_key(|at| Some((was.lanes[at]?, old(at)?)), |at| Some((is.lanes[at]?, new(at)?)));
}

/// Pairs hand-offs between the same two actors that leave from the same step, or arrive at it.
fn one_end(pairs: &mut Pairing, (was, is): (&Known<'_>, &Known<'_>)) {
    let step = |end: EndKey| matches!(end, EndKey::Step(_)).then_some(end);
    pairs.by_own_key(
        |at| Some((was.lanes[at]?, step(was.ends[at].0)?)),
        |at| Some((is.lanes[at]?, step(is.ends[at].0)?)),
    );
    pairs.by_own_key(
        |at| Some((was.lanes[at]?, step(was.ends[at].1)?)),
        |at| Some((is.lanes[at]?, step(is.ends[at].1)?)),
    );
}
