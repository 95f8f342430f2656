//! The questions of a flow: whom they are put to, what they are about, which answers they offer.

use crate::data::AnswerScale;
use crate::emit::is_hazardous;
use crate::graph::FlowGraph;
use crate::model::{
    Actor, Better, Determinant, Dimension, Flow, Handoff, Id, Measure, MeasureRef, Quantity, QuantityUnit,
    Shared, Unit,
};
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::subjects;
use crate::text::Spanned;
use std::collections::{HashMap, HashSet};

/// What a flow asks its customers.
#[derive(Debug, Clone, PartialEq)]
pub struct Questionnaire {
    /// Title of the flow.
    pub title: String,
    /// Language of the questions (BCP 47).
    pub lang: String,
    /// Those who are asked, in the order in which the flow first asks them.
    pub customers: Vec<AskedCustomer>,
    /// The questions, in file order.
    pub questions: Vec<AskedQuestion>,
}

/// Somebody who is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedCustomer {
    /// The actor.
    pub id: Id,
    /// What people call the actor.
    pub name: String,
}

/// A question with what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedQuestion {
    /// The measure that asks; also the title of its column.
    pub measure: Id,
    /// The question, as the flow words it.
    pub text: String,
    /// The answers that it offers.
    pub scale: AnswerScale,
    /// Which answers are good.
    pub better: Option<Better>,
    /// The share before the change, in words; absent where it is not in percent, or not known which
    /// answers are good.
    pub baseline: Option<String>,
    /// The share to reach, in words.
    pub target: Option<String>,
    /// What of satisfaction it speaks to.
    pub determinant: Option<Determinant>,
    /// The dimension of that, or of the programme's own words.
    pub dimension: Option<Dimension>,
    /// Those who are asked, by their places among the customers.
    pub customers: Vec<usize>,
    /// The hand-offs that it is about.
    pub handoffs: Vec<AskedHandoff>,
}

/// A hand-off that a question is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedHandoff {
    /// The hand-off.
    pub id: Id,
    /// What people call the supplier and the customer: `Nurse → Patient`.
    pub title: String,
    /// What the customer takes away.
    pub product: Option<String>,
    /// Those of the customers who are asked about this hand-off, by their places.
    pub customers: Vec<usize>,
}

impl Questionnaire {
    /// Collects the questions of a flow, and those of its workspace that its hand-offs name.
    ///
    /// Asked are those whom the measure names, else the customers of its hand-offs, else those for
    /// whom the flow exists. A question that is put to nobody is left out.
    #[must_use]
    pub fn of(flow: &Flow, shared: &Shared) -> Self {
        let mut collecting = Collecting::new(flow, shared);
        let by_id = MeasuresById::new(flow, shared);
        let own = subjects::measures(flow).map(|placed| placed.measure);
        let named = flow.handoffs.iter().flat_map(|handoff| &handoff.measures);
        let named = named.filter_map(|reference| by_id.resolve(reference));
        let mut seen = HashSet::new();
        for measure in own.chain(named).filter(|measure| seen.insert(&measure.id.value)) {
            collecting.take(measure);
        }
        Self {
            title: clean(flow.title()),
            lang: flow.lang.as_ref().map_or_else(|| "en".to_owned(), |lang| lang.value.clone()),
            customers: collecting.customers,
            questions: collecting.questions,
        }
    }

    /// Returns the questions that are put to one of the customers.
    pub fn put_to(&self, customer: usize) -> impl Iterator<Item = &AskedQuestion> {
        self.questions.iter().filter(move |question| question.customers.contains(&customer))
    }
}

/// Takes out what would hide or reorder the text around it.
fn clean(text: &str) -> String {
    let plain = |character: char| if is_hazardous(character) { ' ' } else { character };
    text.chars().map(plain).collect::<String>().split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Writes a baseline or target in percent; others are no share.
fn percentage(value: &Quantity, measure: &Measure) -> Option<String> {
    let is_in_percent = measure.unit.as_ref().is_some_and(|unit| unit.value == Unit::Percent);
    match value {
        Quantity::Number { number, unit: QuantityUnit::None, bound } if is_in_percent => {
            let share = Quantity::Number { number: *number, unit: QuantityUnit::Percent, bound: *bound };
            Some(share.to_string().replace('%', " %"))
        }
        Quantity::Number { unit: QuantityUnit::Percent, .. } => Some(value.to_string().replace('%', " %")),
        _ => None,
    }
}

struct Collecting<'run> {
    flow: &'run Flow,
    /// The hand-offs between two actors that carry a measure, each with its two actors' names and its customer.
    carriers: HashMap<&'run Id, Vec<Carrier<'run>>>,
    names: HashMap<&'run Id, &'run Actor>,
    places: HashMap<Id, usize>,
    customers: Vec<AskedCustomer>,
    questions: Vec<AskedQuestion>,
}

struct Carrier<'run> {
    handoff: &'run Handoff,
    title: String,
    customer: Id,
}

impl<'run> Collecting<'run> {
    fn new(flow: &'run Flow, shared: &'run Shared) -> Self {
        let graph = FlowGraph::build(flow, shared);
        let mut carriers: HashMap<&Id, Vec<Carrier<'_>>> = HashMap::new();
        for (at, handoff) in flow.handoffs.iter().enumerate() {
            let Some(link) = graph.link_of_handoff(at).filter(|link| graph.crosses(*link)) else { continue };
            let (from, to) = graph.ends(link);
            let (supplier, customer) = (graph.lane_of(from), graph.lane_of(to));
            for reference in &handoff.measures {
                let id = match reference {
                    MeasureRef::Named(id) => &id.value,
                    MeasureRef::Inline(measure) => &measure.id.value,
                };
                let title = format!("{} → {}", clean(&supplier.name), clean(&customer.name));
                let carrier = Carrier { handoff, title, customer: customer.actor.clone() };
                carriers.entry(id).or_default().push(carrier);
            }
        }
        let actors = flow.actors.iter().chain(&shared.actors).rev();
        Self {
            flow,
            carriers,
            names: actors.map(|actor| (&actor.id.value, actor)).collect(),
            places: HashMap::new(),
            customers: Vec::new(),
            questions: Vec::new(),
        }
    }

    fn take(&mut self, measure: &Measure) {
        let Some(asks) = measure.asks.as_ref().filter(|asks| !asks.trim().is_empty()) else { return };
        let named: Vec<usize> = measure.asked_of.iter().map(|id| self.place(&id.value)).collect();
        let carriers = self.carriers.remove(&measure.id.value).unwrap_or_default();
        let handoffs: Vec<AskedHandoff> = carriers
            .into_iter()
            .map(|carrier| AskedHandoff {
                id: carrier.handoff.id.value.clone(),
                title: carrier.title,
                product: carrier.handoff.named_product().map(|product| clean(&product.name)),
                customers: if named.is_empty() { vec![self.place(&carrier.customer)] } else { named.clone() },
            })
            .collect();
        let ultimate: Vec<usize> = match named.is_empty() && handoffs.is_empty() {
            true => self.flow.customers.iter().map(|id| self.place(&id.value)).collect(),
            false => named,
        };
        let mut customers: Vec<usize> = ultimate
            .into_iter()
            .chain(handoffs.iter().flat_map(|handoff| handoff.customers.clone()))
            .collect();
        customers.sort_unstable();
        customers.dedup();
        if customers.is_empty() {
            return;
        }
        let of_program = measure.program.as_ref().map(|_| Dimension::ProgramEffectiveness);
        let determinant = measure.determinant.as_ref().map(|determinant| determinant.value);
        let scale = AnswerScale::of(measure.scale.as_ref().map(|scale| &scale.value));
        let better = measure.better.as_ref().map(|better| better.value);
        let has_share = scale.best_in_words(better).is_some();
        let share = |value: &Option<Spanned<Quantity>>| {
            value.as_ref().filter(|_| has_share).and_then(|value| percentage(value, measure))
        };
        self.questions.push(AskedQuestion {
            measure: measure.id.value.clone(),
            text: clean(asks),
            baseline: share(&measure.baseline),
            target: share(&measure.target),
            scale,
            better,
            determinant,
            dimension: determinant.map(Determinant::dimension).or(of_program),
            customers,
            handoffs,
        });
    }

    fn place(&mut self, id: &Id) -> usize {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        let name = self.names.get(id).map_or(id.as_str(), |actor| actor.name.value.as_str());
        self.places.insert(id.clone(), self.customers.len());
        self.customers.push(AskedCustomer { id: id.clone(), name: clean(name) });
        self.customers.len() - 1
    }
}
