//! How a picture is arranged: what commands that lay a flow out have in common.

use crate::graph::FlowGraph;
use crate::layout::{self, Direction};
use crate::model::{Flow, Shared};
use clap::{Args, ValueEnum};

/// Which way the flow runs, and in which order its lanes stand.
#[derive(Debug, Args)]
pub(in crate::cli) struct Arrangement {
    /// Which way the flow runs
    #[arg(long, value_enum, default_value_t = Way::Right, value_name = "WAY")]
    direction: Way,
    /// The order of the lanes
    #[arg(long, value_enum, default_value_t = Order::Declared, value_name = "ORDER")]
    lanes: Order,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Way {
    /// From left to right: lanes are rows
    Right,
    /// From top to bottom: lanes are columns
    Down,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// As the actors stand in the file
    Declared,
    /// As hand-offs have the shortest way between lanes, as far as it is found
    Shortest,
}

impl Arrangement {
    /// Builds the graph of a flow with its lanes in the order that is asked for.
    pub(super) fn graph(&self, flow: &Flow, shared: &Shared) -> FlowGraph {
        let graph = FlowGraph::build(flow, shared);
        match self.lanes {
            Order::Declared => graph,
            Order::Shortest => {
                let order = graph.shortest_lane_order();
                graph.in_lane_order(&order)
            }
        }
    }

    /// Returns what the layout is to know.
    pub(super) fn options(&self) -> layout::Options {
        layout::Options { direction: self.direction() }
    }

    /// Returns which way the flow runs.
    pub(super) fn direction(&self) -> Direction {
        match self.direction {
            Way::Right => Direction::Right,
            Way::Down => Direction::Down,
        }
    }
}
