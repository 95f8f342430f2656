//! One file a command.

mod check;
mod explain;
mod init;
mod rules;

pub(super) use check::Check;
pub(super) use explain::Explain;
pub(super) use init::Init;
pub(super) use rules::Rules;
