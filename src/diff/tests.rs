//! Two flows, and what changed between them.

use super::{Change, Difference, Kind, State, Union, Version};
use crate::graph::FlowGraph;
use crate::model::{Flow, Shared};
use crate::syntax::parse;
use crate::text::SourceFile;
use proptest::prelude::*;

const BEFORE: &str = "flow: Blood test\ncustomer: patient\nactors: { patient: { name: Patient, side: external }, physician: Physician, technician: Lab technician }\nsteps:\n  order: { actor: physician, does: Order the test, takes: 3 min }\n  fit: { actor: physician, decides: Is it fit?, then: { \"no\": { step: order, chance: 6% } } }\n  draw: { actor: technician, does: Draw blood }\n  home: { actor: patient, ends: Goes home }\nhandoffs:\n  - order -> draw: { product: Order, measures: complete, wait: 20 min }\n  - draw -> home: Bandage\nmeasures:\n  complete: { name: Complete orders, unit: percent, target: 90% }\ngoals:\n  - service: Fewer complaints\n";

fn flow(text: &str) -> Flow {
    parse(&SourceFile::new("flow.yaml", text)).flow
}

fn between(before: &str, after: &str) -> Difference {
    let shared = Shared::default();
    let [before, after] = [before, after].map(flow);
    let [old, new] = [&before, &after].map(|flow| FlowGraph::build(flow, &shared));
    Difference::between(
        Version { flow: &before, shared: &shared, graph: &old },
        Version { flow: &after, shared: &shared, graph: &new },
    )
}

/// Returns what changed as lines: `step changed Draw blood takes None→Some("5 min")`.
fn told(before: &str, after: &str) -> Vec<String> {
    let difference = between(before, after);
    let entries = difference.entries.iter().filter(|entry| entry.kind != Kind::Product);
    let line = |entry: &super::Entry| {
        let element = entry.after.as_ref().or(entry.before.as_ref()).unwrap();
        let mut line = format!("{} {} {}", entry.kind.word(), entry.change.word(), element.title);
        if let Some((from, to)) = &entry.moved {
            line += &format!(" from {from} to {to}");
        }
        if let Some((from, to)) = &entry.renamed {
            line += &format!(" id {from} to {to}");
        }
        for key in &entry.keys {
            let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "nothing".to_owned());
            line += &format!(" [{}: {} to {}]", key.key, side(&key.before), side(&key.after));
        }
        line
    };
    entries.map(line).collect()
}

fn after(change: &[(&str, &str)]) -> Vec<String> {
    let text = change.iter().fold(BEFORE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    told(BEFORE, &text)
}

#[test]
fn a_line_between_others_looks_as_it_is_told() {
    let before = "flow: F\nactors: { a: A, b: B, c: C }\nsteps:\n  s: { actor: a, does: Write }\n  t: { actor: b, does: Check }\n  u: { actor: c, does: File }\n  v: { actor: b, ends: Drop }\nhandoffs:\n  - s -> t: Draft\n  - t -> u: Checked draft\n";
    let after = before.replace("s -> t", "s -> v").replace("t -> u", "t -> s");
    let shared = Shared::default();
    let flows = [flow(before), flow(&after)];
    let graphs = flows.each_ref().map(|flow| FlowGraph::build(flow, &shared));
    let [old, new] = [0, 1].map(|at| Version { flow: &flows[at], shared: &shared, graph: &graphs[at] });
    let difference = Difference::between(old, new);
    let count = |change| difference.count(Kind::Handoff, change);
    assert_eq!((count(Change::Moved), count(Change::Changed)), (1, 1));
    let union = Union::of(old, new, &difference);
    let states: Vec<State> = union.links.iter().map(|part| part.state).collect();
    let drawn = |state| states.iter().filter(|is| **is == state).count();
    assert_eq!([State::Moved, State::Changed, State::Ghost].map(drawn), [1, 1, 2], "{states:?}");
}

#[test]
fn a_lead_time_with_gaps_is_a_least() {
    let lead = |before: &str, after: &str| {
        let difference = between(before, after);
        let figure = difference.figures.into_iter().find(|figure| figure.key == "lead-time").unwrap();
        (figure.told(), figure.difference())
    };
    let whole = BEFORE
        .replace("Draw blood }", "Draw blood, takes: 5 min }")
        .replace("home: Bandage", "home: { product: Bandage, wait: 1 h }");
    let (told, difference) = lead(BEFORE, &whole);
    assert_eq!(told, ("at least 23 min".to_owned(), "1 h 28 min".to_owned()));
    assert_eq!(difference, None);
    assert_eq!(lead(&whole, &whole.replace("1 h", "2 h")).1.as_deref(), Some("1 h more"));
}

#[test]
fn an_actor_without_steps_is_no_step() {
    let text = BEFORE
        .replace("  - draw -> home: Bandage", "  - draw -> home: Bandage\n  - draw -> sister: Note")
        .replace("technician: Lab technician }", "technician: Lab technician, sister: Sister }");
    let figures = between(BEFORE, &text).figures;
    let steps = figures.iter().find(|figure| figure.key == "steps").unwrap();
    assert_eq!(steps.told(), ("4".to_owned(), "4".to_owned()));
}

#[test]
fn layout_order_and_other_ways_to_write_are_no_change() {
    let other = "handoffs:\n  - { from: draw, to: home, product: { name: Bandage } }\n  - { from: order, to: draw, product: 'Order', wait: PT20M, measures: [complete] }\ngoals: [{ service: Fewer complaints }]\nmeasures: { complete: { target: 90 %, unit: percent, name: \"Complete  orders\" } }\nsteps:\n  home: { ends: Goes home, actor: patient }\n  draw: { actor: technician, does: Draw blood }\n  fit: { actor: physician, decides: Is it fit?, then: { \"no\": { step: order, chance: 0.06 } } }\n  order: { actor: physician, does: Order the test, takes: 180 s }\nactors: { technician: { name: Lab technician, side: internal }, physician: { name: Physician }, patient: { name: Patient, side: external } }\ncustomer: [patient]\nflow: Blood test\n";
    let told = told(BEFORE, other);
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn keys_are_told_with_what_they_said() {
    assert_eq!(
        after(&[("takes: 3 min", "takes: 5 min")]),
        ["step changed Order the test [takes: 3 min to 5 min]"]
    );
    assert_eq!(
        after(&[("target: 90%", "target: 95%")]),
        ["measure changed Complete orders [target: 90% to 95%]"]
    );
    assert_eq!(
        after(&[("chance: 6%", "chance: 2%")]),
        ["step changed Is it fit? [then: “no” (6%) Order the test to “no” (2%) Order the test]"]
    );
    assert_eq!(
        after(&[("name: Patient, side: external", "name: Patient")]),
        ["actor changed Patient [side: external to internal]"]
    );
    assert_eq!(
        after(&[("customer: patient", "customer: [patient, physician]")]),
        ["flow changed Blood test [customer: nothing to Physician]"]
    );
    assert_eq!(
        after(&[("draw -> home: Bandage", "draw -> home: Answer to what is wrong")]),
        ["hand-off changed Lab technician → Patient [product: Bandage to Answer to what is wrong]"]
    );
}

#[test]
fn what_goes_to_another_actor_moved() {
    assert_eq!(
        after(&[("draw: { actor: technician", "draw: { actor: physician")]),
        [
            "step moved Draw blood from Lab technician to Physician",
            "hand-off moved Physician → Physician from Physician → Lab technician to Physician → Physician",
            "hand-off moved Physician → Patient from Lab technician → Patient to Physician → Patient"
        ]
    );
}

#[test]
fn other_ids_are_told_as_names() {
    let renamed = [
        ("order: { actor", "order-test: { actor"),
        ("step: order", "step: order-test"),
        ("order -> draw", "order-test -> draw"),
        ("physician: Physician", "doctor: Physician"),
        ("actor: physician", "actor: doctor"),
        ("actor: physician", "actor: doctor"),
        ("measures: complete,", "measures: whole,"),
        ("  complete: {", "  whole: {"),
    ];
    assert_eq!(
        after(&renamed),
        [
            "actor renamed Physician id physician to doctor",
            "step renamed Order the test id order to order-test",
            "measure renamed Complete orders id complete to whole"
        ]
    );
}

#[test]
fn a_step_is_known_by_its_words_where_another_took_over_its_id() {
    let steps = |ids: [&str; 3], first: &str| {
        let [one, two, three] = ids;
        format!(
            "flow: x\nactors: {{ a: Ward }}\nsteps:\n{first}  {one}: {{ actor: a, does: Ask }}\n  {two}: {{ actor: a, does: Look }}\n  {three}: {{ actor: a, does: Write }}\nhandoffs: []\n"
        )
    };
    assert_eq!(
        told(&steps(["s1", "s2", "s3"], ""), &steps(["s2", "s3", "s4"], "  s1: { actor: a, does: Greet }\n")),
        [
            "step added Greet",
            "step renamed Ask id s1 to s2",
            "step renamed Look id s2 to s3",
            "step renamed Write id s3 to s4"
        ]
    );
}

#[test]
fn what_is_new_and_what_is_gone_is_told_so() {
    let told = after(&[
        ("  draw: {", "  say: { actor: technician, does: Tell what it will show }\n  draw: {"),
        ("  - draw -> home: Bandage\n", "  - say -> fit: Answer\n"),
    ]);
    assert_eq!(
        told,
        [
            "step added Tell what it will show",
            "hand-off added Lab technician → Physician",
            "hand-off removed Lab technician → Patient"
        ]
    );
}

#[test]
fn flows_without_steps_are_compared_by_their_actors() {
    let text = |handoffs: &str| {
        format!("flow: x\nactors: {{ a: Ward, b: Lab, c: Pharmacy }}\nhandoffs:\n{handoffs}")
    };
    let told = told(
        &text("  - a -> b: Order\n  - b -> a: Result\n  - b -> c: Bill\n"),
        &text("  - a -> b: Order\n  - b -> c: Result\n  - a -> c: Prescription\n"),
    );
    assert_eq!(
        told,
        [
            "hand-off added Ward → Pharmacy",
            "hand-off removed Lab → Pharmacy",
            "hand-off moved Lab → Pharmacy from Lab → Ward to Lab → Pharmacy"
        ]
    );
}

#[test]
fn figures_are_told_in_words() {
    let difference = between(BEFORE, &BEFORE.replace("  - draw -> home: Bandage\n", ""));
    let told: Vec<String> = difference
        .figures
        .iter()
        .filter_map(|figure| Some(format!("{}: {}", figure.name, figure.difference()?)))
        .collect();
    assert_eq!(told, ["hand-offs: 1 fewer", "with a product: 1 fewer", "external customers served: 1 fewer"]);
}

#[test]
fn ten_thousand_steps_are_compared_by_look_ups() {
    let text = |from: usize| {
        let steps =
            (from..from + 10_000).map(|at| format!("  s{at}: {{ actor: a, does: Do the work {at} }}\n"));
        format!("flow: x\nactors: {{ a: Ward }}\nsteps:\n{}handoffs: []\n", steps.collect::<String>())
    };
    let difference = between(&text(0), &text(100));
    assert_eq!(difference.count(Kind::Step, Change::Added), 100);
    assert_eq!(difference.count(Kind::Step, Change::Removed), 100);
}

const WORDS: [&str; 6] = ["Draw blood", "Order the test", "Ask", "Tell the result", "検査", "Ask"];

/// Makes a flow of numbers; `prefix` stands before every id.
fn made(numbers: &[u8], prefix: &str) -> String {
    let mut numbers = numbers.iter().copied().map(usize::from);
    let mut next = |limit: usize| numbers.next().unwrap_or(0) % limit;
    let mut text =
        format!("flow: F\nactors:\n  {prefix}a0: Ward\n  {prefix}a1: Lab\n  {prefix}a2: Patient\n");
    let steps = next(6);
    text += if steps == 0 { "" } else { "steps:\n" };
    for at in 0..steps {
        let (actor, words) = (next(3), WORDS[next(WORDS.len())]);
        let then = if next(2) == 0 { String::new() } else { format!(", then: {prefix}s{}", next(steps)) };
        text += &format!("  {prefix}s{at}: {{ actor: {prefix}a{actor}, does: {words} {}{then} }}\n", next(4));
    }
    text += "measures:\n";
    for at in 0..next(3) {
        text +=
            &format!("  {prefix}m{at}: {{ name: Measure {at}, unit: percent, target: {}% }}\n", next(100));
    }
    text += "handoffs:\n";
    for _ in 0..next(7) {
        let mut end = || {
            if steps > 0 && next(3) > 0 {
                format!("{prefix}s{}", next(steps))
            } else {
                format!("{prefix}a{}", next(3))
            }
        };
        let (from, to) = (end(), end());
        text += &format!(
            "  - {from} -> {to}: {{ product: {}, measures: {prefix}m{} }}\n",
            WORDS[next(6)],
            next(3)
        );
    }
    text
}

proptest! {
    #[test]
    fn a_flow_does_not_differ_from_itself(numbers in prop::collection::vec(any::<u8>(), 0..60)) {
        let text = made(&numbers, "");
        prop_assert_eq!(told(&text, &text), Vec::<String>::new());
    }

    #[test]
    fn other_names_add_and_remove_nothing(numbers in prop::collection::vec(any::<u8>(), 0..60)) {
        let difference = between(&made(&numbers, ""), &made(&numbers, "x-"));
        for entry in &difference.entries {
            prop_assert!(!matches!(entry.change, Change::Added | Change::Removed), "{:?}", entry);
        }
    }

    #[test]
    fn what_was_added_is_removed_the_other_way_round(
        one in prop::collection::vec(any::<u8>(), 0..60),
        other in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let (one, other) = (made(&one, ""), made(&other, ""));
        let (there, back) = (between(&one, &other), between(&other, &one));
        for kind in [Kind::Actor, Kind::Step, Kind::Measure] {
            prop_assert_eq!(there.count(kind, Change::Added), back.count(kind, Change::Removed), "{:?}", kind);
            prop_assert_eq!(there.count(kind, Change::Removed), back.count(kind, Change::Added), "{:?}", kind);
        }
    }
}
