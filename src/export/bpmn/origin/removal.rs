//! What the flow does not have any more, taken out of the file with all that points to it: shapes,
//! lines that end there, associations, and the names in lanes.

use super::edits::Edits;
use crate::import::bpmn::NAMESPACE;
use crate::text::Span;
use crate::xml::Element;
use std::collections::HashSet;

/// How often elements are looked for that point to what is gone.
const MOST_ROUNDS: usize = 8;
/// Attributes that name another element without which theirs has no meaning.
const POINTS: [&str; 4] = ["sourceRef", "targetRef", "attachedToRef", "bpmnElement"];
/// Elements that name another one in their text.
const NAMES: [&str; 3] = ["incoming", "outgoing", "flowNodeRef"];

/// Takes elements out, which their start tags name; those that are `kept` lead elsewhere by now.
pub(super) fn remove<'doc, 'text: 'doc>(
    edits: &mut Edits<'doc, 'text, '_>,
    wanted: &[Span],
    kept: &HashSet<Span>,
) {
    let mut gone: HashSet<&'doc str> = HashSet::new();
    let mut removed: HashSet<Span> = HashSet::new();
    let mut found: Vec<Element<'doc, 'text>> =
        wanted.iter().filter_map(|span| edits.element(*span)).collect();
    let all: Vec<Element<'doc, 'text>> = edits.elements().collect();
    for _ in 0..MOST_ROUNDS {
        for element in &found {
            removed.insert(element.span());
            gone.extend(element.descendants().filter_map(|it| it.attribute("id")).map(|id| id.value));
        }
        let points = |element: &Element<'doc, 'text>| {
            pointing(*element, &gone).filter(|element| !kept.contains(&element.span()))
        };
        found = all.iter().filter_map(points).filter(|element| !removed.contains(&element.span())).collect();
        if found.is_empty() {
            break;
        }
    }
    for element in &all {
        if let Some(default) = element.attribute("default").filter(|it| gone.contains(it.value)) {
            edits.remove(default.span);
        }
    }
    removed.into_iter().for_each(|span| edits.remove(span));
}

/// Returns what has no meaning any more where some elements are gone: the element, or one around it.
fn pointing<'doc, 'text: 'doc>(
    element: Element<'doc, 'text>,
    gone: &HashSet<&'doc str>,
) -> Option<Element<'doc, 'text>> {
    let is_gone = |name: &str| gone.contains(name.rsplit(':').next().unwrap_or(name)) || gone.contains(name);
    let points = POINTS.iter().filter_map(|name| element.attribute(name)).any(|it| is_gone(it.value));
    if points || NAMES.contains(&element.name()) && is_gone(element.text().trim()) {
        return Some(element);
    }
    let is_association = |around: &Element<'_, '_>| around.name().ends_with("Association");
    if matches!(element.name(), "sourceRef" | "targetRef") && is_gone(element.text().trim()) {
        return element.parent().filter(is_association);
    }
    // The data object of a hand-off says whose product it is.
    let is_ours = element.namespace() == NAMESPACE && element.name() == "keys";
    let flow = element.attribute("flow").filter(|flow| is_ours && is_gone(flow.value));
    flow.and_then(|_| element.parent()?.parent())
}
