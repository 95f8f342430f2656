//! The order in which a flow runs.

use super::{BackLinks, FlowGraph};
use petgraph::graph::NodeIndex;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

impl FlowGraph {
    /// Returns all occurrences so that each link but the back links leads forwards.
    ///
    /// Of those that may come next, the one that stands first in the file does.
    #[must_use]
    pub fn order(&self, back: &BackLinks) -> Vec<NodeIndex> {
        let mut waits_for = vec![0_usize; self.graph.node_count()];
        for (link, _) in self.links().filter(|(link, _)| !back.contains(*link)) {
            waits_for[self.ends(link).1.index()] += 1;
        }
        let free = self.graph.node_indices().filter(|index| waits_for[index.index()] == 0);
        let mut next: BinaryHeap<Reverse<NodeIndex>> = free.map(Reverse).collect();
        let mut order = Vec::with_capacity(waits_for.len());
        while let Some(Reverse(occurrence)) = next.pop() {
            order.push(occurrence);
            for link in self.exits(occurrence) {
                let to = self.ends(link).1;
                if back.contains(link) {
                    continue;
                }
                waits_for[to.index()] -= 1;
                if waits_for[to.index()] == 0 {
                    next.push(Reverse(to));
                }
            }
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use crate::graph::sketch::Sketch;
    use proptest::prelude::*;

    #[test]
    fn keeps_file_order_where_links_leave_a_choice() {
        let sketch =
            ["c", "b", "a", "d"].into_iter().fold(Sketch::new(), |sketch, id| sketch.step(id, "clinic"));
        let graph = sketch.then("a", "b").then("d", "b").then("b", "a").graph();
        let back = graph.back_links();
        let order = graph.order(back);
        let ids: Vec<&str> = order.iter().map(|index| graph.petgraph()[*index].id.as_str()).collect();
        assert_eq!(ids, ["c", "d", "b", "a"]);
    }

    proptest! {
        #[test]
        fn every_link_but_back_links_leads_forwards(links in prop::collection::vec((0_usize..12, 0_usize..12), 0..40)) {
            let mut sketch = Sketch::new();
            for number in 0..12 {
                sketch = sketch.step(&format!("s{number}"), "clinic");
            }
            for (from, to) in links {
                sketch = sketch.then(&format!("s{from}"), &format!("s{to}"));
            }
            let graph = sketch.graph();
            let back = graph.back_links();
            let order = graph.order(back);
            prop_assert_eq!(order.len(), 12);
            let mut place = [0; 12];
            for (position, occurrence) in order.iter().enumerate() {
                place[occurrence.index()] = position;
            }
            for (link, _) in graph.links() {
                let (from, to) = graph.ends(link);
                prop_assert!(back.contains(link) || place[from.index()] < place[to.index()]);
            }
            // A back link lies on a loop, and without any there is none.
            prop_assert_eq!(back.links().is_empty(), graph.loops().is_empty());
            for link in back.links() {
                let (from, to) = graph.ends(*link);
                prop_assert!(graph.loops().iter().any(|group| group.contains(&from) && group.contains(&to)));
            }
        }
    }
}
