//! What the flow has and the file had not: steps, and lines between what is there.

use super::diagram::Diagram;
use super::edits::Edits;
use super::ends::refer;
use super::lanes::{NewLane, Stand};
use super::values::{Values, noted};
use crate::diff::Pairing;
use crate::export::bpmn::ids::Ids;
use crate::export::bpmn::keys::{self, Mark, Own};
use crate::export::bpmn::process::percent;
use crate::export::bpmn::writer::Writer;
use crate::layout::message_name;
use crate::model::{Exit, Handoff, Share, StepKind};
use crate::text::Spanned;
use crate::xml::Element;
use std::collections::HashMap;

/// Adds what can be added, and writes it down in the diagram.
pub(super) struct Additions<'run, 'doc, 'text> {
    pub(super) values: Values<'run>,
    pub(super) diagram: Option<Diagram<'doc, 'text>>,
    pub(super) ids: Ids,
    /// The id in the file, and the process, of each step of the flow as it is now.
    pub(super) steps: Vec<Option<(String, Element<'doc, 'text>)>>,
    /// Where the actors that the file has stand in it, by their ids then.
    actors: HashMap<&'run str, Element<'doc, 'text>>,
    /// Where the steps of actors stand that the file had not.
    pub(super) new_actors: HashMap<&'run str, Stand<'doc, 'text>>,
    pub(super) new_lanes: Vec<NewLane<'doc, 'text>>,
    /// The pools of actors that the file had not.
    pub(super) new_pools: HashMap<&'run str, String>,
    /// What stands behind all steps and lines of a process.
    pub(super) artifacts: Vec<(Element<'doc, 'text>, String)>,
}

/// A line to be added.
struct Line<'run> {
    of: &'static str,
    /// What its id is made of.
    stem: String,
    id: Option<&'run str>,
    when: Option<&'run Spanned<String>>,
    product: Option<&'run Spanned<String>>,
    leaves_decision: bool,
    own: Own<'run>,
    chance: Option<Share>,
}

impl Line<'_> {
    /// Returns its name: the answer within a process, the answer and the product of a message.
    fn name(&self, is_within: bool) -> Option<String> {
        let when = self.when.map(|when| when.value.as_str());
        let product = self.product.map(|product| product.value.as_str());
        match is_within {
            true => when.or(product.filter(|_| !self.leaves_decision)).map(str::to_owned),
            false => message_name(when, product),
        }
    }
}

impl<'run, 'doc, 'text: 'doc> Additions<'run, 'doc, 'text> {
    /// Looks at what is there.
    pub(super) fn of(values: Values<'run>, edits: &Edits<'doc, 'text, 'run>) -> Self {
        let ids = Ids::beside(edits.ids());
        let steps = (0..values.now.flow.steps.len()).map(|new| {
            let old = values.matching.steps.before(new)?;
            let element = edits.element(values.was.flow.steps[old].span)?;
            Some((element.attribute("id")?.value.to_owned(), process(element)?))
        });
        let steps = steps.collect();
        let actors = values.was.flow.actors.iter();
        let actors = actors.filter_map(|actor| Some((actor.id.as_str(), edits.element(actor.span)?)));
        let actors = actors.collect();
        Self {
            values,
            diagram: Diagram::of(edits),
            ids,
            steps,
            actors,
            new_actors: HashMap::new(),
            new_lanes: Vec::new(),
            new_pools: HashMap::new(),
            artifacts: Vec::new(),
        }
    }

    /// Adds the steps that the file had not.
    pub(super) fn add_steps(&mut self, edits: &mut Edits<'doc, 'text, 'run>) {
        for new in self.values.matching.steps.added() {
            self.step(edits, new);
        }
    }

    /// Draws the lines of the file anew that changed.
    pub(super) fn redraw(&mut self, edits: &mut Edits<'doc, 'text, 'run>) {
        if let Some(diagram) = &mut self.diagram {
            diagram.redraw_stale(edits);
        }
    }

    /// Adds the lines that the file had not.
    pub(super) fn add_lines(&mut self, edits: &mut Edits<'doc, 'text, 'run>) {
        for new in 0..self.values.now.flow.steps.len() {
            self.exits(edits, new);
        }
        for new in self.values.matching.handoffs.added() {
            self.handoff(edits, new);
        }
    }

    /// Writes what stands behind all else.
    pub(super) fn finish(self, edits: &mut Edits<'doc, 'text, 'run>) {
        self.write_lanes(edits);
        for (process, written) in &self.artifacts {
            let is_artifact = |name: &str| matches!(name, "association" | "textAnnotation" | "group");
            let last = process.children().filter(|child| is_artifact(child.name())).last();
            let behind = last.or_else(|| last_of(*process));
            edits.append(*process, behind, written);
        }
        if let Some(diagram) = self.diagram {
            diagram.finish(edits);
        }
    }

    /// Returns the lane, pool or process of an actor.
    pub(super) fn actor(&self, actor: &str) -> Option<Element<'doc, 'text>> {
        let lane = self.values.now.graph.find_lane(actor)?;
        let old = self.values.matching.lanes.before(lane)?;
        self.was_actor(self.values.was.graph.lanes()[old].actor.as_str())
    }

    /// Returns the lane, pool or process of an actor that the file has.
    pub(super) fn was_actor(&self, actor: &str) -> Option<Element<'doc, 'text>> {
        self.actors.get(actor).copied()
    }

    fn step(&mut self, edits: &mut Edits<'doc, 'text, 'run>, new: usize) -> Option<()> {
        let step = &self.values.now.flow.steps[new];
        let (stand, process) = self.stand(edits, step.actor.as_ref()?.as_str())?;
        let (element, size) = match step.kind {
            StepKind::Does => ("task", (100.0, 80.0)),
            StepKind::Calls => ("callActivity", (100.0, 80.0)),
            StepKind::Decides => ("exclusiveGateway", (50.0, 50.0)),
            StepKind::Starts => ("startEvent", (36.0, 36.0)),
            StepKind::Ends => ("endEvent", (36.0, 36.0)),
            StepKind::Waits => ("intermediateCatchEvent", (36.0, 36.0)),
        };
        let id = self.ids.make("Step", step.id.as_str());
        let mut own = self.values.keys.1.steps[new].clone();
        own.extend(step.note.as_ref().map(noted));
        let indent = edits.indent_within(process);
        let name = |name: &str| edits.like(process, name);
        let mut writer = Writer::within(&indent);
        let tag = name(element);
        writer.open(&tag, &[("id", Some(&id)), ("name", Some(&step.text.value))]);
        let further: Vec<(&str, String)> =
            (step.kind == StepKind::Calls).then(|| ("calls", step.text.value.clone())).into_iter().collect();
        extension(
            &mut writer,
            &name("extensionElements"),
            Mark { id: Some(step.id.as_str()), ..Mark::of("steps") },
            &own,
            &further,
        );
        if step.kind == StepKind::Waits {
            writer.empty(&name("timerEventDefinition"), &[]);
        }
        writer.close(&tag);
        edits.append(process, last_of(process), &format!("\n{}", writer.finish().trim_end()));
        let within = self.join_lane(edits, &stand, &id);
        if let (Some(diagram), Some(within)) = (&mut self.diagram, within) {
            diagram.add_shape(&id, &within, size, edits);
        }
        self.steps[new] = Some((id, process));
        Some(())
    }

    fn exits(&mut self, edits: &mut Edits<'doc, 'text, 'run>, new: usize) {
        let values = self.values;
        let step = &values.now.flow.steps[new];
        let added: Vec<usize> = match values.matching.exits(new) {
            Some(pairing) => Pairing::added(pairing).collect(),
            None => (0..step.exits.len()).collect(),
        };
        for exit in added {
            let Exit { to, when, chance, .. } = &step.exits[exit];
            let Some(target) = values.now.graph.find(to.as_str()) else { continue };
            let line = Line {
                of: "then",
                stem: format!("{}-{}", step.id.as_str(), to.as_str()),
                id: None,
                when: when.as_ref(),
                product: None,
                leaves_decision: step.kind == StepKind::Decides,
                own: Own::new(),
                chance: chance.as_ref().map(|chance| chance.value),
            };
            self.line(edits, (self.end_of_step(new), self.end_of_step(target.index())), line);
        }
    }

    fn handoff(&mut self, edits: &mut Edits<'doc, 'text, 'run>, new: usize) {
        let values = self.values;
        let handoff: &'run Handoff = &values.now.flow.handoffs[new];
        let ends = [&handoff.from, &handoff.to].map(|end| self.end(end.as_str()));
        let from = values.now.graph.find(handoff.from.as_str());
        let line = Line {
            of: "handoffs",
            stem: handoff.id.as_str().to_owned(),
            id: handoff.id_is_written.then(|| handoff.id.as_str()),
            when: handoff.when.as_ref(),
            product: handoff.named_product().map(|product| &product.name),
            leaves_decision: from
                .is_some_and(|from| values.now.graph.kind(values.now.flow, from) == StepKind::Decides),
            own: values.keys.1.handoffs[new].clone(),
            chance: None,
        };
        let [from, to] = ends;
        self.line(edits, (from, to), line);
    }

    /// Returns the id in the file, and the process, of a step.
    pub(super) fn end_of_step(&self, new: usize) -> Option<End<'doc, 'text>> {
        let (id, process) = self.steps.get(new)?.as_ref()?;
        Some((id.clone(), Some(*process)))
    }

    /// Returns what a hand-off ends at: a step, or the pool of an actor.
    pub(super) fn end(&self, end: &str) -> Option<End<'doc, 'text>> {
        if let Some(step) = self.values.now.graph.find(end).filter(|it| it.index() < self.steps.len()) {
            return self.end_of_step(step.index());
        }
        if let Some(pool) = self.new_pool(end) {
            return Some(pool);
        }
        let pool = self.actor(end).filter(|actor| actor.name() == "participant")?;
        Some((pool.attribute("id")?.value.to_owned(), None))
    }

    /// Adds a line: a flow of the sequence within a process, of messages between two.
    fn line(
        &mut self,
        edits: &mut Edits<'doc, 'text, 'run>,
        (from, to): (Option<End<'doc, 'text>>, Option<End<'doc, 'text>>),
        line: Line<'run>,
    ) -> Option<()> {
        let ((from, one), (to, other)) = (from?, to?);
        let within = one.filter(|one| other.is_some_and(|other| other.span() == one.span()));
        let (around, element) = match within {
            Some(process) => (process, "sequenceFlow"),
            None => (edits.elements().find(|element| element.name() == "collaboration")?, "messageFlow"),
        };
        let is_within = within.is_some();
        // Nothing leads to a start, and nothing leaves an end.
        let is = |id: &str, kind: &str| edits.with_id(id).is_some_and(|it| it.name() == kind);
        if is_within && (is(&to, "startEvent") || is(&from, "endEvent")) {
            return None;
        }
        let name = line.name(is_within);
        let Line { when, product, mut own, .. } = line;
        let shown = product.filter(|_| when.is_some() || line.leaves_decision).zip(within);
        own.retain(|(key, _)| !is_within || *key != "when");
        let id = self.ids.make("Flow", &line.stem);
        let indent = edits.indent_within(around);
        let tag = edits.like(around, element);
        let mut writer = Writer::within(&indent);
        let attributes = [
            ("id", Some(&*id)),
            ("name", name.as_deref()),
            ("sourceRef", Some(&*from)),
            ("targetRef", Some(&*to)),
        ];
        writer.open(&tag, &attributes);
        let chance = line.chance.map(|chance| ("chance", percent(chance)));
        let further: Vec<(&str, String)> = chance.into_iter().collect();
        let mark = Mark { id: line.id, ..Mark::of(line.of) };
        extension(&mut writer, &edits.like(around, "extensionElements"), mark, &own, &further);
        if let Some(when) = when.filter(|_| is_within) {
            writer.text(&edits.like(around, "conditionExpression"), &[], &when.value);
        }
        writer.close(&tag);
        edits.append(around, last_line(around, element), &format!("\n{}", writer.finish().trim_end()));
        if let Some(diagram) = &mut self.diagram {
            diagram.add_edge(&id, (&from, &to), edits);
        }
        for (end, names) in [(&from, "outgoing"), (&to, "incoming")].into_iter().filter(|_| is_within) {
            refer(edits, end, names, &id);
        }
        if let Some((product, process)) = shown {
            self.object(edits, process, &id, &product.value);
        }
        Some(())
    }
}

/// The id of an element in the file, and the process that it stands in; a pool stands in none.
pub(super) type End<'doc, 'text> = (String, Option<Element<'doc, 'text>>);

pub(super) fn extension(
    writer: &mut Writer,
    around: &str,
    mark: Mark<'_>,
    own: &Own<'_>,
    further: &[(&str, String)],
) {
    writer.open(around, &[]);
    keys::keys(writer, mark, own, further, true);
    writer.close(around);
}

/// Returns the process that an element stands in directly.
pub(super) fn process<'doc, 'text: 'doc>(element: Element<'doc, 'text>) -> Option<Element<'doc, 'text>> {
    element.parent().filter(|parent| parent.name() == "process")
}

/// Tells whether an element of a process may be followed by a step or a flow.
fn is_flow_element(name: &str) -> bool {
    let last = ["Task", "Event", "Gateway", "Process", "Flow", "Activity", "Reference"];
    last.iter().any(|last| name.ends_with(last)) || matches!(name, "task" | "transaction" | "dataObject")
}

/// Returns the last line of a kind, or what lines stand behind where there is none.
fn last_line<'doc, 'text: 'doc>(around: Element<'doc, 'text>, element: &str) -> Option<Element<'doc, 'text>> {
    let last = |is: &dyn Fn(&str) -> bool| around.children().filter(|child| is(child.name())).last();
    last(&|name| name == element).or_else(|| last(&|name| is_flow_element(name) || name == "participant"))
}

/// Returns the last step or line of a process, or what stands before the first.
pub(super) fn last_of<'doc, 'text: 'doc>(process: Element<'doc, 'text>) -> Option<Element<'doc, 'text>> {
    let last = |is: &dyn Fn(&str) -> bool| process.children().filter(|child| is(child.name())).last();
    last(&is_flow_element).or_else(|| last(&|name| name == "laneSet"))
}
