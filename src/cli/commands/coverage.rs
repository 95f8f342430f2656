//! `handoff coverage`: how many hand-offs have a product, a measure and a customer who confirmed.

use crate::cli::commands::check::today;
use crate::cli::console::Console;
use crate::cli::discover::{Target, discover};
use crate::cli::error::{Error, Exit};
use crate::cli::idle_patterns::tell_idle_patterns;
use crate::cli::input::display_name;
use crate::cli::output::write_result;
use crate::config::{Asked, Levels, Selector, Settings, Workspaces};
use crate::diagnostic::Severity;
use crate::import::Imported;
use crate::lint;
use crate::report::{Coverage, coverage_badge, coverage_json, coverage_table};
use crate::syntax::Parsed;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What `coverage` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Cover {
    /// Flows, directories with flows, or `-` for standard input [default: .]
    paths: Vec<PathBuf>,
    /// End with 1 where fewer hand-offs than this have a measure; a waived gap is one, too
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent)]
    fail_under: Option<f64>,
    /// How to write the counts
    #[arg(long, value_enum, default_value_t = Shape::Text, value_name = "NAME")]
    format: Shape,
    /// Draw how many hand-offs have a measure, as a small SVG
    #[arg(long, value_name = "FILE")]
    badge: Option<PathBuf>,
    /// What standard input is called, and where its workspace is looked for
    #[arg(long, default_value = "<stdin>", value_name = "NAME")]
    stdin_filename: String,
    /// The day on which waivers are judged [default: today in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For people
    Text,
    /// For programs
    Json,
}

impl Cover {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        if let Some(file) = self.badge.as_ref().filter(|file| !is_svg(file)) {
            return Err(Error::Usage {
                message: format!("a badge is an SVG, and `{}` does not say so", display_name(file)),
                hint: "give it the ending `svg`".to_owned(),
            });
        }
        let paths = if self.paths.is_empty() { vec![PathBuf::from(".")] } else { self.paths.clone() };
        let mut workspaces = Workspaces::new(lint::catalogue());
        let targets = discover(&paths, &self.stdin_filename, &mut workspaces, console);
        let mut is_complete = targets.failures.is_empty();
        if targets.flows.is_empty() && is_complete {
            return Err(targets.none_in(&paths));
        }
        let mut coverage = Coverage::default();
        for target in targets.flows {
            if let Err(error) = self.add(&mut coverage, target, &mut workspaces, console) {
                console.error(&error);
                is_complete = false;
            }
        }
        tell_idle_patterns(&workspaces, console);
        console.print(&match self.format {
            Shape::Text => coverage_table(&coverage),
            Shape::Json => coverage_json(&coverage),
        })?;
        // A badge of half the flows would not say that it is one.
        if is_complete { self.judge(&coverage, console) } else { Ok(Exit::Failed) }
    }

    fn add(
        &self,
        coverage: &mut Coverage,
        target: Target,
        workspaces: &mut Workspaces<'_>,
        console: &Console,
    ) -> Result<(), Error> {
        let Target { path, source, .. } = target;
        let in_force = workspaces.in_force(&path, &Asked::default())?;
        if let Some(faulty) = in_force.workspace.as_ref().filter(|_| in_force.is_faulty()) {
            return Err(Error::Usage {
                message: format!(
                    "`{}` has faults, so `{}` is not counted",
                    faulty.source.name(),
                    source.name()
                ),
                hint: format!("`handoff check {}` shows them", source.name()),
            });
        }
        // A level that hides a gap does not fill it.
        let selected = Coverage::CODES.map(Selector::Rule).to_vec();
        let levels = Levels { selected, ..Levels::default() };
        let settings = Settings { levels, ..in_force.settings() };
        let shared = in_force.shared();
        let Imported { kind, parsed, .. } = settings.read(&source);
        if parsed.is_cut {
            return Err(Error::Unreadable { file: source.name().to_owned(), kind: kind.word() });
        }
        tell_faults(source.name(), &parsed, console);
        let checked = lint::check(source, settings, self.today.unwrap_or_else(today));
        coverage.add(&parsed.flow, &shared, &checked);
        Ok(())
    }

    /// Draws the badge and compares the share with the one that was asked for.
    fn judge(&self, coverage: &Coverage, console: &Console) -> Result<Exit, Error> {
        let all = coverage.all();
        let needed = self.fail_under.map(|percent| (percent, all.measures_needed(percent)));
        let is_enough = needed.map(|(_, needed)| all.with_measure >= needed);
        if let Some(file) = &self.badge {
            write_result(file, coverage_badge(coverage, is_enough).as_bytes())?;
            console.done(&format!("wrote `{}`", display_name(file)));
        }
        match needed {
            Some((percent, needed)) if all.with_measure < needed => {
                let (has, handoffs, waived) =
                    (all.with_measure, all.handoffs, coverage.waived().without_measure);
                let waived =
                    if waived > 0 { format!(" ({waived} of the gaps waived)") } else { String::new() };
                console.warn(&format!(
                    "{has} of {handoffs} hand-offs have a measure{waived}; `--fail-under {percent}` asks for {needed}"
                ));
                Ok(Exit::Findings)
            }
            _ => Ok(Exit::Clean),
        }
    }
}

fn tell_faults(name: &str, parsed: &Parsed, console: &Console) {
    let faults = parsed.diagnostics.iter().filter(|fault| fault.severity == Severity::Error).count();
    if faults > 0 {
        let noun = if faults == 1 { "error" } else { "errors" };
        console.warn(&format!("the counts are not whole: `handoff check {name}` shows {faults} {noun}"));
    }
}

fn is_svg(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
}

fn parse_percent(text: &str) -> Result<f64, String> {
    let number = text.strip_suffix('%').unwrap_or(text).parse::<f64>().ok();
    // In a flow `0.8` is a share, so that nobody can tell which is meant here.
    if let Some(share) = number.filter(|share| *share > 0.0 && *share < 1.0 && !text.ends_with('%')) {
        return Err(format!("is it {share}% or {}%? write it with the sign", share * 100.0));
    }
    let within = number.filter(|percent| (0.0..=100.0).contains(percent));
    within.ok_or_else(|| "write a number from 0 to 100".to_owned())
}
