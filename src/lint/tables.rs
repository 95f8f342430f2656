//! The tables that a flow's measures name: read once, before the rules run, and only where one asks.

use super::Job;
use crate::data::Tables;
use crate::diagnostic::Family;
use crate::model::Flow;
use crate::rules::{Rule, subjects};

/// Reads the tables of a flow, if one of the rules about data is on.
pub(super) fn read(rules: &[&Rule], job: &Job, flow: &Flow) -> Tables {
    let asks = |rule: &&Rule| rule.meta.family() == Family::Data && job.settings.levels.is_on(rule.meta);
    if !rules.iter().any(asks) {
        return Tables::default();
    }
    let sources = subjects::measures(flow).filter_map(|placed| placed.measure.data.as_ref());
    Tables::read(sources, job.folder.as_ref())
}
