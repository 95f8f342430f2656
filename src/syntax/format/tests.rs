//! Formatting keeps values and comments, and is done after one pass.

use super::{FormatError, format};
use crate::text::SourceFile;

fn formatted(text: &str) -> String {
    let once = format(&SourceFile::new("flow.yaml", text)).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let twice =
        format(&SourceFile::new("flow.yaml", once.as_str())).expect("a formatted text can be formatted");
    assert_eq!(once, twice);
    once
}

fn refused(text: &str) -> FormatError {
    format(&SourceFile::new("flow.yaml", text)).expect_err(text)
}

#[test]
fn indents_by_two_and_parts_sections() {
    let text = "flow: a\nactors:\n    p:   {name: P,side: external}\n    q: Q\nhandoffs:\n- p -> q: x\n-   q -> p:\n       product:   y\n       chance: 5%\n";
    let expected = "flow: a\n\nactors:\n  p: { name: P, side: external }\n  q: Q\n\nhandoffs:\n  - p -> q: x\n  - q -> p:\n      chance: 5%\n      product: y\n";
    assert_eq!(formatted(text), expected);
}

#[test]
fn keeps_comments_where_they_belong() {
    let text = "# A flow.\n\nflow: a      # title\nactors:  # lanes\n  # first\n  p: P\n  # last\n# end\nhandoffs:\n  - p -> p: x # self\n  # between\n  - p -> p: y\n# done\n";
    let expected = "# A flow.\n\nflow: a  # title\n\nactors:  # lanes\n  # first\n  p: P\n  # last\n\n# end\nhandoffs:\n  - p -> p: x  # self\n  # between\n  - p -> p: y\n# done\n";
    assert_eq!(formatted(text), expected);
}

#[test]
fn orders_keys_unless_a_comment_stands_among_them() {
    let text = "steps:\n  draw:\n    does: Draw blood\n    actor: nurse\n  tell:\n    does: Tell\n    # who?\n    actor: nurse\nflow: a\n";
    let expected = "steps:\n  draw:\n    actor: nurse\n    does: Draw blood\n  tell:\n    does: Tell\n    # who?\n    actor: nurse\n\nflow: a\n";
    assert_eq!(formatted(text), expected);
    assert_eq!(formatted("actors: { b: B, a: A }\nflow: x\n"), "flow: x\nactors: { b: B, a: A }\n");
}

#[test]
fn brackets_over_several_lines_become_lines() {
    let text = "flow: a\ntags: [x, # one\n  y]\nactors: { p: P,\n  q: { name: Q } }\n";
    let expected = "flow: a\n\ntags:\n  - x  # one\n  - y\n\nactors:\n  p: P\n  q: { name: Q }\n";
    assert_eq!(formatted(text), expected);
}

#[test]
fn keeps_texts_as_they_read() {
    let text = "flow: 'it is'\npurpose: |\n     one\n       two\n\n     three\nowner: >-\n  a\n  b\nlang: 'a \"b\"'\n";
    let expected =
        "flow: \"it is\"\n\npurpose: |\n  one\n    two\n\n  three\n\nowner: >-\n  a\n  b\nlang: 'a \"b\"'\n";
    let formatted = formatted(text);
    assert_eq!(formatted.replace("\n\n", "\n"), expected.replace("\n\n", "\n"));
}

#[test]
fn keeps_carriage_returns_and_empty_files() {
    assert_eq!(formatted("flow: a\r\nowner:   b\r\n"), "flow: a\r\nowner: b\r\n");
    assert_eq!(formatted(""), "");
    assert_eq!(formatted("# only\n\n# words\n"), "# only\n\n# words\n");
}

#[test]
fn refuses_what_it_cannot_keep() {
    assert!(matches!(refused("flow: a: b"), FormatError::NotYaml { line: 1, .. }));
    for text in [
        "flow: &x a\nowner: *x\n",
        "flow: !t a\n",
        "%YAML 1.2\n---\nflow: a\n",
        "flow: a\n---\nflow: b\n",
        "flow: *missing\n---\n",
    ] {
        assert!(matches!(refused(text), FormatError::Unsupported { .. }), "{text}");
    }
}

#[test]
fn formats_a_whole_flow() {
    let text = crate::syntax::tests::GROWN;
    let formatted = formatted(text);
    let read = |text: &str| crate::syntax::parse(&SourceFile::new("flow.yaml", text)).diagnostics.len();
    assert_eq!(read(&formatted), read(text));
}

#[test]
fn block_texts_keep_their_blank_lines_and_marks() {
    let text = "flow: a\nowner: |  # who > what\n\n   one\n\n   two\npurpose: >+\n   x\n\ntags:\n- |-\n  y\n-   # z | z\n   >\n    w\n";
    let expected =
        "flow: a\nowner: |  # who > what\n\n  one\n\n  two\npurpose: >+\n  x\n\ntags:\n  - |-\n    y\n";
    assert!(formatted(text).starts_with(expected), "{}", formatted(text));
}

#[test]
fn long_lines_take_time_in_proportion() {
    let start = std::time::Instant::now();
    let text = std::format!("flow: a\ntags: [{}\nb]  # c\n", "a, ".repeat(60_000));
    assert!(formatted(&text).lines().count() > 60_000);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn comments_before_a_value_go_above_its_key() {
    let text = "flow: T\nactors: {a: A}\nowner: x\nmeasures:\n  m:\n  #c1\n    {unit: percent}\n";
    let expected = "flow: T\nactors: { a: A }\nowner: x\n\nmeasures:\n  #c1\n  m: { unit: percent }\n";
    assert_eq!(formatted(text), expected);
    let text = "flow: T\nmeasures:\n  m: {unit: percent, name:\n#c1\n    N}\n";
    assert_eq!(formatted(text), "flow: T\n\nmeasures:\n  m:\n    unit: percent\n    #c1\n    name: N\n");
    assert_eq!(
        formatted("tags:\n- # one\n  a\n-   #two\n   b: c\n"),
        "tags:\n  # one\n  - a\n  #two\n  - b: c\n"
    );
}

#[test]
fn comments_within_the_last_value_keep_the_order() {
    let text = "measures:\n  m: x\nsteps:\n  s: y\n  # of the steps\n";
    assert_eq!(formatted(text), text.replace("steps:\n", "\nsteps:\n"));
    let text = "actors: { b: B }\nflow: a\n# the end\n";
    assert_eq!(formatted(text), "flow: a\nactors: { b: B }\n# the end\n");
}

#[test]
fn block_texts_of_every_kind_are_kept() {
    for (text, expected) in [
        ("purpose: |+\n  a\n\n\nowner: x", "purpose: |+\n  a\n\n\nowner: x\n"),
        ("tags:\n- >-\n  |\n  a", "tags:\n  - >-\n    |\n    a\n"),
        ("flow: >\n\n  T", "flow: >\n\n  T\n"),
        ("flow: >\n\n  T\n", "flow: >\n\n  T\n"),
        ("purpose: >2-\n    deep\n   less", "purpose: >2-\n    deep\n   less\n"),
        ("purpose: |1\n  a\n b", "purpose: |2\n   a\n  b\n"),
        ("purpose: >\n  a\n  d   \n", "purpose: >\n  a\n  d   \n"),
        ("purpose: |+\n  a\nactors:\n  a: A\n", "purpose: |+\n  a\nactors:\n  a: A\n"),
        ("purpose: |+\n  a\n# c\nowner: x\n", "purpose: |+\n  a\n# c\nowner: x\n"),
        ("purpose: |+\n\n\nowner: x\n", "purpose: \"\\n\\n\"\n\nowner: x\n"),
        ("purpose: |  # why\nowner: x\n", "purpose: \"\"  # why\nowner: x\n"),
    ] {
        assert_eq!(formatted(text), expected, "{text}");
    }
}

#[test]
fn what_is_empty_stays_empty() {
    assert_eq!(formatted("owner:\nlang: ~\n"), "owner:\nlang: ~\n");
    assert_eq!(formatted("tags:\n- #c\n- x\n-\n"), "tags:\n  -  #c\n  - x\n  -\n");
    assert_eq!(formatted("a: {x: , y: }\n"), "a: { x:, y: }\n");
}

#[test]
fn refusals_say_where_and_what_to_do() {
    let error = refused("flow: T\nowner: \"T\rx\"\n");
    assert!(matches!(error, FormatError::NotYaml { line: 2, .. }), "{error}");
    assert!(crate::syntax::parse(&SourceFile::new("flow.yaml", "flow: \"T\rx\"\n")).is_cut);
    assert_eq!(error.help(), "see what is wrong: `handoff check flow.yaml`");
    assert_eq!(formatted("flow: \"T\r x\"\n"), "flow: \"T x\"\n");
    let error = refused("flow: T\n? [a, b]\n: c\n");
    assert!(error.to_string().starts_with("line 2 of `flow.yaml` cannot"), "{error}");
    assert_eq!(refused("flow: T\n---\nflow: U\n").help(), "take a line `---` out of the file");
}
