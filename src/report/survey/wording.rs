//! The form's own words. They are known in English; the questions are the flow's.

use super::questionnaire::{AskedQuestion, Questionnaire};
use crate::model::Better;
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

/// Returns what the ends of a scale of numbers mean, by which way is good; nothing where neither is.
pub(super) fn ends(question: &AskedQuestion) -> Option<&'static str> {
    let labels: Vec<&str> = question.scale.offered().collect();
    match (labels.as_slice(), question.better.unwrap_or(Better::Up)) {
        (_, Better::Steady) => None,
        (["0", .., "10"], Better::Up) => Some("0 is the worst, 10 the best"),
        (["0", .., "10"], Better::Down) => Some("0 is the best, 10 the worst"),
        (["1", "2", "3", "4", "5"], Better::Up) => Some("1 is the worst, 5 the best"),
        (["1", "2", "3", "4", "5"], Better::Down) => Some("1 is the best, 5 the worst"),
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

#[cfg(test)]
mod tests {
    use super::ends;
    use crate::model::Shared;
    use crate::report::survey::Questionnaire;
    use crate::syntax::parse;
    use crate::text::SourceFile;

    fn told(better: &str) -> Option<&'static str> {
        let text = format!(
            "flow: x\ncustomer: patient\nactors: {{ nurse: Nurse, patient: {{ name: Patient, side: external }} }}\n\
             handoffs:\n  - nurse -> patient: {{ product: Answer, measures: long }}\n\
             measures: {{ long: {{ asks: How long did it seem?, scale: 0-10, better: {better} }} }}\n"
        );
        let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
        ends(&Questionnaire::of(&flow, &Shared::default()).questions[0])
    }

    #[test]
    fn the_ends_turn_with_what_is_good() {
        assert_eq!(told("up"), Some("0 is the worst, 10 the best"));
        assert_eq!(told("down"), Some("0 is the best, 10 the worst"));
        assert_eq!(told("steady"), None);
    }
}
