//! The pictures in README and docs are what the program draws today.

use crate::{is_update, root};
use std::process::Command;

/// The pictures, each with the command that draws it.
const PICTURES: [(&str, &[&str]); 3] = [
    ("lab-test.svg", &["render", "flows/lab-test.yaml"]),
    ("diff.svg", &["diff", "flows/lab-test.yaml", "flows/lab-test-after.yaml"]),
    ("readiness.svg", &["chart", "flows/hospital-discharge.yaml", "--show", "readiness"]),
];

#[test]
fn the_pictures_are_what_the_program_draws() {
    let folder = tempfile::tempdir().unwrap();
    for (name, command) in PICTURES {
        let drawn = folder.path().join(name);
        let status = Command::new(env!("CARGO_BIN_EXE_handoff"))
            .current_dir(root())
            .args(command)
            .arg("-o")
            .arg(&drawn)
            .status()
            .unwrap();
        assert!(status.success());
        let (fresh, kept) = (std::fs::read_to_string(drawn).unwrap(), root().join("docs").join(name));
        if std::fs::read_to_string(&kept).unwrap_or_default() != fresh {
            assert!(is_update(), "docs/{name} is stale: UPDATE=1 cargo test --test docs");
            std::fs::write(kept, fresh).unwrap();
        }
    }
}
