//! What different forms of one word have in common.

use super::lexicon::{Kinds, VERB_LIKE, irregular_base, kinds};
use std::borrow::Cow;

/// Returns the base form of a verb from its form in -ing, where that is the form of a known verb.
#[must_use]
pub fn base_of_ing(word: &str) -> Option<Cow<'_, str>> {
    let root = word.strip_suffix("ing").filter(|root| root.len() > 1)?;
    known_base(root)
}

/// Returns the base form of a verb from its third person, where that is the form of a known verb.
#[must_use]
pub fn base_of_third_person(word: &str) -> Option<Cow<'_, str>> {
    let is_verb = |base: &str| kinds(base).has(VERB_LIKE);
    let root = word.strip_suffix('s').filter(|root| root.len() > 1)?;
    if is_verb(root) {
        return Some(Cow::Borrowed(root));
    }
    if let Some(root) = word.strip_suffix("ies") {
        return Some(format!("{root}y")).filter(|base| is_verb(base)).map(Cow::Owned);
    }
    word.strip_suffix("es").filter(|root| is_verb(root)).map(Cow::Borrowed)
}

/// Tells whether a word is the past participle of a verb, or looks like one.
#[must_use]
pub fn is_participle(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") && !kinds(word).has(Kinds::ARTEFACT);
    let irregular = || irregular_base(word).is_some_and(|base| kinds(base).has(VERB_LIKE) && base != word);
    regular && !matches!(word, "need" | "speed" | "exceed" | "proceed" | "succeed" | "indeed" | "hundred")
        || kinds(word).has(Kinds::STATE)
        || (irregular() && !word.ends_with("ion") && !kinds(word).has(Kinds::ARTEFACT))
}

/// Finds the known verb behind a root that an ending was cut from: `collect`, `mov`, `stopp`.
fn known_base(root: &str) -> Option<Cow<'_, str>> {
    let is_verb = |base: &str| kinds(base).has(VERB_LIKE);
    if is_verb(root) {
        return Some(Cow::Borrowed(root));
    }
    if let Some(base) = Some(format!("{root}e")).filter(|base| is_verb(base)) {
        return Some(Cow::Owned(base));
    }
    undoubled(root).filter(|base| is_verb(base)).map(Cow::Borrowed)
}

/// Returns a root without the last of two equal consonants at its end.
fn undoubled(root: &str) -> Option<&str> {
    let bytes = root.as_bytes();
    let &[.., before, last] = bytes else { return None };
    let doubles = before == last && last.is_ascii_alphabetic() && !b"aeiou".contains(&last);
    doubles.then(|| &root[..root.len() - 1])
}

/// Returns what the forms of a word have in common: `drawn`, `draws` and `drawing` give `draw`.
///
/// Word and stem are in lower case. Irregular forms and some nouns of verbs are listed; for the
/// rest the endings of plural, verb and verbal noun are cut, so that a stem need not be a word.
#[must_use]
pub fn stem(word: &str) -> Cow<'_, str> {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    if let Some(base) = irregular_base(word) {
        return Cow::Borrowed(without_ending(base));
    }
    let verb = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed")).filter(|root| root.len() > 2);
    if let Some(root) = verb {
        return match known_base(root) {
            Some(Cow::Borrowed(base)) => Cow::Borrowed(without_ending(base)),
            Some(Cow::Owned(base)) => Cow::Owned(without_ending(&base).to_owned()),
            None => Cow::Borrowed(without_ending(undoubled(root).unwrap_or(root))),
        };
    }
    let singular = match word.strip_suffix("ies") {
        Some(root) => root,
        None if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") => word,
        None => word.strip_suffix('s').filter(|root| root.len() > 2).unwrap_or(word),
    };
    match irregular_base(singular) {
        Some(base) => Cow::Borrowed(without_ending(base)),
        None => Cow::Borrowed(without_ending(singular)),
    }
}

/// Cuts the endings of verbal nouns, and the letter that comes and goes before an ending.
fn without_ending(word: &str) -> &str {
    let long = |root: &&str| root.len() > 3;
    for ending in ["isation", "ization", "ification", "ation", "ion", "ment", "ise", "ize", "ify", "ate"] {
        if let Some(root) = word.strip_suffix(ending).filter(long) {
            return root;
        }
    }
    word.strip_suffix(['e', 'y', 'i']).filter(|root| root.len() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::{base_of_ing, base_of_third_person, is_participle, stem};

    #[test]
    fn finds_the_verb_behind_a_form() {
        let ing = |word| base_of_ing(word).map(std::borrow::Cow::into_owned);
        assert_eq!(ing("drawing").as_deref(), Some("draw"));
        assert_eq!(ing("moving").as_deref(), Some("move"));
        assert_eq!(ing("submitting").as_deref(), Some("submit"));
        assert_eq!(ing("filling").as_deref(), Some("fill"));
        assert_eq!(ing("sterling"), None);
        let third = |word| base_of_third_person(word).map(std::borrow::Cow::into_owned);
        assert_eq!(third("notifies").as_deref(), Some("notify"));
        assert_eq!(third("dispatches").as_deref(), Some("dispatch"));
        assert_eq!(third("provides").as_deref(), Some("provide"));
        assert_eq!(third("glasses"), None);
    }

    #[test]
    fn gives_forms_of_one_word_one_stem() {
        for group in [
            &["draw", "draws", "drawing", "drew", "drawn"][..],
            &["send", "sent", "sending"],
            &["collect", "collecting", "collected", "collection"],
            &["verify", "verifies", "verified", "verification"],
            &["register", "registration", "registered"],
            &["prepare", "preparing", "preparation"],
            &["discharge", "discharges", "discharged", "discharging"],
            &["label", "labelled", "labeled", "labels"],
            &["assess", "assesses", "assessment"],
            &["copy", "copies", "copied"],
            &["patient", "patients", "patient's"],
            &["bill", "bills", "billing"],
            &["referral", "referrals", "refer", "referred"],
        ] {
            for word in group {
                assert_eq!(stem(word), stem(group[0]), "{word}");
            }
        }
        assert_ne!(stem("order"), stem("orderly"));
        assert_ne!(stem("test"), stem("text"));
    }

    #[test]
    fn knows_participles() {
        for word in ["approved", "sent", "drawn", "ready", "paid"] {
            assert!(is_participle(word), "{word}");
        }
        for word in ["need", "supplies", "bed", "collection", "found-raising"] {
            assert!(!is_participle(word), "{word}");
        }
    }
}
