//! How messages quote the flow's own texts and list things.

/// The longest text, in characters, that a message repeats whole.
const LONGEST_QUOTE: usize = 56;

/// Returns a text of the flow in double quotes on one line, cut at a word where it is long.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(4 * LONGEST_QUOTE));
    for word in text.split_whitespace().take(LONGEST_QUOTE) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let Some((limit, _)) = line.char_indices().nth(LONGEST_QUOTE) else {
        return format!("\"{line}\"");
    };
    let cut = line[..limit].rfind(' ').unwrap_or(limit);
    format!("\"{} …\"", line[..cut].trim_end_matches([',', ';', ':']))
}

/// Returns a text as it can be typed within braces: plain, or in double quotes where it must be.
#[must_use]
pub fn in_braces(text: &str) -> String {
    let text = text.trim();
    let starts_plain = text.starts_with(|first: char| first.is_alphanumeric() || first == '<');
    let is_mark = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}' | '`') || c.is_control();
    let is_split = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    if starts_plain && !is_split && !text.contains(is_mark) {
        return text.to_owned();
    }
    // A JSON string is a double-quoted YAML text too.
    serde_json::Value::from(text).to_string()
}

/// Returns a number with what it counts: `1 hand-off`, `2 hand-offs`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Joins words as a sentence does: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn listed<S: AsRef<str>>(words: &[S]) -> String {
    let Some((last, rest)) = words.split_last() else { return String::new() };
    if rest.is_empty() {
        return last.as_ref().to_owned();
    }
    let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
    format!("{} and {}", rest.join(", "), last.as_ref())
}

/// Folds a text so that letter case, punctuation, articles and plurals do not tell two apart.
///
/// The plural is folded by the endings `-ies`, `-es` after a hiss and `-s`; what is no plural
/// ("analysis") loses its ending too, alike in every text.
#[must_use]
pub fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let telling = words.filter(|word| !matches!(*word, "a" | "an" | "the"));
    telling.map(singular).collect::<Vec<_>>().join(" ")
}

fn singular(word: &str) -> String {
    if word.chars().count() < 4 || word.ends_with("ss") {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let hissing = ["sses", "xes", "ches", "shes"];
    if hissing.iter().any(|ending| word.ends_with(ending)) {
        return word.trim_end_matches("es").to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Returns a text with its first letter as a sentence has it.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Rounds to one decimal, so that no trail of digits is printed.
#[must_use]
pub fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// Writes how far two levels are apart: `1 point`, `1.6 points`.
#[must_use]
pub fn in_points(distance: f64) -> String {
    let number = in_hundredths(distance);
    if number == "1" { "1 point".to_owned() } else { format!("{number} points") }
}

/// Writes a number with two decimals at most, halves away from zero.
#[must_use]
pub fn in_hundredths(number: f64) -> String {
    // Adding nothing makes −0 a 0.
    ((number * 100.0).round() / 100.0 + 0.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::{folded, in_braces, listed, quoted, tenths};

    #[test]
    fn prints_no_trail_of_digits() {
        assert_eq!(tenths(0.1_f64.mul_add(100.0, 20.0)).to_string(), "30");
        assert_eq!(tenths(33.333).to_string(), "33.3");
    }

    #[test]
    fn quotes_on_one_line_and_cuts_at_a_word() {
        assert_eq!(quoted("Complete\n  order"), "\"Complete order\"");
        let long = "Verified result that answers the question asked, with what to do next";
        assert_eq!(quoted(long), "\"Verified result that answers the question asked, with …\"");
        assert_eq!(quoted(&"x".repeat(90)), format!("\"{} …\"", "x".repeat(56)));
    }

    #[test]
    fn writes_texts_so_that_they_can_be_typed() {
        assert_eq!(in_braces("Bed that is ready"), "Bed that is ready");
        assert_eq!(in_braces("Bed, clean: at last"), "\"Bed, clean: at last\"");
        assert_eq!(in_braces("\"Bed\""), "\"\\\"Bed\\\"\"");
    }

    #[test]
    fn lists_as_a_sentence_does() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn folds_what_readers_take_for_the_same() {
        assert_eq!(folded("The Test Results"), folded("test result."));
        assert_eq!(folded("Copies of the boxes"), folded("copy of a box"));
        assert_ne!(folded("Test result"), folded("Test request"));
    }
}
