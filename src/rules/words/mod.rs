//! English words and what kinds of word they are: pure functions over texts.
//!
//! The lists are files in `lists`, one entry a line, so that a word is added without code.

mod activity;
mod actor_names;
mod lexicon;
mod number;
mod opening;
mod overlap;
mod phrases;
mod place;
mod placeholder;
mod question;
mod stem;
mod token;
mod vague;

pub use activity::{Activity, classify};
pub use actor_names::ActorNames;
pub use lexicon::{Kinds, VERB_LIKE, kinds};
pub use number::{has_counted_thing, has_unit_sign, is_figure, is_name, is_number, number_word};
pub use opening::{Opening, opening};
pub use overlap::restates;
pub use place::span_within;
pub use placeholder::{is_placeholder, placeholder_mark};
pub use question::{jargon, leading_words, second_matter};
pub use stem::{base_of_ing, base_of_third_person, is_participle, stem};
pub use token::Words;
pub use vague::first_vague;

#[cfg(test)]
mod tests;
