//! The measures of a table: each once, however many rows name it.

use crate::import::keys::{Keys, Text, scalar};
use crate::import::names::Names;
use crate::syntax::Node;
use std::collections::HashMap;

/// The measures that have a name.
#[derive(Debug, Default)]
pub(super) struct Measures {
    names: Names,
    /// The latest of each name.
    by_name: HashMap<String, usize>,
    all: Vec<(Text, Keys)>,
}

impl Measures {
    /// Takes what a row says of a measure; returns what its hand-off says then.
    ///
    /// Rows that give one name and do not contradict each other mean one measure. One without a name
    /// belongs to its hand-off alone.
    pub(super) fn take(&mut self, keys: Keys) -> Node<'static> {
        let Some(name) = text(&keys, "name") else { return keys.node() };
        let called = name.value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if let Some(place) = self.by_name.get(&called)
            && let (id, known) = &mut self.all[*place]
            && add(known, &keys)
        {
            return scalar(&Text::new(id.value.clone(), name.span));
        }
        let id = Text::new(self.names.make(&name.value, "measure"), name.span);
        let named = scalar(&id);
        self.by_name.insert(called, self.all.len());
        self.all.push((id, keys));
        named
    }

    /// Puts all of them into the table of measures.
    pub(super) fn put_into(self, table: &mut Keys) {
        for (id, keys) in self.all {
            table.put_at(&id.value, id.span, keys.node());
        }
    }
}

fn text(keys: &Keys, key: &str) -> Option<Text> {
    let (_, value) = keys.entries().iter().find(|(found, _)| found.text() == Some(key))?;
    Some(Text::new(value.text()?.to_owned(), value.span))
}

/// Adds what is new; nothing, where something contradicts what is known.
fn add(known: &mut Keys, keys: &Keys) -> bool {
    let mut new = Vec::new();
    for (key, value) in keys.entries() {
        let Some(key) = key.text() else { continue };
        match text(known, key) {
            Some(written) if key != "name" && Some(written.value.as_str()) != value.text() => return false,
            Some(_) => {}
            None => new.push((key.to_owned(), value.clone())),
        }
    }
    new.into_iter().for_each(|(key, value)| known.put_at(&key, value.span, value));
    true
}

#[cfg(test)]
mod tests {
    use super::Measures;
    use crate::import::keys::{Keys, Text};
    use crate::text::Span;

    fn keys(texts: &[(&str, &str)]) -> Keys {
        let mut keys = Keys::at(Span::default());
        for (key, text) in texts {
            keys.put_text(key, &Text::new((*text).to_owned(), Span::default()));
        }
        keys
    }

    #[test]
    fn a_name_means_one_measure_unless_rows_contradict_each_other() {
        let mut measures = Measures::default();
        let mut take = |texts: &[(&str, &str)]| measures.take(keys(texts)).text().map(str::to_owned);
        assert_eq!(take(&[("name", "Orders complete"), ("target", "95%")]).unwrap(), "orders-complete");
        assert_eq!(take(&[("name", "orders  Complete"), ("unit", "percent")]).unwrap(), "orders-complete");
        assert_eq!(take(&[("name", "Orders complete"), ("target", "80%")]).unwrap(), "orders-complete-2");
        assert_eq!(take(&[("target", "80%")]), None);
        let mut table = Keys::at(Span::default());
        measures.put_into(&mut table);
        assert_eq!(table.entries().len(), 2);
        assert_eq!(table.entries()[0].1.entries().unwrap().len(), 3);
    }
}
