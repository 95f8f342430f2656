//! Keys of readiness.

use super::{DATA, Key, Shape, Table};

/// Keys of readiness.
pub static READINESS: Table = Table {
    name: "readiness",
    others: None,
    keys: &[
        Key::new(
            "definition",
            Shape::Table(&DEFINITION),
            "Superior service, in the words of each group",
            "definition: { management: Right first time, contributors: Nobody has to ask twice }",
        ),
        Key::new(
            "shared-definition",
            Shape::Table(&ASSESSMENT),
            "How far all share one definition of superior service",
            "shared-definition: { desired: 4, management: 3, contributors: 2 }",
        ),
        Key::new(
            "valued",
            Shape::Table(&ASSESSMENT),
            "How far people believe that the organisation values it",
            "valued: { desired: 4, management: 4, contributors: 2 }",
        ),
        Key::new(
            "capacity",
            Shape::Table(&ASSESSMENT),
            "The capacity to deliver it, where it is not rated in its two parts",
            "capacity: { desired: 4, management: 3, contributors: 3 }",
        ),
        Key::new(
            "capacity-individual",
            Shape::Table(&ASSESSMENT),
            "The capacity of individuals to deliver it",
            "capacity-individual: { desired: 4, management: 3, contributors: 3 }",
        ),
        Key::new(
            "capacity-organisation",
            Shape::Table(&ASSESSMENT),
            "The capacity of the organisation to deliver it",
            "capacity-organisation: { desired: 4, management: 3, contributors: 2 }",
        ),
        Key::new("scale", Shape::Number, "The highest point of the scale, which begins at 1", "scale: 5"),
        Key::new("assessed", Shape::Date, "The day on which it was assessed", "assessed: 2026-10-01"),
        Key::new(
            "data",
            Shape::Short("file", &DATA),
            "The file with the answers, instead of typed numbers",
            "data: { file: data/readiness.csv }",
        ),
    ],
};

/// Keys of the definitions of superior service.
pub static DEFINITION: Table = Table {
    name: "definition",
    others: None,
    keys: &[
        Key::new("management", Shape::Text, "In management's words", "management: Right first time"),
        Key::new(
            "contributors",
            Shape::Text,
            "In the words of those who do the work",
            "contributors: Nobody has to ask twice",
        ),
    ],
};

/// Keys of one rating.
pub static ASSESSMENT: Table = Table {
    name: "assessment",
    others: None,
    keys: &[
        Key::new("desired", Shape::Number, "As it should be, in points of the scale", "desired: 4"),
        Key::new("management", Shape::Number, "As management sees it", "management: 3"),
        Key::new("contributors", Shape::Number, "As those who do the work see it", "contributors: 2"),
    ],
};
