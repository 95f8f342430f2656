//! How long the whole program takes, from start to exit, files and all.
//!
//! The texts stand in a temporary folder; what the program prints is thrown away.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn main() {
    divan::main();
}

/// Runs the program with some arguments, whatever it finds.
fn run(arguments: &[&str]) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_handoff"));
    let status = program.args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.is_ok_and(|status| status.code().is_some_and(|code| code < 2)), "{arguments:?}");
}

/// Hand-offs between fifty actors, each with a product; with a measure or without.
fn flow(handoffs: usize, measured: bool) -> String {
    let mut text = String::from("flow: Generated\ncustomer: a-0\nowner: Quality team\nactors:\n");
    for actor in 0..50 {
        let side = if actor == 0 { "external" } else { "internal" };
        text += &format!("  a-{actor}: {{ name: Actor {actor}, side: {side} }}\n");
    }
    text += "handoffs:\n";
    for index in 0..handoffs {
        let (from, to) = (index * 7 % 50, (index * 7 + 1 + index % 48) % 50);
        let measure = if measured { ", measures: clear" } else { "" };
        text += &format!("  - a-{from} -> a-{to}: {{ product: Answer to question {index}{measure} }}\n");
    }
    text += "measures:\n  clear: { asks: Do you know what is next?, scale: yes-no, baseline: 40%, target: 90% }\n";
    text
}

fn write(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("flow.yaml");
    std::fs::write(&path, text).expect("the temporary folder can be written to");
    path
}

#[divan::bench]
fn start() {
    run(&["--version"]);
}

#[divan::bench]
fn check_the_main_example() {
    run(&["check", concat!(env!("CARGO_MANIFEST_DIR"), "/flows/lab-test.yaml")]);
}

#[divan::bench(args = [true, false], sample_count = 20, sample_size = 1)]
fn check_10000_handoffs(bencher: divan::Bencher<'_, '_>, measured: bool) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = write(folder.path(), &flow(10_000, measured)).display().to_string();
    bencher.bench(|| run(&["check", &path]));
}

/// A thousand flows of forty hand-offs in twenty folders, every second one without measures.
fn thousand_flows(folder: &Path) {
    for number in 0..1_000 {
        let below = folder.join(format!("team-{}", number % 20));
        std::fs::create_dir_all(&below).expect("the temporary folder can be written to");
        let text = flow(40, number % 2 == 0).replace("Generated", &format!("Generated {number}"));
        std::fs::write(below.join(format!("flow-{number}.yaml")), text).expect("it can be written to");
    }
}

#[divan::bench(args = ["1", "2", "8"], sample_count = 20, sample_size = 1)]
fn check_1000_flows(bencher: divan::Bencher<'_, '_>, threads: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    thousand_flows(folder.path());
    let path = folder.path().display().to_string();
    bencher.bench(|| run(&["check", &path, "--threads", threads]));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn read_10_megabytes(bencher: divan::Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = write(folder.path(), &flow(150_000, true)).display().to_string();
    bencher.bench(|| run(&["check", &path, "--select", "S"]));
}

#[divan::bench]
fn render_the_main_example(bencher: divan::Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let picture = folder.path().join("picture.svg").display().to_string();
    let flow = concat!(env!("CARGO_MANIFEST_DIR"), "/flows/lab-test.yaml");
    bencher.bench(|| run(&["render", flow, "-o", &picture]));
}
