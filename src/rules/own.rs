//! Runs the rules that a workspace wrote itself.

use super::{Context, Sink, subjects};
use crate::condition::{Element, Exhausted, MAX_WORK, Over, Work, World};
use crate::config::{Levels, OwnRule, OwnRules};
use crate::diagnostic::{AnyRule, Diagnostic, Subject};
use crate::syntax::faults::beyond_limits;
use crate::syntax::lower::shown;
use crate::text::Span;

/// An element with its name and place.
struct Placed<'flow> {
    element: Element<'flow>,
    subject: Subject,
    span: Span,
}

/// Returns what the own rules that speak find in a flow, in their order.
#[must_use]
pub fn check(own: &OwnRules, levels: &Levels, context: &Context<'_>) -> Vec<Diagnostic> {
    if own.rules.is_empty() {
        return Vec::new();
    }
    let world = World::new(context.flow, context.shared, context.today);
    let mut work = Work::new(MAX_WORK);
    let mut found = Vec::new();
    for rule in &own.rules {
        let known = AnyRule::Own(rule.meta.clone());
        if !levels.is_on(&known) {
            continue;
        }
        let mut sink = Sink::new(known);
        let judged = judge(rule, context, &world, &mut work, &mut sink);
        found.extend(sink.into_found());
        // All further rules say so too, since no work is left for them.
        if judged.is_err() {
            found.push(given_up(rule, context));
        }
    }
    found
}

fn judge<'flow>(
    rule: &OwnRule,
    context: &Context<'flow>,
    world: &World<'flow>,
    work: &mut Work,
    sink: &mut Sink,
) -> Result<(), Exhausted> {
    for placed in elements(rule.over, context) {
        let is_meant = match &rule.when {
            Some(when) => when.holds(world, placed.element, work)? == Some(true),
            None => true,
        };
        if is_meant && rule.must.holds(world, placed.element, work)? == Some(false) {
            let finding = sink
                .finding(placed.subject, placed.span, rule.message.clone())
                .label(format!("`{}` does not hold", shown(&rule.must_text)));
            sink.push(match &rule.help {
                Some(help) => finding.help(help.clone()),
                None => finding,
            });
        }
    }
    Ok(())
}

/// Says that a rule could not be judged on all of a file: a fault of its own, since what hides the
/// findings of the rule must not hide that some are missing.
fn given_up(rule: &OwnRule, context: &Context<'_>) -> Diagnostic {
    let message = format!(
        "`{}` is not judged on all of this file: the own rules take more than {} million steps of work",
        rule.meta.name,
        MAX_WORK / 1_000_000
    );
    Diagnostic::new(&beyond_limits::META, subjects::flow_span(context.flow), message)
        .help(format!("ask for less in `{}`: loops within loops take long on a large flow", rule.meta.place))
}

/// Returns what a rule looks at, in the order of the file.
fn elements<'flow>(over: Over, context: &Context<'flow>) -> Vec<Placed<'flow>> {
    let flow = context.flow;
    let placed = |element, subject, span| Placed { element, subject, span };
    match over {
        Over::Handoffs => {
            let of = flow.handoffs.iter();
            of.map(|of| placed(Element::Handoff(of), subjects::handoff(of), of.ends_span)).collect()
        }
        Over::Steps => {
            let of = flow.steps.iter();
            of.map(|of| placed(Element::Step(of), subjects::step(of), of.id.span)).collect()
        }
        Over::Actors => {
            let of = flow.actors.iter();
            of.map(|of| placed(Element::Actor(of), subjects::actor(of), of.id.span)).collect()
        }
        Over::Measures => {
            let of = subjects::measures(flow);
            of.map(|of| placed(Element::Measure(of.measure), of.subject(), of.span())).collect()
        }
        Over::Goals => {
            let of = flow.goals.iter();
            of.map(|of| placed(Element::Goal(of), subjects::goal(of), of.text.span)).collect()
        }
        Over::Flow => vec![placed(Element::Flow(flow), Subject::flow(), subjects::flow_span(flow))],
    }
}
