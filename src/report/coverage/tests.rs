//! What is counted, and how it is told.

use super::{Counts, Coverage, coverage_badge, coverage_json, coverage_table};
use crate::config::{Levels, Selector, Settings};
use crate::lint;
use crate::model::{Shared, Side};
use crate::syntax::parse;
use crate::text::SourceFile;

const FLOW: &str = r#"
flow: Test <of> blood
actors: { p: { name: Patient, side: external }, d: Doctor, l: Laboratory }
steps:
  tell: { actor: l, does: Tell the result, then: read }
  read: { actor: d, does: Read the result }
measures: { clear: { unit: percent, determinant: communication } }
handoffs:
  - d -> l: { product: Complete order, measures: [clear, { asks: Clear?, determinant: communication }] }
  - l -> p: { product: { name: Answer, confirmed-by: p }, waive: { rule: H002, reason: Asked later, owner: Q } }
  - d -> p: { product: { name: Plan, confirmed-by: d }, measures: { asks: Do you know it?, determinant: access } }
  - p -> d: { product: " " }
"#;

fn coverage(texts: &[&str]) -> Coverage {
    let mut coverage = Coverage::default();
    for text in texts {
        let source = SourceFile::new("a.yaml", (*text).to_owned());
        let selected = Coverage::CODES.map(Selector::Rule).to_vec();
        let levels = Levels { selected, ..Levels::default() };
        let settings = Settings { levels, ..Settings::default() };
        let checked = lint::check(source.clone(), settings, "2026-11-22".parse().unwrap());
        coverage.add(&parse(&source).flow, &Shared::default(), &checked);
    }
    coverage
}

#[test]
fn counts_by_side_customer_and_determinant() {
    let coverage = coverage(&[FLOW]);
    let all = Counts { handoffs: 5, with_product: 3, with_measure: 2, confirmed: 1 };
    assert_eq!(coverage.all(), all, "a `then` to another actor is a hand-off, a blank product is none");
    let sides = coverage.side(Side::Internal).plus(coverage.side(Side::External));
    assert_eq!(sides, all, "the sides make up the whole");
    let external = Counts { handoffs: 2, with_product: 2, with_measure: 1, confirmed: 1 };
    assert_eq!(coverage.side(Side::External), external);
    let names: Vec<&str> = coverage.customers().iter().map(|(name, _, _)| *name).collect();
    assert_eq!(names, ["Doctor", "Patient", "Laboratory"], "who lacks most comes first");
    let determinants: Vec<(&str, usize)> =
        coverage.determinants().map(|(determinant, count)| (determinant.key(), count)).collect();
    assert_eq!(determinants, [("communication", 1), ("access", 1)]);
    assert_eq!(coverage.waived().without_measure, 1);
}

#[test]
fn several_flows_are_added_up() {
    let twice = coverage(&[FLOW, FLOW]);
    assert_eq!((twice.flows(), twice.all().handoffs, twice.waived().without_measure), (2, 10, 2));
    assert_eq!(twice.customers().len(), 3);
    assert_eq!(twice.title(), None);
}

#[test]
fn shares_round_against_the_one_who_asks_less() {
    let of = |handoffs, percent| Counts { handoffs, ..Counts::default() }.measures_needed(percent);
    assert_eq!([of(3, 0.0), of(3, 33.0), of(3, 34.0), of(3, 100.0)], [0, 1, 2, 3]);
    assert_eq!((of(25, 28.0), of(0, 100.0)), (7, 0));
}

#[test]
fn the_table_says_how_many_of_how_many() {
    let table = coverage_table(&coverage(&[FLOW]));
    assert!(table.starts_with("5 hand-offs in 1 flow\n"), "{table}");
    assert!(table.contains("  3 of 5      2 of 5      1 of 5      all hand-offs\n"), "{table}");
    assert!(table.contains("to Patient (external)\n") && table.contains("  1 of 5      access\n"), "{table}");
    assert!(table.contains("count as gaps above: 1 without a measure"), "{table}");
    assert!(!table.contains('%'), "{table}");
}

#[test]
fn names_of_strangers_steer_nothing() {
    let text = FLOW.replace("name: Patient", "name: \"P\\e[31m\\u202e<b>\"").replace("blood", "\\u202e&");
    let coverage = coverage(&[&text]);
    let json = coverage_json(&coverage);
    assert!(!coverage_table(&coverage).contains(['\u{1b}', '\u{202e}']));
    assert!(!json.contains('\u{202e}') && json.contains("\\u202e"), "{json}");
    let badge = coverage_badge(&coverage, Some(false));
    assert!(badge.contains("Test &lt;of&gt;") && badge.contains(">2 of 5</text>"), "{badge}");
    assert_ne!(badge, coverage_badge(&coverage, None));
}
