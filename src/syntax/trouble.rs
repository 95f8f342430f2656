//! What can be wrong with the YAML of a file, in people's words.

use super::faults::{beyond_limits, not_yaml, wrong_value};
use super::lower::shown;
use super::yaml::{MAX_ALIAS_NODES, MAX_DEPTH, MAX_FILE_BYTES, MAX_KEY_CHARACTERS, MAX_NODES};
use crate::diagnostic::Diagnostic;
use crate::text::{SourceFile, Span};

/// What is wrong, before it is put into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// A tab where blanks are due.
    Tab,
    /// A `: ` in the middle of a plain text.
    Colon,
    /// A quote that never ends.
    UnclosedQuote,
    /// Text directly after a closing quote.
    TextAfterQuote,
    /// A bracket that never closes.
    UnclosedBracket(char),
    /// A bracket that another kind closes.
    WrongBracket(char, char),
    /// A closing bracket that nothing opened.
    StrayBracket,
    /// Two values in brackets without a comma between them; holds the place of the bracket.
    MissingComma(Option<Span>),
    /// A text that begins with a character that YAML keeps for itself.
    ReservedCharacter(char),
    /// A backslash in double quotes that means nothing.
    Escape,
    /// A line that is neither a key nor part of a text.
    MissingColon,
    /// Lines that do not stand below each other.
    Indentation,
    /// `*name` without `&name` before it.
    UnknownAlias(String),
    /// `*name` within what `&name` marks.
    AliasOfItself,
    /// `&name` that no `*name` uses.
    UnusedAnchor,
    /// `!name` before a value.
    Tag,
    /// A second document after `---`.
    SecondDocument,
    /// The file has too many bytes.
    TooLarge,
    /// Lists and tables nest too deep.
    TooDeep,
    /// There are too many values.
    TooManyNodes,
    /// The aliases stand for too many values.
    TooManyAliases,
    /// What the YAML parser says, where nothing better is known.
    Other(String),
}

impl Trouble {
    /// Puts the trouble into words.
    #[must_use]
    pub fn diagnostic(&self, source: &SourceFile, span: Span) -> Diagnostic {
        match self {
            Self::TooLarge | Self::TooDeep | Self::TooManyNodes | Self::TooManyAliases => self.limit(span),
            Self::SecondDocument => {
                Diagnostic::new(&wrong_value::META, span, "the file holds more than one document")
                    .label("only what stands above is read")
                    .help("put each flow into a file of its own, and remove the line `---`")
            }
            Self::Tag => {
                // Without its `!` a condition would say the contrary.
                let help = if source.slice(span).contains(['(', '.']) {
                    "put the condition in double quotes, as in `must: \"!has(handoff.note)\"`"
                } else {
                    "put the text in double quotes, or remove the `!`"
                };
                Diagnostic::new(&wrong_value::META, span, "`!` begins a YAML tag, which flows do not use")
                    .help(help)
            }
            Self::UnusedAnchor => Diagnostic::new(
                &wrong_value::META,
                span,
                "`&` marks a value for aliases, and no alias uses it",
            )
            .help("put the text in double quotes, or remove the mark"),
            Self::Tab => Diagnostic::new(
                &not_yaml::META,
                tab_near(source, span),
                "a tab stands where YAML wants blanks",
            )
            .help("replace the tab by two blanks"),
            Self::Colon => colon(source, span),
            Self::MissingComma(opened) => {
                let fault = Diagnostic::new(&not_yaml::META, span, "a comma or a closing bracket is missing");
                opened.iter().fold(fault, |fault, opened| fault.also(*opened, "the bracket is opened here")).help(
                    "put a comma between the entries, and texts with `,`, `[`, `{` or `: ` in double quotes",
                )
            }
            _ => {
                let (message, help) = self.scan();
                Diagnostic::new(&not_yaml::META, span, message).help(help)
            }
        }
    }

    fn limit(&self, span: Span) -> Diagnostic {
        let (message, help) = match self {
            Self::TooLarge => (
                format!("the file is larger than {} MB", MAX_FILE_BYTES / (1024 * 1024)),
                "split the process into several flows that call each other: `calls: other-flow.yaml`",
            ),
            Self::TooDeep => (
                format!("lists and tables nest more than {MAX_DEPTH} levels deep"),
                "write the value flatter; no key of a flow needs more than six levels",
            ),
            Self::TooManyNodes => (
                format!("the file holds more than {MAX_NODES} values"),
                "split the process into several flows that call each other: `calls: other-flow.yaml`",
            ),
            _ => (
                format!("the aliases of the file stand for more than {MAX_ALIAS_NODES} values"),
                "write the repeated values out, or share them under `measures` and `actors`",
            ),
        };
        Diagnostic::new(&beyond_limits::META, span, message).label("reading stopped here").help(help)
    }

    /// Returns message and help of what makes the text no YAML.
    fn scan(&self) -> (String, String) {
        let (message, help) = match self {
            Self::UnclosedQuote => (
                "a quote is opened above and not closed",
                "close the quote at the end of its text, and begin further lines of the text with blanks",
            ),
            Self::TextAfterQuote => (
                "text follows a closing quote",
                "put the whole text in double quotes, and write a double quote within it as `\\\"`",
            ),
            Self::StrayBracket => (
                "a bracket is closed that was not opened",
                "remove the bracket, or put the text in double quotes",
            ),
            Self::Escape => (
                "the backslash in double quotes means nothing here",
                "write `\\\\` for a backslash, or use single quotes",
            ),
            Self::MissingColon => (
                "the line is neither a key with its value nor part of a text",
                "write `key: value`, with a colon and a blank between them",
            ),
            Self::Indentation => (
                "the line does not stand below the ones that it belongs to",
                "begin all keys of one table in the same column, and put a text that goes on after a bracket or quote in double quotes",
            ),
            Self::AliasOfItself => ("an alias stands for itself", "write the value out"),
            _ => return self.scan_named(),
        };
        (message.to_owned(), help.to_owned())
    }

    /// Returns message and help where they name what was found.
    fn scan_named(&self) -> (String, String) {
        match self {
            Self::UnclosedBracket(open) => (
                format!("the bracket `{open}` is never closed"),
                format!("close it with `{}`", closing(*open)),
            ),
            Self::WrongBracket(open, close) => (
                format!("the bracket `{open}` is closed by `{close}`"),
                format!("close it with `{}`", closing(*open)),
            ),
            Self::ReservedCharacter(character) if character.is_control() => (
                format!("the control character U+{:04X} cannot stand in a text", u32::from(*character)),
                "remove the character; an editor that shows it helps".to_owned(),
            ),
            Self::ReservedCharacter(character) => {
                (format!("a text cannot begin with {character}"), "put the text in double quotes".to_owned())
            }
            Self::UnknownAlias(name) => {
                let name = shown(name);
                (
                    format!("`*{name}` points to `&{name}`, which does not stand above it"),
                    format!("put the text in double quotes if it is one: `\"*{name}\"`"),
                )
            }
            other => (
                format!("the file cannot be read as YAML: {}", other.parser_words()),
                "look at the indentation and the quotes around this place".to_owned(),
            ),
        }
    }

    /// Returns what the YAML parser says.
    fn parser_words(&self) -> &str {
        match self {
            Self::Other(words) => words,
            _ => "its form is not known",
        }
    }
}

/// Finds the tab that is meant: the last one before the place on its line, or the next one.
fn tab_near(source: &SourceFile, span: Span) -> Span {
    let text = source.text();
    let at = span.range().start;
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = text[line..at].rfind('\t').map(|tab| line + tab);
    let found = before.or_else(|| text[at..].find('\t').map(|tab| at + tab));
    found.map_or(span, |tab| Span::of(tab..tab + 1))
}

/// Puts a colon in a plain text into words, of which there are several kinds.
fn colon(source: &SourceFile, span: Span) -> Diagnostic {
    let fault = |message: &str| Diagnostic::new(&not_yaml::META, span, message);
    if source.slice(span) == "?" {
        return fault("a text cannot begin with a question mark and a blank")
            .help("put the text in double quotes");
    }
    let number = source.position(span.start).line;
    let line = source.line(number);
    let start = source.text()[..span.range().start].rfind('\n').map_or(0, |end| end + 1);
    let before = &source.text()[start..span.range().start];
    if before.chars().count() > MAX_KEY_CHARACTERS {
        return Diagnostic::new(
            &beyond_limits::META,
            span,
            format!("the text before the colon is longer than {MAX_KEY_CHARACTERS} characters"),
        )
        .help("put the text in double quotes, or write a shorter key");
    }
    if before.contains(": ") {
        return fault("`: ` stands in the middle of a text that has no quotes").help(quote_line(line));
    }
    // The line is a key of its own, and was taken for more of the text above it.
    let above = (1..number).rev().map(|above| source.line(above)).find(|above| !above.trim().is_empty());
    match above.and_then(|above| above.trim().trim_start_matches("- ").split_once(':')) {
        Some((key, value)) if !value.is_empty() && !value.starts_with(' ') => {
            fault("this line was read as part of the text above it").help(format!(
                "put a blank after the colon in the line above: `{}: {}`",
                shown(key),
                shown(value)
            ))
        }
        _ => fault("this line stands further in than the key above it, and was read as part of its text")
            .help("begin the line in the same column as the key above, or put the text above in quotes"),
    }
}

fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// Shows how a line looks with its text in quotes.
fn quote_line(line: &str) -> String {
    const LONGEST: usize = 120;
    let quoted = line.trim().trim_start_matches("- ").split_once(": ").map(|(key, text)| {
        let text = text.trim().replace('\\', "\\\\").replace('"', "\\\"");
        format!("put the text in double quotes: `{key}: \"{text}\"`")
    });
    match quoted {
        Some(help) if help.len() <= LONGEST && !line.contains(['{', '[']) => help,
        _ => "put the text in double quotes: `key: \"a text: with a colon\"`".to_owned(),
    }
}
