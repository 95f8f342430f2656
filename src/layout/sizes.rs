//! Measures the texts of a flow, which decides how large boxes and labels are.

use super::drawing::Shape;
use super::notation;
use super::plan::{Extent, Plan, PlanBox, PlanLink, PlanPhase};
use super::{Direction, Notation};
use crate::diff::{Part, Union};
use crate::geometry::Size;
use crate::graph::{FlowGraph, Link, LinkIndex, OccurrenceIndex};
use crate::model::{Flow, Side, StepKind};
use crate::typography::{Weight, Wrapped, width, wrap};

/// Size of the text in boxes, in pixels to the em.
pub(super) const BOX_TEXT: f64 = 12.0;
/// Distance of lines in boxes.
pub(super) const BOX_LINE: f64 = 15.0;
/// Size of the text of labels.
pub(super) const LABEL_TEXT: f64 = 11.0;
/// Distance of lines in labels.
pub(super) const LABEL_LINE: f64 = 13.0;

pub(super) const BOX_TEXT_WIDTH: f64 = 108.0;
const BOX_PADDING: Size = Size { w: 8.0, h: 7.0 };
const BOX_LINES: usize = 5;
/// Lines of what stands above or below the words of a box or label: what they were, and what else changed.
const BESIDE_LINES: usize = 3;
const LEAST_HEIGHT: f64 = 40.0;
pub(super) const LABEL_WIDTH: f64 = 92.0;
const LABEL_LINES: usize = 5;
/// Room that lane titles take beside the lanes: as much as their longest word needs, within limits.
const TITLE_WIDTH: (f64, f64) = (104.0, 190.0);
const TITLE_PADDING: f64 = 16.0;
/// Room that lane titles take above the lanes, at least.
const TITLE_HEIGHT: f64 = 40.0;
/// Width of the band of phase titles beside the lanes, and the most that a title asks for above them.
pub(super) const PHASE_WIDTH: f64 = 104.0;
const PHASE_LINES: usize = 3;
/// Phases that are drawn, at most; with more of them none is.
const MOST_PHASES: usize = 200;
/// Room around the title of a phase, on both sides together.
pub(super) const PHASE_PADDING: f64 = 12.0;
pub(super) const LANE_LEAST_HEIGHT: f64 = 56.0;
pub(super) const LANE_LEAST_WIDTH: f64 = 120.0;

/// What a box says, in lines: what it said, what it says, what else is told.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct BoxText {
    pub(super) earlier: Vec<String>,
    pub(super) lines: Vec<String>,
    pub(super) note: Vec<String>,
}

/// A label's lines: the condition on which the link is taken, then the product.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct LabelText {
    pub(super) earlier: Vec<String>,
    pub(super) note: Vec<String>,
    pub(super) condition: Vec<String>,
    pub(super) product: Vec<String>,
    pub(super) size: Size,
}

/// The wrapped texts of a flow, and what its boxes look like.
pub(super) struct Texts<'flow> {
    pub(super) graph: &'flow FlowGraph,
    pub(super) boxes: Vec<(Shape, BoxText)>,
    pub(super) labels: Vec<Option<LabelText>>,
    /// Lane titles, wrapped to the width of their band.
    pub(super) lanes: Vec<Wrapped>,
    /// Names of the phases, in the order of first mention.
    pub(super) phases: Vec<String>,
}

impl Texts<'_> {
    /// Returns the place of a phase, which it gets when it is met first.
    fn phase(&mut self, name: &str) -> usize {
        if self.phases.len() > MOST_PHASES {
            return 0; // So many are not drawn, nor looked up.
        }
        let known = self.phases.iter().position(|phase| phase == name);
        known.unwrap_or_else(|| {
            self.phases.push(name.to_owned());
            self.phases.len() - 1
        })
    }
}

/// Measures all texts and makes the plan of them.
pub(super) fn measure<'flow>(
    flow: &'flow Flow,
    graph: &'flow FlowGraph,
    direction: Direction,
    notation: Notation,
    union: Option<&Union>,
) -> (Plan, Texts<'flow>) {
    let is_bpmn = notation == Notation::Bpmn;
    let turned = |size: Size| match direction {
        Direction::Right => Extent { along: size.w, across: size.h },
        Direction::Down => Extent { along: size.h, across: size.w },
    };
    let mut plan = Plan { lanes: graph.lanes().len(), ..Plan::default() };
    let mut texts =
        Texts { graph, boxes: Vec::new(), labels: Vec::new(), lanes: Vec::new(), phases: Vec::new() };
    for (index, occurrence) in graph.occurrences() {
        let (shape, text, size) =
            if is_bpmn { bpmn_box(flow, graph, index) } else { box_of(flow, graph, index, union) };
        plan.boxes.push(PlanBox {
            lane: occurrence.lane,
            extent: turned(size),
            is_pointed: shape == Shape::Diamond || is_bpmn && notation::is_event(graph.kind(flow, index)),
            phase: graph
                .step(flow, index)
                .and_then(|step| step.phase.as_ref())
                .map(|name| texts.phase(&name.value)),
            stretch: 0,
        });
        texts.boxes.push((shape, text));
    }
    for (index, link) in graph.links() {
        let label = match notation {
            Notation::Flowchart => label_of(flow, graph, index, link, union),
            Notation::Bpmn => notation::label_of(flow, graph, index, link),
        };
        let (from, to) = graph.ends(index);
        let extent = label.as_ref().map(|label| turned(label.size));
        let is_conditional = label.as_ref().is_some_and(|label| !label.condition.is_empty());
        plan.links.push(PlanLink { from: from.index(), to: to.index(), label: extent, is_conditional });
        texts.labels.push(label);
    }
    match notation {
        Notation::Flowchart => titles(&mut plan, &mut texts, direction),
        Notation::Bpmn => notation::titles(&mut plan, &mut texts),
    }
    if texts.phases.len() > MOST_PHASES {
        texts.phases.clear();
    }
    plan.phases = texts.phases.iter().map(|name| phase(name, direction)).collect();
    (plan, texts)
}

/// Gives the lanes room for their titles.
fn titles(plan: &mut Plan, texts: &mut Texts<'_>, direction: Direction) {
    let title_width = title_width(texts.graph);
    for lane in texts.graph.lanes() {
        let title = wrap(&lane.name, title_width - TITLE_PADDING, 3, BOX_TEXT, Weight::Bold);
        // Below the name of an actor outside the organisation a line says so.
        let lines = title.lines.len() + usize::from(lane.side == Side::External);
        let title_height = lines as f64 * BOX_LINE + 12.0;
        plan.lane_across.push(match direction {
            Direction::Right => LANE_LEAST_HEIGHT.max(title_height),
            Direction::Down => LANE_LEAST_WIDTH,
        });
        plan.title_along = plan.title_along.max(match direction {
            Direction::Right => title_width,
            Direction::Down => TITLE_HEIGHT.max(title_height),
        });
        texts.lanes.push(title);
    }
}

/// Wraps the title of a phase to a width.
pub(super) fn phase_title(name: &str, width: f64) -> Wrapped {
    wrap(name, width - PHASE_PADDING, PHASE_LINES, BOX_TEXT, Weight::Bold)
}

/// Returns how much room along the flow a phase's title needs: its longest word to the right, all
/// its lines down.
fn phase(name: &str, direction: Direction) -> PlanPhase {
    let least_along = match direction {
        Direction::Right => {
            let words = name.split_whitespace().map(|word| width(word, BOX_TEXT, Weight::Bold));
            (words.fold(0.0, f64::max) + PHASE_PADDING).clamp(LEAST_HEIGHT, PHASE_WIDTH).ceil()
        }
        Direction::Down => phase_title(name, PHASE_WIDTH).lines.len() as f64 * BOX_LINE + PHASE_PADDING,
    };
    PlanPhase { least_along }
}

/// Returns the width of the band of lane titles.
fn title_width(graph: &FlowGraph) -> f64 {
    let words = graph.lanes().iter().flat_map(|lane| lane.name.split_whitespace());
    let widest = words.map(|word| width(word, BOX_TEXT, Weight::Bold)).fold(0.0, f64::max);
    (widest + TITLE_PADDING).clamp(TITLE_WIDTH.0, TITLE_WIDTH.1).ceil()
}

fn box_of(
    flow: &Flow,
    graph: &FlowGraph,
    index: OccurrenceIndex,
    union: Option<&Union>,
) -> (Shape, BoxText, Size) {
    let beside = union.and_then(|union| union.steps.get(index.index()));
    let label = graph.label(flow, index);
    let shape = match graph.kind(flow, index) {
        StepKind::Does => Shape::Box,
        StepKind::Decides => Shape::Diamond,
        StepKind::Starts | StepKind::Ends => Shape::Rounded,
        StepKind::Waits => Shape::Delay,
        StepKind::Calls => Shape::Predefined,
    };
    let limit = if shape == Shape::Diamond { BOX_TEXT_WIDTH - 12.0 } else { BOX_TEXT_WIDTH };
    let text = wrap(label, limit, BOX_LINES, BOX_TEXT, Weight::Regular);
    let [earlier, note] = beside_lines(beside, limit, BOX_TEXT);
    let count = text.lines.len() + earlier.lines.len() + note.lines.len();
    let height = count.max(1) as f64 * BOX_LINE;
    let size = match shape {
        Shape::Diamond => diamond_about(text.width.max(earlier.width).max(note.width), height),
        Shape::Delay | Shape::Predefined => padded(BOX_TEXT_WIDTH + 14.0, height),
        Shape::Box | Shape::Rounded => padded(BOX_TEXT_WIDTH, height),
    };
    (shape, BoxText { earlier: earlier.lines, lines: text.lines, note: note.lines }, size)
}

fn bpmn_box(flow: &Flow, graph: &FlowGraph, index: OccurrenceIndex) -> (Shape, BoxText, Size) {
    let (shape, text, size) = notation::box_of(flow, graph, index);
    (shape, BoxText { lines: text.lines, ..BoxText::default() }, size)
}

/// Wraps what stands above the words of a box or label, and what stands below.
fn beside_lines(part: Option<&Part>, limit: f64, size: f64) -> [Wrapped; 2] {
    let wrapped = |text: Option<&String>| {
        text.map(|text| wrap(text, limit, BESIDE_LINES, size, Weight::Regular)).unwrap_or_default()
    };
    [
        wrapped(part.and_then(|part| part.beside.earlier.as_ref())),
        wrapped(part.and_then(|part| part.beside.note.as_ref())),
    ]
}

pub(super) fn padded(width: f64, height: f64) -> Size {
    Size::new(width + 2.0 * BOX_PADDING.w, (height + 2.0 * BOX_PADDING.h).max(LEAST_HEIGHT))
}

/// Returns the diamond that holds a text: its corners touch the sides.
pub(super) fn diamond_about(width: f64, height: f64) -> Size {
    let tall = (height * 2.1).max(52.0);
    Size::new((width / (1.0 - height / tall) + 10.0).max(96.0), tall)
}

fn label_of(
    flow: &Flow,
    graph: &FlowGraph,
    index: LinkIndex,
    link: &Link,
    union: Option<&Union>,
) -> Option<LabelText> {
    let beside = union.and_then(|union| union.links.get(index.index()));
    let product = graph.handoff(flow, index).and_then(|handoff| handoff.product.as_ref());
    let condition = condition_of(link);
    let lines = |text: &str, weight| wrap(text, LABEL_WIDTH, LABEL_LINES, LABEL_TEXT, weight);
    let condition = condition.map(|text| lines(&text, Weight::Bold)).unwrap_or_default();
    let product = product.map(|product| lines(&product.name, Weight::Regular)).unwrap_or_default();
    let [earlier, note] = beside_lines(beside, LABEL_WIDTH, LABEL_TEXT);
    let parts = [&earlier, &condition, &product, &note];
    let count: usize = parts.iter().map(|part| part.lines.len()).sum();
    let widest = parts.iter().map(|part| part.width).fold(0.0, f64::max);
    (count > 0).then(|| LabelText {
        size: Size::new(widest.ceil() + 2.0, count as f64 * LABEL_LINE),
        earlier: earlier.lines,
        note: note.lines,
        condition: condition.lines,
        product: product.lines,
    })
}

/// Returns the words for the condition on which a link is taken, with its chance.
fn condition_of(link: &Link) -> Option<String> {
    let chance = link.chance.map(|share| format!("{}\u{a0}%", share.percent_in_tenths()));
    match (&link.when, chance) {
        (Some(when), Some(chance)) => Some(format!("{when} ({chance})")),
        (Some(when), None) => Some(when.clone()),
        (None, chance) => chance,
    }
}
