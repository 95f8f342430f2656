//! Keys of a table of answers about readiness, one row a respondent.

use super::data::{BETWEEN_CELLS, PERIODS_AS_WRITTEN};
use super::{Key, Shape, Table};

/// Keys of a table of answers.
pub static ANSWERS: Table = Table {
    name: "table of answers",
    others: None,
    keys: &[
        Key::new(
            "file",
            Shape::Text,
            "The path of the file, from the folder of the flow",
            "file: data/readiness.csv",
        )
        .required(),
        Key::new(
            "group",
            Shape::Text,
            "The column that says to which group a respondent belongs: `group` where it is left out",
            "group: role",
        ),
        Key::new(
            "groups",
            Shape::Table(&GROUPS),
            "What that column says of each group: `management` and `contributors` where it is left out",
            "groups: { management: [Head nurse, Consultant], contributors: rest }",
        ),
        Key::new(
            "columns",
            Shape::Table(&COLUMNS),
            "The columns of the answers: called as the requirements are where it is left out",
            "columns: { valued: q2 }",
        ),
        Key::new(
            "answers",
            Shape::Table(&ANSWER_WORDS),
            "What answers in words stand for, where they are no points",
            "answers: { Fully: 5, \"Partly*\": 3, Not at all: 1, Do not know: none }",
        ),
        Key::new(
            "date",
            Shape::Text,
            "The column of the day or period of the assessment, so that the trend shows",
            "date: assessed",
        ),
        PERIODS_AS_WRITTEN,
        BETWEEN_CELLS,
    ],
};

/// Keys of the groups in a table of answers.
pub static GROUPS: Table = Table {
    name: "list of groups",
    others: None,
    keys: &[
        Key::new(
            "management",
            Shape::Texts,
            "What the column says of management; `rest` for all who are in no other group",
            "management: [Head nurse, Consultant]",
        ),
        Key::new(
            "contributors",
            Shape::Texts,
            "What the column says of those who do the work; `rest` for all who are in no other group",
            "contributors: rest",
        ),
    ],
};

/// Keys of the columns in a table of answers.
pub static COLUMNS: Table = Table {
    name: "list of columns",
    others: None,
    keys: &[
        Key::new(
            "shared-definition",
            Shape::Text,
            "The column of the answers about it",
            "shared-definition: q1",
        ),
        Key::new("valued", Shape::Text, "The column of the answers about it", "valued: q2"),
        Key::new("capacity", Shape::Text, "The column of the answers about it", "capacity: q3"),
        Key::new(
            "capacity-individual",
            Shape::Text,
            "The column of the answers about it",
            "capacity-individual: q3",
        ),
        Key::new(
            "capacity-organisation",
            Shape::Text,
            "The column of the answers about it",
            "capacity-organisation: q4",
        ),
    ],
};

/// What answers in words stand for: no key of its own, since each key is an answer.
pub static ANSWER_WORDS: Table = Table {
    name: "list of answers",
    others: Some(
        "An answer as it stands in the table, or its beginning with `*` behind, with its points; `none` for an answer that does not count",
    ),
    keys: &[],
};
