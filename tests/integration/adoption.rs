//! A repository with fifty flows adopts the check, and a change then fails with what it adds.

use crate::project::{Project, Ran};
use crate::xml;
use handoffs::emit::FORMATS;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

/// The measure of a hand-off that lacks nothing but its product.
const MEASURE: &str = "{ asks: Did you get your answer?, unit: percent, of: patients asked, counts: those who say yes, baseline: 60%, target: 90%, by: 2027-06-30 }";

/// Returns one of fifty flows, each with gaps of its own.
fn flow(number: usize) -> String {
    let product = ["Drawing blood", "Info", "Timely answer to what is wrong", "Date of the next visit"];
    let more = ["", "owner: Laboratory manager\n", "review-every: 1 year\nreviewed: 2020-01-01\n"];
    format!(
        "flow: Process {number}\n{}customer: patient\nactors:\n  technician: Lab technician\n  patient: {{ name: Patient, side: external }}\n  clerk: Clerk\nhandoffs:\n  - technician -> patient: {}\n  - patient -> clerk\n",
        more[number % more.len()],
        product[number % product.len()]
    )
}

/// Returns the commands of the page's section on adopting in five minutes.
fn documented() -> Vec<&'static str> {
    let page = include_str!("../../docs/adopting.md");
    let (_, section) = page.split_once("\n## In five minutes\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let blocks = section.split("```sh\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
    blocks.flat_map(str::lines).collect()
}

/// Runs a line of a shell with the program on the path.
fn shell(project: &Project, line: &str) -> Ran {
    let own = Path::new(env!("CARGO_BIN_EXE_handoff")).parent().unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(project.path("")).stdin(Stdio::null());
    command.env("PATH", format!("{}:{}", own.display(), std::env::var("PATH").unwrap()));
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn commit(project: &Project) {
    let line = "git add . && git -c user.name=A -c user.email=a@example.org commit --quiet --message=next";
    shell(project, line).ends_with(0);
}

/// Returns a repository that has done what the page says; beside it the command for its pipeline.
fn adopted() -> (Project, &'static str) {
    let mut project = Project::new();
    for number in 1..=50 {
        project = project.file(&format!("flows/process-{number}.yaml"), flow(number));
    }
    shell(&project, "rm -rf .git && git init --quiet --initial-branch=main").ends_with(0);
    commit(&project);
    let commands = documented();
    let (pipeline, preparation) = commands.split_last().unwrap();
    shell(&project, pipeline).ends_with(2).err("there is no baseline");
    for line in preparation {
        shell(&project, line).ends_with(0);
    }
    commit(&project);
    shell(&project, pipeline).ends_with(0).out("no findings in 50 flows");
    (project, pipeline)
}

/// Returns how often a finding is told in a format, and by what rule and where, as far as it says.
fn told(format: &str, text: &str) -> (usize, String) {
    let json = || serde_json::from_str::<Value>(text).unwrap();
    let all = |value: &Value| (value.as_array().unwrap().len(), value.to_string());
    let lines = |mark: &str| {
        let lines: Vec<&str> = text.lines().filter(|line| line.contains(mark)).collect();
        (lines.len(), lines.join("\n"))
    };
    match format {
        "text" => (lines("warning[").0 + lines("error[").0 + lines("info[").0, text.to_owned()),
        "compact" => lines("process-"),
        "json" => all(&json()["findings"]),
        "sarif" => {
            let results = json()["runs"][0]["results"].as_array().unwrap().clone();
            let new = results
                .into_iter()
                .filter(|result| result["suppressions"].as_array().is_none_or(Vec::is_empty));
            all(&Value::Array(new.collect()))
        }
        "gitlab" => all(&json()),
        "github" => lines("file="),
        "azure" => lines("sourcepath="),
        "junit" => {
            let suites = xml::parse(text);
            assert_eq!((suites.attribute("failures"), suites.attribute("errors")), ("1", "0"));
            (lines("<failure").0, text.to_owned())
        }
        "markdown" => {
            let rows = text.lines().filter(|line| {
                ["error", "warning", "info"].iter().any(|level| line.contains(&format!("| {level} ")))
            });
            (rows.count(), text.to_owned())
        }
        other => panic!("nobody counts what `{other}` tells"),
    }
}

#[test]
fn a_bad_handoff_fails_with_just_that_finding_in_every_format() {
    let (project, pipeline) = adopted();
    let bad = format!("{}  - clerk -> patient: {{ measures: {MEASURE} }}\n", flow(23));
    let project = project.file("flows/process-23.yaml", bad);
    commit(&project);
    let ways = [pipeline.to_owned(), "handoff check flows --since HEAD~1".to_owned()];
    for way in ways {
        for format in FORMATS {
            let ran = shell(&project, &format!("{way} --format {}", format.name)).ends_with(1);
            let (count, what) = told(format.name, &ran.out);
            assert_eq!(count, 1, "{way}, {}: {ran:#?}", format.name);
            assert!(what.contains("H001") && what.contains("process-23"), "{way}, {}: {what}", format.name);
        }
        let all: Vec<String> = FORMATS.iter().map(|it| format!("--format {0}=out.{0}", it.name)).collect();
        let line = format!("{way} --verbose {}", all.join(" "));
        shell(&project, &line).ends_with(1);
        for format in FORMATS {
            let (count, _) = told(format.name, &project.read(&format!("out.{}", format.name)));
            assert_eq!(count, 1, "{way}, all at once, {}: infos count too", format.name);
        }
    }
}

#[test]
fn a_closed_gap_can_be_taken_off_the_list() {
    let (project, pipeline) = adopted();
    let better = flow(7).replace("patient -> clerk", "patient -> clerk: Address for the letter");
    let project = project.file("flows/process-7.yaml", better);
    shell(&project, pipeline).ends_with(0).out("can be pruned");
    let first = documented()[0];
    shell(&project, first).ends_with(0).err("; 1 pruned");
    shell(&project, pipeline).ends_with(0).without("can be pruned");
}
