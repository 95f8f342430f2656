//! The graph as a text that runs down: chains of steps, choices whose branches meet again or end, and
//! letters at which a line goes on elsewhere.
//!
//! PlantUML's activities know no line to any step: only what is written next follows. So each step
//! is written once, where it is met first. A line to a step that is written elsewhere ends in a
//! letter, and the step begins at the same letter. Where all branches of a choice lead to one step,
//! it is written after the choice.

use crate::graph::{FlowGraph, LinkIndex, OccurrenceIndex};
use crate::model::{Flow, StepKind};
use petgraph::visit::EdgeRef;
use std::collections::{HashMap, VecDeque};

/// Choices within choices, at most; deeper ones are written apart.
const MOST_DEPTH: usize = 6;

/// A statement.
#[derive(Debug)]
pub(super) enum Statement {
    Step(OccurrenceIndex),
    /// The line to what is written next.
    Link(LinkIndex),
    /// A step with several ways on.
    Choice {
        step: OccurrenceIndex,
        is_question: bool,
        branches: Vec<Branch>,
    },
    /// The line goes on at a step that is written elsewhere.
    Jump(OccurrenceIndex),
    /// Nothing follows; the flow ends here if it says so.
    End {
        is_said: bool,
    },
}

/// One way on.
#[derive(Debug)]
pub(super) struct Branch {
    pub(super) link: LinkIndex,
    pub(super) body: Vec<Statement>,
    /// The step that it leads to, if it has not ended.
    end: Option<OccurrenceIndex>,
}

/// A flow in the order in which it is written.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) chains: Vec<Vec<Statement>>,
    /// Of each step that lines jump to the place of its letter.
    pub(super) letters: HashMap<OccurrenceIndex, usize>,
    /// How many lines go on at a letter.
    pub(super) jumps: usize,
}

/// Plans in which order a flow is written.
pub(super) fn plan(flow: &Flow, graph: &FlowGraph) -> Plan {
    let count = graph.petgraph().node_count();
    let mut planner = Planner {
        flow,
        graph,
        is_written: vec![false; count],
        links_in: vec![0; count],
        waiting: VecDeque::new(),
        plan: Plan::default(),
    };
    for (link, _) in graph.links() {
        planner.links_in[graph.ends(link).1.index()] += 1;
    }
    let order: Vec<OccurrenceIndex> = graph.occurrences().map(|(index, _)| index).collect();
    let (heads, others): (Vec<_>, Vec<_>) =
        order.into_iter().partition(|index| planner.links_in[index.index()] == 0);
    for head in heads.into_iter().chain(others) {
        planner.waiting.push_back(head);
        while let Some(next) = planner.waiting.pop_front() {
            if !planner.is_written[next.index()] {
                let (chain, _) = planner.chain(next, 0);
                planner.plan.chains.push(chain);
            }
        }
    }
    planner.plan
}

struct Planner<'run> {
    flow: &'run Flow,
    graph: &'run FlowGraph,
    is_written: Vec<bool>,
    /// How many links lead to each step.
    links_in: Vec<usize>,
    /// Steps that lines jump to, to be written next.
    waiting: VecDeque<OccurrenceIndex>,
    plan: Plan,
}

impl Planner<'_> {
    fn links_in(&self, step: OccurrenceIndex) -> usize {
        self.links_in[step.index()]
    }

    fn links_out(&self, step: OccurrenceIndex) -> Vec<(LinkIndex, OccurrenceIndex)> {
        let mut links: Vec<_> =
            self.graph.petgraph().edges(step).map(|edge| (edge.id(), edge.target())).collect();
        links.sort_by_key(|(link, _)| *link);
        links
    }

    /// Writes what follows from a step on; returns it with the step that it leads to, if that is
    /// somebody else's to write.
    fn chain(&mut self, from: OccurrenceIndex, depth: usize) -> (Vec<Statement>, Option<OccurrenceIndex>) {
        let mut body = Vec::new();
        let mut at = from;
        loop {
            self.is_written[at.index()] = true;
            let links = self.links_out(at);
            let next = match links.as_slice() {
                [] => {
                    let is_said = self.graph.kind(self.flow, at) == StepKind::Ends;
                    body.extend([Statement::Step(at), Statement::End { is_said }]);
                    return (body, None);
                }
                [(link, next)] => {
                    body.extend([Statement::Step(at), Statement::Link(*link)]);
                    let is_inner = depth == 0 || self.links_in(*next) == 1;
                    (*next, is_inner)
                }
                _ => match self.choice(at, &links, depth, &mut body) {
                    None => return (body, None),
                    Some((next, meets_here)) => (next, depth == 0 || meets_here),
                },
            };
            at = match next {
                (next, true) if !self.is_written[next.index()] => next,
                (next, _) if depth == 0 => {
                    body.push(self.jump(next));
                    return (body, None);
                }
                (next, _) => return (body, Some(next)),
            };
        }
    }

    /// Writes a step with several ways on; returns the step that branches meet at, and whether all
    /// that leads to it does.
    fn choice(
        &mut self,
        step: OccurrenceIndex,
        links: &[(LinkIndex, OccurrenceIndex)],
        depth: usize,
        body: &mut Vec<Statement>,
    ) -> Option<(OccurrenceIndex, bool)> {
        let mut branches: Vec<Branch> = Vec::new();
        for (link, next) in links {
            let is_own = !self.is_written[next.index()] && self.links_in(*next) == 1;
            let (inner, end) = if is_own && depth < MOST_DEPTH {
                self.chain(*next, depth + 1)
            } else {
                (Vec::new(), Some(*next))
            };
            branches.push(Branch { link: *link, body: inner, end });
        }
        let is_question = self.graph.kind(self.flow, step) == StepKind::Decides
            || links.iter().any(|(link, _)| self.graph.petgraph()[*link].when.is_some());
        // PlantUML says nothing beside an empty branch of a split; a line to a letter has words.
        let is_mute =
            |branch: &Branch| !is_question && branch.body.is_empty() && self.graph.crosses(branch.link);
        let meeting = branches.iter().filter(|branch| !is_mute(branch));
        let ends: Vec<OccurrenceIndex> = meeting.filter_map(|branch| branch.end).collect();
        let mut counts: HashMap<OccurrenceIndex, usize> = HashMap::new();
        for end in &ends {
            *counts.entry(*end).or_default() += 1;
        }
        let count = |end: OccurrenceIndex| counts.get(&end).copied().unwrap_or_default();
        let free = ends.iter().copied().filter(|end| !self.is_written[end.index()]);
        // Of several, where most branches meet; of as many, the first.
        let meets = free.rev().max_by_key(|end| count(*end));
        for branch in &mut branches {
            let is_mute = !is_question && branch.body.is_empty() && self.graph.crosses(branch.link);
            if let Some(end) = branch.end.filter(|end| is_mute || Some(*end) != meets) {
                branch.body.push(self.jump(end));
            }
        }
        body.push(Statement::Choice { step, is_question, branches });
        meets.map(|end| (end, count(end) == self.links_in(end)))
    }

    fn jump(&mut self, to: OccurrenceIndex) -> Statement {
        let place = self.plan.letters.len();
        self.plan.letters.entry(to).or_insert(place);
        self.plan.jumps += 1;
        self.waiting.push_back(to);
        Statement::Jump(to)
    }
}

#[cfg(test)]
mod tests {
    use super::{Branch, Statement, plan};
    use crate::graph::FlowGraph;
    use crate::model::Shared;
    use crate::syntax::parse;
    use crate::text::SourceFile;
    use proptest::prelude::*;

    /// Collects what is written, by kind.
    fn written(statements: &[Statement], steps: &mut Vec<usize>, links: &mut Vec<usize>) {
        for statement in statements {
            match statement {
                Statement::Step(step) => steps.push(step.index()),
                Statement::Link(link) => links.push(link.index()),
                Statement::Choice { step, branches, .. } => {
                    steps.push(step.index());
                    for Branch { link, body, .. } in branches {
                        links.push(link.index());
                        written(body, steps, links);
                    }
                }
                Statement::Jump(_) | Statement::End { .. } => {}
            }
        }
    }

    proptest! {
        #[test]
        fn every_step_and_every_link_is_written_once(
            kinds in prop::collection::vec(0..3_usize, 1..14),
            links in prop::collection::vec((0..14_usize, 0..14_usize), 0..30),
        ) {
            let count = kinds.len();
            let mut text = String::from("flow: x\nsteps:\n");
            for (index, kind) in kinds.iter().enumerate() {
                let kind = ["does", "decides", "ends"][*kind];
                text += &format!("  s{index}: {{ actor: a{}, {kind}: x }}\n", index % 3);
            }
            text += "handoffs:\n  - s0 -> s0\n";
            for (from, to) in links {
                text += &format!("  - s{} -> s{}\n", from % count, to % count);
            }
            let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
            let graph = FlowGraph::build(&flow, &Shared::default());
            let (mut steps, mut links) = (Vec::new(), Vec::new());
            for chain in plan(&flow, &graph).chains {
                written(&chain, &mut steps, &mut links);
            }
            steps.sort_unstable();
            links.sort_unstable();
            prop_assert_eq!(steps, (0..graph.petgraph().node_count()).collect::<Vec<_>>());
            prop_assert_eq!(links, (0..graph.petgraph().edge_count()).collect::<Vec<_>>());
        }
    }
}
