//! What one actor does, decides, waits for, starts or ends.

use super::{Id, Share, TimeRange, Waiver};
use crate::text::{Span, Spanned};

/// What kind of step it is; it decides the shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// `does`: work; a box.
    Does,
    /// `decides`: a question with several answers; a diamond.
    Decides,
    /// `starts`: where the flow begins; rounded.
    Starts,
    /// `ends`: where it ends; rounded.
    Ends,
    /// `waits`: time passes; a delay.
    Waits,
    /// `calls`: another flow; a predefined process. The text is the other file's path.
    Calls,
}

impl StepKind {
    /// All kinds, in the order of the keys.
    pub const ALL: [Self; 6] =
        [Self::Does, Self::Decides, Self::Starts, Self::Ends, Self::Waits, Self::Calls];

    /// Returns the key that the file uses for it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Does => "does",
            Self::Decides => "decides",
            Self::Starts => "starts",
            Self::Ends => "ends",
            Self::Waits => "waits",
            Self::Calls => "calls",
        }
    }
}

/// How well a step works today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepStatus {
    /// It does what it should.
    Works,
    /// It gives trouble.
    Problem,
    /// It fails.
    Broken,
}

/// A way out of a step to another step of the same actor (`then`).
#[derive(Debug, Clone, PartialEq)]
pub struct Exit {
    /// The step that follows.
    pub to: Spanned<Id>,
    /// The answer that leads this way.
    pub when: Option<Spanned<String>>,
    /// How often it is taken.
    pub chance: Option<Spanned<Share>>,
    /// The whole entry.
    pub span: Span,
}

/// What one actor does; its place in a picture is that actor's lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The step's key in the file.
    pub id: Spanned<Id>,
    /// Who does it; absent only where the file forgot to say.
    pub actor: Option<Spanned<Id>>,
    /// What kind of step it is.
    pub kind: StepKind,
    /// What is done, asked, waited for or called; the id where the file forgot to say.
    pub text: Spanned<String>,
    /// The steps of the same actor that follow.
    pub exits: Vec<Exit>,
    /// How long it takes.
    pub takes: Option<Spanned<TimeRange>>,
    /// Whether the customer would pay for it.
    pub adds_value: Option<Spanned<bool>>,
    /// How well it works today.
    pub status: Option<Spanned<StepStatus>>,
    /// Papers and files that are used or made.
    pub documents: Vec<Spanned<String>>,
    /// A remark for readers.
    pub note: Option<Spanned<String>>,
    /// An address with more about the step.
    pub link: Option<Spanned<String>>,
    /// Whether the customer sees it happen.
    pub visible_to_customer: Option<Spanned<bool>>,
    /// The titled column across the lanes that it stands in.
    pub phase: Option<Spanned<String>>,
    /// Findings that somebody answers for.
    pub waivers: Vec<Waiver>,
    /// The whole entry.
    pub span: Span,
}

impl Step {
    /// Makes a step of which only the id is known: it does something, called by the id.
    #[must_use]
    pub fn new(id: Spanned<Id>, span: Span) -> Self {
        Self {
            text: Spanned::new(id.value.to_string(), id.span),
            id,
            actor: None,
            kind: StepKind::Does,
            exits: Vec::new(),
            takes: None,
            adds_value: None,
            status: None,
            documents: Vec::new(),
            note: None,
            link: None,
            visible_to_customer: None,
            phase: None,
            waivers: Vec::new(),
            span,
        }
    }
}
