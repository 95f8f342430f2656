//! What the flow says of a table of answers, found in the table: columns, groups, points.

use crate::data::answers::Answers;
use crate::data::columns::listed;
use crate::data::fault::{Fault, FaultKind, quoted};
use crate::model::{AnswerSource, Members, Rater, Readiness, Requirement};
use crate::syntax::lower::shown;
use crate::syntax::nearest;
use std::collections::HashMap;

/// The column of the groups, where the flow names none.
const GROUP: &str = "group";
/// How many groups of the table are looked at for one that was meant.
const MOST_COMPARED: usize = 100;

/// Where the answers stand in a table.
#[derive(Debug)]
pub(super) struct Questions {
    pub(super) group: usize,
    pub(super) date: Option<usize>,
    /// The columns of the requirements.
    pub(super) columns: Vec<(Requirement, usize)>,
}

impl Questions {
    /// Finds the columns; those that are not named are called as the requirements are.
    pub(super) fn find(
        answers: &Answers,
        readiness: &Readiness,
        source: &AnswerSource,
    ) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut found = |title: &str| answers.column(title).map_err(|fault| faults.push(fault)).ok();
        let group = found(source.group.as_ref().map_or(GROUP, |group| group.as_str()));
        let date = source.date.as_ref().and_then(|date| found(date));
        let mut columns = Vec::new();
        for requirement in Requirement::ALL {
            let named = source.columns.iter().find(|(of, _)| *of == requirement);
            let is_there = answers.titles().iter().any(|title| title == requirement.key());
            let title = match named {
                Some((_, title)) => title.as_str(),
                None if is_there || is_asked(readiness, requirement) => requirement.key(),
                None => continue,
            };
            columns.extend(found(title).map(|column| (requirement, column)));
        }
        if columns.is_empty() && faults.is_empty() {
            let help = format!(
                "name them, as in `columns: {{ valued: q2 }}`; the columns are {}",
                listed(answers.titles())
            );
            let message = "which columns hold the answers is not said";
            faults.push(Fault::of_file(FaultKind::Column, message, help));
        }
        match group {
            Some(group) if faults.is_empty() => Ok(Self { group, date, columns }),
            _ => Err(faults),
        }
    }
}

/// Tells whether the flow has a requirement of which only a table can say how it is rated.
fn is_asked(readiness: &Readiness, requirement: Requirement) -> bool {
    let is_rated = |rater: Rater| {
        readiness.assessment(requirement).is_some_and(|assessment| assessment.of(rater).is_some())
    };
    readiness.assessment(requirement).is_some() && !Rater::ALL.into_iter().any(is_rated)
}

/// Who belongs to which group.
#[derive(Debug)]
pub(super) struct Groups<'source> {
    /// The group of each name, and whether a row has it.
    named: HashMap<&'source str, (Rater, bool)>,
    /// The names in the order of the flow.
    names: Vec<&'source str>,
    rest: Option<Rater>,
    others: Vec<String>,
}

impl<'source> Groups<'source> {
    pub(super) fn of(source: &'source AnswerSource) -> Self {
        let mut groups = Self { named: HashMap::new(), names: Vec::new(), rest: None, others: Vec::new() };
        for rater in Rater::ALL {
            match source.members(rater) {
                Some(Members::Rest) => groups.rest = Some(rater),
                Some(Members::Of(names)) => names.iter().for_each(|name| groups.name(name, rater)),
                None => groups.name(rater.key(), rater),
            }
        }
        groups
    }

    fn name(&mut self, name: &'source str, rater: Rater) {
        self.named.entry(name).or_insert((rater, false));
        self.names.push(name);
    }

    /// Returns the group of a respondent by what the column says; an empty cell is of none.
    pub(super) fn rater(&mut self, cell: &str) -> Option<Rater> {
        if let Some((rater, is_seen)) = self.named.get_mut(cell) {
            *is_seen = true;
            return Some(*rater);
        }
        if self.others.len() < MOST_COMPARED && !self.others.iter().any(|other| other == cell) {
            self.others.push(cell.to_owned());
        }
        self.rest.filter(|_| !cell.is_empty())
    }

    /// Tells which names no row has; they may be misspelt, and their people left out.
    pub(super) fn unseen(&self, column: &str) -> Vec<Fault> {
        let is_seen = |name: &str| self.named.get(name).is_some_and(|(_, is_seen)| *is_seen);
        let unseen = self.names.iter().filter(|name| !is_seen(name)).take(MOST_COMPARED);
        unseen.map(|name| self.missing(name, column)).collect()
    }

    fn missing(&self, name: &str, column: &str) -> Fault {
        let near = nearest(name, self.others.iter().map(String::as_str));
        let help = match (near, self.others.is_empty()) {
            (Some(near), _) => format!("write \"{}\"", shown(near.word)),
            (None, false) => format!(
                "say in `groups` who belongs to which group; others in the column are {}",
                listed(&self.others)
            ),
            (None, true) => "take it out of `groups` if nobody of them was asked".to_owned(),
        };
        let message = format!("nobody is of the group {}", quoted(name));
        Fault { column: Some(column.to_owned()), ..Fault::of_file(FaultKind::Column, message, help) }
    }
}

/// Returns the points of an answer; none where it is empty or does not count.
///
/// # Errors
/// With the kind of the fault, what is wrong, and what to do about it.
pub(super) fn points(
    cell: &str,
    source: &AnswerSource,
    highest: f64,
) -> Result<Option<f64>, (FaultKind, String, String)> {
    if let Some(answer) = source.answers.iter().find(|answer| answer.is(cell)) {
        return Ok(answer.points);
    }
    if cell.is_empty() || cell.eq_ignore_ascii_case("na") {
        return Ok(None);
    }
    match cell.parse::<f64>() {
        Ok(number) if (1.0..=highest).contains(&number) => Ok(Some(number)),
        Ok(_) => Err((
            FaultKind::Impossible,
            format!("{} does not lie on the scale from 1 to {highest}", quoted(cell)),
            "correct it, or write the highest point of the scale as `scale`".to_owned(),
        )),
        Err(_) => Err((
            FaultKind::Cell,
            format!("{} is no point of the scale and none of the `answers`", quoted(cell)),
            "say in `answers` for how many points it stands, or `none` if it does not count".to_owned(),
        )),
    }
}
