//! `handoff layout`: where everything stands in a picture, and its scorecard.

use super::arrangement::Arrangement;
use super::one_flow::OneFlow;
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::emit::visible;
use crate::layout::metrics::{self, Tracing};
use crate::layout::{layout, to_json};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What `layout` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Layout {
    /// The flow, or `-` for standard input
    flow: PathBuf,
    /// Print the scorecard: crossings, bends, overlaps, room, size of the text on paper
    ///
    /// Without it, coordinates are printed as JSON, as `render --format json` writes them.
    #[arg(long)]
    metrics: bool,
    /// How to print the scorecard
    #[arg(long, value_enum, default_value_t = Format::Text, requires = "metrics", value_name = "NAME")]
    format: Format,
    #[command(flatten)]
    arrangement: Arrangement,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines for people
    Text,
    /// One object for programs
    Json,
}

impl Layout {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let OneFlow { flow, shared, .. } = OneFlow::read(&self.flow, console)?;
        let graph = self.arrangement.graph(&flow, &shared);
        let drawing = layout(&flow, &graph, self.arrangement.options());
        let printed = if self.metrics {
            let scorecard = metrics::measure(&Tracing::from(&drawing));
            match self.format {
                Format::Text => format!("{}\n{}", visible(flow.title()), scorecard.to_text()),
                Format::Json => scorecard.to_json() + "\n",
            }
        } else {
            to_json(&drawing) + "\n"
        };
        console.print(&printed)?;
        Ok(Exit::Clean)
    }
}
