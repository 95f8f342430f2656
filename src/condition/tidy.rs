//! Looks a condition over before it is parsed: its length and depth, and the slips of those who know
//! another language than CEL.
//!
//! The parser takes room on the stack for every bracket, and for every further part of a chain of
//! names or comparisons. No condition that makes sense has many, so the parser never sees them.

use super::{MAX_CHARACTERS, MAX_DEPTH, Refused};
use std::ops::Range;

/// The most names that dots may join in one chain: `handoff.supplier.name.contains(…)` has three.
const MAX_DOTS: usize = 8;

/// Words of other languages, with what CEL has for them.
const WORDS: [(&str, &str); 3] = [("and", "&&"), ("or", "||"), ("not", "!")];

/// What was met within one pair of brackets since the last sign that joins conditions.
#[derive(Debug, Default)]
struct Level {
    comparisons: usize,
    dots: usize,
    /// Where the bracket stands that opened it.
    opened: usize,
}

/// A condition as it is looked over.
struct Look<'text> {
    text: &'text str,
    levels: Vec<Level>,
}

/// Refuses what the parser would not explain or not bear.
pub(super) fn check(text: &str) -> Result<(), Refused> {
    if text.chars().nth(MAX_CHARACTERS).is_some() {
        return Err(Refused::new(
            format!("the condition is longer than {MAX_CHARACTERS} characters"),
            "say part of it in `when`, or make it two rules",
            None,
        ));
    }
    let mut look = Look { text, levels: vec![Level::default()] };
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        at += match first {
            '"' | '\'' => literal(text, at)?,
            _ if first.is_alphanumeric() || first == '_' => look.word(at)?,
            _ => look.sign(at, first)?,
        };
    }
    look.all_closed()
}

/// Returns how long the text in quotes is that begins at `at`.
fn literal(text: &str, at: usize) -> Result<usize, Refused> {
    let mut characters = text[at..].char_indices();
    let quote = characters.next().map(|(_, quote)| quote);
    while let Some((index, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if Some(character) == quote {
            return Ok(index + character.len_utf8());
        }
    }
    let help = "end each text with the quote that it begins with";
    Err(Refused::new("a text in quotes has no end", help, Some(at..text.len())))
}

fn refused<T>(
    message: impl Into<String>,
    help: impl Into<String>,
    range: Range<usize>,
) -> Result<T, Refused> {
    Err(Refused::new(message, help, Some(range)))
}

impl Look<'_> {
    /// Returns how long the word or number is that begins at `at`.
    fn word(&mut self, at: usize) -> Result<usize, Refused> {
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        let rest = &self.text[at..];
        let word = rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())].trim_end_matches('-');
        let range = at..at + word.len();
        if word.contains('-') {
            let message = format!("`{word}` has a hyphen, and names in a condition have none");
            return refused(message, format!("write `{}`", word.replace('-', "_")), range);
        }
        if let Some(letter) = word.chars().find(|c| !c.is_ascii()) {
            let message =
                format!("`{word}` has `{letter}`, and names in a condition have only plain letters");
            return refused(message, "put the flow's own words in double quotes", range);
        }
        if let Some((_, sign)) = WORDS.iter().find(|(other, _)| word.eq_ignore_ascii_case(other)) {
            let message = format!("a condition has no word `{word}`");
            return refused(message, format!("write `{sign}` for it"), range);
        }
        if word == "in" {
            self.compare(range)?;
        }
        Ok(word.len())
    }

    /// Counts a comparison; a second one would compare the answer of the first.
    fn compare(&mut self, range: Range<usize>) -> Result<(), Refused> {
        let level = self.level();
        level.comparisons += 1;
        level.dots = 0;
        if level.comparisons > 1 {
            let help = "join comparisons with `&&` or `||`";
            return refused("two comparisons follow each other", help, range);
        }
        Ok(())
    }

    fn level(&mut self) -> &mut Level {
        self.levels.last_mut().expect("the outermost level is never closed")
    }

    /// Returns how long the sign is that begins at `at`.
    fn sign(&mut self, at: usize, sign: char) -> Result<usize, Refused> {
        let range = at..at + sign.len_utf8();
        let pair = self.text.get(at..at + 2).unwrap_or_default();
        match (pair, sign) {
            ("==" | "!=" | "<=" | ">=", _) => self.compare(at..at + 2).map(|()| 2),
            ("&&" | "||", _) => {
                self.begin_part();
                Ok(2)
            }
            (_, '<' | '>') => self.compare(range).map(|()| 1),
            (_, '(' | '[') => self.open(range),
            (_, ')' | ']') => self.close(range),
            (_, '.') => self.dot(range),
            (_, ',') => {
                self.begin_part();
                Ok(1)
            }
            (_, '-') if self.text[at + 1..].starts_with(|next: char| next.is_ascii_digit()) => Ok(1),
            _ => self.other(sign, range),
        }
    }

    fn open(&mut self, range: Range<usize>) -> Result<usize, Refused> {
        self.levels.push(Level { opened: range.start, ..Level::default() });
        if self.levels.len() > usize::from(MAX_DEPTH) {
            let help = "say part of it in `when`, or make it two rules";
            return refused("the condition is nested too deeply", help, range);
        }
        Ok(1)
    }

    /// Begins to count anew after a sign that joins.
    fn begin_part(&mut self) {
        let level = self.level();
        *level = Level { opened: level.opened, ..Level::default() };
    }

    /// Refuses a bracket that is still open at the end.
    fn all_closed(&self) -> Result<(), Refused> {
        let Some(Level { opened, .. }) = self.levels[1..].last() else { return Ok(()) };
        let (open, close) = if self.text[*opened..].starts_with('[') { ('[', ']') } else { ('(', ')') };
        let message = format!("the bracket `{open}` is not closed");
        refused(message, format!("close it with `{close}`"), *opened..opened + 1)
    }

    fn close(&mut self, range: Range<usize>) -> Result<usize, Refused> {
        if self.levels.len() == 1 {
            return refused("a bracket is closed that was not opened", "take it away", range);
        }
        self.levels.pop();
        Ok(1)
    }

    fn dot(&mut self, range: Range<usize>) -> Result<usize, Refused> {
        let level = self.level();
        level.dots += 1;
        if level.dots > MAX_DOTS {
            return refused("a chain of names is too long", "ask something nearer", range);
        }
        Ok(1)
    }

    /// Judges a sign that joins nothing.
    fn other(&self, sign: char, range: Range<usize>) -> Result<usize, Refused> {
        match sign {
            '=' => refused("a single `=` compares nothing", "write `==`", range),
            '&' => refused("a single `&` joins nothing", "write `&&`", range),
            '|' => refused("a single `|` joins nothing", "write `||`", range),
            '?' | ':' => refused("a condition has no `? :`", "use `when`, or `&&` and `||`", range),
            '+' | '-' | '*' | '/' | '%' => {
                let help = "compare with a number that is written out";
                refused("a condition does not calculate", help, range)
            }
            '“' | '”' | '„' | '‘' | '’' => {
                let message = format!("`{sign}` is not a quote that a condition knows");
                refused(message, "put texts in straight double quotes: `\"external\"`", range)
            }
            '!' => Ok(1),
            _ if sign.is_ascii_whitespace() => Ok(1),
            _ => {
                let sign = if sign.is_control() { ' ' } else { sign };
                let help = "put lists in brackets and texts in double quotes: `[\"a\", \"b\"]`";
                refused(format!("a condition has no `{sign}`"), help, range)
            }
        }
    }
}
