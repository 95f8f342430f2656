//! Values that are written as one word or number, as JSON Schema.

use crate::diagnostic::{Family, RuleMeta};
use crate::syntax::keys::Key;
use serde_json::{Value, json};

/// Two ends of a hand-off.
pub(super) const ARROW: &str = "->|→";

/// A part of a whole in percent, or as a number up to 1.
pub(super) const FULL_SHARE: &str = concat!(
    r"^\s*\+?(?:0*100(?:[.,]0*)?|0*[0-9]{1,2}(?:[.,][0-9]*)?)\s*%\s*$",
    r"|^\s*\+?0*(?:1(?:[.,]0*)?|0(?:[.,][0-9]*)?)\s*$",
);

/// A length of time in numbers and units, in hours and minutes with colons, or as ISO 8601 has it.
const DURATION: &str = concat!(
    r"^\s*\+?\s*(?:[0-9][0-9.,]*\s*",
    r"(?:w|wks?|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?",
    r"|ms|msecs?|millis?|milliseconds?|us|µs|μs|usecs?|µsecs?|micros?|microseconds?|ns|nsecs?|nanos?|nanoseconds?)",
    r"\s*,?\s*)*(?:[0-9]+:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)?\s*$",
    r"|^\s*\+?[Pp](?:[0-9.,]+[WwDd])*(?:[Tt](?:[0-9.,]+[HhMmSs])+)?\s*$",
);

/// Numbers with units.
const WITH_UNITS: &str = r"[0-9][0-9.,:]*\s*[a-zµμ]+(?:\s*,?\s*[0-9][0-9.,:]*\s*[a-zµμ]+)*";

/// Returns what a length of time or a range of them looks like; the shorter end may lack a unit.
fn time_range() -> String {
    format!(r"{DURATION}|^\s*(?:{WITH_UNITS}|[0-9][0-9.,]*)\s*(?:[-–—]|to\s)\s*{WITH_UNITS}\s*$")
}

/// Points to a definition.
pub(super) fn point_to(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// Returns the example of a key as a value.
pub(super) fn example(key: &Key) -> Option<Value> {
    let mut table: serde_json::Map<String, Value> = serde_yaml::from_str(key.example).ok()?;
    table.remove(key.name)
}

/// Returns what the words and numbers of the format may be, beside their types.
pub(super) fn definitions(rules: &[&RuleMeta]) -> [(&'static str, Value); 9] {
    let text = |pattern: &str| json!({ "pattern": pattern });
    [
        ("id", json!({ "minimum": 0, "pattern": r"^\s*[^\sA-Z_.:/\\-]+(?:-[^\sA-Z_.:/\\-]+)*\s*$" })),
        ("duration", text(DURATION)),
        ("time-range", text(&time_range())),
        ("share", json!({ "minimum": 0, "maximum": 1, "pattern": FULL_SHARE })),
        ("date", text(r"^\s*[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\s*$")),
        ("language", text(r"^\s*[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\s*$")),
        ("number", text(r"^\s*[-−+]?[0-9][0-9.,]*\s*$")),
        ("bool", text(r"^\s*(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])\s*$")),
        ("rule", rule(rules)),
    ]
}

/// Names of rules: those of the program, letters of families, and what may be a workspace's own.
fn rule(rules: &[&RuleMeta]) -> Value {
    let mut words: Vec<&str> = rules.iter().flat_map(|meta| [meta.code, meta.name]).collect();
    let letters: Vec<String> = rules
        .iter()
        .filter(|meta| Family::of_code(meta.code).is_some())
        .map(|meta| meta.code.chars().take(1).collect())
        .collect();
    words.extend(letters.iter().map(String::as_str));
    words.sort_unstable();
    words.dedup();
    // A code may be written small; a workspace's own rule has words joined by `-`.
    let other = r"^\s*(?:[a-z]|[a-z][0-9]{3}|[^\sA-Z-]+(?:-[^\sA-Z-]+)+)\s*$";
    json!({ "anyOf": [{ "enum": words }, { "pattern": other }] })
}

#[cfg(test)]
mod tests {
    use super::example;
    use crate::syntax::keys::TABLES;

    #[test]
    fn every_key_has_an_example() {
        for key in TABLES.iter().flat_map(|table| table.keys) {
            assert!(example(key).is_some(), "{}", key.example);
        }
    }
}
