//! Tells of patterns in workspace files that nothing fits.

use super::console::Console;
use crate::config::Workspaces;

/// Tells of each pattern of the workspaces that were found whose beginning is not there: most often it is misspelt.
pub(super) fn tell_idle_patterns(workspaces: &Workspaces<'_>, console: &Console) {
    for workspace in workspaces.all() {
        let file = workspace.source.name();
        for idle in workspace.idle_patterns() {
            let near = idle.near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            console.warn(&format!("`{file}` line {}: nothing fits `{}`{near}", idle.line, idle.pattern));
        }
    }
}
