//! The scorecard as lines for people, and as one JSON object for programs.

use super::Metrics;
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// Width of the column of names.
const NAMES: usize = 34;

impl Metrics {
    /// Returns the scorecard as lines, a name and its number each.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (heading, rows) in self.sections() {
            line(&mut text, format_args!("{heading}"));
            for (name, value) in rows {
                line(&mut text, format_args!("  {name:<NAMES$}{value}"));
            }
        }
        text
    }

    /// Returns the scorecard as one line of JSON, with three decimals at the most.
    #[must_use]
    pub fn to_json(&self) -> String {
        let whole = serde_json::to_value(self).unwrap_or_default();
        let entries = whole.as_object().cloned().unwrap_or_default();
        let rounded: Map<String, Value> =
            entries.into_iter().map(|(key, value)| (key, rounded(value))).collect();
        Value::Object(rounded).to_string()
    }

    fn sections(&self) -> [(&'static str, Vec<(&'static str, String)>); 4] {
        let count = |count: usize| count.to_string();
        let straight = if self.lanes_straight { "yes" } else { "no" };
        [
            ("Size", self.size_rows()),
            (
                "Lines",
                vec![
                    ("crossings", count(self.crossings)),
                    ("bends of a link, mean", format!("{:.2}", self.bends)),
                    ("bends of the worst link", format!("{:.0}", self.most_bends)),
                    ("length of a link, mean", format!("{:.0} px", self.length)),
                    ("length over the shortest way", format!("{:.2}", self.detour)),
                    ("links that run forward", format!("{:.1} %", self.forward)),
                    ("links that should and run back", format!("{:.1} %", self.backward)),
                    ("links of one box on each other", pairs(self.bundled_links, self.bundled_length)),
                    ("links without a label", count(self.links_without_label)),
                ],
            ),
            (
                "Lanes",
                vec![
                    ("of one length, side by side", straight.to_owned()),
                    ("overlapping lanes", count(self.overlapping_lanes)),
                    ("boxes out of their lane", count(self.boxes_out_of_lane)),
                    ("boxes in a foreign lane", count(self.boxes_in_foreign_lanes)),
                ],
            ),
            (
                "Faults, which no picture should have",
                vec![
                    ("links on each other", pairs(self.merged_links, self.merged_length)),
                    ("links through boxes", count(self.links_through_boxes)),
                    ("ends that miss their box", count(self.loose_ends)),
                    ("overlapping boxes", count(self.overlapping_boxes)),
                    ("overlapping labels", count(self.overlapping_labels)),
                    ("labels on boxes", count(self.labels_on_boxes)),
                    ("labels on foreign links", count(self.labels_on_links)),
                    ("labels away from their link", count(self.stray_labels)),
                ],
            ),
        ]
    }

    fn size_rows(&self) -> Vec<(&'static str, String)> {
        vec![
            ("steps, links, lanes", format!("{}, {}, {}", self.boxes, self.links, self.lanes)),
            ("width and height", format!("{:.0} × {:.0} px", self.width, self.height)),
            ("width over height", format!("{:.2}", self.aspect)),
            ("boxes' share of the area", format!("{:.1} %", self.box_share)),
            ("smallest text on a page of A4", format!("{:.1} pt", self.text_on_a4)),
            ("smallest text on a page of A3", format!("{:.1} pt", self.text_on_a3)),
        ]
    }
}

fn pairs(count: usize, length: f64) -> String {
    if count == 0 { "0".to_owned() } else { format!("{count}, over {length:.0} px") }
}

fn line(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    writeln!(text, "{arguments}").expect("writing to a string cannot fail");
}

fn rounded(value: Value) -> Value {
    match value.as_f64() {
        Some(number) if value.is_f64() => ((number * 1000.0).round() / 1000.0).into(),
        _ => value,
    }
}
