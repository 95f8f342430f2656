//! The voice of the customer: the questions of a flow as forms, and their answers as figures.
//!
//! [`Questionnaire::of`] collects the questions; it writes the form and the table for answers.
//! [`Survey::of`] counts a table of answers, and [`Survey::view`] is what outputs show.

mod entry;
mod filled;
mod form;
mod pages;
mod questionnaire;
mod results;
mod row;
mod shares;
mod suppressed;
mod tally;
mod templates;
mod text;
mod view;
mod wording;

#[cfg(test)]
mod tests;

pub use questionnaire::{AskedCustomer, AskedHandoff, AskedQuestion, Questionnaire};
pub use results::{Composite, QuestionResult, Reading, Survey};
pub use row::Row;
pub use shares::{ChangeView, ShareView};
pub use suppressed::{Detail, MOST_HIDDEN, Shown, is_small};
pub use tally::Tally;
pub use templates::QuestionTemplate;
pub use view::{
    AnswerView, CompositeView, HandoffAnswers, HandoffView, NetPromoterView, QuestionView, RowView,
    SurveyView,
};
