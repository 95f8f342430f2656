//! K004: an e-mail address, telephone or personal number in the text.

use super::personal_patterns::{Personal, personal_details};
use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::rules::{Context, Rule, Sink, subjects};
use crate::text::Span;

declare_rule! {
    /// ## What it checks
    /// The file holds no e-mail address, telephone number or personal number.
    ///
    /// The whole text is looked at, remarks behind `#` included, in every language. Numbers count
    /// where their shape says so (an international prefix, the grouping of a telephone number, the
    /// check digit of a health service or civil registration number) or a word before them (tel, SSN,
    /// MRN). Dates, amounts, versions, page ranges and the numbers of orders do not count.
    ///
    /// ## Why
    /// A flow is made to be passed on: printed, mailed, put on a wall or a public page. A name and
    /// number in it reach people they were not meant for, stay in every copy and every old version,
    /// and are wrong once somebody changes posts. Of patients they have no place in it at all.
    ///
    /// ## How to mend
    /// Name the role (`owner: Laboratory manager`) and link to a page that says who holds it
    /// (`link:`). If the file is under version control, the old versions still hold what was removed.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// owner: jane.doe@clinic.example
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// owner: Laboratory manager
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "K004", name: "personal-data", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let mut details = personal_details(context.source.text());
    if let Some(diagram) = context.diagram.filter(|_| !details.is_empty()) {
        let texts = diagram.texts();
        details.retain(|(_, place)| is_read(&texts, Span::of(place.clone())));
    }
    if details.is_empty() {
        return;
    }
    let elements = elements(context);
    for (what, place) in details {
        let (message, help) = match what {
            Personal::Email => (
                "an e-mail address stands in the text",
                "name the role, and link to a page that says who holds it: `link: …`",
            ),
            Personal::Telephone => (
                "what looks like a telephone number stands in the text",
                "name the role, and link to a page that says how to reach it: `link: …`",
            ),
            Personal::Number => (
                "what looks like a personal number stands in the text",
                "remove it, also from old versions of the file",
            ),
        };
        let span = Span::of(place);
        let finding = sink.finding(element_at(&elements, span), span, message).help(help);
        sink.push(finding);
    }
}

/// Tells whether a place lies in one of the texts of a diagram, which are sorted by where they begin.
///
/// What programs keep there for themselves, such as keys of forms, is nobody's telephone number.
fn is_read(texts: &[Span], place: Span) -> bool {
    let behind = texts.partition_point(|text| text.start <= place.start);
    behind.checked_sub(1).is_some_and(|text| texts[text].contains(place))
}

/// Returns the flow's elements with their places, in the order of the file.
fn elements(context: &Context<'_>) -> Vec<(Span, Subject)> {
    let flow = context.flow;
    let actors = flow.actors.iter().map(|actor| (actor.span, subjects::actor(actor)));
    let stakeholders = flow.stakeholders.iter().map(|one| (one.actor.span, subjects::stakeholder(one)));
    let steps = flow.steps.iter().map(|step| (step.span, subjects::step(step)));
    let handoffs = flow.handoffs.iter().map(|handoff| (handoff.span, subjects::handoff(handoff)));
    let measures = flow.measures.iter().map(|measure| (measure.span, subjects::measure(measure)));
    let goals = flow.goals.iter().map(|goal| (goal.span, subjects::goal(goal)));
    let mut elements: Vec<_> =
        actors.chain(stakeholders).chain(steps).chain(handoffs).chain(measures).chain(goals).collect();
    elements.sort_by_key(|(span, _)| span.start);
    elements
}

/// Returns the element that holds a place, or the flow.
fn element_at(elements: &[(Span, Subject)], place: Span) -> Subject {
    let behind = elements.partition_point(|(span, _)| span.start <= place.start);
    let before = behind.checked_sub(1).and_then(|index| elements.get(index));
    let holding = before.filter(|(span, _)| span.contains(place));
    holding.map_or_else(Subject::flow, |(_, subject)| subject.clone())
}
