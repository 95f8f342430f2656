//! Finds files that were most likely meant to be a workspace file, whose settings would be missed
//! without a word.

use super::WORKSPACE_NAMES;
use super::find::read;
use crate::syntax::keys::WORKSPACE;
use crate::syntax::{self, Node, is_flow};
use std::fs;
use std::path::{Path, PathBuf};

/// Keys of a flow that a workspace file has not.
const KEYS_OF_FLOWS: [&str; 3] = ["flow", "handoffs", "steps"];

/// Returns the first file of a directory, by name, that has nearly the name of a workspace file and
/// what such a file holds.
///
/// A flow may be called so. `handoff.yml` alone is meant to be one whatever it holds.
pub(super) fn near_name(directory: &Path) -> Option<PathBuf> {
    let names: Vec<String> = fs::read_dir(directory)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| is_like_a_workspace(name))
        .collect();
    let is_whole = |name: &str| WORKSPACE_NAMES.contains(&name);
    let is_alone = !names.iter().any(|name| is_whole(name));
    let mut near: Vec<&String> = names.iter().filter(|name| !is_whole(name)).collect();
    near.sort_unstable();
    let mut paths = near.into_iter().map(|name| (name, directory.join(name)));
    let found = paths.find(|(name, path)| {
        path.is_file()
            // Where case does not tell names apart, the file is the one that counts.
            && !(is_alone && WORKSPACE_NAMES.iter().any(|known| is_same_file(directory, known, name)))
            && is_meant(path, is_alone && name.trim_start_matches('.') == "handoff.yml")
    });
    found.map(|(_, path)| path)
}

/// Tells whether a name is that of a workspace file but for case, ending, plural, hyphen or dot.
fn is_like_a_workspace(name: &str) -> bool {
    let name = name.to_lowercase();
    let Some((stem, "yaml" | "yml")) = name.rsplit_once('.') else { return false };
    let letters: String = stem.chars().filter(|letter| !matches!(letter, '.' | '-' | '_' | ' ')).collect();
    matches!(letters.as_str(), "handoff" | "handoffs")
}

/// Tells whether the system takes a file for the workspace file, whose name it is but for case.
fn is_same_file(directory: &Path, known: &str, name: &str) -> bool {
    name.eq_ignore_ascii_case(known) && directory.join(known).symlink_metadata().is_ok()
}

/// Tells whether a file is no flow and has a key of a workspace file, if not `anyhow` without one.
fn is_meant(path: &Path, anyhow: bool) -> bool {
    let Ok(source) = read(path) else { return anyhow };
    if is_flow(source.text()) {
        return false;
    }
    let document = syntax::read(source.text());
    let entries = document.root.as_ref().and_then(Node::entries).unwrap_or_default();
    let has = |is_one: &dyn Fn(&str) -> bool| entries.iter().any(|(key, _)| key.text().is_some_and(is_one));
    let is_workspace = has(&|key| WORKSPACE.find(key).is_some()) && !has(&|key| KEYS_OF_FLOWS.contains(&key));
    anyhow || is_workspace
}

#[cfg(test)]
mod tests {
    use super::{is_like_a_workspace, near_name};
    use std::fs;

    #[test]
    fn names_are_near_or_not() {
        for name in ["handoff.yaml", "Handoff.yaml", ".handoffs.yml", "hand-off.YAML", "hand_offs.yaml"] {
            assert!(is_like_a_workspace(name), "{name}");
        }
        for name in ["handoff.json", "handoff", "my-handoff.yaml", "handoff.yaml.bak", "handoff-ward.yaml"] {
            assert!(!is_like_a_workspace(name), "{name}");
        }
    }

    #[track_caller]
    fn assert_near(files: &[(&str, &str)], near: Option<&str>) {
        let directory = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(directory.path().join(name), text).unwrap();
        }
        let found = near_name(directory.path());
        let name = found.as_ref().map(|path| path.file_name().unwrap().to_str().unwrap());
        assert_eq!(name, near, "{files:?}");
    }

    #[test]
    fn a_near_name_needs_what_a_workspace_holds() {
        assert_near(&[("handoffs.yaml", "rules: { H001: off }\n")], Some("handoffs.yaml"));
        assert_near(
            &[("handoff.yaml", "lang: en\n"), ("Handoffs.yaml", "lang: de\n")],
            Some("Handoffs.yaml"),
        );
        assert_near(&[("handoff.yaml", "lang: en\n"), ("handoff.yml", "lang: de\n")], Some("handoff.yml"));
        assert_near(&[("handoff.yml", "")], Some("handoff.yml"));
        assert_near(&[("handoff.yaml", ""), ("handoff.yml", "")], None);
        assert_near(&[("handoffs.yaml", "flow: x\nactors: {}\n")], None);
        assert_near(&[("handoffs.yaml", "actors: {}\nhandoffs: []\n")], None);
        assert_near(&[("handoffs.yaml", "people: 3\n")], None);
        assert_near(&[("handoff.yaml", "lang: en\n"), (".handoff.yaml", "lang: en\n")], None);
    }
}
