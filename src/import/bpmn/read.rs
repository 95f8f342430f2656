//! Takes in the elements of a BPMN file, whatever prefix they have.

use super::diagram::{
    Annotation, Data, Diagram, Element, FlowNode, Lane, MessageFlow, NodeKind, Pool, Process, SequenceFlow,
    Trigger, Unread,
};
use super::element::{attribute_text, child, content, element, id};
use super::kind::{is_false, is_true, kind, trigger};
use super::references::{Pending, References};
use super::signals::{self, Mention};
use crate::text::Spanned;
use crate::xml;

/// The namespaces that BPMN 2.0 has had.
pub(super) const NAMESPACES: [&str; 2] =
    ["http://www.omg.org/spec/BPMN/20100524/MODEL", "http://schema.omg.org/spec/BPMN/2.0"];

/// An element of XML within the document that is read.
pub(super) type Xml<'doc, 'text> = xml::Element<'doc, 'text>;

/// Reads the whole file; nothing where its outermost element is not BPMN's.
pub(super) fn diagram(root: Xml<'_, '_>) -> Option<Diagram> {
    if !is_bpmn(root) || root.name() != "definitions" {
        return None;
    }
    let mut reader = Reader::default();
    reader.diagram.span = root.start_tag();
    for child in root.children() {
        reader.top(child);
    }
    if reader.diagram.name.is_none() {
        reader.diagram.name = attribute_text(root, "name");
    }
    let Reader { mut diagram, references, pending } = reader;
    pending.resolve(&references, &mut diagram);
    Some(diagram)
}

/// Tells whether an element is one of BPMN, and not of a tool's own.
pub(super) fn is_bpmn(element: Xml<'_, '_>) -> bool {
    NAMESPACES.contains(&element.namespace())
}

/// What is said of the elements that stand directly in the file and are no process.
const UNREAD: [(&str, &str); 3] = [
    ("choreography", "a choreography"),
    ("globalChoreographyTask", "a choreography"),
    ("globalConversation", "a conversation"),
];

/// What is said of the elements within a collaboration that are no message flow.
const UNREAD_WITHIN: [(&str, &str); 3] = [
    ("conversation", "a conversation"),
    ("subConversation", "a conversation"),
    ("callConversation", "a conversation"),
];

/// Where an element stands.
#[derive(Clone, Copy)]
struct Around {
    process: usize,
    within: Option<usize>,
}

#[derive(Default)]
struct Reader {
    diagram: Diagram,
    references: References,
    pending: Pending,
}

impl Reader {
    /// Takes an element that stands directly in the file.
    fn top(&mut self, of: Xml<'_, '_>) {
        if of.name() == "BPMNDiagram" {
            return self.drawn(of);
        }
        if !is_bpmn(of) {
            return;
        }
        match of.name() {
            "process" => self.process(of),
            "collaboration" => self.collaboration(of),
            "message" | "signal" | "error" | "escalation" | "itemDefinition" | "dataStore" => {
                if let Some(name) = attribute_text(of, "name") {
                    self.references.name(id(of), name);
                }
            }
            name => self.unread(&UNREAD, name, of),
        }
    }

    /// Takes down an element that is read as nothing, where it is one of those that are told.
    fn unread(&mut self, known: &[(&str, &'static str)], name: &str, of: Xml<'_, '_>) {
        if let Some((_, what)) = known.iter().find(|(known, _)| *known == name) {
            self.diagram.unread.push(Unread { what, element: element(of) });
        }
    }

    fn drawn(&mut self, of: Xml<'_, '_>) {
        self.diagram.drawn.diagrams += 1;
        for shape in of.descendants().filter(|shape| matches!(shape.name(), "BPMNShape" | "BPMNEdge")) {
            if let Some(drawn) = shape.attribute("bpmnElement") {
                let local = drawn.value.rsplit(':').next().unwrap_or_default();
                self.diagram.drawn.elements.insert(local.to_owned());
            }
        }
    }

    fn process(&mut self, of: Xml<'_, '_>) {
        let index = self.diagram.processes.len();
        let mut process = Process { element: element(of), pool: None, has_lanes: false };
        self.diagram.keys.extend(process.element.keys.take());
        self.references.process(id(of), index);
        self.diagram.processes.push(process);
        self.scope(of, Around { process: index, within: None });
    }

    /// Takes what stands within a process or sub-process.
    fn scope(&mut self, of: Xml<'_, '_>, around: Around) {
        for child in of.children().filter(|child| is_bpmn(*child)) {
            match child.name() {
                "laneSet" if around.within.is_none() => {
                    child.children().for_each(|lane| self.lane(lane, around.process, None));
                }
                "sequenceFlow" => self.sequence_flow(child),
                "dataObject" | "dataObjectReference" | "dataStoreReference" => self.data(child),
                "ioSpecification" => child.children().for_each(|data| self.data(data)),
                "textAnnotation" | "association" => self.artifact(child),
                name => {
                    if let Some(kind) = kind(name, child) {
                        self.node(child, kind, around);
                    }
                }
            }
        }
    }

    fn lane(&mut self, of: Xml<'_, '_>, process: usize, parent: Option<usize>) {
        if !is_bpmn(of) || of.name() != "lane" {
            return;
        }
        let index = self.diagram.lanes.len();
        self.diagram.processes[process].has_lanes = true;
        self.references.lane(id(of), index);
        self.diagram.lanes.push(Lane {
            element: element(of),
            process,
            parent,
            is_divided: false,
            members: 0,
        });
        for child in of.children().filter(|child| is_bpmn(*child)) {
            match child.name() {
                "flowNodeRef" => {
                    self.diagram.lanes[index].members += 1;
                    self.pending.member(child.text().trim(), index);
                }
                "childLaneSet" => {
                    self.diagram.lanes[index].is_divided = true;
                    child.children().for_each(|lane| self.lane(lane, process, Some(index)));
                }
                _ => {}
            }
        }
    }

    fn node(&mut self, of: Xml<'_, '_>, kind: NodeKind, around: Around) {
        let index = self.diagram.nodes.len();
        self.references.node(id(of), index);
        let (trigger, detail) = self.trigger(of, index, kind);
        self.diagram.nodes.push(FlowNode {
            element: element(of),
            kind,
            trigger,
            detail,
            process: around.process,
            within: around.within,
            lane: None,
            is_instantiating: is_true(of, "instantiate"),
            is_beside: is_false(of, "cancelActivity"),
            is_for_compensation: is_true(of, "isForCompensation"),
            entering: Vec::new(),
            leaving: Vec::new(),
        });
        if let Some(host) = of.attribute("attachedToRef") {
            self.pending.host(index, host.value);
        }
        if let Some(default) = of.attribute("default") {
            self.pending.default(default.value);
        }
        self.data_of(of, index);
        if matches!(kind, NodeKind::SubProcess { .. }) {
            self.scope(of, Around { within: Some(index), ..around });
            let mut inner = self.diagram.nodes[index + 1..].iter();
            let start = inner.find(|node| node.kind == NodeKind::Start && node.within == Some(index));
            let name = start.and_then(|start| start.element.name.clone());
            self.diagram.nodes[index].detail = name;
        }
    }

    /// Returns what an event is about, and what its definition says.
    fn trigger(
        &mut self,
        of: Xml<'_, '_>,
        node: usize,
        kind: NodeKind,
    ) -> (Trigger, Option<Spanned<String>>) {
        let mut found = (Trigger::None, None);
        let is_thrown = signals::throws(kind, of.name());
        let mut mention = |trigger: Trigger, named: &str, definition: Option<Element>| {
            self.pending.detail(node, named);
            let of = named.rsplit(':').next().unwrap_or_default().to_owned();
            let is_heard = matches!(trigger, Trigger::Message | Trigger::Signal | Trigger::Escalation);
            if is_heard && !of.is_empty() {
                self.pending.mention(Mention { node, of, trigger, is_thrown, definition });
            }
        };
        if let Some(message) = of.attribute("messageRef") {
            mention(Trigger::Message, message.value, None);
        }
        for child in of.children().filter(|child| is_bpmn(*child)) {
            let Some(trigger) = trigger(child.name()) else { continue };
            for reference in ["messageRef", "signalRef", "errorRef", "escalationRef"] {
                if let Some(named) = child.attribute(reference) {
                    mention(trigger, named.value, Some(element(child)));
                }
            }
            let detail = match trigger {
                Trigger::Timer | Trigger::Conditional => content(child),
                Trigger::Link => attribute_text(child, "name"),
                _ => None,
            };
            let is_first = found.0 == Trigger::None;
            found = if is_first { (trigger, detail) } else { (Trigger::Multiple, None) };
        }
        found
    }

    /// Takes the data that an element reads and writes.
    fn data_of(&mut self, of: Xml<'_, '_>, node: usize) {
        for child in of.children().filter(|child| is_bpmn(*child)) {
            let reads = match child.name() {
                "dataInputAssociation" => true,
                "dataOutputAssociation" => false,
                _ => continue,
            };
            let end = if reads { "sourceRef" } else { "targetRef" };
            for end in child.children().filter(|within| is_bpmn(*within) && within.name() == end) {
                self.pending.data(node, end.text().trim(), reads);
            }
        }
    }

    fn data(&mut self, of: Xml<'_, '_>) {
        if !is_bpmn(of)
            || !matches!(
                of.name(),
                "dataObject" | "dataObjectReference" | "dataStoreReference" | "dataInput" | "dataOutput"
            )
        {
            return;
        }
        let mut data = Data { element: element(of), title: None };
        let state = child(of, "dataState").and_then(|state| attribute_text(state, "name"));
        data.title = data.element.name.clone().map(|name| match &state {
            Some(state) => name.map(|name| format!("{name} [{}]", state.value)),
            None => name,
        });
        let index = self.diagram.data.len();
        self.references.data(id(of), index);
        if data.title.is_none()
            && let Some(of) = of.attribute("dataObjectRef").or_else(|| of.attribute("dataStoreRef"))
        {
            self.pending.title(index, of.value, state.map(|state| state.value));
        }
        self.diagram.data.push(data);
    }

    fn artifact(&mut self, of: Xml<'_, '_>) {
        if of.name() == "association" {
            if let (Some(from), Some(to)) = (of.attribute("sourceRef"), of.attribute("targetRef")) {
                self.pending.association(from.value, to.value);
            }
        } else if let Some(text) = child(of, "text").and_then(content) {
            self.references.annotation(id(of), self.diagram.annotations.len());
            self.diagram.annotations.push(Annotation { text });
        }
    }

    fn sequence_flow(&mut self, of: Xml<'_, '_>) {
        let index = self.diagram.flows.len();
        self.references.flow(id(of), index);
        let condition = child(of, "conditionExpression");
        let condition = condition
            .map(|found| content(found).unwrap_or_else(|| Spanned::new(String::new(), found.span())));
        self.diagram.flows.push(SequenceFlow {
            element: element(of),
            from: None,
            to: None,
            condition,
            is_default: false,
        });
        let end = |name| of.attribute(name).map_or("", |end| end.value);
        self.pending.flow(index, end("sourceRef"), end("targetRef"));
    }

    fn collaboration(&mut self, of: Xml<'_, '_>) {
        let whole = element(of);
        self.diagram.keys.extend(whole.keys);
        self.diagram.name = self.diagram.name.take().or(whole.name);
        self.diagram.documentation = self.diagram.documentation.take().or(whole.documentation);
        for child in of.children().filter(|child| is_bpmn(*child)) {
            match child.name() {
                "participant" => {
                    let index = self.diagram.pools.len();
                    self.references.pool(id(child), index);
                    let process = child.attribute("processRef").map_or("", |process| process.value);
                    self.pending.pool(index, process);
                    self.diagram.pools.push(Pool { element: element(child), process: None });
                }
                "messageFlow" => self.message_flow(child),
                "textAnnotation" | "association" => self.artifact(child),
                name => self.unread(&UNREAD_WITHIN, name, child),
            }
        }
    }

    fn message_flow(&mut self, of: Xml<'_, '_>) {
        let index = self.diagram.messages.len();
        self.references.message(id(of), index);
        self.diagram.messages.push(MessageFlow { element: element(of), from: None, to: None, message: None });
        let end = |name| of.attribute(name).map_or("", |end| end.value);
        self.pending.message(index, end("sourceRef"), end("targetRef"), end("messageRef"));
    }
}
