//! A rule's page on the terminal: headings, wrapped paragraphs, examples as they are.

use crate::diagnostic::{Example, Fence, Sample};
use clap::builder::styling::{AnsiColor, Style};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::UnicodeWidthStr;

/// How the parts of a page are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Styles {
    /// Headings.
    pub(super) heading: Style,
    /// The heading of an example that has a finding.
    pub(super) bad: Style,
    /// The heading of an example that has none.
    pub(super) good: Style,
    /// Examples.
    pub(super) example: Style,
    /// A line of an example that a finding is about.
    pub(super) marked: Style,
}

impl Styles {
    /// Those for a terminal with colours.
    pub(super) const COLOUR: Self = Self {
        heading: Style::new().bold(),
        bad: AnsiColor::Red.on_default().bold(),
        good: AnsiColor::Green.on_default().bold(),
        example: AnsiColor::Cyan.on_default(),
        marked: AnsiColor::Red.on_default(),
    };
    /// None at all.
    pub(super) const PLAIN: Self = Self {
        heading: Style::new(),
        bad: Style::new(),
        good: Style::new(),
        example: Style::new(),
        marked: Style::new(),
    };
}

/// What is to be shown of an example beside its text.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// The lines that findings are about, from 1.
    pub(super) marked: Vec<usize>,
    /// What the check says of it.
    pub(super) said: String,
}

/// Lays a page out: Markdown in, text for a terminal of `width` cells out.
///
/// `judge` tells what the check has to say of an example.
pub(super) fn lay_out<'page>(
    lines: impl Iterator<Item = &'page str>,
    styles: Styles,
    width: usize,
    judge: impl Fn(Example, &Sample) -> Judged,
) -> String {
    let mut page = Page { text: String::new(), paragraph: String::new(), styles, width };
    let mut open: Option<(Fence<'_>, String)> = None;
    let mut next = Sample::default();
    for line in lines {
        match (line.trim_end().strip_prefix("```"), &mut open) {
            (Some(words), None) => {
                page.end_paragraph();
                open = Some((Fence::of(words), String::new()));
            }
            (Some(_), Some((fence, text))) => {
                page.push_heading(*fence);
                page.push_example(text, next.close(*fence, text.clone()), &judge);
                open = None;
            }
            (None, Some((_, text))) => {
                text.push_str(line.trim_end());
                text.push('\n');
            }
            (None, None) => page.take(line.trim()),
        }
    }
    page.end_paragraph();
    page.text
}

struct Page {
    text: String,
    paragraph: String,
    styles: Styles,
    /// How wide paragraphs get, in cells of a terminal.
    width: usize,
}

impl Page {
    fn take(&mut self, line: &str) {
        if let Some(heading) = line.strip_prefix('#') {
            self.end_paragraph();
            let style = self.styles.heading;
            self.text.push_str(&format!("{style}{}{style:#}\n", heading.trim_start_matches('#').trim()));
        } else if line.is_empty() {
            self.end_paragraph();
        } else {
            if line.starts_with("- ") || line.starts_with('|') {
                self.break_line();
            }
            if !self.paragraph.is_empty() {
                self.paragraph.push(' ');
            }
            push_without_targets(&mut self.paragraph, line);
        }
    }

    fn break_line(&mut self) {
        if !self.paragraph.is_empty() {
            let indent = if self.paragraph.starts_with("- ") { "  " } else { "" };
            self.text.push_str(&wrap(&self.paragraph, self.width, indent));
            self.paragraph.clear();
        }
    }

    fn end_paragraph(&mut self) {
        if !self.paragraph.is_empty() {
            self.break_line();
            self.text.push('\n');
        }
    }

    fn push_heading(&mut self, fence: Fence<'_>) {
        let (title, style) = match fence {
            Fence::Flow(Example::Fail) | Fence::Bpmn(Example::Fail) => {
                ("This raises it".to_owned(), self.styles.bad)
            }
            Fence::Flow(Example::Pass) | Fence::Bpmn(Example::Pass) => {
                ("This does not".to_owned(), self.styles.good)
            }
            Fence::Table(path) => (format!("With {path}"), self.styles.heading),
            Fence::Other => return,
        };
        self.text.push_str(&format!("{style}{title}{style:#}\n\n"));
    }

    fn push_example(
        &mut self,
        text: &str,
        flow: Option<(Example, Sample)>,
        judge: impl Fn(Example, &Sample) -> Judged,
    ) {
        let judged = flow.map(|(kind, sample)| judge(kind, &sample)).unwrap_or_default();
        for (index, line) in text.lines().enumerate() {
            let is_marked = judged.marked.contains(&(index + 1));
            let style = if is_marked { self.styles.marked } else { self.styles.example };
            let margin = if is_marked { "  > " } else { "    " };
            let shown =
                if line.is_empty() { String::new() } else { format!("{margin}{style}{line}{style:#}") };
            self.text.push_str(&shown);
            self.text.push('\n');
        }
        self.text.push('\n');
        if !judged.said.is_empty() {
            self.text.push_str("The check says:\n\n");
            for line in judged.said.trim_end().lines() {
                let margin = if line.is_empty() { "" } else { "    " };
                self.text.push_str(&format!("{margin}{line}\n"));
            }
            self.text.push('\n');
        }
    }
}

/// Appends a line with `[text](target)` shortened to its text: a terminal cannot follow the target.
fn push_without_targets(text: &mut String, line: &str) {
    let mut rest = line;
    while let Some((before, link)) = rest.split_once('[') {
        let parts = link.split_once("](").and_then(|(words, after)| Some((words, after.split_once(')')?.1)));
        let Some((words, after)) = parts.filter(|(words, _)| !words.contains('[')) else {
            text.push_str(before);
            text.push('[');
            rest = link;
            continue;
        };
        text.push_str(before);
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
}

/// Breaks a text into lines where Unicode allows it; each but the first begins with `indent`.
pub(super) fn wrap(text: &str, width: usize, indent: &str) -> String {
    let mut lines = String::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, opportunity) in linebreaks(text) {
        let part = &text[start..end];
        let is_empty = line.trim().is_empty();
        if !is_empty && line.width() + part.trim_end().width() > width {
            lines.push_str(line.trim_end());
            lines.push('\n');
            line.clear();
            line.push_str(indent);
        }
        line.push_str(part);
        if opportunity == BreakOpportunity::Mandatory {
            lines.push_str(line.trim_end());
            lines.push('\n');
            line.clear();
            line.push_str(indent);
        }
        start = end;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Judged, Styles, lay_out, wrap};
    use crate::diagnostic::{Example, Sample};

    fn laid_out(page: &str, styles: Styles) -> String {
        lay_out(page.lines(), styles, 80, |kind, _| match kind {
            Example::Fail => Judged { marked: vec![3], said: "a gap\n\n  here\n".to_owned() },
            Example::Pass => Judged::default(),
        })
    }

    #[test]
    fn wraps_at_words_and_counts_cells() {
        assert_eq!(wrap("one two three", 7, ""), "one two\nthree\n");
        assert_eq!(wrap("- one two three", 9, "  "), "- one two\n  three\n");
        assert_eq!(wrap("検査検査", 4, ""), "検査\n検査\n");
        assert_eq!(wrap("unbreakable", 4, ""), "unbreakable\n");
    }

    #[test]
    fn shows_links_by_their_text() {
        let page = "See [H002](H002.md) and [F001](F001.md), `[a, b]` or [c].";
        assert_eq!(laid_out(page, Styles::PLAIN), "See H002 and F001, `[a, b]` or [c].\n\n");
    }

    #[test]
    fn a_flow_is_judged_with_the_tables_before_it() {
        let page = "```csv a.csv\nx\n```\n```yaml fail\nflow: x\n```\n```yaml pass\nflow: y\n```\n";
        let tables =
            |_, sample: &Sample| Judged { said: format!("{:?}", sample.tables), ..Judged::default() };
        let text = lay_out(page.lines(), Styles::PLAIN, 80, tables);
        assert!(text.starts_with("With a.csv\n\n    x\n\nThis raises it\n"), "{text}");
        assert!(text.contains("[(\"a.csv\", \"x\\n\")]") && text.ends_with("    []\n\n"), "{text}");
    }

    #[test]
    fn lays_out_headings_paragraphs_and_examples() {
        let page = "## Why\nOne\ntwo.\n\n- a\n- b\n\n```yaml fail\nflow: x\n\n  a: b\n```\n```yaml pass\nflow: y\n```\n";
        let expected = "Why\nOne two.\n\n- a\n- b\n\nThis raises it\n\n    flow: x\n\n  >   a: b\n\nThe check says:\n\n    a gap\n\n      here\n\nThis does not\n\n    flow: y\n\n";
        assert_eq!(laid_out(page, Styles::PLAIN), expected);
        let coloured = laid_out(page, Styles::COLOUR);
        assert!(coloured.contains("\u{1b}[1mWhy\u{1b}[0m"));
        assert!(coloured.contains("\u{1b}[31m  a: b"), "{coloured:?}");
    }
}
