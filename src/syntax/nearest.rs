//! The nearest of several words, for "did you mean".

/// Words longer than this, in bytes, are compared to nothing.
const LONGEST: usize = 64;

/// Finds the candidate that `word` most likely stands for.
///
/// Same words in another case, order or joined otherwise (`confirmed_by`, `accurate and
/// complete`) come first, then those a few slips away (optimal string alignment distance of at
/// most a third of the letters).
#[must_use]
pub fn nearest<'words>(word: &str, candidates: impl IntoIterator<Item = &'words str>) -> Option<&'words str> {
    if word.len() > LONGEST {
        return None;
    }
    let bare = bare(word);
    let words = sorted_words(word);
    let allowed = (bare.chars().count() / 3).clamp(1, 4);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.into_iter().filter(|candidate| candidate.len() <= LONGEST) {
        let distance = if candidate == word {
            continue;
        } else if self::bare(candidate) == bare || sorted_words(candidate) == words {
            0
        } else if candidate.len().abs_diff(word.len()) > 4 * allowed {
            continue;
        } else {
            strsim::osa_distance(&self::bare(candidate), &bare)
        };
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Leaves letters and digits in lower case.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn sorted_words(word: &str) -> Vec<String> {
    let mut words: Vec<String> = word
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_case_and_order() {
        let keys = ["customer", "confirmed-by", "complete-and-accurate", "need", "note"];
        for (word, expected) in [
            ("custommer", "customer"),
            ("customers", "customer"),
            ("Customer", "customer"),
            ("confirmedBy", "confirmed-by"),
            ("confirmed_by", "confirmed-by"),
            ("by-confirmed", "confirmed-by"),
            ("accurate-and-complete", "complete-and-accurate"),
            ("ened", "need"),
            ("notes", "note"),
        ] {
            assert_eq!(nearest(word, keys), Some(expected), "{word}");
        }
        for word in ["xylophone", "", "x", "costume-rental"] {
            assert_eq!(nearest(word, keys), None, "{word}");
        }
        assert_eq!(nearest(&"a".repeat(10_000), keys), None);
    }
}
