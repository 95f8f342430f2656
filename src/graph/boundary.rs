//! Where a flow starts and ends, and with whom.
//!
//! Steps that are declared `starts` or `ends` say so themselves. A derived occurrence starts the
//! flow where its actor hands something off without having received anything, and ends it where
//! nothing leaves. Where no step is declared to start, each step to which nothing leads starts
//! the flow; and where something leads to every step, the first in the file does, as long as
//! only links that loop back lead to it.

use super::{BackLinks, FlowGraph, Origin};
use crate::model::{Flow, StepKind};
use petgraph::graph::NodeIndex;

/// The two edges of a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary {
    /// Occurrences that start the flow, in file order.
    pub starts: Vec<NodeIndex>,
    /// Occurrences that end it, in file order: declared ends and whatever nothing leaves.
    pub ends: Vec<NodeIndex>,
    /// Lanes of the starts, each once, in file order: the first suppliers.
    pub first_suppliers: Vec<usize>,
    /// Lanes of the ends, each once, in file order: the last customers.
    pub last_customers: Vec<usize>,
}

impl FlowGraph {
    /// Finds where the flow starts and ends; `back` are this graph's back links.
    #[must_use]
    pub fn boundary(&self, flow: &Flow, back: &BackLinks) -> Boundary {
        let starts = self.starts(flow, back);
        let ends_flow =
            |index: &NodeIndex| self.kind(flow, *index) == StepKind::Ends || !self.has_exit(*index);
        let ends: Vec<NodeIndex> = self.graph.node_indices().filter(ends_flow).collect();
        Boundary {
            first_suppliers: self.distinct_lanes(&starts),
            last_customers: self.distinct_lanes(&ends),
            starts,
            ends,
        }
    }

    fn starts(&self, flow: &Flow, back: &BackLinks) -> Vec<NodeIndex> {
        let is_declared = |index: NodeIndex| self.kind(flow, index) == StepKind::Starts;
        let any_declared = self.graph.node_indices().any(is_declared);
        let starts_flow = |index: &NodeIndex| {
            let may_start = !any_declared || self.graph[*index].origin == Origin::Derived;
            is_declared(*index) || (may_start && !self.has_entry(*index))
        };
        let starts: Vec<NodeIndex> = self.graph.node_indices().filter(starts_flow).collect();
        if !starts.is_empty() {
            return starts;
        }
        let only_loops_back =
            |first: &NodeIndex| self.entries(*first).iter().all(|link| back.contains(*link));
        self.graph.node_indices().next().filter(only_loops_back).into_iter().collect()
    }

    fn distinct_lanes(&self, occurrences: &[NodeIndex]) -> Vec<usize> {
        let mut seen = vec![false; self.lanes.len()];
        let lanes = occurrences.iter().map(|index| self.graph[*index].lane);
        lanes.filter(|lane| !std::mem::replace(&mut seen[*lane], true)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Boundary;
    use crate::graph::sketch::Sketch;
    use crate::model::StepKind;

    fn boundary(sketch: &Sketch) -> (Boundary, [Vec<String>; 2]) {
        let graph = sketch.graph();
        let found = graph.boundary(&sketch.flow, graph.back_links());
        let ids = |places: &[super::NodeIndex]| {
            places.iter().map(|index| graph.petgraph()[*index].id.to_string()).collect()
        };
        let both = [ids(&found.starts), ids(&found.ends)];
        (found, both)
    }

    #[test]
    fn a_chain_of_actors_starts_and_ends_with_them() {
        let sketch = Sketch::new().handoff("physician", "nurse").handoff("nurse", "patient");
        let (found, [starts, ends]) = boundary(&sketch.handoff("payer", "patient"));
        assert_eq!(starts, ["physician", "payer"]);
        assert_eq!(ends, ["patient", "patient-2"]);
        assert_eq!((found.first_suppliers, found.last_customers), (vec![0, 3], vec![2]));
    }

    #[test]
    fn declared_starts_leave_no_other_step_a_start() {
        let sketch = Sketch::new()
            .step_of_kind("ask", "patient", StepKind::Starts)
            .step("stray", "clinic")
            .step("answer", "clinic")
            .step_of_kind("home", "patient", StepKind::Ends)
            .handoff("ask", "answer")
            .handoff("answer", "home")
            .handoff("pharmacy", "answer");
        let (_, [starts, ends]) = boundary(&sketch);
        assert_eq!(starts, ["ask", "pharmacy"]);
        assert_eq!(ends, ["stray", "home"]);
    }

    #[test]
    fn a_first_step_that_is_looped_back_to_still_starts() {
        let steps = |ids: [&str; 3]| ids.into_iter().fold(Sketch::new(), |all, id| all.step(id, "clinic"));
        let looped =
            steps(["draw", "fit", "test"]).then("draw", "fit").then("fit", "draw").then("fit", "test");
        assert_eq!(boundary(&looped).1, [vec!["draw".to_owned()], vec!["test".to_owned()]]);
        let unmarked =
            steps(["test", "draw", "fit"]).then("draw", "fit").then("fit", "draw").then("fit", "test");
        assert!(boundary(&unmarked).0.starts.is_empty());
    }
}
