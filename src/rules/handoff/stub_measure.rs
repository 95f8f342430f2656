//! Writes the beginning of a measure on a hand-off: a question to its customer, without numbers.
//!
//! Nobody but the customer knows where things stand, so baseline and target are left for the
//! findings that ask for them.

use crate::rules::passage::Passage;
use crate::rules::wording::in_braces;
use crate::rules::write_key::written;
use crate::text::{Edit, SourceFile};

/// The longest product, in characters, that the question repeats.
const LONGEST: usize = 80;

/// Returns the edit that gives a hand-off without measures the stub of one.
pub(super) fn stub(source: &SourceFile, passage: &Passage<'_>) -> Option<Edit> {
    written(
        source,
        passage,
        &format!("measures: {{ asks: {}, scale: yes-no }}", in_braces(&question(passage))),
    )
}

fn question(passage: &Passage<'_>) -> String {
    let product = passage.product().map(|product| product.name.trim());
    match product.filter(|product| product.chars().nth(LONGEST).is_none()) {
        Some(product) => format!("Did you get what you need: {}?", product.trim_end_matches(['.', '?', '!'])),
        None => "Did you get what you need?".to_owned(),
    }
}
