//! What the phases need of a flow: boxes with a lane and a size, links with a label size.
//!
//! All sizes are *along* the flow and *across* it, whatever its direction on paper.

/// Extent along the flow and across it, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Extent {
    pub(super) along: f64,
    pub(super) across: f64,
}

/// A box to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct PlanBox {
    pub(super) lane: usize,
    pub(super) extent: Extent,
    /// Whether links dock above and below at its tip only.
    pub(super) is_pointed: bool,
    /// The phase that its step names, as its place in [`Plan::phases`].
    pub(super) phase: Option<usize>,
    /// The phase in whose stretch it stands; 0 where there are none.
    pub(super) stretch: usize,
}

/// A link to be routed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct PlanLink {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Size of its label, where it has one.
    pub(super) label: Option<Extent>,
    /// Whether its label says on which condition it is taken.
    pub(super) is_conditional: bool,
}

/// A phase: a stretch of the flow with a title.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct PlanPhase {
    /// The room along the flow that its title needs.
    pub(super) least_along: f64,
}

/// What is to be laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Plan {
    pub(super) lanes: usize,
    /// Room that each lane's title takes across the flow, at least.
    pub(super) lane_across: Vec<f64>,
    /// Room that the lane titles take along the flow.
    pub(super) title_along: f64,
    pub(super) boxes: Vec<PlanBox>,
    pub(super) links: Vec<PlanLink>,
    /// The phases in their order; none where no step names one.
    pub(super) phases: Vec<PlanPhase>,
}
