//! A row of results: answers of some who were asked, and how much of them is shown.

use super::questionnaire::AskedQuestion;
use super::suppressed::Shown;
use super::tally::Tally;

/// Answers of some who were asked, and how much of them is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// All that was counted, whether it is shown or not.
    pub(super) tally: Tally,
    /// How much is shown.
    pub(super) shown: Shown,
}

impl Row {
    /// Makes a row of nobody, of which all is shown.
    pub(super) fn of(question: &AskedQuestion) -> Self {
        Self { tally: Tally::of(question), shown: Shown::ALL }
    }
}
