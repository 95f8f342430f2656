//! One slide: lanes, phases, steps, and the hand-offs between them.

use super::outline::Sites;
use super::package::{HEAD, NAMESPACES, Relation, TREE};
use super::route::route;
use super::shapes::{About, Glue, Shapes, Words};
use crate::export::sheets::{Band, Elsewhere, End, Lane, Line, Phase, Sheet, Step};
use crate::geometry::{Point, Rect, Size};
use crate::layout::{Direction, Drawing, Shape};
use crate::scene::{Class, Lack};
use crate::typography::{Weight, width, wrap};
use std::collections::HashMap;

/// Size of the text of the legend, in points.
pub(super) const LEGEND: f64 = 9.0;
/// How much wider a label is than what it was measured to need, since the font may be another one.
const SLACK: f64 = 8.0;

/// How a sheet lies on a slide.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit<'run> {
    pub(super) drawing: &'run Drawing,
    /// The corner of the drawing, in points.
    pub(super) corner: Point,
    /// Points to a pixel of the drawing.
    pub(super) scale: f64,
    /// Where the legend stands, in points.
    pub(super) legend: Rect,
}

impl Fit<'_> {
    fn point(&self, at: Point) -> Point {
        Point::new(self.corner.x + at.x * self.scale, self.corner.y + at.y * self.scale)
    }

    fn rect(&self, rect: Rect) -> Rect {
        let at = self.point(Point::new(rect.x, rect.y));
        Rect::new(at.x, at.y, rect.w * self.scale, rect.h * self.scale)
    }
}

/// Writes a slide; returns it with its relationships, of which the first two are given.
pub(super) fn slide(
    sheet: &Sheet,
    title: &str,
    lang: &str,
    fit: &Fit<'_>,
    parts: Vec<Relation>,
) -> (String, Vec<Relation>) {
    let mut slide = Slide { shapes: Shapes::new(lang, parts), fit, steps: HashMap::new() };
    slide.shapes.title(title);
    for band in &sheet.bands {
        slide.band(band);
    }
    slide.legend(sheet);
    let Shapes { out, relations, .. } = slide.shapes;
    let text = format!(
        "{HEAD}<p:sld {NAMESPACES}><p:cSld><p:spTree>{TREE}{out}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    );
    (text, relations)
}

struct Slide<'a> {
    shapes: Shapes<'a>,
    fit: &'a Fit<'a>,
    /// Shapes of the steps, with their sites.
    steps: HashMap<usize, (usize, Sites)>,
}

impl Slide<'_> {
    fn band(&mut self, band: &Band) {
        for lane in &band.lanes {
            self.lane(lane);
        }
        self.phases(&band.phases, band);
        let docks = docks(band);
        for step in &band.steps {
            self.step(step, &docks);
        }
        for line in &band.lines {
            self.line(line);
        }
        // Labels and marks lie on top of all lines.
        for line in &band.lines {
            self.label(line);
            self.mark(line);
        }
    }

    fn lane(&mut self, lane: &Lane) {
        let external = if lane.is_external { " (external)" } else { "" };
        let told = format!("Lane of {}{external}", lane.name);
        let about = About { name: &format!("Lane {}", lane.name), told: &told, address: None };
        let rect = self.fit.rect(lane.rect);
        self.shapes.begin_group(&about, rect);
        let name = format!("Room of {}", lane.name);
        self.shapes.shape(&About { name: &name, ..About::default() }, "rect", rect, Class::Lane, None);
        let outside = ["external"];
        let lines: Vec<&str> = self.fit.drawing.lanes[lane.index].lines.iter().map(String::as_str).collect();
        let mut paragraphs: Vec<(&[&str], bool)> = vec![(&lines, true)];
        if lane.is_external {
            paragraphs.push((&outside, false));
        }
        let words = self.words(&paragraphs, self.fit.drawing.box_text, "ctr", true);
        let class = if lane.is_external { Class::ExternalTitle } else { Class::LaneTitle };
        let name = format!("Title of {}", lane.name);
        let title = self.fit.rect(lane.title);
        self.shapes.shape(&About { name: &name, ..About::default() }, "rect", title, class, Some(&words));
        self.shapes.end_group();
    }

    fn words<'a>(
        &self,
        paragraphs: &'a [(&'a [&'a str], bool)],
        size: f64,
        align: &'static str,
        wraps: bool,
    ) -> Words<'a> {
        // Half points, as the program itself offers them; none is rounded up.
        let size = (size * self.fit.scale * 2.0 + 0.05).floor().max(2.0) / 2.0;
        Words { paragraphs, size, align, wraps, class: Class::Text }
    }

    fn phases(&mut self, phases: &[Phase], band: &Band) {
        for (index, phase) in phases.iter().enumerate() {
            let room = Size::new(phase.title.w - 8.0, phase.title.h);
            let most = ((room.h / 15.0) as usize).max(1);
            let shown =
                wrap(&phase.name, room.w.max(20.0), most, self.fit.drawing.box_text, Weight::Bold).lines;
            let lines: Vec<&str> = shown.iter().map(String::as_str).collect();
            let paragraphs = [(lines.as_slice(), true)];
            let words = self.words(&paragraphs, self.fit.drawing.box_text, "ctr", false);
            let (name, told) = (format!("Phase {}", phase.name), format!("Phase: {}", phase.name));
            let about = About { name: &name, told: &told, address: None };
            self.shapes.shape(&about, "rect", self.fit.rect(phase.title), Class::PhaseTitle, Some(&words));
            if index == 0 {
                continue;
            }
            let title = phase.title;
            let (from, to) = match self.fit.drawing.direction {
                Direction::Right => {
                    (Point::new(title.x, title.bottom()), Point::new(title.x, band.rect.bottom()))
                }
                Direction::Down => {
                    (Point::new(title.right(), title.y), Point::new(band.rect.right(), title.y))
                }
            };
            let (from, to) = (self.fit.point(from), self.fit.point(to));
            self.shapes.line(&format!("Where {} begins", phase.name), from, to, Class::Phase);
        }
    }

    fn step(&mut self, step: &Step, docks: &HashMap<usize, Vec<Point>>) {
        // A decision's preset has room for text in its inner quarter only; its lines are ours.
        let is_pointed = step.shape == Shape::Diamond;
        let whole = [step.text.as_str()];
        let broken: Vec<&str> = self.fit.drawing.boxes[step.index].lines.iter().map(String::as_str).collect();
        let paragraphs = [(if is_pointed { broken.as_slice() } else { whole.as_slice() }, false)];
        let words = self.words(&paragraphs, self.fit.drawing.box_text, "ctr", !is_pointed);
        let told = match &step.note {
            Some(note) => format!("{}. {note}", step.title),
            None => step.title.clone(),
        };
        let about = About { name: &step.text, told: &told, address: step.address.as_deref() };
        let sites = Sites::new(step.rect, docks.get(&step.index).map_or(&[], Vec::as_slice));
        let geometry = sites.geometry(step.shape);
        let rect = self.fit.rect(step.rect);
        let id = self.shapes.outlined(&about, &geometry, rect, Class::Step, Some(&words));
        self.steps.insert(step.index, (id, sites));
    }

    fn line(&mut self, line: &Line) {
        let (Some(first), Some(last)) = (line.points.first(), line.points.last()) else { return };
        let (Some(from), Some(to)) = (self.end(&line.from, *first), self.end(&line.to, *last)) else {
            return;
        };
        let points: Vec<Point> = line.points.iter().map(|at| self.fit.point(*at)).collect();
        let kind = if line.mark.is_some() { "Hand-off" } else { "Then" };
        let name = format!("{kind} {}", line.id);
        let about = About { name: &name, told: &line.title, address: line.address.as_deref() };
        let has_head = matches!(line.to, End::Step(_));
        self.shapes.connector(&about, &route(&points), (from, to), line.class, has_head);
    }

    /// Returns the shape at a line's end and the site nearest to where the line docks.
    fn end(&mut self, end: &End, at: Point) -> Option<Glue> {
        match end {
            End::Step(step) => {
                let (shape, sites) = self.steps.get(step)?;
                Some(Glue { shape: *shape, site: sites.site(at) })
            }
            End::Connector(connector) => {
                let rect = connector.circle();
                let sites = Sites::new(rect, &[]);
                Some(Glue { shape: self.elsewhere(connector, rect, &sites), site: sites.site(at) })
            }
        }
    }

    /// Writes a circle where a line goes on elsewhere; returns its id.
    fn elsewhere(&mut self, connector: &Elsewhere, rect: Rect, sites: &Sites) -> usize {
        let letters = [connector.letter.as_str()];
        let paragraphs = [(letters.as_slice(), true)];
        let size = if connector.letter.len() == 1 { 11.0 } else { 16.0 / connector.letter.len() as f64 };
        let words = Words { size: size * self.fit.scale, ..self.words(&paragraphs, size, "ctr", false) };
        let told = match connector.page {
            Some(page) => format!("Goes on at the letter {} on slide {page}", connector.letter),
            None => format!("Goes on at the letter {}", connector.letter),
        };
        let name = format!("Connector {}", connector.letter);
        let about = About { name: &name, told: &told, address: None };
        let bounds = self.fit.rect(rect);
        let id = self.shapes.outlined(&about, &sites.circle(), bounds, Class::Connector, Some(&words));
        if let Some(page) = connector.page {
            let number = page.to_string();
            let lines = [number.as_str()];
            let paragraphs = [(lines.as_slice(), false)];
            let words = Words {
                class: Class::Muted,
                ..self.words(&paragraphs, self.fit.drawing.label_text, "ctr", false)
            };
            let beside = self.fit.rect(connector.beside(self.fit.drawing.direction));
            let name = format!("Slide of {}", connector.letter);
            self.shapes.text(&About { name: &name, ..About::default() }, beside, &words);
        }
        id
    }

    fn label(&mut self, line: &Line) {
        let Some(label) = &line.label else { return };
        let (condition, product) = ([label.condition.as_str()], [label.product.as_str()]);
        let all: [(&[&str], bool); 2] = [(&condition, true), (&product, false)];
        let paragraphs: Vec<(&[&str], bool)> =
            all.into_iter().filter(|(lines, _)| !lines[0].is_empty()).collect();
        let align = if label.is_left_of_run { "r" } else { "l" };
        let words = self.words(&paragraphs, self.fit.drawing.label_text, align, true);
        let x = if label.is_left_of_run { label.rect.x - SLACK } else { label.rect.x };
        let rect = Rect { x, w: label.rect.w + SLACK, ..label.rect };
        let name = format!("Label of {}", line.id);
        self.shapes.text(&About { name: &name, ..About::default() }, self.fit.rect(rect), &words);
    }

    fn mark(&mut self, line: &Line) {
        let Some((at, lack)) = line.mark else { return };
        let side = if lack == Lack::Product { 10.0 } else { 8.0 };
        let rect = self.fit.rect(Rect::about(at, Size::new(side, side)));
        let name = format!("Mark of {}", line.id);
        self.sign(lack, rect, &name);
    }

    fn sign(&mut self, lack: Lack, rect: Rect, name: &str) {
        let (preset, class, told) = match lack {
            Lack::Nothing => ("flowChartConnector", Class::Whole, "Product and measure are named"),
            Lack::Measure => ("flowChartConnector", Class::Gap, "No measure"),
            Lack::Product => ("flowChartSummingJunction", Class::Gap, "No product"),
            Lack::Waived => ("flowChartOr", Class::Waived, "A gap that somebody answers for"),
        };
        self.shapes.shape(&About { name, told, address: None }, preset, rect, class, None);
    }

    /// Writes what the marks on this slide mean.
    fn legend(&mut self, sheet: &Sheet) {
        let marks = sheet.marks();
        if marks.is_empty() {
            return;
        }
        let Rect { x, y, h, .. } = self.fit.legend;
        let room = |words: &str| width(words, LEGEND, Weight::Regular) + 34.0;
        let whole: f64 = marks.iter().map(|(_, words)| room(words)).sum();
        self.shapes.begin_group(
            &About { name: "What the marks mean", ..About::default() },
            Rect::new(x, y, whole, h),
        );
        let mut at = x;
        for (lack, words) in marks {
            let middle = Point::new(at + 5.0, y + h / 2.0);
            self.sign(lack, Rect::about(middle, Size::new(8.0, 8.0)), "Mark");
            let lines = [words];
            let paragraphs = [(lines.as_slice(), false)];
            let told = Words {
                paragraphs: &paragraphs,
                size: LEGEND,
                align: "l",
                wraps: false,
                class: Class::Muted,
            };
            let rect = Rect::new(at + 13.0, y, room(words) - 14.0, h);
            self.shapes.text(&About { name: "Meaning", ..About::default() }, rect, &told);
            at += room(words);
        }
        self.shapes.end_group();
    }
}

/// Returns where lines dock at each step.
fn docks(band: &Band) -> HashMap<usize, Vec<Point>> {
    let mut docks: HashMap<usize, Vec<Point>> = HashMap::new();
    for line in &band.lines {
        let ends = [(&line.from, line.points.first()), (&line.to, line.points.last())];
        for (end, at) in ends {
            if let (End::Step(step), Some(at)) = (end, at) {
                docks.entry(*step).or_default().push(*at);
            }
        }
    }
    docks
}
