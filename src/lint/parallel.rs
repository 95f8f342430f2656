//! The same work on many flows at once, with results in the order of the flows.
//!
//! Without the feature `parallel` the flows are taken one after the other. Nothing that comes out
//! depends on which flow is done first, so that the number of threads changes no byte.

#[cfg(feature = "parallel")]
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// Returns what `work` makes of each item, in the order of the items.
#[cfg(feature = "parallel")]
pub(crate) fn each<Item: Send, Made: Send>(
    items: Vec<Item>,
    work: impl Fn(Item) -> Made + Sync + Send,
) -> Vec<Made> {
    items.into_par_iter().map(work).collect()
}

/// Returns what `work` makes of each item, in the order of the items.
#[cfg(not(feature = "parallel"))]
pub(crate) fn each<Item, Made>(items: Vec<Item>, work: impl Fn(Item) -> Made) -> Vec<Made> {
    items.into_iter().map(work).collect()
}
