//! The elements of a flow as subjects of findings, and how people call them.
//!
//! Every rule takes its subjects from here, so that waivers, baselines and outputs meet one path
//! and one title for one element.

use crate::diagnostic::Subject;
use crate::model::{Actor, Flow, Goal, Handoff, Measure, MeasureRef, Requirement, Stakeholder, Step};
use crate::rules::wording::quoted;
use crate::text::Span;

/// Returns the place for what is said of the flow as a whole: its title, or the file's first byte.
#[must_use]
pub fn flow_span(flow: &Flow) -> Span {
    flow.name.as_ref().map_or(Span::empty(flow.span.start), |name| name.span)
}

/// Returns the subject of an actor.
#[must_use]
pub fn actor(actor: &Actor) -> Subject {
    Subject::actor(actor.id.as_str())
}

/// Returns the subject of a stakeholder.
#[must_use]
pub fn stakeholder(stakeholder: &Stakeholder) -> Subject {
    Subject::stakeholder(stakeholder.actor.id.as_str())
}

/// Returns the subject of a step.
#[must_use]
pub fn step(step: &Step) -> Subject {
    Subject::step(step.id.as_str())
}

/// Returns the subject of a hand-off, which people call by its two ends.
#[must_use]
pub fn handoff(handoff: &Handoff) -> Subject {
    Subject::handoff(handoff.id.as_str(), handoff.from.as_str(), handoff.to.as_str())
}

/// Returns the subject of a measure that has a place of its own in the flow.
#[must_use]
pub fn measure(measure: &Measure) -> Subject {
    Subject::measure(measure.id.as_str())
}

/// Returns the subject of a measure that is written within a hand-off.
///
/// People call it by its name or question; its id is mostly made from the hand-off's.
#[must_use]
pub fn inline_measure(of: &Handoff, measure: &Measure) -> Subject {
    let id = measure.id.as_str();
    let written = measure.name.as_ref().or(measure.asks.as_ref());
    let title = written.map_or_else(|| id.to_owned(), |name| quoted(name));
    handoff(of).within("measures", id, format!("measure {title}"))
}

/// Returns the subject of a goal.
#[must_use]
pub fn goal(goal: &Goal) -> Subject {
    Subject::goal(goal.id.as_str())
}

/// Returns the subject of a requirement of readiness.
#[must_use]
pub fn requirement(requirement: Requirement) -> Subject {
    readiness(requirement.key(), &format!("readiness {}", requirement.key()))
}

/// Returns the subject of what is said under a key of readiness.
#[must_use]
pub fn readiness(key: &str, title: &str) -> Subject {
    Subject::element("readiness", key, title)
}

/// Returns how a sentence calls a goal: by its kind and its first words.
#[must_use]
pub fn goal_in_words(goal: &Goal) -> String {
    format!("{} goal {}", goal.kind.key(), quoted(&goal.text))
}

/// A measure wherever it is written.
#[derive(Debug, Clone, Copy)]
pub struct PlacedMeasure<'flow> {
    /// The measure.
    pub measure: &'flow Measure,
    /// The hand-off that it is written in; absent for one under `measures`.
    pub handoff: Option<&'flow Handoff>,
}

impl PlacedMeasure<'_> {
    /// Returns the subject of findings on the measure.
    #[must_use]
    pub fn subject(&self) -> Subject {
        self.handoff.map_or_else(|| measure(self.measure), |of| inline_measure(of, self.measure))
    }

    /// Returns the place of what people call the measure by: its name, its question or its id.
    #[must_use]
    pub fn span(&self) -> Span {
        let written = self.measure.name.as_ref().or(self.measure.asks.as_ref());
        written.map_or(self.measure.id.span, |name| name.span)
    }
}

/// Returns all measures that the flow writes: those under `measures`, then those within hand-offs.
///
/// What the workspace shares is left out: it is judged where it is written.
pub fn measures(flow: &Flow) -> impl Iterator<Item = PlacedMeasure<'_>> {
    let own = flow.measures.iter().map(|measure| PlacedMeasure { measure, handoff: None });
    own.chain(flow.handoffs.iter().flat_map(|of| {
        of.measures.iter().filter_map(move |reference| match reference {
            MeasureRef::Named(_) => None,
            MeasureRef::Inline(measure) => Some(PlacedMeasure { measure, handoff: Some(of) }),
        })
    }))
}

#[cfg(test)]
mod tests {
    use super::{handoff, inline_measure};
    use crate::model::{Handoff, Measure, MeasureRef};
    use crate::syntax::parse;
    use crate::text::SourceFile;

    /// Reads a hand-off with one measure of its own.
    fn order_to_tell(measure: &str) -> (Handoff, Measure) {
        let text = format!(
            "flow: x\nactors: {{ order: A, tell: B }}\nhandoffs:\n  - order -> tell: {{ id: order-placed, measures: {measure} }}\n"
        );
        let mut handoffs = parse(&SourceFile::new("flow.yaml", text)).flow.handoffs;
        let of = handoffs.remove(0);
        let [MeasureRef::Inline(measure)] = of.measures.as_slice() else { panic!("{:?}", of.measures) };
        let measure = measure.as_ref().clone();
        (of, measure)
    }

    #[test]
    fn path_names_the_id_and_title_the_ends() {
        let subject = handoff(&order_to_tell("{ id: clear }").0);
        assert_eq!(subject.path(), "handoffs/order-placed");
        assert_eq!(subject.title(), "hand-off order → tell");
    }

    #[test]
    fn inline_measure_lies_within_its_handoff() {
        let (of, measure) = order_to_tell("{ id: clear }");
        assert_eq!(inline_measure(&of, &measure).title(), "hand-off order → tell › measure clear");
        let (of, measure) = order_to_tell("{ id: clear, asks: Is it clear? }");
        let subject = inline_measure(&of, &measure);
        assert_eq!(subject.title(), "hand-off order → tell › measure \"Is it clear?\"");
        assert_eq!(subject.path(), "handoffs/order-placed/measures/clear");
        assert!(handoff(&of).covers(&subject));
    }
}
