//! The order in which steps are written: as the process runs, from its starts to its ends.

use super::diagram::{Diagram, End, NodeKind};
use super::edges::Edges;

/// Orders the steps of a diagram; each stands once, behind one that leads to it where it can.
pub(super) fn of(diagram: &Diagram, edges: &Edges) -> Vec<usize> {
    let followers = followers(diagram, edges);
    let steps = || (0..diagram.nodes.len()).filter(|node| !edges.is_gone(*node));
    let starts = steps().filter(|node| diagram.nodes[*node].kind == NodeKind::Start);
    let first = steps().filter(|node| edges.entering(*node).next().is_none());
    let roots: Vec<usize> = starts.chain(first).chain(steps()).collect();
    let mut is_seen = vec![false; diagram.nodes.len()];
    let mut order = Vec::new();
    for root in roots {
        let begin = order.len();
        visit(root, &followers, &mut is_seen, &mut order);
        order[begin..].reverse();
    }
    // A derived element is no step; those whose place is known stand there.
    order.retain(|node| !diagram.nodes[*node].element.is_derived);
    order.sort_by_key(|node| diagram.nodes[*node].element.place.unwrap_or(usize::MAX));
    order
}

/// Returns what follows each step, by lines, messages and signals.
fn followers(diagram: &Diagram, edges: &Edges) -> Vec<Vec<usize>> {
    let mut followers: Vec<Vec<usize>> =
        (0..diagram.nodes.len()).map(|node| edges.leaving(node).map(|edge| edge.to).collect()).collect();
    let messages = diagram.messages.iter().filter_map(|message| match (message.from, message.to) {
        (Some(End::Node(from)), Some(End::Node(to))) => Some((from, to)),
        _ => None,
    });
    for (from, to) in messages.chain(diagram.signals.iter().map(|signal| (signal.from, signal.to))) {
        let (from, to) = (diagram.outermost(from), diagram.outermost(to));
        if !edges.is_gone(from) && !edges.is_gone(to) {
            followers[from].push(to);
        }
    }
    followers
}

/// Appends all that is reached from `root`, last things first.
fn visit(root: usize, followers: &[Vec<usize>], is_seen: &mut [bool], order: &mut Vec<usize>) {
    if std::mem::replace(&mut is_seen[root], true) {
        return;
    }
    // Each open step with how many of its followers are still to be visited, the last one first.
    let mut open = vec![(root, followers[root].len())];
    while let Some((node, left)) = open.last_mut() {
        if *left == 0 {
            order.push(*node);
            open.pop();
            continue;
        }
        *left -= 1;
        let next = followers[*node][*left];
        if !std::mem::replace(&mut is_seen[next], true) {
            open.push((next, followers[next].len()));
        }
    }
}
