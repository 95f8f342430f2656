//! All hand-offs from one actor to another, taken together.

use super::figure::Lack;
use super::motif::Motif;
use crate::graph::LinkIndex;
use std::collections::HashMap;

/// What one actor hands to another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Passage {
    /// Lane of the supplier.
    pub(super) supplier: usize,
    /// Lane of the customer.
    pub(super) customer: usize,
    /// The hand-offs, in the order of the process.
    pub(super) links: Vec<LinkIndex>,
    /// How many name no product.
    pub(super) without_product: usize,
    /// How many have a product but no measure.
    pub(super) without_measure: usize,
}

impl Passage {
    /// Tells how many hand-offs lack something; nothing where none does.
    pub(super) fn gaps(&self) -> Option<String> {
        let told = [(self.without_product, "product"), (self.without_measure, "measure")];
        let told = told.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| {
            if count == self.links.len() { format!("no {what}") } else { format!("{count} without {what}") }
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join(", "))
    }
}

/// Merges the hand-offs of a flow by their two actors, in the order in which the pairs first meet.
pub(super) fn passages(motif: &Motif<'_>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut place = HashMap::new();
    for link in motif.handoffs() {
        let (supplier, customer) = motif.graph.lanes_of(link);
        let index = *place.entry((supplier, customer)).or_insert_with(|| {
            passages.push(Passage {
                supplier,
                customer,
                links: Vec::new(),
                without_product: 0,
                without_measure: 0,
            });
            passages.len() - 1
        });
        let passage = &mut passages[index];
        passage.links.push(link);
        match motif.lack(link) {
            Lack::Product => passage.without_product += 1,
            Lack::Measure => passage.without_measure += 1,
            Lack::Nothing | Lack::Waived => {}
        }
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::passages;
    use crate::graph::FlowGraph;
    use crate::model::Shared;
    use crate::scene::Motif;
    use crate::syntax::parse;
    use crate::text::SourceFile;

    #[test]
    fn hand_offs_between_two_actors_are_one_line_each_way() {
        let text = "flow: x\nactors: { a: A, b: B, c: C }\nmeasures: { m: { unit: percent } }\nhandoffs:\n  - a -> b: { product: One, measures: m }\n  - b -> a: Two\n  - a -> b: Three\n  - a -> b\n  - b -> c: Four\n";
        let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
        let shared = Shared::default();
        let graph = FlowGraph::build(&flow, &shared);
        let merged = passages(&Motif::new(&flow, &shared, &graph));
        let told: Vec<_> =
            merged.iter().map(|it| (it.supplier, it.customer, it.links.len(), it.gaps())).collect();
        assert_eq!(
            told,
            [
                (0, 1, 3, Some("1 without product, 1 without measure".to_owned())),
                (1, 0, 1, Some("no measure".to_owned())),
                (1, 2, 1, Some("no measure".to_owned())),
            ]
        );
    }
}
