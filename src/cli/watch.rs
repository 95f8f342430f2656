//! Does something again whenever a file changes.
//!
//! Files are looked at several times a second rather than waited for: editors replace files, folders
//! on other machines tell nobody of changes, and what has to be looked at is known and small.

use super::discover::listed;
use crate::config::WORKSPACE_NAMES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// How long to wait between two looks.
const PAUSE: Duration = Duration::from_millis(200);
/// The share of the time that looking may take, as one part of so many.
const SHARE: u32 = 10;
/// For how many looks in a row files may go on changing before the work is done anyway.
const MOST_UNSETTLED: usize = 10;

/// What tells that a file is another than it was.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Number of the file and time of its last change of any kind, where the system has them.
    identity: (u64, i64, i64),
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let metadata = path.metadata().ok()?;
        let modified = metadata.modified().ok();
        Some(Self { length: metadata.len(), modified, identity: identity(&metadata) })
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// All files that matter, as they are at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Snapshot(BTreeMap<PathBuf, Option<Stamp>>);

impl Snapshot {
    /// Looks at what the arguments mean now, at the workspace files above it and at `others`.
    pub(super) fn of(paths: &[PathBuf], others: &[PathBuf]) -> Self {
        let files = listed(paths);
        let mut directories = BTreeSet::new();
        for path in files.iter().chain(paths) {
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            for directory in absolute.ancestors() {
                // What lies above a directory that was met is known too.
                if !directories.insert(directory.to_owned()) {
                    break;
                }
            }
        }
        let workspaces =
            directories.iter().flat_map(|directory| WORKSPACE_NAMES.map(|name| directory.join(name)));
        let all = files.into_iter().chain(workspaces).chain(others.iter().cloned());
        Self(all.map(|path| (Stamp::of(&path), path)).map(|(stamp, path)| (path, stamp)).collect())
    }
}

/// Does `work` now and after every change, until `wait` says that it is enough.
///
/// The state is taken before the work, so that what changes meanwhile is seen afterwards. A change
/// is waited out: an editor writes a file in several steps.
pub(super) fn watch<State: PartialEq>(
    mut look: impl FnMut() -> State,
    mut wait: impl FnMut() -> bool,
    mut work: impl FnMut(),
) {
    let mut seen = look();
    work();
    while wait() {
        let mut now = look();
        if now == seen {
            continue;
        }
        for _ in 0..MOST_UNSETTLED {
            if !wait() {
                return;
            }
            let next = look();
            let is_settled = next == now;
            now = next;
            if is_settled {
                break;
            }
        }
        seen = now;
        work();
    }
}

/// Waits between looks: longer where a look takes long, so that watching stays cheap.
#[derive(Debug, Default)]
pub(super) struct Pace {
    last: Duration,
}

impl Pace {
    /// Looks, and remembers how long it took.
    pub(super) fn timed<State>(&mut self, look: impl FnOnce() -> State) -> State {
        let start = Instant::now();
        let state = look();
        self.last = start.elapsed();
        state
    }

    /// Waits for the next look.
    pub(super) fn pause(&self) {
        thread::sleep(PAUSE.max(self.last.saturating_mul(SHARE - 1)));
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_UNSETTLED, Snapshot, watch};
    use std::fs;
    use std::path::PathBuf;

    /// Runs the loop over states, one a look, and returns after which looks the work was done.
    fn worked(states: &[u32]) -> Vec<usize> {
        let looks = std::cell::Cell::new(0);
        let mut worked = Vec::new();
        let look = || {
            looks.set(looks.get() + 1);
            states[looks.get() - 1]
        };
        watch(look, || looks.get() < states.len(), || worked.push(looks.get()));
        worked
    }

    #[test]
    fn works_at_once_and_after_each_change() {
        assert_eq!(worked(&[1]), [1]);
        assert_eq!(worked(&[1, 1, 1, 1]), [1]);
        assert_eq!(worked(&[1, 1, 2, 2, 2, 3, 3]), [1, 4, 7]);
    }

    #[test]
    fn waits_until_a_change_is_over() {
        assert_eq!(worked(&[1, 2, 3, 4, 4, 4]), [1, 5], "saved in steps");
        assert_eq!(worked(&[1, 2, 1, 1, 1]), [1, 4], "what came back may have been read half");
        let restless: Vec<u32> = (0..40).collect();
        assert_eq!(worked(&restless)[1], 2 + MOST_UNSETTLED, "work is done all the same");
    }

    #[test]
    fn sees_new_flows_replaced_ones_and_workspaces() {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir_all(directory.path().join("lab/flows")).unwrap();
        let at = |name: &str| directory.path().join(name);
        let paths: Vec<PathBuf> = vec![at("lab/flows")];
        let mut last = Snapshot::of(&paths, &[]);
        let mut is_changed = || {
            let now = Snapshot::of(&paths, &[]);
            let is_changed = now != last;
            last = now;
            is_changed
        };
        assert!(!is_changed());
        fs::write(at("lab/flows/a.yaml"), "flow: A\n").unwrap();
        assert!(is_changed(), "a new file");
        fs::write(at("new"), "flow: B\n").unwrap();
        assert!(!is_changed(), "nobody asked for it");
        fs::rename(at("new"), at("lab/flows/a.yaml")).unwrap();
        assert!(is_changed(), "a file of the same length in place of the other");
        fs::write(at("lab/handoff.yaml"), "profile: draft\n").unwrap();
        assert!(is_changed(), "a workspace above it");
        fs::remove_file(at("lab/flows/a.yaml")).unwrap();
        assert!(is_changed() && !is_changed(), "a file that went");
    }
}
