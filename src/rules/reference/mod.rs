//! R: names lead somewhere.
//!
//! What reading a file finds of this family (R001, R003) is declared in `syntax`.

pub mod ambiguous_end;
pub mod circular_calls;
pub mod counted_id;
pub mod unused_declaration;
