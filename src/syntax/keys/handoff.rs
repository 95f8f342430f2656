//! Keys of hand-offs and their products.

use super::choices::{ACCEPTANCE, CHANNEL, SCHEME};
use super::flow::WAIVE;
use super::{Key, MEASURE, Shape, Table, Target};

/// Keys of a hand-off.
pub static HANDOFF: Table = Table {
    name: "hand-off",
    others: None,
    keys: &[
        Key::new(
            "id",
            Shape::Id,
            "The name to point to it by; made from the two ends where it is left out",
            "id: order-placed",
        ),
        Key::new(
            "from",
            Shape::Reference(Target::End),
            "The supplier, or the supplier's step; not needed after `supplier -> customer:`",
            "from: order",
        ),
        Key::new(
            "to",
            Shape::Reference(Target::End),
            "The customer, or the customer's step; not needed after `supplier -> customer:`",
            "to: tell",
        ),
        Key::new("when", Shape::Text, "The answer of the decision that leads this way", "when: \"yes\""),
        Key::new("chance", Shape::Share, "How often it is taken", "chance: 94%"),
        Key::new(
            "product",
            Shape::Short("name", &PRODUCT),
            "What the customer has afterwards, said as the customer says it, and not the work that makes it",
            "product: Labelled specimen fit for testing",
        ),
        Key::new(
            "need",
            Shape::Text,
            "What the product has to satisfy, whether the customer says so or not",
            "need: Know which question the test must answer",
        ),
        Key::new(
            "measures",
            Shape::Measures(&MEASURE),
            "The data that tell whether it does: an id, a table of keys, or a list of either",
            "measures: complete-orders",
        ),
        Key::new("channel", Shape::ChoiceList(CHANNEL.words), "The ways it travels", "channel: electronic"),
        Key::new(
            "acceptance",
            Shape::Choice(ACCEPTANCE.words),
            "How the customer takes responsibility over",
            "acceptance: sign-off",
        ),
        Key::new(
            "content",
            Shape::Short("scheme", &CONTENT),
            "The published list of what it must tell, and the elements that it does tell",
            "content: { scheme: sbar, elements: [situation, background] }",
        ),
        Key::new(
            "wait",
            Shape::TimeRange,
            "Time between the supplier's last touch and the customer's first; a range is one from the shortest to the longest, as in `1-3 days`",
            "wait: 20 min",
        ),
        Key::new(
            "complete-and-accurate",
            Shape::Share,
            "The share of what arrives that the customer can use as it is, as the customer judges it",
            "complete-and-accurate: 92%",
        ),
        Key::new("documents", Shape::Texts, "Papers and files that travel along", "documents: [Order form]"),
        Key::new("note", Shape::Text, "A remark for readers", "note: At night by telephone"),
        Key::new("link", Shape::Text, "An address with more about it", "link: https://example.org/orders"),
        WAIVE,
    ],
};

/// Keys of a product.
pub static PRODUCT: Table = Table {
    name: "product",
    others: None,
    keys: &[
        Key::new("name", Shape::Text, "The words for it", "name: Patient can say what the test will tell")
            .required(),
        Key::new(
            "confirmed-by",
            Shape::Reference(Target::Actor),
            "The customer who confirmed that this is what they need",
            "confirmed-by: patient",
        ),
        Key::new(
            "accept",
            Shape::Texts,
            "How the customer can tell that the product is right",
            "accept: [Patient repeats it back]",
        ),
    ],
};

/// Keys of what a hand-off tells.
pub static CONTENT: Table = Table {
    name: "content",
    others: None,
    keys: &[
        Key::new("scheme", Shape::Choice(SCHEME.words), "The published list", "scheme: i-pass").required(),
        Key::new(
            "elements",
            Shape::Texts,
            "The elements of the list that the hand-off gives",
            "elements: [illness severity, patient summary]",
        ),
    ],
};
