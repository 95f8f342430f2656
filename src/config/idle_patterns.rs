//! Patterns of paths whose plain beginning leads nowhere, as a misspelt folder does.

use super::Workspace;
use crate::syntax::nearest;
use crate::text::Spanned;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The most such patterns that are told at once.
const MAX_TOLD: usize = 10;

/// The most names of a folder that are looked through for one that is near.
const MAX_NAMES: usize = 10_000;

/// A pattern that nothing can fit as things are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdlePattern {
    /// The pattern as it is written.
    pub pattern: String,
    /// Its line in the workspace file, from 1.
    pub line: usize,
    /// What it would be with a name that is there, where one is near.
    pub near: Option<String>,
}

impl Workspace {
    /// Returns the patterns of `overrides` and `exclude` whose names before the first sign for any
    /// text are not there, the first few of them in the order of the file.
    #[must_use]
    pub fn idle_patterns(&self) -> Vec<IdlePattern> {
        let of_overrides = self.overrides.iter().flat_map(|of| of.paths.patterns());
        let mut patterns: Vec<&Spanned<String>> =
            self.exclude.patterns().iter().chain(of_overrides).collect();
        patterns.sort_by_key(|pattern| pattern.span.start);
        let idle = patterns.into_iter().filter_map(|pattern| {
            let (folder, part) = missing(&self.directory, pattern)?;
            let line = self.source.position(pattern.span.start).line;
            let near = near(&folder, &pattern[part.clone()]);
            let near = near.map(|name| [&pattern[..part.start], &name, &pattern[part.end..]].concat());
            Some(IdlePattern { pattern: pattern.value.clone(), line, near })
        });
        idle.take(MAX_TOLD).collect()
    }
}

/// Follows the plain names that a pattern begins with, as far as the first that is not there;
/// returns the folder that lacks it, and its bytes in the pattern.
fn missing(directory: &Path, pattern: &str) -> Option<(PathBuf, Range<usize>)> {
    let mut folder = directory.to_owned();
    let mut start = 0;
    for part in pattern.split('/') {
        if part.contains(['*', '?', '[', '{', '\\']) {
            return None;
        }
        let next = folder.join(part);
        if !matches!(part, "" | ".") && next.symlink_metadata().is_err() {
            return Some((folder, start..start + part.len()));
        }
        folder = next;
        start += part.len() + 1;
    }
    None
}

/// Returns the name in a folder that is most likely meant.
fn near(folder: &Path, name: &str) -> Option<String> {
    let entries = folder.read_dir().ok()?.take(MAX_NAMES).filter_map(Result::ok);
    let names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    nearest(name, names.iter().map(String::as_str)).map(|near| near.word.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::config::{Catalogue, Workspace};
    use crate::text::SourceFile;
    use std::fs;

    #[test]
    fn a_misspelt_folder_is_told_with_what_is_near() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("archive/2025")).unwrap();
        fs::write(root.path().join("a.yaml"), "").unwrap();
        let text = "exclude:\n  - archive/**\n  - archiv/**\n  - ./archive/2052\n  - \"**/x.yaml\"\n  - a.yaml\n\
                    overrides:\n  - { paths: [\"{b,c}/d\", elsewhere/x/*], profile: draft }\n";
        let source = SourceFile::new("handoff.yaml", text);
        let workspace = Workspace::read(source, root.path(), &Catalogue::new([]));
        assert!(workspace.faults.is_empty(), "{:#?}", workspace.faults);
        let told: Vec<_> = workspace.idle_patterns().into_iter().map(|idle| (idle.line, idle.near)).collect();
        let near = |text: &str| Some(text.to_owned());
        assert_eq!(told, [(3, near("archive/**")), (4, near("./archive/2025")), (8, None)]);
    }
}
