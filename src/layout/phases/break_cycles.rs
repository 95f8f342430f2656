//! Marks the links that run back.
//!
//! Takes the plan. Promises that the links left unmarked form no cycle, and that a flow without
//! cycles has no mark. Declared order breaks the tie: a depth-first walk from the first box that
//! nothing reaches (then from any other), following links in file order, marks those that close
//! a loop onto the walk's own path. So the rework link is the one drawn backwards.

use crate::layout::plan::Plan;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Unseen,
    OnPath,
    Done,
}

/// Returns for each link whether it runs back; a link from a box to itself does.
pub(in crate::layout) fn back_links(plan: &Plan) -> Vec<bool> {
    let (leaving, reaching) = plan.incidence();
    let mut back = vec![false; plan.links.len()];
    let mut marks = vec![Mark::Unseen; plan.boxes.len()];
    let starts = (0..plan.boxes.len()).filter(|index| reaching[*index].is_empty());
    for start in starts.chain(0..plan.boxes.len()) {
        walk(start, plan, &leaving, &mut marks, &mut back);
    }
    back
}

fn walk(start: usize, plan: &Plan, leaving: &[Vec<usize>], marks: &mut [Mark], back: &mut [bool]) {
    if marks[start] != Mark::Unseen {
        return;
    }
    marks[start] = Mark::OnPath;
    let mut path = vec![(start, 0)];
    while let Some((current, next)) = path.last_mut() {
        let Some(&link) = leaving[*current].get(*next) else {
            marks[*current] = Mark::Done;
            path.pop();
            continue;
        };
        *next += 1;
        let to = plan.links[link].to;
        match marks[to] {
            Mark::Unseen => {
                marks[to] = Mark::OnPath;
                path.push((to, 0));
            }
            Mark::OnPath => back[link] = true,
            Mark::Done => {}
        }
    }
}
