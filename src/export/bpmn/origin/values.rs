//! What changed in elements that both the file and the flow have: names, remarks, products, keys.

use super::added::Additions;
use super::edits::Edits;
use super::names::Names;
use super::removal;
use crate::diff::{Matching, Version};
use crate::export::bpmn::keys::{self, Keys, Mark, Own, Said};
use crate::export::bpmn::writer::Writer;
use crate::model::{Flow, Handoff, StepKind};
use crate::syntax::{Content, Entry, Node, Style};
use crate::text::{Span, Spanned};
use crate::xml::Element;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// A flow as the file has it and as it is now.
#[derive(Clone, Copy)]
pub(super) struct Values<'run> {
    pub(super) was: Version<'run>,
    pub(super) now: Version<'run>,
    pub(super) keys: &'run (Keys<'run>, Keys<'run>),
    /// The ids that elements are to say.
    pub(super) named: &'run HashSet<String>,
    pub(super) matching: &'run Matching,
    pub(super) names: &'run Names<'run>,
}

/// What is said of an element, before and now.
struct Change<'run> {
    of: &'static str,
    at: Span,
    id: &'run str,
    before: Own<'run>,
    now: Own<'run>,
}

impl<'run> Values<'run> {
    /// Edits all that both have.
    pub(super) fn edit(&self, edits: &mut Edits<'_, '_, 'run>) {
        self.flow(edits);
        self.actors(edits);
        for (old, new) in self.matching.steps.pairs() {
            self.step(edits, old, new);
        }
        for (old, new) in self.matching.handoffs.pairs() {
            self.handoff(edits, old, new);
        }
        removal::remove(edits, &self.gone(edits));
        Additions::add(*self, edits);
    }

    /// Returns the start tags of what the flow does not have any more, and nothing else needs.
    fn gone(&self, edits: &Edits<'_, '_, 'run>) -> Vec<Span> {
        let (was, matching) = (self.was.flow, self.matching);
        let mut needed: HashSet<u32> =
            matching.handoffs.pairs().map(|(old, _)| was.handoffs[old].from.span.start).collect();
        let removed = matching.handoffs.removed().map(|old| was.handoffs[old].from.span);
        let mut gone: Vec<Span> = removed.filter(|place| is_own_place(edits, *place)).collect();
        for (old, new) in matching.steps.pairs() {
            let Some(exits) = matching.exits(new) else { continue };
            let at = |exit: usize| was.steps[old].exits[exit].to.span;
            needed.extend(exits.pairs().map(|(exit, _)| at(exit).start));
            gone.extend(exits.removed().map(at));
        }
        gone.retain(|span| !needed.contains(&span.start));
        gone.extend(matching.steps.removed().map(|old| was.steps[old].span));
        gone
    }

    fn flow(&self, edits: &mut Edits<'_, '_, 'run>) {
        if let (Some(old), Some(new)) = (&self.was.flow.name, &self.now.flow.name)
            && old.value != new.value
        {
            edits.name(old.span, &new.value);
        }
        let (before, now) = (self.keys.0.flow.clone(), self.keys.1.flow.clone());
        if let Some(at) = edits.whole() {
            self.say(edits, Change { of: "flow", at, id: "", before, now });
        }
    }

    fn actors(&self, edits: &mut Edits<'_, '_, 'run>) {
        let by_id = |flow: &'run Flow| -> HashMap<&'run str, usize> {
            flow.actors.iter().enumerate().map(|(at, actor)| (actor.id.as_str(), at)).collect()
        };
        let (old_places, new_places) = (by_id(self.was.flow), by_id(self.now.flow));
        for (old, new) in self.matching.lanes.pairs() {
            let [old, new] = [&self.was.graph.lanes()[old], &self.now.graph.lanes()[new]];
            let places = (old_places.get(old.actor.as_str()), new_places.get(new.actor.as_str()));
            let (Some(old), Some(new)) = places else { continue };
            let (was, now) = (&self.was.flow.actors[*old], &self.now.flow.actors[*new]);
            if was.name.value != now.name.value {
                edits.name(was.name.span, &now.name.value);
            }
            let (mut before, mut keys) = (self.keys.0.actors[*old].clone(), self.keys.1.actors[*new].clone());
            remark(edits, (&was.note, &now.note), (&mut before, &mut keys));
            self.say(edits, Change { of: "actors", at: was.span, id: now.id.as_str(), before, now: keys });
        }
    }

    fn step(&self, edits: &mut Edits<'_, '_, 'run>, old: usize, new: usize) {
        let (was, now) = (&self.was.flow.steps[old], &self.now.flow.steps[new]);
        if was.text.value != now.text.value && was.kind != StepKind::Calls {
            let is_own = self.names.are_one(was.text.span, &now.text.value);
            edits.name(if is_own { was.text.span } else { was.span }, &now.text.value);
        }
        if let Some(exits) = self.matching.exits(new) {
            for (old, new) in exits.pairs() {
                answer(edits, &was.exits[old].when, &now.exits[new].when);
            }
        }
        let (mut before, mut keys) = (self.keys.0.steps[old].clone(), self.keys.1.steps[new].clone());
        remark(edits, (&was.note, &now.note), (&mut before, &mut keys));
        self.say(edits, Change { of: "steps", at: was.span, id: now.id.as_str(), before, now: keys });
    }

    fn handoff(&self, edits: &mut Edits<'_, '_, 'run>, old: usize, new: usize) {
        let (was, now) = (&self.was.flow.handoffs[old], &self.now.flow.handoffs[new]);
        let [mut before, mut keys] =
            [&self.keys.0.handoffs[old], &self.keys.1.handoffs[new]].map(Clone::clone);
        for own in [&mut before, &mut keys] {
            own.retain(|(key, _)| *key != "when");
        }
        // Its ends stand at the element; the whole reaches to wherever its product is named.
        answer(edits, &was.when, &now.when);
        self.product(edits, was, now, &mut keys);
        if !is_own_place(edits, was.from.span) {
            return;
        }
        let id = if now.id_is_written { now.id.as_str() } else { "" };
        self.say(edits, Change { of: "handoffs", at: was.from.span, id, before, now: keys });
    }

    /// Writes a product where the file names it, or in our extension where it has no place for it.
    fn product(
        &self,
        edits: &mut Edits<'_, '_, 'run>,
        was: &Handoff,
        now: &'run Handoff,
        keys: &mut Own<'run>,
    ) {
        match (was.named_product(), now.named_product()) {
            (Some(old), Some(new)) if old.name.value != new.name.value => {
                if self.names.are_one(old.name.span, &new.name.value) {
                    edits.name(old.name.span, &new.name.value);
                } else if self.can_name(edits, was) {
                    // Others read the name too, such as that of a message: only this line gets another.
                    edits.name(was.from.span, &new.name.value);
                    with_name(keys, &new.name);
                } else if is_definition(edits, was.from.span) {
                    // Others catch the signal too.
                    with_name(keys, &new.name);
                }
            }
            (None, Some(new)) => {
                if self.can_name(edits, was) {
                    edits.name(was.from.span, &new.name.value);
                } else {
                    with_name(keys, &new.name);
                }
            }
            _ => {}
        }
    }

    /// Tells whether the name of a line is its product, and not the answer that it is taken on.
    fn can_name(&self, edits: &Edits<'_, '_, 'run>, was: &Handoff) -> bool {
        let is_message = edits.element(was.from.span).is_some_and(|it| it.name() == "messageFlow");
        let is_line = !is_definition(edits, was.from.span);
        is_message || (is_line && was.when.is_none() && !self.leaves_decision(was))
    }

    fn leaves_decision(&self, handoff: &Handoff) -> bool {
        let from = self.was.graph.find(handoff.from.as_str());
        from.is_some_and(|from| self.was.graph.kind(self.was.flow, from) == StepKind::Decides)
    }

    /// Writes our extension where what it would say changed, or where the element is to say its id.
    fn say(&self, edits: &mut Edits<'_, '_, 'run>, said: Change<'run>) {
        let is_named = !said.id.is_empty() && self.named.contains(said.id);
        let written = |own: &Own<'_>| {
            let mut writer = Writer::default();
            keys::keys(&mut writer, Mark { id: None, ..Mark::of(said.of) }, own, &[], false);
            writer.finish()
        };
        if !is_named && written(&said.before) == written(&said.now) {
            return;
        }
        let id = Some(said.id).filter(|id| !id.is_empty());
        edits.extend(said.at, move |indent, is_declared| {
            let mut writer = Writer::within(indent);
            keys::keys(&mut writer, Mark { id, ..Mark::of(said.of) }, &said.now, &[], !is_declared);
            writer.finish()
        });
    }
}

/// Tells whether a hand-off stands at what a signal or message is caught by, which has no name.
fn is_definition(edits: &Edits<'_, '_, '_>, place: Span) -> bool {
    edits.element(place).is_some_and(|element| element.name().ends_with("EventDefinition"))
}

/// Tells whether a hand-off stands at an element that is nothing else: no step, which has keys of its own.
fn is_own_place(edits: &Edits<'_, '_, '_>, place: Span) -> bool {
    let is_line = |element: Element<'_, '_>| matches!(element.name(), "sequenceFlow" | "messageFlow");
    edits.element(place).is_some_and(is_line) || is_definition(edits, place)
}

/// Changes a remark where the file has it as its documentation, or else among the keys.
fn remark<'run>(
    edits: &mut Edits<'_, '_, 'run>,
    (was, now): (&'run Option<Spanned<String>>, &'run Option<Spanned<String>>),
    (before, keys): (&mut Own<'run>, &mut Own<'run>),
) {
    let documented = was.as_ref().filter(|was| {
        let around = edits.around(was.span).filter(|around| around.name() == "documentation");
        around.is_some_and(|it| it.text().split_whitespace().eq(was.value.split_whitespace()))
    });
    if let Some(documented) = documented {
        if was != now {
            edits.value(documented.span, now.as_ref().map_or("", |now| now.value.as_str()));
        }
        return;
    }
    for (own, note) in [(before, was), (keys, now)] {
        own.extend(note.as_ref().map(noted));
    }
}

/// Changes the answer that a line is taken on, where the file has one.
fn answer(edits: &mut Edits<'_, '_, '_>, was: &Option<Spanned<String>>, now: &Option<Spanned<String>>) {
    if let (Some(was), Some(now)) = (was, now)
        && was.value != now.value
    {
        edits.name(was.span, &now.value);
    }
}

/// Adds the name to what the keys say of a product.
pub(super) fn with_name<'run>(keys: &mut Own<'run>, name: &'run Spanned<String>) {
    let text = |text: &'run str| text_node(name.span, text);
    if let Some((_, product)) = keys.iter_mut().find(|(key, _)| *key == "product") {
        let mut entries: Vec<Entry<'run>> = vec![(text("name"), text(&name.value))];
        entries.extend_from_slice(product.entries().unwrap_or_default());
        *product = Cow::Owned(Node { span: name.span, content: Content::Mapping(entries) });
        return;
    }
    keys.push(("product", Cow::Owned(text(&name.value))));
}

/// Returns a remark as a key.
pub(super) fn noted(note: &Spanned<String>) -> Said<'_> {
    ("note", Cow::Owned(text_node(note.span, &note.value)))
}

fn text_node(span: Span, text: &str) -> Node<'_> {
    Node::scalar(span, Cow::Borrowed(text), Style::Quoted)
}
