//! Whether ids lead somewhere.

use super::{faults, only, with_handoffs, with_steps};

#[test]
fn slips_get_the_nearest_name() {
    let fault = only("flow: x\ncustomer: pateint\nactors: { patient: P }\nhandoffs: []\n");
    assert_eq!((fault.rule.code(), fault.message.as_str()), ("R001", "there is no actor `pateint`"));
    assert_eq!(fault.label, "did you mean `patient`?");
    assert_eq!(fault.help.as_deref(), Some("write `patient`"));
}

#[test]
fn what_people_call_an_actor_leads_to_its_id() {
    let fault = only("flow: x\ncustomer: Ward Nurse\nactors: { n: Ward nurse }\nhandoffs: []\n");
    assert_eq!(fault.label, "did you mean `n`?");
}

#[test]
fn what_is_unknown_gets_a_declaration() {
    let fault = only(&with_handoffs("  - a -> surgeon: y\n"));
    assert_eq!(fault.message, "there is no step or actor `surgeon`");
    assert_eq!(
        fault.help.as_deref(),
        Some("declare it under `actors`, as in `surgeon: What people call it`")
    );
    assert_eq!(fault.subject.title(), "hand-off a → surgeon");
    let fault = only(&with_handoffs("  - a -> b: { measures: falls }\n"));
    assert!(fault.help.as_deref().unwrap().starts_with("declare it under `measures`"));
}

#[test]
fn the_wrong_kind_is_named() {
    let fault = only(&with_steps("  s: { actor: a, does: d, then: b }\n"));
    assert_eq!(fault.message, "`b` is an actor where a step is due");
    assert!(fault.help.as_deref().unwrap().contains("belongs in `handoffs`"));
    let fault = only(&format!("{}customer: s\n", with_steps("  s: { actor: b, does: d }\n")));
    assert_eq!(fault.message, "`s` is a step where an actor is due");
    assert_eq!(fault.help.as_deref(), Some("write the actor of that step: `b`"));
    let fault = only("flow: x\nactors: { a: A }\nstakeholders: { p: P }\nhandoffs: [a -> p: y]\n");
    assert_eq!(fault.message, "`p` is a stakeholder where a step or actor is due");
}

#[test]
fn every_reference_is_looked_up() {
    let text = "flow: x\nactors: { a: A, b: B }\nhandoffs:\n  - a -> b: { product: { name: y, confirmed-by: q1 }, measures: { asked-of: q2, measured-by: q3 } }\nmeasures: { m: { asked-of: [a, q4] } }\ngoals: [{ value: v, measure: q5, product: [a-b, q6] }]\nsteps: { s: { actor: q7, does: d } }\n";
    let found = faults(text);
    assert_eq!(found.len(), 7, "{found:?}");
    for number in 1..=7 {
        assert!(found.iter().any(|fault| fault.contains(&format!("`q{number}`"))), "q{number} in {found:?}");
    }
}

#[test]
fn stakeholders_and_actors_differ() {
    let fault = only("flow: x\nactors: { a: A }\nstakeholders: { a: A }\nhandoffs: []\n");
    assert_eq!(
        (fault.rule.code(), fault.message.as_str()),
        ("S006", "`a` is both an actor and a stakeholder")
    );
}
