//! The columns that a measure names, found among the titles of a table.

use super::fault::{Fault, FaultKind};
use super::personal::is_personal;
use crate::model::DataSource;
use crate::syntax::lower::shown;
use crate::syntax::nearest;

/// Which columns are read, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Columns {
    /// The periods.
    pub(super) date: Option<usize>,
    /// The values, or the numerators.
    pub(super) value: usize,
    /// The denominators.
    pub(super) total: Option<usize>,
}

/// Finds the columns that are read.
///
/// Where the value is not named, it is the one column that is left; of several, none is guessed.
///
/// # Errors
/// When one is missing or stands twice, or a column of the table seems to name people.
pub(super) fn find(titles: &[String], source: &DataSource) -> Result<Columns, Vec<Fault>> {
    let mut faults = personal_columns(titles);
    let mut found = [&source.date, &source.total, &source.value].map(|column| {
        let column = column.as_ref()?;
        named(titles, &column.value).map_err(|fault| faults.push(fault)).ok()
    });
    if source.value.is_none() && faults.is_empty() {
        found[2] = only_left(titles, &found[..2]).map_err(|fault| faults.push(fault)).ok();
    }
    let [date, total, value] = found;
    match value {
        Some(value) if faults.is_empty() => Ok(Columns { date, value, total }),
        _ => Err(faults),
    }
}

/// Tells which columns seem to name people.
pub(super) fn personal_columns(titles: &[String]) -> Vec<Fault> {
    titles.iter().filter(|title| is_personal(title)).map(|title| personal(title)).collect()
}

fn personal(title: &str) -> Fault {
    let message = format!("the column \"{}\" seems to name people, so the file is not read", shown(title));
    let help = "take the column out of the file, or give it a title that says what it holds";
    Fault { column: Some(title.to_owned()), ..Fault::of_file(FaultKind::Personal, message, help) }
}

/// Finds a column by its title.
///
/// # Errors
/// When it is missing or stands twice; a missing one comes with what is near.
pub(super) fn named(titles: &[String], column: &str) -> Result<usize, Fault> {
    let mut places = titles.iter().enumerate().filter(|(_, title)| *title == column).map(|(place, _)| place);
    let fault = |message: String, help: String| Fault {
        column: Some(column.to_owned()),
        ..Fault::of_file(FaultKind::Column, message, help)
    };
    match (places.next(), places.next()) {
        (Some(place), None) => Ok(place),
        (Some(_), Some(_)) => {
            let message = format!("two columns are called \"{}\"", shown(column));
            Err(fault(message, "give each column a title of its own".to_owned()))
        }
        (None, _) => {
            let near = nearest(column, titles.iter().map(String::as_str));
            let help = match (other_separator(titles), near) {
                (Some(separator), _) => {
                    format!("set `separator` to `{separator}`, which stands between the titles")
                }
                (None, Some(near)) => format!("write \"{}\"", shown(near.word)),
                (None, None) => format!("the columns are {}", listed(titles)),
            };
            Err(fault(format!("there is no column \"{}\"", shown(column)), help))
        }
    }
}

fn only_left(titles: &[String], taken: &[Option<usize>]) -> Result<usize, Fault> {
    let mut left = (0..titles.len()).filter(|place| !taken.contains(&Some(*place)));
    match (left.next(), left.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(Fault::of_file(
            FaultKind::Column,
            "no column is left for the values",
            "add a column with the values",
        )),
        _ => Err(Fault::of_file(
            FaultKind::Column,
            "which column holds the values is not said",
            format!("name it as the `value`; the columns are {}", listed(titles)),
        )),
    }
}

/// Returns what the separator seems to be where all titles came as one.
fn other_separator(titles: &[String]) -> Option<&'static str> {
    let [only] = titles else { return None };
    let signs = [(';', "semicolon"), ('\t', "tab"), (',', "comma")];
    signs.into_iter().find(|(sign, _)| only.contains(*sign)).map(|(_, word)| word)
}

/// Lists the first titles.
pub(super) fn listed(titles: &[String]) -> String {
    const MOST: usize = 8;
    let mut list =
        titles.iter().take(MOST).map(|title| format!("\"{}\"", shown(title))).collect::<Vec<_>>().join(", ");
    if titles.len() > MOST {
        list += ", …";
    }
    list
}
