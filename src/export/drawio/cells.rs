//! The cells of a page: each has an id, a parent whose corner its place is counted from, and a style.

use super::{MARGIN, TITLE, WRITES, style};
use crate::export::sheets::{Band, Elsewhere, End, Lane, Phase, Sheet, Step};
use crate::geometry::{Point, Rect, Size};
use crate::layout::Direction;
use crate::render::escape;
use crate::typography::{Weight, width, wrap};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// Distance of lines in the title of a lane.
const LINE: f64 = 15.0;
/// Size of that title's text.
const TITLE_TEXT: f64 = 12.0;
/// Room that it leaves at both ends together.
const TITLE_PADDING: f64 = 8.0;
/// Lines of a lane's title that stands upright, at most.
const TITLE_LINES: usize = 4;

/// A cell with its words.
#[derive(Debug, Default)]
pub(super) struct Cell<'a> {
    pub(super) id: &'a str,
    pub(super) parent: &'a str,
    /// Its label: text that was escaped as HTML.
    pub(super) label: String,
    pub(super) style: String,
    /// What pops up over it.
    pub(super) tooltip: Option<&'a str>,
    pub(super) address: Option<&'a str>,
}

/// The cells so far.
pub(super) struct Cells {
    pub(super) out: String,
    pub(super) is_down: bool,
    given: HashSet<String>,
    tried: HashMap<String, usize>,
    /// Cells of the steps on this page, with their bounds.
    pub(super) steps: HashMap<usize, (String, Rect)>,
    /// Where a band's own corner is, once its lanes' titles stand upright.
    pub(super) corner: Point,
    /// The frame of the band that is written.
    pub(super) pool: String,
}

impl Cells {
    pub(super) fn new(is_down: bool) -> Self {
        Self {
            out: String::new(),
            is_down,
            given: HashSet::new(),
            tried: HashMap::new(),
            steps: HashMap::new(),
            corner: Point::default(),
            pool: String::new(),
        }
    }

    /// Returns the wished id, or where it is taken the same with a number.
    pub(super) fn id(&mut self, wish: &str) -> String {
        let tried = self.tried.entry(wish.to_owned()).or_default();
        loop {
            *tried += 1;
            let id = if *tried == 1 { wish.to_owned() } else { format!("{wish} ({tried})") };
            if self.given.insert(id.clone()) {
                return id;
            }
        }
    }

    /// Writes a cell that has a place.
    pub(super) fn vertex(&mut self, cell: &Cell<'_>, rect: Rect) {
        let geometry = format!("<mxGeometry {} as=\"geometry\"/>", bounds(rect));
        self.put(cell, "vertex=\"1\"", &geometry);
    }

    /// Writes a cell; what it points to and where it stands is written already.
    pub(super) fn put(&mut self, cell: &Cell<'_>, kind: &str, geometry: &str) {
        let Cell { id, parent, label, style, tooltip, address } = cell;
        let (id, parent, style) = (escape(id), escape(parent), escape(style));
        let label = escape(label);
        let has_more = tooltip.is_some() || address.is_some();
        if !has_more {
            writeln!(
                self.out,
                "        <mxCell id=\"{id}\" value=\"{label}\" style=\"{style}\" {kind} parent=\"{parent}\">{geometry}</mxCell>"
            )
            .expect(WRITES);
            return;
        }
        let tooltip =
            tooltip.map(|text| format!(" tooltip=\"{}\"", escape(&escape(text)))).unwrap_or_default();
        let address = address.map(|text| format!(" link=\"{}\"", escape(text))).unwrap_or_default();
        writeln!(
            self.out,
            "        <UserObject id=\"{id}\" label=\"{label}\"{tooltip}{address}><mxCell style=\"{style}\" {kind} parent=\"{parent}\">{geometry}</mxCell></UserObject>"
        )
        .expect(WRITES);
    }

    /// Writes the lanes of a band with all that stands in them.
    pub(super) fn band(&mut self, band: &Band, index: usize, title: &str) {
        let titles = self.title_room(&band.lanes);
        let given = band.lanes.first().map_or(0.0, |lane| lane.title.w);
        let beside = if self.is_down { 0.0 } else { given - titles.0 };
        // Each band has a title of its own, for which the others make room.
        let above = MARGIN + TITLE * index as f64;
        let rect =
            Rect::new(band.rect.x + MARGIN, band.rect.y + above, band.rect.w - beside, band.rect.h + TITLE);
        self.corner = Point::new(band.rect.x + beside, band.rect.y - TITLE);
        self.pool = self.id("pool");
        let pool = self.pool.clone();
        let style = style::pool(self.is_down, band.phases.is_empty(), TITLE);
        self.vertex(&Cell { id: &pool, parent: "1", label: escape(title), style, ..Cell::default() }, rect);
        for lane in &band.lanes {
            self.lane(band, lane, titles, beside);
        }
        self.phases(&band.phases, band);
        for line in &band.lines {
            self.line(line);
        }
    }

    /// Returns a place counted from the corner of the band's frame.
    pub(super) fn within(&self, rect: Rect) -> Rect {
        Rect { x: rect.x - self.corner.x, y: rect.y - self.corner.y, ..rect }
    }

    /// Returns the room that the titles of lanes take, and whether they stand upright: where lanes are
    /// high enough for their words.
    fn title_room(&self, lanes: &[Lane]) -> (f64, bool) {
        let lying = lanes.first().map_or(0.0, |lane| if self.is_down { lane.title.h } else { lane.title.w });
        if self.is_down || !lanes.iter().all(stands_upright) {
            return (lying, false);
        }
        let lines = lanes.iter().map(|lane| upright_title(lane).len());
        (lines.max().unwrap_or(1) as f64 * LINE + 12.0, true)
    }

    fn lane(&mut self, band: &Band, lane: &Lane, title: (f64, bool), beside: f64) {
        let id = self.id(&format!("lane-{}", lane.id));
        let place = self.within(Rect { x: lane.rect.x + beside, w: lane.rect.w - beside, ..lane.rect });
        let (room, is_upright) = title;
        let label = if is_upright {
            upright_title(lane).iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br>")
        } else {
            let outside = if lane.is_external { "<br><i>external</i>" } else { "" };
            format!("{}{outside}", escape(&lane.name))
        };
        let tooltip = lane.is_external.then_some("outside the organisation");
        let is_beside = !self.is_down && !is_upright;
        let style = style::lane(self.is_down, lane.is_external, room, is_beside);
        let pool = self.pool.clone();
        let cell = Cell { id: &id, parent: &pool, label, style, tooltip, address: None };
        self.vertex(&cell, place);
        if is_beside {
            // A title beside a lane always stands upright; lying words are a cell of their own.
            let words = self.id(&format!("title-{id}"));
            let style = style::lying_title();
            let cell = Cell { id: &words, parent: &id, label: cell.label, style, ..Cell::default() };
            self.vertex(&cell, Rect::new(0.0, 0.0, room, lane.rect.h));
        }
        let corner = Point::new(lane.rect.x + beside, lane.rect.y);
        for step in band.steps.iter().filter(|step| step.lane == lane.index) {
            self.step(step, &id, corner);
        }
    }

    fn step(&mut self, step: &Step, lane: &str, corner: Point) {
        let id = self.id(&format!("step-{}", step.id));
        let told = match &step.note {
            // What has no room is told whole.
            Some(note) if step.text.ends_with('…') => format!("{}. {note}", step.title),
            Some(note) => note.clone(),
            None => step.title.clone(),
        };
        let rect = Rect { x: step.rect.x - corner.x, y: step.rect.y - corner.y, ..step.rect };
        let cell = Cell {
            id: &id,
            parent: lane,
            label: escape(&step.text),
            style: style::step(step.shape, step.rect.w),
            tooltip: Some(&told),
            address: step.address.as_deref(),
        };
        self.vertex(&cell, rect);
        self.steps.insert(step.index, (id, step.rect));
    }

    fn phases(&mut self, phases: &[Phase], band: &Band) {
        let pool = self.pool.clone();
        for (index, phase) in phases.iter().enumerate() {
            let id = self.id("phase");
            let cell = Cell {
                id: &id,
                parent: &pool,
                label: escape(&phase.name),
                style: style::phase(),
                ..Cell::default()
            };
            self.vertex(&cell, self.within(phase.title));
            if index == 0 {
                continue;
            }
            let (from, to) = if self.is_down {
                (Point::new(phase.title.right(), phase.title.y), Point::new(band.rect.right(), phase.title.y))
            } else {
                (
                    Point::new(phase.title.x, phase.title.bottom()),
                    Point::new(phase.title.x, band.rect.bottom()),
                )
            };
            let id = self.id("phase-border");
            let cell = Cell { id: &id, parent: &pool, style: style::border(), ..Cell::default() };
            let geometry = format!(
                "<mxGeometry relative=\"1\" as=\"geometry\">{}{}</mxGeometry>",
                self.point(from, " as=\"sourcePoint\""),
                self.point(to, " as=\"targetPoint\"")
            );
            self.put(&cell, "edge=\"1\"", &geometry);
        }
    }

    /// Returns a point of a line, counted from the corner of the band's frame.
    pub(super) fn point(&self, at: Point, role: &str) -> String {
        format!(
            "<mxPoint x=\"{}\" y=\"{}\"{role}/>",
            number(at.x - self.corner.x),
            number(at.y - self.corner.y)
        )
    }

    /// Writes a circle where a line goes on elsewhere; returns its id and bounds.
    pub(super) fn connector(&mut self, connector: &Elsewhere) -> (String, Rect) {
        let id = self.id(&format!("connector-{}", connector.letter));
        let rect = connector.circle();
        let told = match connector.page {
            Some(page) => format!("goes on at the same letter on page {page}"),
            None => "goes on at the same letter".to_owned(),
        };
        let pool = self.pool.clone();
        let cell = Cell {
            id: &id,
            parent: &pool,
            label: escape(&connector.letter),
            style: style::connector(),
            tooltip: Some(&told),
            address: None,
        };
        self.vertex(&cell, self.within(rect));
        if let Some(page) = connector.page {
            let words = self.id(&format!("page-of-{id}"));
            let style = style::page();
            let cell = Cell { id: &words, parent: &pool, label: page.to_string(), style, ..Cell::default() };
            let way = if self.is_down { Direction::Down } else { Direction::Right };
            self.vertex(&cell, self.within(connector.beside(way)));
        }
        (id, rect)
    }

    /// Writes what the marks mean, below the drawing.
    pub(super) fn legend(&mut self, sheet: &Sheet) {
        let middle = MARGIN + sheet.size.h + TITLE * sheet.bands.len() as f64 + 20.0;
        let mut x = MARGIN;
        for (lack, words) in sheet.marks() {
            let (mark, text) = (self.id("legend-mark"), self.id("legend"));
            let cell = Cell { id: &mark, parent: "1", style: style::mark(lack), ..Cell::default() };
            self.vertex(&cell, Rect::about(Point::new(x + 6.0, middle), Size::new(10.0, 10.0)));
            let room = width(words, 11.0, Weight::Regular) + 8.0;
            let cell = Cell {
                id: &text,
                parent: "1",
                label: words.to_owned(),
                style: style::words(),
                ..Cell::default()
            };
            self.vertex(&cell, Rect::new(x + 16.0, middle - 9.0, room, 18.0));
            x += room + 36.0;
        }
    }

    /// Returns the cell of a line's end and its bounds, if it is drawn.
    pub(super) fn end(&mut self, end: &End) -> Option<(String, Rect)> {
        match end {
            End::Step(step) => self.steps.get(step).cloned(),
            End::Connector(connector) => Some(self.connector(connector)),
        }
    }
}

/// Tells whether each word of a lane's title fits upright.
fn stands_upright(lane: &Lane) -> bool {
    let fits = |word: &str| width(word, TITLE_TEXT, Weight::Bold) <= lane.rect.h - TITLE_PADDING;
    let all = wrap(&titled(lane), lane.rect.h - TITLE_PADDING, TITLE_LINES, TITLE_TEXT, Weight::Bold);
    titled(lane).split_whitespace().all(fits) && !all.cut
}

fn titled(lane: &Lane) -> String {
    if lane.is_external { format!("{} (external)", lane.name) } else { lane.name.clone() }
}

/// Returns the lines of a lane's title that stands upright, as long as the lane is high.
fn upright_title(lane: &Lane) -> Vec<String> {
    wrap(&titled(lane), lane.rect.h - TITLE_PADDING, TITLE_LINES, TITLE_TEXT, Weight::Bold).lines
}

/// Returns the bounds of a cell as attributes.
pub(super) fn bounds(rect: Rect) -> String {
    let (x, y, w, h) = (number(rect.x), number(rect.y), number(rect.w), number(rect.h));
    format!("x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"")
}

/// Returns a number with two decimals at most.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}
