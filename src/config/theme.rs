//! The colours that pictures are asked for in.

use crate::syntax::keys::{Choices, THEMES};

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, for a printer without colours.
    Print,
    /// Light or dark, as the reader's screen prefers.
    Auto,
}

impl Theme {
    /// The themes, each with its word.
    pub(super) const CHOICES: Choices<Self> =
        Choices { words: THEMES, values: &[Self::Light, Self::Dark, Self::Print, Self::Auto] };

    /// Returns the word for the theme.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::CHOICES.word(&self).expect("each theme has a word")
    }
}
