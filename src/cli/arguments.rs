//! What may be written after `handoff`.

use super::commands::{
    Chart, Check, Completions, Config, Cover, Diff, Explain, Export, Fmt, Import, Init, Layout, ManPages,
    Render, Report, Rules, Schema, Survey, Time,
};
use clap::{Parser, Subcommand, ValueEnum};

/// Charts a process as a chain of hand-offs, checks it and draws it.
#[derive(Debug, Parser)]
#[command(name = "handoff", version, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 nothing to report, 1 findings, 2 the work could not be done, 3 no flow found"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colours; NO_COLOR is heeded where it is `auto`
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub(super) color: When,
    /// Say more about what is done
    #[arg(long, short, global = true)]
    pub(super) verbose: bool,
    /// Say nothing but what was asked for
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal that takes them
    Auto,
    /// In any case
    Always,
    /// Not at all
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check flows against the rules
    Check(Check),
    /// Show what is in force for a flow or a directory, and who says so
    Config(Config),
    /// Explain a rule: what it checks, why, and how to mend what it finds
    Explain(Explain),
    /// List the rules
    Rules(Rules),
    /// Draw a flow
    Render(Render),
    /// Write a flow as another tool's file, to go on with there
    Export(Export),
    /// Chart the data of a measure over time, or readiness
    Chart(Chart),
    /// Say how long a flow takes, where the time goes, and what would change it
    Time(Time),
    /// Say what changed between two versions of a flow
    Diff(Diff),
    /// Write a process as one page for its readers: picture, tables, measures, findings
    Report(Report),
    /// Say where everything stands in a picture, and how well it can be read
    Layout(Layout),
    /// Write another tool's file as a flow
    Import(Import),
    /// Write a small flow to start from
    Init(Init),
    /// Write flows in the one plain layout
    Fmt(Fmt),
    /// Ask customers: forms to print, and what their answers say
    Survey(Survey),
    /// Count the hand-offs that have a product, a measure and a customer who confirmed it
    Coverage(Cover),
    /// Print what a file may hold as JSON Schema, for editors and programs
    Schema(Schema),
    /// Write what a shell needs to complete commands
    Completions(Completions),
    /// Write manual pages
    #[command(name = "man")]
    ManPages(ManPages),
}
