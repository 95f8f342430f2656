//! Keys that a table does not know, with what was probably meant.

use super::shown;
use crate::diagnostic::Diagnostic;
use crate::syntax::Near;
use crate::syntax::faults::unknown_key;
use crate::syntax::keys::{TABLES, Table};
use crate::text::Span;

/// Returns the fault of a key that `table` does not know; `meant` is its key that is near.
pub(super) fn fault(table: &Table, name: &str, span: Span, meant: Option<Near<'_>>) -> Diagnostic {
    let message = format!("`{}` is not a key of {}", shown(name), table.with_article());
    let fault = Diagnostic::new(&unknown_key::META, span, message);
    let elsewhere = || TABLES.iter().find(|other| other.find(name).is_some());
    if name == "<<" {
        fault.help("write the keys out: a flow does not merge tables")
    } else if name.starts_with('-') {
        fault.help("put a blank after the dash that begins an item of a list")
    } else if name.contains(':') {
        fault.help("put a blank after the colon between the key and its value")
    } else if let Some(near) = meant {
        let near = near.word;
        fault.label(format!("did you mean `{near}`?")).help(format!("write `{near}`"))
    } else if let Some(other) = elsewhere() {
        fault
            .label(format!("this is a key of {}", other.with_article()))
            .help(format!("move it to the {} that it belongs to, or remove it", other.name))
    } else if table.find("note").is_some() {
        fault.help("remove it, or put its words into `note`")
    } else {
        let keys: Vec<String> = table.keys.iter().map(|key| format!("`{}`", key.name)).collect();
        fault.help(format!("use one of {}", keys.join(", ")))
    }
}
