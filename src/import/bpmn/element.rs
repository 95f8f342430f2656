//! What every element of a file has: its id, its name, its documentation, our keys.

use super::diagram::Element;
use super::keys;
use super::read::{Xml, is_bpmn};
use super::words::{on_one_line, without_markup};
use crate::text::{Span, Spanned};

/// Returns an attribute on one line, with the place of its value; nothing where it is blank.
pub(super) fn attribute_text(element: Xml<'_, '_>, name: &str) -> Option<Spanned<String>> {
    let attribute = element.attribute(name)?;
    let text = on_one_line(attribute.value);
    (!text.is_empty()).then(|| Spanned::new(text, attribute.value_span))
}

/// Returns what stands within an element, on one line; nothing where it is blank.
pub(super) fn content(element: Xml<'_, '_>) -> Option<Spanned<String>> {
    let text = on_one_line(&element.text());
    (!text.is_empty()).then(|| Spanned::new(text, element.content_span()))
}

pub(super) fn child<'doc, 'text: 'doc>(element: Xml<'doc, 'text>, name: &str) -> Option<Xml<'doc, 'text>> {
    element.children().find(|child| is_bpmn(*child) && child.name() == name)
}

pub(super) fn id<'doc, 'text: 'doc>(element: Xml<'doc, 'text>) -> &'doc str {
    element.attribute("id").map_or("", |id| id.value)
}

/// Takes what every element has.
pub(super) fn element(of: Xml<'_, '_>) -> Element {
    let kept = keys::within(of);
    let said = |name: &str| kept.and_then(|kept| kept.attribute(name));
    Element {
        id: id(of).to_owned(),
        name: attribute_text(of, "name"),
        documentation: documentation(of),
        span: of.start_tag(),
        keys: kept.map(keys::of),
        place: said("place").and_then(|place| place.value.parse().ok()),
        is_handoff: said("of").and_then(|of| match of.value {
            "handoffs" => Some(true),
            "then" => Some(false),
            _ => None,
        }),
        is_derived: said("derived").is_some_and(|derived| derived.value == "true"),
    }
}

/// Joins what the documentation of an element says, without the markup that some tools write there.
fn documentation(of: Xml<'_, '_>) -> Option<Spanned<String>> {
    let mut found: Option<Spanned<String>> = None;
    for child in of.children().filter(|child| is_bpmn(*child) && child.name() == "documentation") {
        let Some(mut text) = content(child) else { continue };
        let format = child.attribute("textFormat").map_or("", |format| format.value);
        if format.contains("html") {
            text.value = on_one_line(&without_markup(&text.value));
        }
        found = match found {
            _ if text.is_empty() => found,
            Some(earlier) => {
                let span: Span = earlier.span.join(text.span);
                Some(Spanned::new(format!("{} {}", earlier.value, text.value), span))
            }
            None => Some(text),
        };
    }
    found
}
