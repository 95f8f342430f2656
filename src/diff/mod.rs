//! What changed between two versions of a flow.
//!
//! Elements are told by what they are and not by their ids alone, so that a renamed step is the same
//! step, and a hand-off that goes to somebody else is one that moved. The order in which elements
//! stand in a file, and how it is laid out, is no change.

mod amount;
mod entries;
mod figures;
mod handoffs;
mod keys;
mod matching;
mod pairing;
mod products;
mod summary;
#[cfg(test)]
mod tests;
mod union;
mod version;
mod words;

pub use amount::Amount;
pub use figures::Figure;
pub use keys::ChangedKey;
pub use matching::Matching;
pub use pairing::Pairing;
pub use union::{Annotation, Part, State, Union};
pub use version::Version;

use entries::Entries;
use version::Indexed;
use words::Lexicon;

/// What kind of element it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The flow as a whole.
    Flow,
    /// An actor.
    Actor,
    /// A stakeholder.
    Stakeholder,
    /// A step.
    Step,
    /// A hand-off.
    Handoff,
    /// The product of a hand-off.
    Product,
    /// A measure.
    Measure,
    /// A goal.
    Goal,
    /// How ready people and organisation are.
    Readiness,
}

impl Kind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::Flow,
        Self::Actor,
        Self::Stakeholder,
        Self::Step,
        Self::Handoff,
        Self::Product,
        Self::Measure,
        Self::Goal,
        Self::Readiness,
    ];

    /// Returns the word for one.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Actor => "actor",
            Self::Stakeholder => "stakeholder",
            Self::Step => "step",
            Self::Handoff => "hand-off",
            Self::Product => "product",
            Self::Measure => "measure",
            Self::Goal => "goal",
            Self::Readiness => "readiness",
        }
    }
}

/// What happened to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It went from one actor to another.
    Moved,
    /// Something that the file says of it changed.
    Changed,
    /// It is the same under another id.
    Renamed,
}

impl Change {
    /// All changes, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Added, Self::Removed, Self::Moved, Self::Changed, Self::Renamed];

    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Renamed => "renamed",
        }
    }

    /// Returns the sign that stands beside its colour.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "-",
            Self::Moved => "→",
            Self::Changed => "~",
            Self::Renamed => "=",
        }
    }
}

/// An element in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its id, written or made up by the reader.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Of a step its actor, of a hand-off its product.
    pub detail: Option<String>,
}

/// What happened to one element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What kind of element it is.
    pub kind: Kind,
    /// What happened to it; of several things the first of [`Change::ALL`].
    pub change: Change,
    /// As it was; nothing where it was not there.
    pub before: Option<Element>,
    /// As it is; nothing where it is not there any more.
    pub after: Option<Element>,
    /// From which actor to which it went; of a hand-off both actors, before and after.
    pub moved: Option<(String, String)>,
    /// Its ids, before and after, where both are written and they differ.
    pub renamed: Option<(String, String)>,
    /// The keys that changed.
    pub keys: Vec<ChangedKey>,
}

/// What changed between two versions of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Titles of the flow, before and after.
    pub titles: (String, String),
    /// What happened, by kind, and within a kind by change.
    pub entries: Vec<Entry>,
    /// Figures before and after.
    pub figures: Vec<Figure>,
    /// Who is who.
    pub matching: Matching,
}

impl Difference {
    /// Compares two versions.
    #[must_use]
    pub fn between(before: Version<'_>, after: Version<'_>) -> Self {
        let mut lexicon = Lexicon::default();
        let [old, new] = [before, after].map(|version| Indexed::new(version, &mut lexicon));
        let mut matching = matching::matching(&old, &new);
        matching.pair_exits(&old, &new);
        let entries = Entries { before: &old, after: &new, matching: &matching }.all();
        Self {
            titles: (before.flow.title().to_owned(), after.flow.title().to_owned()),
            entries,
            figures: figures::figures(before, after),
            matching,
        }
    }

    /// Tells whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the entries of a kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// Counts the elements of a kind that something happened to.
    #[must_use]
    pub fn count(&self, kind: Kind, change: Change) -> usize {
        self.of_kind(kind).filter(|entry| entry.change == change).count()
    }
}
