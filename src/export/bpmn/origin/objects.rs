//! Products that are shown beside a line of which the name says something else.

use super::added::{Additions, extension, last_of, process};
use super::diagram::Diagram;
use super::edits::Edits;
use crate::export::bpmn::interchange::joined;
use crate::export::bpmn::keys::{Mark, Own};
use crate::export::bpmn::writer::Writer;
use crate::geometry::{Point, Rect};
use crate::layout::ICON;
use crate::text::{Span, Spanned};
use crate::xml::Element;

/// How wide the words below the sign of a product are, and how high a line of them is.
const WORDS: (f64, f64) = (90.0, 14.0);
/// How many letters such a line holds.
const LETTERS: usize = 14;
/// How far from its line a sign may stand.
const DISTANCES: [f64; 5] = [10.0, 25.0, 45.0, 70.0, 110.0];
/// Where along a piece of a line.
const ALONG: [f64; 5] = [0.5, 0.3, 0.7, 0.1, 0.9];

impl<'run, 'doc, 'text: 'doc> Additions<'run, 'doc, 'text> {
    /// Shows a product beside a line of the file.
    pub(super) fn show(
        &mut self,
        edits: &mut Edits<'doc, 'text, 'run>,
        line: Span,
        product: &Spanned<String>,
    ) -> Option<()> {
        let line = edits.element(line)?;
        self.object(edits, process(line)?, line.attribute("id")?.value, &product.value);
        Some(())
    }

    /// Writes an object of data, and what joins it to a line.
    pub(super) fn object(
        &mut self,
        edits: &mut Edits<'doc, 'text, 'run>,
        process: Element<'doc, 'text>,
        line: &str,
        name: &str,
    ) {
        let [data, reference, association] =
            ["Data", "Product", "With"].map(|kind| self.ids.make(kind, line));
        let indent = edits.indent_within(process);
        let like = |name: &str| edits.like(process, name);
        let mut writer = Writer::within(&indent);
        writer.empty(&like("dataObject"), &[("id", Some(&data))]);
        let tag = like("dataObjectReference");
        let attributes = [("id", Some(&*reference)), ("name", Some(name)), ("dataObjectRef", Some(&*data))];
        writer.open(&tag, &attributes);
        let mark = Mark { flow: Some(line), ..Mark::of("product") };
        extension(&mut writer, &like("extensionElements"), mark, &Own::new(), &[]);
        writer.close(&tag);
        let written = format!("\n{}", writer.finish().trim_end());
        let mut writer = Writer::within(&indent);
        let ends = [("sourceRef", Some(&*reference)), ("targetRef", Some(line))];
        writer.empty(&like("association"), &[&[("id", Some(&*association))], &ends[..]].concat());
        self.artifacts.push((process, format!("\n{}", writer.finish().trim_end())));
        edits.append(process, last_of(process), &written);
        if let Some(diagram) = &mut self.diagram {
            diagram.add_object((&reference, &association), line, name, edits);
        }
    }
}

impl Diagram<'_, '_> {
    /// Puts the sign of a product beside a line, where nothing else stands.
    fn add_object(
        &mut self,
        (sign, association): (&str, &str),
        line: &str,
        name: &str,
        edits: &Edits<'_, '_, '_>,
    ) {
        let Some(points) = self.points(line).map(<[Point]>::to_vec) else { return };
        let lines = name.chars().count().div_ceil(LETTERS).max(1) as f64;
        let whole = (WORDS.0.max(ICON.w), ICON.h + lines * WORDS.1);
        let places = places(&points, whole);
        let find = |is: &dyn Fn(Rect) -> bool| places.iter().copied().find(|place| is(*place));
        let place = find(&|place| self.is_within(place) && self.is_free(place, true))
            .or_else(|| find(&|place| self.is_within(place) && self.is_free(place, false)))
            .or_else(|| find(&|place| self.is_free(place, false)));
        let Some(place) = place.or(places.last().copied()) else { return };
        let at = Rect::new(place.centre().x - ICON.w / 2.0, place.y, ICON.w, ICON.h);
        let words = Rect::new(place.x, at.bottom(), place.w, place.h - ICON.h);
        self.shape(sign, at, Some(words), edits);
        self.edge(association, joined(at, &points).to_vec(), edits);
    }
}

/// Returns places beside a line: near its longest piece first.
fn places(points: &[Point], (width, height): (f64, f64)) -> Vec<Rect> {
    let mut pieces: Vec<(Point, Point)> = points.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let length = |(one, other): &(Point, Point)| (one.x - other.x).abs() + (one.y - other.y).abs();
    pieces.sort_by(|one, other| length(other).total_cmp(&length(one)));
    let mut places = Vec::new();
    for distance in DISTANCES {
        for (one, other) in &pieces {
            let is_level = (one.y - other.y).abs() <= (one.x - other.x).abs();
            for share in ALONG {
                let at = Point::new(one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share);
                let (left, top) = (at.x - width / 2.0, at.y - height / 2.0);
                places.extend(if is_level {
                    [at.y - distance - height, at.y + distance].map(|y| Rect::new(left, y, width, height))
                } else {
                    [at.x + distance, at.x - distance - width].map(|x| Rect::new(x, top, width, height))
                });
            }
        }
    }
    places
}
