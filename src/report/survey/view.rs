//! Results of a survey as they are shown: every share with its counts, its interval and its words.
//!
//! All outputs are made of this view, and templates can fill it in.

use super::questionnaire::{AskedHandoff, AskedQuestion};
use super::results::{Composite, QuestionResult, Survey};
use super::row::Row;
use super::shares::{ChangeView, ShareView, change};
use super::suppressed::{Detail, Shown, reasons};
use crate::emit::json_escaped;
use crate::model::{Better, Determinant, Dimension};
use crate::stats::Proportion;
use serde::Serialize;
use std::collections::HashMap;

/// Results of a survey, ready to be shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SurveyView {
    schema: &'static str,
    version: u32,
    /// Title of the flow.
    pub flow: String,
    /// The table that the answers were read from.
    pub file: String,
    /// Whether counts of 1 to 10 people are hidden.
    pub shared: bool,
    /// How many forms came back; absent where that is hidden.
    pub forms: Option<usize>,
    /// Of those given out, how many came back.
    pub returned: Option<ShareView>,
    /// The first day on which anybody answered.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
    /// The first day after a change, by which answers are parted.
    pub since: Option<String>,
    /// The questions, in the order of the flow.
    pub questions: Vec<QuestionView>,
    /// The hand-offs that questions are about, each with its answers.
    pub handoffs: Vec<HandoffView>,
    /// Several questions as one figure, by determinant.
    pub determinants: Vec<CompositeView>,
    /// Several questions as one figure, by dimension.
    pub dimensions: Vec<CompositeView>,
    /// What the figures are reckoned by.
    pub formulas: Vec<&'static str>,
    /// How many rows and columns were left out.
    pub faults: usize,
}

/// A question with its answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct QuestionView {
    /// The measure that asks.
    pub measure: String,
    /// The question.
    pub question: String,
    /// The good answers, in words; absent where it is not known which are good.
    pub good_answer: Option<String>,
    /// The bad answers, in words, where less is better: the measure counts those.
    pub bad_answer: Option<String>,
    /// The share before the change, in words, where the measure counts in percent.
    pub baseline: Option<String>,
    /// The share to reach, in words.
    pub target: Option<String>,
    /// What of satisfaction it speaks to.
    pub determinant: Option<&'static str>,
    /// Of all who were asked.
    pub all: RowView,
    /// Of each customer who is asked.
    pub customers: Vec<RowView>,
    /// Of each group that the table names.
    pub groups: Vec<RowView>,
    /// Before the day of the change, from it on, and without a day.
    pub parts: Vec<RowView>,
    /// By how many points the share of good answers changed.
    pub change: Option<ChangeView>,
}

/// Answers of some of those who were asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RowView {
    /// Of whom.
    pub of: String,
    /// Whether all of it is hidden.
    pub hidden: bool,
    /// What is hidden, and which count is too small to show.
    pub withheld: Vec<String>,
    /// How many chose one of the answers, or used words of their own.
    pub answered: Option<usize>,
    /// How many cannot judge; hidden in what is shared.
    pub cannot_judge: Option<usize>,
    /// How many left it empty; hidden in what is shared.
    pub empty: Option<usize>,
    /// How many chose each answer.
    pub answers: Vec<AnswerView>,
    /// The share of good answers.
    pub good: Option<ShareView>,
    /// The share of bad answers, where less is better.
    pub bad: Option<ShareView>,
    /// The shares of the best, the middle and the bad answers, where there are more than two.
    pub boxes: Option<[ShareView; 3]>,
    /// The mean of five points, from 0 to 100.
    pub mean: Option<f64>,
    /// The net promoter score of answers from 0 to 10.
    pub net_promoter: Option<NetPromoterView>,
}

/// How many chose an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerView {
    /// The answer.
    pub answer: String,
    /// How many.
    pub count: usize,
}

/// A net promoter score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetPromoterView {
    /// Promoters less detractors, in points.
    pub score: f64,
    /// The standard error; hidden where counts are.
    pub error: Option<f64>,
    /// How many answered; hidden where counts are.
    pub of: Option<usize>,
}

/// A hand-off with the answers about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HandoffView {
    /// The hand-off.
    pub id: String,
    /// Its supplier and customer.
    pub title: String,
    /// What the customer takes away.
    pub product: Option<String>,
    /// The answers of those who are asked about it, one entry for each question.
    pub questions: Vec<HandoffAnswers>,
}

/// Answers to one question about a hand-off.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HandoffAnswers {
    /// The measure that asks.
    pub measure: String,
    /// The question.
    pub question: String,
    /// The answers.
    pub answers: RowView,
}

/// Several questions as one figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CompositeView {
    /// What they speak to.
    pub of: &'static str,
    /// The answers that they offer, where several figures are of the same.
    pub scale: Option<String>,
    /// The measures that ask.
    pub measures: Vec<String>,
    /// The mean of their shares of good answers, in percent; absent where one of them has fewer than
    /// 5 answers, or is hidden.
    pub percent: Option<f64>,
}

const FORMULAS: [&str; 5] = [
    "Interval of a share: Wilson 1927, 95 %",
    "Interval of a change: Newcombe 1998, method 10, 95 %",
    "Several questions as one: the mean of their own shares of good answers, as HCAHPS, unadjusted",
    "Mean of five points: 100 (k - 1) / (K - 1), from 0 at the bad end",
    "Net promoter score: promoters (9 and 10) less detractors (0 to 6), Reichheld 2003",
];

impl Survey {
    /// Returns the results as they are shown; `file` is what the table is called.
    #[must_use]
    pub fn view(&self, file: &str) -> SurveyView {
        let asked = self.questionnaire.questions.iter().zip(&self.questions);
        SurveyView {
            schema: "handoff-survey",
            version: 1,
            flow: self.questionnaire.title.clone(),
            file: file.to_owned(),
            shared: self.reading.share,
            forms: self.forms,
            returned: self.returned.map(ShareView::of),
            first: self.days.map(|(first, _)| first.to_string()),
            last: self.days.map(|(_, last)| last.to_string()),
            since: self.reading.since.map(|since| since.to_string()),
            questions: asked.map(|(question, result)| self.question(question, result)).collect(),
            handoffs: self.handoffs(),
            determinants: self.composites_of(&self.determinants(), Determinant::key),
            dimensions: self.composites_of(&self.dimensions(), Dimension::key),
            formulas: FORMULAS.to_vec(),
            faults: self.fault_count,
        }
    }

    fn question(&self, question: &AskedQuestion, result: &QuestionResult) -> QuestionView {
        let row = |of: &str, row: &Row| self.row(question, of, row);
        let name = |customer: usize| self.questionnaire.customers[customer].name.as_str();
        let customers = question.customers.iter().zip(&result.customers);
        let groups = self.groups.iter().zip(&result.groups);
        let since = self.reading.since.map(|since| since.to_string()).unwrap_or_default();
        let titles = [format!("before {since}"), format!("from {since} on"), "without a day".to_owned()];
        let parts = titles.iter().zip(result.parts.iter().flatten());
        // Nobody without a day is not worth a row.
        let parts = parts.enumerate().filter(|(place, (_, row))| {
            let ways_out = if self.reading.share { 0 } else { row.tally.ways_out };
            *place < 2 || row.tally.size() + ways_out > 0
        });
        let is_down = question.better == Some(Better::Down);
        QuestionView {
            measure: question.measure.to_string(),
            question: question.text.clone(),
            good_answer: question.scale.best_in_words(question.better),
            bad_answer: question.scale.bad_in_words(question.better).filter(|_| is_down),
            baseline: question.baseline.clone(),
            target: question.target.clone(),
            determinant: question.determinant.map(Determinant::key),
            all: row("all", &result.all),
            customers: customers.map(|(customer, own)| row(name(*customer), own)).collect(),
            groups: groups.map(|(group, own)| row(group, own)).collect(),
            parts: parts.map(|(_, (title, own))| row(title, own)).collect(),
            change: change(question, result),
        }
    }

    fn row(&self, question: &AskedQuestion, of: &str, row: &Row) -> RowView {
        let (tally, shown) = (&row.tally, row.shown);
        let withheld = reasons(question, tally, shown);
        if shown.detail == Detail::Hidden {
            return RowView { withheld, ..RowView::hidden(of) };
        }
        let is_counted = shown.is_counted;
        let share = |share| ShareView::shown(share, is_counted);
        let rounded = |number: f64| if shown == Shown::ALL { number } else { number.round() };
        let has_boxes = shown.detail >= Detail::Boxes;
        let each = Some(tally).filter(|_| shown.detail == Detail::Full && is_counted);
        let answers = each.into_iter().flat_map(|tally| question.scale.offered().zip(&tally.chosen));
        let enough = Some(tally).filter(|tally| has_boxes && tally.answered() >= Proportion::LEAST);
        let net_promoter = enough.and_then(|tally| tally.net_promoter(question));
        let has_bad = has_boxes || question.scale.points() == 2;
        RowView {
            of: of.to_owned(),
            hidden: false,
            withheld,
            answered: Some(tally.size()).filter(|_| is_counted),
            cannot_judge: Some(tally.ways_out).filter(|_| !self.reading.share),
            empty: Some(tally.blank).filter(|_| !self.reading.share),
            answers: answers
                .map(|(answer, count)| AnswerView { answer: answer.to_owned(), count: *count })
                .collect(),
            good: tally.good(question).map(share),
            bad: tally.bad(question).filter(|_| has_bad).map(share),
            boxes: tally
                .boxes(question)
                .filter(|_| has_boxes)
                .map(|boxes| [boxes.top, boxes.middle, boxes.bottom].map(share)),
            mean: enough.and_then(|tally| tally.mean(question)).map(rounded),
            net_promoter: net_promoter.map(|net| NetPromoterView {
                score: rounded(net.score),
                error: Some(net.error).filter(|_| is_counted),
                of: Some(net.answers).filter(|_| is_counted),
            }),
        }
    }

    fn handoffs(&self) -> Vec<HandoffView> {
        let mut found: Vec<HandoffView> = Vec::new();
        let mut places = HashMap::new();
        for (question, result) in self.questionnaire.questions.iter().zip(&self.questions) {
            for handoff in &question.handoffs {
                let place = *places.entry(&handoff.id).or_insert(found.len());
                if place == found.len() {
                    let AskedHandoff { id, title, product, .. } = handoff;
                    let (id, title, product) = (id.to_string(), title.clone(), product.clone());
                    found.push(HandoffView { id, title, product, questions: Vec::new() });
                }
                found[place].questions.push(HandoffAnswers {
                    measure: question.measure.to_string(),
                    question: question.text.clone(),
                    answers: self.of_handoff(question, result, handoff),
                });
            }
        }
        found
    }

    /// Returns the answers of those who are asked about a hand-off: one customer, or all.
    fn of_handoff(
        &self,
        question: &AskedQuestion,
        result: &QuestionResult,
        handoff: &AskedHandoff,
    ) -> RowView {
        let one = match handoff.customers.as_slice() {
            [customer] => question.customers.iter().position(|own| own == customer),
            _ => None,
        };
        match one {
            Some(place) => {
                let name = &self.questionnaire.customers[question.customers[place]].name;
                self.row(question, name, &result.customers[place])
            }
            None => self.row(question, "all", &result.all),
        }
    }

    fn composites_of<T: Copy + PartialEq>(
        &self,
        composites: &[Composite<T>],
        key: impl Fn(T) -> &'static str,
    ) -> Vec<CompositeView> {
        let asked = &self.questionnaire.questions;
        let scale = |one: &Composite<T>| asked.get(*one.questions.first()?)?.scale.in_short();
        let of = |one: &Composite<T>| {
            let is_several = composites.iter().filter(|other| other.of == one.of).count() > 1;
            let percent = one.mean.map(|mean| 100.0 * mean);
            CompositeView {
                of: key(one.of),
                scale: scale(one).filter(|_| is_several),
                measures: one.questions.iter().map(|place| asked[*place].measure.to_string()).collect(),
                percent: if self.reading.share { percent.map(f64::round) } else { percent },
            }
        };
        composites.iter().map(of).collect()
    }
}

impl RowView {
    fn hidden(of: &str) -> Self {
        Self {
            of: of.to_owned(),
            hidden: true,
            withheld: Vec::new(),
            answered: None,
            cannot_judge: None,
            empty: None,
            answers: Vec::new(),
            good: None,
            bad: None,
            boxes: None,
            mean: None,
            net_promoter: None,
        }
    }
}

impl SurveyView {
    /// Writes the results for programs: JSON with a name and a version.
    #[must_use]
    pub fn to_json(&self) -> String {
        json_escaped(serde_json::to_string_pretty(self).expect("texts and numbers always serialise")) + "\n"
    }
}
