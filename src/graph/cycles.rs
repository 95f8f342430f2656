//! Loops: which occurrences lie on one, and which links close one.
//!
//! A link closes a loop (a back link) where a walk over the flow in file order meets the
//! occurrence it leads to again before it has left it. Without its back links a flow has no loop.
//! Declared order breaks ties, so that it is the rework that runs back. The walk keeps its own
//! stack, since a file decides how deep it goes.

use super::FlowGraph;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{EdgeIndex, NodeIndex};

/// The links that close loops, and the walk that found them.
#[derive(Debug, Clone)]
pub struct BackLinks {
    links: Vec<EdgeIndex>,
    closes: Vec<bool>,
    /// The link by which the walk first came to each occurrence.
    came_by: Vec<Option<EdgeIndex>>,
}

impl BackLinks {
    /// Returns the links that close loops, in the order of [`FlowGraph::links`].
    #[must_use]
    pub fn links(&self) -> &[EdgeIndex] {
        &self.links
    }

    /// Tells whether a link closes a loop.
    #[must_use]
    pub fn contains(&self, link: EdgeIndex) -> bool {
        self.closes.get(link.index()).copied().unwrap_or(false)
    }

    /// Returns the links of the loop that a back link closes, from the step it leads back to
    /// round to the back link itself; empty where the link closes no loop.
    ///
    /// Takes time in proportion to the loop, so ask for one loop and not for each of thousands.
    #[must_use]
    pub fn loop_of(&self, graph: &FlowGraph, back: EdgeIndex) -> Vec<EdgeIndex> {
        if !self.contains(back) {
            return Vec::new();
        }
        let (mut at, first) = graph.ends(back);
        let mut links = vec![back];
        while at != first {
            let Some(link) = self.came_by[at.index()] else { break };
            links.push(link);
            at = graph.ends(link).0;
        }
        links.reverse();
        links
    }

    /// Tells for each back link, in order, whether any link of its loop is one that `counts`
    /// accepts.
    #[must_use]
    pub fn loops_with(&self, graph: &FlowGraph, counts: impl Fn(EdgeIndex) -> bool) -> Vec<bool> {
        let before = self.counted_on_the_way(graph, &counts);
        let has = |back: &EdgeIndex| {
            let (from, to) = graph.ends(*back);
            counts(*back) || before[from.index()] > before[to.index()]
        };
        self.links.iter().map(has).collect()
    }

    /// Counts the accepted links on the walk's way to each occurrence.
    fn counted_on_the_way(&self, graph: &FlowGraph, counts: &impl Fn(EdgeIndex) -> bool) -> Vec<usize> {
        let mut known: Vec<Option<usize>> = vec![None; self.came_by.len()];
        let mut way = Vec::new();
        for start in graph.petgraph().node_indices() {
            let mut at = start;
            let mut count = loop {
                if let Some(count) = known[at.index()] {
                    break count;
                }
                way.push(at);
                match self.came_by[at.index()] {
                    Some(link) => at = graph.ends(link).0,
                    None => break 0,
                }
            };
            while let Some(occurrence) = way.pop() {
                if self.came_by[occurrence.index()].is_some_and(counts) {
                    count += 1;
                }
                known[occurrence.index()] = Some(count);
            }
        }
        known.into_iter().map(Option::unwrap_or_default).collect()
    }
}

impl FlowGraph {
    /// Returns the groups of occurrences that lie on common loops (strongly connected
    /// components of more than one occurrence, or of one that leads to itself), each in file
    /// order, and by their first occurrence.
    #[must_use]
    pub fn loops(&self) -> Vec<Vec<NodeIndex>> {
        let mut loops = kosaraju_scc(&self.graph);
        loops.retain(|group| group.len() > 1 || self.graph.contains_edge(group[0], group[0]));
        for group in &mut loops {
            group.sort_unstable();
        }
        loops.sort_unstable();
        loops
    }

    /// Finds the links that close loops, walking in file order from what nothing leads to.
    ///
    /// Many ask for them, so they are found once.
    #[must_use]
    pub fn back_links(&self) -> &BackLinks {
        self.back.get_or_init(|| Walk::over(self).finish())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    /// Met and not yet left, so that a link to it closes a loop.
    Open,
    Done,
}

struct Walk<'graph> {
    graph: &'graph FlowGraph,
    visits: Vec<Visit>,
    closes: Vec<bool>,
    came_by: Vec<Option<EdgeIndex>>,
}

impl<'graph> Walk<'graph> {
    fn over(graph: &'graph FlowGraph) -> Self {
        let occurrences = graph.graph.node_count();
        let mut walk = Self {
            graph,
            visits: vec![Visit::Not; occurrences],
            closes: vec![false; graph.graph.edge_count()],
            came_by: vec![None; occurrences],
        };
        let indices = || graph.graph.node_indices();
        for root in indices().filter(|index| !graph.has_entry(*index)).chain(indices()) {
            walk.from(root);
        }
        walk
    }

    fn from(&mut self, root: NodeIndex) {
        if self.visits[root.index()] != Visit::Not {
            return;
        }
        self.visits[root.index()] = Visit::Open;
        let mut open = vec![(root, self.graph.exits(root).into_iter())];
        while let Some((occurrence, exits)) = open.last_mut() {
            let Some(link) = exits.next() else {
                self.visits[occurrence.index()] = Visit::Done;
                open.pop();
                continue;
            };
            let (_, to) = self.graph.ends(link);
            match self.visits[to.index()] {
                Visit::Open => self.closes[link.index()] = true,
                Visit::Done => {}
                Visit::Not => {
                    self.visits[to.index()] = Visit::Open;
                    self.came_by[to.index()] = Some(link);
                    open.push((to, self.graph.exits(to).into_iter()));
                }
            }
        }
    }

    fn finish(self) -> BackLinks {
        let closes = |link: &EdgeIndex| self.closes[link.index()];
        let links = self.graph.graph.edge_indices().filter(closes).collect();
        BackLinks { links, closes: self.closes, came_by: self.came_by }
    }
}

#[cfg(test)]
mod tests {
    use crate::graph::sketch::Sketch;
    use crate::graph::{BackLinks, FlowGraph};

    fn names(graph: &FlowGraph, links: &[super::EdgeIndex]) -> Vec<String> {
        links.iter().map(|link| graph.petgraph()[*link].id.to_string()).collect()
    }

    fn rework() -> FlowGraph {
        ["draw", "fit", "label", "test"]
            .into_iter()
            .fold(Sketch::new(), |sketch, id| sketch.step(id, "laboratory"))
            .then("draw", "label")
            .then("label", "fit")
            .then("fit", "test")
            .exit("fit", "draw", Some(0.06))
            .then("test", "test")
            .graph()
    }

    #[test]
    fn names_loops_and_the_links_that_close_them() {
        let graph = rework();
        let loops = graph.loops();
        let ids: Vec<Vec<&str>> = loops
            .iter()
            .map(|group| group.iter().map(|index| graph.petgraph()[*index].id.as_str()).collect())
            .collect();
        assert_eq!(ids, [vec!["draw", "fit", "label"], vec!["test"]]);
        let back = graph.back_links();
        assert_eq!(names(&graph, back.links()), ["fit-draw", "test-test"]);
        let round = back.loop_of(&graph, back.links()[0]);
        assert_eq!(names(&graph, &round), ["draw-label", "label-fit", "fit-draw"]);
        assert_eq!(names(&graph, &back.loop_of(&graph, back.links()[1])), ["test-test"]);
        assert!(back.loop_of(&graph, round[0]).is_empty());
    }

    #[test]
    fn knows_which_loops_hold_a_link_of_some_kind() {
        let graph = rework();
        let back = graph.back_links();
        let with_chance =
            |back: &BackLinks| back.loops_with(&graph, |link| graph.petgraph()[link].chance.is_some());
        assert_eq!(with_chance(back), [true, false]);
        let within = |name: &str| back.loops_with(&graph, |link| graph.petgraph()[link].id == *name);
        assert_eq!(within("label-fit"), [true, false]);
        assert_eq!(within("fit-test"), [false, false]);
    }

    #[test]
    fn the_walk_begins_where_nothing_leads_to() {
        let sketch = ["b", "c", "a"].into_iter().fold(Sketch::new(), |sketch, id| sketch.step(id, "x"));
        let graph = sketch.then("a", "c").then("c", "b").then("b", "c").graph();
        assert_eq!(names(&graph, graph.back_links().links()), ["b-c"]);
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let mut sketch = Sketch::new();
        let ids: Vec<String> = (0..20_000).map(|number| format!("s{number}")).collect();
        for id in &ids {
            sketch = sketch.step(id, "clinic");
        }
        for pair in ids.windows(2) {
            sketch = sketch.handoff(&pair[0], &pair[1]);
        }
        let graph = sketch.handoff(&ids[19_999], "s0").graph();
        let back = graph.back_links();
        assert_eq!(back.links().len(), 1);
        assert_eq!(back.loop_of(&graph, back.links()[0]).len(), 20_000);
        assert_eq!(graph.loops()[0].len(), 20_000);
        assert_eq!(back.loops_with(&graph, |link| link.index() == 7), [true]);
    }
}
