//! Actors that the file had not, as lanes and pools of it, and steps that went to another lane.

use super::added::{Additions, End, extension};
use super::edits::Edits;
use crate::export::bpmn::keys::{Mark, Own};
use crate::export::bpmn::writer::Writer;
use crate::model::Side;
use crate::xml::Element;
use std::collections::HashMap;

/// A lane that is to be written.
pub(super) struct NewLane<'doc, 'text> {
    id: String,
    name: String,
    /// Its keys and its remark, as XML.
    extension: String,
    around: Element<'doc, 'text>,
    /// The steps that stand in it.
    steps: Vec<String>,
}

/// Where a step stands: in a lane of the file or in a new one; or in a process that has none.
pub(super) enum Stand<'doc, 'text> {
    Lane(Element<'doc, 'text>),
    New(usize),
    Process(Element<'doc, 'text>),
}

impl<'run, 'doc, 'text: 'doc> Additions<'run, 'doc, 'text> {
    /// Adds the actors that the file had not: those of the organisation as lanes below the others, those
    /// outside without steps as pools below all.
    pub(super) fn add_actors(&mut self, edits: &mut Edits<'doc, 'text, 'run>) {
        let values = self.values;
        let lanes = values.now.graph.lanes();
        let added: Vec<usize> = values.matching.lanes.added().collect();
        if added.is_empty() {
            return;
        }
        let of_steps = values.now.flow.steps.iter().filter_map(|step| step.actor.as_ref());
        let with_steps: std::collections::HashSet<&str> = of_steps.map(|actor| actor.as_str()).collect();
        let places: HashMap<&str, usize> =
            values.now.flow.actors.iter().enumerate().map(|(at, actor)| (actor.id.as_str(), at)).collect();
        for lane in added {
            let lane = &lanes[lane];
            let id = lane.actor.as_str();
            let own = places.get(id).map_or(Own::new(), |at| {
                let mut own = values.keys.1.actors[*at].clone();
                own.extend(values.now.flow.actors[*at].note.as_ref().map(super::values::noted));
                own
            });
            match lane.side {
                Side::Internal => self.add_lane(edits, (id, &lane.name), &own),
                Side::External if !with_steps.contains(id) => self.add_pool(edits, (id, &lane.name), &own),
                Side::External => None,
            };
        }
    }

    fn add_lane(
        &mut self,
        edits: &mut Edits<'doc, 'text, 'run>,
        (actor, name): (&'run str, &str),
        own: &Own<'run>,
    ) -> Option<()> {
        let lanes = self.values.was.flow.actors.iter().rev();
        let mut lanes = lanes.filter_map(|actor| self.was_actor(actor.id.as_str()));
        let last = lanes.find(|lane| lane.name() == "lane")?;
        let around = std::iter::successors(last.parent(), |it| it.parent())
            .find(|it| it.name() == "laneSet" && it.parent().is_some_and(|it| it.name() == "process"))?;
        let id = self.ids.make("Lane", actor);
        let beside = around.children().filter(|child| child.name() == "lane");
        let beside: Vec<&str> = beside.filter_map(|lane| Some(lane.attribute("id")?.value)).collect();
        if let Some(diagram) = &mut self.diagram {
            diagram.add_lane(&id, &beside)?;
        }
        let mut writer = Writer::within(&format!("{}  ", edits.indent_within(around)));
        let mark = Mark { id: Some(actor), ..Mark::of("actors") };
        extension(&mut writer, &edits.like(around, "extensionElements"), mark, own, &[]);
        self.new_actors.insert(actor, Stand::New(self.new_lanes.len()));
        let (name, extension) = (name.to_owned(), writer.finish());
        self.new_lanes.push(NewLane { id, name, extension, around, steps: Vec::new() });
        Some(())
    }

    fn add_pool(
        &mut self,
        edits: &mut Edits<'doc, 'text, 'run>,
        (actor, name): (&'run str, &str),
        own: &Own<'run>,
    ) -> Option<()> {
        let around = edits.elements().find(|element| element.name() == "collaboration")?;
        let last = around.children().filter(|child| child.name() == "participant").last()?;
        // A flow is called as the only pool is; beside another one the file has to say it.
        let whole = edits.elements().next().filter(|whole| whole.attribute("name").is_none());
        if let Some(whole) = whole.filter(|_| around.attribute("name").is_none()) {
            edits.name(whole.span(), self.values.now.flow.title());
        }
        let id = self.ids.make("Actor", actor);
        let tag = edits.like(around, "participant");
        let mut writer = Writer::within(&edits.indent_within(around));
        writer.open(&tag, &[("id", Some(&*id)), ("name", Some(name))]);
        let mark = Mark { id: Some(actor), ..Mark::of("actors") };
        extension(&mut writer, &edits.like(around, "extensionElements"), mark, own, &[]);
        writer.close(&tag);
        edits.append(around, Some(last), &format!("\n{}", writer.finish().trim_end()));
        if let Some(diagram) = &mut self.diagram {
            diagram.add_pool(&id);
        }
        self.new_pools.insert(actor, id);
        Some(())
    }

    /// Returns where the steps of an actor stand, with the process around them.
    pub(super) fn stand(
        &self,
        edits: &Edits<'doc, 'text, 'run>,
        actor: &str,
    ) -> Option<(Stand<'doc, 'text>, Element<'doc, 'text>)> {
        if let Some(Stand::New(at)) = self.new_actors.get(actor) {
            return Some((Stand::New(*at), self.new_lanes[*at].around.parent()?));
        }
        let around = self.actor(actor)?;
        match around.name() {
            "lane" => {
                let mut outer = std::iter::successors(around.parent(), |it| it.parent());
                Some((Stand::Lane(around), outer.find(|it| it.name() == "process")?))
            }
            "participant" => {
                let process = edits.with_id(around.attribute("processRef")?.value)?;
                Some((Stand::Process(around), process))
            }
            _ => Some((Stand::Process(around), around)),
        }
    }

    /// Names a step in the lane that it stands in; returns the id of the lane, or of what is in its place.
    pub(super) fn join_lane(
        &mut self,
        edits: &mut Edits<'doc, 'text, 'run>,
        stand: &Stand<'doc, 'text>,
        step: &str,
    ) -> Option<String> {
        match stand {
            Stand::New(at) => {
                let lane = &mut self.new_lanes[*at];
                lane.steps.push(step.to_owned());
                Some(lane.id.clone())
            }
            Stand::Process(around) => Some(around.attribute("id")?.value.to_owned()),
            Stand::Lane(lane) => {
                let before = ["flowNodeRef", "extensionElements", "documentation"];
                let last = lane.children().filter(|child| before.contains(&child.name())).last();
                let (reference, apart) = (edits.like(*lane, "flowNodeRef"), edits.break_within(*lane));
                edits.append(*lane, last, &format!("{apart}<{reference}>{step}</{reference}>"));
                Some(lane.attribute("id")?.value.to_owned())
            }
        }
    }

    /// Puts steps into the lanes of the actors that they went to.
    pub(super) fn move_steps(&mut self, edits: &mut Edits<'doc, 'text, 'run>) {
        let values = self.values;
        let pairs: Vec<(usize, usize)> = values.matching.steps.pairs().collect();
        for (old, new) in pairs {
            let (was, now) = (&values.was.flow.steps[old].actor, &values.now.flow.steps[new].actor);
            let (Some(was), Some(now)) = (was, now) else { continue };
            let lanes = (values.was.graph.find_lane(was.as_str()), values.now.graph.find_lane(now.as_str()));
            if lanes.0.and_then(|lane| values.matching.lanes.after(lane)) != lanes.1 {
                self.move_step(edits, new, was.as_str(), now.as_str());
            }
        }
    }

    fn move_step(
        &mut self,
        edits: &mut Edits<'doc, 'text, 'run>,
        step: usize,
        was: &str,
        now: &str,
    ) -> Option<()> {
        let (id, around): (String, Element<'_, '_>) = self.steps[step].clone()?;
        let from = self.was_actor(was).filter(|lane| lane.name() == "lane")?;
        let (to, process) = self.stand(edits, now)?;
        if process.span() != around.span() || matches!(to, Stand::Process(_)) {
            return None;
        }
        let at_border = around.children().filter(|child| {
            child.attribute("attachedToRef").is_some_and(|host| super::edits::local(host.value) == id)
        });
        let at_border = at_border.filter_map(|event| Some(event.attribute("id")?.value.to_owned()));
        let all: Vec<String> = std::iter::once(id.clone()).chain(at_border).collect();
        let mut lane = None;
        for (index, id) in all.iter().enumerate() {
            let named = from.children().find(|child| {
                child.name() == "flowNodeRef" && super::edits::local(child.text().trim()) == id.as_str()
            });
            let Some(named) = named else {
                if index == 0 {
                    return None;
                }
                continue;
            };
            edits.remove(named.span());
            lane = self.join_lane(edits, &to, id);
        }
        let from = from.attribute("id").map_or("", |id| id.value);
        if let (Some(diagram), Some(to)) = (&mut self.diagram, lane) {
            diagram.move_shapes(&all, (from, &to), edits);
        }
        Some(())
    }

    /// Writes the new lanes behind the others, with the steps that stand in them.
    pub(super) fn write_lanes(&self, edits: &mut Edits<'doc, 'text, 'run>) {
        for lane in &self.new_lanes {
            let tag = edits.like(lane.around, "lane");
            let indent = edits.indent_within(lane.around);
            let mut writer = Writer::within(&indent);
            writer.open(&tag, &[("id", Some(&*lane.id)), ("name", Some(&*lane.name))]);
            let opened = writer.finish();
            let mut writer = Writer::within(&format!("{indent}  "));
            let reference = edits.like(lane.around, "flowNodeRef");
            lane.steps.iter().for_each(|step| writer.text(&reference, &[], step));
            let steps = writer.finish();
            let last = lane.around.children().last();
            let written = format!("\n{}{}{steps}{indent}</{tag}>", opened, lane.extension);
            edits.append(lane.around, last, &written);
        }
    }

    /// Returns the pool of an actor that the file had not.
    pub(super) fn new_pool(&self, actor: &str) -> Option<End<'doc, 'text>> {
        self.new_pools.get(actor).map(|id| (id.clone(), None))
    }
}
