//! `handoff schema`: what a file may hold, as JSON Schema.

use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::lint;
use crate::syntax::schema;
use clap::{Args, ValueEnum};

/// What `schema` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Schema {
    /// Of what
    #[arg(value_enum, default_value_t = Kind::Flow)]
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A flow
    Flow,
    /// What the flows of a folder share: `handoff.yaml`
    Workspace,
    /// What `check --format json` writes
    Findings,
    /// What `coverage --format json` writes
    Coverage,
    /// What `survey --answers FILE --format json` writes
    Survey,
    /// What `time --format json` writes
    Time,
    /// What `diff --format json` writes
    Diff,
    /// What `chart --format json` writes of a measure
    Chart,
    /// What `config --format json` writes
    Config,
    /// What `chart --show readiness --format json` writes
    Readiness,
}

impl Schema {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        console.print(&match self.kind {
            Kind::Flow => schema::text(&schema::flow()),
            Kind::Workspace => schema::text(&schema::workspace(lint::catalogue().metas())),
            Kind::Findings => include_str!("../../../docs/schemas/handoff-findings-1.json").to_owned(),
            Kind::Coverage => include_str!("../../../docs/schemas/handoff-coverage-1.json").to_owned(),
            Kind::Survey => include_str!("../../../docs/schemas/handoff-survey-1.json").to_owned(),
            Kind::Diff => include_str!("../../../docs/schemas/handoff-diff-1.json").to_owned(),
            Kind::Chart => include_str!("../../../docs/schemas/handoff-chart-1.json").to_owned(),
            Kind::Config => include_str!("../../../docs/schemas/handoff-config-1.json").to_owned(),
            Kind::Time => include_str!("../../../docs/schemas/handoff-time-1.json").to_owned(),
            Kind::Readiness => include_str!("../../../docs/schemas/handoff-readiness-1.json").to_owned(),
        })?;
        Ok(Exit::Clean)
    }
}
