//! The answers that lines are taken on, changed where the drawing shows them.

use super::edits::Edits;
use super::values::Values;
use crate::layout::message_name;
use crate::model::Handoff;
use crate::text::{Span, Spanned};
use crate::xml::{Element, content};

impl<'run> Values<'run> {
    /// Changes the answer of a line, which begins at `at`, to what it is now.
    ///
    /// What the file has no place for stays as it is, and is told when the file is read once more.
    pub(super) fn answer(
        &self,
        edits: &mut Edits<'_, '_, '_>,
        at: Span,
        (was, now): (&Option<Spanned<String>>, &Option<Spanned<String>>),
    ) {
        let Some(line) = edits.element(at) else { return };
        match (was, now) {
            (Some(was), Some(now)) if was.value != now.value => self.other_answer(edits, line, (was, now)),
            (None, Some(now)) => first_answer(edits, line, &now.value),
            (Some(was), None) => no_answer(edits, line, was),
            _ => {}
        }
    }

    fn other_answer<'doc, 'text: 'doc>(
        &self,
        edits: &mut Edits<'doc, 'text, '_>,
        line: Element<'doc, 'text>,
        (was, now): (&Spanned<String>, &Spanned<String>),
    ) {
        let around = edits.around(was.span);
        let holder = around.and_then(|it| if is_condition(it) { it.parent() } else { Some(it) });
        let Some(holder) = holder.filter(|holder| holder.name() == "sequenceFlow") else {
            // It is the name of an event: behind a gateway the line itself may say another.
            if line.name() == "sequenceFlow" && source(edits, line).is_some_and(is_decision) {
                edits.name(line.span(), &now.value);
            } else if self.names.are_one(was.span, &now.value) {
                edits.name(was.span, &now.value);
            }
            return;
        };
        if !self.names.are_one(was.span, &now.value) {
            return;
        }
        // An expression that the name repeats is words; any other one is for an engine.
        let is_named = holder.attribute("name").is_some_and(|name| says(name.value, &was.value));
        let condition = holder.children().find(|child| is_condition(*child));
        if let Some(condition) = condition.filter(|it| is_named && says(&it.text(), &was.value)) {
            edits.content(condition, &now.value);
        }
        edits.name(holder.span(), &now.value);
    }

    /// Changes the name of a message flow, which is its answer and its product, to what they are now.
    pub(super) fn message(&self, edits: &mut Edits<'_, '_, '_>, was: &Handoff, now: &Handoff) {
        let (before, after) = (told(was), told(now));
        if before == after {
            return;
        }
        let own = was.named_product().map(|product| product.name.span);
        match (own, after) {
            (Some(at), Some(name)) if was.when.is_none() && self.names.are_one(at, &name) => {
                edits.name(at, &name);
            }
            // Others read the name too, such as that of a message: only this line gets another.
            (_, Some(name)) => edits.name(was.from.span, &name),
            (_, None) => {
                edits.element(was.from.span).into_iter().for_each(|line| edits.without_name(line));
            }
        }
    }
}

/// Returns what a message flow is called.
pub(super) fn told(handoff: &Handoff) -> Option<String> {
    let when = handoff.when.as_ref().map(|when| when.value.as_str());
    message_name(when, handoff.named_product().map(|product| product.name.value.as_str()))
}

/// Gives a line its first answer: as its name, and as a condition where it leaves no gateway.
fn first_answer<'doc, 'text: 'doc>(
    edits: &mut Edits<'doc, 'text, '_>,
    line: Element<'doc, 'text>,
    now: &str,
) {
    let Some(source) = source(edits, line).filter(|_| line.name() == "sequenceFlow") else { return };
    if source.name() == "parallelGateway" || source.name().ends_with("Event") {
        return;
    }
    if !is_decision(source) && !line.children().any(is_condition) {
        let name = edits.like(line, "conditionExpression");
        let written = format!("{}<{name}>{}</{name}>", edits.break_within(line), content(now));
        edits.append(line, line.children().last(), &written);
    }
    edits.name(line.span(), now);
}

/// Takes the answer of a line away, where the line itself has it as its name.
fn no_answer<'doc, 'text: 'doc>(
    edits: &mut Edits<'doc, 'text, '_>,
    line: Element<'doc, 'text>,
    was: &Spanned<String>,
) {
    let name = line.attribute("name").filter(|name| name.value_span == was.span);
    let condition = line.children().find(|child| is_condition(*child));
    if name.is_none() || condition.is_some_and(|condition| !says(&condition.text(), &was.value)) {
        return;
    }
    edits.without_name(line);
    condition.into_iter().for_each(|condition| edits.remove(condition.span()));
}

/// Returns the element that a line leaves.
fn source<'doc, 'text: 'doc>(
    edits: &Edits<'doc, 'text, '_>,
    line: Element<'doc, 'text>,
) -> Option<Element<'doc, 'text>> {
    edits.with_id(line.attribute("sourceRef")?.value)
}

fn is_condition(element: Element<'_, '_>) -> bool {
    element.name() == "conditionExpression"
}

/// Tells whether what is written at the lines that leave an element are answers.
fn is_decision(element: Element<'_, '_>) -> bool {
    element.name().ends_with("Gateway") && element.name() != "parallelGateway"
}

/// Tells whether a text says the same words as another, whatever blanks are between them.
fn says(text: &str, words: &str) -> bool {
    text.split_whitespace().eq(words.split_whitespace())
}
