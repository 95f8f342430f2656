//! The level at which each rule speaks.

use super::Selector;
use crate::diagnostic::{AnyRule, Severity};
use crate::syntax::keys::{Choices, PROFILES};
use std::collections::HashMap;

/// A rule's level in the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The rule is silent.
    Off,
    /// The rule speaks at this severity.
    At(Severity),
}

impl Level {
    /// Reads a level's word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "off" => Some(Self::Off),
            "info" => Some(Self::At(Severity::Info)),
            "warning" => Some(Self::At(Severity::Warning)),
            "error" => Some(Self::At(Severity::Error)),
            _ => None,
        }
    }
}

/// How much is asked of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// While a group is still talking: errors, and hand-offs without product or measure.
    Draft,
    /// Each rule at its own level.
    #[default]
    Review,
    /// Every info is a warning.
    Strict,
}

impl Profile {
    /// The profiles, each with its word.
    pub(super) const CHOICES: Choices<Self> =
        Choices { words: PROFILES, values: &[Self::Draft, Self::Review, Self::Strict] };

    /// Returns the word for the profile.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::CHOICES.word(&self).expect("each profile has a word")
    }

    fn severity(self, rule: &AnyRule, severity: Severity) -> Option<Severity> {
        match self {
            Self::Draft => {
                let speaks = severity == Severity::Error || matches!(rule.code(), "H001" | "H002");
                speaks.then_some(severity)
            }
            Self::Review => Some(severity),
            Self::Strict => Some(severity.max(Severity::Warning)),
        }
    }
}

/// The level of every rule in one run.
///
/// The profile is the base; a level that the workspace names for a family overrides it, and one
/// for a rule overrides that. What the command line ignores or does not select is silent.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    /// The base.
    pub profile: Profile,
    /// Levels that the workspace names.
    pub named: HashMap<Selector, Level>,
    /// The only rules that may speak; empty for all.
    pub selected: Vec<Selector>,
    /// Rules that are silent in this run.
    pub ignored: Vec<Selector>,
}

impl Levels {
    /// The faults that leave something unchecked; no configuration, waiver or baseline hides them.
    pub const UNREADABLE: [&'static str; 3] = ["S001", "S007", "S009"];

    /// Tells whether a rule is one of [`Levels::UNREADABLE`].
    #[must_use]
    pub fn is_unreadable(rule: &AnyRule) -> bool {
        Self::UNREADABLE.contains(&rule.code())
    }

    /// Returns the severity of a finding of `rule`, or nothing where the rule is silent.
    ///
    /// `found` is what the rule says of this finding. Where that is milder than the rule's own
    /// level, a named level does not make it graver again.
    #[must_use]
    pub fn severity(&self, rule: impl Into<AnyRule>, found: Severity) -> Option<Severity> {
        let rule = rule.into();
        if Self::is_unreadable(&rule) {
            return Some(found);
        }
        let is_selected = |selector: &Selector| selector.matches(&rule);
        let is_left_out = !self.selected.is_empty() && !self.selected.iter().any(is_selected);
        if is_left_out || self.ignored.iter().any(is_selected) {
            return None;
        }
        let of_rule = self.named.get(&Selector::of(&rule));
        match of_rule.or_else(|| self.named.get(&Selector::Family(rule.family()))) {
            Some(Level::Off) => None,
            Some(Level::At(level)) if found < rule.level() => Some(found.min(*level)),
            Some(Level::At(level)) => Some(*level),
            None => self.profile.severity(&rule, found),
        }
    }

    /// Tells whether `rule` itself is named, and not just its family: as one to be heard, or with a
    /// level.
    #[must_use]
    pub fn names(&self, rule: impl Into<AnyRule>) -> bool {
        let itself = Selector::of(&rule.into());
        self.selected.contains(&itself) || self.named.contains_key(&itself)
    }

    /// Tells whether `rule` may speak at all.
    #[must_use]
    pub fn is_on(&self, rule: impl Into<AnyRule>) -> bool {
        let rule = rule.into();
        let level = rule.level();
        self.severity(rule, level).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Levels, Profile, Selector};
    use crate::diagnostic::{Family, RuleMeta, Severity};

    static H001: RuleMeta = RuleMeta {
        code: "H001",
        name: "h-one",
        level: Severity::Warning,
        since: "0.1.0",
        fix: crate::diagnostic::Mend::No,
        page: "",
    };
    static H003: RuleMeta = RuleMeta { code: "H003", name: "h-three", level: Severity::Info, ..H001 };
    static P001: RuleMeta = RuleMeta { code: "P001", name: "p-one", ..H001 };
    static S001: RuleMeta = RuleMeta { code: "S001", name: "s-one", level: Severity::Error, ..H001 };

    fn level(levels: &Levels, meta: &'static RuleMeta) -> Option<Severity> {
        levels.severity(meta, meta.level)
    }

    #[test]
    fn profiles() {
        let of = |profile| Levels { profile, ..Levels::default() };
        let draft = of(Profile::Draft);
        assert_eq!(level(&draft, &H001), Some(Severity::Warning));
        assert_eq!(level(&draft, &P001), None);
        assert_eq!(level(&draft, &S001), Some(Severity::Error));
        assert_eq!(level(&of(Profile::Review), &H003), Some(Severity::Info));
        assert_eq!(level(&of(Profile::Strict), &H003), Some(Severity::Warning));
    }

    #[test]
    fn the_more_special_name_wins() {
        let family = (Selector::Family(Family::Handoff), Level::Off);
        let rule = (Selector::Rule("H003"), Level::At(Severity::Error));
        let levels = Levels { named: [family, rule].into(), ..Levels::default() };
        assert_eq!(level(&levels, &H001), None);
        assert_eq!(level(&levels, &H003), Some(Severity::Error));
        assert_eq!(level(&levels, &P001), Some(Severity::Warning));
    }

    #[test]
    fn a_finding_that_the_rule_lowered_stays_lower() {
        let named = [(Selector::Rule("P001"), Level::At(Severity::Error))].into();
        let levels = Levels { named, ..Levels::default() };
        assert_eq!(levels.severity(&P001, Severity::Warning), Some(Severity::Error));
        assert_eq!(levels.severity(&P001, Severity::Info), Some(Severity::Info));
    }

    #[test]
    fn selecting_and_ignoring() {
        let selected = vec![Selector::Family(Family::Handoff)];
        let ignored = vec![Selector::Rule("H003")];
        let levels = Levels { selected, ignored, ..Levels::default() };
        assert!(levels.is_on(&H001) && !levels.is_on(&H003) && !levels.is_on(&P001));
        assert!(levels.is_on(&S001), "an unreadable file is never silent");
    }
}
