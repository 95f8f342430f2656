//! What one part of a workspace file sets: the whole of it, or one of its overrides.

use super::{Catalogue, Level, Levels, Profile, Selector, Theme};
use crate::diagnostic::{Diagnostic, Severity};
use crate::syntax::Node;
use crate::syntax::faults::{duplicate_key, unknown_key, wrong_value};
use crate::syntax::keys::{LIMITS, Limit, Shape};
use crate::syntax::lower::{Decoder, Fields, shown};
use crate::text::{Span, Spanned};
use std::collections::HashMap;

/// What is set in one place, each with where it is written.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    /// How much is asked of the flows.
    pub profile: Option<Spanned<Profile>>,
    /// The language of flows that do not name their own.
    pub lang: Option<Spanned<String>>,
    /// The colours of pictures.
    pub theme: Option<Spanned<Theme>>,
    /// Levels of rules and families; the place is the name's.
    pub levels: HashMap<Selector, Spanned<Level>>,
    /// Limits of rules, in percent where they are shares.
    pub limits: HashMap<Limit, Spanned<f64>>,
}

impl Layer {
    /// Reads the keys that the whole file and an override have in common.
    pub(super) fn read(decoder: &Decoder, fields: &Fields<'_, '_>, catalogue: &Catalogue) -> Self {
        Self {
            profile: fields.choice("profile", &Profile::CHOICES, |_| None),
            lang: fields.language("lang"),
            theme: fields.choice("theme", &Theme::CHOICES, |_| None),
            levels: levels(decoder, fields, catalogue),
            limits: limits(decoder, fields),
        }
    }

    /// Switches the rules off that an override ignores.
    pub(super) fn ignore(&mut self, decoder: &Decoder, fields: &Fields<'_, '_>, catalogue: &Catalogue) {
        for name in fields.rules("ignore") {
            let Some(selector) = selector(decoder, &name.value, name.span, catalogue) else { continue };
            if is_unreadable(&selector) {
                always_an_error(decoder, name.span, "take it out of the list");
            } else if let Some(earlier) = self.levels.get(&selector) {
                second_level(decoder, &name.value, name.span, earlier.span);
            } else {
                self.levels.insert(selector, Spanned::new(Level::Off, name.span));
            }
        }
    }
}

fn limits(decoder: &Decoder, fields: &Fields<'_, '_>) -> HashMap<Limit, Spanned<f64>> {
    let Some(field) = fields.field("limits") else { return HashMap::new() };
    let Some(fields) = decoder.open(field.node, &LIMITS, field.key_span) else { return HashMap::new() };
    let mut limits = HashMap::new();
    for limit in Limit::ALL {
        let name = limit.key().name;
        let number = match limit.key().shape {
            Shape::Percent { .. } => fields.percent(name),
            _ => fields.whole(name),
        };
        if let Some(number) = number {
            limits.insert(*limit, number);
        }
    }
    fields.finish();
    limits
}

fn levels(
    decoder: &Decoder,
    fields: &Fields<'_, '_>,
    catalogue: &Catalogue,
) -> HashMap<Selector, Spanned<Level>> {
    let Some(rules) = fields.field("rules") else { return HashMap::new() };
    let Some(entries) = rules.node.entries() else {
        decoder.wrong_kind(rules.key, rules.node, "a table of rules and levels");
        return HashMap::new();
    };
    let mut named = HashMap::new();
    let mut seen: HashMap<Selector, Span> = HashMap::new();
    for (name, level) in entries {
        let written = name.text().unwrap_or_default();
        let Some(selector) = selector(decoder, written, name.span, catalogue) else { continue };
        if let Some(earlier) = seen.get(&selector) {
            second_level(decoder, written, name.span, *earlier);
            continue;
        }
        seen.insert(selector.clone(), name.span);
        if let Some(level) = self::level(decoder, &selector, written, level) {
            named.insert(selector, Spanned::new(level, name.span));
        }
    }
    named
}

fn second_level(decoder: &Decoder, name: &str, span: Span, earlier: Span) {
    let message = format!("`{}` gets a level for the second time", shown(name));
    let fault = Diagnostic::new(&duplicate_key::META, span, message);
    decoder.report(fault.also(earlier, "the first one").help("remove one of the two"));
}

fn selector(decoder: &Decoder, name: &str, span: Span, catalogue: &Catalogue) -> Option<Selector> {
    match catalogue.select(name) {
        Ok(selector) => Some(selector),
        Err(unknown) => {
            let message = format!("there is no rule `{}`", shown(&unknown.text));
            let help = match unknown.suggestion {
                Some(near) => format!("write `{near}`"),
                None => "write a code, a family's letter or a name; `handoff rules` lists them".to_owned(),
            };
            decoder.report(Diagnostic::new(&unknown_key::META, span, message).help(help));
            None
        }
    }
}

fn level(decoder: &Decoder, selector: &Selector, rule: &str, node: &Node<'_>) -> Option<Level> {
    let word = node.text().filter(|_| !node.is_empty()).map(str::trim);
    let message = match word.and_then(Level::from_word) {
        Some(level) if level != Level::At(Severity::Error) && is_unreadable(selector) => {
            always_an_error(decoder, node.span, "remove the line");
            return None;
        }
        Some(level) => return Some(level),
        None => match word {
            Some(word) => format!("`{}` is not a level", shown(word)),
            None => format!("`{}` is {} where a level is due", shown(rule), node.kind()),
        },
    };
    let fault = Diagnostic::new(&wrong_value::META, node.span, message);
    decoder.report(fault.help("write `off`, `info`, `warning` or `error`"));
    None
}

fn always_an_error(decoder: &Decoder, span: Span, help: &str) {
    let message = "a file that cannot be read is always an error";
    decoder.report(Diagnostic::new(&wrong_value::META, span, message).help(help));
}

fn is_unreadable(selector: &Selector) -> bool {
    matches!(selector, Selector::Rule(code) if Levels::UNREADABLE.contains(code))
}
