//! Links and occurrences of the graph as messages name them and point to them.

use crate::diagnostic::{Diagnostic, Subject};
use crate::graph::{LinkIndex, LinkOrigin, OccurrenceIndex};
use crate::model::Exit;
use crate::rules::{Context, subjects};
use crate::text::Span;

/// The most further places that one finding points to.
pub const MOST_LABELS: usize = 6;

/// Returns the exit behind a link, or nothing for a hand-off.
#[must_use]
pub fn exit<'run>(context: &Context<'run>, link: LinkIndex) -> Option<&'run Exit> {
    match context.graph.petgraph()[link].origin {
        LinkOrigin::Then { step, exit } => context.flow.steps.get(step)?.exits.get(exit),
        LinkOrigin::Handoff(_) => None,
    }
}

/// Returns a link as people read it: `order → tell`, with the ends as the file names them.
#[must_use]
pub fn title(context: &Context<'_>, link: LinkIndex) -> String {
    match context.graph.handoff(context.flow, link) {
        Some(handoff) => format!("{} → {}", handoff.from.as_str(), handoff.to.as_str()),
        None => {
            let (from, to) = context.graph.ends(link);
            format!("{} → {}", name(context, from), name(context, to))
        }
    }
}

/// Returns the place of a link: the two ends of a hand-off, or where a `then` leads.
#[must_use]
pub fn span(context: &Context<'_>, link: LinkIndex) -> Span {
    let handoff = context.graph.handoff(context.flow, link).map(|handoff| handoff.ends_span);
    let then = || exit(context, link).map(|exit| exit.to.span);
    handoff.or_else(then).unwrap_or_default()
}

/// Returns the place of the chance that a link is given.
#[must_use]
pub fn chance_span(context: &Context<'_>, link: LinkIndex) -> Option<Span> {
    let of_handoff = context.graph.handoff(context.flow, link).and_then(|handoff| handoff.chance.as_ref());
    let of_exit = || exit(context, link).and_then(|exit| exit.chance.as_ref());
    of_handoff.or_else(of_exit).map(|chance| chance.span)
}

/// Returns the subject of findings on a link: the hand-off, or the step that goes on.
#[must_use]
pub fn subject(context: &Context<'_>, link: LinkIndex) -> Subject {
    match context.graph.handoff(context.flow, link) {
        Some(handoff) => subjects::handoff(handoff),
        None => occurrence_subject(context, context.graph.ends(link).0),
    }
}

/// Returns the id of an occurrence, as messages put it between backticks.
#[must_use]
pub fn name<'run>(context: &Context<'run>, occurrence: OccurrenceIndex) -> &'run str {
    context.graph.petgraph()[occurrence].id.as_str()
}

/// Returns the subject of findings on an occurrence: its step; where it is derived, the hand-off
/// that it was derived from.
#[must_use]
pub fn occurrence_subject(context: &Context<'_>, occurrence: OccurrenceIndex) -> Subject {
    let step = context.graph.step(context.flow, occurrence).map(subjects::step);
    let handoff =
        || first_link(context, occurrence).and_then(|link| context.graph.handoff(context.flow, link));
    step.or_else(|| handoff().map(subjects::handoff)).unwrap_or_else(Subject::flow)
}

/// Returns the place of an occurrence: its step's id, or the hand-off that it was derived from.
#[must_use]
pub fn occurrence_span(context: &Context<'_>, occurrence: OccurrenceIndex) -> Span {
    let step = context.graph.step(context.flow, occurrence).map(|step| step.id.span);
    step.or_else(|| first_link(context, occurrence).map(|link| span(context, link))).unwrap_or_default()
}

fn first_link(context: &Context<'_>, occurrence: OccurrenceIndex) -> Option<LinkIndex> {
    let entry = context.graph.entries(occurrence).into_iter().next();
    entry.or_else(|| context.graph.exits(occurrence).into_iter().next())
}

/// Adds labels at several links, up to [`MOST_LABELS`] and then one that counts the rest.
#[must_use]
pub fn label_links(
    context: &Context<'_>,
    finding: Diagnostic,
    links: &[LinkIndex],
    text: impl Fn(usize) -> String,
) -> Diagnostic {
    let shown = links.iter().take(MOST_LABELS).enumerate();
    let labelled =
        shown.fold(finding, |finding, (index, link)| finding.also(span(context, *link), text(index)));
    match links.get(MOST_LABELS) {
        Some(next) => {
            labelled.also(span(context, *next), format!("and {} more from here", links.len() - MOST_LABELS))
        }
        None => labelled,
    }
}
