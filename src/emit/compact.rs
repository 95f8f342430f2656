//! Findings for people who search and count: one line each.
//!
//! `path:line:column: level CODE message`, which editors and `grep` know; the lines stay as they
//! are from version to version.

use super::command::inert;
use super::counts::summary_line;
use super::{Options, told, visible};
use crate::lint::{FileReport, Finding, Report};
use std::borrow::Cow;

/// Writes what no waiver silences, then the counts.
pub(super) fn emit(report: &Report, options: Options<'_>) -> String {
    let mut text = String::new();
    for (file, finding) in told(report, options) {
        text.push_str(&line(file, finding));
        text.push('\n');
    }
    if !options.quiet && !report.files.is_empty() {
        text.push_str(&summary_line(report));
        text.push('\n');
    }
    text
}

/// Returns the line of one finding.
pub(super) fn line(file: &FileReport, finding: &Finding) -> String {
    let diagnostic = &finding.diagnostic;
    let place = file.source.position(diagnostic.span.start);
    let name = file.source.name();
    // Only a line that begins with two colons is a command to GitHub.
    let name = if name.trim_start().starts_with("::") {
        Cow::Owned(format!("./{name}"))
    } else {
        Cow::Borrowed(name)
    };
    let (level, code) = (diagnostic.severity.word(), diagnostic.rule.code());
    let line = format!("{name}:{}:{}: {level} {code} {}", place.line, place.column, diagnostic.message);
    inert(visible(&line)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::config::Settings;
    use crate::lint::check;
    use crate::text::SourceFile;

    #[test]
    fn a_file_name_is_no_command() {
        for name in ["::add-mask::a.yaml", " ::error::a.yaml"] {
            let today = "2026-11-01".parse().unwrap();
            let file = check(SourceFile::new(name, "flow: A\n"), Settings::default(), today);
            let line = line(&file, &file.findings[0]);
            assert!(line.starts_with(&format!("./{name}:1:")), "{line}");
        }
    }
}
