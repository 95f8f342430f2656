//! The readiness of a flow, with its table of answers.

use super::tell_faults;
use crate::cli::commands::one_flow::OneFlow;
use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::data::Surveyed;
use crate::emit::visible;
use crate::report::Assessed;

/// Gathers the readiness of a flow, and tells what is wrong with its table.
pub(super) fn assessed(one: &OneFlow, console: &Console) -> Result<Assessed, Error> {
    let surveyed = surveyed(one, console)?;
    Assessed::of(&one.flow, surveyed.as_ref()).ok_or_else(|| Error::Usage {
        message: format!("`{}` says nothing of readiness", visible(one.source.name())),
        hint:
            "rate the requirements: `readiness: { valued: { desired: 4, management: 3, contributors: 2 } }`"
                .to_owned(),
    })
}

fn surveyed(one: &OneFlow, console: &Console) -> Result<Option<Surveyed>, Error> {
    let readiness = one.flow.readiness.as_ref();
    let Some((readiness, source)) =
        readiness.and_then(|readiness| Some((readiness, readiness.data.as_ref()?)))
    else {
        return Ok(None);
    };
    let file = &source.file.value;
    let table = one.folder.open(file).map_err(|error| Error::Usage {
        message: format!("`{}` of readiness: {error}", visible(file)),
        hint: error.help().to_owned(),
    })?;
    let surveyed = Surveyed::read(table, readiness, source);
    tell_faults(&surveyed.faults, surveyed.fault_count, file, console);
    if !surveyed.is_usable() {
        return Err(Error::Usage {
            message: format!("the answers in `{}` cannot be gone by", visible(file)),
            hint: "mend what is told above".to_owned(),
        });
    }
    Ok(Some(surveyed))
}
