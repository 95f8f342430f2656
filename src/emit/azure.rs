//! Findings as issues of a run of Azure Pipelines: logging commands.
//!
//! Written after "Logging commands" in the documentation of Azure Pipelines, which knows errors
//! and warnings. Infos are plain lines of the log.

use super::command::{encoded, inert};
use super::compact::line;
use super::counts::summary_line;
use super::{Options, told, visible};
use crate::diagnostic::Severity;
use crate::lint::{FileReport, Finding, Report};

/// What neither a message nor a property may hold as it is.
const CODES: [(char, &str); 5] = [('%', "%AZP25"), ('\r', "%0D"), ('\n', "%0A"), (']', "%5D"), (';', "%3B")];

/// Writes what no waiver silences, then the counts.
pub(super) fn emit(report: &Report, options: Options<'_>) -> String {
    let mut text = String::new();
    for failure in &report.failures {
        let (file, message) = (code(&options.place.path(&failure.file)), code(&failure.message));
        text.push_str(&format!("##vso[task.logissue type=error;sourcepath={file}]{message}\n"));
    }
    for (file, finding) in told(report, options) {
        let line = match finding.diagnostic.severity {
            Severity::Error => issue("error", file, finding, options),
            Severity::Warning => issue("warning", file, finding, options),
            Severity::Info => line(file, finding),
        };
        text.push_str(&line);
        text.push('\n');
    }
    if !options.quiet && !report.files.is_empty() {
        text.push_str(&summary_line(report));
        text.push('\n');
    }
    text
}

fn issue(level: &str, file: &FileReport, finding: &Finding, options: Options<'_>) -> String {
    let diagnostic = &finding.diagnostic;
    let place = file.source.position(diagnostic.span.start);
    let path = code(&options.place.path(file.source.name()));
    let mut message = code(&diagnostic.message);
    if let Some(help) = &diagnostic.help {
        message.push_str(&format!("%0Ahelp: {}", code(help)));
    }
    format!(
        "##vso[task.logissue type={level};sourcepath={path};linenumber={};columnnumber={};code={}]{message}",
        place.line,
        place.column,
        diagnostic.rule.code()
    )
}

fn code(text: &str) -> String {
    encoded(&inert(visible(text)), &CODES)
}

#[cfg(test)]
mod tests {
    use super::code;
    use proptest::prelude::{any, prop_assert, proptest};

    #[test]
    fn encodes_what_ends_a_property() {
        assert_eq!(code("a; [b] 100%"), "a%3B [b%5D 100%AZP25");
    }

    proptest! {
        #[test]
        fn a_text_stays_within_its_command(text in any::<String>()) {
            prop_assert!(!code(&text).contains(['\r', '\n', ';', ']']));
        }
    }
}
