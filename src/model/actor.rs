//! Who takes part in a flow, and who has an interest in it.

use super::{Id, Waiver};
use crate::text::{Span, Spanned};

/// On which side of the border of the organisation whose flow it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// Part of the organisation.
    #[default]
    Internal,
    /// Outside it.
    External,
}

/// A person's role, or a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ActorKind {
    /// A role that one person fills.
    #[default]
    Individual,
    /// A team, an agency, a system.
    Entity,
}

/// Who takes part in a flow: supplier in one hand-off, customer in another.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// The actor's key in the file.
    pub id: Spanned<Id>,
    /// What people call the actor; made from the id where the file gives none.
    pub name: Spanned<String>,
    /// Inside or outside the organisation; internal where the file says nothing.
    pub side: Option<Spanned<Side>>,
    /// A person's role or a body; individual where the file says nothing.
    pub kind: Option<Spanned<ActorKind>>,
    /// A remark for readers.
    pub note: Option<Spanned<String>>,
    /// An address with more about the actor.
    pub link: Option<Spanned<String>>,
    /// The whole entry.
    pub span: Span,
}

impl Actor {
    /// Tells whether the actor is outside the organisation.
    #[must_use]
    pub fn is_external(&self) -> bool {
        self.side.as_ref().is_some_and(|side| side.value == Side::External)
    }

    /// Tells whether the actor is a body and not a person's role.
    #[must_use]
    pub fn is_entity(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.value == ActorKind::Entity)
    }
}

/// Somebody with an interest in the flow whom it hands no product.
#[derive(Debug, Clone, PartialEq)]
pub struct Stakeholder {
    /// Who.
    pub actor: Actor,
    /// What they want of the flow.
    pub interest: Option<Spanned<String>>,
    /// Findings that somebody answers for.
    pub waivers: Vec<Waiver>,
}
