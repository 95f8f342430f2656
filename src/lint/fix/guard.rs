//! Tells whether a mended file reads at least as well as before.

use crate::model::{Flow, MeasureRef};
use crate::rules::subjects;
use crate::syntax::Parsed;
use crate::text::{Edit, Span};

/// Tells whether a mended file has no more faults than before, and all elements but those that the
/// edits delete.
pub(super) fn reads_no_worse(before: &Parsed, after: &Parsed, edits: &[Edit]) -> bool {
    if after.is_cut || after.is_flow != before.is_flow || after.diagnostics.len() > before.diagnostics.len() {
        return false;
    }
    let deleted = Deleted::by(edits);
    let (before, after) = (elements(&before.flow), elements(&after.flow));
    before.iter().zip(&after).all(|(before, after)| {
        let gone = before.iter().filter(|element| deleted.holds(**element)).count();
        after.len() + gone >= before.len()
    })
}

/// Returns the places of the elements of a flow, by kind.
fn elements(flow: &Flow) -> [Vec<Span>; 7] {
    let inline = flow.handoffs.iter().flat_map(|handoff| &handoff.measures);
    let named = inline.filter_map(|reference| match reference {
        MeasureRef::Named(id) => Some(id.span),
        MeasureRef::Inline(_) => None,
    });
    [
        flow.actors.iter().map(|actor| actor.span).collect(),
        flow.stakeholders.iter().map(|stakeholder| stakeholder.actor.span).collect(),
        flow.steps.iter().map(|step| step.span).collect(),
        flow.handoffs.iter().map(|handoff| handoff.span).collect(),
        subjects::measures(flow).map(|placed| placed.measure.span).chain(named).collect(),
        flow.goals.iter().map(|goal| goal.span).collect(),
        flow.steps.iter().flat_map(|step| &step.exits).map(|exit| exit.span).collect(),
    ]
}

/// The parts of a text that edits delete, in order.
struct Deleted(Vec<Span>);

impl Deleted {
    fn by(edits: &[Edit]) -> Self {
        let mut spans: Vec<Span> =
            edits.iter().filter(|edit| edit.text.is_empty()).map(|edit| edit.span).collect();
        spans.sort_unstable();
        Self(spans)
    }

    /// Tells whether an element goes; the span of an element may end with blanks that stay.
    fn holds(&self, element: Span) -> bool {
        let next = self.0.partition_point(|deleted| deleted.start <= element.start);
        next.checked_sub(1).is_some_and(|index| element.start < self.0[index].end)
    }
}
