//! Lines that a pipeline takes for commands.
//!
//! A runner reads what a job prints, and obeys a line such as `::error …` or `##vso[…]`. A flow
//! comes from whoever proposes a change, so nothing in it may become such a line.

use std::borrow::Cow;

/// What begins a command wherever it stands in a line, and what stands for it.
///
/// Azure Pipelines knows the first, and it and the runner of GitHub the second.
const COMMANDS: [(&str, &str); 2] = [("##vso[", "#♯vso["), ("##[", "#♯[")];

/// Returns the text without the beginnings of commands.
pub(super) fn inert(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("##") {
        return text;
    }
    let mut text = text;
    for (command, inert) in COMMANDS {
        if let Some(found) = find_in_any_case(&text, command) {
            text = Cow::Owned(replaced(&text, found, command, inert));
        }
    }
    text
}

/// Returns lines for people that no runner obeys, wherever they were wrapped.
#[must_use]
pub fn inert_lines(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        let (indent, rest) = line.split_at(line.len() - words.len());
        result.push_str(indent);
        match rest.strip_prefix("::") {
            Some(rest) => result.push_str(&format!("∷{}", inert(rest.into()))),
            None => result.push_str(&inert(rest.into())),
        }
    }
    result
}

fn find_in_any_case(text: &str, command: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    bytes.windows(command.len()).position(|window| window.eq_ignore_ascii_case(command.as_bytes()))
}

/// Replaces a command everywhere from its first place on.
fn replaced(text: &str, first: usize, command: &str, inert: &str) -> String {
    let mut result = String::with_capacity(text.len() + inert.len());
    let mut rest = text;
    let mut next = Some(first);
    while let Some(place) = next {
        result.push_str(&rest[..place]);
        result.push_str(inert);
        rest = &rest[place + command.len()..];
        next = find_in_any_case(rest, command);
    }
    result.push_str(rest);
    result
}

/// Returns the text with some characters written as the code that the table names for each.
pub(super) fn encoded(text: &str, codes: &[(char, &str)]) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        match codes.iter().find(|(of, _)| *of == character) {
            Some((_, code)) => result.push_str(code),
            None => result.push(character),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{inert, inert_lines};

    #[test]
    fn no_command_is_left() {
        let shown = |text: &'static str| inert(text.into()).into_owned();
        assert_eq!(shown("a ##vso[task.a] b ##VSO[c]"), "a #♯vso[task.a] b #♯vso[c]");
        assert_eq!(shown("##[group] ###[b"), "#♯[group] ##♯[b");
        assert_eq!(shown("## a heading, #1"), "## a heading, #1");
        assert_eq!(inert_lines("a\n  ::error::b\nc ::d\n##[e\n"), "a\n  ∷error::b\nc ::d\n#♯[e\n");
    }
}
