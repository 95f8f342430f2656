//! The measures of a flow that have data.

use super::chart;
use crate::cli::commands::one_flow::OneFlow;
use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::data::{Folder, read};
use crate::emit::visible;
use crate::model::{Measure, MeasureRef};
use crate::report::{Charted, Charting};
use crate::syntax::nearest;
use std::path::{Path, PathBuf};

/// Charts the measures that are named, or all that have data.
pub(super) fn charted(
    one: &OneFlow,
    path: &Path,
    named: &[String],
    console: &Console,
) -> Result<Vec<Charted>, Error> {
    let all = measures(one);
    let chosen = if named.is_empty() {
        all.iter().copied().filter(|measure| measure.data.is_some()).collect()
    } else {
        named.iter().map(|id| find(&all, id)).collect::<Result<Vec<&Measure>, Error>>()?
    };
    if chosen.is_empty() {
        return Err(Error::Usage {
            message: format!("no measure of `{}` has data", visible(one.source.name())),
            hint: "say where the numbers are: `data: { file: data/orders.csv, date: week, value: complete }`"
                .to_owned(),
        });
    }
    let folder = folder(one, path)?;
    chosen.into_iter().map(|measure| of_measure(one, measure, &folder, console)).collect()
}

/// Returns all measures: those of the flow, those written within hand-offs, those of the workspace.
fn measures(one: &OneFlow) -> Vec<&Measure> {
    let inline =
        one.flow.handoffs.iter().flat_map(|handoff| &handoff.measures).filter_map(|measure| match measure {
            MeasureRef::Inline(measure) => Some(measure.as_ref()),
            MeasureRef::Named(_) => None,
        });
    one.flow.measures.iter().chain(inline).chain(&one.shared.measures).collect()
}

/// Returns where the tables of all measures lie.
pub(super) fn tables(one: &OneFlow, path: &Path) -> Vec<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let files = measures(one).into_iter().filter_map(|measure| measure.data.as_ref());
    files.map(|data| folder.join(&data.file.value)).collect()
}

fn find<'a>(all: &[&'a Measure], id: &str) -> Result<&'a Measure, Error> {
    let found = all.iter().copied().find(|measure| measure.id.as_str() == id);
    found.ok_or_else(|| {
        let near = nearest(id, all.iter().map(|measure| measure.id.as_str()));
        Error::Usage {
            message: format!("there is no measure `{}`", visible(id)),
            hint: match near {
                Some(near) => format!("did you mean `{}`?", visible(near.word)),
                None => "name a measure by its id, as it stands under `measures`".to_owned(),
            },
        }
    })
}

/// Returns the folder that data may be read from: the workspace's, or the flow's own.
fn folder(one: &OneFlow, path: &Path) -> Result<Folder, Error> {
    let flow = if path.as_os_str() == "-" { Path::new("") } else { path.parent().unwrap_or(Path::new("")) };
    Folder::new(flow, one.workspace.as_deref()).map_err(|error| Error::Usage {
        message: format!("the folder of `{}` cannot be read: {error}", visible(one.source.name())),
        hint: "look whether it may be read".to_owned(),
    })
}

fn of_measure(
    one: &OneFlow,
    measure: &Measure,
    folder: &Folder,
    console: &Console,
) -> Result<Charted, Error> {
    let lang = one.flow.lang.as_ref().map_or("en", |lang| lang.value.as_str());
    let charting = Charting::of_measure(measure, one.flow.title(), lang);
    let charting = charting.ok_or_else(|| Error::Usage {
        message: format!("the measure `{}` has no data", visible(measure.id.as_str())),
        hint: "say where its numbers are: `data: { file: …, date: …, value: … }`".to_owned(),
    })?;
    let file = &charting.source.file.value;
    let table = folder.open(file).map_err(|error| Error::Usage {
        message: format!("`{}` of the measure `{}`: {error}", visible(file), visible(measure.id.as_str())),
        hint: error.help().to_owned(),
    })?;
    chart(&charting, read(table, charting.source), file, console)
}
