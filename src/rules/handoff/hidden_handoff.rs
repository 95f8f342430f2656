//! H006: what passes from one actor to another is written as a hand-off.

use super::rewrite_exit::Rewriter;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Fix};
use crate::graph::{Lane, LinkOrigin};
use crate::model::{Exit, Step};
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// `then` leads to a step of the same actor; what crosses to another is a hand-off.
    ///
    /// ## Why
    /// `then` says that one thing follows another. Where the next step is somebody else's, more
    /// happens: responsibility passes, and that is where things get lost. Written as `then`, the
    /// hand-off has no product and no measure and is missing from every count of them.
    ///
    /// ## How to mend
    /// Remove the step from `then`, and write the two ends under `handoffs` with what the customer
    /// takes away. `handoff check --fix` does the first half: it moves the two ends, with their
    /// condition and chance; the product is yours to ask for.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   physician: Ordering physician
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   order: { actor: physician, does: Order the test, then: tell }
    ///   tell: { actor: technician, does: Tell the patient what follows }
    ///   home: { actor: patient, ends: Knows what follows }
    /// handoffs:
    ///   - tell -> home:
    ///       product: Patient knows what happens next
    ///       measures: { asks: Do you know what happens next?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   physician: Ordering physician
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   order: { actor: physician, does: Order the test }
    ///   tell: { actor: technician, does: Tell the patient what follows }
    ///   home: { actor: patient, ends: Knows what follows }
    /// handoffs:
    ///   - order -> tell:
    ///       product: Complete order that states the question
    ///       measures: { asks: Is the question clear?, scale: yes-no, baseline: 60%, target: 90% }
    ///   - tell -> home:
    ///       product: Patient knows what happens next
    ///       measures: { asks: Do you know what happens next?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "H006", name: "hidden-handoff", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = context;
    let rewriter = Rewriter::of(context.source, flow);
    for (index, link) in graph.links() {
        let LinkOrigin::Then { step: step_index, exit: exit_index } = link.origin else { continue };
        let Some(step) = flow.steps.get(step_index) else { continue };
        let Some(exit) = step.exits.get(exit_index) else { continue };
        let (from, to) = graph.ends(index);
        let has_actor = graph.step(flow, to).is_some_and(|to| to.actor.is_some()) && step.actor.is_some();
        if !has_actor || !graph.crosses(index) {
            continue;
        }
        let finding = finding(sink, (step, exit), (graph.lane_of(from), graph.lane_of(to)));
        sink.push(match rewriter.as_handoff(step_index, exit) {
            Some(edits) => finding.fix(Fix { title: "write it as a hand-off".to_owned(), edits, safe: true }),
            None => finding,
        });
    }
}

fn finding(sink: &Sink, (step, exit): (&Step, &Exit), (supplier, customer): (&Lane, &Lane)) -> Diagnostic {
    let message = format!("`then` hides a hand-off: `{}` belongs to {}", exit.to.as_str(), customer.name);
    sink.finding(subjects::step(step), exit.to.span, message)
        .label(format!("passes from {} to {}", supplier.name, customer.name))
        .help(format!(
            "remove it from `then` and write under `handoffs`: `- {} -> {}: <what {} takes away>`",
            step.id.as_str(),
            exit.to.as_str(),
            customer.name
        ))
}
