//! Where the tables of a flow's measures are read from.

use crate::config::{InForce, Workspace};
use crate::data::Folder;
use std::path::Path;

/// Returns the folder for the tables of a flow: its own, and none outside that of its workspace file.
pub(super) fn of_flow(path: &Path, in_force: &InForce) -> Folder {
    let workspace = in_force.workspace.as_ref().map(|workspace| workspace.directory.as_path());
    Folder::new(path.parent().unwrap_or(Path::new("")), workspace)
}

/// Returns the folder for the tables of measures that a workspace shares: that of its file.
pub(super) fn of_workspace(workspace: &Workspace) -> Folder {
    Folder::new(&workspace.directory, None)
}
