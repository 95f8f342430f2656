//! The measures: what each says of itself, and what its data say.

use super::charts::{ChartEntry, Stretch};
use super::ledger::{Ledger, Reference};
use super::outline::Fact;
use super::{About, charts, words};
use crate::data::{FolderError, Series, Tables};
use crate::model::{DataSource, Handoff, Measure, MeasureRef, Quantity};
use crate::report::charted::{Charted, Charting};
use crate::rules::subjects;
use crate::rules::wording::counted;
use crate::scene::measure_words;
use crate::stats::chart::Verdict;
use crate::stats::progress;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeSet, HashSet};

/// A measure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MeasureEntry {
    /// Its name within the document.
    pub(super) anchor: String,
    /// By what hand-offs find it: its id, or where it is written.
    #[serde(skip)]
    pub(super) key: String,
    pub(super) id: String,
    pub(super) title: String,
    /// The question, where the name is another.
    asks: Option<String>,
    /// What is counted, of what.
    pub(super) definition: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) role: Option<&'static str>,
    pub(super) determinant: Option<String>,
    #[serde(skip)]
    pub(super) speaks_to: Option<crate::model::Determinant>,
    #[serde(skip)]
    pub(super) program: Option<String>,
    /// The ids of the actors who are asked.
    #[serde(skip)]
    pub(super) asked_of: Vec<String>,
    pub(super) baseline: Option<String>,
    #[serde(skip)]
    pub(super) from: Option<Quantity>,
    pub(super) target: Option<String>,
    #[serde(skip)]
    pub(super) to: Option<Quantity>,
    pub(super) by: Option<String>,
    #[serde(skip)]
    pub(super) day: Option<Date>,
    pub(super) owner: Option<String>,
    pub(super) every: Option<String>,
    pub(super) source: Option<String>,
    pub(super) facts: Vec<Fact>,
    note: Option<String>,
    link: Option<String>,
    /// Where it is written: a line of the flow, or the workspace.
    place: String,
    /// The file in which it is written.
    written_in: Reference,
    /// Places of its hand-offs in the document.
    pub(super) handoffs: Vec<usize>,
    /// Places of its findings in the document.
    pub(super) findings: Vec<usize>,
    pub(super) data: Option<DataEntry>,
}

/// The data of a measure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DataEntry {
    pub(super) file: Reference,
    /// Which columns were read.
    pub(super) columns: String,
    /// Why there is no chart.
    fault: Option<String>,
    pub(super) chart: Option<ChartEntry>,
}

impl MeasureEntry {
    /// Returns by what a measure that is written within a hand-off is found.
    pub(super) fn inline_key(handoff: &Handoff, measure: &Measure) -> String {
        format!("{}/{}", handoff.id.value, measure.id.value)
    }

    fn chart(&self) -> Option<&ChartEntry> {
        self.data.as_ref()?.chart.as_ref()
    }

    /// Returns the chart with its numbers, if there is one.
    pub(super) fn charted(&self) -> Option<&Charted> {
        Some(&self.chart()?.charted)
    }

    /// Returns it as a list names it: the name, where it stands and where it is to go.
    pub(super) fn in_a_line(&self) -> String {
        let aim = match (&self.baseline, &self.target) {
            (Some(baseline), Some(target)) => format!(", from {baseline} to {target}"),
            (None, Some(target)) => format!(", target {target}"),
            (Some(baseline), None) => format!(", baseline {baseline}"),
            (None, None) => String::new(),
        };
        let by = self.by.as_ref().filter(|_| self.target.is_some());
        let by = by.map_or_else(String::new, |by| format!(" by {by}"));
        format!("{}{aim}{by}", self.title)
    }

    /// Returns how much of the way from its baseline to its target is left, 1 for all of it; absent
    /// where it is at its target, or has no data. Without a baseline it comes after all others.
    pub(super) fn way_left(&self) -> Option<f64> {
        let charted = self.charted()?;
        charted.short_of_target()?;
        let written = |quantity: &Option<Quantity>| charted.of_quantity(quantity.as_ref()?);
        let baseline = written(&self.from).or_else(|| charted.before().map(|before| before.value));
        let gone = baseline.and_then(|baseline| progress(baseline, written(&self.to)?, charted.now()?.value));
        Some(gone.map_or(f64::NEG_INFINITY, |gone| 1.0 - gone))
    }

    /// Tells what the chart says, if there is one.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        let charted = self.charted()?;
        Some(charted.chart().verdict(charted.better()))
    }

    /// Returns where it stands in its latest periods.
    pub(super) fn now(&self) -> Option<&Stretch> {
        self.chart()?.stretches.last()
    }

    /// Returns where the chart comes from.
    pub(super) fn chart_references(&self) -> Vec<Reference> {
        self.chart().map_or_else(Vec::new, |chart| chart.references.clone())
    }

    /// Returns where it is from that it stands there.
    pub(super) fn stretch_references(&self) -> Vec<Reference> {
        self.chart().map_or_else(Vec::new, |chart| chart.stretch_references.clone())
    }
}

/// Gathers the measures: the flow's own, those within hand-offs, then those of the workspace that the
/// flow names.
pub(super) fn entries(about: About<'_>, ledger: &mut Ledger) -> Vec<MeasureEntry> {
    let material = about.material;
    let own: Vec<_> = subjects::measures(material.flow).collect();
    let named = named(about);
    let shared: Vec<&Measure> =
        material.shared.measures.iter().filter(|measure| named.contains(measure.id.as_str())).collect();
    let sources = shared.iter().filter_map(|measure| measure.data.as_ref());
    let shared_tables = Tables::read(sources, None, material.shared_folder);
    let mut entries = Vec::new();
    let mut given = HashSet::new();
    for placed in &own {
        let key = placed
            .handoff
            .map_or_else(|| placed.measure.id.to_string(), |of| MeasureEntry::inline_key(of, placed.measure));
        let place = format!("line {}", about.line(placed.measure.span.start));
        let reading = Reading { about, tables: about.tables, key, place, written_in: ledger.flow() };
        entries.push(reading.entry(placed.measure, entries.len(), &mut given, ledger));
    }
    for measure in shared {
        let written_in = ledger.file("handoff.yaml", "What the flows of the workspace share", Vec::new());
        let (key, place) = (measure.id.to_string(), "shared by the workspace".to_owned());
        let reading = Reading { about, tables: &shared_tables, key, place, written_in };
        entries.push(reading.entry(measure, entries.len(), &mut given, ledger));
    }
    entries
}

/// Returns the ids of measures that hand-offs and goals name and the flow does not have itself.
fn named<'run>(about: About<'run>) -> BTreeSet<&'run str> {
    let flow = about.material.flow;
    let own: BTreeSet<&str> = flow.measures.iter().map(|measure| measure.id.as_str()).collect();
    let of_handoffs = flow.handoffs.iter().flat_map(|handoff| &handoff.measures);
    let of_handoffs = of_handoffs.filter_map(|measure| match measure {
        MeasureRef::Named(id) => Some(id.as_str()),
        MeasureRef::Inline(_) => None,
    });
    let of_goals = flow.goals.iter().flat_map(|goal| &goal.measures).map(|id| id.as_str());
    of_handoffs.chain(of_goals).filter(|id| !own.contains(id)).collect()
}

/// What a measure is read with.
struct Reading<'run> {
    about: About<'run>,
    tables: &'run Tables,
    key: String,
    place: String,
    written_in: Reference,
}

impl Reading<'_> {
    fn entry(
        self,
        measure: &Measure,
        place: usize,
        given: &mut HashSet<String>,
        ledger: &mut Ledger,
    ) -> MeasureEntry {
        let wished = format!("measure-{}", measure.id.value);
        let anchor =
            if given.insert(wished.clone()) { wished } else { format!("measure-number-{}", place + 1) };
        let title = measure.title().to_owned();
        let data = measure.data.as_ref().map(|source| self.data(measure, source, ledger));
        let quantity = |written: &Option<crate::text::Spanned<crate::model::Quantity>>| {
            written.as_ref().map(|quantity| quantity.value.to_string())
        };
        MeasureEntry {
            anchor,
            id: measure.id.to_string(),
            asks: words::text(&measure.asks).filter(|asks| *asks != title),
            title,
            definition: definition(measure),
            unit: measure_words::unit(measure),
            role: measure.role.as_ref().map(|role| words::role(role.value)),
            determinant: self.determinant(measure),
            speaks_to: measure.determinant.as_ref().map(|determinant| determinant.value),
            program: words::text(&measure.program),
            asked_of: measure.asked_of.iter().map(|id| id.value.to_string()).collect(),
            baseline: quantity(&measure.baseline),
            from: measure.baseline.as_ref().map(|baseline| baseline.value.clone()),
            target: quantity(&measure.target),
            to: measure.target.as_ref().map(|target| target.value.clone()),
            day: measure.by.as_ref().map(|by| by.value),
            by: measure.by.as_ref().map(|by| by.value.to_string()),
            owner: words::text(&measure.owner),
            every: measure.every.as_ref().map(|every| every.value.words.clone()),
            source: words::text(&measure.source),
            facts: self.facts(measure),
            note: words::text(&measure.note),
            link: words::address(&measure.link),
            place: self.place,
            key: self.key,
            written_in: self.written_in,
            handoffs: Vec::new(),
            findings: Vec::new(),
            data,
        }
    }

    fn determinant(&self, measure: &Measure) -> Option<String> {
        let of = |determinant: crate::model::Determinant| {
            let dimension = words::dimension(determinant.dimension()).to_lowercase();
            format!("{} ({dimension})", words::determinant(determinant))
        };
        let program =
            words::text(&measure.program).map(|program| format!("{program} (programme effectiveness)"));
        measure.determinant.as_ref().map(|determinant| of(determinant.value)).or(program)
    }

    fn facts(&self, measure: &Measure) -> Vec<Fact> {
        let mut facts = Vec::new();
        let mut tell = |label, text: Option<String>| facts.extend(text.map(|text| Fact::new(label, text)));
        let asked: Vec<String> = measure.asked_of.iter().map(|id| self.about.actor(id.as_str())).collect();
        tell("Asked of", (!asked.is_empty()).then(|| asked.join(", ")));
        tell("Answers", measure.scale.as_ref().map(|scale| words::scale(&scale.value)));
        tell("Direction", measure.better.as_ref().map(|better| words::better(better.value).to_owned()));
        tell("Taken by", measure.measured_by.as_ref().map(|by| self.about.actor(by.as_str())));
        facts
    }

    fn data(&self, measure: &Measure, source: &DataSource, ledger: &mut Ledger) -> DataEntry {
        let name = source.file.value.as_str();
        let outcome = self.tables.of(source);
        let facts = match &outcome {
            Some(Ok(series)) => read_facts(series),
            _ => Vec::new(),
        };
        let file = ledger.file(name, "A table of numbers", facts);
        ledger.feeds(&file, measure.title());
        let column = |column: &Option<crate::text::Spanned<String>>| words::text(column);
        let columns = match (column(&source.value), column(&source.total)) {
            (Some(value), Some(total)) => format!("column “{value}” of column “{total}”"),
            (Some(value), None) => format!("column “{value}”"),
            (None, _) => "the columns that the flow names".to_owned(),
        };
        let charted = self.charted(measure, outcome);
        let (chart, fault) = match charted {
            Ok(charted) => (Some(charts::entry(charted, &file, ledger)), None),
            Err(fault) => (None, Some(fault)),
        };
        DataEntry { file, columns, fault, chart }
    }

    /// Charts a measure, or says in a sentence why it cannot be.
    fn charted(
        &self,
        measure: &Measure,
        outcome: Option<Result<&Series, &FolderError>>,
    ) -> Result<Charted, String> {
        let series = match outcome {
            None => return Err("Its table was not read, since the flow lies in no folder.".to_owned()),
            Some(Err(error)) => {
                return Err(format!("Its table could not be read: {error}. Mend it: {}.", error.help()));
            }
            Some(Ok(series)) => series.clone(),
        };
        let flow = self.about.material.flow;
        let lang = flow.lang.as_ref().map_or("en", |lang| lang.value.as_str());
        let charting =
            Charting::of_measure(measure, flow.title(), lang).ok_or_else(|| "It has no data.".to_owned())?;
        Charted::of(&charting, series).map_err(|error| format!("Its data cannot be charted: {error}."))
    }
}

/// Returns the operational definition in one sentence.
fn definition(measure: &Measure) -> Option<String> {
    match (words::text(&measure.counts), words::text(&measure.of)) {
        (Some(counts), Some(of)) => Some(format!("{counts}, of {of}")),
        (Some(only), None) | (None, Some(only)) => Some(only),
        (None, None) => None,
    }
}

/// Says how much of a table was read.
fn read_facts(series: &Series) -> Vec<String> {
    let mut facts = vec![format!("{} read", counted(series.rows, "row"))];
    if let (Some(first), Some(last)) = (series.periods.first(), series.periods.last()) {
        facts.push(format!("from {} to {}", first.label, last.label));
    }
    if series.fault_count > 0 {
        facts.push(format!("{} left out for faults", counted(series.fault_count, "row")));
    }
    facts
}
