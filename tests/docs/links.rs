//! Links lead somewhere, and no page knows a path outside the project.

use crate::markdown::{anchors, links};
use crate::{is_update, pages, root};
use std::path::{Component, Path};

/// Why a link leads nowhere, if it does.
fn fault(page: &Path, text: &str, target: &str) -> Option<String> {
    if target.starts_with("https://") {
        return None;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let file = if path.is_empty() { page.to_owned() } else { page.parent()?.join(path) };
    if is_outside(&file) {
        return Some(format!("{target} leaves the project"));
    }
    if !file.exists() {
        return Some(format!("{target} is not there"));
    }
    if anchor.is_empty() {
        return None;
    }
    let there = if path.is_empty() { text.to_owned() } else { std::fs::read_to_string(&file).ok()? };
    let is_there = anchors(&there).iter().any(|known| known == anchor);
    (!is_there).then(|| format!("{target} has no such heading"))
}

fn is_outside(file: &Path) -> bool {
    let Ok(inside) = file.strip_prefix(root()) else { return true };
    let mut depth = 0_i32;
    inside.components().any(|component| {
        depth += if component == Component::ParentDir { -1 } else { 1 };
        depth < 0
    })
}

#[test]
fn links_lead_somewhere() {
    let mut wrong = Vec::new();
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        let faults = links(&text).into_iter().filter_map(|target| fault(&page, &text, &target));
        wrong.extend(faults.map(|fault| format!("{}: {fault}", page.display())));
    }
    // Pages and the picture may be written at this moment.
    assert!(wrong.is_empty() || is_update(), "{}", wrong.join("\n"));
}

#[test]
fn no_page_mentions_a_path_of_somebodys_machine() {
    for page in pages() {
        // An element of XML is closed by a tag that begins so, too.
        let text = std::fs::read_to_string(&page).unwrap().replace("</", "<");
        let is_edge = |c: char| c.is_whitespace() || "`'\"()[]<>,;".contains(c);
        let absolute = text.split(is_edge).find(|word| {
            let rest = word.strip_prefix('/').or_else(|| word.strip_prefix("~/"));
            rest.is_some_and(|rest| rest.starts_with(char::is_alphabetic))
        });
        assert_eq!(absolute, None, "{}", page.display());
    }
}
