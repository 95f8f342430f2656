//! PlantUML: an activity diagram whose swimlanes are the actors.
//!
//! It is written in the syntax of 2013 and later (`:text;`, `if`, `split`, `(A)`), which every
//! version that is about draws.

mod plan;
mod text;

use super::{Chart, ExportError, Exported};
use crate::graph::{LinkIndex, OccurrenceIndex};
use crate::model::{Side, StepKind};
use crate::rules::wording::counted;
use crate::scene::{Class, Theme};
use plan::{Branch, Plan, Statement, plan};
use std::collections::HashSet;
use std::fmt::Write as _;

/// Why writing into a text is expected to work.
const WRITES: &str = "a string takes all that is written";

/// Writes the flow for PlantUML.
pub(super) fn plantuml(chart: &Chart<'_>) -> Result<Exported, ExportError> {
    let plan = plan(chart.flow, chart.graph);
    let remarks = remarks(&plan);
    let mut writer = Writer { chart, plan: &plan, names: lane_names(chart), lane: None, out: String::new() };
    writer.head(&remarks);
    for chain in &plan.chains {
        writer.statements(chain, 0);
    }
    writer.out.push_str("@enduml\n");
    Ok(Exported { bytes: writer.out.into_bytes(), remarks })
}

/// Says what PlantUML has no words for.
fn remarks(plan: &Plan) -> Vec<String> {
    let jumps = (plan.jumps > 0).then(|| {
        let lines = counted(plan.jumps, "line");
        let goes = if plan.jumps == 1 { "goes" } else { "go" };
        format!("{lines} {goes} on at a letter, since PlantUML draws what is written next and no line back or across")
    });
    jumps.into_iter().collect()
}

/// Returns the names of the lanes, each another one: PlantUML tells lanes apart by their names.
fn lane_names(chart: &Chart<'_>) -> Vec<String> {
    let mut given = HashSet::new();
    let name = |lane: &crate::graph::Lane| {
        let side = if lane.side == Side::External { " (external)" } else { "" };
        let mut name = text::line(&format!("{}{side}", lane.name));
        if name.is_empty() || !given.insert(name.clone()) {
            name = text::line(&format!("{} {}", lane.name, lane.actor));
            given.insert(name.clone());
        }
        name
    };
    chart.graph.lanes().iter().map(name).collect()
}

struct Writer<'run> {
    chart: &'run Chart<'run>,
    plan: &'run Plan,
    names: Vec<String>,
    /// The lane that is written in.
    lane: Option<usize>,
    out: String,
}

impl Writer<'_> {
    fn put(&mut self, depth: usize, line: &str) {
        writeln!(self.out, "{:indent$}{line}", "", indent = depth * 2).expect(WRITES);
    }

    fn head(&mut self, remarks: &[String]) {
        self.put(0, "@startuml");
        self.put(0, "' An activity diagram: each lane is an actor.");
        for remark in remarks {
            self.put(0, &format!("' {remark}."));
        }
        self.put(0, &format!("title {}", text::line(self.chart.flow.title())));
        let used: HashSet<usize> = self.chart.graph.occurrences().map(|(_, step)| step.lane).collect();
        // Lanes stand in the order in which they are met first.
        for lane in (0..self.names.len()).filter(|lane| used.contains(lane)) {
            self.turn_to(lane, 0);
        }
    }

    fn turn_to(&mut self, lane: usize, depth: usize) {
        if self.lane.replace(lane) != Some(lane) {
            self.put(depth, &format!("|{}|", self.names[lane]));
        }
    }

    fn statements(&mut self, statements: &[Statement], depth: usize) {
        for statement in statements {
            match statement {
                Statement::Step(step) => self.step(*step, depth),
                Statement::Link(link) => self.arrow(*link, depth),
                Statement::Choice { step, is_question, branches } => {
                    self.choice(*step, *is_question, branches, depth);
                }
                Statement::Jump(to) => {
                    self.put(depth, &format!("({})", self.letter(*to)));
                    self.put(depth, "detach");
                }
                Statement::End { is_said: true } => self.put(depth, "stop"),
                Statement::End { is_said: false } => self.put(depth, "detach"),
            }
        }
    }

    fn letter(&self, step: OccurrenceIndex) -> char {
        text::letter(self.plan.letters.get(&step).copied().unwrap_or_default())
    }

    /// Turns to the lane of a step, and lands there what jumps to it.
    fn land(&mut self, step: OccurrenceIndex, depth: usize) {
        self.turn_to(self.chart.graph.petgraph()[step].lane, depth);
        if self.plan.letters.contains_key(&step) {
            self.put(depth, &format!("({})", self.letter(step)));
        }
    }

    fn step(&mut self, step: OccurrenceIndex, depth: usize) {
        self.land(step, depth);
        let graph = self.chart.graph;
        let words = text::lines(graph.label(self.chart.flow, step));
        match graph.kind(self.chart.flow, step) {
            StepKind::Starts => {
                self.put(depth, "start");
                self.put(depth, &format!(":{words};"));
            }
            StepKind::Waits => self.put(depth, &format!(":<i>waits</i>\\n{words};")),
            StepKind::Calls => self.put(depth, &format!(":<i>calls</i>\\n{words};")),
            StepKind::Does | StepKind::Decides | StepKind::Ends => self.put(depth, &format!(":{words};")),
        }
    }

    /// Writes the line to what is written next: thick with the product, dashed where none is named.
    fn arrow(&mut self, link: LinkIndex, depth: usize) {
        let graph = self.chart.graph;
        let palette = Theme::Light.palette();
        let label = self.label(link);
        let has_product = graph.handoff(self.chart.flow, link).is_some_and(|it| it.named_product().is_some());
        let look = match (graph.crosses(link), has_product) {
            (false, _) => palette.paint(Class::Then).stroke.to_owned(),
            (true, true) => format!("{},bold", palette.paint(Class::Handoff).stroke),
            (true, false) => format!("{},dashed", palette.paint(Class::Gap).stroke),
        };
        let label = if label.is_empty() { label } else { format!(" {label};") };
        self.put(depth, &format!("-[{look}]->{label}"));
    }

    /// Returns condition and product of a link, or that there is none.
    fn label(&self, link: LinkIndex) -> String {
        let graph = self.chart.graph;
        let own = &graph.petgraph()[link];
        let chance = own.chance.map(|chance| format!("{} %", chance.percent_in_tenths()));
        let condition: Vec<String> = own.when.iter().cloned().chain(chance).collect();
        let condition = (!condition.is_empty()).then(|| condition.join(", "));
        let product = graph.handoff(self.chart.flow, link).and_then(|handoff| handoff.named_product());
        let product = match product {
            Some(product) => Some(product.name.value.clone()),
            None => graph.crosses(link).then(|| "no product".to_owned()),
        };
        let parts: Vec<String> =
            condition.into_iter().chain(product).map(|part| text::lines(&part)).collect();
        parts.join("\\n")
    }

    fn choice(&mut self, step: OccurrenceIndex, is_question: bool, branches: &[Branch], depth: usize) {
        let graph = self.chart.graph;
        let lane = graph.petgraph()[step].lane;
        let decides = graph.kind(self.chart.flow, step) == StepKind::Decides;
        let question = if decides { text::lines(graph.label(self.chart.flow, step)) } else { "?".to_owned() };
        if decides {
            self.land(step, depth);
        } else {
            self.step(step, depth);
        }
        let last = branches.len() - 1;
        for (index, branch) in branches.iter().enumerate() {
            self.turn_to(lane, depth);
            let label = self.label(branch.link);
            // Empty parentheses would be read as a part of the question.
            let label = if label.is_empty() { label } else { format!(" ({label})") };
            let line = match (is_question, index) {
                (true, 0) => format!("if ({question}) then{label}"),
                (true, _) if index == last => format!("else{label}"),
                (true, _) => format!("elseif ({question}) then{label}"),
                (false, 0) => "split".to_owned(),
                (false, _) => "split again".to_owned(),
            };
            self.put(depth, &line);
            if !is_question {
                self.arrow(branch.link, depth + 1);
            }
            self.statements(&branch.body, depth + 1);
        }
        self.put(depth, if is_question { "endif" } else { "end split" });
    }
}
