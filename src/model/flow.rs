//! One process, and what a workspace shares between its flows.

use super::{Actor, Duration, Goal, Handoff, Id, Measure, Readiness, Recurrence, Stakeholder, Step, Waiver};
use crate::text::{Span, Spanned};
use jiff::civil::Date;

/// One process as one file describes it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flow {
    /// Title; absent only where the file forgot it.
    pub name: Option<Spanned<String>>,
    /// Edition of the format; 1 where the file says nothing.
    pub edition: Option<Spanned<u32>>,
    /// What the flow is for.
    pub purpose: Option<Spanned<String>>,
    /// The ultimate customers: whom the flow exists for.
    pub customers: Vec<Spanned<Id>>,
    /// Who answers for the flow.
    pub owner: Option<Spanned<String>>,
    /// When it was last looked over.
    pub reviewed: Option<Spanned<Date>>,
    /// How often it should be.
    pub review_every: Option<Spanned<Recurrence>>,
    /// Time from the first touch to the last as it was measured, waits and all.
    pub lead_time: Option<Spanned<Duration>>,
    /// The file of another tool that it was imported from.
    pub origin: Option<Origin>,
    /// BCP 47 tag of the language of its texts; English where the file says nothing.
    pub lang: Option<Spanned<String>>,
    /// Words to sort flows by.
    pub tags: Vec<Spanned<String>>,
    /// Who takes part, in lane order.
    pub actors: Vec<Actor>,
    /// Who has an interest but receives no product.
    pub stakeholders: Vec<Stakeholder>,
    /// What actors do; empty where it is to be derived from the hand-offs.
    pub steps: Vec<Step>,
    /// Where responsibility passes.
    pub handoffs: Vec<Handoff>,
    /// The measures that have an id of their own.
    pub measures: Vec<Measure>,
    /// What is to be reached.
    pub goals: Vec<Goal>,
    /// How ready people and organisation are.
    pub readiness: Option<Readiness>,
    /// Findings that somebody answers for, anywhere in the flow.
    pub waivers: Vec<Waiver>,
    /// The whole document.
    pub span: Span,
}

impl Flow {
    /// Returns the title, or a stand-in.
    #[must_use]
    pub fn title(&self) -> &str {
        self.name.as_ref().map_or("Untitled flow", |name| name.value.as_str())
    }

    /// Tells whether the texts are English, the language that word lists exist for.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.lang.as_ref().is_none_or(|lang| {
            let language = lang.value.split(['-', '_']).next().unwrap_or_default();
            language.eq_ignore_ascii_case("en")
        })
    }
}

/// The file of another tool that a flow was imported from.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// Its path, from the folder of the flow.
    pub file: Spanned<String>,
    /// The SHA-256 of the file as it was then, in hexadecimal digits.
    pub sha256: Option<Spanned<String>>,
    /// The whole entry.
    pub span: Span,
}

/// What the flows of a workspace share.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shared {
    /// Actors that any flow of the workspace may name.
    pub actors: Vec<Actor>,
    /// Measures that any flow of the workspace may name.
    pub measures: Vec<Measure>,
}
