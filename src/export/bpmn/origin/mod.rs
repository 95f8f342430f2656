//! A flow written back into the BPMN that it was imported from.
//!
//! The file is imported again, which is the same each time, and compared with the flow as it is now.
//! Only what changed is edited; all else, ids, colours and what other programs keep there, stays byte
//! for byte. What is written is read once more: whatever it does not say of the flow is told.

mod added;
mod answers;
mod bands;
mod borders;
mod diagram;
mod edits;
mod ends;
mod lanes;
mod names;
mod objects;
mod removal;
mod values;

use super::keys::Keys;
use crate::diff::{Difference, Entry, Matching, Version};
use crate::export::{Chart, ExportError};
use crate::graph::FlowGraph;
use crate::import::{self, Kind};
use crate::model::{Flow, Shared};
use crate::syntax::Node;
use crate::text::{SourceFile, apply_edits};
use crate::xml;
use edits::Edits;
use names::Names;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use values::Values;

/// How many changes are told that the file could not take.
const MOST_TOLD: usize = 20;

/// Returns the SHA-256 of a file, in hexadecimal digits.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The file that a flow was imported from, with what changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenBack {
    /// What the file holds.
    pub bytes: Vec<u8>,
    /// The changes that are not in it, a sentence each without a full stop.
    pub left: Vec<String>,
}

/// Writes a flow into the bytes of the file that it was imported from, which had `hash` then.
///
/// # Errors
/// When the file changed since, or is no BPMN that can be read.
pub fn write_back(
    chart: &Chart<'_>,
    file: &str,
    hash: Option<&str>,
    origin: &[u8],
) -> Result<WrittenBack, ExportError> {
    if hash.is_some_and(|hash| !hash.eq_ignore_ascii_case(&fingerprint(origin))) {
        return Err(refused(format!("`{file}` changed since the flow was imported from it")));
    }
    let text =
        xml::decode(origin.to_vec()).map_err(|error| refused(format!("`{file}` cannot be read: {error}")))?;
    let source = SourceFile::new(file, text);
    let was = Some(&source).filter(|source| Kind::of(source) == Kind::Bpmn);
    let was = was
        .and_then(|source| Read::of(source, chart.shared))
        .ok_or_else(|| refused(format!("`{file}` is no BPMN that can be read")))?;
    let root = import::tree_of(chart.source);
    let now = Now { chart, root: root.as_ref(), graph: FlowGraph::build(chart.flow, chart.shared) };
    let difference = Difference::between(was.version(&now), now.version());
    let mut left = left(&[], &difference.matching);
    if difference.is_empty() {
        return Ok(WrittenBack { bytes: origin.to_vec(), left });
    }
    let mut named = HashSet::new();
    let mut written = String::new();
    // A second round gives ids to what is read under another one than the flow has.
    for _ in 0..2 {
        written = edited(&source, &was, &now, (&difference.matching, &named))?;
        let entries = compared(&written, file, &now);
        left = self::left(&entries, &difference.matching);
        let renamed: HashSet<String> =
            entries.into_iter().filter_map(|entry| entry.renamed.map(|(_, now)| now)).collect();
        if renamed.is_subset(&named) {
            break;
        }
        named.extend(renamed);
    }
    if written == source.text() {
        return Ok(WrittenBack { bytes: origin.to_vec(), left });
    }
    left.extend(borders::stranded(&source, &SourceFile::new(file, written.as_str())));
    let bytes = xml::encode(&written, origin).map_err(|error| refused(format!("`{file}`: {error}")))?;
    Ok(WrittenBack { bytes, left })
}

fn refused(message: String) -> ExportError {
    let help = "`--fresh` writes a new file without it; `handoff import` reads the file anew".to_owned();
    ExportError { message, help }
}

/// A file as it is read.
struct Read<'text> {
    flow: Flow,
    graph: FlowGraph,
    root: Node<'text>,
}

impl<'text> Read<'text> {
    fn of(source: &'text SourceFile, shared: &Shared) -> Option<Self> {
        let root = import::tree_of(source)?;
        let flow = import::read(source, shared).parsed.flow;
        let graph = FlowGraph::build(&flow, shared);
        Some(Self { flow, graph, root })
    }

    fn version<'run>(&'run self, now: &'run Now<'_>) -> Version<'run> {
        Version { flow: &self.flow, shared: now.chart.shared, graph: &self.graph }
    }
}

/// The flow as it is now.
struct Now<'run> {
    chart: &'run Chart<'run>,
    root: Option<&'run Node<'run>>,
    /// With its lanes as they are declared.
    graph: FlowGraph,
}

impl Now<'_> {
    fn version(&self) -> Version<'_> {
        Version { flow: self.chart.flow, shared: self.chart.shared, graph: &self.graph }
    }
}

/// Returns the text of the file with what changed.
fn edited(
    source: &SourceFile,
    was: &Read<'_>,
    now: &Now<'_>,
    (matching, named): (&Matching, &HashSet<String>),
) -> Result<String, ExportError> {
    let document = xml::Document::read(source)
        .map_err(|_| refused(format!("`{}` is no XML that can be read", source.name())))?;
    let keys = (Keys::of(Some(&was.root), &was.flow), Keys::of(now.root, now.chart.flow));
    let versions = (was.version(now), now.version());
    let names = Names::of(versions.0, versions.1, matching);
    let mut edits = Edits::of(source.text(), document.root());
    Values { was: versions.0, now: versions.1, keys: &keys, named, matching, names: &names }.edit(&mut edits);
    let edits = edits.finish();
    apply_edits(source.text(), &edits)
        .map_err(|_| refused(format!("two changes fall on one place of `{}`", source.name())))
}

/// Compares what is written with the flow.
fn compared(written: &str, file: &str, now: &Now<'_>) -> Vec<Entry> {
    let source = SourceFile::new(file, written);
    let Some(read) = Read::of(&source, now.chart.shared) else { return Vec::new() };
    Difference::between(read.version(now), now.version()).entries
}

/// Says what the file does not say of the flow; `matching` tells who of it the file had before.
fn left(entries: &[Entry], matching: &Matching) -> Vec<String> {
    let mut told: Vec<String> = entries.iter().take(MOST_TOLD).map(not_written).collect();
    if entries.len() > MOST_TOLD {
        told.push(format!("NOT written: {} more changes", entries.len() - MOST_TOLD));
    }
    if !matching.lanes.pairs().is_sorted_by_key(|(old, _)| old) {
        told.push("NOT written: the actors stand in another order".to_owned());
    }
    told
}

fn not_written(entry: &Entry) -> String {
    let element = entry.after.as_ref().or(entry.before.as_ref());
    let title = element.map_or("", |element| element.title.as_str());
    let mut keys: Vec<String> = entry.keys.iter().map(|key| format!("`{}`", key.key)).collect();
    let mut seen = HashSet::new();
    keys.retain(|key| seen.insert(key.clone()));
    let keys = if keys.is_empty() { String::new() } else { format!(" ({})", keys.join(", ")) };
    format!("NOT written: {} \"{title}\" was {}{keys}", entry.kind.word(), entry.change.word())
}

#[cfg(test)]
mod tests;
