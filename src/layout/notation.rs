//! What shapes a flow is laid out for, and how much room those of BPMN take.
//!
//! A drawing is for the flowchart of swimlanes unless another notation is asked for. In BPMN a start,
//! an end and a wait are circles with their text below, a lane's title stands on its side, and a
//! product within a pool has a sign of its own.

use super::drawing::Shape;
use super::plan::Plan;
use super::sizes::{
    BOX_LINE, BOX_TEXT, BOX_TEXT_WIDTH, LABEL_LINE, LABEL_TEXT, LABEL_WIDTH, LANE_LEAST_HEIGHT, LabelText,
    Texts, diamond_about, padded,
};
use crate::geometry::Size;
use crate::graph::{FlowGraph, Link, LinkIndex, OccurrenceIndex};
use crate::model::{Flow, Side, StepKind};
use crate::typography::{Weight, Wrapped, width, wrap};

/// The shapes that a flow is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Notation {
    /// Boxes, diamonds and delays with their text inside.
    #[default]
    Flowchart,
    /// Tasks, gateways and events of BPMN 2.0.
    Bpmn,
}

/// Diameter of an event of BPMN.
pub const EVENT: f64 = 36.0;
/// Size of the sign of a data object of BPMN, which stands at the left of the product's words.
pub const ICON: Size = Size { w: 14.0, h: 18.0 };

/// Room between the sign of a product and its words, and between a circle and its text.
const GAP: f64 = 4.0;
/// Room that words have more than they need, because other programs have other fonts.
const SLACK: f64 = 10.0;
/// Lines of a text, at most: other programs show a text whole, so that there must be room for it.
const MOST_LINES: usize = 16;
/// Room that a title on its side takes along the flow.
const TITLE: f64 = 30.0;
/// The longest a lane grows for its title.
const MOST_TITLE: f64 = 400.0;

/// Tells whether a step is a circle in BPMN.
pub(super) fn is_event(kind: StepKind) -> bool {
    matches!(kind, StepKind::Starts | StepKind::Ends | StepKind::Waits)
}

/// Tells whether a link leads from one pool to another: all actors within the organisation share
/// one, each of the others has its own.
fn is_between_pools(graph: &FlowGraph, link: LinkIndex) -> bool {
    let (from, to) = graph.ends(link);
    let is_outside = |end| graph.lane_of(end).side == Side::External;
    graph.crosses(link) && (is_outside(from) || is_outside(to))
}

/// Returns the name of a link in BPMN, and the name of the product that stands beside it.
///
/// A flow of messages is named by its product, and by the answer that it is sent on; a flow of the
/// sequence by its answer only, because its product is a data object.
#[must_use]
pub fn bpmn_name(flow: &Flow, graph: &FlowGraph, index: LinkIndex, link: &Link) -> (String, Option<String>) {
    let product = graph.handoff(flow, index).and_then(|handoff| handoff.named_product());
    let product = product.map(|product| product.name.value.clone());
    let when = link.when.clone().unwrap_or_default();
    match product {
        Some(product) if is_between_pools(graph, index) => {
            let when = Some(when.as_str()).filter(|when| !when.is_empty());
            (message_name(when, Some(&product)).unwrap_or_default(), None)
        }
        product => (when, product),
    }
}

/// Returns the name of a flow of messages: the answer that it is sent on, and the product.
#[must_use]
pub fn message_name(when: Option<&str>, product: Option<&str>) -> Option<String> {
    match (when, product) {
        (Some(when), Some(product)) => Some(format!("{when}: {product}")),
        (when, product) => when.or(product).map(str::to_owned),
    }
}

pub(super) fn box_of(flow: &Flow, graph: &FlowGraph, index: OccurrenceIndex) -> (Shape, Wrapped, Size) {
    let (label, kind) = (graph.label(flow, index), graph.kind(flow, index));
    let wrapped = |limit, size| wrap(label, limit, MOST_LINES, size, Weight::Regular);
    if is_event(kind) {
        let text = wrapped(LABEL_WIDTH, LABEL_TEXT);
        // As much room above as below keeps the circle in the middle, where links arrive.
        let beside = text.lines.len().max(1) as f64 * LABEL_LINE + GAP;
        return (Shape::Box, text, Size::new(LABEL_WIDTH + 2.0 * GAP, EVENT + 2.0 * beside));
    }
    let limit = if kind == StepKind::Decides { BOX_TEXT_WIDTH - 12.0 } else { BOX_TEXT_WIDTH };
    let text = wrapped(limit, BOX_TEXT);
    let height = text.lines.len().max(1) as f64 * BOX_LINE;
    match kind {
        StepKind::Decides => {
            let size = diamond_about(text.width, height);
            (Shape::Diamond, text, size)
        }
        // The sign of a called process stands at the bottom of its box, below the text in the middle.
        StepKind::Calls => (Shape::Predefined, text, padded(BOX_TEXT_WIDTH, height + 2.0 * BOX_LINE)),
        _ => (Shape::Box, text, padded(BOX_TEXT_WIDTH, height)),
    }
}

pub(super) fn label_of(flow: &Flow, graph: &FlowGraph, index: LinkIndex, link: &Link) -> Option<LabelText> {
    let (name, product) = bpmn_name(flow, graph, index, link);
    let lines = |text: &str| wrap(text, LABEL_WIDTH, MOST_LINES, LABEL_TEXT, Weight::Regular);
    let words = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(lines).unwrap_or_default();
    let is_answered = link.when.is_some();
    let (name, product, icon) = match &product {
        Some(product) => (words(Some(&name)), words(Some(product)), ICON.w + GAP),
        None if is_answered => (words(Some(&name)), Wrapped::default(), 0.0),
        None => (Wrapped::default(), words(Some(&name)), 0.0),
    };
    let heights = [name.lines.len() as f64 * LABEL_LINE, product.lines.len() as f64 * LABEL_LINE];
    let height = heights[0] + if icon > 0.0 { heights[1].max(ICON.h) } else { heights[1] };
    (height > 0.0).then(|| LabelText {
        size: Size::new(name.width.max(product.width + icon).ceil() + SLACK, height),
        condition: name.lines,
        product: product.lines,
        ..LabelText::default()
    })
}

/// Gives the lanes room for their titles, which stand on their side and may have two lines.
pub(super) fn titles(plan: &mut Plan, texts: &mut Texts<'_>) {
    plan.title_along = TITLE;
    for lane in texts.graph.lanes() {
        let half = width(&lane.name, BOX_TEXT, Weight::Bold) / 2.0;
        let words = lane.name.split_whitespace().map(|word| width(word, BOX_TEXT, Weight::Bold));
        let needed = words.fold(half * 1.2, f64::max) + 2.0 * GAP;
        plan.lane_across.push(needed.clamp(LANE_LEAST_HEIGHT, MOST_TITLE).ceil());
        texts.lanes.push(wrap(&lane.name, MOST_TITLE, 2, BOX_TEXT, Weight::Regular));
    }
}
