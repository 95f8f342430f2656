//! `handoff check --fix` and `--diff`: flows mended where they lie, or what a fix would change.

use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::output::replace_unchanged;
use crate::emit::visible;
use crate::lint::{Failure, Fixed, Job, Mended, Reach, each, mend};
use crate::rules::wording::counted;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use similar::TextDiff;
use std::path::PathBuf;

/// What `check` takes about fixes.
#[derive(Debug, Args)]
pub(super) struct Mending {
    /// Mend what can be mended mechanically; `unsafe` takes in what has to be looked at afterwards
    #[arg(
        long,
        value_enum,
        value_name = "REACH",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "safe"
    )]
    fix: Option<ReachName>,
    /// Print what a fix would change, and change nothing; ends with 1 where something would change
    #[arg(long)]
    diff: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReachName {
    /// What nobody has to look at
    Safe,
    /// That and what has to be looked at afterwards
    Unsafe,
}

/// Where a flow to be checked came from.
#[derive(Debug)]
pub(super) struct Place {
    /// Where it lies, or would lie for standard input.
    pub(super) path: PathBuf,
    /// Whether it came from standard input.
    pub(super) is_stdin: bool,
}

impl Mending {
    /// Tells whether flows are to be mended.
    pub(super) fn is_on(&self) -> bool {
        self.fix.is_some() && !self.diff
    }

    /// Tells whether only the difference is asked for.
    pub(super) fn is_diff(&self) -> bool {
        self.diff
    }

    fn reach(&self) -> Reach {
        match self.fix {
            Some(ReachName::Unsafe) => Reach::Unsafe,
            Some(ReachName::Safe) | None => Reach::Safe,
        }
    }

    /// Mends flows and writes them where they came from; one that cannot be written stays as it was.
    pub(super) fn apply(
        &self,
        jobs: &mut [Job],
        places: &[Place],
        today: Date,
        failures: &mut Vec<Failure>,
        console: &Console,
    ) -> Result<Fixed, Error> {
        let mut fixed = Fixed { with_unsafe: matches!(self.reach(), Reach::Unsafe), ..Fixed::default() };
        let mended = self.mended(jobs, today);
        for ((job, place), Mended { source, fixes, .. }) in jobs.iter_mut().zip(places).zip(mended) {
            if place.is_stdin {
                console.print(source.text())?;
            } else if fixes == 0 {
                continue;
            } else if let Err(error) =
                replace_unchanged(&place.path, job.source.text().as_bytes(), source.text().as_bytes())
            {
                let error = Error::from(error);
                console.error(&error);
                failures.push(Failure { file: source.name().to_owned(), message: error.to_string() });
                continue;
            }
            fixed.findings += fixes;
            fixed.files += usize::from(fixes > 0);
            job.source = source;
        }
        Ok(fixed)
    }

    /// Mends flows without writing them.
    fn mended(&self, jobs: &[Job], today: Date) -> Vec<Mended> {
        let reach = self.reach();
        each(jobs.iter().collect(), |job: &Job| mend(job, today, reach))
    }

    /// Prints what mending would change.
    pub(super) fn show(&self, jobs: &[Job], today: Date, console: &Console) -> Result<Exit, Error> {
        let mut fixed = Fixed::default();
        let mut exit = Exit::Clean;
        for (Job { source, .. }, mended) in jobs.iter().zip(self.mended(jobs, today)) {
            if !mended.is_readable {
                console.warn(&format!("`{}` cannot be read whole, and would stay as it is", source.name()));
                exit = Exit::Failed;
            }
            if mended.fixes > 0 {
                console.print(&difference(source.name(), source.text(), mended.source.text(), console))?;
                fixed.findings += mended.fixes;
                fixed.files += 1;
            }
        }
        if exit == Exit::Failed {
            return Ok(exit);
        }
        let files = counted(fixed.files, "file");
        match counted(fixed.findings, "finding") {
            _ if fixed.findings == 0 => console.done("a fix would change nothing"),
            findings => console.done(&format!("a fix would mend {findings} in {files}")),
        }
        Ok(if fixed.findings > 0 { Exit::Findings } else { Exit::Clean })
    }
}

/// Returns the difference of two texts in the unified format, as `patch` reads it.
fn difference(name: &str, before: &str, after: &str, console: &Console) -> String {
    let name = visible(name);
    let text = TextDiff::from_lines(before, after).unified_diff().header(&name, &name).to_string();
    if !console.is_terminal() {
        return text;
    }
    // What a terminal would obey is shown; what goes into a file or to `patch` stays exact.
    text.split_inclusive('\n')
        .map(|line| visible(line.trim_end_matches(['\r', '\n'])).into_owned() + "\n")
        .collect()
}
