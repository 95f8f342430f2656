//! Where a thing would stand if nothing were in its way.

use super::{Dock, Draft, Variables};

/// What each variable wishes to be near.
enum Wish {
    /// To stay.
    Nothing,
    /// A box: where the lengths of its links add up to the least, given the boxes at their ends.
    Between(Vec<usize>),
    /// A run across: the middle of these boxes.
    Middle(Vec<usize>),
    /// A label of a link that runs back: near the box that its link leaves.
    Below { item: usize, reach: f64 },
}

/// The wishes of all variables.
pub(super) struct Wishes {
    wishes: Vec<Wish>,
}

impl Wishes {
    pub(super) fn new(draft: &Draft<'_>, variables: &Variables, docks: &[Dock]) -> Self {
        let boxes = draft.extents.len();
        let mut wishes: Vec<Wish> = (0..variables.at.len()).map(|_| Wish::Nothing).collect();
        let mut near: Vec<Vec<usize>> = vec![Vec::new(); boxes];
        for (link, back) in draft.plan.links.iter().zip(draft.back) {
            if !back && link.from != link.to {
                near[link.from].push(link.to);
                near[link.to].push(link.from);
            }
        }
        for (item, near) in near.into_iter().enumerate() {
            wishes[item] = Wish::Between(near);
        }
        for dock in docks {
            match &mut wishes[dock.variable] {
                Wish::Middle(items) => items.push(dock.item),
                wish => *wish = Wish::Middle(vec![dock.item]),
            }
        }
        for (link, label) in variables.labels.iter().enumerate() {
            if let (Some(label), true) = (*label, draft.back[link]) {
                let item = draft.plan.links[link].from;
                let reach = variables.behind[label] + variables.before[item];
                wishes[label] = Wish::Below { item, reach };
            }
        }
        Self { wishes }
    }

    /// Returns where a variable wishes to be, given where the others are.
    pub(super) fn of(&self, variable: usize, at: &[f64]) -> Option<f64> {
        match &self.wishes[variable] {
            Wish::Nothing => None,
            Wish::Between(near) => median_nearest(near, at, at[variable]),
            Wish::Middle(items) => Some(items.iter().map(|item| at[*item]).sum::<f64>() / items.len() as f64),
            Wish::Below { item, reach } => Some(at[*item] - reach),
        }
    }
}

/// Returns the median of the places; of two in the middle, what lies between them nearest to `now`.
fn median_nearest(near: &[usize], at: &[f64], now: f64) -> Option<f64> {
    let mut places: Vec<f64> = near.iter().map(|item| at[*item]).collect();
    places.sort_by(f64::total_cmp);
    let last = places.len().checked_sub(1)?;
    Some(now.clamp(places[last / 2], places[last.div_ceil(2)]))
}
