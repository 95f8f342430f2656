//! The columns of tables: by which titles they are known, and what stands in them.
//!
//! There are two layouts. In one each row is a step, as add-ins that draw from spreadsheets want
//! it; in the other each row is a hand-off. The titles tell which.

use crate::syntax::nearest;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// A step.
    Steps,
    /// A hand-off.
    Handoffs,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The name by which other rows point to the step.
    StepId,
    /// What is done.
    Does,
    /// The steps that follow.
    Next,
    /// The answers that lead to them.
    Label,
    /// The shape, which tells what kind of step it is.
    Shape,
    /// The actor who does it.
    Actor,
    /// On which side the actor is, and whether it is a body.
    ActorSide,
    /// The number or the name of the hand-off.
    Number,
    /// Who hands on.
    Supplier,
    /// On which side the supplier is, and whether it is a body.
    SupplierSide,
    /// Who receives.
    Customer,
    /// On which side the customer is, and whether it is a body.
    CustomerSide,
    /// A key of the step.
    OfStep(&'static str),
    /// A key of the hand-off, or of each hand-off that leaves the step.
    OfHandoff(&'static str),
    /// A key of the hand-off's measure.
    OfMeasure(&'static str),
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// The title that is written.
    pub title: &'static str,
    /// Further titles that are read; case, blanks and signs do not count.
    also: &'static [&'static str],
    /// What it is where a row is a step.
    pub in_steps: Option<Field>,
    /// What it is where a row is a hand-off.
    pub in_handoffs: Option<Field>,
}

impl Column {
    /// Returns what stands in it in a layout; nothing where the layout has no such column.
    #[must_use]
    pub fn field(&self, layout: Layout) -> Option<Field> {
        match layout {
            Layout::Steps => self.in_steps,
            Layout::Handoffs => self.in_handoffs,
        }
    }
}

const fn of_steps(title: &'static str, field: Field, also: &'static [&'static str]) -> Column {
    Column { title, also, in_steps: Some(field), in_handoffs: None }
}

const fn of_handoffs(title: &'static str, field: Field, also: &'static [&'static str]) -> Column {
    Column { title, also, in_steps: None, in_handoffs: Some(field) }
}

const fn of_both(title: &'static str, field: Field, also: &'static [&'static str]) -> Column {
    Column { title, also, in_steps: Some(field), in_handoffs: Some(field) }
}

/// Every column, in the order in which they are written.
pub static COLUMNS: [Column; 37] = [
    of_steps(
        "Process Step ID",
        Field::StepId,
        &[
            "step id",
            "id",
            "no",
            "nr",
            "number",
            "step no",
            "step number",
            "task id",
            "activity id",
            "shape id",
        ],
    ),
    of_steps(
        "Process Step Description",
        Field::Does,
        &[
            "step description",
            "description",
            "does",
            "step",
            "process step",
            "step name",
            "name",
            "task",
            "activity",
            "action",
            "what",
            "what happens",
            "text",
        ],
    ),
    of_steps(
        "Next Step ID",
        Field::Next,
        &[
            "next",
            "next step",
            "next steps",
            "next step ids",
            "next id",
            "then",
            "follows",
            "followed by",
            "successor",
            "successors",
            "leads to",
        ],
    ),
    of_steps(
        "Connector Label",
        Field::Label,
        &["label", "answer", "connector", "connector text", "link label", "arrow label", "condition", "when"],
    ),
    of_steps("Shape Type", Field::Shape, &["shape", "step type", "kind of step", "type", "kind"]),
    of_steps(
        "Function",
        Field::Actor,
        &[
            "actor",
            "lane",
            "swimlane",
            "role",
            "department",
            "who",
            "done by",
            "performer",
            "team",
            "responsible",
        ],
    ),
    of_steps("Side", Field::ActorSide, &["actor is", "internal or external"]),
    of_handoffs("Hand-off", Field::Number, &["handoff id", "handoff no", "id", "no", "nr", "number"]),
    of_handoffs("Supplier", Field::Supplier, &["from", "giver", "sender", "supplied by", "handed on by"]),
    of_handoffs("Supplier is", Field::SupplierSide, &["supplier side", "side of supplier"]),
    of_both(
        "Product",
        Field::OfHandoff("product"),
        &["output", "deliverable", "what is handed on", "outcome", "what the customer has", "handed over"],
    ),
    of_handoffs("Customer", Field::Customer, &["to", "receiver", "recipient", "received by"]),
    of_handoffs("Customer is", Field::CustomerSide, &["customer side", "side of customer"]),
    of_both("Need", Field::OfHandoff("need"), &["needs", "customer need", "requirement", "requirements"]),
    of_handoffs("Answer", Field::OfHandoff("when"), &["condition", "when", "label", "connector label"]),
    of_both("Chance", Field::OfHandoff("chance"), &["probability", "how often it is taken", "share"]),
    of_steps("Takes", Field::OfStep("takes"), &["duration", "process time", "touch time", "cycle time"]),
    of_both("Wait", Field::OfHandoff("wait"), &["waits", "wait time", "waiting time", "delay"]),
    of_both(
        "Complete and accurate",
        Field::OfHandoff("complete-and-accurate"),
        &["c&a", "percent complete and accurate"],
    ),
    of_both("Channel", Field::OfHandoff("channel"), &["channels", "by which way", "medium"]),
    of_both("Acceptance", Field::OfHandoff("acceptance"), &["accepted by", "confirmation"]),
    of_both("Measure", Field::OfMeasure("name"), &["measures", "measure name", "indicator", "metric", "kpi"]),
    of_both("Question", Field::OfMeasure("asks"), &["asks", "question asked", "survey question"]),
    of_both("Scale", Field::OfMeasure("scale"), &["answers", "answer scale"]),
    of_both("Unit", Field::OfMeasure("unit"), &["units", "unit of measure", "measured in"]),
    of_both("Of", Field::OfMeasure("of"), &["of what", "denominator", "of all"]),
    of_both("Counts", Field::OfMeasure("counts"), &["what is counted", "numerator"]),
    of_both("Better", Field::OfMeasure("better"), &["which way is good", "direction"]),
    of_both("Determinant", Field::OfMeasure("determinant"), &["speaks to", "determinant of satisfaction"]),
    of_both("Baseline", Field::OfMeasure("baseline"), &["current", "now", "actual", "as is"]),
    of_both("Target", Field::OfMeasure("target"), &["goal", "target value", "desired", "to be"]),
    of_both("By", Field::OfMeasure("by"), &["target date", "due", "due date", "by when"]),
    of_both("Measure owner", Field::OfMeasure("owner"), &["owner of the measure"]),
    of_steps("Phase", Field::OfStep("phase"), &["stage", "milestone", "phases"]),
    Column {
        title: "Documents",
        also: &["document", "papers", "forms", "form"],
        in_steps: Some(Field::OfStep("documents")),
        in_handoffs: Some(Field::OfHandoff("documents")),
    },
    Column {
        title: "Note",
        also: &["notes", "remark", "remarks", "comment", "comments"],
        in_steps: Some(Field::OfStep("note")),
        in_handoffs: Some(Field::OfHandoff("note")),
    },
    Column {
        title: "Link",
        also: &["url", "hyperlink", "address"],
        in_steps: Some(Field::OfStep("link")),
        in_handoffs: Some(Field::OfHandoff("link")),
    },
];

/// How many bytes a title has at the most; what is longer is a text.
const LONGEST: usize = 128;

/// Leaves letters and digits in small letters: what counts of a title.
fn bare(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Titles, bare, with the place of their column, for each layout.
static KNOWN: LazyLock<[HashMap<String, usize>; 2]> =
    LazyLock::new(|| [Layout::Steps, Layout::Handoffs].map(known));

fn known(layout: Layout) -> HashMap<String, usize> {
    let mut known = HashMap::new();
    let columns = || COLUMNS.iter().enumerate().filter(|(_, column)| column.field(layout).is_some());
    for (place, column) in columns() {
        known.insert(bare(column.title), place);
    }
    for (place, column) in columns() {
        for title in column.also {
            known.entry(bare(title)).or_insert(place);
        }
    }
    known
}

/// Finds what stands in a column by its title.
pub(super) fn field(title: &str, layout: Layout) -> Option<Field> {
    if title.len() > LONGEST {
        return None;
    }
    let place = *KNOWN[layout as usize].get(&bare(title))?;
    COLUMNS[place].field(layout)
}

/// Finds the title that was probably meant by one that no column has.
pub(super) fn near(title: &str, layout: Layout) -> Option<(&'static str, Field)> {
    let columns = COLUMNS.iter().filter(|column| column.field(layout).is_some());
    // A short word is near too many others.
    let titles =
        columns.clone().flat_map(|column| std::iter::once(column.title).chain(column.also.iter().copied()));
    let near = nearest(title, titles.filter(|known| known.len() > 3))?;
    near.is_sure.then(|| field(near.word, layout)).flatten().map(|field| (near.word, field))
}

/// Returns the title under which a field is written.
pub(super) fn title(field: Field, layout: Layout) -> &'static str {
    COLUMNS.iter().find(|column| column.field(layout) == Some(field)).map_or("", |column| column.title)
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Field, Layout, bare, field, near};
    use crate::syntax::keys::{HANDOFF, MEASURE, STEP};
    use std::collections::HashMap;

    #[test]
    fn titles_are_known_however_they_are_written() {
        for title in ["Next Step ID", "next_step_id", "NEXT", "  then "] {
            assert_eq!(field(title, Layout::Steps), Some(Field::Next), "{title}");
        }
        assert_eq!(field("Condition", Layout::Steps), Some(Field::Label));
        assert_eq!(field("Condition", Layout::Handoffs), Some(Field::OfHandoff("when")));
        assert_eq!(field("Supplier", Layout::Steps), None);
        assert_eq!(near("Custommer", Layout::Handoffs).unwrap().0, "Customer");
        assert_eq!(near("Cost", Layout::Steps), None);
    }

    #[test]
    fn no_title_means_two_columns_of_a_layout() {
        for layout in [Layout::Steps, Layout::Handoffs] {
            let mut known = HashMap::new();
            for column in COLUMNS.iter().filter(|column| column.field(layout).is_some()) {
                for title in std::iter::once(&column.title).chain(column.also) {
                    if let Some(other) = known.insert(bare(title), column.title) {
                        panic!("{layout:?}: {title} is {other} and {}", column.title);
                    }
                }
            }
        }
    }

    #[test]
    fn keys_are_those_of_the_format() {
        for column in &COLUMNS {
            for field in [column.in_steps, column.in_handoffs].into_iter().flatten() {
                let (table, key) = match field {
                    Field::OfStep(key) => (&STEP, key),
                    Field::OfHandoff(key) => (&HANDOFF, key),
                    Field::OfMeasure(key) => (&MEASURE, key),
                    _ => continue,
                };
                assert!(table.find(key).is_some(), "{}: {key}", column.title);
            }
        }
    }
}
