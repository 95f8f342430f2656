//! The course that a piece of work takes: places where it stays, ways out of them, chances and times.
//!
//! Places are numbered so that every way but those that lead back goes to a higher number. Branches
//! that run side by side and meet again go on as one, when the last of them arrives.

mod simulation;
mod visits;

pub use simulation::{Distribution, MOST_RUNS, Simulated, Simulation};
pub use visits::expected_visits;

/// A time between a least and a most, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Between {
    /// The least.
    pub least: f64,
    /// The most; the same where the time is known.
    pub most: f64,
}

/// A way to another place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Way {
    /// The number of the place that it leads to.
    pub to: usize,
    /// How long the work lies on it.
    pub wait: Between,
}

/// A place where work stays.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// How long it stays.
    pub stay: Between,
    /// Whether somebody works on it meanwhile.
    pub is_work: bool,
    /// The ways that are always taken.
    pub always: Vec<Way>,
    /// The ways of which at most one is taken, with their chances, which sum to at most 1.
    pub one_of: Vec<(Way, f64)>,
}

impl Place {
    /// Returns all ways out with their chances.
    fn ways(&self) -> impl Iterator<Item = (usize, f64)> {
        let always = self.always.iter().map(|way| (way.to, 1.0));
        always.chain(self.one_of.iter().map(|(way, chance)| (way.to, *chance)))
    }
}

/// A whole course.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Course {
    /// The places, in order.
    pub places: Vec<Place>,
    /// Where the work begins, everywhere at once.
    pub starts: Vec<usize>,
}

#[cfg(test)]
mod tests;
