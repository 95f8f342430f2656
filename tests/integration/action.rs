//! The action for GitHub, run step by step as its runner does.

use crate::flow::{MEASURE, blood_test};
use crate::project::Project;
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

const ACTION: &str = include_str!("../../.github/action.yml");

/// What a run of the action left.
#[derive(Debug)]
struct Ran {
    code: i32,
    log: String,
    summary: String,
    outputs: BTreeMap<String, String>,
}

fn action() -> Value {
    serde_yaml::from_str(ACTION).unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn names(value: &Value) -> BTreeSet<&str> {
    value.as_mapping().into_iter().flatten().map(|(key, _)| key.as_str().unwrap()).collect()
}

/// Returns the name of the input that a value is wholly made of.
fn input_of(value: &str) -> Option<&str> {
    Some(value.strip_prefix("${{ inputs.")?.strip_suffix(" }}")?.trim())
}

/// A machine with a temporary folder and the files by which steps speak to the runner.
struct Runner {
    temporary: Project,
    paths: String,
}

impl Runner {
    /// Returns a runner that has the program.
    fn new() -> Self {
        let program = Path::new(env!("CARGO_BIN_EXE_handoff")).parent().unwrap().display().to_string();
        Self::with_paths(format!("{program}:{}", std::env::var("PATH").unwrap()))
    }

    fn with_paths(paths: String) -> Self {
        let temporary = Project::new().file("summary", "# Earlier\n").file("output", "").file("path", "");
        Self { temporary, paths }
    }

    fn run(&mut self, project: &Project, inputs: &[(&str, &str)]) -> Ran {
        let action = action();
        let value = |name: &str| {
            let given = inputs.iter().find(|(of, _)| *of == name).map(|(_, value)| *value);
            given.unwrap_or_else(|| action["inputs"][name]["default"].as_str().unwrap()).to_owned()
        };
        let (mut code, mut log) = (0, String::new());
        for step in action["runs"]["steps"].as_sequence().unwrap() {
            let folder = input_of(text(step, "working-directory")).map(value);
            let mut command = Command::new("bash");
            command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", text(step, "run")]);
            command.current_dir(project.path(&folder.unwrap_or_default())).stdin(Stdio::null());
            command.env("PATH", &self.paths).env("GITHUB_ACTION_PATH", "here/.github");
            command.env("RUNNER_TEMP", self.temporary.path(""));
            for (name, file) in [("STEP_SUMMARY", "summary"), ("OUTPUT", "output"), ("PATH", "path")] {
                command.env(format!("GITHUB_{name}"), self.temporary.path(file));
            }
            for (name, of) in step["env"].as_mapping().into_iter().flatten() {
                command.env(name.as_str().unwrap(), value(input_of(of.as_str().unwrap()).unwrap()));
            }
            let output = command.output().unwrap();
            log += &(String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr));
            code = output.status.code().unwrap();
            if code != 0 {
                break;
            }
            self.paths = format!("{}:{}", self.temporary.read("path").trim(), self.paths);
        }
        let outputs = self.temporary.read("output");
        let outputs = outputs.lines().filter_map(|line| line.split_once('='));
        let outputs = outputs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Ran { code, log, summary: self.temporary.read("summary"), outputs }
    }
}

fn run(project: &Project, inputs: &[(&str, &str)]) -> Ran {
    Runner::new().run(project, inputs)
}

impl Ran {
    #[track_caller]
    fn ends_with(self, code: i32, findings: &str) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        assert_eq!(self.outputs["exit-code"], code.to_string(), "{self:#?}");
        assert_eq!(self.outputs["findings"], findings, "{self:#?}");
        self
    }
}

fn gap() -> String {
    blood_test(&format!("  - technician -> patient: {{ measures: {MEASURE} }}\n"))
}

fn clean() -> String {
    blood_test(&format!(
        "  - technician -> patient: {{ product: Answer to what is wrong, measures: {MEASURE} }}\n"
    ))
}

/// Infos count as findings, so this leaves them out.
const NO_INFOS: (&str, &str) = ("args", "--select=H001");

#[test]
fn has_what_the_runner_demands() {
    let action = action();
    assert_eq!(names(&action), ["branding", "description", "inputs", "name", "outputs", "runs"].into());
    assert_eq!(text(&action["runs"], "using"), "composite");
    for (name, input) in action["inputs"].as_mapping().unwrap() {
        assert_eq!(names(input), ["default", "description"].into(), "{name:?}");
        assert!(input["default"].is_string() && !text(input, "description").is_empty(), "{name:?}");
    }
    let mut used = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for step in action["runs"]["steps"].as_sequence().unwrap() {
        let known = ["env", "id", "name", "run", "shell", "working-directory"].into();
        assert!(names(step).is_subset(&known), "{step:?}");
        assert_eq!(text(step, "shell"), "bash", "a composite step says which shell runs it");
        assert!(!text(step, "run").contains("${{"), "an input becomes part of the script: {step:?}");
        ids.insert(text(step, "id"));
        let of_env = step["env"].as_mapping().into_iter().flatten().map(|(_, value)| value.as_str().unwrap());
        used.extend(of_env.chain([text(step, "working-directory")]).filter_map(input_of));
    }
    assert_eq!(used, names(&action["inputs"]));
    for (name, output) in action["outputs"].as_mapping().unwrap() {
        let expected = format!("${{{{ steps.check.outputs.{} }}}}", name.as_str().unwrap());
        assert_eq!(text(output, "value"), expected);
    }
    assert!(ids.contains("check"));
}

#[test]
fn the_page_tells_every_input_and_output() {
    let page = include_str!("../../docs/pipelines.md");
    let action = action();
    for name in names(&action["inputs"]).iter().chain(&names(&action["outputs"])) {
        assert!(page.contains(&format!("| `{name}` |")), "docs/pipelines.md lacks `{name}`");
    }
}

#[test]
fn tells_findings_and_keeps_the_exit_code() {
    let project = Project::new().file("flows/a b.yaml", gap()).file("clean/a.yaml", clean());
    let project = project.file("torn/a.yaml", "flow: [\n").directory("empty");
    let ran = run(&project, &[NO_INFOS]).ends_with(2, "2");
    assert!(ran.log.contains("::error"), "{ran:#?}");
    let inputs = [("paths", "flows/a b.yaml\nclean\n"), NO_INFOS];
    let ran = run(&project, &inputs).ends_with(1, "1");
    assert!(ran.log.contains("::warning file=flows/a b.yaml,"), "{ran:#?}");
    assert!(ran.summary.starts_with("# Earlier\n") && ran.summary.contains("H001"), "{ran:#?}");
    run(&project, &[("paths", "clean"), NO_INFOS]).ends_with(0, "0");
    run(&project, &[("paths", "empty")]).ends_with(3, "0");
    run(&project, &[("working-directory", "clean"), ("paths", ""), NO_INFOS]).ends_with(0, "0");
    run(&project, &[("paths", "flows"), ("fail-on", "error"), NO_INFOS]).ends_with(0, "1");
    run(&project, &[("paths", "nowhere")]).ends_with(2, "0");
}

#[test]
fn passes_every_input_on() {
    let project = Project::new().file("a.yaml", gap());
    let known = ["check", "--baseline", "known.json", "--update-baseline"];
    project.run(&known).ends_with(0);
    let ran = run(&project, &[("baseline", "known.json")]).ends_with(0, "0");
    assert!(ran.summary.contains("in the baseline"), "{ran:#?}");
    let ran = run(&project, &[("profile", "strict"), ("args", "--select=K001\n--today=2026-11-22")]);
    assert_eq!((ran.code, ran.outputs["findings"].as_str()), (1, "1"), "{ran:#?}");
    let inputs = [("format", "junit=out/a.xml\ncompact=out/a b.txt"), ("sarif-file", "out/a.sarif")];
    let project = project.directory("out");
    run(&project, &[inputs[0], inputs[1], NO_INFOS]).ends_with(1, "1");
    assert!(project.read("out/a.xml").contains("<testsuites"));
    assert!(project.read("out/a b.txt").contains("warning H001"));
    assert!(project.read("out/a.sarif").contains("\"2.1.0\""));
    let ran = run(&project, &[("since", "main")]);
    assert!(ran.code == 2 && ran.log.contains("is not in a git repository"), "{ran:#?}");
}

#[test]
fn no_input_becomes_a_command_or_an_option() {
    let project = Project::new().file("a.yaml", clean());
    let inputs = names(&action()["inputs"]).iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let hostile = [
        "; touch pwned",
        "$(touch pwned)",
        "`touch pwned`",
        "' touch pwned '",
        "\" && touch pwned #",
        "--help",
    ];
    for input in inputs.iter().filter(|input| *input != "working-directory") {
        for value in hostile {
            let is_option = input == "args" && value.starts_with('-');
            let ran = run(&project, &[(input, value)]);
            let written = project.path("pwned").exists();
            assert!(!written, "{input}: {value} was run");
            // Any text is the name of a file that can be written, and `args` holds options.
            let expected = if input == "sarif-file" || is_option { 0 } else { 2 };
            assert_eq!(ran.code, expected, "{input}: {value}: {ran:#?}");
        }
    }
    let ran = run(&project, &[("paths", "a.yaml\n--fix=unsafe\n$(touch pwned)")]);
    assert!(ran.code == 2 && !project.path("pwned").exists() && project.read("a.yaml") == clean());
}

#[test]
fn builds_the_program_of_its_own_version_where_there_is_none() {
    let bin = Project::new().file("cargo", CARGO);
    fs::set_permissions(bin.path("cargo"), fs::Permissions::from_mode(0o755)).unwrap();
    let mut runner = Runner::with_paths(format!("{}:/usr/bin:/bin", bin.path("").display()));
    let project = Project::new().file("a.yaml", clean());
    let ran = runner.run(&project, &[NO_INFOS]).ends_with(0, "0");
    let built = "install --locked --path here/.github/.. --no-default-features --features cli --root";
    assert!(ran.log.contains(built), "{ran:#?}");
}

/// Stands in for the real one, which would take minutes.
const CARGO: &str = concat!(
    "#!/bin/sh\necho \"$@\"\nfor root; do :; done\nmkdir -p \"$root/bin\"\nln -s '",
    env!("CARGO_BIN_EXE_handoff"),
    "' \"$root/bin/handoff\"\n"
);
