//! Conditions over the elements of a flow, in which a workspace writes rules of its own.
//!
//! The language is a part of the [Common Expression Language](https://cel.dev), and the crate
//! `cel` reads it. What it reads is checked against [the table of fields](fields) before any flow
//! is looked at, so that a misspelt name or a comparison of unlike things is told where it is
//! written. The crate's own interpreter would find these only in flows that come that far, and
//! knows no bound on its work; the judging here counts every step that it takes.

pub mod fields;
mod judge;
mod read;
mod tidy;
mod typed;
mod value;

pub use fields::{Field, Kind, Over, Thing};
pub use judge::{Exhausted, Work};
pub use value::{Element, World};

use std::ops::Range;
use std::thread;
use typed::Expression;

/// The most characters of a condition.
pub const MAX_CHARACTERS: usize = 1_000;

/// How many pairs of brackets may lie within each other.
pub const MAX_DEPTH: u16 = 16;

/// The stack on which a condition is parsed, in bytes: several times what the deepest one takes in a
/// build without optimisation.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// How many loops (`all`, `exists`, `filter`) may lie within each other.
pub const MAX_LOOPS: usize = 3;

/// How many steps of work all rules of a workspace may take on one flow.
pub const MAX_WORK: u64 = 20_000_000;

/// Why a condition cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The bytes of the condition that are meant; absent for the whole.
    pub range: Option<Range<usize>>,
}

impl Refused {
    fn new(message: impl Into<String>, help: impl Into<String>, range: Option<Range<usize>>) -> Self {
        Self { message: message.into(), help: help.into(), range }
    }
}

/// A condition that can be judged on any element of its kind.
#[derive(Debug)]
pub struct Condition {
    expression: Expression,
    slots: usize,
}

impl Condition {
    /// Reads a condition on the elements that `over` names.
    ///
    /// # Errors
    /// Where the text is too long or no condition, names what there is not, or compares what cannot
    /// be compared; what is wrong on either side of an `&&` or `||` is told at once.
    pub fn read(text: &str, over: Over) -> Result<Self, Vec<Refused>> {
        tidy::check(text).map_err(|refused| vec![refused])?;
        // The parser takes far more room for each bracket than the stack of a caller may have.
        let thread = thread::Builder::new().name("condition".to_owned()).stack_size(STACK_BYTES);
        let unread = || Refused::new("this condition cannot be read", "say it in a simpler way", None);
        thread::scope(|scope| {
            let reading = thread.spawn_scoped(scope, || read::condition(text, over));
            let (expression, slots) =
                reading.map_err(|_| vec![unread()])?.join().unwrap_or_else(|_| Err(vec![unread()]))?;
            Ok(Self { expression, slots })
        })
    }

    /// Tells whether the condition asks for anything of the flow around an element.
    #[must_use]
    pub fn asks_for_flow(&self) -> bool {
        self.expression.names(judge::FLOW_SLOT)
    }

    /// Tells whether the condition holds for an element; nothing where it hangs on a number, a time
    /// or a date that the flow does not say.
    ///
    /// # Errors
    /// When there is no work left.
    pub fn holds<'flow>(
        &self,
        world: &World<'flow>,
        element: Element<'flow>,
        work: &mut Work,
    ) -> Result<Option<bool>, Exhausted> {
        judge::holds(&self.expression, self.slots, world, element, work)
    }
}

#[cfg(test)]
mod tests;
