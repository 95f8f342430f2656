//! `handoff check --baseline` and `--since`: only findings that were not there before count.

use super::mending::Place;
use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::cli::history::History;
use crate::cli::input::{display_name, read_file};
use crate::cli::output::write_result;
use crate::config::{Settings, Workspace};
use crate::lint::{self, Baseline, Files, Job, Known, Report};
use crate::rules::wording::counted;
use crate::syntax::is_flow;
use crate::text::SourceFile;
use clap::Args;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// What `check` takes about findings that were there before.
#[derive(Debug, Args)]
pub(super) struct Ratchet {
    /// Leave out the findings that this file lists, so that only new ones count
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the baseline anew: what is found now is known from now on
    #[arg(long, requires = "baseline", conflicts_with_all = ["since", "select", "ignore", "diff"])]
    update_baseline: bool,
    /// Leave out the findings that the flows had at a commit, branch or tag of git
    #[arg(long, value_name = "GIT-REF", conflicts_with_all = ["fix", "diff"])]
    since: Option<String>,
}

/// What the command line says was there before.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    baseline: Option<Baseline>,
    since: Option<(Baseline, Below)>,
}

/// Files by their paths from a directory.
#[derive(Debug)]
struct Below {
    /// The directory, absolute and without links.
    directory: PathBuf,
}

impl Below {
    fn new(directory: &Path) -> Self {
        let directory = if directory.as_os_str().is_empty() { Path::new(".") } else { directory };
        Self { directory: resolved(directory) }
    }
}

impl Files for Below {
    fn known_as(&self, name: &str) -> String {
        let path = resolved(Path::new(name));
        for (up, directory) in self.directory.ancestors().enumerate() {
            if let Ok(rest) = path.strip_prefix(directory) {
                return format!("{}{}", "../".repeat(up), display_name(rest));
            }
        }
        name.to_owned()
    }

    fn is_gone(&self, file: &str) -> bool {
        self.directory.join(file).symlink_metadata().is_err()
    }
}

/// Returns a path without links in its directories; a file that is not there keeps its name.
fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

impl Ratchet {
    /// Returns the file that lists what is known.
    pub(super) fn baseline(&self) -> Option<&Path> {
        self.baseline.as_deref()
    }

    /// Reads what was there before; `settings` says what a flow is checked by, and `shared` what
    /// workspace files are, by their names.
    pub(super) fn read(
        &self,
        places: &[Place],
        shared: Vec<(String, Settings)>,
        today: Date,
        job: impl FnMut(&Path, SourceFile) -> Option<Job>,
    ) -> Result<Earlier, Error> {
        let mut earlier = Earlier::default();
        if let Some(path) = &self.baseline {
            let is_first = self.update_baseline && path.symlink_metadata().is_err();
            earlier.baseline = Some(if is_first { Baseline::default() } else { read_baseline(path)? });
        }
        if let Some(reference) = &self.since {
            earlier.since = Some(since(reference, places, shared, today, job)?);
        }
        Ok(earlier)
    }

    /// Leaves out of a report what was there before, and writes the baseline where that is asked for.
    pub(super) fn apply(
        &self,
        earlier: Earlier,
        is_partial: bool,
        report: &mut Report,
        console: &Console,
    ) -> Result<(), Error> {
        let mut known = Known::default();
        if let (Some(path), Some(baseline)) = (&self.baseline, &earlier.baseline) {
            let files = Below::new(path.parent().unwrap_or(Path::new("")));
            let written = self.update_baseline && report.is_complete();
            let now = written.then(|| Baseline::of(report, &files).with_rest_of(baseline, report, &files));
            let compared = baseline.take_from(report, &files);
            known.in_baseline = compared.known;
            if let Some(now) = now {
                now.take_from(report, &files);
                known.in_baseline += compared.new;
                write_result(path, now.to_json().as_bytes())?;
                let (name, held) = (display_name(path), counted(now.len(), "finding"));
                known.pruned = compared.gone;
                let (new, gone) = (compared.new, compared.gone);
                console.done(&format!("wrote `{name}`: {held}, of them {new} new; {gone} pruned"));
            } else if self.update_baseline {
                console.warn(&format!(
                    "`{}` is left as it is: not every file could be read",
                    display_name(path)
                ));
            } else if !is_partial {
                known.prunable = compared.gone;
            }
        }
        if let Some((baseline, files)) = &earlier.since {
            known.in_earlier_version = baseline.take_from(report, files).known;
        }
        if self.baseline.is_some() || self.since.is_some() {
            report.known = Some(known);
        }
        Ok(())
    }
}

fn read_baseline(path: &Path) -> Result<Baseline, Error> {
    let name = display_name(path);
    if path.symlink_metadata().is_err() {
        return Err(Error::Usage {
            message: format!("there is no baseline `{name}`"),
            hint: format!("write it with `handoff check --baseline {name} --update-baseline`"),
        });
    }
    let source = read_file(path)?;
    Baseline::read(source.text()).map_err(|error| Error::Usage {
        message: format!("`{name}` is no baseline: {error}"),
        hint: "mend it there, or restore it; `--update-baseline` on a new file writes one".to_owned(),
    })
}

/// Checks the flows as they were at a commit, by what they are checked by now.
///
/// Beside the flows of the run these are the files that are not there any more, which may have
/// been renamed.
fn since(
    reference: &str,
    places: &[Place],
    shared: Vec<(String, Settings)>,
    today: Date,
    mut job: impl FnMut(&Path, SourceFile) -> Option<Job>,
) -> Result<(Baseline, Below), Error> {
    let first = places.first().and_then(|place| place.path.parent()).unwrap_or(Path::new(""));
    let first = first.ancestors().find(|directory| directory.is_dir()).unwrap_or(Path::new("."));
    let history = History::open(first, reference)?;
    let files = Below::new(history.root());
    let present: HashSet<String> =
        places.iter().map(|place| files.known_as(&place.path.to_string_lossy())).collect();
    let is_yaml = |path: &str| {
        let ending = path.rsplit('.').next().unwrap_or_default();
        ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
    };
    let mut shared: HashMap<String, Settings> =
        shared.into_iter().map(|(name, settings)| (files.known_as(&name), settings)).collect();
    let is_asked = |path: &str| {
        present.contains(path) || shared.contains_key(path) || (is_yaml(path) && files.is_gone(path))
    };
    let earlier = history.files(is_asked)?;
    let (mut jobs, mut of_workspaces) = (Vec::new(), Vec::new());
    for (path, text) in earlier {
        // What is no text is no flow.
        let Ok(text) = text else { continue };
        let place = history.root().join(&path);
        let source = SourceFile::new(display_name(&place), text);
        if let Some(settings) = shared.remove(&path) {
            let directory = place.parent().unwrap_or(history.root());
            let workspace = Workspace::read(source, directory, lint::catalogue());
            of_workspaces.push(lint::check_workspace(&workspace, settings, today));
            continue;
        }
        if !is_flow(source.text()) {
            continue;
        }
        jobs.extend(job(&place, source));
    }
    let checked = lint::check_all(jobs, today).into_iter().chain(of_workspaces).collect();
    let report = Report { files: checked, ..Report::default() };
    Ok((Baseline::of(&report, &files), files))
}
