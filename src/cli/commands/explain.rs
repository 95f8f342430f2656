//! `handoff explain`: a rule's page on the terminal.

use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::page::{Styles, lay_out};
use crate::diagnostic::Mend;
use crate::lint;
use clap::Args;

/// What `explain` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Explain {
    /// Code or name of the rule, as in `H001`
    rule: String,
}

impl Explain {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let catalogue = lint::catalogue();
        catalogue.select(&self.rule)?;
        let Some(rule) = catalogue.find(&self.rule) else {
            return Err(Error::Usage {
                message: format!("`{}` is a family of rules", self.rule),
                hint: "name one rule; `handoff rules` lists them by family".to_owned(),
            });
        };
        let styles = if console.colour() { Styles::COLOUR } else { Styles::PLAIN };
        let style = styles.heading;
        let fix = match rule.fix() {
            Mend::No => "",
            Mend::Safe => ", mended by --fix",
            Mend::Unsafe => ", mended by --fix=unsafe",
        };
        let title = format!(
            "{style}{} {}{style:#} ({}, {}{fix})\n\n",
            rule.code(),
            rule.name(),
            rule.level().word(),
            rule.origin()
        );
        console.print(&(title + lay_out(rule.lines(), styles).trim_end() + "\n"))?;
        Ok(Exit::Clean)
    }
}
