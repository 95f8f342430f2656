//! Where responsibility passes: supplier, customer, product.

use super::{Id, Measure, Share, TimeRange, Waiver};
use crate::text::{Span, Spanned};

/// One end of a hand-off as the file names it: a step or an actor.
pub type End = Spanned<Id>;

/// How the two ends were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arrow {
    /// The short form `a -> b`.
    Short,
    /// The keys `from` and `to`.
    Keys,
}

/// What the customer has afterwards, said as the customer says it; never the work that makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Product {
    /// The words for it.
    pub name: Spanned<String>,
    /// The actor who confirmed that this is what they need.
    pub confirmed_by: Option<Spanned<Id>>,
    /// How the customer can tell that the product is right.
    pub accept: Vec<Spanned<String>>,
    /// The whole entry.
    pub span: Span,
}

impl Product {
    /// Makes a product of which only the name is known.
    #[must_use]
    pub fn new(name: Spanned<String>) -> Self {
        Self { span: name.span, name, confirmed_by: None, accept: Vec::new() }
    }
}

/// The way a product travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Through a system.
    Electronic,
    /// On paper.
    Written,
    /// By word of mouth, not face to face.
    Verbal,
    /// Face to face.
    InPerson,
}

/// How the customer takes responsibility over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Acceptance {
    /// Repeats what was said.
    ReadBack,
    /// Signs.
    SignOff,
    /// Says that it arrived.
    Acknowledgement,
    /// Not at all, knowingly.
    None,
}

/// A published list of what a hand-off must tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContentScheme {
    /// Illness severity, patient summary, action list, situation awareness, synthesis by receiver.
    IPass,
    /// Situation, background, assessment, recommendation.
    Sbar,
}

impl ContentScheme {
    /// Returns the elements that the scheme asks for, as ids.
    #[must_use]
    pub fn elements(self) -> &'static [&'static str] {
        match self {
            Self::IPass => &[
                "illness-severity",
                "patient-summary",
                "action-list",
                "situation-awareness",
                "synthesis-by-receiver",
            ],
            Self::Sbar => &["situation", "background", "assessment", "recommendation"],
        }
    }
}

/// What a hand-off tells, by a published scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// The scheme.
    pub scheme: Spanned<ContentScheme>,
    /// The elements that this hand-off gives, as ids.
    pub elements: Vec<Spanned<Id>>,
}

/// A measure of a hand-off: one of the flow's, or one written on the spot.
#[derive(Debug, Clone, PartialEq)]
pub enum MeasureRef {
    /// The id of a measure of the flow or its workspace.
    Named(Spanned<Id>),
    /// A measure that only this hand-off has.
    Inline(Box<Measure>),
}

/// A product, and the responsibility for it, goes from a supplier to a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Handoff {
    /// The id: written, or derived from the ends (`order-tell`, then `order-tell-2`).
    pub id: Spanned<Id>,
    /// Whether the file writes the id.
    pub id_is_written: bool,
    /// How the ends were written.
    pub arrow: Arrow,
    /// The supplier's step, or the supplier.
    pub from: End,
    /// The customer's step, or the customer.
    pub to: End,
    /// The place of the two ends together: `order -> tell`.
    pub ends_span: Span,
    /// What the customer takes away.
    pub product: Option<Product>,
    /// What the product must satisfy.
    pub need: Option<Spanned<String>>,
    /// The data that tell whether it does.
    pub measures: Vec<MeasureRef>,
    /// The ways it travels.
    pub channels: Vec<Spanned<Channel>>,
    /// How the customer takes over.
    pub acceptance: Option<Spanned<Acceptance>>,
    /// What it must tell, by a published scheme.
    pub content: Option<Content>,
    /// The answer of the decision that leads this way.
    pub when: Option<Spanned<String>>,
    /// How often it is taken.
    pub chance: Option<Spanned<Share>>,
    /// Time that passes between the supplier's last touch and the customer's first.
    pub wait: Option<Spanned<TimeRange>>,
    /// Share of what arrives that the customer can use as it is.
    pub complete_and_accurate: Option<Spanned<Share>>,
    /// Papers and files that travel along.
    pub documents: Vec<Spanned<String>>,
    /// A remark for readers.
    pub note: Option<Spanned<String>>,
    /// An address with more about the hand-off.
    pub link: Option<Spanned<String>>,
    /// Findings that somebody answers for.
    pub waivers: Vec<Waiver>,
    /// The whole entry.
    pub span: Span,
}

impl Handoff {
    /// Returns the product, unless none is written or its name is blank.
    #[must_use]
    pub fn named_product(&self) -> Option<&Product> {
        self.product.as_ref().filter(|product| !product.name.trim().is_empty())
    }

    /// Makes a hand-off of which only the two ends are known; its id is empty.
    #[must_use]
    pub fn new(arrow: Arrow, from: End, to: End, span: Span) -> Self {
        let ends_span = from.span.join(to.span);
        Self {
            id: Spanned::new(Id::new(""), ends_span),
            id_is_written: false,
            arrow,
            from,
            to,
            ends_span,
            product: None,
            need: None,
            measures: Vec::new(),
            channels: Vec::new(),
            acceptance: None,
            content: None,
            when: None,
            chance: None,
            wait: None,
            complete_and_accurate: None,
            documents: Vec::new(),
            note: None,
            link: None,
            waivers: Vec::new(),
            span,
        }
    }
}
