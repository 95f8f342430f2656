//! Mends a flow by the fixes that its findings carry, round by round until nothing changes.
//!
//! A fix sees the text as it was when the flow was checked, and one mend may bring out the next:
//! what overlaps waits for the next round, in which the mended text is checked anew.

mod guard;
mod round;

use super::{FileReport, Job, check_one};
use crate::diagnostic::Fix;
use crate::import::Kind;
use crate::text::SourceFile;
use jiff::civil::Date;

/// How often a flow is mended and checked again; two rounds do for nearly all.
pub const MAX_ROUNDS: usize = 20;

/// Which fixes are applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those that nobody has to look at.
    Safe,
    /// Those too that a person should look at afterwards.
    Unsafe,
}

impl Reach {
    /// Tells whether a fix is applied.
    #[must_use]
    pub fn takes(self, fix: &Fix) -> bool {
        fix.safe || self == Self::Unsafe
    }
}

/// A flow after its fixes.
#[derive(Debug, Clone)]
pub struct Mended {
    /// The text, comments and all.
    pub source: SourceFile,
    /// How many findings were mended.
    pub fixes: usize,
    /// Whether the file could be read whole; if not, nothing was mended.
    pub is_readable: bool,
}

/// Applies the fixes of all findings that no waiver silences; never fails.
///
/// A file that cannot be read whole stays as it is: what is missing may be what a fix takes for
/// absent. No fix is applied that would leave a file which reads worse than before. Another tool's
/// file stays as it is, because fixes are written in the format of flows.
#[must_use]
pub fn mend(job: &Job, today: Date, reach: Reach) -> Mended {
    let mut mended = Mended { source: job.source.clone(), fixes: 0, is_readable: true };
    if Kind::of(&job.source) != Kind::Yaml {
        return mended;
    }
    for _ in 0..MAX_ROUNDS {
        let report = check_one(Job { source: mended.source.clone(), ..job.clone() }, today);
        if !report.readable {
            mended.is_readable = false;
            break;
        }
        let fixes = fixes(&report, reach);
        let Some((text, count)) = round::apply(&mended.source, &job.settings.shared, &fixes) else { break };
        mended.source = SourceFile::new(mended.source.name(), text);
        mended.fixes += count;
    }
    mended
}

/// Returns the fixes of a report that are to be applied, in order of their findings.
fn fixes(report: &FileReport, reach: Reach) -> Vec<&Fix> {
    let open = report.findings.iter().filter(|finding| finding.waived.is_none());
    open.filter_map(|finding| finding.diagnostic.fix.as_ref()).filter(|fix| reach.takes(fix)).collect()
}

#[cfg(test)]
mod tests;
