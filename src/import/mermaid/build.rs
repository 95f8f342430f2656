//! A flowchart as a sketch: lanes of subgraphs, steps of nodes, hand-offs of what crosses.

use super::read::{Chart, ChartLink, ChartNode};
use super::shapes::Shape;
use crate::import::keys::{Keys, Text};
use crate::import::sketch::{End, Lane, Link, Sketch, Step};
use crate::model::StepKind;
use std::collections::{BTreeSet, HashMap};

/// What the actor of nodes outside of all subgraphs is called.
pub const NOBODY: &str = "No lane";

/// How our own charts say that an actor is outside the organisation.
const EXTERNAL: &str = " (external)";

/// Names of fewer letters say nothing, so that ids are made of labels.
const SHORTEST_NAME: usize = 3;

/// Makes a sketch.
pub(super) fn sketch(chart: Chart, title: Text) -> Sketch {
    let mut builder = Builder {
        sketch: Sketch::new(title),
        lanes: HashMap::new(),
        ends: Vec::new(),
        subgraphs: HashMap::new(),
    };
    for (place, subgraph) in chart.subgraphs.iter().enumerate() {
        builder.subgraphs.entry(subgraph.name.as_str()).or_insert(place);
    }
    let traffic = Traffic::of(&chart);
    // Lanes stand in the order of their subgraphs, whatever node is named first.
    let with_steps = chart.nodes.iter().filter(|node| !builder.is_lane(node));
    let used: BTreeSet<usize> = with_steps.filter_map(|node| node.subgraph).collect();
    for subgraph in used {
        builder.lane(&chart, Some(subgraph));
    }
    for (place, node) in chart.nodes.iter().enumerate() {
        builder.node(&chart, node, traffic.kind(place, node));
    }
    for link in &chart.links {
        let link = builder.link(&chart, link);
        builder.sketch.links.push(link);
    }
    builder.sketch
}

/// Which nodes links lead to and from.
struct Traffic {
    is_entered: Vec<bool>,
    is_left: Vec<bool>,
}

impl Traffic {
    fn of(chart: &Chart) -> Self {
        let none = vec![false; chart.nodes.len()];
        let mut traffic = Self { is_entered: none.clone(), is_left: none };
        for link in &chart.links {
            traffic.is_left[link.from] = true;
            traffic.is_entered[link.to] = true;
        }
        traffic
    }

    /// Returns what kind of step a node is.
    fn kind(&self, place: usize, node: &ChartNode) -> StepKind {
        match node.shape {
            Some(Shape::Is(kind)) => kind,
            Some(Shape::Flag) if is_own(node) => StepKind::Waits,
            Some(Shape::Terminator) if !self.is_entered[place] => StepKind::Starts,
            Some(Shape::Terminator) if !self.is_left[place] => StepKind::Ends,
            _ => StepKind::Does,
        }
    }
}

/// Tells whether a node has a name as our own charts give them.
fn is_own(node: &ChartNode) -> bool {
    node.name.starts_with("step-") || node.name.starts_with("step.")
}

struct Builder<'chart> {
    sketch: Sketch,
    /// Lanes by their subgraphs.
    lanes: HashMap<Option<usize>, usize>,
    /// What each node is.
    ends: Vec<End>,
    subgraphs: HashMap<&'chart str, usize>,
}

impl Builder<'_> {
    /// Tells whether a node is no more than the name of a subgraph.
    fn is_lane(&self, node: &ChartNode) -> bool {
        node.label.is_none() && node.shape.is_none() && self.subgraphs.contains_key(node.name.as_str())
    }

    fn lane(&mut self, chart: &Chart, subgraph: Option<usize>) -> usize {
        if let Some(lane) = self.lanes.get(&subgraph) {
            return *lane;
        }
        let title = match subgraph {
            Some(place) => chart.subgraphs[place].title.clone(),
            None => Text::new(NOBODY.to_owned(), self.sketch.title.span),
        };
        let mut keys = Keys::at(title.span);
        let name = match title.value.strip_suffix(EXTERNAL) {
            Some(name) if !name.is_empty() => {
                keys.put_text("side", &Text::new("external".to_owned(), title.span));
                Text::new(name.to_owned(), title.span)
            }
            _ => title,
        };
        let lane = self.sketch.lanes.len();
        self.sketch.lanes.push(Lane { name, keys });
        self.lanes.insert(subgraph, lane);
        lane
    }

    fn node(&mut self, chart: &Chart, node: &ChartNode, kind: StepKind) {
        if self.is_lane(node) {
            let subgraph = self.subgraphs[node.name.as_str()];
            let lane = self.lane(chart, Some(subgraph));
            self.ends.push(End::Lane(lane));
            return;
        }
        let lane = self.lane(chart, node.subgraph);
        let own = node.name.strip_prefix("step-").filter(|_| is_own(node));
        let is_telling = node.name.chars().count() >= SHORTEST_NAME && !node.name.starts_with("step.");
        let called = match (own, &node.label) {
            (Some(own), _) => Text::new(own.to_owned(), node.name.span),
            (None, Some(label)) if !is_telling => label.clone(),
            (None, _) => node.name.clone(),
        };
        let called = Text::new(called.value, node.name.span);
        let text = node.label.clone().or_else(|| Some(node.name.clone()));
        self.ends.push(End::Step(self.sketch.steps.len()));
        let keys = Keys::at(node.name.span);
        self.sketch.steps.push(Step { called, lane: Some(lane), kind, text, keys });
    }

    fn link(&self, chart: &Chart, link: &ChartLink) -> Link {
        let (from, to) = (self.ends[link.from], self.ends[link.to]);
        let mut made =
            Link { from, to, span: link.span, when: None, chance: None, keys: Keys::at(link.span) };
        let mut lines = link.label.as_slice();
        if let [first, rest @ ..] = lines
            && let Some(inner) = first.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'))
        {
            (made.when, made.chance) = condition(inner, first);
            lines = rest;
        }
        let text = lines.iter().map(|line| line.value.as_str()).collect::<Vec<_>>().join(" ");
        let Some(first) = lines.first().filter(|_| !text.is_empty()) else { return made };
        let text = Text::new(text, first.span);
        let decides = matches!(from, End::Step(step) if self.sketch.steps[step].kind == StepKind::Decides);
        let is_own = is_own(&chart.nodes[link.from]) && is_own(&chart.nodes[link.to]);
        let is_condition = made.when.is_none() && decides && !is_own;
        if is_condition || !self.sketch.crosses(from, to) {
            made.when = made.when.or(Some(text));
        } else {
            made.keys.put_text("product", &text);
        }
        made
    }
}

/// Reads an answer and how often it is given: `no, 6 %`.
fn condition(inner: &str, place: &Text) -> (Option<Text>, Option<Text>) {
    let text = |text: &str| {
        Some(Text::new(text.trim().to_owned(), place.span)).filter(|text| !text.value.is_empty())
    };
    let (answer, share) = inner.rsplit_once(", ").unwrap_or(("", inner));
    let number = share.trim().strip_suffix('%').map(str::trim_end);
    match number.filter(|number| number.parse::<f64>().is_ok()) {
        Some(number) => (text(answer), text(&format!("{number}%"))),
        None => (text(inner), None),
    }
}
