//! Tables of numbers beside a flow: read row by row, every bad cell named, nothing guessed.
//!
//! What is read becomes a [`Series`]: what was observed in each period, in order; or [`Answers`], one
//! row for each person asked. A fault never ends the reading; the row that has it is left out, and
//! the fault says so.

mod answers;
mod as_csv;
mod asked;
mod breaks;
mod columns;
mod fault;
mod folder;
mod intervals;
mod number;
mod period;
mod personal;
mod read;
mod readiness;
mod rows;
mod scale;
mod series;
#[cfg(feature = "spreadsheets")]
mod sheet;
mod tables;
#[cfg(test)]
mod tests;
mod unit;

pub use answers::{AnswerRow, Answers};
pub use as_csv::{WORKBOOK, sheet_as_csv};
pub(crate) use fault::quoted;
pub use fault::{Fault, FaultKind};
pub use folder::{Folder, FolderError};
pub use intervals::Irregular;
pub use period::{Grain, Period};
pub use personal::is_personal;
pub use read::{MOST_FAULTS, MOST_ROWS, read};
pub use readiness::{Rated, Ratings, Round, Surveyed, SurveyedRound};
pub use scale::{Answer, AnswerScale, DO_NOT_KNOW, is_way_out, listed_answers};
pub use series::{PlanFault, Series};
pub use tables::Tables;
pub use unit::AxisUnit;
