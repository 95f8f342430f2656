//! Findings that somebody answers for.

use crate::text::{Span, Spanned};
use jiff::civil::Date;

/// Silences one rule (or family) on an element and all that lies within it.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// Code, family letter or name of the rule, as written.
    pub rule: Spanned<String>,
    /// Why the gap is accepted.
    pub reason: Option<Spanned<String>>,
    /// Who answers for it.
    pub owner: Option<Spanned<String>>,
    /// The last day on which it holds.
    pub until: Option<Spanned<Date>>,
    /// The whole entry.
    pub span: Span,
}
