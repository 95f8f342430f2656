//! Where a measure's numbers are, and how they are to be read and charted.

use super::{Better, ChartKind, Recurrence, RuleSet, Scale};
use crate::text::{Span, Spanned};

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Separator {
    /// `,`
    #[default]
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
}

/// What stands before the decimals of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Decimal {
    /// `4.5`
    #[default]
    Point,
    /// `4,5`
    Comma,
}

/// How the periods of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DateOrder {
    /// `2026-10-01`, and the coarser `2026-10`, `2026-W40`, `2026-Q4`, `2026`.
    #[default]
    Iso,
    /// `1.10.2026` or `1/10/2026`.
    DayFirst,
    /// `10/1/2026`.
    MonthFirst,
    /// Any words or numbers, in the order of the file.
    Labels,
}

/// Which kind of chart is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ChartChoice {
    /// The one that fits the data.
    #[default]
    Auto,
    /// This one.
    Kind(ChartKind),
}

/// Something that was changed in the work, to be told on the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The period in which it was changed, as in the file.
    pub at: Spanned<String>,
    /// What was changed.
    pub what: Spanned<String>,
}

/// What the cells of a table are where they may be answers to a measure's question.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedData {
    /// The answers that the question offers.
    pub scale: Scale,
    /// Which of them are good.
    pub better: Option<Better>,
    /// How often they are brought together.
    pub every: Option<Recurrence>,
}

/// Where a measure's numbers are.
#[derive(Debug, Clone, PartialEq)]
pub struct DataSource {
    /// Path of the file, from the flow's folder.
    pub file: Spanned<String>,
    /// The sheet of a workbook; the first where the file says nothing.
    pub sheet: Option<Spanned<String>>,
    /// The column of the periods; rows are numbered where the file says nothing.
    pub date: Option<Spanned<String>>,
    /// The column of the values, or of the numerators.
    pub value: Option<Spanned<String>>,
    /// The column of the denominators.
    pub total: Option<Spanned<String>>,
    /// The column that says to which group a row belongs.
    pub group: Option<Spanned<String>>,
    /// How the periods are written.
    pub dates: Option<Spanned<DateOrder>>,
    /// What stands between the cells.
    pub separator: Option<Spanned<Separator>>,
    /// What stands before the decimals.
    pub decimal: Option<Spanned<Decimal>>,
    /// Which kind of chart is wanted.
    pub chart: Option<Spanned<ChartChoice>>,
    /// The rules by which signals are looked for.
    pub rules: Option<Spanned<RuleSet>>,
    /// The last period of those that set the lines.
    pub freeze: Option<Spanned<String>>,
    /// The first periods of parts with lines of their own.
    pub parts: Vec<Spanned<String>>,
    /// Periods that count neither for lines nor for rules.
    pub excluded: Vec<Spanned<String>>,
    /// What was changed in the work, and when.
    pub changes: Vec<Change>,
    /// What its cells are where they may be answers; absent where the measure does not ask.
    pub asked: Option<AskedData>,
    /// The whole entry.
    pub span: Span,
}

impl DataSource {
    /// Names a file, and leaves everything else to the defaults.
    #[must_use]
    pub fn of(file: Spanned<String>, span: Span) -> Self {
        Self {
            file,
            sheet: None,
            date: None,
            value: None,
            total: None,
            group: None,
            dates: None,
            separator: None,
            decimal: None,
            chart: None,
            rules: None,
            freeze: None,
            parts: Vec::new(),
            excluded: Vec::new(),
            changes: Vec::new(),
            asked: None,
            span,
        }
    }
}
