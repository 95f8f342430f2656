//! The program `handoff`.

use std::process::ExitCode;

fn main() -> ExitCode {
    handoffs::cli::main()
}
