//! A measure's data as a chart: numbers, units and words together.

mod json;
#[cfg(test)]
pub(in crate::report) mod sample;
mod standing;

pub use standing::{Method, Standing};

use crate::data::{AxisUnit, Irregular, PlanFault, Series};
use crate::model::{Better, DataSource, DateOrder, Measure, Quantity, Unit};
use crate::scene::{self, Plot, Scene};
use crate::stats::chart::{Chart, PlanError};
use crate::text::Spanned;
use std::cmp::Ordering;

/// What is charted, and what is known of it beside its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Charting<'a> {
    /// What is measured.
    pub title: String,
    /// What the numbers are, in a sentence; may be empty.
    pub subtitle: String,
    /// Language of the texts (BCP 47).
    pub lang: String,
    /// What it counts in.
    pub unit: Option<&'a Unit>,
    /// Which way is good.
    pub better: Option<Better>,
    /// The value to reach.
    pub target: Option<&'a Quantity>,
    /// Where the numbers are, and how they are charted.
    pub source: &'a DataSource,
}

impl<'a> Charting<'a> {
    /// Charts a measure of a flow; nothing where it has no data.
    #[must_use]
    pub fn of_measure(measure: &'a Measure, flow: &str, lang: &str) -> Option<Self> {
        let text =
            |text: &'a Option<crate::text::Spanned<String>>| text.as_ref().map(|text| text.value.as_str());
        let definition = match (text(&measure.counts), text(&measure.of)) {
            (Some(counts), Some(of)) => Some(format!("{counts}, of {of}")),
            (Some(only), None) | (None, Some(only)) => Some(only.to_owned()),
            (None, None) => None,
        };
        Some(Self {
            title: measure.title().to_owned(),
            subtitle: [Some(flow.to_owned()), definition]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
            lang: lang.to_owned(),
            unit: measure.unit.as_ref().map(|unit| &unit.value),
            better: better(measure),
            target: measure.target.as_ref().map(|target| &target.value),
            source: measure.data.as_ref()?,
        })
    }
}

/// Returns which way is good: as the measure says, or else from its baseline to its target.
fn better(measure: &Measure) -> Option<Better> {
    let way = || {
        let number = |quantity: &Option<Spanned<Quantity>>| quantity.as_ref()?.value.number();
        let (baseline, target) = (number(&measure.baseline)?, number(&measure.target)?);
        match target.total_cmp(&baseline) {
            Ordering::Greater => Some(Better::Up),
            Ordering::Less => Some(Better::Down),
            Ordering::Equal => None,
        }
    };
    measure.better.as_ref().map(|better| better.value).or_else(way)
}

/// A series with its chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Charted {
    title: String,
    subtitle: String,
    lang: String,
    better: Option<Better>,
    axis: AxisUnit,
    target: Option<f64>,
    labels: Vec<String>,
    changes: Vec<(usize, String)>,
    /// How many of the first points set the lines.
    frozen: Option<usize>,
    series: Series,
    chart: Chart,
    plan_faults: Vec<PlanFault>,
}

impl Charted {
    /// Charts a series.
    ///
    /// # Errors
    /// When the plan does not fit the series, or the kind of chart not its numbers.
    pub fn of(charting: &Charting<'_>, series: Series) -> Result<Self, PlanError> {
        let (plan, plan_faults) = series.plan(charting.source, charting.unit);
        let chart = Chart::of(&series.subgroups, &plan)?;
        let axis = AxisUnit::of(charting.unit, plan.kind);
        let order = charting.source.dates.as_ref().map_or_else(DateOrder::default, |order| order.value);
        let changes = charting.source.changes.iter();
        let changes = changes
            .filter_map(|change| Some((series.find(&change.at.value, order)?, change.what.value.clone())));
        let mut changes: Vec<(usize, String)> = changes.collect();
        changes.sort();
        Ok(Self {
            title: charting.title.clone(),
            subtitle: charting.subtitle.clone(),
            lang: charting.lang.clone(),
            better: charting.better,
            target: charting.target.and_then(|target| axis.of_quantity(target)),
            axis,
            labels: series.periods.iter().map(|period| period.label.clone()).collect(),
            changes,
            frozen: plan.freeze,
            chart,
            series,
            plan_faults,
        })
    }

    /// Returns what is measured.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns what the numbers are, in a sentence; may be empty.
    #[must_use]
    pub fn subtitle(&self) -> &str {
        &self.subtitle
    }

    /// Returns the value to reach, in units of the axis.
    #[must_use]
    pub fn target(&self) -> Option<f64> {
        self.target
    }

    /// Returns the numbers as they were read.
    #[must_use]
    pub fn series(&self) -> &Series {
        &self.series
    }

    /// Returns the chart.
    #[must_use]
    pub fn chart(&self) -> &Chart {
        &self.chart
    }

    /// Returns the periods, one for each point.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Returns how far the latest periods lie from the target on its bad side, in units of
    /// the axis; nothing where it does not.
    #[must_use]
    pub fn short_of_target(&self) -> Option<f64> {
        let (now, target) = (self.now()?.value, self.target?);
        let short = match self.better? {
            Better::Up => target - now,
            Better::Down => now - target,
            Better::Steady => return None,
        };
        (short > 0.0).then_some(short)
    }

    /// Returns the unit of its axis.
    #[must_use]
    pub fn axis(&self) -> &AxisUnit {
        &self.axis
    }

    /// Returns the periods that are named for the chart and are not in the data.
    #[must_use]
    pub fn plan_faults(&self) -> &[PlanFault] {
        &self.plan_faults
    }

    /// Returns where periods are missing or come twice.
    #[must_use]
    pub fn irregular(&self) -> Vec<Irregular> {
        self.series.irregular()
    }

    /// Says whether there is a signal, what kind, and whether the target is reached.
    #[must_use]
    pub fn verdict(&self) -> String {
        scene::verdict(&self.plot())
    }

    /// Says which chart it is, by which rules, and from which points its lines are reckoned.
    #[must_use]
    pub fn basis(&self) -> String {
        scene::basis(&self.plot())
    }

    /// Draws the chart without its words, for a page that says them.
    #[must_use]
    pub fn field(&self) -> Scene {
        scene::field(&self.plot())
    }

    fn plot(&self) -> Plot<'_> {
        Plot {
            title: &self.title,
            subtitle: &self.subtitle,
            lang: &self.lang,
            chart: &self.chart,
            labels: &self.labels,
            subgroups: &self.series.subgroups,
            times: self.axis.times,
            unit: &self.axis.suffix,
            most: self.axis.most,
            target: self.target,
            better: self.better,
            changes: &self.changes,
        }
    }

    /// Writes every point and every part, in units of the data: shares from 0 to 1.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

/// Draws charts as small multiples, side by side; one by itself.
#[must_use]
pub fn multiples(title: &str, charts: &[Charted]) -> Scene {
    let plots: Vec<Plot<'_>> = charts.iter().map(Charted::plot).collect();
    scene::plots(title, &plots)
}
