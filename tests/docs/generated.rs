//! Pages that are made from the code are fresh: the keys of the format, and one page for each rule.

use crate::{is_update, root};
use handoffs::diagnostic::{Family, Mend, RuleMeta};
use handoffs::rules::RULES;
use handoffs::syntax::keys::{Shape, TABLES, Table};
use std::fmt::Write;
use std::path::Path;

/// Where the tables of keys stand in the page on the format.
const BEGIN: &str = "<!-- made from the table of keys: UPDATE=1 cargo test --test docs -->\n";

/// Compares a file with what it should be, or writes it.
fn expect(path: &Path, fresh: &str) {
    let old = std::fs::read_to_string(path).unwrap_or_default();
    if old == fresh {
        return;
    }
    let shown = path.strip_prefix(root()).unwrap().display();
    assert!(is_update(), "{shown} is stale: UPDATE=1 cargo test --test docs");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, fresh).unwrap();
}

#[test]
fn the_format_page_has_every_key() {
    let path = root().join("docs/format.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (written, _) = page.split_once(BEGIN).expect("the page says where the tables begin");
    expect(&path, &format!("{written}{BEGIN}{}", tables()));
}

fn tables() -> String {
    let mut text = String::new();
    for table in TABLES {
        let _ = writeln!(text, "\n### {}\n", heading(table));
        text.push_str("| key | value | means | for example |\n|---|---|---|---|\n");
        for key in table.keys {
            let needed = if key.is_required { " (needed)" } else { "" };
            let example = key.example.replace('|', "\\|");
            let value = value(&key.shape);
            let _ = writeln!(text, "| `{}`{needed} | {value} | {} | `{example}` |", key.name, key.help);
        }
        if let Some(others) = table.others {
            let _ = writeln!(text, "| any other | text | {others} | |");
        }
    }
    text
}

fn heading(table: &Table) -> String {
    let mut letters = table.name.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// Says how a value is written.
fn value(shape: &Shape) -> String {
    let words = |words: &[&str]| {
        let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        quoted.join(", ")
    };
    let table =
        |table: &Table| format!("[{}](#{})", table.name, heading(table).to_lowercase().replace(' ', "-"));
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Texts => "text, or a list".to_owned(),
        Shape::Id => "a new id".to_owned(),
        Shape::Reference(target) => format!("id of {}", article(target.word())),
        Shape::References(target) => format!("id of {}, or a list", article(target.word())),
        Shape::Duration => "duration".to_owned(),
        Shape::Share => "share".to_owned(),
        Shape::Quantity => "quantity".to_owned(),
        Shape::Date => "date".to_owned(),
        Shape::Recurrence => "how often".to_owned(),
        Shape::Unit => "unit".to_owned(),
        Shape::Scale => "scale".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Bool => words(&["true", "false"]),
        Shape::Choice(choices) => words(choices),
        Shape::ChoiceList(choices) => format!("{}, or a list", words(choices)),
        Shape::Table(of) => table(of),
        Shape::Short(key, of) => format!("text (the `{key}`), or {}", table(of)),
        Shape::Map(of) => format!("for each id: {}", table(of)),
        Shape::ShortMap(key, of) => format!("for each id: text (the `{key}`), or {}", table(of)),
        Shape::List(of) => format!("list of: {}", table(of)),
        Shape::OneOrMany(of) => format!("{}, or a list", table(of)),
        Shape::Handoffs(of) => format!("list of: `supplier -> customer: product`, or {}", table(of)),
        Shape::Measures(of) => format!("id, {}, or a list of either", table(of)),
        Shape::Exits(of) => format!("id, a list, or for each answer: id or {}", table(of)),
    }
}

fn article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

#[test]
fn every_rule_has_its_page() {
    let folder = root().join("docs/rules");
    expect(&folder.join("README.md"), &index());
    for rule in RULES {
        expect(&folder.join(format!("{}.md", rule.meta.code)), &page(rule.meta));
    }
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_known = name == "README" || RULES.iter().any(|rule| rule.meta.code == name);
        if !is_known && is_update() {
            std::fs::remove_file(&path).unwrap();
        }
        assert!(is_known || is_update(), "no rule has the page docs/rules/{name}.md");
    }
}

fn index() -> String {
    let mut text = String::from(
        "# The rules\n\n\
         What `handoff check` looks at. A code never changes its meaning; select or ignore rules by code, by name or by\n\
         the letter of a family. Levels are those of the profile `review`.\n",
    );
    let mut family: Option<Family> = None;
    for rule in RULES {
        let meta = rule.meta;
        if family != Some(meta.family()) {
            family = Some(meta.family());
            let letter = &meta.code[..1];
            let _ = writeln!(
                text,
                "\n## {letter}: {}\n\n| code | name | level | checks |",
                meta.family().title()
            );
            text.push_str("|---|---|---|---|\n");
        }
        let (code, name, level) = (meta.code, meta.name, meta.level.word());
        let _ = writeln!(text, "| [{code}]({code}.md) | `{name}` | {level} | {} |", meta.summary());
    }
    text
}

fn page(meta: &RuleMeta) -> String {
    let (code, name, level) = (meta.code, meta.name, meta.level.word());
    let fix = match meta.fix {
        Mend::No => "",
        Mend::Safe => " [Fix](../adopting.md#let-it-mend-what-is-mechanical): `--fix`.",
        Mend::Unsafe => " [Fix](../adopting.md#let-it-mend-what-is-mechanical): `--fix=unsafe`.",
    };
    let mut text = format!("# {code} `{name}`\n\n");
    let _ = writeln!(
        text,
        "Level: {level}. Family: [{}](README.md#{}). Since {}.{fix}\n",
        meta.family().title(),
        family_anchor(meta),
        meta.since
    );
    for line in meta.lines() {
        push_line(&mut text, line.trim_end());
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Adds a line, with a word before each example and a blank line below each heading.
fn push_line(text: &mut String, line: &str) {
    let lead = match line {
        "```yaml fail" => "This raises it:\n\n",
        "```yaml pass" => "This does not:\n\n",
        _ => "",
    };
    if !lead.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
    text.push_str(lead);
    text.push_str(line);
    text.push_str(if line.starts_with("## ") { "\n\n" } else { "\n" });
}

fn family_anchor(meta: &RuleMeta) -> String {
    format!("{}-{}", &meta.code[..1], meta.family().title()).to_lowercase().replace(' ', "-")
}
