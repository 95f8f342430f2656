//! A condition whose names and kinds have been checked.

use super::Field;

/// What a comparison compares, as all its values are of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    Number,
    Truth,
}

/// How two values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// A test of one text by another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextTest {
    Contains,
    StartsWith,
    EndsWith,
}

/// What is asked of the elements of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loop {
    All,
    Exists,
    ExistsOne,
    Filter,
}

/// A part of a condition.
#[derive(Debug)]
pub(super) enum Expression {
    Truth(bool),
    Text(String),
    /// A number; minutes of a time, percent of a share, the place of a date in the order of dates.
    Number(f64),
    Texts(Vec<String>),
    Today,
    /// The element in a slot: the flow, then the rule's own element, then those of loops.
    Variable(usize),
    Field(Box<Expression>, &'static Field),
    Has(Box<Expression>, &'static Field),
    Not(Box<Expression>),
    And(Box<[Expression; 2]>),
    Or(Box<[Expression; 2]>),
    Compare(Sort, Comparison, Box<[Expression; 2]>),
    /// Whether a text is in a list of texts.
    In(Box<[Expression; 2]>),
    TextTest(TextTest, Box<[Expression; 2]>),
    Size(Box<Expression>),
    /// The list, the slot of its element, and what is asked of it.
    Loop(Loop, usize, Box<[Expression; 2]>),
}

impl Expression {
    /// Tells whether any part of it is the variable of this slot.
    pub(super) fn names(&self, slot: usize) -> bool {
        match self {
            Self::Variable(named) => *named == slot,
            Self::Truth(_) | Self::Text(_) | Self::Number(_) | Self::Texts(_) | Self::Today => false,
            Self::Field(of, _) | Self::Has(of, _) | Self::Not(of) | Self::Size(of) => of.names(slot),
            Self::And(sides)
            | Self::Or(sides)
            | Self::Compare(_, _, sides)
            | Self::In(sides)
            | Self::TextTest(_, sides)
            | Self::Loop(_, _, sides) => sides.iter().any(|side| side.names(slot)),
        }
    }
}
