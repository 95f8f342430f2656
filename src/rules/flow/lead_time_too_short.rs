//! F014: the flow does not take less time than the work in it.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::model::Duration;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// The measured lead time is no shorter than the work on the longest way through the flow.
    ///
    /// Only a flow that writes `lead-time` is judged; branches side by side count once, the longer one.
    ///
    /// ## Why
    /// Lead time is process time and waits together (value stream mapping: Martin and Osterling, 2013).
    /// Where it comes out shorter, one of the two was guessed, or they count different things, such as
    /// office days against days and nights.
    ///
    /// ## How to mend
    /// Follow ten cases from the first touch to the last and write what they took. A day counts 24
    /// hours here; write eight hours of work as `8 h`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// lead-time: 10 min
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   draw: { actor: technician, starts: Draw blood, takes: 5 min, then: test }
    ///   test: { actor: technician, does: Run the test, takes: 20 min }
    ///   home: { actor: patient, ends: Knows what is wrong }
    /// handoffs:
    ///   - test -> home: { product: Answer to what is wrong, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// lead-time: 2 h
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   draw: { actor: technician, starts: Draw blood, takes: 5 min, then: test }
    ///   test: { actor: technician, does: Run the test, takes: 20 min }
    ///   home: { actor: patient, ends: Knows what is wrong }
    /// handoffs:
    ///   - test -> home: { product: Answer to what is wrong, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F014", name: "lead-time-too-short", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(lead) = &context.flow.lead_time else { return };
    let time = context.graph.time(context.flow, context.graph.back_links());
    // Of a range the shortest counts, so that nothing is doubted that may be true.
    let given = time.occurrences.iter().filter_map(|at| context.graph.process_time(context.flow, *at));
    let work = Duration::from_minutes(given.map(|range| range.least.minutes).sum());
    if work <= lead.value {
        return;
    }
    let message =
        format!("a lead time of {} is shorter than the {work} of work on the longest way", lead.value);
    sink.push(sink.finding(Subject::flow(), lead.span, message).label("as measured").help(
        "time some cases from the first touch to the last, and mend `lead-time` or the steps' `takes`",
    ));
}
