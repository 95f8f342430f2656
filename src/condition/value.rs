//! What a condition sees of a flow: elements and values.

use crate::model::{Actor, End, Flow, Goal, Handoff, Measure, MeasureRef, Shared, Step, Unit};
use crate::text::Spanned;
use jiff::civil::Date;
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

/// A part of a flow, or the flow.
#[derive(Debug, Clone, Copy)]
pub enum Element<'flow> {
    /// The flow.
    Flow(&'flow Flow),
    /// A hand-off.
    Handoff(&'flow Handoff),
    /// A step.
    Step(&'flow Step),
    /// An actor.
    Actor(&'flow Actor),
    /// A measure.
    Measure(&'flow Measure),
    /// A goal.
    Goal(&'flow Goal),
}

/// A value of a field.
///
/// Which kind a field has is known before; what is absent has none.
#[derive(Debug, Clone)]
pub(super) enum Value<'flow> {
    /// The flow does not say.
    Absent,
    /// True or false.
    Truth(bool),
    /// A text or a word.
    Text(Cow<'flow, str>),
    /// A number; minutes of a time, percent of a share, the place of a date in the order of dates.
    Number(f64),
    /// Texts or words.
    Texts(Vec<Cow<'flow, str>>),
    /// An element.
    One(Element<'flow>),
    /// Elements.
    Many(Vec<Element<'flow>>),
}

/// A flow with what its ids stand for.
#[derive(Debug)]
pub struct World<'flow> {
    pub(super) flow: &'flow Flow,
    pub(super) today: Date,
    actors: HashMap<&'flow str, &'flow Actor>,
    steps: HashMap<&'flow str, &'flow Step>,
    measures: HashMap<&'flow str, &'flow Measure>,
    /// How many ids or hand-offs were looked through for the last list, which may be far shorter.
    pub(super) looked_through: Cell<usize>,
}

impl<'flow> World<'flow> {
    /// Collects what ids stand for; of two with one id the first counts, and the flow before the
    /// workspace.
    #[must_use]
    pub fn new(flow: &'flow Flow, shared: &'flow Shared, today: Date) -> Self {
        let mut world = Self {
            flow,
            today,
            actors: HashMap::new(),
            steps: HashMap::new(),
            measures: HashMap::new(),
            looked_through: Cell::new(0),
        };
        for actor in flow.actors.iter().chain(&shared.actors) {
            world.actors.entry(actor.id.as_str()).or_insert(actor);
        }
        for step in &flow.steps {
            world.steps.entry(step.id.as_str()).or_insert(step);
        }
        for measure in flow.measures.iter().chain(&shared.measures) {
            world.measures.entry(measure.id.as_str()).or_insert(measure);
        }
        world
    }

    pub(super) fn actor(&self, id: Option<&str>) -> Value<'flow> {
        one(id.and_then(|id| self.actors.get(id)).map(|actor| Element::Actor(actor)))
    }

    /// Returns the step at an end of a hand-off.
    pub(super) fn step_at(&self, end: &End) -> Value<'flow> {
        one(self.steps.get(end.as_str()).map(|step| Element::Step(step)))
    }

    /// Returns who stands at an end of a hand-off, whether it names them or their step.
    pub(super) fn actor_at(&self, end: &'flow End) -> Value<'flow> {
        match self.steps.get(end.as_str()) {
            Some(step) => self.actor(step.actor.as_ref().map(|actor| actor.as_str())),
            None => self.actor(Some(end.as_str())),
        }
    }

    pub(super) fn actors(&self, ids: &[Spanned<crate::model::Id>]) -> Value<'flow> {
        self.looked_through.set(ids.len());
        let actors = ids.iter().filter_map(|id| self.actors.get(id.as_str()));
        Value::Many(actors.map(|actor| Element::Actor(actor)).collect())
    }

    pub(super) fn measures_named(&self, ids: &[Spanned<crate::model::Id>]) -> Value<'flow> {
        self.looked_through.set(ids.len());
        let measures = ids.iter().filter_map(|id| self.measures.get(id.as_str()));
        Value::Many(measures.map(|measure| Element::Measure(measure)).collect())
    }

    pub(super) fn measures_of(&self, handoff: &'flow Handoff) -> Value<'flow> {
        self.looked_through.set(handoff.measures.len());
        let measure = |reference: &'flow MeasureRef| match reference {
            MeasureRef::Named(id) => self.measures.get(id.as_str()).copied(),
            MeasureRef::Inline(measure) => Some(measure.as_ref()),
        };
        Value::Many(handoff.measures.iter().filter_map(measure).map(Element::Measure).collect())
    }

    /// Returns all measures that a flow writes: those under `measures`, then those within hand-offs.
    pub(super) fn measures(&self, flow: &'flow Flow) -> Value<'flow> {
        let references: usize = flow.handoffs.iter().map(|handoff| handoff.measures.len()).sum();
        self.looked_through.set(flow.measures.len() + flow.handoffs.len() + references);
        let inline = flow.handoffs.iter().flat_map(|handoff| &handoff.measures);
        let inline = inline.filter_map(|reference| match reference {
            MeasureRef::Named(_) => None,
            MeasureRef::Inline(measure) => Some(measure.as_ref()),
        });
        Value::Many(flow.measures.iter().chain(inline).map(Element::Measure).collect())
    }
}

fn one(element: Option<Element<'_>>) -> Value<'_> {
    element.map_or(Value::Absent, Value::One)
}

pub(super) fn text(written: Option<&Spanned<String>>) -> Value<'_> {
    written.map_or(Value::Absent, |text| Value::Text(text.as_str().into()))
}

pub(super) fn texts(written: &[Spanned<String>]) -> Value<'_> {
    Value::Texts(written.iter().map(|text| text.as_str().into()).collect())
}

pub(super) fn word(word: Option<&'static str>) -> Value<'static> {
    word.map_or(Value::Absent, |word| Value::Text(word.into()))
}

pub(super) fn number(number: Option<f64>) -> Value<'static> {
    number.map_or(Value::Absent, Value::Number)
}

pub(super) fn truth(written: Option<&Spanned<bool>>) -> Value<'static> {
    written.map_or(Value::Absent, |truth| Value::Truth(truth.value))
}

pub(super) fn date(written: Option<&Spanned<Date>>) -> Value<'static> {
    number(written.map(|date| place_of(date.value)))
}

/// Returns a number that is the greater the later a date is.
pub(super) fn place_of(date: Date) -> f64 {
    f64::from((i32::from(date.year()) * 12 + i32::from(date.month())) * 31 + i32::from(date.day()))
}

/// Returns a unit as files write it.
pub(super) fn unit(unit: Option<&Spanned<Unit>>) -> Value<'_> {
    let Some(unit) = unit else { return Value::Absent };
    Value::Text(match &unit.value {
        Unit::Percent => "percent".into(),
        Unit::Count => "count".into(),
        Unit::Rate(things) => format!("rate per {things}").into(),
        Unit::Minutes => "minutes".into(),
        Unit::Hours => "hours".into(),
        Unit::Days => "days".into(),
        Unit::Score => "score".into(),
        Unit::Currency(Some(currency)) => currency.as_str().into(),
        Unit::Currency(None) => "currency".into(),
        Unit::Words(words) => words.as_str().into(),
    })
}
