//! Room in a diagram: lanes and pools that are new, and shapes that go to another lane.

use super::diagram::{Diagram, ROOM, side};
use super::edits::{Edits, local};
use crate::geometry::Rect;
use crate::text::Span;
use crate::xml::Element;

/// How high a new lane is, and a new pool.
const HEIGHTS: (f64, f64) = (120.0, 60.0);
/// Room between two pools.
const BETWEEN: f64 = 30.0;
/// Room that a shape keeps from the borders of its lane.
const INSIDE: f64 = 5.0;

impl<'doc, 'text: 'doc> Diagram<'doc, 'text> {
    /// Makes room for a lane below others, and moves down whatever stands there; nothing where lanes
    /// stand upright, or are not drawn.
    pub(super) fn add_lane(&mut self, id: &str, beside: &[&str]) -> Option<()> {
        let is_upright = |id: &&str| {
            let shape = self.bounds.get(*id).and_then(|bounds| bounds.parent());
            shape.and_then(|shape| shape.attribute("isHorizontal")).is_some_and(|it| it.value == "false")
        };
        if beside.iter().any(is_upright) {
            return None;
        }
        let fresh = self.fresh_beside(beside);
        let lanes = beside.iter().chain(&fresh).filter_map(|id| self.shapes.get(*id));
        let lowest = lanes.max_by(|one, other| one.bottom().total_cmp(&other.bottom())).copied()?;
        self.make_room(lowest, beside);
        let at = Rect::new(lowest.x, lowest.bottom(), lowest.w, HEIGHTS.0);
        self.put_around(id, at);
        Some(())
    }

    /// Returns the new lanes that stand below others.
    fn fresh_beside(&self, beside: &[&str]) -> Vec<&str> {
        let left = beside.iter().filter_map(|id| self.shapes.get(*id)).map(|rect| rect.x).next();
        let fresh = self.fresh.iter().filter(|id| self.shapes.get(*id).map(|rect| rect.x) == left);
        fresh.map(String::as_str).collect()
    }

    /// Makes room for a pool below all else.
    pub(super) fn add_pool(&mut self, id: &str) {
        let around = || self.around.iter().filter_map(|id| self.shapes.get(id));
        let left = around().map(|rect| rect.x).fold(f64::INFINITY, f64::min);
        let width = around().map(|rect| rect.w).fold(0.0, f64::max);
        let bottom = self.shapes.values().map(|rect| rect.bottom()).fold(f64::NEG_INFINITY, f64::max);
        if left.is_finite() && bottom.is_finite() {
            self.put_around(id, Rect::new(left, bottom + BETWEEN, width, HEIGHTS.1));
        }
    }

    fn put_around(&mut self, id: &str, at: Rect) {
        self.shapes.insert(id.to_owned(), at);
        self.around.insert(id.to_owned());
        self.fresh.push(id.to_owned());
    }

    /// Moves all that stands below a lane down, and lets what is around it grow.
    fn make_room(&mut self, lane: Rect, beside: &[&str]) {
        let (from, by) = (lane.bottom() - 0.5, HEIGHTS.0);
        for id in self.around.clone() {
            let Some(rect) = self.shapes.get_mut(&id) else { continue };
            let is_beside = beside.contains(&id.as_str()) || self.fresh.contains(&id);
            if !is_beside && rect.y < from && rect.bottom() > from && rect.x <= lane.x {
                rect.h += by;
                let height = self.bounds.get(&id).and_then(|bounds| bounds.attribute("height"));
                height.into_iter().for_each(|height| self.numbers.extend([(height.value_span, rect.h)]));
            }
        }
        let placed = self.plane.descendants().filter(|it| matches!(it.name(), "Bounds" | "waypoint"));
        for at in placed {
            self.shift(at, (0.0, by), |_, y| y > from);
        }
        let down = |rect: &mut Rect| rect.y += if rect.y > from { by } else { 0.0 };
        self.shapes.values_mut().for_each(down);
        self.words.iter_mut().for_each(down);
        let points = self.edges.values_mut().flat_map(|edge| &mut edge.points);
        points.filter(|at| at.y > from).for_each(|at| at.y += by);
    }

    /// Moves a place of the file.
    fn shift(&mut self, at: Element<'_, '_>, by: (f64, f64), which: impl Fn(f64, f64) -> bool) {
        let known = |name: &str| {
            let span: Span = at.attribute(name)?.value_span;
            Some((span, self.numbers.get(&span).copied().or_else(|| side(at, name))?))
        };
        let (Some((left, x)), Some((top, y))) = (known("x"), known("y")) else { return };
        if !which(x, y) {
            return;
        }
        for (span, value, by) in [(left, x, by.0), (top, y, by.1)] {
            if by != 0.0 {
                self.numbers.insert(span, value + by);
            }
        }
    }

    /// Moves a step, and the events at its border, from one lane into another; lines follow.
    pub(super) fn move_shapes(
        &mut self,
        ids: &[String],
        (from, to): (&str, &str),
        edits: &Edits<'_, '_, '_>,
    ) {
        let known = |id: &str| self.shapes.get(id).copied();
        let (Some(step), Some(old), Some(lane)) = (known(&ids[0]), known(from), known(to)) else { return };
        let within =
            |y: f64| y.clamp(lane.y + INSIDE, (lane.bottom() - step.h - INSIDE).max(lane.y + INSIDE));
        let same = Rect { y: within(step.y - old.y + lane.y), ..step };
        let middle = Rect { y: within(lane.centre().y - step.h / 2.0), ..step };
        let free = [same, middle].into_iter().find(|place| self.is_free(*place, true));
        let place = free.unwrap_or_else(|| Rect { x: self.end_of(to, lane, step.w), ..middle });
        let by = (place.x - step.x, place.y - step.y);
        for id in ids {
            if let Some(rect) = self.shapes.get_mut(id) {
                (rect.x, rect.y) = (rect.x + by.0, rect.y + by.1);
            }
            let shape = self.bounds.get(id).and_then(|bounds| bounds.parent());
            let placed = shape.into_iter().flat_map(Element::descendants);
            placed.filter(|it| it.name() == "Bounds").for_each(|it| self.shift(it, by, |_, _| true));
        }
        self.follow(ids, edits);
    }

    /// Draws the lines of steps anew.
    fn follow(&mut self, ids: &[String], edits: &Edits<'_, '_, '_>) {
        let is_one = |id: &str| ids.iter().any(|one| one == local(id));
        for line in edits.elements() {
            let Some(id) = line.attribute("id") else { continue };
            let ends = (line.attribute("sourceRef"), line.attribute("targetRef"));
            if let (Some(from), Some(to)) = ends
                && (is_one(from.value) || is_one(to.value))
            {
                self.redraw(id.value, (local(from.value), local(to.value)));
            }
            let around = line.parent().and_then(|step| step.attribute("id"));
            let Some(step) = around.filter(|step| is_one(step.value)) else { continue };
            let named = |name| line.children().find(|it| it.name() == name).map(|it| it.text());
            match line.name() {
                "dataInputAssociation" => {
                    named("sourceRef")
                        .iter()
                        .for_each(|data| self.redraw(id.value, (local(data.trim()), step.value)));
                }
                "dataOutputAssociation" => {
                    named("targetRef")
                        .iter()
                        .for_each(|data| self.redraw(id.value, (step.value, local(data.trim()))));
                }
                _ => {}
            }
        }
    }

    /// Returns where the next shape of a lane begins, which grows where it is full.
    pub(super) fn end_of(&mut self, id: &str, lane: Rect, width: f64) -> f64 {
        let is_inside = |rect: &&Rect| lane.contains(**rect, 1.0) && rect.w < lane.w / 2.0;
        let filled = self.filled.entry(id.to_owned()).or_insert_with(|| {
            let inside = self.shapes.values().filter(is_inside).map(|rect| rect.right());
            inside.fold(lane.x, f64::max)
        });
        let start = *filled + ROOM;
        *filled = start + width;
        self.grown = self.grown.max(start + width + ROOM - lane.right());
        start
    }
}
