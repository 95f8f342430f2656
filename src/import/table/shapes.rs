//! What kind of step a shape stands for.

use super::cells::Row;
use super::rows::Rows;
use super::titles::Field;
use crate::diagnostic::Diagnostic;
use crate::model::StepKind;
use crate::syntax::faults::wrong_value;
use crate::syntax::lower::shown;

/// What a shape stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A kind of step.
    Is(StepKind),
    /// The beginning, or an end; the links tell.
    Terminator,
}

/// Shapes by their names, without blanks and signs.
const SHAPES: &[(&str, Shape)] = &[
    ("start", Shape::Is(StepKind::Starts)),
    ("starts", Shape::Is(StepKind::Starts)),
    ("begin", Shape::Is(StepKind::Starts)),
    ("startevent", Shape::Is(StepKind::Starts)),
    ("trigger", Shape::Is(StepKind::Starts)),
    ("end", Shape::Is(StepKind::Ends)),
    ("ends", Shape::Is(StepKind::Ends)),
    ("stop", Shape::Is(StepKind::Ends)),
    ("finish", Shape::Is(StepKind::Ends)),
    ("endevent", Shape::Is(StepKind::Ends)),
    ("startend", Shape::Terminator),
    ("terminator", Shape::Terminator),
    ("decision", Shape::Is(StepKind::Decides)),
    ("decides", Shape::Is(StepKind::Decides)),
    ("diamond", Shape::Is(StepKind::Decides)),
    ("gateway", Shape::Is(StepKind::Decides)),
    ("delay", Shape::Is(StepKind::Waits)),
    ("wait", Shape::Is(StepKind::Waits)),
    ("waits", Shape::Is(StepKind::Waits)),
    ("subprocess", Shape::Is(StepKind::Calls)),
    ("predefinedprocess", Shape::Is(StepKind::Calls)),
    ("calls", Shape::Is(StepKind::Calls)),
    ("process", Shape::Is(StepKind::Does)),
    ("does", Shape::Is(StepKind::Does)),
    ("step", Shape::Is(StepKind::Does)),
    ("task", Shape::Is(StepKind::Does)),
    ("activity", Shape::Is(StepKind::Does)),
    ("operation", Shape::Is(StepKind::Does)),
    ("box", Shape::Is(StepKind::Does)),
    ("rectangle", Shape::Is(StepKind::Does)),
    ("document", Shape::Is(StepKind::Does)),
    ("data", Shape::Is(StepKind::Does)),
    ("externaldata", Shape::Is(StepKind::Does)),
    ("database", Shape::Is(StepKind::Does)),
    ("storeddata", Shape::Is(StepKind::Does)),
    ("input", Shape::Is(StepKind::Does)),
    ("output", Shape::Is(StepKind::Does)),
    ("inputoutput", Shape::Is(StepKind::Does)),
    ("manualinput", Shape::Is(StepKind::Does)),
    ("manualoperation", Shape::Is(StepKind::Does)),
    ("preparation", Shape::Is(StepKind::Does)),
    ("display", Shape::Is(StepKind::Does)),
    ("custom1", Shape::Is(StepKind::Does)),
    ("custom2", Shape::Is(StepKind::Does)),
    ("custom3", Shape::Is(StepKind::Does)),
    ("custom4", Shape::Is(StepKind::Does)),
];

/// The shapes that are suggested.
const SUGGESTED: [&str; 6] = ["Process", "Decision", "Start", "End", "Delay", "Subprocess"];

/// Returns what a row's shape stands for: what was probably meant by one that is not known, else work.
pub(super) fn shape(rows: &Rows<'_, '_>, row: &Row) -> Shape {
    let does = Shape::Is(StepKind::Does);
    let Some(cell) = rows.cell(row, Field::Shape) else { return does };
    if let Some(shape) = known(&cell.text) {
        return shape;
    }
    let message = format!("\"{}\" is no shape of a step", shown(&cell.text));
    let fault = Diagnostic::new(&wrong_value::META, cell.span, message);
    let Some(near) = rows.decoder.suggest(&cell.text, &SUGGESTED) else {
        let shapes = SUGGESTED.map(|shape| format!("\"{shape}\"")).join(", ");
        rows.decoder.report(fault.help(format!("write one of {shapes}")));
        return does;
    };
    let fault = fault.label(format!("did you mean \"{}\"?", near.word));
    rows.decoder.report(fault.help(format!("write \"{}\"", near.word)));
    known(near.word).unwrap_or(does)
}

/// Finds a shape by its name, of which only letters and digits count.
fn known(name: &str) -> Option<Shape> {
    let bare: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    SHAPES.iter().find(|(known, _)| *known == bare).map(|(_, shape)| *shape)
}
