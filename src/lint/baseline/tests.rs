//! What counts as the same finding, and what as a new one.

use super::{Baseline, BaselineError, Comparison, Files};
use crate::config::Settings;
use crate::lint::{Report, check};
use crate::text::SourceFile;
use jiff::civil::date;

/// Files by their own names, of which some are still there.
struct There<'a>(&'a [&'a str]);

impl Files for There<'_> {
    fn known_as(&self, name: &str) -> String {
        name.to_owned()
    }

    fn is_gone(&self, file: &str) -> bool {
        !self.0.contains(&file)
    }
}

/// A flow of hand-offs without a measure.
fn flow(title: &str, handoffs: &[&str]) -> String {
    let handoffs: String = handoffs.iter().map(|ends| format!("  - {ends}: Answer for {ends}\n")).collect();
    format!("flow: {title}\nactors: {{ a: A, b: B, c: C }}\nhandoffs:\n{handoffs}")
}

/// Checks flows for measures only.
fn report(files: &[(&str, String)]) -> Report {
    let mut settings = Settings::default();
    settings.levels.selected = vec![crate::lint::catalogue().select("H002").unwrap()];
    let check = |(name, text): &(&str, String)| {
        check(SourceFile::new(*name, text.as_str()), settings.clone(), date(2026, 11, 22))
    };
    Report { files: files.iter().map(check).collect(), ..Report::default() }
}

fn baseline(files: &[(&str, String)]) -> Baseline {
    let written = Baseline::of(&report(files), &There(&[])).to_json();
    Baseline::read(&written).unwrap()
}

/// Compares present flows with a baseline; `there` are the files that still exist.
fn compare(earlier: &[(&str, String)], now: &[(&str, String)], there: &[&str]) -> (usize, usize, usize) {
    let mut report = report(now);
    let Comparison { known, new, gone } = baseline(earlier).take_from(&mut report, &There(there));
    assert_eq!(report.findings().filter(|(_, finding)| finding.waived.is_none()).count(), new);
    (known, new, gone)
}

#[test]
fn a_moved_line_a_new_name_or_a_new_title_change_nothing() {
    let earlier = [("a.yaml", flow("One", &["a -> b", "b -> c"]))];
    assert_eq!(compare(&earlier, &earlier, &["a.yaml"]), (2, 0, 0));
    assert_eq!(compare(&earlier, &[("a.yaml", flow("One", &["b -> c", "a -> b"]))], &["a.yaml"]), (2, 0, 0));
    assert_eq!(compare(&earlier, &[("b.yaml", flow("One", &["a -> b", "b -> c"]))], &["b.yaml"]), (2, 0, 0));
    assert_eq!(compare(&earlier, &[("a.yaml", flow("Two", &["a -> b", "b -> c"]))], &["a.yaml"]), (2, 0, 0));
}

#[test]
fn what_is_new_counts_and_what_went_can_be_pruned() {
    let earlier = [("a.yaml", flow("One", &["a -> b", "b -> c"]))];
    assert_eq!(compare(&earlier, &[("a.yaml", flow("One", &["a -> b", "a -> c"]))], &["a.yaml"]), (1, 1, 1));
    let other = [("a.yaml", flow("One", &["b -> c"])), ("b.yaml", flow("Two", &["a -> b"]))];
    assert_eq!(compare(&earlier, &other, &["a.yaml", "b.yaml"]), (1, 1, 1));
}

#[test]
fn flows_of_one_title_are_told_apart() {
    let earlier = [("a.yaml", flow("One", &["a -> b"])), ("b.yaml", flow("One", &["b -> c"]))];
    assert_eq!(compare(&earlier, &earlier, &["a.yaml", "b.yaml"]), (2, 0, 0));
    // A copy is a flow of its own.
    let copied = [earlier[0].clone(), ("c.yaml", flow("One", &["a -> b"]))];
    assert_eq!(compare(&earlier, &copied, &["a.yaml", "b.yaml", "c.yaml"]), (1, 1, 0));
    // Files that change names with each other keep their findings.
    let titled = [("a.yaml", flow("One", &["a -> b"])), ("b.yaml", flow("Two", &["b -> c"]))];
    let swapped = [("a.yaml", flow("Two", &["b -> c"])), ("b.yaml", flow("One", &["a -> b"]))];
    assert_eq!(compare(&titled, &swapped, &["a.yaml", "b.yaml"]), (2, 0, 0));
}

#[test]
fn what_a_run_is_not_about_stays() {
    let earlier = [("a.yaml", flow("One", &["a -> b"])), ("b.yaml", flow("Two", &["b -> c"]))];
    let now = [("a.yaml", flow("One", &["a -> c"]))];
    assert_eq!(compare(&earlier, &now, &["a.yaml", "b.yaml"]), (0, 1, 1));
    assert_eq!(compare(&earlier, &now, &["a.yaml"]), (0, 1, 2), "the file is gone");
    let report = report(&now);
    for (there, held) in [(&["a.yaml", "b.yaml"][..], 2), (&["a.yaml"][..], 1)] {
        let files = There(there);
        let written = Baseline::of(&report, &files).with_rest_of(&baseline(&earlier), &report, &files);
        assert_eq!(written.len(), held);
    }
}

#[test]
fn as_many_are_known_as_there_were() {
    let text = flow("One", &["a -> b", "a -> b"]).replace("Answer for a -> b", "Answer");
    let once = flow("One", &["a -> b"]);
    assert_eq!(compare(&[("a.yaml", once)], &[("a.yaml", text)], &["a.yaml"]), (1, 1, 0));
}

#[test]
fn a_waived_finding_never_enters() {
    let waived = flow("One", &["a -> b"]) + "waive: [{ rule: H002, reason: Later }]\n";
    assert!(baseline(&[("a.yaml", waived.clone())]).is_empty());
    assert_eq!(
        compare(&[("a.yaml", flow("One", &["a -> b"]))], &[("a.yaml", waived)], &["a.yaml"]),
        (0, 0, 1)
    );
}

#[test]
fn is_written_sorted_with_a_line_for_each_finding() {
    let files =
        [("b.yaml", flow("\"T\\u0000wo\"", &["b -> c", "a -> b"])), ("a.yaml", flow("One", &["a -> b"]))];
    let text = Baseline::of(&report(&files), &There(&[])).to_json();
    assert_eq!(
        text,
        "{\n  \"version\": 1,\n  \"flows\": [\n    {\n      \"file\": \"a.yaml\",\n      \"flow\": \"One\",\n      \"findings\": [\n        { \"rule\": \"H002\", \"path\": \"handoffs/a-b\", \"count\": 1 }\n      ]\n    },\n    {\n      \"file\": \"b.yaml\",\n      \"flow\": \"T\\u0000wo\",\n      \"findings\": [\n        { \"rule\": \"H002\", \"path\": \"handoffs/a-b\", \"count\": 1 },\n        { \"rule\": \"H002\", \"path\": \"handoffs/b-c\", \"count\": 1 }\n      ]\n    }\n  ]\n}\n"
    );
    assert_eq!(Baseline::read(&text).unwrap().to_json(), text);
    let empty = Baseline::default().to_json();
    assert_eq!(Baseline::read(&empty).unwrap(), Baseline::default(), "{empty}");
}

#[test]
fn a_slip_never_passes_silently() {
    let message = |text: &str| Baseline::read(text).unwrap_err().to_string();
    assert!(message("{\n \"version\": 1,\n<<<<<<< HEAD\n").starts_with("line 3, column 1: "));
    assert!(message("{ \"version\": 1, \"flows\": [], \"flow\": [] }").contains("unknown field `flow`"));
    assert_eq!(Baseline::read("{ \"version\": 2, \"steps\": [] }"), Err(BaselineError::Version(2)));
    let entry = "{ \"file\": \"a\", \"flow\": null, \"findings\": [] }";
    assert_eq!(
        Baseline::read(&format!("{{ \"version\": 1, \"flows\": [{entry}, {entry}] }}")),
        Err(BaselineError::Twice("a".to_owned()))
    );
}
