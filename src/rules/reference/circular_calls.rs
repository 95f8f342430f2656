//! R004: no flow calls itself, not even through others.
//!
//! The check of one flow sees a flow that calls its own file. What goes through several files
//! only a run over several can see: it calls [`circles`] with all flows that it has read, beside
//! the checks of each.

use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::model::{Flow, Step, StepKind};
use crate::rules::{Context, Rule, Sink, subjects};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{HashMap, HashSet, VecDeque};

declare_rule! {
    /// ## What it checks
    /// A flow does not call itself, directly or through the flows that it calls.
    ///
    /// `calls` names a file from the folder of the flow that calls; the first example below is read
    /// from `example.yaml`. A circle through several files is
    /// found when all of them are checked in one run, and reported at the first.
    ///
    /// ## Why
    /// A step that calls a flow stands for all of that flow. Where a flow stands for a part of itself, no
    /// chart of it can be complete, and no time or chance can be added up.
    ///
    /// ## How to mend
    /// If the work begins again, draw a loop: a `then` or a hand-off back to the step where it begins. If
    /// two flows share a part, move the part into a third that both call.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   draw: { actor: technician, starts: Draw blood, then: again }
    ///   again: { actor: technician, calls: example.yaml, then: say }
    ///   say: { actor: technician, does: Say when the answer comes }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - say -> home: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   find: { actor: technician, starts: Find the patient, then: identify }
    ///   identify: { actor: technician, calls: identify-patient.yaml, then: say }
    ///   say: { actor: technician, does: Say when the answer comes }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - say -> home: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "R004", name: "circular-calls", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let own = cleaned("", context.source.name());
    for step in calls(context.flow).filter(|step| called(context.source.name(), step) == own) {
        let id = step.id.as_str();
        let finding = sink
            .finding(
                subjects::step(step),
                step.text.span,
                format!("`{id}` calls the flow that it is a step of"),
            )
            .label("this very file")
            .help("draw a loop back to the step where the work begins again, or name the flow that is meant");
        sink.push(finding);
    }
}

/// Finds the circles of calls that go through several of `flows`, each given with the path that
/// it was read from.
///
/// Each circle is one finding, at the first of its flows in the order given; the number beside it
/// is that flow's place in `flows`. A flow that calls itself is left to the check of that flow.
/// Paths are compared as they are written, after `.` and `..` are resolved, so give all of them
/// from one folder.
#[must_use]
pub fn circles(flows: &[(&str, &Flow)]) -> Vec<(usize, Diagnostic)> {
    let mut place_of = HashMap::new();
    for (place, (path, _)) in flows.iter().enumerate() {
        place_of.entry(cleaned("", path)).or_insert(place);
    }
    let mut graph: DiGraph<usize, &Step> = DiGraph::new();
    for place in 0..flows.len() {
        graph.add_node(place);
    }
    for (place, (path, flow)) in flows.iter().enumerate() {
        for step in calls(flow) {
            let to = place_of.get(&called(path, step)).copied();
            if let Some(to) = to.filter(|to| *to != place) {
                graph.add_edge(NodeIndex::new(place), NodeIndex::new(to), step);
            }
        }
    }
    let mut groups = kosaraju_scc(&graph);
    groups.retain(|group| group.len() > 1);
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    groups.iter().filter_map(|group| finding(flows, &graph, group)).collect()
}

/// Reports the shortest circle through the first flow of a group in which each calls the others.
fn finding(
    flows: &[(&str, &Flow)],
    graph: &DiGraph<usize, &Step>,
    group: &[NodeIndex],
) -> Option<(usize, Diagnostic)> {
    let first = *group.first()?;
    let way = shortest_circle(graph, first, &group.iter().copied().collect())?;
    let step = graph[graph.find_edge(first, *way.first()?)?];
    let names: Vec<&str> = way.iter().map(|place| flows[place.index()].0).collect();
    let message = match names.as_slice() {
        [other, _] => format!("`{other}` calls this flow in turn, so that each is a part of the other"),
        _ => format!("the calls form a circle: this flow, `{}`", names.join("`, `")),
    };
    let finding = Diagnostic::new(&META, step.text.span, message)
        .on(subjects::step(step))
        .label("leads back to this file")
        .help("move what the flows share into one that all of them call, or draw the return as a hand-off");
    Some((first.index(), finding))
}

/// Returns the flows of the shortest circle, from the one called first to `first` again.
fn shortest_circle(
    graph: &DiGraph<usize, &Step>,
    first: NodeIndex,
    group: &HashSet<NodeIndex>,
) -> Option<Vec<NodeIndex>> {
    let mut came_from: HashMap<NodeIndex, NodeIndex> = HashMap::new();
    let mut next = VecDeque::from([first]);
    while let Some(at) = next.pop_front() {
        for to in graph.neighbors(at).filter(|to| group.contains(to)) {
            if came_from.contains_key(&to) {
                continue;
            }
            came_from.insert(to, at);
            next.push_back(to);
        }
        if came_from.contains_key(&first) {
            break;
        }
    }
    let mut way = vec![first];
    let mut at = *came_from.get(&first)?;
    while at != first {
        way.push(at);
        at = *came_from.get(&at)?;
    }
    way.reverse();
    Some(way)
}

fn calls(flow: &Flow) -> impl Iterator<Item = &Step> {
    flow.steps.iter().filter(|step| step.kind == StepKind::Calls)
}

/// Returns the path of the file that a step of the flow at `path` calls.
fn called(path: &str, step: &Step) -> String {
    let folder = path.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
    let file = step.text.trim();
    // An absolute path does not begin in the flow's folder.
    if file.starts_with('/') { cleaned("", file) } else { cleaned(folder, file) }
}

/// Joins a folder and a path and resolves `.` and `..` by their words alone.
fn cleaned(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split(['/', '\\']).chain(path.split(['/', '\\'])) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let is_absolute = folder.starts_with('/') || (folder.is_empty() && path.starts_with('/'));
    format!("{}{}", if is_absolute { "/" } else { "" }, parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{circles, cleaned};
    use crate::model::Flow;
    use crate::syntax::parse;
    use crate::text::SourceFile;

    fn flow(calls: &[&str]) -> Flow {
        let mut text = "flow: X\nactors:\n  a: Ann\nsteps:\n".to_owned();
        for (number, file) in calls.iter().enumerate() {
            text.push_str(&format!("  s{number}: {{ actor: a, calls: {file} }}\n"));
        }
        parse(&SourceFile::new("x.yaml", text)).flow
    }

    #[test]
    fn tells_one_circle_once_at_its_first_flow() {
        let flows = [
            ("flows/one.yaml", flow(&["parts/two.yaml", "alone.yaml"])),
            ("flows/parts/two.yaml", flow(&["./three.yaml"])),
            ("flows/parts/three.yaml", flow(&["../one.yaml", "../../flows/parts/two.yaml"])),
            ("flows/alone.yaml", flow(&["alone.yaml", "missing.yaml"])),
        ];
        let given: Vec<(&str, &Flow)> = flows.iter().map(|(path, flow)| (*path, flow)).collect();
        let found = circles(&given);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1.subject.path()), (0, "steps/s0"));
        let circle = "`flows/parts/two.yaml`, `flows/parts/three.yaml`, `flows/one.yaml`";
        assert_eq!(found[0].1.message, format!("the calls form a circle: this flow, {circle}"));
    }

    #[test]
    fn two_flows_may_call_a_third() {
        let flows = [("a.yaml", flow(&["c.yaml"])), ("b.yaml", flow(&["c.yaml"])), ("c.yaml", flow(&[]))];
        let given: Vec<(&str, &Flow)> = flows.iter().map(|(path, flow)| (*path, flow)).collect();
        assert!(circles(&given).is_empty());
    }

    #[test]
    fn compares_paths_by_their_words() {
        assert_eq!(cleaned("flows/./a", "../b.yaml"), "flows/b.yaml");
        assert_eq!(cleaned("", "../x/../b.yaml"), "../b.yaml");
        assert_eq!(cleaned("/srv", "b.yaml"), "/srv/b.yaml");
    }
}
