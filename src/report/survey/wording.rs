//! The form's own words. They are known in English; the questions are the flow's.

use super::questionnaire::{AskedQuestion, Questionnaire};
use serde::Serialize;

/// The form's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Words {
    /// How to fill it in.
    pub(super) hint: &'static str,
    /// What stands above the room for a remark.
    pub(super) remark: &'static str,
    /// What stands at the end.
    pub(super) thanks: &'static str,
}

/// The words of all forms.
pub(super) const WORDS: Words = Words {
    hint: "Please tick one box for each question. Leave out what you do not want to answer. Do not write your name.",
    remark: "Is there anything else that you would like to tell us?",
    thanks: "Thank you. Your answers are counted together with those of others.",
};

/// Returns the heading of the form for a customer.
pub(super) fn heading(customer: &str) -> String {
    format!("Questions for: {customer}")
}

/// Returns what the ends of a scale of numbers mean.
pub(super) fn ends(question: &AskedQuestion) -> Option<&'static str> {
    let labels: Vec<&str> = question.scale.offered().collect();
    match labels.as_slice() {
        ["0", .., "10"] => Some("0 is the worst, 10 the best"),
        ["1", "2", "3", "4", "5"] => Some("1 is the worst, 5 the best"),
        _ => None,
    }
}

/// Tells whether a scale's words are the form's own, in English.
pub(super) fn is_ours(question: &AskedQuestion) -> bool {
    question.scale.boxes().is_some()
}

impl Questionnaire {
    /// Tells whether a form mixes languages: the flow's, and the form's own words in English.
    #[must_use]
    pub fn mixes_languages(&self) -> bool {
        !self.lang.split(['-', '_']).next().unwrap_or_default().eq_ignore_ascii_case("en")
    }
}
