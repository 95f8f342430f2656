//! Outputs that are kept under `tests/golden`: what a change to them changes shows in review.
//!
//! `ok` holds flows without errors or warnings, `err` flows with the findings beside them, `emit`
//! one workspace in every format. `UPDATE=1 cargo test` writes them anew.

use crate::flow::{TODAY, flow};
use handoffs::config::Settings;
use handoffs::diagnostic::Severity;
use handoffs::emit::{self, FORMATS, Options, Place};
use handoffs::lint::{self, Failure, Report};
use handoffs::text::SourceFile;
use std::fs;
use std::path::{Path, PathBuf};

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")).collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn report(path: &Path) -> Report {
    let name = path.file_name().unwrap().to_string_lossy();
    let source = SourceFile::new(name, fs::read_to_string(path).unwrap());
    let today = TODAY.parse().unwrap();
    Report { files: vec![lint::check(source, Settings::default(), today)], ..Report::default() }
}

#[track_caller]
fn compare(path: &Path, actual: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(actual, expected, "{} is stale; UPDATE=1 cargo test writes it anew", path.display());
}

#[test]
fn flows_that_are_fine() {
    for path in cases("ok") {
        let checked = flow(fs::read_to_string(&path).unwrap()).check();
        let counted = checked.report.findings.iter().filter(|finding| finding.waived.is_none());
        let worst = counted.map(|finding| finding.diagnostic.severity).max();
        assert!(worst <= Some(Severity::Info), "{}: {:?}", path.display(), checked.codes());
    }
}

#[test]
fn flows_with_findings() {
    let text = emit::find("text").unwrap();
    for path in cases("err") {
        let mut report = report(&path);
        // Infos are many and say nothing of a fault; the folder `emit` shows them.
        for file in &mut report.files {
            file.findings.retain(|finding| finding.diagnostic.severity > Severity::Info);
        }
        compare(&path.with_extension("txt"), &(text.emit)(&report, Options::default()));
    }
}

/// Returns the sample that goes through every format: a flow that is fine, one with findings of
/// all levels, a hostile one, and a file that could not be read.
fn workspace() -> Report {
    let files = cases("emit").iter().flat_map(|path| report(path).files).collect();
    let message = "`torn.yaml` is not UTF-8: byte 0xFF at offset 6".to_owned();
    let failures = vec![Failure { file: "torn.yaml".to_owned(), message }];
    Report { files, failures, ..Report::default() }
}

#[test]
fn every_format() {
    let workspace = workspace();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/emit");
    let version = env!("CARGO_PKG_VERSION");
    for format in FORMATS {
        let place = Place { root: "/home/clinic", directory: "flows" };
        let written = (format.emit)(&workspace, Options { infos: true, place, ..Options::default() })
            .replace(&format!("ersion\": \"{version}\""), "ersion\": \"…\"")
            .replace(&format!("/{version}/"), "/…/");
        compare(&folder.join("workspace").with_extension(format.name), &written);
    }
}
