//! Commands shown in the docs run, exit as the page says and print what it shows.

use crate::markdown::{Block, blocks};
use crate::{is_update, pages, root};
use std::path::Path;
use std::process::{Command, Stdio};

/// Gives the commands of one page a folder with the flows that they may name.
fn prepare() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(root().join("flows"), folder.path().join("flows")).unwrap();
    std::fs::create_dir(folder.path().join("target")).unwrap();
    folder
}

/// Runs a command line in `folder`; returns its exit code and all that it prints.
fn run(line: &str, folder: &Path) -> (i32, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_handoff"));
    let own = program.parent().unwrap().to_string_lossy();
    let paths = format!("{own}:{}", std::env::var("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {line}\n}} 2>&1")])
        .current_dir(folder)
        .env("PATH", paths)
        .env("NO_COLOR", "1")
        .env_remove("COLUMNS")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    (output.status.code().unwrap_or(-1), String::from_utf8(output.stdout).unwrap())
}

/// Runs the commands of a `console` block; returns the block as it should read.
fn play(block: &Block<'_>, folder: &Path, wrong: &mut Vec<String>) -> String {
    let wanted = block.words().find_map(|word| word.strip_prefix("exit=")).map_or(0, |code| {
        code.parse().unwrap_or_else(|_| panic!("line {}: exit={code} is no number", block.line))
    });
    let mut shown = String::new();
    for line in block.text.lines().filter_map(|line| line.strip_prefix("$ ")) {
        assert!(line.starts_with("handoff "), "line {}: only handoff is run: {line}", block.line);
        let (code, printed) = run(line, folder);
        if code != wanted {
            wrong.push(format!("line {}: {line} exits with {code}, not {wanted}:\n{printed}", block.line));
        }
        let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
        shown.push_str(&format!("$ {line}\n"));
        shown.extend(printed.iter().flat_map(|line| [*line, "\n"]));
    }
    let is_volatile = block.words().any(|word| word == "volatile");
    if is_volatile { block.text.to_owned() } else { shown }
}

/// Runs the `handoff` lines of a `sh` block, which must succeed.
fn try_out(block: &Block<'_>, folder: &Path, wrong: &mut Vec<String>) {
    for line in block.text.lines().filter(|line| line.starts_with("handoff ")) {
        let (code, printed) = run(line, folder);
        if code != 0 {
            wrong.push(format!("line {}: {line} exits with {code}:\n{printed}", block.line));
        }
    }
}

/// Plays a page; returns it as it should read, and what is wrong whatever it shows.
fn play_page(text: &str) -> (String, Vec<String>) {
    let folder = prepare();
    let mut fresh = String::new();
    let mut done = 0;
    let mut wrong = Vec::new();
    for block in blocks(text) {
        fresh.push_str(&text[done..block.range.start]);
        done = block.range.end;
        match block.language() {
            "console" => {
                fresh.push_str(&play(&block, folder.path(), &mut wrong));
                continue;
            }
            "sh" => try_out(&block, folder.path(), &mut wrong),
            "yaml" | "xml" => {
                let is_name = |word: &&str| word.ends_with(".yaml") || word.ends_with(".bpmn");
                if let Some(name) = block.words().find(is_name) {
                    std::fs::write(folder.path().join(name), block.text).unwrap();
                }
            }
            _ => {}
        }
        fresh.push_str(block.text);
    }
    fresh.push_str(&text[done..]);
    (fresh, wrong)
}

#[test]
fn commands_print_what_is_shown() {
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        let (fresh, wrong) = play_page(&text);
        assert!(wrong.is_empty(), "{}: {}", page.display(), wrong.join("\n"));
        if fresh == text {
            continue;
        }
        assert!(
            is_update(),
            "{} shows other than is printed:\n{}",
            page.display(),
            difference(&text, &fresh)
        );
        std::fs::write(&page, fresh).unwrap();
    }
}

/// Returns the first lines in which two texts differ.
fn difference(old: &str, new: &str) -> String {
    let pairs = old.lines().zip(new.lines()).enumerate();
    let first = pairs.filter(|(_, (old, new))| old != new).map(|(index, _)| index).next();
    let first = first.unwrap_or_else(|| old.lines().count().min(new.lines().count()));
    let show = |text: &str| text.lines().skip(first).take(5).collect::<Vec<_>>().join("\n");
    format!("line {}\n--- shown\n{}\n--- printed\n{}", first + 1, show(old), show(new))
}

#[test]
fn the_readmes_commands_are_those_that_the_pipeline_runs() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let script = std::fs::read_to_string(root().join(".ci/run")).unwrap();
    let lines: Vec<&str> = blocks(&readme)
        .into_iter()
        .filter(|block| block.language() == "sh")
        .flat_map(|block| block.text.lines())
        .filter(|line| line.starts_with("cargo "))
        .collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    for line in lines {
        assert!(script.lines().any(|of_script| of_script == line), ".ci/run lacks: {line}");
    }
}
