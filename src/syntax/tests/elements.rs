//! Actors, measures, goals, readiness, waivers and the flow's own keys.

use super::{clean, faults, only, read, with_handoffs};
use crate::model::{
    Bound, ChartChoice, ChartKind, GoalKind, MeasureRef, Quantity, QuantityUnit, Requirement, Scale, Unit,
};

/// Adds keys to a flow that is clean without them.
fn flow_with(keys: &str) -> String {
    format!("flow: x\nactors: {{ a: A, b: B }}\nhandoffs: [a -> b: y]\n{keys}")
}

#[test]
fn a_flow_needs_title_actors_and_handoffs() {
    assert_eq!(
        faults("purpose: y\n"),
        [
            "1:1 S004 the flow has no `flow`",
            "1:1 S004 the flow has no `handoffs`",
            "1:1 S004 the flow has no `actors`",
        ]
    );
    assert_eq!(faults("flow: \"\"\nactors: { a: A }\nhandoffs: []\n"), ["1:1 S004 `flow` is empty"]);
    assert_eq!(faults(""), ["1:1 S004 the file is empty"]);
    assert_eq!(faults("- a\n"), ["1:1 S002 the flow is a list where a table of keys is due"]);
}

#[test]
fn only_edition_one_is_known() {
    assert_eq!(clean(&flow_with("edition: 1\n")).edition.map(|edition| edition.value), Some(1));
    let fault = only(&flow_with("edition: 2\n"));
    assert_eq!(fault.message, "edition 2 of the format is not known to this program");
    assert_eq!(fault.help.as_deref(), Some("write `edition: 1`, or use a newer program"));
}

#[test]
fn values_are_named_with_their_mend() {
    let fault = only(&flow_with("reviewed: 2026-02-30\n"));
    assert_eq!(fault.message, "`2026-02-30` is a day that does not exist");
    assert_eq!(fault.label, "the value of `reviewed`");
    assert_eq!(only(&flow_with("owner: [a]\n")).message, "`owner` is a list where a text is due");
    assert_eq!(clean(&flow_with("tags: one\n")).tags.len(), 1);
    assert_eq!(clean(&flow_with("owner:\n")).owner, None);
}

#[test]
fn unknown_keys_get_the_nearest_or_the_table_they_belong_to() {
    let fault = only(&flow_with("custommer: a\n"));
    assert_eq!(fault.message, "`custommer` is not a key of a flow");
    assert_eq!(fault.label, "did you mean `customer`?");
    let fault = only(&flow_with("takes: 5 min\n"));
    assert_eq!(fault.label, "this is a key of a step");
    let fault = only(&flow_with("every-review: week\n"));
    assert_eq!(fault.label, "did you mean `review-every`?");
}

#[test]
fn repeated_keys_show_the_first_one() {
    let fault = only(&flow_with("owner: One\nowner: Two\n"));
    assert_eq!(
        (fault.rule.code(), fault.message.as_str()),
        ("S005", "`owner` stands here for the second time")
    );
    assert_eq!(fault.related[0].text, "the first one counts");
    assert_eq!(read(&flow_with("owner: One\nowner: Two\n")).flow.owner.unwrap().value, "One");
    for key in ["owner", "xylophone"] {
        let text = flow_with(&format!("{key}: 1\n{key}: 2\n{key}: 3\n"));
        let found = read(&text).diagnostics;
        let third = found.last().unwrap();
        assert_eq!(third.related[0].span.start as usize, text.find(key).unwrap(), "{key}");
    }
}

#[test]
fn actors_have_a_short_form_and_well_formed_ids() {
    let text = "flow: x\nactors:\n  Ward Nurse: Nurse\n  b:\nhandoffs: []\n";
    let parsed = read(text);
    assert_eq!(parsed.diagnostics[0].message, "`Ward Nurse` is not an id");
    assert!(parsed.diagnostics[0].help.as_deref().unwrap().starts_with("write `ward-nurse`"));
    assert_eq!(parsed.flow.actors[0].id.value, "Ward Nurse");
    assert_eq!(parsed.flow.actors[1].name.value, "b");
    let twice = only("flow: x\nactors: { a: A, a: B }\nhandoffs: []\n");
    assert_eq!((twice.rule.code(), twice.subject.title()), ("S005", ""));
}

#[test]
fn actors_in_a_list_are_taken_and_reported() {
    let parsed = read("flow: x\nactors: [Ward nurse, Patient]\nhandoffs: [ward-nurse -> patient: y]\n");
    assert_eq!(parsed.diagnostics.len(), 1);
    assert_eq!(parsed.diagnostics[0].message, "`actors` is a list where a table of ids and names is due");
    assert_eq!(parsed.flow.actors[0].id.value, "ward-nurse");
}

#[test]
fn wrong_choices_list_the_right_ones() {
    let fault = only("flow: x\nactors: { a: { side: outside } }\nhandoffs: []\n");
    assert_eq!(fault.message, "`side` cannot be `outside`");
    assert_eq!(fault.help.as_deref(), Some("write `internal` or `external`"));
    assert_eq!(fault.subject.path(), "actors/a");
    let near = only("flow: x\nactors: { a: { side: External } }\nhandoffs: []\n");
    assert_eq!(near.label, "did you mean `external`?");
}

#[test]
fn measures_are_read_with_unit_scale_and_bounds() {
    let flow = clean(&flow_with(
        "measures:\n  late: { unit: rate per 1000 patient days, scale: 0-10, target: at most 2, baseline: improve, data: late.csv }\n",
    ));
    let measure = &flow.measures[0];
    assert_eq!(measure.unit.as_ref().unwrap().value, Unit::Rate("1000 patient days".to_owned()));
    assert_eq!(measure.scale.as_ref().unwrap().value, Scale::ZeroToTen);
    let target = Quantity::Number { number: 2.0, unit: QuantityUnit::None, bound: Bound::AtMost };
    assert_eq!(measure.target.as_ref().unwrap().value, target);
    assert_eq!(measure.baseline.as_ref().unwrap().value, Quantity::Words("improve".to_owned()));
    assert_eq!(measure.data.as_ref().unwrap().file.value, "late.csv");
}

#[test]
fn a_dimension_is_no_determinant() {
    let fault = only(&flow_with("measures: { late: { determinant: inviting-in } }\n"));
    assert_eq!(fault.message, "`determinant` cannot be `inviting-in`");
    assert_eq!(fault.help.as_deref(), Some("`inviting-in` is a dimension: write `access` or `tangibles`"));
    let fault = only(&flow_with("measures: { late: { determinant: program-effectiveness } }\n"));
    assert!(fault.help.as_deref().unwrap().starts_with("write `program:"));
}

#[test]
fn a_data_file_says_how_it_is_read() {
    let flow = clean(&flow_with(
        "measures: { m: { data: { file: m.csv, date: week, total: n, chart: p, part: [2025-01], changes: { at: 2025-01, what: New form } } } }\n",
    ));
    let data = flow.measures[0].data.as_ref().unwrap();
    assert_eq!(
        (data.date.as_ref().unwrap().value.as_str(), data.parts[0].value.as_str()),
        ("week", "2025-01")
    );
    assert_eq!(data.chart.as_ref().unwrap().value, ChartChoice::Kind(ChartKind::Proportion));
    assert_eq!(data.changes[0].what.value, "New form");
    let fault = only(&flow_with("measures: { m: { data: { date: week } } }\n"));
    assert_eq!(fault.message, "the data has no `file`");
    let fault = only(&flow_with("measures: { m: { data: { file: m.csv, totl: n } } }\n"));
    assert!(fault.help.as_deref().unwrap().contains("`total`"), "{fault:?}");
    let fault = only(&flow_with("measures: { m: { data: { file: m.csv, chart: pie } } }\n"));
    assert_eq!(fault.message, "`chart` cannot be `pie`");
}

#[test]
fn inline_measures_get_ids_that_are_free() {
    let flow = clean(&format!(
        "{}measures: {{ a-b-measure: {{ unit: count }} }}\n",
        with_handoffs(
            "  - a -> b: { product: y, measures: [a-b-measure, { asks: p? }, { id: q, asks: q? }] }\n"
        )
    ));
    let ids: Vec<&str> = flow.handoffs[0]
        .measures
        .iter()
        .map(|measure| match measure {
            MeasureRef::Named(id) => id.as_str(),
            MeasureRef::Inline(measure) => measure.id.as_str(),
        })
        .collect();
    assert_eq!(ids, ["a-b-measure", "a-b-measure-2", "q"]);
}

#[test]
fn goals_have_exactly_one_kind() {
    let flow = clean(&flow_with(
        "goals:\n  - service: s\n  - service: t\n    by: 2027-01-31\n  - value: v\n    id: worth\n",
    ));
    let goals: Vec<(&str, GoalKind)> = flow.goals.iter().map(|goal| (goal.id.as_str(), goal.kind)).collect();
    assert_eq!(
        goals,
        [("service", GoalKind::Service), ("service-2", GoalKind::Service), ("worth", GoalKind::Value)]
    );
    assert_eq!(
        faults(&flow_with("goals: [{ service: s, value: v }, { note: n }]\n")),
        [
            "4:30 S002 one goal is both `service` and `value`",
            "4:37 S004 the goal does not say what it aims at",
        ]
    );
    assert_eq!(
        faults(&flow_with("goals: [{ value: s, id: g }, { value: v, id: g }]\n")),
        ["4:46 S006 two goals have the id `g`"]
    );
}

#[test]
fn readiness_keeps_the_order_of_the_file() {
    let flow = clean(&flow_with(
        "readiness:\n  capacity: { desired: 4 }\n  valued: { desired: 4.5 }\n  assessed: 2026-10-01\n",
    ));
    let readiness = flow.readiness.unwrap();
    let rated: Vec<Requirement> = readiness.assessments.iter().map(|rated| rated.requirement).collect();
    assert_eq!(rated, [Requirement::Capacity, Requirement::Valued]);
    let fault = only(&flow_with("readiness: { valued: { desired: high } }\n"));
    assert_eq!(fault.message, "`high` is not a number");
}

#[test]
fn a_waiver_of_several_rules_is_several_waivers() {
    let flow = clean(&flow_with("waive: { rule: [H001, H002], reason: r }\n"));
    let rules: Vec<&str> = flow.waivers.iter().map(|waiver| waiver.rule.as_str()).collect();
    assert_eq!(rules, ["H001", "H002"]);
    assert!(flow.waivers.iter().all(|waiver| waiver.reason.is_some()));
    assert_eq!(only(&flow_with("waive: { reason: r }\n")).message, "the waiver has no `rule`");
}
