//! The table into which answers are entered: one column a question, one row for each form.

use super::questionnaire::Questionnaire;
use crate::model::Id;

/// Returns the title of the column of a question: the measure's id, without signs that begin a formula.
pub(super) fn column_title(measure: &Id) -> &str {
    measure.as_str().trim_start_matches(['=', '+', '-', '@', '\t', '\r'])
}

impl Questionnaire {
    /// Writes the titles of a table of answers: who answered, when, and each question.
    ///
    /// The titles are ids; no title begins a formula.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let ids = self.questions.iter().map(|question| column_title(&question.measure));
        let titles: Vec<&str> = ["customer", "date"].into_iter().chain(ids).collect();
        let mut writer = csv::Writer::from_writer(Vec::new());
        let written = writer.write_record(&titles).ok().and_then(|()| writer.into_inner().ok());
        String::from_utf8(written.unwrap_or_default()).unwrap_or_default()
    }
}
