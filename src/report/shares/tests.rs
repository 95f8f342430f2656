//! What is said of shares, and where nothing is.

use super::Shares;
use crate::report::charted::sample::{charted, said};

/// Shares of a table whose first period is before a change.
fn shares(rows: &str) -> Shares {
    let chart = charted(&format!("month,yes,asked\n{rows}"), |source| {
        (source.value, source.total) = (Some(said("yes")), Some(said("asked")));
        source.parts = vec![said("2026-02")];
    });
    Shares::of("Test", "en", &[chart])
}

/// Newcombe's own example (1998): 56 of 70 against 48 of 80.
#[test]
fn before_and_now_with_intervals() {
    let shares = shares("2026-01,48,80\n2026-02,56,70\n");
    let row = shares.rows[0].row();
    assert_eq!(row.bars[0].counted, "48 of 80 = 60 % (49 to 70)");
    assert_eq!(row.bars[1].counted, "56 of 70 = 80 % (69.2 to 87.7)");
    assert_eq!(row.note, "20 points more than before (5.2 to 33.4)");
    let json: serde_json::Value = serde_json::from_str(&shares.to_json()).unwrap();
    let low = json["measures"][0]["difference"]["low"].as_f64().unwrap();
    assert!((low - 0.05243).abs() < 5e-6, "{low}");
    assert!(shares.picture().description.contains("20 points more than before"));
}

#[test]
fn of_too_few_there_is_no_percentage() {
    let shares = shares("2026-01,1,4\n2026-02,6,12\n");
    let row = shares.rows[0].row();
    assert_eq!(
        (row.bars[0].percent, row.bars[0].counted.as_str()),
        (None, "1 of 4, too few for a percentage")
    );
    assert!(row.bars[1].counted.ends_with(", few)") && row.note.is_empty(), "{row:?}");
    let json: serde_json::Value = serde_json::from_str(&shares.to_json()).unwrap();
    assert!(json["measures"][0]["before"]["share"].is_null() && json["measures"][0]["difference"].is_null());
}
