//! How long the process takes, as far as the flow says so.

use super::ledger::{Ledger, Reference};
use super::outline::Fact;
use super::{About, Formula};
use serde::Serialize;

/// The times of the process.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Times {
    facts: Vec<Fact>,
    references: Vec<Reference>,
}

/// Gathers the times; nothing where the flow gives none.
pub(super) fn of(about: About<'_>, ledger: &mut Ledger) -> Option<Times> {
    let flow = about.material.flow;
    let time = about.graph.time(flow, about.graph.back_links());
    let mut facts = Vec::new();
    let mut tell = |label, text: Option<String>| facts.extend(text.map(|text| Fact::new(label, text)));
    tell("Lead time as measured", flow.lead_time.as_ref().map(|lead| lead.value.to_string()));
    tell("Lead time on the longest way", time.lead.map(|lead| lead.to_string()));
    tell("Process time on that way", time.process.map(|process| process.to_string()));
    let ratio = time.activity_ratio();
    tell(
        "Share of the lead time in which somebody works",
        ratio.map(|it| format!("{} %", it.percent_in_tenths())),
    );
    tell("Process time of all steps together", time.effort.map(|effort| effort.to_string()));
    let usable = time.complete_and_accurate;
    tell(
        "Passes the whole way usable as it arrives",
        usable.map(|it| format!("{} %", it.percent_in_tenths())),
    );
    (!facts.is_empty())
        .then(|| Times { facts, references: vec![ledger.flow(), ledger.formula(Formula::Time)] })
}
