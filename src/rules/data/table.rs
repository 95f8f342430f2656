//! A measure with the table that it names.

use super::faulty::Faulty;
use crate::data::{FaultKind, FolderError, Series};
use crate::diagnostic::Diagnostic;
use crate::model::{DataSource, Measure, Unit};
use crate::rules::subjects::{self, PlacedMeasure};
use crate::rules::wording::quoted;
use crate::rules::{Context, Sink};
use crate::syntax::lower::shown;
use crate::text::Span;

/// A measure with the table that it names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'run> {
    placed: PlacedMeasure<'run>,
    /// What the measure says of the table.
    pub(super) source: &'run DataSource,
    /// What came of reading it.
    pub(super) outcome: Result<&'run Series, &'run FolderError>,
}

/// Returns the measures whose tables were looked at.
pub(super) fn tables<'run>(context: &Context<'run>) -> impl Iterator<Item = Table<'run>> {
    let tables = context.tables;
    subjects::measures(context.flow).filter_map(move |placed| {
        let source = placed.measure.data.as_ref()?;
        Some(Table { placed, source, outcome: tables.of(source)? })
    })
}

impl<'run> Table<'run> {
    /// Returns the measure.
    pub(super) fn measure(&self) -> &'run Measure {
        self.placed.measure
    }

    /// Returns what the measure counts in.
    pub(super) fn unit(&self) -> Option<&'run Unit> {
        self.measure().unit.as_ref().map(|unit| &unit.value)
    }

    /// Returns what the measure is called, in quotes.
    pub(super) fn title(&self) -> String {
        quoted(self.measure().title())
    }

    /// Returns the path of the file, as messages name it.
    pub(super) fn file(&self) -> String {
        format!("`{}`", shown(&self.source.file.value))
    }

    /// Returns the file with the line of a period.
    pub(super) fn line(&self, series: &Series, at: usize) -> String {
        format!("{}, line {}", self.file(), series.lines.get(at).copied().unwrap_or_default())
    }

    /// Returns the series, where columns were found and rows could be read.
    pub(super) fn series(&self) -> Option<&'run Series> {
        let is_sound = |series: &&Series| FaultKind::FATAL.iter().all(|kind| series.count_of(*kind) == 0);
        self.outcome.ok().filter(is_sound)
    }

    /// Returns the place that names the values in the flow: their column, or the file.
    pub(super) fn value_span(&self) -> Span {
        self.source.value.as_ref().map_or(self.source.file.span, |column| column.span)
    }

    /// Returns the table with its faults.
    pub(super) fn faulty(&self) -> Faulty<'run> {
        let DataSource { date, value, total, file, .. } = self.source;
        Faulty {
            subject: self.placed.subject(),
            title: self.title(),
            file,
            columns: [date, value, total].into_iter().flatten().collect(),
            outcome: self.outcome.map(|series| {
                let count = |kind| (kind, series.count_of(kind));
                (series.faults.as_slice(), FaultKind::ALL.map(count))
            }),
        }
    }

    /// Starts a finding on the measure.
    pub(super) fn finding(&self, sink: &Sink, span: Span, message: String) -> Diagnostic {
        sink.finding(self.placed.subject(), span, message)
    }
}

/// Writes a number of a table, however large.
pub(super) fn figure(number: f64) -> String {
    if number.abs() < 1e15 { number.to_string() } else { format!("{number:e}") }
}
