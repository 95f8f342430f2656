//! Texts over several lines (`|`, `>`) as they are written out.
//!
//! The lines stay the writer's, at their new indentation. The header is made anew, because the
//! digit in it counts from an indentation that changes.

use super::writer::STEP;
use crate::syntax::tree::Node;
use crate::syntax::yaml::read;

/// A text over several lines, ready to be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block<'text> {
    /// The mark with what belongs to it: `|2-`.
    pub(super) header: String,
    /// The lines without their indentation.
    pub(super) lines: Vec<&'text str>,
}

impl Block<'_> {
    /// Tells whether blank lines below the text would belong to it.
    pub(super) fn keeps_blanks(&self) -> bool {
        self.header.ends_with('+')
    }

    /// Returns the text with each line further in by some blanks.
    pub(super) fn indented(&self, indent: usize) -> String {
        let margin = " ".repeat(indent);
        let mut written = String::new();
        for line in &self.lines {
            if !line.is_empty() {
                written.push_str(&margin);
                written.push_str(line);
            }
            written.push('\n');
        }
        written
    }
}

/// Takes the text whose header begins at `mark` below something in column `base`.
///
/// Returns nothing where the lines, indented anew, would not read as `value`.
pub(super) fn block<'text>(
    text: &'text str,
    mark: usize,
    base: usize,
    value: &Node<'_>,
) -> Option<Block<'text>> {
    let value = value.text()?;
    let mut lines = text.get(mark..)?.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let header = lines.next()?.split([' ', '\t']).next()?;
    let sign = header.chars().next().filter(|sign| matches!(sign, '|' | '>'))?;
    let keeps_blanks = header.contains('+') && value.ends_with('\n');
    let lines = content(lines, header, base, keeps_blanks.then(|| blanks(value)));
    // Without a digit, the first line that is not blank says how far in the text is.
    let digit = if lines.iter().find(|line| !line.is_empty())?.starts_with(' ') { "2" } else { "" };
    let end = match value.ends_with('\n') {
        false => "-",
        true if keeps_blanks => "+",
        true => "",
    };
    let block = Block { header: format!("{sign}{digit}{end}"), lines };
    reads_as(&block, value).then_some(block)
}

/// Returns how many lines at the end of a text are blank.
fn blanks(value: &str) -> usize {
    (value.len() - value.trim_end_matches('\n').len()).saturating_sub(1)
}

/// Returns the lines of a text without their indentation, and with `kept` blank lines at the end.
fn content<'text>(
    lines: impl Iterator<Item = &'text str> + Clone,
    header: &str,
    base: usize,
    kept: Option<usize>,
) -> Vec<&'text str> {
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let digit = header.chars().find_map(|character| character.to_digit(10));
    let indent = match digit {
        Some(digit) => base + digit as usize,
        None => lines.clone().find(|line| indent_of(line) < line.len()).map_or(0, indent_of),
    };
    let is_within = |line: &&str| indent_of(line) == line.len() || indent_of(line) >= indent.max(1);
    let mut content: Vec<&str> =
        lines.take_while(is_within).map(|line| line.get(indent..).unwrap_or_default()).collect();
    let filled = content.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    content.resize(filled + kept.unwrap_or_default(), "");
    content
}

/// Tells whether a block reads as a text, with another key below it.
fn reads_as(block: &Block<'_>, value: &str) -> bool {
    let written = format!("a: {}\n{}b: c\n", block.header, block.indented(STEP));
    let document = read(&written);
    let entries = document.root.as_ref().and_then(Node::entries).unwrap_or_default();
    !document.is_cut
        && entries.len() == 2
        && entries.first().is_some_and(|(_, read)| read.text() == Some(value))
}

#[cfg(test)]
mod tests {
    use super::block;
    use crate::syntax::yaml::read;

    fn written(text: &str) -> Option<(String, String)> {
        let document = read(text);
        let (_, value) = document.root.as_ref()?.entries()?.first()?;
        block(text, text.find(['|', '>'])?, 0, value).map(|block| (block.header.clone(), block.indented(2)))
    }

    #[test]
    fn the_header_is_made_for_the_new_indentation() {
        let expected = |header: &str, lines: &str| Some((header.to_owned(), lines.to_owned()));
        assert_eq!(written("a: |\n    x\n     y\n\n    z\n"), expected("|", "  x\n   y\n\n  z\n"));
        assert_eq!(written("a: >2-\n    deep\n   less\n"), expected(">2-", "    deep\n   less\n"));
        assert_eq!(written("a: |1\n  a\n b\n"), expected("|2", "   a\n  b\n"));
        assert_eq!(written("a: |4\n    a\n"), expected("|", "  a\n"));
        assert_eq!(written("a: |"), None);
    }
}
