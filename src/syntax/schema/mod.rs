//! The format as JSON Schema, made from the tables of keys, so that editors complete and check by
//! what the reader reads.
//!
//! Where a schema cannot say what the reader knows, such as whether an id leads somewhere, it
//! accepts more than the reader, and never less.

mod form;
mod shape;
mod value;

use super::keys::{FLOW, LEVELS, Table, WORKSPACE};
use crate::diagnostic::RuleMeta;
use form::Form;
use serde_json::{Map, Value, json};
use shape::shape;
use std::collections::BTreeMap;

/// The dialect of the schemas.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The version of the schemas of flows and workspace files; it goes up with the edition of the format.
const VERSION: u32 = 1;

/// Returns the schema of a flow.
#[must_use]
pub fn flow() -> Value {
    of_file("flow", "A flow of handoff, edition 1", &FLOW, &[])
}

/// Returns the schema of a workspace file, which may name these rules.
#[must_use]
pub fn workspace(rules: &[&RuleMeta]) -> Value {
    of_file("workspace", "What the flows of a folder share with handoff: `handoff.yaml`", &WORKSPACE, rules)
}

/// Writes a schema down.
#[must_use]
pub fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}

fn of_file(name: &str, title: &str, table: &'static Table, rules: &[&RuleMeta]) -> Value {
    let mut tables = Tables::default();
    let root = tables.object(table);
    let mut definitions = Map::new();
    while let Some(table) = tables.waiting.pop() {
        let object = if std::ptr::eq(table, &LEVELS) { levels() } else { tables.object(table) };
        definitions.insert(slug(table.name), object);
    }
    for (name, value) in value::definitions(rules) {
        definitions.insert(name.to_owned(), value);
    }
    // An empty file says nothing of a workspace, and that is fine; a flow has to have keys.
    let root = Form::table(root);
    let root = if std::ptr::eq(table, &WORKSPACE) { root.or_empty() } else { root };
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), DIALECT.into());
    schema.insert("$id".to_owned(), format!("urn:handoffs:schema:{name}:{VERSION}").into());
    schema.insert("title".to_owned(), title.into());
    if let Value::Object(root) = root.value() {
        schema.extend(root);
    }
    schema.insert("$defs".to_owned(), used(definitions, &schema).into());
    Value::Object(schema)
}

/// Leaves the definitions that the schema, or another definition that it uses, points to.
fn used(mut definitions: Map<String, Value>, schema: &Map<String, Value>) -> Map<String, Value> {
    let mut used = BTreeMap::new();
    let mut texts = vec![Value::Object(schema.clone()).to_string()];
    while let Some(text) = texts.pop() {
        for part in text.split("\"#/$defs/").skip(1) {
            let name = part.split(['"', '/']).next().unwrap_or_default();
            if let Some(definition) = definitions.remove(name) {
                texts.push(definition.to_string());
                used.insert(name.to_owned(), definition);
            }
        }
    }
    used.into_iter().collect()
}

/// The tables that a schema defines.
#[derive(Default)]
struct Tables {
    waiting: Vec<&'static Table>,
    known: Vec<&'static str>,
}

impl Tables {
    /// Points to the definition of a table.
    fn point_to(&mut self, table: &'static Table) -> Value {
        if !self.known.contains(&table.name) {
            self.known.push(table.name);
            self.waiting.push(table);
        }
        value::point_to(&slug(table.name))
    }

    /// Returns what a table may hold; that it is one is said where it stands.
    fn object(&mut self, table: &'static Table) -> Value {
        let mut properties = Map::new();
        for key in table.keys {
            let mut property = shape(self, &key.shape, key.is_required);
            if let Value::Object(property) = &mut property {
                property.insert("description".to_owned(), key.help.into());
                if let Some(example) = value::example(key) {
                    property.insert("examples".to_owned(), json!([example]));
                }
            }
            properties.insert(key.name.to_owned(), property);
        }
        let required: Vec<&str> =
            table.keys.iter().filter(|key| key.is_required).map(|key| key.name).collect();
        let others = table.others.map_or(json!(false), |_| Form::text().value());
        let mut object = json!({ "properties": properties, "additionalProperties": others });
        if !required.is_empty() {
            object["required"] = json!(required);
        }
        let kinds = shape::kinds(table);
        if !kinds.is_empty() {
            let one = |kind: &&str| json!({ "required": [kind] });
            // A text that stands for a table has no keys to choose among.
            object["if"] = json!({ "type": "object" });
            object["then"] = json!({ "oneOf": kinds.iter().map(one).collect::<Value>() });
        }
        object
    }
}

/// Levels are named by the rules and not by keys.
fn levels() -> Value {
    json!({
        "propertyNames": value::point_to("rule"),
        "additionalProperties": { "enum": ["off", "info", "warning", "error"] },
    })
}

fn slug(name: &str) -> String {
    name.replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::{flow, workspace};
    use crate::syntax::keys::{FLOW, HANDOFF, LIMITS, Limit};
    use serde_json::Value;

    fn pointers(schema: &Value) -> Vec<String> {
        let text = schema.to_string();
        let parts = text.split("\"#/$defs/").skip(1);
        parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_key_is_described_and_every_pointer_leads_somewhere() {
        for schema in [flow(), workspace(&[])] {
            for name in pointers(&schema) {
                assert!(schema.pointer(&format!("/$defs/{name}")).is_some(), "{name}");
            }
        }
        let schema = flow();
        for key in FLOW.keys {
            assert_eq!(schema["properties"][key.name]["description"], key.help, "{}", key.name);
        }
        let of_handoff = schema["$defs"]["hand-off"]["properties"].as_object().unwrap();
        assert_eq!(of_handoff.len(), HANDOFF.keys.len());
        assert_eq!(schema["required"], serde_json::json!(["flow", "handoffs"]));
    }

    #[test]
    fn limits_have_their_range() {
        let schema = workspace(&[]);
        let limits = schema["$defs"]["list-of-limits"]["properties"].as_object().unwrap();
        assert_eq!(limits.len(), LIMITS.keys.len());
        assert_eq!(limits[Limit::MostSteps.key().name]["maximum"], 10_000);
    }
}
