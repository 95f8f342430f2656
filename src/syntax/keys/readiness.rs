//! Keys of readiness, typed or out of answers.

use super::{ANSWERS, Key, Shape, Table};

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
        Key::new(
            "scale",
            Shape::Whole { least: 2, most: 100 },
            "The highest point of the scale, which begins at 1; 5 where it is left out",
            "scale: 5",
        ),
        Key::new("assessed", Shape::Date, "The day on which it was assessed", "assessed: 2026-10-01"),
        Key::new(
            "earlier",
            Shape::List(&EARLIER),
            "How it was rated before, so that the trend shows",
            "earlier: [{ assessed: 2026-04-01, valued: { management: 3.5, contributors: 1.9 } }]",
        ),
        Key::new(
            "data",
            Shape::Short("file", &ANSWERS),
            "The table with the answers of both groups, instead of typed levels",
            "data: { file: data/readiness.csv, group: role }",
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

/// Keys of how the requirements were rated before.
pub static EARLIER: Table = Table {
    name: "earlier assessment",
    others: None,
    keys: &[
        Key::new("assessed", Shape::Date, "The day on which it was assessed", "assessed: 2026-04-01")
            .required(),
        Key::new(
            "shared-definition",
            Shape::Table(&RATING),
            "How far all share one definition of superior service",
            "shared-definition: { management: 2.6, contributors: 1.8 }",
        ),
        Key::new(
            "valued",
            Shape::Table(&RATING),
            "How far people believe that the organisation values it",
            "valued: { management: 3.5, contributors: 1.9 }",
        ),
        Key::new(
            "capacity",
            Shape::Table(&RATING),
            "The capacity to deliver it, where it is not rated in its two parts",
            "capacity: { management: 2.5, contributors: 2.5 }",
        ),
        Key::new(
            "capacity-individual",
            Shape::Table(&RATING),
            "The capacity of individuals to deliver it",
            "capacity-individual: { management: 2.9, contributors: 2.4 }",
        ),
        Key::new(
            "capacity-organisation",
            Shape::Table(&RATING),
            "The capacity of the organisation to deliver it",
            "capacity-organisation: { management: 2.8, contributors: 1.5 }",
        ),
    ],
};

/// Keys of an earlier rating, which is held against the desired level of today.
pub static RATING: Table = Table {
    name: "rating",
    others: None,
    keys: &[
        Key::new("management", Shape::Number, "As management saw it", "management: 2.5"),
        Key::new("contributors", Shape::Number, "As those who do the work saw it", "contributors: 1.5"),
    ],
};
