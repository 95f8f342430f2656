//! Values that only a workspace file has: numbers within limits, languages, patterns and rules.

use super::Fields;
use crate::syntax::keys::Shape;
use crate::syntax::values::{Refusal, parse_language, parse_share};
use crate::text::Spanned;

impl Fields<'_, '_> {
    /// Returns a whole number within the limits of its key.
    pub fn whole(&self, name: &'static str) -> Option<Spanned<f64>> {
        let limits = self.limits(name);
        self.parsed(
            name,
            |shape| matches!(shape, Shape::Whole { .. }),
            |text| within(text.parse::<u32>().ok().map(f64::from), limits, ""),
        )
    }

    /// Returns a part of a whole within the limits of its key, in percent.
    pub fn percent(&self, name: &'static str) -> Option<Spanned<f64>> {
        let limits = self.limits(name);
        self.parsed(
            name,
            |shape| matches!(shape, Shape::Percent { .. }),
            |text| {
                within(parse_share(text).ok().map(|share| (share.percent() * 1e6).round() / 1e6), limits, "%")
            },
        )
    }

    /// Returns the least and the most that a key takes.
    fn limits(&self, name: &'static str) -> (u32, u32) {
        match self.table.find(name).map(|(_, key)| key.shape) {
            Some(Shape::Whole { least, most } | Shape::Percent { least, most }) => (least, most),
            _ => (0, u32::MAX),
        }
    }

    /// Returns the language of texts, as a BCP 47 tag.
    pub fn language(&self, name: &'static str) -> Option<Spanned<String>> {
        self.parsed(name, |shape| matches!(shape, Shape::Language), parse_language)
    }

    /// Returns a pattern of paths, or each of a list.
    pub fn globs(&self, name: &'static str) -> Vec<Spanned<String>> {
        let texts = self.scalars(name, |shape| matches!(shape, Shape::Globs));
        texts.into_iter().map(|(_, text)| text.map(str::to_owned)).collect()
    }

    /// Returns the name of a rule or a family, or each of a list.
    pub fn rules(&self, name: &'static str) -> Vec<Spanned<String>> {
        let texts = self.scalars(name, |shape| matches!(shape, Shape::Rules));
        texts.into_iter().map(|(_, text)| text.map(str::to_owned)).collect()
    }
}

/// Refuses what is no number, or none within limits.
fn within(number: Option<f64>, (least, most): (u32, u32), unit: &str) -> Result<f64, Refusal> {
    let range = f64::from(least)..=f64::from(most);
    number.filter(|number| range.contains(number)).ok_or_else(|| {
        let kind = if unit.is_empty() { "a whole number" } else { "a share" };
        let help = format!("write {kind} from {least}{unit} to {most}{unit}");
        Refusal::new(
            if number.is_some() { "is beyond reason" } else { "is not a number that fits here" },
            help,
        )
    })
}
