//! Whether a step begins with a verb.

use super::actor_names::ActorNames;
use super::lexicon::{Kinds, VERB_LIKE, kinds};
use super::stem::{base_of_ing, base_of_third_person};
use super::token::Words;

/// Endings of nouns that no verb has but those in the lists.
const NOUN_ENDINGS: [&str; 9] = ["tion", "sion", "ness", "ity", "ance", "ence", "ship", "ism", "ology"];

/// How a step's text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// With a verb, or with what may be one.
    Open,
    /// With an actor's name.
    Actor,
    /// With a word that is no verb.
    OtherWord,
}

/// Tells how a step's text begins; what no list knows may be a verb.
///
/// ```
/// use handoffs::rules::words::{ActorNames, Opening, opening};
///
/// let names = ActorNames::of(["Lab technician"]);
/// assert_eq!(opening("Draw blood", &names), Opening::Open);
/// assert_eq!(opening("Blood draw", &names), Opening::OtherWord);
/// assert_eq!(opening("Lab technician draws blood", &names), Opening::Actor);
/// ```
#[must_use]
pub fn opening(text: &str, names: &ActorNames) -> Opening {
    let words = Words::of(text);
    let first = words.get(0);
    let is = kinds(first);
    let length = names.at(&words, 0);
    let is_thing = is.has(Kinds::ING_NOUN) && !kinds(words.get(1)).has(Kinds::OBJECT);
    let is_verb_form = !is_thing && base_of_ing(first).is_some() || base_of_third_person(first).is_some();
    if length > 0 && length < words.len() && !(is.has(VERB_LIKE) && length == 1) {
        return Opening::Actor;
    }
    // "When the bed is free, …" and "Carefully …" come before a verb; a hyphen may hide one.
    let leads_in =
        matches!(first, "if" | "when" | "where" | "once" | "after" | "before" | "on" | "up" | "to" | "as");
    if words.is_empty() || leads_in || is.has(VERB_LIKE) || is_verb_form || first.contains('-') {
        return Opening::Open;
    }
    let other = Kinds::DETERMINER
        | Kinds::PREPOSITION
        | Kinds::ARTEFACT
        | Kinds::MASS
        | Kinds::PERSON
        | Kinds::ROLE
        | Kinds::PROCESS
        | Kinds::ING_NOUN;
    let ends_as_noun = first.len() > 6 && NOUN_ENDINGS.iter().any(|ending| first.ends_with(ending));
    if is.has(other) || ends_as_noun { Opening::OtherWord } else { Opening::Open }
}

#[cfg(test)]
mod tests {
    use super::{Opening, opening};
    use crate::rules::words::ActorNames;

    #[test]
    fn lets_verbs_and_unknown_words_pass() {
        let names = ActorNames::of(["Order desk", "Support"]);
        for text in [
            "Order the test",
            "Triage the call",
            "Centrifuge for 10 minutes",
            "Drawing blood",
            "Checks the form",
            "Manually enter the data",
            "When the bed is free, call the ward",
            "Re-draw blood",
            "Frobnicate the widget",
            "Support families",
            "To do",
            "採血する",
            "",
        ] {
            assert_eq!(opening(text, &names), Opening::Open, "{text}");
        }
    }

    #[test]
    fn finds_what_is_no_verb() {
        let names = ActorNames::of(["Order desk"]);
        for text in ["The test", "Patient arrives", "Authorisation", "Specimen", "Meeting with the family"] {
            assert_eq!(opening(text, &names), Opening::OtherWord, "{text}");
        }
        assert_eq!(opening("Order desk enters the order", &names), Opening::Actor);
    }
}
