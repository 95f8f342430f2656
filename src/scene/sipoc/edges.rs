//! What crosses into the process and out of it.

use crate::graph::LinkIndex;
use crate::model::Side;
use crate::rules::wording::counted;
use crate::scene::motif::Motif;
use std::collections::{HashMap, HashSet};

/// The most hand-offs that one side shows; it says how many more there are.
const MOST_SHOWN: usize = 24;

/// The two edges of the process.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Edges {
    pub(crate) inputs: Edge,
    pub(crate) outputs: Edge,
}

/// What crosses one edge, by the actor on the far side, and what the flow does not say about it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Edge {
    pub(crate) groups: Vec<Group>,
    pub(crate) lacking: Vec<String>,
}

/// What one actor hands in or takes away.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group {
    pub(crate) lane: usize,
    pub(crate) links: Vec<LinkIndex>,
}

/// Finds the hand-offs that cross the edges of the process.
///
/// Inputs come from outside to an internal actor; where none does, they are the first hand-offs
/// between internal actors. Outputs go from an internal actor to somebody outside or to an ultimate
/// customer; where none does, they are the last hand-offs.
pub(crate) fn edges(motif: &Motif<'_>) -> Edges {
    let handoffs = motif.handoffs();
    let graph = motif.graph;
    let boundary = graph.boundary(motif.flow, graph.back_links());
    let is_inside = |lane: usize| graph.lanes()[lane].side == Side::Internal;
    let ultimate: HashSet<usize> =
        motif.flow.customers.iter().filter_map(|customer| graph.find_lane(customer.as_str())).collect();
    let pick = |counts: &dyn Fn(LinkIndex) -> bool| -> Vec<LinkIndex> {
        handoffs.iter().copied().filter(|link| counts(*link)).collect()
    };
    let crosses_in = |link| {
        let (supplier, customer) = graph.lanes_of(link);
        !is_inside(supplier) && is_inside(customer)
    };
    let crosses_out = |link| {
        let (supplier, customer) = graph.lanes_of(link);
        is_inside(supplier) && (!is_inside(customer) || ultimate.contains(&customer))
    };
    let starts: HashSet<_> = boundary.starts.iter().copied().collect();
    let ends: HashSet<_> = boundary.ends.iter().copied().collect();
    let first = |link| starts.contains(&graph.ends(link).0);
    let last = |link| ends.contains(&graph.ends(link).1);
    Edges {
        inputs: edge(motif, pick(&crosses_in), || pick(&first), Way::In),
        outputs: edge(motif, pick(&crosses_out), || pick(&last), Way::Out),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    In,
    Out,
}

fn edge(
    motif: &Motif<'_>,
    crossing: Vec<LinkIndex>,
    within: impl FnOnce() -> Vec<LinkIndex>,
    way: Way,
) -> Edge {
    let mut lacking = Vec::new();
    let links = if crossing.is_empty() { within() } else { crossing };
    if links.is_empty() {
        let what = if way == Way::In { "Nothing is handed in" } else { "Nothing is handed out" };
        lacking.push(format!("{what}: the flow names no hand-off here"));
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut place = HashMap::new();
    for link in links.iter().take(MOST_SHOWN) {
        let (supplier, customer) = motif.graph.lanes_of(*link);
        let lane = if way == Way::In { supplier } else { customer };
        let index = *place.entry(lane).or_insert_with(|| {
            groups.push(Group { lane, links: Vec::new() });
            groups.len() - 1
        });
        groups[index].links.push(*link);
    }
    if links.len() > MOST_SHOWN {
        lacking.push(format!("and {} more", counted(links.len() - MOST_SHOWN, "hand-off")));
    }
    Edge { groups, lacking }
}

#[cfg(test)]
mod tests {
    use super::{Edge, LinkIndex, edges};
    use crate::graph::FlowGraph;
    use crate::model::Shared;
    use crate::scene::Motif;
    use crate::syntax::parse;
    use crate::text::SourceFile;

    /// Returns the ids of what comes in and goes out, each with its actor before it.
    fn crossing(text: &str) -> [Vec<String>; 2] {
        let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
        let shared = Shared::default();
        let graph = FlowGraph::build(&flow, &shared);
        let found = edges(&Motif::new(&flow, &shared, &graph));
        let told = |edge: &Edge| {
            let groups = edge.groups.iter().flat_map(|group| {
                let lane = &graph.lanes()[group.lane].actor;
                let name = |link: &LinkIndex| format!("{lane}: {}", graph.petgraph()[*link].id);
                group.links.iter().map(name).collect::<Vec<String>>()
            });
            groups.chain(edge.lacking.iter().cloned()).collect()
        };
        [told(&found.inputs), told(&found.outputs)]
    }

    #[test]
    fn what_comes_from_outside_is_an_input() {
        let [inputs, outputs] = crossing(
            "flow: x\nactors: { p: { side: external }, n: N, l: L, v: { side: external } }\nhandoffs:\n  - p -> n: A\n  - n -> l: B\n  - v -> l: C\n  - l -> p: D\n",
        );
        assert_eq!(inputs, ["p: p-n", "v: v-l"]);
        assert_eq!(outputs, ["p: l-p"]);
    }

    #[test]
    fn without_anybody_outside_the_first_and_last_hand_offs_count() {
        let text = "flow: x\nactors: { a: A, b: B, c: C }\nhandoffs:\n  - a -> b: One\n  - b -> c: Two\n";
        assert_eq!(crossing(text), [["a: a-b"], ["c: b-c"]]);
        let served = format!("customer: b\n{text}");
        assert_eq!(crossing(&served)[1], ["b: a-b"]);
    }

    #[test]
    fn what_the_flow_does_not_say_is_missing() {
        let [inputs, outputs] = crossing("flow: x\nactors: { a: A }\n");
        assert_eq!(inputs, ["Nothing is handed in: the flow names no hand-off here"]);
        assert_eq!(outputs, ["Nothing is handed out: the flow names no hand-off here"]);
    }
}
