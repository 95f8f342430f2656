//! The graph as text for tools that lay it out themselves.

use super::{Chart, ExportError, Exported};
use crate::render::{self, MermaidDialect};

/// Writes the graph for Graphviz, with labels that are tables.
pub(super) fn dot(chart: &Chart<'_>) -> Result<Exported, ExportError> {
    let direction = chart.options.direction;
    Ok(render::dot_with_tables(chart.flow, chart.shared, chart.graph, direction).into())
}

/// Writes the graph for Mermaid, as a flowchart that every version of it draws.
pub(super) fn mermaid(chart: &Chart<'_>) -> Result<Exported, ExportError> {
    let (dialect, direction) = (MermaidDialect::Flowchart, chart.options.direction);
    Ok(render::mermaid(chart.flow, chart.graph, dialect, direction).into())
}
