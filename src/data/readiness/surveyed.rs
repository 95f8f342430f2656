//! The answers in a table, added up by time, requirement and group.

use super::questions::{Groups, Questions, points};
use crate::data::answers::{AnswerRow, Answers};
use crate::data::fault::{Fault, FaultKind, quoted};
use crate::data::period::Period;
use crate::data::read::MOST_FAULTS;
use crate::model::{AnswerSource, Rater, Readiness, Requirement};
use crate::stats::readiness::Tally;
use std::collections::{BTreeMap, HashMap};
use std::io::Read;

/// The most assessments of one table.
const MOST_ROUNDS: usize = 200;

/// The answers of one assessment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SurveyedRound {
    /// When; absent where the table does not say.
    pub period: Option<Period>,
    tallies: BTreeMap<(Requirement, Rater), Tally>,
}

impl SurveyedRound {
    /// Returns the answers of a group about a requirement.
    #[must_use]
    pub fn tally(&self, requirement: Requirement, rater: Rater) -> Tally {
        self.tallies.get(&(requirement, rater)).copied().unwrap_or_default()
    }
}

/// What came of reading a table of answers about readiness.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Surveyed {
    /// The assessments, oldest first; those of which the time is not known in the order of the file.
    pub rounds: Vec<SurveyedRound>,
    /// The requirements that were asked about, with the titles of their columns.
    pub columns: Vec<(Requirement, String)>,
    /// How many respondents there are.
    pub respondents: usize,
    /// How many of them belong to neither group.
    pub outside: usize,
    /// What could not be read, and why; the first [`MOST_FAULTS`].
    pub faults: Vec<Fault>,
    /// How many faults there are in all.
    pub fault_count: usize,
    counts: BTreeMap<FaultKind, usize>,
}

impl Surveyed {
    /// Reads a table; what is bad in it is left out and told.
    #[must_use]
    pub fn read(table: impl Read, readiness: &Readiness, source: &AnswerSource) -> Self {
        let separator = source.separator.as_ref().map(|separator| separator.value).unwrap_or_default();
        let mut surveyed = Self::default();
        let read = Answers::read(table, separator);
        let found = read.and_then(|answers| {
            let questions = Questions::find(&answers, readiness, source)?;
            Ok((answers, questions))
        });
        match found {
            Ok((answers, questions)) => {
                Gathering::new(readiness, source, &answers, &questions).take_all(&mut surveyed)
            }
            Err(faults) => faults.into_iter().for_each(|fault| surveyed.tell(fault)),
        }
        surveyed
    }

    /// Counts the faults of one kind, those too that are not kept.
    #[must_use]
    pub fn count_of(&self, kind: FaultKind) -> usize {
        self.counts.get(&kind).copied().unwrap_or_default()
    }

    /// Tells whether columns and groups were found, so that the ratings can be gone by.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        FaultKind::FATAL.into_iter().all(|kind| self.count_of(kind) == 0)
    }

    fn tell(&mut self, fault: Fault) {
        self.count(fault.kind, 1);
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    fn count(&mut self, kind: FaultKind, more: usize) {
        *self.counts.entry(kind).or_default() += more;
        self.fault_count += more;
    }
}

/// Adds answers up.
struct Gathering<'run> {
    readiness: &'run Readiness,
    source: &'run AnswerSource,
    answers: &'run Answers,
    questions: &'run Questions,
    groups: Groups<'run>,
    rounds: Vec<SurveyedRound>,
    /// The place of a round by its period as it is written.
    by_label: HashMap<String, usize>,
}

impl<'run> Gathering<'run> {
    fn new(
        readiness: &'run Readiness,
        source: &'run AnswerSource,
        answers: &'run Answers,
        questions: &'run Questions,
    ) -> Self {
        let groups = Groups::of(source);
        Self { readiness, source, answers, questions, groups, rounds: Vec::new(), by_label: HashMap::new() }
    }

    fn take_all(mut self, into: &mut Surveyed) {
        into.respondents = self.answers.rows().len();
        // Rows that could not be read at all are bad cells of which the first are kept.
        self.answers.faults().iter().for_each(|fault| into.tell(fault.clone()));
        into.count(FaultKind::Cell, self.answers.fault_count() - self.answers.faults().len());
        for row in self.answers.rows() {
            let Some(rater) = self.groups.rater(row.cell(self.questions.group)) else {
                into.outside += 1;
                continue;
            };
            match self.round(&row) {
                Ok(round) => self.take(&row, round, rater, into),
                Err(fault) => into.tell(fault),
            }
        }
        let titles = self.answers.titles();
        self.groups.unseen(&titles[self.questions.group]).into_iter().for_each(|fault| into.tell(fault));
        let column = |(requirement, column): &(Requirement, usize)| (*requirement, titles[*column].clone());
        into.columns = self.questions.columns.iter().map(column).collect();
        // Labels of which nobody knows the day keep the order of the file.
        self.rounds.sort_by_key(|round| {
            round.period.as_ref().and_then(|period| period.start).map(|(start, _)| start)
        });
        into.rounds = self.rounds;
    }

    fn take(&mut self, row: &AnswerRow<'_>, round: usize, rater: Rater, into: &mut Surveyed) {
        let highest = self.readiness.highest();
        for (requirement, column) in &self.questions.columns {
            match points(row.cell(*column), self.source, highest) {
                Ok(None) => {}
                Ok(Some(points)) => {
                    let desired = self.readiness.desired(*requirement);
                    self.rounds[round].tallies.entry((*requirement, rater)).or_default().add(points, desired);
                }
                Err((kind, message, help)) => {
                    into.tell(Fault { kind, ..self.answers.fault(row, *column, message, help) });
                }
            }
        }
    }

    /// Returns the place of the assessment that a row belongs to.
    fn round(&mut self, row: &AnswerRow<'_>) -> Result<usize, Fault> {
        let Some(column) = self.questions.date else { return Ok(self.place(String::new(), None)) };
        let cell = row.cell(column);
        if let Some(place) = self.by_label.get(cell) {
            return Ok(*place);
        }
        let order = self.source.dates.as_ref().map(|order| order.value).unwrap_or_default();
        let Some(period) = Period::read(cell, order) else {
            let message = format!("{} is no day or period", quoted(cell));
            let help =
                "write it as in `2026-10-01`, `2026-10` or `2026-Q4`, or say with `dates` how it is written";
            return Err(self.answers.fault(row, column, message, help));
        };
        if self.rounds.len() == MOST_ROUNDS {
            let message = format!("the table has more than {MOST_ROUNDS} assessments");
            let help =
                "write the day or the month of the assessment into each row, and not that of the answer";
            return Err(Fault {
                kind: FaultKind::Unreadable,
                ..self.answers.fault(row, column, message, help)
            });
        }
        Ok(self.place(cell.to_owned(), Some(period)))
    }

    /// Returns the place of the assessment of a period; opens one where there is none.
    fn place(&mut self, label: String, period: Option<Period>) -> usize {
        let is_same = |round: &SurveyedRound| match (&round.period, &period) {
            (Some(one), Some(other)) => one.is_same(other),
            (None, None) => true,
            _ => false,
        };
        let place = self.rounds.iter().position(is_same).unwrap_or_else(|| {
            self.rounds.push(SurveyedRound { period, ..SurveyedRound::default() });
            self.rounds.len() - 1
        });
        self.by_label.insert(label, place);
        place
    }
}
