//! What is written as JSON keeps to the schema that is published for it.
//!
//! The keywords of JSON Schema that the schema uses are read here, and any other is a fault. A key
//! that the schema does not describe is one too, although readers have to expect more of them.

use crate::flow::TODAY;
use crate::project::Project;
use serde_json::Value;

const SCHEMA: &str = include_str!("../../docs/schemas/handoff-findings-1.json");

/// Keywords that say nothing of what is right.
const WORDS: [&str; 5] = ["$schema", "$defs", "title", "description", "format"];

/// Says what is wrong with `value`, as seen from `schema`.
fn faults(value: &Value, schema: &Value, root: &Value, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (keyword, wanted) in schema.as_object().unwrap() {
        let is_right = match keyword.as_str() {
            "type" => is_of_type(value, wanted),
            "const" => value == wanted,
            "enum" => wanted.as_array().unwrap().contains(value),
            "minimum" => value.as_i64() >= wanted.as_i64(),
            "pattern" => is_code(value, wanted),
            "required" => {
                wanted.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some())
            }
            "oneOf" => {
                let choices = wanted.as_array().unwrap().iter();
                choices.filter(|choice| faults(value, choice, root, place).is_empty()).count() == 1
            }
            "$ref" => {
                let target = root.pointer(wanted.as_str().unwrap().trim_start_matches('#')).unwrap();
                found.extend(faults(value, target, root, place));
                true
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(faults(item, wanted, root, &format!("{place}/{index}")));
                }
                true
            }
            "properties" => {
                for (key, inner) in value.as_object().into_iter().flatten() {
                    match wanted.get(key) {
                        Some(schema) => found.extend(faults(inner, schema, root, &format!("{place}/{key}"))),
                        None => found.push(format!("{place}/{key} is not described")),
                    }
                }
                true
            }
            word => {
                assert!(WORDS.contains(&word), "the keyword {word} is not read here");
                true
            }
        };
        if !is_right {
            found.push(format!("{place}: {value} is not of {keyword} {wanted}"));
        }
    }
    found
}

fn is_of_type(value: &Value, wanted: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => panic!("no type {name}"),
    };
    match wanted {
        Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
        name => is(name.as_str().unwrap()),
    }
}

fn is_code(value: &Value, wanted: &Value) -> bool {
    assert_eq!(wanted, "^([A-Z][0-9]{3}|[a-z0-9]+(-[a-z0-9]+)+)$", "the one pattern that is read here");
    let text = value.as_str().unwrap();
    let code = text.as_bytes();
    let is_part = |part: &str| {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !part.is_empty() && part.bytes().all(is_plain)
    };
    let is_own = text.contains('-') && text.split('-').all(is_part);
    let is_digits = |digits: &[u8]| digits.iter().all(u8::is_ascii_digit);
    is_own || code.len() == 4 && code[0].is_ascii_uppercase() && is_digits(&code[1..])
}

fn check(written: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    faults(&serde_json::from_str(written).unwrap(), &schema, &schema, "")
}

#[test]
fn findings_keep_to_their_schema() {
    let sample = include_str!("../golden/emit/workspace.json");
    assert!(sample.contains("\"edits\": [") && sample.contains("\"until\": \""), "the sample has them all");
    assert_eq!(check(sample), Vec::<String>::new());
    let project = Project::new().file("a.yaml", "flow: [\n").file(".handoff.yaml", "profil: strict\n");
    assert_eq!(check(&project.run(&["check", "--format", "json"]).out), Vec::<String>::new());
    assert_eq!(check(&Project::new().run(&["check", "--format", "json"]).out), Vec::<String>::new());
    let flows = concat!(env!("CARGO_MANIFEST_DIR"), "/flows");
    let ran = Project::new().run(&["check", flows, "--format", "json", "--today", TODAY]);
    assert_eq!(check(&ran.out), Vec::<String>::new());
}

#[test]
fn what_was_known_and_mended_is_counted() {
    let misspelt =
        "flow: A\nactors: { a: A, b: B }\nhandoffs:\n  - a -> b: { prodct: Answer that b needs }\n";
    let project = Project::new().file("a.yaml", misspelt);
    project.run(&["check", "--baseline", "known.json", "--update-baseline"]).ends_with(0);
    let summary = |arguments: &[&str]| {
        let with = ["check", "--format", "json", "--baseline", "known.json"];
        let out = project.run(&[&with, arguments].concat()).out;
        assert_eq!(check(&out), Vec::<String>::new());
        serde_json::from_str::<Value>(&out).unwrap()["summary"].clone()
    };
    let before = summary(&[]);
    assert!(before["known"]["in_baseline"].as_u64() > Some(1) && before["fixed"].is_null(), "{before}");
    assert_eq!(before["known"]["prunable"], 0);
    let after = summary(&["--fix"]);
    assert_eq!(after["fixed"], serde_json::json!({ "findings": 1, "files": 1 }));
    let prunable = after["known"]["prunable"].as_u64().unwrap();
    assert!(prunable > 0, "{after}");
    let updated = summary(&["--update-baseline"]);
    assert_eq!(updated["known"]["pruned"].as_u64(), Some(prunable));
    assert_eq!(summary(&[])["known"]["pruned"], 0);
}

#[test]
fn the_schema_can_say_no() {
    let sample = include_str!("../golden/emit/workspace.json");
    for (right, wrong) in [
        ("\"version\": 1", "\"version\": 2"),
        ("\"severity\": \"info\"", "\"severity\": \"note\""),
        ("\"line\": 1,", "\"line\": 0,"),
        ("\"code\": \"K001\"", "\"code\": \"K1\""),
        ("\"label\":", "\"lable\":"),
        ("\"safe\": true", "\"safe\": \"yes\""),
    ] {
        assert!(sample.contains(right), "{right}");
        assert!(!check(&sample.replace(right, wrong)).is_empty(), "{wrong}");
    }
}
