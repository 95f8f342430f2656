//! The letters of a scene as fonts within an SVG, so that it looks the same everywhere.
//!
//! A font for each face that the scene needs, with its letters and no others, all under one name
//! of our own, so that a page that the picture stands in keeps its fonts. The subset has no tables of kerning and joining, so letters
//! that are joined (Arabic) are shaped by the browser itself, from the joined forms that the font
//! also has as characters.

use super::words::shown;
use crate::scene::{Item, Scene};
use crate::typography::{Typeface, Weight};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use font_subset::FontReader;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The name of the fonts.
pub(super) const FAMILY: &str = "Handoff Sans";

/// The forms that Arabic letters take beside others, as characters of their own.
const JOINED_FORMS: [std::ops::RangeInclusive<char>; 2] = ['\u{FB50}'..='\u{FBFF}', '\u{FE70}'..='\u{FEFC}'];

/// The letters that are joined to their neighbours.
const JOINING: std::ops::RangeInclusive<char> = '\u{600}'..='\u{6FF}';

/// Returns the rules of a style sheet that bring the letters of a scene.
pub(super) fn font_faces(scene: &Scene) -> String {
    let mut letters: BTreeMap<(Typeface, Weight), BTreeSet<char>> = BTreeMap::new();
    collect(&scene.items, &mut letters);
    let mut style = String::new();
    for ((face, weight), letters) in &mut letters {
        if letters.iter().any(|letter| JOINING.contains(letter)) {
            letters.extend(JOINED_FORMS.into_iter().flatten().filter(|form| face.has(*form)));
        }
        let Some(font) = subset(*face, letters) else { continue };
        let weight = match weight {
            Weight::Regular => "normal",
            Weight::Bold => "bold",
        };
        let ranges: Vec<String> =
            letters.iter().map(|letter| format!("U+{:X}", u32::from(*letter))).collect();
        writeln!(
            style,
            "@font-face {{ font-family: '{FAMILY}'; font-weight: {weight}; \
             src: url(data:font/ttf;base64,{}) format('truetype'); unicode-range: {}; }}",
            STANDARD.encode(&font),
            ranges.join(", ")
        )
        .expect("writing to a string cannot fail");
    }
    style
}

fn collect(items: &[Item], letters: &mut BTreeMap<(Typeface, Weight), BTreeSet<char>>) {
    for item in items {
        match item {
            Item::Text { lines, .. } => {
                for line in lines {
                    let weight = if line.bold { Weight::Bold } else { Weight::Regular };
                    for letter in shown(&line.text).chars().chain([' ']) {
                        if let Some(face) = Typeface::of(letter, weight) {
                            letters.entry((face, weight)).or_default().insert(letter);
                        }
                    }
                }
            }
            Item::Group { items, .. } => collect(items, letters),
            _ => {}
        }
    }
}

/// Returns the letters of a face as a font file.
fn subset(face: Typeface, letters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let file = modern(face.bytes())?;
    let reader = FontReader::new(&file).ok()?;
    let font = reader.read().ok()?;
    Some(font.subset(letters).ok()?.to_opentype())
}

/// Returns a font as the subsetter wants it: with a table `OS/2` of version 2, which adds five
/// numbers, and the hint of direction that is the only one in use now. DejaVu's are older.
fn modern(file: &[u8]) -> Option<Vec<u8>> {
    let metrics = |table: &mut Vec<u8>| {
        if table.starts_with(&[0, 1]) {
            table.splice(0..2, [0, 2]);
            table.resize(96, 0);
        }
    };
    let head = |table: &mut Vec<u8>| {
        if table.len() >= 50 {
            // The sum over the whole file counts as nothing in the table's own.
            table[8..12].fill(0);
            table[48..50].copy_from_slice(&[0, 2]);
        }
    };
    amended(&amended(file, b"OS/2", metrics)?, b"head", head)
}

/// Returns a font with one of its tables changed: it stands behind all others then, and the
/// directory points to it (OpenType 1.9, "Organization of an OpenType Font").
fn amended(file: &[u8], tag: &[u8; 4], amend: impl Fn(&mut Vec<u8>)) -> Option<Vec<u8>> {
    let number = |at: usize| Some(u32::from_be_bytes(file.get(at..at + 4)?.try_into().ok()?));
    let count = usize::from(u16::from_be_bytes(file.get(4..6)?.try_into().ok()?));
    let record = (0..count).map(|index| 12 + index * 16).find(|at| file.get(*at..*at + 4) == Some(tag))?;
    let (start, length) = (number(record + 8)? as usize, number(record + 12)? as usize);
    let mut table = file.get(start..start + length)?.to_vec();
    amend(&mut table);
    let length = u32::try_from(table.len()).ok()?;
    table.resize(table.len().next_multiple_of(4), 0);
    let words = table.chunks_exact(4).map(|word| u32::from_be_bytes([word[0], word[1], word[2], word[3]]));
    let sum = words.fold(0, u32::wrapping_add);
    let mut amended = file.to_vec();
    amended.resize(file.len().next_multiple_of(4), 0);
    let entry = [sum, u32::try_from(amended.len()).ok()?, length];
    amended.splice(record + 4..record + 16, entry.into_iter().flat_map(u32::to_be_bytes));
    amended.extend(table);
    Some(amended)
}

#[cfg(test)]
mod tests {
    use super::subset;
    use crate::typography::Typeface;

    #[test]
    fn a_subset_has_its_letters_and_no_others() {
        let font = subset(Typeface::Regular, &"Größe ".chars().collect()).unwrap();
        let read = skrifa::FontRef::new(&font).unwrap();
        let has = |letter: char| skrifa::MetadataProvider::charmap(&read).map(letter).is_some();
        assert!("Größe ".chars().all(has));
        assert!(!has('a'));
        assert!(font.len() < 10_000, "{}", font.len());
    }

    #[test]
    fn every_face_has_a_subset() {
        for face in Typeface::ALL {
            let letters = "A⇒ב".chars().filter(|letter| face.has(*letter)).collect();
            assert!(subset(face, &letters).is_some(), "{face:?}");
        }
    }
}
