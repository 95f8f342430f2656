//! Keys of where the numbers and answers are.

use super::value::{choice, plain};
use super::{Keys, Value};
use crate::model::{AnswerSource, DataSource, Members, Rater};
use crate::syntax::keys::choices::{CHART, DATES, DECIMAL, RULES, SEPARATOR};

/// Puts the keys of a measure's data.
pub(super) fn source(keys: &mut Keys, data: &DataSource) {
    keys.text("data.file", Some(&data.file));
    let columns = [
        ("data.sheet", &data.sheet),
        ("data.date", &data.date),
        ("data.value", &data.value),
        ("data.total", &data.total),
        ("data.group", &data.group),
        ("data.freeze", &data.freeze),
    ];
    columns.into_iter().for_each(|(key, column)| keys.text(key, column.as_ref()));
    keys.told("data.dates", data.dates.as_ref(), |dates| choice(&DATES, dates));
    keys.told("data.separator", data.separator.as_ref(), |separator| choice(&SEPARATOR, separator));
    keys.told("data.decimal", data.decimal.as_ref(), |decimal| choice(&DECIMAL, decimal));
    keys.told("data.chart", data.chart.as_ref(), |chart| choice(&CHART, chart));
    keys.told("data.rules", data.rules.as_ref(), |rules| choice(&RULES, rules));
    keys.texts("data.part", &data.parts);
    keys.texts("data.exclude", &data.excluded);
    let told = data.changes.iter().map(|change| Value::text(&format!("{}: {}", *change.at, *change.what)));
    keys.put("data.changes", Value::list(told));
}

/// Puts the keys of a table of answers about readiness.
pub(super) fn answers(keys: &mut Keys, data: &AnswerSource) {
    keys.text("data.file", Some(&data.file));
    keys.text("data.group", data.group.as_ref());
    for rater in Rater::ALL {
        let members = data.members(rater).and_then(|members| match members {
            Members::Of(words) => Value::list(words.iter().map(|word| Value::text(word))),
            Members::Rest => Some(plain("all others")),
        });
        keys.put(format!("data.groups.{}", rater.key()), members);
    }
    for (requirement, column) in &data.columns {
        keys.text(format!("data.columns.{}", requirement.key()), Some(column));
    }
    let words = data.answers.iter().map(|answer| match answer.points {
        Some(points) => Value::text(&format!("{} = {points}", *answer.words)),
        None => Value::text(&format!("{} does not count", *answer.words)),
    });
    keys.put("data.answers", Value::list(words));
    keys.text("data.date", data.date.as_ref());
    keys.told("data.dates", data.dates.as_ref(), |dates| choice(&DATES, dates));
    keys.told("data.separator", data.separator.as_ref(), |separator| choice(&SEPARATOR, separator));
}
