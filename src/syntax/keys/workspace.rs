//! Keys of a workspace file, which says what the flows of a directory share.

use super::{ACTOR, Key, LIMITS, MEASURE, Shape, Table};

/// Words for how much is asked of a flow, from the mildest.
pub const PROFILES: &[&str] = &["draft", "review", "strict"];

/// Words for the colours of a picture.
pub const THEMES: &[&str] = &["light", "dark", "print", "auto"];

const PROFILE: Key = Key::new(
    "profile",
    Shape::Choice(PROFILES),
    "How much is asked of the flows: `draft` while a group still talks, else `review` or `strict`",
    "profile: review",
);
const RULES: Key = Key::new(
    "rules",
    Shape::Table(&LEVELS),
    "The levels of rules, by code, family letter or name",
    "rules: { H003: off, P: info }",
);
const LIMITS_OF_RULES: Key = Key::new(
    "limits",
    Shape::Table(&LIMITS),
    "The numbers at which rules begin to speak",
    "limits: { most-steps: 40 }",
);
const LANG: Key = Key::new(
    "lang",
    Shape::Language,
    "The language of flows that do not name their own, as a BCP 47 tag",
    "lang: en",
);
const THEME: Key = Key::new(
    "theme",
    Shape::Choice(THEMES),
    "The colours of pictures that are asked for without `--theme`; `auto` is as the reader's screen prefers",
    "theme: light",
);

/// Keys of the whole workspace file.
pub static WORKSPACE: Table = Table {
    name: "workspace file",
    others: None,
    keys: &[
        PROFILE,
        LANG,
        THEME,
        RULES,
        LIMITS_OF_RULES,
        Key::new(
            "own-rules",
            Shape::Map(&OWN_RULE),
            "Rules of your own, by name: a condition, and what to say where it does not hold",
            "own-rules: { handoff-without-note: { over: handoffs, must: has(handoff.note), message: a hand-off has a note } }",
        ),
        Key::new(
            "exclude",
            Shape::Globs,
            "Files that are passed over where a folder is checked, by patterns of their paths",
            "exclude: [drafts/**]",
        ),
        Key::new(
            "overrides",
            Shape::List(&OVERRIDE),
            "What holds otherwise for the files of some paths; where several fit, the later one counts",
            "overrides: [{ paths: [archive/**], profile: draft }]",
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

/// Keys of what holds for some paths only.
pub static OVERRIDE: Table = Table {
    name: "override",
    others: None,
    keys: &[
        Key::new(
            "paths",
            Shape::Globs,
            "Patterns of the paths that are meant, from the folder of the workspace file",
            "paths: [archive/**, \"**/*-draft.yaml\"]",
        )
        .required(),
        PROFILE,
        LANG,
        THEME,
        RULES,
        Key::new(
            "ignore",
            Shape::Rules,
            "Rules that are off, by code, family letter or name; short for `rules` with `off`",
            "ignore: [K, H003]",
        ),
        LIMITS_OF_RULES,
    ],
};

/// Words for the level of an own rule.
pub const OWN_RULE_LEVELS: &[&str] = &["info", "warning", "error"];

/// Words for what an own rule looks at.
pub const OVER: &[&str] = &["handoffs", "steps", "actors", "measures", "goals", "flow"];

/// Keys of a rule that the workspace writes itself.
pub static OWN_RULE: Table = Table {
    name: "own rule",
    others: None,
    keys: &[
        Key::new("over", Shape::Choice(OVER), "What it looks at, one by one", "over: handoffs").required(),
        Key::new(
            "when",
            Shape::Text,
            "A condition that says which of them it is about; all where nothing is said",
            "when: handoff.customer.side == \"external\"",
        ),
        Key::new("must", Shape::Text, "The condition that must hold", "must: has(handoff.acceptance)")
            .required(),
        Key::new(
            "message",
            Shape::Text,
            "What to say where it does not hold: one sentence",
            "message: an external hand-off needs an acceptance",
        )
        .required(),
        Key::new(
            "help",
            Shape::Text,
            "What to do about it, as an order",
            "help: write how the customer takes over",
        ),
        Key::new(
            "level",
            Shape::Choice(OWN_RULE_LEVELS),
            "How grave it is: `info`, `warning` (where nothing is said) or `error`",
            "level: error",
        ),
        Key::new(
            "why",
            Shape::Text,
            "Why you ask for it, for the page of the rule",
            "why: the ward asked for it",
        ),
    ],
};

/// Levels of rules: no key of its own, since each key is a rule.
pub static LEVELS: Table = Table {
    name: "list of levels",
    others: Some("A code, family letter or name of a rule, with `off`, `info`, `warning` or `error`"),
    keys: &[],
};
