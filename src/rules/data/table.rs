//! A measure with the table that it names, and how findings on both are told.

use crate::data::{Fault, FaultKind, FolderError, Series};
use crate::diagnostic::Diagnostic;
use crate::model::{DataSource, Measure, Unit};
use crate::rules::subjects::{self, PlacedMeasure};
use crate::rules::wording::{counted, quoted};
use crate::rules::{Context, Sink};
use crate::syntax::lower::shown;
use crate::text::Span;

/// The most findings of one rule on one table that are told one by one.
pub(super) const MOST_TOLD: usize = 10;

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
        let fatal = [FaultKind::Unreadable, FaultKind::Column, FaultKind::Personal];
        self.outcome.ok().filter(|series| fatal.into_iter().all(|kind| series.count_of(kind) == 0))
    }

    /// Returns the place that names the values in the flow: their column, or the file.
    pub(super) fn value_span(&self) -> Span {
        self.source.value.as_ref().map_or(self.source.file.span, |column| column.span)
    }

    /// Returns the place that names a column in the flow; that of the file where none does.
    fn column_span(&self, column: &str) -> Span {
        let DataSource { date, value, total, file, .. } = self.source;
        let named = [date, value, total].into_iter().flatten().find(|named| named.value == column);
        named.map_or(file.span, |named| named.span)
    }

    /// Starts a finding on the measure.
    pub(super) fn finding(&self, sink: &Sink, span: Span, message: String) -> Diagnostic {
        sink.finding(self.placed.subject(), span, message)
    }

    /// Tells the faults of some kinds, and how many more there are.
    pub(super) fn tell(&self, kinds: &[FaultKind], sink: &mut Sink) {
        let Ok(series) = self.outcome else { return };
        let meant = series.faults.iter().filter(|fault| kinds.contains(&fault.kind));
        let told = meant.take(MOST_TOLD).map(|fault| sink.push(self.fault(fault, sink))).count();
        let all = kinds.iter().map(|kind| series.count_of(*kind)).sum();
        self.tell_rest(told, all, sink);
    }

    /// Tells how many more findings there are than those that were told.
    pub(super) fn tell_rest(&self, told: usize, all: usize, sink: &mut Sink) {
        let Some(rest) = all.checked_sub(told).filter(|rest| *rest > 0) else { return };
        let more = if told > 0 { "more such " } else { "such " };
        let message = format!("{} has {}", self.file(), counted(rest, &format!("{more}fault")));
        let help = "mend what is named first; then the others show";
        sink.push(self.finding(sink, self.source.file.span, message).help(help));
    }

    fn fault(&self, fault: &Fault, sink: &Sink) -> Diagnostic {
        let span = fault.column.as_ref().map_or(self.source.file.span, |column| self.column_span(column));
        let place = match fault.place() {
            place if fault.line.is_none() || place.is_empty() => String::new(),
            place => format!(", {place}"),
        };
        let message = format!("{}{place}: {}", self.file(), fault.message);
        self.finding(sink, span, message).help(fault.help.clone())
    }
}

/// Writes a number of a table, however large.
pub(super) fn figure(number: f64) -> String {
    if number.abs() < 1e15 { number.to_string() } else { format!("{number:e}") }
}
