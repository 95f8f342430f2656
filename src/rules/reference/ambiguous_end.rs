//! R005: a hand-off of an actor with several steps says which of them it means.

use crate::declare_rule;
use crate::model::{End, Flow, Id, Step, StepKind};
use crate::rules::wording::listed;
use crate::rules::{Context, Rule, Sink, subjects};
use std::collections::HashMap;

/// How many steps a help line names.
const NAMED: usize = 4;

declare_rule! {
    /// ## What it checks
    /// A hand-off that names an actor with several steps names the step instead.
    ///
    /// An actor without steps, or with one, can stand for itself: there is nothing to choose. Neither is
    /// there where all steps of a supplier end the flow, or all steps of a customer start it.
    ///
    /// ## Why
    /// The program cannot know which step takes over, so it draws one more box for the actor. The chain
    /// breaks there: the steps that were meant seem to begin and end nowhere.
    ///
    /// ## How to mend
    /// Write the step in the place of its actor.
    ///
    /// ```yaml fail
    /// flow: Complaint
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   office: Complaints office
    ///   ward: Ward
    /// steps:
    ///   log: { actor: office, does: Log the complaint }
    ///   look: { actor: ward, does: Look into it }
    ///   tell: { actor: office, does: Tell the patient }
    ///   home: { actor: patient, ends: Knows what changes }
    /// handoffs:
    ///   - log -> look: { product: Question that the ward can answer, measures: clear }
    ///   - look -> office: { product: Facts of the case, measures: clear }
    ///   - tell -> home: { product: Word on what will change, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Complaint
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   office: Complaints office
    ///   ward: Ward
    /// steps:
    ///   log: { actor: office, starts: Log the complaint }
    ///   look: { actor: ward, does: Look into it }
    ///   tell: { actor: office, does: Tell the patient }
    ///   home: { actor: patient, ends: Knows what changes }
    /// handoffs:
    ///   - log -> look: { product: Question that the ward can answer, measures: clear }
    ///   - look -> tell: { product: Facts of the case, measures: clear }
    ///   - tell -> home: { product: Word on what will change, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "R005", name: "ambiguous-end", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let steps = steps_of_actors(context.flow);
    for handoff in &context.flow.handoffs {
        // What ends the flow hands nothing on, and what starts it takes nothing over.
        let ends =
            [(&handoff.from, "hands it over", StepKind::Ends), (&handoff.to, "takes it", StepKind::Starts)];
        for (end, role, never) in ends {
            let Some(all) = steps.get(&end.value).filter(|all| all.len() > 1) else { continue };
            let meant: Vec<&Step> = all.iter().filter(|step| step.kind != never).copied().collect();
            if meant.is_empty() || is_step(context, end) {
                continue;
            }
            let message =
                format!("`{}` has {} steps, and this hand-off names none of them", end.as_str(), all.len());
            sink.push(
                sink.finding(subjects::handoff(handoff), end.span, message)
                    .label(format!("which step {role}?"))
                    .help(format!("write a step in the place of its actor: {}", choice(&meant))),
            );
        }
    }
}

fn is_step(context: &Context<'_>, end: &End) -> bool {
    context.graph.find(end.as_str()).is_some_and(|at| context.graph.step(context.flow, at).is_some())
}

fn steps_of_actors(flow: &Flow) -> HashMap<&Id, Vec<&Step>> {
    let mut steps: HashMap<&Id, Vec<&Step>> = HashMap::new();
    for step in &flow.steps {
        if let Some(actor) = &step.actor {
            steps.entry(&actor.value).or_default().push(step);
        }
    }
    steps
}

/// Names the first steps to choose from.
fn choice(steps: &[&Step]) -> String {
    let names: Vec<String> = steps.iter().take(NAMED).map(|step| format!("`{}`", step.id.as_str())).collect();
    if steps.len() > NAMED {
        format!("{} …", names.join(", "))
    } else {
        listed(&names).replace(" and ", " or ")
    }
}
