//! Keys of a data file.

use super::choices::{CHART, DATES, DECIMAL, RULES, SEPARATOR};
use super::{Key, Shape, Table};

/// How the periods of any table are written.
pub(super) const PERIODS_AS_WRITTEN: Key = Key::new(
    "dates",
    Shape::Choice(DATES.words),
    "How the periods are written: `iso` where it is left out",
    "dates: day-first",
);

/// What stands between the cells of any table.
pub(super) const BETWEEN_CELLS: Key = Key::new(
    "separator",
    Shape::Choice(SEPARATOR.words),
    "What stands between the cells: a comma where it is left out",
    "separator: semicolon",
);

/// Keys of a data file: what its columns are called, and how it is charted.
pub static DATA: Table = Table {
    name: "data",
    others: None,
    keys: &[
        Key::new(
            "file",
            Shape::Text,
            "The path of the file, from the folder of the flow",
            "file: data/orders.csv",
        )
        .required(),
        Key::new(
            "sheet",
            Shape::Text,
            "The sheet, where the file is a workbook of Excel: the first where it is left out",
            "sheet: Orders",
        ),
        Key::new(
            "date",
            Shape::Text,
            "The column of the periods; rows are numbered where it is left out",
            "date: week",
        ),
        Key::new("value", Shape::Text, "The column of the values, or of the numerators", "value: complete"),
        Key::new("total", Shape::Text, "The column of the denominators", "total: received"),
        Key::new("group", Shape::Text, "The column that says to which group a row belongs", "group: role"),
        PERIODS_AS_WRITTEN,
        BETWEEN_CELLS,
        Key::new(
            "decimal",
            Shape::Choice(DECIMAL.words),
            "What stands before the decimals: a point where it is left out",
            "decimal: comma",
        ),
        Key::new(
            "chart",
            Shape::Choice(CHART.words),
            "The kind of chart: the one that fits the data where it is left out",
            "chart: p",
        ),
        Key::new(
            "rules",
            Shape::Choice(RULES.words),
            "The rules by which signals are looked for: `anhoej` where it is left out",
            "rules: nhs",
        ),
        Key::new(
            "freeze",
            Shape::Text,
            "The last period of those that set the lines, or how many points set them",
            "freeze: 2024-12",
        ),
        Key::new(
            "part",
            Shape::Texts,
            "Where a part with lines of its own begins: a period, or after how many points; or several",
            "part: 2025-01",
        ),
        Key::new(
            "exclude",
            Shape::Texts,
            "Periods, or numbers of points, that count neither for the lines nor for the rules",
            "exclude: [2024-08]",
        ),
        Key::new(
            "changes",
            Shape::OneOrMany(&CHANGE),
            "What was changed in the work, to be told on the chart",
            "changes: [{ at: 2025-01, what: New order form }]",
        ),
    ],
};

/// Keys of a change in the work.
pub static CHANGE: Table = Table {
    name: "change",
    others: None,
    keys: &[
        Key::new("at", Shape::Text, "The period in which it was made", "at: 2025-01").required(),
        Key::new("what", Shape::Text, "What was changed", "what: New order form").required(),
    ],
};
