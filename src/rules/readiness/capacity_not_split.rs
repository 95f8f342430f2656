//! A007: the capacity is rated in its two parts.

use super::rated::key;
use crate::declare_rule;
use crate::model::{Assessment, Requirement};
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// The capacity to deliver superior service is rated for individuals and for the organisation apart.
    ///
    /// ## Why
    /// What people lack can be learnt or hired; what the organisation lacks, such as tools, staff, time and rules
    /// that fit, no training gives them. Good people in a poor system mostly end up with its results (Geary
    /// Rummler and Alan Brache, *Improving Performance*, 1990), so one number for both hides what is to be done.
    ///
    /// ## How to mend
    /// Ask two questions in place of one: do you have the skill and knowledge it takes, and does the organisation
    /// give you what it takes? Write the answers as `capacity-individual` and `capacity-organisation`.
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
    ///   valued: { desired: 4, management: 3.6, contributors: 3.4 }
    ///   capacity: { desired: 4, management: 3.5, contributors: 3.3 }
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
    ///   valued: { desired: 4, management: 3.6, contributors: 3.4 }
    ///   capacity-individual: { desired: 4, management: 3.5, contributors: 3.6 }
    ///   capacity-organisation: { desired: 4, management: 3.5, contributors: 3.1 }
    /// ```
    META = { code: "A007", name: "capacity-not-split", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(readiness) = &context.flow.readiness else { return };
    let individual = readiness.assessment(Requirement::CapacityIndividual);
    let organisation = readiness.assessment(Requirement::CapacityOrganisation);
    let told: Option<(&Assessment, String)> = match (individual, organisation) {
        (Some(_), Some(_)) => None,
        (Some(one), None) | (None, Some(one)) => {
            let other = match one.requirement {
                Requirement::CapacityIndividual => "the organisation",
                _ => "individuals",
            };
            Some((
                one,
                format!("{} stands alone: the capacity of {other} is not rated", key(one.requirement)),
            ))
        }
        (None, None) => readiness.assessment(Requirement::Capacity).map(|whole| {
            (whole, "the capacity of individuals and of the organisation is one number".to_owned())
        }),
    };
    let Some((place, message)) = told else { return };
    let finding = sink.finding(subjects::requirement(place.requirement), place.span, message);
    sink.push(finding.help("ask of both apart, and write `capacity-individual` and `capacity-organisation`"));
}
