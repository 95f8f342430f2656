//! Flows as pictures: one file a format.

mod svg;

pub use svg::svg;
