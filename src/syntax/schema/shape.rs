//! Shapes of values as JSON Schema.

use super::form::Form;
use super::value::{ARROW, FULL_SHARE, point_to};
use super::{Tables, slug};
use crate::model::{GoalKind, StepKind};
use crate::syntax::keys::{GOAL, Key, STEP, Shape, Table};
use serde_json::{Value, json};

/// Returns the keys of a table of which it has exactly one.
pub(super) fn kinds(table: &Table) -> Vec<&'static str> {
    if std::ptr::eq(table, &STEP) {
        StepKind::ALL.iter().map(|kind| kind.key()).collect()
    } else if std::ptr::eq(table, &GOAL) {
        GoalKind::ALL.iter().map(|kind| kind.key()).collect()
    } else {
        Vec::new()
    }
}

/// Returns what a value of a shape may be; a key that a table can do without may be empty.
pub(super) fn shape(tables: &mut Tables, shape: &Shape, is_required: bool) -> Value {
    let form = form(tables, shape);
    if is_required { form.value() } else { form.or_empty().value() }
}

fn form(tables: &mut Tables, shape: &Shape) -> Form {
    let either = |types: &[&'static str], name: &str| Form::new(types, point_to(name));
    match shape {
        Shape::Text
        | Shape::Reference(_)
        | Shape::Quantity
        | Shape::Recurrence
        | Shape::Unit
        | Shape::Scale => Form::text(),
        Shape::Texts | Shape::References(_) => Form::text().or_list(),
        Shape::Globs => {
            Form::new(&["string", "number", "boolean"], json!({ "pattern": "^[^/!\\\\]" })).or_list()
        }
        Shape::Rules => either(&["string"], "rule").or_list(),
        Shape::Id => either(&["string", "integer"], "id"),
        Shape::Duration => either(&["string"], "duration"),
        Shape::TimeRange => either(&["string"], "time-range"),
        Shape::Share => either(&["string", "number"], "share"),
        Shape::Date => either(&["string"], "date"),
        Shape::Language => either(&["string"], "language"),
        Shape::Number => either(&["string", "number"], "number"),
        Shape::Whole { least, most } => Form::new(
            &["string", "integer"],
            json!({ "minimum": least, "maximum": most, "pattern": "^\\s*\\+?[0-9]+\\s*$" }),
        ),
        Shape::Percent { least, .. } => Form::new(
            &["string", "number"],
            json!({ "minimum": f64::from(*least) / 100.0, "maximum": 1, "pattern": FULL_SHARE }),
        ),
        Shape::Bool => either(&["string", "boolean"], "bool"),
        Shape::Choice(words) => Form::word(words),
        Shape::ChoiceList(words) => Form::words(words),
        _ => of_tables(tables, shape),
    }
}

fn of_tables(tables: &mut Tables, shape: &Shape) -> Form {
    let by_id = |entry: Form| Form::table(json!({ "additionalProperties": entry.or_empty().value() }));
    match shape {
        Shape::Short(_, table) => Form::text_or_table(tables.point_to(table)),
        Shape::Map(table) => by_id(Form::table(tables.point_to(table))),
        Shape::ShortMap(_, table) => by_id(Form::text_or_table(tables.point_to(table))),
        Shape::List(table) | Shape::OneOrMany(table) => Form::table(tables.point_to(table)).or_list(),
        Shape::Handoffs(table) => handoffs(tables, table),
        Shape::Measures(table) => Form::text_or_table(tables.point_to(table)).or_list(),
        Shape::Exits(table) => exit(tables, table).or_list(),
        Shape::Table(table) => Form::table(tables.point_to(table)),
        _ => Form::text(),
    }
}

/// Hand-offs: a text with an arrow, a table with an arrow among its keys, or one with both ends.
fn handoffs(tables: &mut Tables, table: &'static Table) -> Form {
    let pointer = tables.point_to(table);
    let of_key = |key: &Key| point_to(&format!("{}/properties/{}", slug(table.name), key.name));
    let properties: serde_json::Map<String, Value> =
        table.keys.iter().map(|key| (key.name.to_owned(), of_key(key))).collect();
    let below_arrow = Form::text_or_table(pointer).or_empty().value();
    let one = json!({
        "type": ["string", "object"],
        "pattern": ARROW,
        "properties": properties,
        "patternProperties": { ARROW: below_arrow },
        "additionalProperties": false,
        "if": { "propertyNames": { "not": { "pattern": ARROW } } },
        "then": { "required": ["from", "to"] },
        "else": { "properties": { "from": false, "to": false } },
    });
    Form::new(&["array"], json!({ "items": one }))
}

/// What follows a step: an id, a table with the key `step`, or a table from answer to either.
fn exit(tables: &mut Tables, table: &'static Table) -> Form {
    let keys = tables.point_to(table);
    let answer = Form::text_or_table(keys.clone());
    Form::text_or_table(json!({
        "if": { "required": ["step"], "properties": { "step": Form::text().value() } },
        "then": keys,
        "else": { "additionalProperties": answer.value() },
    }))
}
