//! The English word lists, read once from the files in `lists`.
//!
//! All lists of single words are one table from a word to the kinds of word it is, so that a word
//! is looked up once, however many kinds a rule asks about.

use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

/// Kinds of word; a word may be of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u32);

impl Kinds {
    /// A verb with no reading as a noun.
    pub const VERB: Self = Self(1);
    /// A verb that is a noun only alone, before a preposition or in a compound.
    pub const RARELY_NOUN: Self = Self(1 << 1);
    /// As often a noun as a verb.
    pub const NOUN_OR_VERB: Self = Self(1 << 2);
    /// As often an adjective as a verb.
    pub const ADJECTIVE_OR_VERB: Self = Self(1 << 3);
    /// A thing that can be handed over.
    pub const ARTEFACT: Self = Self(1 << 4);
    /// A thing that is not counted.
    pub const MASS: Self = Self(1 << 5);
    /// A plural that an -ing word attaches to.
    pub const ATTRIBUTE: Self = Self(1 << 6);
    /// Work being done.
    pub const PROCESS: Self = Self(1 << 7);
    /// What a thing is when it has come about.
    pub const STATE: Self = Self(1 << 8);
    /// Behind a customer's name: what the customer has of it.
    pub const OUTCOME: Self = Self(1 << 9);
    /// Opens a noun phrase.
    pub const DETERMINER: Self = Self(1 << 10);
    /// Shows behind a verb that it has an object.
    pub const OBJECT: Self = Self(1 << 11);
    /// Begins a phrase that belongs to the noun before it.
    pub const PREPOSITION: Self = Self(1 << 12);
    /// Somebody to whom or for whom something is done.
    pub const PERSON: Self = Self(1 << 13);
    /// Somebody or a body that acts.
    pub const ROLE: Self = Self(1 << 14);
    /// A word in -ing that is a thing, also before another noun.
    pub const ING_NOUN: Self = Self(1 << 15);
    /// A word in -ing that is a thing alone or before a preposition.
    pub const ING_RESULT: Self = Self(1 << 16);
    /// A word in -ing that describes the noun behind it.
    pub const ING_ADJECTIVE: Self = Self(1 << 17);
    /// Carries nothing of what a text is about.
    pub const STOP: Self = Self(1 << 18);
    /// Names a solution that somebody has in mind already.
    pub const SOLUTION: Self = Self(1 << 19);
    /// Something people ask for or complain of, which can be made harder.
    pub const ASKING: Self = Self(1 << 20);
    /// Says that something is to rise.
    pub const UP: Self = Self(1 << 21);
    /// Says that something is to fall.
    pub const DOWN: Self = Self(1 << 22);

    /// Tells whether the word is of one of these kinds.
    #[must_use]
    pub fn has(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }
}

impl BitOr for Kinds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Kinds of word that can be a verb in their base form.
pub const VERB_LIKE: Kinds =
    Kinds(Kinds::VERB.0 | Kinds::RARELY_NOUN.0 | Kinds::NOUN_OR_VERB.0 | Kinds::ADJECTIVE_OR_VERB.0);

const LISTS: [(Kinds, &str); 23] = [
    (Kinds::VERB, include_str!("lists/verbs.txt")),
    (Kinds::RARELY_NOUN, include_str!("lists/verbs-rarely-nouns.txt")),
    (Kinds::NOUN_OR_VERB, include_str!("lists/noun-or-verb.txt")),
    (Kinds::ADJECTIVE_OR_VERB, include_str!("lists/adjectives-or-verbs.txt")),
    (Kinds::ARTEFACT, include_str!("lists/artefacts.txt")),
    (Kinds::MASS, include_str!("lists/mass-nouns.txt")),
    (Kinds::ATTRIBUTE, include_str!("lists/attribute-nouns.txt")),
    (Kinds::PROCESS, include_str!("lists/process-nouns.txt")),
    (Kinds::STATE, include_str!("lists/states.txt")),
    (Kinds::OUTCOME, include_str!("lists/outcome-verbs.txt")),
    (Kinds::DETERMINER, include_str!("lists/determiners.txt")),
    (Kinds::OBJECT, include_str!("lists/objects.txt")),
    (Kinds::PREPOSITION, include_str!("lists/prepositions.txt")),
    (Kinds::PERSON, include_str!("lists/person-nouns.txt")),
    (Kinds::ROLE, include_str!("lists/roles.txt")),
    (Kinds::ING_NOUN, include_str!("lists/ing-nouns.txt")),
    (Kinds::ING_RESULT, include_str!("lists/ing-results.txt")),
    (Kinds::ING_ADJECTIVE, include_str!("lists/ing-adjectives.txt")),
    (Kinds::STOP, include_str!("lists/stop-words.txt")),
    (Kinds::SOLUTION, include_str!("lists/solution-verbs.txt")),
    (Kinds::ASKING, include_str!("lists/asking-nouns.txt")),
    (Kinds::UP, include_str!("lists/ups.txt")),
    (Kinds::DOWN, include_str!("lists/downs.txt")),
];

static LEXICON: LazyLock<HashMap<&'static str, Kinds>> = LazyLock::new(|| {
    let mut lexicon: HashMap<&'static str, Kinds> = HashMap::with_capacity(4096);
    for (kinds, list) in LISTS {
        for word in entries(list) {
            let entry = lexicon.entry(word).or_default();
            *entry = *entry | kinds;
        }
    }
    lexicon
});

static FORMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut forms = HashMap::with_capacity(512);
    for line in entries(include_str!("lists/irregular-verbs.txt")) {
        let mut words = line.split_whitespace();
        let Some(base) = words.next() else { continue };
        for form in words {
            forms.entry(form).or_insert(base);
        }
    }
    forms
});

/// Returns the entries of a list: its lines, without comments and blank lines.
pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Returns the kinds of word that a word in lower case is; none where no list holds it.
#[must_use]
pub fn kinds(word: &str) -> Kinds {
    LEXICON.get(word).copied().unwrap_or_default()
}

/// Returns the base of a form that no ending explains (`drawn`: `draw`).
#[must_use]
pub(super) fn irregular_base(form: &str) -> Option<&'static str> {
    FORMS.get(form).copied()
}

#[cfg(test)]
mod tests {
    use super::{Kinds, LISTS, entries, irregular_base, kinds};

    #[test]
    fn knows_the_kinds_of_words() {
        assert!(kinds("provide").has(Kinds::VERB));
        assert!(kinds("order").has(Kinds::NOUN_OR_VERB) && kinds("order").has(Kinds::ARTEFACT));
        assert_eq!(kinds("qwerty"), Kinds::default());
        assert_eq!(irregular_base("drawn"), Some("draw"));
    }

    #[test]
    fn lists_are_in_order_and_in_lower_case() {
        for (_, list) in LISTS {
            let words: Vec<&str> = entries(list).collect();
            assert!(!words.is_empty());
            assert!(words.iter().all(|word| *word == word.to_lowercase()), "{words:?}");
            assert!(
                words.is_sorted_by(|a, b| a < b),
                "{:?}",
                words.windows(2).find(|pair| pair[0] >= pair[1])
            );
        }
    }

    #[test]
    fn no_verb_without_a_noun_reading_is_listed_as_a_noun() {
        for word in entries(LISTS[0].1) {
            let others =
                Kinds::NOUN_OR_VERB | Kinds::RARELY_NOUN | Kinds::ADJECTIVE_OR_VERB | Kinds::ARTEFACT;
            assert!(!kinds(word).has(others), "{word}");
        }
        assert!(entries(LISTS[0].1).count() > 200);
    }
}
