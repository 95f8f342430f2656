//! Hand-offs in all their forms.

use super::{clean, faults, only, read, with_handoffs};
use crate::model::{Acceptance, Arrow, Channel, ContentScheme, Handoff};
use crate::text::SourceFile;

fn first(items: &str) -> Handoff {
    clean(&with_handoffs(items)).handoffs.remove(0)
}

fn product(handoff: &Handoff) -> &str {
    handoff.product.as_ref().map_or("", |product| product.name.as_str())
}

#[test]
fn every_short_form_is_read() {
    for items in [
        "  - a -> b: y\n",
        "  - a->b: y\n",
        "  - a → b: y\n",
        "  - \"a -> b\": y\n",
        "  - 'a -> b: y'\n",
        "  - a -> b: { product: y }\n",
        "  - a -> b: { product: { name: y } }\n",
        "  - a -> b:\n      product: y\n",
        "  - a -> b:\n    product: y\n",
        "  - product: y\n    a -> b:\n",
        "  - from: a\n    to: b\n    product: y\n",
    ] {
        let handoff = first(items);
        let ends = (handoff.from.as_str(), handoff.to.as_str(), product(&handoff));
        assert_eq!(ends, ("a", "b", "y"), "{items}");
    }
    assert_eq!(first("  - a -> b\n").product, None);
    assert_eq!(first("  - a -> b:\n").product, None);
}

#[test]
fn keys_beside_the_ends_are_not_lost() {
    let handoff = first("  - a -> b: y\n    need: n\n    chance: 50%\n");
    assert_eq!((product(&handoff), handoff.need.as_ref().unwrap().as_str()), ("y", "n"));
    assert_eq!(handoff.chance.unwrap().value.0, 0.5);
}

#[test]
fn ends_have_their_places() {
    let text = with_handoffs("  - a -> b: y\n  - { from: b, to: c }\n");
    let source = SourceFile::new("flow.yaml", text.as_str());
    let flow = clean(&text);
    let places: Vec<&str> = flow.handoffs.iter().map(|handoff| source.slice(handoff.ends_span)).collect();
    assert_eq!(places, ["a -> b", "b, to: c"]);
    assert_eq!(source.slice(flow.handoffs[0].to.span), "b");
    assert_eq!(source.slice(flow.handoffs[0].span), "a -> b: y");
    assert_eq!((flow.handoffs[0].arrow, flow.handoffs[1].arrow), (Arrow::Short, Arrow::Keys));
}

#[test]
fn all_keys_find_their_place() {
    let handoff = first(
        "  - a -> b: { id: i, channel: [verbal, in-person], acceptance: read-back, content: { scheme: i-pass, elements: [Illness severity] }, wait: 1 h, complete-and-accurate: 0.9, documents: d, when: yes }\n",
    );
    assert!(handoff.id_is_written && handoff.id.value == "i");
    let channels: Vec<Channel> = handoff.channels.iter().map(|channel| channel.value).collect();
    assert_eq!(channels, [Channel::Verbal, Channel::InPerson]);
    assert_eq!(handoff.acceptance.unwrap().value, Acceptance::ReadBack);
    let content = handoff.content.unwrap();
    assert_eq!(
        (content.scheme.value, content.elements[0].as_str()),
        (ContentScheme::IPass, "illness-severity")
    );
    assert_eq!(handoff.wait.unwrap().value.middle().minutes, 60.0);
    assert_eq!(handoff.when.unwrap().value, "yes");
    assert_eq!(first("  - a -> b: { content: sbar }\n").content.unwrap().elements, []);
}

#[test]
fn derived_ids_pass_by_written_ones() {
    let flow = clean(&with_handoffs("  - a -> b: x\n  - a -> b: y\n  - { id: a-b-2, from: b, to: c }\n"));
    let ids: Vec<&str> = flow.handoffs.iter().map(|handoff| handoff.id.as_str()).collect();
    assert_eq!(ids, ["a-b", "a-b-3", "a-b-2"]);
    assert_eq!(
        faults(&with_handoffs("  - a -> b: { id: i }\n  - b -> c: { id: i }\n")),
        ["5:19 S006 two hand-offs have the id `i`"]
    );
}

#[test]
fn chains_are_read_pair_by_pair() {
    let text = with_handoffs("  - a -> b -> c: y\n");
    let fault = only(&text);
    assert_eq!(fault.message, "`a -> b -> c` has more than two ends");
    assert_eq!(fault.help.as_deref(), Some("write each hand-off as an item of its own: `a -> b`, `b -> c`"));
    let flow = read(&text).flow;
    assert_eq!((product(&flow.handoffs[0]), product(&flow.handoffs[1])), ("", "y"));
}

#[test]
fn unreadable_short_forms_say_what_to_write() {
    for (items, message) in [
        ("  - a ->\n", "an end is missing in `a ->`"),
        ("  - -> b: y\n", "an end is missing in `-> b`"),
        ("  - a: y\n", "`a` does not say from whom to whom"),
        ("  - a b\n", "`a b` does not say from whom to whom"),
        ("  - a => b: y\n", "`a => b` has no arrow"),
        ("  - a to b: y\n", "`a to b` has no arrow"),
    ] {
        let fault = only(&with_handoffs(items));
        assert_eq!((fault.rule.code(), fault.message.as_str()), ("S008", message));
    }
    assert_eq!(read(&with_handoffs("  - a to b: y\n")).flow.handoffs.len(), 1);
}

#[test]
fn forgotten_dashes_lose_nothing() {
    let text = with_handoffs("  - a -> b: x\n    need: n\n    b -> c: y\n");
    let fault = only(&text);
    assert_eq!(fault.message, "two hand-offs stand in one item of the list");
    let flow = read(&text).flow;
    assert_eq!(flow.handoffs[0].need.as_ref().unwrap().as_str(), "n");
    assert_eq!(product(&flow.handoffs[1]), "y");
    let table = with_handoffs("  a -> b: x\n  b -> c: y\n");
    assert_eq!(faults(&table), ["4:3 S002 `handoffs` is a table of keys where a list is due"]);
    assert_eq!(read(&table).flow.handoffs.len(), 2);
}

#[test]
fn what_is_written_twice_is_reported() {
    assert_eq!(
        faults(&with_handoffs("  - a -> b: y\n    product: z\n  - b -> c: { from: a }\n")),
        [
            "5:5 S005 the product is written twice",
            "6:15 S005 the ends are written twice: `from` beside an arrow"
        ]
    );
}

#[test]
fn missing_ends_are_named() {
    assert_eq!(
        faults(&with_handoffs("  - { from: a, product: y }\n  - { to: }\n  - []\n  -\n")),
        [
            "4:7 S004 the hand-off has no `to`",
            "5:7 S004 the hand-off has no `from`",
            "5:7 S004 the hand-off has no `to`",
            "6:5 S002 a list in the list of hand-offs",
            "7:4 S002 an empty item in the list of hand-offs",
        ]
    );
}

#[test]
fn faults_name_their_handoff() {
    let fault = only(&with_handoffs("  - a -> b: { id: i, chance: 92 }\n"));
    assert_eq!(fault.help.as_deref(), Some("write `92%`"));
    assert_eq!((fault.subject.path(), fault.subject.title()), ("handoffs/i", "hand-off a → b"));
    let fault = only(&with_handoffs("  - a -> b: y\n  - a -> b: { channel: fax }\n"));
    assert_eq!(fault.subject.path(), "handoffs/a-b-2");
}
