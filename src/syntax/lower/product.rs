//! Products, and what hand-offs tell.

use super::{Decoder, Field};
use crate::model::{Content, Id, Product};
use crate::syntax::keys::choices::SCHEME;
use crate::syntax::keys::{CONTENT, Key, PRODUCT};
use crate::syntax::tree::Node;
use crate::text::Span;

/// Lowers a product, which may be its name alone.
pub(super) fn product(decoder: &Decoder, key: &'static Key, at: Span, node: &Node<'_>) -> Option<Product> {
    if node.entries().is_none() {
        let name = decoder.text(key, node)?.map(str::to_owned);
        return Some(Product::new(name));
    }
    let fields = decoder.open(node, &PRODUCT, at)?;
    let name = fields.text("name");
    let confirmed_by = fields.reference("confirmed-by");
    let accept = fields.texts("accept");
    fields.finish();
    Some(Product { name: name?, confirmed_by, accept, span: node.span })
}

/// Lowers what a hand-off tells; a scheme alone names no elements.
pub(super) fn content(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Option<Content> {
    let field = field?;
    let scheme_alone;
    let node = if field.node.text().is_some() {
        scheme_alone = scheme_table(field.node);
        &scheme_alone
    } else {
        field.node
    };
    let fields = decoder.open(node, &CONTENT, field.key_span)?;
    let scheme = fields.choice("scheme", &SCHEME, |_| None);
    let elements = fields.texts("elements").into_iter();
    let elements = elements
        .map(|text| text.map(|text| Id::from_title(&text).unwrap_or_else(|| Id::new(&text))))
        .collect();
    fields.finish();
    Some(Content { scheme: scheme?, elements })
}

/// Writes the short form out: the table that the scheme alone stands for.
fn scheme_table<'text>(scheme: &Node<'text>) -> Node<'text> {
    use crate::syntax::tree::{Content, Style};
    let key = Node::scalar(scheme.span, "scheme".into(), Style::Plain);
    Node { span: scheme.span, content: Content::Mapping(vec![(key, scheme.clone())]) }
}
