//! Measures and wraps text with the fonts that the program carries.
//!
//! Noto Sans is measured, and DejaVu Sans for the scripts it lacks, because the pictures ask for
//! families that run no wider. So text fits its box wherever a picture is opened.

mod font;
mod wrap;

pub use font::{Weight, width};
pub use wrap::{Wrapped, wrap};
