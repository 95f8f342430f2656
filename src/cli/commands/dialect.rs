//! Which kind of Mermaid's diagrams is written.

use crate::cli::error::Error;
use crate::render::MermaidDialect;
use clap::{Args, ValueEnum};

/// How a flow is written for Mermaid.
#[derive(Debug, Args)]
pub(in crate::cli) struct Dialect {
    /// Which kind of Mermaid's diagrams is written [default: flowchart]
    #[arg(long, value_enum, value_name = "NAME")]
    mermaid: Option<Mermaid>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Mermaid {
    /// A flowchart with a frame for each lane, which every version draws
    Flowchart,
    /// Straight lanes, for Mermaid 11.16 and later
    Swimlane,
}

impl Dialect {
    /// Makes sure that a kind is asked for only where one is written.
    pub(super) fn fits(&self, is_mermaid: bool) -> Result<(), Error> {
        if is_mermaid || self.mermaid.is_none() {
            return Ok(());
        }
        Err(Error::Usage {
            message: "`--mermaid` says which kind of Mermaid's diagrams is written".to_owned(),
            hint: "leave `--mermaid` out, or write for Mermaid: `-o FILE.mmd`".to_owned(),
        })
    }

    /// Returns the kind that is asked for.
    pub(super) fn kind(&self) -> MermaidDialect {
        match self.mermaid {
            None | Some(Mermaid::Flowchart) => MermaidDialect::Flowchart,
            Some(Mermaid::Swimlane) => MermaidDialect::Swimlane,
        }
    }
}
