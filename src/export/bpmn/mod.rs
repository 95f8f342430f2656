//! A flow as BPMN 2.0, with the diagram as we lay it out.
//!
//! The organisation is one pool whose lanes are its actors; each actor outside has a pool of its own,
//! a black box where nothing is known of the steps. A hand-off within the pool is a flow of the
//! sequence with its product as a data object, one between pools a flow of messages named by the
//! product. What BPMN has no place for stands in an extension of our own name space, so that reading
//! the file gives the same flow again, and hand-offs say it in their documentation too.

mod events;
mod ids;
mod interchange;
mod keys;
pub(super) mod origin;
mod places;
mod plan;
mod pools;
mod process;
mod strips;
mod taken;
mod words;
mod writer;

use super::{Chart, ExportError, Exported};
use crate::import::{self, bpmn::NAMESPACE};
use crate::layout::{self, Notation};
use keys::Keys;
use places::Places;
use plan::Plan;
use words::Words;
use writer::Writer;

/// The name spaces of a file, each with its prefix.
const NAMESPACES: [(&str, &str); 6] = [
    ("xmlns:bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
    ("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("xmlns:handoff", NAMESPACE),
];

/// Writes a flow as BPMN 2.0.
pub(super) fn bpmn(chart: &Chart<'_>) -> Result<Exported, ExportError> {
    let graph = pools::grouped(chart.graph);
    let drawing = layout::layout_as(chart.flow, &graph, chart.options, Notation::Bpmn);
    let pools = pools::pools(&graph);
    let tree = import::tree_of(chart.source);
    let keys = Keys::of(tree.as_ref(), chart.flow);
    let words = Words::of(chart.flow, chart.shared);
    let plan = Plan::new((chart.flow, chart.shared), &graph, &drawing, &pools, &keys, words);
    let places = Places::of(chart.flow, &graph, &pools, &drawing);
    let mut writer = Writer::document();
    let mut attributes: Vec<(&'static str, Option<&str>)> =
        NAMESPACES.iter().map(|(prefix, name)| (*prefix, Some(*name))).collect();
    attributes.extend([
        ("id", Some("Definitions")),
        ("name", Some(chart.flow.title())),
        ("targetNamespace", Some(TARGET)),
        ("exporter", Some("handoffs")),
        ("exporterVersion", Some(env!("CARGO_PKG_VERSION"))),
    ]);
    writer.open("bpmn:definitions", &attributes);
    process::write(&mut writer, &plan);
    interchange::write(&mut writer, &plan, &places);
    writer.close("bpmn:definitions");
    Ok(writer.finish().into())
}

/// The name space of the elements of a flow, which nobody else refers to.
const TARGET: &str = "https://handoffs.dev/flows";

#[cfg(test)]
mod tests;
