//! Keys of goals.

use super::choices::BETTER;
use super::flow::WAIVE;
use super::{Key, Shape, Table, Target};

/// Keys of a goal.
pub static GOAL: Table = Table {
    name: "goal",
    others: None,
    keys: &[
        Key::new(
            "id",
            Shape::Id,
            "The name to point to it by; made from its kind where it is left out",
            "id: fewer-complaints",
        ),
        Key::new(
            "service",
            Shape::Text,
            "A service goal: how much or how fast is served",
            "service: Reduce complaints about late results by 15% by 2027-06-30",
        ),
        Key::new(
            "value",
            Shape::Text,
            "A value goal: what the service is worth to the customer",
            "value: 90% of patients can say what their result means by 2027-06-30",
        ),
        Key::new(
            "orientation",
            Shape::Text,
            "An orientation goal: how people stand towards the customer and the work",
            "orientation: 80% of staff would recommend the laboratory by 2027-06-30",
        ),
        Key::new(
            "measure",
            Shape::References(Target::Measure),
            "The measure that tells how far it is reached, or a list of them",
            "measure: complaints",
        ),
        Key::new(
            "product",
            Shape::References(Target::Handoff),
            "The hand-off whose product it is about, or a list of them, by id",
            "product: order-placed",
        ),
        Key::new("change", Shape::Quantity, "How much is to change", "change: 15%"),
        Key::new("baseline", Shape::Quantity, "The value before", "baseline: 40 complaints"),
        Key::new("target", Shape::Quantity, "The value to reach", "target: at most 34 complaints"),
        Key::new("unit", Shape::Text, "What it counts in", "unit: complaints"),
        Key::new("better", Shape::Choice(BETTER.words), "Which way is good", "better: down"),
        Key::new("by", Shape::Date, "The day to reach it by", "by: 2027-06-30"),
        Key::new("per", Shape::Recurrence, "The period that it is counted over", "per: quarter"),
        Key::new("owner", Shape::Text, "Who answers for it", "owner: Laboratory manager"),
        Key::new("note", Shape::Text, "A remark for readers", "note: Agreed with the clinics"),
        WAIVE,
    ],
};
