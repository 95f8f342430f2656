//! Runs the rules over flows, judges their findings by levels and waivers, applies their fixes, and
//! leaves out what was there before.

mod baseline;
mod check;
mod fix;
mod parallel;
mod removal;
mod report;
mod shared;
mod statistics;
mod tables;
mod waivers;

pub use baseline::{Baseline, BaselineError, Comparison, Files};
pub use check::{Job, check, check_all, check_one};
pub use fix::{MAX_ROUNDS, Mended, Reach, mend};
pub(crate) use parallel::each;
pub use report::{Failure, FileKind, FileReport, Finding, Fixed, Known, Report, Summary, Waived};
pub use shared::check_workspace;
pub use statistics::RuleCount;

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
