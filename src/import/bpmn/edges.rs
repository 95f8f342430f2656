//! What follows what: sequence flows, with joins and parallel gateways taken out.
//!
//! A flow has no gateways. A decision is a step; a gateway that only joins or only sets several
//! things going says nothing that lines do not say, and lines take its place. Each gateway is taken
//! out only where that makes no more lines than there were, so that nothing grows.

use super::diagram::{Diagram, FlowNode, Gateway, NodeKind, Place, SequenceFlow, Trigger};
use super::words;
use crate::text::{Span, Spanned};
use std::collections::{HashMap, HashSet};

/// How many lines may meet at a gateway that is taken out; one with more stays, as a step.
const MOST_LINES: usize = 500;

/// How many elements of a lane are looked at for what passes along a line out of it or into it.
const MOST_REACHED: usize = 30;

/// A line from one step to another.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    /// The element that is left.
    pub(super) from: usize,
    /// The element that follows.
    pub(super) to: usize,
    /// The condition under which it is taken.
    pub(super) when: Option<Spanned<String>>,
    /// Whether it is taken where no condition holds.
    pub(super) is_default: bool,
    /// What is written at it and is no condition.
    pub(super) label: Option<Spanned<String>>,
    /// The start tag that stands for it.
    pub(super) span: Span,
    /// The sequence flow that it is; the one that passes to another actor where there are several.
    pub(super) flow: Option<usize>,
}

/// The lines of a diagram, with the elements that they replaced.
#[derive(Debug)]
pub(super) struct Edges {
    edges: Vec<Option<Edge>>,
    leaving: Vec<Vec<usize>>,
    entering: Vec<Vec<usize>>,
    is_gone: Vec<bool>,
    /// Which elements are halves of a line that was broken and is whole again.
    is_joined: Vec<bool>,
}

impl Edges {
    /// Finds the lines of a diagram; `actors` tells the actor of each element.
    pub(super) fn of(diagram: &Diagram, actors: &[usize]) -> Self {
        let count = diagram.nodes.len();
        let mut edges = Self {
            edges: Vec::new(),
            leaving: vec![Vec::new(); count],
            entering: vec![Vec::new(); count],
            is_joined: vec![false; count],
            is_gone: diagram.nodes.iter().map(|node| node.within.is_some() || is_border(node)).collect(),
        };
        edges.add_flows(diagram);
        edges.add_compensation(diagram);
        edges.add_jumps(diagram);
        for (index, node) in diagram.nodes.iter().enumerate() {
            if edges.may_go(node, index) {
                edges.take_out(index, actors);
            }
        }
        for (index, node) in diagram.nodes.iter().enumerate() {
            edges.fold(diagram, (index, node), actors);
        }
        edges.complete(diagram);
        edges
    }

    /// Tells whether an element is no step: it lies within another, or lines replaced it.
    pub(super) fn is_gone(&self, node: usize) -> bool {
        self.is_gone[node]
    }

    /// Returns the lines that leave an element, in the order of the file.
    pub(super) fn leaving(&self, node: usize) -> impl Iterator<Item = &Edge> {
        self.leaving[node].iter().filter_map(|edge| self.edges[*edge].as_ref())
    }

    /// Returns the lines that lead to an element.
    pub(super) fn entering(&self, node: usize) -> impl Iterator<Item = &Edge> {
        self.entering[node].iter().filter_map(|edge| self.edges[*edge].as_ref())
    }

    fn add(&mut self, edge: Edge) {
        let index = self.edges.len();
        self.leaving[edge.from].push(index);
        self.entering[edge.to].push(index);
        self.edges.push(Some(edge));
    }

    fn add_flows(&mut self, diagram: &Diagram) {
        for (index, flow) in diagram.flows.iter().enumerate() {
            let (Some(from), Some(to)) = (flow.from, flow.to) else { continue };
            let source = &diagram.nodes[from];
            let (host, is_border) = match source.kind {
                NodeKind::Boundary { host: Some(host) } => (host, true),
                _ => (from, false),
            };
            let is_inner = diagram.nodes[host].within.is_some() && diagram.nodes[to].within.is_some();
            let (outer, to) = (diagram.outermost(host), diagram.outermost(to));
            if is_inner || outer == to && (diagram.nodes[host].within.is_some() || host != to && !is_border) {
                continue;
            }
            let name = flow.element.name.clone();
            let is_condition = flow.condition.is_some() || is_decision(source.kind) || flow.is_default;
            let (when, label) = match is_condition {
                _ if is_border => (Some(event(source)), name),
                true => (name.or_else(|| answer(diagram, flow, source.kind, to)), None),
                false => (None, name),
            };
            let span = flow.element.span;
            self.add(Edge {
                from: outer,
                to,
                when,
                is_default: flow.is_default,
                label,
                span,
                flow: Some(index),
            });
        }
    }

    /// Adds the lines to what undoes a step, which are drawn as associations.
    fn add_compensation(&mut self, diagram: &Diagram) {
        for association in &diagram.associations {
            let (Place::Node(from), Place::Node(to)) = (association.from, association.to) else { continue };
            let source = &diagram.nodes[from];
            let NodeKind::Boundary { host: Some(host) } = source.kind else { continue };
            let is_outer = [host, to].iter().all(|node| diagram.nodes[*node].within.is_none());
            if source.trigger == Trigger::Compensation && is_outer && host != to {
                let span = source.element.span;
                let when = Some(event(source));
                self.add(Edge { from: host, to, when, is_default: false, label: None, span, flow: None });
            }
        }
    }

    /// Joins the two halves of a line that is broken by a pair of link events.
    fn add_jumps(&mut self, diagram: &Diagram) {
        let mut landings: HashMap<(usize, &str), usize> = HashMap::new();
        let is_link = |node: &FlowNode| node.trigger == Trigger::Link && node.within.is_none();
        fn key(node: &FlowNode) -> Option<(usize, &str)> {
            let name = node.detail.as_ref().or(node.element.name.as_ref())?;
            Some((node.process, name.as_str()))
        }
        for (index, node) in diagram.nodes.iter().enumerate() {
            if is_link(node)
                && node.kind == NodeKind::Catch
                && let Some(key) = key(node)
            {
                landings.entry(key).or_insert(index);
            }
        }
        for (from, node) in diagram.nodes.iter().enumerate() {
            if is_link(node)
                && node.kind == NodeKind::Throw
                && let Some(to) = key(node).and_then(|key| landings.get(&key))
            {
                let span = node.element.span;
                self.is_joined[from] = true;
                self.is_joined[*to] = true;
                self.add(Edge {
                    from,
                    to: *to,
                    when: None,
                    is_default: false,
                    label: None,
                    span,
                    flow: None,
                });
            }
        }
    }

    /// Tells whether lines can take the place of an element without becoming more.
    fn may_go(&self, node: &FlowNode, index: usize) -> bool {
        if self.is_gone[index] || node.element.keys.is_some() {
            return false;
        }
        let (entering, leaving) = (self.entering[index].len(), self.leaving[index].len());
        let is_loop = self.leaving(index).any(|edge| edge.to == index);
        if is_loop || entering == 0 || leaving == 0 || entering + leaving > MOST_LINES {
            return false;
        }
        match node.kind {
            NodeKind::Gateway(Gateway::Parallel) => entering == 1 || leaving == 1,
            NodeKind::Gateway(_) => leaving == 1,
            // A half of a broken line.
            NodeKind::Throw | NodeKind::Catch => self.is_joined[index] && leaving == 1,
            _ => false,
        }
    }

    /// Joins the lines to an element with those from it, of which there is one on one side.
    fn take_out(&mut self, node: usize, actors: &[usize]) {
        let entering = std::mem::take(&mut self.entering[node]);
        let leaving = std::mem::take(&mut self.leaving[node]);
        self.is_gone[node] = true;
        if let [only] = leaving.as_slice()
            && let Some(after) = self.edges[*only].take()
        {
            for index in &entering {
                if let Some(before) = self.edges[*index].take() {
                    self.edges[*index] = Some(joined(before, after.clone(), actors[node], actors));
                }
            }
            replace(&mut self.entering[after.to], *only, &entering);
        } else if let [only] = entering.as_slice()
            && let Some(before) = self.edges[*only].take()
        {
            for index in &leaving {
                if let Some(after) = self.edges[*index].take() {
                    self.edges[*index] = Some(joined(before.clone(), after, actors[node], actors));
                }
            }
            replace(&mut self.leaving[before.from], *only, &leaving);
        }
    }

    /// Lets a step decide itself, where the decision right behind it has no words of its own.
    fn fold(&mut self, diagram: &Diagram, (index, node): (usize, &FlowNode), actors: &[usize]) {
        let is_exclusive = matches!(node.kind, NodeKind::Gateway(Gateway::Exclusive | Gateway::Inclusive));
        if !is_exclusive || self.is_gone[index] || node.element.name.is_some() || node.element.keys.is_some()
        {
            return;
        }
        let [only] = self.entering[index].as_slice() else { return };
        let Some(edge) = self.edges[*only].as_ref() else { return };
        let before = edge.from;
        let is_work = matches!(
            diagram.nodes[before].kind,
            NodeKind::Task | NodeKind::SubProcess { .. } | NodeKind::Call | NodeKind::Catch
        );
        let is_plain = edge.when.is_none() && self.leaving[before].len() == 1 && before != index;
        let all_answer = self.leaving(index).all(|edge| edge.when.is_some() || edge.is_default);
        if is_work && is_plain && all_answer && actors[before] == actors[index] {
            self.take_out(index, actors);
        }
    }

    /// Returns the elements of one actor that lie before an element, or behind it, it among them; at
    /// most [`MOST_REACHED`].
    pub(super) fn within_lane(&self, start: usize, actors: &[usize], is_before: bool) -> Vec<usize> {
        let mut reached = vec![start];
        let mut next = 0;
        while let Some(node) = reached.get(next).copied() {
            next += 1;
            let before = self.entering(node).filter(|_| is_before).map(|edge| edge.from);
            let behind = self.leaving(node).filter(|_| !is_before).map(|edge| edge.to);
            for other in before.chain(behind).take(MOST_REACHED) {
                let is_new = actors[other] == actors[start] && !reached.contains(&other);
                if is_new && reached.len() < MOST_REACHED {
                    reached.push(other);
                }
            }
        }
        reached
    }

    /// Says "otherwise" at the default flow, and at what follows a step that an event may break off.
    ///
    /// A plain flow beside one with a condition is taken in any case, and says nothing; so is one
    /// beside what an event sets going that breaks nothing off.
    fn complete(&mut self, diagram: &Diagram) {
        let hosts: HashSet<usize> = diagram
            .nodes
            .iter()
            .filter_map(|node| match node.kind {
                NodeKind::Boundary { host } if !node.is_beside => host.map(|host| diagram.outermost(host)),
                _ => None,
            })
            .collect();
        for (node, known) in diagram.nodes.iter().enumerate() {
            let leaving = self.leaving[node].clone();
            let answered = self.leaving(node).filter(|edge| edge.when.is_some()).count();
            if answered == 0 || answered == leaving.len() {
                continue;
            }
            let is_open = is_decision(known.kind) || !hosts.contains(&node);
            for index in leaving {
                if let Some(edge) = self.edges[index].as_mut()
                    && edge.when.is_none()
                    && (edge.is_default || !is_open)
                {
                    edge.when = Some(Spanned::new("otherwise".to_owned(), edge.span));
                }
            }
        }
    }
}

/// Puts `others` in the place of `one`.
fn replace(list: &mut Vec<usize>, one: usize, others: &[usize]) {
    if let Some(place) = list.iter().position(|found| *found == one) {
        list.splice(place..=place, others.iter().copied());
    }
}

/// Joins two lines at an element of the actor `between`; the one that passes to another actor counts.
fn joined(before: Edge, after: Edge, between: usize, actors: &[usize]) -> Edge {
    let (from, to) = (before.from, after.to);
    let is_default = before.is_default || before.when.is_none() && after.is_default;
    let passes_before = actors[from] != between;
    let when = before.when.clone().or_else(|| after.when.clone());
    let (main, other) = if passes_before { (before, after) } else { (after, before) };
    let (label, flow) = (main.label.or(other.label), main.flow.or(other.flow));
    Edge { from, to, when, is_default, label, span: main.span, flow }
}

/// Tells whether an element stands at the border of another.
fn is_border(node: &FlowNode) -> bool {
    matches!(node.kind, NodeKind::Boundary { host: Some(_) })
}

/// Tells whether what is written at the lines that leave it are conditions.
pub(super) fn is_decision(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Gateway(gateway) if gateway != Gateway::Parallel)
}

/// Returns what an event says, as a condition.
fn event(node: &FlowNode) -> Spanned<String> {
    node.element.name.clone().unwrap_or_else(|| Spanned::new(words::of_node(node), node.element.span))
}

/// Returns what leads along a flow without a name: its condition, or the event that comes first.
fn answer(diagram: &Diagram, flow: &SequenceFlow, from: NodeKind, to: usize) -> Option<Spanned<String>> {
    let condition = flow.condition.as_ref().filter(|condition| !condition.is_empty());
    let of_event = || (from == NodeKind::Gateway(Gateway::Event)).then(|| event(&diagram.nodes[to]));
    condition.cloned().or_else(of_event)
}

#[cfg(test)]
mod tests {
    use crate::import;
    use crate::model::Shared;
    use crate::text::SourceFile;

    /// Reads "Pack" with two flows that leave it, and writes the conditions of its exits.
    fn conditions(default: &str, other: &str) -> Vec<Option<String>> {
        let text = format!(
            "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'>\
             <task id='pack' name='Pack' {default}/><task id='send' name='Send'/><task id='wrap' name='Wrap'/>\
             <sequenceFlow id='plain' sourceRef='pack' targetRef='send'/>{other}</process></definitions>"
        );
        let flow = import::read(&SourceFile::new("a.bpmn", text), &Shared::default()).parsed.flow;
        let exits = flow.steps[0].exits.iter();
        exits.map(|exit| exit.when.as_ref().map(|when| when.value.clone())).collect()
    }

    #[test]
    fn a_plain_flow_beside_one_with_a_condition_is_taken_in_any_case() {
        let gift = "<sequenceFlow sourceRef='pack' targetRef='wrap'><conditionExpression>it is a gift</conditionExpression></sequenceFlow>";
        let gift_only = Some("it is a gift".to_owned());
        assert_eq!(conditions("", gift), [None, gift_only.clone()]);
        assert_eq!(conditions("default='plain'", gift), [Some("otherwise".to_owned()), gift_only]);
        let broken = "<boundaryEvent id='b' name='Torn' attachedToRef='pack'/><sequenceFlow sourceRef='b' targetRef='wrap'/>";
        assert_eq!(conditions("", broken), ["otherwise", "Torn"].map(|when| Some(when.to_owned())));
        let beside = broken.replacen("/>", " cancelActivity='false'/>", 1);
        assert_eq!(conditions("", &beside), [None, Some("Torn".to_owned())]);
    }
}
