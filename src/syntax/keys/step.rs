//! Keys of steps and of what follows them.

use super::choices::STATUS;
use super::flow::WAIVE;
use super::{Key, Shape, Table, Target};

/// Keys of a step.
pub static STEP: Table = Table {
    name: "step",
    others: None,
    keys: &[
        Key::new(
            "actor",
            Shape::Reference(Target::Actor),
            "Who does it; the step is drawn in this actor's lane",
            "actor: technician",
        ),
        Key::new("does", Shape::Text, "What is done; drawn as a box", "does: Draw blood"),
        Key::new(
            "decides",
            Shape::Text,
            "The question that is decided; drawn as a diamond",
            "decides: Is the specimen fit for testing?",
        ),
        Key::new("starts", Shape::Text, "What begins the flow; drawn rounded", "starts: Feels unwell"),
        Key::new("ends", Shape::Text, "What ends the flow; drawn rounded", "ends: Knows what is wrong"),
        Key::new("waits", Shape::Text, "What is waited for; drawn as a delay", "waits: Until the next round"),
        Key::new(
            "calls",
            Shape::Text,
            "The file of another flow that takes over here; drawn as a predefined process",
            "calls: admission.yaml",
        ),
        Key::new(
            "takes",
            Shape::TimeRange,
            "How long the step takes; a range is one from the shortest to the longest, as in `10-30 min`",
            "takes: 5 min",
        ),
        Key::new("adds-value", Shape::Bool, "Whether the customer would pay for it", "adds-value: true"),
        Key::new("status", Shape::Choice(STATUS.words), "How well it works today", "status: problem"),
        Key::new(
            "visible-to-customer",
            Shape::Bool,
            "Whether the customer sees it happen",
            "visible-to-customer: true",
        ),
        Key::new(
            "phase",
            Shape::Text,
            "The titled column across the lanes that the step stands in",
            "phase: Before the test",
        ),
        Key::new(
            "then",
            Shape::Exits(&EXIT),
            "The steps of the same actor that follow: an id, a list, or a table from answer to id",
            "then: { \"yes\": test, \"no\": { step: draw, chance: 6% } }",
        ),
        Key::new("documents", Shape::Texts, "Papers and files that are used or made", "documents: [Label]"),
        Key::new("note", Shape::Text, "A remark for readers", "note: Fasting patients first"),
        Key::new("link", Shape::Text, "An address with more about it", "link: https://example.org/draw"),
        WAIVE,
    ],
};

/// Keys of what follows a step, where it is more than an id.
pub static EXIT: Table = Table {
    name: "exit",
    others: None,
    keys: &[
        Key::new("step", Shape::Reference(Target::Step), "The step that follows", "step: draw").required(),
        Key::new("when", Shape::Text, "The answer that leads this way", "when: \"no\""),
        Key::new("chance", Shape::Share, "How often it is taken", "chance: 6%"),
    ],
};
