//! One file a command.

mod album;
mod annotations;
mod arrangement;
mod asking;
mod chart;
mod check;
mod completions;
mod config;
mod coverage;
mod dialect;
mod explain;
mod fmt;
mod folding;
mod in_force;
mod init;
mod layout;
mod man;
mod mending;
mod one_flow;
mod painting;
mod ratchet;
mod render;
mod rules;
mod watching;

pub(super) use chart::Chart;
pub(super) use check::Check;
pub(super) use completions::Completions;
pub(super) use config::Config;
pub(super) use coverage::Cover;
pub(super) use explain::Explain;
pub(super) use fmt::Fmt;
pub(super) use init::Init;
pub(super) use layout::Layout;
pub(super) use man::ManPages;
pub(super) use render::Render;
pub(super) use rules::Rules;
