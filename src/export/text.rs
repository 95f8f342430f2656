//! The graph as text for tools that lay it out themselves.

use super::{Chart, ExportError, Exported};
use crate::render::{self, MermaidDialect};

/// Writes the graph for Graphviz.
pub(super) fn dot(chart: &Chart<'_>) -> Result<Exported, ExportError> {
    Ok(render::dot(chart.flow, chart.graph).into())
}

/// Writes the graph for Mermaid, as a flowchart that every version of it draws.
pub(super) fn mermaid(chart: &Chart<'_>) -> Result<Exported, ExportError> {
    let (dialect, direction) = (MermaidDialect::Flowchart, chart.options.direction);
    Ok(render::mermaid(chart.flow, chart.graph, dialect, direction).into())
}
