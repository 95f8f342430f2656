//! A002: both groups rate a requirement.

use super::rated::{assessed, by_requirement, keys};
use crate::declare_rule;
use crate::model::{Rater, Requirement};
use crate::rules::wording::listed;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A requirement of readiness is rated by management and by those who do the work.
    ///
    /// Ratings out of a table of answers count as typed ones do. Where the table could not be read, the rule is
    /// silent.
    ///
    /// ## Why
    /// The two groups see different things. Surveys of safety in hospitals find that senior managers rate
    /// their house higher than those at the front line, in the same house and on the same questions (Singer,
    /// Falwell, Gaba and Baker, *Medical Care* 46, 2008). One group alone tells how it looks from there, and
    /// hides the difference, which is often the most useful number of all.
    ///
    /// ## How to mend
    /// Ask the other group the same question, by themselves and without names, and write the mean of its answers.
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
    ///   valued: { desired: 4, management: 3.6 }
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
    META = { code: "A002", name: "group-not-assessed", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(assessed) = assessed(context).filter(|assessed| assessed.is_known) else { return };
    for rated in by_requirement(&assessed.ratings.now.rated, |rated| rated.requirement) {
        let is_silent = |rater: Rater| rated.iter().any(|one| one.level(rater).is_none());
        let silent: Vec<Rater> = Rater::ALL.into_iter().filter(|rater| is_silent(*rater)).collect();
        let (Some(first), false) = (rated.first(), silent.is_empty()) else { continue };
        let lacks = |one: &&crate::data::Rated| silent.iter().any(|rater| one.level(*rater).is_none());
        let named: Vec<Requirement> = rated.iter().filter(lacks).map(|one| one.requirement).collect();
        let who = listed(&silent.iter().map(|rater| rater.title()).collect::<Vec<_>>());
        let verb = if silent == [Rater::Management] { "has" } else { "have" };
        let message = format!("{who} {verb} not rated {}", keys(&named));
        let finding =
            sink.finding(subjects::requirement(first.requirement), assessed.place(named[0]), message);
        sink.push(finding.help(format!(
            "ask {who} the same question, without names, and write the mean of the answers: `{}: 3.4`",
            silent[0].key()
        )));
    }
}
