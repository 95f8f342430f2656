//! A process for tests.

use super::{Material, Process};
use crate::config::Settings;
use crate::lint::{self, Job};
use crate::model::Shared;
use crate::syntax::parse;
use crate::text::SourceFile;
use jiff::civil::date;

/// Reads and checks a flow, and gathers its process.
pub(super) fn process(text: &str) -> Process {
    let source = SourceFile::new("flow.yaml", text);
    let flow = parse(&source).flow;
    let settings = Settings::default();
    let job = Job { source, settings: settings.clone(), folder: None };
    let checked = lint::check_one(job, date(2026, 11, 1));
    Process::of(&Material {
        flow: &flow,
        shared: &Shared::default(),
        settings: &settings,
        checked: &checked,
        folder: None,
        shared_folder: None,
        survey: None,
    })
}
