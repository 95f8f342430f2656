//! What stands in cells, in the words in which a flow has it.

use crate::graph::Lane;
use crate::import::table::Field;
use crate::model::{Actor, Flow, Handoff, Measure, MeasureRef, Scale, Shared, Side, TimeRange, Unit};
use crate::report::spreadsheet::Cell;
use crate::syntax::keys::choices::{ACCEPTANCE, BETTER, CHANNEL};
use crate::text::Spanned;

/// Returns on which side an actor is, and whether it is a body; nothing where it is a role within.
pub(super) fn side(lane: &Lane, flow: &Flow, shared: &Shared) -> Cell {
    let mut actors = flow.actors.iter().chain(&shared.actors);
    let is_entity = actors.find(|actor| actor.id.value == lane.actor).is_some_and(Actor::is_entity);
    let words: &[&str] = match (lane.side, is_entity) {
        (Side::Internal, false) => &[],
        (Side::Internal, true) => &["entity"],
        (Side::External, false) => &["external"],
        (Side::External, true) => &["external entity"],
    };
    Cell::text(words.first().copied())
}

/// Returns what a hand-off says of a key; ends and measures are not among them.
pub(super) fn of_handoff(handoff: &Handoff, key: &str) -> Cell {
    let text = |text: Option<&Spanned<String>>| text.map_or(Cell::Empty, |text| Cell::lines(text));
    match key {
        "product" => text(handoff.named_product().map(|product| &product.name)),
        "need" => text(handoff.need.as_ref()),
        "when" => text(handoff.when.as_ref()),
        "chance" => handoff.chance.as_ref().map_or(Cell::Empty, |share| Cell::Share(share.value.0)),
        "wait" => handoff.wait.as_ref().map_or(Cell::Empty, |wait| time(wait.value)),
        "complete-and-accurate" => {
            handoff.complete_and_accurate.as_ref().map_or(Cell::Empty, |share| Cell::Share(share.value.0))
        }
        "channel" => {
            let words = handoff.channels.iter().filter_map(|channel| CHANNEL.word(&channel.value));
            Cell::list(words.map(str::to_owned))
        }
        "acceptance" => {
            Cell::text(handoff.acceptance.as_ref().and_then(|acceptance| ACCEPTANCE.word(&acceptance.value)))
        }
        "documents" => Cell::list(handoff.documents.iter().map(|document| document.value.clone())),
        "note" => text(handoff.note.as_ref()),
        "link" => text(handoff.link.as_ref()),
        _ => Cell::Empty,
    }
}

/// Returns what a measure says of a key.
pub(super) fn of_measure(measure: &Measure, key: &str) -> Cell {
    let text = |text: Option<&Spanned<String>>| text.map_or(Cell::Empty, |text| Cell::lines(text));
    match key {
        "name" => text(measure.name.as_ref()),
        "asks" => text(measure.asks.as_ref()),
        "scale" => measure.scale.as_ref().map_or(Cell::Empty, |scale| Cell::words(scale_words(&scale.value))),
        "unit" => measure.unit.as_ref().map_or(Cell::Empty, |unit| match &unit.value {
            Unit::Currency(None) => Cell::words("currency"),
            unit => Cell::words(&unit.to_string()),
        }),
        "of" => text(measure.of.as_ref()),
        "counts" => text(measure.counts.as_ref()),
        "better" => Cell::text(measure.better.as_ref().and_then(|better| BETTER.word(&better.value))),
        "determinant" => Cell::text(measure.determinant.as_ref().map(|determinant| determinant.value.key())),
        "baseline" => Cell::quantity(measure.baseline.as_ref().map(|baseline| &baseline.value)),
        "target" => Cell::quantity(measure.target.as_ref().map(|target| &target.value)),
        "by" => measure.by.as_ref().map_or(Cell::Empty, |by| Cell::Day(by.value)),
        "owner" => text(measure.owner.as_ref()),
        _ => Cell::Empty,
    }
}

fn scale_words(scale: &Scale) -> &str {
    match scale {
        Scale::YesNo => "yes-no",
        Scale::FivePoint => "five-point",
        Scale::NeverAlways => "never-always",
        Scale::ZeroToTen => "0-10",
        Scale::Open => "open",
        Scale::Words(words) => words,
    }
}

/// Returns a length of time as a flow has it.
pub(super) fn time(range: TimeRange) -> Cell {
    let minutes = |minutes: f64| match minutes.fract() == 0.0 && minutes >= 1.0 {
        true => crate::model::Duration::from_minutes(minutes).to_string(),
        false => format!("{minutes} min"),
    };
    let (least, most) = (minutes(range.least.minutes), minutes(range.most.minutes));
    Cell::words(&if range.is_range() { format!("{least} - {most}") } else { least })
}

/// Returns the measures of a hand-off, as far as they are known.
///
/// One without words of its own is called by its id where others name it so.
pub(super) fn measures(handoff: &Handoff, flow: &Flow, shared: &Shared) -> Vec<Measure> {
    let known = || flow.measures.iter().chain(&shared.measures);
    let find = |reference: &MeasureRef| match reference {
        MeasureRef::Inline(measure) => Some(measure.as_ref().clone()),
        MeasureRef::Named(id) => {
            let mut measure = known().find(|measure| measure.id.value == id.value)?.clone();
            if measure.name.is_none() && measure.asks.is_none() {
                measure.name = Some(Spanned::new(measure.id.to_string(), measure.id.span));
            }
            Some(measure)
        }
    };
    handoff.measures.iter().filter_map(find).collect()
}

/// Writes a cell where it stands beside others in one cell.
pub(super) fn in_a_list(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Share(share) => format!("{}%", (share * 1e11).round() / 1e9),
        Cell::Day(day) => day.to_string(),
    }
}

/// Tells what is said of hand-offs and of measures.
pub(super) fn cell(field: Field, handoff: &Handoff, measure: Option<&Measure>) -> Cell {
    match field {
        Field::OfHandoff(key) => of_handoff(handoff, key),
        Field::OfMeasure(key) => measure.map_or(Cell::Empty, |measure| of_measure(measure, key)),
        _ => Cell::Empty,
    }
}
