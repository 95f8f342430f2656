//! Words of a text with their places.

use std::ops::Range;

/// The words of a text, in lower case, with the bytes they take in it.
///
/// Only ASCII letters are lowered, so that every place is one of the text as it was written. A
/// hyphen or an apostrophe within a word, and a point, comma or colon within a number, belong to
/// it; the signs `% € $ £ ¥ # §` are words of their own.
#[derive(Debug, Clone)]
pub struct Words {
    lower: String,
    ranges: Vec<Range<usize>>,
}

impl Words {
    /// Splits a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let lower = text.to_ascii_lowercase();
        let mut ranges: Vec<Range<usize>> = Vec::with_capacity(lower.len() / 5 + 1);
        let mut start = None;
        let mut before = ' ';
        let mut characters = lower.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let after = characters.peek().map_or(' ', |(_, next)| *next);
            if character.is_alphanumeric() || (start.is_some() && joins(before, character, after)) {
                start.get_or_insert(at);
            } else {
                ranges.extend(start.take().map(|from| from..at));
                if is_sign(character) {
                    ranges.push(at..at + character.len_utf8());
                }
            }
            before = character;
        }
        ranges.extend(start.map(|from| from..lower.len()));
        Self { lower, ranges }
    }

    /// Returns how many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ranges.len()
    }

    /// Tells whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Returns a word by its place, or an empty one past the end.
    #[must_use]
    pub fn get(&self, index: usize) -> &str {
        self.ranges.get(index).map_or("", |range| &self.lower[range.clone()])
    }

    /// Returns the bytes of the text that the words of `indices` take, with what stands between.
    #[must_use]
    pub fn place(&self, indices: Range<usize>) -> Range<usize> {
        let start = self.ranges.get(indices.start).map_or(self.lower.len(), |range| range.start);
        let last = indices.end.checked_sub(1).and_then(|last| self.ranges.get(last));
        start..last.map_or(start, |range| range.end.max(start))
    }

    /// Returns the text between a word and the next, in lower case.
    #[must_use]
    pub fn gap_after(&self, index: usize) -> &str {
        let from = self.ranges.get(index).map_or(self.lower.len(), |range| range.end);
        let to = self.ranges.get(index + 1).map_or(self.lower.len(), |range| range.start);
        &self.lower[from..to]
    }

    /// Returns all words in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.ranges.iter().map(|range| &self.lower[range.clone()])
    }

    /// Tells whether the words from `index` on begin with those of `phrase`, split at blanks.
    #[must_use]
    pub fn starts_phrase(&self, index: usize, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(offset, word)| self.get(index + offset) == word)
    }

    /// Tells whether the words of `phrase`, split at blanks, stand anywhere in a row.
    #[must_use]
    pub fn holds_phrase(&self, phrase: &str) -> bool {
        (0..self.len()).any(|index| self.starts_phrase(index, phrase))
    }
}

fn joins(before: char, character: char, after: char) -> bool {
    match character {
        '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' => before.is_alphanumeric() && after.is_alphanumeric(),
        '.' | ',' | ':' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

fn is_sign(character: char) -> bool {
    matches!(character, '%' | '€' | '$' | '£' | '¥' | '#' | '§')
}

#[cfg(test)]
mod tests {
    use super::Words;
    use proptest::prelude::{ProptestConfig, prop_assert, proptest};

    fn split(text: &str) -> Vec<String> {
        Words::of(text).iter().map(str::to_owned).collect()
    }

    #[test]
    fn keeps_hyphens_apostrophes_and_numbers_whole() {
        assert_eq!(
            split("Follow-up of the patient's 1,200.5 files."),
            ["follow-up", "of", "the", "patient's", "1,200.5", "files"]
        );
        assert_eq!(
            split("Cut it by 15% — to $5/day -"),
            ["cut", "it", "by", "15", "%", "to", "$", "5", "day"]
        );
        assert!(Words::of(" – ").is_empty());
    }

    #[test]
    fn finds_phrases_and_places() {
        let words = Words::of("Ärzte, as soon as possible");
        assert!(words.holds_phrase("as soon as possible"));
        assert!(!words.holds_phrase("as soon as it"));
        assert_eq!(words.place(1..3), 8..15);
        assert_eq!(words.gap_after(0), ", ");
        assert_eq!(words.place(9..9), words.place(7..8));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_place_fits_the_text(text in "\\PC{0,40}") {
            let words = Words::of(&text);
            for index in 0..words.len() {
                prop_assert!(text.get(words.place(index..index + 1)).is_some_and(|word| !word.is_empty()));
            }
        }
    }
}
