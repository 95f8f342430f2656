//! Flows as pictures: one file a format.

mod address;
#[cfg(feature = "pictures")]
mod canvas;
mod dot;
#[cfg(feature = "pictures")]
mod embedded;
mod mermaid;
#[cfg(feature = "pictures")]
mod missing;
mod outline;
#[cfg(feature = "pictures")]
mod pdf;
#[cfg(feature = "pictures")]
mod png;
mod svg;
mod words;

use crate::scene::{Class, Theme};

pub(crate) use address::web_address;
pub use dot::{dot, dot_with_tables};
pub use mermaid::{MermaidDialect, mermaid};
#[cfg(feature = "pictures")]
pub use missing::missing_letters;
#[cfg(feature = "pictures")]
pub use pdf::{MAX_SIDE, Page, PdfError, pdf};
#[cfg(feature = "pictures")]
pub use png::{MAX_PIXELS, PngError, largest_scale, png};
pub(crate) use svg::escape;
#[cfg(feature = "pictures")]
pub use svg::svg_with_fonts;
pub use svg::{page_rules, svg, svg_in_page};

/// Returns the colour of what is missing, for formats that paint for themselves: that of the light
/// pictures, dark enough to read on white.
fn gap_colour() -> &'static str {
    Theme::Light.palette().paint(Class::Gap).stroke
}
