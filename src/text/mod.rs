//! Source text: files, byte spans, values that remember their span, line index and edits.

mod edit;
mod source;
mod span;

pub use edit::{Edit, EditError, apply_edits};
pub use source::{Position, SourceFile};
pub use span::{Span, Spanned};
