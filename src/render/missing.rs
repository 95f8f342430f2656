//! The letters of a scene that no carried font has.

use crate::scene::{Item, Scene};
use crate::typography::{Typeface, Weight};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthChar;

/// Returns the letters for which a PNG and a PDF show an empty box.
#[must_use]
pub fn missing_letters(scene: &Scene) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    collect(&scene.items, &mut missing);
    missing
}

fn collect(items: &[Item], missing: &mut BTreeSet<char>) {
    for item in items {
        match item {
            Item::Text { lines, .. } => {
                let letters = lines.iter().flat_map(|line| line.text.chars());
                let is_missing = |letter: &char| {
                    letter.width().unwrap_or(0) > 0 && Typeface::of(*letter, Weight::Regular).is_none()
                };
                missing.extend(letters.filter(is_missing));
            }
            Item::Group { items, .. } => collect(items, missing),
            _ => {}
        }
    }
}
