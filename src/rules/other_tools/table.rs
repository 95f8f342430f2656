//! Help for tables: in which column something is written, and in which row.

use super::{IN_THE_FLOW, shows_keys};
use crate::diagnostic::Diagnostic;
use crate::import::table::{Field, Sheet};
use crate::text::SourceFile;

const PRODUCT: &[Field] = &[Field::OfHandoff("product")];
const QUESTION: &[Field] = &[Field::OfMeasure("asks"), Field::OfMeasure("name")];
const OUTSIDE: &[Field] = &[Field::CustomerSide, Field::ActorSide];
const NEXT: &[Field] = &[Field::Next];

/// What to write about the findings of a rule, and in which column.
const CELLS: [(&str, &str, &[Field]); 20] = [
    ("F003", "the step that follows", NEXT),
    ("F004", "a step that leads out of the loop", NEXT),
    ("F005", "each step that an answer leads to", NEXT),
    ("F008", "\"external\", where somebody outside receives,", OUTSIDE),
    ("F015", "how often that happens, as in \"6%\",", &[Field::OfHandoff("chance")]),
    ("H001", "what the customer takes away", PRODUCT),
    ("H002", "what is measured, or asked of the customer,", QUESTION),
    (
        "H003",
        "how it is taken over: read-back, sign-off, acknowledgement or none,",
        &[Field::OfHandoff("acceptance")],
    ),
    ("M001", "what it is measured in", &[Field::OfMeasure("unit")]),
    ("M002", "what is to be reached", &[Field::OfMeasure("target")]),
    ("M003", "how it is now", &[Field::OfMeasure("baseline")]),
    ("M004", "what is counted,", &[Field::OfMeasure("counts")]),
    ("M008", "the day", &[Field::OfMeasure("by")]),
    ("P001", AFTERWARDS, PRODUCT),
    ("P002", AFTERWARDS, PRODUCT),
    ("P003", AFTERWARDS, PRODUCT),
    ("P004", "what the customer needs it for", &[Field::OfHandoff("need")]),
    ("P005", AFTERWARDS, PRODUCT),
    ("P006", "one name for the same thing", PRODUCT),
    ("P007", "what passes, in place of the stand-in,", PRODUCT),
];

const AFTERWARDS: &str = "what the customer has then, in their words,";

/// Says what to do in the words of spreadsheets.
pub(super) fn reword(source: &SourceFile, found: &mut [Diagnostic]) {
    let Some(sheet) = Sheet::of(source) else { return };
    for finding in found {
        let code = finding.rule.code();
        let cell = CELLS.iter().find(|(of, ..)| *of == code);
        let Some((what, column)) = cell.and_then(|(_, what, fields)| Some((what, sheet.column(fields)?)))
        else {
            if finding.help.as_deref().is_some_and(shows_keys) {
                finding.help = Some(IN_THE_FLOW.to_owned());
            }
            continue;
        };
        let row = sheet.row(finding.span).map_or_else(String::new, |row| format!(", row {row}"));
        let title = &column.title;
        finding.help = Some(match column.is_there {
            true => format!("write {what} in column \"{title}\"{row}"),
            false => format!("add a column \"{title}\", and write there {}{row}", what.trim_end_matches(',')),
        });
    }
}
