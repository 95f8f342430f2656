//! A table with the faults that were found in it, whoever names it, and how they are told.

use super::table::tables;
use crate::data::{Fault, FaultKind, FolderError};
use crate::diagnostic::{Diagnostic, Subject};
use crate::rules::wording::counted;
use crate::rules::{Context, Sink, subjects};
use crate::syntax::lower::shown;
use crate::text::{Span, Spanned};

/// The most findings of one rule on one table that are told one by one.
pub(super) const MOST_TOLD: usize = 10;

/// How many faults there are of each kind, those too that are not kept.
type Counts = [(FaultKind, usize); FaultKind::ALL.len()];

/// A table with the faults that were found in it.
#[derive(Debug)]
pub(super) struct Faulty<'run> {
    /// Who names the table.
    pub(super) subject: Subject,
    /// What it is about, as messages say it.
    pub(super) title: String,
    pub(super) file: &'run Spanned<String>,
    /// The columns that the flow names.
    pub(super) columns: Vec<&'run Spanned<String>>,
    /// The faults that are kept and how many there are, or why the table was not read.
    pub(super) outcome: Result<(&'run [Fault], Counts), &'run FolderError>,
}

/// Returns the tables that were looked at: those of measures, then the answers about readiness.
pub(super) fn faulty<'run>(context: &Context<'run>) -> impl Iterator<Item = Faulty<'run>> {
    tables(context).map(|table| table.faulty()).chain(answers(context))
}

fn answers<'run>(context: &Context<'run>) -> Option<Faulty<'run>> {
    let source = context.flow.readiness.as_ref()?.data.as_ref()?;
    let outcome = context.tables.answers()?;
    let columns = source.columns.iter().map(|(_, title)| title);
    Some(Faulty {
        subject: subjects::readiness("data", "data of readiness"),
        title: "readiness".to_owned(),
        file: &source.file,
        columns: source.group.iter().chain(&source.date).chain(columns).collect(),
        outcome: outcome.map(|surveyed| {
            let count = |kind| (kind, surveyed.count_of(kind));
            (surveyed.faults.as_slice(), FaultKind::ALL.map(count))
        }),
    })
}

impl Faulty<'_> {
    /// Returns the path of the file, as messages name it.
    pub(super) fn path(&self) -> String {
        format!("`{}`", shown(&self.file.value))
    }

    /// Starts a finding on who names the table.
    pub(super) fn finding(&self, sink: &Sink, span: Span, message: String) -> Diagnostic {
        sink.finding(self.subject.clone(), span, message)
    }

    /// Tells the faults of some kinds, and how many more there are.
    pub(super) fn tell(&self, kinds: &[FaultKind], sink: &mut Sink) {
        let Ok((faults, counts)) = &self.outcome else { return };
        let meant = faults.iter().filter(|fault| kinds.contains(&fault.kind));
        let told = meant.take(MOST_TOLD).map(|fault| sink.push(self.fault(fault, sink))).count();
        let all = counts.iter().filter(|(kind, _)| kinds.contains(kind)).map(|(_, count)| count).sum();
        self.tell_rest(told, all, sink);
    }

    /// Tells how many more findings there are than those that were told.
    pub(super) fn tell_rest(&self, told: usize, all: usize, sink: &mut Sink) {
        let Some(rest) = all.checked_sub(told).filter(|rest| *rest > 0) else { return };
        let more = if told > 0 { "more such " } else { "such " };
        let message = format!("{} has {}", self.path(), counted(rest, &format!("{more}fault")));
        let help = "mend what is named first; then the others show";
        sink.push(self.finding(sink, self.file.span, message).help(help));
    }

    fn fault(&self, fault: &Fault, sink: &Sink) -> Diagnostic {
        let named = fault.column.as_ref().and_then(|title| {
            self.columns.iter().find(|column| column.value == *title).map(|column| column.span)
        });
        let place = match fault.place() {
            place if fault.line.is_none() || place.is_empty() => String::new(),
            place => format!(", {place}"),
        };
        let message = format!("{}{place}: {}", self.path(), fault.message);
        self.finding(sink, named.unwrap_or(self.file.span), message).help(fault.help.clone())
    }
}
