//! Tables in which each row is a hand-off.
//!
//! A row that repeats the number of the hand-off above, or that names neither ends nor product,
//! says no more than a further measure of it.

use super::cells::Row;
use super::measures::Measures;
use super::rows::{Actors, Rows, measure, put_measures, value};
use super::titles::{Field, Layout, title};
use crate::diagnostic::Diagnostic;
use crate::import::keys::Keys;
use crate::import::sketch::{End, Link, Sketch};
use crate::model::Id;
use crate::syntax::Node;
use crate::syntax::faults::missing_key;

/// Reads the rows into a sketch.
pub(super) fn read(rows: &Rows<'_, '_>, sketch: &mut Sketch) {
    let mut actors = Actors::default();
    let mut measures = Measures::default();
    let mut above: Option<Above> = None;
    for row in rows.below() {
        let found = measure(keys_of(rows, row, true), &mut measures);
        match &mut above {
            Some(above) if above.goes_on(rows, row) => above.measures.extend(found),
            _ => {
                sketch.links.extend(above.take().map(Above::link));
                above = ends(rows, row, &mut actors).map(|ends| Above {
                    measures: found.into_iter().collect(),
                    ..Above::new(rows, row, ends)
                });
            }
        }
    }
    sketch.links.extend(above.map(Above::link));
    sketch.lanes = actors.lanes;
    measures.put_into(&mut sketch.measures);
}

/// A hand-off to which rows below may add measures.
struct Above {
    number: Option<String>,
    said: [Option<String>; 3],
    link: Link,
    measures: Vec<Node<'static>>,
}

impl Above {
    fn new(rows: &Rows<'_, '_>, row: &Row, (from, to): (usize, usize)) -> Self {
        let number = rows.text(row, Field::Number);
        let mut keys = Keys::at(row.span);
        // A number counts rows; a name is one by which other parts of a flow can point to it.
        if let Some(id) = number.as_ref().filter(|number| is_id(&number.value)) {
            keys.put_text("id", id);
        }
        keys.take(keys_of(rows, row, false));
        let link =
            Link { from: End::Lane(from), to: End::Lane(to), span: row.span, when: None, chance: None, keys };
        Self { number: number.map(|number| number.value), said: said(rows, row), link, measures: Vec::new() }
    }

    /// Tells whether a row says more of this hand-off.
    fn goes_on(&self, rows: &Rows<'_, '_>, row: &Row) -> bool {
        let said = said(rows, row);
        let number = rows.text(row, Field::Number).map(|number| number.value);
        let is_blank = said.iter().all(Option::is_none) && number.is_none();
        is_blank || (number.is_some() && number == self.number && said == self.said)
    }

    fn link(mut self) -> Link {
        put_measures(&mut self.link.keys, self.measures);
        self.link
    }
}

/// Returns the ends and the product of a row.
fn said(rows: &Rows<'_, '_>, row: &Row) -> [Option<String>; 3] {
    [Field::Supplier, Field::OfHandoff("product"), Field::Customer]
        .map(|field| rows.text(row, field).map(|text| text.value))
}

fn is_id(text: &str) -> bool {
    Id::is_well_formed(text) && text.contains(char::is_alphabetic)
}

/// Returns the actors at both ends, or reports which is missing.
fn ends(rows: &Rows<'_, '_>, row: &Row, actors: &mut Actors) -> Option<(usize, usize)> {
    let mut end = |end: Field, side: Field| {
        let name = rows.text(row, end)?;
        Some(actors.take(&name, rows.text(row, side).as_ref()))
    };
    let supplier = end(Field::Supplier, Field::SupplierSide);
    let customer = end(Field::Customer, Field::CustomerSide);
    for (found, field, what) in
        [(supplier, Field::Supplier, "who hands on"), (customer, Field::Customer, "who receives")]
    {
        if found.is_none() && rows.head.column(field).is_some() {
            let title = title(field, Layout::Handoffs);
            rows.decoder.report(
                Diagnostic::new(&missing_key::META, row.span, format!("the row does not say {what}"))
                    .help(format!("fill in \"{title}\"")),
            );
        }
    }
    supplier.zip(customer)
}

/// Returns the keys of a row's hand-off, or of its measure.
fn keys_of(rows: &Rows<'_, '_>, row: &Row, of_measure: bool) -> Keys {
    let mut keys = Keys::at(row.span);
    for (field, _) in rows.head.fields() {
        let key = match field {
            Field::OfMeasure(key) if of_measure => key,
            Field::OfHandoff(key) if !of_measure => key,
            _ => continue,
        };
        if let Some(text) = rows.text(row, field) {
            keys.put_at(key, text.span, value(key, &text));
        }
    }
    keys
}
