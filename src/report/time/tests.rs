//! The figures of flows whose times are known otherwise.

use super::{Times, WhatIf, time_json, time_markdown, time_text};
use crate::model::{Flow, Shared};
use crate::stats::course::Simulation;
use crate::syntax::parse;
use crate::text::SourceFile;

const FEW: Simulation = Simulation { runs: 500, seed: 1 };

/// Six steps of 3, 8, 5, 20, 2 and 8 minutes; waits of 20, 0, 10, 15, 5 and 30.
const WORKED_EXAMPLE: &str = "
flow: Worked <example>
actors: { a: A, b: B, c: C, d: D, e: E, f: F, g: { name: G, side: external } }
steps:
  order: { actor: a, does: Order, takes: 3 min }
  draw: { actor: b, does: Draw, takes: 8 min }
  carry: { actor: c, does: Carry, takes: 5 min }
  test: { actor: d, does: Test, takes: 20 min }
  send: { actor: e, does: Send, takes: 2 min }
  tell: { actor: f, does: Tell, takes: 8 min }
  home: { actor: g, ends: Knows }
handoffs:
  - order -> draw: { product: Order, wait: 20 min, complete-and-accurate: 92% }
  - draw -> carry: { product: Specimen, wait: 0 min }
  - carry -> test: { product: Specimen, wait: 10 min, complete-and-accurate: 97% }
  - test -> send: { product: Result, wait: 15 min, complete-and-accurate: 98% }
  - send -> tell: { product: Result, wait: 5 min }
  - tell -> home: { product: Answer, wait: 30 min }
";

/// Drawn and judged until fit, 8 and 5 minutes, then 20.
const LOOP: &str = "
flow: Loop
actors: { t: Technician, l: Laboratory }
steps:
  draw: { actor: t, does: Draw, takes: 8 min, then: fit }
  fit: { actor: t, decides: Fit?, takes: 5 min, then: { \"no\": { step: draw, chance: 6% } } }
  test: { actor: l, does: Test, takes: 20 min }
handoffs:
  - fit -> test: { when: \"yes\", product: Specimen }
";

fn flow(text: &str) -> Flow {
    let parsed = parse(&SourceFile::new("a.yaml", text));
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    parsed.flow
}

fn times(text: &str) -> Times {
    Times::of(&flow(text), &Shared::default(), FEW)
}

fn what_if(text: &str, set: &[&str]) -> WhatIf {
    let set: Vec<String> = set.iter().map(|set| (*set).to_owned()).collect();
    WhatIf::of(&flow(text), &Shared::default(), FEW, &set).unwrap()
}

fn assert_near(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{found:?} instead of {expected}");
}

#[test]
fn the_worked_example_is_met() {
    let times = times(WORKED_EXAMPLE);
    assert_near(times.process.map(|time| time.minutes), 46.0);
    assert_near(times.effort.map(|time| time.minutes), 46.0);
    assert_near(times.lead.map(|time| time.minutes), 126.0);
    assert_near(times.between.map(|time| time.minutes), 80.0);
    assert_near(times.activity.map(|share| share.0), 46.0 / 126.0);
    assert_near(times.complete_and_accurate.map(|share| share.percent()), 87.4552);
    assert_eq!(times.longest().unwrap().id, "tell-home");
    assert_eq!(times.weakest.as_ref().unwrap().0.id, "order-draw");
    assert_eq!((times.expected, times.simulated), (None, None), "nothing is left to chance");
    assert_eq!((times.said.takes, times.said.steps, times.said.waits, times.said.judged), (6, 6, 6, 3));
}

#[test]
fn rework_is_reckoned_and_drawn() {
    let times = times(LOOP);
    let expected = times.expected.unwrap().unwrap();
    assert_near(Some(expected.work.minutes), 13.0 / 0.94 + 20.0);
    assert!((expected.work.minutes - 33.8298).abs() < 5e-5);
    assert_near(Some(expected.again.minutes), 13.0 / 0.94 - 13.0);
    assert_near(Some(expected.handoffs), 1.0);
    let repeated: Vec<&str> = expected.repeated().map(|visited| visited.id.as_str()).collect();
    assert_eq!(repeated, ["draw", "fit"]);
    let simulated = times.simulated.unwrap();
    assert!((simulated.effort.mean - 33.83).abs() < 1.0 && simulated.runs == 500, "{simulated:?}");
}

/// One in ten goes to the repair of 100 minutes, and half of those come round again.
const RARE: &str = "
flow: Repair
actors: { t: Technician, w: Workshop, c: { name: Customer, side: external } }
steps:
  test: { actor: t, decides: Does it work?, takes: 5 min }
  repair: { actor: w, decides: Is it mended?, takes: 100 min, then: { \"no\": { step: repair-more, chance: 50% } } }
  repair-more: { actor: w, does: Take it up once more, then: repair }
  home: { actor: c, ends: Has it back }
handoffs:
  - test -> repair: { when: \"no\", chance: 10%, product: Thing that does not work }
  - test -> home: { when: \"yes\", product: Thing that works, wait: 1 day }
  - repair -> home: { when: \"yes\", product: Mended thing }
";

#[test]
fn what_few_cases_come_to_can_be_done_again() {
    let times = times(RARE);
    let expected = times.expected.as_ref().unwrap().as_ref().unwrap();
    assert_near(Some(expected.again.minutes), 10.0);
    let repair = expected.repeated().next().unwrap();
    assert_eq!(repair.id, "repair");
    assert_near(Some(repair.visits), 0.2);
    assert_near(Some(repair.again), 0.1);
    let text = time_text(&times, None);
    assert!(text.contains("10 min of it is done again"), "{text}");
    assert!(text.contains("0.20 times, 0.10 of that again"), "{text}");
}

#[test]
fn a_measured_lead_time_stands_beside_the_reckoned_one() {
    let with = |lead: &str| WORKED_EXAMPLE.replace("\nactors:", &format!("\nlead-time: {lead}\nactors:"));
    let longer = times(&with("3 h"));
    assert_near(longer.measured.map(|time| time.minutes), 180.0);
    for told in [time_text(&longer, None), time_markdown(&longer, None)] {
        assert!(
            told.contains("measured lead time") && told.contains("the flow explains 2 h 6 min of it"),
            "{told}"
        );
    }
    let json: serde_json::Value = serde_json::from_str(&time_json(&longer, None)).unwrap();
    assert_eq!((&json["measured-lead-time"], &json["lead-time"]), (&180.0.into(), &126.0.into()));
    let shorter = time_text(&times(&with("1 h")), None);
    assert!(shorter.contains("shorter than the 2 h 6 min of the longest way"), "{shorter}");
    assert!(time_text(&times(&with("126 min")), None).contains("the flow explains all of it"));
    assert!(!time_text(&times(WORKED_EXAMPLE), None).contains("measured lead time"));
}

#[test]
fn ranges_count_by_their_middle_and_are_drawn() {
    let times = times(&WORKED_EXAMPLE.replace("wait: 30 min", "wait: 20-40 min"));
    assert_near(times.lead.map(|time| time.minutes), 126.0);
    let lead = times.simulated.unwrap().lead;
    assert!((lead.mean - 126.0).abs() < 1.0, "{lead:?}");
    assert!(lead.p10 < lead.p50 && lead.p50 < lead.p80 && lead.p80 < lead.p95 && lead.p95 <= 136.0);
    assert!(time_text(&times, None).contains("takes 20–40 min"));
}

#[test]
fn a_value_can_be_set_to_see_what_follows() {
    let what_if = what_if(WORKED_EXAMPLE, &["tell-home.wait=10min", "draw.takes=4 min"]);
    assert_near(what_if.before.lead.map(|time| time.minutes), 126.0);
    assert_near(what_if.after.lead.map(|time| time.minutes), 102.0);
    let text = time_text(&what_if.after, Some(&what_if));
    assert!(text.starts_with("Worked <example>, with tell-home.wait=10min, draw.takes=4 min\n"), "{text}");
    assert!(text.contains("2 h 6 min → 1 h 42 min   −24 min "), "{text}");
    let markdown = time_markdown(&what_if.after, Some(&what_if));
    assert!(markdown.contains("| lead time | 2 h 6 min | 1 h 42 min | −24 min |"), "{markdown}");
    assert!(markdown.contains("Worked &lt;example&gt;"), "{markdown}");
}

#[test]
fn a_chance_that_is_set_stays_and_the_other_ways_share_the_rest() {
    let what_if = what_if(LOOP, &["fit-draw.chance=50%"]);
    let expected = what_if.after.expected.as_ref().unwrap().as_ref().unwrap();
    assert_near(Some(expected.work.minutes), 13.0 / 0.5 + 20.0);
    let mean = |times: &Times| times.simulated.unwrap().lead.mean;
    assert!(mean(&what_if.before) < mean(&what_if.after));
    for told in [time_text(&what_if.after, Some(&what_if)), time_markdown(&what_if.after, Some(&what_if))] {
        for row in ["lead time before", "lead time after", "work before", "work after"] {
            assert!(told.contains(row), "{told}");
        }
    }
}

#[test]
fn a_loop_that_is_never_left_is_told_and_nothing_is_drawn() {
    let times = times(&LOOP.replace("chance: 6%", "chance: 100%"));
    assert!(times.expected.as_ref().unwrap().is_err() && times.simulated.is_none());
    let text = time_text(&times, None);
    assert!(text.contains("cannot be reckoned: a loop is never left"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&time_json(&times, None)).unwrap();
    assert_eq!(json["expected-fault"], "a loop is never left, by the chances of its exits");
}

#[test]
fn nothing_said_is_nothing_known() {
    let times = times("flow: Test\nactors: { a: A, b: B }\nhandoffs:\n  - a -> b: Thing\n");
    assert_eq!((times.lead, times.effort, times.simulated), (None, None, None));
    let text = time_text(&times, None);
    assert!(text.contains("nothing is known of its times"), "{text}");
    assert!(text.contains("0 of 2 steps say how long they take, 0 of 1 hand-off"), "{text}");
    let empty = Times::of(&Flow::default(), &Shared::default(), FEW);
    assert!(!time_text(&empty, None).is_empty() && !time_markdown(&empty, None).is_empty());
}

#[test]
fn a_flow_without_steps_has_times_too() {
    let times = times(
        "flow: Test\nactors: { a: A, b: B, c: C }\nhandoffs:\n  - a -> b: { product: Thing, wait: 10 min }\n  - b -> c: { product: Thing, wait: 1 h }\n",
    );
    assert_near(times.lead.map(|time| time.minutes), 70.0);
    assert_eq!(times.longest().unwrap().id, "b-c");
}

#[test]
fn names_of_strangers_steer_nothing() {
    let text = WORKED_EXAMPLE.replace("does: Draw,", "does: \"D\\e[31m\\u202e|`<b>\",");
    let times = times(&text);
    for written in [time_text(&times, None), time_markdown(&times, None), time_json(&times, None)] {
        assert!(!written.contains(['\u{1b}', '\u{202e}']), "{written}");
    }
}
