//! Exports to drawing tools, read back as such a tool would.

use crate::project::Project;
use crate::xml::{Element, parse, plain};
use std::collections::{HashMap, HashSet};

/// Texts that mean something to one drawing tool or another.
const HOSTILE: [&str; 10] = [
    "<script>alert(1)</script>",
    "=1+1",
    "!include /etc/passwd",
    "%path% ${x} {{y}}",
    "a\u{202e}b\u{200b}c",
    "bell\u{7}esc\u{1b}[31m",
    "$$x^2$$ `a` \\(b\\)",
    "\"quoted\" & 'so' &lt;b&gt;",
    "שלום עולם",
    "Ampersand && <b>bold</b> --> |lane| @startuml",
];

/// Returns a flow whose every text is hostile: two lanes, a decision, a loop, notes and links.
pub(crate) fn hostile() -> String {
    let text = |index: usize| serde_json::to_string(HOSTILE[index % HOSTILE.len()]).unwrap();
    let mut flow = format!("flow: {}\nactors:\n", text(0));
    for lane in 0..3 {
        flow += &format!("  a{lane}: {{ name: {}, side: external }}\n", text(lane + 3));
    }
    flow += "steps:\n";
    let kinds = ["starts", "does", "waits", "decides", "does", "ends"];
    for index in 0..12 {
        let (kind, actor) = (kinds[index % kinds.len()], index % 3);
        let then = if index + 3 < 12 { format!(", then: s{}", index + 3) } else { String::new() };
        flow += &format!(
            "  s{index}: {{ actor: a{actor}, {kind}: {}, phase: {}, note: {}, link: \"javascript:alert(1)\"{then} }}\n",
            text(index),
            text(index / 6),
            text(index + 1)
        );
    }
    flow += "handoffs:\n";
    for index in 1..12 {
        flow += &format!(
            "  - {{ from: s{}, to: s{index}, product: {}, when: {}, need: {} }}\n",
            index - 1,
            text(index + 2),
            text(index + 4),
            text(index + 5)
        );
    }
    let long = "a very long name ".repeat(12);
    flow + &format!("  - {{ from: s11, to: s0, product: \"{long}\", link: \"https://e.org/?a=1&b=2\" }}\n")
}

/// Returns a chain of so many steps over five actors.
pub(crate) fn chain(steps: usize) -> String {
    let mut flow = String::from("flow: Chain\nactors: { a: Ann, b: Ben, c: Cleo, d: Dan, e: Eve }\nsteps:\n");
    for step in 0..steps {
        let actor = ["a", "b", "c", "d", "e"][step % 5];
        flow += &format!("  s{step}: {{ actor: {actor}, does: Work on part {step} }}\n");
    }
    flow += "handoffs:\n";
    for step in 1..steps {
        flow += &format!("  - s{} -> s{step}: Part {step} of the answer\n", step - 1);
    }
    flow
}

/// Returns the cells of each page of a drawing for draw.io.
fn cells(document: &Element) -> Vec<Vec<Cell>> {
    assert_eq!(document.name, "mxfile");
    document
        .children
        .iter()
        .map(|page| page.all().iter().filter_map(|item| Cell::of(item)).collect())
        .collect()
}

/// A cell as draw.io reads it.
#[derive(Debug)]
struct Cell {
    id: String,
    parent: Option<String>,
    label: String,
    style: String,
    ends: Option<(String, String)>,
    link: Option<String>,
}

impl Cell {
    fn of(element: &Element) -> Option<Self> {
        let (outer, inner) = match element.name.as_str() {
            "UserObject" => (element, &element.children[0]),
            "mxCell" if element.get("id").is_some() => (element, element),
            _ => return None,
        };
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let ends = inner.get("source").map(|from| (from.to_owned(), inner.attribute("target").to_owned()));
        Some(Self {
            id: outer.attribute("id").to_owned(),
            parent: owned(inner.get("parent")),
            label: outer.get("label").or(outer.get("value")).unwrap_or_default().to_owned(),
            style: inner.get("style").unwrap_or_default().to_owned(),
            ends,
            link: owned(outer.get("link")),
        })
    }
}

#[test]
fn draw_io_finds_lanes_steps_and_bound_edges() {
    let flows = [chain(3), chain(40), hostile(), "flow: Empty\n".to_owned()];
    for (flow, more) in flows.iter().flat_map(|flow| [(flow, "right"), (flow, "down")]) {
        let project = Project::new().file("a.yaml", flow);
        project.run(&["export", "a.yaml", "-o", "a.drawio", "--pages", "--direction", more]);
        let text = project.read("a.drawio");
        assert!(
            !text.contains("placeholders") && text.contains("math=\"0\"") && !text.contains("javascript")
        );
        for cells in cells(&parse(&text)) {
            let by_id: HashMap<&str, &Cell> = cells.iter().map(|cell| (cell.id.as_str(), cell)).collect();
            assert_eq!(by_id.len(), cells.len(), "each id is given once");
            for cell in &cells {
                let parent = cell.parent.as_deref().and_then(|id| by_id.get(id));
                assert!(cell.id == "0" || parent.is_some(), "{cell:?}");
                if cell.id.starts_with("step-") {
                    let lane = parent.unwrap();
                    assert!(lane.id.starts_with("lane-") && lane.style.starts_with("swimlane;"), "{cell:?}");
                    assert!(by_id[lane.parent.as_deref().unwrap()].style.starts_with("swimlane;"));
                }
                if let Some((from, to)) = &cell.ends {
                    assert!(by_id.contains_key(from.as_str()) && by_id.contains_key(to.as_str()), "{cell:?}");
                    assert!(cell.style.contains("exitX=") && cell.style.contains("entryX="));
                }
                assert!(cell.link.iter().all(|link| link.starts_with("https://e.org/")), "{cell:?}");
            }
        }
    }
}

#[test]
fn draw_io_shows_every_text_as_it_is_written() {
    let project = Project::new().file("a.yaml", hostile());
    project.run(&["export", "a.yaml", "-o", "a.drawio"]);
    let document = parse(&project.read("a.drawio"));
    let cells: Vec<Cell> = cells(&document).into_iter().flatten().collect();
    let allowed = ["br", "b", "/b", "i", "/i"];
    for cell in &cells {
        // What draw.io reads as HTML has no tags but ours.
        let tags = cell.label.split('<').skip(1).map(|tag| tag.split('>').next().unwrap());
        assert!(tags.into_iter().all(|tag| allowed.contains(&tag)), "{cell:?}");
    }
    let shown: HashSet<String> = cells.iter().map(|cell| plain(&cell.label)).collect();
    for text in
        ["<script>alert(1)</script>", "=1+1", "!include /etc/passwd", "%path% ${x} {{y}}", "שלום עולם"]
    {
        assert!(shown.contains(text), "{text} is not among {shown:?}");
    }
    assert!(shown.iter().any(|text| text.contains("a\u{fffd}b\u{fffd}c")), "no character hides");
}

#[cfg(feature = "slides")]
mod slides {
    use super::{chain, hostile};
    use crate::project::Project;
    use crate::xml::{Element, parse};
    use std::collections::HashSet;
    use std::io::{Cursor, Read};

    /// Returns the parts of a package, with their names, in order.
    fn parts(project: &Project, name: &str) -> Vec<(String, String)> {
        let bytes = std::fs::read(project.path(name)).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let count = archive.len();
        let read = |index: usize| {
            let mut text = String::new();
            let mut part = archive.by_index(index).unwrap();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        };
        (0..count).map(read).collect()
    }

    fn named<'a>(element: &'a Element, name: &str) -> Vec<&'a Element> {
        element.all().into_iter().filter(|item| item.name == name).collect()
    }

    #[test]
    fn every_connector_is_glued_to_shapes_of_its_slide() {
        for (flow, direction) in
            [(chain(3), "right"), (chain(60), "right"), (chain(60), "down"), (hostile(), "right")]
        {
            let project = Project::new().file("a.yaml", flow);
            let ran = project.run(&["export", "a.yaml", "-o", "a.pptx", "--direction", direction]);
            assert_eq!(ran.code, 0, "{}", ran.err);
            let mut connectors = 0;
            for (name, text) in parts(&project, "a.pptx") {
                let slide = parse(&text);
                let ids: Vec<&str> =
                    named(&slide, "p:cNvPr").into_iter().map(|item| item.attribute("id")).collect();
                let unique: HashSet<&str> = ids.iter().copied().collect();
                assert_eq!(unique.len(), ids.len(), "{name} gives an id twice");
                for connector in named(&slide, "p:cxnSp") {
                    connectors += 1;
                    for end in ["a:stCxn", "a:endCxn"] {
                        let [end] = named(connector, end)[..] else { panic!("{name}: no {end}") };
                        assert!(unique.contains(end.attribute("id")), "{name}");
                        assert!(end.attribute("idx").parse::<usize>().unwrap() < 40);
                    }
                }
            }
            assert!(connectors >= 2, "{connectors}");
        }
    }

    #[test]
    fn every_part_is_named_and_every_relationship_leads_somewhere() {
        let project = Project::new().file("a.yaml", hostile());
        project.run(&["export", "a.yaml", "-o", "a.pptx"]).ends_with(0);
        let parts = parts(&project, "a.pptx");
        let names: HashSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(parts[0].0, "[Content_Types].xml");
        for over in named(&parse(&parts[0].1), "Override") {
            assert!(names.contains(over.attribute("PartName").trim_start_matches('/')), "{over:?}");
        }
        let mut addresses = Vec::new();
        for (name, text) in &parts {
            assert!(!text.contains(|c: char| c != '\n' && handoffs::emit::is_hazardous(c)), "{name}");
            let Some(folder) = name.strip_suffix(".rels") else { continue };
            let folder = folder.split("_rels/").next().unwrap();
            for relation in named(&parse(text), "Relationship") {
                let target = relation.attribute("Target");
                if relation.get("TargetMode") == Some("External") {
                    addresses.push(target.to_owned());
                    continue;
                }
                let path = match target.strip_prefix("../") {
                    Some(rest) => format!("ppt/{rest}"),
                    None => format!("{folder}{target}"),
                };
                assert!(names.contains(path.as_str()), "{name} leads to {path}");
            }
        }
        assert!(
            !addresses.is_empty() && addresses.iter().all(|to| to == "https://e.org/?a=1&b=2"),
            "{addresses:?}"
        );
    }

    #[test]
    fn notes_tell_the_findings_and_the_bytes_are_the_same_each_time() {
        let project = Project::new().file("a.yaml", chain(40));
        for name in ["a.pptx", "b.pptx"] {
            project.run(&["export", "a.yaml", "-o", name]).ends_with(0);
        }
        let read = |name: &str| std::fs::read(project.path(name)).unwrap();
        assert_eq!(read("a.pptx"), read("b.pptx"));
        let parts = parts(&project, "a.pptx");
        let notes: Vec<&String> = parts
            .iter()
            .filter(|(name, _)| name.starts_with("ppt/notesSlides/n"))
            .map(|(_, text)| text)
            .collect();
        assert!(notes.len() > 1, "forty steps take several slides");
        let told: usize = notes.iter().map(|text| text.matches("H002 warning").count()).sum();
        assert_eq!(told, 39, "each hand-off without a measure is told on one slide");
        assert!(notes.iter().all(|text| text.contains("to do: ")));
    }

    #[test]
    fn text_is_never_smaller_than_eight_points_where_lanes_leave_room() {
        let project = Project::new().file("a.yaml", chain(100));
        let ran = project.run(&["export", "a.yaml", "-o", "a.pptx"]).ends_with(0);
        assert_eq!(ran.err, "");
        for (name, text) in parts(&project, "a.pptx") {
            for item in named(&parse(&text), "a:rPr") {
                let size = item.get("sz").map(|size| size.parse::<u32>().unwrap());
                assert!(size.is_none_or(|size| size >= 800), "{name}: {item:?}");
            }
        }
    }

    #[test]
    fn a_terminal_gets_no_presentation() {
        let project = Project::new().file("a.yaml", chain(3));
        // Nobody watches here, so the bytes are sent on.
        let command = project.command(&["export", "a.yaml", "--format", "pptx", "-o", "-"]).output().unwrap();
        assert!(command.status.success() && command.stdout.starts_with(b"PK"));
    }
}

/// Other programs that read what is written; passed over where they are not installed, and said so.
#[allow(clippy::print_stderr, reason = "a test that is passed over says so")]
mod elsewhere {
    use super::{chain, hostile};
    use crate::project::Project;
    use std::io::Write;
    use std::process::{Command, Output, Stdio};

    /// Runs a program with a text to read, if it is there.
    fn run(program: &str, arguments: &[&str], text: &[u8]) -> Option<Output> {
        let started = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let Ok(mut child) = started else {
            eprintln!("passed over: `{program}` is not installed");
            return None;
        };
        // One that ends before it has read all says why.
        drop(child.stdin.take().unwrap().write_all(text));
        Some(child.wait_with_output().unwrap())
    }

    fn exported(flow: &str, format: &str) -> Vec<u8> {
        let project = Project::new().file("a.yaml", flow);
        let output = project.command(&["export", "a.yaml", "--format", format, "-o", "-"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    #[test]
    fn plantuml_draws_any_flow() {
        let flows = [
            chain(3),
            chain(60),
            hostile(),
            "flow: Empty\nactors: { a: A, b: B }\nhandoffs: [a -> b: x]\n".to_owned(),
        ];
        for flow in flows {
            let text = exported(&flow, "puml");
            let Some(output) = run("plantuml", &["-syntax"], &text) else { return };
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(said.starts_with("ACTIVITY"), "{said}\n{}", String::from_utf8_lossy(&text));
        }
    }

    #[test]
    fn xmllint_reads_what_draw_io_will() {
        for flow in [chain(60), hostile()] {
            let text = exported(&flow, "drawio");
            let Some(output) = run("xmllint", &["--noout", "-"], &text) else { return };
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }

    /// Opens a presentation, moves a step and saves it again.
    #[cfg(feature = "slides")]
    const OPEN: &str = r#"
import io, sys
try:
    import pptx
except ImportError:
    sys.exit(77)
show = pptx.Presentation(io.BytesIO(sys.stdin.buffer.read()))
def all_of(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from all_of(shape.shapes)
steps = connectors = 0
for slide in show.slides:
    shapes = list(all_of(slide.shapes))
    by_id = {shape.shape_id: shape for shape in shapes}
    assert len(by_id) == len(shapes) and slide.shapes.title.text
    for shape in shapes:
        if shape.element.tag.endswith("cxnSp"):
            ends = shape.element.xpath(".//a:stCxn/@id | .//a:endCxn/@id")
            assert len(ends) == 2 and all(int(end) in by_id for end in ends)
            connectors += 1
        elif shape.has_text_frame and shape.text_frame.text.startswith("Work on"):
            shape.left += 914400
            shape.text_frame.text += "!"
            steps += 1
    assert slide.notes_slide.notes_text_frame.text
show.save(io.BytesIO())
print(steps, connectors, show.core_properties.title)
"#;

    #[cfg(feature = "slides")]
    #[test]
    fn python_pptx_moves_the_steps_of_glued_connectors() {
        let Some(output) = run("python3", &["-c", OPEN], &exported(&chain(40), "pptx")) else { return };
        if output.status.code() == Some(77) {
            return eprintln!("passed over: `python-pptx` is not installed");
        }
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8_lossy(&output.stdout);
        let mut said = said.split_whitespace();
        assert_eq!((said.next(), said.next_back()), (Some("40"), Some("Chain")));
        // What a slide breaks off is a connector on each side.
        assert!(said.next().unwrap().parse::<usize>().unwrap() >= 39);
    }

    #[cfg(feature = "slides")]
    #[test]
    fn libreoffice_prints_each_slide() {
        let project = Project::new().file("a.yaml", chain(40));
        project.run(&["export", "a.yaml", "-o", "a.pptx"]).ends_with(0);
        let settings = format!("-env:UserInstallation=file://{}", project.path("settings").display());
        let (show, folder) = (project.path("a.pptx"), project.path("out"));
        let arguments = [
            settings.as_str(),
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder.to_str().unwrap(),
            show.to_str().unwrap(),
        ];
        let Some(output) = run("soffice", &arguments, b"") else { return };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let pdf = std::fs::read(folder.join("a.pdf")).unwrap();
        assert!(pdf.starts_with(b"%PDF") && pdf.len() > 20_000);
    }
}
