//! Events at the border of a step that lead nowhere any more, because their line was taken out.
//!
//! The flow knows such an event only by the line that leaves it, so that nothing says whether it is
//! to go too.

use crate::text::SourceFile;
use crate::xml::{Document, Element};
use std::collections::HashMap;

/// Says which events at borders led on before and lead nowhere now.
pub(super) fn stranded(before: &SourceFile, after: &SourceFile) -> Vec<String> {
    let (Ok(before), Ok(after)) = (Document::read(before), Document::read(after)) else { return Vec::new() };
    let before = lines(before.root());
    let lost = lines(after.root())
        .into_iter()
        .filter(|(id, border)| border.lines == 0 && before.get(id).is_some_and(|border| border.lines > 0));
    let mut lost: Vec<(u32, String)> = lost.map(|(_, border)| (border.at, border.name)).collect();
    lost.sort();
    lost.into_iter().map(|(_, name)| told(&name)).collect()
}

fn told(name: &str) -> String {
    format!(
        "NOT written: nothing follows the boundary event \"{name}\" any more: lead it on in a modeller, or take it out"
    )
}

/// An event at a border.
struct Border {
    /// Where it stands in the file.
    at: u32,
    name: String,
    /// How many lines leave it.
    lines: usize,
}

/// Returns the events at borders by their ids.
fn lines<'text>(root: Element<'_, 'text>) -> HashMap<String, Border> {
    let events = root.descendants().filter(|element| element.name() == "boundaryEvent");
    let mut borders: HashMap<String, Border> = events
        .filter_map(|event| {
            let id = event.attribute("id")?.value.to_owned();
            let name = event.attribute("name").map_or_else(|| id.clone(), |name| name.value.to_owned());
            Some((id, Border { at: event.span().start, name, lines: 0 }))
        })
        .collect();
    for line in root.descendants().filter(|element| element.name() == "sequenceFlow") {
        let source = line.attribute("sourceRef");
        if let Some(border) = source.and_then(|source| borders.get_mut(source.value)) {
            border.lines += 1;
        }
    }
    borders
}
