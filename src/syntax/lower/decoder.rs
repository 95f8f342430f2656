//! Collects faults while the tree is lowered, and never stops at one.

use super::Fields;
use crate::diagnostic::{Diagnostic, Findings, Subject};
use crate::model::Id;
use crate::syntax::faults::{duplicate_key, wrong_value};
use crate::syntax::keys::{Key, Table};
use crate::syntax::nearest::{Near, nearest};
use crate::syntax::tree::{Entry, Node};
use crate::text::{Span, Spanned};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

/// How many words are compared for the suggestions of one file; beyond that it would take too long.
const COMPARISONS: usize = 200_000;

/// How many characters a title or name has at the most; messages and pictures repeat it.
const MAX_NAME_CHARACTERS: usize = 1_000;

/// How many characters of a text a message quotes.
const QUOTED: usize = 60;

/// Takes the faults of one file.
#[derive(Debug)]
pub struct Decoder {
    faults: RefCell<Findings>,
    comparisons_left: Cell<usize>,
}

impl Default for Decoder {
    fn default() -> Self {
        Self { faults: RefCell::default(), comparisons_left: Cell::new(COMPARISONS) }
    }
}

impl Decoder {
    /// Takes a fault.
    pub fn report(&self, fault: Diagnostic) {
        self.faults.borrow_mut().push(fault);
    }

    /// Returns all faults in order of report.
    #[must_use]
    pub fn into_faults(self) -> Vec<Diagnostic> {
        self.faults.into_inner().into_vec()
    }

    /// Lowers an element and puts its name on the faults that were found in it.
    pub fn within<T>(&self, lower: impl FnOnce() -> T, subject: impl FnOnce(&T) -> Subject) -> T {
        let before = self.mark();
        let element = lower();
        if self.mark() > before {
            self.attribute(before..self.mark(), &subject(&element));
        }
        element
    }

    /// Returns how many faults there are so far.
    pub(super) fn mark(&self) -> usize {
        self.faults.borrow().len()
    }

    /// Puts the name of an element on faults that have none yet.
    pub(super) fn attribute(&self, faults: Range<usize>, subject: &Subject) {
        for fault in &mut self.faults.borrow_mut().kept_mut()[faults] {
            if fault.subject == Subject::flow() {
                fault.subject = subject.clone();
            }
        }
    }

    /// Opens a table of keys; `at` is the place to name where a key is missing.
    pub fn open<'tree, 'text>(
        &'tree self,
        node: &'tree Node<'text>,
        table: &'static Table,
        at: Span,
    ) -> Option<Fields<'tree, 'text>> {
        match node.entries() {
            Some(entries) => Some(Fields::open(self, entries.iter(), table, node.span, at)),
            None => {
                let message = format!("the {} is {} where a table of keys is due", table.name, node.kind());
                let example = table.keys.first().map_or("key: value", |key| key.example);
                self.report(
                    Diagnostic::new(&wrong_value::META, node.span, message)
                        .help(format!("write its keys below each other, as in `{example}`")),
                );
                None
            }
        }
    }

    /// Reports a value that is not what its key takes.
    pub fn wrong_kind(&self, key: &Key, node: &Node<'_>, due: &str) {
        let message = format!("`{}` is {} where {due} is due", key.name, node.kind());
        self.report(
            Diagnostic::new(&wrong_value::META, node.span, message)
                .help(format!("write it as in `{}`", key.example)),
        );
    }

    /// Returns the text of a scalar without the blanks around it, or reports what else it is.
    pub fn text<'tree>(&self, key: &Key, node: &'tree Node<'_>) -> Option<Spanned<&'tree str>> {
        match node.text() {
            Some(text) => {
                let text = text.trim();
                (!text.is_empty() && !node.is_empty()).then(|| Spanned::new(text, node.span))
            }
            None => {
                self.wrong_kind(key, node, "a text");
                None
            }
        }
    }

    /// Returns the items of a list, or the value itself where it is no list.
    #[must_use]
    pub fn one_or_many<'tree, 'text>(node: &'tree Node<'text>) -> &'tree [Node<'text>] {
        node.items().unwrap_or(std::slice::from_ref(node))
    }

    /// Returns a title or name; what is too long for one is reported and cut.
    pub(super) fn name(&self, text: Spanned<&str>) -> Spanned<String> {
        let Some((end, _)) = text.value.char_indices().nth(MAX_NAME_CHARACTERS) else {
            return text.map(str::to_owned);
        };
        let message = format!("a name is longer than {MAX_NAME_CHARACTERS} characters");
        self.report(
            Diagnostic::new(&wrong_value::META, text.span, message)
                .help("write a few words here, and the rest into `note` or `purpose`"),
        );
        Spanned::new(text.value[..end].to_owned(), text.span)
    }

    /// Reads an id that an element gets; one that is not well formed is reported and kept.
    pub fn id(&self, text: &str, span: Span) -> Spanned<Id> {
        if !Id::is_well_formed(text) {
            let message = format!("`{}` is not an id", shown(text));
            let help = match Id::from_title(text) {
                _ if text.contains(':') => {
                    "put a blank after the colon between the id and what follows".to_owned()
                }
                Some(id) => format!(
                    "write `{}`: an id is lower-case words of letters and digits, joined by `-`",
                    shown(id.as_str())
                ),
                None => "write lower-case words of letters and digits, joined by `-`".to_owned(),
            };
            self.report(Diagnostic::new(&wrong_value::META, span, message).help(help));
        }
        Spanned::new(Id::new(text), span)
    }

    /// Returns the entries of a table of ids: each id once, with its value.
    ///
    /// Ids that are no text or stand twice are reported and left out.
    pub fn ids<'tree, 'text>(
        &self,
        key: &Key,
        entries: &'tree [Entry<'text>],
    ) -> Vec<(Spanned<Id>, &'tree Node<'text>)> {
        let ids = self.names(key, entries).into_iter();
        ids.map(|(id, value)| (self.id(id.value, id.span), value)).collect()
    }

    /// Returns the entries of a table of names: each once, as it is written, with its value.
    ///
    /// Names that are no text or stand twice are reported and left out.
    pub fn names<'tree, 'text>(
        &self,
        key: &Key,
        entries: &'tree [Entry<'text>],
    ) -> Vec<(Spanned<&'tree str>, &'tree Node<'text>)> {
        let mut first: HashMap<&str, Span> = HashMap::new();
        let mut found = Vec::with_capacity(entries.len());
        for (id, value) in entries {
            let Some(text) = id.text() else {
                self.wrong_kind(key, id, "an id");
                continue;
            };
            match first.get(text) {
                Some(earlier) => self.report(duplicate(text, id.span, *earlier)),
                None => {
                    first.insert(text, id.span);
                    found.push((Spanned::new(text, id.span), value));
                }
            }
        }
        found
    }

    /// Finds the nearest candidate, as long as the file has not had too many suggestions.
    pub fn suggest<'words>(&self, word: &str, candidates: &[&'words str]) -> Option<Near<'words>> {
        let left = self.comparisons_left.get().checked_sub(candidates.len())?;
        self.comparisons_left.set(left);
        nearest(word, candidates.iter().copied())
    }
}

/// The fault of a key that stands twice.
pub(super) fn duplicate(key: &str, span: Span, earlier: Span) -> Diagnostic {
    Diagnostic::new(&duplicate_key::META, span, format!("`{}` stands here for the second time", shown(key)))
        .also(earlier, "the first one counts")
        .help("remove one of the two, or give it another name")
}

/// Returns a text as messages quote it: on one line, and cut where it is long.
#[must_use]
pub fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(QUOTED).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(QUOTED).is_some() {
        shown.push('…');
    }
    shown
}
