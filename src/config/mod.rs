//! Which rules speak at which level and by which limits, and what the flows of a workspace share.

mod find;
mod globs;
mod idle_patterns;
mod layer;
mod level;
mod limits;
mod near_name;
mod own_rules;
mod resolve;
#[cfg(test)]
mod sample;
mod selector;
mod theme;
mod workspace;

pub use find::{WORKSPACE_NAMES, WorkspaceError, Workspaces};
pub use globs::Globs;
pub use idle_patterns::IdlePattern;
pub use layer::Layer;
pub use level::{Level, Levels, Profile};
pub use limits::Limits;
pub use own_rules::{MAX_OWN_RULES, OwnRule, OwnRules};
pub use resolve::{Asked, InForce, Origin, Sourced};
pub use selector::{Catalogue, Selector, UnknownRule, is_like_a_code};
pub use theme::Theme;
pub use workspace::{Exclusion, Override, Workspace};

use crate::import::{self, Imported};
use crate::model::Shared;
use crate::text::{SourceFile, Span, Spanned};
use std::sync::Arc;

/// What a flow is checked by.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The level of each rule.
    pub levels: Levels,
    /// The limits that rules go by.
    pub limits: Limits,
    /// The language of a flow that does not name its own.
    pub lang: Option<String>,
    /// Rules that the workspace wrote itself.
    pub own: Arc<OwnRules>,
    /// What the workspace shares.
    pub shared: Arc<Shared>,
}

impl Settings {
    /// Reads a flow with what its workspace shares, and in the language of the workspace.
    #[must_use]
    pub fn read(&self, source: &SourceFile) -> Imported {
        let mut imported = import::read(source, &self.shared);
        let lang = &mut imported.parsed.flow.lang;
        *lang = lang.take().or_else(|| self.spanned_lang());
        imported
    }

    /// Returns the language of a flow that does not name its own, which no place of the flow tells.
    #[must_use]
    pub fn spanned_lang(&self) -> Option<Spanned<String>> {
        self.lang.clone().map(|lang| Spanned::new(lang, Span::default()))
    }
}
