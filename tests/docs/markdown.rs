//! As much of Markdown as the tests need: fenced blocks, links and headings.

use std::ops::Range;

/// A fenced block.
pub(crate) struct Block<'page> {
    /// What stands behind the opening fence.
    pub(crate) info: &'page str,
    /// What stands between the fences.
    pub(crate) text: &'page str,
    /// Where that is in the page.
    pub(crate) range: Range<usize>,
    /// The line of the opening fence, from 1.
    pub(crate) line: usize,
}

impl<'page> Block<'page> {
    /// The language, the first word of the info.
    pub(crate) fn language(&self) -> &'page str {
        self.info.split_whitespace().next().unwrap_or_default()
    }

    /// The words behind the language.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'page str> {
        self.info.split_whitespace().skip(1)
    }
}

/// Returns the fenced blocks of a page in order.
pub(crate) fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut open: Option<(&str, usize, usize)> = None;
    let mut offset = 0;
    for (index, line) in page.split_inclusive('\n').enumerate() {
        let next = offset + line.len();
        match (line.trim_end().strip_prefix("```"), open) {
            (Some(info), None) => open = Some((info, next, index + 1)),
            (Some(""), Some((info, start, line))) => {
                found.push(Block { info, text: &page[start..offset], range: start..offset, line });
                open = None;
            }
            _ => {}
        }
        offset = next;
    }
    assert!(open.is_none(), "a fence stays open");
    found
}

/// Returns the page with its blocks and its code spans blanked out.
pub(crate) fn prose(page: &str) -> String {
    let mut kept = page.to_owned();
    for block in blocks(page) {
        let blank: String = block.text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        // Blanks are shorter than what they replace where it is not ASCII; pad to keep offsets.
        let padded = format!("{}{blank}", " ".repeat(block.text.len() - blank.len()));
        kept.replace_range(block.range, &padded);
    }
    let mut is_code = false;
    kept.chars()
        .map(|c| {
            is_code ^= c == '`';
            if is_code && c != '\n' { ' ' } else { c }
        })
        .collect()
}

/// Returns the targets of all links and pictures.
pub(crate) fn links(page: &str) -> Vec<String> {
    let prose = prose(page);
    let targets = prose.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    targets.map(|(target, _)| target.trim().to_owned()).collect()
}

/// Returns the anchors that the headings of a page make.
pub(crate) fn anchors(page: &str) -> Vec<String> {
    let mut in_block = false;
    let mut found = Vec::new();
    for line in page.lines() {
        in_block ^= line.starts_with("```");
        if !in_block && line.starts_with('#') {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            found.push(kept.map(|c| if c == ' ' { '-' } else { c }).collect());
        }
    }
    found
}
