//! `handoff check`: the findings on flows.

use super::asking::Asking;
use super::mending::{Mending, Place};
use super::ratchet::{Earlier, Ratchet};
use crate::cli::console::Console;
use crate::cli::discover::{Target, Targets, discover};
use crate::cli::error::{Error, Exit};
use crate::cli::folder;
use crate::cli::idle_patterns::tell_idle_patterns;
use crate::cli::input::display_name;
use crate::cli::output::write_result;
use crate::cli::repository::Repository;
use crate::cli::threads::with_threads;
use crate::config::{Asked, Catalogue, InForce, Settings, UnknownRule, WorkspaceError, Workspaces};
use crate::diagnostic::Severity;
use crate::emit::{FORMATS, Format, Options, find, visible};
use crate::lint::{self, Failure, Job, Report};
use crate::syntax::nearest;
use crate::text::SourceFile;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// What `check` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    /// Flows, directories with flows, or `-` for standard input [default: .]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "NAME[=FILE]", default_value = "text", value_parser = parse_output, help = format_help(), long_help = format_long_help())]
    format: Vec<Output>,
    #[command(flatten)]
    asking: Asking,
    /// The mildest level that makes the program end with 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "LEVEL")]
    fail_on: FailOn,
    /// What standard input is called, and where its workspace is looked for
    #[arg(long, default_value = NAMELESS, value_name = "NAME")]
    stdin_filename: String,
    /// The day on which dates are judged [default: today in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    /// Count the findings of each rule instead of listing them; `json` has both
    #[arg(long, conflicts_with = "diff")]
    statistics: bool,
    /// How many threads read and check the flows [default: one for each core]
    #[arg(long, value_name = "NUMBER")]
    threads: Option<NonZeroUsize>,
    /// Check again whenever a flow, its workspace or the baseline changes
    #[arg(long, conflicts_with_all = ["fix", "diff", "update_baseline"])]
    watch: bool,
    #[command(flatten)]
    mending: Mending,
    #[command(flatten)]
    pub(super) ratchet: Ratchet,
}

/// What standard input is called where nobody names it.
const NAMELESS: &str = "<stdin>";

/// What is told of `--format`, before the formats.
const FORMAT_HELP: &str = "How to write the findings, and where to; may be repeated";

/// A format and where it goes.
#[derive(Debug, Clone)]
struct Output {
    format: &'static Format,
    file: Option<PathBuf>,
}

impl Output {
    /// Returns what a message calls the file; nothing for standard output.
    fn place(&self) -> Option<String> {
        self.file.as_deref().map(display_name)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Any finding
    Info,
    /// Warnings and errors
    Warning,
    /// Errors only
    Error,
    /// None
    Never,
}

/// What the command line asks of every flow, whatever its workspace says.
struct Request {
    asked: Asked,
    today: Date,
}

impl Check {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        with_threads(self.threads, || if self.watch { self.watch(console) } else { self.check(console) })
    }

    /// Returns what is to be checked.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        if self.paths.is_empty() { vec![PathBuf::from(".")] } else { self.paths.clone() }
    }

    /// Makes sure that the arguments go together, as far as no file has to be read.
    pub(super) fn validate(&self) -> Result<(), Error> {
        self.outputs_are_apart()?;
        self.request(lint::catalogue()).map(drop)?;
        Ok(())
    }

    pub(super) fn check(&self, console: &Console) -> Result<Exit, Error> {
        self.outputs_are_apart()?;
        let request = self.request(lint::catalogue())?;
        let paths = self.paths();
        let mut workspaces = Workspaces::new(lint::catalogue());
        let targets = discover(&paths, &self.stdin_filename, &mut workspaces, console);
        let none =
            (targets.flows.is_empty() && targets.workspaces.is_empty()).then(|| targets.none_in(&paths));
        let mut gathered = gather(targets, workspaces, &request, console);
        gathered.workspaces.know(&request.asked)?;
        tell_idle_patterns(&gathered.workspaces, console);
        if self.mending.is_diff() && !gathered.jobs.is_empty() {
            let exit = self.mending.show(&gathered.jobs, request.today, console)?;
            return Ok(if gathered.is_complete() { exit } else { Exit::Failed });
        }
        let earlier = self.earlier(&mut gathered, &request, console)?;
        let mut fixed = None;
        if self.mending.is_on() {
            let Gathered { jobs, places, failures, .. } = &mut gathered;
            fixed = Some(self.mending.apply(jobs, places, request.today, failures, console)?);
        }
        let is_aside = fixed.is_some() && gathered.places.iter().any(|place| place.is_stdin);
        let mut report = Report { fixed, ..check_all(gathered, &request, console) };
        self.ratchet.apply(earlier, self.asking.is_partial(), &mut report, console)?;
        let repository = Repository::of_working_directory();
        for output in &self.format {
            write(output, &report, self.options(console, &repository), is_aside, console)?;
        }
        if !report.is_complete() {
            return Ok(Exit::Failed);
        }
        if let Some(none) = none {
            return Err(none);
        }
        Ok(self.fail_on.exit(report.gravest()))
    }

    /// Reads what was there before; earlier flows are checked by what their directories say now.
    fn earlier(
        &self,
        gathered: &mut Gathered,
        request: &Request,
        console: &Console,
    ) -> Result<Earlier, Error> {
        let Gathered { places, workspaces, .. } = gathered;
        let shared = |workspace| InForce::of_itself(workspace, &request.asked).settings();
        let shared: Vec<(String, Settings)> =
            workspaces.all().map(|one| (one.source.name().to_owned(), shared(one))).collect();
        let of =
            |path: &Path, source: SourceFile| job(workspaces, path, source, request, console).ok().flatten();
        self.ratchet.read(places, shared, request.today, of)
    }

    /// Returns how findings are written; infos in full where somebody asks for them.
    fn options<'a>(&self, console: &Console, repository: &'a Repository) -> Options<'a> {
        Options {
            colour: console.colour(),
            quiet: console.is_quiet(),
            infos: console.is_verbose() || self.asking.is_selecting() || matches!(self.fail_on, FailOn::Info),
            statistics: self.statistics,
            place: repository.place(),
        }
    }

    /// Makes sure that no two formats are written over each other.
    fn outputs_are_apart(&self) -> Result<(), Error> {
        for (index, output) in self.format.iter().enumerate() {
            let place = output.place();
            if self.format[..index].iter().any(|earlier| earlier.place() == place) {
                let place = place.map_or("standard output".to_owned(), |file| format!("`{file}`"));
                return Err(Error::Usage {
                    message: format!("two formats would go to {place}"),
                    hint: format!("give each a file of its own: `--format {}=FILE`", output.format.name),
                });
            }
        }
        let counts = |output: &Output| matches!(output.format.name, "text" | "json");
        if self.statistics && !self.format.iter().any(counts) {
            let names: Vec<&str> = self.format.iter().map(|output| output.format.name).collect();
            return Err(Error::Usage {
                message: format!("`--statistics` has no place in `{}`", names.join("` and `")),
                hint: "write it as `--format text` or `--format json`".to_owned(),
            });
        }
        Ok(())
    }

    fn request(&self, catalogue: &Catalogue) -> Result<Request, UnknownRule> {
        Ok(Request { asked: self.asking.asked(catalogue)?, today: self.today.unwrap_or_else(today) })
    }
}

impl FailOn {
    fn exit(self, gravest: Option<Severity>) -> Exit {
        let least = match self {
            Self::Info => Severity::Info,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
            Self::Never => return Exit::Clean,
        };
        if gravest >= Some(least) { Exit::Findings } else { Exit::Clean }
    }
}

/// Returns the day by universal time, so that colleagues in two places get the same findings.
pub(super) fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The flows of a run, each with where it came from.
struct Gathered {
    jobs: Vec<Job>,
    places: Vec<Place>,
    workspaces: Workspaces<'static>,
    failures: Vec<Failure>,
}

impl Gathered {
    /// Tells whether all that was asked for can be checked.
    fn is_complete(&self) -> bool {
        self.failures.is_empty() && self.workspaces.faulty().next().is_none()
    }
}

/// Finds out what each flow is checked by.
fn gather(
    targets: Targets,
    mut workspaces: Workspaces<'static>,
    request: &Request,
    console: &Console,
) -> Gathered {
    let mut failures = targets.failures;
    let (mut jobs, mut places) = (Vec::new(), Vec::new());
    for Target { path, source, is_stdin } in targets.flows {
        // What is wrong with the workspace is told once, below.
        if let Ok(Some(job)) = job(&mut workspaces, &path, source, request, console) {
            jobs.push(job);
            places.push(Place { path, is_stdin });
        }
    }
    for path in targets.workspaces {
        // Finding it is all: it is told of with all others.
        drop(workspaces.find(path.parent().unwrap_or(Path::new(""))));
    }
    failures.extend(workspaces.errors().into_iter().map(|error| failure(error, console)));
    Gathered { jobs, places, workspaces, failures }
}

/// Tells that a workspace cannot be read.
fn failure(error: WorkspaceError, console: &Console) -> Failure {
    let file = error.place().to_owned();
    let error = Error::from(error);
    console.error(&error);
    Failure { file, message: error.to_string() }
}

fn check_all(gathered: Gathered, request: &Request, console: &Console) -> Report {
    let Gathered { jobs, workspaces, failures, .. } = gathered;
    let mut report = Report { failures, ..Report::default() };
    report.files = lint::check_all(jobs, request.today);
    tell_languages(&report, console);
    tell_unread_tables(&report, console);
    let of_workspaces = workspaces.all().map(|workspace| {
        let settings = InForce::of_itself(workspace, &request.asked).settings();
        lint::check_workspace(workspace, settings, request.today)
    });
    report.files.extend(of_workspaces.filter(|file| !file.findings.is_empty()));
    report.sort();
    report
}

/// Tells once for each language that rules about words were silent.
fn tell_languages(report: &Report, console: &Console) {
    let languages: BTreeSet<&str> =
        report.files.iter().filter_map(|file| file.unknown_language.as_deref()).collect();
    for language in languages {
        console.detail(&format!("rules about words know no `{language}`, and were silent on such flows"));
    }
}

/// Tells once that rules about data were silent on a flow that lies in no folder.
fn tell_unread_tables(report: &Report, console: &Console) {
    let unread = report.files.iter().find(|file| file.has_unread_tables);
    if let Some(file) = unread {
        let name = visible(file.source.name());
        console.detail(&format!(
            "rules about data were silent on `{name}`, whose folder is not known; `--stdin-filename` names it"
        ));
    }
}

/// Joins what the workspace and the command line say; nothing where the workspace has faults.
fn job(
    workspaces: &mut Workspaces<'_>,
    path: &Path,
    source: SourceFile,
    request: &Request,
    console: &Console,
) -> Result<Option<Job>, WorkspaceError> {
    let in_force = workspaces.in_force(path, &request.asked)?;
    if let Some(workspace) = &in_force.workspace {
        console.detail(&format!("`{}` belongs to `{}`", source.name(), workspace.source.name()));
    }
    let folder = (path != Path::new(NAMELESS)).then(|| folder::of_flow(path, &in_force));
    Ok((!in_force.is_faulty()).then(|| Job { source, settings: in_force.settings(), folder }))
}

/// Writes a report; beside standard output where that holds a mended flow.
fn write(
    output: &Output,
    report: &Report,
    options: Options<'_>,
    is_aside: bool,
    console: &Console,
) -> Result<(), Error> {
    let emit = output.format.emit;
    match &output.file {
        Some(file) => write_result(file, emit(report, Options { colour: false, ..options }).as_bytes())?,
        None if is_aside => console.print_aside(&emit(report, Options { colour: false, ..options })),
        None => console.print(&emit(report, options))?,
    }
    Ok(())
}

fn parse_output(text: &str) -> Result<Output, String> {
    let (name, file) = match text.split_once('=') {
        Some((_, "")) => return Err("a file is missing after `=`".to_owned()),
        Some((name, file)) => (name, Some(PathBuf::from(file)).filter(|file| file.as_os_str() != "-")),
        None => (text, None),
    };
    match find(name) {
        Some(format) => Ok(Output { format, file }),
        None => {
            let near = nearest(name, FORMATS.iter().map(|format| format.name));
            let meant = near.map_or_else(String::new, |near| format!("did you mean `{}`? ", near.word));
            Err(format!("{meant}the formats are {}", format_names()))
        }
    }
}

fn format_names() -> String {
    FORMATS.iter().map(|format| format.name).collect::<Vec<&str>>().join(", ")
}

fn format_help() -> String {
    format!("{FORMAT_HELP}: {}", format_names())
}

fn format_long_help() -> String {
    let formats = FORMATS.iter().map(|format| format!("\n- {}: {}", format.name, format.summary));
    format!("{FORMAT_HELP}\n{}", formats.collect::<String>())
}
