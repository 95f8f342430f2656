//! What the command line asks of every flow, whatever its workspace says.

use crate::config::{Asked, Catalogue, Profile, Selector, UnknownRule};
use crate::model::Id;
use clap::{Args, ValueEnum};

/// Which rules are asked for.
#[derive(Debug, Args)]
pub(super) struct Asking {
    /// How much is asked of the flows; overrides the workspace
    #[arg(long, value_enum, value_name = "NAME")]
    profile: Option<ProfileName>,
    /// Check these rules only: codes, families or names
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,
    /// Leave these rules out: codes, families or names
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    ignore: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ProfileName {
    /// Errors, and hand-offs without product or measure
    Draft,
    /// Each rule at its own level
    Review,
    /// Every info is a warning
    Strict,
}

impl Asking {
    /// Finds the rules that are named.
    ///
    /// Which rules a workspace wrote itself is not known yet: hand what comes to
    /// [`Workspaces::know`](crate::config::Workspaces::know) when the workspaces have been found.
    pub(super) fn asked(&self, catalogue: &Catalogue) -> Result<Asked, UnknownRule> {
        let select = |names: &[String]| -> Result<Vec<Selector>, UnknownRule> {
            names.iter().map(|name| select(name, catalogue)).collect()
        };
        Ok(Asked {
            profile: self.profile.map(|profile| match profile {
                ProfileName::Draft => Profile::Draft,
                ProfileName::Review => Profile::Review,
                ProfileName::Strict => Profile::Strict,
            }),
            selected: select(&self.select)?,
            ignored: select(&self.ignore)?,
        })
    }

    /// Tells whether only some rules are asked for by name.
    pub(super) fn is_selecting(&self) -> bool {
        !self.select.is_empty()
    }

    /// Tells whether some rules may not speak.
    pub(super) fn is_partial(&self) -> bool {
        !self.select.is_empty() || !self.ignore.is_empty()
    }
}

/// Finds a rule; a name that the program does not know may be one of a workspace's own.
fn select(name: &str, catalogue: &Catalogue) -> Result<Selector, UnknownRule> {
    catalogue.select(name).or_else(|unknown| {
        let name = name.trim();
        let may_be_own = name.contains('-') && Id::is_well_formed(name);
        may_be_own.then(|| Selector::Own(name.into())).ok_or(unknown)
    })
}
