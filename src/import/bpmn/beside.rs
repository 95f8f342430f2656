//! What stands beside the flow: the data that steps read and write, and remarks.

use super::diagram::{Diagram, Place};
use crate::text::Spanned;
use std::collections::{HashMap, HashSet};

/// How many data of one step are looked at for each line that leaves it.
const MOST_DATA: usize = 100;

/// Data and remarks by what they stand at.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Data that an element writes.
    writes: HashMap<usize, Vec<usize>>,
    /// Data that an element reads.
    reads: HashMap<usize, Vec<usize>>,
    /// Which element reads which data.
    is_read: HashSet<(usize, usize)>,
    /// Data at a sequence or a message flow.
    carries: HashMap<Place, Vec<usize>>,
    remarks: HashMap<Place, Vec<usize>>,
    /// What passes as a product, by the element that it is a product for.
    passed: HashSet<(usize, usize)>,
}

impl Beside {
    pub(super) fn of(diagram: &Diagram) -> Self {
        let mut beside = Self::default();
        for association in &diagram.associations {
            let outer = |node: usize| diagram.outermost(node);
            match (association.from, association.to) {
                (Place::Node(node), Place::Data(data)) => add(&mut beside.writes, outer(node), data),
                (Place::Data(data), Place::Node(node)) => {
                    beside.is_read.insert((outer(node), data));
                    add(&mut beside.reads, outer(node), data);
                }
                (Place::Data(data), flow @ (Place::Flow(_) | Place::Message(_)))
                | (flow @ (Place::Flow(_) | Place::Message(_)), Place::Data(data)) => {
                    add(&mut beside.carries, flow, data);
                }
                (Place::Annotation(remark), place) | (place, Place::Annotation(remark)) => {
                    let place = match place {
                        Place::Node(node) => Place::Node(outer(node)),
                        place => place,
                    };
                    add(&mut beside.remarks, place, remark);
                }
                _ => {}
            }
        }
        beside
    }

    /// Takes the names of what passes between two steps along a flow; it is no document of theirs then.
    pub(super) fn pass(
        &mut self,
        diagram: &Diagram,
        (from, to): (Option<usize>, Option<usize>),
        flow: Option<Place>,
    ) -> Vec<Spanned<String>> {
        let mut found: Vec<usize> =
            flow.and_then(|flow| self.carries.get(&flow)).cloned().unwrap_or_default();
        if let (Some(from), Some(to)) = (from, to) {
            let written = self.writes.get(&from).into_iter().flatten().take(MOST_DATA);
            let both: Vec<usize> =
                written.filter(|data| self.is_read.contains(&(to, **data))).copied().collect();
            self.passed.extend(both.iter().flat_map(|data| [(from, *data), (to, *data)]));
            found.extend(both);
        }
        titles(diagram, found.into_iter())
    }

    /// Returns the names of the data that a step reads and writes, and that pass to or from nobody.
    pub(super) fn documents(&self, diagram: &Diagram, node: usize) -> Vec<Spanned<String>> {
        let all = [&self.reads, &self.writes].into_iter().filter_map(|data| data.get(&node)).flatten();
        titles(diagram, all.copied().filter(|data| !self.passed.contains(&(node, *data))))
    }

    /// Returns the remarks at an element, one after the other, behind what its documentation says.
    pub(super) fn note(
        &self,
        diagram: &Diagram,
        place: Place,
        documentation: Option<&Spanned<String>>,
    ) -> Option<Spanned<String>> {
        let remarks = self.remarks.get(&place).into_iter().flatten();
        let remarks = remarks.map(|remark| &diagram.annotations[*remark].text);
        documentation
            .into_iter()
            .chain(remarks)
            .cloned()
            .reduce(|earlier, later| Spanned::new(format!("{} {}", earlier.value, later.value), earlier.span))
    }
}

fn add<Key: Eq + std::hash::Hash>(map: &mut HashMap<Key, Vec<usize>>, key: Key, index: usize) {
    map.entry(key).or_default().push(index);
}

/// Returns the names of data, each once.
fn titles(diagram: &Diagram, data: impl Iterator<Item = usize>) -> Vec<Spanned<String>> {
    let mut seen = HashSet::new();
    let titles = data.filter_map(|data| diagram.data[data].title.as_ref());
    titles.filter(|title| seen.insert(title.as_str())).cloned().collect()
}
