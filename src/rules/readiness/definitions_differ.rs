//! A004: both groups define superior service alike.

use crate::declare_rule;
use crate::rules::wording::folded;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// Management and those who do the work define superior service in the same words.
    ///
    /// Letter case, punctuation and articles do not count.
    ///
    /// ## Why
    /// Two definitions are two targets: one group counts discharges before noon, the other patients who know what
    /// to do at home, and each is puzzled by what the other praises. That the words differ is worth knowing and
    /// no fault, so this is a remark: it is where the conversation begins.
    ///
    /// ## How to mend
    /// Let both groups read both sentences, ask what in each the customer would notice, and write one that both
    /// would sign. Until then keep both as they are.
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
    ///     contributors: Nobody has to ask twice
    ///   shared-definition: { desired: 4, management: 3.5, contributors: 3.2 }
    ///   valued: { desired: 4, management: 3.6, contributors: 3.4 }
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
    META = { code: "A004", name: "definitions-differ", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(definition) =
        context.flow.readiness.as_ref().and_then(|readiness| readiness.definition.as_ref())
    else {
        return;
    };
    let (Some(management), Some(contributors)) = (&definition.management, &definition.contributors) else {
        return;
    };
    if folded(management) == folded(contributors) {
        return;
    }
    let message = "management and those who do the work define superior service in different words";
    let finding = sink.finding(
        subjects::readiness("definition", "definition of superior service"),
        contributors.span,
        message,
    );
    sink.push(
        finding
            .also(management.span, "management's words")
            .help("let both groups read both sentences, and write one that both would sign"),
    );
}
