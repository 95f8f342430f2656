//! Every flow in `flows/` says at its head what the check finds in it, and the check finds just that.
//!
//! The line reads `# check: clean`, or `# check: H002 x3, P001` with the codes of all warnings and
//! errors in order, and behind each how often it is raised where that is more than once.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use handoffs::config::Settings;
use handoffs::diagnostic::Severity;
use handoffs::text::SourceFile;
use handoffs::{lint, syntax};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn flows() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut flows: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")).collect();
    flows.sort();
    flows
}

fn stated(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.strip_prefix("# check: "))
}

fn found(path: &Path, text: &str) -> String {
    let source = SourceFile::new(path.to_string_lossy(), text);
    let report = lint::check(source, Settings::default(), date(2026, 11, 22));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &report.findings {
        if finding.waived.is_none() && finding.diagnostic.severity >= Severity::Warning {
            *counts.entry(finding.diagnostic.rule.code()).or_default() += 1;
        }
    }
    if counts.is_empty() {
        return "clean".to_owned();
    }
    let codes = counts.iter().map(|(code, count)| match count {
        1 => (*code).to_owned(),
        _ => format!("{code} x{count}"),
    });
    codes.collect::<Vec<_>>().join(", ")
}

#[test]
fn the_check_finds_what_the_head_of_a_flow_says() {
    let flows = flows();
    assert!(flows.len() >= 8, "{flows:?}");
    let mut wrong = Vec::new();
    for path in flows {
        let text = std::fs::read_to_string(&path).unwrap();
        let (stated, found) = (stated(&text).unwrap_or("nothing"), found(&path, &text));
        if stated != found {
            wrong.push(format!("{}: says {stated}, finds {found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn flows_are_written_in_the_canonical_form() {
    for path in flows() {
        let source = SourceFile::new(path.to_string_lossy(), std::fs::read_to_string(&path).unwrap());
        let canonical = syntax::format(&source).unwrap();
        if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
            std::fs::write(&path, &canonical).unwrap();
        } else {
            assert_eq!(source.text(), canonical, "UPDATE=1 cargo test --test flows");
        }
    }
}
