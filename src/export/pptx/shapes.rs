//! The shapes of a slide, written one after the other: each has an id that connectors name.

use super::package::Relation;
use super::route::Route;
use crate::geometry::{Point, Rect};
use crate::render::escape;
use crate::scene::{Class, Theme};
use crate::typography::is_right_to_left;
use std::fmt::Write as _;

/// EMU in a point.
pub(super) const EMU: f64 = 12_700.0;
/// Why writing into a text is expected to work.
const WRITES: &str = "a string takes all that is written";

/// What a shape is called and about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct About<'a> {
    /// Its name in the list of what is on the slide.
    pub(super) name: &'a str,
    /// What it is, for people who do not see it.
    pub(super) told: &'a str,
    /// An address in the web.
    pub(super) address: Option<&'a str>,
}

/// Lines of text in a shape.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    /// Paragraphs; a line within one is broken, and whether each is bold.
    pub(super) paragraphs: &'a [(&'a [&'a str], bool)],
    /// Size in points.
    pub(super) size: f64,
    /// `l`, `ctr` or `r`, as if written from the left.
    pub(super) align: &'static str,
    /// Whether lines wrap at the shape's sides.
    pub(super) wraps: bool,
    pub(super) class: Class,
}

/// One end of a connector: the shape and its site.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glue {
    pub(super) shape: usize,
    pub(super) site: usize,
}

/// What is on a slide so far.
#[derive(Debug)]
pub(super) struct Shapes<'a> {
    pub(super) out: String,
    pub(super) relations: Vec<Relation>,
    /// The id given last; that of the whole tree is 1.
    last: usize,
    lang: &'a str,
}

impl<'a> Shapes<'a> {
    pub(super) fn new(lang: &'a str, relations: Vec<Relation>) -> Self {
        Self { out: String::new(), relations, last: 1, lang }
    }

    /// Writes the opening of a shape up to its own properties; returns its id.
    fn open(&mut self, kind: &str, about: &About<'_>) -> usize {
        self.last += 1;
        let id = self.last;
        let (name, told) = (escape(about.name), escape(about.told));
        write!(self.out, "<p:{kind}><p:nv{}Pr>", capital(kind)).expect(WRITES);
        write!(self.out, "<p:cNvPr id=\"{id}\" name=\"{name}\"").expect(WRITES);
        if !told.is_empty() {
            write!(self.out, " descr=\"{told}\"").expect(WRITES);
        }
        match about.address {
            None => self.out.push_str("/>"),
            Some(address) => {
                let target = address.to_owned();
                self.relations.push(Relation { kind: "hyperlink", target, is_external: true });
                let relation = self.relations.len();
                write!(self.out, "><a:hlinkClick r:id=\"rId{relation}\"/></p:cNvPr>").expect(WRITES);
            }
        }
        id
    }

    /// Writes a shape with a preset's outline, painted as a class, with text in it.
    pub(super) fn shape(
        &mut self,
        about: &About<'_>,
        preset: &str,
        rect: Rect,
        class: Class,
        words: Option<&Words<'_>>,
    ) -> usize {
        let geometry = format!("<a:prstGeom prst=\"{preset}\"><a:avLst/></a:prstGeom>");
        self.outlined(about, &geometry, rect, class, words)
    }

    /// Writes a shape with an outline, painted as a class, with text in it; returns its id.
    pub(super) fn outlined(
        &mut self,
        about: &About<'_>,
        geometry: &str,
        rect: Rect,
        class: Class,
        words: Option<&Words<'_>>,
    ) -> usize {
        let id = self.open("sp", about);
        let outline = painted(class);
        write!(
            self.out,
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}{geometry}{outline}</p:spPr>",
            place(rect, "")
        )
        .expect(WRITES);
        let none = Words { paragraphs: &[], size: 10.0, align: "ctr", wraps: true, class: Class::Text };
        self.words(words.unwrap_or(&none), "ctr", 2.0);
        self.out.push_str("</p:sp>");
        id
    }

    /// Writes a text without an outline.
    pub(super) fn text(&mut self, about: &About<'_>, rect: Rect, words: &Words<'_>) {
        self.open("sp", about);
        write!(
            self.out,
            "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>",
            place(rect, "")
        )
        .expect(WRITES);
        self.words(words, "ctr", 0.0);
        self.out.push_str("</p:sp>");
    }

    /// Writes the title of the slide.
    pub(super) fn title(&mut self, title: &str) {
        self.open("sp", &About { name: "Title", ..About::default() });
        write!(
            self.out,
            "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p>{}<a:r><a:rPr lang=\"{}\"/><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>",
            if is_right_to_left(title) { "<a:pPr algn=\"r\" rtl=\"1\"/>" } else { "" },
            self.lang,
            escape(title)
        )
        .expect(WRITES);
    }

    /// Writes a straight line that joins nothing.
    pub(super) fn line(&mut self, name: &str, from: Point, to: Point, class: Class) {
        self.open("sp", &About { name, ..About::default() });
        let rect =
            Rect::new(from.x.min(to.x), from.y.min(to.y), (to.x - from.x).abs(), (to.y - from.y).abs());
        write!(
            self.out,
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>{}</p:spPr></p:sp>",
            place(rect, ""),
            stroke(class, "")
        )
        .expect(WRITES);
    }

    /// Writes a connector that is glued to both its ends.
    pub(super) fn connector(
        &mut self,
        about: &About<'_>,
        route: &Route,
        ends: (Glue, Glue),
        class: Class,
        has_head: bool,
    ) {
        self.open("cxnSp", about);
        let (from, to) = ends;
        write!(
            self.out,
            "<p:cNvCxnSpPr><a:stCxn id=\"{}\" idx=\"{}\"/><a:endCxn id=\"{}\" idx=\"{}\"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>",
            from.shape, from.site, to.shape, to.site
        )
        .expect(WRITES);
        let turned = if route.is_turned { " rot=\"5400000\"" } else { "" };
        let along = if route.is_flipped_along { " flipH=\"1\"" } else { "" };
        let across = if route.is_flipped_across { " flipV=\"1\"" } else { "" };
        let guide =
            |(number, value): (usize, &i64)| format!("<a:gd name=\"adj{number}\" fmla=\"val {value}\"/>");
        let guides: String = (1..).zip(&route.adjustments).map(guide).collect();
        let head = if has_head { "<a:tailEnd type=\"triangle\" w=\"med\" len=\"med\"/>" } else { "" };
        write!(
            self.out,
            "{}<a:prstGeom prst=\"{}\"><a:avLst>{guides}</a:avLst></a:prstGeom>{}</p:spPr></p:cxnSp>",
            place(route.rect, &format!("{turned}{along}{across}")),
            route.preset,
            stroke(class, head)
        )
        .expect(WRITES);
    }

    /// Begins a group, whose members keep their places on the slide.
    pub(super) fn begin_group(&mut self, about: &About<'_>, rect: Rect) {
        self.open("grpSp", about);
        let (x, y, w, h) = (emu(rect.x), emu(rect.y), emu(rect.w), emu(rect.h));
        write!(
            self.out,
            "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/><a:chOff x=\"{x}\" y=\"{y}\"/><a:chExt cx=\"{w}\" cy=\"{h}\"/></a:xfrm></p:grpSpPr>"
        )
        .expect(WRITES);
    }

    pub(super) fn end_group(&mut self) {
        self.out.push_str("</p:grpSp>");
    }

    /// Writes the text of a shape.
    fn words(&mut self, words: &Words<'_>, anchor: &str, inset: f64) {
        let (wrap, inset) = (if words.wraps { "square" } else { "none" }, emu(inset));
        write!(
            self.out,
            "<p:txBody><a:bodyPr wrap=\"{wrap}\" lIns=\"{inset}\" tIns=\"0\" rIns=\"{inset}\" bIns=\"0\" rtlCol=\"0\" anchor=\"{anchor}\"><a:noAutofit/></a:bodyPr><a:lstStyle/>"
        )
        .expect(WRITES);
        for (lines, is_bold) in words.paragraphs {
            self.paragraph(words, lines, *is_bold);
        }
        if words.paragraphs.is_empty() {
            write!(self.out, "<a:p><a:endParaRPr lang=\"{}\"/></a:p>", self.lang).expect(WRITES);
        }
        self.out.push_str("</p:txBody>");
    }

    fn paragraph(&mut self, words: &Words<'_>, lines: &[&str], is_bold: bool) {
        let is_rtl = is_right_to_left(&lines.join(" "));
        let rtl = if is_rtl { " rtl=\"1\"" } else { "" };
        let colour = hex(Theme::Light.palette().paint(words.class).fill);
        let bold = if is_bold { " b=\"1\"" } else { "" };
        let properties = format!(
            "lang=\"{}\" sz=\"{}\"{bold} dirty=\"0\"",
            self.lang,
            (words.size * 100.0).round() as i64
        );
        let look = format!("<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>");
        write!(self.out, "<a:p><a:pPr algn=\"{}\"{rtl}/>", words.align).expect(WRITES);
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                write!(self.out, "<a:br><a:rPr {properties}>{look}</a:rPr></a:br>").expect(WRITES);
            }
            write!(self.out, "<a:r><a:rPr {properties}>{look}</a:rPr><a:t>{}</a:t></a:r>", escape(line))
                .expect(WRITES);
        }
        self.out.push_str("</a:p>");
    }
}

/// Returns the kind of a shape as the names of its properties have it.
fn capital(kind: &str) -> &'static str {
    match kind {
        "cxnSp" => "CxnSp",
        "grpSp" => "GrpSp",
        _ => "Sp",
    }
}

/// Returns a length in points as EMU.
pub(super) fn emu(points: f64) -> i64 {
    (points * EMU).round() as i64
}

fn place(rect: Rect, turned: &str) -> String {
    format!(
        "<a:xfrm{turned}><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>",
        emu(rect.x),
        emu(rect.y),
        emu(rect.w),
        emu(rect.h)
    )
}

/// Returns a colour without the sign before it.
pub(super) fn hex(colour: &str) -> String {
    colour.trim_start_matches('#').to_uppercase()
}

fn filled(colour: &str) -> String {
    match colour {
        "none" => "<a:noFill/>".to_owned(),
        colour => format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", hex(colour)),
    }
}

/// Returns the fill and the outline of a class.
fn painted(class: Class) -> String {
    format!("{}{}", filled(Theme::Light.palette().paint(class).fill), stroke(class, ""))
}

/// Returns the outline of a class; its head comes last.
fn stroke(class: Class, head: &str) -> String {
    let paint = Theme::Light.palette().paint(class);
    let dash = match paint.dash {
        Some((dash, gap)) if dash <= gap => "<a:prstDash val=\"sysDot\"/>",
        Some(_) => "<a:prstDash val=\"dash\"/>",
        None => "",
    };
    let width = emu(paint.width * 0.75);
    format!("<a:ln w=\"{width}\">{}{dash}<a:round/>{head}</a:ln>", filled(paint.stroke))
}
