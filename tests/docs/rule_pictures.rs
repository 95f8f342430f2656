//! Pictures of the examples on the rules' pages, with what the rule of the page marks.

use handoffs::config::Settings;
use handoffs::data::Folder;
use handoffs::diagnostic::{Example, RuleMeta, Sample};
use handoffs::graph::FlowGraph;
use handoffs::import;
use handoffs::layout::{Folded, Options, Sheet, layout};
use handoffs::lint::{self, FileReport, Job};
use handoffs::model::Shared;
use handoffs::render;
use handoffs::scene::{Motif, Review, Theme, Told, swimlane_pages};
use handoffs::text::SourceFile;
use jiff::civil::date;

/// The width in pixels above which a picture is folded into bands, so that a page can show it.
const WIDEST: f64 = 800.0;

/// An example as its page shows it below the text.
pub(crate) struct Drawn {
    /// The picture.
    pub(crate) svg: String,
    /// What it shows, for people who do not see it.
    pub(crate) alt: String,
}

/// Draws an example; none where too little of it can be read.
///
/// Marks are those of the page's rule alone: what other rules have to say is not what is meant.
pub(crate) fn draw(meta: &RuleMeta, kind: Example, sample: Sample) -> Option<Drawn> {
    let source = SourceFile::new(sample.file_name(), sample.text.as_str());
    let (shared, settings) = (Shared::default(), Settings::default());
    let parsed = import::read(&source, &shared).parsed;
    if parsed.is_cut {
        return None;
    }
    let folder = Some(Folder::of_tables(sample.tables));
    let mut report = lint::check_one(Job { source, settings, folder }, date(2026, 11, 22));
    report.findings.retain(|finding| finding.diagnostic.rule.code() == meta.code);
    assert_eq!(report.findings.is_empty(), kind == Example::Pass, "{}: {kind:?}", meta.code);
    let flow = parsed.flow;
    let graph = FlowGraph::build(&flow, &shared);
    let drawing = layout(&flow, &graph, Options::default());
    let review = match kind {
        Example::Fail => Review::new(&report, Told::All),
        Example::Pass => Review::default(),
    };
    let motif = Motif::new(&flow, &shared, &graph).reviewed(&review);
    let folded = match drawing.size.w > WIDEST {
        true => Folded::fit(&drawing, Sheet::Screen),
        false => Folded::whole(&drawing),
    };
    let scene = swimlane_pages(&motif, &drawing, &folded).pop()?;
    Some(Drawn { alt: alt(&report), svg: render::svg(&scene, Theme::Auto) })
}

fn alt(report: &FileReport) -> String {
    let title = report.flow.as_deref().unwrap_or("A flow without a title");
    let marked = report.findings.iter().map(|finding| finding.diagnostic.subject.title());
    let mut marked: Vec<&str> = marked.filter(|title| !title.is_empty()).collect();
    marked.dedup();
    let marks = if marked.is_empty() { String::new() } else { format!("; marked: {}", marked.join(", ")) };
    format!("{title}, drawn{marks}").replace(['[', ']'], "")
}
