//! What holds of formatting whatever a flow looks like.

use super::{extras, format};
use crate::syntax::tree::{Content, Node};
use crate::syntax::yaml::read;
use crate::text::SourceFile;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Nothing, a comment, or blank lines, after which a value goes on further in.
fn gap(indent: usize) -> impl Strategy<Value = String> {
    let gaps = ["", "", "", " #c\n", "\n#c\n", "\n\n", "\n      #c\n", " # c\n# d\n", "\n"];
    select(gaps.to_vec()).prop_map(move |gap| match gap {
        "" => " ".to_owned(),
        gap => format!("{gap}{}", " ".repeat(indent)),
    })
}

/// What may stand below an entry.
fn below() -> impl Strategy<Value = &'static str> {
    select(&["", "", "", "# e\n", "   # e\n", "\n", "\n\n", "      # e\n\n", "\n# e\n"][..])
}

/// A text over several lines, further in than `indent`.
fn block(indent: usize) -> impl Strategy<Value = String> {
    let marks = ["|", ">", "|-", ">-", "|+", ">+", "|2", ">1-", "|+3", ">2+", "|  # c", "|- #c"];
    let line =
        select(&["a", "  a", "", "a   ", " a", "     ", "# a", "|", ">-", "a: b", "- a", "\ta", "   "][..]);
    (select(marks.to_vec()), 1..4_usize, vec(line, 0..6)).prop_map(move |(mark, more, lines)| {
        let margin = " ".repeat(indent + more);
        let lines: String = lines
            .iter()
            .map(|line| match *line {
                "" => "\n".to_owned(),
                line => format!("{margin}{line}\n"),
            })
            .collect();
        format!(" {mark}\n{lines}")
    })
}

/// A value with what stands before it and the end of its line.
fn value(indent: usize) -> impl Strategy<Value = String> {
    let inner = indent + 3;
    let plain = select(
        &["x", "\"x\"", "'it''s'", "x\n      y", "~", "{}", "[]", "{unit: percent, name: N}", "[a, b]"][..],
    );
    let line_end = select(&["\n", "\n", " # f\n"][..]);
    let on_line = (gap(inner), plain, line_end).prop_map(|(gap, value, end)| format!("{gap}{value}{end}"));
    let brackets = (gap(inner), gap(inner), gap(inner), gap(inner))
        .prop_map(|(one, two, three, four)| format!("{one}{{unit:{two}percent,{three}name: N{four}}}\n"));
    let list = (gap(inner), gap(inner), gap(inner))
        .prop_map(|(one, two, three)| format!("{one}[{two}a,{three}b ]\n"));
    let empty = select(&["\n", " # g\n", "\n#g\n"][..]).prop_map(str::to_owned);
    prop_oneof![4 => on_line, 1 => brackets, 1 => list, 1 => empty, 3 => block(indent)]
}

/// A section with a table of keys, a list, or one value.
fn section(key: &'static str) -> impl Strategy<Value = String> {
    let entry = (select(&["unit", "name", "does", "actor"][..]), value(4), below());
    let table =
        (vec(entry, 1..4), select(&["\n", " # h\n", "\n# h\n"][..])).prop_map(move |(entries, end)| {
            let mut text = format!("{key}:{end}  m:{end}");
            let mut seen = Vec::new();
            for (key, value, below) in entries {
                if !seen.contains(&key) {
                    seen.push(key);
                    text += &format!("    {key}:{value}{below}");
                }
            }
            text
        });
    let items = vec((value(2), below()), 1..4).prop_map(move |items| {
        let items: String = items.iter().map(|(value, below)| format!("  -{value}{below}")).collect();
        format!("{key}:\n{items}")
    });
    let nested = vec((gap(4), value(4), below()), 1..3).prop_map(move |items| {
        let items: String =
            items.iter().map(|(gap, value, below)| format!("-{gap}a:{value}{below}")).collect();
        format!("{key}:\n{items}")
    });
    let one = (value(0), below()).prop_map(move |(value, below)| format!("{key}:{value}{below}"));
    prop_oneof![table, items, nested, one]
}

fn flow() -> impl Strategy<Value = String> {
    let sections =
        ["steps", "flow", "measures", "actors", "owner"].map(|key| proptest::option::of(section(key)));
    (sections, Just((0..5).collect::<Vec<usize>>()).prop_shuffle())
        .prop_map(|(sections, order)| order.iter().filter_map(|index| sections[*index].as_deref()).collect())
}

/// Returns the values with sorted keys, so that trees may differ in their order only.
fn values(node: &Node<'_>) -> String {
    match &node.content {
        Content::Scalar { text, .. } if node.is_empty() => format!("nothing {text:?}"),
        Content::Scalar { text, .. } => format!("{text:?}"),
        Content::Sequence(items) => format!("{:?}", items.iter().map(values).collect::<Vec<_>>()),
        Content::Mapping(entries) => {
            let mut entries: Vec<String> =
                entries.iter().map(|(key, value)| format!("{}={}", values(key), values(value))).collect();
            entries.sort();
            format!("{entries:?}")
        }
    }
}

fn comments(text: &str) -> Vec<String> {
    extras(text).comments.iter().map(|span| text[span.range()].trim_end().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn formatting_keeps_everything_and_is_done_after_one_run(text in flow()) {
        let before = read(&text);
        prop_assume!(!before.is_cut);
        let once = format(&SourceFile::new("flow.yaml", text.as_str()));
        let once = once.unwrap_or_else(|error| panic!("{error}: {}\n{text}", error.help()));
        let twice = format(&SourceFile::new("flow.yaml", once.as_str()));
        prop_assert_eq!(twice.as_ref(), Ok(&once));
        prop_assert_eq!(comments(&text), comments(&once));
        let after = read(&once);
        prop_assert_eq!(before.root.as_ref().map(values), after.root.as_ref().map(values));
    }
}
