//! F006: the chances of the ways out of a step sum to 100 %.

use crate::declare_rule;
use crate::graph::{LinkIndex, OccurrenceIndex};
use crate::rules::wording::tenths;
use crate::rules::{Context, Rule, Sink, links};

declare_rule! {
    /// ## What it checks
    /// The chances of the ways out of a step sum to 100 %.
    ///
    /// Where only some of them have a chance, these do not sum to more: the others share the rest. Half a percentage point is allowed for rounding.
    ///
    /// ## Why
    /// Of everything that reaches the step, all of it leaves, by one of the ways. Chances that sum to
    /// less lose patients, and those that sum to more invent some; expected times and rework that are
    /// computed from them are wrong in either case.
    ///
    /// ## How to mend
    /// Count once more over the same cases, or leave out the chance that is least sure: what the others
    /// leave over is then meant.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// steps:
    ///   draw: { actor: technician, does: Draw blood, then: fit }
    ///   fit: { actor: technician, decides: Is the specimen fit for testing?, then: { "no": { step: draw, chance: 16% } } }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - fit -> home: { when: "yes", chance: 94%, product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// steps:
    ///   draw: { actor: technician, does: Draw blood, then: fit }
    ///   fit: { actor: technician, decides: Is the specimen fit for testing?, then: { "no": { step: draw, chance: 6% } } }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - fit -> home: { when: "yes", chance: 94%, product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F006", name: "chances-not-adding-up", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

/// How far from 100 rounded chances may sum, in percentage points.
const ROUNDING: f64 = 0.5;

fn check(context: &Context<'_>, sink: &mut Sink) {
    let graph = context.graph;
    for (occurrence, _) in graph.occurrences() {
        let exits = graph.exits(occurrence);
        let chance = |link: &LinkIndex| graph.petgraph()[*link].chance;
        let given: Vec<LinkIndex> = exits.iter().copied().filter(|link| chance(link).is_some()).collect();
        let sum: f64 = given.iter().filter_map(chance).map(|share| share.percent()).sum();
        let too_little = given.len() == exits.len() && sum < 100.0 - ROUNDING;
        if !given.is_empty() && (too_little || sum > 100.0 + ROUNDING) {
            report(context, sink, occurrence, &given, sum);
        }
    }
}

fn report(context: &Context<'_>, sink: &mut Sink, from: OccurrenceIndex, given: &[LinkIndex], sum: f64) {
    let percent = |link: LinkIndex| {
        let chance = context.graph.petgraph()[link].chance.unwrap_or_default();
        format!("{} % to `{}`", tenths(chance.percent()), links::name(context, context.graph.ends(link).1))
    };
    let place =
        |link: LinkIndex| links::chance_span(context, link).unwrap_or_else(|| links::span(context, link));
    let id = links::name(context, from);
    let message = match given {
        [_] => format!("the only way out of `{id}` is given a chance of {} %, not 100 %", tenths(sum)),
        _ => format!("the chances of the ways out of `{id}` sum to {} %, not 100 %", tenths(sum)),
    };
    let help = match given {
        [_] => "write the other way out, or leave out the chance",
        _ => "count again over the same cases, or leave out the chance that is least sure",
    };
    let subject = links::occurrence_subject(context, from);
    let mut finding = sink.finding(subject, place(given[0]), message).label(percent(given[0])).help(help);
    for link in given.iter().skip(1).take(links::MOST_LABELS) {
        finding = finding.also(place(*link), percent(*link));
    }
    sink.push(finding);
}
