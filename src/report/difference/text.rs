//! What changed, for people at a terminal: signs beside colours, so that neither is needed.

use super::{Compared, SECTIONS, lines, title, unchanged};
use crate::diff::{Change, ChangedKey, Difference, Entry};
use crate::emit::visible;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// How text is set off on a terminal (ECMA-48, SGR).
#[derive(Clone, Copy)]
enum Ink {
    Bold,
    Dim,
    Of(Change),
}

impl Ink {
    fn code(self) -> &'static str {
        match self {
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Of(Change::Added) => "32",
            Self::Of(Change::Removed) => "31",
            Self::Of(Change::Moved) => "35",
            Self::Of(Change::Changed) => "33",
            Self::Of(Change::Renamed) => "36",
        }
    }
}

/// Writes what changed; `width` is that of the page in cells.
#[must_use]
pub fn difference_text(compared: Compared<'_>, colour: bool, width: usize) -> String {
    let mut page = Page { text: String::new(), colour, width };
    let difference = compared.difference;
    page.line(&[(Ink::Bold, &title(difference))]);
    let (before, after) = compared.names;
    page.line(&[(Ink::Dim, &format!("{before} → {after}"))]);
    page.text.push('\n');
    if difference.is_empty() {
        page.line(&[(Ink::Bold, &unchanged(difference))]);
        return page.text;
    }
    page.figures(difference);
    for (kind, title) in SECTIONS {
        let Some(counts) = difference.counts(kind) else { continue };
        page.text.push('\n');
        page.line(&[(Ink::Bold, title), (Ink::Dim, &format!(": {counts}"))]);
        difference.of_kind(kind).for_each(|entry| page.entry(entry));
    }
    page.text.push('\n');
    page.line(&[(Ink::Bold, &difference.summary())]);
    page.text
}

struct Page {
    text: String,
    colour: bool,
    width: usize,
}

impl Page {
    fn put(&mut self, ink: Option<Ink>, words: &str) {
        let words = visible(words);
        match ink.filter(|_| self.colour) {
            Some(ink) => write!(self.text, "\x1b[{}m{words}\x1b[0m", ink.code()).expect("a string takes all"),
            None => self.text.push_str(&words),
        }
    }

    fn line(&mut self, words: &[(Ink, &str)]) {
        words.iter().for_each(|(ink, words)| self.put(Some(*ink), words));
        self.text.push('\n');
    }

    fn figures(&mut self, difference: &Difference) {
        let known = difference.figures.iter().filter(|figure| !figure.is_unknown());
        let mut rows: Vec<[String; 4]> = vec![["", "before", "after", ""].map(str::to_owned)];
        rows.extend(known.map(|figure| {
            let (before, after) = figure.told();
            [figure.name.to_owned(), before, after, figure.difference().unwrap_or_default()]
        }));
        let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
        let widths = [width(0), width(1), width(2)];
        for (place, row) in rows.iter().enumerate() {
            let mut line = String::from(" ");
            for (cell, width) in row.iter().zip(widths) {
                write!(line, " {cell}{}", " ".repeat(width - cell.width() + 2)).expect("a string takes all");
            }
            let line = format!("{line} {}", row[3]);
            self.put((place == 0).then_some(Ink::Dim), line.trim_end());
            self.text.push('\n');
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let ink = Some(Ink::Of(entry.change));
        self.text.push_str("  ");
        self.put(ink, &format!("{} {}", entry.change.sign(), entry.heading()));
        self.text.push('\n');
        for key in lines(entry) {
            self.key(&key);
        }
    }

    /// Writes a changed key: on one line where there is room, else what it was above what it is.
    fn key(&mut self, key: &ChangedKey) {
        let name = &key.key;
        let (change, words) = match (&key.before, &key.after) {
            (Some(before), Some(after)) if before == after => (None, before.clone()),
            (Some(before), Some(after)) => {
                let both = format!("{before} → {after}");
                let is_short = both.width() + name.width() + 10 <= self.width;
                let indent = " ".repeat(name.width() + 8);
                let both = if is_short { both } else { format!("{before}\n{indent}→ {after}") };
                (Some(Change::Changed), both)
            }
            (None, Some(after)) => (Some(Change::Added), after.clone()),
            (Some(before), None) => (Some(Change::Removed), before.clone()),
            (None, None) => return,
        };
        self.text.push_str("      ");
        self.put(change.map(Ink::Of), change.map_or(" ", Change::sign));
        self.text.push(' ');
        self.put(Some(Ink::Dim), &format!("{name}: "));
        for (place, line) in words.split('\n').enumerate() {
            if place > 0 {
                self.text.push('\n');
            }
            self.put(None, line);
        }
        self.text.push('\n');
    }
}
