//! `handoff check --watch`: the report again whenever a file changes.

use super::check::Check;
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::watch::{Pace, Snapshot, watch};
use std::cell::RefCell;

impl Check {
    /// Checks now and after each change, until the reader of the output goes or the process ends.
    pub(super) fn watch(&self, console: &Console) -> Result<Exit, Error> {
        let paths = self.paths();
        if paths.iter().any(|path| path.as_os_str() == "-") {
            return Err(Error::Usage {
                message: "`--watch` cannot watch standard input".to_owned(),
                hint: "name files or directories".to_owned(),
            });
        }
        // What is wrong with the arguments no change of a file can mend.
        self.validate()?;
        let others: Vec<_> = self.ratchet.baseline().map(ToOwned::to_owned).into_iter().collect();
        let pace = RefCell::new(Pace::default());
        let look = || pace.borrow_mut().timed(|| Snapshot::of(&paths, &others));
        let wait = || {
            pace.borrow().pause();
            !console.is_closed()
        };
        watch(look, wait, || self.redraw(console));
        Ok(Exit::Clean)
    }

    fn redraw(&self, console: &Console) {
        console.clear();
        if let Err(error) = self.check(console) {
            console.error(&error);
        }
        let time = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
        console.done(&format!(
            "checked at {} UTC; waiting for a change, end with Ctrl-C",
            time.strftime("%H:%M:%S")
        ));
    }
}
