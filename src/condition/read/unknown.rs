//! What a condition says that there is not, with what was probably meant.

use crate::condition::Refused;
use crate::condition::fields::{Field, Thing};
use crate::syntax::lower::shown;
use crate::syntax::nearest;
use cel::common::ast::operators;
use cel::parser::ParseErrors;
use std::ops::Range;

/// Says in plain words why the parser stopped.
pub(super) fn unreadable(text: &str, errors: &ParseErrors) -> Refused {
    let help = "write a condition as in `handoff.supplier.side == \"external\"`";
    let Some(error) = errors.errors.first() else {
        return Refused::new("this is not a condition", help, None);
    };
    if errors.errors.iter().any(|error| error.msg.contains("Recursion limit")) {
        let message = "the condition is nested too deeply";
        return Refused::new(message, "say part of it in `when`, or make it two rules", None);
    }
    if error.msg.contains("argument") || error.msg.contains("macro") {
        return Refused::new("`has` or a loop is not used like this", help_of_loops(), None);
    }
    let quoted = error.msg.split('\'').nth(1).unwrap_or_default().trim();
    if quoted.is_empty() || quoted == "<EOF>" {
        return Refused::new("the condition ends too early", help, None);
    }
    // The parser says the line and the character, both from 1.
    let line = usize::try_from(error.pos.0 - 1).unwrap_or_default();
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let column = usize::try_from(error.pos.1 - 1).unwrap_or_default();
    let start = text[before..].char_indices().nth(column).map(|(at, _)| before + at);
    let range = start.filter(|start| text[*start..].starts_with(quoted));
    let range = range.map(|start| start..start + quoted.len());
    Refused::new(format!("`{}` is not expected here", shown(quoted)), help, range)
}

fn help_of_loops() -> &'static str {
    "write it as in `has(handoff.note)` or `flow.measures.exists(m, m.role == \"outcome\")`"
}

/// Says that an element has no such field.
pub(super) fn field(thing: Thing, name: &str, range: Option<Range<usize>>) -> Refused {
    let article = if thing == Thing::Actor { "an" } else { "a" };
    let message = format!("{article} {} has no field `{}`", thing.noun(), shown(name));
    let names = || thing.fields().iter().map(|field: &Field| field.name);
    let help = match nearest(name, names()) {
        Some(near) => format!("write `{}`", near.word),
        None => format!("it has {}", names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
    };
    Refused::new(message, help, range)
}

/// Says that there is no such function or sign.
pub(super) fn call(name: &str, has_target: bool, range: Option<Range<usize>>) -> Refused {
    const FUNCTIONS: [&str; 6] = ["has", "size", "duration", "share", "date", "today"];
    const METHODS: [&str; 8] =
        ["all", "exists", "exists_one", "filter", "contains", "startsWith", "endsWith", "size"];
    let known: &[&str] = if has_target { &METHODS } else { &FUNCTIONS };
    if !name.starts_with(char::is_alphabetic) {
        let (message, help) = match name {
            operators::INDEX => ("a condition takes no single item of a list", "ask with `in` or `exists`"),
            _ => ("a condition does not calculate", "compare with a number that is written out"),
        };
        return Refused::new(message, help, range);
    }
    if known.contains(&name) {
        let message = format!("`{name}` is not used like this");
        let help = match name {
            "has" => "write it as in `has(handoff.note)`",
            "duration" => "write it as in `duration(\"1 day\")`",
            "share" => "write it as in `share(\"90%\")`",
            "date" => "write it as in `date(\"2027-06-30\")`",
            "today" => "write it as in `measure.by >= today()`",
            "size" => "write it as in `size(flow.goals) > 0`",
            "contains" | "startsWith" | "endsWith" => {
                "write it as in `handoff.product.contains(\"specimen\")`"
            }
            _ => "write it as in `flow.measures.exists(m, m.role == \"outcome\")`",
        };
        return Refused::new(message, help, range);
    }
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("write `{}`", near.word),
        None => format!(
            "there are {}",
            known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        ),
    };
    Refused::new(format!("there is no function `{}`", shown(name)), help, range)
}
