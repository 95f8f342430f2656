//! A rule's page on the terminal: headings, wrapped paragraphs, examples as they are.

use clap::builder::styling::{AnsiColor, Style};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::UnicodeWidthStr;

/// How wide paragraphs get, in cells of a terminal.
const WIDTH: usize = 80;

/// How the parts of a page are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Styles {
    /// Headings.
    pub(super) heading: Style,
    /// Examples.
    pub(super) example: Style,
}

impl Styles {
    /// Those for a terminal with colours.
    pub(super) const COLOUR: Self =
        Self { heading: Style::new().bold(), example: AnsiColor::Cyan.on_default() };
    /// None at all.
    pub(super) const PLAIN: Self = Self { heading: Style::new(), example: Style::new() };
}

/// Lays a page out: Markdown in, text for a terminal out.
pub(super) fn lay_out<'page>(lines: impl Iterator<Item = &'page str>, styles: Styles) -> String {
    let mut page = Page { text: String::new(), paragraph: String::new(), styles };
    let mut is_example = false;
    for line in lines {
        match line.trim_end().strip_prefix("```") {
            Some(words) => {
                page.end_paragraph();
                is_example = !is_example;
                if is_example {
                    page.open_example(words);
                } else {
                    page.text.push('\n');
                }
            }
            None if is_example => page.push_example(line),
            None => page.take(line.trim()),
        }
    }
    page.end_paragraph();
    page.text
}

struct Page {
    text: String,
    paragraph: String,
    styles: Styles,
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
            self.text.push_str(&wrap(&self.paragraph, WIDTH, indent));
            self.paragraph.clear();
        }
    }

    fn end_paragraph(&mut self) {
        if !self.paragraph.is_empty() {
            self.break_line();
            self.text.push('\n');
        }
    }

    fn open_example(&mut self, words: &str) {
        let title = match words.trim() {
            "yaml fail" => "This has a finding:\n\n",
            "yaml pass" => "This has none:\n\n",
            _ => "",
        };
        self.text.push_str(title);
    }

    fn push_example(&mut self, line: &str) {
        let style = self.styles.example;
        let line = line.trim_end();
        if line.is_empty() {
            self.text.push('\n');
        } else {
            self.text.push_str(&format!("    {style}{line}{style:#}\n"));
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
    use super::{Styles, lay_out, wrap};

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
        assert_eq!(lay_out(page.lines(), Styles::PLAIN), "See H002 and F001, `[a, b]` or [c].\n\n");
    }

    #[test]
    fn lays_out_headings_paragraphs_and_examples() {
        let page = "## Why\nOne\ntwo.\n\n- a\n- b\n\n```yaml fail\nflow: x\n\n  a: b\n```\n";
        let expected = "Why\nOne two.\n\n- a\n- b\n\nThis has a finding:\n\n    flow: x\n\n      a: b\n\n";
        assert_eq!(lay_out(page.lines(), Styles::PLAIN), expected);
        assert!(lay_out(page.lines(), Styles::COLOUR).contains("\u{1b}[1mWhy\u{1b}[0m"));
    }
}
