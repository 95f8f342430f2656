//! A001: a requirement says which level it should reach.

use super::rated::{assessed, by_requirement, keys};
use crate::declare_rule;
use crate::model::Requirement;
use crate::rules::{Context, Rule, Sink, subjects};

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
    let Some(assessed) = assessed(context) else { return };
    let rated = &assessed.ratings.now.rated;
    if rated.is_empty() && assessed.is_known {
        let message = "readiness says of no requirement which level it should reach";
        let finding = sink.finding(
            subjects::readiness("levels", "levels of readiness"),
            assessed.readiness.span,
            message,
        );
        let help = "rate the requirements: `valued: { desired: 4, management: 3, contributors: 2 }`";
        sink.push(finding.help(help));
        return;
    }
    for rated in by_requirement(rated, |rated| rated.requirement) {
        let lacking = rated.iter().filter(|one| one.levels.desired.is_none());
        let named: Vec<Requirement> = lacking.map(|one| one.requirement).collect();
        let Some((first, others)) = named.split_first() else { continue };
        let verb = if others.is_empty() { "does" } else { "do" };
        let message = format!("{} {verb} not say which level it should reach", keys(&named));
        let mut finding = sink
            .finding(subjects::requirement(*first), assessed.place(*first), message)
            .label("no `desired`");
        for other in others {
            finding = finding.also(assessed.place(*other), "nor here");
        }
        sink.push(finding.help(format!(
            "agree on the level that superior service needs, and write it: `{}: {{ desired: 4 }}`",
            first.key()
        )));
    }
}
