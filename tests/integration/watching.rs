//! `check --watch`: a second report when a file changes.

use crate::flow::{MEASURE, blood_test};
use crate::project::Project;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// How long a slow machine may take for what takes a moment.
const PATIENCE: Duration = Duration::from_secs(60);

/// A watching program and the lines that it writes to both streams, as they come.
struct Watching {
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
}

impl Watching {
    fn new(project: &Project, arguments: &[&str]) -> Self {
        let mut command = project.command(&[&["check", "--watch"], arguments].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = lines(child.stdout.take().unwrap());
        let err = lines(child.stderr.take().unwrap());
        Self { child, out, err }
    }

    /// Waits for a report to be over and returns it.
    #[track_caller]
    fn report(&self) -> String {
        loop {
            let line = self.err.recv_timeout(PATIENCE).expect("a report comes");
            if line.starts_with("checked at ") {
                break;
            }
        }
        // What was written before is there, or on its way through the other thread.
        let first = self.out.recv_timeout(PATIENCE).expect("a report has lines");
        let mut report = first;
        while !report.contains(" in 1 flow") && !report.contains(" in 2 flows") {
            report.push('\n');
            report.push_str(&self.out.recv_timeout(PATIENCE).expect("a report ends with its counts"));
        }
        report
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn lines(stream: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    receiver
}

fn gap() -> String {
    blood_test(&format!("  - technician -> patient: {{ measures: {MEASURE} }}\n"))
}

#[test]
fn reports_again_after_each_change() {
    let project = Project::new().file("flows/a.yaml", gap());
    let watching = Watching::new(&project, &["--format", "compact", "flows"]);
    let first = watching.report();
    assert!(first.contains("H001") && !first.contains('\u{1b}'), "no terminal, nothing cleared: {first}");
    // As editors save: another file takes the place of the first.
    let mended = gap().replace("{ measures", "{ product: Answer to what is wrong, measures");
    fs::write(project.path("flows/.a.yaml.new"), mended).unwrap();
    fs::rename(project.path("flows/.a.yaml.new"), project.path("flows/a.yaml")).unwrap();
    let second = watching.report();
    assert!(!second.contains("H001") && second.contains("in 1 flow"), "{second}");
    fs::write(project.path("flows/b.yaml"), gap()).unwrap();
    let third = watching.report();
    assert!(third.contains("flows/b.yaml:7:5: warning H001") && third.contains("in 2 flows"), "{third}");
    fs::write(project.path("handoff.yaml"), "rules: { H001: off }\n").unwrap();
    assert!(!watching.report().contains("H001"));
}

#[test]
fn refuses_what_makes_no_sense() {
    let project = Project::new().file("a.yaml", gap());
    project.run(&["check", "--watch", "-"]).ends_with(2).err("`--watch` cannot watch standard input");
    for other in ["--fix", "--diff", "--update-baseline"] {
        let ran = project.run(&["check", "--watch", "--baseline", "known.json", other]);
        ran.ends_with(2).err("cannot be used with");
    }
    project.run(&["check", "--watch", "--select", "H0001"]).ends_with(2).err("H0001");
    project
        .run(&["check", "--watch", "--format", "text", "--format", "json"])
        .ends_with(2)
        .err("two formats");
}

#[test]
fn ends_when_nobody_reads_any_more() {
    let project = Project::new().file("a.yaml", gap());
    let mut command = project.command(&["check", "--watch"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    // The first report may have been written before the pipe was closed; the next cannot be.
    let start = std::time::Instant::now();
    let mut number = 0;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(start.elapsed() < PATIENCE, "it is still there");
        number += 1;
        fs::write(project.path("a.yaml"), format!("{}# {number}\n", gap())).unwrap();
        thread::sleep(Duration::from_millis(500));
    };
    assert_eq!(status.code(), Some(0));
}
