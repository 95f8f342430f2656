//! A scene as JSON, for tests and tools that compare pictures part by part.

use super::{Class, Scene};
use crate::emit::json_escaped;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

impl Serialize for Class {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Scene {
    /// Returns the scene as JSON: a line for what it is, then one for each item, back to front.
    ///
    /// Coordinates have two decimals at the most.
    #[must_use]
    pub fn to_json(&self) -> String {
        let head = json!({
            "name": self.name,
            "size": self.size,
            "title": self.title,
            "description": self.description,
            "lang": self.lang,
        });
        let mut lines = vec![format!("{{\"scene\": {},", rounded(head)), "\"items\": [".to_owned()];
        for (place, item) in self.items.iter().enumerate() {
            let comma = if place + 1 < self.items.len() { "," } else { "" };
            lines.push(format!("{}{comma}", rounded(json!(item))));
        }
        lines.push("]}\n".to_owned());
        json_escaped(lines.join("\n"))
    }
}

/// Rounds every number in a value; nothing nests deeper than items in groups do.
fn rounded(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            let cents = number.as_f64().map_or(0.0, |number| (number * 100.0).round());
            (cents / 100.0 + 0.0).into()
        }
        Value::Array(values) => values.into_iter().map(rounded).collect(),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, rounded(value))).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use crate::geometry::{Point, Rect, Size};
    use crate::scene::{Class, Item, Scene};

    #[test]
    fn every_item_has_its_line() {
        let line = Item::Line {
            points: vec![Point::new(-0.001, 1.0), Point::new(1.0 / 3.0, 2.0)],
            radius: 5.0,
            class: Class::Then,
        };
        let rect = Item::Rect { rect: Rect::new(0.0, 0.0, 9.0, 9.0), radius: 0.0, class: Class::Paper };
        let scene = Scene {
            name: "flow-x".to_owned(),
            size: Size::new(9.0, 9.0),
            title: "X\u{202e}".to_owned(),
            description: String::new(),
            lang: "en".to_owned(),
            items: vec![rect, line],
        };
        let json = scene.to_json();
        assert_eq!(json.lines().count(), 5, "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(
            read["items"][1]["line"]["points"],
            serde_json::json!([{"x": 0.0, "y": 1.0}, {"x": 0.33, "y": 2.0}])
        );
        assert!(json.contains("X\\u202e"), "{json}");
    }
}
