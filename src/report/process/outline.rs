//! What the process is: title, purpose, for whom, who answers for it.

use super::{About, words};
use serde::Serialize;

/// A label with what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Fact {
    pub(super) label: &'static str,
    pub(super) text: String,
}

impl Fact {
    pub(super) fn new(label: &'static str, text: impl Into<String>) -> Self {
        Self { label, text: text.into() }
    }
}

/// What the process is.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Outline {
    pub(super) title: String,
    /// Language of the flow's texts (BCP 47).
    pub(super) lang: String,
    pub(super) purpose: Option<String>,
    facts: Vec<Fact>,
    stakeholders: Vec<Stakeholder>,
}

#[derive(Debug, Clone, Serialize)]
struct Stakeholder {
    name: String,
    interest: Option<String>,
}

/// Gathers what the process is.
pub(super) fn of(about: About<'_>) -> Outline {
    let flow = about.material.flow;
    let customers: Vec<String> =
        flow.customers.iter().map(|customer| about.actor(customer.as_str())).collect();
    let mut facts = Vec::new();
    if !customers.is_empty() {
        facts.push(Fact::new("For", customers.join(", ")));
    }
    facts.extend(words::text(&flow.owner).map(|owner| Fact::new("Owner", owner)));
    facts.extend(flow.reviewed.as_ref().map(|date| Fact::new("Reviewed", date.value.to_string())));
    if !flow.tags.is_empty() {
        let tags: Vec<&str> = flow.tags.iter().map(|tag| tag.as_str()).collect();
        facts.push(Fact::new("Tags", tags.join(", ")));
    }
    let stakeholders = flow
        .stakeholders
        .iter()
        .map(|one| Stakeholder { name: one.actor.name.value.clone(), interest: words::text(&one.interest) });
    Outline {
        title: flow.title().to_owned(),
        lang: lang(about),
        purpose: words::text(&flow.purpose),
        facts,
        stakeholders: stakeholders.collect(),
    }
}

/// Returns the language of the texts; what is no language tag counts as English.
fn lang(about: About<'_>) -> String {
    let is_tag = |tag: &&str| !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let written = about.material.flow.lang.as_ref().map(|lang| lang.value.as_str()).filter(is_tag);
    written.unwrap_or("en").to_owned()
}
