//! Readiness, gathered and told.

use super::Assessed;
use crate::data::Surveyed;
use crate::syntax::parse;
use crate::text::SourceFile;

/// Gathers the readiness of a flow, out of a table too where one is given.
fn assessed(keys: &str, table: Option<&str>) -> Assessed {
    let text = format!("flow: Blood test\nactors: {{ a: A, b: B }}\nhandoffs: [a -> b]\nreadiness: {keys}\n");
    let parsed = parse(&SourceFile::new("flow.yaml", text));
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let readiness = parsed.flow.readiness.as_ref().unwrap();
    let surveyed =
        table.map(|table| Surveyed::read(table.as_bytes(), readiness, readiness.data.as_ref().unwrap()));
    Assessed::of(&parsed.flow, surveyed.as_ref()).unwrap()
}

fn verdict(keys: &str) -> String {
    assessed(keys, None).verdict()
}

#[test]
fn the_verdict_names_the_widest_gap() {
    assert_eq!(
        verdict(
            "{ valued: { desired: 4, management: 3.5, contributors: 3 }, capacity: { desired: 4, management: 3.4, contributors: 2.3 } }"
        ),
        "The widest gap is in the capacity to deliver it: management sees 0.6 and those who do the work 1.7 points less than desired"
    );
    assert_eq!(
        verdict("{ valued: { desired: 4, management: 3, contributors: 4.5 } }"),
        "The widest gap is in the belief that the organisation values it: management sees 1 point less than desired, those who do the work see 0.5 points more than desired"
    );
    assert_eq!(
        verdict("{ valued: { desired: 4, contributors: 2 } }"),
        "The widest gap is in the belief that the organisation values it: those who do the work see 2 points less than desired"
    );
}

#[test]
fn without_gaps_the_verdict_says_why() {
    let reached = "All who rated see every requirement at the desired level or above";
    assert_eq!(verdict("{ valued: { desired: 4, management: 4, contributors: 5 } }"), reached);
    assert_eq!(verdict("{ valued: { management: 4 } }"), "No requirement says which level it should reach");
    assert_eq!(verdict("{ valued: { desired: 4 } }"), "Nobody has rated a requirement yet");
    assert_eq!(verdict("{ scale: 7 }"), "No requirement is rated yet");
}

/// A table with so many answers of each group, the first ones high.
fn answers(counts: [(&str, usize, usize); 2]) -> String {
    let rows = counts.map(|(group, high, all)| {
        (0..all).map(|at| format!("{group},{}\n", if at < high { 3 } else { 2 })).collect::<String>()
    });
    format!("group,valued\n{}", rows.concat())
}

#[test]
fn answers_come_with_shares_intervals_and_their_difference() {
    let keys = "{ scale: 3, valued: { desired: 3 }, data: data/a.csv }";
    let table = answers([("management", 31, 100), ("contributors", 34, 127)]);
    let assessed = assessed(keys, Some(&table));
    assert_eq!(
        assessed.note(&assessed.rows()[0]),
        "At 3 or above: management 31 of 100, 31.0\u{a0}% (22.8 to 40.6); those who do the work 34 of 127, 26.8\u{a0}% (19.8 to 35.1). Difference 4.2 percentage points (−7.5 to 16.1)"
    );
    assert_eq!(assessed.rows()[0].seen[0].answers(), Some(100));
    let basis = assessed.basis();
    assert!(basis.contains("data/a.csv (227 respondents)") && basis.contains("Wilson"), "{basis}");
}

#[test]
fn a_few_answers_have_no_percentage() {
    let keys = "{ scale: 3, valued: { desired: 3 }, data: a.csv }";
    let assessed = assessed(keys, Some(&answers([("management", 3, 4), ("contributors", 5, 20)])));
    let note = assessed.note(&assessed.rows()[0]);
    assert!(
        note.starts_with("At 3 or above: management 3 of 4; those who do the work 5 of 20, 25.0\u{a0}%"),
        "{note}"
    );
    assert!(note.ends_with(". Few answers, read with care") && !note.contains("Difference"), "{note}");
    assert!(assessed.to_json().contains("\"answers\": 4"));
}

#[test]
fn every_row_of_the_picture_says_what_it_shows() {
    let assessed = assessed(
        "{ valued: { desired: 4, management: 3, contributors: 2.5 }, earlier: [{ assessed: 2026-04-01, valued: { management: 2 } }], definition: { management: Right first time } }",
        None,
    );
    assert_eq!(assessed.note(&assessed.rows()[0]), "Since 2026-04-01: management 1 higher");
    let picture = assessed.picture();
    assert!(picture.description.contains(
        "Belief that the organisation values it: desired 4, management 3, those who do the work 2.5; 2026-04-01: 2 and not said"
    ));
    let drawn = format!("{:?}", picture.items);
    assert!(drawn.contains("Right first time") && drawn.contains("1.5 below") && drawn.contains("M 2"));
}
