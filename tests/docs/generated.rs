//! Pages that are made from the code are fresh: the keys of the format, and one page for each rule.

use crate::rule_pictures::draw;
use crate::{is_update, root};
use handoffs::diagnostic::{Example, Family, Fence, Mend, RuleMeta, Sample};
use handoffs::rules::RULES;
use handoffs::syntax::keys::{Limit, Shape, TABLES, Table, WORKSPACE};
use handoffs::syntax::schema;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// Where the tables of keys stand in the page on the format.
const BEGIN: &str = "<!-- made from the table of keys: UPDATE=1 cargo test --test docs -->\n";

/// What the pictures of all rules may take together, so that the repository stays light.
const MOST_BYTES: usize = 1_500_000;

/// Compares a file with what it should be, or writes it.
pub(crate) fn expect(path: &Path, fresh: &str) {
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
fn the_pages_on_the_format_and_on_configuration_have_every_key() {
    let first = TABLES.iter().position(|table| std::ptr::eq(*table, &WORKSPACE)).unwrap();
    let (of_flow, of_workspace) = TABLES.split_at(first);
    for (page, tables) in [("docs/format.md", of_flow), ("docs/configuration.md", of_workspace)] {
        let path = root().join(page);
        let page = std::fs::read_to_string(&path).unwrap();
        let (written, _) = page.split_once(BEGIN).expect("the page says where the tables begin");
        expect(&path, &format!("{written}{BEGIN}{}", self::tables(tables)));
    }
}

#[test]
fn the_schemas_are_those_that_the_program_prints() {
    let metas: Vec<&RuleMeta> = RULES.iter().map(|rule| rule.meta).collect();
    let folder = root().join("docs/schemas");
    expect(&folder.join("handoff-flow-1.json"), &schema::text(&schema::flow()));
    expect(&folder.join("handoff-workspace-1.json"), &schema::text(&schema::workspace(&metas)));
}

#[test]
fn the_pages_of_rules_name_their_limits_and_defaults() {
    for limit in Limit::ALL {
        let rule = RULES.iter().find(|rule| rule.meta.code == limit.rule()).unwrap();
        let wanted = format!("`{}`", limit.key().example);
        assert!(rule.meta.page.contains(&wanted), "the page of {} lacks {wanted}", limit.rule());
    }
}

fn tables(of_page: &[&Table]) -> String {
    let mut text = String::new();
    for table in of_page {
        let _ = writeln!(text, "\n### {}\n", heading(table));
        text.push_str("| key | value | means | for example |\n|---|---|---|---|\n");
        for key in table.keys {
            let needed = if key.is_required { " (needed)" } else { "" };
            let example = key.example.replace('|', "\\|");
            let value = value(&key.shape, of_page);
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
fn value(shape: &Shape, of_page: &[&Table]) -> String {
    let words = |words: &[&str]| {
        let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        quoted.join(", ")
    };
    let table = |table: &Table| {
        let is_here = of_page.iter().any(|other| std::ptr::eq(*other, table));
        let page = if is_here { "" } else { "format.md" };
        format!("[{}]({page}#{})", table.name, heading(table).to_lowercase().replace(' ', "-"))
    };
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Texts => "text, or a list".to_owned(),
        Shape::Id => "a new id".to_owned(),
        Shape::Reference(target) => format!("id of {}", article(target.word())),
        Shape::References(target) => format!("id of {}, or a list", article(target.word())),
        Shape::Duration => "duration".to_owned(),
        Shape::TimeRange => "duration or range of durations".to_owned(),
        Shape::Share => "share".to_owned(),
        Shape::Quantity => "quantity".to_owned(),
        Shape::Date => "date".to_owned(),
        Shape::Recurrence => "how often".to_owned(),
        Shape::Unit => "unit".to_owned(),
        Shape::Scale => "scale".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Whole { least, most } => format!("whole number from {least} to {most}"),
        Shape::Percent { least, most } => format!("share from {least}% to {most}%"),
        Shape::Language => "language tag".to_owned(),
        Shape::Globs => "pattern of paths, or a list".to_owned(),
        Shape::Rules => "code, family letter or name of a rule, or a list".to_owned(),
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
    let mut known = BTreeSet::from([folder.join("README.md"), folder.join("pictures")]);
    let mut bytes = 0;
    for rule in RULES {
        let page = Page::of(rule.meta);
        for (name, svg) in &page.pictures {
            bytes += svg.len();
            expect(&folder.join(name), svg);
            known.insert(folder.join(name));
        }
        let path = folder.join(format!("{}.md", rule.meta.code));
        expect(&path, &page.text);
        known.insert(path);
    }
    assert!(bytes < MOST_BYTES, "the pictures of the rules take {bytes} bytes");
    let entries = [&folder, &folder.join("pictures")].map(|folder| std::fs::read_dir(folder).unwrap());
    for path in entries.into_iter().flatten().map(|entry| entry.unwrap().path()) {
        let is_known = known.contains(&path);
        if !is_known && is_update() {
            std::fs::remove_file(&path).unwrap();
        }
        assert!(is_known || is_update(), "no rule has {}", path.display());
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

/// A rule's page as it is made.
struct Page {
    meta: &'static RuleMeta,
    text: String,
    /// The pictures with their names from the folder of the page.
    pictures: Vec<(String, String)>,
    /// The fence that the current line stands in.
    open: Option<(Fence<'static>, String)>,
    /// The example with the tables before it.
    next: Sample,
}

impl Page {
    fn of(meta: &'static RuleMeta) -> Self {
        let mut page =
            Self { meta, text: head(meta), pictures: Vec::new(), open: None, next: Sample::default() };
        for line in meta.lines() {
            page.push_line(line.trim_end());
        }
        page.text.truncate(page.text.trim_end().len());
        page.text.push('\n');
        page
    }

    /// Adds a line, with a word before each example, its picture behind it, and a blank line below
    /// each heading.
    fn push_line(&mut self, line: &'static str) {
        let closed = self.open.take_if(|_| line == "```");
        if let Some((_, text)) = &mut self.open {
            text.push_str(line);
            text.push('\n');
        } else if let Some(info) = line.strip_prefix("```").filter(|_| closed.is_none()) {
            let fence = Fence::of(info);
            let lead = match fence {
                Fence::Flow(Example::Fail) | Fence::Bpmn(Example::Fail) => "This raises it:\n\n".to_owned(),
                Fence::Flow(Example::Pass) | Fence::Bpmn(Example::Pass) => "This does not:\n\n".to_owned(),
                Fence::Table(path) => format!("With `{path}`:\n\n"),
                Fence::Other => String::new(),
            };
            if !lead.is_empty() && !self.text.ends_with("\n\n") {
                self.text.push('\n');
            }
            self.text.push_str(&lead);
            self.open = Some((fence, String::new()));
        }
        self.text.push_str(line);
        self.text.push_str(if line.starts_with("## ") { "\n\n" } else { "\n" });
        if let Some((fence, text)) = closed
            && let Some((kind, sample)) = self.next.close(fence, text)
        {
            self.push_picture(kind, sample);
        }
    }

    /// Adds the picture of an example; what our picture does not show of BPMN is what it is about.
    fn push_picture(&mut self, kind: Example, sample: Sample) {
        if sample.is_bpmn {
            return;
        }
        let Some(drawn) = draw(self.meta, kind, sample) else {
            self.text.push_str("\nToo little of this can be read for a picture.\n");
            return;
        };
        let word = if kind == Example::Fail { "fail" } else { "pass" };
        let stem = format!("pictures/{}-{word}", self.meta.code);
        let is_taken = |name: &String| self.pictures.iter().any(|(taken, _)| taken == name);
        let mut names = (1..).map(|number| match number {
            1 => format!("{stem}.svg"),
            _ => format!("{stem}-{number}.svg"),
        });
        let name = names.find(|name| !is_taken(name)).expect("there are names without end");
        let _ = writeln!(self.text, "\n![{}]({name})", drawn.alt);
        self.pictures.push((name, drawn.svg));
    }
}

fn head(meta: &RuleMeta) -> String {
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
    text
}

fn family_anchor(meta: &RuleMeta) -> String {
    format!("{}-{}", &meta.code[..1], meta.family().title()).to_lowercase().replace(' ', "-")
}
