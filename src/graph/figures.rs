//! What a flow's hand-offs look like in numbers.
//!
//! A hand-off is counted here wherever a link crosses from one actor to another, also where the
//! file writes it as a `then`: responsibility passes either way.

use super::{BackLinks, FlowGraph};
use crate::model::{Flow, Share};
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet, VecDeque};

/// Two actors who return things to each other along a path, several times in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PingPong {
    /// Lanes of the two actors, the first supplier's first.
    pub lanes: (usize, usize),
    /// The links, in order.
    pub links: Vec<EdgeIndex>,
}

/// How many different actors one actor works with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fan {
    /// Actors who hand something to it.
    pub suppliers: usize,
    /// Actors to whom it hands something.
    pub customers: usize,
}

/// The hand-off figures of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Links in all, hand-offs or not.
    pub links: usize,
    /// Links that cross from one actor to another.
    pub handoffs: usize,
    /// Hand-offs whose product is named.
    pub with_product: usize,
    /// Hand-offs that have a measure.
    pub with_measure: usize,
    /// Links that close a loop.
    pub rework_loops: usize,
    /// How many actors each works with, by lane.
    pub fans: Vec<Fan>,
    /// The fewest hand-offs after which an ultimate customer first receives something; absent
    /// where none does or the flow names none.
    pub handoffs_to_customer: Option<usize>,
}

impl Figures {
    /// Returns the share of links that cross from one actor to another; absent without links.
    #[must_use]
    pub fn crossing_share(&self) -> Option<Share> {
        #[expect(clippy::cast_precision_loss, reason = "a flow has far fewer than 2^52 links")]
        (self.links > 0).then(|| Share(self.handoffs as f64 / self.links as f64))
    }
}

impl FlowGraph {
    /// Counts what there is to count about the flow's hand-offs.
    #[must_use]
    pub fn figures(&self, flow: &Flow) -> Figures {
        let back = self.back_links();
        let crossing: Vec<EdgeIndex> = self.graph.edge_indices().filter(|link| self.crosses(*link)).collect();
        let written = || crossing.iter().filter_map(|link| self.handoff(flow, *link));
        Figures {
            links: self.graph.edge_count(),
            handoffs: crossing.len(),
            with_product: written().filter(|handoff| handoff.named_product().is_some()).count(),
            with_measure: written().filter(|handoff| !handoff.measures.is_empty()).count(),
            rework_loops: back.links().len(),
            fans: self.fans(),
            handoffs_to_customer: self.handoffs_to_customer(flow, back),
        }
    }

    /// Counts for each lane the different actors it receives from and hands to.
    #[must_use]
    pub fn fans(&self) -> Vec<Fan> {
        let mut fans = vec![Fan::default(); self.lanes.len()];
        let mut seen = HashSet::new();
        for link in self.graph.edge_indices().filter(|link| self.crosses(*link)) {
            let (supplier, customer) = self.lanes_of(link);
            if seen.insert((supplier, customer)) {
                fans[customer].suppliers += 1;
                fans[supplier].customers += 1;
            }
        }
        fans
    }

    /// Finds where two actors return things to each other `least` times or more in
    /// a row, longest first; `back` are this graph's back links, which no path takes.
    ///
    /// Steps that an actor takes on its own in between do not break the row. Where rows meet in
    /// a step and the actor goes on alone, the longest is followed; a link counts in one row.
    #[must_use]
    pub fn ping_pongs(&self, back: &BackLinks, least: usize) -> Vec<PingPong> {
        let rows = Rows::over(self, back);
        let mut lasts: Vec<EdgeIndex> = self.graph.edge_indices().collect();
        lasts.retain(|link| rows.length[link.index()] >= least);
        lasts.sort_by_key(|link| (Reverse(rows.length[link.index()]), *link));
        let mut taken = vec![false; self.graph.edge_count()];
        lasts.into_iter().filter_map(|last| self.row_to(&rows, last, &mut taken)).collect()
    }

    /// Collects the row that ends with `last`, unless it shares links with one found before.
    fn row_to(&self, rows: &Rows, last: EdgeIndex, taken: &mut [bool]) -> Option<PingPong> {
        let mut links = Vec::new();
        let mut at = Some(last);
        while let Some(link) = at {
            if std::mem::replace(&mut taken[link.index()], true) {
                return None;
            }
            links.push(link);
            at = rows.before[link.index()];
        }
        links.reverse();
        Some(PingPong { lanes: self.lanes_of(links[0]), links })
    }

    /// Finds the fewest hand-offs after which an ultimate customer first receives something, on
    /// the shortest way from any start; `back` are this graph's back links.
    #[must_use]
    pub fn handoffs_to_customer(&self, flow: &Flow, back: &BackLinks) -> Option<usize> {
        let customers: HashSet<usize> =
            flow.customers.iter().filter_map(|customer| self.find_lane(customer.as_str())).collect();
        let distance = self.handoffs_from(&self.boundary(flow, back).starts);
        let arrives = |link: &EdgeIndex| self.crosses(*link) && customers.contains(&self.lanes_of(*link).1);
        let arrivals = self.graph.edge_indices().filter(arrives);
        arrivals.filter_map(|link| Some(distance[self.ends(link).0.index()]? + 1)).min()
    }

    /// Counts for each occurrence the fewest hand-offs on a way from any of `starts`.
    fn handoffs_from(&self, starts: &[NodeIndex]) -> Vec<Option<usize>> {
        let mut distance = vec![None; self.graph.node_count()];
        let mut next: VecDeque<(NodeIndex, usize)> = starts.iter().map(|start| (*start, 0)).collect();
        while let Some((occurrence, handoffs)) = next.pop_front() {
            if distance[occurrence.index()].is_some() {
                continue;
            }
            distance[occurrence.index()] = Some(handoffs);
            for link in self.graph.edges(occurrence) {
                if self.crosses(link.id()) {
                    next.push_back((link.target(), handoffs + 1));
                } else {
                    next.push_front((link.target(), handoffs));
                }
            }
        }
        distance
    }

    /// Returns the lanes of a link's two ends, the supplier's first.
    #[must_use]
    pub fn lanes_of(&self, link: EdgeIndex) -> (usize, usize) {
        let (from, to) = self.ends(link);
        (self.graph[from].lane, self.graph[to].lane)
    }
}

/// A row of hand-offs between two actors that has come as far as some occurrence.
#[derive(Clone, Copy)]
struct Arrival {
    /// The other actor, who handed off last.
    supplier: usize,
    length: usize,
    last: EdgeIndex,
}

/// How long the row back and forth is that each link continues, and what it continues.
struct Rows {
    length: Vec<usize>,
    before: Vec<Option<EdgeIndex>>,
    /// The longest row from each supplier that has come to an occurrence.
    arrivals: HashMap<(NodeIndex, usize), Arrival>,
    /// The longest row of all that has come to an occurrence.
    longest: Vec<Option<Arrival>>,
}

impl Rows {
    fn over(graph: &FlowGraph, back: &BackLinks) -> Self {
        let links = graph.graph.edge_count();
        let mut rows = Self {
            length: vec![0; links],
            before: vec![None; links],
            arrivals: HashMap::new(),
            longest: vec![None; graph.graph.node_count()],
        };
        for occurrence in graph.order(back) {
            for link in graph.exits(occurrence) {
                if !back.contains(link) {
                    rows.take(graph, link);
                }
            }
        }
        rows
    }

    fn take(&mut self, graph: &FlowGraph, link: EdgeIndex) {
        let (from, to) = graph.ends(link);
        let (supplier, customer) = graph.lanes_of(link);
        if supplier == customer {
            if let Some(arrival) = self.longest[from.index()] {
                self.arrive(to, arrival);
            }
            return;
        }
        let continued = self.arrivals.get(&(from, customer)).copied();
        let length = continued.map_or(0, |arrival| arrival.length) + 1;
        self.length[link.index()] = length;
        self.before[link.index()] = continued.map(|arrival| arrival.last);
        self.arrive(to, Arrival { supplier, length, last: link });
    }

    fn arrive(&mut self, at: NodeIndex, arrival: Arrival) {
        let known = self.arrivals.entry((at, arrival.supplier)).or_insert(arrival);
        if known.length < arrival.length {
            *known = arrival;
        }
        let longest = self.longest[at.index()].get_or_insert(arrival);
        if longest.length < arrival.length {
            *longest = arrival;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fan;
    use crate::graph::sketch::Sketch;
    use crate::model::{Share, StepKind};

    #[test]
    fn counts_every_link_that_crosses() {
        let sketch = Sketch::new()
            .step("order", "physician")
            .step("tell", "technician")
            .step("draw", "technician")
            .step("test", "laboratory")
            .handoff("order", "tell")
            .product("Complete order")
            .measure("complete-orders")
            .then("tell", "draw")
            .then("draw", "test")
            .then("test", "draw");
        let figures = sketch.graph().figures(&sketch.flow);
        assert_eq!((figures.links, figures.handoffs, figures.rework_loops), (4, 3, 1));
        assert_eq!((figures.with_product, figures.with_measure), (1, 1));
        assert_eq!(figures.crossing_share(), Some(Share(0.75)));
        assert_eq!(Sketch::new().graph().figures(&Sketch::new().flow).crossing_share(), None);
    }

    #[test]
    fn counts_different_suppliers_and_customers() {
        let sketch =
            Sketch::new().handoff("a", "hub").handoff("b", "hub").handoff("a", "hub").handoff("hub", "c");
        let graph = sketch.graph();
        let fan = graph.fans()[graph.find_lane("hub").unwrap()];
        assert_eq!(fan, Fan { suppliers: 2, customers: 1 });
    }

    fn rows(sketch: &Sketch) -> Vec<Vec<String>> {
        let graph = sketch.graph();
        let name = |link: &super::EdgeIndex| graph.petgraph()[*link].id.to_string();
        let found = graph.ping_pongs(graph.back_links(), 3);
        found.iter().map(|row| row.links.iter().map(name).collect()).collect()
    }

    #[test]
    fn three_in_a_row_are_ping_pong_and_two_are_not() {
        let twice = Sketch::new().handoff("ward", "lab").handoff("lab", "ward");
        assert!(rows(&twice).is_empty());
        let again = twice.clone().handoff("ward", "lab").handoff("lab", "patient");
        assert_eq!(rows(&again), [["ward-lab", "lab-ward", "ward-lab"]]);
        let broken = twice.handoff("ward", "pharmacy").handoff("pharmacy", "ward").handoff("ward", "lab");
        assert!(rows(&broken).is_empty());
    }

    #[test]
    fn own_steps_do_not_break_a_row_and_branches_share_none() {
        let sketch = Sketch::new()
            .step("ask", "ward")
            .step("look", "lab")
            .step("write", "lab")
            .step("read", "ward")
            .step("redo", "lab")
            .step("more", "lab")
            .handoff("ask", "look")
            .then("look", "write")
            .handoff("write", "read")
            .handoff("read", "redo")
            .handoff("read", "more");
        assert_eq!(rows(&sketch), [["ask-look", "write-read", "read-redo"]]);
    }

    #[test]
    fn counts_hand_offs_until_the_customer_receives_something() {
        let sketch = Sketch::new()
            .customer("patient")
            .step_of_kind("ask", "patient", StepKind::Starts)
            .step("wait", "patient")
            .step("note", "clerk")
            .step("look", "doctor")
            .step("home", "patient")
            .then("ask", "wait")
            .handoff("wait", "note")
            .handoff("note", "look")
            .handoff("look", "home");
        assert_eq!(sketch.graph().figures(&sketch.flow).handoffs_to_customer, Some(3));
        let short = sketch.handoff("note", "home");
        assert_eq!(short.graph().figures(&short.flow).handoffs_to_customer, Some(2));
        let nobody = Sketch::new().customer("patient").handoff("patient", "clerk");
        assert_eq!(nobody.graph().figures(&nobody.flow).handoffs_to_customer, None);
    }
}
