//! Flows as pictures: one file a format.

mod address;
mod dot;
mod svg;

pub use dot::dot;
pub use svg::svg;
