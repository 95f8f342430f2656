//! Keys of measures.

use super::choices::{BETTER, DETERMINANT, ROLE};
use super::flow::WAIVE;
use super::{DATA, Key, Shape, Table, Target};

/// Keys of a measure.
pub static MEASURE: Table = Table {
    name: "measure",
    others: None,
    keys: &[
        Key::new(
            "id",
            Shape::Id,
            "The name of a measure that is written within a hand-off; under `measures` the key is the id",
            "id: can-say-what-for",
        ),
        Key::new("name", Shape::Text, "What people call it", "name: Orders complete on receipt"),
        Key::new(
            "asks",
            Shape::Text,
            "The question that is asked",
            "asks: Can you say what this test is for?",
        ),
        Key::new(
            "asked-of",
            Shape::References(Target::Actor),
            "The actors who are asked; the hand-off's customer where it is left out",
            "asked-of: patient",
        ),
        Key::new(
            "scale",
            Shape::Scale,
            "The answers that the question offers: yes-no, five-point, never-always, 0-10, open (lines to write on) or other words",
            "scale: yes-no",
        ),
        Key::new(
            "unit",
            Shape::Unit,
            "What it counts in: percent, count, rate per N things, minutes, hours, days, score, currency, or other words",
            "unit: rate per 1000 patient days",
        ),
        Key::new("of", Shape::Text, "What the whole is: the denominator", "of: orders received"),
        Key::new(
            "counts",
            Shape::Text,
            "What is counted of it: the numerator",
            "counts: orders that need no call back",
        ),
        Key::new("role", Shape::Choice(ROLE.words), "What it is for", "role: process"),
        Key::new("better", Shape::Choice(BETTER.words), "Which way is good", "better: up"),
        Key::new(
            "determinant",
            Shape::Choice(DETERMINANT.words),
            "What of satisfaction it speaks to",
            "determinant: reliability",
        ),
        Key::new(
            "program",
            Shape::Text,
            "What of programme effectiveness it speaks to, in your own words",
            "program: Fewer admissions",
        ),
        Key::new("baseline", Shape::Quantity, "The value before the change", "baseline: 78%"),
        Key::new("target", Shape::Quantity, "The value to reach", "target: 95%"),
        Key::new("by", Shape::Date, "The day to reach it by", "by: 2027-06-30"),
        Key::new("owner", Shape::Text, "Who answers for it", "owner: Laboratory manager"),
        Key::new("every", Shape::Recurrence, "How often it is taken", "every: week"),
        Key::new("source", Shape::Text, "Where the numbers come from", "source: Laboratory system"),
        Key::new(
            "measured-by",
            Shape::Reference(Target::Actor),
            "The actor who takes it",
            "measured-by: laboratory",
        ),
        Key::new(
            "data",
            Shape::Short("file", &DATA),
            "Where the numbers are: a file, and what its columns are called",
            "data: { file: data/orders.csv, date: week, value: complete, total: received, chart: p }",
        ),
        Key::new("note", Shape::Text, "A remark for readers", "note: Night orders are left out"),
        Key::new("link", Shape::Text, "An address with more about it", "link: https://example.org/orders"),
        WAIVE,
    ],
};
