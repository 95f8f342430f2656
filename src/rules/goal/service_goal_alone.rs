//! G001: a service goal has a value or orientation goal beside it.

use crate::declare_rule;
use crate::model::{Goal, GoalKind};
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A flow with a service goal also has a value goal or an orientation goal.
    ///
    /// ## Why
    /// A service goal counts: how many, how fast, how few complaints. Alone it is met most cheaply
    /// by doing harm. A bounty on dead cobras gets cobras bred (Horst Siebert, *Der
    /// Kobra-Effekt*, 2001); a target of fewer complaints gets a form that is hard to find. A goal
    /// for what the service is worth to the customer, or for how people stand towards them, fails
    /// visibly when that happens.
    ///
    /// ## How to mend
    /// Ask what customers should gain when the service goal is met, and write it as
    /// `- value: …` with a measure of its own; or what contributors should say of the work, as
    /// `- orientation: …`.
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
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// goals:
    ///   - service: Draw blood from 95% of patients within 10 minutes of arrival by 2027-06-30
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
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// goals:
    ///   - service: Draw blood from 95% of patients within 10 minutes of arrival by 2027-06-30
    ///   - value: 90% of patients can say what their test is for by 2027-06-30
    /// ```
    META = { code: "G001", name: "service-goal-alone", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let goals = &context.flow.goals;
    let is_service = |goal: &&Goal| goal.kind == GoalKind::Service;
    if !goals.iter().all(|goal| is_service(&goal)) {
        return;
    }
    for goal in goals.iter().filter(is_service) {
        let title = subjects::goal_in_words(goal);
        let message =
            format!("the {title} stands alone: it can be met by doing harm, and nothing would show it");
        let finding = sink
            .finding(subjects::goal(goal), goal.text.span, message)
            .label("no value or orientation goal beside it")
            .help(
                "write beside it what customers gain: `- value: 90% of customers <gain what> by 2027-06-30`",
            );
        sink.push(finding);
    }
}
