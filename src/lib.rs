//! Charts a process as a chain of hand-offs, checks it and draws it.
//!
//! A process is described in one YAML file: the actors, the hand-offs between them, the product
//! that each customer takes away, and the measure that tells whether it does. The layers, each of
//! which may use only those before it (`docs/architecture.md`):
//! `text`, `geometry`, `typography`, `diagnostic`, `model`, `syntax`, `import`, `condition`, `config`,
//! `graph`, `stats`, `data`, `rules`, `diff`, `lint`, `emit`,
//! `layout`, `scene`, `render`, `report`, `export`, `cli`.

#[cfg(feature = "cli")]
pub mod cli;
pub mod condition;
pub mod config;
pub mod data;
pub mod diagnostic;
pub mod diff;
pub mod emit;
pub mod export;
pub mod geometry;
pub mod graph;
pub mod import;
pub mod layout;
pub mod lint;
pub mod model;
pub mod render;
pub mod report;
pub mod rules;
pub mod scene;
pub mod stats;
pub mod syntax;
pub mod text;
pub mod typography;
pub mod xml;
