//! Which kind of step a shape of Mermaid stands for.

use crate::model::StepKind;

/// What a shape stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A kind of step.
    Is(StepKind),
    /// The beginning or an end; the links tell.
    Terminator,
    /// Our own sign for a delay, which elsewhere is a box with a notch.
    Flag,
}

const DOES: Shape = Shape::Is(StepKind::Does);
const DECIDES: Shape = Shape::Is(StepKind::Decides);
const CALLS: Shape = Shape::Is(StepKind::Calls);

/// What opens a label, the longest first, with what may close it.
pub(super) const BRACKETS: [(&str, &[&str], Shape); 14] = [
    ("(((", &[")))"], Shape::Is(StepKind::Ends)),
    ("([", &["])"], Shape::Terminator),
    ("[[", &["]]"], CALLS),
    ("[(", &[")]"], DOES),
    ("((", &["))"], Shape::Terminator),
    ("(-", &["-)"], Shape::Terminator),
    ("{{", &["}}"], DOES),
    ("[/", &["/]", "\\]"], DOES),
    ("[\\", &["\\]", "/]"], DOES),
    ("[|", &["|]"], DOES),
    ("(", &[")"], DOES),
    ("[", &["]"], DOES),
    ("{", &["}"], DECIDES),
    (">", &["]"], Shape::Flag),
];

/// Shapes that have names; all others are work.
const NAMED: [(&str, Shape); 26] = [
    ("diam", DECIDES),
    ("diamond", DECIDES),
    ("decision", DECIDES),
    ("question", DECIDES),
    ("subproc", CALLS),
    ("subprocess", CALLS),
    ("subroutine", CALLS),
    ("fr-rect", CALLS),
    ("framed-rectangle", CALLS),
    ("delay", Shape::Is(StepKind::Waits)),
    ("half-rounded-rectangle", Shape::Is(StepKind::Waits)),
    ("stadium", Shape::Terminator),
    ("pill", Shape::Terminator),
    ("terminal", Shape::Terminator),
    ("circle", Shape::Terminator),
    ("circ", Shape::Terminator),
    ("sm-circ", Shape::Is(StepKind::Starts)),
    ("small-circle", Shape::Is(StepKind::Starts)),
    ("start", Shape::Is(StepKind::Starts)),
    ("fr-circ", Shape::Is(StepKind::Ends)),
    ("framed-circle", Shape::Is(StepKind::Ends)),
    ("stop", Shape::Is(StepKind::Ends)),
    ("dbl-circ", Shape::Is(StepKind::Ends)),
    ("double-circle", Shape::Is(StepKind::Ends)),
    ("odd", Shape::Flag),
    ("hourglass", Shape::Is(StepKind::Waits)),
];

/// Returns what a shape that is named stands for.
pub(super) fn named(name: &str) -> Shape {
    NAMED.iter().find(|(known, _)| *known == name).map_or(DOES, |(_, shape)| *shape)
}
