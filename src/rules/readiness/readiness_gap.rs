//! A005: what is there comes near what is desired.

use super::rated::{assessed, by_requirement, key, told_answers};
use crate::data::Rated;
use crate::declare_rule;
use crate::model::{Rater, Requirement};
use crate::rules::wording::{in_hundredths, in_points};
use crate::rules::{Context, Rule, Sink, subjects};
use crate::stats::readiness::WIDE;

declare_rule! {
    /// ## What it checks
    /// No group rates a requirement a point or more below the desired level.
    ///
    /// There is one finding for each requirement, whichever groups see the gap; the two parts of the capacity are
    /// one requirement. Levels out of a table are the means of its answers.
    ///
    /// ## Why
    /// Measures and training at the hand-offs do little as long as people do not agree on what good service is, do
    /// not believe that anybody wants it, or lack what it takes. Where staff see that good service is expected,
    /// supported and rewarded, customers notice it (Schneider, White and Paul, *Journal of Applied Psychology*
    /// 83, 1998). A whole point is the distance that people mean when they tick the next box.
    ///
    /// ## How to mend
    /// Begin with the widest gap. Ask those who see it what stands between today and the desired level, agree on
    /// one change and on who makes it, and rate anew after a few months: `earlier` keeps what was rated before.
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
    ///   valued: { desired: 4, management: 3.2, contributors: 2.6 }
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
    META = { code: "A005", name: "readiness-gap", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(assessed) = assessed(context) else { return };
    for rated in by_requirement(&assessed.ratings.now.rated, |rated| rated.requirement) {
        let wide: Vec<&Rated> = rated.iter().filter(|one| !seers(one).is_empty()).collect();
        let Some(first) = wide.iter().copied().max_by(|one, other| by_gap(one, other)) else { continue };
        let message = wide.iter().map(|one| in_words(one)).collect::<Vec<_>>().join("; ");
        let mut finding = sink
            .finding(subjects::requirement(first.requirement), assessed.place(first.requirement), message)
            .label(told_answers(first).unwrap_or_else(|| "a point or more apart".to_owned()));
        for other in wide.iter().filter(|one| one.requirement != first.requirement) {
            finding = finding.also(assessed.place(other.requirement), "here too");
        }
        sink.push(finding.help(help(first.requirement)));
    }
}

/// Returns the groups that see a gap of a point or more.
fn seers(rated: &Rated) -> Vec<Rater> {
    let sees = |rater: &Rater| rated.gap(*rater).is_some_and(|gap| gap >= WIDE);
    Rater::ALL.into_iter().filter(sees).collect()
}

fn by_gap(one: &Rated, other: &Rated) -> std::cmp::Ordering {
    let widest = |rated: &Rated| rated.levels.widest_gap().unwrap_or_default();
    widest(one).total_cmp(&widest(other))
}

fn in_words(rated: &Rated) -> String {
    let gap = |rater: Rater| in_points(rated.gap(rater).unwrap_or_default());
    let (management, contributors) = (gap(Rater::Management), gap(Rater::Contributors));
    let key = key(rated.requirement);
    let seen = match seers(rated).as_slice() {
        [Rater::Management] => format!("management sees {key} {management}"),
        [Rater::Contributors] => format!("those who do the work see {key} {contributors}"),
        _ => format!("management sees {key} {management} and those who do the work {contributors}"),
    };
    format!("{seen} below the desired {}", rated.levels.desired.map(in_hundredths).unwrap_or_default())
}

fn help(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::SharedDefinition => "let both groups write one definition of superior service together",
        Requirement::Valued => {
            "ask people by what they would notice that good service is wanted here, and do that"
        }
        Requirement::Capacity => "ask people what they lack: skill and time, or tools, staff and rules",
        Requirement::CapacityIndividual => {
            "ask people which skill, knowledge or time they lack, and begin there"
        }
        Requirement::CapacityOrganisation => {
            "ask people which tool, staffing or rule stands in the way, and begin there"
        }
    }
}
