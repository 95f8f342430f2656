//! Small flows for the tests of this layer, built without reading any file.

use super::FlowGraph;
use crate::model::{
    Arrow, Duration, Exit, Flow, Handoff, Id, MeasureRef, Product, Share, Shared, Step, StepKind,
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
        self.flow.steps.push(Step {
            id: at(Id::new(id)),
            actor: Some(at(Id::new(actor))),
            kind,
            text: at(id.to_owned()),
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
            span: Span::empty(0),
        });
        self
    }

    /// Gives the latest step its process time in minutes.
    pub(super) fn takes(mut self, minutes: f64) -> Self {
        self.flow.steps.last_mut().unwrap().takes = Some(at(Duration::from_minutes(minutes)));
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

    pub(super) fn handoff(mut self, from: &str, to: &str) -> Self {
        self.flow.handoffs.push(Handoff {
            id: at(Id::new(format!("{from}-{to}"))),
            id_is_written: false,
            arrow: Arrow::Short,
            from: at(Id::new(from)),
            to: at(Id::new(to)),
            ends_span: Span::empty(0),
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
            span: Span::empty(0),
        });
        self
    }

    /// Gives the latest hand-off a wait in minutes.
    pub(super) fn wait(mut self, minutes: f64) -> Self {
        self.flow.handoffs.last_mut().unwrap().wait = Some(at(Duration::from_minutes(minutes)));
        self
    }

    /// Gives the latest hand-off its share of complete and accurate products.
    pub(super) fn complete(mut self, share: f64) -> Self {
        self.flow.handoffs.last_mut().unwrap().complete_and_accurate = Some(at(Share(share)));
        self
    }

    /// Gives the latest hand-off a product.
    pub(super) fn product(mut self, name: &str) -> Self {
        let product = Product {
            name: at(name.to_owned()),
            confirmed_by: None,
            accept: Vec::new(),
            span: Span::empty(0),
        };
        self.flow.handoffs.last_mut().unwrap().product = Some(product);
        self
    }

    /// Gives the latest hand-off a measure by its id.
    pub(super) fn measure(mut self, id: &str) -> Self {
        let handoff = self.flow.handoffs.last_mut().unwrap();
        handoff.measures.push(MeasureRef::Named(at(Id::new(id))));
        self
    }
}
