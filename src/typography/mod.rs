//! Measures, wraps and shapes text with the fonts that the program carries.
//!
//! Noto Sans is measured, and DejaVu Sans for the scripts it lacks, because the pictures ask for
//! families that run no wider. So text fits its box wherever a picture is opened.

mod direction;
mod font;
#[cfg(feature = "pictures")]
mod shape;
mod wrap;

pub use direction::{is_right_to_left, lines_right_to_left};
pub use font::{Typeface, Weight, width};
#[cfg(feature = "pictures")]
pub use shape::{Glyph, Run, Shaped, outline, shape};
pub use wrap::{Wrapped, wrap};
