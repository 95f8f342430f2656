//! What a drawing is folded for.

use super::Folded;
use crate::layout::{Drawing, Sheet};

/// What a drawing is to fit on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// Anything: it is as long as it is.
    #[default]
    Endless,
    /// One sheet, folded into bands.
    One(Sheet),
    /// As many sheets as keep its text readable.
    Pages(Sheet),
}

impl Folded {
    /// Folds a drawing for a paper.
    #[must_use]
    pub fn on_paper(drawing: &Drawing, paper: Paper) -> Self {
        match paper {
            Paper::Endless => Self::whole(drawing),
            Paper::One(sheet) => Self::fit(drawing, sheet),
            Paper::Pages(sheet) => Self::pages(drawing, sheet),
        }
    }
}
