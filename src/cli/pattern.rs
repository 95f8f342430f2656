//! Patterns among the arguments, such as `flows/**/*.yaml`.
//!
//! Most shells replace a pattern by the files it matches. Some do not, among them those of Windows,
//! and a pattern in quotes reaches the program in any case.

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use std::path::{Path, PathBuf};

/// What may stand between the names of a path.
const SEPARATORS: &[char] = if cfg!(windows) { &['/', '\\'] } else { &['/'] };

/// A pattern, and where what it matches may lie.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The directory that the pattern begins with.
    base: PathBuf,
    /// What a path from there matches as a whole.
    whole: GlobMatcher,
    /// What the first names of such a path match, one more each; as far as that is plain to see.
    beginnings: Vec<GlobMatcher>,
}

/// The longest pattern, in bytes.
const LONGEST: usize = 1_000;

impl Pattern {
    /// Reads an argument; nothing where it names what is there, or is no pattern.
    pub(super) fn of(argument: &Path) -> Option<Self> {
        let text = argument.to_str().filter(|text| text.contains(['*', '?', '[', '{']))?;
        // What is longer is no path that a system has, and costs too much to make sense of.
        if text.len() > LONGEST {
            return None;
        }
        if argument.symlink_metadata().is_ok() {
            return None;
        }
        // Only the last name before the first sign can be cut short by it.
        let plain = &text[..text.find(['*', '?', '[', '{'])?];
        let base = plain.rfind(SEPARATORS).map_or("", |end| &text[..=end]);
        let names: Vec<&str> =
            text[base.len()..].split(SEPARATORS).filter(|name| !matches!(*name, "" | ".")).collect();
        let whole = matcher(&names)?;
        let fixed = names.iter().position(|name| name.contains("**")).unwrap_or(names.len());
        let beginnings = (1..=fixed).map_while(|count| matcher(&names[..count])).collect();
        let base = PathBuf::from(if base.is_empty() { "." } else { base });
        Some(Self { base, whole, beginnings })
    }

    /// Returns the directory that the pattern begins with.
    pub(super) fn base(&self) -> &Path {
        &self.base
    }

    /// Returns a walk below that directory that passes over what cannot match.
    pub(super) fn walk(&self) -> WalkBuilder {
        let mut walk = WalkBuilder::new(&self.base);
        let (base, beginnings) = (self.base.clone(), self.beginnings.clone());
        walk.filter_entry(move |entry| {
            let beginning = entry.depth().checked_sub(1).and_then(|index| beginnings.get(index));
            let path = entry.path().strip_prefix(&base).unwrap_or(entry.path());
            beginning.is_none_or(|beginning| beginning.is_match(path))
        });
        walk
    }

    /// Tells whether a path below the directory matches, or lies in a directory that does.
    pub(super) fn takes(&self, path: &Path) -> bool {
        let path = path.strip_prefix(&self.base).unwrap_or(path);
        path.ancestors().any(|path| self.whole.is_match(path))
    }
}

/// Returns what matches names in a row; a sign for any text stays within one name.
fn matcher(names: &[&str]) -> Option<GlobMatcher> {
    let glob = GlobBuilder::new(&names.join("/")).literal_separator(true).build().ok()?;
    Some(glob.compile_matcher())
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use std::path::Path;

    fn takes(pattern: &str, path: &str) -> bool {
        Pattern::of(Path::new(pattern)).unwrap().takes(Path::new(path))
    }

    #[test]
    fn matches_as_a_shell_does() {
        assert!(takes("no/*.yaml", "no/a.yaml"));
        assert!(!takes("no/*.yaml", "no/deep/a.yaml"));
        assert!(takes("no/**/*.yaml", "no/a.yaml") && takes("no/**/*.yaml", "no/deep/er/a.yaml"));
        assert!(takes("./no/[ab].yaml", "./no/a.yaml") && !takes("./no/[ab].yaml", "./no/c.yaml"));
        assert!(takes("no//{a,b}*", "no//a.yaml"));
        assert!(takes("*/flows", "./lab/flows/deep/a.yaml") && !takes("*/flows", "./lab/other/a.yaml"));
        assert!(takes("../*.yaml", "../a.yaml") && takes("/no-such/*", "/no-such/a.yaml"));
    }

    #[test]
    fn what_is_there_or_has_no_sign_is_no_pattern() {
        assert!(Pattern::of(Path::new("flows/a.yaml")).is_none());
        assert!(Pattern::of(Path::new("no/[a.yaml")).is_none(), "no pattern at all");
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a[1].yaml");
        std::fs::write(&path, "").unwrap();
        assert!(Pattern::of(&path).is_none());
    }
}
