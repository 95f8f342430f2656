//! Gives each box the stretch of the flow in which it stands: the phase that its step names.
//!
//! Takes the phases that steps name, in the order of first mention, and the links that run back.
//! Promises that a link into an earlier phase runs back and one into a later phase does not, since
//! phases are time; the others still form no circle. A step that names none stands with its suppliers, else with its
//! customers.

use super::assign_ranks::Forward;
use crate::layout::plan::Plan;

/// Sets the stretch of each box, and marks the links into an earlier one as running back.
pub(in crate::layout) fn stretches(plan: &mut Plan, back: &mut [bool]) {
    if plan.phases.is_empty() {
        return;
    }
    let forward = Forward::new(plan, back);
    let named: Vec<Option<usize>> = plan.boxes.iter().map(|item| item.phase).collect();
    let after = from_neighbours(&named, forward.order.iter(), &forward.before, usize::max);
    let before = from_neighbours(&named, forward.order.iter().rev(), &forward.after, usize::min);
    let first: Vec<Option<usize>> =
        after.iter().zip(&before).map(|(after, before)| after.or(*before)).collect();
    // Once more, for what stands behind a step that took its stretch from its customers.
    let settled = from_neighbours(&first, forward.order.iter(), &forward.before, usize::max);
    for (item, stretch) in plan.boxes.iter_mut().zip(settled) {
        item.stretch = stretch.unwrap_or(0);
    }
    for (link, back) in plan.links.iter().zip(back) {
        let (from, to) = (plan.boxes[link.from].stretch, plan.boxes[link.to].stretch);
        *back = to < from || (*back && to == from);
    }
}

/// Passes stretches on along the links to boxes that have none; `choose` decides between several.
fn from_neighbours<'order>(
    known: &[Option<usize>],
    order: impl Iterator<Item = &'order usize>,
    near: &[Vec<usize>],
    choose: fn(usize, usize) -> usize,
) -> Vec<Option<usize>> {
    let mut found = known.to_vec();
    for &index in order {
        if found[index].is_none() {
            found[index] = near[index].iter().filter_map(|other| found[*other]).reduce(choose);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::stretches;
    use crate::layout::plan::{Plan, PlanBox, PlanLink, PlanPhase};

    fn plan(phases: &[Option<usize>], links: &[(usize, usize)]) -> Plan {
        let link = |&(from, to): &(usize, usize)| PlanLink { from, to, ..PlanLink::default() };
        Plan {
            lanes: 1,
            boxes: phases.iter().map(|phase| PlanBox { phase: *phase, ..PlanBox::default() }).collect(),
            links: links.iter().map(link).collect(),
            phases: vec![PlanPhase::default(); 3],
            ..Plan::default()
        }
    }

    fn found(plan: &Plan) -> Vec<usize> {
        plan.boxes.iter().map(|item| item.stretch).collect()
    }

    #[test]
    fn a_step_without_a_phase_stands_with_its_suppliers_else_with_its_customers() {
        let mut plan = plan(&[None, Some(1), None, Some(2), None], &[(0, 1), (1, 2), (2, 3), (0, 4)]);
        let mut back = vec![false; 4];
        stretches(&mut plan, &mut back);
        assert_eq!(found(&plan), [1, 1, 1, 2, 1]);
        assert_eq!(back, [false; 4]);
    }

    #[test]
    fn a_link_into_an_earlier_phase_runs_back() {
        let mut plan = plan(&[Some(1), Some(0), Some(2)], &[(0, 1), (1, 2)]);
        let mut back = vec![false; 2];
        stretches(&mut plan, &mut back);
        assert_eq!(back, [true, false]);
    }
}
