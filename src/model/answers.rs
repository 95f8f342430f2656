//! Where the answers to the questions of readiness are, and how they are to be read.

use super::{DateOrder, Rater, Requirement, Separator};
use crate::text::{Span, Spanned};

/// Who belongs to a group of raters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Members {
    /// Those of whom the column says one of these words.
    Of(Vec<Spanned<String>>),
    /// All who belong to no other group.
    Rest,
}

/// An answer in words, and how many points it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerWord {
    /// As it stands in the table; with `*` at its end, the beginning of it.
    pub words: Spanned<String>,
    /// The points; none for an answer that does not count.
    pub points: Option<f64>,
}

impl AnswerWord {
    /// Tells whether a cell holds this answer.
    #[must_use]
    pub fn is(&self, cell: &str) -> bool {
        match self.words.strip_suffix('*') {
            Some(beginning) => cell.starts_with(beginning.trim_end()),
            None => cell == self.words.value,
        }
    }
}

/// A table of answers, one row a respondent.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerSource {
    /// Path of the file, from the flow's folder.
    pub file: Spanned<String>,
    /// The column that says to which group a respondent belongs.
    pub group: Option<Spanned<String>>,
    /// Who belongs to management.
    pub management: Option<Members>,
    /// Who belongs to those who do the work.
    pub contributors: Option<Members>,
    /// The columns of the answers.
    pub columns: Vec<(Requirement, Spanned<String>)>,
    /// What answers in words stand for; the first that fits counts.
    pub answers: Vec<AnswerWord>,
    /// The column of the day or period in which a respondent answered.
    pub date: Option<Spanned<String>>,
    /// How the periods are written.
    pub dates: Option<Spanned<DateOrder>>,
    /// What stands between the cells.
    pub separator: Option<Spanned<Separator>>,
    /// The whole entry.
    pub span: Span,
}

impl AnswerSource {
    /// Names a file, and leaves everything else to the defaults.
    #[must_use]
    pub fn of(file: Spanned<String>, span: Span) -> Self {
        Self {
            file,
            group: None,
            management: None,
            contributors: None,
            columns: Vec::new(),
            answers: Vec::new(),
            date: None,
            dates: None,
            separator: None,
            span,
        }
    }

    /// Returns who belongs to a group, where the file says so.
    #[must_use]
    pub fn members(&self, rater: Rater) -> Option<&Members> {
        match rater {
            Rater::Management => self.management.as_ref(),
            Rater::Contributors => self.contributors.as_ref(),
        }
    }
}
