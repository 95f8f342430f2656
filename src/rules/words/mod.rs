//! English words and what kinds of word they are: pure functions over texts.
//!
//! The lists are files in `lists`, one entry a line, so that a word is added without code.

mod activity;
mod actor_names;
mod lexicon;
mod stem;
mod token;

pub use activity::{Activity, classify};
pub use actor_names::ActorNames;
pub use lexicon::{Kinds, VERB_LIKE, entries, kinds};
pub use stem::{base_of_ing, base_of_third_person, is_participle, stem};
pub use token::Words;
