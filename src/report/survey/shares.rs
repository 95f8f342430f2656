//! Shares and how they changed, in numbers and in words.

use super::questionnaire::AskedQuestion;
use super::results::QuestionResult;
use super::row::Row;
use super::suppressed::Detail;
use crate::model::Better;
use crate::stats::{Confidence, Interval, Proportion};
use serde::Serialize;

/// So many of so many.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShareView {
    /// How many of them; hidden where it would tell how many gave no answer.
    pub count: Option<usize>,
    /// How many there are; hidden as the count is.
    pub of: Option<usize>,
    /// The share in percent; absent of fewer than 5.
    pub percent: Option<f64>,
    /// The lower end of its interval (Wilson, 95 %), in percent; hidden as the count is.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// Whether it is of fewer than 30.
    pub few: bool,
    /// All of it in words: `38 of 48: 79 %, between 66 and 88 %`.
    pub words: String,
}

/// By how many points a share changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeView {
    /// After less before, in points of a percentage.
    pub points: f64,
    /// The lower end of its interval (Newcombe, 95 %); hidden where counts are.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// All of it in words.
    pub words: String,
}

/// Returns by how many points the share that the measure counts changed, where both parts have
/// enough answers and show it.
pub(super) fn change(question: &AskedQuestion, result: &QuestionResult) -> Option<ChangeView> {
    let [before, after, _] = result.parts.as_ref()?;
    let is_two = question.scale.points() == 2;
    let share = |row: &Row| {
        let share = match question.better {
            Some(Better::Down) => {
                let is_shown =
                    row.shown.detail >= Detail::Boxes || is_two && row.shown.detail >= Detail::Best;
                row.tally.bad(question).filter(|_| is_shown)
            }
            _ => row.tally.good(question).filter(|_| row.shown.detail >= Detail::Best),
        };
        share.filter(|share| share.of >= Proportion::LEAST)
    };
    let is_counted = before.shown.is_counted && after.shown.is_counted;
    let (before, after) = (share(before)?, share(after)?);
    let points = 100.0 * after.difference(before)?;
    let Interval { low, high } = after.newcombe(before, Confidence::USUAL)?;
    if !is_counted {
        let percent = |share: Proportion| share.share().map(|share| (100.0 * share).round());
        let points = percent(after)? - percent(before)?;
        let words = format!("{} points, with counts hidden", signed(points));
        return Some(ChangeView { points, low: None, high: None, words });
    }
    let (low, high) = (100.0 * low, 100.0 * high);
    let [of, least, most] = [points, low, high].map(signed);
    let words = format!("{of} points, between {least} and {most}");
    Some(ChangeView { points, low: Some(low), high: Some(high), words })
}

/// Writes a rounded number with its sign; nothing has none.
pub(super) fn signed(points: f64) -> String {
    let round = points.round();
    if round == 0.0 { "0".to_owned() } else { format!("{round:+}") }
}

impl ShareView {
    /// Says how many of how many, and how sure that is.
    #[must_use]
    pub fn of(share: Proportion) -> Self {
        let enough = Some(share).filter(|share| share.of >= Proportion::LEAST);
        let percent = enough.and_then(Proportion::share).map(|share| 100.0 * share);
        let interval = enough.and_then(|share| share.wilson(Confidence::USUAL));
        let few = share.of < Proportion::FEW;
        let Proportion { count, of } = share;
        let words = match (percent, interval) {
            (Some(percent), Some(Interval { low, high })) => {
                let (low, high) = (100.0 * low, 100.0 * high);
                let care = if few { ", few answers: read with care" } else { "" };
                format!("{count} of {of}: {percent:.0} %, between {low:.0} and {high:.0} %{care}")
            }
            _ => format!("{count} of {of}, too few for a percentage"),
        };
        Self {
            count: Some(count),
            of: Some(of),
            percent,
            low: interval.map(|interval| 100.0 * interval.low),
            high: interval.map(|interval| 100.0 * interval.high),
            few,
            words,
        }
    }
}

impl ShareView {
    /// Says a share with its counts, or alone and rounded.
    pub(super) fn shown(share: Proportion, is_counted: bool) -> Self {
        let whole = Self::of(share);
        if is_counted {
            return whole;
        }
        let percent = whole.percent.map(f64::round);
        let care = if whole.few { ", few answers: read with care" } else { "" };
        let words = percent.map_or_else(
            || "too few for a percentage".to_owned(),
            |percent| format!("{percent:.0} % of those who answered{care}"),
        );
        Self { count: None, of: None, percent, low: None, high: None, words, ..whole }
    }
}
