//! Findings as results of tests: JUnit's XML, as Jenkins, GitLab and Azure read it.
//!
//! A file is a suite. An error or a warning is a failed case, a waived finding a skipped one, and
//! an info a case that passes and has something to say. A file without any is one passing case.

use super::text::human_path;
use super::{Options, visible};
use crate::diagnostic::Severity;
use crate::lint::{Failure, FileReport, Finding, Report};
use std::collections::BTreeMap;

/// What XML gives a meaning to.
const CODES: [(char, &str); 5] =
    [('&', "&amp;"), ('<', "&lt;"), ('>', "&gt;"), ('"', "&quot;"), ('\'', "&apos;")];

/// How many cases of a kind there are.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

/// Writes every finding, silenced ones too.
pub(super) fn emit(report: &Report, options: Options<'_>) -> String {
    let mut suites = String::new();
    let mut all = Count::default();
    for failure in &report.failures {
        all.add(Count { tests: 1, errors: 1, ..Count::default() });
        push_unread(&mut suites, failure, options);
    }
    for file in &report.files {
        let count = count(file);
        all.add(count);
        push_suite(&mut suites, file, count, options);
    }
    // The root has no count of what is skipped in the form that Jenkins knows.
    let Count { tests, failures, errors, .. } = all;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"handoff\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" time=\"0\">\n\
         {suites}</testsuites>\n"
    )
}

impl Count {
    fn add(&mut self, other: Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.errors += other.errors;
        self.skipped += other.skipped;
    }

    fn attributes(self) -> String {
        let Self { tests, failures, errors, skipped } = self;
        format!(
            "tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"0\""
        )
    }
}

fn count(file: &FileReport) -> Count {
    let is_failed =
        |finding: &&Finding| finding.waived.is_none() && finding.diagnostic.severity > Severity::Info;
    Count {
        // A file without findings is a case too.
        tests: file.findings.len().max(1),
        failures: file.findings.iter().filter(is_failed).count(),
        errors: 0,
        skipped: file.findings.iter().filter(|finding| finding.waived.is_some()).count(),
    }
}

fn push_suite(text: &mut String, file: &FileReport, count: Count, options: Options<'_>) {
    let path = xml(&options.place.path(file.source.name()));
    text.push_str(&format!("  <testsuite name=\"{path}\" {}>\n", count.attributes()));
    if file.findings.is_empty() {
        let name = xml(file.flow.as_deref().unwrap_or("no findings"));
        text.push_str(&format!("    <testcase classname=\"{path}\" name=\"{name}\" time=\"0\"/>\n"));
    }
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in &file.findings {
        let diagnostic = &finding.diagnostic;
        let nth = seen.entry((diagnostic.rule.code(), diagnostic.subject.path())).or_default();
        *nth += 1;
        let name = xml(&case_name(finding, *nth));
        text.push_str(&format!("    <testcase classname=\"{path}\" name=\"{name}\" time=\"0\">\n"));
        push_outcome(text, file, finding);
        text.push_str("    </testcase>\n");
    }
    text.push_str("  </testsuite>\n");
}

/// Names a case by its rule and its element, so that it keeps its history from run to run.
fn case_name(finding: &Finding, nth: usize) -> String {
    let mut name = finding.diagnostic.rule.title();
    if !finding.diagnostic.subject.path().is_empty() {
        name.push_str(&format!(": {}", finding.diagnostic.subject.path()));
    }
    if nth > 1 {
        name.push_str(&format!(" ({nth})"));
    }
    name
}

fn push_outcome(text: &mut String, file: &FileReport, finding: &Finding) {
    let diagnostic = &finding.diagnostic;
    let (message, details) = (xml(&diagnostic.message), details(file, finding));
    let outcome = match (&finding.waived, diagnostic.severity) {
        (Some(waived), _) => {
            let reason = xml(waived.reason.as_deref().unwrap_or("no reason given"));
            format!(
                "<skipped message=\"waived: {reason}\"/>\n      <system-out>{message}\n{details}</system-out>"
            )
        }
        (None, Severity::Info) => format!("<system-out>info: {message}\n{details}</system-out>"),
        (None, severity) => {
            format!("<failure type=\"{}\" message=\"{message}\">{details}</failure>", severity.word())
        }
    };
    text.push_str(&format!("      {outcome}\n"));
}

/// Says where a finding is and what to do about it, a line each.
fn details(file: &FileReport, finding: &Finding) -> String {
    let diagnostic = &finding.diagnostic;
    let place = file.source.position(diagnostic.span.start);
    let mut lines = vec![format!("{}:{}:{}", xml(file.source.name()), place.line, place.column)];
    let path = human_path(file.flow.as_deref(), diagnostic.subject.title());
    if !path.is_empty() {
        lines.push(format!("in: {}", xml(&path)));
    }
    if let Some(help) = &diagnostic.help {
        lines.push(format!("help: {}", xml(help)));
    }
    lines.join("\n")
}

fn push_unread(text: &mut String, failure: &Failure, options: Options<'_>) {
    let (path, message) = (xml(&options.place.path(&failure.file)), xml(&failure.message));
    let count = Count { tests: 1, errors: 1, ..Count::default() }.attributes();
    text.push_str(&format!(
        "  <testsuite name=\"{path}\" {count}>\n    <testcase classname=\"{path}\" name=\"the file can be read\" time=\"0\">\n      \
         <error type=\"unread-file\" message=\"{message}\"/>\n    </testcase>\n  </testsuite>\n"
    ));
}

/// Escapes a text; what XML cannot hold at all is made visible first.
fn xml(text: &str) -> String {
    let shown: String = visible(text)
        .chars()
        .map(|character| if matches!(character, '\u{FFFE}' | '\u{FFFF}') { '\u{FFFD}' } else { character })
        .collect();
    // What a runner of pipelines would take for a command is written as numbers.
    super::command::encoded(&shown, &CODES).replace("##", "#&#35;").replace("::", ":&#58;")
}

#[cfg(test)]
mod tests {
    use super::xml;
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    #[test]
    fn writes_only_what_xml_can_hold() {
        assert_eq!(xml("::error::###[x"), ":&#58;error:&#58;#&#35;#[x");
        assert_eq!(xml("<a b='1'>&\u{0}\u{ffff}"), "&lt;a b=&apos;1&apos;&gt;&amp;␀\u{fffd}");
    }

    proptest! {
        #[test]
        fn a_text_stays_a_text(text in any::<String>()) {
            let escaped = xml(&text);
            let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#35;", "&#58;"].map(|entity| escaped.matches(entity).count());
            prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
            prop_assert_eq!(escaped.matches('&').count(), entities.iter().sum::<usize>());
        }
    }
}
