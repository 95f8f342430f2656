//! The file that a flow was imported from: kept with the flow, and written back.

use super::one_flow::OneFlow;
use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::cli::folder;
use crate::cli::input::display_name;
use crate::config::{Asked, Workspaces};
use crate::data::{Folder, FolderError};
use crate::export::{Chart, WrittenBack, fingerprint, write_back};
use crate::import::{Kind, Origin};
use crate::lint;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// Returns what a flow that is written to `output` says of the file that it is imported from; tells
/// it where the flow could not find that file again.
pub(super) fn kept(input: &Path, output: &Path, console: &Console) -> Result<Option<Origin>, Error> {
    let in_force = Workspaces::new(lint::catalogue()).in_force(output, &Asked::default())?;
    let folder = folder::of_flow(output, &in_force);
    let path = relative(input, output.parent().unwrap_or(Path::new("")));
    let found = path.as_ref().map(|path| (path, bytes(&folder, path)));
    if let Some((file, Ok(bytes))) = found {
        return Ok(Some(Origin { file: file.clone(), sha256: fingerprint(&bytes) }));
    }
    console.warn(&format!(
        "`{}` is not kept as the origin of the flow, because it lies outside its folder and workspace: put it \
         beside the flow and import it again, so that changes can be written back into it",
        display_name(input)
    ));
    Ok(None)
}

/// Returns the path of a file from a folder, where both can be found.
fn relative(file: &Path, folder: &Path) -> Option<String> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (file, folder) = (file.canonicalize().ok()?, here.canonicalize().ok()?);
    let common = file.components().zip(folder.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(common).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(file.components().skip(common)).collect();
    Some(display_name(&path))
}

fn bytes(folder: &Folder, path: &str) -> Result<Vec<u8>, FolderError> {
    let mut bytes = Vec::new();
    let read = folder.open(path)?.read_to_end(&mut bytes);
    read.map_err(|error| FolderError::Unreadable { message: error.to_string() })?;
    Ok(bytes)
}

/// Makes sure that a flow is not written over the file that it is compared with each time.
pub(super) fn can_be_written(one: &OneFlow, target: &Path) -> Result<(), Error> {
    let Some(origin) = one.flow.origin.as_ref().filter(|origin| origin.sha256.is_some()) else {
        return Ok(());
    };
    let file = Path::new(one.source.name()).parent().map(|folder| folder.join(&origin.file.value));
    match (file.and_then(|file| file.canonicalize().ok()), target.canonicalize()) {
        (Some(file), Ok(target)) if file == target => Err(Error::Usage {
            message: format!(
                "`{}` is the file that the flow was imported from, and `sha256` says that it stays as it is",
                origin.file.value
            ),
            hint: "write another file, `-o NEW.bpmn`, or take `sha256` out of `origin` to change the file itself"
                .to_owned(),
        }),
        _ => Ok(()),
    }
}

/// Writes a flow back into the file that it was imported from; nothing where it has none.
pub(super) fn written_back(one: &OneFlow, chart: &Chart<'_>) -> Result<Option<WrittenBack>, Error> {
    let own = || {
        let path = Path::new(one.source.name());
        let name = path.file_name().filter(|_| Kind::of(&one.source) == Kind::Bpmn)?;
        Some((name.to_string_lossy().into_owned(), None))
    };
    let kept = one.flow.origin.as_ref().map(|origin| (origin.file.value.clone(), origin.sha256.as_ref()));
    let Some((file, hash)) = kept.or_else(own) else { return Ok(None) };
    if file.trim().is_empty() {
        return Err(Error::Usage {
            message: "`origin` does not name the file that the flow was imported from".to_owned(),
            hint: "write its path, `file: FILE.bpmn`, or say `--fresh` to write a new file without it"
                .to_owned(),
        });
    }
    let bytes = match bytes(&one.folder, &file) {
        Ok(bytes) => bytes,
        // Standard input has no file.
        Err(_) if one.flow.origin.is_none() => return Ok(None),
        Err(error) => {
            return Err(Error::Usage {
                message: format!("`{file}`, which the flow was imported from, cannot be read: {error}"),
                hint: format!("{}, or say `--fresh` to write a new file without it", error.help()),
            });
        }
    };
    let written = write_back(chart, &file, hash.map(|hash| hash.value.as_str()), &bytes);
    written.map(Some).map_err(|error| Error::Usage { message: error.message, hint: error.help })
}
