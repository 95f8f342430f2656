//! What a picture shows beyond the flow itself: findings, and parts that stand out.

use super::check::today;
use super::one_flow::OneFlow;
use crate::cli::error::Error;
use crate::graph::FlowGraph;
use crate::lint;
use crate::model::Flow;
use crate::scene::{Highlight, HighlightError, Review, Told};
use clap::{Args, ValueEnum};
use jiff::civil::Date;

/// What is marked on the picture.
#[derive(Debug, Args)]
pub(in crate::cli) struct Annotations {
    /// Mark what the check finds with numbers, and list it below: errors and warnings, or all
    #[arg(long, value_enum, value_name = "WHICH", num_args = 0..=1, require_equals = true, default_missing_value = "gaps")]
    findings: Option<Which>,
    /// Let an actor, a step, a hand-off or all ways A..B stand out, by their ids; may be repeated
    #[arg(long, value_name = "WHAT")]
    highlight: Vec<String>,
    /// The day on which waivers are judged [default: today in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    /// Errors and warnings
    Gaps,
    /// Infos too
    All,
}

impl Annotations {
    /// Makes sure that a view, or a format, can show what is asked for.
    pub(super) fn fit(&self, place: &str, shows: bool) -> Result<(), Error> {
        let asked = match (self.findings, self.highlight.is_empty()) {
            _ if shows => return Ok(()),
            (Some(_), _) => "--findings",
            (None, false) => "--highlight",
            (None, true) => return Ok(()),
        };
        Err(Error::Usage {
            message: format!("`{asked}` has no place in `{place}`"),
            hint: "ask for a picture of the view `swimlane` or `chain`".to_owned(),
        })
    }

    /// Checks the flow as far as the picture needs it: for its waivers, or to tell what was found.
    pub(super) fn review(&self, one: &OneFlow) -> Review {
        let told = match self.findings {
            None if !has_waivers(&one.flow) => return Review::default(),
            None => Told::Nothing,
            Some(Which::Gaps) => Told::Gaps,
            Some(Which::All) => Told::All,
        };
        let report = lint::check(one.source.clone(), one.settings.clone(), self.today.unwrap_or_else(today));
        Review::new(&report, told)
    }

    /// Finds what is to stand out, if anything is.
    pub(super) fn highlighted(&self, flow: &Flow, graph: &FlowGraph) -> Result<Option<Highlight>, Error> {
        if self.highlight.is_empty() {
            return Ok(None);
        }
        Highlight::find(flow, graph, &self.highlight).map(Some).map_err(|error| Error::Usage {
            hint: match &error {
                HighlightError::Unknown { suggestion: Some(near), .. }
                | HighlightError::NoStep { suggestion: Some(near), .. } => format!("did you mean `{near}`?"),
                HighlightError::NoStep { suggestion: None, .. } => {
                    "write the ids of two steps, `first..last`; an actor stands out by its own id".to_owned()
                }
                HighlightError::Unknown { suggestion: None, .. } => {
                    "write an id as the file has it; of a hand-off without an id, its two ends: `order-tell`"
                        .to_owned()
                }
                HighlightError::NoWay { from, to } => {
                    format!("try the other way round, `{to}..{from}`, or name the steps one by one")
                }
            },
            message: error.to_string(),
        })
    }
}

/// Tells whether a waiver may silence a gap of a hand-off.
fn has_waivers(flow: &Flow) -> bool {
    !flow.waivers.is_empty() || flow.handoffs.iter().any(|handoff| !handoff.waivers.is_empty())
}
