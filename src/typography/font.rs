//! The carried fonts and their advance widths.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::LazyLock;
use unicode_width::UnicodeWidthChar;

/// Weight of a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Titles.
    Bold,
}

/// A face that the program carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Typeface {
    /// Noto Sans.
    Regular,
    /// Noto Sans, bold.
    Bold,
    /// DejaVu Sans, for letters that Noto Sans lacks.
    Fallback,
    /// DejaVu Sans, bold.
    BoldFallback,
}

impl Typeface {
    /// All faces, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Fallback, Self::BoldFallback];

    /// Returns the face that shows a character, or nothing where none has it.
    #[must_use]
    pub fn of(character: char, weight: Weight) -> Option<Self> {
        Self::in_turn(weight).iter().copied().find(|face| face.has(character))
    }

    /// Returns the faces that are asked for a character, one after the other.
    fn in_turn(weight: Weight) -> &'static [Self] {
        match weight {
            Weight::Regular => &[Self::Regular, Self::Fallback],
            Weight::Bold => &[Self::Bold, Self::BoldFallback, Self::Fallback],
        }
    }

    /// Tells whether the face has a character.
    #[must_use]
    pub fn has(self, character: char) -> bool {
        self.face().look_up(character).is_some()
    }

    /// Returns the font file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => notosans::REGULAR_TTF,
            Self::Bold => notosans::BOLD_TTF,
            Self::Fallback => dejavu::sans::regular(),
            Self::BoldFallback => dejavu::sans::bold(),
        }
    }

    /// Returns the font, to read from.
    #[cfg(feature = "pictures")]
    pub(super) fn font(self) -> Option<&'static FontRef<'static>> {
        self.face().font.as_ref()
    }

    fn face(self) -> &'static Face {
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
            Self::Fallback => &FALLBACK,
            Self::BoldFallback => &BOLD_FALLBACK,
        }
    }
}

/// Widths of the characters that most texts are made of, in em.
struct Face {
    font: Option<FontRef<'static>>,
    ascii: [f32; 128],
}

static REGULAR: LazyLock<Face> = LazyLock::new(|| Face::new(Typeface::Regular.bytes()));
static BOLD: LazyLock<Face> = LazyLock::new(|| Face::new(Typeface::Bold.bytes()));
static FALLBACK: LazyLock<Face> = LazyLock::new(|| Face::new(Typeface::Fallback.bytes()));
static BOLD_FALLBACK: LazyLock<Face> = LazyLock::new(|| Face::new(Typeface::BoldFallback.bytes()));

impl Face {
    fn new(bytes: &'static [u8]) -> Self {
        let mut face = Self { font: FontRef::new(bytes).ok(), ascii: [0.0; 128] };
        let widths = (0..128u8).map(|byte| face.look_up(char::from(byte)).unwrap_or(0.0));
        face.ascii = widths.collect::<Vec<f32>>().try_into().unwrap_or([0.6; 128]);
        face
    }

    /// Returns the width of a character in em, or nothing where the face lacks it.
    fn look_up(&self, character: char) -> Option<f32> {
        let font = self.font.as_ref()?;
        let glyph = font.charmap().map(character)?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        Some(metrics.advance_width(glyph)? / units.max(1.0))
    }
}

/// Returns the width of a character in em.
fn width_of(character: char, faces: &[Typeface]) -> f32 {
    let first = faces.first().and_then(|face| face.face().ascii.get(character as usize));
    let looked_up = || faces.iter().find_map(|face| face.face().look_up(character));
    first.copied().or_else(looked_up).unwrap_or_else(|| stand_in_width(character))
}

/// Width of a character that no carried face has: by its cells on a terminal.
fn stand_in_width(character: char) -> f32 {
    match character.width() {
        Some(0) | None => 0.0,
        Some(1) => 0.65,
        Some(_) => 1.0,
    }
}

/// Returns the width of `text` at `size` pixels to the em, in pixels, without kerning.
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let faces = Typeface::in_turn(weight);
    let em: f32 = text.chars().map(|character| width_of(character, faces)).sum();
    f64::from(em) * size
}

#[cfg(test)]
mod tests {
    use super::{Weight, width};

    #[test]
    fn knows_the_carried_faces() {
        // Noto Sans Regular: "H" is 741 of 1000 units wide.
        assert!((width("H", 1000.0, Weight::Regular) - 741.0).abs() < 1.0);
        assert!(width("Order", 12.0, Weight::Bold) > width("Order", 12.0, Weight::Regular));
        assert!(width("→≤", 12.0, Weight::Regular) > 12.0);
        assert!(width("検査", 10.0, Weight::Regular) >= 20.0);
        assert_eq!(width("", 12.0, Weight::Regular), 0.0);
    }
}
