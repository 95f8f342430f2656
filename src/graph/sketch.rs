//! Small flows for the tests of this layer, built without reading any file.

use super::FlowGraph;
use crate::model::{
    Arrow, Duration, Exit, Flow, Handoff, Id, MeasureRef, Product, Share, Shared, Step, StepKind, TimeRange,
};
use crate::text::{Span, Spanned};

/// A flow in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Sketch {
    pub(super) flow: Flow,
}

pub(super) fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::empty(0))
}

fn exactly(minutes: f64) -> Spanned<TimeRange> {
    at(TimeRange::exactly(Duration::from_minutes(minutes)))
}

impl Sketch {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn graph(&self) -> FlowGraph {
        FlowGraph::build(&self.flow, &Shared::default())
    }

    pub(super) fn customer(mut self, actor: &str) -> Self {
        self.flow.customers.push(at(Id::new(actor)));
        self
    }

    pub(super) fn step(self, id: &str, actor: &str) -> Self {
        self.step_of_kind(id, actor, StepKind::Does)
    }

    pub(super) fn step_of_kind(mut self, id: &str, actor: &str, kind: StepKind) -> Self {
        let step = Step::new(at(Id::new(id)), Span::empty(0));
        self.flow.steps.push(Step { actor: Some(at(Id::new(actor))), kind, ..step });
        self
    }

    /// Gives the latest step its process time in minutes.
    pub(super) fn takes(mut self, minutes: f64) -> Self {
        self.flow.steps.last_mut().unwrap().takes = Some(exactly(minutes));
        self
    }

    pub(super) fn then(self, from: &str, to: &str) -> Self {
        self.exit(from, to, None)
    }

    pub(super) fn exit(mut self, from: &str, to: &str, chance: Option<f64>) -> Self {
        let step = self.flow.steps.iter_mut().find(|step| step.id.value == *from).unwrap();
        let chance = chance.map(|share| at(Share(share)));
        step.exits.push(Exit { to: at(Id::new(to)), when: None, chance, span: Span::empty(0) });
        self
    }

    /// Gives the latest exit of a step a condition.
    pub(super) fn when(mut self, from: &str, answer: &str) -> Self {
        let step = self.flow.steps.iter_mut().find(|step| step.id.value == *from).unwrap();
        step.exits.last_mut().unwrap().when = Some(at(answer.to_owned()));
        self
    }

    pub(super) fn handoff(mut self, from: &str, to: &str) -> Self {
        let [supplier, customer] = [from, to].map(|end| at(Id::new(end)));
        let handoff = Handoff::new(Arrow::Short, supplier, customer, Span::empty(0));
        self.flow.handoffs.push(Handoff { id: at(Id::new(format!("{from}-{to}"))), ..handoff });
        self
    }

    /// Gives the latest hand-off a wait in minutes.
    pub(super) fn wait(mut self, minutes: f64) -> Self {
        self.flow.handoffs.last_mut().unwrap().wait = Some(exactly(minutes));
        self
    }

    /// Gives the latest hand-off its share of complete and accurate products.
    pub(super) fn complete(mut self, share: f64) -> Self {
        self.flow.handoffs.last_mut().unwrap().complete_and_accurate = Some(at(Share(share)));
        self
    }

    /// Gives the latest hand-off a product.
    pub(super) fn product(mut self, name: &str) -> Self {
        self.flow.handoffs.last_mut().unwrap().product = Some(Product::new(at(name.to_owned())));
        self
    }

    /// Gives the latest hand-off a measure by its id.
    pub(super) fn measure(mut self, id: &str) -> Self {
        let handoff = self.flow.handoffs.last_mut().unwrap();
        handoff.measures.push(MeasureRef::Named(at(Id::new(id))));
        self
    }
}
