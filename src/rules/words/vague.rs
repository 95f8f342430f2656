//! Words that two readers take differently.

use super::lexicon::entries;
use super::number::has_amount_near;
use super::phrases::Phrases;
use super::token::Words;
use std::ops::Range;
use std::sync::LazyLock;

/// How many words around a vague one an amount is looked for.
const REACH: usize = 6;

static VAGUE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("lists/vague-words.txt")));

static SETTLED: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| entries(include_str!("lists/not-vague.txt")).collect());

/// Finds the first vague word or phrase of a text, by its bytes.
///
/// A question is not judged, nor what stands in quotation marks, nor a word with an amount and
/// its unit within six words, which makes it plain.
///
/// ```
/// use handoffs::rules::words::first_vague;
///
/// assert_eq!(first_vague("Answer as soon as possible"), Some(7..26));
/// assert_eq!(first_vague("Timely answer, within 2 days"), None);
/// ```
#[must_use]
pub fn first_vague(text: &str) -> Option<Range<usize>> {
    if text.trim_end().ends_with('?') {
        return None;
    }
    let words = Words::of(text);
    let mut quotation = Quotation::default();
    (0..words.len()).find_map(|index| {
        let place = words.place(VAGUE.at(&words, index)?);
        let is_plain = is_settled(&words, index)
            || has_amount_near(&words, index, REACH)
            || quotation.holds(text, place.start);
        (!is_plain).then_some(place)
    })
}

/// Tells whether the word belongs to a settled phrase, such as "effective date".
fn is_settled(words: &Words, index: usize) -> bool {
    SETTLED.iter().any(|phrase| {
        let length = phrase.split(' ').count();
        (index.saturating_sub(length - 1)..=index).any(|start| words.starts_phrase(start, phrase))
    })
}

/// Tells of ever later places whether they stand in quotation marks, reading the text once.
#[derive(Debug, Default)]
struct Quotation {
    read: usize,
    is_open: bool,
}

impl Quotation {
    fn holds(&mut self, text: &str, at: usize) -> bool {
        for mark in text[self.read..at].chars() {
            self.is_open = match mark {
                '"' => !self.is_open,
                '“' | '„' | '«' => true,
                '”' | '»' => false,
                _ => self.is_open,
            };
        }
        self.read = at;
        self.is_open
    }
}

#[cfg(test)]
mod tests {
    use super::first_vague;

    fn found(text: &str) -> Option<&str> {
        first_vague(text).map(|place| &text[place])
    }

    #[test]
    fn finds_vague_words() {
        assert_eq!(found("Improved access"), Some("Improved"));
        assert_eq!(found("Answer in a timely manner"), Some("in a timely manner"));
        assert_eq!(found("A user-friendly form"), Some("user-friendly"));
        assert_eq!(found("Supplies, forms, etc."), Some("etc"));
        assert_eq!(found("Bed where possible on ward 7"), Some("where possible"));
    }

    #[test]
    fn leaves_plain_words_alone() {
        for text in [
            "Effective date of the permit",
            "Cost-effective",
            "Patient knows how many tablets to take",
            "Is the answer timely?",
            "Patient says \"better\" at the visit",
            "Patient says “much better”",
            "Bed promptly, within 30 minutes",
            "Fewer calls",
            "Something",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
