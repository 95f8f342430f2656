//! Conditions that are read, refused and judged.

use super::{Condition, Element, MAX_CHARACTERS, MAX_WORK, Over, Thing, Work, World};
use crate::model::{Flow, Shared};
use crate::syntax::parse;
use crate::text::SourceFile;
use proptest::prelude::{Strategy, any, prop, proptest};

const FLOW: &str = "\
flow: Blood test
customer: patient
actors:
  patient: { name: Patient, side: external }
  physician: Physician
  laboratory: { name: Laboratory, kind: entity }
steps:
  test: { actor: laboratory, does: Run the test, takes: 20 min }
  file: { actor: laboratory, does: File the result }
handoffs:
  - physician -> test: { product: Order, channel: [verbal, electronic], wait: 2 days, measures: complete }
  - file -> patient: { product: Result, acceptance: read-back, complete-and-accurate: 92% }
measures:
  complete: { unit: percent, role: outcome, owner: QI team, target: 95%, by: 2027-06-30 }
";

fn flow(text: &str) -> Flow {
    parse(&SourceFile::new("flow.yaml", text)).flow
}

fn elements(flow: &Flow, over: Over) -> Vec<Element<'_>> {
    match over {
        Over::Handoffs => flow.handoffs.iter().map(Element::Handoff).collect(),
        Over::Steps => flow.steps.iter().map(Element::Step).collect(),
        Over::Actors => flow.actors.iter().map(Element::Actor).collect(),
        Over::Measures => flow.measures.iter().map(Element::Measure).collect(),
        Over::Goals => flow.goals.iter().map(Element::Goal).collect(),
        Over::Flow => vec![Element::Flow(flow)],
    }
}

/// Judges a condition on each element: `y` where it holds, `n` where not, `?` where that is unknown.
#[track_caller]
fn judged(over: Over, text: &str) -> String {
    let (flow, shared) = (flow(FLOW), Shared::default());
    let world = World::new(&flow, &shared, "2026-11-01".parse().unwrap());
    let condition = Condition::read(text, over).unwrap_or_else(|refused| panic!("{text}: {refused:?}"));
    let mut work = Work::new(MAX_WORK);
    let elements = elements(&flow, over).into_iter();
    let judged = elements.map(|element| condition.holds(&world, element, &mut work).unwrap());
    judged.map(|holds| holds.map_or('?', |holds| if holds { 'y' } else { 'n' })).collect()
}

#[test]
fn fields_have_values() {
    use Over::{Actors, Flow, Handoffs, Measures, Steps};
    for (over, text, expected) in [
        (Handoffs, "handoff.customer.side == \"external\"", "ny"),
        (Handoffs, "handoff.supplier.name == 'Laboratory'", "ny"),
        (Handoffs, "has(handoff.acceptance)", "ny"),
        (Handoffs, "\"verbal\" in handoff.channel", "yn"),
        (Handoffs, "has(handoff.supplier_step) && handoff.supplier_step.id == \"file\"", "ny"),
        (Handoffs, "handoff.measures.all(m, m.owner in [\"QI team\"])", "yy"),
        (Handoffs, "size(handoff.measures) >= 1", "yn"),
        (Steps, "has(step.takes)", "yn"),
        (Steps, "step.actor.kind == \"entity\"", "yy"),
        (Actors, "actor.side == \"internal\"", "nyy"),
        (Actors, "flow.customer.exists(c, c.id == actor.id)", "ynn"),
        (Measures, "measure.target >= 95 && measure.by > today()", "y"),
        (Measures, "measure.by <= date(\"2027-06-30\") && measure.unit == \"percent\"", "y"),
        (Flow, "flow.name.startsWith(\"Blood\") && flow.name.contains(\"test\")", "y"),
        (Flow, "flow.handoffs.exists_one(h, has(h.acceptance))", "y"),
        (Flow, "size(flow.steps.filter(s, has(s.takes))) == 1", "y"),
        (Flow, "size(flow.goals) > -1 && size(flow.name) == 10", "y"),
    ] {
        assert_eq!(judged(over, text), expected, "{text}");
    }
}

#[test]
fn what_is_not_written_is_empty_or_unknown() {
    use Over::{Flow, Handoffs, Measures, Steps};
    for (over, text, expected) in [
        // A text is empty, a list has nothing in it.
        (Handoffs, "handoff.acceptance == \"read-back\"", "ny"),
        (Handoffs, "handoff.acceptance != \"none\"", "yy"),
        (Handoffs, "handoff.confirmed_by.name == \"Patient\"", "nn"),
        (Measures, "measure.note in [\"x\"]", "n"),
        (Flow, "flow.goals.all(g, has(g.owner))", "y"),
        // A time, a share, a number or a date is neither more nor less than another.
        (Handoffs, "handoff.wait > duration(\"1 day\")", "y?"),
        (Handoffs, "!(handoff.wait > duration(\"1 day\"))", "n?"),
        (Handoffs, "handoff.wait <= duration(\"1 day\")", "n?"),
        (Handoffs, "handoff.complete_and_accurate >= share(\"90%\")", "?y"),
        (Handoffs, "has(handoff.wait) && handoff.wait > duration(\"1 day\")", "yn"),
        (Handoffs, "handoff.wait > duration(\"1 day\") || has(handoff.acceptance)", "yy"),
        (Steps, "step.adds_value", "??"),
        (Steps, "step.adds_value == true", "??"),
        (Flow, "flow.steps.all(s, s.takes < duration(\"1 h\"))", "?"),
        (Flow, "flow.steps.exists(s, s.takes < duration(\"1 h\"))", "y"),
        (Flow, "flow.steps.all(s, s.takes > duration(\"1 h\"))", "n"),
    ] {
        assert_eq!(judged(over, text), expected, "{text}");
    }
}

/// Tells why a condition is refused, and which part is meant.
#[track_caller]
fn refused(over: Over, text: &str) -> String {
    let Err(refused) = Condition::read(text, over) else { panic!("{text} is read") };
    let told = refused.into_iter().map(|refused| {
        let part = refused.range.map(|range| text[range].to_owned()).unwrap_or_default();
        format!("{} | {} | {part}", refused.message, refused.help)
    });
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_slip_is_told_with_what_was_meant() {
    for (text, expected) in [
        (
            "handoff.suplier.side == \"external\"",
            "a hand-off has no field `suplier` | write `supplier` | suplier",
        ),
        (
            "handoff.supplier.side == \"exernal\"",
            "this can never be \"exernal\" | write \"external\" | \"exernal\"",
        ),
        (
            "handoff.supplier.side in [\"internal\", \"exernal\"]",
            "this can never be \"exernal\" | write \"external\"",
        ),
        ("\"verbaly\" in handoff.channel", "this can never be \"verbaly\" | write \"verbal\" | \"verbaly\""),
        ("hasn(handoff.note)", "there is no function `hasn` | write `has`"),
        ("handof.note == \"x\"", "there is no `handof` | write `handoff` | handof"),
        (
            "step.takes > duration(\"1 h\")",
            "there is no `step` in a rule over `handoffs` | write `over: steps`",
        ),
        ("has(note)", "not used like this | write it as in `has(handoff.note)`"),
        ("note == \"x\"", "`note` does not say whose | write `handoff.note` | note"),
        (
            "handoff.wait > \"1 day\"",
            "a length of time cannot be compared with a text | write `duration(\"1 day\")`",
        ),
        (
            "handoff.wait > 30",
            "a length of time cannot be compared with a number | write `duration(\"1 day\")`",
        ),
        ("handoff.chance > 0.5", "a share cannot be compared with a number | write `share(\"0.5\")`"),
        ("handoff.wait > duration(\"1 dya\")", "`1 dya` is not a length of time | write it as `5 min`"),
        (
            "handoff.complete-and-accurate > 1",
            "names in a condition have none | write `complete_and_accurate`",
        ),
        (
            "has(handoff.note) and has(handoff.link)",
            "a condition has no word `and` | write `&&` for it | and",
        ),
        ("handoff.note = \"x\"", "a single `=` compares nothing | write `==` | ="),
        ("handoff.note == “x”", "not a quote that a condition knows"),
        ("handoff.note == \"x", "a text in quotes has no end"),
        ("handoff.note ==", "the condition ends too early"),
        ("handoff.note handoff.link", "`handoff` is not expected here"),
        ("handoff.note", "this is a text, and a condition is true or false"),
        ("handoff.measures.owner == \"x\"", "`owner` is asked of a list of measures"),
        ("handoff.supplier == \"Patient\"", "compare its `id` or its `name`"),
        ("handoff.note < \"x\"", "a text has no order | compare it with `==` or `!=`"),
        ("!handoff.note", "this is a text where something true or false is due"),
        ("handoff.wait + handoff.wait > handoff.wait", "a condition does not calculate"),
        ("handoff.channel[0] == \"verbal\"", "a condition takes no single item of a list"),
        ("handoff.measures.map(m, m.owner) == [\"x\"]", "there is no function `map`"),
        ("handoff.measures.all(handoff, true)", "`handoff` is taken already"),
        ("has(handoff.note) ? true : false", "a condition has no `? :`"),
        ("größe == \"x\"", "`größe` has `ö`, and names in a condition have only plain letters"),
        ("handoff.note == null", "a condition has no `null`"),
        ("handoff.note == {\"a\": 1}", "a condition has no `{`"),
        ("handoff.note == handoff.link == true", "two comparisons follow each other | join comparisons"),
        ("has(handoff.note", "the bracket `(` is not closed | close it with `)` | ("),
        ("handoff.note in [\"a\"", "the bracket `[` is not closed | close it with `]` | ["),
        ("has(handoff.note))", "a bracket is closed that was not opened"),
        ("handoff.chance > -.5", "a condition does not calculate"),
        ("", "the condition ends too early"),
    ] {
        let said = refused(Over::Handoffs, text);
        assert!(said.contains(expected), "{text}: {said}");
    }
}

#[test]
fn all_slips_are_told_at_once() {
    let said =
        refused(Over::Handoffs, "has(handoff.nte) || handoff.wait > 3 && handoff.acceptance == \"signoff\"");
    let wanted = ["write `note`", "duration(", "write \"sign-off\""];
    assert!(wanted.iter().all(|wanted| said.contains(wanted)), "{said}");
    assert_eq!(said.lines().count(), 3, "{said}");
}

#[test]
fn nothing_is_unbounded() {
    let long = format!("has(handoff.note){}", " || has(handoff.note)".repeat(60_000));
    assert!(refused(Over::Handoffs, &long).contains(&format!("longer than {MAX_CHARACTERS}")));
    for (open, close) in [("(", ")"), ("!(", ")"), ("[", "]"), ("size(", ")")] {
        let deep = format!("{}has(handoff.note){}", open.repeat(150), close.repeat(150));
        let said = refused(Over::Handoffs, &deep);
        assert!(said.contains("too deep"), "{said}");
    }
    let path = format!("has(handoff{})", ".supplier".repeat(100));
    assert!(refused(Over::Handoffs, &path).contains("a chain of names is too long"));
    let loops =
        "flow.handoffs.all(a, flow.handoffs.all(b, flow.handoffs.all(c, flow.handoffs.all(d, true))))";
    assert!(refused(Over::Flow, loops).contains("more than 3 loops"));
}

#[test]
fn the_deepest_condition_fits_on_a_small_stack() {
    let deepest = |open: &str| {
        let depth = usize::from(super::MAX_DEPTH) - 2;
        let chain = "a".to_owned() + &".b".repeat(8);
        let inner = vec!["!!!!has(handoff.note)"; 20].join(" || ");
        format!("{}{inner} && {chain}{}", open.repeat(depth), ")".repeat(depth))
    };
    let texts = ["(", "!(", "size(", "true && !!(", "a.b.c.d.e.all(m, "].map(deepest);
    let read = move || texts.iter().all(|text| Condition::read(text, Over::Handoffs).is_err());
    let thread = std::thread::Builder::new().stack_size(200_000).spawn(read).unwrap();
    assert!(thread.join().unwrap());
}

#[test]
fn loops_within_loops_end() {
    let handoffs: String = (0..10_000).map(|n| format!("  - {{ id: h{n}, from: a, to: b }}\n")).collect();
    let flow = flow(&format!("flow: x\nactors: {{ a: A, b: B }}\nhandoffs:\n{handoffs}"));
    let shared = Shared::default();
    let world = World::new(&flow, &shared, "2026-11-01".parse().unwrap());
    let text = "flow.handoffs.all(a, flow.handoffs.all(b, flow.handoffs.all(c, a.id != \"\")))";
    let condition = Condition::read(text, Over::Flow).unwrap();
    let judged = condition.holds(&world, Element::Flow(&flow), &mut Work::new(MAX_WORK));
    assert!(judged.is_err(), "{judged:?}");
    // One loop over as many fits well.
    let condition = Condition::read("flow.handoffs.all(h, h.id != \"\")", Over::Flow).unwrap();
    let judged = condition.holds(&world, Element::Flow(&flow), &mut Work::new(MAX_WORK));
    assert_eq!(judged, Ok(Some(true)));
}

#[test]
fn long_texts_take_work() {
    let shared = Shared::default();
    let mut flow = flow(&FLOW.replace("customer: patient\n", "purpose: x\n"));
    let mut is_judged = |purpose: String, text: &str| {
        flow.purpose.as_mut().unwrap().value = purpose;
        let world = World::new(&flow, &shared, "2026-11-01".parse().unwrap());
        let condition = Condition::read(text, Over::Flow).unwrap();
        condition.holds(&world, Element::Flow(&flow), &mut Work::new(1_000)).is_ok()
    };
    assert!(!is_judged("x".repeat(1_000_000), "size(flow.purpose) > 0"));
    assert!(!is_judged("\u{a0}".repeat(500_000), "has(flow.purpose)"));
    assert!(is_judged("x".repeat(1_000_000), "has(flow.purpose)"));
    assert!(is_judged("x".repeat(1_000), "size(flow.purpose) > 0"));
}

#[test]
fn every_field_can_be_asked() {
    for (thing, over) in Thing::ALL.iter().zip([
        Over::Handoffs,
        Over::Steps,
        Over::Actors,
        Over::Measures,
        Over::Goals,
        Over::Flow,
    ]) {
        assert_eq!(over.thing(), *thing);
        for field in thing.fields() {
            let text = format!("has({}.{})", thing.variable(), field.name);
            assert!(!judged(over, &text).contains('?'), "{text}");
        }
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "handoff",
        ".supplier",
        ".note",
        ".wait",
        ".channel",
        ".measures",
        "flow",
        ".handoffs",
        " == ",
        " > ",
        " in ",
        " && ",
        " || ",
        "!",
        "(",
        ")",
        "[",
        "]",
        ",",
        "has(",
        "size(",
        ".all(m, ",
        ".exists(m, ",
        ".filter(m, ",
        "m.role",
        "\"x\"",
        "'",
        "duration(\"1 h\")",
        "1",
        "-",
        "true",
        "é",
        "\\",
        "?",
        ":",
        "r\"",
        ".",
    ]);
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = Condition::read(&text, Over::Handoffs);
    }

    #[test]
    fn any_pieces_are_read_or_refused_with_a_place(text in pieces()) {
        for refused in Condition::read(&text, Over::Handoffs).err().into_iter().flatten() {
            if let Some(range) = refused.range {
                assert!(text.get(range.clone()).is_some(), "{text} {range:?}");
            }
        }
    }
}
