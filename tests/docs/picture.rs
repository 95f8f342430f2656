//! The picture in the README is what the program draws today.

use crate::{is_update, root};
use std::process::Command;

#[test]
fn the_picture_is_what_the_program_draws() {
    let folder = tempfile::tempdir().unwrap();
    let drawn = folder.path().join("lab-test.svg");
    let status = Command::new(env!("CARGO_BIN_EXE_handoff"))
        .current_dir(root())
        .args(["render", "flows/lab-test.yaml", "-o"])
        .arg(&drawn)
        .status()
        .unwrap();
    assert!(status.success());
    let (fresh, kept) = (std::fs::read_to_string(drawn).unwrap(), root().join("docs/lab-test.svg"));
    if std::fs::read_to_string(&kept).unwrap_or_default() != fresh {
        assert!(is_update(), "docs/lab-test.svg is stale: UPDATE=1 cargo test --test docs");
        std::fs::write(kept, fresh).unwrap();
    }
}
