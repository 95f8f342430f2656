//! Cases at the edges of the rules on the flow, beyond the examples of their pages.

use crate::diagnostic::Diagnostic;
use crate::rules::tests::findings;

const ACTORS: &str = "flow: X\nactors:\n  a: Ann\n  b: Bob\n  c: { name: Cy, side: external }\n";

/// Returns the findings of one rule on a flow of three actors, Cy being outside.
fn of_rule(code: &str, rest: &str) -> Vec<Diagnostic> {
    let mut found = findings(&format!("{ACTORS}{rest}"));
    found.retain(|one| one.rule.code() == code);
    found
}

fn subjects(code: &str, rest: &str) -> Vec<String> {
    of_rule(code, rest).iter().map(|one| one.subject.path().to_owned()).collect()
}

fn messages(code: &str, rest: &str) -> Vec<String> {
    of_rule(code, rest).into_iter().map(|one| one.message).collect()
}

#[test]
fn a_loop_at_the_beginning_starts_the_flow_if_it_stands_first() {
    let first = "steps:\n  draw: { actor: a, does: x, then: fit }\n  fit: { actor: a, decides: y, then: { \"no\": draw, \"yes\": end } }\n  end: { actor: a, ends: z }\nhandoffs: []\n";
    assert!(messages("F001", first).is_empty());
    let later = "steps:\n  end: { actor: a, ends: z }\n  draw: { actor: a, does: x, then: fit }\n  fit: { actor: a, decides: y, then: { \"no\": draw, \"yes\": end } }\nhandoffs: []\n";
    assert_eq!(messages("F001", later), ["nothing starts the flow"]);
}

#[test]
fn a_flow_without_hand_offs_has_neither_start_nor_end() {
    assert_eq!(messages("F001", "handoffs: []\n"), ["nothing starts and nothing ends here"]);
}

#[test]
fn a_chain_of_actors_has_no_dead_end_and_no_stray_step() {
    let chain = "handoffs:\n  - a -> b\n  - b -> a\n  - a -> c\n  - b -> c\n";
    for code in ["F001", "F002", "F003", "F004", "F005", "F012"] {
        assert!(messages(code, chain).is_empty(), "{code}");
    }
}

#[test]
fn of_unreachable_steps_the_first_is_told() {
    let steps = "steps:\n  go: { actor: a, starts: x, then: end }\n  s1: { actor: a, does: x, then: s2 }\n  s2: { actor: a, does: x, then: s3 }\n  s3: { actor: a, does: x }\n  r1: { actor: b, does: x, then: r2 }\n  r2: { actor: b, does: x, then: r1 }\n  lone: { actor: b, does: x }\n  end: { actor: a, ends: x }\nhandoffs: []\n";
    assert_eq!(subjects("F002", steps), ["steps/s1", "steps/r1", "steps/lone"]);
    assert!(subjects("F003", steps).is_empty(), "what is never reached is no dead end");
}

#[test]
fn a_step_may_stop_where_it_calls_decides_or_names_somebody_unknown() {
    let steps = "steps:\n  go: { actor: a, starts: x, then: [call, ask, typo, stop] }\n  call: { actor: a, calls: other.yaml }\n  ask: { actor: a, decides: x }\n  typo: { actor: a, does: x, then: nowhere }\n  stop: { actor: a, does: x }\nhandoffs: []\n";
    assert_eq!(subjects("F003", steps), ["steps/stop"]);
}

#[test]
fn an_end_within_a_loop_is_a_way_out() {
    let steps = "steps:\n  go: { actor: a, starts: x, then: [one, three] }\n  one: { actor: a, does: x, then: two }\n  two: { actor: a, ends: x, then: one }\n  three: { actor: a, does: x, then: four }\n  four: { actor: a, does: x, then: three }\nhandoffs: []\n";
    assert_eq!(messages("F004", steps), ["no way leads out of the loop `three → four → three`"]);
}

#[test]
fn chances_may_be_rounded_and_may_leave_a_rest() {
    let exits = |chances: [&str; 3]| {
        let [one, two, three] = chances;
        let steps = format!(
            "steps:\n  go: {{ actor: a, decides: x, then: {{ p: {{ step: e1{one} }}, q: {{ step: e2{two} }}, r: {{ step: e3{three} }} }} }}\n  e1: {{ actor: a, ends: x }}\n  e2: {{ actor: a, ends: x }}\n  e3: {{ actor: a, ends: x }}\nhandoffs: []\n"
        );
        messages("F006", &steps).len()
    };
    assert_eq!(exits([", chance: 33.3%", ", chance: 33.3%", ", chance: 33.3%"]), 0);
    assert_eq!(exits([", chance: 33%", ", chance: 33%", ", chance: 33%"]), 1);
    assert_eq!(exits([", chance: 20%", "", ", chance: 30%"]), 0);
    assert_eq!(exits([", chance: 70%", "", ", chance: 40%"]), 1);
}

#[test]
fn the_customer_is_served_by_what_they_receive_and_not_by_what_they_give() {
    assert_eq!(subjects("F007", "customer: c\nhandoffs:\n  - c -> a\n  - a -> b\n"), ["actors/c"]);
    assert!(subjects("F007", "customer: c\nhandoffs:\n  - a -> c\n  - c -> b\n").is_empty());
}

#[test]
fn an_internal_service_needs_no_external_customer() {
    assert!(messages("F008", "customer: b\nhandoffs:\n  - a -> b\n").is_empty());
    assert_eq!(messages("F008", "handoffs:\n  - c -> a\n  - a -> b\n").len(), 1);
    assert!(messages("F008", "handoffs:\n  - a -> c\n").is_empty());
    assert!(messages("F008", "handoffs:\n  - a -> somebody\n").is_empty(), "who knows where they are");
}

#[test]
fn a_chance_anywhere_on_the_loop_will_do() {
    let rework = |chance: &str| {
        let steps = format!(
            "steps:\n  draw: {{ actor: a, does: x, then: fit }}\n  fit: {{ actor: a, decides: x, then: {{ \"no\": {{ step: throw{chance} }}, \"yes\": end }} }}\n  throw: {{ actor: a, does: x, then: draw }}\n  end: {{ actor: a, ends: x }}\nhandoffs: []\n"
        );
        messages("F015", &steps)
    };
    assert_eq!(rework(""), ["nothing says how often `throw → draw` sends the work back"]);
    assert!(rework(", chance: 6%").is_empty());
}
