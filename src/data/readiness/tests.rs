//! Tables of answers about readiness, read and added up.

use super::{Ratings, Surveyed};
use crate::data::FaultKind;
use crate::model::{Rater, Readiness, Requirement};
use crate::stats::Proportion;
use crate::syntax::parse;
use crate::text::SourceFile;

fn readiness(keys: &str) -> Readiness {
    let text = format!("flow: x\nactors: {{ a: A, b: B }}\nhandoffs: [a -> b]\nreadiness: {keys}\n");
    let parsed = parse(&SourceFile::new("flow.yaml", text));
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    parsed.flow.readiness.unwrap()
}

fn surveyed(readiness: &Readiness, table: &str) -> Surveyed {
    Surveyed::read(table.as_bytes(), readiness, readiness.data.as_ref().unwrap())
}

fn faults(surveyed: &Surveyed) -> Vec<String> {
    let told = |fault: &crate::data::Fault| format!("{:?} {}: {}", fault.kind, fault.place(), fault.message);
    surveyed.faults.iter().map(told).collect()
}

#[test]
fn points_of_two_groups_add_up() {
    let readiness = readiness("{ valued: { desired: 4 }, data: a.csv }");
    let surveyed =
        surveyed(&readiness, "group,valued\nmanagement,5\nmanagement,4\ncontributors,2\ncontributors,\n");
    assert!(surveyed.is_usable() && surveyed.faults.is_empty());
    let ratings = Ratings::of(&readiness, Some(&surveyed));
    let rated = ratings.now.of(Requirement::Valued).unwrap();
    assert_eq!((rated.levels.management, rated.levels.contributors), (Some(4.5), Some(2.0)));
    assert_eq!(rated.tally(Rater::Management).unwrap().reached(), Proportion { count: 2, of: 2 });
    assert_eq!(rated.tally(Rater::Contributors).unwrap().answers(), 1);
}

#[test]
fn words_stand_for_points_and_groups_for_raters() {
    let readiness = readiness(
        "{ scale: 3, valued: { desired: 3 }, data: { file: a.csv, group: band, columns: { valued: q }, groups: { management: [8a, 8b], contributors: rest }, answers: { \"Very*\": 3, Somewhat: 2, Not at all: 1, Do not know: none } } }",
    );
    let table =
        "band,q\n8a,Very much so\n8b,Somewhat\n6,Not at all\n5,Do not know\n,Somewhat\n5,Perhaps\n5,4\n";
    let surveyed = surveyed(&readiness, table);
    assert_eq!((surveyed.respondents, surveyed.outside), (7, 1));
    assert_eq!(
        faults(&surveyed),
        [
            "Cell line 7, column \"q\": \"Perhaps\" is no point of the scale and none of the `answers`",
            "Impossible line 8, column \"q\": \"4\" does not lie on the scale from 1 to 3",
        ]
    );
    let rated = Ratings::of(&readiness, Some(&surveyed)).now.rated[0];
    assert_eq!((rated.levels.management, rated.levels.contributors), (Some(2.5), Some(1.0)));
}

#[test]
fn the_last_assessment_counts_and_the_others_are_the_trend() {
    let readiness = readiness(
        "{ valued: { desired: 4 }, earlier: [{ assessed: 2025-10-01, valued: { management: 2 } }], data: { file: a.csv, date: when } }",
    );
    let surveyed = surveyed(
        &readiness,
        "when,group,valued\n2026-10,management,5\n2026-04,management,3\n2026-04,contributors,1\n2026-10,contributors,2\n",
    );
    let ratings = Ratings::of(&readiness, Some(&surveyed));
    assert_eq!(ratings.now.when.as_deref(), Some("2026-10"));
    let trend: Vec<(Option<&str>, Option<f64>)> = ratings
        .earlier
        .iter()
        .map(|round| (round.when.as_deref(), round.of(Requirement::Valued).unwrap().levels.management))
        .collect();
    assert_eq!(trend, [(Some("2025-10-01"), Some(2.0)), (Some("2026-04"), Some(3.0))]);
}

#[test]
fn what_is_named_and_not_there_is_told() {
    let kinds = |keys: &str, table: &str| {
        let surveyed = surveyed(&readiness(keys), table);
        assert!(!surveyed.is_usable());
        faults(&surveyed)
    };
    let asked = "{ valued: { desired: 4 }, data: { file: a.csv, groups: { management: [chef, cook] } } }";
    assert_eq!(
        kinds(asked, "group,valued\nchef,4\ncontributors,4\ncooks,4\n"),
        ["Column column \"group\": nobody is of the group \"cook\""]
    );
    assert_eq!(kinds(asked, "group,value\n"), ["Column column \"valued\": there is no column \"valued\""]);
    assert_eq!(
        kinds("{ data: a.csv }", "group,q\n"),
        ["Column : which columns hold the answers is not said"]
    );
    assert_eq!(kinds("{ data: a.csv }", "name,valued\n")[0].split(' ').next(), Some("Personal"));
}

#[test]
fn levels_of_requirements_that_nobody_asked_about_stay() {
    let readiness = readiness(
        "{ valued: { desired: 4, management: 3, contributors: 3 }, capacity: { desired: 4, management: 2, contributors: 2 }, data: a.csv }",
    );
    let surveyed = surveyed(&readiness, "group,valued\nmanagement,4\ncontributors,2\n");
    let ratings = Ratings::of(&readiness, Some(&surveyed));
    let levels: Vec<Option<f64>> = ratings.now.rated.iter().map(|rated| rated.levels.management).collect();
    assert_eq!(levels, [Some(4.0), Some(2.0)]);
    assert_eq!(surveyed.count_of(FaultKind::Cell), 0);
}

#[test]
fn too_many_assessments_are_no_trend() {
    let readiness = readiness("{ data: { file: a.csv, date: when, dates: labels } }");
    let rows: String = (0..300).map(|row| format!("day {row},management,4\n")).collect();
    let surveyed = surveyed(&readiness, &format!("when,group,valued\n{rows}x,contributors,3\n"));
    assert_eq!(surveyed.rounds.len(), 200);
    assert!(!surveyed.is_usable() && surveyed.fault_count > 100 && surveyed.faults.len() == 100);
}
