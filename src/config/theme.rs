//! The colours that pictures are asked for in.

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
