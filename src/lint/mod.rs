//! Runs the rules over flows, and judges their findings by levels and waivers.

mod check;
mod removal;
mod report;
mod waivers;

pub use check::{Job, check, check_all, check_workspace};
pub use report::{Failure, FileKind, FileReport, Finding, Report, Summary, Waived};

use crate::config::Catalogue;
use crate::diagnostic::RuleMeta;
use crate::rules::RULES;
use std::sync::LazyLock;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut metas: Vec<&'static RuleMeta> = RULES.iter().map(|rule| rule.meta).collect();
    metas.sort_by_key(|meta| (meta.family(), meta.code));
    Catalogue::new(metas)
});

/// Returns all rules, by family and code, as configuration may name them.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}
