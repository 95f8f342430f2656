//! Tables in which each row is a step.
//!
//! The step that follows one of another actor is handed the row's product. Where the table has no
//! column for what follows, each row follows the one above.

use super::cells::{Cell, Row};
use super::lists;
use super::measures::Measures;
use super::rows::{Actors, Rows, items, measure, put_measures, value};
use super::shapes::{Shape, shape};
use super::titles::{Field, Layout, title};
use crate::diagnostic::Diagnostic;
use crate::import::keys::{Keys, Text, list, scalar};
use crate::import::sketch::{End, Link, MOST_LINKS, Sketch, Step};
use crate::model::StepKind;
use crate::syntax::faults::{beyond_limits, duplicate_id, missing_key, unknown_reference, wrong_value};
use crate::syntax::lower::shown;
use crate::text::Span;
use std::collections::HashMap;

/// The key of papers that a step uses or makes.
const DOCUMENTS: &str = "documents";

/// Reads the rows into a sketch.
pub(super) fn read(rows: &Rows<'_, '_>, sketch: &mut Sketch) {
    let mut reader = Reader { rows, sketch, of_row: Vec::new(), shapes: Vec::new() };
    reader.steps();
    let index = Index::of(&reader);
    let (links, measures) = reader.links(&index);
    reader.sketch.links = links;
    measures.put_into(&mut reader.sketch.measures);
    reader.settle_shapes();
    reader.put_documents();
}

struct Reader<'run, 'text> {
    rows: &'run Rows<'run, 'text>,
    sketch: &'run mut Sketch,
    /// The rows of the steps.
    of_row: Vec<&'run Row>,
    shapes: Vec<Shape>,
}

impl Reader<'_, '_> {
    fn steps(&mut self) {
        let mut actors = Actors::default();
        let mut above = None;
        for row in self.rows.below() {
            let rows = self.rows;
            let id = rows.text(row, Field::StepId);
            let text = rows.text(row, Field::Does);
            let Some(called) = id.or_else(|| text.clone()) else {
                rows.decoder.report(
                    Diagnostic::new(&missing_key::META, row.span, "the row does not say what is done")
                        .help(format!("fill in \"{}\"", title(Field::Does, Layout::Steps))),
                );
                continue;
            };
            let side = rows.text(row, Field::ActorSide);
            let actor = rows.text(row, Field::Actor).map(|name| actors.take(&name, side.as_ref()));
            // Cells that are merged over several rows say something in the first of them only.
            above = actor.or(above);
            let mut keys = Keys::at(row.span);
            for (field, _) in rows.head.fields() {
                if let Field::OfStep(key) = field
                    && key != DOCUMENTS
                    && let Some(text) = rows.text(row, field)
                {
                    keys.put_at(key, text.span, value(key, &text));
                }
            }
            self.shapes.push(shape(rows, row));
            self.of_row.push(row);
            self.sketch.steps.push(Step { called, lane: above, kind: StepKind::Does, text, keys });
        }
        self.sketch.lanes = actors.lanes;
    }

    fn links(&self, index: &Index<'_>) -> (Vec<Link>, Measures) {
        let mut measures = Measures::default();
        let mut links = Vec::new();
        for place in 0..self.of_row.len() {
            let row = self.of_row[place];
            let followers = match self.rows.head.column(Field::Next) {
                Some(_) => {
                    self.rows.cell(row, Field::Next).map_or(Vec::new(), |cell| index.find(self.rows, cell))
                }
                None if self.shapes[place] == Shape::Is(StepKind::Ends) => Vec::new(),
                None => self.below(place),
            };
            let outgoing = Outgoing { reader: self, row, place, followers };
            links.extend(outgoing.links(&mut measures));
            if links.len() > MOST_LINKS {
                links.truncate(MOST_LINKS);
                self.report_links(row);
                break;
            }
        }
        (links, measures)
    }

    fn report_links(&self, row: &Row) {
        let message =
            format!("more than {MOST_LINKS} links lead to next steps, and those from here on are not read");
        self.rows.decoder.report(
            Diagnostic::new(&beyond_limits::META, row.span, message).help("keep the rows of one process"),
        );
    }

    /// Tells whether the label of a connector says what passes, and not on which answer.
    fn label_is_product(&self, place: usize, followers: usize) -> bool {
        let has_products = self.rows.head.column(Field::OfHandoff("product")).is_some();
        !has_products && followers == 1 && self.shapes[place] != Shape::Is(StepKind::Decides)
    }

    /// Puts papers on the steps; with them products that stay with the actor who makes them.
    fn put_documents(&mut self) {
        let mut is_supplier = vec![false; self.of_row.len()];
        let mut followers = vec![0; self.of_row.len()];
        for link in &self.sketch.links {
            if let End::Step(from) = link.from {
                followers[from] += 1;
                is_supplier[from] |= self.sketch.crosses(link.from, link.to);
            }
        }
        for (place, row) in self.of_row.iter().enumerate() {
            let documents = self.rows.text(row, Field::OfStep(DOCUMENTS));
            let product = match self.label_is_product(place, followers[place]) {
                true => self.rows.text(row, Field::Label),
                false => self.rows.text(row, Field::OfHandoff("product")),
            };
            let product = product.filter(|_| !is_supplier[place]);
            let mut items: Vec<Text> = documents.iter().flat_map(items).collect();
            items.extend(product);
            let keys = &mut self.sketch.steps[place].keys;
            match items.as_slice() {
                [] => {}
                [only] => keys.put_text(DOCUMENTS, only),
                [first, ..] => keys.put(DOCUMENTS, list(items.iter().map(scalar).collect(), first.span)),
            }
        }
    }

    /// Returns the step of the row below.
    fn below(&self, place: usize) -> Vec<(usize, Span)> {
        let next = self.sketch.steps.get(place + 1);
        next.map(|step| (place + 1, step.called.span)).into_iter().collect()
    }

    /// Says what kind of step each is; what begins and ends shows only in the links.
    fn settle_shapes(&mut self) {
        let mut is_entered = vec![false; self.shapes.len()];
        for link in &self.sketch.links {
            if let End::Step(to) = link.to {
                is_entered[to] = true;
            }
        }
        for (place, shape) in self.shapes.iter().enumerate() {
            self.sketch.steps[place].kind = match shape {
                Shape::Is(kind) => *kind,
                Shape::Terminator if is_entered[place] => StepKind::Ends,
                Shape::Terminator => StepKind::Starts,
            };
        }
    }
}

/// What leaves a step.
struct Outgoing<'run, 'text> {
    reader: &'run Reader<'run, 'text>,
    row: &'run Row,
    place: usize,
    followers: Vec<(usize, Span)>,
}

impl Outgoing<'_, '_> {
    fn crosses(&self, follower: usize) -> bool {
        self.reader.sketch.crosses(End::Step(self.place), End::Step(follower))
    }

    fn links(self, measures: &mut Measures) -> Vec<Link> {
        let crossing: Vec<bool> =
            self.followers.iter().map(|(follower, _)| self.crosses(*follower)).collect();
        let mut links: Vec<Link> = self
            .followers
            .iter()
            .map(|(follower, span)| Link {
                from: End::Step(self.place),
                to: End::Step(*follower),
                span: *span,
                when: None,
                chance: None,
                keys: Keys::at(*span),
            })
            .collect();
        self.put_answers(&mut links, &crossing);
        let mut of_measures: Vec<Keys> = links.iter().map(|link| Keys::at(link.span)).collect();
        for (field, _) in self.reader.rows.head.fields() {
            let (Field::OfHandoff(key) | Field::OfMeasure(key)) = field else { continue };
            let Some(cell) = self.reader.rows.cell(self.row, field) else { continue };
            if key == "chance" {
                for (link, text) in links.iter_mut().zip(self.answers(cell, field)) {
                    link.chance = Some(text).filter(|text| !text.value.is_empty());
                }
                continue;
            }
            for (place, text) in self.texts(cell, field, &crossing) {
                let keys = match field {
                    Field::OfMeasure(_) => &mut of_measures[place],
                    _ => &mut links[place].keys,
                };
                keys.put_at(key, text.span, value(key, &text));
            }
        }
        for (link, keys) in links.iter_mut().zip(of_measures) {
            put_measures(&mut link.keys, measure(keys, measures).into_iter().collect());
        }
        links
    }

    /// Puts the labels of the connectors on the links: as answers, or, where the table has no column
    /// for them, as products. One that stays with its actor is a document of the step.
    fn put_answers(&self, links: &mut [Link], crossing: &[bool]) {
        let Some(cell) = self.reader.rows.cell(self.row, Field::Label) else { return };
        let is_product = self.reader.label_is_product(self.place, links.len());
        for ((link, text), crosses) in links.iter_mut().zip(self.answers(cell, Field::Label)).zip(crossing) {
            match (text.value.is_empty(), is_product, *crosses) {
                (true, ..) | (_, true, false) => {}
                (_, true, true) => link.keys.put_text("product", &text),
                (_, false, _) => link.when = Some(text),
            }
        }
    }

    fn answers(&self, cell: &Cell<'_>, field: Field) -> Vec<Text> {
        let count = self.followers.len();
        lists::answers(cell, count).unwrap_or_else(|found| {
            self.report_count(cell, field, found, count, "step that follows");
            Vec::new()
        })
    }

    /// Returns what a cell says of each hand-off, with its place among the links.
    fn texts(&self, cell: &Cell<'_>, field: Field, crossing: &[bool]) -> Vec<(usize, Text)> {
        let places: Vec<usize> = (0..crossing.len()).filter(|place| crossing[*place]).collect();
        if places.is_empty() {
            // A product that stays with its actor is one of the step's documents.
            if field != Field::OfHandoff("product") {
                self.report_idle(cell, field);
            }
            return Vec::new();
        }
        let texts = match lists::texts(cell, crossing.len(), places.len()) {
            Ok(texts) => texts,
            Err(found) => {
                self.report_count(cell, field, found, places.len(), "hand-off that leaves it");
                return Vec::new();
            }
        };
        let is_filled = |(_, text): &(usize, Text)| !text.value.is_empty();
        match texts.as_slice() {
            [only] => places.into_iter().map(|place| (place, only.clone())).collect(),
            texts if texts.len() == places.len() => {
                places.into_iter().zip(texts.to_vec()).filter(is_filled).collect()
            }
            _ => {
                let each = texts.iter().cloned().enumerate().filter(is_filled);
                each.filter(|(place, _)| crossing[*place]).collect()
            }
        }
    }

    fn report_count(&self, cell: &Cell<'_>, field: Field, found: usize, due: usize, each: &str) {
        let title = title(field, Layout::Steps);
        let message = format!("\"{title}\" has {found} values, and {due} would be one for each {each}");
        self.reader.rows.decoder.report(
            Diagnostic::new(&wrong_value::META, cell.span, message)
                .help("part them by semicolons, in the order of the steps that follow; `\\;` is a semicolon within a text"),
        );
    }

    /// Reports what belongs to a hand-off where none leaves the step.
    fn report_idle(&self, cell: &Cell<'_>, field: Field) {
        let title = title(field, Layout::Steps);
        let message = format!("the step hands nothing to another actor, so \"{title}\" belongs to nothing");
        self.reader.rows.decoder.report(
            Diagnostic::new(&wrong_value::META, cell.span, message)
                .help("write it into the row whose step hands on to another actor"),
        );
    }
}

/// By what other rows point to a step.
struct Index<'steps> {
    exact: HashMap<String, usize>,
    /// In small letters; absent where several steps are called so.
    loose: HashMap<String, Option<usize>>,
    ids: Vec<&'steps str>,
}

impl<'steps> Index<'steps> {
    fn of(reader: &'steps Reader<'_, '_>) -> Self {
        let mut index = Self { exact: HashMap::new(), loose: HashMap::new(), ids: Vec::new() };
        let has_ids = reader.rows.head.column(Field::StepId).is_some();
        for (place, step) in reader.sketch.steps.iter().enumerate() {
            let called = &step.called;
            if let Some(first) = index.exact.get(&called.value).filter(|_| has_ids) {
                let first = reader.sketch.steps[*first].called.span;
                reader.rows.decoder.report(doubled(called, first));
                continue;
            }
            index.exact.entry(called.value.clone()).or_insert(place);
            index.ids.push(&called.value);
        }
        let called = reader.sketch.steps.iter().enumerate().map(|(place, step)| (place, &step.called));
        let called = called.filter(|(place, name)| index.exact.get(&name.value) == Some(place));
        let texts = reader.sketch.steps.iter().enumerate();
        let texts = texts.filter_map(|(place, step)| Some((place, step.text.as_ref()?)));
        let mut loose = HashMap::new();
        for (place, name) in called.chain(texts) {
            let known = loose.entry(name.value.to_lowercase()).or_insert(Some(place));
            *known = known.filter(|known| *known == place);
        }
        index.loose = loose;
        index
    }

    fn get(&self, name: &str) -> Option<usize> {
        let loose = || self.loose.get(&name.to_lowercase()).copied().flatten();
        self.exact.get(name).copied().or_else(loose)
    }

    /// Finds the steps that a cell names, and reports those that there are not.
    fn find(&self, rows: &Rows<'_, '_>, cell: &Cell<'_>) -> Vec<(usize, Span)> {
        if let Some(step) = self.get(&cell.text) {
            return vec![(step, cell.span)];
        }
        let names = lists::ids(cell).into_iter();
        names
            .filter_map(|name| match self.get(&name.value) {
                Some(step) => Some((step, name.span)),
                None => {
                    if !lists::is_nothing(&name.value) {
                        rows.decoder.report(self.unknown(rows, &name));
                    }
                    None
                }
            })
            .collect()
    }

    fn unknown(&self, rows: &Rows<'_, '_>, name: &Text) -> Diagnostic {
        let message = format!("there is no step \"{}\"", shown(&name.value));
        let fault = Diagnostic::new(&unknown_reference::META, name.span, message);
        let add = format!("add a row for it: \"{}\"", shown(&name.value));
        match rows.decoder.suggest(&name.value, &self.ids) {
            Some(near) => {
                let near = shown(near.word);
                fault.label(format!("did you mean \"{near}\"?")).help(format!("write \"{near}\", or {add}"))
            }
            None => fault.help(add),
        }
    }
}

fn doubled(called: &Text, first: Span) -> Diagnostic {
    let message = format!("two rows are the step \"{}\"", shown(&called.value));
    Diagnostic::new(&duplicate_id::META, called.span, message)
        .also(first, "the first one, which others lead to")
        .help("give one of the two another id")
}
