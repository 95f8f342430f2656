//! Findings for a comment on a change, or for the summary of a job: Markdown.
//!
//! As short as a comment should be, and without anything of a flow becoming markup: no link, no
//! picture, no mention of a colleague.

use super::counts::summary_line;
use super::{Options, told, visible};
use crate::lint::{FileReport, Finding, Report};
use crate::rules::wording::counted;

/// The most findings that a comment lists.
const MAX_FINDINGS: usize = 50;
/// The most bytes of findings; a comment on GitHub has room for 65,536 characters.
const MAX_BYTES: usize = 60_000;
/// The longest message or help, in characters.
const LONGEST_CELL: usize = 400;

/// Writes the counts, then a table for each file.
pub(super) fn emit(report: &Report, options: Options<'_>) -> String {
    let mut text = format!("**handoff check:** {}\n", summary_line(report));
    for failure in report.failures.iter().take(MAX_FINDINGS) {
        text.push_str(&format!("\n- {}\n", cell(&failure.message)));
    }
    if report.failures.len() > MAX_FINDINGS {
        let more = counted(report.failures.len() - MAX_FINDINGS, "more file");
        text.push_str(&format!("\n- {more} could not be looked at\n"));
    }
    let mut listed = 0;
    let mut last: Option<&str> = None;
    let all = told(report, options).count();
    for (file, finding) in told(report, options).take(MAX_FINDINGS) {
        let mut rows = String::new();
        let path = options.place.path(file.source.name());
        if last != Some(file.source.name()) {
            rows.push_str(&heading(&path, file.flow.as_deref()));
        }
        rows.push_str(&row(file, finding));
        if text.len() + rows.len() > MAX_BYTES {
            break;
        }
        text.push_str(&rows);
        last = Some(file.source.name());
        listed += 1;
    }
    if listed < all {
        text.push_str(&format!("\nNot listed here: {}\n", counted(all - listed, "more finding")));
    }
    text
}

fn heading(path: &str, flow: Option<&str>) -> String {
    let flow = flow.map(|flow| format!(" – {}", cell(flow))).unwrap_or_default();
    format!("\n#### {}{flow}\n\n| line | rule | finding |\n|---:|---|---|\n", cell(path))
}

fn row(file: &FileReport, finding: &Finding) -> String {
    let diagnostic = &finding.diagnostic;
    let line = file.source.position(diagnostic.span.start).line;
    let help =
        diagnostic.help.as_deref().map(|help| format!("<br><em>{}</em>", cell(help))).unwrap_or_default();
    let (level, code) = (diagnostic.severity.word(), diagnostic.rule.code());
    format!("| {line} | {level} {code} | {}{help} |\n", cell(&diagnostic.message))
}

/// Returns a text as a cell of a table shows it, cut where it is long, with code where the message
/// has backticks.
pub(crate) fn cell(text: &str) -> String {
    let shown = visible(text);
    let (kept, end) = match shown.char_indices().nth(LONGEST_CELL) {
        Some((end, _)) => (&shown[..end], " …"),
        None => (shown.as_ref(), ""),
    };
    let parts: Vec<&str> = kept.split('`').collect();
    // A backtick without its fellow is one of the flow's own.
    if parts.len().is_multiple_of(2) {
        return escaped(kept) + end;
    }
    let part = |(index, part): (usize, &&str)| match index % 2 {
        0 => escaped(part),
        _ => format!("<code>{}</code>", escaped(part)),
    };
    parts.iter().enumerate().map(part).collect::<String>() + end
}

/// Escapes what Markdown and HTML give a meaning to, and parts what a service would link.
///
/// Services look for `@name`, `#12`, `!12` and addresses in the text that a reader sees, so an
/// escape does not help; an empty comment does.
fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + text.len() / 4);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            // A dollar sign may begin a formula, escaped or not.
            '$' => result.push_str("&#36;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|' | '~'
            | '^' => {
                result.push('\\');
                result.push(character);
            }
            _ => result.push(character),
        }
        let is_joined = characters
            .peek()
            .is_some_and(|next| next.is_alphanumeric() || matches!(next, '/' | '.' | '_' | '-' | '+' | '"'));
        let begins_reference = matches!(character, '@' | '#' | '!' | '$' | '~' | '%' | '&' | ':' | '^');
        let begins_address =
            character == 'w' && result.ends_with("www") || character == '-' && result.ends_with("GH-");
        if is_joined && (begins_reference || begins_address) {
            result.push_str("<!-- -->");
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{MAX_BYTES, emit, escaped};
    use crate::config::Settings;
    use crate::emit::Options;
    use crate::lint::{Report, check};
    use crate::text::SourceFile;
    use proptest::prelude::{any, prop_assert, proptest};

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(
            escaped("<b> & **x** | [a](b) `c`"),
            "&lt;b&gt; &amp; \\*\\*x\\*\\* \\| \\[a\\]\\(b\\) \\`c\\`"
        );
        assert_eq!(escaped("@ward #12 !3 a@b"), "@<!-- -->ward \\#<!-- -->12 \\!<!-- -->3 a@<!-- -->b");
        assert_eq!(escaped("http://e.org www.e.org"), "http:<!-- -->//e.org www<!-- -->.e.org");
        assert_eq!(escaped("80 % of $5: done"), "80 % of &#36;<!-- -->5: done");
    }

    #[test]
    fn a_comment_stays_within_its_room() {
        let actor = "<@".repeat(400);
        let handoffs = "  - a -> b\n".repeat(300);
        let flow = format!("flow: A\nactors: {{ a: \"{actor}\", b: \"{actor}\" }}\nhandoffs:\n{handoffs}");
        let today = "2026-11-01".parse().unwrap();
        let file = check(SourceFile::new("a.yaml", flow), Settings::default(), today);
        let text = emit(&Report { files: vec![file], ..Report::default() }, Options::default());
        assert!(text.len() < MAX_BYTES + 200, "{}", text.len());
        assert!(text.contains("\nNot listed here: "), "{}", &text[text.len() - 200..]);
    }

    proptest! {
        #[test]
        fn no_tag_and_no_cell_but_our_own(text in any::<String>()) {
            let left = escaped(&text).replace("<!-- -->", "");
            prop_assert!(!left.contains('<') && !left.replace("\\\\", "").replace("\\|", "").contains('|'));
        }
    }
}
