//! Edits of an XML file, element by element, so that all else stays as it is, byte for byte.

use crate::import::bpmn::NAMESPACE;
use crate::text::{Edit, Span};
use crate::xml::{Element, attribute, content};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is to be changed in a file.
pub(super) struct Edits<'doc, 'text, 'own> {
    text: &'text str,
    /// The elements by where they begin.
    elements: BTreeMap<u32, Element<'doc, 'text>>,
    by_id: HashMap<&'doc str, Element<'doc, 'text>>,
    /// New texts by where the old ones stand.
    values: BTreeMap<Span, String>,
    /// Attributes that elements get.
    attributes: BTreeMap<u32, Vec<(&'static str, String)>>,
    /// What is taken out.
    removed: BTreeSet<Span>,
    /// What stands behind a place, by that place.
    appended: BTreeMap<u32, String>,
    /// What elements without any content get, by where they begin.
    filled: BTreeMap<u32, String>,
    /// Our extensions, without the element around them.
    extensions: BTreeMap<u32, Extension<'own>>,
}

/// Writes our extension at a depth of indentation.
type Extension<'own> = Box<dyn Fn(&str, bool) -> String + 'own>;

impl<'doc, 'text: 'doc, 'own> Edits<'doc, 'text, 'own> {
    pub(super) fn of(text: &'text str, root: Element<'doc, 'text>) -> Self {
        let elements = root.descendants().map(|element| (element.span().start, element)).collect();
        let named = |element: Element<'doc, 'text>| Some((element.attribute("id")?.value, element));
        Self {
            text,
            elements,
            by_id: root.descendants().filter_map(named).collect(),
            values: BTreeMap::new(),
            attributes: BTreeMap::new(),
            removed: BTreeSet::new(),
            appended: BTreeMap::new(),
            filled: BTreeMap::new(),
            extensions: BTreeMap::new(),
        }
    }

    /// Returns the element whose start tag begins where a span does.
    pub(super) fn element(&self, span: Span) -> Option<Element<'doc, 'text>> {
        self.elements.get(&span.start).copied()
    }

    /// Returns the element of an id, which may have a prefix.
    pub(super) fn with_id(&self, id: &str) -> Option<Element<'doc, 'text>> {
        self.by_id.get(id).or_else(|| self.by_id.get(local(id))).copied()
    }

    /// Returns all ids.
    pub(super) fn ids(&self) -> impl Iterator<Item = String> {
        self.by_id.keys().map(|id| (*id).to_owned())
    }

    /// Returns all elements, in file order.
    pub(super) fn elements(&self) -> impl Iterator<Item = Element<'doc, 'text>> {
        self.elements.values().copied()
    }

    /// Takes a part out, with the blanks before it.
    pub(super) fn remove(&mut self, span: Span) {
        let before = self.text.get(..span.range().start).unwrap_or_default();
        let kept = before.trim_end_matches([' ', '\t']);
        // A line that becomes empty goes as a whole.
        let kept = kept.strip_suffix('\n').map_or(kept, |kept| kept.strip_suffix('\r').unwrap_or(kept));
        self.removed.insert(Span::of(kept.len()..span.range().end));
    }

    /// Puts a text behind a child of an element, or first where it has none.
    pub(super) fn append(&mut self, around: Element<'_, '_>, behind: Option<Element<'_, '_>>, text: &str) {
        let tag = self.text.get(around.start_tag().range()).unwrap_or_default();
        let place = match behind {
            Some(behind) => self.appended.entry(behind.span().end),
            None if tag.ends_with("/>") => self.filled.entry(around.span().start),
            None => self.appended.entry(around.start_tag().end),
        };
        place.or_default().push_str(text);
    }

    /// Returns a name with the prefix that an element has.
    pub(super) fn like(&self, element: Element<'_, '_>, name: &str) -> String {
        let tag = self.text.get(element.span().range()).unwrap_or_default();
        let prefix = qualified(tag).rsplit_once(':').map(|(prefix, _)| prefix);
        prefix.map_or_else(|| name.to_owned(), |prefix| format!("{prefix}:{name}"))
    }

    /// Returns the blanks before what stands within an element.
    pub(super) fn indent_within(&self, element: Element<'_, '_>) -> String {
        let first = element.children().next();
        first.map_or_else(|| format!("{}  ", self.indent(element)), |first| self.indent(first))
    }

    /// Returns what stands before each child of an element: a new line, unless all is on one.
    pub(super) fn break_within(&self, element: Element<'_, '_>) -> String {
        let first = element.children().next().map(|first| first.span().start);
        let before = first.and_then(|first| self.text.get(Span::new(element.start_tag().end, first).range()));
        let is_on_one = before.is_some_and(|before| !before.contains('\n'));
        if is_on_one { String::new() } else { format!("\n{}", self.indent_within(element)) }
    }

    /// Returns the element that says something of the whole flow: the collaboration, or else the first
    /// process.
    pub(super) fn whole(&self) -> Option<Span> {
        let named = |name| self.elements.values().find(|element| element.name() == name);
        named("collaboration").or_else(|| named("process")).map(|element| element.start_tag())
    }

    /// Returns the innermost element around a text.
    pub(super) fn around(&self, at: Span) -> Option<Element<'doc, 'text>> {
        self.elements.range(..=at.start).next_back().map(|(_, element)| *element)
    }

    /// Replaces what stands at a place; of two texts for one place the first counts.
    pub(super) fn value(&mut self, at: Span, text: &str) {
        self.values.entry(at).or_insert_with(|| text.to_owned());
    }

    /// Replaces all that stands between the tags of an element: its texts, however they are written,
    /// and remarks between them.
    pub(super) fn content(&mut self, element: Element<'_, '_>, text: &str) {
        let whole = self.text.get(element.span().range()).unwrap_or_default();
        let inside = element.start_tag().end..element.span().start + offset(whole.rfind("</"));
        if whole.ends_with("/>") && element.start_tag() == element.span() {
            self.append(element, None, &content(text));
        } else if inside.start <= inside.end {
            self.value(Span::new(inside.start, inside.end), text);
        }
    }

    /// Takes the name of an element away.
    pub(super) fn without_name(&mut self, element: Element<'_, '_>) {
        element.attribute("name").into_iter().for_each(|name| self.remove(name.span));
    }

    /// Lets an element say a name: where it says one already, or as an attribute that it gets.
    ///
    /// `at` is where the name stands, or the start tag of an element that has none. The first of two
    /// names for one place counts.
    pub(super) fn name(&mut self, at: Span, name: &str) {
        let Some(element) = self.element(at) else {
            let around = self.around(at).filter(|around| at.start >= around.start_tag().end);
            return match around {
                Some(around) => self.content(around, name),
                None => self.value(at, name),
            };
        };
        match element.attribute("name") {
            Some(own) => self.value(own.value_span, name),
            None => {
                let attributes = self.attributes.entry(at.start).or_default();
                if attributes.is_empty() {
                    attributes.push(("name", name.to_owned()));
                }
            }
        }
    }

    /// Gives an element our extension.
    pub(super) fn extend(&mut self, at: Span, extension: impl Fn(&str, bool) -> String + 'own) {
        if self.elements.contains_key(&at.start) {
            self.extensions.entry(at.start).or_insert_with(|| Box::new(extension));
        }
    }

    /// Returns the edits of the text.
    pub(super) fn finish(self) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for (span, value) in &self.values {
            edits.push(Edit { span: *span, text: self.escaped(*span, value) });
        }
        for (start, attributes) in &self.attributes {
            let Some(element) = self.elements.get(start) else { continue };
            let written = attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", attribute(value)));
            edits.push(Edit { span: Span::empty(self.name_end(*element)), text: written.collect() });
        }
        for (start, extension) in &self.extensions {
            if let Some(element) = self.elements.get(start) {
                edits.push(self.extended(*element, extension));
            }
        }
        for (start, content) in &self.filled {
            if let Some(element) = self.elements.get(start).filter(|_| !self.extensions.contains_key(start)) {
                edits.push(self.opened(*element, content));
            }
        }
        let appended = self.appended.iter();
        edits.extend(appended.map(|(at, text)| Edit { span: Span::empty(*at), text: text.clone() }));
        self.without_removed(edits)
    }

    /// Takes parts out, and leaves out what would change within them.
    fn without_removed(&self, mut edits: Vec<Edit>) -> Vec<Edit> {
        let mut removed: Vec<Span> = Vec::new();
        for span in &self.removed {
            match removed.last_mut().filter(|last| span.start < last.end) {
                Some(last) => last.end = last.end.max(span.end),
                None => removed.push(*span),
            }
        }
        edits.retain(|edit| {
            let before = removed.partition_point(|span| span.start < edit.span.start);
            before.checked_sub(1).is_none_or(|at| removed[at].end <= edit.span.start)
        });
        edits.extend(removed.into_iter().map(|span| Edit { span, text: String::new() }));
        if self.text.contains("\r\n") {
            edits.iter_mut().for_each(|edit| edit.text = edit.text.replace('\n', "\r\n"));
        }
        edits
    }

    /// Returns the edit that gives content to an element that is closed at once.
    fn opened(&self, element: Element<'_, '_>, content: &str) -> Edit {
        let name = qualified(self.text.get(element.span().range()).unwrap_or_default());
        let end = element.span().end;
        let text = format!(">{content}\n{}</{name}>", self.indent(element));
        Edit { span: Span::new(end.saturating_sub(2), end), text }
    }

    /// Escapes a value as its place asks for: between tags, or in the quotes that are there.
    fn escaped(&self, span: Span, value: &str) -> String {
        let before = self.text.get(..span.range().start).and_then(|text| text.chars().next_back());
        let escaped = attribute(value);
        match before {
            Some('"') => escaped,
            Some('\'') => escaped.replace('\'', "&apos;"),
            _ => content(value),
        }
    }

    /// Returns where the name in a start tag ends.
    fn name_end(&self, element: Element<'_, '_>) -> u32 {
        let span = element.span();
        let tag = self.text.get(span.range()).unwrap_or_default();
        let end = tag.find(|character: char| character.is_whitespace() || matches!(character, '/' | '>'));
        Span::of(span.range().start..span.range().start + end.unwrap_or(0)).end
    }

    /// Returns the edit that gives an element our extension.
    fn extended(&self, element: Element<'_, '_>, extension: &Extension<'_>) -> Edit {
        let is_declared = element.namespace_of("handoff") == Some(NAMESPACE);
        let indent = self.indent(element);
        let within = format!("{indent}  ");
        let inner = format!("{within}  ");
        let around = element.children().find(|child| child.name() == "extensionElements");
        if let Some(around) = around {
            let ours = around.children().find(|it| it.namespace() == NAMESPACE && it.name() == "keys");
            let (inner, outer) = (format!("{}  ", self.indent(around)), self.indent(around));
            let written = extension(&inner, is_declared);
            if let Some(ours) = ours {
                return Edit { span: ours.span(), text: written.trim().to_owned() };
            }
            let tag = self.text.get(around.start_tag().range()).unwrap_or_default();
            return match tag.strip_suffix("/>") {
                Some(open) => {
                    let end = format!("</{}>", qualified(open));
                    let text = format!("{}>\n{written}{outer}{end}", open.trim_end());
                    Edit { span: around.span(), text }
                }
                None => {
                    let text = format!("\n{}", written.trim_end());
                    Edit { span: Span::empty(around.start_tag().end), text }
                }
            };
        }
        let tag = self.text.get(element.start_tag().range()).unwrap_or_default();
        let name = qualified(tag);
        let prefix = name.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
        let written = extension(&inner, is_declared);
        let block =
            format!("\n{within}<{prefix}extensionElements>\n{written}{within}</{prefix}extensionElements>");
        if tag.ends_with("/>") {
            let filled = self.filled.get(&element.span().start).map_or("", String::as_str);
            return self.opened(element, &format!("{block}{filled}"));
        }
        let documented = element.children().filter(|child| child.name() == "documentation").last();
        let at = documented.map_or(element.start_tag().end, |last| last.span().end);
        let is_empty = element.content_span().is_empty();
        let text = if is_empty { format!("{block}\n{indent}") } else { block };
        Edit { span: Span::empty(at), text }
    }

    /// Returns the blanks before an element on its line.
    fn indent(&self, element: Element<'_, '_>) -> String {
        let before = self.text.get(..element.span().range().start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.chars().take_while(|character| matches!(character, ' ' | '\t')).collect()
    }
}

/// Returns a place within a text as spans count it.
fn offset(place: Option<usize>) -> u32 {
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or_default()
}

/// Returns a name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Returns the name in a start tag, with its prefix.
fn qualified(tag: &str) -> &str {
    let tag = tag.strip_prefix('<').unwrap_or(tag);
    let end = tag.find(|character: char| character.is_whitespace() || matches!(character, '/' | '>'));
    &tag[..end.unwrap_or(tag.len())]
}
