//! The form as one HTML file: no network, no script; to be ticked on a screen or on paper.

use super::questionnaire::{AskedQuestion, Questionnaire};
use super::wording::{WORDS, ends, heading, is_ours};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;
use std::sync::LazyLock;

/// The most answers that stand in one row.
const MOST_IN_ROW: usize = 11;
/// The longest answer, in characters, that stands in a row.
const LONGEST_IN_ROW: usize = 12;

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    let syntax = environment.syntax().to_builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual signs do not clash"));
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment
        .add_template("form", include_str!("form.html"))
        .expect("the template is correct, as a test fills it");
    environment
});

#[derive(Serialize)]
struct Form<'run> {
    heading: String,
    questions: Vec<Question<'run>>,
}

#[derive(Serialize)]
struct Question<'run> {
    text: &'run str,
    name: String,
    answers: Vec<Answer<'run>>,
    way_out: Option<Answer<'run>>,
    ends: Option<&'static str>,
    is_row: bool,
}

#[derive(Serialize)]
struct Answer<'run> {
    label: &'run str,
    /// Whether the word is the form's own, in its own language.
    is_ours: bool,
}

impl Questionnaire {
    /// Writes a form for each customer who is asked, one after the other.
    #[must_use]
    pub fn to_html(&self) -> String {
        let forms = self.customers.iter().enumerate().map(|(place, customer)| Form {
            heading: heading(&customer.name),
            questions: self.put_to(place).map(|question| Question::of(question, place)).collect(),
        });
        let lang = if self.mixes_languages() { attributes(&self.lang) } else { String::new() };
        let forms: Vec<Form<'_>> = forms.filter(|form| !form.questions.is_empty()).collect();
        let page = context! {
            title => &self.title,
            style => Value::from_safe_string(include_str!("form.css").trim_end().to_owned()),
            // The attributes of what is in the flow's own language, where that is not the page's.
            l => Value::from_safe_string(lang),
            words => Value::from(Serde(WORDS)),
            forms => Value::from(Serde(forms)),
        };
        let template = ENVIRONMENT.get_template("form").expect("the template was added");
        template.render(page).expect("texts always fill the template, as a test fills it")
    }
}

/// Writes a language as attributes; what is no tag of a language is left out.
fn attributes(lang: &str) -> String {
    let is_tag = lang.chars().all(|character| character.is_ascii_alphanumeric() || character == '-');
    if is_tag { format!(" lang=\"{lang}\" dir=\"auto\"") } else { " dir=\"auto\"".to_owned() }
}

impl<'run> Question<'run> {
    fn of(question: &'run AskedQuestion, customer: usize) -> Self {
        let is_ours = is_ours(question);
        let answer = |label: &'run str| Answer { label, is_ours };
        let answers: Vec<Answer<'run>> = question.scale.on_form().into_iter().map(answer).collect();
        let is_short = |answer: &Answer<'_>| answer.label.chars().nth(LONGEST_IN_ROW).is_none();
        Self {
            text: &question.text,
            name: format!("{customer}-{}", question.measure),
            is_row: answers.len() <= MOST_IN_ROW && answers.iter().all(is_short),
            answers,
            way_out: question.scale.way_out().map(answer),
            ends: ends(question),
        }
    }
}
