//! The elements of a BPMN file as findings call them: by their names, or by what stands beside them.

use crate::diagnostic::{Diagnostic, Subject};
use crate::import::bpmn::{Diagram, Element, End, FlowNode, Gateway, MessageFlow, NodeKind, SequenceFlow};
use crate::model::{Flow, Step};
use crate::rules::wording::quoted;
use crate::rules::{Context, Sink};
use crate::text::Span;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// Returns what kind of element one is, in words.
fn kind(node: &FlowNode) -> &'static str {
    match node.kind {
        NodeKind::Task => "task",
        NodeKind::SubProcess { .. } => "sub-process",
        NodeKind::Call => "call activity",
        NodeKind::Start => "start event",
        NodeKind::End => "end event",
        NodeKind::Catch | NodeKind::Throw => "event",
        NodeKind::Boundary { .. } => "boundary event",
        NodeKind::Gateway(Gateway::Exclusive) => "exclusive gateway",
        NodeKind::Gateway(Gateway::Inclusive) => "inclusive gateway",
        NodeKind::Gateway(Gateway::Parallel) => "parallel gateway",
        NodeKind::Gateway(Gateway::Complex) => "complex gateway",
        NodeKind::Gateway(Gateway::Event) => "event-based gateway",
    }
}

/// Returns how a sentence calls an element: `the task "Draw blood"`, `the event behind "Draw blood"`.
pub(super) fn called(diagram: &Diagram, index: usize) -> String {
    let node = &diagram.nodes[index];
    let kind = kind(node);
    if let Some(name) = &node.element.name {
        return format!("the {kind} {}", quoted(name));
    }
    let name = |node: Option<usize>| diagram.nodes[node?].element.name.as_ref();
    if let NodeKind::Boundary { host } = node.kind
        && let Some(host) = name(host)
    {
        return format!("the {kind} at {}", quoted(host));
    }
    let before = node.entering.iter().find_map(|flow| name(diagram.flows[*flow].from));
    let after = node.leaving.iter().find_map(|flow| name(diagram.flows[*flow].to));
    match (before, after) {
        (Some(before), _) => format!("the {kind} behind {}", quoted(before)),
        (None, Some(after)) => format!("the {kind} before {}", quoted(after)),
        (None, None) => format!("the {kind} without a name"),
    }
}

/// Returns how a sentence calls a pool or lane.
pub(super) fn named(kind: &str, element: &Element) -> String {
    match &element.name {
        Some(name) => format!("the {kind} {}", quoted(name)),
        None => format!("the {kind} without a name"),
    }
}

/// Returns how a sentence calls a sequence flow.
pub(super) fn way(diagram: &Diagram, flow: &SequenceFlow) -> String {
    line(diagram, "sequence flow", &flow.element, flow.from.map(End::Node), flow.to.map(End::Node))
}

/// Returns how a sentence calls a message flow.
pub(super) fn message(diagram: &Diagram, message: &MessageFlow) -> String {
    line(diagram, "message flow", &message.element, message.from, message.to)
}

fn line(diagram: &Diagram, kind: &str, element: &Element, from: Option<End>, to: Option<End>) -> String {
    if let Some(name) = &element.name {
        return format!("the {kind} {}", quoted(name));
    }
    let name = |end: Option<End>| match end? {
        End::Node(node) => diagram.nodes[node].element.name.as_ref(),
        End::Pool(pool) => diagram.pools[pool].element.name.as_ref(),
    };
    match (name(from), name(to)) {
        (Some(from), Some(to)) => format!("the {kind} from {} to {}", quoted(from), quoted(to)),
        (Some(from), None) => format!("the {kind} from {}", quoted(from)),
        (None, Some(to)) => format!("the {kind} to {}", quoted(to)),
        (None, None) => format!("the {kind} without a name"),
    }
}

/// Returns the place of an element: its name, or its start tag where it has none.
fn place(element: &Element) -> Span {
    element.name.as_ref().map_or(element.span, |name| name.span)
}

/// The steps of a flow by the places of their elements, which are looked for once something is found.
pub(super) struct Steps<'run> {
    flow: &'run Flow,
    by_place: OnceCell<HashMap<Span, &'run Step>>,
}

impl<'run> Steps<'run> {
    /// Takes the steps of a flow.
    pub(super) fn of(context: &Context<'run>) -> Self {
        Self { flow: context.flow, by_place: OnceCell::new() }
    }

    fn at(&self, span: Span) -> Option<&'run Step> {
        let steps = self.flow.steps.iter();
        self.by_place.get_or_init(|| steps.map(|step| (step.id.span, step)).collect()).get(&span).copied()
    }
}

/// Starts a finding on an element of the flow; its subject is the step that it became, if it did.
pub(super) fn finding(
    steps: &Steps<'_>,
    sink: &Sink,
    diagram: &Diagram,
    index: usize,
    message: String,
) -> Diagnostic {
    let element = &diagram.nodes[index].element;
    let title = called(diagram, index);
    let subject = match steps.at(element.span) {
        // The id was made of the name, and nobody who drew it knows it.
        Some(step) => Subject::element("steps", step.id.as_str(), titled(&title)),
        None => subject(element, &title),
    };
    sink.finding(subject, place(element), message)
}

/// Starts a finding on an element that is no step.
pub(super) fn finding_at(sink: &Sink, element: &Element, title: &str, message: String) -> Diagnostic {
    sink.finding(subject(element, title), place(element), message)
}

fn subject(element: &Element, title: &str) -> Subject {
    Subject::element("elements", &element.id, titled(title))
}

/// Returns how a title calls what a sentence calls so.
pub(super) fn titled(called: &str) -> &str {
    called.strip_prefix("the ").unwrap_or(called)
}

/// What holds elements: a process, or a sub-process of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Scope {
    /// A process.
    Process(usize),
    /// A sub-process.
    Within(usize),
}

impl Scope {
    /// Returns what an element stands in.
    pub(super) fn of(node: &FlowNode) -> Self {
        node.within.map_or(Self::Process(node.process), Self::Within)
    }

    /// Returns how a sentence calls it: a process by its pool, where that shows it.
    pub(super) fn called(self, diagram: &Diagram) -> String {
        match self {
            Self::Within(node) => called(diagram, node),
            Self::Process(index) => {
                let process = &diagram.processes[index];
                match process.pool.map(|pool| &diagram.pools[pool].element) {
                    Some(pool) => format!("the process of {}", named("pool", pool)),
                    None if process.element.name.is_none() => "the process".to_owned(),
                    None => named("process", &process.element),
                }
            }
        }
    }

    /// Starts a finding on it.
    pub(super) fn finding(
        self,
        steps: &Steps<'_>,
        sink: &Sink,
        diagram: &Diagram,
        message: String,
    ) -> Diagnostic {
        match self {
            Self::Within(node) => finding(steps, sink, diagram, node, message),
            Self::Process(index) => {
                let process = &diagram.processes[index];
                let shown = process.pool.map_or(&process.element, |pool| &diagram.pools[pool].element);
                finding_at(sink, shown, &self.called(diagram), message)
            }
        }
    }
}

/// Returns what holds elements whose order matters, each once; a process of nothing too, where it is
/// not the inside of a pool that nobody looks into.
pub(super) fn scopes(diagram: &Diagram) -> Vec<Scope> {
    let mut seen = HashSet::new();
    let ordered = diagram.nodes.iter().filter(|node| !is_in_ad_hoc(diagram, node)).map(Scope::of);
    let processes = diagram.processes.iter().enumerate();
    let alone = processes.filter(|(_, process)| process.pool.is_none());
    let alone = alone.map(|(index, _)| Scope::Process(index));
    ordered.chain(alone).filter(|scope| seen.insert(*scope)).collect()
}

/// Returns what holds an element of a kind.
pub(super) fn scopes_with(diagram: &Diagram, kind: NodeKind) -> HashSet<Scope> {
    diagram.nodes.iter().filter(|node| node.kind == kind).map(Scope::of).collect()
}

/// Returns what holds a start event, or something else that starts it.
pub(super) fn started(diagram: &Diagram) -> HashSet<Scope> {
    let starts = |node: &&FlowNode| node.kind == NodeKind::Start || node.is_instantiating;
    diagram.nodes.iter().filter(starts).map(Scope::of).collect()
}

/// Returns what a message sets going: a message flow leads to something that no sequence flow leads to.
pub(super) fn called_upon(diagram: &Diagram) -> impl Iterator<Item = Scope> {
    let received = diagram.messages.iter().filter_map(|message| node_at(diagram, message.to));
    received.filter(|node| node.entering.is_empty()).map(Scope::of)
}

/// Returns what is over once it has sent a message: no sequence flow leaves what the message flow leaves.
pub(super) fn answering(diagram: &Diagram) -> impl Iterator<Item = Scope> {
    let sent = diagram.messages.iter().filter_map(|message| node_at(diagram, message.from));
    sent.filter(|node| node.leaving.is_empty()).map(Scope::of)
}

fn node_at(diagram: &Diagram, end: Option<End>) -> Option<&FlowNode> {
    match end {
        Some(End::Node(node)) => Some(&diagram.nodes[node]),
        _ => None,
    }
}

fn is_in_ad_hoc(diagram: &Diagram, node: &FlowNode) -> bool {
    let outer = node.within.map(|outer| diagram.nodes[outer].kind);
    matches!(outer, Some(NodeKind::SubProcess { is_ad_hoc: true, .. }))
}

/// Tells whether an element needs no sequence flow: an event sets it going, another step's undoing
/// does, or it stands where no order is.
pub(super) fn is_free(diagram: &Diagram, node: &FlowNode) -> bool {
    let is_set_going = matches!(node.kind, NodeKind::SubProcess { by_event: true, .. });
    is_set_going || node.is_for_compensation || is_in_ad_hoc(diagram, node)
}

/// Tells whether no sequence flow touches an element.
pub(super) fn is_alone(node: &FlowNode) -> bool {
    node.entering.is_empty() && node.leaving.is_empty() && !matches!(node.kind, NodeKind::Boundary { .. })
}
