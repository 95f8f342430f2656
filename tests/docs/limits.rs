//! The page on limits has the numbers of the code.

use crate::root;
use handoffs::condition::{MAX_CHARACTERS, MAX_LOOPS, MAX_WORK};
use handoffs::config::MAX_OWN_RULES;
use handoffs::import::{MOST_LINKS, mermaid, table};
use handoffs::syntax::{MAX_ALIAS_NODES, MAX_DEPTH, MAX_FILE_BYTES, MAX_KEY_CHARACTERS, MAX_NODES};

/// Writes a number with a comma before each three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}

#[test]
fn the_page_on_limits_has_the_numbers_of_the_code() {
    let page = std::fs::read_to_string(root().join("docs/limits.md")).unwrap();
    let cells = [
        format!("| {} MB |", MAX_FILE_BYTES / 1024 / 1024),
        format!("| {} |", grouped(MAX_DEPTH)),
        format!("| {} |", grouped(MAX_NODES)),
        format!("| {} |", grouped(MAX_ALIAS_NODES)),
        format!("| {} |", grouped(MAX_KEY_CHARACTERS)),
        format!("writes itself | {MAX_OWN_RULES} |"),
        format!("of a condition | {} |", grouped(MAX_CHARACTERS)),
        format!("within each other | {} |", handoffs::condition::MAX_DEPTH),
        format!("within each other | {MAX_LOOPS} |"),
        format!("on one flow | {} |", grouped(usize::try_from(MAX_WORK).unwrap())),
        format!("{} rows, {} columns", grouped(table::MOST_ROWS), table::MOST_COLUMNS),
        format!("{} cells, {} characters", grouped(table::MOST_CELLS), grouped(table::MOST_CHARACTERS)),
        format!("Mermaid {} MB and {}", mermaid::MOST_BYTES / 1024 / 1024, grouped(MOST_LINKS)),
        #[cfg(feature = "pictures")]
        format!("| {} |", grouped(usize::try_from(handoffs::render::MAX_PIXELS).unwrap())),
        #[cfg(feature = "pictures")]
        format!("| {} pt ", grouped(handoffs::render::MAX_SIDE as usize)),
    ];
    for cell in cells {
        assert!(page.contains(&cell), "docs/limits.md lacks {cell}");
    }
}
