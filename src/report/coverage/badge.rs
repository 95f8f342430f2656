//! A small picture for the top of a page: how many hand-offs have a measure.

use super::Coverage;
use crate::render::escape;
use crate::typography::{Weight, width};

const LABEL: &str = "hand-offs with a measure";
/// Size of the letters and height of the badge, in pixels.
const SIZE: f64 = 11.0;
const HEIGHT: u32 = 20;
/// Room on either side of a text, in pixels.
const ROOM: f64 = 6.0;

/// Draws the badge; `is_enough` tells whether as many have a measure as were asked for, and is
/// absent where nothing was asked for.
///
/// Letters are white on grey, green or red dark enough to be read; the words say all without the
/// colour.
#[must_use]
pub fn coverage_badge(coverage: &Coverage, is_enough: Option<bool>) -> String {
    let all = coverage.all();
    let value = format!("{} of {}", all.with_measure, all.handoffs);
    let colour = match is_enough {
        None => "#475467",
        Some(true) => "#1a7f37",
        Some(false) => "#b42318",
    };
    let title = match coverage.title() {
        Some(name) => format!("{name}: {LABEL}: {value}"),
        None => format!("{LABEL}: {value}"),
    };
    let title = escape(&title);
    let [label_width, value_width] = [LABEL, &value].map(|text| width(text, SIZE, Weight::Regular).ceil());
    let [left, right] = [label_width, value_width].map(|text| text + 2.0 * ROOM);
    let whole = left + right;
    let at = left + ROOM;
    // The texts are stretched to their measured width, whatever font a reader has.
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole}\" height=\"{HEIGHT}\" viewBox=\"0 0 {whole} {HEIGHT}\" role=\"img\" aria-label=\"{title}\">\n\
         <title>{title}</title>\n\
         <rect width=\"{whole}\" height=\"{HEIGHT}\" rx=\"3\" fill=\"{colour}\"/>\n\
         <path d=\"M3 0H{left}V{HEIGHT}H3A3 3 0 0 1 0 17V3A3 3 0 0 1 3 0Z\" fill=\"#24292f\"/>\n\
         <g fill=\"#fff\" font-family=\"Noto Sans, DejaVu Sans, Verdana, sans-serif\" font-size=\"{SIZE}\">\n\
         <text x=\"{ROOM}\" y=\"14\" textLength=\"{label_width}\">{LABEL}</text>\n\
         <text x=\"{at}\" y=\"14\" textLength=\"{value_width}\">{}</text>\n\
         </g>\n</svg>\n",
        escape(&value)
    )
}
