//! G010: a goal is bound to a product or a measure.

use crate::declare_rule;
use crate::model::Goal;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A goal names a measure, or the hand-off whose product it is about.
    ///
    /// ## Why
    /// A goal that hangs on nothing in the flow cannot be found where the work is done. Nobody
    /// sees which hand-off has to change, and nobody collects the figure that it will be judged by.
    ///
    /// ## How to mend
    /// Name the measure (`measure: complaints`), or the hand-off by its id (`product: order-placed`).
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
    ///       measures: purpose-known
    /// measures:
    ///   purpose-known: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// goals:
    ///   - value: 90% of patients can say what their test is for by 2027-06-30
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
    ///       measures: purpose-known
    /// measures:
    ///   purpose-known: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// goals:
    ///   - value: 90% of patients can say what their test is for by 2027-06-30
    ///     measure: purpose-known
    /// ```
    META = { code: "G010", name: "unbound-goal", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let unbound = |goal: &&Goal| goal.measures.is_empty() && goal.products.is_empty();
    for goal in context.flow.goals.iter().filter(unbound) {
        let message = format!("the {} hangs on no measure and no hand-off", subjects::goal_in_words(goal));
        let finding = sink
            .finding(subjects::goal(goal), goal.text.span, message)
            .label("judged by what?")
            .help("name what it will be judged by: `measure: <its id>`, or the hand-off it is about: `product: <its id>`");
        sink.push(finding);
    }
}
