//! Keys of a workspace file, which says what the flows of a directory share.

use super::{ACTOR, Key, MEASURE, Shape, Table};

/// Words for how much is asked of a flow, from the mildest.
pub const PROFILES: &[&str] = &["draft", "review", "strict"];

/// Keys of the whole workspace file.
pub static WORKSPACE: Table = Table {
    name: "workspace file",
    others: None,
    keys: &[
        Key::new(
            "profile",
            Shape::Choice(PROFILES),
            "How much is asked of the flows: `draft` while a group still talks, else `review` or `strict`",
            "profile: review",
        ),
        Key::new(
            "rules",
            Shape::Table(&LEVELS),
            "The levels of rules, by code, family letter or name",
            "rules: { H003: off, P: info }",
        ),
        Key::new(
            "actors",
            Shape::ShortMap("name", &ACTOR),
            "Actors that every flow may name",
            "actors: { patient: { name: Patient, side: external } }",
        ),
        Key::new(
            "measures",
            Shape::Map(&MEASURE),
            "Measures that every flow may name",
            "measures: { recollects: { unit: percent, baseline: 6%, target: 2% } }",
        ),
    ],
};

/// Levels of rules: no key of its own, since each key is a rule.
pub static LEVELS: Table = Table {
    name: "list of levels",
    others: Some("A code, family letter or name of a rule, with `off`, `info`, `warning` or `error`"),
    keys: &[],
};
