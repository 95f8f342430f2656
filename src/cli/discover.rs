//! Finds the flows that the arguments mean: files, directories and standard input.

use super::console::Console;
use super::error::Error;
use super::input::{ReadError, display_name, read_file, read_stdin};
use crate::config::WORKSPACE_NAMES;
use crate::lint::Failure;
use crate::syntax;
use crate::text::SourceFile;
use ignore::WalkBuilder;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The keys that a flow cannot do without.
const KEYS: [&str; 3] = ["flow", "actors", "handoffs"];

/// A flow that was found.
#[derive(Debug)]
pub(super) struct Target {
    /// Where it lies, or would lie for standard input.
    pub(super) path: PathBuf,
    /// Its text.
    pub(super) source: SourceFile,
    /// Whether it came from standard input.
    pub(super) is_stdin: bool,
}

/// What the arguments mean.
#[derive(Debug, Default)]
pub(super) struct Targets {
    /// The flows.
    pub(super) flows: Vec<Target>,
    /// What could not be read.
    pub(super) failures: Vec<Failure>,
    seen: HashSet<PathBuf>,
    passed_over: usize,
}

/// Finds all flows; `stdin_name` is what standard input is called.
///
/// Directories are walked in order of names, without what `.gitignore` names and without hidden
/// files. A file there is a flow when it ends in `.yaml` or `.yml` and has the key `flow`; one
/// that is named outright is taken for a flow when it looks like one at all.
pub(super) fn discover(paths: &[PathBuf], stdin_name: &str, console: &Console) -> Targets {
    let mut targets = Targets::default();
    for path in paths {
        if path.as_os_str() == "-" {
            targets.take_named(PathBuf::from(stdin_name), read_stdin(stdin_name), true, console);
        } else if path.is_dir() {
            targets.walk(path, console);
        } else if targets.is_new(path) {
            targets.take_named(path.clone(), read_file(path), false, console);
        }
    }
    if targets.passed_over > 0 {
        let files = if targets.passed_over == 1 { "file" } else { "files" };
        console.detail(&format!("passed over {} other YAML {files}", targets.passed_over));
    }
    targets
}

impl Targets {
    fn is_new(&mut self, path: &Path) -> bool {
        // What cannot be resolved cannot be read either, and is reported when it is tried.
        path.canonicalize().map_or(true, |resolved| self.seen.insert(resolved))
    }

    /// Tells what could not be read, and goes on with the rest.
    fn fail(&mut self, file: String, error: impl Into<Error>, console: &Console) {
        let error = error.into();
        console.error(&error);
        self.failures.push(Failure { file, message: error.to_string() });
    }

    fn take_named(
        &mut self,
        path: PathBuf,
        source: Result<SourceFile, ReadError>,
        is_stdin: bool,
        console: &Console,
    ) {
        match source {
            Ok(source) => match why_no_flow(&path, source.text()) {
                Some(why) => console.warn(&format!("`{}` {why}", source.name())),
                None => self.flows.push(Target { path, source, is_stdin }),
            },
            Err(error) => self.fail(display_name(&path), error, console),
        }
    }

    fn walk(&mut self, directory: &Path, console: &Console) {
        let mut walk = WalkBuilder::new(directory);
        walk.require_git(false).sort_by_file_name(Ord::cmp);
        for entry in walk.build() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.fail(display_name(directory), Error::Walk(error), console);
                    continue;
                }
            };
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if is_file && is_yaml(entry.path()) && self.is_new(entry.path()) {
                self.take_found(entry.into_path(), console);
            }
        }
    }

    fn take_found(&mut self, path: PathBuf, console: &Console) {
        match read_file(&path) {
            Ok(source) if syntax::is_flow(source.text()) => {
                self.flows.push(Target { path, source, is_stdin: false })
            }
            Ok(source) => {
                if !is_workspace(&path) {
                    self.passed_over += 1;
                    console.detail(&format!("passed over `{}`: it has no key `flow`", source.name()));
                }
            }
            Err(error) => self.fail(display_name(&path), error, console),
        }
    }
}

fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}

fn is_workspace(path: &Path) -> bool {
    path.file_name().is_some_and(|name| WORKSPACE_NAMES.iter().any(|known| name == *known))
}

/// Says why a file that was named outright is no flow, or nothing where it is one.
///
/// A flow that cannot be read as YAML, or that lacks its key `flow`, is one with a fault.
pub(super) fn why_no_flow(path: &Path, text: &str) -> Option<&'static str> {
    if is_workspace(path) && !syntax::is_flow(text) {
        return Some("is a workspace file and no flow");
    }
    if text.trim().is_empty() {
        return Some("is empty");
    }
    (!may_be_flow(text)).then_some("is not a flow: it has no key `flow`")
}

/// Tells whether a text has any of the keys that a flow must have, or no more than a fault in its YAML.
fn may_be_flow(text: &str) -> bool {
    let document = syntax::read(text);
    let entries = document.root.as_ref().and_then(syntax::Node::entries).unwrap_or_default();
    let is_known = |key: &syntax::Node<'_>| key.text().is_some_and(|key| KEYS.contains(&key));
    document.is_cut || entries.iter().any(|(key, _)| is_known(key))
}
