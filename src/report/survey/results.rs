//! Answers read back: counted by question, by customer, by group, and before and after a day.

use super::filled::{Columns, Form};
use super::questionnaire::{AskedQuestion, Questionnaire};
use super::row::Row;
use super::suppressed::{Detail, Rows, Shown, everywhere, is_small, of_all, of_rows};
use crate::data::{Answers, Fault, MOST_FAULTS};
use crate::model::{DateOrder, Determinant, Dimension};
use crate::stats::Proportion;
use crate::stats::survey::composite;
use jiff::civil::Date;
use std::collections::HashMap;

/// How answers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// How the days are written.
    pub dates: DateOrder,
    /// The first day after a change.
    pub since: Option<Date>,
    /// How many forms were given out.
    pub sent: Option<usize>,
    /// Whether counts of few people are hidden.
    pub share: bool,
}

/// Answers of those who were asked, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// What was asked.
    pub questionnaire: Questionnaire,
    /// How it was read.
    pub reading: Reading,
    /// How many forms came back; absent where that is hidden.
    pub forms: Option<usize>,
    /// Of those given out, how many came back; absent where that is not known, or is hidden.
    pub returned: Option<Proportion>,
    /// The first and the last day on which anybody answered.
    pub days: Option<(Date, Date)>,
    /// The groups that the table names, in the order of the file.
    pub groups: Vec<String>,
    /// The answers, one entry for each question.
    pub questions: Vec<QuestionResult>,
    /// Rows that were left out, and why; the first of them.
    pub faults: Vec<Fault>,
    /// How many rows were left out.
    pub fault_count: usize,
}

/// Answers to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionResult {
    /// Of all who were asked.
    pub all: Row,
    /// Of each customer who is asked, in the order of the question's customers.
    pub customers: Vec<Row>,
    /// Of each group; groups that come after the last that answered this are left out.
    pub groups: Vec<Row>,
    /// Before the day of the change, from it on, and without a day.
    pub parts: Option<[Row; 3]>,
}

/// Several questions as one figure: the mean of their shares of good answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Composite<T> {
    /// What they speak to.
    pub of: T,
    /// The questions that anybody answered, by their places.
    pub questions: Vec<usize>,
    /// The mean, from 0 to 1; absent where one of them has too few answers, or is hidden.
    pub mean: Option<f64>,
}

/// The most groups that are told apart.
const MOST_GROUPS: usize = 100;

impl Survey {
    /// Counts the answers of a table.
    ///
    /// # Errors
    /// When a column stands twice, or none of them is a question.
    pub fn of(questionnaire: Questionnaire, answers: &Answers, reading: Reading) -> Result<Self, Vec<Fault>> {
        let columns = Columns::of(&questionnaire, answers)?;
        let results = questionnaire.questions.iter().map(|question| QuestionResult::new(question, &reading));
        let mut survey = Self {
            reading,
            forms: Some(0),
            returned: None,
            days: None,
            groups: Vec::new(),
            questions: results.collect(),
            faults: columns.unknown.iter().chain(answers.faults()).cloned().collect(),
            fault_count: answers.fault_count() + columns.unknown.len(),
            questionnaire,
        };
        let mut groups = HashMap::new();
        let mut forms = 0;
        for row in answers.rows() {
            match Form::read(&survey.questionnaire, answers, &columns, &row, reading) {
                Ok(form) => {
                    forms += 1;
                    survey.count(&form, &mut groups);
                }
                Err(fault) => survey.tell(fault),
            }
        }
        survey.forms = Some(forms);
        survey.returned =
            reading.sent.and_then(|sent| Proportion::new(forms, sent)).filter(|share| share.of > 0);
        if reading.share {
            survey.hide();
        }
        Ok(survey)
    }

    fn tell(&mut self, fault: Fault) {
        self.fault_count += 1;
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    fn count(&mut self, form: &Form<'_>, groups: &mut HashMap<String, usize>) {
        if let Some(day) = form.day {
            let (first, last) = self.days.unwrap_or((day, day));
            self.days = Some((first.min(day), last.max(day)));
        }
        let group = form.group.map(|group| self.group(group, groups));
        for (question, answer) in &form.answers {
            let asked = &self.questionnaire.questions[*question];
            let result = &mut self.questions[*question];
            let customer = asked.customers.iter().position(|customer| *customer == form.customer);
            let of_customer = customer.map(|customer| &mut result.customers[customer]);
            let part = match (form.day, self.reading.since) {
                (Some(day), Some(since)) => usize::from(day >= since),
                _ => 2,
            };
            let of_part = result.parts.as_mut().map(|parts| &mut parts[part]);
            let of_group = group.map(|group| {
                let least = result.groups.len().max(group + 1);
                result.groups.resize_with(least, || Row::of(asked));
                &mut result.groups[group]
            });
            let all = [Some(&mut result.all), of_customer, of_part, of_group];
            all.into_iter().flatten().for_each(|row| row.tally.count(asked, *answer));
        }
    }

    /// Returns the place of a group; beyond the most that are told apart, that of all others.
    fn group(&mut self, title: &str, places: &mut HashMap<String, usize>) -> usize {
        if let Some(place) = places.get(title) {
            return *place;
        }
        let place = self.groups.len().min(MOST_GROUPS);
        if place == self.groups.len() {
            self.groups.push(if place < MOST_GROUPS { title.to_owned() } else { "all others".to_owned() });
        }
        if place < MOST_GROUPS {
            places.insert(title.to_owned(), place);
        }
        place
    }

    /// Hides counts of few people, and others from which they could be reckoned.
    fn hide(&mut self) {
        let forms = self.forms.unwrap_or_default();
        let is_told = |share: &Proportion| is_small(share.count) || is_small(share.of - share.count);
        self.returned = self.returned.filter(|share| !is_told(share));
        self.forms = self.forms.filter(|forms| !is_small(*forms));
        for (result, asked) in self.questions.iter_mut().zip(&self.questionnaire.questions) {
            result.all.shown = of_all(asked, &result.all.tally, forms);
        }
        let customers = self.choose(|result, asked| {
            // The answers of an only customer are those of all.
            let is_several = asked.customers.len() > 1;
            asked.customers.iter().copied().zip(&result.customers).filter(|_| is_several).collect()
        });
        let groups = self.choose(|result, _| result.groups.iter().enumerate().collect());
        let parts = self.choose(|result, _| result.parts.iter().flatten().enumerate().collect());
        let chosen = customers.into_iter().zip(groups).zip(parts);
        for (result, ((customers, groups), parts)) in self.questions.iter_mut().zip(chosen) {
            if let ([only], []) = (result.customers.as_mut_slice(), customers.as_slice()) {
                only.shown = result.all.shown;
            }
            let rows = result.customers.iter_mut().zip(customers);
            let rows = rows.chain(result.groups.iter_mut().zip(groups));
            let rows = rows.chain(result.parts.iter_mut().flatten().zip(parts));
            rows.for_each(|(row, shown)| row.shown = shown);
        }
    }

    /// Chooses what to show of the rows that part the answers in one way.
    fn choose<'run>(
        &'run self,
        rows: impl Fn(&'run QuestionResult, &AskedQuestion) -> Vec<(usize, &'run Row)>,
    ) -> Vec<Vec<Shown>> {
        let asked = &self.questionnaire.questions;
        let of_question = |(result, asked): (&'run QuestionResult, &AskedQuestion)| {
            let rows = rows(result, asked).into_iter().map(|(key, row)| (key, &row.tally)).collect();
            Rows { rows, all: &result.all.tally }
        };
        let all: Vec<Rows<'_>> = self.questions.iter().zip(asked).map(of_question).collect();
        let parted: Vec<&Rows<'_>> = all.iter().filter(|rows| !rows.rows.is_empty()).collect();
        let hidden = everywhere(&parted);
        let results = all.iter().zip(asked).zip(&self.questions);
        results.map(|((rows, asked), result)| of_rows(asked, rows, result.all.shown, &hidden)).collect()
    }

    /// Returns the figures of the determinants that questions speak to; never of two scales.
    #[must_use]
    pub fn determinants(&self) -> Vec<Composite<Determinant>> {
        self.composites(&Determinant::ALL, |question| question.determinant)
    }

    /// Returns the figures of the dimensions that questions speak to; never of two scales.
    #[must_use]
    pub fn dimensions(&self) -> Vec<Composite<Dimension>> {
        self.composites(&Dimension::ALL, |question| question.dimension)
    }

    fn composites<T: Copy + PartialEq>(
        &self,
        all: &[T],
        speaks_to: impl Fn(&AskedQuestion) -> Option<T>,
    ) -> Vec<Composite<T>> {
        let mut found = Vec::new();
        for of in all {
            let mut by_scale: Vec<Vec<usize>> = Vec::new();
            for (place, question) in self.questionnaire.questions.iter().enumerate() {
                let is_unanswered = self.questions[place].all.tally.good(question).is_none();
                if speaks_to(question) != Some(*of) || is_unanswered {
                    continue;
                }
                let scale =
                    |one: &&mut Vec<usize>| self.questionnaire.questions[one[0]].scale == question.scale;
                match by_scale.iter_mut().find(scale) {
                    Some(questions) => questions.push(place),
                    None => by_scale.push(vec![place]),
                }
            }
            // One question alone is no composite.
            let composites = by_scale.into_iter().filter(|questions| questions.len() > 1);
            found.extend(composites.map(|questions| Composite {
                of: *of,
                mean: self.mean(&questions),
                questions,
            }));
        }
        found
    }

    fn mean(&self, questions: &[usize]) -> Option<f64> {
        let share = |place: &usize| {
            let row = &self.questions[*place].all;
            let tally = Some(&row.tally).filter(|_| row.shown.detail >= Detail::Best)?;
            tally.good(&self.questionnaire.questions[*place]).filter(|share| share.of >= Proportion::LEAST)
        };
        composite(&questions.iter().map(share).collect::<Option<Vec<Proportion>>>()?)
    }
}

impl QuestionResult {
    fn new(question: &AskedQuestion, reading: &Reading) -> Self {
        let empty = || Row::of(question);
        Self {
            all: empty(),
            customers: question.customers.iter().map(|_| empty()).collect(),
            groups: Vec::new(),
            parts: reading.since.map(|_| [empty(), empty(), empty()]),
        }
    }
}
