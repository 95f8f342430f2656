//! The keys of elements with their values in the file's words, in a form in which two can be compared.

mod actor;
mod data;
mod flow;
mod goal;
mod handoff;
mod measure;
mod naming;
mod readiness;
mod step;
mod value;

pub(super) use actor::{actor, stakeholder};
pub(super) use flow::flow;
pub(super) use goal::goal;
pub(super) use handoff::{exit, handoff};
pub(super) use measure::measure;
pub(super) use naming::Naming;
pub(super) use readiness::readiness;
pub(super) use step::step;

use crate::text::Spanned;
use std::collections::{HashMap, VecDeque};

/// A key whose value is not the same in two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedKey {
    /// The key, as the file writes it; below another key both with a point between.
    pub key: String,
    /// What it said; nothing where it was not there. Of a list, what is not in it any more.
    pub before: Option<String>,
    /// What it says; nothing where it is not there any more. Of a list, what is new in it.
    pub after: Option<String>,
}

/// A value: what it is, and how people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// Two values are the same where this is.
    same: String,
    shown: String,
    /// Of a list its values.
    items: Vec<Value>,
}

impl Value {
    fn of(same: impl Into<String>, shown: impl Into<String>) -> Self {
        Self { same: same.into(), shown: shown.into(), items: Vec::new() }
    }

    /// Makes a text, in which blanks and line breaks do not count.
    fn text(text: &str) -> Self {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::of(text.clone(), text)
    }

    /// Makes a list, in which the order does not count.
    fn list(values: impl IntoIterator<Item = Self>) -> Option<Self> {
        let values: Vec<Self> = values.into_iter().collect();
        let mut same: Vec<&str> = values.iter().map(|value| value.same.as_str()).collect();
        same.sort_unstable();
        let same = same.join("\u{1f}");
        (!values.is_empty()).then(|| Self { same, shown: listed(&values), items: values })
    }

    /// Returns what of a list is not in another.
    fn without(&self, other: &Self) -> Vec<Self> {
        let mut left: HashMap<&str, usize> = HashMap::new();
        other.items.iter().for_each(|item| *left.entry(&item.same).or_default() += 1);
        let is_new = |item: &&Self| match left.get_mut(item.same.as_str()).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                false
            }
            None => true,
        };
        self.items.iter().filter(is_new).cloned().collect()
    }
}

fn listed(values: &[Value]) -> String {
    values.iter().map(|value| value.shown.as_str()).collect::<Vec<_>>().join(", ")
}

/// The keys of an element that are written, or that mean something where they are not.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    values: Vec<(String, Value)>,
}

impl Keys {
    fn put(&mut self, key: impl Into<String>, value: Option<Value>) {
        self.values.extend(value.map(|value| (key.into(), value)));
    }

    fn text(&mut self, key: impl Into<String>, text: Option<&Spanned<String>>) {
        self.put(key, text.map(|text| Value::text(text)));
    }

    fn texts(&mut self, key: impl Into<String>, texts: &[Spanned<String>]) {
        self.put(key, Value::list(texts.iter().map(|text| Value::text(text))));
    }

    /// Puts a value that is written as it is told.
    fn told<T>(
        &mut self,
        key: impl Into<String>,
        value: Option<&Spanned<T>>,
        tell: impl FnOnce(&T) -> Value,
    ) {
        self.put(key, value.map(|value| tell(&value.value)));
    }

    /// Returns the keys whose values are not the same.
    pub(super) fn changed(self, after: Self) -> Vec<ChangedKey> {
        // A faulty file may have a key twice; then the first counts beside the first.
        let mut was: HashMap<String, VecDeque<Value>> = HashMap::new();
        let mut order: Vec<String> = Vec::new();
        for (key, value) in self.values {
            order.push(key.clone());
            was.entry(key).or_default().push_back(value);
        }
        let mut changed = Vec::new();
        for (key, is) in after.values {
            let before = was.get_mut(&key).and_then(VecDeque::pop_front);
            if before.as_ref().is_none_or(|before| before.same != is.same) {
                changed.push(ChangedKey::of(key, before, Some(is)));
            }
        }
        for key in order {
            if let Some(before) = was.get_mut(&key).and_then(VecDeque::pop_front) {
                changed.push(ChangedKey::of(key, Some(before), None));
            }
        }
        changed
    }
}

impl ChangedKey {
    fn of(key: String, before: Option<Value>, after: Option<Value>) -> Self {
        if let (Some(was), Some(is)) = (&before, &after) {
            let (gone, new) = (was.without(is), is.without(was));
            // Of a list only what came and what went.
            if gone.len() + new.len() < was.items.len() + is.items.len() {
                let told = |values: Vec<Value>| (!values.is_empty()).then(|| listed(&values));
                return Self { key, before: told(gone), after: told(new) };
            }
        }
        // What is not the same must not read the same.
        let reads_the_same = matches!((&before, &after), (Some(a), Some(b)) if a.shown == b.shown);
        let told = |value: Value| if reads_the_same { value.same } else { value.shown };
        Self { key, before: before.map(told), after: after.map(told) }
    }
}
