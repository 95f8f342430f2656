//! The one table of keys: what each table of the file may say, in what shape, and what it means.
//!
//! Lowering reads keys only through it, so that no key exists that is not written here; what
//! editors offer and what the reference of the format says are made from it too.

mod answers;
pub mod choices;
mod data;
mod flow;
mod goal;
mod handoff;
mod limits;
mod measure;
mod readiness;
mod step;
mod workspace;

pub use answers::{ANSWER_WORDS, ANSWERS, COLUMNS, GROUPS};
pub use choices::Choices;
pub use data::{CHANGE, DATA};
pub use flow::{ACTOR, FLOW, ORIGIN, STAKEHOLDER, WAIVER};
pub use goal::GOAL;
pub use handoff::{CONTENT, HANDOFF, PRODUCT};
pub use limits::{LIMITS, Limit};
pub use measure::MEASURE;
pub use readiness::{ASSESSMENT, DEFINITION, EARLIER, RATING, READINESS};
pub use step::{EXIT, STEP};
pub use workspace::{LEVELS, OVER, OVERRIDE, OWN_RULE, OWN_RULE_LEVELS, PROFILES, THEMES, WORKSPACE};

/// What an id may point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// An actor of the flow or its workspace.
    Actor,
    /// A step of the flow.
    Step,
    /// A step or an actor: the end of a hand-off.
    End,
    /// A measure of the flow or its workspace.
    Measure,
    /// A hand-off of the flow.
    Handoff,
}

impl Target {
    /// Returns what people call it, without an article.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Step => "step",
            Self::End => "step or actor",
            Self::Measure => "measure",
            Self::Handoff => "hand-off",
        }
    }
}

/// How the value of a key looks.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A text.
    Text,
    /// A text, or a list of them.
    Texts,
    /// An id that the element gets.
    Id,
    /// An id that points to an element.
    Reference(Target),
    /// An id that points to an element, or a list of them.
    References(Target),
    /// A length of time: `2 h 30 min`.
    Duration,
    /// A length of time, or a least and a most: `10-30 min`.
    TimeRange,
    /// A part of a whole: `92%`.
    Share,
    /// A number with its unit and limit: `at least 95%`.
    Quantity,
    /// A day: `2026-10-01`.
    Date,
    /// How often: `week`.
    Recurrence,
    /// What a measure counts in: `percent`.
    Unit,
    /// The answers that a question offers: `yes-no`.
    Scale,
    /// A number: `4.5`.
    Number,
    /// A whole number within limits: `5`.
    Whole {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// A part of a whole within limits, which are in percent: `80%`.
    Percent {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// The language of texts, as a BCP 47 tag: `pt-BR`.
    Language,
    /// Patterns of paths, or one of them: `drafts/**`.
    Globs,
    /// Rules by code, family letter or name, or one of them.
    Rules,
    /// `true` or `false`.
    Bool,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// One of these words, or a list of them.
    ChoiceList(&'static [&'static str]),
    /// A table of keys.
    Table(&'static Table),
    /// A text that stands for the one key named, or a table of keys.
    Short(&'static str, &'static Table),
    /// A table of ids, each with a table of keys.
    Map(&'static Table),
    /// A table of ids, each with a text that stands for the key named, or a table of keys.
    ShortMap(&'static str, &'static Table),
    /// A list of tables.
    List(&'static Table),
    /// A table, or a list of them.
    OneOrMany(&'static Table),
    /// The list of hand-offs: `supplier -> customer: product`, or tables of keys.
    Handoffs(&'static Table),
    /// An id, a table of keys, or a list of either.
    Measures(&'static Table),
    /// What follows a step: an id, a list, or a table from answer to id or to a table of keys.
    Exits(&'static Table),
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// How its value looks.
    pub shape: Shape,
    /// Whether the table cannot do without it.
    pub is_required: bool,
    /// One sentence that says what it means, without a full stop.
    pub help: &'static str,
    /// How it is written, with a value.
    pub example: &'static str,
}

impl Key {
    /// Makes a key that may be left out.
    #[must_use]
    pub const fn new(name: &'static str, shape: Shape, help: &'static str, example: &'static str) -> Self {
        Self { name, shape, is_required: false, help, example }
    }

    /// Makes the key one that the table cannot do without.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }
}

/// A kind of table of the file.
#[derive(Debug)]
pub struct Table {
    /// What the table describes, without an article: "hand-off".
    pub name: &'static str,
    /// Its keys, in the order in which they are best written.
    pub keys: &'static [Key],
    /// What any other key means; absent where there must be none.
    pub others: Option<&'static str>,
}

impl Table {
    /// Finds a key and its place by name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(usize, &'static Key)> {
        self.keys.iter().enumerate().find(|(_, key)| key.name == name)
    }

    /// Returns what the table describes with its article: "a hand-off".
    #[must_use]
    pub fn with_article(&self) -> String {
        let article = if self.name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {}", self.name)
    }
}

/// All tables of a flow, then those of a workspace file.
pub static TABLES: &[&Table] = &[
    &FLOW,
    &ORIGIN,
    &ACTOR,
    &STAKEHOLDER,
    &STEP,
    &EXIT,
    &HANDOFF,
    &PRODUCT,
    &CONTENT,
    &MEASURE,
    &DATA,
    &CHANGE,
    &GOAL,
    &READINESS,
    &DEFINITION,
    &ASSESSMENT,
    &EARLIER,
    &RATING,
    &ANSWERS,
    &GROUPS,
    &COLUMNS,
    &ANSWER_WORDS,
    &WAIVER,
    &WORKSPACE,
    &LEVELS,
    &LIMITS,
    &OVERRIDE,
    &OWN_RULE,
];

#[cfg(test)]
mod tests {
    use super::TABLES;
    use std::collections::HashSet;

    #[test]
    fn keys_are_named_once_and_explained() {
        for table in TABLES {
            let mut seen = HashSet::new();
            for key in table.keys {
                assert!(seen.insert(key.name), "{} {}", table.name, key.name);
                assert!(!key.help.ends_with('.') && key.help.len() > 8, "{} {}", table.name, key.name);
                assert!(key.example.contains(key.name), "{} {}", table.name, key.name);
            }
            // Lowering keeps track of the keys that it reads in 64 bits.
            assert!(table.keys.len() <= 64);
        }
    }
}
