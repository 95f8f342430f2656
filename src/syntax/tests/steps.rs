//! Steps and what follows them.

use super::{clean, faults, only, read, with_steps};
use crate::model::{Exit, StepKind};

fn exits(then: &str) -> Vec<(String, Option<String>, Option<f64>)> {
    let flow = clean(&with_steps(&format!(
        "  s: {{ actor: a, decides: d?, then: {then} }}\n  t: {{ actor: a, does: t }}\n  u: {{ actor: a, does: u }}\n"
    )));
    let exit = |exit: &Exit| {
        let when = exit.when.as_ref().map(|when| when.value.clone());
        (exit.to.to_string(), when, exit.chance.map(|chance| chance.value.0))
    };
    flow.steps[0].exits.iter().map(exit).collect()
}

fn to(id: &str) -> (String, Option<String>, Option<f64>) {
    (id.to_owned(), None, None)
}

#[test]
fn reads_every_form_of_then() {
    let no = |chance| ("t".to_owned(), Some("no".to_owned()), chance);
    assert_eq!(exits("t"), [to("t")]);
    assert_eq!(exits("[t, u]"), [to("t"), to("u")]);
    assert_eq!(exits("{ no: t }"), [no(None)]);
    assert_eq!(exits("{ \"no\": { step: t, chance: 6% } }"), [no(Some(0.06))]);
    assert_eq!(exits("{ step: t, when: no, chance: 6% }"), [no(Some(0.06))]);
    assert_eq!(exits("[{ step: t, when: no }, u]"), [no(None), to("u")]);
    assert_eq!(exits("[{ no: t }, u]"), [no(None), to("u")]);
}

#[test]
fn an_answer_must_lead_somewhere() {
    let fault = only(&with_steps("  s: { actor: a, decides: d?, then: { no: } }\n"));
    assert_eq!(fault.message, "the answer \"no\" leads to no step");
    let fault = only(&with_steps("  s: { actor: a, decides: d?, then: { no: { step: s, when: yes } } }\n"));
    assert_eq!(fault.message, "the answer is written twice");
    assert_eq!(fault.subject.title(), "step s");
}

#[test]
fn a_text_is_what_the_actor_above_does() {
    let flow = clean(&with_steps("  s: { actor: b, starts: s }\n  t: Do t\n  u: Do u\n"));
    for step in &flow.steps[1..] {
        assert_eq!((step.actor.as_ref().unwrap().as_str(), step.kind), ("b", StepKind::Does));
    }
    assert_eq!(flow.steps[1].text.value, "Do t");
    let alone = clean("flow: x\nactors: { a: A }\nhandoffs: []\nsteps: { s: Do s }\n");
    assert_eq!(alone.steps[0].actor.as_ref().unwrap().as_str(), "a");
    assert_eq!(faults(&with_steps("  s: Do s\n")), ["5:3 S004 step `s` has no `actor`"]);
}

#[test]
fn a_step_is_of_exactly_one_kind() {
    assert_eq!(
        faults(&with_steps(
            "  s: { actor: a, does: d, waits: w }\n  t: { actor: a }\n  u: { actor: a, ends: }\n  v:\n"
        )),
        [
            "5:27 S002 step `s` both `does` and `waits`",
            "6:3 S004 step `t` does not say what happens",
            "7:18 S004 `ends` is empty",
            "8:3 S004 step `v` does not say what happens",
        ]
    );
    let flow = read(&with_steps("  s: { actor: a, calls: other.yaml }\n")).flow;
    assert_eq!((flow.steps[0].kind, flow.steps[0].text.as_str()), (StepKind::Calls, "other.yaml"));
}

#[test]
fn values_of_steps_are_judged() {
    assert_eq!(
        faults(&with_steps("  s: { actor: a, does: d, takes: 2 months, adds-value: maybe, status: fine }\n")),
        [
            "5:34 S002 `2 months` counts in months or years, which differ in length",
            "5:56 S002 `maybe` is neither true nor false",
            "5:71 S002 `status` cannot be `fine`",
        ]
    );
}

#[test]
fn an_id_is_an_actor_or_a_step() {
    let fault = only(&with_steps("  a: { actor: a, does: d }\n"));
    assert_eq!((fault.rule.code(), fault.message.as_str()), ("R003", "`a` is both an actor and a step"));
    assert_eq!(fault.related[0].text, "the actor");
}
