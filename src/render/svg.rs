//! A scene as SVG that any program shows: plain shapes, real text, no scripts.
//!
//! Colours stand in attributes, so that office programs find them; classes carry the same names
//! for whoever styles the picture, and a picture for light and dark screens carries the colours of
//! both as rules with custom properties. All ids begin with the picture's name and all styles hold
//! within it, so that several pictures can stand in one page. Everything that comes from a flow is
//! escaped.

use super::address::web_address;
#[cfg(feature = "pictures")]
use super::embedded::{FAMILY, font_faces};
use super::outline::{Piece, rounded_line};
use super::words::shown;
use crate::geometry::{Point, Rect};
use crate::scene::{Anchor, Class, Item, Paint, Palette, Scene, TextLine, Theme};
use crate::typography::{Weight, lines_right_to_left, width};
use crate::xml::escaped;
use std::fmt::Write as _;

/// Families that run no wider than the font that the layout measures.
const FAMILIES: &str = "'Noto Sans', 'Segoe UI', Arial, sans-serif";

/// Returns the scene as an SVG document.
#[must_use]
pub fn svg(scene: &Scene, theme: Theme) -> String {
    write(scene, theme, FAMILIES, "")
}

/// Returns the scene as an element of an HTML page, whose style sheet holds [`page_rules`].
///
/// `name` stands before all its ids. Groups for which `target` knows an address within the page are
/// links to it. The element has no style of its own, so that the page may forbid all but its own.
#[must_use]
pub fn svg_in_page(scene: &Scene, name: &str, target: &dyn Fn(&str) -> Option<String>) -> String {
    let palette = Theme::Light.palette();
    let mut writer =
        Writer { out: String::new(), name: escape(name), palette, target: Some(target), is_linked: false };
    writer.open_in_page(scene);
    scene.items.iter().for_each(|item| writer.item(item));
    writer.out.push_str("</svg>\n");
    writer.out
}

/// Returns the rules of a style sheet that give pictures within elements of a class their colours, on
/// light and dark screens and on paper.
#[must_use]
pub fn page_rules(class: &str) -> String {
    let mut writer = Writer {
        out: String::new(),
        name: String::new(),
        palette: Theme::Light.palette(),
        target: None,
        is_linked: false,
    };
    let scope = format!(".{class}");
    writer.rules(&scope, &Class::ALL, Theme::Light.palette());
    writer.out.push_str("@media screen and (prefers-color-scheme: dark) {\n");
    writer.rules(&scope, &Class::ALL, Theme::Dark.palette());
    writer.out.push_str("}\n");
    writer.put(format_args!("{scope} .line {{ fill: none; }}\n"));
    writer.out
}

/// Returns the scene as an SVG document with the letters that it shows, so that it looks the same
/// wherever it is opened.
#[cfg(feature = "pictures")]
#[must_use]
pub fn svg_with_fonts(scene: &Scene, theme: Theme) -> String {
    write(scene, theme, &format!("'{FAMILY}', {FAMILIES}"), &font_faces(scene))
}

fn write(scene: &Scene, theme: Theme, families: &str, fonts: &str) -> String {
    let name = escape(&scene.name);
    let mut writer =
        Writer { out: String::new(), name, palette: theme.palette(), target: None, is_linked: false };
    writer.open(scene, families);
    if !fonts.is_empty() {
        writer.put(format_args!("<style>{fonts}</style>\n"));
    }
    if theme == Theme::Auto {
        writer.style(&scene.classes());
    }
    for item in &scene.items {
        writer.item(item);
    }
    writer.out.push_str("</svg>\n");
    writer.out
}

/// Returns the address within a page for a group, by its id.
type Target<'run> = &'run dyn Fn(&str) -> Option<String>;

struct Writer<'run> {
    out: String,
    /// The picture's name, escaped.
    name: String,
    palette: Palette,
    /// Where the groups lead; absent in a document of its own.
    target: Option<Target<'run>>,
    /// Whether what is written now leads somewhere in the page.
    is_linked: bool,
}

impl Writer<'_> {
    fn put(&mut self, arguments: std::fmt::Arguments<'_>) {
        self.out.write_fmt(arguments).expect("writing to a string cannot fail");
    }

    fn open(&mut self, scene: &Scene, families: &str) {
        let (width, height) = (number(scene.size.w), number(scene.size.h));
        let name = self.name.clone();
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{name}\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{name}-title\" aria-describedby=\"{name}-description\" \
             lang=\"{}\" font-family=\"{families}\">\n",
            escape(&scene.lang)
        ));
        self.put(format_args!("<title id=\"{name}-title\">{}</title>\n", escape(&scene.title)));
        self.put(format_args!("<desc id=\"{name}-description\">{}</desc>\n", escape(&scene.description)));
    }

    fn open_in_page(&mut self, scene: &Scene) {
        let (width, height) = (number(scene.size.w), number(scene.size.h));
        let name = self.name.clone();
        // A picture with links is no image: what is in it can be reached.
        let role = if self.has_links(&scene.items) { "group" } else { "img" };
        self.put(format_args!(
            "<svg id=\"{name}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"{role}\" \
             aria-label=\"{}\" aria-describedby=\"{name}-description\" lang=\"{}\" font-family=\"{FAMILIES}\">\n",
            escape(&scene.title),
            escape(&scene.lang)
        ));
        self.put(format_args!("<desc id=\"{name}-description\">{}</desc>\n", escape(&scene.description)));
    }

    fn has_links(&self, items: &[Item]) -> bool {
        items.iter().any(|item| match item {
            Item::Group { id, items, .. } => {
                self.target.is_some_and(|target| target(id).is_some()) || self.has_links(items)
            }
            _ => false,
        })
    }

    /// Writes the colours of both screens as rules, so that whoever embeds the picture can change
    /// each by a custom property: `--handoff-step-fill`, `--handoff-step-stroke` and so on.
    ///
    /// Only those of the classes that the picture has, because small pictures should be light.
    fn style(&mut self, classes: &[Class]) {
        self.out.push_str("<style>\n");
        let scope = format!("#{}", self.name);
        self.rules(&scope, classes, Theme::Light.palette());
        self.out.push_str("@media (prefers-color-scheme: dark) {\n");
        self.rules(&scope, classes, Theme::Dark.palette());
        self.out.push_str("}</style>\n");
    }

    fn rules(&mut self, scope: &str, classes: &[Class], palette: Palette) {
        for class in classes.iter().copied() {
            let (paint, name) = (palette.paint(class), class.name());
            self.put(format_args!(
                "{scope} .{name} {{ fill: var(--handoff-{name}-fill, {}); stroke: var(--handoff-{name}-stroke, {}); }}\n",
                paint.fill, paint.stroke
            ));
        }
        for class in classes.iter().copied().filter(|class| class.has_head()) {
            let (colour, name) = (palette.paint(class).stroke, class.name());
            self.put(format_args!(
                "{scope} .head.{name} {{ fill: var(--handoff-{name}-stroke, {colour}); stroke: none; }}\n"
            ));
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Rect { rect, radius, class } => self.rect(*rect, *radius, *class),
            Item::Polygon { points, class } => {
                let points = points_text(points);
                let paint = self.paint(*class);
                self.put(format_args!("<polygon points=\"{points}\"{paint}/>\n"));
            }
            Item::Line { points, radius, class } => {
                let path = line_path(points, *radius);
                let paint = self.outline(*class);
                self.put(format_args!("<path d=\"{path}\"{paint}/>\n"));
                if self.is_linked {
                    // A thin line is hard to hit.
                    self.put(format_args!("<path d=\"{path}\" class=\"reach\" fill=\"none\"/>\n"));
                }
            }
            Item::Head { points, class } => {
                let points = points_text(points);
                let (fill, name) = (self.palette.paint(*class).stroke, class.name());
                self.put(format_args!(
                    "<polygon class=\"head {name}\" points=\"{points}\" fill=\"{fill}\"/>\n"
                ));
            }
            Item::Circle { centre, radius, class } => {
                let paint = self.paint(*class);
                let (x, y, radius) = (number(centre.x), number(centre.y), number(*radius));
                self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{paint}/>\n"));
            }
            Item::Delay { rect, class } => {
                let path = delay_path(*rect);
                let paint = self.paint(*class);
                self.put(format_args!("<path d=\"{path}\"{paint}/>\n"));
            }
            Item::Text { .. } => self.text(item),
            Item::Group { id, title, link, items } => self.group(id, title, link.as_deref(), items),
        }
    }

    fn rect(&mut self, rect: Rect, radius: f64, class: Class) {
        let paint = self.paint(class);
        let rounded = if radius > 0.0 { format!(" rx=\"{}\"", number(radius)) } else { String::new() };
        let (x, y, w, h) = (number(rect.x), number(rect.y), number(rect.w), number(rect.h));
        self.put(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"{rounded}{paint}/>\n"));
    }

    fn text(&mut self, item: &Item) {
        let Item::Text { lines, size, anchor, class } = item else { return };
        let directions = lines_right_to_left(lines.iter().map(|line| (line.text.as_str(), line.bold)));
        let lines: Vec<(&TextLine, bool)> = lines.iter().zip(directions).collect();
        let fill = self.palette.paint(*class).fill;
        let half_blank = width(" ", *size, Weight::Regular) / 2.0;
        let (name, size) = (class.name(), number(*size));
        // A text has one direction, so lines that run the other way make another.
        for lines in lines.chunk_by(|(_, one), (_, next)| one == next) {
            let is_right_to_left = lines.first().is_some_and(|(_, direction)| *direction);
            // What is written from the right starts at its right end.
            let held = match (anchor, is_right_to_left) {
                (Anchor::Middle, _) => " text-anchor=\"middle\"",
                (Anchor::Start, false) | (Anchor::End, true) => "",
                (Anchor::Start, true) | (Anchor::End, false) => " text-anchor=\"end\"",
            };
            let direction = if is_right_to_left { " direction=\"rtl\"" } else { "" };
            self.put(format_args!(
                "<text class=\"{name}\" font-size=\"{size}\" fill=\"{fill}\"{held}{direction}"
            ));
            // A blank behind a line counts as part of it, so its middle is set off by half a blank,
            // and its end by a whole one.
            let set_off = match (anchor, is_right_to_left) {
                (Anchor::Middle, false) => half_blank,
                (Anchor::Middle, true) => -half_blank,
                (Anchor::End, false) => 2.0 * half_blank,
                (Anchor::Start, _) | (Anchor::End, true) => 0.0,
            };
            self.lines(lines, set_off);
        }
    }

    /// Writes the lines of a text, whose tag is still open; all but the last are set off.
    fn lines(&mut self, lines: &[(&TextLine, bool)], set_off: f64) {
        let place = |line: &TextLine, set_off: f64| {
            let weight = if line.bold { " font-weight=\"bold\"" } else { "" };
            format!(" x=\"{}\" y=\"{}\"{weight}", number(line.at.x + set_off), number(line.at.y))
        };
        if let [(line, _)] = lines {
            self.put(format_args!("{}>{}</text>\n", place(line, 0.0), escape(&line.text)));
            return;
        }
        self.out.push('>');
        for (index, (line, _)) in lines.iter().enumerate() {
            // The blank keeps words of different lines apart when the text is copied or read aloud.
            let (blank, set_off) = if index + 1 < lines.len() { (" ", set_off) } else { ("", 0.0) };
            self.put(format_args!("<tspan{}>{}{blank}</tspan>", place(line, set_off), escape(&line.text)));
        }
        self.out.push_str("</text>\n");
    }

    fn group(&mut self, id: &str, title: &str, link: Option<&str>, items: &[Item]) {
        let within = self.target.and_then(|target| target(id));
        let is_within = within.is_some();
        let link = within.or_else(|| link.and_then(web_address));
        let name = self.name.clone();
        self.put(format_args!("<g id=\"{name}-{}\"><title>{}</title>\n", escape(id), escape(title)));
        if let Some(link) = &link {
            let label = self.target.map(|_| format!(" aria-label=\"{}\"", escape(&spoken(title, items))));
            self.put(format_args!("<a href=\"{}\"{}>\n", escape(link), label.unwrap_or_default()));
        }
        let outer = std::mem::replace(&mut self.is_linked, is_within);
        items.iter().for_each(|item| self.item(item));
        self.is_linked = outer;
        self.out.push_str(if link.is_some() { "</a></g>\n" } else { "</g>\n" });
    }

    /// Returns the attributes of a filled shape.
    fn paint(&self, class: Class) -> String {
        let paint = self.palette.paint(class);
        let stroke = if paint.stroke == "none" {
            String::new()
        } else {
            format!(" stroke=\"{}\" stroke-width=\"{}\"{}", paint.stroke, number(paint.width), dashes(paint))
        };
        format!(" class=\"{}\" fill=\"{}\"{stroke}", class.name(), paint.fill)
    }

    /// Returns the attributes of a line, which has no inside.
    fn outline(&self, class: Class) -> String {
        let paint = self.palette.paint(class);
        // The rules of a page know lines by a class, since it takes no style of an element.
        let hollow = if self.target.is_some() { " line\" fill=\"none\"" } else { "\" style=\"fill:none\"" };
        format!(
            " class=\"{}{hollow} stroke=\"{}\" stroke-width=\"{}\"{}",
            class.name(),
            paint.stroke,
            number(paint.width),
            dashes(paint)
        )
    }
}

fn dashes(paint: Paint) -> String {
    let dash =
        paint.dash.map(|(dash, gap)| format!(" stroke-dasharray=\"{} {}\"", number(dash), number(gap)));
    dash.unwrap_or_default()
}

/// Returns what a link is called: its title, and before it what is to be read on it and not in the title.
fn spoken(title: &str, items: &[Item]) -> String {
    let lines = items.iter().filter_map(|item| match item {
        Item::Text { lines, .. } => Some(lines.iter().map(|line| line.text.trim())),
        _ => None,
    });
    let written = lines.flatten().collect::<Vec<_>>().join(" ");
    let is_in_title = title.match_indices(&written).any(|(at, _)| {
        let beside = [title[..at].chars().next_back(), title[at + written.len()..].chars().next()];
        !beside.into_iter().flatten().any(char::is_alphanumeric)
    });
    if is_in_title { title.to_owned() } else { format!("{written}: {title}") }
}

/// Writes a coordinate with at most two decimals.
fn number(value: f64) -> String {
    let text = format!("{:.2}", value + 0.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Escapes text for element content and quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    escaped(&shown(text), |character| match character {
        '"' => Some("&quot;".to_owned()),
        '\'' => Some("&#39;".to_owned()),
        _ => None,
    })
}

fn points_text(points: &[Point]) -> String {
    let pairs: Vec<String> = points.iter().map(|at| format!("{},{}", number(at.x), number(at.y))).collect();
    pairs.join(" ")
}

/// Writes a line through the points with rounded bends.
fn line_path(points: &[Point], radius: f64) -> String {
    let mut path = String::new();
    for piece in rounded_line(points, radius) {
        let (letter, points) = match piece {
            Piece::Move(at) => ('M', vec![at]),
            Piece::Line(at) => ('L', vec![at]),
            Piece::Bend(about, at) => ('Q', vec![about, at]),
            #[cfg(feature = "pictures")]
            Piece::Curve(one, other, at) => ('C', vec![one, other, at]),
            #[cfg(feature = "pictures")]
            Piece::Close => ('Z', Vec::new()),
        };
        let numbers: Vec<String> =
            points.iter().map(|at| format!("{} {}", number(at.x), number(at.y))).collect();
        path.push(letter);
        path.push_str(&numbers.join(" "));
    }
    path
}

fn delay_path(rect: Rect) -> String {
    let radius = (rect.h / 2.0).min(rect.w / 2.0);
    let straight = rect.right() - radius;
    format!(
        "M{} {}L{} {}A{} {} 0 0 1 {} {}L{} {}Z",
        number(rect.x),
        number(rect.y),
        number(straight),
        number(rect.y),
        number(radius),
        number(rect.h / 2.0),
        number(straight),
        number(rect.bottom()),
        number(rect.x),
        number(rect.bottom())
    )
}

#[cfg(test)]
mod tests {
    use super::{escape, number};
    use crate::geometry::Rect;
    use crate::scene::{Class, Item};

    #[test]
    fn nothing_of_a_flow_is_markup() {
        assert_eq!(escape("<b x='\"&'>"), "&lt;b x=&#39;&quot;&amp;&#39;&gt;");
        assert_eq!(escape("a\u{0}\u{1b}[31m\u{202e}b"), "a\u{fffd}\u{fffd}[31m\u{fffd}b");
    }

    #[test]
    fn colours_for_both_screens_can_be_changed() {
        let scene = crate::scene::Scene {
            name: "flow-a".into(),
            size: crate::geometry::Size::new(9.0, 9.0),
            title: "A".into(),
            description: String::new(),
            lang: "en".into(),
            items: vec![
                Item::Rect { rect: Rect::new(0.0, 0.0, 9.0, 9.0), radius: 0.0, class: Class::Step },
                Item::Line { points: Vec::new(), radius: 0.0, class: Class::Handoff },
            ],
        };
        let svg = super::svg(&scene, crate::scene::Theme::Auto);
        assert!(!svg.contains("--handoff-lane"), "no colours of what is not in the picture: {svg}");
        assert!(svg.contains("#flow-a .step { fill: var(--handoff-step-fill, #ffffff);"), "{svg}");
        assert_eq!(svg.matches("--handoff-handoff-stroke").count(), 4, "each screen has a line and its head");
        assert!(!super::svg(&scene, crate::scene::Theme::Light).contains("var("));
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!((number(1.0), number(-0.001), number(2.346)), ("1".into(), "0".into(), "2.35".into()));
    }
}
