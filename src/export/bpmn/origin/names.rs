//! Names that several elements of the file read at one place: a message, an object of data, a line.

use crate::diff::{Matching, Pairing, Version};
use crate::model::Flow;
use crate::text::{Span, Spanned};
use std::collections::HashMap;

/// How many read a name, and how many of them are to have which other one.
#[derive(Debug, Default)]
pub(super) struct Names<'run> {
    readers: HashMap<Span, usize>,
    renamed: HashMap<(Span, &'run str), usize>,
    /// How many hand-offs begin at each line, and how many of them are to have which product.
    handoffs: HashMap<Span, usize>,
    products: HashMap<(Span, &'run str), usize>,
}

impl<'run> Names<'run> {
    pub(super) fn of(was: Version<'run>, now: Version<'run>, matching: &Matching) -> Self {
        let mut names = Self::default();
        for span in read(was.flow) {
            *names.readers.entry(span).or_default() += 1;
        }
        for handoff in &was.flow.handoffs {
            *names.handoffs.entry(handoff.from.span).or_default() += 1;
        }
        for (old, new) in matching.handoffs.pairs() {
            let [old, new] = [&was.flow.handoffs[old], &now.flow.handoffs[new]];
            if let Some(new) = new.named_product() {
                *names.products.entry((old.from.span, new.name.value.as_str())).or_default() += 1;
            }
            if let (Some(old), Some(new)) = (old.named_product(), new.named_product()) {
                *names.renamed.entry((old.name.span, new.name.value.as_str())).or_default() += 1;
            }
        }
        let mut rename = |old: Option<&Spanned<String>>, new: Option<&'run Spanned<String>>| {
            if let (Some(old), Some(new)) = (old, new) {
                *names.renamed.entry((old.span, new.value.as_str())).or_default() += 1;
            }
        };
        for (old, new) in matching.handoffs.pairs() {
            rename(was.flow.handoffs[old].when.as_ref(), now.flow.handoffs[new].when.as_ref());
        }
        for (old, at) in matching.steps.pairs() {
            let [old, new] = [&was.flow.steps[old], &now.flow.steps[at]];
            rename(Some(&old.text), Some(&new.text));
            let exits = matching.exits(at).into_iter().flat_map(Pairing::pairs);
            exits.for_each(|(one, other)| {
                rename(old.exits[one].when.as_ref(), new.exits[other].when.as_ref())
            });
        }
        names
    }

    /// Tells whether all that read a name are to have the same other one.
    pub(super) fn are_one(&self, span: Span, name: &str) -> bool {
        let readers = self.readers.get(&span).copied().unwrap_or_default();
        let renamed = self.renamed.get(&(span, name)).copied().unwrap_or_default();
        readers <= renamed
    }

    /// Tells whether all hand-offs that begin at a line are to have the same product.
    pub(super) fn are_alike(&self, line: Span, product: &str) -> bool {
        let handoffs = self.handoffs.get(&line).copied().unwrap_or_default();
        let alike = self.products.get(&(line, product)).copied().unwrap_or_default();
        handoffs <= alike
    }
}

/// Returns where each name stands, once for each element that reads it.
fn read(flow: &Flow) -> impl Iterator<Item = Span> {
    let products = flow.handoffs.iter().filter_map(|handoff| handoff.named_product());
    let of_steps = flow.steps.iter().flat_map(|step| &step.documents);
    let of_handoffs = flow.handoffs.iter().flat_map(|handoff| &handoff.documents);
    let documents = of_steps.chain(of_handoffs).map(|document| document.span);
    let texts = flow.steps.iter().map(|step| step.text.span);
    let exits = flow.steps.iter().flat_map(|step| &step.exits).filter_map(|exit| exit.when.as_ref());
    let answers = exits.chain(flow.handoffs.iter().filter_map(|handoff| handoff.when.as_ref()));
    let answers = answers.map(|answer| answer.span);
    products.map(|product| product.name.span).chain(documents).chain(texts).chain(answers)
}
