//! A003: superior service is defined in writing.

use crate::declare_rule;
use crate::model::Rater;
use crate::rules::wording::listed;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// Readiness says what superior service is, in the words of management and of those who do the work.
    ///
    /// ## Why
    /// People rate their readiness for something. Where it is not written, each has something else in mind, and
    /// the ratings add up to nothing. Words that lead to one action need a definition that people can do
    /// business with (W. Edwards Deming, *Out of the Crisis*, 1986, on operational definitions).
    ///
    /// ## How to mend
    /// Ask each group for one sentence: what does the customer get from us when we are at our best? Write both,
    /// even where they differ, and bring them together later.
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
    META = { code: "A003", name: "service-not-defined", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(readiness) = &context.flow.readiness else { return };
    let definition = readiness.definition.as_ref();
    let is_written = |rater: &Rater| {
        definition.is_some_and(|definition| match rater {
            Rater::Management => definition.management.is_some(),
            Rater::Contributors => definition.contributors.is_some(),
        })
    };
    let silent: Vec<Rater> = Rater::ALL.into_iter().filter(|rater| !is_written(rater)).collect();
    let Some(first) = silent.first() else { return };
    let who = listed(&silent.iter().map(|rater| rater.title()).collect::<Vec<_>>());
    let verb = if silent == [Rater::Management] { "has" } else { "have" };
    let span = definition.map_or(readiness.span, |definition| definition.span);
    let message = format!("{who} {verb} not written what superior service is");
    let finding =
        sink.finding(subjects::readiness("definition", "definition of superior service"), span, message);
    sink.push(finding.help(format!(
        "ask what the customer gets when all goes well, and write it in their words: `definition: {{ {}: … }}`",
        first.key()
    )));
}
