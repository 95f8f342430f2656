//! How far one text says what another says already.

use super::lexicon::{Kinds, kinds};
use super::stem::stem;
use super::token::Words;
use std::collections::HashSet;

/// The share of stems in common from which two texts say the same.
const SAME: f64 = 0.6;

/// Tells whether `product` says nothing that `step` does not: its stems are all in the step's
/// text, or the two have so many in common that what differs is wording (Jaccard index of 0.6).
///
/// ```
/// use handoffs::rules::words::restates;
///
/// assert!(restates("Drawing blood", "Draw the blood"));
/// assert!(restates("Verified result", "Verify the result"));
/// assert!(!restates("Specimen fit for testing", "Draw blood"));
/// ```
#[must_use]
pub fn restates(product: &str, step: &str) -> bool {
    let (product, step) = (Words::of(product), Words::of(step));
    let (product, step) = (stems(&product), stems(&step));
    if product.is_empty() {
        return false;
    }
    let common = product.intersection(&step).count();
    let all = product.len() + step.len() - common;
    common == product.len() || common as f64 / all as f64 >= SAME
}

fn stems(words: &Words) -> HashSet<std::borrow::Cow<'_, str>> {
    words.iter().filter(|word| !kinds(word).has(Kinds::STOP)).map(stem).collect()
}

#[cfg(test)]
mod tests {
    use super::restates;

    #[test]
    fn meets_irregular_forms_and_nouns_of_verbs() {
        for (product, step) in [
            ("Blood drawn", "Draw blood"),
            ("Letter sent to the patient", "Send the letter to the patient"),
            ("Sample taken", "Take a sample"),
            ("Collection of the specimen", "Collect the specimen"),
            ("Application is reviewed", "Review application"),
            ("Order", "Order the test"),
            ("Verified and signed test result", "Verify and sign the test result"),
        ] {
            assert!(restates(product, step), "{product} / {step}");
        }
    }

    #[test]
    fn lets_pass_what_says_more() {
        for (product, step) in [
            ("Complete order that states the question", "Order the test"),
            ("Patient can say what the test will tell", "Explain the test"),
            ("Specimen that the laboratory can test", "Draw blood"),
            ("", "Draw blood"),
            ("The", "The"),
            ("Answer", ""),
        ] {
            assert!(!restates(product, step), "{product} / {step}");
        }
    }
}
