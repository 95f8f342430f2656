//! What can be wrong with the YAML of a file, in people's words.

use super::faults::{beyond_limits, not_yaml, wrong_value};
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
    /// Two values in brackets without a comma between them.
    MissingComma,
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
                Diagnostic::new(&wrong_value::META, span, "`!` begins a YAML tag, which flows do not use")
                    .help("put the text in double quotes, or remove the `!`")
            }
            _ => {
                let (message, help) = self.scan(source, span);
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
    fn scan(&self, source: &SourceFile, span: Span) -> (String, String) {
        let (message, help) = match self {
            Self::Tab => ("a tab stands where YAML wants blanks", "replace the tab by two blanks"),
            Self::Colon => {
                return (
                    "`: ` stands in the middle of a text that has no quotes".to_owned(),
                    quote_line(source, span),
                );
            }
            Self::UnclosedQuote => {
                ("a quote is opened here and never closed", "close the quote at the end of the text")
            }
            Self::TextAfterQuote => (
                "text follows a closing quote",
                "put the whole text in quotes, and write a quote within it as \\\"",
            ),
            Self::StrayBracket => (
                "a bracket is closed that was not opened",
                "remove the bracket, or put the text in double quotes",
            ),
            Self::MissingComma => (
                "a comma or a closing bracket is missing",
                "put a comma between the entries, and texts with `,`, `[`, `{` or `: ` in double quotes",
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
                "begin all keys of one table in the same column, and what belongs to a key two blanks further in",
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
            Self::ReservedCharacter(character) => (
                format!("a text cannot begin with `{}`", character.escape_default()),
                "put the text in double quotes".to_owned(),
            ),
            Self::UnknownAlias(name) => (
                format!("`*{name}` points to `&{name}`, which does not stand above it"),
                format!("put the text in double quotes if it is one: \"*{name}\""),
            ),
            Self::Other(words) => (
                format!("the file cannot be read as YAML: {words}"),
                format!(
                    "look at the indentation and the quotes around this place; a key has at most {MAX_KEY_CHARACTERS} characters"
                ),
            ),
            _ => unreachable_words(),
        }
    }
}

/// The words where a kind of trouble has none; the test below shows that none lacks them.
fn unreachable_words() -> (String, String) {
    ("the file cannot be read as YAML".to_owned(), "look at the line above, too".to_owned())
}

fn closing(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// Shows how the line looks with its text in quotes.
fn quote_line(source: &SourceFile, span: Span) -> String {
    const LONGEST: usize = 120;
    let line = source.line(source.position(span.start).line);
    let quoted = line.trim().trim_start_matches("- ").split_once(": ").map(|(key, text)| {
        let text = text.trim().replace('\\', "\\\\").replace('"', "\\\"");
        format!("put the text in double quotes: `{key}: \"{text}\"`")
    });
    match quoted {
        Some(help) if help.len() <= LONGEST && !line.contains(['{', '[']) => help,
        _ => "put the text in double quotes: `key: \"a text: with a colon\"`".to_owned(),
    }
}
