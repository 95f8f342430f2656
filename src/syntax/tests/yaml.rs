//! Faults of YAML itself, in people's words.

use super::{clean, faults, only, read};

/// Returns message and help of the one fault of a text.
fn said(text: &str) -> (String, String) {
    let fault = only(text);
    assert_eq!(fault.rule.code(), "S001", "{text}");
    (fault.message, fault.help.unwrap_or_default())
}

#[test]
fn a_colon_in_a_text_is_shown_in_quotes() {
    let (message, help) = said("flow: Blood test: outpatients\nactors: {}\n");
    assert_eq!(message, "`: ` stands in the middle of a text that has no quotes");
    assert_eq!(help, "put the text in double quotes: `flow: \"Blood test: outpatients\"`");
    let (_, help) = said("flow: x\nhandoffs:\n  - a -> b: Answer: \"yes\" or no\n");
    assert_eq!(help, "put the text in double quotes: `a -> b: \"Answer: \\\"yes\\\" or no\"`");
}

#[test]
fn common_slips_are_told_apart() {
    for (text, message) in [
        ("flow: x\nactors:\n\tp: P\n", "a tab stands where YAML wants blanks"),
        ("flow: \"x\nactors: {}\n", "a quote is opened above and not closed"),
        ("flow: 'it's'\n", "text follows a closing quote"),
        ("flow: x\ntags: [a, b\n", "the bracket `[` is never closed"),
        ("flow: x\ntags: [a, b}\n", "the bracket `[` is closed by `}`"),
        ("flow: x\ntags: ]\n", "a bracket is closed that was not opened"),
        ("flow: x\nactors: { a: A b: B }\n", "a comma or a closing bracket is missing"),
        ("flow: x\nactors:\n  a: A\n b: B\n", "the line does not stand below the ones that it belongs to"),
        (
            "flow: x\nactors:\n  a: A\n    b: B\n",
            "this line stands further in than the key above it, and was read as part of its text",
        ),
        ("flow: x\nactors:\n  a:A\n  b: B\n", "this line was read as part of the text above it"),
        ("flow: x\nowner\nactors: {}\n", "the line is neither a key with its value nor part of a text"),
        ("flow: @x\n", "a text cannot begin with @"),
        ("flow: \"a\\qb\"\n", "the backslash in double quotes means nothing here"),
        ("flow: x\nowner: ? y\n", "a text cannot begin with a question mark and a blank"),
        ("flow: x\0y\n", "the control character U+0000 cannot stand in a text"),
    ] {
        assert_eq!(said(text).0, message, "{text}");
    }
}

#[test]
fn tabs_are_pointed_at() {
    assert_eq!(faults("flow: x\nactors:\n\tp: P\n"), ["3:1 S001 a tab stands where YAML wants blanks"]);
}

#[test]
fn a_cut_keeps_what_stands_before_and_adds_no_noise() {
    let parsed =
        read("flow: x\nactors: { a: A, b: B }\nhandoffs:\n  - a -> b: y\n  - b -> q: z\n  - b -> a: no: w\n");
    assert!(parsed.is_cut && parsed.is_flow);
    assert_eq!(parsed.diagnostics.len(), 1);
    assert_eq!((parsed.flow.actors.len(), parsed.flow.handoffs.len()), (2, 3));
}

#[test]
fn marks_of_yaml_are_texts_that_lack_quotes() {
    let flow = "actors: { a: A }\nhandoffs: []\n";
    assert_eq!(
        faults(&format!("flow: *x\n{flow}")),
        ["1:7 S001 `*x` points to `&x`, which does not stand above it"]
    );
    assert_eq!(
        faults(&format!("flow: &x y\n{flow}")),
        ["1:7 S002 `&` marks a value for aliases, and no alias uses it"]
    );
    assert_eq!(
        faults(&format!("flow: !x y\n{flow}")),
        ["1:7 S002 `!` begins a YAML tag, which flows do not use"]
    );
}

#[test]
fn aliases_are_read_and_merges_refused() {
    let flow = clean("flow: x\nactors: { a: &n { name: N }, b: *n }\nhandoffs: []\n");
    assert_eq!(flow.actors[1].name.value, "N");
    let fault = only("flow: x\nactors: { a: &n { name: N }, b: { <<: *n } }\nhandoffs: []\n");
    assert_eq!(
        (fault.rule.code(), fault.help.as_deref()),
        ("S003", Some("write the keys out: a flow does not merge tables"))
    );
}

#[test]
fn keys_are_texts() {
    let flow = clean("flow: x\nactors: { no: N, 1: One, true: T, null: Z }\nhandoffs: [no -> 1: y]\n");
    let ids: Vec<&str> = flow.actors.iter().map(|actor| actor.id.as_str()).collect();
    assert_eq!(ids, ["no", "1", "true", "null"]);
}

#[test]
fn only_the_first_document_is_read() {
    let text = "flow: x\nactors: { a: A }\nhandoffs: []\n---\nflow: y\n";
    assert_eq!(faults(text), ["4:1 S002 the file holds more than one document"]);
    assert_eq!(read(text).flow.title(), "x");
}

#[test]
fn byte_order_mark_and_carriage_returns_are_no_matter() {
    let flow = clean("\u{feff}flow: x\r\nactors:\r\n  a: A\r\nhandoffs: []\r\n");
    assert_eq!((flow.title(), flow.actors[0].name.as_str()), ("x", "A"));
    assert_eq!(flow.actors[0].name.span.range(), 26..27);
}

#[test]
fn wide_blanks_are_texts_with_whole_places() {
    for text in ["\u{2000}", "flow: x\nactors: { a: A }\nhandoffs: \u{2000}\n"] {
        let found = read(text).diagnostics;
        assert!(!found.is_empty());
        assert!(found.iter().all(|fault| text.get(fault.span.range()).is_some()), "{found:?}");
    }
}

/// A pair within brackets has no bracket of its own to point to.
#[test]
fn the_bracket_that_lacks_a_comma_is_the_one_around_a_pair() {
    let text = "[é→flow: x\nflow: x\n]";
    let found = read(text).diagnostics;
    let opened: Vec<&str> =
        found.iter().flat_map(|fault| &fault.related).map(|label| &text[label.span.range()]).collect();
    assert_eq!(opened, ["["], "{found:?}");
}
