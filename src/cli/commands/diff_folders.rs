//! Two directories of flows, compared file by file: by their paths below the directories.

use super::diff::{read_source, share_title};
use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::cli::version::{Found, Version};
use crate::diff::{self, Difference};
use crate::graph::FlowGraph;
use crate::report::{ComparedFolders, LoneFlow};
use std::collections::BTreeMap;

/// Compares what two directories hold; nothing where neither of the two is one.
pub(super) fn compared(old: &Version, new: &Version, console: &Console) -> Result<Option<Comparison>, Error> {
    match (old.is_directory(), new.is_directory()) {
        (false, false) => return Ok(None),
        (true, true) => {}
        (is_old, _) => {
            let [directory, file] = if is_old { [old, new] } else { [new, old] }.map(Version::name);
            return Err(Error::Usage {
                message: format!("`{directory}` is a directory, and `{file}` is not"),
                hint: "name two files, or two directories".to_owned(),
            });
        }
    }
    let (before, after) = (old.flows(console)?, new.flows(console)?);
    if before.by_path.is_empty() && after.by_path.is_empty() {
        return Err(Error::NoFlow(format!("`{}`, `{}`", old.name(), new.name())));
    }
    let folders =
        ComparedFolders { names: (folder_name(old), folder_name(new)), ..ComparedFolders::default() };
    let mut comparison = Comparison { folders, has_gaps: before.has_gaps || after.has_gaps };
    comparison.add(before.by_path, after.by_path, console);
    Ok(Some(comparison))
}

/// What became of two directories.
pub(super) struct Comparison {
    pub(super) folders: ComparedFolders,
    /// Whether something could not be read.
    pub(super) has_gaps: bool,
}

impl Comparison {
    fn add(
        &mut self,
        mut before: BTreeMap<String, Found>,
        after: BTreeMap<String, Found>,
        console: &Console,
    ) {
        for (path, newer) in after {
            let Some(older) = before.remove(&path) else {
                let added = self.read(lone(path, newer, console), console);
                self.folders.added.extend(added);
                continue;
            };
            match self.read(difference(older, newer, console), console) {
                Some(difference) if difference.is_empty() => self.folders.unchanged += 1,
                Some(difference) => self.folders.changed.push((path, difference)),
                None => {}
            }
        }
        for (path, older) in before {
            let removed = self.read(lone(path, older, console), console);
            self.folders.removed.extend(removed);
        }
    }

    /// Tells what could not be read; the rest goes on.
    fn read<T>(&mut self, found: Result<T, Error>, console: &Console) -> Option<T> {
        found
            .inspect_err(|error| {
                console.error(error);
                self.has_gaps = true;
            })
            .ok()
    }
}

fn folder_name(version: &Version) -> String {
    version.name().trim_end_matches('/').to_owned()
}

fn lone(path: String, found: Found, console: &Console) -> Result<LoneFlow, Error> {
    let one = read_source(found, console)?;
    Ok(LoneFlow { path, title: one.flow.title().to_owned() })
}

fn difference(older: Found, newer: Found, console: &Console) -> Result<Difference, Error> {
    let [mut before, mut after] = [read_source(older, console)?, read_source(newer, console)?];
    share_title(&mut before, &mut after);
    let [old, new] = [&before, &after].map(|one| FlowGraph::build(&one.flow, &one.shared));
    Ok(Difference::between(
        diff::Version { flow: &before.flow, shared: &before.shared, graph: &old },
        diff::Version { flow: &after.flow, shared: &after.shared, graph: &new },
    ))
}
