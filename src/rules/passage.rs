//! A hand-off together with the two actors between whom it passes.

use crate::graph::{Lane, Occurrence};
use crate::model::{Arrow, Handoff, Product};
use crate::rules::Context;
use crate::rules::wording::in_braces;
use crate::text::{SourceFile, Span};

/// A hand-off with its supplier and customer.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'run> {
    /// The hand-off.
    pub handoff: &'run Handoff,
    /// The occurrence that it leaves from.
    pub from: &'run Occurrence,
    /// The occurrence that it arrives at.
    pub to: &'run Occurrence,
    /// Who hands over.
    pub supplier: &'run Lane,
    /// Who takes away.
    pub customer: &'run Lane,
}

/// How much of a hand-off is written, which decides how a mend of it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The ends alone: `a -> b`.
    Ends,
    /// The ends and the product: `a -> b: product`.
    Product,
    /// Keys of its own, in which there is room for more.
    Keys,
}

impl<'run> Passage<'run> {
    /// Tells whether supplier and customer are two actors, so that something does pass.
    #[must_use]
    pub fn is_between_actors(&self) -> bool {
        self.supplier.actor != self.customer.actor
    }

    /// Returns the product, unless none is written or its name is blank.
    #[must_use]
    pub fn product(&self) -> Option<&'run Product> {
        self.handoff.named_product()
    }

    /// Returns the place of the product's name, or of the ends where there is none.
    #[must_use]
    pub fn product_span(&self) -> Span {
        self.product().map_or(self.handoff.ends_span, |product| product.name.span)
    }

    /// Returns the two ends as the short form writes them: `order -> tell`.
    #[must_use]
    pub fn ends(&self) -> String {
        format!("{} -> {}", self.handoff.from.as_str(), self.handoff.to.as_str())
    }

    /// Returns how a further key is written on the hand-off, as it can be typed.
    ///
    /// Where the hand-off has no keys yet, that is the whole entry with its ends and its product.
    #[must_use]
    pub fn with_key(&self, source: &SourceFile, key: &str) -> String {
        let product = match (self.form(source), self.product()) {
            (Form::Keys, _) => return key.to_owned(),
            (Form::Product, Some(product)) => name_in_braces(product),
            (Form::Product | Form::Ends, _) => "<what they take away>".to_owned(),
        };
        format!("{}: {{ product: {product}, {key} }}", self.ends())
    }

    /// Returns how a further key is written on the product, as it can be typed.
    #[must_use]
    pub fn with_product_key(&self, source: &SourceFile, key: &str) -> String {
        let Some(product) = self.product() else { return key.to_owned() };
        if product.span != product.name.span {
            return key.to_owned();
        }
        let table = format!("{{ name: {}, {key} }}", name_in_braces(product));
        match self.form(source) {
            Form::Keys => format!("product: {table}"),
            Form::Ends | Form::Product => format!("{}: {{ product: {table} }}", self.ends()),
        }
    }

    /// Returns how much of the hand-off is written.
    #[must_use]
    pub fn form(&self, source: &SourceFile) -> Form {
        if self.handoff.arrow == Arrow::Keys {
            return Form::Keys;
        }
        let after_ends = |end: u32| source.slice(Span::new(self.handoff.ends_span.end, end));
        let is_mark = |c: char| c.is_whitespace() || matches!(c, ':' | '"' | '\'');
        match &self.handoff.product {
            Some(product) if after_ends(product.name.span.start).chars().all(is_mark) => Form::Product,
            None if after_ends(self.handoff.span.end).chars().all(is_mark) => Form::Ends,
            _ => Form::Keys,
        }
    }
}

/// The most characters of a product that a help line repeats; a picture shows no more either.
const LONGEST_NAME: usize = 80;

fn name_in_braces(product: &Product) -> String {
    let is_short = product.name.chars().nth(LONGEST_NAME).is_none();
    if is_short { in_braces(&product.name) } else { "<the product>".to_owned() }
}

/// Returns every hand-off with its two actors, in file order.
pub fn all<'run>(context: &Context<'run>) -> impl Iterator<Item = Passage<'run>> + use<'run> {
    let Context { flow, graph, .. } = *context;
    flow.handoffs.iter().enumerate().filter_map(move |(index, handoff)| {
        let (from, to) = graph.ends(graph.link_of_handoff(index)?);
        Some(Passage {
            handoff,
            from: &graph.petgraph()[from],
            to: &graph.petgraph()[to],
            supplier: graph.lane_of(from),
            customer: graph.lane_of(to),
        })
    })
}

/// Returns the hand-offs whose ends belong to different actors, in file order.
pub fn between_actors<'run>(context: &Context<'run>) -> impl Iterator<Item = Passage<'run>> + use<'run> {
    all(context).filter(Passage::is_between_actors)
}
