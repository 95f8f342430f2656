//! The measures of a flow that have data.

use super::chart;
use crate::cli::commands::one_flow::OneFlow;
use crate::cli::commands::tables::measures;
use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::data::{Folder, read};
use crate::emit::visible;
use crate::model::Measure;
use crate::report::{Charted, Charting, Shares};
use crate::rules::wording::counted;
use crate::syntax::nearest;

/// Charts the measures that are named, or all that have data.
pub(super) fn charted(one: &OneFlow, named: &[String], console: &Console) -> Result<Vec<Charted>, Error> {
    let all = measures(one);
    let chosen = if named.is_empty() {
        all.iter().copied().filter(|(measure, _)| measure.data.is_some()).collect()
    } else {
        named.iter().map(|id| find(&all, id)).collect::<Result<Vec<(&Measure, &Folder)>, Error>>()?
    };
    if chosen.is_empty() {
        return Err(Error::Usage {
            message: format!("no measure of `{}` has data", visible(one.source.name())),
            hint: "say where the numbers are: `data: { file: data/orders.csv, date: week, value: complete }`"
                .to_owned(),
        });
    }
    chosen.into_iter().map(|(measure, folder)| of_measure(one, measure, folder, console)).collect()
}

/// Takes those of the measures that are shares of things that were counted.
pub(super) fn shares(one: &OneFlow, named: &[String], console: &Console) -> Result<Shares, Error> {
    let charts = charted(one, named, console)?;
    let lang = one.flow.lang.as_ref().map_or("en", |lang| lang.value.as_str());
    let shares = Shares::of(one.flow.title(), lang, &charts);
    match charts.len() - shares.count() {
        0 => Ok(shares),
        others if shares.count() > 0 => {
            let (others, have) = (counted(others, "measure"), if others == 1 { "has" } else { "have" });
            console.warn(&format!("{others} {have} no numerator and denominator, and so no bar"));
            Ok(shares)
        }
        _ => Err(Error::Usage {
            message: "no measure is a share of things that are counted".to_owned(),
            hint: "name numerator and denominator: `data: { file: …, value: complete, total: received }`"
                .to_owned(),
        }),
    }
}

fn find<'a>(all: &[(&'a Measure, &'a Folder)], id: &str) -> Result<(&'a Measure, &'a Folder), Error> {
    let found = all.iter().copied().find(|(measure, _)| measure.id.as_str() == id);
    found.ok_or_else(|| {
        let near = nearest(id, all.iter().map(|(measure, _)| measure.id.as_str()));
        Error::Usage {
            message: format!("there is no measure `{}`", visible(id)),
            hint: match near {
                Some(near) => format!("did you mean `{}`?", visible(near.word)),
                None => "name a measure by its id, as it stands under `measures`".to_owned(),
            },
        }
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
