//! Comparisons: which kinds go together, and what to write where they do not.

use super::{Read, Typed};
use crate::condition::Refused;
use crate::condition::fields::Kind;
use crate::condition::typed::{Comparison, Expression, Sort};
use crate::syntax::lower::shown;
use crate::syntax::nearest;
use crate::syntax::values::{parse_date, parse_duration, parse_share};
use cel::common::ast::operators;
use std::ops::Range;

/// Returns which comparison an operator of CEL is.
pub(super) fn comparison(operator: &str) -> Option<Comparison> {
    Some(match operator {
        operators::EQUALS => Comparison::Equal,
        operators::NOT_EQUALS => Comparison::Unequal,
        operators::LESS => Comparison::Less,
        operators::LESS_EQUALS => Comparison::AtMost,
        operators::GREATER => Comparison::Greater,
        operators::GREATER_EQUALS => Comparison::AtLeast,
        _ => return None,
    })
}

/// Reads a comparison of two sides.
pub(super) fn read(operator: &str, left: Typed, right: Typed, range: Option<Range<usize>>) -> Read {
    let comparison = comparison(operator).expect("the caller knows that it is one");
    known_words(&left, &right)?;
    let sort = sort(&left, &right, range.as_ref())?;
    let is_order = !matches!(comparison, Comparison::Equal | Comparison::Unequal);
    if is_order && sort != Sort::Number {
        let message = format!("{} has no order", left.kind.words());
        return Err(Refused::new(message, "compare it with `==` or `!=`", range));
    }
    let sides = Box::new([left.expression, right.expression]);
    Ok(Typed::new(Kind::Truth, Expression::Compare(sort, comparison, sides), range))
}

/// Reads whether a text is in a list.
pub(super) fn is_in(part: Typed, whole: Typed, range: Option<Range<usize>>) -> Read {
    if !part.kind.is_text() {
        let message = format!("`in` looks for a text, and this is {}", part.kind.words());
        let help = "write it as in `measure.owner in [\"QI team\", \"Laboratory manager\"]`";
        return Err(Refused::new(message, help, part.range.or(range)));
    }
    match whole.kind {
        Kind::Texts => listed_words(&part, &whole)?,
        Kind::Words(words) => one_of(words, &part)?,
        _ => {
            let message = format!("`in` looks into a list of texts, and this is {}", whole.kind.words());
            let help = match whole.kind {
                Kind::Text => "look into a text with `contains`",
                _ => "write it as in `\"verbal\" in handoff.channel`; ask elements with `exists`",
            };
            return Err(Refused::new(message, help, whole.range.or(range)));
        }
    }
    let sides = Box::new([part.expression, whole.expression]);
    Ok(Typed::new(Kind::Truth, Expression::In(sides), range))
}

/// Refuses words in a list that the field on the left can never be.
fn listed_words(part: &Typed, whole: &Typed) -> Result<(), Refused> {
    let (Kind::Word(words), Expression::Texts(texts)) = (part.kind, &whole.expression) else { return Ok(()) };
    texts.iter().try_for_each(|text| is_word(words, text, whole.range.as_ref()))
}

/// Refuses a text that the field on the other side can never be.
fn known_words(left: &Typed, right: &Typed) -> Result<(), Refused> {
    for (side, other) in [(left, right), (right, left)] {
        if let Kind::Word(words) = side.kind {
            one_of(words, other)?;
        }
    }
    Ok(())
}

fn one_of(words: &'static [&'static str], side: &Typed) -> Result<(), Refused> {
    match &side.literal {
        Some(text) => is_word(words, text, side.range.as_ref()),
        None => Ok(()),
    }
}

fn is_word(words: &'static [&'static str], text: &str, range: Option<&Range<usize>>) -> Result<(), Refused> {
    if words.contains(&text) {
        return Ok(());
    }
    let listed = || words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
    let help = match nearest(text, words.iter().copied()) {
        _ if text.is_empty() => "ask whether it is written: `has(…)`".to_owned(),
        Some(near) => format!("write \"{}\"", near.word),
        None => format!("it can be {}", listed()),
    };
    Err(Refused::new(format!("this can never be \"{}\"", shown(text)), help, range.cloned()))
}

/// Returns how two sides are compared.
fn sort(left: &Typed, right: &Typed, range: Option<&Range<usize>>) -> Result<Sort, Refused> {
    match (left.kind, right.kind) {
        (Kind::Truth, Kind::Truth) => Ok(Sort::Truth),
        (left, right) if left.is_text() && right.is_text() => Ok(Sort::Text),
        (Kind::Number, Kind::Number)
        | (Kind::Time, Kind::Time)
        | (Kind::Share, Kind::Share)
        | (Kind::Date, Kind::Date) => Ok(Sort::Number),
        _ => Err(unlike(left, right, range)),
    }
}

fn unlike(left: &Typed, right: &Typed, range: Option<&Range<usize>>) -> Refused {
    let message = format!("{} cannot be compared with {}", left.kind.words(), right.kind.words());
    let help = meant(left.kind, right).or_else(|| meant(right.kind, left)).unwrap_or_else(|| {
        let kinds = [left.kind, right.kind];
        let is = |wanted: fn(&Kind) -> bool| kinds.iter().any(wanted);
        if is(|kind| matches!(kind, Kind::One(_))) {
            "compare its `id` or its `name`".to_owned()
        } else if is(|kind| matches!(kind, Kind::Many(_))) {
            "count it with `size`, or ask each with `all` or `exists`".to_owned()
        } else if is(|kind| matches!(kind, Kind::Texts | Kind::Words(_))) {
            "ask whether it is in the list: `\"verbal\" in handoff.channel`".to_owned()
        } else {
            "compare things of one kind".to_owned()
        }
    });
    Refused::new(message, help, range.cloned())
}

/// Returns what a text or number was meant to be that stands beside a value with a unit.
fn meant(kind: Kind, written: &Typed) -> Option<String> {
    let text = match (&written.literal, &written.expression) {
        (Some(text), _) => text.clone(),
        (None, Expression::Number(number)) if written.kind == Kind::Number => number.to_string(),
        _ => return None,
    };
    let (function, is_one, example) = match kind {
        Kind::Time => ("duration", parse_duration(&text).is_ok(), "1 day"),
        Kind::Share => ("share", parse_share(&text).is_ok(), "90%"),
        Kind::Date => ("date", parse_date(&text).is_ok(), "2027-06-30"),
        Kind::Number if written.literal.is_some() => {
            return Some("write the number without quotes".to_owned());
        }
        Kind::Truth => return Some("write `true` or `false` without quotes".to_owned()),
        _ => return None,
    };
    let shown = if is_one { text.as_str() } else { example };
    Some(format!("write `{function}(\"{shown}\")`"))
}
