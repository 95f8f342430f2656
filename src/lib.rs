//! Charts a process as a chain of hand-offs, checks it and draws it.
//!
//! A process is described in one YAML file: the actors, the hand-offs between them, the product
//! that each customer takes away, and the measure that tells whether it does. The modules stand
//! in the order of their layers; each may use only those before it (`docs/architecture.md`).

pub mod diagnostic;
pub mod model;
pub mod text;
