//! What changed in elements that both the file and the flow have: names, remarks, products, keys.

use super::added::Additions;
use super::edits::Edits;
use super::names::Names;
use super::removal;
use crate::diff::{Matching, Version};
use crate::export::bpmn::keys::{self, Keys, Mark, Own, Said};
use crate::export::bpmn::process::percent;
use crate::export::bpmn::writer::Writer;
use crate::import::bpmn::NAMESPACE;
use crate::model::{Exit, Flow, Handoff, Product, Share, StepKind};
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
    pub(super) fn edit<'doc, 'text: 'doc>(&self, edits: &mut Edits<'doc, 'text, 'run>) {
        self.flow(edits);
        self.actors(edits);
        for (old, new) in self.matching.steps.pairs() {
            self.step(edits, old, new);
        }
        let pairs = self.matching.handoffs.pairs();
        let shown: Vec<(Span, &'run Spanned<String>)> =
            pairs.filter_map(|(old, new)| self.handoff(edits, old, new)).collect();
        let mut additions = Additions::of(*self, edits);
        additions.add_actors(edits);
        additions.add_steps(edits);
        additions.move_steps(edits);
        let rebound = additions.rebind(edits);
        let gone = self.gone(edits);
        removal::remove(edits, &gone, &rebound);
        additions.redraw(edits);
        additions.add_lines(edits);
        for (line, product) in shown {
            additions.show(edits, line, product);
        }
        additions.finish(edits);
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
        gone.extend(self.gone_pools(edits));
        gone
    }

    /// Returns the start tags of the pools of actors that the flow does not have any more, where nothing
    /// is drawn within.
    fn gone_pools(&self, edits: &Edits<'_, '_, 'run>) -> Vec<Span> {
        let lanes = self.matching.lanes.removed().map(|lane| &self.was.graph.lanes()[lane].actor);
        let gone: HashSet<&str> = lanes.map(|actor| actor.as_str()).collect();
        let actors = self.was.flow.actors.iter().filter(|actor| gone.contains(actor.id.as_str()));
        let is_black_box = |span: &Span| {
            let element = edits.element(*span).filter(|element| element.name() == "participant");
            element.is_some_and(|pool| pool.attribute("processRef").is_none())
        };
        actors.map(|actor| actor.span).filter(is_black_box).collect()
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
            remark(edits, was.span, (&was.note, &now.note), (&mut before, &mut keys));
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
            exits.pairs().for_each(|(old, new)| self.exit(edits, &was.exits[old], &now.exits[new]));
        }
        let (mut before, mut keys) = (self.keys.0.steps[old].clone(), self.keys.1.steps[new].clone());
        remark(edits, was.span, (&was.note, &now.note), (&mut before, &mut keys));
        self.say(edits, Change { of: "steps", at: was.span, id: now.id.as_str(), before, now: keys });
    }

    /// Changes a way out of a step: its answer, and how often it is taken.
    fn exit(&self, edits: &mut Edits<'_, '_, 'run>, was: &'run Exit, now: &'run Exit) {
        let at = was.to.span;
        self.answer(edits, at, (&was.when, &now.when));
        if edits.element(at).is_some_and(|line| line.name() == "sequenceFlow") {
            let [before, keys]: [Own<'run>; 2] =
                [was, now].map(|exit| exit.chance.iter().map(chance).collect());
            self.say(edits, Change { of: "then", at, id: "", before, now: keys });
        }
    }

    /// Changes a hand-off; returns its line and its product, where that is to be shown beside the line.
    fn handoff(
        &self,
        edits: &mut Edits<'_, '_, 'run>,
        old: usize,
        new: usize,
    ) -> Option<(Span, &'run Spanned<String>)> {
        let (was, now) = (&self.was.flow.handoffs[old], &self.now.flow.handoffs[new]);
        // Its ends stand at the element; the whole reaches to wherever its product is named.
        let at = was.from.span;
        let [mut before, mut keys] =
            [&self.keys.0.handoffs[old], &self.keys.1.handoffs[new]].map(Clone::clone);
        let is_kept = |product: &&Product| {
            edits.around(product.name.span).is_some_and(|around| around.namespace() == NAMESPACE)
        };
        let kept = was.named_product().filter(is_kept);
        let is_message = edits.element(at).is_some_and(|it| it.name() == "messageFlow");
        let mut shown = None;
        if is_message {
            self.message(edits, was, now);
        } else {
            for own in [&mut before, &mut keys] {
                own.retain(|(key, _)| *key != "when");
            }
            self.answer(edits, at, (&was.when, &now.when));
            if kept.is_none() {
                shown = self.product(edits, was, now, &mut keys);
            }
        }
        if let Some(kept) = kept.filter(|_| !is_message) {
            with_name(&mut before, &kept.name);
            now.named_product().into_iter().for_each(|product| with_name(&mut keys, &product.name));
        }
        if is_own_place(edits, at) {
            let id = if now.id_is_written { now.id.as_str() } else { "" };
            self.say(edits, Change { of: "handoffs", at, id, before, now: keys });
        }
        shown.map(|product| (at, product))
    }

    /// Writes the product of a sequence flow where the file names it; returns one that it has no name for.
    fn product(
        &self,
        edits: &mut Edits<'_, '_, 'run>,
        was: &Handoff,
        now: &'run Handoff,
        keys: &mut Own<'run>,
    ) -> Option<&'run Spanned<String>> {
        let line = edits.element(was.from.span);
        let is_name = |span: Span| {
            line.and_then(|line| line.attribute("name")).is_some_and(|name| name.value_span == span)
        };
        match (was.named_product(), now.named_product()) {
            // The answer takes the place of the product's name.
            (Some(old), Some(new)) if was.when.is_none() && now.when.is_some() && is_name(old.name.span) => {
                return Some(&new.name);
            }
            (Some(old), Some(new)) if old.name.value != new.name.value => {
                if self.names.are_one(old.name.span, &new.name.value) {
                    edits.name(old.name.span, &new.name.value);
                } else {
                    // Others read the name too, such as that of an object of data.
                    if !self.names.are_alike(was.from.span, &new.name.value) {
                        return None;
                    }
                    if self.can_name(edits, was, now) {
                        edits.name(was.from.span, &new.name.value);
                    }
                    with_name(keys, &new.name);
                }
            }
            // What is written at the line would be said of the other hand-offs too.
            (None, Some(new)) if !self.names.are_alike(was.from.span, &new.name.value) => {}
            (None, Some(new)) if self.can_name(edits, was, now) => edits.name(was.from.span, &new.name.value),
            (None, Some(new)) if is_definition(edits, was.from.span) => with_name(keys, &new.name),
            (None, Some(new)) => return Some(&new.name),
            (Some(old), None) if was.when.is_none() && now.when.is_none() && is_name(old.name.span) => {
                line.into_iter().for_each(|line| edits.without_name(line));
            }
            _ => {}
        }
        None
    }

    /// Tells whether the name of a sequence flow is its product, and not the answer that it is taken on.
    fn can_name(&self, edits: &Edits<'_, '_, 'run>, was: &Handoff, now: &Handoff) -> bool {
        !is_definition(edits, was.from.span)
            && was.when.is_none()
            && now.when.is_none()
            && !self.leaves_decision(was)
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
    at: Span,
    (was, now): (&'run Option<Spanned<String>>, &'run Option<Spanned<String>>),
    (before, keys): (&mut Own<'run>, &mut Own<'run>),
) {
    let children = edits.element(at).into_iter().flat_map(Element::children);
    let documented: Vec<Element<'_, '_>> = children.filter(|it| it.name() == "documentation").collect();
    let said: Vec<String> = documented.iter().map(|it| it.text()).collect();
    let words = said.iter().flat_map(|text| text.split_whitespace());
    if let Some(old) = was
        && words.eq(old.value.split_whitespace())
    {
        if was.as_ref().map(|it| &it.value) != now.as_ref().map(|it| &it.value) {
            let mut documented = documented.into_iter();
            if let Some(now) = now {
                documented.next().into_iter().for_each(|first| edits.content(first, &now.value));
            }
            documented.for_each(|further| edits.remove(further.span()));
        }
        return;
    }
    for (own, note) in [(before, was), (keys, now)] {
        own.extend(note.as_ref().map(noted));
    }
}

/// Returns how often a way out is taken, as a key.
fn chance<'run>(share: &Spanned<Share>) -> Said<'run> {
    let text = Cow::Owned(percent(share.value));
    ("chance", Cow::Owned(Node::scalar(share.span, text, Style::Quoted)))
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
