//! The spanned tree to the model: one file a type, and a decoder that collects every fault.

mod actor;
mod answers;
mod data;
mod decoder;
mod ends;
mod exit;
mod fields;
mod flow;
mod goal;
mod handoff;
mod ids;
mod measure;
mod product;
mod readiness;
mod references;
mod settings;
mod step;
mod unknown;
mod waiver;

pub use actor::actors;
pub use decoder::{Decoder, shown};
pub use fields::{Field, Fields};
pub use flow::flow;
pub use measure::measures;
pub use references::{resolve, resolve_shared};
