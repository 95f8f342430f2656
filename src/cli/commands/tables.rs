//! The tables that the measures of a flow name, over which nothing is written.

use super::one_flow::OneFlow;
use crate::cli::error::Error;
use crate::cli::input::display_name;
use crate::data::Folder;
use crate::model::Measure;
use crate::rules::subjects;
use std::path::{Path, PathBuf};

/// Returns all measures with the folders of their tables: those of the flow, then those of the
/// workspace.
pub(super) fn measures(one: &OneFlow) -> Vec<(&Measure, &Folder)> {
    let own = subjects::measures(&one.flow).map(|placed| (placed.measure, &one.folder));
    let shared = one
        .shared_folder
        .iter()
        .flat_map(|folder| one.shared.measures.iter().map(move |measure| (measure, folder)));
    own.chain(shared).collect()
}

/// Returns where the tables of all measures lie, and that with the answers about readiness.
pub(super) fn tables(one: &OneFlow) -> Vec<PathBuf> {
    let of = |(measure, folder): (&Measure, &Folder)| folder.path_of(&measure.data.as_ref()?.file.value);
    let answers = one.flow.readiness.as_ref().and_then(|readiness| readiness.data.as_ref());
    let answers = answers.and_then(|answers| one.folder.path_of(&answers.file.value));
    measures(one).into_iter().filter_map(of).chain(answers).collect()
}

/// Makes sure that a file that is to be written is none of the tables.
pub(super) fn keep_tables(file: &Path, tables: &[PathBuf]) -> Result<(), Error> {
    let Ok(written) = file.canonicalize() else { return Ok(()) };
    if !tables.iter().any(|table| table.canonicalize().is_ok_and(|table| table == written)) {
        return Ok(());
    }
    Err(Error::Usage {
        message: format!("`{}` holds the data", display_name(file)),
        hint: "name another file; nothing is written over a table".to_owned(),
    })
}
