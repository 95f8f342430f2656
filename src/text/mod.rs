//! Source text: files, byte spans, values that remember their span, line index and edits.

mod edit;
mod piece;
mod source;
mod span;

pub use edit::{Edit, EditError, apply_edits};
pub use piece::Piece;
pub use source::{Position, SourceFile};
pub use span::{Span, Spanned};
