//! What a text says, apart from its wording: how two texts that were written anew are told for one.

use crate::rules::wording::folded;
use crate::rules::words::{Kinds, kinds, stem};
use std::collections::HashMap;

/// Words of a text that are looked at.
const MOST_WORDS: usize = 48;

/// A text as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Gist {
    /// The text without case, articles, plurals and marks.
    pub(super) folded: String,
    /// Its telling words by number, each once, in order of the numbers.
    pub(super) words: Vec<u32>,
}

impl Gist {
    /// Returns how many of the words of both they share, from 0 to 1 (the Jaccard index).
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let (mut one, mut two) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut common = 0;
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(two.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    one.next();
                    two.next();
                }
            }
        }
        let all = self.words.len() + other.words.len() - common;
        if all == 0 { 0.0 } else { f64::from(common as u32) / f64::from(all as u32) }
    }
}

/// Numbers words, so that texts can be compared quickly.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    numbers: HashMap<String, u32>,
}

impl Lexicon {
    /// Returns what a text says.
    pub(super) fn gist(&mut self, text: &str) -> Gist {
        let lower = text.to_lowercase();
        let split = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let telling: Vec<&str> =
            split().filter(|word| !kinds(word).has(Kinds::STOP)).take(MOST_WORDS).collect();
        let telling = if telling.is_empty() { split().take(MOST_WORDS).collect() } else { telling };
        let mut words = Vec::with_capacity(telling.len());
        for word in telling {
            if is_unspaced(word) {
                let letters: Vec<char> = word.chars().take(MOST_WORDS).collect();
                words.extend(letters.windows(2).map(|pair| self.number(&pair.iter().collect::<String>())));
            } else {
                words.push(self.number(&stem(word)));
            }
        }
        words.sort_unstable();
        words.dedup();
        Gist { folded: folded(text), words }
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

/// Tells whether a word is of a script without capitals, some of which part no words by blanks.
fn is_unspaced(word: &str) -> bool {
    let mut letters = word.chars();
    letters.clone().count() > 2
        && letters.all(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    fn likeness(one: &str, other: &str) -> f64 {
        let mut lexicon = Lexicon::default();
        let (one, other) = (lexicon.gist(one), lexicon.gist(other));
        one.likeness(&other)
    }

    #[test]
    fn texts_that_say_the_same_are_alike() {
        assert!(likeness("Draw the blood", "Drawing blood") > 0.99);
        assert!(likeness("Order the test", "Order the test that answers it") > 0.6);
        assert!(likeness("Draw blood", "Explain the result") < 0.01);
        assert!(likeness("検査の結果を伝える", "検査の結果を説明する") > 0.3);
        assert!(likeness("", "").abs() < 1e-9);
    }
}
