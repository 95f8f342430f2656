//! Which flow of a baseline each present flow is.

use super::{Files, KnownFlow, flows};
use crate::lint::Report;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Returns for each flow of a report, in order, which known flow it is.
///
/// The same file with the same title comes first. Then a flow of the same title whose file went,
/// or holds another flow now, was moved; and what is left of a file got a new title.
pub(super) fn pairs(known: &[KnownFlow], report: &Report, files: &impl Files) -> Vec<Option<usize>> {
    let present: Vec<(String, Option<&str>)> =
        flows(report).map(|file| (files.known_as(file.source.name()), file.flow.as_deref())).collect();
    let by_file: HashMap<&str, usize> =
        known.iter().enumerate().map(|(index, flow)| (flow.file.as_str(), index)).collect();
    let at = |file: &str| by_file.get(file).copied();
    let mut pairs: Vec<Option<usize>> = present
        .iter()
        .map(|(file, title)| at(file).filter(|index| known[*index].title.as_deref() == *title))
        .collect();
    let mut taken: HashSet<usize> = pairs.iter().flatten().copied().collect();

    let here: HashSet<&str> = present.iter().map(|(file, _)| file.as_str()).collect();
    let mut moved: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, flow) in known.iter().enumerate().rev() {
        let Some(title) = &flow.title else { continue };
        if !taken.contains(&index) && (here.contains(flow.file.as_str()) || files.is_gone(&flow.file)) {
            moved.entry(title).or_default().push(index);
        }
    }
    for (pair, (_, title)) in pairs.iter_mut().zip(&present).filter(|(pair, _)| pair.is_none()) {
        *pair = title.and_then(|title| moved.get_mut(title)).and_then(Vec::pop);
        taken.extend(*pair);
    }
    for (pair, (file, _)) in pairs.iter_mut().zip(&present).filter(|(pair, _)| pair.is_none()) {
        *pair = at(file).filter(|index| taken.insert(*index));
    }
    pairs
}
