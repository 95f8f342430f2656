//! What can be reached from some occurrences, and what can reach them.

use super::FlowGraph;
use petgraph::graph::NodeIndex;
use petgraph::visit::{Dfs, IntoNeighbors, Reversed, VisitMap, Visitable};

/// A set of occurrences of one graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    reached: Vec<bool>,
}

impl Reach {
    /// Tells whether the occurrence is in the set.
    #[must_use]
    pub fn contains(&self, occurrence: NodeIndex) -> bool {
        self.reached.get(occurrence.index()).copied().unwrap_or(false)
    }

    /// Returns how many occurrences are in the set.
    #[must_use]
    pub fn count(&self) -> usize {
        self.reached.iter().filter(|reached| **reached).count()
    }
}

impl FlowGraph {
    /// Returns the occurrences that links lead to from any of `starts`, these included.
    #[must_use]
    pub fn reach_from(&self, starts: &[NodeIndex]) -> Reach {
        self.reach(&self.graph, starts)
    }

    /// Returns the occurrences from which links lead to any of `ends`, these included.
    #[must_use]
    pub fn reach_to(&self, ends: &[NodeIndex]) -> Reach {
        self.reach(Reversed(&self.graph), ends)
    }

    fn reach<G>(&self, graph: G, from: &[NodeIndex]) -> Reach
    where
        G: IntoNeighbors<NodeId = NodeIndex> + Visitable<NodeId = NodeIndex>,
    {
        let mut walk = Dfs::empty(graph);
        for start in from {
            walk.move_to(*start);
            while walk.next(graph).is_some() {}
        }
        let reached = self.graph.node_indices().map(|index| walk.discovered.is_visited(&index)).collect();
        Reach { reached }
    }
}

#[cfg(test)]
mod tests {
    use crate::graph::sketch::Sketch;

    #[test]
    fn follows_links_forwards_and_backwards() {
        let mut sketch = Sketch::new();
        for id in ["a", "b", "c", "d"] {
            sketch = sketch.step(id, "clinic");
        }
        let graph = sketch.then("a", "b").then("b", "c").then("d", "c").graph();
        let at = |id: &str| graph.find(id).unwrap();
        let forward = graph.reach_from(&[at("a")]);
        assert!(forward.contains(at("a")) && forward.contains(at("c")) && !forward.contains(at("d")));
        assert_eq!(forward.count(), 3);
        let backward = graph.reach_to(&[at("c")]);
        assert_eq!(backward.count(), 4);
        assert_eq!(graph.reach_to(&[at("d")]).count(), 1);
        assert_eq!(graph.reach_from(&[]).count(), 0);
    }
}
