//! A table of answers, one row for each person who was asked.
//!
//! Cells are kept as text, with their lines; whoever asked knows what the words mean. Faults found in
//! the words are told with [`Answers::fault`], so that all name file, line and column alike.

use super::columns::{named, personal_columns};
use super::fault::{Fault, FaultKind};
use super::read::MOST_FAULTS;
use super::rows::{Rows, Writing, line};
use crate::model::Separator;
use csv::StringRecord;
use std::io::Read;

/// The most bytes of a table of answers.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// The most rows, one for each person asked.
const MOST_ROWS: usize = 100_000;
/// The most cells.
const MOST_CELLS: usize = 5_000_000;
/// The most bytes of a cell: a page of somebody's own words.
const MOST_OF_CELL: usize = 5_000;

/// The answers of those who were asked, in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    titles: Vec<String>,
    rows: Vec<StringRecord>,
    faults: Vec<Fault>,
    fault_count: usize,
}

/// What one of those who were asked answered.
#[derive(Debug, Clone, Copy)]
pub struct AnswerRow<'table> {
    record: &'table StringRecord,
}

impl<'table> AnswerRow<'table> {
    /// Returns the line on which the row begins, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        line(self.record).unwrap_or_default()
    }

    /// Returns the text of a cell without the blanks around it; empty where nothing is written.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'table str {
        self.record.get(column).unwrap_or_default().trim()
    }
}

impl Answers {
    /// Reads a table; rows that cannot be are left out, and the faults say which.
    ///
    /// # Errors
    /// When it is no table, goes beyond a limit, or a column seems to name people: then nothing is read.
    pub fn read(table: impl Read, separator: Separator) -> Result<Self, Vec<Fault>> {
        // One that is read to the limit may go on behind it.
        let mut table = table.take(MOST_BYTES);
        let read = Self::read_rows(&mut table, separator);
        if table.limit() == 0 {
            return Err(vec![too_large("the table has 64 MB or more".to_owned())]);
        }
        read
    }

    fn read_rows(table: impl Read, separator: Separator) -> Result<Self, Vec<Fault>> {
        let mut rows = Rows::open(table, Writing { separator, ..Writing::default() }, MOST_ROWS)
            .map_err(|fault| vec![fault])?;
        let faults = personal_columns(rows.titles());
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut answers = Self { titles: rows.titles().to_vec(), ..Self::default() };
        let mut cells = 0;
        let mut record = StringRecord::new();
        while rows.next(&mut record).map_err(|fault| vec![fault])? {
            cells += record.len();
            if cells > MOST_CELLS {
                return Err(vec![too_large(format!("the table has more than {MOST_CELLS} cells"))]);
            }
            match answers.refused(&record) {
                Some(fault) => answers.tell(fault),
                None => answers.rows.push(record.clone()),
            }
        }
        Ok(answers)
    }

    /// Tells why a row cannot be read.
    fn refused(&self, record: &StringRecord) -> Option<Fault> {
        let columns = self.titles.len();
        let row = AnswerRow { record };
        if let Some(beyond) = (columns..record.len()).find(|column| !row.cell(*column).is_empty()) {
            let message = format!("the row has a cell {}, and there are {columns} columns", beyond + 1);
            let help = "put a cell that holds the separator between double quotes".to_owned();
            return Some(Fault { line: line(record), ..Fault::of_file(FaultKind::Cell, message, help) });
        }
        let long = (0..columns).find(|column| row.cell(*column).len() > MOST_OF_CELL)?;
        let help = "shorten it, or look for a double quote that is never closed";
        Some(self.fault(&row, long, format!("the cell is longer than {MOST_OF_CELL} bytes"), help))
    }

    fn tell(&mut self, fault: Fault) {
        self.fault_count += 1;
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    /// Returns the titles of the columns, in the order of the file.
    #[must_use]
    pub fn titles(&self) -> &[String] {
        &self.titles
    }

    /// Finds a column by its title.
    ///
    /// # Errors
    /// When it is missing or stands twice.
    pub fn column(&self, title: &str) -> Result<usize, Fault> {
        named(&self.titles, title)
    }

    /// Returns the rows, one for each person asked; empty ones are passed over.
    #[must_use]
    pub fn rows(&self) -> impl ExactSizeIterator<Item = AnswerRow<'_>> {
        self.rows.iter().map(|record| AnswerRow { record })
    }

    /// Returns why rows were left out, the first [`MOST_FAULTS`] of them.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Returns how many rows were left out.
    #[must_use]
    pub fn fault_count(&self) -> usize {
        self.fault_count
    }

    /// Makes a fault of a cell, for those who know what its words should be.
    #[must_use]
    pub fn fault(
        &self,
        row: &AnswerRow<'_>,
        column: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        Fault {
            line: Some(row.line()),
            column: self.titles.get(column).cloned(),
            ..Fault::of_file(FaultKind::Cell, message, help)
        }
    }
}

fn too_large(message: String) -> Fault {
    Fault::of_file(FaultKind::Unreadable, message, "share the answers out among several files")
}

#[cfg(test)]
mod tests {
    use super::{Answers, MOST_OF_CELL};
    use crate::data::{Fault, FaultKind};
    use crate::model::Separator;
    use proptest::collection::vec;
    use proptest::prelude::{any, prop_assert, proptest};

    fn read(table: &str) -> Result<Answers, Vec<Fault>> {
        Answers::read(table.as_bytes(), Separator::Comma)
    }

    #[test]
    fn cells_are_text_with_lines() {
        let table =
            "\u{feff}group, understands ,remark\n\nmanagement, yes ,\"a,\nb\"\nstaff\n,,\nstaff,no,\n";
        for breaks in ["\n", "\r\n"] {
            let answers = read(&table.replace('\n', breaks)).unwrap();
            let lines: Vec<u64> = answers.rows().map(|row| row.line()).collect();
            assert_eq!(lines, [3, 5, 7], "{breaks:?}");
        }
        let answers = read(table).unwrap();
        assert_eq!(answers.titles(), ["group", "understands", "remark"]);
        let column = answers.column("understands").unwrap();
        let cells: Vec<(u64, &str)> = answers.rows().map(|row| (row.line(), row.cell(column))).collect();
        assert_eq!(cells, [(3, "yes"), (5, ""), (7, "no")]);
        assert_eq!(answers.rows().next().unwrap().cell(2), "a,\nb");
        assert_eq!((answers.rows().len(), answers.fault_count()), (3, 0));
        let missing = answers.column("understand").unwrap_err();
        assert_eq!((missing.kind, missing.help.as_str()), (FaultKind::Column, "write \"understands\""));
    }

    #[test]
    fn a_row_that_is_shifted_is_left_out() {
        let answers = read("a,b\n1,2\nso, well,2\n3,4,,\n").unwrap();
        assert_eq!(answers.rows().map(|row| row.line()).collect::<Vec<_>>(), [2, 4]);
        let [fault] = answers.faults() else { panic!("{:?}", answers.faults()) };
        assert_eq!((fault.place().as_str(), answers.fault_count()), ("line 3", 1));
        assert!(fault.message.contains("cell 3"), "{}", fault.message);
        let answers = read(&format!("a,b\n1,{}\n", "x".repeat(MOST_OF_CELL + 1))).unwrap();
        assert_eq!(answers.faults()[0].place(), "line 2, column \"b\"");
    }

    #[test]
    fn some_tables_are_not_read_at_all() {
        let kind = |table: &str| read(table).unwrap_err()[0].kind;
        assert_eq!(kind("name,a\nSmith,1\n"), FaultKind::Personal);
        assert_eq!(kind(&"a,".repeat(2_000)), FaultKind::Unreadable);
        assert_eq!(kind(&format!("a\n{}", "1\n".repeat(100_001))), FaultKind::Unreadable);
        assert_eq!(kind(&format!("a\n{}", ",".repeat(5_000_001) + "1\n")), FaultKind::Unreadable);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(table in vec(any::<u8>(), 0..200)) {
            if let Ok(answers) = Answers::read(table.as_slice(), Separator::Semicolon) {
                prop_assert!(answers.rows().all(|row| row.line() > 0 || answers.titles().is_empty()));
            }
        }
    }
}
