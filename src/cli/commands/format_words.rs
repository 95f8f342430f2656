//! Words of the format as values of options.

use crate::syntax::keys::Choices;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Reads the words of a key of the format.
pub(super) fn words<T: Copy + Send + Sync + 'static>(
    choices: &'static Choices<T>,
) -> impl TypedValueParser<Value = T> {
    let value = |word: String| choices.value(&word).expect("only the words are taken");
    PossibleValuesParser::new(choices.words).map(value)
}
