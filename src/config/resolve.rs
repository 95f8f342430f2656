//! What is in force for one file, and who says so: the defaults, the workspace, its overrides that
//! are about the file, and the command line, the later of them counting.

use super::{Layer, Level, Levels, Limits, Profile, Selector, Settings, Theme, Workspace};
use crate::diagnostic::{AnyRule, Severity};
use crate::model::Shared;
use crate::syntax::keys::Limit;
use crate::text::{Span, Spanned};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// What the command line asks of every flow, whatever its workspace says.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// How much is asked of the flows.
    pub profile: Option<Profile>,
    /// The only rules that may speak; empty for all.
    pub selected: Vec<Selector>,
    /// Rules that are silent.
    pub ignored: Vec<Selector>,
}

/// Who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// Nobody: it is so where nothing is said.
    #[default]
    Default,
    /// The profile.
    Profile,
    /// The workspace file, at this place.
    Workspace(Span),
    /// An override in the workspace file, at this place.
    Override(Span),
    /// The command line.
    CommandLine,
}

/// A value and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Who says so.
    pub origin: Origin,
}

impl<T> Sourced<T> {
    fn set(&mut self, written: Option<Spanned<T>>, origin: impl Fn(Span) -> Origin) {
        if let Some(Spanned { value, span }) = written {
            *self = Self { value, origin: origin(span) };
        }
    }
}

/// What is in force for one file.
#[derive(Debug, Clone, Default)]
pub struct InForce {
    /// The workspace that the file belongs to.
    pub workspace: Option<Arc<Workspace>>,
    /// How much is asked of it.
    pub profile: Sourced<Profile>,
    /// The language of a flow that does not name its own; English where nobody says.
    pub lang: Sourced<Option<String>>,
    /// The colours of pictures.
    pub theme: Sourced<Theme>,
    /// The overrides that are about the file, by their places.
    pub applied: Vec<Span>,
    limits: Limits,
    limit_origins: HashMap<Limit, Origin>,
    levels: HashMap<Selector, Sourced<Level>>,
    asked: Asked,
}

impl InForce {
    /// Finds out what is in force for a file, by its absolute path.
    #[must_use]
    pub fn of(workspace: Option<Arc<Workspace>>, path: &Path, asked: &Asked) -> Self {
        let mut found = Self { asked: asked.clone(), ..Self::default() };
        if let Some(workspace) = &workspace {
            found.add(&workspace.base, Origin::Workspace);
            for of in workspace.overrides_of(path) {
                found.add(&of.layer, Origin::Override);
                found.applied.push(of.span);
            }
        }
        if let Some(profile) = asked.profile {
            found.profile = Sourced { value: profile, origin: Origin::CommandLine };
        }
        Self { workspace, ..found }
    }

    /// Finds out what is in force for what a workspace file shares.
    #[must_use]
    pub fn of_itself(workspace: &Arc<Workspace>, asked: &Asked) -> Self {
        let name = Path::new(workspace.source.name()).file_name().unwrap_or_default();
        Self::of(Some(Arc::clone(workspace)), &workspace.directory.join(name), asked)
    }

    fn add(&mut self, layer: &Layer, origin: impl Fn(Span) -> Origin) {
        self.profile.set(layer.profile, &origin);
        self.lang.set(layer.lang.clone().map(|lang| lang.map(Some)), &origin);
        self.theme.set(layer.theme, &origin);
        for (limit, number) in &layer.limits {
            self.limits.set(*limit, number.value);
            self.limit_origins.insert(*limit, origin(number.span));
        }
        // A later word about a family takes back what was said of its rules before.
        let is_taken_back = |selector: &Selector| {
            let family = selector.family_of_rule().map(Selector::Family);
            family.is_some_and(|family| layer.levels.contains_key(&family))
        };
        self.levels.retain(|selector, _| !is_taken_back(selector));
        for (selector, level) in &layer.levels {
            self.levels.insert(selector.clone(), Sourced { value: level.value, origin: origin(level.span) });
        }
    }

    /// Tells whether the workspace has faults, so that a flow must not be judged by it.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        self.workspace.as_ref().is_some_and(|workspace| !workspace.faults.is_empty())
    }

    /// Returns a limit, in percent where it is a share, and who says so.
    #[must_use]
    pub fn limit(&self, limit: Limit) -> Sourced<f64> {
        let origin = self.limit_origins.get(&limit).copied().unwrap_or_default();
        Sourced { value: self.limits.number(limit), origin }
    }

    /// Returns the level of a rule, or nothing where it is silent, and who says so.
    #[must_use]
    pub fn level(&self, rule: &AnyRule) -> Sourced<Option<Severity>> {
        let value = self.levels().severity(rule.clone(), rule.level());
        Sourced { value, origin: self.origin_of_level(rule, value) }
    }

    fn origin_of_level(&self, rule: &AnyRule, level: Option<Severity>) -> Origin {
        let is_meant = |selector: &Selector| selector.matches(rule);
        let Asked { selected, ignored, .. } = &self.asked;
        let is_left_out = !selected.is_empty() && !selected.iter().any(is_meant);
        if Levels::is_unreadable(rule) {
            return Origin::Default;
        }
        if is_left_out || ignored.iter().any(is_meant) {
            return Origin::CommandLine;
        }
        let named = self.levels.get(&Selector::of(rule));
        match named.or_else(|| self.levels.get(&Selector::Family(rule.family()))) {
            Some(named) => named.origin,
            None if level != Some(rule.level()) => Origin::Profile,
            None => match rule {
                AnyRule::Own(own) => Origin::Workspace(own.span),
                AnyRule::Carried(_) => Origin::Default,
            },
        }
    }

    /// Returns the level of every rule.
    #[must_use]
    pub fn levels(&self) -> Levels {
        Levels {
            profile: self.profile.value,
            named: self.levels.iter().map(|(selector, level)| (selector.clone(), level.value)).collect(),
            selected: self.asked.selected.clone(),
            ignored: self.asked.ignored.clone(),
        }
    }

    /// Returns what a flow is checked by.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            levels: self.levels(),
            limits: self.limits.clone(),
            lang: self.lang.value.clone(),
            own: self.workspace.as_ref().map(|workspace| Arc::clone(&workspace.own)).unwrap_or_default(),
            shared: self.shared(),
        }
    }

    /// Returns what the workspace shares.
    #[must_use]
    pub fn shared(&self) -> Arc<Shared> {
        self.workspace.as_ref().map(|workspace| Arc::clone(&workspace.shared)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
