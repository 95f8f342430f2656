//! The docs tell the truth: flows in them parse, commands print what is shown, links lead
//! somewhere, generated pages are fresh.
//!
//! `UPDATE=1 cargo test --test docs` writes generated pages and shown outputs anew.
//!
//! Fences with a meaning:
//!
//! - `yaml`: a whole flow, which parses without an error; `yaml fail` and `yaml fragment` need not.
//! - `yaml NAME.yaml`: such a flow, which the commands below it find under that name.
//! - `xml NAME.bpmn`: a file of BPMN, which they find in the same way.
//! - `console`: commands behind `$ ` with what they print. They exit with 0, or as `exit=1` says;
//!   with `volatile` what they print is not compared.
//! - `sh`: commands to type. Those that begin with `handoff` are run.

#![cfg(all(unix, feature = "cli"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod commands;
mod crates;
mod flows;
mod generated;
mod limits;
mod links;
mod markdown;
mod own_rules;
mod picture;
mod pipelines;
mod rule_pictures;

use std::path::{Path, PathBuf};

/// The folder of the project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Tells whether the run writes what is stale instead of failing.
fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// All pages, the generated ones too.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md")];
    let mut folders = vec![root().join("docs")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages
}
