//! What a value may be, as one schema.

use serde_json::{Map, Value, json};

/// The types of a text: words that YAML reads as numbers or as yes and no are texts too.
const TEXT: [&str; 3] = ["string", "number", "boolean"];

/// The types that a value may have, and what is asked of it.
///
/// A keyword such as `pattern` or `properties` speaks of values of one type and passes over all
/// others, so that one schema can ask of each type what is due. A choice of schemas could say the
/// same; of a slip in a table, validators would then tell only that no choice fits.
#[derive(Debug, Clone)]
pub(super) struct Form {
    types: Vec<&'static str>,
    keywords: Map<String, Value>,
}

impl Form {
    /// Starts with values of these types, and keywords.
    pub(super) fn new(types: &[&'static str], keywords: Value) -> Self {
        let keywords = keywords.as_object().cloned().unwrap_or_default();
        Self { types: types.to_vec(), keywords }
    }

    /// Any text.
    pub(super) fn text() -> Self {
        Self::new(&TEXT, json!({}))
    }

    /// One of these words.
    pub(super) fn word(words: &[&str]) -> Self {
        Self::new(&["string"], json!({ "enum": words }))
    }

    /// One of these words, or a list of them.
    pub(super) fn words(words: &[&str]) -> Self {
        let one = Self::word(words).value();
        let either = json!([one, { "type": ["array", "null"] }]);
        Self::new(&["string", "array"], json!({ "anyOf": either, "items": one }))
    }

    /// A table.
    pub(super) fn table(keywords: Value) -> Self {
        Self::new(&["object"], keywords)
    }

    /// Any text, or a table.
    pub(super) fn text_or_table(keywords: Value) -> Self {
        let mut form = Self::text();
        form.types.push("object");
        Self { types: form.types, ..Self::table(keywords) }
    }

    /// Adds nothing at all to what a value may be.
    pub(super) fn or_empty(mut self) -> Self {
        self.types.push("null");
        if let Some(Value::Array(words)) = self.keywords.get_mut("enum") {
            words.push(Value::Null);
        }
        self
    }

    /// Adds a list of what it is so far.
    pub(super) fn or_list(self) -> Self {
        let mut list = self.clone();
        list.types.push("array");
        list.keywords.insert("items".to_owned(), self.value());
        list
    }

    /// Returns the schema.
    pub(super) fn value(self) -> Value {
        let Self { types, mut keywords } = self;
        let types = if let [one] = types.as_slice() { json!(one) } else { json!(types) };
        keywords.insert("type".to_owned(), types);
        Value::Object(keywords)
    }
}
