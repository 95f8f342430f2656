//! A process as one document: all that its readers ask about, gathered once.
//!
//! [`Process`] holds it in words, numbers and pictures, so that the same number reads the same in every
//! format, and each number knows the files and formulas that it comes from. A section is a file; a
//! format beside them ([`html`]) only arranges what is here. What a flow has nothing for is empty.

mod charts;
mod findings;
mod formulas;
mod goals;
mod grid;
mod handoffs;
mod html;
mod jobs;
mod ledger;
mod markdown;
mod measures;
mod next;
mod outline;
mod plan;
mod readiness;
#[cfg(test)]
mod sample;
mod shares;
mod sipoc;
mod summary;
mod times;
mod voice;
pub(crate) mod words;

pub use html::{Listed, html, html_index, jobs_html};
pub use jobs::jobs_markdown;
pub use markdown::markdown;
pub use plan::plan_csv;
#[cfg(feature = "spreadsheets")]
pub use plan::plan_xlsx;

use crate::config::Settings;
use crate::data::{Folder, Tables};
use crate::graph::FlowGraph;
use crate::layout::{self, Folded, Options, Sheet};
use crate::lint::FileReport;
use crate::model::{Flow, Shared};
use crate::report::survey::SurveyView;
use crate::rules::subjects;
use crate::scene::{self, Motif, Review, Scene, Told};
use findings::FindingEntry;
use formulas::Formula;
use goals::GoalEntry;
use grid::Grid;
use handoffs::HandoffEntry;
use ledger::{Ledger, Used};
use measures::MeasureEntry;
use next::Action;
use outline::{Fact, Outline};
use readiness::ReadinessEntry;
use serde::Serialize;
use sipoc::Sipoc;
use summary::Summary;
use times::TimeEntry;
use voice::VoiceEntry;

/// What a process is gathered from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'run> {
    /// The flow.
    pub flow: &'run Flow,
    /// What its workspace shares.
    pub shared: &'run Shared,
    /// The rules and levels that it was checked by.
    pub settings: &'run Settings,
    /// What the check found.
    pub checked: &'run FileReport,
    /// Where the tables of its measures are read from; none are read where it is absent.
    pub folder: Option<&'run Folder>,
    /// Where the tables of measures that the workspace shares are read from.
    pub shared_folder: Option<&'run Folder>,
    /// What customers answered, where their answers were read.
    pub survey: Option<&'run SurveyView>,
}

/// A process as a document.
#[derive(Debug, Clone, Serialize)]
pub struct Process {
    outline: Outline,
    summary: Summary,
    next: Vec<Action>,
    handoffs: Vec<HandoffEntry>,
    sipoc: Sipoc,
    measures: Vec<MeasureEntry>,
    grid: Grid,
    goals: Vec<GoalEntry>,
    readiness: Option<ReadinessEntry>,
    voice: Option<VoiceEntry>,
    times: Option<TimeEntry>,
    findings: Vec<FindingEntry>,
    used: Used,
    #[serde(skip)]
    picture: Scene,
}

impl Process {
    /// Gathers all that the document tells.
    #[must_use]
    pub fn of(material: &Material<'_>) -> Self {
        let Material { flow, shared, checked, .. } = *material;
        let graph = FlowGraph::build(flow, shared);
        let review = Review::new(checked, Told::Gaps);
        let motif = Motif::new(flow, shared, &graph).reviewed(&review).bare();
        let mut ledger = Ledger::of(material);
        // Marks are given in the order in which a reader meets them.
        ledger.formula(Formula::Counts);
        let sources = subjects::measures(flow).filter_map(|placed| placed.measure.data.as_ref());
        let tables = Tables::read(sources, flow.readiness.as_ref(), material.folder);
        let about = About { material, graph: &graph, motif: &motif, tables: &tables };
        let mut measures = measures::entries(about, &mut ledger);
        let mut handoffs = handoffs::entries(about, &mut measures);
        let grid = grid::of(about, &measures, &mut ledger);
        let mut goals = goals::entries(about, &measures, &mut ledger);
        let readiness = readiness::of(about, &mut ledger);
        let voice = voice::of(about, &mut ledger);
        let times = times::of(about, &mut ledger);
        let findings = findings::entries(about, &mut handoffs, &mut measures, &mut goals);
        Self {
            outline: outline::of(about),
            summary: summary::of(about, &findings, &mut ledger),
            next: next::actions(&findings, &measures),
            sipoc: sipoc::of(about, &handoffs),
            picture: picture(about),
            grid,
            goals,
            readiness,
            voice,
            times,
            handoffs,
            measures,
            findings,
            used: ledger.close(material),
        }
    }

    /// Returns the flow's title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.outline.title
    }
}

/// What the sections are gathered from.
#[derive(Clone, Copy)]
struct About<'run> {
    material: &'run Material<'run>,
    graph: &'run FlowGraph,
    motif: &'run Motif<'run>,
    /// The tables of the flow's own measures and of its readiness.
    tables: &'run Tables,
}

impl About<'_> {
    /// Returns the line of the flow's file on which an element begins.
    fn line(&self, offset: u32) -> usize {
        self.material.checked.source.position(offset).line
    }

    /// Returns what people call an actor.
    fn actor(&self, id: &str) -> String {
        let lane = self.graph.lanes().iter().find(|lane| lane.actor.as_str() == id);
        let shared = || self.material.shared.actors.iter().find(|actor| actor.id.as_str() == id);
        let name = lane.map(|lane| lane.name.clone());
        name.or_else(|| shared().map(|actor| actor.name.value.clone())).unwrap_or_else(|| id.to_owned())
    }
}

/// The widest picture that a page shows in its own size, in pixels.
const WIDEST: f64 = 1180.0;

/// Draws the lanes; a long flow is folded as if for a sheet, so that a page is as wide as it.
fn picture(about: About<'_>) -> Scene {
    let drawing = layout::layout(about.material.flow, about.graph, Options::default());
    let folded =
        if drawing.size.w <= WIDEST { Folded::whole(&drawing) } else { Folded::fit(&drawing, Sheet::A4) };
    let mut pages = scene::swimlane_pages(about.motif, &drawing, &folded);
    pages.pop().expect("what is not spread over pages has one")
}
