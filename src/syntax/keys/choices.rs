//! The words that a key lets one choose from, each with what it means in the model.

use crate::model::{
    Acceptance, ActorKind, Better, Channel, ChartChoice, ChartKind, ContentScheme, DateOrder, Decimal,
    Determinant, MeasureRole, RuleSet, Separator, Side, StepStatus,
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
    /// How the periods of a data file are written.
    DATES: DateOrder {
        "iso" => Iso, "day-first" => DayFirst, "month-first" => MonthFirst, "labels" => Labels
    }
    /// What stands between the cells of a data file.
    SEPARATOR: Separator { "comma" => Comma, "semicolon" => Semicolon, "tab" => Tab }
    /// What stands before the decimals in a data file.
    DECIMAL: Decimal { "point" => Point, "comma" => Comma }
    /// A set of rules for charts.
    RULES: RuleSet {
        "anhoej" => Anhoej,
        "ihi" => Ihi,
        "nhs" => Nhs,
        "western-electric" => WesternElectric,
        "nelson" => Nelson,
    }
}

/// A kind of chart, or the one that fits the data.
pub const CHART: Choices<ChartChoice> = Choices {
    words: &["auto", "run", "i", "mr", "p", "pp", "c", "u", "up", "xbar", "s", "g", "t"],
    values: &[
        ChartChoice::Auto,
        ChartChoice::Kind(ChartKind::Run),
        ChartChoice::Kind(ChartKind::Individuals),
        ChartChoice::Kind(ChartKind::MovingRange),
        ChartChoice::Kind(ChartKind::Proportion),
        ChartChoice::Kind(ChartKind::LaneyProportion),
        ChartChoice::Kind(ChartKind::Count),
        ChartChoice::Kind(ChartKind::Rate),
        ChartChoice::Kind(ChartKind::LaneyRate),
        ChartChoice::Kind(ChartKind::Mean),
        ChartChoice::Kind(ChartKind::Deviation),
        ChartChoice::Kind(ChartKind::CasesBetween),
        ChartChoice::Kind(ChartKind::TimeBetween),
    ],
};

#[cfg(test)]
mod tests {
    use super::{CHART, DETERMINANT, RULES};
    use crate::model::{ChartChoice, ChartKind, Determinant, RuleSet};

    #[test]
    fn words_are_the_models_keys() {
        let keys: Vec<&str> = Determinant::ALL.iter().map(|determinant| determinant.key()).collect();
        assert_eq!(DETERMINANT.words, keys);
        assert_eq!(DETERMINANT.values, Determinant::ALL);
        assert_eq!(DETERMINANT.word(&Determinant::Access), Some("access"));
    }

    #[test]
    fn kinds_of_charts_and_rules_are_the_models() {
        assert_eq!(CHART.words[1..], ChartKind::ALL.map(ChartKind::word));
        assert_eq!(CHART.values[1..], ChartKind::ALL.map(ChartChoice::Kind));
        assert_eq!(RULES.words, RuleSet::ALL.map(RuleSet::word));
        assert_eq!(RULES.values, RuleSet::ALL);
    }
}
