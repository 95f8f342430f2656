//! The voice of the customer: what those who were asked answered.

use super::ledger::{Ledger, Reference};
use super::{About, Formula};
use crate::report::survey::SurveyView;
use crate::rules::wording::counted;
use serde::Serialize;
use std::path::Path;

/// Answers to the questions of the flow.
#[derive(Debug, Clone, Serialize)]
pub(super) struct VoiceEntry {
    view: SurveyView,
    references: Vec<Reference>,
}

/// Gathers the answers; nothing where none were read.
pub(super) fn of(about: About<'_>, ledger: &mut Ledger) -> Option<VoiceEntry> {
    let view = about.material.survey?.clone();
    let mut facts: Vec<String> = view.forms.map(|forms| counted(forms, "form")).into_iter().collect();
    if let (Some(first), Some(last)) = (&view.first, &view.last) {
        facts.push(format!("from {first} to {last}"));
    }
    let name = Path::new(&view.file).file_name().and_then(|name| name.to_str()).unwrap_or(&view.file);
    let file = ledger.file(name, "A table of answers", facts);
    let mut references = vec![file, ledger.formula(Formula::Wilson)];
    references.extend(view.since.is_some().then(|| ledger.formula(Formula::Newcombe)));
    references.extend((!view.determinants.is_empty()).then(|| ledger.formula(Formula::Composite)));
    Some(VoiceEntry { view, references })
}
