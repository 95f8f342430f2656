//! What goals state, and how far they are reached.

use super::{Origin, StatedGoal, goals};
use crate::data::read;
use crate::model::{Better, Flow, Shared};
use crate::report::{Charted, Charting};
use crate::syntax::parse;
use crate::text::SourceFile;

fn flow(goals: &str, measures: &str) -> Flow {
    let text = format!("flow: x\ngoals:\n{goals}measures:\n{measures}");
    parse(&SourceFile::new("flow.yaml", text)).flow
}

const CLEAR: &str = "  clear: { unit: percent, of: patients, baseline: 60%, target: 90%, by: 2027-06-30, data: { file: t.csv, date: month, value: yes, total: asked, freeze: \"2\" } }\n";
const TABLE: &str = "month,yes,asked\n2026-01,6,10\n2026-02,6,10\n2026-03,14,20\n2026-04,16,20\n";

fn chart(flow: &Flow) -> Charted {
    let measure = &flow.measures[0];
    let charting = Charting::of_measure(measure, "x", "en").unwrap();
    Charted::of(&charting, read(TABLE.as_bytes(), charting.source)).unwrap()
}

fn words(stated: Option<&super::Stated>) -> (&str, &Origin) {
    let stated = stated.unwrap();
    (stated.words.as_str(), &stated.origin)
}

#[test]
fn words_state_what_fields_do_not() {
    let flow = flow("  - value: Bring stays within 30 days down from 14% to 10% by 2027-09-30\n", "  {}\n");
    let shared = Shared::default();
    let [goal] = goals(&flow, &shared, |_| None).try_into().unwrap();
    assert_eq!(words(goal.target.as_ref()), ("10%", &Origin::Words));
    assert_eq!(words(goal.baseline.as_ref()), ("14%", &Origin::Words));
    assert_eq!(words(goal.time_frame.as_ref()), ("by 2027-09-30", &Origin::Words));
    assert_eq!(words(goal.unit.as_ref()).0, "percent");
    assert_eq!(goal.direction, Some(Better::Down));
}

#[test]
fn fields_come_before_words() {
    let flow = flow("  - { value: 90% of patients know by 2027, target: 80%, by: 2026-12-31 }\n", "  {}\n");
    let shared = Shared::default();
    let [goal] = goals(&flow, &shared, |_| None).try_into().unwrap();
    assert_eq!(words(goal.target.as_ref()), ("80%", &Origin::Field));
    assert_eq!(words(goal.time_frame.as_ref()), ("by 2026-12-31", &Origin::Field));
}

#[test]
fn progress_comes_from_data() {
    let flow = flow("  - { value: Patients know why they come, measure: clear }\n", CLEAR);
    let (shared, chart) = (Shared::default(), chart(&flow));
    let [goal] = goals(&flow, &shared, |_| Some(&chart)).try_into().unwrap();
    let StatedGoal { progress, .. } = &goal;
    let [progress] = progress.as_slice() else { panic!("{progress:?}") };
    assert_eq!((progress.baseline, progress.target, progress.now.value), (Some((60.0, false)), 90.0, 75.0));
    assert_eq!((progress.share, progress.is_reached), (Some(0.5), Some(false)));
    assert_eq!(words(goal.target.as_ref()), ("90%", &Origin::Measure("clear".to_owned())));
}

#[test]
fn a_goal_of_its_own_number_is_judged_by_it() {
    let flow = flow("  - { value: 75% of patients know why within 10 minutes, measure: clear }\n", CLEAR);
    let (shared, chart) = (Shared::default(), chart(&flow));
    let [goal] = goals(&flow, &shared, |_| Some(&chart)).try_into().unwrap();
    assert_eq!((goal.progress[0].target, goal.progress[0].is_reached), (75.0, Some(true)));
}

#[test]
fn guards_rest_on_other_measures() {
    let flow = flow(
        "  - { service: 50% leave before noon, measure: noon }\n  - { value: Half leave early, measure: noon }\n  - { value: 90% of patients know, measure: clear }\n",
        &format!("{CLEAR}  noon: {{ unit: percent }}\n  back: {{ unit: percent, role: balancing }}\n"),
    );
    let shared = Shared::default();
    let stated = goals(&flow, &shared, |_| None);
    let guards: Vec<&str> = stated[0].guards.iter().map(|goal| goal.id.as_str()).collect();
    assert_eq!(guards, ["value-2"]);
    assert_eq!(stated[0].balanced_by[0].id.as_str(), "back");
    assert!(!stated[0].is_unguarded() && stated[1].guards.is_empty());
}
