//! G006: a service goal and its partner are judged by different measures.

use crate::declare_rule;
use crate::model::{Goal, GoalKind, Id};
use crate::rules::{Context, Rule, Sink, subjects};
use std::collections::HashMap;

declare_rule! {
    /// ## What it checks
    /// A value or orientation goal has a measure that no service goal uses.
    ///
    /// It speaks where every measure of the value or orientation goal is one of a service goal's.
    ///
    /// ## Why
    /// The value or orientation goal is there to show when a service goal is met at the customer's
    /// cost. Judged by the same figure, it is met whenever the service goal is, and shows nothing.
    ///
    /// ## How to mend
    /// Give the goal a measure of its own: most often a question to the customer for a value goal,
    /// and one to the people who do the work for an orientation goal.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: [waiting, purpose-known]
    /// measures:
    ///   waiting: { name: Waiting at the desk, unit: minutes, better: down, baseline: 20, target: 5 }
    ///   purpose-known: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// goals:
    ///   - service: Draw blood within 5 minutes of arrival by 2027-06-30
    ///     measure: waiting
    ///   - value: 90% of patients can say what their test is for by 2027-06-30
    ///     measure: waiting
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: [waiting, purpose-known]
    /// measures:
    ///   waiting: { name: Waiting at the desk, unit: minutes, better: down, baseline: 20, target: 5 }
    ///   purpose-known: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// goals:
    ///   - service: Draw blood within 5 minutes of arrival by 2027-06-30
    ///     measure: waiting
    ///   - value: 90% of patients can say what their test is for by 2027-06-30
    ///     measure: purpose-known
    /// ```
    META = { code: "G006", name: "partner-with-same-measure", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let mut service_of_measure: HashMap<&Id, &Goal> = HashMap::new();
    for goal in context.flow.goals.iter().filter(|goal| goal.kind == GoalKind::Service) {
        for measure in &goal.measures {
            service_of_measure.entry(&measure.value).or_insert(goal);
        }
    }
    for goal in context.flow.goals.iter().filter(|goal| goal.kind != GoalKind::Service) {
        let Some(measure) = goal.measures.first() else { continue };
        let Some(service) = service_of_measure.get(&measure.value) else { continue };
        if !goal.measures.iter().all(|one| service_of_measure.contains_key(&one.value)) {
            continue;
        }
        let kind = goal.kind.key();
        let message = format!(
            "the {} is judged by `{}`, as the service goal is: it balances nothing",
            subjects::goal_in_words(goal),
            **measure
        );
        let finding = sink
            .finding(subjects::goal(goal), measure.span, message)
            .label("the same measure")
            .also(service.text.span, "the service goal")
            .help(format!("give the {kind} goal a measure of its own"));
        sink.push(finding);
    }
}
