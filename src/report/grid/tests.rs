//! What is counted for whom.

use super::CoverageGrid;
use crate::model::Shared;
use crate::syntax::parse;
use crate::text::SourceFile;

const FLOW: &str = "
flow: Test
actors: { n: Nurse, d: Doctor, p: { name: Patient, side: external }, x: Nobody's customer }
measures:
  clear: { asks: Clear?, determinant: communication, asked-of: p }
  kind: { asks: Kind?, determinant: courtesy, program: Fewer returns }
  quick: { asks: Quick?, determinant: responsiveness, asked-of: d }
handoffs:
  - n -> d: { product: Note, measures: [kind] }
  - d -> p: { product: Plan, measures: [clear, kind, { asks: Sure?, determinant: communication }] }
  - n -> p: { product: Card, measures: [clear] }
  - p -> n: Consent
";

fn grid() -> CoverageGrid {
    CoverageGrid::of(&parse(&SourceFile::new("a.yaml", FLOW)).flow, &Shared::default())
}

#[test]
fn a_measure_counts_once_for_each_customer_that_it_speaks_for() {
    let rows: Vec<(String, Vec<usize>)> =
        grid().rows.into_iter().map(|row| (row.customer, row.counts)).collect();
    assert_eq!(
        rows.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["Patient", "Nurse", "Doctor"]
    );
    assert_eq!(rows[0].1, [0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(rows[1].1, [0; 11]);
    assert_eq!(rows[2].1, [0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
}

#[test]
fn empty_cells_are_told() {
    let picture = grid().picture();
    assert!(picture.description.starts_with("Measures speak to 6 of 33 pairs"), "{}", picture.description);
    assert!(picture.description.contains("Nurse: no measure"), "{}", picture.description);
    let json: serde_json::Value = serde_json::from_str(&grid().to_json()).unwrap();
    assert_eq!(json["customers"][0]["measures"]["communication"], 2);
    assert_eq!(json["customers"][1]["measures"]["program"], 0);
}
