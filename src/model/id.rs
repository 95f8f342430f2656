//! Ids of actors, steps, hand-offs and measures.

use std::fmt;
use std::sync::Arc;

/// A name that the file uses to point to an element; cheap to clone.
///
/// Well-formed ids are lower-case words of letters (of any script) and digits joined by `-`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

impl Id {
    /// Takes the text as it is written.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(Arc::from(text.as_ref()))
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether `text` may be an id.
    #[must_use]
    pub fn is_well_formed(text: &str) -> bool {
        let is_word =
            |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase());
        !text.is_empty() && text.split('-').all(is_word)
    }

    /// Makes an id of any text: lower case, with `-` for all that an id cannot hold.
    ///
    /// Returns nothing where the text has neither letter nor digit.
    #[must_use]
    pub fn from_title(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower
            .split(|c: char| !c.is_alphanumeric() || c.is_uppercase())
            .filter(|word| !word.is_empty())
            .collect();
        (!words.is_empty()).then(|| Self::new(words.join("-")))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn knows_what_an_id_is() {
        for good in ["a", "order-placed", "n0", "étape-2", "検査"] {
            assert!(Id::is_well_formed(good), "{good}");
        }
        for bad in ["", "-", "a--b", "Order", "a b", "a_b", "a-"] {
            assert!(!Id::is_well_formed(bad), "{bad}");
        }
    }

    #[test]
    fn makes_an_id_of_a_title() {
        assert_eq!(Id::from_title("Ordering Physician (2)").unwrap(), "ordering-physician-2");
        assert_eq!(Id::from_title(" … "), None);
    }
}
