//! Keys of the flow itself, of actors, stakeholders and waivers.

use super::choices::{KIND, SIDE};
use super::{GOAL, HANDOFF, Key, MEASURE, READINESS, STEP, Shape, Table, Target};

/// Keys of the whole file.
pub static FLOW: Table = Table {
    name: "flow",
    others: None,
    keys: &[
        Key::new("flow", Shape::Text, "The title of the process", "flow: Blood test").required(),
        Key::new(
            "edition",
            Shape::Number,
            "The edition of the format that the file is written in; there is only 1 so far",
            "edition: 1",
        ),
        Key::new(
            "purpose",
            Shape::Text,
            "What the process is for, in a sentence",
            "purpose: The patient learns what is wrong",
        ),
        Key::new(
            "customer",
            Shape::References(Target::Actor),
            "The ultimate customer: the actor whom the flow exists for, or a list of them",
            "customer: patient",
        ),
        Key::new("owner", Shape::Text, "Who answers for the flow", "owner: Laboratory manager"),
        Key::new("reviewed", Shape::Date, "The day on which it was last looked over", "reviewed: 2026-10-01"),
        Key::new("review-every", Shape::Recurrence, "How often it should be", "review-every: 12 months"),
        Key::new(
            "lead-time",
            Shape::Duration,
            "How long the whole takes as measured, from the first touch to the last, waits and all",
            "lead-time: 3 days",
        ),
        Key::new(
            "origin",
            Shape::Short("file", &ORIGIN),
            "The BPMN that the flow was imported from, and into which it is written back",
            "origin: { file: blood-test.bpmn }",
        ),
        Key::new("lang", Shape::Language, "The language of its texts, as a BCP 47 tag", "lang: en"),
        Key::new("tags", Shape::Texts, "Words to sort flows by", "tags: [as-is]"),
        Key::new(
            "actors",
            Shape::ShortMap("name", &ACTOR),
            "Who takes part, in the order of the lanes: an id with the actor's name or with a table of keys",
            "actors: { physician: Ordering physician }",
        ),
        Key::new(
            "stakeholders",
            Shape::ShortMap("name", &STAKEHOLDER),
            "Who has an interest in the flow but is not handed a product by it",
            "stakeholders: { payer: { name: Payer, interest: Tests that change the treatment } }",
        ),
        Key::new(
            "steps",
            Shape::ShortMap("does", &STEP),
            "What the actors do; where it is left out, the steps are derived from the hand-offs",
            "steps: { draw: { actor: technician, does: Draw blood } }",
        ),
        Key::new(
            "handoffs",
            Shape::Handoffs(&HANDOFF),
            "Where responsibility passes, one list item a hand-off",
            "handoffs: [physician -> technician: Complete order]",
        )
        .required(),
        Key::new(
            "measures",
            Shape::Map(&MEASURE),
            "The measures that hand-offs and goals name by their ids",
            "measures: { recollects: { unit: percent, baseline: 6%, target: 2% } }",
        ),
        Key::new("goals", Shape::List(&GOAL), "What is to be reached", "goals: [{ value: … }]"),
        Key::new(
            "readiness",
            Shape::Table(&READINESS),
            "How ready people and organisation are, actual against desired",
            "readiness: { valued: { desired: 4, management: 4, contributors: 2 } }",
        ),
        WAIVE,
    ],
};

/// Keys of the file that a flow was imported from.
pub static ORIGIN: Table = Table {
    name: "origin",
    others: None,
    keys: &[
        Key::new(
            "file",
            Shape::Text,
            "The path of the file, from the folder of the flow",
            "file: blood-test.bpmn",
        )
        .required(),
        Key::new(
            "sha256",
            Shape::Text,
            "The SHA-256 of the file as it was imported, in hexadecimal digits, by which a changed file is known",
            "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ),
    ],
};

/// The key for waivers, the same wherever it may stand.
pub(super) const WAIVE: Key = Key::new(
    "waive",
    Shape::OneOrMany(&WAIVER),
    "Findings that somebody answers for, here and in all that lies within",
    "waive: { rule: H002, reason: Measured from 2027 on, owner: QI team, until: 2027-03-01 }",
);

const NAME: Key =
    Key::new("name", Shape::Text, "What people call the actor; the id where it is left out", "name: Patient");
const SIDES: Key = Key::new(
    "side",
    Shape::Choice(SIDE.words),
    "On which side of the border of your organisation; internal where it is left out",
    "side: external",
);
const KINDS: Key = Key::new(
    "kind",
    Shape::Choice(KIND.words),
    "A role that one person fills, or a team, an agency, a system; individual where it is left out",
    "kind: entity",
);
const NOTE: Key = Key::new("note", Shape::Text, "A remark for readers", "note: Two on each shift");
const LINK: Key =
    Key::new("link", Shape::Text, "An address with more about it", "link: https://example.org/laboratory");

/// Keys of an actor.
pub static ACTOR: Table = Table { name: "actor", others: None, keys: &[NAME, SIDES, KINDS, NOTE, LINK] };

/// Keys of a stakeholder.
pub static STAKEHOLDER: Table = Table {
    name: "stakeholder",
    others: None,
    keys: &[
        NAME,
        SIDES,
        KINDS,
        Key::new(
            "interest",
            Shape::Text,
            "What they want of the flow",
            "interest: Tests that change the treatment",
        ),
        NOTE,
        LINK,
        WAIVE,
    ],
};

/// Keys of a waiver.
pub static WAIVER: Table = Table {
    name: "waiver",
    others: None,
    keys: &[
        Key::new(
            "rule",
            Shape::Texts,
            "Code, family letter or name of the rule that is silenced, or a list of them",
            "rule: H002",
        )
        .required(),
        Key::new("reason", Shape::Text, "Why the gap is accepted", "reason: Measured from 2027 on"),
        Key::new("owner", Shape::Text, "Who answers for it", "owner: QI team"),
        Key::new("until", Shape::Date, "The last day on which it holds", "until: 2027-03-01"),
    ],
};
