//! Names that several elements of the file read at one place: a message, an object of data.

use crate::diff::{Matching, Version};
use crate::model::Flow;
use crate::text::Span;
use std::collections::HashMap;

/// How many read a name, and how many of them are to have which other one.
#[derive(Debug, Default)]
pub(super) struct Names<'run> {
    readers: HashMap<Span, usize>,
    renamed: HashMap<(Span, &'run str), usize>,
}

impl<'run> Names<'run> {
    pub(super) fn of(was: Version<'run>, now: Version<'run>, matching: &Matching) -> Self {
        let mut names = Self::default();
        for span in read(was.flow) {
            *names.readers.entry(span).or_default() += 1;
        }
        for (old, new) in matching.handoffs.pairs() {
            let [old, new] = [&was.flow.handoffs[old], &now.flow.handoffs[new]];
            if let (Some(old), Some(new)) = (old.named_product(), new.named_product()) {
                *names.renamed.entry((old.name.span, new.name.value.as_str())).or_default() += 1;
            }
        }
        for (old, new) in matching.steps.pairs() {
            let [old, new] = [&was.flow.steps[old].text, &now.flow.steps[new].text];
            *names.renamed.entry((old.span, new.value.as_str())).or_default() += 1;
        }
        names
    }

    /// Tells whether all that read a name are to have the same other one.
    pub(super) fn are_one(&self, span: Span, name: &str) -> bool {
        let readers = self.readers.get(&span).copied().unwrap_or_default();
        let renamed = self.renamed.get(&(span, name)).copied().unwrap_or_default();
        readers <= renamed
    }
}

/// Returns where each name stands, once for each element that reads it.
fn read(flow: &Flow) -> impl Iterator<Item = Span> {
    let products = flow.handoffs.iter().filter_map(|handoff| handoff.named_product());
    let of_steps = flow.steps.iter().flat_map(|step| &step.documents);
    let of_handoffs = flow.handoffs.iter().flat_map(|handoff| &handoff.documents);
    let documents = of_steps.chain(of_handoffs).map(|document| document.span);
    let texts = flow.steps.iter().map(|step| step.text.span);
    products.map(|product| product.name.span).chain(documents).chain(texts)
}
