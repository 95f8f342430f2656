//! A typo anywhere in configuration never passes silently.
//!
//! The keys come from the table of keys, so that a new one is tried out the day it comes in.

use crate::flow::{MEASURE, blood_test};
use crate::project::{Project, Ran};
use handoffs::syntax::keys::{Key, Shape, Table, WORKSPACE};
use std::collections::HashSet;

fn project() -> Project {
    Project::new().file(
        "a.yaml",
        blood_test(&format!(
            "  - technician -> patient: {{ product: Answer to what is wrong, measures: {MEASURE} }}\n"
        )),
    )
}

/// Leaves the last letter out, or doubles it, or adds another: what is none of the `known` words.
fn slip<'words>(word: &str, known: impl IntoIterator<Item = &'words str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let (short, last) = word.split_at(word.len() - 1);
    let slips = [short.to_owned(), format!("{word}{last}"), format!("{word}x")];
    slips.into_iter().find(|slip| !slip.is_empty() && !known.contains(&slip.as_str())).unwrap()
}

/// Checks a flow that is clean under a workspace file.
fn check(workspace: &str) -> Ran {
    let project = project().file("handoff.yaml", workspace);
    project.run(&["check", "a.yaml", "--fail-on", "never", "--select", "H001"])
}

/// Makes sure that a workspace file is refused at `wrong`, which stands behind `lead`, and that
/// what was meant is named.
#[track_caller]
fn refused(workspace: &str, lead: &str, wrong: &str, meant: &str) {
    let ran = check(workspace);
    assert_eq!(ran.code, 2, "{workspace}\n{ran:#?}");
    let start = workspace.find(&format!("{lead}{wrong}")).unwrap() + lead.len();
    let before = &workspace[..start];
    let line = before.matches('\n').count() + 1;
    let column = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1) + 1;
    let place = format!(" handoff.yaml:{line}:{column}");
    let found = ran.out.split("\n\n").find(|finding| finding.lines().any(|line| line.ends_with(&place)));
    let found = found.unwrap_or_else(|| panic!("nothing is told at{place} of\n{workspace}\n{ran:#?}"));
    assert!(found.contains(&format!("`{meant}`")), "`{meant}` is not named in\n{found}\nof\n{workspace}");
}

/// A table of keys with the lines that lead to it.
struct Place {
    table: &'static Table,
    lines: Vec<String>,
}

impl Place {
    /// Writes a line about a key at the place, and below it the other keys that have to be there.
    fn with(&self, line: &str, key: &Key) -> String {
        let others = self.table.keys.iter().filter(|other| other.is_required && other.name != key.name);
        let below = self.lines.len();
        let lines = self.lines.iter().enumerate().map(|(depth, line)| (depth, line.as_str()));
        let lines = lines.chain([(below, line)]).chain(others.map(|other| (below, other.example)));
        let text: String = lines.map(|(depth, line)| format!("{}{line}\n", "    ".repeat(depth))).collect();
        // Where an entry of a list begins, its dash stands where the last blanks would.
        text.replace("    -\n        ", "      - ")
    }

    fn below(&self, key: &Key, more: &[&str], table: &'static Table) -> Self {
        let mut lines = self.lines.clone();
        lines.push(format!("{}:", key.name));
        lines.extend(more.iter().map(|line| (*line).to_owned()));
        Self { table, lines }
    }
}

/// Returns every table that a workspace file may hold, each once.
fn places() -> Vec<Place> {
    let mut places = vec![Place { table: &WORKSPACE, lines: Vec::new() }];
    let mut seen = HashSet::from([WORKSPACE.name]);
    let mut next = 0;
    while let Some(place) = places.get(next) {
        let mut found = Vec::new();
        for key in place.table.keys {
            let below = match key.shape {
                Shape::Table(table) | Shape::Short(_, table) | Shape::OneOrMany(table) => {
                    place.below(key, &[], table)
                }
                Shape::Map(table) | Shape::ShortMap(_, table) => place.below(key, &["some-id:"], table),
                Shape::List(table) => place.below(key, &["-"], table),
                _ => continue,
            };
            if seen.insert(below.table.name) {
                found.push(below);
            }
        }
        places.extend(found);
        next += 1;
    }
    places
}

#[test]
fn every_misspelt_key_is_refused() {
    let places = places();
    let keys: usize = places.iter().map(|place| place.table.keys.len()).sum();
    assert!(places.len() >= 4 && keys >= 20, "{keys} keys in {} tables", places.len());
    for place in &places {
        for key in place.table.keys {
            let wrong = slip(key.name, place.table.keys.iter().map(|key| key.name));
            let line = key.example.replacen(key.name, &wrong, 1);
            assert!(line.starts_with(&format!("{wrong}:")), "{} has no example of itself", key.name);
            refused(&place.with(&line, key), "", &line, key.name);
        }
    }
}

#[test]
fn every_misspelt_word_is_refused() {
    let mut tried = 0;
    for place in places() {
        for key in place.table.keys {
            let (Shape::Choice(words) | Shape::ChoiceList(words)) = key.shape else { continue };
            for word in words {
                let wrong = slip(word, words.iter().copied());
                let lead = format!("{}: ", key.name);
                refused(&place.with(&format!("{lead}{wrong}"), key), &lead, &wrong, word);
                tried += 1;
            }
        }
    }
    assert!(tried >= 10, "{tried} words");
}

#[test]
fn every_misspelt_rule_and_level_is_refused() {
    for meta in handoffs::lint::catalogue().metas() {
        for (wrong, meant) in [(slip(meta.name, []), meta.name), (meta.code.replacen('0', "", 1), meta.code)]
        {
            refused(&format!("rules:\n  {wrong}: off\n"), "", &wrong, meant);
        }
    }
    for level in ["off", "info", "warning", "error"] {
        let wrong = slip(level, []);
        refused(&format!("rules:\n  H001: {wrong}\n"), "H001: ", &wrong, level);
    }
    for name in ["HH", "H1000", "Z", "0", "handoff", "''"] {
        check(&format!("rules:\n  {name}: off\n")).ends_with(2).out(" handoff.yaml:2:3\n");
    }
}

#[test]
fn every_misspelt_argument_is_refused() {
    let project = project();
    for (arguments, meant) in [
        (["--profile", "strikt"], "strict"),
        (["--fail-on", "warn"], "warning"),
        (["--format", "sarf"], "sarif"),
        (["--select", "handoff-without-produc"], "handoff-without-product"),
        (["--select", "H01"], "H001"),
        (["--ignore", "handoff-without-produc"], "handoff-without-product"),
        (["--color", "allways"], "always"),
        (["--selct", "H001"], "--select"),
        (["--base-line", "known.json"], "--baseline"),
        (["--today", "2026-13-01"], "--today"),
    ] {
        project.run(&[&["check", "a.yaml"][..], &arguments].concat()).ends_with(2).err(meant).quiet_out();
    }
}

#[test]
fn a_misspelt_name_of_the_file_is_refused() {
    for name in ["handoff.yml", ".handoff.yml"] {
        let project = project().file(name, "profile: strict\n");
        project.run(&["check", "a.yaml"]).ends_with(2).err(&format!("help: rename `{name}`"));
    }
    for name in ["Handoff.yaml", "handoffs.yaml", ".handoffs.yaml", "hand-off.yml"] {
        let project = project().file(name, "profile: strict\n");
        project.run(&["check", "a.yaml"]).ends_with(2).err(&format!("help: rename `{name}`"));
        // Beside the file that counts, and above the flow.
        let text = project.read("a.yaml");
        let project = project.file("handoff.yaml", "profile: review\n").file("deep/a.yaml", text);
        project.run(&["check", "deep"]).ends_with(2).err(&format!("help: rename `{name}`"));
    }
    let project = project().file("handoffs.yaml", "people: 3\n");
    project.run(&["check", "a.yaml"]).ends_with(0);
    let project = self::project().file("handoff.yml", project.read("a.yaml"));
    project.run(&["check", "--select", "H001"]).ends_with(0).out("in 2 flows");
}

#[test]
fn the_flow_is_clean_where_nothing_is_misspelt() {
    check("profile: review\nrules:\n  H001: off\n").ends_with(0);
}

#[test]
fn a_language_that_there_is_not_is_told() {
    check("lang: enn\n").ends_with(2).out("handoff.yaml:1:7").out("write `en`");
    check("lang: zz\n").ends_with(2).out("names no language");
    check("lang: eng\n").ends_with(2).out("write `en`");
    let project = project();
    let text = "lang: enn-GB\n".to_owned() + &project.read("a.yaml");
    project.file("a.yaml", text).run(&["check"]).ends_with(1).out("a.yaml:1:7").out("write `en-GB`");
}

#[test]
fn a_workspace_that_cannot_be_read_is_told_once() {
    let text = project().read("a.yaml");
    let project = (0..5).fold(Project::new(), |project, n| project.file(&format!("f{n}.yaml"), &text));
    let ran = project.file("handoff.yaml", b"profile: \xff\n").run(&["check"]).ends_with(2);
    assert_eq!(ran.err.matches("is not UTF-8").count(), 1, "{ran:#?}");
}
