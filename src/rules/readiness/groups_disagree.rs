//! A006: both groups see the same organisation.

use super::rated::{assessed, by_requirement, key, told_answers};
use crate::data::Rated;
use crate::declare_rule;
use crate::rules::wording::{in_hundredths, in_points};
use crate::rules::{Context, Rule, Sink, subjects};
use crate::stats::readiness::WIDE;

declare_rule! {
    /// ## What it checks
    /// Management and those who do the work rate a requirement less than a point apart.
    ///
    /// There is one finding for each requirement; the two parts of the capacity are one. It counts in both
    /// directions.
    ///
    /// ## Why
    /// A leader who sees an organisation that is ready does not clear the way for those who see one that is not.
    /// The distance between the two pictures is itself a gap of service: what management believes and what
    /// happens where the customer is served (Parasuraman, Zeithaml and Berry, *Journal of Marketing* 49, 1985,
    /// trace poor service to such gaps within the organisation).
    ///
    /// ## How to mend
    /// Do not look for who is right. Let each group tell two examples that are behind its number, and see the work
    /// together where the customer is served. The rule falls silent when the next ratings are nearer.
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
    ///   valued: { desired: 4, management: 4.3, contributors: 3.1 }
    /// ```
    /// ```csv data/readiness.csv
    /// role,valued
    /// Head,5
    /// Head,4
    /// Technician,4
    /// Technician,3
    /// Clerk,3
    /// ```
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
    ///   valued: { desired: 4 }
    ///   data: { file: data/readiness.csv, group: role, groups: { management: Head, contributors: rest } }
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
    META = { code: "A006", name: "groups-disagree", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(assessed) = assessed(context) else { return };
    for rated in by_requirement(&assessed.ratings.now.rated, |rated| rated.requirement) {
        let apart: Vec<(&Rated, String)> =
            rated.iter().filter_map(|one| Some((one, in_words(one)?))).collect();
        let Some((first, _)) = apart.first() else { continue };
        let message = apart.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("; ");
        let mut finding = sink
            .finding(subjects::requirement(first.requirement), assessed.place(first.requirement), message)
            .label(told_answers(first).unwrap_or_else(|| "two pictures of one organisation".to_owned()));
        for (other, _) in &apart[1..] {
            finding = finding.also(assessed.place(other.requirement), "here too");
        }
        sink.push(finding.help("let each group tell the other two examples that are behind its number"));
    }
}

/// Says how far the groups are apart, where it is a point or more.
fn in_words(rated: &Rated) -> Option<String> {
    let gap = rated.levels.perception_gap().filter(|gap| gap.abs() >= WIDE)?;
    Some(format!(
        "management rates {} {} and those who do the work {}: {} apart",
        key(rated.requirement),
        in_hundredths(rated.levels.management?),
        in_hundredths(rated.levels.contributors?),
        in_points(gap.abs())
    ))
}
