//! A reader of plain XML, to see what another program would: elements, attributes, five entities.

/// An element with what is in it; text is looked at, and not kept.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// Returns the attribute, if it is there.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Returns the element and all below it.
    pub(crate) fn all(&self) -> Vec<&Element> {
        let mut found = vec![self];
        let mut next = 0;
        while next < found.len() {
            found.extend(&found[next].children);
            next += 1;
        }
        found
    }

    #[track_caller]
    pub(crate) fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        &found.unwrap_or_else(|| panic!("no {name} at {self:#?}")).1
    }
}

/// Reads a document; panics where it is not well-formed.
pub(crate) fn parse(text: &str) -> Element {
    let text = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"").expect("a declaration");
    let (_, text) = text.split_once("?>").unwrap();
    let mut open = vec![Element::default()];
    let mut parts = text.split('<');
    assert_eq!(parts.next().unwrap().trim(), "");
    for part in parts {
        let (tag, content) = part.split_once('>').unwrap();
        plain(content);
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().unwrap();
            assert_eq!(closed.name, name);
            open.last_mut().unwrap().children.push(closed);
        } else if let Some(tag) = tag.strip_suffix('/') {
            open.last_mut().unwrap().children.push(element(tag));
        } else {
            open.push(element(tag));
        }
    }
    assert!(open.len() == 1 && open[0].children.len() == 1, "all is closed, and there is one root");
    open.remove(0).children.remove(0)
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-:".contains(&byte)), "{tag}");
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_once("=\"").unwrap();
        let (value, after) = after.split_once('"').unwrap();
        attributes.push((key.to_owned(), plain(value)));
        rest = after.trim_start();
    }
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

/// Returns a text with its entities resolved.
pub(crate) fn plain(text: &str) -> String {
    let mut parts = text.split('&');
    let mut result = parts.next().unwrap().to_owned();
    for part in parts {
        let (entity, rest) = part.split_once(';').unwrap();
        let entities = [
            ("amp", '&'),
            ("lt", '<'),
            ("gt", '>'),
            ("quot", '"'),
            ("apos", '\''),
            ("#39", '\''),
            ("#35", '#'),
            ("#58", ':'),
        ];
        result.push(entities.iter().find(|(name, _)| *name == entity).unwrap().1);
        result.push_str(rest);
    }
    result
}
