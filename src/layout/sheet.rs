//! Sheets of paper and the screen: how large a picture's text becomes on them.

use crate::geometry::Size;

/// Points (1/72 inch) in a millimetre.
pub const POINTS_PER_MM: f64 = 72.0 / 25.4;
/// The margin that a sheet keeps free on each side, in points: 10 mm, which any printer can print up to.
pub const MARGIN: f64 = 10.0 * POINTS_PER_MM;
/// The least size of text that is read on paper without effort, in points.
pub const LEAST_TEXT: f64 = 6.0;
/// The most that a pixel of a picture takes on a sheet, in points: a small picture is not blown up.
pub const LARGEST_SCALE: f64 = 1.0;

/// What a picture is to fit on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// ISO 216 A4, 210 × 297 mm.
    A4,
    /// ISO 216 A3, 297 × 420 mm.
    A3,
    /// ANSI A, 8.5 × 11 inches.
    Letter,
    /// ANSI B, 11 × 17 inches.
    Tabloid,
    /// A screen of 1920 × 1080 CSS pixels, always lying.
    Screen,
}

impl Sheet {
    /// All sheets.
    pub const ALL: [Self; 5] = [Self::A4, Self::A3, Self::Letter, Self::Tabloid, Self::Screen];

    /// Returns the sheet's name as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::Letter => "Letter",
            Self::Tabloid => "Tabloid",
            Self::Screen => "a screen",
        }
    }

    /// Returns the sizes in points, one for each way that the sheet can lie: upright first.
    #[must_use]
    pub fn sizes(self) -> Vec<Size> {
        let upright = match self {
            Self::A4 => Size::new(210.0 * POINTS_PER_MM, 297.0 * POINTS_PER_MM),
            Self::A3 => Size::new(297.0 * POINTS_PER_MM, 420.0 * POINTS_PER_MM),
            Self::Letter => Size::new(612.0, 792.0),
            Self::Tabloid => Size::new(792.0, 1224.0),
            Self::Screen => return vec![Size::new(1440.0, 810.0)],
        };
        vec![upright, upright.transposed()]
    }

    /// Returns the size in points, lying in the way in which a picture becomes larger on it.
    #[must_use]
    pub fn size_for(self, picture: Size) -> Size {
        let mut sizes = self.sizes().into_iter();
        let first = sizes.next().unwrap_or_default();
        sizes.fold(first, |best, other| {
            if scale_within(room(other), picture) > scale_within(room(best), picture) { other } else { best }
        })
    }

    /// Returns how many points a pixel of a picture takes when the picture fills the sheet within
    /// its margins, at most [`LARGEST_SCALE`].
    #[must_use]
    pub fn scale(self, picture: Size) -> f64 {
        scale_within(room(self.size_for(picture)), picture)
    }

    /// Returns the size in points of text of `text` pixels to the em, when a picture fills the sheet.
    #[must_use]
    pub fn point_size(self, picture: Size, text: f64) -> f64 {
        self.scale(picture) * text
    }
}

/// Returns what the margins leave of a sheet.
#[must_use]
pub fn room(sheet: Size) -> Size {
    Size::new(sheet.w - 2.0 * MARGIN, sheet.h - 2.0 * MARGIN)
}

/// Returns how many points a pixel of a picture takes when the picture fills a room, at most
/// [`LARGEST_SCALE`].
#[must_use]
pub fn scale_within(room: Size, picture: Size) -> f64 {
    let by = |room: f64, length: f64| if length > 0.0 { room / length } else { LARGEST_SCALE };
    by(room.w, picture.w).min(by(room.h, picture.h)).min(LARGEST_SCALE)
}

#[cfg(test)]
mod tests {
    use super::{LARGEST_SCALE, Sheet, room};
    use crate::geometry::Size;

    #[test]
    fn a_sheet_lies_as_the_picture_does() {
        let wide = Sheet::A4.size_for(Size::new(3000.0, 1000.0));
        let tall = Sheet::A4.size_for(Size::new(1000.0, 3000.0));
        assert!(wide.w > wide.h && tall.h > tall.w);
        assert_eq!(Sheet::Screen.size_for(Size::new(1000.0, 3000.0)), Size::new(1440.0, 810.0));
    }

    #[test]
    fn text_shrinks_with_the_picture() {
        // 400 mm within the margins are 1133.86 pt; 12,000 px leave 0.0945 pt to the pixel.
        let points = Sheet::A3.point_size(Size::new(12_000.0, 1000.0), 14.0);
        assert!((points - 1.3228).abs() < 1e-3, "{points}");
        let paper = room(Sheet::A4.sizes()[0]);
        assert!((Sheet::A4.scale(Size::new(paper.w * 2.0, paper.h * 2.0)) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn small_pictures_keep_their_size() {
        assert_eq!(Sheet::A3.scale(Size::new(20.0, 10.0)), LARGEST_SCALE);
        assert_eq!(Sheet::A3.scale(Size::default()), LARGEST_SCALE);
    }
}
