//! Names of rules as people write them: a code, a family's letter or a rule's name.

use crate::diagnostic::{AnyRule, Family, OwnMeta, RuleMeta};
use crate::syntax::nearest;
use std::collections::HashMap;
use std::sync::Arc;

/// One rule or a family of rules.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Selector {
    /// All rules of a family.
    Family(Family),
    /// The program's rule with this code.
    Rule(&'static str),
    /// The rule of a workspace with this name.
    Own(Arc<str>),
}

impl Selector {
    /// Returns the selector that names just this rule.
    #[must_use]
    pub fn of(rule: &AnyRule) -> Self {
        match rule {
            AnyRule::Carried(meta) => Self::Rule(meta.code),
            AnyRule::Own(own) => Self::Own(Arc::from(own.name.as_str())),
        }
    }

    /// Tells whether `rule` is meant.
    #[must_use]
    pub fn matches(&self, rule: &AnyRule) -> bool {
        match (self, rule) {
            (Self::Family(family), _) => rule.family() == *family,
            (Self::Rule(code), AnyRule::Carried(meta)) => meta.code == *code,
            (Self::Own(name), AnyRule::Own(own)) => own.name == **name,
            (Self::Rule(_), AnyRule::Own(_)) | (Self::Own(_), AnyRule::Carried(_)) => false,
        }
    }

    /// Returns the family of the rule that is meant; nothing where a whole family is.
    #[must_use]
    pub fn family_of_rule(&self) -> Option<Family> {
        match self {
            Self::Family(_) => None,
            Self::Rule(code) => Family::of_code(code),
            Self::Own(_) => Some(Family::Own),
        }
    }
}

/// A name that no rule and no family has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule `{text}`")]
pub struct UnknownRule {
    /// What was written.
    pub text: String,
    /// The code or name that was probably meant.
    pub suggestion: Option<String>,
}

/// The rules that configuration may speak of.
///
/// The rules themselves stand further down the layers, so their list is handed in.
#[derive(Debug, Default)]
pub struct Catalogue {
    metas: Vec<&'static RuleMeta>,
    own: Vec<AnyRule>,
    by_name: HashMap<String, AnyRule>,
}

impl Catalogue {
    /// Takes the rules that there are.
    pub fn new(metas: impl IntoIterator<Item = &'static RuleMeta>) -> Self {
        let metas: Vec<&'static RuleMeta> = metas.into_iter().collect();
        let names = metas.iter().flat_map(|meta| [(meta.code, *meta), (meta.name, *meta)]);
        let by_name = names.map(|(name, meta)| (name.to_owned(), AnyRule::from(meta))).collect();
        Self { metas, own: Vec::new(), by_name }
    }

    /// Returns a catalogue that knows the rules of a workspace too.
    #[must_use]
    pub fn with_own(&self, own: impl IntoIterator<Item = Arc<OwnMeta>>) -> Self {
        let own: Vec<AnyRule> = own.into_iter().map(AnyRule::Own).collect();
        let mut by_name = self.by_name.clone();
        by_name.extend(own.iter().map(|rule| (rule.code().to_owned(), rule.clone())));
        Self { metas: self.metas.clone(), own, by_name }
    }

    /// Returns all rules, those of the workspace last.
    pub fn rules(&self) -> impl Iterator<Item = AnyRule> {
        self.metas.iter().map(|meta| AnyRule::from(*meta)).chain(self.own.iter().cloned())
    }

    /// Returns the rules of the program, in their order.
    #[must_use]
    pub fn metas(&self) -> &[&'static RuleMeta] {
        &self.metas
    }

    /// Finds one rule by code (in either case) or name.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<AnyRule> {
        let text = text.trim();
        let exact = self.by_name.get(text);
        exact.or_else(|| self.by_name.get(text.to_ascii_uppercase().as_str())).cloned()
    }

    /// Reads a code, a family's letter or a name.
    ///
    /// # Errors
    /// When nothing is called so; with what was probably meant, where something is near.
    pub fn select(&self, text: &str) -> Result<Selector, UnknownRule> {
        let unknown =
            || UnknownRule { text: text.to_owned(), suggestion: self.nearest(text).map(str::to_owned) };
        self.selector(text).ok_or_else(unknown)
    }

    /// Reads a code, a family's letter or a name, and looks for nothing near.
    #[must_use]
    pub fn selector(&self, text: &str) -> Option<Selector> {
        if let Some(rule) = self.find(text) {
            return Some(Selector::of(&rule));
        }
        let letter = text.trim();
        let family = (letter.len() == 1).then(|| Family::of_code(&letter.to_ascii_uppercase()));
        family.flatten().map(Selector::Family)
    }

    /// Returns the code or name that `text` is a slip of.
    ///
    /// Compares the text with every name, so that an input with many texts needs a limit.
    #[must_use]
    pub fn nearest(&self, text: &str) -> Option<&str> {
        // Another digit makes another code, so only a digit too many or too few is a slip.
        let code = code_parts(text).and_then(|parts| {
            self.metas.iter().map(|meta| meta.code).find(|code| code_parts(code) == Some(parts))
        });
        // A name may be meant by anything longer than a code.
        let is_name = text.len() > 4;
        code.or_else(|| is_name.then(|| nearest(text, self.names())).flatten().map(|near| near.word))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.metas.iter().map(|meta| meta.name).chain(self.own.iter().map(AnyRule::code))
    }
}

/// Tells whether a text looks like a code: a letter and a number.
#[must_use]
pub fn is_like_a_code(text: &str) -> bool {
    code_parts(text).is_some()
}

/// Returns the letter and the number of what looks like a code, so that `H01` and `H001` are alike.
fn code_parts(text: &str) -> Option<(char, u32)> {
    let mut characters = text.trim().chars();
    let letter = characters.next().filter(char::is_ascii_alphabetic)?;
    let number = characters.as_str().trim_start_matches(['-', '_', ' ']);
    Some((letter.to_ascii_uppercase(), number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{Catalogue, Selector};
    use crate::config::sample::PRODUCT;
    use crate::diagnostic::{Family, RuleMeta};

    static MEASURE: RuleMeta = RuleMeta { code: "H002", name: "handoff-without-measure", ..PRODUCT };

    fn catalogue() -> Catalogue {
        Catalogue::new([&PRODUCT, &MEASURE])
    }

    #[test]
    fn reads_codes_families_and_names() {
        let catalogue = catalogue();
        for text in ["H001", "h001", "handoff-without-product", " H001 "] {
            assert_eq!(catalogue.select(text), Ok(Selector::Rule("H001")), "{text}");
        }
        assert_eq!(catalogue.select("h"), Ok(Selector::Family(Family::Handoff)));
    }

    #[test]
    fn suggests_what_was_meant() {
        let suggestion = |text: &str| catalogue().select(text).unwrap_err().suggestion;
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(suggestion("handoff-without-produkt"), some("handoff-without-product"));
        assert_eq!(suggestion("Handoff_Without_Measure"), some("handoff-without-measure"));
        assert_eq!(suggestion("H01"), some("H001"));
        assert_eq!(suggestion("H0002"), some("H002"));
        for nothing in ["H009", "", "é", "Ω1", "1", "banana", "Z"] {
            assert_eq!(suggestion(nothing), None, "{nothing}");
        }
    }
}
