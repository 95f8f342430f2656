//! Tells a product from an activity: what the customer takes away from what the supplier does.
//!
//! The first pattern that fits decides, from those that clear a phrase to those that doubt it. A
//! wrong finding costs more than a missed one, so what no pattern fits is taken for a product.

use super::actor_names::ActorNames;
use super::lexicon::{Kinds, VERB_LIKE, kinds};
use super::stem::{base_of_ing, base_of_third_person, is_participle};
use super::token::Words;

/// How surely a phrase names an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Activity {
    /// Nothing speaks for an activity.
    Clean,
    /// It may be one.
    Possible,
    /// It is one.
    Firm,
}

impl Activity {
    fn lowered(self) -> Self {
        match self {
            Self::Firm => Self::Possible,
            Self::Possible | Self::Clean => Self::Clean,
        }
    }
}

/// Phrases that go on to say what the customer has of it.
const SOFTENERS: [&str; 7] =
    ["so that", "which lets", "that lets", "that tells", "which tells", "in order that", "so the"];

/// Verbs that say what the one before them has, whatever stands there.
const HAS_IT: [&str; 9] = ["understands", "knows", "has", "can", "is", "are", "receives", "feels", "trusts"];

/// Verbs that close a clause which belongs to the noun before it ("order the lab can read").
const CLAUSE_VERBS: [&str; 16] = [
    "can",
    "could",
    "need",
    "needs",
    "will",
    "would",
    "may",
    "might",
    "must",
    "should",
    "understand",
    "understands",
    "trust",
    "trusts",
    "asked",
    "wants",
];

/// Tells how surely `product` names an activity; `names` are those of the actors who could do it.
///
/// ```
/// use handoffs::rules::words::{Activity, ActorNames, classify};
///
/// let names = ActorNames::of(["Lab technician"]);
/// assert_eq!(classify("Draw blood", &names), Activity::Firm);
/// assert_eq!(classify("Blood collection", &names), Activity::Possible);
/// assert_eq!(classify("Labelled specimen fit for testing", &names), Activity::Clean);
/// ```
#[must_use]
pub fn classify(product: &str, names: &ActorNames) -> Activity {
    let words = Words::of(product);
    let found = by_actor(&words, names).unwrap_or_else(|| by_first_word(&words, 0));
    if found > Activity::Clean && SOFTENERS.iter().any(|softener| words.holds_phrase(softener)) {
        return found.lowered();
    }
    found
}

/// Judges "Lab technician draws blood"; nothing where no actor's name is followed by a verb.
fn by_actor(words: &Words, names: &ActorNames) -> Option<Activity> {
    let start = usize::from(kinds(words.get(0)).has(Kinds::DETERMINER));
    let length = names.at(words, start);
    let after = start + length;
    if length == 0 || after >= words.len() {
        return None;
    }
    let at = after + usize::from(words.get(after).ends_with("ly"));
    let verb = words.get(at);
    if kinds(verb).has(Kinds::OUTCOME) {
        return Some(Activity::Clean);
    }
    let base = base_of_third_person(verb);
    let is_third_person = base.is_some();
    let base = kinds(base.as_deref().unwrap_or(verb));
    let object = words.get(at + 1);
    let is_firm = base.has(Kinds::VERB)
        || (base.has(VERB_LIKE) && kinds(object).has(Kinds::OBJECT) && !clause_follows(words, at + 1))
        || (is_third_person && base.has(Kinds::RARELY_NOUN) && is_plain_object(words, at + 1));
    is_firm.then_some(Activity::Firm)
}

fn by_first_word(words: &Words, at: usize) -> Activity {
    let first = words.get(at);
    let first_kinds = kinds(first);
    if words.len() <= at || first_kinds.has(Kinds::DETERMINER) || HAS_IT.contains(&words.get(at + 1)) {
        return Activity::Clean;
    }
    if first == "to" {
        return by_infinitive(words, at + 1);
    }
    if first.ends_with("ly") && !first_kinds.has(VERB_LIKE) && kinds(words.get(at + 1)).has(VERB_LIKE) {
        return by_first_word(words, at + 1);
    }
    if first_kinds.has(Kinds::VERB) {
        return Activity::Firm;
    }
    if first.ends_with("ing") {
        return by_ing(words, at);
    }
    if first_kinds.has(VERB_LIKE) {
        return by_noun_or_verb(words, at);
    }
    if let Some(base) = base_of_third_person(first).map(|base| kinds(&base)) {
        let takes_object = base.has(VERB_LIKE) && kinds(words.get(at + 1)).has(Kinds::OBJECT);
        if base.has(Kinds::VERB) || (takes_object && !clause_follows(words, at + 1)) {
            return Activity::Firm;
        }
    }
    by_process(words, at)
}

/// Judges what stands behind "to": "to do list" is a thing.
fn by_infinitive(words: &Words, at: usize) -> Activity {
    let kinds = kinds(words.get(at));
    if kinds.has(Kinds::VERB | Kinds::RARELY_NOUN | Kinds::NOUN_OR_VERB) {
        return Activity::Firm;
    }
    Activity::Clean
}

/// Judges a phrase that begins with a word in -ing.
fn by_ing(words: &Words, at: usize) -> Activity {
    let first = words.get(at);
    let is = kinds(first);
    let base = base_of_ing(first).map(|base| kinds(&base)).unwrap_or_default();
    let next = words.get(at + 1);
    if base.has(VERB_LIKE)
        && !is.has(Kinds::ING_NOUN)
        && is_particle(first.trim_end_matches("ing"), next)
        && words.len() > at + 2
    {
        return Activity::Firm;
    }
    if is.has(Kinds::OUTCOME | Kinds::ING_ADJECTIVE) {
        return Activity::Clean;
    }
    if kinds(next).has(Kinds::OBJECT) {
        return if base.has(VERB_LIKE) { Activity::Firm } else { Activity::Clean };
    }
    let is_thing = is.has(Kinds::ING_NOUN | Kinds::ING_RESULT);
    if !base.has(VERB_LIKE) || ends_in_state(words, at) {
        return Activity::Clean;
    }
    if next.is_empty() || kinds(next).has(Kinds::PREPOSITION) {
        return match () {
            () if is_thing => Activity::Clean,
            () if base.has(Kinds::VERB) && next != "of" => Activity::Firm,
            () => Activity::Possible,
        };
    }
    let head = head(words, at + 1);
    let head_kinds = kinds(head);
    if head_kinds.has(Kinds::ROLE) && !head_kinds.has(Kinds::MASS) {
        return Activity::Clean;
    }
    if is.has(Kinds::ING_NOUN) {
        let people = head_kinds.has(Kinds::PERSON) && head.ends_with('s');
        return if people { Activity::Possible } else { Activity::Clean };
    }
    let settled = head_kinds.has(Kinds::ARTEFACT) && !is_plural(head) && !head_kinds.has(Kinds::MASS);
    match () {
        () if settled => Activity::Clean,
        () if head_kinds.has(Kinds::ATTRIBUTE) => Activity::Possible,
        () if head_kinds.has(Kinds::MASS) && !base.has(Kinds::VERB | Kinds::RARELY_NOUN) => {
            Activity::Possible
        }
        () => Activity::Firm,
    }
}

/// Judges a phrase that begins with a word which may be a noun, an adjective or a verb.
fn by_noun_or_verb(words: &Words, at: usize) -> Activity {
    let is = kinds(words.get(at));
    let next = words.get(at + 1);
    let next_kinds = kinds(next);
    if next.is_empty() {
        let stands_alone = is.has(Kinds::ARTEFACT | Kinds::MASS | Kinds::ADJECTIVE_OR_VERB);
        return if stands_alone { Activity::Clean } else { Activity::Possible };
    }
    if next_kinds.has(Kinds::OBJECT) {
        let names_a_thing = !is.has(Kinds::RARELY_NOUN) && clause_follows(words, at + 1);
        return if names_a_thing { Activity::Clean } else { Activity::Firm };
    }
    if is_particle(words.get(at), next) {
        return by_particle(words, at);
    }
    if next == "and" || next == "or" {
        return by_pair(words, at + 2);
    }
    if next_kinds.has(Kinds::PREPOSITION) {
        let doubtful = is.has(Kinds::RARELY_NOUN) && next != "of" && !is.has(Kinds::ARTEFACT);
        return if doubtful { Activity::Possible } else { Activity::Clean };
    }
    let says_what_is =
        (at + 1..words.len().min(at + 4)).any(|place| kinds(words.get(place)).has(Kinds::OUTCOME));
    if is_participle(next) || ends_in_state(words, at) || says_what_is {
        return Activity::Clean;
    }
    if is.has(Kinds::RARELY_NOUN) {
        return by_rare_noun(words, at);
    }
    if is.has(Kinds::ADJECTIVE_OR_VERB) {
        return by_process(words, at);
    }
    let process = by_process(words, at);
    if process > Activity::Clean {
        return process;
    }
    let end = end_of_noun_phrase(words, at + 1);
    let holds_artefact = (at + 1..end).any(|place| kinds(words.get(place)).has(Kinds::ARTEFACT));
    if holds_artefact { Activity::Clean } else { Activity::Possible }
}

/// Judges "draw blood" and "draw date".
fn by_rare_noun(words: &Words, at: usize) -> Activity {
    let head_kinds = kinds(head(words, at + 1));
    match () {
        () if is_plain_object(words, at + 1) => Activity::Firm,
        () if head_kinds.has(Kinds::ARTEFACT) && !is_plural(head(words, at + 1)) => Activity::Clean,
        () => Activity::Possible,
    }
}

/// Judges "pick up samples" and "pick up time".
fn by_particle(words: &Words, at: usize) -> Activity {
    let object = words.get(at + 2);
    let object_kinds = kinds(object);
    match () {
        () if object_kinds.has(Kinds::OBJECT) => Activity::Firm,
        () if object.is_empty() || object == "of" || is_participle(object) => Activity::Clean,
        () if is_plain_object(words, at + 2) && kinds(words.get(at)).has(Kinds::RARELY_NOUN) => {
            Activity::Firm
        }
        () if object_kinds.has(Kinds::PREPOSITION) => Activity::Possible,
        () if kinds(head(words, at + 2)).has(Kinds::ARTEFACT) && !is_plural(head(words, at + 2)) => {
            Activity::Clean
        }
        () => Activity::Possible,
    }
}

/// Judges what stands behind "review and": a second verb settles what the first is.
fn by_pair(words: &Words, second: usize) -> Activity {
    let is = kinds(words.get(second));
    let takes_object = kinds(words.get(second + 1)).has(Kinds::OBJECT);
    match () {
        () if is.has(Kinds::VERB) || (is.has(VERB_LIKE) && takes_object) => Activity::Firm,
        () if is.has(Kinds::RARELY_NOUN) => Activity::Possible,
        () => Activity::Clean,
    }
}

/// Judges nouns that name work being done: "sample preparation", "collection of samples".
fn by_process(words: &Words, at: usize) -> Activity {
    let end = end_of_noun_phrase(words, at + 1).min(words.len());
    let length = end - at.min(end);
    let of_something = length == 1 && words.get(end) == "of";
    let is_process = kinds(words.get(end.saturating_sub(1))).has(Kinds::PROCESS);
    if is_process && (of_something || (2..=3).contains(&length)) {
        return Activity::Possible;
    }
    Activity::Clean
}

/// Tells whether a clause with a verb of its own stands at `at`: "the lab can read".
fn clause_follows(words: &Words, at: usize) -> bool {
    (at + 1..words.len().min(at + 4))
        .take_while(|place| !kinds(words.get(*place)).has(Kinds::PREPOSITION | Kinds::DETERMINER))
        .any(|place| CLAUSE_VERBS.contains(&words.get(place)))
}

/// Returns the place behind the words that belong together before the next preposition.
fn end_of_noun_phrase(words: &Words, from: usize) -> usize {
    let is_end = |place: &usize| kinds(words.get(*place)).has(Kinds::PREPOSITION | Kinds::OBJECT);
    (from..words.len()).find(is_end).unwrap_or(words.len())
}

/// Returns the last of the words that belong together from `from` on.
fn head(words: &Words, from: usize) -> &str {
    words.get(end_of_noun_phrase(words, from).saturating_sub(1).max(from))
}

/// Tells whether what stands at `at` can be a verb's object without an article.
fn is_plain_object(words: &Words, at: usize) -> bool {
    let head = head(words, at);
    let is = kinds(head);
    let is_uncounted = ["ity", "ness", "ance", "ence"].iter().any(|ending| head.ends_with(ending));
    let is_bare = is_plural(head) || is_uncounted;
    is.has(Kinds::MASS | Kinds::PERSON) || (is_bare && !is.has(Kinds::ARTEFACT | Kinds::PREPOSITION))
}

fn is_plural(word: &str) -> bool {
    let singular = ["ss", "us", "is", "'s", "’s"].iter().any(|ending| word.ends_with(ending));
    word.len() > 3 && word.ends_with('s') && !singular && word != "series"
}

/// Tells whether the phrase ends by saying that something has come about.
fn ends_in_state(words: &Words, at: usize) -> bool {
    let last = words.get(words.len().saturating_sub(1));
    words.len() > at + 1 && kinds(last).has(Kinds::STATE)
}

/// Tells whether `next` belongs to the verb before it, as in "pick up".
fn is_particle(verb: &str, next: &str) -> bool {
    match next {
        "up" | "out" | "off" | "over" | "down" | "back" => true,
        "in" => matches!(verb, "fill" | "hand" | "sign" | "log"),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
