//! The collaboration and the processes: what happens, without where it stands.

use super::keys::{self, Mark, Said};
use super::plan::{Linked, Object, Plan};
use super::words;
use super::writer::Writer;
use crate::model::{Share, Step, StepKind};
use crate::text::Spanned;

/// Writes the collaboration with its pools and the flows between them, and the process of each pool.
pub(super) fn write(writer: &mut Writer, plan: &Plan<'_>) {
    writer.open("bpmn:collaboration", &[("id", Some("Collaboration"))]);
    documentation(writer, &words::flow(plan.flow));
    keys::write(writer, Mark::of("flow"), &plan.keys.flow, &[]);
    for (pool, own) in plan.pools.iter().enumerate() {
        let attributes = [
            ("id", Some(plan.participants[pool].as_str())),
            ("name", Some(plan.title(pool))),
            ("processRef", plan.processes[pool].as_deref()),
        ];
        match own.lanes.first().filter(|_| !own.is_own()) {
            None => writer.empty("bpmn:participant", &attributes),
            Some(lane) => {
                writer.open("bpmn:participant", &attributes);
                actor(writer, plan, *lane);
                writer.close("bpmn:participant");
            }
        }
    }
    plan.between.iter().for_each(|link| flow(writer, plan, &plan.links[*link]));
    writer.close("bpmn:collaboration");
    for (pool, id) in plan.processes.iter().enumerate() {
        if let Some(id) = id {
            process(writer, plan, pool, id);
        }
    }
}

fn process(writer: &mut Writer, plan: &Plan<'_>, pool: usize, id: &str) {
    writer.open("bpmn:process", &[("id", Some(id)), ("isExecutable", Some("false"))]);
    if plan.pools[pool].is_own() {
        writer.open("bpmn:laneSet", &[("id", Some("Lanes"))]);
        for lane in &plan.pools[pool].lanes {
            let name = &plan.graph.lanes()[*lane].name;
            writer.open("bpmn:lane", &[("id", Some(&plan.lanes[*lane])), ("name", Some(name))]);
            actor(writer, plan, *lane);
            for occurrence in &plan.steps_of_lane[*lane] {
                writer.text("bpmn:flowNodeRef", &[], &plan.steps[*occurrence]);
            }
            writer.close("bpmn:lane");
        }
        writer.close("bpmn:laneSet");
    }
    for lane in &plan.pools[pool].lanes {
        plan.steps_of_lane[*lane].iter().for_each(|occurrence| step(writer, plan, *occurrence));
    }
    let links = || plan.within[pool].iter().map(|link| &plan.links[*link]);
    links().for_each(|linked| flow(writer, plan, linked));
    for (linked, object) in links().filter_map(|linked| Some((linked, linked.object.as_ref()?))) {
        data(writer, linked, object);
    }
    for (linked, object) in links().filter_map(|linked| Some((linked, linked.object.as_ref()?))) {
        let [from, to] = [object.reference.as_str(), linked.id.as_str()].map(Some);
        let id = Some(object.association.as_str());
        writer.empty("bpmn:association", &[("id", id), ("sourceRef", from), ("targetRef", to)]);
    }
    writer.close("bpmn:process");
}

/// Writes what is said of an actor within its pool or lane.
fn actor(writer: &mut Writer, plan: &Plan<'_>, lane: usize) {
    let id = plan.graph.lanes()[lane].actor.as_str();
    let declared = plan.actors.get(id).copied();
    let place = declared.and_then(|(place, _)| place);
    let note = declared.and_then(|(_, actor)| actor.note.as_ref());
    note.into_iter().for_each(|note| documentation(writer, &note.value));
    // An actor of the workspace has no entry in the file.
    let mut said: Vec<(&str, String)> = match declared {
        Some((None, actor)) => {
            let side = actor.is_external().then(|| ("side", "external".to_owned()));
            side.into_iter().chain(actor.is_entity().then(|| ("kind", "entity".to_owned()))).collect()
        }
        _ => Vec::new(),
    };
    said.extend(of_lines(note));
    let own = place.map_or(&[] as &[Said<'_>], |place| &plan.keys.actors[place]);
    keys::write(writer, Mark { id: Some(id), place, ..Mark::of("actors") }, own, &said);
}

/// Writes a step, or what stands for one that is derived.
fn step(writer: &mut Writer, plan: &Plan<'_>, occurrence: usize) {
    let found = plan.step(occurrence);
    let own = found.map_or(StepKind::Does, |(_, step)| step.kind);
    // No sequence flow may lead to a start event, and none may leave an end event.
    let is_between = match own {
        StepKind::Starts => !plan.incoming[occurrence].is_empty(),
        StepKind::Ends => !plan.outgoing[occurrence].is_empty(),
        _ => false,
    };
    let kind = if is_between { StepKind::Ends } else { own };
    let element = match kind {
        _ if is_between => "bpmn:intermediateThrowEvent",
        StepKind::Does => "bpmn:task",
        StepKind::Decides => "bpmn:exclusiveGateway",
        StepKind::Starts => "bpmn:startEvent",
        StepKind::Ends => "bpmn:endEvent",
        StepKind::Waits => "bpmn:intermediateCatchEvent",
        StepKind::Calls => "bpmn:callActivity",
    };
    let id = &plan.steps[occurrence];
    writer.open(element, &[("id", Some(id)), ("name", Some(plan.text(occurrence)))]);
    said_of_step(writer, plan, found, is_between);
    for link in &plan.incoming[occurrence] {
        writer.text("bpmn:incoming", &[], &plan.links[*link].id);
    }
    for link in &plan.outgoing[occurrence] {
        writer.text("bpmn:outgoing", &[], &plan.links[*link].id);
    }
    passes(writer, plan, occurrence, kind);
    if let Some(trigger) = trigger(plan, occurrence, kind).filter(|_| !is_between) {
        writer.empty(&format!("bpmn:{trigger}EventDefinition"), &[("id", Some(&format!("{id}_{trigger}")))]);
    }
    writer.close(element);
}

/// Returns what an event waits for or sends: a message where one leads to it or leaves it.
fn trigger(plan: &Plan<'_>, occurrence: usize, kind: StepKind) -> Option<&'static str> {
    let is_reached = plan.receivers.contains(&occurrence);
    match kind {
        StepKind::Starts if is_reached => Some("message"),
        StepKind::Waits => Some(if is_reached { "message" } else { "timer" }),
        StepKind::Ends if plan.senders.contains(&occurrence) => Some("message"),
        _ => None,
    }
}

fn said_of_step(writer: &mut Writer, plan: &Plan<'_>, found: Option<(usize, &Step)>, is_between: bool) {
    let Some((place, step)) = found else {
        return keys::write(writer, Mark { is_derived: true, ..Mark::of("steps") }, &[], &[]);
    };
    if let Some(note) = &step.note {
        documentation(writer, &note.value);
    }
    let is_elsewhere = step.kind == StepKind::Calls || is_between;
    let kind = is_elsewhere.then(|| (step.kind.key(), step.text.value.clone()));
    let further: Vec<(&str, String)> = kind.into_iter().chain(of_lines(step.note.as_ref())).collect();
    let mark = Mark { id: Some(step.id.as_str()), place: Some(place), ..Mark::of("steps") };
    keys::write(writer, mark, &plan.keys.steps[place], &further);
}

/// Returns a remark that is read otherwise out of the documentation, where blanks and breaks of lines
/// do not count.
fn of_lines(note: Option<&Spanned<String>>) -> Option<(&'static str, String)> {
    let note = note.filter(|note| !note.split_whitespace().eq(note.split(' ')))?;
    Some(("note", note.value.clone()))
}

/// Writes which products a step makes and takes, where BPMN lets its kind do so.
fn passes(writer: &mut Writer, plan: &Plan<'_>, occurrence: usize, kind: StepKind) {
    let objects = |links: &[usize]| -> Vec<(String, String)> {
        let linked = links.iter().map(|link| &plan.links[*link]);
        linked
            .filter_map(|linked| Some((linked.id.clone(), linked.object.as_ref()?.reference.clone())))
            .collect()
    };
    let takes = matches!(kind, StepKind::Does | StepKind::Calls | StepKind::Ends);
    let makes = matches!(kind, StepKind::Does | StepKind::Calls | StepKind::Starts | StepKind::Waits);
    let taken = if takes { objects(&plan.incoming[occurrence]) } else { Vec::new() };
    let made = if makes { objects(&plan.outgoing[occurrence]) } else { Vec::new() };
    for (link, _) in &taken {
        writer.empty("bpmn:property", &[("id", Some(&format!("{link}_taken")))]);
    }
    for (link, reference) in &taken {
        writer.open("bpmn:dataInputAssociation", &[("id", Some(&format!("{link}_in")))]);
        writer.text("bpmn:sourceRef", &[], reference);
        writer.text("bpmn:targetRef", &[], &format!("{link}_taken"));
        writer.close("bpmn:dataInputAssociation");
    }
    for (link, reference) in &made {
        writer.open("bpmn:dataOutputAssociation", &[("id", Some(&format!("{link}_out")))]);
        writer.text("bpmn:targetRef", &[], reference);
        writer.close("bpmn:dataOutputAssociation");
    }
}

/// Writes a flow of the sequence, or one of messages.
fn flow(writer: &mut Writer, plan: &Plan<'_>, linked: &Linked<'_>) {
    let is_within = linked.pool.is_some();
    let (from, to) = (plan.end(linked.ends.0), plan.end(linked.ends.1));
    let element = if is_within { "bpmn:sequenceFlow" } else { "bpmn:messageFlow" };
    let attributes = [
        ("id", Some(linked.id.as_str())),
        ("name", Some(linked.name.as_str()).filter(|name| !name.is_empty())),
        ("sourceRef", Some(from)),
        ("targetRef", Some(to)),
    ];
    writer.open(element, &attributes);
    said_of_flow(writer, plan, linked);
    if let Some(when) = linked.link.when.as_deref().filter(|when| is_within && !when.is_empty()) {
        writer.text("bpmn:conditionExpression", &[("xsi:type", Some("bpmn:tFormalExpression"))], when);
    }
    writer.close(element);
}

fn said_of_flow(writer: &mut Writer, plan: &Plan<'_>, linked: &Linked<'_>) {
    if let Some((place, handoff)) = plan.handoff(linked.link) {
        documentation(writer, &plan.words.handoff(handoff));
        let mut own = plan.keys.handoffs[place].clone();
        own.retain(|(key, _)| linked.pool.is_none() || *key != "when");
        // An id that is made of the ends would be another where an end is told by its step.
        let names =
            |end: &str, occurrence| plan.step(occurrence).is_none_or(|(_, step)| step.id.as_str() == end);
        let is_same =
            names(handoff.from.as_str(), linked.ends.0) && names(handoff.to.as_str(), linked.ends.1);
        let id = (handoff.id_is_written || !is_same).then(|| handoff.id.as_str());
        return keys::write(writer, Mark { id, place: Some(place), ..Mark::of("handoffs") }, &own, &[]);
    }
    let chance = linked.link.chance.map(|share| ("chance", percent(share)));
    let when = linked.link.when.clone().filter(|_| linked.pool.is_none()).map(|when| ("when", when));
    let further: Vec<(&str, String)> = when.into_iter().chain(chance).collect();
    keys::write(writer, Mark::of("then"), &[], &further);
}

/// Returns a share as a flow writes it, without what rounding leaves.
pub(super) fn percent(share: Share) -> String {
    format!("{}%", (share.percent() * 1e9).round() / 1e9)
}

fn data(writer: &mut Writer, linked: &Linked<'_>, object: &Object) {
    writer.empty("bpmn:dataObject", &[("id", Some(&object.data))]);
    let attributes = [
        ("id", Some(&*object.reference)),
        ("name", Some(&*object.name)),
        ("dataObjectRef", Some(&*object.data)),
    ];
    writer.open("bpmn:dataObjectReference", &attributes);
    keys::write(writer, Mark { flow: Some(&linked.id), ..Mark::of("product") }, &[], &[]);
    writer.close("bpmn:dataObjectReference");
}

fn documentation(writer: &mut Writer, text: &str) {
    if !text.trim().is_empty() {
        writer.text("bpmn:documentation", &[], text);
    }
}
