//! What a flow looks like in numbers, before and after.

use super::amount::Amount;
use super::version::Version;
use crate::graph::FlowGraph;
use crate::model::{Duration, Flow, Handoff, Side, Step, StepKind};
use std::collections::HashSet;

/// A figure of both versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What programs call it.
    pub key: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// How much it was; nothing where the older version does not say.
    pub before: Option<Amount>,
    /// How much it is; nothing where the newer version does not say.
    pub after: Option<Amount>,
    /// How many there are in all, before and after, where the figure counts some of them.
    pub of: Option<(Amount, Amount)>,
    /// Whether it is that much at least, before and after, because a part of it is not known.
    pub is_least: (bool, bool),
}

impl Figure {
    /// Returns how much more or less it is now, in words: `2 fewer`; nothing where it reads the same, or
    /// where one of the two is not known to its end.
    #[must_use]
    pub fn difference(&self) -> Option<String> {
        let is_whole = self.is_least == (false, false);
        self.before?.difference_in_words(self.after?).filter(|_| is_whole)
    }

    /// Tells whether neither version says anything of it.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.before.is_none() && self.after.is_none()
    }

    /// Returns what it was and what it is, as people read it: `6 of 7`, `not known`.
    #[must_use]
    pub fn told(&self) -> (String, String) {
        let tell = |amount: Option<Amount>, of: Option<Amount>, is_least| match (amount, of) {
            (None, _) => "not known".to_owned(),
            (Some(amount), None) if is_least => format!("at least {amount}"),
            (Some(amount), None) => amount.to_string(),
            (Some(amount), Some(of)) => format!("{amount} of {of}"),
        };
        (
            tell(self.before, self.of.map(|(before, _)| before), self.is_least.0),
            tell(self.after, self.of.map(|(_, after)| after), self.is_least.1),
        )
    }
}

/// Returns the figures of two versions, always the same ones in the same order.
pub(super) fn figures(before: Version<'_>, after: Version<'_>) -> Vec<Figure> {
    let gaps = (has_gaps(before), has_gaps(after));
    let [before, after] = [before, after].map(of);
    let handoffs = |rows: &[Row]| rows.iter().find(|row| row.0 == HANDOFFS).and_then(|row| row.2);
    let all = handoffs(&before).zip(handoffs(&after));
    let pairs = before.into_iter().zip(after);
    let figure = |((key, name, before), (_, _, after)): (Row, Row)| {
        let of = all.filter(|_| matches!(key, "with-product" | "with-measure" | "confirmed"));
        let is_least = if key == LEAD_TIME { gaps } else { (false, false) };
        Figure { key, name, before, after, of, is_least }
    };
    pairs.map(figure).collect()
}

/// The key of the hand-offs in all.
const HANDOFFS: &str = "handoffs";
/// The key of the time that passes on the longest way.
const LEAD_TIME: &str = "lead-time";

type Row = (&'static str, &'static str, Option<Amount>);

fn of(version: Version<'_>) -> Vec<Row> {
    let Version { flow, graph, .. } = version;
    let figures = graph.figures(flow);
    let time = graph.time(flow, graph.back_links());
    #[expect(clippy::cast_precision_loss, reason = "a flow has far fewer than 2^52 elements")]
    let count = |count: usize| Some(Amount::Count(count as f64));
    let lasting = |time: Option<Duration>| time.map(Amount::Time);
    vec![
        (HANDOFFS, "hand-offs", count(figures.handoffs)),
        ("with-product", "with a product", count(figures.with_product)),
        ("with-measure", "with a measure", count(figures.with_measure)),
        ("confirmed", "confirmed by the customer", count(confirmed(flow, graph))),
        ("external-customers", "external customers served", count(external_customers(graph))),
        ("actors", "actors", count(graph.lanes().len())),
        ("steps", "steps", (!flow.steps.is_empty()).then(|| count(flow.steps.len())).flatten()),
        ("process-time", "process time", lasting(time.process)),
        (LEAD_TIME, "lead time", lasting(time.lead)),
        ("measured-lead-time", "measured lead time", lasting(flow.lead_time.as_ref().map(|it| it.value))),
        (
            "complete-and-accurate",
            "complete and accurate on the longest way",
            time.complete_and_accurate.map(Amount::Part),
        ),
    ]
}

/// Tells whether the file says nothing of some work or some wait on the longest way.
fn has_gaps(version: Version<'_>) -> bool {
    let Version { flow, graph, .. } = version;
    let time = graph.time(flow, graph.back_links());
    let is_work = |kind| matches!(kind, StepKind::Does | StepKind::Waits | StepKind::Calls);
    let is_open = |step: &Step| is_work(step.kind) && step.takes.is_none();
    let mut steps = time.occurrences.iter().filter_map(|at| graph.step(flow, *at));
    let mut handoffs = time.way.iter().filter_map(|link| graph.handoff(flow, *link));
    steps.any(is_open) || handoffs.any(|handoff| handoff.wait.is_none())
}

/// Counts the hand-offs of which the customer confirmed that the product is what they need.
fn confirmed(flow: &Flow, graph: &FlowGraph) -> usize {
    let crossing = graph.links().filter(|(link, _)| graph.crosses(*link));
    let is_confirmed = |link| {
        let product = graph.handoff(flow, link).and_then(Handoff::named_product)?;
        let by = product.confirmed_by.as_ref()?;
        (by.value == graph.lane_of(graph.ends(link).1).actor).then_some(())
    };
    crossing.filter(|(link, _)| is_confirmed(*link).is_some()).count()
}

/// Counts the actors outside the organisation who receive something.
fn external_customers(graph: &FlowGraph) -> usize {
    let crossing = graph.links().filter(|(link, _)| graph.crosses(*link));
    let customers = crossing.map(|(link, _)| graph.lane_of(graph.ends(link).1));
    let external = customers.filter(|lane| lane.side == Side::External);
    external.map(|lane| &lane.actor).collect::<HashSet<_>>().len()
}
