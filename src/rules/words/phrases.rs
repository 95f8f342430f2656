//! Lists of phrases, each found by its first word.

use super::lexicon::entries;
use super::token::Words;
use std::collections::HashMap;
use std::ops::Range;

/// Phrases by their first word, the longest first.
#[derive(Debug, Default)]
pub(super) struct Phrases(HashMap<&'static str, Vec<&'static str>>);

impl Phrases {
    /// Reads a list with one phrase a line.
    pub(super) fn of(list: &'static str) -> Self {
        let mut phrases: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
        for phrase in entries(list) {
            let first = phrase.split(' ').next().unwrap_or_default();
            phrases.entry(first).or_default().push(phrase);
        }
        for of_word in phrases.values_mut() {
            of_word.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        Self(phrases)
    }

    /// Returns the words that the longest phrase takes that begins at `index`.
    pub(super) fn at(&self, words: &Words, index: usize) -> Option<Range<usize>> {
        let phrases = self.0.get(words.get(index))?;
        let phrase = phrases.iter().find(|phrase| words.starts_phrase(index, phrase))?;
        Some(index..index + phrase.split(' ').count())
    }

    /// Returns the words that the first phrase of a text takes.
    pub(super) fn first(&self, words: &Words) -> Option<Range<usize>> {
        (0..words.len()).find_map(|index| self.at(words, index))
    }
}
