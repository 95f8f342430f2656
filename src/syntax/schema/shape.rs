//! Shapes of values as JSON Schema.

use super::Tables;
use super::value::{ARROW, FULL_SHARE, point_to};
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
    let mut ways = ways(tables, shape);
    if !is_required {
        ways.push(json!({ "type": "null" }));
    }
    json!({ "anyOf": ways })
}

fn ways(tables: &mut Tables, shape: &Shape) -> Vec<Value> {
    let or_list = |one: Value| vec![one.clone(), json!({ "type": "array", "items": one })];
    match shape {
        Shape::Text
        | Shape::Reference(_)
        | Shape::Quantity
        | Shape::Recurrence
        | Shape::Unit
        | Shape::Scale => {
            vec![point_to("text")]
        }
        Shape::Texts | Shape::References(_) => or_list(point_to("text")),
        Shape::Globs => or_list(json!({ "type": "string", "pattern": "^[^/!\\\\]" })),
        Shape::Rules => or_list(point_to("rule")),
        Shape::Id => vec![point_to("id")],
        Shape::Duration => vec![point_to("duration")],
        Shape::Share => vec![point_to("share")],
        Shape::Date => vec![point_to("date")],
        Shape::Language => vec![point_to("language")],
        Shape::Number => vec![point_to("number")],
        Shape::Whole { least, most } => vec![
            json!({ "type": "integer", "minimum": least, "maximum": most }),
            json!({ "type": "string", "pattern": "^\\s*\\+?[0-9]+\\s*$" }),
        ],
        Shape::Percent { least, .. } => vec![
            json!({ "type": "string", "pattern": FULL_SHARE }),
            json!({ "type": "number", "minimum": f64::from(*least) / 100.0, "maximum": 1 }),
        ],
        Shape::Bool => vec![point_to("bool")],
        Shape::Choice(words) => vec![json!({ "enum": words })],
        Shape::ChoiceList(words) => or_list(json!({ "enum": words })),
        _ => of_tables(tables, shape),
    }
}

fn of_tables(tables: &mut Tables, shape: &Shape) -> Vec<Value> {
    let by_id = |entry: Value| json!({ "type": "object", "additionalProperties": entry });
    match shape {
        Shape::Short(_, table) => vec![point_to("text"), tables.point_to(table)],
        Shape::Map(table) => {
            let entry = json!({ "anyOf": [tables.point_to(table), { "type": "null" }] });
            vec![by_id(entry)]
        }
        Shape::ShortMap(_, table) => {
            let entry = json!({ "anyOf": [point_to("text"), tables.point_to(table), { "type": "null" }] });
            vec![by_id(entry)]
        }
        Shape::List(table) | Shape::OneOrMany(table) => {
            let one = tables.point_to(table);
            vec![one.clone(), json!({ "type": "array", "items": one })]
        }
        Shape::Handoffs(table) => vec![handoffs(tables, table)],
        Shape::Measures(table) => {
            let one = json!({ "anyOf": [point_to("text"), tables.point_to(table)] });
            vec![one.clone(), json!({ "type": "array", "items": one })]
        }
        Shape::Exits(table) => {
            let one = exit(tables, table);
            vec![one.clone(), json!({ "type": "array", "items": one })]
        }
        Shape::Table(table) => vec![tables.point_to(table)],
        _ => vec![json!({})],
    }
}

/// Hand-offs: a text with an arrow, a table with an arrow among its keys, or one with both ends.
fn handoffs(tables: &mut Tables, table: &'static Table) -> Value {
    let keys = tables.point_to(table);
    let properties: serde_json::Map<String, Value> = table
        .keys
        .iter()
        .filter(|key: &&Key| !matches!(key.name, "from" | "to"))
        .map(|key| (key.name.to_owned(), shape(tables, &key.shape, key.is_required)))
        .collect();
    let value = json!({ "anyOf": [point_to("text"), { "type": "null" }, keys] });
    let has_arrow = json!({ "not": { "propertyNames": { "not": { "pattern": ARROW } } } });
    let with_arrow = json!({
        "type": "object",
        "allOf": [has_arrow],
        "properties": properties,
        "patternProperties": { ARROW: value },
        "additionalProperties": false,
    });
    let with_ends = json!({ "allOf": [keys, { "required": ["from", "to"] }] });
    let text = json!({ "type": "string", "pattern": ARROW });
    json!({ "type": "array", "items": { "anyOf": [text, with_arrow, with_ends] } })
}

/// What follows a step: an id, a table with the key `step`, or a table from answer to either.
fn exit(tables: &mut Tables, table: &'static Table) -> Value {
    let keys = tables.point_to(table);
    let names_step = json!({ "required": ["step"], "properties": { "step": point_to("text") } });
    let answers = json!({
        "type": "object",
        "not": names_step,
        "additionalProperties": { "anyOf": [point_to("text"), keys] },
    });
    json!({ "anyOf": [point_to("text"), keys, answers] })
}
