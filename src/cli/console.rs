//! The two streams of the program: what was asked for goes to standard output, the rest to
//! standard error.
//!
//! A reader that closes the pipe has seen enough, so that is no fault.

use super::arguments::When;
use super::error::{Error, Exit};
use crate::emit::{push_visible, visible};
use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Style};
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default().bold();

/// How wide a page is where no terminal says so, in cells.
const PAGE: usize = 80;
/// The narrowest page: prose in fewer cells is no prose.
const NARROWEST: usize = 40;
/// The widest page: longer lines lose the eye.
const WIDEST: usize = 100;

/// Writes to the streams of the process.
#[derive(Debug)]
pub(super) struct Console {
    colour_out: bool,
    colour_err: bool,
    verbose: bool,
    quiet: bool,
    /// Whether the reader of standard output has gone.
    closed: AtomicBool,
}

impl Console {
    pub(super) fn new(color: When, verbose: bool, quiet: bool) -> Self {
        let wanted = |choice: ColorChoice| match color {
            When::Always => true,
            When::Never => false,
            When::Auto => choice != ColorChoice::Never,
        };
        Self {
            colour_out: wanted(AutoStream::choice(&io::stdout())),
            colour_err: wanted(AutoStream::choice(&io::stderr())),
            verbose,
            quiet,
            closed: AtomicBool::new(false),
        }
    }

    /// Tells whether all there is to say was asked for.
    pub(super) fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// Tells whether standard output takes colours.
    pub(super) fn colour(&self) -> bool {
        self.colour_out
    }

    /// Tells whether nothing but what was asked for is wanted.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Writes what was asked for.
    pub(super) fn print(&self, text: &str) -> Result<(), Error> {
        self.print_bytes(text.as_bytes())
    }

    /// Tells whether standard output is a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Returns how wide a page for people may be, in cells: as wide as the terminal, within what
    /// reads well.
    pub(super) fn page_width(&self) -> usize {
        let of_terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into());
        let of_shell = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width: Option<usize> = of_shell.or_else(of_terminal);
        width.map_or(PAGE, |width| width.clamp(NARROWEST, WIDEST))
    }

    /// Writes what was asked for, as it is.
    pub(super) fn print_bytes(&self, bytes: &[u8]) -> Result<(), Error> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::Output(error)),
            Err(_) => {
                self.closed.store(true, Ordering::Relaxed);
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// Tells whether the reader of standard output has gone, so that nobody waits for more.
    pub(super) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    /// Clears a terminal, and what was scrolled out of it; anything else is left as it is.
    pub(super) fn clear(&self) {
        if self.is_terminal() {
            // What cannot be cleared is told when the report is written.
            drop(self.print("\x1b[2J\x1b[3J\x1b[H"));
        }
    }

    /// Writes what was asked for to standard error, because standard output holds something else.
    pub(super) fn print_aside(&self, text: &str) {
        // There is nowhere to tell that standard error cannot be written.
        drop(io::stderr().lock().write_all(text.as_bytes()));
    }

    /// Returns the style where standard output takes colours, else none.
    pub(super) fn style(&self, style: Style) -> Style {
        if self.colour_out { style } else { Style::new() }
    }

    /// Tells what was done, unless nothing but what was asked for is wanted.
    pub(super) fn done(&self, text: &str) {
        if !self.quiet {
            write_line(&visible(text));
        }
    }

    /// Tells what was done on the way, where that is wanted.
    pub(super) fn detail(&self, text: &str) {
        if self.verbose {
            write_line(&visible(text));
        }
    }

    /// Tells what keeps the result from being whole.
    pub(super) fn warn(&self, text: &str) {
        self.say(WARNING, "warning", text);
    }

    /// Tells what went wrong and what to do about it.
    pub(super) fn error(&self, error: &Error) {
        self.say(ERROR, "error", &error.to_string());
        for hint in error.hints() {
            self.say(HELP, "help", &hint);
        }
    }

    fn say(&self, style: Style, word: &str, text: &str) {
        let style = if self.colour_err { style } else { Style::new() };
        write_line(&format!("{style}{word}{style:#}: {}", visible(text)));
    }

    /// Prints help, the version or what is wrong with the arguments.
    pub(super) fn usage(error: &clap::Error) -> Exit {
        if error.use_stderr() {
            // An argument may be a file's name, which nobody has looked at yet.
            let mut text = String::new();
            for character in error.render().to_string().chars() {
                match character {
                    '\n' => text.push('\n'),
                    _ => push_visible(&mut text, character),
                }
            }
            write_line(text.trim_end());
            return Exit::Failed;
        }
        match error.print() {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                write_line(&format!("error: {}", Error::Output(error)));
                Exit::Failed
            }
            _ => Exit::Clean,
        }
    }
}

fn write_line(line: &str) {
    // There is nowhere to tell that standard error cannot be written.
    drop(writeln!(io::stderr().lock(), "{line}"));
}
