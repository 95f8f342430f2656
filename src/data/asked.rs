//! Cells that are answers to a measure's question: each is one of one, good or not.

use super::period::{Grain, Period};
use super::scale::{Answer, AnswerScale};
use crate::model::{AskedData, Better, Recurrence};

/// How cells are read that may be answers.
#[derive(Debug)]
pub(super) struct AskedCells {
    scale: AnswerScale,
    better: Option<Better>,
    every: Option<Grain>,
}

/// What a cell counts as.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counted {
    /// Good answers: one or none; absent where nobody judged.
    pub(super) good: Option<f64>,
    /// Answers: one; absent where nobody judged.
    pub(super) of: Option<f64>,
}

impl AskedCells {
    /// Takes what the measure says; nothing where its answers are numbers, which a cell may be anyhow,
    /// or where it is not known which are good.
    pub(super) fn of(asked: &AskedData) -> Option<Self> {
        let scale = AnswerScale::of(Some(&asked.scale));
        let are_words = scale.offered().all(|answer| answer.parse::<f64>().is_err());
        let is_judged = scale.best_in_words(asked.better).is_some();
        (are_words && is_judged).then(|| Self {
            scale,
            better: asked.better,
            every: asked.every.as_ref().and_then(grain),
        })
    }

    /// Reads a cell; nothing where it is no answer.
    pub(super) fn read(&self, cell: &str) -> Option<Counted> {
        match self.scale.read(cell).ok()? {
            Answer::Point(point) => {
                let is_good = self.scale.is_best(point, self.better)?;
                Some(Counted { good: Some(f64::from(u8::from(is_good))), of: Some(1.0) })
            }
            Answer::WayOut | Answer::Words => Some(Counted::default()),
        }
    }

    /// Returns the period into which answers of a day are brought together.
    pub(super) fn period(&self, period: Period) -> Period {
        self.every.and_then(|grain| period.within(grain)).unwrap_or(period)
    }
}

/// Returns the calendar period that comes round so often.
fn grain(every: &Recurrence) -> Option<Grain> {
    match (every.months, every.days) {
        (Some(1), _) => Some(Grain::Month),
        (Some(3), _) => Some(Grain::Quarter),
        (Some(12), _) => Some(Grain::Year),
        (None, Some(7)) => Some(Grain::Week),
        _ => None,
    }
}
