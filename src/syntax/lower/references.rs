//! Whether ids lead somewhere: to the flow first, then to its workspace.

use super::handoff::subject;
use super::{Decoder, shown};
use crate::diagnostic::{Diagnostic, Fix, Subject};
use crate::model::{Flow, Id, Measure, MeasureRef, Shared};
use crate::syntax::Near;
use crate::syntax::faults::{actor_and_step, duplicate_id, unknown_reference};
use crate::syntax::keys::Target;
use crate::text::{Span, Spanned};
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};

/// Reports every id of a flow that leads nowhere, or to something of the wrong kind.
pub fn resolve(decoder: &Decoder, flow: &Flow, shared: &Shared) {
    let names = Names::of(flow, shared);
    names.report_clashes(decoder, flow);
    for customer in &flow.customers {
        names.check(decoder, customer, Target::Actor, Subject::flow);
    }
    for step in &flow.steps {
        let subject = || Subject::step(step.id.as_str());
        // Many text-only steps share the actor of the step above, whose place is reported once.
        if let Some(actor) = step.actor.as_ref().filter(|actor| step.span.contains(actor.span)) {
            names.check(decoder, actor, Target::Actor, subject);
        }
        for exit in &step.exits {
            names.check(decoder, &exit.to, Target::Step, subject);
        }
    }
    names.check_handoffs(decoder, flow);
    for measure in &flow.measures {
        names.check_measure(decoder, measure, || Subject::measure(measure.id.as_str()));
    }
    for goal in &flow.goals {
        let subject = || Subject::goal(goal.id.as_str());
        for measure in &goal.measures {
            names.check(decoder, measure, Target::Measure, subject);
        }
        for product in &goal.products {
            names.check(decoder, product, Target::Handoff, subject);
        }
    }
}

/// Reports every id of the shared elements that leads nowhere.
pub fn resolve_shared(decoder: &Decoder, shared: &Shared) {
    let flow = Flow::default();
    let names = Names::of(&flow, shared);
    for measure in &shared.measures {
        names.check_measure(decoder, measure, || Subject::measure(measure.id.as_str()));
    }
}

/// What the ids of a flow and its workspace name.
struct Names<'flow> {
    actors: HashMap<&'flow str, Span>,
    steps: HashMap<&'flow str, Option<&'flow Id>>,
    measures: HashSet<&'flow str>,
    handoffs: HashSet<&'flow str>,
    stakeholders: HashMap<&'flow str, Span>,
    /// Ids of actors by what people call them, in lower case.
    called: HashMap<String, &'flow str>,
    /// What was found near words that were looked up before.
    near: RefCell<HashMap<(String, Target), Option<Near<'flow>>>>,
    /// The ids of each kind in order, made when they are first asked for.
    in_order: [OnceCell<Vec<&'flow str>>; 5],
}

impl<'flow> Names<'flow> {
    fn of(flow: &'flow Flow, shared: &'flow Shared) -> Self {
        let actors = || shared.actors.iter().chain(&flow.actors);
        let stakeholders = flow.stakeholders.iter().map(|stakeholder| &stakeholder.actor.id);
        Self {
            actors: actors().map(|actor| (actor.id.as_str(), actor.id.span)).collect(),
            steps: flow
                .steps
                .iter()
                .map(|step| (step.id.as_str(), step.actor.as_ref().map(|actor| &actor.value)))
                .collect(),
            measures: shared
                .measures
                .iter()
                .chain(&flow.measures)
                .map(|measure| measure.id.as_str())
                .collect(),
            handoffs: flow.handoffs.iter().map(|handoff| handoff.id.as_str()).collect(),
            stakeholders: stakeholders.map(|id| (id.as_str(), id.span)).collect(),
            called: actors().map(|actor| (actor.name.to_lowercase(), actor.id.as_str())).collect(),
            near: RefCell::default(),
            in_order: Default::default(),
        }
    }

    fn report_clashes(&self, decoder: &Decoder, flow: &Flow) {
        for actor in &flow.actors {
            let id = actor.id.as_str();
            if let Some(span) = self.stakeholders.get(id) {
                let message = format!("`{}` is both an actor and a stakeholder", shown(id));
                decoder.report(
                    Diagnostic::new(&duplicate_id::META, *span, message)
                        .also(actor.id.span, "the actor")
                        .help("keep the actor: a stakeholder is handed no product"),
                );
            }
        }
        let own: HashMap<&str, Span> =
            flow.actors.iter().map(|actor| (actor.id.as_str(), actor.id.span)).collect();
        for step in &flow.steps {
            let id = step.id.as_str();
            if let Some(span) = own.get(id) {
                let message = format!("`{}` is both an actor and a step", shown(id));
                decoder.report(
                    Diagnostic::new(&actor_and_step::META, step.id.span, message)
                        .also(*span, "the actor")
                        .help(format!("give the step another id, such as `{}-step`", shown(id)))
                        .on(Subject::step(id)),
                );
            }
        }
    }

    fn check_handoffs(&self, decoder: &Decoder, flow: &Flow) {
        for handoff in &flow.handoffs {
            let subject = || subject(handoff);
            self.check(decoder, &handoff.from, Target::End, subject);
            self.check(decoder, &handoff.to, Target::End, subject);
            let confirmed_by = handoff.product.as_ref().and_then(|product| product.confirmed_by.as_ref());
            if let Some(actor) = confirmed_by {
                self.check(decoder, actor, Target::Actor, subject);
            }
            for measure in &handoff.measures {
                match measure {
                    MeasureRef::Named(id) => self.check(decoder, id, Target::Measure, subject),
                    MeasureRef::Inline(measure) => self.check_measure(decoder, measure, || {
                        let id = measure.id.as_str();
                        subject().within("measures", id, format!("measure {id}"))
                    }),
                }
            }
        }
    }

    fn check_measure(&self, decoder: &Decoder, measure: &Measure, subject: impl Fn() -> Subject) {
        for actor in measure.asked_of.iter().chain(&measure.measured_by) {
            self.check(decoder, actor, Target::Actor, &subject);
        }
    }

    fn is_known(&self, id: &str, target: Target) -> bool {
        match target {
            Target::Actor => self.actors.contains_key(id),
            Target::Step => self.steps.contains_key(id),
            Target::End => self.actors.contains_key(id) || self.steps.contains_key(id),
            Target::Measure => self.measures.contains(id),
            Target::Handoff => self.handoffs.contains(id),
        }
    }

    fn check(&self, decoder: &Decoder, id: &Spanned<Id>, target: Target, subject: impl Fn() -> Subject) {
        if self.is_known(id.as_str(), target) {
            return;
        }
        let text = shown(id.as_str());
        let word = target.word();
        let fault = |message: String| Diagnostic::new(&unknown_reference::META, id.span, message);
        let fault = if let Some((is, help)) = self.other_kind(id.as_str(), target) {
            fault(format!("`{text}` is {is} where {} {word} is due", article(word))).help(help)
        } else if let Some(near) = self.near(decoder, id.as_str(), target) {
            let Near { word: near, is_only, .. } = near;
            if Id::from_title(near).is_some_and(|mended| mended == id.value) {
                // That the id is not well written is said where it stands, and mending it mends this.
                return;
            }
            let fault = fault(format!("there is no {word} `{text}`"))
                .label(format!("did you mean `{near}`?"))
                .help(format!("write `{near}`"));
            // What is not well formed may need quotes, and is a fault where it stands.
            match Id::is_well_formed(near) {
                true => fault.fix(Fix::write(near, id.span, is_only)),
                false => fault,
            }
        } else {
            fault(format!("there is no {word} `{text}`")).help(declare(&text, target))
        };
        decoder.report(fault.on(subject()));
    }

    /// Says what an id names instead, and what to do about it.
    fn other_kind(&self, id: &str, target: Target) -> Option<(&'static str, String)> {
        if let Some(actor) = self.steps.get(id) {
            let help = match (target, actor) {
                (Target::Actor, Some(actor)) => format!("write the actor of that step: `{actor}`"),
                _ => declare(&shown(id), target),
            };
            return Some(("a step", help));
        }
        if self.actors.contains_key(id) {
            let help = match target {
                Target::Step => {
                    "name one of the actor's steps; what passes to another actor belongs in `handoffs`"
                }
                Target::Measure => "name a measure; the actor who takes it belongs in `measured-by`",
                _ => "name a hand-off by its id",
            };
            return Some(("an actor", help.to_owned()));
        }
        if self.stakeholders.contains_key(id) && matches!(target, Target::Actor | Target::End) {
            return Some((
                "a stakeholder",
                "move it from `stakeholders` to `actors`: it takes part".to_owned(),
            ));
        }
        if self.measures.contains(id) {
            return Some(("a measure", declare(&shown(id), target)));
        }
        None
    }

    fn near(&self, decoder: &Decoder, id: &str, target: Target) -> Option<Near<'flow>> {
        let is_actor = matches!(target, Target::Actor | Target::End);
        if is_actor && let Some(named) = self.called.get(&id.to_lowercase()) {
            return Some(Near { word: named, is_sure: true, is_only: true });
        }
        let known = (id.to_owned(), target);
        if let Some(near) = self.near.borrow().get(&known) {
            return *near;
        }
        let near = decoder.suggest(id, self.candidates(target));
        self.near.borrow_mut().insert(known, near);
        near
    }

    /// Returns the ids that may be meant, in order, so that a suggestion is always the same one.
    fn candidates(&self, target: Target) -> &[&'flow str] {
        self.in_order[target as usize].get_or_init(|| {
            let mut candidates: Vec<&str> = match target {
                Target::Actor => self.actors.keys().copied().collect(),
                Target::Step => self.steps.keys().copied().collect(),
                Target::End => self.actors.keys().chain(self.steps.keys()).copied().collect(),
                Target::Measure => self.measures.iter().copied().collect(),
                Target::Handoff => self.handoffs.iter().copied().collect(),
            };
            candidates.sort_unstable();
            candidates
        })
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with('a') { "an" } else { "a" }
}

fn declare(id: &str, target: Target) -> String {
    match target {
        Target::Actor | Target::End => format!("declare it under `actors`, as in `{id}: What people call it`"),
        Target::Step => format!("declare it under `steps`, as in `{id}: {{ actor: …, does: … }}`"),
        Target::Measure => {
            "declare it under `measures`, or write the measure out: `measures: { unit: percent, target: 95% }`"
                .to_owned()
        }
        Target::Handoff => format!("give the hand-off that is meant an id: `id: {id}`"),
    }
}
