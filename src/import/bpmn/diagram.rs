//! What a BPMN file holds, element by element, before it becomes a flow: data only.
//!
//! The words here are BPMN's own, because this is what the rules about BPMN speak of. Elements
//! point to each other by their places in the lists; what points to nothing points to nothing here.

use crate::syntax::Node;
use crate::text::{Span, Spanned};

/// What every element has.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// The id in the file; empty where it has none.
    pub id: String,
    /// The name on one line; absent where it is blank.
    pub name: Option<Spanned<String>>,
    /// What its documentation says, on one line.
    pub documentation: Option<Spanned<String>>,
    /// The start tag.
    pub span: Span,
    /// The keys of a flow that our extension holds, as a table.
    pub keys: Option<Node<'static>>,
    /// Its place among the actors, steps or hand-offs of the flow, where our extension says so.
    pub place: Option<usize>,
    /// Whether our extension says that it is a hand-off, wherever it leads, or that it is none.
    pub is_handoff: Option<bool>,
    /// Whether our extension says that it is no step of the flow, but derived from its hand-offs.
    pub is_derived: bool,
}

/// A process: what happens within one pool, or without any.
#[derive(Debug, Clone, PartialEq)]
pub struct Process {
    /// What every element has.
    pub element: Element,
    /// The pool that shows it.
    pub pool: Option<usize>,
    /// Whether it has lanes.
    pub has_lanes: bool,
}

/// A pool: one that takes part.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// What every element has.
    pub element: Element,
    /// What happens in it; absent for a black box.
    pub process: Option<usize>,
}

/// A lane of a process.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// What every element has.
    pub element: Element,
    /// The process that it divides.
    pub process: usize,
    /// The lane that it divides further.
    pub parent: Option<usize>,
    /// Whether it is divided further.
    pub is_divided: bool,
    /// How many elements it names.
    pub members: usize,
}

/// What a gateway does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gateway {
    /// One way of several.
    Exclusive,
    /// One or more ways.
    Inclusive,
    /// All ways.
    Parallel,
    /// By rules of its own.
    Complex,
    /// The way of the event that comes first.
    Event,
}

/// What kind of element stands in the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// A task of any kind.
    Task,
    /// A process within the process.
    SubProcess {
        /// Whether an event starts it, and no sequence flow.
        by_event: bool,
        /// Whether its elements need no order.
        is_ad_hoc: bool,
    },
    /// A call of another process.
    Call,
    /// An event that starts.
    Start,
    /// An event that ends.
    End,
    /// An event that is waited for.
    Catch,
    /// An event that is sent.
    Throw,
    /// An event at the border of another element.
    Boundary {
        /// That element.
        host: Option<usize>,
    },
    /// A gateway.
    Gateway(Gateway),
}

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trigger {
    /// Nothing in particular.
    None,
    /// A message.
    Message,
    /// A time.
    Timer,
    /// A signal.
    Signal,
    /// An error.
    Error,
    /// An escalation.
    Escalation,
    /// Work that is undone.
    Compensation,
    /// A transaction that is called off.
    Cancel,
    /// A condition that comes true.
    Conditional,
    /// A jump to another place.
    Link,
    /// The end of everything.
    Terminate,
    /// Several at once.
    Multiple,
}

/// An element that sequence flows connect.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowNode {
    /// What every element has.
    pub element: Element,
    /// What it is.
    pub kind: NodeKind,
    /// What it is about, where it is an event.
    pub trigger: Trigger,
    /// What the definition of the event says: a time, or the name of a link, message or signal. Of a
    /// sub-process, what starts it.
    pub detail: Option<Spanned<String>>,
    /// The process that it belongs to.
    pub process: usize,
    /// The sub-process around it.
    pub within: Option<usize>,
    /// The lane that names it.
    pub lane: Option<usize>,
    /// Whether what it receives starts the process, so that it needs no start event.
    pub is_instantiating: bool,
    /// Whether what follows it is done beside the rest: an event at a border that breaks nothing off.
    pub is_beside: bool,
    /// Whether it only runs to undo another one.
    pub is_for_compensation: bool,
    /// The sequence flows that lead to it.
    pub entering: Vec<usize>,
    /// The sequence flows that leave it.
    pub leaving: Vec<usize>,
}

/// A sequence flow.
#[derive(Debug, Clone, PartialEq)]
pub struct SequenceFlow {
    /// What every element has.
    pub element: Element,
    /// Where it begins.
    pub from: Option<usize>,
    /// Where it ends.
    pub to: Option<usize>,
    /// The condition, on one line; empty where it holds nothing.
    pub condition: Option<Spanned<String>>,
    /// Whether it is taken where no other is.
    pub is_default: bool,
}

/// An end of a message flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// An element of a process.
    Node(usize),
    /// A pool as a whole.
    Pool(usize),
}

/// A message flow.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageFlow {
    /// What every element has.
    pub element: Element,
    /// Who sends.
    pub from: Option<End>,
    /// Who receives.
    pub to: Option<End>,
    /// The name of the message that it carries.
    pub message: Option<Spanned<String>>,
}

/// What reaches another lane or pool without a line: a signal or a message that one element throws
/// and another catches.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// The definition within the event that catches it, or else the one within the event that throws it.
    pub element: Element,
    /// Who throws it.
    pub from: usize,
    /// Who catches it.
    pub to: usize,
    /// What it is called.
    pub name: Option<Spanned<String>>,
}

/// A data object or a data store, with its state.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    /// What every element has.
    pub element: Element,
    /// The name, with the state in brackets; absent where it has none.
    pub title: Option<Spanned<String>>,
}

/// What an association of data or of a remark connects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// An element of the flow.
    Node(usize),
    /// A sequence flow.
    Flow(usize),
    /// A message flow.
    Message(usize),
    /// A data object.
    Data(usize),
    /// A remark.
    Annotation(usize),
    /// A pool.
    Pool(usize),
    /// A lane.
    Lane(usize),
    /// A process.
    Process(usize),
}

/// A line between two elements that is neither a sequence nor a message flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Association {
    /// Where it begins.
    pub from: Place,
    /// Where it ends.
    pub to: Place,
}

/// A remark beside the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// What it says, on one line.
    pub text: Spanned<String>,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawn {
    /// How many diagrams there are.
    pub diagrams: usize,
    /// The ids of the elements that have a shape or an edge.
    pub elements: std::collections::HashSet<String>,
}

/// An element that is read as nothing, and said to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Unread {
    /// What it is, with its article: "a choreography".
    pub what: &'static str,
    /// What every element has.
    pub element: Element,
}

/// A BPMN file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diagram {
    /// The name of the whole file, or of its collaboration.
    pub name: Option<Spanned<String>>,
    /// What the documentation of the collaboration says.
    pub documentation: Option<Spanned<String>>,
    /// The start tag of the whole.
    pub span: Span,
    /// The keys of the flow that our extension holds, table by table.
    pub keys: Vec<Node<'static>>,
    /// Processes.
    pub processes: Vec<Process>,
    /// Pools.
    pub pools: Vec<Pool>,
    /// Lanes, an outer one before those within it.
    pub lanes: Vec<Lane>,
    /// Tasks, events, gateways and sub-processes, an outer one before those within it.
    pub nodes: Vec<FlowNode>,
    /// Sequence flows.
    pub flows: Vec<SequenceFlow>,
    /// Message flows.
    pub messages: Vec<MessageFlow>,
    /// What passes between lanes and pools without a line.
    pub signals: Vec<Signal>,
    /// Data objects and stores.
    pub data: Vec<Data>,
    /// Remarks.
    pub annotations: Vec<Annotation>,
    /// Lines to data and remarks.
    pub associations: Vec<Association>,
    /// What is drawn.
    pub drawn: Drawn,
    /// What is read as nothing.
    pub unread: Vec<Unread>,
}

impl Diagram {
    /// Returns the element in which one stands outermost; itself where it stands in no other.
    #[must_use]
    pub fn outermost(&self, node: usize) -> usize {
        let mut at = node;
        // An element stands after those around it, so that this ends.
        while let Some(outer) = self.nodes[at].within.filter(|outer| *outer < at) {
            at = outer;
        }
        at
    }

    /// Returns the places of what people read, in the order of the file: names, documentation, remarks,
    /// conditions and our keys; not what programs keep for themselves.
    #[must_use]
    pub fn texts(&self) -> Vec<Span> {
        let elements = (self.processes.iter().map(|it| &it.element))
            .chain(self.pools.iter().map(|it| &it.element))
            .chain(self.lanes.iter().map(|it| &it.element))
            .chain(self.nodes.iter().map(|it| &it.element))
            .chain(self.flows.iter().map(|it| &it.element))
            .chain(self.messages.iter().map(|it| &it.element))
            .chain(self.data.iter().map(|it| &it.element))
            .chain(self.signals.iter().map(|it| &it.element));
        let of_elements = elements.flat_map(|element| {
            let texts = [element.name.as_ref(), element.documentation.as_ref()].into_iter().flatten();
            texts.map(|text| text.span).chain(element.keys.as_ref().map(|keys| keys.span))
        });
        let further = [self.name.as_ref(), self.documentation.as_ref()].into_iter().flatten();
        let further = further
            .chain(self.messages.iter().filter_map(|message| message.message.as_ref()))
            .chain(self.signals.iter().filter_map(|signal| signal.name.as_ref()))
            .chain(self.data.iter().filter_map(|data| data.title.as_ref()))
            .chain(self.flows.iter().filter_map(|flow| flow.condition.as_ref()))
            .chain(self.nodes.iter().filter_map(|node| node.detail.as_ref()))
            .chain(self.annotations.iter().map(|annotation| &annotation.text));
        let of_flow = self.keys.iter().map(|keys| keys.span);
        let mut texts: Vec<Span> = of_elements.chain(further.map(|text| text.span)).chain(of_flow).collect();
        texts.sort_by_key(|text| (text.start, text.end));
        texts
    }

    /// Returns the element at which a flow shows one: the outermost around it, and for an event at a
    /// border what it is attached to.
    #[must_use]
    pub fn bearer(&self, node: usize) -> usize {
        let outer = self.outermost(node);
        match self.nodes[outer].kind {
            NodeKind::Boundary { host: Some(host) } => self.outermost(host),
            _ => outer,
        }
    }
}
