//! H007: a hand-off passes between two actors.

use crate::declare_rule;
use crate::graph::Origin;
use crate::model::Arrow;
use crate::rules::passage::{self, Passage};
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// The two ends of a hand-off belong to different actors.
    ///
    /// ## Why
    /// A hand-off is where responsibility passes from one to another. Steps of one actor follow
    /// each other without that, and counting them as hand-offs hides the real ones.
    ///
    /// ## How to mend
    /// Between steps of the same actor, write `then` on the earlier step and remove the hand-off.
    /// Where somebody else does receive the product, name them: perhaps two roles share a lane.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   draw: { actor: technician, does: Draw blood }
    ///   tell: { actor: technician, does: Tell the patient what follows }
    ///   home: { actor: patient, ends: Knows what follows }
    /// handoffs:
    ///   - draw -> tell: Labelled specimen fit for testing
    ///   - tell -> home:
    ///       product: Patient knows what happens next
    ///       measures: { asks: Do you know what happens next?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   draw: { actor: technician, does: Draw blood, then: tell }
    ///   tell: { actor: technician, does: Tell the patient what follows }
    ///   home: { actor: patient, ends: Knows what follows }
    /// handoffs:
    ///   - tell -> home:
    ///       product: Patient knows what happens next
    ///       measures: { asks: Do you know what happens next?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "H007", name: "handoff-to-self", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in passage::all(context).filter(|passage| !passage.is_between_actors()) {
        let actor = &passage.supplier.name;
        let message = format!("both ends of this hand-off are {actor}: nothing passes to anyone else");
        let finding = sink
            .finding(subjects::handoff(passage.handoff), passage.handoff.ends_span, message)
            .label(format!("from {actor} to {actor}"))
            .help(help(&passage));
        sink.push(finding);
    }
}

fn help(passage: &Passage<'_>) -> String {
    let (from, to) = (passage.from, passage.to);
    let are_steps = from.origin != Origin::Derived && to.origin != Origin::Derived;
    match passage.handoff.arrow {
        _ if are_steps && from.id != to.id => {
            format!("write `then: {}` on the step `{}` and remove the hand-off", to.id, from.id)
        }
        Arrow::Short => {
            format!(
                "name the customer after the arrow: `{} -> <who receives it>`",
                passage.handoff.from.value
            )
        }
        Arrow::Keys => "name the customer: `to: <who receives it>`".to_owned(),
    }
}
