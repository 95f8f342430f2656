//! The words that a key lets one choose from, each with what it means in the model.

use crate::model::{
    Acceptance, ActorKind, Better, Channel, ContentScheme, Determinant, MeasureRole, Side, StepStatus,
};

/// Words to choose from, with what each stands for.
#[derive(Debug)]
pub struct Choices<T: 'static> {
    /// The words.
    pub words: &'static [&'static str],
    /// What they stand for, in the same order.
    pub values: &'static [T],
}

impl<T: Copy> Choices<T> {
    /// Returns what a word stands for.
    #[must_use]
    pub fn value(&self, word: &str) -> Option<T> {
        let index = self.words.iter().position(|known| *known == word)?;
        self.values.get(index).copied()
    }
}

impl<T: PartialEq> Choices<T> {
    /// Returns the word for a value.
    #[must_use]
    pub fn word(&self, value: &T) -> Option<&'static str> {
        let index = self.values.iter().position(|known| known == value)?;
        self.words.get(index).copied()
    }
}

macro_rules! choices {
    ($($(#[doc = $doc:literal])+ $name:ident: $kind:ident { $($word:literal => $value:ident),+ $(,)? })+) => {$(
        $(#[doc = $doc])+
        pub const $name: Choices<$kind> =
            Choices { words: &[$($word),+], values: &[$($kind::$value),+] };
    )+};
}

choices! {
    /// Inside or outside the organisation.
    SIDE: Side { "internal" => Internal, "external" => External }
    /// A role or a body.
    KIND: ActorKind { "individual" => Individual, "entity" => Entity }
    /// How well a step works.
    STATUS: StepStatus { "works" => Works, "problem" => Problem, "broken" => Broken }
    /// The way a product travels.
    CHANNEL: Channel {
        "electronic" => Electronic, "written" => Written, "verbal" => Verbal, "in-person" => InPerson
    }
    /// How the customer takes over.
    ACCEPTANCE: Acceptance {
        "read-back" => ReadBack,
        "sign-off" => SignOff,
        "acknowledgement" => Acknowledgement,
        "none" => None,
    }
    /// A published list of what a hand-off must tell.
    SCHEME: ContentScheme { "i-pass" => IPass, "sbar" => Sbar }
    /// What a measure is for.
    ROLE: MeasureRole { "outcome" => Outcome, "process" => Process, "balancing" => Balancing }
    /// Which way is good.
    BETTER: Better { "up" => Up, "down" => Down, "steady" => Steady }
    /// What of satisfaction a measure speaks to.
    DETERMINANT: Determinant {
        "reliability" => Reliability,
        "responsiveness" => Responsiveness,
        "courtesy" => Courtesy,
        "communication" => Communication,
        "competence" => Competence,
        "credibility" => Credibility,
        "understanding-the-customer" => UnderstandingTheCustomer,
        "security" => Security,
        "access" => Access,
        "tangibles" => Tangibles,
    }
}

#[cfg(test)]
mod tests {
    use super::DETERMINANT;
    use crate::model::Determinant;

    #[test]
    fn words_are_the_models_keys() {
        let keys: Vec<&str> = Determinant::ALL.iter().map(|determinant| determinant.key()).collect();
        assert_eq!(DETERMINANT.words, keys);
        assert_eq!(DETERMINANT.values, Determinant::ALL);
        assert_eq!(DETERMINANT.word(&Determinant::Access), Some("access"));
    }
}
