//! Processes as documents: what people read about flows beside findings and pictures.

mod charted;
mod coverage;
mod difference;
mod goals;
mod grid;
pub mod process;
mod readiness;
mod shares;
pub mod spreadsheet;
pub mod survey;
mod time;

pub use charted::{Charted, Charting, Method, Standing, multiples};
pub use coverage::{Counts, Coverage, Waived, coverage_badge, coverage_json, coverage_table};
pub use difference::{
    Compared, ComparedFolders, LoneFlow, difference_json, difference_markdown, difference_text,
    folders_markdown, folders_text,
};
pub use goals::{GoalProgress, Origin, Stated, StatedGoal, goals};
pub use grid::CoverageGrid;
pub use readiness::{AnswerOrigin, Assessed, ReadinessRow, SeenBefore, SeenLevel};
pub use shares::Shares;
pub use time::{
    Expected, Said, Stretch, StretchKind, Times, Visited, WhatIf, WhatIfError, time_json, time_markdown,
    time_text,
};
