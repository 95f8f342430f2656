//! What came of reading the tables that one flow names.

use super::folder::{Folder, FolderError};
use super::read::read;
use super::readiness::Surveyed;
use super::series::Series;
use crate::model::{AnswerSource, DataSource, Readiness};
use crate::text::Span;
use std::collections::HashMap;
use std::io::Read;

/// How much is read for one flow.
#[derive(Debug, Clone, Copy)]
struct Budget {
    bytes: u64,
    rows: usize,
}

impl Budget {
    const OF_FLOW: Self = Self { bytes: 256 * 1024 * 1024, rows: 2_000_000 };

    /// Reads a table, unless that would be more than is left; `read` says how many rows it has, and how
    /// many bytes were unpacked for it.
    fn read<T>(
        &mut self,
        file: &str,
        folder: &Folder,
        read: impl FnOnce(&mut dyn Read) -> (T, usize, u64),
    ) -> Result<T, FolderError> {
        let mut table = folder.open(file)?.take(self.bytes);
        let (table_read, rows, unpacked) = read(&mut table);
        // What a workbook holds is more than the file.
        self.bytes = table.limit().saturating_sub(unpacked);
        if self.bytes == 0 || rows > self.rows {
            self.bytes = 0;
            return Err(FolderError::TooMuchTogether);
        }
        self.rows -= rows;
        Ok(table_read)
    }

    fn series(&mut self, source: &DataSource, folder: &Folder) -> Result<Series, FolderError> {
        self.read(&source.file.value, folder, |table| {
            let series = read(table, source);
            let (rows, unpacked) = (series.rows, series.unpacked);
            (series, rows, unpacked)
        })
    }

    fn answers(
        &mut self,
        readiness: &Readiness,
        source: &AnswerSource,
        folder: &Folder,
    ) -> Result<Surveyed, FolderError> {
        self.read(&source.file.value, folder, |table| {
            let surveyed = Surveyed::read(table, readiness, source);
            let rows = surveyed.respondents;
            // There is one such table at the most.
            (surveyed, rows, 0)
        })
    }
}

/// What came of reading the tables that one flow names.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// By the place of the entry `data`, of which there is one for each measure.
    outcomes: HashMap<Span, Result<Series, FolderError>>,
    /// The answers about readiness.
    answers: Option<Result<Surveyed, FolderError>>,
    is_unread: bool,
}

impl Tables {
    /// Reads the tables one after the other, as far as one flow may go.
    ///
    /// Without a folder none is read.
    pub fn read<'flow>(
        sources: impl Iterator<Item = &'flow DataSource>,
        readiness: Option<&Readiness>,
        folder: Option<&Folder>,
    ) -> Self {
        Self::read_within(Budget::OF_FLOW, sources, readiness, folder)
    }

    fn read_within<'flow>(
        mut budget: Budget,
        sources: impl Iterator<Item = &'flow DataSource>,
        readiness: Option<&Readiness>,
        folder: Option<&Folder>,
    ) -> Self {
        let mut tables = Self::default();
        let of_readiness = readiness.and_then(|readiness| Some((readiness, readiness.data.as_ref()?)));
        for source in sources {
            let Some(folder) = folder else { return Self { is_unread: true, ..tables } };
            tables.outcomes.insert(source.span, budget.series(source, folder));
        }
        if let Some((readiness, source)) = of_readiness {
            tables.is_unread = folder.is_none();
            tables.answers = folder.map(|folder| budget.answers(readiness, source, folder));
        }
        tables
    }

    /// Returns what came of a measure's table; nothing where it was not read.
    #[must_use]
    pub fn of(&self, source: &DataSource) -> Option<Result<&Series, &FolderError>> {
        self.outcomes.get(&source.span).map(Result::as_ref)
    }

    /// Returns what came of the answers about readiness; nothing where they were not read.
    #[must_use]
    pub fn answers(&self) -> Option<Result<&Surveyed, &FolderError>> {
        self.answers.as_ref().map(Result::as_ref)
    }

    /// Tells whether there are tables that were not read, since there is no folder to read them from.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.is_unread
    }

    /// Tells whether every table was read without a fault.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let is_sound = |outcome: &Result<Series, FolderError>| {
            outcome.as_ref().is_ok_and(|series| series.fault_count == 0)
        };
        let are_sound = |outcome: &Result<Surveyed, FolderError>| {
            outcome.as_ref().is_ok_and(|surveyed| surveyed.fault_count == 0)
        };
        !self.is_unread && self.outcomes.values().all(is_sound) && self.answers.as_ref().is_none_or(are_sound)
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, Tables};
    use crate::data::{Folder, FolderError};
    use crate::model::DataSource;
    use crate::text::{Span, Spanned};

    fn source(file: &str, at: u32) -> DataSource {
        DataSource::of(Spanned::new(file.to_owned(), Span::empty(at)), Span::empty(at))
    }

    #[test]
    fn each_measure_has_its_table() {
        let folder = Folder::of_tables([("a.csv", "value\n1\n2\n"), ("b.csv", "value\nx\n")]);
        let sources = [source("a.csv", 1), source("b.csv", 2), source("c.csv", 3)];
        let tables = Tables::read(sources.iter().take(1), None, Some(&folder));
        assert!(tables.is_whole() && !tables.is_unread());
        let tables = Tables::read(sources.iter(), None, Some(&folder));
        assert_eq!(tables.of(&sources[0]).unwrap().unwrap().rows, 2);
        assert_eq!(tables.of(&sources[1]).unwrap().unwrap().fault_count, 1);
        assert_eq!(tables.of(&sources[2]).unwrap().unwrap_err(), &FolderError::Missing);
        assert!(!tables.is_whole());
        assert!(Tables::read(sources.iter(), None, None).is_unread());
        assert!(!Tables::read([].into_iter(), None, None).is_unread());
    }

    #[test]
    fn one_flow_reads_so_much_and_no_more() {
        let folder = Folder::of_tables([("a.csv", "value\n1\n2\n")]);
        let sources: Vec<DataSource> = (0..4).map(|at| source("a.csv", at)).collect();
        for budget in [Budget { bytes: 1000, rows: 5 }, Budget { bytes: 25, rows: 1000 }] {
            let tables = Tables::read_within(budget, sources.iter(), None, Some(&folder));
            let is_read = sources.iter().map(|source| tables.of(source).unwrap().is_ok());
            assert_eq!(is_read.collect::<Vec<_>>(), [true, true, false, false], "{budget:?}");
        }
    }
}
