//! The nearest of several words, for "did you mean".

/// Words longer than this, in bytes, are compared to nothing.
const LONGEST: usize = 64;

/// A word that another most likely stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near<'words> {
    /// The word.
    pub word: &'words str,
    /// Whether no other is as near, and numbers and single letters are the same.
    pub is_sure: bool,
    /// Whether, besides, no other comes into question at all.
    pub is_only: bool,
}

/// Finds the candidate that `word` most likely stands for.
///
/// Same words in another case, order or joined otherwise (`confirmed_by`, `accurate and
/// complete`) come first, then those a few slips away (optimal string alignment distance of at
/// most a third of the letters).
#[must_use]
pub fn nearest<'words>(
    word: &str,
    candidates: impl IntoIterator<Item = &'words str>,
) -> Option<Near<'words>> {
    if word.len() > LONGEST {
        return None;
    }
    let bare = bare(word);
    let words = sorted_words(word);
    let letters = bare.chars().count();
    let allowed = (letters / 3).clamp(1, 4);
    // Any letter is one slip away from any other, which says nothing.
    let is_arbitrary = |candidate: &str| letters == 1 && candidate.chars().count() == 1;
    let mut best: Option<(usize, &str)> = None;
    let mut second: Option<usize> = None;
    for candidate in candidates.into_iter().filter(|candidate| candidate.len() <= LONGEST) {
        let distance = if candidate == word {
            continue;
        } else if self::bare(candidate) == bare || sorted_words(candidate) == words {
            0
        } else if candidate.len().abs_diff(word.len()) > 4 * allowed || is_arbitrary(candidate) {
            continue;
        } else {
            strsim::osa_distance(&self::bare(candidate), &bare)
        };
        if distance > allowed {
            continue;
        }
        match best {
            Some((least, _)) if least <= distance => {
                second = Some(second.map_or(distance, |second| second.min(distance)));
            }
            _ => {
                second = best.map(|(least, _)| least).or(second);
                best = Some((distance, candidate));
            }
        }
    }
    let (distance, candidate) = best?;
    let is_alike = marks(candidate) == marks(word);
    Some(Near {
        word: candidate,
        is_sure: is_alike && second.is_none_or(|second| second > distance),
        is_only: is_alike && second.is_none(),
    })
}

/// Returns the numbers and single letters by which people tell things apart: `ward-3`, `nurse-b`.
fn marks(word: &str) -> Vec<&str> {
    let is_mark = |part: &&str| part.chars().count() == 1 || part.contains(char::is_numeric);
    word.split(|c: char| !c.is_alphanumeric()).filter(is_mark).collect()
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
            assert_eq!(nearest(word, keys).map(|near| near.word), Some(expected), "{word}");
        }
        for word in ["xylophone", "", "x", "costume-rental"] {
            assert_eq!(nearest(word, keys), None, "{word}");
        }
        assert_eq!(nearest(&"a".repeat(10_000), keys), None);
        assert_eq!(nearest("c", ["a", "b"]), None, "any letter is a slip of any other");
        assert_eq!(nearest("i", ["id"]).map(|near| near.word), Some("id"));
    }
    #[test]
    fn is_sure_where_nothing_else_may_be_meant() {
        let sure = |word, candidates: &[&'static str]| {
            let near = nearest(word, candidates.iter().copied()).unwrap();
            (near.is_sure, near.is_only)
        };
        assert_eq!(sure("tecnician", &["technician", "patient"]), (true, true));
        assert_eq!(sure("chanel", &["chance", "channel"]), (true, false), "another is near too");
        assert_eq!(sure("nurse-c", &["nurse-a", "nurse-b"]), (false, false));
        assert_eq!(sure("test", &["text", "rest"]), (false, false), "both are as near");
        assert_eq!(sure("ward-3", &["ward-2"]), (false, false), "a number may be meant");
        assert_eq!(sure("nurse-c", &["nurse-b"]), (false, false), "and a letter too");
    }
}
