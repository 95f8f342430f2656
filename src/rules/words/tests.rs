//! What holds of any text: no panic, and every place fits the text.

use super::{ActorNames, classify, first_vague, is_placeholder, opening, placeholder_mark, restates, stem};
use crate::rules::goal::reading::Reading;
use proptest::prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};

/// Texts of words that the lists hold, of numbers and marks, and of any characters.
fn texts() -> impl Strategy<Value = String> {
    let word = "draw|ordering|the|review and|pick up|so that|by|every|a|quarter|of|better|\"|“|TBD|15|%|2027-06-30|\\PC{0,6}";
    proptest::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read_without_panic(text in texts(), other in texts()) {
        let names = ActorNames::of([other.as_str()]);
        let _ = classify(&text, &names);
        let _ = opening(&text, &names);
        let _ = is_placeholder(&text);
        let _ = stem(&text.to_lowercase());
        let places = [first_vague(&text), placeholder_mark(&text), Reading::of_text(&text).amounts.first().map(|amount| amount.place.clone())];
        for place in places.into_iter().flatten() {
            prop_assert!(text.get(place).is_some_and(|words| !words.is_empty()));
        }
        let says_something = super::Words::of(&text).iter().any(|word| !super::kinds(word).has(super::Kinds::STOP));
        prop_assert_eq!(restates(&text, &text), says_something);
    }
}
