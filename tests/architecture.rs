//! Holds the code to the layers and habits that `docs/architecture.md` sets down.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of code that a file may have, tests not counted.
const LONGEST_FILE: usize = 400;

/// A file of the library without its tests.
struct Code {
    path: PathBuf,
    /// The folder under `src`; absent for the files directly in it.
    layer: Option<String>,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the layers in the order of the table, each with its place.
fn layers() -> HashMap<String, usize> {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let rows = page.lines().skip_while(|line| !line.starts_with("| folder | is |")).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let names = rows.flat_map(|row| {
        let cell = row.split('|').nth(1).unwrap();
        cell.split('·').map(|name| name.trim().trim_matches('`').to_owned()).collect::<Vec<_>>()
    });
    names.zip(0..).collect()
}

fn sources(directory: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn code() -> Vec<Code> {
    let source = root().join("src");
    let mut paths = Vec::new();
    sources(&source, &mut paths);
    let is_test = |path: &PathBuf| path.file_name().is_some_and(|name| name == "tests.rs");
    paths.retain(|path| !is_test(path));
    let code = paths.into_iter().map(|path| {
        let inner = path.strip_prefix(&source).unwrap().to_owned();
        let layer = (inner.components().count() > 1)
            .then(|| inner.components().next().unwrap().as_os_str().to_string_lossy().into_owned());
        let text = fs::read_to_string(&path).unwrap();
        let end = text.find("\n#[cfg(test)]").unwrap_or(text.len());
        Code { layer, text: text[..end].to_owned(), path: inner }
    });
    code.collect()
}

/// Returns the lines that are code, with their numbers.
fn lines(code: &Code) -> impl Iterator<Item = (usize, &str)> {
    let numbered = code.text.lines().zip(1..).map(|(line, number)| (number, line));
    numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Returns the first words of all paths in a text that begin with `crate::`.
fn crate_paths(text: &str) -> Vec<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (place, _) in text.match_indices("crate::") {
        let rest = &text[place + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut word = String::new();
            let mut is_head = true;
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => is_head = true,
                    c if is_word(c) && depth == 1 && is_head => word.push(c),
                    _ => {}
                }
                if !is_word(c) && !word.is_empty() {
                    found.push(std::mem::take(&mut word));
                    is_head = c == ',' && depth == 1;
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            found.push(rest.chars().take_while(|c| is_word(*c)).collect());
        }
    }
    found
}

#[test]
fn each_layer_uses_only_those_above_it() {
    let layers = layers();
    assert!(layers.len() > 10, "the table of layers is not where it should be: {layers:?}");
    let mut faults = Vec::new();
    for file in code() {
        let Some(layer) = &file.layer else { continue };
        let Some(own) = layers.get(layer) else {
            faults.push(format!("src/{layer} is not in the table"));
            continue;
        };
        let text: String = lines(&file).map(|(_, line)| format!("{line}\n")).collect();
        for used in crate_paths(&text.replace("$crate::", "")) {
            if layers.get(&used).is_some_and(|place| place > own) {
                faults.push(format!("{} uses `{used}`, which stands below `{layer}`", file.path.display()));
            }
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn finds_paths_in_groups() {
    let text = "use crate::text::{Span, Edit};\nuse crate::{model::{Flow, Id}, graph};\ncrate::lint::check()";
    assert_eq!(crate_paths(text), ["text", "model", "graph", "lint"]);
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> = code()
        .iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "no `//!` at the head of {silent:?}");
}

#[test]
fn files_stay_short() {
    let long: Vec<String> = code()
        .iter()
        .map(|file| (file.text.lines().count(), file.path.display()))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, path)| format!("{path} has {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn habits_are_kept() {
    let prints = ["println!", "print!", "eprintln!", "eprint!", "dbg!"];
    let mut faults = Vec::new();
    for file in code() {
        for (number, line) in lines(&file) {
            let place = format!("src/{}:{number}", file.path.display());
            if line.contains("super::super") {
                faults.push(format!("{place} climbs with `super::super`; write `crate::…`"));
            }
            let words = line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '!'));
            let prints = words.filter(|word| prints.contains(word)).count() > 0;
            if prints && file.layer.as_deref() != Some("cli") {
                faults.push(format!("{place} prints, which only `cli` may"));
            }
        }
        for word in ["utils", "common", "helpers", "manager", "prelude"] {
            if file
                .path
                .components()
                .any(|part| Path::new(part.as_os_str()).file_stem() == Some(word.as_ref()))
            {
                faults.push(format!("src/{} is called after nothing that it is", file.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
