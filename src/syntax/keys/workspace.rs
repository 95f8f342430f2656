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

/// Levels of rules: no key of its own, since each key is a rule.
pub static LEVELS: Table = Table {
    name: "list of levels",
    others: Some("A code, family letter or name of a rule, with `off`, `info`, `warning` or `error`"),
    keys: &[],
};
