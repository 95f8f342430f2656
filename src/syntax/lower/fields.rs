//! The keys of one table of the file, read by name and shape.
//!
//! An accessor finds its key in the table of keys, takes its words from there, and in debug
//! builds insists that the table gives the key that shape. Lowering ends each table with
//! [`Fields::finish`], which in debug builds insists that every key of the table was asked for.

use super::decoder::{duplicate, shown};
use super::{Decoder, unknown};
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::{Duration, Id, Quantity, Recurrence, Scale, Share, TimeRange, Unit};
use crate::syntax::Near;
use crate::syntax::faults::{missing_key, wrong_value};
use crate::syntax::keys::{Choices, Key, Shape, Table};
use crate::syntax::tree::{Entry, Node};
use crate::syntax::values::{
    Refusal, parse_date, parse_duration, parse_number, parse_quantity, parse_recurrence, parse_scale,
    parse_share, parse_time_range, parse_unit,
};
use crate::text::{Span, Spanned};
use jiff::civil::Date;
use std::cell::Cell;
use std::collections::HashMap;

/// A key of the file with its value.
#[derive(Debug, Clone, Copy)]
pub struct Field<'tree, 'text> {
    /// What the table says of the key.
    pub key: &'static Key,
    /// The place of the key.
    pub key_span: Span,
    /// The value, which is not empty.
    pub node: &'tree Node<'text>,
}

/// The keys that a table does not know.
#[derive(Default)]
struct Unknown<'tree, 'text> {
    seen: HashMap<&'tree str, Span>,
    /// Entries with the key that was probably meant.
    misspelt: Vec<(Near<'static>, &'tree Entry<'text>)>,
}

/// The keys of one table of the file.
#[derive(Debug)]
pub struct Fields<'tree, 'text> {
    decoder: &'tree Decoder,
    pub(super) table: &'static Table,
    entries: Vec<Option<&'tree Entry<'text>>>,
    others: Vec<&'tree Entry<'text>>,
    /// The whole table.
    pub span: Span,
    read: Cell<u64>,
}

impl<'tree, 'text> Fields<'tree, 'text> {
    /// Sorts entries by the keys of a table; reports unknown, repeated and missing ones.
    pub(super) fn open(
        decoder: &'tree Decoder,
        entries: impl Iterator<Item = &'tree Entry<'text>>,
        table: &'static Table,
        span: Span,
        at: Span,
    ) -> Self {
        let mut fields = Self {
            decoder,
            table,
            entries: vec![None; table.keys.len()],
            others: Vec::new(),
            span,
            read: Cell::new(0),
        };
        let mut unknown = Unknown::default();
        for entry in entries {
            fields.sort(entry, &mut unknown);
        }
        fields.take_for_meant(unknown.misspelt);
        fields.report_missing(at);
        fields
    }

    fn sort(&mut self, entry: &'tree Entry<'text>, unknown: &mut Unknown<'tree, 'text>) {
        let (key, _) = entry;
        let Some(name) = key.text() else {
            let message =
                format!("a key of {} is {} where a word is due", self.table.with_article(), key.kind());
            self.decoder.report(
                Diagnostic::new(&wrong_value::META, key.span, message)
                    .help("write the key as one word, and put texts with brackets in double quotes"),
            );
            return;
        };
        let earlier = match self.table.find(name) {
            Some((index, _)) => match self.entries[index] {
                Some((earlier, _)) => Some(earlier.span),
                None => {
                    self.entries[index] = Some(entry);
                    None
                }
            },
            None => {
                let earlier = unknown.seen.get(name).copied();
                if earlier.is_none() {
                    unknown.seen.insert(name, key.span);
                    self.take_unknown(name, entry, unknown);
                }
                earlier
            }
        };
        if let Some(earlier) = earlier {
            self.decoder.report(duplicate(name, key.span, earlier));
        }
    }

    /// Keeps an entry that the table takes beside its own keys, or reports it.
    fn take_unknown(&mut self, name: &str, entry: &'tree Entry<'text>, unknown: &mut Unknown<'tree, 'text>) {
        if self.table.others.is_some() {
            self.others.push(entry);
        } else {
            match self.near(name) {
                Some(meant) => unknown.misspelt.push((meant, entry)),
                None => self.decoder.report(unknown::fault(self.table, name, entry.0.span, None)),
            }
        }
    }

    /// Reports misspelt keys and reads their values as those of the keys that were meant, where these
    /// are not written too: so one slip is one fault, and the rest of the flow is judged with it.
    fn take_for_meant(&mut self, misspelt: Vec<(Near<'static>, &'tree Entry<'text>)>) {
        for (meant, entry) in misspelt {
            let (key, _) = entry;
            let name = key.text().unwrap_or_default();
            let mut fault = unknown::fault(self.table, name, key.span, Some(meant));
            if let Some((index, _)) = self.table.find(meant.word)
                && self.entries[index].is_none()
            {
                self.entries[index] = Some(entry);
                fault = fault.fix(Fix::write(meant.word, key.span, meant.is_sure));
            }
            self.decoder.report(fault);
        }
    }

    /// Returns the key that was probably meant; signs of YAML in it have explanations of their own.
    fn near(&self, name: &str) -> Option<Near<'static>> {
        if name == "<<" || name.starts_with('-') || name.contains(':') {
            return None;
        }
        let keys: Vec<&str> = self.table.keys.iter().map(|key| key.name).collect();
        self.decoder.suggest(name, &keys)
    }

    fn report_missing(&self, at: Span) {
        for (key, entry) in self.table.keys.iter().zip(&self.entries) {
            let is_empty =
                |node: &Node<'_>| node.text().is_some_and(|text| node.is_empty() || text.trim().is_empty());
            match entry {
                None if key.is_required => self.report_absent(key, at),
                Some((written, value)) if key.is_required && is_empty(value) => {
                    let message = format!("`{}` is empty", key.name);
                    self.decoder.report(
                        Diagnostic::new(&missing_key::META, written.span, message)
                            .help(format!("write it as in `{}`", key.example)),
                    );
                }
                _ => {}
            }
        }
    }

    fn report_absent(&self, key: &Key, at: Span) {
        let message = format!("the {} has no `{}`", self.table.name, key.name);
        let fault = Diagnostic::new(&missing_key::META, at, message);
        self.decoder.report(fault.help(format!("add it as in `{}`", key.example)));
    }

    /// Returns the value of a key, where one is written and not empty.
    pub fn field(&self, name: &'static str) -> Option<Field<'tree, 'text>> {
        let found = self.table.find(name);
        debug_assert!(found.is_some(), "`{name}` is not in the table of {}", self.table.name);
        let (index, key) = found?;
        self.read.set(self.read.get() | (1 << index));
        let (written, node) = self.entries[index]?;
        (!node.is_empty()).then_some(Field { key, key_span: written.span, node })
    }

    /// Returns the place of a key, where it is written, even without a value.
    #[must_use]
    pub fn key_span(&self, name: &'static str) -> Option<Span> {
        let (index, _) = self.table.find(name)?;
        self.entries[index].map(|(key, _)| key.span)
    }

    /// Returns the entries whose keys the table does not name but takes.
    #[must_use]
    pub fn others(&self) -> &[&'tree Entry<'text>] {
        &self.others
    }

    /// Ends the table; in debug builds insists that every key of it was asked for.
    pub fn finish(self) {
        let unread =
            self.table.keys.iter().enumerate().find(|(index, _)| self.read.get() & (1 << index) == 0);
        debug_assert!(
            unread.is_none(),
            "nobody reads {:?} of {}",
            unread.map(|(_, key)| key.name),
            self.table.name
        );
    }

    fn scalar(
        &self,
        name: &'static str,
        is_shape: impl FnOnce(&Shape) -> bool,
    ) -> Option<(&'static Key, Spanned<&'tree str>)> {
        let field = self.field(name)?;
        debug_assert!(is_shape(&field.key.shape), "`{name}` of {} has another shape", self.table.name);
        Some((field.key, self.decoder.text(field.key, field.node)?))
    }

    pub(super) fn scalars(
        &self,
        name: &'static str,
        is_shape: impl FnOnce(&Shape) -> bool,
    ) -> Vec<(&'static Key, Spanned<&'tree str>)> {
        let Some(field) = self.field(name) else { return Vec::new() };
        debug_assert!(is_shape(&field.key.shape), "`{name}` of {} has another shape", self.table.name);
        let items = Decoder::one_or_many(field.node).iter();
        items.filter_map(|item| Some((field.key, self.decoder.text(field.key, item)?))).collect()
    }

    /// Returns a value that may be refused, or reports why it is.
    pub(super) fn parsed<T>(
        &self,
        name: &'static str,
        is_shape: impl FnOnce(&Shape) -> bool,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<Spanned<T>> {
        let (key, text) = self.scalar(name, is_shape)?;
        match parse(text.value) {
            Ok(value) => Some(Spanned::new(value, text.span)),
            Err(refusal) => {
                let message = format!("`{}` {}", shown(text.value), refusal.what);
                let fault = Diagnostic::new(&wrong_value::META, text.span, message);
                self.decoder.report(fault.label(format!("the value of `{}`", key.name)).help(refusal.help));
                None
            }
        }
    }

    /// Returns a text.
    pub fn text(&self, name: &'static str) -> Option<Spanned<String>> {
        let (_, text) = self.scalar(name, |shape| matches!(shape, Shape::Text))?;
        Some(text.map(str::to_owned))
    }

    /// Returns a title or name, which is not as long as other texts may be.
    pub fn name(&self, name: &'static str) -> Option<Spanned<String>> {
        let (_, text) = self.scalar(name, |shape| matches!(shape, Shape::Text))?;
        Some(self.decoder.name(text))
    }

    /// Returns a text, or each text of a list.
    pub fn texts(&self, name: &'static str) -> Vec<Spanned<String>> {
        let texts = self.scalars(name, |shape| matches!(shape, Shape::Texts));
        texts.into_iter().map(|(_, text)| text.map(str::to_owned)).collect()
    }

    /// Returns an id that the element gets.
    pub fn id(&self, name: &'static str) -> Option<Spanned<Id>> {
        let (_, text) = self.scalar(name, |shape| matches!(shape, Shape::Id))?;
        Some(self.decoder.id(text.value, text.span))
    }

    /// Returns an id that points to an element.
    pub fn reference(&self, name: &'static str) -> Option<Spanned<Id>> {
        let (_, text) = self.scalar(name, |shape| matches!(shape, Shape::Reference(_)))?;
        Some(text.map(Id::new))
    }

    /// Returns an id that points to an element, or each of a list.
    pub fn references(&self, name: &'static str) -> Vec<Spanned<Id>> {
        let texts = self.scalars(name, |shape| matches!(shape, Shape::References(_)));
        texts.into_iter().map(|(_, text)| text.map(Id::new)).collect()
    }

    /// Returns a length of time.
    pub fn duration(&self, name: &'static str) -> Option<Spanned<Duration>> {
        self.parsed(name, |shape| matches!(shape, Shape::Duration), parse_duration)
    }

    /// Returns a length of time, or a range from the least to the most.
    pub fn time_range(&self, name: &'static str) -> Option<Spanned<TimeRange>> {
        self.parsed(name, |shape| matches!(shape, Shape::TimeRange), parse_time_range)
    }

    /// Returns a part of a whole.
    pub fn share(&self, name: &'static str) -> Option<Spanned<Share>> {
        self.parsed(name, |shape| matches!(shape, Shape::Share), parse_share)
    }

    /// Returns a day.
    pub fn date(&self, name: &'static str) -> Option<Spanned<Date>> {
        self.parsed(name, |shape| matches!(shape, Shape::Date), parse_date)
    }

    /// Returns a number.
    pub fn number(&self, name: &'static str) -> Option<Spanned<f64>> {
        self.parsed(
            name,
            |shape| matches!(shape, Shape::Number),
            |text| {
                parse_number(text)
                    .ok_or_else(|| Refusal::new("is not a number", "write a number, as in `4` or `4.5`"))
            },
        )
    }

    /// Returns `true` or `false`.
    pub fn bool(&self, name: &'static str) -> Option<Spanned<bool>> {
        self.parsed(
            name,
            |shape| matches!(shape, Shape::Bool),
            |text| match text.to_lowercase().as_str() {
                "true" | "yes" => Ok(true),
                "false" | "no" => Ok(false),
                _ => Err(Refusal::new("is neither true nor false", "write `true` or `false`")),
            },
        )
    }

    /// Returns a number with its unit and limit, or the words that stand in its place.
    pub fn quantity(&self, name: &'static str) -> Option<Spanned<Quantity>> {
        self.parsed(name, |shape| matches!(shape, Shape::Quantity), |text| Ok(parse_quantity(text)))
    }

    /// Returns how often.
    pub fn recurrence(&self, name: &'static str) -> Option<Spanned<Recurrence>> {
        self.parsed(name, |shape| matches!(shape, Shape::Recurrence), |text| Ok(parse_recurrence(text)))
    }

    /// Returns what a measure counts in.
    pub fn unit(&self, name: &'static str) -> Option<Spanned<Unit>> {
        self.parsed(name, |shape| matches!(shape, Shape::Unit), |text| Ok(parse_unit(text)))
    }

    /// Returns the answers that a question offers.
    pub fn scale(&self, name: &'static str) -> Option<Spanned<Scale>> {
        self.parsed(name, |shape| matches!(shape, Shape::Scale), |text| Ok(parse_scale(text)))
    }

    /// Returns one of several words; `explain` may know more of a word that is none of them.
    pub fn choice<T: Copy>(
        &self,
        name: &'static str,
        choices: &Choices<T>,
        explain: impl FnOnce(&str) -> Option<String>,
    ) -> Option<Spanned<T>> {
        let is_choice = |shape: &Shape| matches!(shape, Shape::Choice(words) if *words == choices.words);
        let (key, text) = self.scalar(name, is_choice)?;
        self.chosen(key, text, choices, explain)
    }

    /// Returns one of several words, or each of a list.
    pub fn choices<T: Copy>(&self, name: &'static str, choices: &Choices<T>) -> Vec<Spanned<T>> {
        let is_list = |shape: &Shape| matches!(shape, Shape::ChoiceList(words) if *words == choices.words);
        let texts = self.scalars(name, is_list).into_iter();
        texts.filter_map(|(key, text)| self.chosen(key, text, choices, |_| None)).collect()
    }

    fn chosen<T: Copy>(
        &self,
        key: &Key,
        text: Spanned<&str>,
        choices: &Choices<T>,
        explain: impl FnOnce(&str) -> Option<String>,
    ) -> Option<Spanned<T>> {
        let value = choices.value(text.value);
        if value.is_none() {
            let message = format!("`{}` cannot be `{}`", key.name, shown(text.value));
            let mut fault = Diagnostic::new(&wrong_value::META, text.span, message);
            if let Some(near) = self.decoder.suggest(text.value, choices.words) {
                let Near { word, is_sure, .. } = near;
                fault =
                    fault.label(format!("did you mean `{word}`?")).fix(Fix::write(word, text.span, is_sure));
            }
            self.decoder.report(fault.help(explain(text.value).unwrap_or_else(|| one_of(choices.words))));
        }
        value.map(|value| Spanned::new(value, text.span))
    }
}

/// Lists words to choose from: "write `up`, `down` or `steady`".
pub(super) fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("write {} or {last}", rest.join(", ")),
        _ => format!("write {}", quoted.concat()),
    }
}
