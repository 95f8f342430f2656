//! Pictures of about forty subjects, kept under `tests/golden/pictures`, each with its scene.
//!
//! The first line of a subject says how it is drawn. `UPDATE=1 cargo test --test pictures` writes
//! the pictures anew. Every run writes a page with all of them, and beside it whatever differs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use handoffs::graph::FlowGraph;
use handoffs::layout::{Direction, Options, layout};
use handoffs::model::Shared;
use handoffs::scene::{Theme, swimlane};
use handoffs::text::SourceFile;
use handoffs::{render, syntax};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What all pictures may take together, so that the repository stays light.
const MOST_BYTES: u64 = 3_000_000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/pictures")
}

/// Where what differs is written, and the page with all pictures.
fn looked_at() -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&path).unwrap();
    path
}

fn subjects() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut subjects: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")).collect();
    subjects.sort();
    assert!(subjects.len() >= 40);
    subjects
}

/// Draws a subject as its first line says; returns its scene and its picture.
fn draw(path: &Path) -> (String, String) {
    let text = fs::read_to_string(path).unwrap();
    let (mut options, mut theme, mut is_shortest) = (Options::default(), Theme::Light, false);
    let head = text.lines().next().and_then(|line| line.strip_prefix("# picture: ")).unwrap_or_default();
    for word in head.split_whitespace() {
        match word {
            "direction=down" => options.direction = Direction::Down,
            "lanes=shortest" => is_shortest = true,
            "theme=dark" => theme = Theme::Dark,
            "theme=print" => theme = Theme::Print,
            "theme=auto" => theme = Theme::Auto,
            other => panic!("{}: nobody knows `{other}`", path.display()),
        }
    }
    let shared = Shared::default();
    let flow = syntax::parse(&SourceFile::new("flow.yaml", text)).flow;
    let mut graph = FlowGraph::build(&flow, &shared);
    if is_shortest {
        let order = graph.shortest_lane_order();
        graph = graph.in_lane_order(&order);
    }
    let scene = swimlane(&flow, &shared, &graph, &layout(&flow, &graph, options));
    (scene.to_json(), render::svg(&scene, theme))
}

/// Compares a file with what it should be, or writes it; says what differs.
fn compare(path: &Path, fresh: &str, faults: &mut Vec<String>) {
    let old = fs::read_to_string(path).unwrap_or_default();
    if old == fresh {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, fresh).unwrap();
        return;
    }
    let new = looked_at().join(path.file_name().unwrap());
    fs::write(&new, fresh).unwrap();
    faults.push(format!("{} is stale; what it would be now is in {}", path.display(), new.display()));
}

#[test]
fn pictures_stay_as_they_were_looked_at() {
    let mut faults = Vec::new();
    let mut page = String::from(
        "<!doctype html><meta charset=\"utf-8\"><title>All pictures</title>\n<style>body { font-family: sans-serif } img { max-width: 100%; max-height: 900px; border: 1px solid #ccc }</style>\n",
    );
    for path in subjects() {
        let (scene, picture) = draw(&path);
        compare(&path.with_extension("json"), &scene, &mut faults);
        compare(&path.with_extension("svg"), &picture, &mut faults);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        fs::write(looked_at().join(format!("{name}.svg")), &picture).unwrap();
        writeln!(page, "<h2>{name}</h2><img src=\"{name}.svg\" alt=\"\">").unwrap();
    }
    let page_path = looked_at().join("index.html");
    fs::write(&page_path, page).unwrap();
    assert!(
        faults.is_empty(),
        "{}\nopen {} in a browser and look at them; UPDATE=1 cargo test --test pictures takes them over",
        faults.join("\n"),
        page_path.display()
    );
}

#[test]
fn pictures_are_of_known_subjects_and_light() {
    let mut bytes = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        bytes += fs::metadata(&path).unwrap().len();
        assert!(path.with_extension("yaml").exists(), "{} is a picture of nothing", path.display());
    }
    assert!(bytes < MOST_BYTES, "the pictures take {bytes} bytes");
}
