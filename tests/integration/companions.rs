//! What comes along with the program: completions for shells and manual pages.

use crate::project::Project;
use std::fs;

/// Returns the names of all commands, as the help lists them.
fn commands() -> Vec<String> {
    let help = Project::new().run(&["--help"]).ends_with(0).out;
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let rows = list.take_while(|line| !line.is_empty());
    // A summary that goes on in a further line is indented deeper.
    let rows = rows.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<String> =
        rows.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(names.len() > 5 && names.contains(&"check".to_owned()), "{names:?}");
    names
}

#[test]
fn every_shell_completes_every_command() {
    let project = Project::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = project.run(&["completions", shell]).ends_with(0).out;
        for command in commands() {
            assert!(script.contains(&command), "{shell} lacks {command}");
        }
        assert!(script.contains("fail-on"), "{shell} lacks the options of check");
    }
    project.run(&["completions", "csh"]).ends_with(2).err("bash");
}

#[test]
fn bash_takes_its_script() {
    let project = Project::new();
    let script = project.run(&["completions", "bash"]).ends_with(0).out;
    let project = project.file("handoff.bash", script);
    let ask = "set -e; . ./handoff.bash; COMP_WORDS=(handoff che); COMP_CWORD=1; \
               _handoff handoff che handoff; echo \"${COMPREPLY[@]}\"";
    let bash = std::process::Command::new("bash")
        .args(["--norc", "-c", ask])
        .current_dir(project.path("."))
        .output();
    // Without bash there is nothing to try.
    let Ok(output) = bash else { return };
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "check", "{:?}", output.stderr);
}

#[test]
fn every_command_has_a_manual_page() {
    let project = Project::new().directory("man");
    let page = project.run(&["man"]).ends_with(0).out;
    assert!(page.contains(".TH handoff 1"), "{page}");
    project.run(&["man", "-o", "man"]).ends_with(0).quiet_out().err("wrote `man/handoff.1`");
    for command in commands().iter().filter(|command| *command != "help") {
        assert!(page.contains(&format!("handoff\\-{command}(1)")), "the program's page lacks {command}");
        let page = project.read(&format!("man/handoff-{command}.1"));
        assert!(page.contains(".SH OPTIONS") || page.contains(".SH ARGUMENTS"), "{command}: {page}");
        assert!(page.contains(&format!("handoff {command}")), "{command}: {page}");
    }
    let files = fs::read_dir(project.path("man")).unwrap().count();
    assert_eq!(files, commands().len(), "a page for each command, and the program's in place of help");
    project.run(&["man", "-o", "no"]).ends_with(2).err("no directory `no`");
}
