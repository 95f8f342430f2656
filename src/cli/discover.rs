//! Finds the flows that the arguments mean: files, directories, patterns and standard input.
//!
//! What is there is listed first, then read by all threads at once; what is to be told of it comes
//! in the order of the list.

use super::console::Console;
use super::error::Error;
use super::input::{ReadError, display_name, read_file, read_stdin};
use super::pattern::Pattern;
use crate::config::{Exclusion, WORKSPACE_NAMES, Workspaces};
use crate::import::Kind;
use crate::lint::{Failure, each};
use crate::rules::wording::counted;
use crate::syntax;
use crate::text::SourceFile;
use ignore::{DirEntry, WalkBuilder};
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
    /// Workspace files that were named outright.
    pub(super) workspaces: Vec<PathBuf>,
    /// What could not be read.
    pub(super) failures: Vec<Failure>,
    /// YAML that was found and is no flow.
    passed_over: usize,
    /// Files that are left out because a workspace excludes them: how many, the first, and why.
    excluded: Option<(usize, PathBuf, Exclusion)>,
}

/// Something that may be a flow.
enum Candidate {
    /// Standard input, under this name.
    Stdin(PathBuf),
    /// A file that was named outright.
    Named(PathBuf),
    /// A file in a directory that was named, or that a pattern matches.
    Found(PathBuf),
    /// A link in a directory, which is not followed.
    Link(PathBuf),
    /// A file in a directory that its workspace excludes.
    Excluded(PathBuf, Exclusion),
    /// What could not be looked at, and why.
    Unseen(String, Error),
}

/// What a candidate turned out to be.
enum Seen {
    Flow(Target),
    /// A workspace file, which is read with the flows that it is about.
    Workspace,
    /// A workspace file that was named outright.
    NamedWorkspace(PathBuf),
    /// Other YAML, and why nobody missed it.
    Other(String),
    /// A file that its workspace excludes.
    Excluded(PathBuf, Exclusion),
    /// A file that was named and is no flow, and what it is.
    NoFlow(String),
    Unseen(String, Error),
}

/// Finds all flows; `stdin_name` is what standard input is called.
///
/// Directories are walked in order of names, without what `.gitignore` names, without hidden files
/// and without following links. A file there is a flow when it ends in `.yaml` or `.yml` and has
/// the key `flow`; one that is named outright is taken for a flow when it looks like one at all.
///
/// What a workspace excludes is passed over in a directory, and taken where it is named outright.
pub(super) fn discover(
    paths: &[PathBuf],
    stdin_name: &str,
    workspaces: &mut Workspaces<'_>,
    console: &Console,
) -> Targets {
    let mut list = List { workspaces: Some(workspaces), ..List::default() };
    for path in paths {
        list.add(path, stdin_name);
    }
    let mut targets = Targets::default();
    for seen in each(list.candidates, look) {
        targets.take(seen, console);
    }
    if targets.passed_over > 0 {
        console.detail(&format!("passed over {}", counted(targets.passed_over, "other YAML file")));
    }
    targets
}

/// Returns the files that the arguments mean now, whether they are flows or not.
pub(super) fn listed(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut list = List::default();
    paths.iter().for_each(|path| list.add(path, ""));
    let file = |candidate| match candidate {
        Candidate::Named(path)
        | Candidate::Found(path)
        | Candidate::Link(path)
        | Candidate::Excluded(path, _) => Some(path),
        Candidate::Stdin(_) | Candidate::Unseen(..) => None,
    };
    list.candidates.into_iter().filter_map(file).collect()
}

/// What is to be looked at, each once.
#[derive(Default)]
struct List<'list, 'run> {
    candidates: Vec<Candidate>,
    seen: HashSet<PathBuf>,
    /// Those that may exclude files; absent where all are wanted.
    workspaces: Option<&'list mut Workspaces<'run>>,
}

impl List<'_, '_> {
    fn add(&mut self, path: &Path, stdin_name: &str) {
        if path.as_os_str() == "-" {
            if self.seen.insert(path.to_owned()) {
                self.candidates.push(Candidate::Stdin(PathBuf::from(stdin_name)));
            }
        } else if path.is_dir() {
            self.walk(path, WalkBuilder::new(path), |_| true);
        } else if let Some(pattern) = Pattern::of(path) {
            self.add_matches(path, &pattern);
        } else if self.is_new(path) {
            self.candidates.push(Candidate::Named(path.to_owned()));
        }
    }

    fn exclusion(&mut self, path: &Path) -> Option<Exclusion> {
        self.workspaces.as_mut()?.exclusion(path)
    }

    fn is_new(&mut self, path: &Path) -> bool {
        // What cannot be resolved cannot be read either, and is reported when it is tried.
        path.canonicalize().map_or(true, |resolved| self.seen.insert(resolved))
    }

    /// Adds what a pattern matches; one that matches nothing is as wrong as a path that is not there.
    fn add_matches(&mut self, path: &Path, pattern: &Pattern) {
        let before = self.candidates.len();
        let mut is_met = false;
        if pattern.base().is_dir() {
            self.walk(pattern.base(), pattern.walk(), |found| {
                let is_taken = pattern.takes(found);
                is_met |= is_taken;
                is_taken
            });
        }
        if !is_met && self.candidates.len() == before {
            let file = display_name(path);
            let error = ReadError::Unmatched { file: file.clone() };
            self.candidates.push(Candidate::Unseen(file, error.into()));
        }
    }

    /// Adds the YAML files below a directory that are wanted.
    fn walk(&mut self, directory: &Path, mut walk: WalkBuilder, mut is_wanted: impl FnMut(&Path) -> bool) {
        walk.require_git(false).sort_by_file_name(Ord::cmp);
        for entry in walk.build() {
            match entry {
                Ok(entry) => {
                    if !may_hold_flow(entry.path()) || !is_wanted(entry.path()) {
                        continue;
                    }
                    if let Some(exclusion) = self.exclusion(entry.path()) {
                        self.candidates.push(Candidate::Excluded(entry.into_path(), exclusion));
                    } else if self.is_new(entry.path()) {
                        self.candidates.extend(found(entry));
                    }
                }
                Err(error) => {
                    let file = display_name(directory);
                    self.candidates.push(Candidate::Unseen(file, Error::Walk(error)));
                }
            }
        }
    }
}

/// Returns what an entry of a directory is; nothing for directories, pipes and devices.
fn found(entry: DirEntry) -> Option<Candidate> {
    let kind = entry.file_type()?;
    if kind.is_symlink() {
        return Some(Candidate::Link(entry.into_path()));
    }
    kind.is_file().then(|| Candidate::Found(entry.into_path()))
}

/// Reads a candidate.
fn look(candidate: Candidate) -> Seen {
    match candidate {
        Candidate::Unseen(file, error) => Seen::Unseen(file, error),
        Candidate::Link(path) => {
            let name = display_name(&path);
            Seen::Other(format!("passed over `{name}`: it is a symbolic link; name it to have it read"))
        }
        Candidate::Excluded(path, exclusion) => Seen::Excluded(path, exclusion),
        Candidate::Stdin(path) => {
            let source = read_stdin(&path.to_string_lossy());
            look_at_named(path, source, true)
        }
        Candidate::Named(path) => {
            let source = read_file(&path);
            look_at_named(path, source, false)
        }
        Candidate::Found(path) => match read_file(&path) {
            Ok(source) if Kind::of(&source).is_flow(source.text()) => {
                Seen::Flow(Target { path, source, is_stdin: false })
            }
            // What is wrong with it is told with the flows that it is about.
            Ok(_) | Err(_) if is_workspace(&path) => Seen::Workspace,
            Ok(source) => {
                let lacks = Kind::of(&source).lacks();
                Seen::Other(format!("passed over `{}`: it has no {lacks}", source.name()))
            }
            Err(error) => Seen::Unseen(display_name(&path), error.into()),
        },
    }
}

fn look_at_named(path: PathBuf, source: Result<SourceFile, ReadError>, is_stdin: bool) -> Seen {
    match source {
        Ok(source) => match why_no_flow(&path, &source) {
            Some(_) if is_workspace(&path) && !is_stdin => Seen::NamedWorkspace(path),
            Some(why) => Seen::NoFlow(format!("`{}` {why}", source.name())),
            None => Seen::Flow(Target { path, source, is_stdin }),
        },
        Err(error) => Seen::Unseen(display_name(&path), error.into()),
    }
}

impl Targets {
    /// Says that there is no flow in what was named, and how many files are excluded.
    pub(super) fn none_in(&self, paths: &[PathBuf]) -> Error {
        let names: Vec<String> = paths.iter().map(|path| format!("`{}`", display_name(path))).collect();
        let names = names.join(", ");
        let Some((count, first, Exclusion { file, line, .. })) = &self.excluded else {
            return Error::NoFlow(names);
        };
        let are = if *count == 1 { "is" } else { "are" };
        let files = counted(*count, "file");
        let place = format!("{names}: {files} {are} excluded, by `{file}:{line}`");
        let hint =
            format!("name excluded files to have them read, as in `handoff check {}`", display_name(first));
        Error::Excluded { place, hint }
    }

    /// Takes what was found; what could not be read is told, and the rest goes on.
    fn take(&mut self, seen: Seen, console: &Console) {
        match seen {
            Seen::Flow(target) => self.flows.push(target),
            Seen::Workspace => {}
            Seen::NamedWorkspace(path) => self.workspaces.push(path),
            Seen::Other(why) => {
                self.passed_over += 1;
                console.detail(&why);
            }
            Seen::Excluded(path, why) => {
                self.passed_over += 1;
                let (name, Exclusion { file, line, .. }) = (display_name(&path), &why);
                console.detail(&format!(
                    "passed over `{name}`: its workspace excludes it at `{file}:{line}`; name it to have it read"
                ));
                self.excluded.get_or_insert((0, path, why)).0 += 1;
            }
            Seen::NoFlow(why) => console.warn(&why),
            Seen::Unseen(file, error) => {
                console.error(&error);
                self.failures.push(Failure { file, message: error.to_string() });
            }
        }
    }
}

/// Tells whether a file in a directory may be a flow.
pub(super) fn may_hold_flow(path: &Path) -> bool {
    Kind::of_ending(path).is_some_and(Kind::is_found)
}

fn is_workspace(path: &Path) -> bool {
    path.file_name().is_some_and(|name| WORKSPACE_NAMES.iter().any(|known| name == *known))
}

/// Says why a file that was named outright is no flow, or nothing where it is one.
///
/// A flow that cannot be read as YAML, or that lacks its key `flow`, is one with a fault.
pub(super) fn why_no_flow(path: &Path, source: &SourceFile) -> Option<&'static str> {
    let text = source.text();
    if is_workspace(path) && !syntax::is_flow(text) {
        return Some("is a workspace file and no flow");
    }
    if text.trim().is_empty() {
        return Some("is empty");
    }
    let is_yaml = Kind::of(source) == Kind::Yaml;
    (is_yaml && !may_be_flow(text)).then_some("is not a flow: it has no key `flow`")
}

/// Tells whether a text has any of the keys that a flow must have, or no more than a fault in its YAML.
fn may_be_flow(text: &str) -> bool {
    let document = syntax::read(text);
    let entries = document.root.as_ref().and_then(syntax::Node::entries).unwrap_or_default();
    let is_known = |key: &syntax::Node<'_>| key.text().is_some_and(|key| KEYS.contains(&key));
    document.is_cut || entries.iter().any(|(key, _)| is_known(key))
}
