//! Which rules speak at which level, and what the flows of a workspace share.

mod find;
mod level;
mod selector;
mod workspace;

pub use find::{WORKSPACE_NAMES, WorkspaceError, Workspaces};
pub use level::{Level, Levels, Profile};
pub use selector::{Catalogue, Selector, UnknownRule, is_like_a_code};
pub use workspace::Workspace;

use crate::model::Shared;
use std::sync::Arc;

/// What a flow is checked by.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The level of each rule.
    pub levels: Levels,
    /// What the workspace shares.
    pub shared: Arc<Shared>,
}
