//! What makes a question hard to answer, or easy to answer wrongly, seen from its words.

use super::lexicon::entries;
use super::phrases::Phrases;
use super::token::Words;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// How many words before an "and" the phrase may begin that makes it one thing.
const REACH: usize = 6;

/// The fewest capitals of an abbreviation that is looked at.
const LEAST_CAPITALS: usize = 3;

macro_rules! list {
    ($name:ident, $file:literal) => {
        static $name: LazyLock<HashSet<&'static str>> =
            LazyLock::new(|| entries(include_str!($file)).collect());
    };
}

list!(JUDGEMENTS, "lists/judgements.txt");
list!(ANSWER_VERBS, "lists/answer-verbs.txt");
list!(PRAISE, "lists/praise.txt");
list!(KNOWN_ABBREVIATIONS, "lists/known-abbreviations.txt");

static SINGLE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("lists/single-matters.txt")));
static LEADING: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("lists/leading-phrases.txt")));
static JARGON: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("lists/jargon.txt")));

/// Words that open a question within a question.
const ASKING: [&str; 9] = ["what", "when", "where", "who", "whom", "how", "why", "whether", "which"];
/// Verbs that open a question of their own.
const OPENING: [&str; 18] = [
    "did", "was", "were", "is", "are", "do", "does", "has", "have", "had", "can", "could", "would", "will",
    "should", "may", "might", "must",
];
/// Who or what such a question is about.
const SUBJECTS: [&str; 14] =
    ["you", "your", "they", "their", "it", "its", "he", "she", "we", "our", "the", "this", "that", "there"];
/// Behind "and", these open the name of a second thing.
const SECOND_THING: [&str; 4] = ["the", "your", "our", "my"];
/// These stand before praise and add to it.
const STRESS: [&str; 6] = ["highly", "most", "own", "really", "truly", "very"];
/// Before "and", these are people, who are asked together.
const TOGETHER: [&str; 6] = ["you", "me", "us", "yourself", "him", "her"];

/// Finds where a question begins to ask about a second matter, by its bytes.
///
/// Two things joined by "and" are told only where both would be judged: two words of judgement, two
/// questions, two things that somebody knows or gets.
#[must_use]
pub fn second_matter(text: &str) -> Option<Range<usize>> {
    let words = Words::of(text);
    let joined = (1..words.len()).find(|at| words.get(*at) == "and" && joins_matters(&words, *at));
    joined.map(|at| words.place(at..at + 2)).or_else(|| second_question(text))
}

fn joins_matters(words: &Words, at: usize) -> bool {
    let (before, after) = (words.get(at - 1), words.get(at + 1));
    // "Between" holds what follows it together, "friends and family" only itself.
    let holds =
        |phrase: Range<usize>| phrase.contains(&at) || !phrase.clone().any(|index| words.get(index) == "and");
    let is_single = (at.saturating_sub(REACH)..at).any(|start| SINGLE.at(words, start).is_some_and(holds));
    if is_single {
        return false;
    }
    let has = |list: &[&str], word: &str| list.contains(&word);
    let are_judged = JUDGEMENTS.contains(before) && JUDGEMENTS.contains(after);
    let is_question = has(&OPENING, after) && has(&SUBJECTS, words.get(at + 2));
    let asks_again =
        has(&ASKING, after) && !has(&ASKING, before) && (0..at).any(|index| has(&ASKING, words.get(index)));
    let is_thing = has(&SECOND_THING, after) && !has(&TOGETHER, before);
    are_judged || is_question || asks_again || is_thing || ANSWER_VERBS.contains(after)
}

/// Finds a second sentence that asks.
fn second_question(text: &str) -> Option<Range<usize>> {
    let (first, rest) = text.split_once('?')?;
    let begin = first.len() + 1 + (rest.len() - rest.trim_start().len());
    let end = begin + rest.trim_start().find('?')? + 1;
    Some(begin..end)
}

/// Finds the words that put an answer into people's mouths, by their bytes.
#[must_use]
pub fn leading_words(text: &str) -> Option<Range<usize>> {
    // The apostrophe of print is longer than that of a keyboard, which would move all places.
    let words = Words::of(text);
    let phrase = LEADING.first(&words);
    let begins = || is_negated(words.get(0)).then_some(0..1);
    let found = phrase.or_else(begins).or_else(|| tag(&words)).or_else(|| praised(&words));
    found.map(|indices| words.place(indices))
}

/// Tells whether a word is a verb with a "not" in it: `don't`.
fn is_negated(word: &str) -> bool {
    let base = word.strip_suffix("n't").or_else(|| word.strip_suffix("n’t"));
    base.is_some_and(|base| matches!(base, "wo" | "ca") || OPENING.contains(&base))
}

/// Finds what asks for a nod at the end: `…, isn't it?`, `…, right?`.
fn tag(words: &Words) -> Option<Range<usize>> {
    let last = words.len().checked_sub(1)?;
    let before = last.checked_sub(1)?;
    let has_comma = |index: usize| words.gap_after(index).contains(',');
    let is_told = !OPENING.contains(&words.get(0)) && !ASKING.contains(&words.get(0));
    let is_nod =
        is_told && matches!(words.get(last), "right" | "correct" | "no" | "yes") && has_comma(before);
    let is_tag = is_told && is_negated(words.get(before)) && before > 0 && has_comma(before - 1);
    match (is_nod, is_tag) {
        (true, _) => Some(last..last + 1),
        (_, true) => Some(before..last + 1),
        _ => None,
    }
}

/// Finds what praises itself: `our excellent`.
fn praised(words: &Words) -> Option<Range<usize>> {
    let praise = |our: usize| {
        let at = our + 1 + usize::from(STRESS.contains(&words.get(our + 1)));
        PRAISE.contains(words.get(at)).then_some(our..at + 1)
    };
    (0..words.len()).filter(|at| words.get(*at) == "our").find_map(praise)
}

/// Finds the first word of a trade or an office, or an unknown abbreviation, by its bytes.
///
/// Where the whole text is in capitals no abbreviation can be told.
#[must_use]
pub fn jargon(text: &str) -> Option<Range<usize>> {
    let words = Words::of(text);
    let of_list = JARGON.first(&words).map(|indices| words.place(indices));
    let is_shouted = !text.chars().any(char::is_lowercase);
    let abbreviation = || {
        let places = (0..words.len()).map(|index| words.place(index..index + 1));
        places.into_iter().find(|place| is_unknown_abbreviation(&text[place.clone()]))
    };
    of_list.or_else(|| if is_shouted { None } else { abbreviation() })
}

fn is_unknown_abbreviation(word: &str) -> bool {
    let capitals = word.trim_end_matches('s');
    capitals.len() >= LEAST_CAPITALS
        && capitals.bytes().all(|byte| byte.is_ascii_uppercase())
        && !KNOWN_ABBREVIATIONS.contains(capitals)
}

#[cfg(test)]
mod tests {
    use super::{jargon, leading_words, second_matter};
    use proptest::prelude::{any, prop_assert, proptest};
    use std::ops::Range;

    fn found(text: &str, finder: fn(&str) -> Option<Range<usize>>) -> Option<&str> {
        finder(text).map(|place| &text[place])
    }

    #[test]
    fn two_matters_in_one_question() {
        for (text, place) in [
            ("Were the staff polite and prompt?", "and prompt"),
            ("Was the room clean and were you left in peace?", "and were"),
            ("Do you know what to do at home and whom to call?", "and whom"),
            ("Do you understand your diagnosis and agree with it?", "and agree"),
            ("Did you get the letter and the form?", "and the"),
            ("Was it clean? Was it quiet?", "Was it quiet?"),
        ] {
            assert_eq!(found(text, second_matter), Some(place), "{text}");
        }
        for text in [
            "Do you understand your diagnosis?",
            "Do you understand what your treatment may do to you?",
            "Did nurses treat you with courtesy and respect?",
            "Would you recommend us to your friends and family?",
            "Was the plan explained to you and your family?",
            "Do you know when and where to come back?",
            "Do you know the difference between the red and the white pills?",
            "Could you sit down and rest?",
            "Did you have confidence and trust in those who treated you?",
            "Were you told why and when to take it?",
            "And was it clean?",
        ] {
            assert_eq!(found(text, second_matter), None, "{text}");
        }
    }

    #[test]
    fn words_that_lead() {
        for (text, place) in [
            ("Don't you feel better now?", "Don't"),
            ("Didn’t you get your answer?", "Didn’t"),
            ("You felt safe here, didn't you?", "didn't you"),
            ("You were told, right?", "right"),
            ("Do you agree that the ward is clean?", "Do you agree that"),
            ("How was the care of our truly excellent nurses?", "our truly excellent"),
        ] {
            assert_eq!(found(text, leading_words), Some(place), "{text}");
        }
        for text in [
            "Do you understand your diagnosis?",
            "Was the answer, in your view, right?",
            "Was there anything you didn't understand?",
            "Were our nurses friendly?",
            "How helpful was our leaflet?",
            "Was it the right bed, yes or no?",
        ] {
            assert_eq!(found(text, leading_words), None, "{text}");
        }
    }

    #[test]
    fn words_of_the_trade() {
        assert_eq!(found("Did the MDT explain it?", jargon), Some("MDT"));
        assert_eq!(found("Were ADLs discussed?", jargon), Some("ADLs"));
        assert_eq!(found("Were you told about any adverse event?", jargon), Some("adverse event"));
        for text in
            ["Do you understand your diagnosis?", "Did your GP or the NHS call?", "DO YOU KNOW WHAT IS NEXT?"]
        {
            assert_eq!(found(text, jargon), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_place_lies_in_the_text(text in any::<String>()) {
            for finder in [second_matter, leading_words, jargon] {
                prop_assert!(finder(&text).is_none_or(|place| text.get(place).is_some()));
            }
        }
    }
}
