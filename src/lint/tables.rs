//! The tables that a flow names: read once, before the rules run, and only where one asks.

use super::Job;
use crate::data::Tables;
use crate::diagnostic::Family;
use crate::model::Flow;
use crate::rules::{Rule, subjects};

/// Reads the tables of a flow: those of its measures if one of the rules about data is on, that about
/// readiness if one of the rules about readiness is on too.
pub(super) fn read(rules: &[&Rule], job: &Job, flow: &Flow) -> Tables {
    let asks = |family: Family| {
        let is_on = |rule: &&Rule| rule.meta.family() == family && job.settings.levels.is_on(rule.meta);
        rules.iter().any(is_on)
    };
    let of_data = asks(Family::Data);
    let sources = subjects::measures(flow).filter_map(|placed| placed.measure.data.as_ref());
    let readiness = flow.readiness.as_ref().filter(|_| of_data || asks(Family::Readiness));
    Tables::read(sources.filter(|_| of_data), readiness, job.folder.as_ref())
}
