//! The snippets of the page on pipelines do what they say, as far as that shows without a service.

#[allow(dead_code, reason = "other tests look at attributes and children")]
#[path = "../integration/xml.rs"]
mod xml;

use crate::markdown::blocks;
use crate::root;
use serde_yaml::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

/// The commands of a snippet, and the files that its services pick up afterwards.
struct Snippet {
    line: usize,
    commands: Vec<String>,
    picked_up: BTreeSet<String>,
}

/// The keys whose values are names of files that a service picks up.
const PICKED_UP: [&str; 4] = ["sarif_file", "codequality", "junit", "testResultsFiles"];

fn snippets() -> Vec<Snippet> {
    let page = std::fs::read_to_string(root().join("docs/pipelines.md")).unwrap();
    let mut found = Vec::new();
    for block in blocks(&page) {
        let mut snippet = Snippet { line: block.line, commands: Vec::new(), picked_up: BTreeSet::default() };
        match block.language() {
            "yaml" => collect(&serde_yaml::from_str(block.text).unwrap(), &mut snippet),
            "groovy" => {
                let quoted = |word: &str| {
                    let opening = format!("{word} '");
                    let parts = block.text.split(opening.as_str()).skip(1);
                    parts.map(|part| part.split_once('\'').unwrap().0.to_owned()).collect::<Vec<_>>()
                };
                snippet.commands = quoted("sh");
                snippet.picked_up = quoted("junit").into_iter().collect();
            }
            "sh" => snippet.commands = block.text.lines().map(str::to_owned).collect(),
            _ => {}
        }
        found.push(snippet);
    }
    found.retain(|snippet| !snippet.commands.is_empty());
    found
}

/// Takes the commands out of `run` and `script`, and the names of files out of what picks them up.
fn collect(value: &Value, snippet: &mut Snippet) {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    if let Some(list) = value.as_sequence() {
        list.iter().for_each(|value| collect(value, snippet));
    }
    for (key, value) in value.as_mapping().into_iter().flatten() {
        match (key.as_str().unwrap_or_default(), value) {
            ("run" | "script", Value::Sequence(lines)) => snippet.commands.extend(lines.iter().map(text)),
            ("run" | "script", line) => snippet.commands.push(text(line)),
            (key, file) if PICKED_UP.contains(&key) => {
                snippet.picked_up.insert(text(file));
            }
            (_, other) => collect(other, snippet),
        }
    }
}

/// Returns a repository with the flows, and beside its commit a new flow with two gaps.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("target")).unwrap();
    std::fs::create_dir_all(folder.path().join("flows")).unwrap();
    for entry in std::fs::read_dir(root().join("flows")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        std::fs::copy(&path, folder.path().join("flows").join(path.file_name().unwrap())).unwrap();
    }
    for line in
        ["git init --quiet", "git add .", "git -c user.name=A -c user.email=a@b commit --quiet -m first"]
    {
        assert_eq!(run(line, folder.path()).0, 0, "{line}");
    }
    let worse = "\nflow: Worse\ncustomer: b\nactors: { a: Ann, b: { name: Ben, side: external } }\nhandoffs: [ a -> b ]\n";
    std::fs::write(folder.path().join("flows/worse.yaml"), worse).unwrap();
    folder
}

fn run(line: &str, folder: &Path) -> (i32, String) {
    let own = Path::new(env!("CARGO_BIN_EXE_handoff")).parent().unwrap();
    let paths = format!("{}:{}", own.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{{ {line}\n}} 2>&1")]).current_dir(folder).env("PATH", paths);
    command
        .env("GITHUB_STEP_SUMMARY", folder.join("summary.md"))
        .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD");
    let output = command.stdin(Stdio::null()).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Makes sure that a report is what its format demands at the least.
fn judge(format: &str, text: &str) {
    match format {
        "sarif" | "json" | "gitlab" => drop(serde_json::from_str::<serde_json::Value>(text).unwrap()),
        "junit" => assert_eq!(xml::parse(text).name, "testsuites"),
        _ => assert!(!text.is_empty(), "{format}"),
    }
}

#[test]
fn every_snippet_finds_the_gaps_and_leaves_its_reports() {
    let snippets = snippets();
    let commands: usize = snippets.iter().map(|snippet| snippet.commands.len()).sum();
    assert!(commands >= 7, "{commands} commands: the page has one for each service");
    for snippet in snippets {
        for line in &snippet.commands {
            let folder = repository();
            let place = format!("docs/pipelines.md:{}: {line}", snippet.line);
            let (code, printed) = run(line, folder.path());
            let is_soft = line.contains("--fail-on never") || line.contains("--fail-under");
            assert_eq!(code, i32::from(!is_soft), "{place}\n{printed}");
            let since = line.contains("--since");
            assert!(!since || printed.matches("warning[").count() == 2, "{place}\n{printed}");
            let mut named = BTreeSet::new();
            for word in line.split_whitespace().map(|word| word.trim_matches('"')) {
                let Some((format, file)) = word.split_once('=') else { continue };
                let file = file.replace("$GITHUB_STEP_SUMMARY", "summary.md");
                judge(format, &std::fs::read_to_string(folder.path().join(&file)).expect(&place));
                named.insert(file);
            }
            let lost: Vec<&String> = snippet.picked_up.difference(&named).collect();
            assert!(lost.is_empty(), "{place}: nothing writes {lost:?}");
        }
    }
}

/// Returns all tables in a value that have a key.
fn with_key<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    if value.get(key).is_some() {
        found.push(value);
    }
    let of_table = value.as_mapping().into_iter().flatten().map(|(_, value)| value);
    let of_list = value.as_sequence().into_iter().flatten();
    of_table.chain(of_list).for_each(|value| with_key(value, key, found));
}

#[test]
fn the_action_and_the_hooks_are_used_as_they_are() {
    let page = std::fs::read_to_string(root().join("docs/pipelines.md")).unwrap();
    let read = |name: &str| -> Value {
        serde_yaml::from_str(&std::fs::read_to_string(root().join(name)).unwrap()).unwrap()
    };
    let (action, hooks) = (read(".github/action.yml"), read(".pre-commit-hooks.yaml"));
    let version = format!("v{}", env!("CARGO_PKG_VERSION"));
    let (mut actions, mut used) = (0, BTreeSet::new());
    for block in blocks(&page).iter().filter(|block| block.language() == "yaml") {
        let snippet: Value = serde_yaml::from_str(block.text).unwrap();
        let mut steps = Vec::new();
        with_key(&snippet, "uses", &mut steps);
        for step in steps.iter().filter(|step| step["uses"].as_str().unwrap().contains("/handoffs/.github@"))
        {
            actions += 1;
            assert!(step["uses"].as_str().unwrap().ends_with(&version));
            for (input, _) in step["with"].as_mapping().unwrap() {
                assert!(action["inputs"].get(input).is_some(), "the action has no input {input:?}");
            }
        }
        for repository in snippet["repos"].as_sequence().into_iter().flatten() {
            assert_eq!(repository["rev"].as_str(), Some(version.as_str()));
            let ids = repository["hooks"].as_sequence().unwrap().iter().map(|hook| hook["id"].clone());
            used.extend(ids.map(|id| id.as_str().unwrap().to_owned()));
        }
    }
    assert_eq!(actions, 1);
    let offered = hooks.as_sequence().unwrap().iter().map(|hook| hook["id"].as_str().unwrap().to_owned());
    assert_eq!(used, offered.collect());
}
