//! A directory of files and runs of the program in it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A directory of its own, which goes when the test ends.
pub(crate) struct Project {
    directory: TempDir,
}

/// What a run left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Project {
    pub(crate) fn new() -> Self {
        let project = Self { directory: tempfile::tempdir().unwrap() };
        // No workspace outside counts.
        project.directory(".git")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn directory(self, name: &str) -> Self {
        fs::create_dir_all(self.path(name)).unwrap();
        self
    }

    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Returns the program, ready to run in the directory.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_handoff"));
        command.current_dir(self.directory.path()).args(arguments);
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// Runs the program with something on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // A program that reads nothing closes the pipe, which is fine here.
        drop(stdin.write_all(input));
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        Ran {
            code: output.status.code().expect("the program was not killed"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn out(self, words: &str) -> Self {
        assert!(self.out.contains(words), "{words:?} is not in {self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn err(self, words: &str) -> Self {
        assert!(self.err.contains(words), "{words:?} is not in {self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn without(self, words: &str) -> Self {
        assert!(!self.out.contains(words) && !self.err.contains(words), "{words:?} is in {self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn quiet_out(self) -> Self {
        assert!(self.out.is_empty(), "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn quiet(self) -> Self {
        assert!(self.out.is_empty() && self.err.is_empty(), "{self:#?}");
        self
    }
}
