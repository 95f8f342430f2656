//! What an export is made of: a flow with its graph, its places on paper and what was found on it.

use crate::config::Settings;
use crate::graph::FlowGraph;
use crate::import::table::Layout;
use crate::layout::{self, Drawing, Folded, Paper};
use crate::lint::{self, FileReport};
use crate::model::{Flow, Shared};
use crate::text::SourceFile;
use jiff::civil::Date;
use std::cell::OnceCell;

/// A flow to be written as another tool's file.
///
/// What only some formats need is worked out when it is asked for first.
#[derive(Debug)]
pub struct Chart<'run> {
    /// The file that the flow was read from.
    pub source: &'run SourceFile,
    /// The flow.
    pub flow: &'run Flow,
    /// What its workspace shares.
    pub shared: &'run Shared,
    /// Its graph, with the lanes in the order that is asked for.
    pub graph: &'run FlowGraph,
    /// By what it is checked.
    pub settings: &'run Settings,
    /// The day on which waivers are judged.
    pub today: Date,
    /// How it is laid out.
    pub options: layout::Options,
    /// What it is folded for, where a format has sheets.
    pub paper: Paper,
    /// What a row is, where a format is a table.
    pub rows: Layout,
    drawing: OnceCell<Drawing>,
    report: OnceCell<FileReport>,
}

impl<'run> Chart<'run> {
    /// Makes the chart of a flow, laid out to the right on endless paper.
    #[must_use]
    pub fn new(
        source: &'run SourceFile,
        (flow, shared, graph): (&'run Flow, &'run Shared, &'run FlowGraph),
        settings: &'run Settings,
        today: Date,
    ) -> Self {
        let (options, paper) = Default::default();
        let (drawing, report) = Default::default();
        let rows = Layout::Handoffs;
        Self { source, flow, shared, graph, settings, today, options, paper, rows, drawing, report }
    }

    /// Lays it out otherwise, and folds it for a paper.
    #[must_use]
    pub fn arranged(self, options: layout::Options, paper: Paper) -> Self {
        Self { options, paper, drawing: OnceCell::new(), ..self }
    }

    /// Says what a row of a table is.
    #[must_use]
    pub fn with_rows(self, rows: Layout) -> Self {
        Self { rows, ..self }
    }

    /// Returns where everything stands.
    pub fn drawing(&self) -> &Drawing {
        self.drawing.get_or_init(|| layout::layout(self.flow, self.graph, self.options))
    }

    /// Returns the drawing in parts, as its paper asks for.
    #[must_use]
    pub fn folded(&self) -> Folded {
        Folded::on_paper(self.drawing(), self.paper)
    }

    /// Returns what the rules find on the flow.
    pub fn report(&self) -> &FileReport {
        self.report.get_or_init(|| lint::check(self.source.clone(), self.settings.clone(), self.today))
    }
}
