//! Tables and flowcharts in and out, from outside.

use crate::project::Project;
use handoffs::graph::FlowGraph;
use handoffs::import::{self, Kind};
use handoffs::layout::Direction;
use handoffs::model::{Flow, Shared};
use handoffs::render::{MermaidDialect, mermaid};
use handoffs::syntax::parse;
use handoffs::text::SourceFile;
#[cfg(feature = "spreadsheets")]
use std::process::Command;

/// What somebody marks in a spreadsheet and pastes.
const PASTED: &str = "Process Step ID\tProcess Step Description\tNext Step ID\tConnector Label\tShape Type\tFunction\tProduct\n\
P1\tFeels unwell\tP2\t\tStart\tPatient\tWhat hurts\n\
P2\tOrder the test\tP3\t\tProcess\tPhysician\tComplete order\n\
P3\tIs the order clear?\tP2,P4\tno,yes\tDecision\tTechnician\tQuestion\n\
P4\tDraw blood\tP5\t\tProcess\tTechnician\tAnswer\n\
P5\tKnows what is wrong\t\t\tEnd\tPatient\t\n";

#[test]
fn a_pasted_table_is_drawn_checked_and_imported() {
    let project = Project::new();
    project.run_with(&["render", "-", "-o", "x.svg"], PASTED.as_bytes()).ends_with(0);
    assert!(project.read("x.svg").contains("Feels unwell"));
    project.run_with(&["check", "-"], PASTED.as_bytes()).ends_with(1).out("H002");
    let ran = project.run_with(&["import", "-", "-o", "x.yaml"], PASTED.as_bytes()).ends_with(0);
    ran.err("3 actors, 5 steps, 4 hand-offs, 4 of them with a product");
    let yaml = project.read("x.yaml");
    assert!(yaml.contains("  - p1 -> p2: What hurts\n"), "{yaml}");
    assert!(yaml.contains("then: { \"yes\": p4 }"), "{yaml}");
    project.run(&["fmt", "--check", "x.yaml"]).ends_with(0);
}

#[test]
fn faults_name_row_and_column() {
    let table = PASTED.replace("\tP5\t", "\tP50\t");
    let project = Project::new().file("steps.tsv", table);
    let ran = project.run(&["check", "steps.tsv", "--format", "compact"]).ends_with(1);
    ran.out("steps.tsv:5:15").out("row 5, column \"Next Step ID\": there is no step \"P50\"");
    project.run(&["check", "steps.tsv"]).ends_with(1).out("did you mean \"P5\"?");
    project.run(&["import", "steps.tsv", "-o", "x.yaml"]).ends_with(1).err("there is no step \"P50\"");
    let ran = project.run_with(&["import", "-"], b"Supplier,Cost,Customer\nA,3,B\n").ends_with(0);
    ran.err("columns that are not read: \"Cost\"");
}

#[test]
fn tables_of_data_are_no_flows() {
    let project =
        Project::new().file("data/orders.csv", "week,complete\n2026-W01,5\n").file("a.yaml", "flow: A");
    project.run(&["check", "."]).without("orders.csv");
    let ran = project.run(&["check", "data/orders.csv"]).ends_with(2);
    ran.out("no row of the table says what its columns are");
    project.run(&["render", "data/orders.csv", "-o", "x.svg"]).ends_with(2).err("as a table");
}

#[test]
fn exports_have_a_row_for_each_handoff_or_step() {
    let flow = include_str!("../../flows/lab-test.yaml");
    let project = Project::new().file("a.yaml", flow);
    project.run(&["export", "a.yaml", "-o", "a.csv"]).ends_with(0).err("`--rows steps` has the steps");
    let title = project.read("a.csv").lines().next().unwrap().trim_matches(['\u{feff}', '"']).to_owned();
    assert!(flow.contains(&format!("flow: {title}")), "{title}");
    assert!(project.read("a.csv").lines().nth(1).unwrap().starts_with("Hand-off,Supplier,"));
    project.run(&["export", "a.yaml", "-o", "b.csv", "--rows", "steps"]).ends_with(0);
    let titles = "Process Step ID,Process Step Description,Next Step ID,Connector Label,Shape Type,Function,";
    assert!(project.read("b.csv").lines().nth(1).unwrap().starts_with(titles));
    project
        .run(&["export", "a.yaml", "-o", "a.mmd", "--rows", "steps"])
        .ends_with(2)
        .err("leave `--rows` out");
    for table in ["a.csv", "b.csv"] {
        project.run(&["import", table, "-o", "-"]).ends_with(0).out("handoffs:").out(&title);
    }
}

#[cfg(feature = "spreadsheets")]
#[test]
fn a_workbook_is_read_and_written() {
    let project = Project::new().file("a.yaml", include_str!("../../flows/lab-test.yaml"));
    project.run(&["export", "a.yaml", "-o", "a.xlsx", "--rows", "steps"]).ends_with(0);
    project.run(&["export", "a.yaml", "-o", "a.csv", "--rows", "steps"]).ends_with(0);
    let from = |table: &str| project.run(&["import", table, "-o", "-"]).ends_with(0).out;
    assert_eq!(from("a.xlsx"), from("a.csv"));
    project.run(&["import", "a.xlsx", "--sheet", "Steps"]).ends_with(0);
    project
        .run(&["import", "a.xlsx", "--sheet", "Step"])
        .ends_with(2)
        .err("there is no sheet \"Step\"")
        .err("\"Steps\"");
    project.run(&["import", "a.csv", "--sheet", "Steps"]).ends_with(2).err("leave `--sheet` out");
    let bytes = std::fs::read(project.path("a.xlsx")).unwrap();
    project.run_with(&["render", "-", "-o", "x.svg"], &bytes).ends_with(0);
    let broken = Project::new().file("a.xlsx", b"PK\x03\x04 and no more");
    broken.run(&["check", "a.xlsx"]).ends_with(2).err("the workbook is damaged");
}

/// Opens a workbook with openpyxl, which knows nothing of the writer.
#[cfg(feature = "spreadsheets")]
const OPENED: &str = "
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
rows = list(sheet.iter_rows(values_only=True))
assert sheet.title == 'Hand-offs', sheet.title
assert rows[0][0] and not any(rows[0][1:]), rows[0]
assert rows[1][:2] == ('Hand-off', 'Supplier'), rows[1]
assert sheet.freeze_panes == 'B3' and sheet.auto_filter.ref.startswith('A2:'), sheet.freeze_panes
assert all(cell.data_type != 'f' for row in sheet.iter_rows() for cell in row)
print(len(rows) - 2)
";

#[cfg(feature = "spreadsheets")]
#[test]
fn openpyxl_opens_the_workbook() {
    let has = Command::new("python3").args(["-c", "import openpyxl"]).output();
    if !has.is_ok_and(|output| output.status.success()) {
        println!("passed over: python3 has no openpyxl");
        return;
    }
    let project = Project::new().file("a.yaml", include_str!("../../flows/hospital-discharge.yaml"));
    project.run(&["export", "a.yaml", "-o", "a.xlsx"]).ends_with(0);
    let opened = Command::new("python3").args(["-c", OPENED]).arg(project.path("a.xlsx")).output().unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
}

#[test]
fn other_diagrams_are_refused_by_name() {
    let project = Project::new();
    let ran = project.run_with(&["check", "-"], b"sequenceDiagram\n  A->>B: Hello\n").ends_with(2);
    ran.out("a `sequenceDiagram` has no steps in lanes").out("`subgraph` for each actor");
    project
        .run_with(&["render", "-", "-o", "x.svg"], b"flowchart LR\n a[Ask] -->|Question| b[Answer]\n")
        .ends_with(0);
}

/// Tells what a flowchart holds of a flow.
fn told(flow: &Flow) -> (Vec<String>, Vec<String>, Vec<String>) {
    let shared = Shared::default();
    let graph = FlowGraph::build(flow, &shared);
    let used: Vec<usize> = graph.occurrences().map(|(_, occurrence)| occurrence.lane).collect();
    let lanes = graph.lanes().iter().enumerate().filter(|(place, _)| used.contains(place));
    let lanes = lanes.map(|(_, lane)| format!("{} {:?}", lane.name, lane.side)).collect();
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut steps: Vec<String> = graph
        .occurrences()
        .map(|(index, _)| {
            let kind = graph.kind(flow, index);
            format!("{} {kind:?} {}", graph.lane_of(index).name, line(graph.label(flow, index)))
        })
        .collect();
    steps.sort();
    let mut links: Vec<String> = graph
        .links()
        .map(|(index, link)| {
            let (from, to) = graph.ends(index);
            let product = graph.handoff(flow, index).and_then(|handoff| handoff.named_product());
            format!(
                "{} > {} {:?} {:?} {:?}",
                line(graph.label(flow, from)),
                line(graph.label(flow, to)),
                link.when,
                link.chance.map(|chance| chance.percent_in_tenths()),
                product.map(|product| line(&product.name)),
            )
        })
        .collect();
    links.sort();
    (lanes, steps, links)
}

/// What is written for Mermaid, in both of its dialects, is read back with all that it holds.
#[test]
fn flowcharts_come_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/flows");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if Kind::of_ending(&path) != Some(Kind::Yaml) {
            continue;
        }
        count += 1;
        let flow = parse(&SourceFile::new("a.yaml", std::fs::read_to_string(&path).unwrap())).flow;
        let graph = FlowGraph::build(&flow, &Shared::default());
        for dialect in [MermaidDialect::Flowchart, MermaidDialect::Swimlane] {
            let chart = mermaid(&flow, &graph, dialect, Direction::Right);
            let back = import::read(&SourceFile::new("a.mmd", chart.as_str()), &Shared::default()).parsed;
            assert!(back.diagnostics.is_empty(), "{}: {:?}\n{chart}", path.display(), back.diagnostics);
            assert_eq!(told(&back.flow), told(&flow), "{}\n{chart}", path.display());
            assert_eq!(back.flow.title(), flow.title());
        }
    }
    assert!(count > 5, "{count}");
}

#[test]
fn nothing_else_is_written_over_another_tools_flow() {
    let bpmn = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\"/></definitions>";
    let project = Project::new().file("a.bpmn", bpmn).file("a.tsv", PASTED);
    for file in ["a.bpmn", "a.tsv"] {
        project.run(&["render", "a.tsv", "-o", file, "--format", "svg"]).ends_with(2).err("holds a flow");
    }
    project.run(&["import", "a.tsv", "-o", "b.bpmn"]).ends_with(2).err("give it the ending `yaml`");
    assert_eq!(project.read("a.bpmn"), bpmn);
    assert_eq!(project.read("a.tsv"), PASTED);
    project.run(&["export", "a.tsv", "-o", "c.csv"]).ends_with(0);
    project.run(&["export", "a.tsv", "-o", "c.csv", "--rows", "steps"]).ends_with(0);
}
