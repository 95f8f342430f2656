//! Outlines of steps: PowerPoint's own where its sites are where lines dock, else the same outline
//! with more sites.
//!
//! A preset has a site in the middle of each side only. Where lines dock beside the middle, so that
//! none lies on another, the shape has the preset's path with its four sites and one more for each
//! such dock: a connector that is glued there stays there when the shape is moved or resized.

use crate::geometry::{Point, Rect};
use crate::layout::Shape;
use std::fmt::Write as _;

/// How far a dock may be off a site, in pixels of the drawing.
const NEAR: f64 = 0.75;
/// What the sides of a shape are divided into to say where a site is.
const PARTS: f64 = 100_000.0;
/// Why writing into a text is expected to work.
const WRITES: &str = "a string takes all that is written";

/// The sites of a shape, as far as lines use them.
#[derive(Debug, Clone)]
pub(super) struct Sites {
    rect: Rect,
    /// Docks beside the middles of the sides.
    more: Vec<Point>,
}

impl Sites {
    /// Returns the sites of a shape with those bounds at which lines dock at the points.
    pub(super) fn new(rect: Rect, docks: &[Point]) -> Self {
        let mut sites = Self { rect, more: Vec::new() };
        for dock in docks {
            if distance(sites.nearest(*dock).1, *dock) > NEAR {
                sites.more.push(*dock);
            }
        }
        sites
    }

    fn all(&self) -> impl Iterator<Item = Point> {
        let (rect, centre) = (self.rect, self.rect.centre());
        let middles = [
            Point::new(centre.x, rect.y),
            Point::new(rect.x, centre.y),
            Point::new(centre.x, rect.bottom()),
            Point::new(rect.right(), centre.y),
        ];
        middles.into_iter().chain(self.more.iter().copied())
    }

    fn nearest(&self, at: Point) -> (usize, Point) {
        let near = |one: &(usize, Point), other: &(usize, Point)| {
            distance(one.1, at).total_cmp(&distance(other.1, at))
        };
        self.all().enumerate().min_by(near).unwrap_or_default()
    }

    /// Returns the number of the site where a line docks.
    pub(super) fn site(&self, at: Point) -> usize {
        self.nearest(at).0
    }

    /// Returns the geometry of a step with these sites.
    pub(super) fn geometry(&self, shape: Shape) -> String {
        if self.more.is_empty() {
            return format!("<a:prstGeom prst=\"{}\"><a:avLst/></a:prstGeom>", preset(shape));
        }
        self.outlined(path(shape))
    }

    /// Returns the geometry of a circle with these sites; presets of circles have eight, which
    /// programs number differently.
    pub(super) fn circle(&self) -> String {
        self.outlined((
            "<a:rect l=\"l\" t=\"t\" r=\"r\" b=\"b\"/>",
            "<a:path w=\"2\" h=\"2\"><a:moveTo><a:pt x=\"0\" y=\"1\"/></a:moveTo><a:arcTo wR=\"1\" hR=\"1\" stAng=\"10800000\" swAng=\"21600000\"/><a:close/></a:path>",
        ))
    }

    fn outlined(&self, (text, paths): (&str, &str)) -> String {
        let (mut guides, mut sites) = (String::new(), String::new());
        for (number, at) in self.all().enumerate() {
            let share = |offset: f64, whole: f64| (offset / whole.max(1e-9) * PARTS).round() as i64;
            let (x, y) = (share(at.x - self.rect.x, self.rect.w), share(at.y - self.rect.y, self.rect.h));
            write!(
                guides,
                "<a:gd name=\"x{number}\" fmla=\"*/ w {x} 100000\"/><a:gd name=\"y{number}\" fmla=\"*/ h {y} 100000\"/>"
            )
            .expect(WRITES);
            let angle = angle(self.rect, at);
            write!(sites, "<a:cxn ang=\"{angle}\"><a:pos x=\"x{number}\" y=\"y{number}\"/></a:cxn>")
                .expect(WRITES);
        }
        format!(
            "<a:custGeom><a:avLst/><a:gdLst>{guides}{}</a:gdLst><a:ahLst/><a:cxnLst>{sites}</a:cxnLst>{text}<a:pathLst>{paths}</a:pathLst></a:custGeom>",
            TEXT_GUIDES
        )
    }
}

fn distance(one: Point, other: Point) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}

/// Returns the name of PowerPoint's own outline.
pub(super) fn preset(shape: Shape) -> &'static str {
    match shape {
        Shape::Box => "flowChartProcess",
        Shape::Diamond => "flowChartDecision",
        Shape::Rounded => "flowChartTerminator",
        Shape::Delay => "flowChartDelay",
        Shape::Predefined => "flowChartPredefinedProcess",
    }
}

/// Returns which way a line leaves a site, in 60,000ths of a degree clockwise from the right.
fn angle(rect: Rect, at: Point) -> u32 {
    let centre = rect.centre();
    let (x, y) = ((at.x - centre.x) / rect.w.max(1.0), (at.y - centre.y) / rect.h.max(1.0));
    match (x.abs() > y.abs(), x < 0.0, y < 0.0) {
        (true, true, _) => 10_800_000,
        (true, false, _) => 0,
        (false, _, true) => 16_200_000,
        (false, _, false) => 5_400_000,
    }
}

/// Places of the rooms for text, as the presets have them.
const TEXT_GUIDES: &str = "<a:gd name=\"tl\" fmla=\"*/ w 1018 21600\"/><a:gd name=\"tr\" fmla=\"*/ w 20582 21600\"/><a:gd name=\"tt\" fmla=\"*/ h 3163 21600\"/><a:gd name=\"tb\" fmla=\"*/ h 18437 21600\"/><a:gd name=\"dr\" fmla=\"*/ w 18437 21600\"/><a:gd name=\"pl\" fmla=\"*/ w 1 8\"/><a:gd name=\"pr\" fmla=\"*/ w 7 8\"/>";

/// Returns the room for text and the paths of an outline, as the presets have them (ECMA-376,
/// `presetShapeDefinitions.xml`).
fn path(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Box => (
            "<a:rect l=\"l\" t=\"t\" r=\"r\" b=\"b\"/>",
            "<a:path w=\"1\" h=\"1\"><a:moveTo><a:pt x=\"0\" y=\"0\"/></a:moveTo><a:lnTo><a:pt x=\"1\" y=\"0\"/></a:lnTo><a:lnTo><a:pt x=\"1\" y=\"1\"/></a:lnTo><a:lnTo><a:pt x=\"0\" y=\"1\"/></a:lnTo><a:close/></a:path>",
        ),
        Shape::Diamond => (
            "<a:rect l=\"l\" t=\"t\" r=\"r\" b=\"b\"/>",
            "<a:path w=\"2\" h=\"2\"><a:moveTo><a:pt x=\"0\" y=\"1\"/></a:moveTo><a:lnTo><a:pt x=\"1\" y=\"0\"/></a:lnTo><a:lnTo><a:pt x=\"2\" y=\"1\"/></a:lnTo><a:lnTo><a:pt x=\"1\" y=\"2\"/></a:lnTo><a:close/></a:path>",
        ),
        Shape::Rounded => (
            "<a:rect l=\"tl\" t=\"tt\" r=\"tr\" b=\"tb\"/>",
            "<a:path w=\"21600\" h=\"21600\"><a:moveTo><a:pt x=\"3475\" y=\"0\"/></a:moveTo><a:lnTo><a:pt x=\"18125\" y=\"0\"/></a:lnTo><a:arcTo wR=\"3475\" hR=\"10800\" stAng=\"16200000\" swAng=\"10800000\"/><a:lnTo><a:pt x=\"3475\" y=\"21600\"/></a:lnTo><a:arcTo wR=\"3475\" hR=\"10800\" stAng=\"5400000\" swAng=\"10800000\"/><a:close/></a:path>",
        ),
        Shape::Delay => (
            "<a:rect l=\"l\" t=\"tt\" r=\"dr\" b=\"tb\"/>",
            "<a:path w=\"2\" h=\"2\"><a:moveTo><a:pt x=\"0\" y=\"0\"/></a:moveTo><a:lnTo><a:pt x=\"1\" y=\"0\"/></a:lnTo><a:arcTo wR=\"1\" hR=\"1\" stAng=\"16200000\" swAng=\"10800000\"/><a:lnTo><a:pt x=\"0\" y=\"2\"/></a:lnTo><a:close/></a:path>",
        ),
        Shape::Predefined => (
            "<a:rect l=\"pl\" t=\"t\" r=\"pr\" b=\"b\"/>",
            "<a:path w=\"1\" h=\"1\" stroke=\"0\"><a:moveTo><a:pt x=\"0\" y=\"0\"/></a:moveTo><a:lnTo><a:pt x=\"1\" y=\"0\"/></a:lnTo><a:lnTo><a:pt x=\"1\" y=\"1\"/></a:lnTo><a:lnTo><a:pt x=\"0\" y=\"1\"/></a:lnTo><a:close/></a:path><a:path w=\"8\" h=\"8\" fill=\"none\"><a:moveTo><a:pt x=\"1\" y=\"0\"/></a:moveTo><a:lnTo><a:pt x=\"1\" y=\"8\"/></a:lnTo><a:moveTo><a:pt x=\"7\" y=\"0\"/></a:moveTo><a:lnTo><a:pt x=\"7\" y=\"8\"/></a:lnTo></a:path><a:path w=\"1\" h=\"1\" fill=\"none\"><a:moveTo><a:pt x=\"0\" y=\"0\"/></a:moveTo><a:lnTo><a:pt x=\"1\" y=\"0\"/></a:lnTo><a:lnTo><a:pt x=\"1\" y=\"1\"/></a:lnTo><a:lnTo><a:pt x=\"0\" y=\"1\"/></a:lnTo><a:close/></a:path>",
        ),
    }
}
