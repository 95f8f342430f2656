//! Where the shares of a flow stand: each so many of so many, with its interval, and before a change
//! beside now.

mod json;

use super::{Charted, Standing};
use crate::rules::wording::tenths;
use crate::scene::{self, Scene, ShareBar, ShareChart, ShareRow};
use crate::stats::{Confidence, Interval, Proportion};

/// The shares of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    title: String,
    lang: String,
    rows: Vec<ShareOf>,
}

/// A measure that is a share of things that were counted.
#[derive(Debug, Clone, PartialEq)]
struct ShareOf {
    title: String,
    definition: String,
    target: Option<f64>,
    before: Option<(Standing, Proportion)>,
    now: (Standing, Proportion),
}

impl ShareOf {
    fn of(flow: &str, charted: &Charted) -> Option<Self> {
        let with = |standing: Option<Standing>| {
            let standing = standing?;
            let proportion = standing.proportion?;
            Some((standing, proportion))
        };
        Some(Self {
            title: charted.title().to_owned(),
            definition: definition(flow, charted.subtitle()).to_owned(),
            target: charted.target(),
            before: with(charted.before()),
            now: with(charted.now())?,
        })
    }

    /// Returns now less before, in percentage points, with its interval; absent where there are too few.
    fn difference(&self) -> Option<(f64, Interval)> {
        let (_, before) = self.before.as_ref().filter(|(_, before)| before.of >= Proportion::LEAST)?;
        let (_, now) = &self.now;
        let points = |share: f64| share * 100.0;
        let interval = now.newcombe(*before, Confidence::USUAL).filter(|_| now.of >= Proportion::LEAST)?;
        let interval = Interval { low: points(interval.low), high: points(interval.high) };
        Some((points(now.difference(*before)?), interval))
    }

    fn row(&self) -> ShareRow {
        let before = self.before.as_ref().map(|(standing, share)| bar("before", standing, *share, false));
        let title = if self.before.is_some() { "since then" } else { "all periods" };
        let bars = before.into_iter().chain([bar(title, &self.now.0, self.now.1, true)]).collect();
        let note = self.difference().map_or_else(String::new, |(points, interval)| {
            let way = if points < 0.0 { "fewer" } else { "more" };
            let change = match tenths(points.abs()) {
                0.0 => "as many as before".to_owned(),
                size => format!("{size} points {way} than before"),
            };
            format!("{change} ({} to {})", signed(interval.low), signed(interval.high))
        });
        ShareRow {
            title: self.title.clone(),
            definition: self.definition.clone(),
            bars,
            target: self.target,
            note,
        }
    }
}

/// Leaves out the flow's title, which stands above all.
fn definition<'a>(flow: &str, subtitle: &'a str) -> &'a str {
    let rest = subtitle.strip_prefix(flow).unwrap_or(subtitle);
    rest.strip_prefix(" · ").unwrap_or(rest)
}

fn bar(title: &str, standing: &Standing, share: Proportion, is_now: bool) -> ShareBar {
    let percent = share.share().map(|share| share * 100.0).filter(|_| share.of >= Proportion::LEAST);
    let interval = standing.interval.filter(|_| percent.is_some()).map(|it| (it.low, it.high));
    let of = format!("{} of {}", share.count, share.of);
    let counted = match (percent, interval) {
        (Some(percent), Some((low, high))) => {
            let few = if share.of < Proportion::FEW { ", few" } else { "" };
            format!("{of} = {} % ({} to {}{few})", tenths(percent), tenths(low), tenths(high))
        }
        _ => format!("{of}, too few for a percentage"),
    };
    let title = format!("{title}, {} to {}", standing.from, standing.to);
    ShareBar { title, percent, interval, counted, is_now }
}

impl Shares {
    /// Takes those charts that show shares of things that were counted.
    #[must_use]
    pub fn of(title: &str, lang: &str, charts: &[Charted]) -> Self {
        let rows = charts.iter().filter_map(|chart| ShareOf::of(title, chart)).collect();
        Self { title: title.to_owned(), lang: lang.to_owned(), rows }
    }

    /// Returns how many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Draws them as bars.
    #[must_use]
    pub fn picture(&self) -> Scene {
        let rows: Vec<ShareRow> = self.rows.iter().map(ShareOf::row).collect();
        scene::shares(&ShareChart { title: &self.title, lang: &self.lang, rows: &rows, basis: BASIS })
    }

    /// Writes every figure as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

/// Where the numbers are from.
const BASIS: &str = "Numerators and denominators of all periods of a stretch together. Brackets and lines with two ends: 95 % interval, where the share may well lie (Wilson 1927; of a difference Newcombe 1998, method 10). Upright line: target. Few: of fewer than 30";

fn signed(number: f64) -> String {
    let rounded = tenths(number);
    if rounded < 0.0 { format!("−{}", -rounded) } else { rounded.to_string() }
}

#[cfg(test)]
mod tests;
