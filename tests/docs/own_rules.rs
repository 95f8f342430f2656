//! The page on own rules has every field that a condition may ask.

use crate::generated::expect;
use crate::root;
use handoffs::condition::{Kind, Thing};
use std::fmt::Write;

/// Where the tables of fields stand in the page.
const BEGIN: &str = "<!-- made from the table of fields: UPDATE=1 cargo test --test docs -->\n";

fn kind(kind: Kind) -> String {
    let quoted =
        |words: &[&str]| words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", ");
    let linked = |thing: Thing| format!("[{}](#a-field-of-{})", thing.noun(), thing.variable());
    match kind {
        Kind::Word(words) => quoted(words),
        Kind::Words(words) => format!("list of {}", quoted(words)),
        Kind::One(thing) => linked(thing),
        Kind::Many(thing) => format!("list: {}", linked(thing)),
        Kind::Truth => "`true` or `false`".to_owned(),
        other => other.words().trim_start_matches("a ").to_owned(),
    }
}

#[test]
fn the_page_on_own_rules_has_every_field() {
    let path = root().join("docs/own-rules.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (written, _) = page.split_once(BEGIN).expect("the page says where the tables begin");
    let mut tables = String::new();
    for thing in Thing::ALL {
        let _ = writeln!(tables, "\n### A field of `{}`\n", thing.variable());
        tables.push_str("| field | is | means |\n|---|---|---|\n");
        for field in thing.fields() {
            let _ = writeln!(tables, "| `{}` | {} | {} |", field.name, kind(field.kind), field.meaning);
        }
    }
    expect(&path, &format!("{written}{BEGIN}{tables}"));
}
