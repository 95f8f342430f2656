//! What a picture is of: a flow with all that its views ask about its hand-offs.

use super::comparison::Comparison;
use super::figure::Lack;
use super::highlight::Highlight;
use super::measure_words;
use super::review::{Remark, Review};
use crate::graph::{FlowGraph, LinkIndex};
use crate::model::{Acceptance, Flow, Handoff, Measure, Product, Shared};
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::wording::counted;

/// The most hand-offs that a description tells one by one; it says how many more there are.
const MOST_TOLD: usize = 60;

/// The rule that asks for a product.
pub(super) const NO_PRODUCT: &str = "H001";
/// The rule that asks for a measure.
pub(super) const NO_MEASURE: &str = "H002";

/// A flow to be drawn.
#[derive(Debug)]
pub struct Motif<'run> {
    pub(super) flow: &'run Flow,
    pub(super) shared: &'run Shared,
    pub(super) graph: &'run FlowGraph,
    measures: MeasuresById<'run>,
    review: Option<&'run Review>,
    highlight: Option<&'run Highlight>,
    comparison: Option<&'run Comparison<'run>>,
    is_bare: bool,
}

impl<'run> Motif<'run> {
    /// Makes the motif of a flow, what its workspace shares and its graph.
    #[must_use]
    pub fn new(flow: &'run Flow, shared: &'run Shared, graph: &'run FlowGraph) -> Self {
        let measures = MeasuresById::new(flow, shared);
        Self {
            flow,
            shared,
            graph,
            measures,
            review: None,
            highlight: None,
            comparison: None,
            is_bare: false,
        }
    }

    /// Adds what the rules found on the flow.
    #[must_use]
    pub fn reviewed(self, review: &'run Review) -> Self {
        Self { review: Some(review), ..self }
    }

    /// Lets parts of the flow stand out.
    #[must_use]
    pub fn highlighted(self, highlight: &'run Highlight) -> Self {
        Self { highlight: Some(highlight), ..self }
    }

    /// Shows what changed between two versions, of which the flow is the union.
    #[must_use]
    pub fn compared(self, comparison: &'run Comparison<'run>) -> Self {
        Self { comparison: Some(comparison), ..self }
    }

    /// Leaves out what the page around the picture says: title and purpose, counts, the list of findings.
    #[must_use]
    pub fn bare(self) -> Self {
        Self { is_bare: true, ..self }
    }

    /// Tells whether the page around the picture says what it is.
    pub(super) fn is_bare(&self) -> bool {
        self.is_bare
    }

    /// Returns what changed, where two versions are shown.
    pub(super) fn comparison(&self) -> Option<&'run Comparison<'run>> {
        self.comparison
    }

    /// Returns what stands out, if anything is to.
    pub(super) fn highlight(&self) -> Option<&'run Highlight> {
        self.highlight
    }

    /// Returns the findings that the picture tells; nothing where none are wanted.
    pub(super) fn remarks(&self) -> Option<&'run [Remark]> {
        self.review?.remarks()
    }

    /// Returns why a hand-off may lack what a rule asks for.
    pub(crate) fn reason(&self, handoff: &Handoff, code: &'static str) -> Option<&'run str> {
        self.review?.reason(handoff.id.as_str(), code)
    }

    /// Returns the hand-off behind a link, unless it is a `then`.
    pub(crate) fn handoff(&self, link: LinkIndex) -> Option<&'run Handoff> {
        self.graph.handoff(self.flow, link)
    }

    /// Returns the product of a link, unless none is named.
    pub(super) fn product(&self, link: LinkIndex) -> Option<&'run Product> {
        self.handoff(link)?.product.as_ref().filter(|product| !product.name.trim().is_empty())
    }

    /// Returns the measures of a hand-off that are known.
    pub(crate) fn measures_of(&self, handoff: &'run Handoff) -> Vec<&'run Measure> {
        handoff.measures.iter().filter_map(|measure| self.measures.resolve(measure)).collect()
    }

    /// Returns what a hand-off lacks; one that is written as a `then` lacks its product.
    pub(crate) fn lack(&self, link: LinkIndex) -> Lack {
        let Some(handoff) = self.handoff(link) else { return Lack::Product };
        let lacks_product = handoff.product.is_none();
        let lacks_measure = handoff.measures.is_empty();
        if lacks_product && self.reason(handoff, NO_PRODUCT).is_none() {
            Lack::Product
        } else if lacks_measure && self.reason(handoff, NO_MEASURE).is_none() {
            Lack::Measure
        } else if lacks_product || lacks_measure {
            Lack::Waived
        } else {
            Lack::Nothing
        }
    }

    /// Returns the links that pass from one actor to another, in the order of the process.
    ///
    /// In a flow without steps that is the order of the file.
    pub(crate) fn handoffs(&self) -> Vec<LinkIndex> {
        let crossing = self.graph.links().map(|(link, _)| link).filter(|link| self.graph.crosses(*link));
        let mut crossing: Vec<LinkIndex> = crossing.collect();
        if self.flow.steps.is_empty() {
            return crossing;
        }
        let mut place = vec![0; self.graph.occurrences().count()];
        for (position, occurrence) in self.graph.order(self.graph.back_links()).iter().enumerate() {
            place[occurrence.index()] = position;
        }
        crossing.sort_by_key(|link| (place[self.graph.ends(*link).0.index()], *link));
        crossing
    }

    /// Returns the names of supplier and customer.
    pub(super) fn actors_of(&self, link: LinkIndex) -> (&'run str, &'run str) {
        let (from, to) = self.graph.ends(link);
        (self.graph.lane_of(from).name.as_str(), self.graph.lane_of(to).name.as_str())
    }

    /// Tells a link in one sentence, without a full stop.
    pub(super) fn sentence(&self, link: LinkIndex) -> String {
        let (from, to) = self.graph.ends(link);
        if !self.graph.crosses(link) {
            let label = |index| self.graph.label(self.flow, index);
            return format!("{} leads to {}", label(from), label(to));
        }
        let (supplier, customer) = self.actors_of(link);
        match self.product(link) {
            Some(product) => format!("{supplier} hands to {customer}: {}", product.name.value),
            None => format!("{supplier} hands something unnamed to {customer}"),
        }
    }

    /// Tells a link with all that the flow says about it, for whoever points at it.
    pub(crate) fn tooltip(&self, link: LinkIndex) -> String {
        let mut told = self.sentence(link);
        let Some(handoff) = self.handoff(link).filter(|_| self.graph.crosses(link)) else { return told };
        let mut tell = |text: String| {
            if !told.ends_with(['.', '?', '!', '…']) {
                told.push('.');
            }
            told.push(' ');
            told.push_str(&text);
        };
        if let Some(need) = &handoff.need {
            tell(format!("Need: {}", need.value));
        }
        let measures: Vec<String> =
            self.measures_of(handoff).into_iter().map(measure_words::in_a_sentence).collect();
        if handoff.measures.is_empty() {
            tell("No measure".to_owned());
        } else if !measures.is_empty() {
            tell(format!("Measured by {}", measures.join("; ")));
        }
        if let Some(acceptance) = &handoff.acceptance {
            tell(taken_over(acceptance.value).to_owned());
        }
        if let Some(wait) = &handoff.wait {
            tell(format!("Waits {}", wait.value));
        }
        told
    }

    /// Returns the address with more about a link: the hand-off's, or else its first measure's.
    pub(crate) fn address(&self, link: LinkIndex) -> Option<String> {
        let handoff = self.handoff(link)?;
        let of_measure = || self.measures_of(handoff).into_iter().find_map(|measure| measure.link.as_ref());
        handoff.link.as_ref().or_else(of_measure).map(|link| link.value.clone())
    }

    /// Returns the line of counts that stands below every view.
    pub(crate) fn counts(&self) -> String {
        if let Some(comparison) = self.comparison {
            return comparison.difference.summary();
        }
        let figures = self.graph.figures(self.flow);
        let mut parts = vec![
            counted(self.graph.lanes().len(), "actor"),
            counted(self.graph.occurrences().count(), "step"),
            format!(
                "{}: {} with a product, {} with a measure",
                counted(figures.handoffs, "hand-off"),
                figures.with_product,
                figures.with_measure
            ),
        ];
        let time = self.graph.time(self.flow, self.graph.back_links());
        let about = if time.has_ranges { "about " } else { "" };
        parts.extend(time.effort.map(|time| format!("work {about}{time}")));
        // Without a single wait the lead time is not known: it is not the time of the work.
        let waits = time.lead.filter(|lead| time.process.is_none_or(|process| *lead > process));
        let measured = self.flow.lead_time.as_ref().map(|lead| lead.value);
        let of_way = waits.map(|time| format!("lead time {about}{time} on the longest way"));
        parts.extend(measured.map(|time| format!("lead time {time} as measured")).or(of_way));
        parts.join(" · ")
    }

    /// Tells the flow in sentences, for people who do not see the picture.
    pub(super) fn description(&self, counts: &str) -> String {
        if let Some(comparison) = self.comparison {
            return comparison.description(MOST_TOLD);
        }
        let handoffs = self.handoffs();
        let mut told: Vec<String> =
            handoffs.iter().take(MOST_TOLD).map(|link| self.sentence(*link)).collect();
        if handoffs.len() > MOST_TOLD {
            told.push(format!("And {} more", counted(handoffs.len() - MOST_TOLD, "hand-off")));
        }
        told.splice(0..0, self.highlight.map(Highlight::told));
        if told.is_empty() { format!("{counts}.") } else { format!("{counts}. {}.", told.join(". ")) }
    }
}

/// Tells how a customer takes over.
pub(super) fn taken_over(acceptance: Acceptance) -> &'static str {
    match acceptance {
        Acceptance::ReadBack => "Taken over by read-back",
        Acceptance::SignOff => "Taken over by sign-off",
        Acceptance::Acknowledgement => "Taken over by acknowledgement",
        Acceptance::None => "Taken over without a word",
    }
}
