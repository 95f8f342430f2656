//! A table of answers as forms that were filled in: who answered what, and when.

use super::entry::column_title;
use super::questionnaire::{AskedCustomer, Questionnaire};
use super::results::Reading;
use crate::data::{Answer, AnswerRow, Answers, Fault, MOST_FAULTS, Period, quoted};
use crate::syntax::nearest;
use jiff::civil::Date;

/// Where the table has what.
pub(super) struct Columns {
    customer: Option<usize>,
    group: Option<usize>,
    date: Option<usize>,
    /// The column of each question that has one.
    questions: Vec<(usize, usize)>,
    /// Columns that are nothing of it.
    pub(super) unknown: Vec<Fault>,
}

impl Columns {
    pub(super) fn of(questionnaire: &Questionnaire, answers: &Answers) -> Result<Self, Vec<Fault>> {
        let known = ["customer", "group", "date"];
        let ids: Vec<&str> =
            questionnaire.questions.iter().map(|question| column_title(&question.measure)).collect();
        let has = |title: &str| answers.titles().iter().any(|own| own == title);
        let mut faults = Vec::new();
        let mut find = |title: &str| {
            has(title).then(|| answers.column(title).map_err(|fault| faults.push(fault)).ok()).flatten()
        };
        let [customer, group, date] = known.map(&mut find);
        let questions: Vec<(usize, usize)> =
            ids.iter().enumerate().filter_map(|(question, id)| Some((question, find(id)?))).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        if questions.is_empty() {
            let first = ids.first().copied().unwrap_or_default();
            return Err(answers.column(first).err().into_iter().collect());
        }
        let is_unknown = |title: &&String| {
            !title.is_empty() && !known.contains(&title.as_str()) && !ids.contains(&title.as_str())
        };
        let words: Vec<&str> = known.into_iter().chain(ids.iter().copied()).collect();
        let unknown = answers.titles().iter().filter(is_unknown).map(|title| {
            let near = nearest(title, words.iter().copied()).map(|near| format!("write \"{}\"", near.word));
            let help = near.unwrap_or_else(|| "the titles are the ids of the measures that ask".to_owned());
            Fault::of_column(title, "the column is no question of the flow, and is passed over", help)
        });
        Ok(Self { customer, group, date, unknown: unknown.take(MOST_FAULTS).collect(), questions })
    }
}

/// What somebody handed in.
pub(super) struct Form<'table> {
    pub(super) customer: usize,
    pub(super) group: Option<&'table str>,
    pub(super) day: Option<Date>,
    /// The questions with their answers; none where a cell is empty.
    pub(super) answers: Vec<(usize, Option<Answer>)>,
}

impl<'table> Form<'table> {
    pub(super) fn read(
        questionnaire: &Questionnaire,
        answers: &Answers,
        columns: &Columns,
        row: &AnswerRow<'table>,
        reading: Reading,
    ) -> Result<Self, Fault> {
        let customer = customer(questionnaire, answers, columns, row)?;
        let day = match columns.date.map(|column| (column, row.cell(column))) {
            Some((column, text)) if !text.is_empty() => {
                let period = Period::read(text, reading.dates).and_then(|period| period.start);
                let fault = || {
                    answers.fault(
                        row,
                        column,
                        format!("{} is no day", quoted(text)),
                        "write it as 2026-10-01",
                    )
                };
                Some(period.ok_or_else(fault)?.0)
            }
            _ => None,
        };
        let mut read = Vec::new();
        for (question, column) in &columns.questions {
            let asked = &questionnaire.questions[*question];
            let cell = row.cell(*column);
            let is_asked = asked.customers.contains(&customer);
            if !is_asked && cell.is_empty() {
                continue;
            }
            if !is_asked {
                let message = format!("{} is not asked this", questionnaire.customers[customer].name);
                return Err(answers.fault(
                    row,
                    *column,
                    message,
                    "empty the cell, or name who answered as the `customer`",
                ));
            }
            let answer = match cell {
                "" => None,
                cell => Some(
                    asked
                        .scale
                        .read(cell)
                        .map_err(|(message, help)| answers.fault(row, *column, message, help))?,
                ),
            };
            read.push((*question, answer));
        }
        let group = columns.group.map(|column| row.cell(column)).filter(|group| !group.is_empty());
        Ok(Self { customer, group, day, answers: read })
    }
}

/// Finds who answered: by id or by name; the only customer where none is named.
fn customer(
    questionnaire: &Questionnaire,
    answers: &Answers,
    columns: &Columns,
    row: &AnswerRow<'_>,
) -> Result<usize, Fault> {
    let cell = columns.customer.map_or("", |column| row.cell(column));
    if cell.is_empty() && questionnaire.customers.len() == 1 {
        return Ok(0);
    }
    let wanted = cell.to_lowercase();
    let is_meant =
        |one: &AskedCustomer| one.id.as_str().to_lowercase() == wanted || one.name.to_lowercase() == wanted;
    questionnaire.customers.iter().position(is_meant).ok_or_else(|| {
        let ids: Vec<String> = questionnaire.customers.iter().map(|one| format!("`{}`", one.id)).collect();
        let help = format!("write in the column `customer` who answered: {}", ids.join(", "));
        let message = match cell {
            "" => "it is not said who answered".to_owned(),
            cell => format!("{} is none of those who are asked", quoted(cell)),
        };
        match columns.customer {
            Some(column) => answers.fault(row, column, message, help),
            None => Fault { column: None, ..answers.fault(row, 0, message, help) },
        }
    })
}
