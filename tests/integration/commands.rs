//! The commands beside `check`.

use crate::flow::{MEASURE, blood_test};
use crate::project::Project;
use serde_json::Value;

fn clean() -> String {
    blood_test(&format!(
        "  - technician -> patient: {{ product: Answer to what is wrong, measures: {MEASURE} }}\n"
    ))
}

#[test]
fn explain_shows_a_page() {
    let project = Project::new();
    let ran = project.run(&["explain", "h001"]).ends_with(0);
    ran.out("H001 handoff-without-product").out("Why\n").out("    flow: ").without("```").without("\u{1b}");
    project.run(&["explain", "handoff-without-product"]).ends_with(0).out("H001");
    project
        .run(&["explain", "handoff-without-produkt"])
        .ends_with(2)
        .err("did you mean `handoff-without-product`?");
    project.run(&["explain", "--format", "yaml", "H001"]).ends_with(2).err("json");
}

#[test]
fn explain_marks_the_bad_example_and_says_what_the_check_says() {
    let ran = Project::new().run(&["explain", "H001"]).ends_with(0);
    let ran =
        ran.out("\nThis raises it\n").out("\nThis does not\n").out("\n  >   - technician -> patient:\n");
    ran.out("    warning[H001]: the hand-off").out("   = help: ");
    let project = Project::new();
    let mut coloured = project.command(&["explain", "H001", "--color", "always"]);
    let out = String::from_utf8(coloured.output().unwrap().stdout).unwrap();
    assert!(out.contains("\u{1b}[1m\u{1b}[31mThis raises it"), "{out:?}");
    // Every rule's bad example has its findings shown, and only those of the rule.
    for meta in handoffs::lint::catalogue().metas() {
        let page = Project::new().run(&["explain", meta.code]).ends_with(0).out;
        let is_said = |line: &&str| line.starts_with("    ") && line.contains(&format!("[{}]: ", meta.code));
        assert!(page.lines().any(|line| is_said(&line)), "{page}");
        assert!(page.contains("\n  > "), "{page}");
    }
}

#[test]
fn explain_lists_a_family() {
    let ran = Project::new().run(&["explain", "h"]).ends_with(0).out("H: Hand-off\n");
    let metas = handoffs::lint::catalogue().metas();
    let of_family = metas.iter().filter(|meta| meta.code.starts_with('H'));
    assert!(of_family.clone().all(|meta| ran.out.contains(meta.name)));
    assert!(!ran.out.contains("P001") && !ran.out.contains("\u{1b}"));
    let list: Value =
        serde_json::from_str(&Project::new().run(&["explain", "H", "--format", "json"]).ends_with(0).out)
            .unwrap();
    assert_eq!(list.as_array().unwrap().len(), of_family.count());
    assert!(list[0]["page"].as_str().unwrap().contains("## Why"));
    assert!(list[0]["fail"][0].as_str().unwrap().starts_with("flow: "));
    assert_eq!(list[0]["code"], "H001");
}

#[test]
fn explain_stays_within_the_width() {
    let project = Project::new();
    for meta in handoffs::lint::catalogue().metas() {
        for (columns, most) in [("", 80), ("200", 100), ("60", 60)] {
            let mut command = project.command(&["explain", meta.code]);
            let page = command.env("COLUMNS", columns).output().unwrap().stdout;
            let page = String::from_utf8(page).unwrap();
            let prose =
                page.lines().skip(1).filter(|line| !line.starts_with("    ") && !line.starts_with("  > "));
            let widest = prose.max_by_key(|line| line.chars().count()).unwrap();
            assert!(widest.chars().count() <= most, "{}: {widest}", meta.code);
        }
    }
}

#[test]
fn rules_lists_every_rule() {
    let project = Project::new();
    let text = project.run(&["rules"]).ends_with(0).out;
    let list: Value =
        serde_json::from_str(&project.run(&["rules", "--format", "json"]).ends_with(0).out).unwrap();
    let metas = handoffs::lint::catalogue().metas();
    assert_eq!(list.as_array().unwrap().len(), metas.len());
    assert!(metas.iter().all(|meta| text.contains(meta.code) && text.contains(meta.summary())));
}

#[test]
fn init_writes_a_flow_without_a_warning_and_replaces_nothing() {
    let project = Project::new();
    project.run(&["init"]).ends_with(0).err("process.yaml");
    project.run(&["check"]).ends_with(0).out("in 1 flow").without("warning[");
    let project = project.file("mine.yaml", "mine");
    project.run(&["init", "mine.yaml"]).ends_with(2).err("exists already");
    assert_eq!(project.read("mine.yaml"), "mine");
    project.run(&["init", "no/a.yaml"]).ends_with(2).err("no directory `no`");
    project.run(&["init", "-"]).ends_with(0).out("flow: ");
}

#[test]
fn render_picks_the_format_by_the_ending() {
    let project = Project::new().file("a.yaml", clean());
    project.run(&["render", "a.yaml", "-o", "a.svg"]).ends_with(0).quiet();
    assert!(project.read("a.svg").starts_with("<svg") || project.read("a.svg").starts_with("<?xml"));
    project.run(&["render", "a.yaml", "-o", "a.dot"]).ends_with(0).quiet();
    assert!(project.read("a.dot").starts_with("digraph"));
    project.run(&["render", "a.yaml", "-o", "a.mmd", "--direction", "down"]).ends_with(0).quiet();
    assert!(project.read("a.mmd").contains("\nflowchart TB\n"));
    let lanes = project.run(&["render", "a.yaml", "-o", "-", "--format", "mmd", "--mermaid", "swimlane"]);
    lanes.ends_with(0).out("\nswimlane-beta LR\n");
    project
        .run(&["render", "a.yaml", "-o", "b.svg", "--mermaid", "swimlane"])
        .ends_with(2)
        .err("`-o FILE.mmd`");
    project.run(&["render", "a.yaml", "-o", "a.json"]).ends_with(0).quiet();
    assert!(serde_json::from_str::<Value>(&project.read("a.json")).unwrap()["lanes"].is_array());
    project.run(&["render", "a.yaml", "-o", "-", "--format", "dot"]).ends_with(0).out("digraph");
    project
        .run(&["render", "a.yaml", "-o", "a.bmp"])
        .ends_with(2)
        .err("`svg`, `png`, `pdf`, `dot`, `mmd`, `json`");
    project.run(&["render", "a.yaml", "-o", "-"]).ends_with(2).err("--format");
    project.run_with(&["render", "-", "-o", "b.svg"], clean().as_bytes()).ends_with(0);
    assert_eq!(project.read("a.svg"), project.read("b.svg"));
}

#[cfg(feature = "pictures")]
#[test]
fn render_writes_pixels_and_pages() {
    let project = Project::new().file("a.yaml", clean()).file("big.yaml", clean().replace("Blood", "検"));
    let bytes = |name: &str| std::fs::read(project.path(name)).unwrap();
    let width = |name: &str| u32::from_be_bytes(bytes(name)[16..20].try_into().unwrap());
    project.run(&["render", "a.yaml", "-o", "a.png"]).ends_with(0).quiet();
    project.run(&["render", "a.yaml", "-o", "b.png", "--scale", "1"]).ends_with(0).quiet();
    assert!(width("a.png").abs_diff(2 * width("b.png")) <= 1);
    project.run(&["render", "a.yaml", "-o", "c.png", "--width", "321"]).ends_with(0).quiet();
    assert_eq!(width("c.png"), 321);
    project.run(&["render", "a.yaml", "-o", "a.pdf", "--theme", "print"]).ends_with(0).quiet();
    assert!(bytes("a.pdf").starts_with(b"%PDF-1."));
    project.run(&["render", "a.yaml", "-o", "a.svg", "--embed-font"]).ends_with(0).quiet();
    assert!(project.read("a.svg").contains("@font-face"));
    project.run(&["render", "a.yaml", "-o", "b.png", "--embed-font"]).ends_with(2).err("-o FILE.svg");
    project.run(&["render", "a.yaml", "-o", "a.png", "--scale", "0"]).ends_with(2).err("above 0");
    project.run(&["render", "a.yaml", "-o", "a.png", "--scale", "1", "--width", "9"]).ends_with(2);
    project
        .run(&["render", "a.yaml", "-o", "a.pdf", "--scale", "1"])
        .ends_with(2)
        .err("says how many pixels");
    project.run(&["render", "a.yaml", "-o", "a.png", "--scale", "99"]).ends_with(2).err("--scale ");
    project.run(&["render", "big.yaml", "-o", "a.png"]).ends_with(0).err("no carried font has `検`");
}

#[cfg(not(feature = "pictures"))]
#[test]
fn a_build_without_pictures_says_so() {
    let project = Project::new().file("a.yaml", clean());
    for format in ["png", "pdf"] {
        let ran = project.run(&["render", "a.yaml", "-o", &format!("a.{format}")]).ends_with(2);
        ran.err("made without `pictures`").err("--features pictures");
    }
}

#[test]
fn render_draws_what_it_can() {
    let text = blood_test("  - technician -> patient\n  - technician -> nobody: A\n");
    let project = Project::new().file("a.yaml", text);
    project.run(&["render", "a.yaml", "-o", "a.svg"]).ends_with(0).err("shows 1 error");
    assert!(project.path("a.svg").exists());
    let turned = project.run(&["render", "a.yaml", "-o", "-", "--format", "svg", "--direction", "down"]);
    assert_ne!(turned.ends_with(0).out, project.read("a.svg"));
}

#[test]
fn render_orders_lanes_as_asked() {
    let text = "flow: Chain\nactors: { a: A, c: C, b: B }\nhandoffs:\n  - a -> b: One\n  - b -> c: Two\n";
    let project = Project::new().file("a.yaml", text);
    let lanes = |order: &str| {
        let ran = project.run(&["render", "a.yaml", "-o", "-", "--format", "json", "--lanes", order]);
        let drawing: Value = serde_json::from_str(&ran.ends_with(0).out).unwrap();
        let lanes = drawing["lanes"].as_array().unwrap().iter();
        lanes.map(|lane| lane["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(lanes("declared"), ["a", "c", "b"]);
    assert_eq!(lanes("shortest"), ["a", "b", "c"]);
    assert_eq!(project.read("a.yaml"), text);
}

#[test]
fn render_draws_other_views() {
    let project = Project::new().file("a.yaml", clean());
    let view = |name: &str| {
        project.run(&["render", "a.yaml", "-o", "-", "--format", "svg", "--view", name]).ends_with(0).out
    };
    assert!(view("chain").contains(">Supplier</text>"));
    assert_eq!(view("chain"), view("table"));
    assert!(view("map").contains(">1 hand-off</text>"));
    assert!(view("sipoc").contains(">Outputs</text>"));
    assert_ne!(view("chain"), view("swimlane"));
    let graph = project.run(&["render", "a.yaml", "-o", "a.dot", "--view", "chain"]).ends_with(2);
    graph.err("`dot` writes the graph, which has no view `chain`").err("-o FILE.svg");
    assert!(!project.path("a.dot").exists());
}

#[test]
fn layout_prints_coordinates_or_a_scorecard() {
    let project = Project::new().file("a.yaml", clean());
    project.run(&["render", "a.yaml", "-o", "a.json", "--direction", "down"]).ends_with(0);
    let layout = project.run(&["layout", "a.yaml", "--direction", "down"]).ends_with(0).out;
    assert_eq!(layout, project.read("a.json"));
    let text = project.run(&["layout", "a.yaml", "--metrics"]).ends_with(0);
    text.out("Blood test\n").out("\n  crossings   ").out("smallest text on a page of A3");
    let json = project.run_with(&["layout", "-", "--metrics", "--format", "json"], clean().as_bytes());
    let scorecard: Value = serde_json::from_str(&json.ends_with(0).out).unwrap();
    assert_eq!(scorecard["overlapping-boxes"], 0);
    project.run(&["layout", "a.yaml", "--format", "json"]).ends_with(2).err("--metrics");
    project.run(&["layout", "no.yaml"]).ends_with(2).err("does not exist");
}

#[test]
fn render_marks_findings_and_waived_gaps() {
    let text = "flow: Chain\ncustomer: b\nactors: { a: A, b: { name: B, side: external } }\nhandoffs:\n  - a -> b\n  - b -> a: { product: Clear answer, waive: { rule: H002, reason: Asked later, owner: Q } }\n";
    let project = Project::new().file("a.yaml", text);
    let svg = |more: &[&str]| {
        let arguments = [&["render", "a.yaml", "-o", "-", "--format", "svg"], more].concat();
        project.run(&arguments).ends_with(0).out
    };
    let plain = svg(&[]);
    assert!(plain.contains("class=\"waived\"") && !plain.contains("class=\"finding\""), "{plain}");
    let marked = svg(&["--findings"]);
    assert!(marked.contains(">H001</text>") && marked.contains("(Asked"), "{marked}");
    assert!(marked.contains("finding that is waived"), "{marked}");
    assert!(!marked.contains(">K001</text>") && svg(&["--findings=all"]).contains(">K001</text>"));
    let table = svg(&["--findings", "--view", "chain"]);
    assert!(table.contains("No measure (waived: Asked later)"), "{table}");
    let map = project.run(&["render", "a.yaml", "-o", "b.svg", "--findings", "--view", "map"]);
    map.ends_with(2).err("`--findings` has no place in `map`");
}

#[test]
fn render_lets_parts_stand_out() {
    let project = Project::new().file("a.yaml", clean());
    let highlight =
        |what: &str| project.run(&["render", "a.yaml", "-o", "-", "--format", "svg", "--highlight", what]);
    let svg = highlight("technician").ends_with(0).out;
    assert!(svg.contains("Highlighted: Lab technician"), "{svg}");
    assert!(svg.contains("class=\"strong-handoff\""), "{svg}");
    highlight("technicain").ends_with(2).err("`technicain`").err("did you mean `technician`?");
    highlight("technician..zz").ends_with(2).err("`zz`");
}

#[cfg(unix)]
#[test]
fn render_writes_only_where_it_may() {
    use std::os::unix::fs::symlink;
    let project = Project::new().file("a.yaml", clean()).directory("there.svg");
    let render = |target: &str| project.run(&["render", "a.yaml", "--format", "svg", "-o", target]);
    // A directory gets a file of the flow's name, whatever it is called itself.
    render("there.svg").ends_with(0).quiet();
    assert!(project.path("there.svg/a.svg").is_file());
    symlink(project.path("a.yaml"), project.path("link.svg")).unwrap();
    render("link.svg").ends_with(2).err("symbolic link");
    assert_eq!(project.read("a.yaml"), clean());
    render("/dev/null").ends_with(0);
}

#[test]
fn fmt_writes_one_layout_and_checks_for_it() {
    let messy = clean().replace("flow: Blood test", "# kept\nflow:   Blood test");
    let project = Project::new().file("flows/a.yaml", &messy).file("flows/other.yaml", "a:   1\n");
    project.run(&["fmt", "--check"]).ends_with(1).out("flows/a.yaml");
    assert_eq!(project.read("flows/a.yaml"), messy);
    project.run(&["fmt"]).ends_with(0).err("wrote `flows/a.yaml`");
    assert!(project.read("flows/a.yaml").contains("# kept\nflow: Blood test\n"));
    project.run(&["fmt", "--check"]).ends_with(0).quiet();
    project.run(&["fmt"]).ends_with(0).quiet();
    assert_eq!(project.read("flows/other.yaml"), "a:   1\n");
    let out = project.run_with(&["fmt", "-"], messy.as_bytes()).ends_with(0).out;
    assert_eq!(out, project.read("flows/a.yaml"));
}

#[test]
fn fmt_goes_on_where_it_can() {
    let messy = clean().replace("flow: Blood test", "flow:   Blood test");
    let project = Project::new().file("a.yaml", "flow: [\n").file("b.yaml", messy);
    project
        .run(&["fmt"])
        .ends_with(2)
        .err("`a.yaml` cannot be read as YAML")
        .err("handoff check a.yaml")
        .err("wrote `b.yaml`");
    assert_eq!(project.read("a.yaml"), "flow: [\n");
    project.run(&["fmt", "no.yaml"]).ends_with(2).err("does not exist");
    project.run(&["fmt", "no"]).ends_with(2);
}

#[cfg(unix)]
#[test]
fn fmt_leaves_links_and_read_only_files() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let messy = clean().replace("flow: Blood test", "flow:   Blood test");
    let project = Project::new().file("flows/a.yaml", &messy);
    symlink(project.path("flows/a.yaml"), project.path("link.yaml")).unwrap();
    project.run(&["fmt", "link.yaml"]).ends_with(2).err("symbolic link").err("the file that it points to");
    let path = project.path("flows/a.yaml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    project.run(&["fmt"]).ends_with(2).err("read-only");
    assert_eq!(project.read("flows/a.yaml"), messy);
}

#[test]
fn explain_takes_several_rules() {
    let project = Project::new();
    let ran = project.run(&["explain", "P001", "H002", "p001", "X"]).ends_with(0);
    let at = |word: &str| ran.out.find(word).unwrap_or_else(|| panic!("{word} is not in {ran:#?}"));
    assert!(at("P001 ") < at("H002 ") && at("H002 ") < at("X: "), "in the order that they are asked for");
    assert_eq!(ran.out.matches("P001 product-is-activity (").count(), 1);
    let json = project.run(&["explain", "P001", "H002", "--format", "json"]).ends_with(0).out("\"H002\"");
    assert_eq!(json.out.matches("\"page\"").count(), 2);
    project.run(&["explain"]).ends_with(2).err("<RULE>");
}

#[test]
fn render_names_the_sign_of_a_directory_and_takes_sheets_in_any_case() {
    let project =
        Project::new().file("flows/a.yaml", "flow: A\nactors: { a: A, b: B }\nhandoffs: [a -> b]\n");
    project
        .run(&["render", "flows", "-o", "pics2"])
        .ends_with(2)
        .err("does not say what to write")
        .err("`-o pics2/`");
    project.run(&["render", "flows/a.yaml", "-o", "a.xyz"]).ends_with(2).without("directory of pictures");
    project.run(&["render", "flows/a.yaml", "-o", "a.svg", "--fit", "A4"]).ends_with(0);
}
