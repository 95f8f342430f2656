//! L002: lanes stand in an order that keeps hand-offs short.

use super::reorder_actors::reordered;
use crate::config::Limits;
use crate::declare_rule;
use crate::diagnostic::{Fix, Subject};
use crate::graph::LaneOrder;
use crate::rules::{Context, Rule, Sink, subjects};
use crate::syntax::keys::Limit;

declare_rule! {
    /// ## What it checks
    /// No other order of the lanes would shorten the hand-offs by a fifth or more.
    ///
    /// The way of a hand-off is the number of lane borders that it passes. The rule speaks where
    /// another order saves at least 20 % of all ways and at least two borders; these are the
    /// limits `least-saved-share: 20%` and `least-saved-borders: 2`.
    /// Flows of more than 64 lanes are passed over.
    ///
    /// ## Why
    /// Lanes stand in the order of `actors`. A hand-off between neighbours is one short line; one
    /// between far lanes runs through everything in between, and its line crosses others. Those who
    /// hand off most belong side by side.
    ///
    /// ## How to mend
    /// Write the actors in the order that the finding names; `handoff check --fix=unsafe` does so
    /// where they stand below each other. If the order has a reason, such as the customer on top,
    /// waive the rule and say so.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   physician: Ordering physician
    ///   patient: { name: Patient, side: external }
    ///   laboratory: { name: Laboratory, kind: entity }
    ///   technician: Lab technician
    /// handoffs:
    ///   - physician -> technician:
    ///       product: Complete order that states the question
    ///       measures: { asks: Is the question clear?, scale: yes-no, baseline: 60%, target: 90% }
    ///   - technician -> laboratory:
    ///       product: Labelled specimen fit for testing
    ///       measures: { asks: Is the specimen fit for testing?, scale: yes-no, baseline: 94%, target: 98% }
    ///   - laboratory -> patient:
    ///       product: Answer to what is wrong
    ///       measures: { asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   physician: Ordering physician
    ///   technician: Lab technician
    ///   laboratory: { name: Laboratory, kind: entity }
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - physician -> technician:
    ///       product: Complete order that states the question
    ///       measures: { asks: Is the question clear?, scale: yes-no, baseline: 60%, target: 90% }
    ///   - technician -> laboratory:
    ///       product: Labelled specimen fit for testing
    ///       measures: { asks: Is the specimen fit for testing?, scale: yes-no, baseline: 94%, target: 98% }
    ///   - laboratory -> patient:
    ///       product: Answer to what is wrong
    ///       measures: { asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "L002", name: "detours-between-lanes", level: Info, since: "0.1.0", fix: Unsafe }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let declared = context.graph.declared_lane_order();
    let shortest = context.graph.shortest_lane_order();
    if !is_worth_it(&declared, &shortest, context.limits) {
        return;
    }
    let lanes = context.graph.lanes();
    let ids: Vec<&str> = shortest.lanes.iter().map(|lane| lanes[*lane].actor.as_str()).collect();
    let message = format!(
        "hand-offs pass {} lane borders; in another order of the lanes they would pass {}",
        declared.distance, shortest.distance
    );
    let first = context.flow.actors.first();
    let span = first.map_or_else(|| subjects::flow_span(context.flow), |actor| actor.id.span);
    let finding = sink
        .finding(Subject::flow(), span, message)
        .help(format!("write the actors in this order: {}", ids.join(", ")));
    sink.push(match reordered(context.source, context.flow, &shortest.lanes) {
        Some(edit) => finding.fix(Fix {
            title: "write the actors in the order that keeps hand-offs short".to_owned(),
            edits: vec![edit],
            safe: false,
        }),
        None => finding,
    });
}

fn is_worth_it(declared: &LaneOrder, shortest: &LaneOrder, limits: &Limits) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "ways are far shorter than 2^52 borders")]
    let [saved, all] =
        [declared.distance.saturating_sub(shortest.distance), declared.distance].map(|of| of as f64);
    saved >= limits.number(Limit::LeastSavedBorders)
        && saved * 100.0 >= all * limits.number(Limit::LeastSavedShare)
}

#[cfg(test)]
mod tests {
    use super::is_worth_it;
    use crate::config::Limits;
    use crate::graph::LaneOrder;
    use crate::syntax::keys::Limit;

    #[test]
    fn small_gains_are_not_worth_another_order() {
        let mut limits = Limits::default();
        let of = |distance| LaneOrder { lanes: Vec::new(), distance };
        assert!(is_worth_it(&of(10), &of(8), &limits));
        assert!(!is_worth_it(&of(11), &of(9), &limits));
        assert!(!is_worth_it(&of(3), &of(2), &limits));
        limits.set(Limit::LeastSavedBorders, 1.0);
        assert!(is_worth_it(&of(3), &of(2), &limits));
    }
}
