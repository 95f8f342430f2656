//! `handoff time`: how long a flow takes, and what would change it.

use super::one_flow::OneFlow;
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::report::{Times, WhatIf, time_json, time_markdown, time_text};
use crate::stats::course::{MOST_RUNS, Simulation};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What `time` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Time {
    /// The flow, or `-` for standard input
    flow: PathBuf,
    /// Set a value to see what would follow, as in `draw.takes=3min`; may be given several times
    #[arg(long, value_name = "ID.KEY=VALUE")]
    set: Vec<String>,
    /// How to write the times
    #[arg(long, value_enum, default_value_t = Shape::Text, value_name = "NAME")]
    format: Shape,
    /// How many courses are drawn by chance, where times are ranges or ways are chosen; 0 draws none
    #[arg(long, value_name = "N", default_value_t = Simulation::USUAL.runs, value_parser = clap::value_parser!(u32).range(0..=i64::from(MOST_RUNS)))]
    runs: u32,
    /// What the drawing begins with; the same seed draws the same courses
    #[arg(long, value_name = "N", default_value_t = Simulation::USUAL.seed)]
    seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For people
    Text,
    /// For programs
    Json,
    /// For a comment on a change
    Markdown,
}

impl Time {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let one = OneFlow::read(&self.flow, console)?;
        let simulation = Simulation { runs: self.runs, seed: self.seed };
        let written = if self.set.is_empty() {
            self.written(&Times::of(&one.flow, &one.shared, simulation), None)
        } else {
            let what_if = WhatIf::of(&one.flow, &one.shared, simulation, &self.set)
                .map_err(|error| Error::Usage { message: error.to_string(), hint: error.help })?;
            self.written(&what_if.after, Some(&what_if))
        };
        console.print(&written)?;
        Ok(Exit::Clean)
    }

    fn written(&self, times: &Times, what_if: Option<&WhatIf>) -> String {
        match self.format {
            Shape::Text => time_text(times, what_if),
            Shape::Json => time_json(times, what_if),
            Shape::Markdown => time_markdown(times, what_if),
        }
    }
}
