//! A001: a requirement says which level it should reach.

use super::rated::{key, keys, subject, subject_of};
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// A requirement of readiness says which level it should reach.
    ///
    /// It speaks once for the capacity, even where its two parts are rated. A table of readiness that rates no
    /// requirement at all has one finding.
    ///
    /// ## Why
    /// A three on a scale of five is good news where three is enough, and bad news where five is needed. Only
    /// the distance to what the service needs tells where to begin, and a level that is agreed on after the
    /// ratings are in is likely to fit them.
    ///
    /// ## How to mend
    /// Let both groups agree on the level that superior service needs, before they rate what is there, and write
    /// it as `desired`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Answer to what is wrong
    ///       measures: { asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90% }
    /// readiness:
    ///   definition:
    ///     management: Every answer within a day
    ///     contributors: Every answer within a day
    ///   shared-definition: { desired: 4, management: 3.5, contributors: 3.2 }
    ///   valued: { management: 3.6, contributors: 3.4 }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Answer to what is wrong
    ///       measures: { asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90% }
    /// readiness:
    ///   definition:
    ///     management: Every answer within a day
    ///     contributors: Every answer within a day
    ///   shared-definition: { desired: 4, management: 3.5, contributors: 3.2 }
    ///   valued: { desired: 4, management: 3.6, contributors: 3.4 }
    /// ```
    META = { code: "A001", name: "requirement-without-desired-level", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(readiness) = &context.flow.readiness else { return };
    if readiness.assessments.is_empty() {
        let message = "readiness says of no requirement which level it should reach";
        let finding = sink.finding(subject("levels", "levels of readiness"), readiness.span, message);
        sink.push(
            finding.help("rate the requirements: `valued: { desired: 4, management: 3, contributors: 2 }`"),
        );
        return;
    }
    for assessments in super::rated::by_requirement(&readiness.assessments, |one| one.requirement) {
        let lacking: Vec<_> = assessments.iter().filter(|one| one.desired.is_none()).collect();
        let Some(first) = lacking.first() else { continue };
        let named: Vec<_> = lacking.iter().map(|one| one.requirement).collect();
        let verb = if named.len() == 1 { "says" } else { "say" };
        let message = format!("{} {verb} not which level it should reach", keys(&named));
        let mut finding =
            sink.finding(subject_of(first.requirement), first.span, message).label("no `desired`");
        for other in &lacking[1..] {
            finding = finding.also(other.span, "nor here");
        }
        sink.push(finding.help(format!(
            "agree on the level that superior service needs, and write it into {}: `desired: 4`",
            key(first.requirement)
        )));
    }
}
