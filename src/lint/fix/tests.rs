//! Fixes of single findings, and several rounds of them.

use super::{Mended, Reach, mend};
use crate::config::{Levels, Settings};
use crate::lint::{Job, catalogue};
use crate::text::SourceFile;
use jiff::civil::date;

const HEAD: &str = "flow: Blood test\ncustomer: patient\nactors:\n  physician: Ordering physician\n  technician: Lab technician\n  patient: { name: Patient, side: external }\n";

fn mended(text: &str, rules: &str, reach: Reach) -> Mended {
    let selected = rules.split(',').map(|rule| catalogue().select(rule).unwrap()).collect();
    let settings = Settings { levels: Levels { selected, ..Levels::default() }, ..Settings::default() };
    let job = Job { source: SourceFile::new("a.yaml", text), settings, folder: None };
    let mended = mend(&job, date(2026, 11, 22), reach);
    let again = mend(&Job { source: mended.source.clone(), ..job }, date(2026, 11, 22), reach);
    assert_eq!((again.source.text(), again.fixes), (mended.source.text(), 0), "applied twice");
    mended
}

/// Mends what follows the actors and returns what became of it; the safe fixes alone must do as
/// much as `reach` says.
#[track_caller]
fn becomes(rules: &str, reach: Reach, before: &str, after: &str) {
    let text = format!("{HEAD}{before}");
    let result = mended(&text, rules, reach);
    assert_eq!(result.source.text().strip_prefix(HEAD), Some(after));
    assert_eq!(result.fixes > 0, before != after);
    if reach == Reach::Unsafe && before != after {
        assert_eq!(mended(&text, rules, Reach::Safe).source.text(), text, "the fix is not safe");
    }
}

#[track_caller]
fn stays(rules: &str, before: &str) {
    becomes(rules, Reach::Unsafe, before, before);
}

#[test]
fn misspelt_keys_and_words() {
    becomes(
        "S",
        Reach::Safe,
        "handofs: # who hands what\n   - physician -> technician: {prodct: Order,  chanel: writen} # odd\n",
        "handoffs: # who hands what\n   - physician -> technician: {product: Order,  channel: written} # odd\n",
    );
    becomes(
        "S",
        Reach::Safe,
        "handoffs:\n- physician -> technician:\n      \"prodct\":   Order # odd\n",
        "handoffs:\n- physician -> technician:\n      product:   Order # odd\n",
    );
    stays("S", "handoffs:\n  - physician -> technician: { product: Order, prodct: Another }\n");
}

#[test]
fn misspelt_references() {
    becomes(
        "R001",
        Reach::Safe,
        "handoffs:\n  -   physican  ->   tecnician : Order # why\n  - {\"from\": \"tecnician\", to: patient}\n",
        "handoffs:\n  -   physician  ->   technician : Order # why\n  - {\"from\": technician, to: patient}\n",
    );
    let steps =
        "steps:\n  test-a: { actor: technician, does: Test }\n  test-b: { actor: technician, does: Test }\n";
    becomes(
        "R001",
        Reach::Unsafe,
        &format!("{steps}handoffs:\n  - test-c -> patient: Answer\n"),
        &format!("{steps}handoffs:\n  - test-a -> patient: Answer\n"),
    );
}

#[test]
fn waivers_that_silence_nothing() {
    becomes(
        "X001,P005",
        Reach::Safe,
        "handoffs:\n  - physician -> technician: { product: Order, waive: { rule: P005, reason: x } } # why\n  - technician -> patient:\n      product: Answer\n      # asked for in May\n      waive:\n        - rule: P005\n          reason: x\n",
        "handoffs:\n  - physician -> technician: { product: Order } # why\n  - technician -> patient:\n      product: Answer\n      # asked for in May\n",
    );
}

#[test]
fn unused_actors() {
    let flow = |actors: &str| format!("flow: X\nactors:{actors}\nhandoffs:\n  - a -> b: Order\n");
    for (before, after) in [
        (" { a: Ann, c: Cy, b: Bob }", " { a: Ann, b: Bob }"),
        (
            "\n    a: Ann # first\n    c:\n      name: Cy\n    # who?\n    b: Bob",
            "\n    a: Ann # first\n    # who?\n    b: Bob",
        ),
    ] {
        assert_eq!(mended(&flow(before), "R002", Reach::Unsafe).source.text(), flow(after));
        assert_eq!(mended(&flow(before), "R002", Reach::Safe).fixes, 0);
    }
}

#[test]
fn duplicate_handoffs() {
    becomes(
        "H010",
        Reach::Safe,
        "handoffs:\n  - physician -> technician: Order # why\n  -  physician -> technician: The orders # again\n  - technician -> patient: Answer\n",
        "handoffs:\n  - physician -> technician: Order # why\n  - technician -> patient: Answer\n",
    );
    becomes(
        "H010",
        Reach::Safe,
        "handoffs: [ {physician -> technician: {product: Order, need: x}},\n  {physician -> technician: {product: Order, need: x}}, technician -> patient ]\n",
        "handoffs: [ {physician -> technician: {product: Order, need: x}}, technician -> patient ]\n",
    );
    becomes(
        "H010",
        Reach::Unsafe,
        "handoffs:\n  - physician -> technician: Order\n  - physician -> technician:\n      product: Order\n      need: Another\n",
        "handoffs:\n  - physician -> technician: Order\n",
    );
    stays(
        "H010",
        "handoffs:\n  - physician -> technician: Order\n  - physician -> technician -> patient: Order\n  - technician -> physician -> technician: Order\n",
    );
    // The order of hand-offs is what makes steps where none are written.
    becomes(
        "H010",
        Reach::Unsafe,
        "handoffs:\n  - physician -> technician: Order\n  - technician -> physician: Question\n  - physician -> technician: Order\n",
        "handoffs:\n  - physician -> technician: Order\n  - technician -> physician: Question\n",
    );
}

#[test]
fn stub_of_a_measure() {
    let asks = |product: &str| {
        format!("measures: {{ asks: \"Did you get what you need: {product}?\", scale: yes-no }}")
    };
    let (order, answer) = (asks("Order"), asks("Answer"));
    let bare = "measures: { asks: Did you get what you need?, scale: yes-no }";
    becomes(
        "H002",
        Reach::Unsafe,
        "handoffs:\n  - physician -> technician # why\n  -   technician  ->  patient:   Answer # why\n  - { from: patient, to: physician, product: Order }\n  - {\"physician -> patient\": {}}\n  - technician -> physician: {product: Answer,}\n",
        &format!(
            "handoffs:\n  - physician -> technician: {{ {bare} }} # why\n  -   technician  ->  patient: {{ product: Answer, {answer} }} # why\n  - {{ from: patient, to: physician, product: Order, {order} }}\n  - {{\"physician -> patient\": {{ {bare} }}}}\n  - technician -> physician: {{product: Answer, {answer} }}\n"
        ),
    );
    becomes(
        "H002",
        Reach::Unsafe,
        "handoffs:\n  - physician -> technician:\n       # what they need\n       product: { name: Order }   # why\n  # then\n  -   from: technician\n      to: patient\n      product: >\n        Answer\n",
        &format!(
            "handoffs:\n  - physician -> technician:\n       # what they need\n       product: {{ name: Order }}   # why\n       {order}\n  # then\n  -   from: technician\n      to: patient\n      product: >\n        Answer\n      {answer}\n"
        ),
    );
    stays("H002", "handoffs: [ physician -> technician, technician -> patient: Answer ]\n");
}

#[test]
fn ids_that_count_places() {
    becomes(
        "R006",
        Reach::Safe,
        "handoffs:\n  - physician -> technician: Order # why\n  -  physician -> technician:   Question # again\n  - physician -> technician: { product: List } # odd\n  - { from: physician, to: technician }\n  - physician -> technician:\n        need: Know # why\n  - physician -> patient\n",
        "handoffs:\n  - physician -> technician: Order # why\n  -  physician -> technician: { product: Question, id: physician-technician-2 } # again\n  - physician -> technician: { product: List, id: physician-technician-3 } # odd\n  - { from: physician, to: technician, id: physician-technician-4 }\n  - physician -> technician:\n        need: Know # why\n        id: physician-technician-5\n  - physician -> patient\n",
    );
    // The keys of a chain belong to its last hand-off.
    becomes(
        "R006",
        Reach::Safe,
        "handoffs:\n  - physician -> technician\n  - physician -> technician -> patient:\n      product: Answer\n",
        "handoffs:\n  - physician -> technician\n  - physician -> technician -> patient:\n      product: Answer\n",
    );
}

#[test]
fn exits_to_another_actor() {
    let after = "steps:\n  order: { actor: physician, does: Order } # odd\n  tell: { actor: technician, does: Tell }\nhandoffs:\n    - tell -> patient: Answer # last\n    - order -> tell\n";
    for before in [
        "order: { actor: physician, does: Order, then: tell } # odd",
        "order: { actor: physician,   then: [ tell ], does: Order } # odd",
    ] {
        let text = format!(
            "steps:\n  {before}\n  tell: {{ actor: technician, does: Tell }}\nhandoffs:\n    - tell -> patient: Answer # last\n"
        );
        let result = mended(&format!("{HEAD}{text}"), "H006", Reach::Safe);
        assert_eq!(
            result.source.text().replace("  does: Order }", " does: Order }"),
            format!("{HEAD}{after}")
        );
    }
}

#[test]
fn one_mend_brings_out_the_next() {
    let before = format!(
        "{HEAD}steps:\n  order: {{ actor: physician, does: Order, thn: tel }}\n  tell: {{ actor: technician, does: Tell }}\nhandoffs:\r\n  - tell -> patient: Answer\r\n"
    );
    let result = mended(&before, "S,R,H006", Reach::Safe);
    assert_eq!(result.fixes, 3);
    assert!(result.source.text().ends_with("does: Order }\n  tell: { actor: technician, does: Tell }\nhandoffs:\r\n  - tell -> patient: Answer\r\n  - order -> tell\r\n"));
}

#[test]
fn waived_findings_and_unreadable_files_are_left_alone() {
    let waived = "waive: [{ rule: H010, reason: both are due }]\nhandoffs:\n  - physician -> technician: Order\n  - physician -> technician: Order\n";
    stays("H010", waived);
    let cut = format!("{HEAD}handofs:\n  - physician -> technician: [x\n");
    assert_eq!(mended(&cut, "S", Reach::Safe).fixes, 0);
}

#[test]
fn nothing_points_to_what_went() {
    // The goal names the second hand-off by its derived id.
    stays(
        "H010",
        "handoffs:\n  - physician -> technician: Order\n  - physician -> technician: Order\ngoals:\n  - value: More orders\n    products: physician-technician-2\n",
    );
}
