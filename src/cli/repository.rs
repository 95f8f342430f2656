//! The repository that the program runs in.

use crate::emit::Place;
use std::path::Path;

/// The root of a repository and the working directory in it, as texts with `/`.
#[derive(Debug, Default)]
pub(super) struct Repository {
    root: String,
    directory: String,
}

impl Repository {
    /// Finds the nearest directory upwards that holds `.git`; nothing where there is none.
    pub(super) fn of_working_directory() -> Self {
        std::env::current_dir().map(|working| Self::of(&working)).unwrap_or_default()
    }

    fn of(working: &Path) -> Self {
        let Some(root) = working.ancestors().find(|directory| directory.join(".git").exists()) else {
            return Self::default();
        };
        let named = |path: &Path| path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let directory = working.strip_prefix(root).map(named).unwrap_or_default();
        Self { root: named(root), directory }
    }

    /// Returns it for outputs.
    pub(super) fn place(&self) -> Place<'_> {
        Place { root: &self.root, directory: &self.directory }
    }
}

#[cfg(test)]
mod tests {
    use super::Repository;
    use std::fs;

    #[test]
    fn looks_upwards() {
        let directory = tempfile::tempdir().unwrap();
        let deep = directory.path().join("clinic/lab/flows");
        fs::create_dir_all(&deep).unwrap();
        fs::create_dir(directory.path().join("clinic/.git")).unwrap();
        let repository = Repository::of(&deep);
        assert!(repository.root.ends_with("/clinic"), "{repository:?}");
        assert_eq!(repository.directory, "lab/flows");
    }
}
