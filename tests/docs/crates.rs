//! The page on the architecture has a line for each crate that is used, with its version.

use crate::root;

/// Returns the names and versions of the crates in `Cargo.toml`.
fn used() -> Vec<(String, String)> {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut found = Vec::new();
    let mut is_dependencies = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_dependencies = line.ends_with("dependencies]");
        } else if is_dependencies && let Some((name, value)) = line.split_once(" = ") {
            let quoted = |text: &str| text.split('"').nth(1).unwrap().to_owned();
            let named = value.split_once("package = ").map(|(_, rest)| quoted(rest));
            let version = value.split_once("version = ").map_or(value, |(_, rest)| rest);
            found.push((named.unwrap_or_else(|| name.to_owned()), quoted(version)));
        }
    }
    found
}

#[test]
fn every_crate_has_its_line() {
    let page = std::fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let (_, crates) = page.split_once("## Crates").unwrap();
    let rows: Vec<&str> = crates.lines().filter(|line| line.starts_with("| `")).collect();
    let used = used();
    assert!(used.len() > 10);
    for (name, version) in &used {
        let is_told =
            |row: &&str| row.contains(&format!("`{name}`")) && row.contains(&format!("| {version} |"));
        assert!(rows.iter().any(is_told), "{name} {version} has no line");
    }
    let told: usize = rows.iter().map(|row| row.split('|').nth(1).unwrap().matches('`').count() / 2).sum();
    assert_eq!(told, used.len(), "a crate has a line that is not used any more");
}
