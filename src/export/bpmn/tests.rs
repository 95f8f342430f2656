//! What holds of every file: nothing stands on anything else, and nothing of the flow is missing.

use super::places::{Places, is_circle};
use super::{Chart, bpmn, pools};
use crate::config::Settings;
use crate::diagnostic::Severity;
use crate::diff::{Difference, Version};
use crate::geometry::{Point, Rect};
use crate::graph::FlowGraph;
use crate::import;
use crate::layout::{self, Direction, Notation, Options, Paper};
use crate::model::{Flow, Shared};
use crate::syntax::parse;
use crate::text::SourceFile;
use std::fs;
use std::path::Path;

const HOSTILE: &str = include_str!("hostile.yaml");

fn sources() -> Vec<SourceFile> {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let files = fs::read_dir(flows).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    let read = |path: std::path::PathBuf| SourceFile::new("a.yaml", fs::read_to_string(path).unwrap());
    let small = "flow: S\nactors: { p: { name: P, side: external }, a: A, b: B }\n\
                 handoffs: [p -> a: Call, a -> b: Order, b -> p: Answer]\n";
    let texts = [HOSTILE, small, "flow: F\nactors: {}\nhandoffs: []\n", "", "steps: { a: x, b: y }"];
    files.map(read).chain(texts.map(|text| SourceFile::new("a.yaml", text))).collect()
}

fn written(source: &SourceFile, direction: Direction) -> String {
    let (flow, shared, settings) = (parse(source).flow, Shared::default(), Settings::default());
    let graph = FlowGraph::build(&flow, &shared);
    let chart = Chart::new(source, (&flow, &shared, &graph), &settings, jiff::civil::date(2026, 11, 1));
    let chart = chart.arranged(Options { direction }, Paper::default());
    String::from_utf8(bpmn(&chart).unwrap().bytes).unwrap()
}

fn placed(flow: &Flow, direction: Direction) -> (FlowGraph, Vec<pools::Pool>, Places) {
    let graph = pools::grouped(&FlowGraph::build(flow, &Shared::default()));
    let drawing = layout::layout_as(flow, &graph, Options { direction }, Notation::Bpmn);
    let pools = pools::pools(&graph);
    let places = Places::of(flow, &graph, &pools, &drawing);
    (graph, pools, places)
}

#[test]
fn events_that_messages_meet_say_so() {
    let text = "flow: F\nactors: { p: { name: P, side: external }, a: A }\nsteps:\n  s: { actor: a, starts: Asked, then: w }\n  w: { actor: a, waits: Called back, then: z }\n  z: { actor: a, waits: A day passes, then: e }\n  e: { actor: a, ends: Said }\n  c: { actor: p, does: Call }\nhandoffs: [c -> s: Question, c -> w: Number, e -> c: Answer]\n";
    let source = SourceFile::new("a.yaml", text);
    let file = written(&source, Direction::Right);
    for trigger in ["Step_s_message", "Step_w_message", "Step_e_message", "Step_z_timer"] {
        assert!(file.contains(&format!("EventDefinition id=\"{trigger}\"")), "{trigger}: {file}");
    }
    let again = import::read(&SourceFile::new("a.bpmn", file), &Shared::default()).parsed.flow;
    let kinds = |flow: &Flow| flow.steps.iter().map(|step| step.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&again), kinds(&parse(&source).flow));
}

#[test]
fn no_flow_leads_to_a_start_or_leaves_an_end() {
    let text = "flow: F\nactors: { a: A, b: B }\nsteps:\n  s: { actor: a, starts: Asked, then: e }\n  e: { actor: a, ends: Said }\n  t: { actor: b, starts: Called }\nhandoffs: [e -> t: Order]\n";
    let source = SourceFile::new("a.yaml", text);
    let file = written(&source, Direction::Right);
    assert_eq!(file.matches("<bpmn:startEvent").count(), 1, "{file}");
    assert_eq!(file.matches("<bpmn:endEvent").count(), 0, "{file}");
    assert_eq!(file.matches("<bpmn:intermediateThrowEvent").count(), 2, "{file}");
    let again = import::read(&SourceFile::new("a.bpmn", file), &Shared::default()).parsed.flow;
    let kinds =
        |flow: &Flow| flow.steps.iter().map(|step| (step.text.value.clone(), step.kind)).collect::<Vec<_>>();
    assert_eq!(kinds(&again), kinds(&parse(&source).flow));
}

#[test]
fn nothing_stands_on_anything_else() {
    for source in sources() {
        let flow = parse(&source).flow;
        for direction in [Direction::Right, Direction::Down] {
            let (graph, pools, places) = placed(&flow, direction);
            let mut rects: Vec<(String, Rect)> = Vec::new();
            for (index, occurrence) in graph.occurrences() {
                let pool = pools.iter().find(|pool| pool.lanes.contains(&occurrence.lane)).unwrap();
                if pool.kind == pools::PoolKind::BlackBox {
                    continue;
                }
                let place = places.steps[index.index()];
                assert!(places.lanes[occurrence.lane].contains(place.rect, 1.0), "{}", occurrence.id);
                rects.push((occurrence.id.to_string(), place.rect));
                let words = place.label.filter(|_| is_circle(graph.kind(&flow, index)));
                rects.extend(words.map(|rect| (format!("words of {}", occurrence.id), rect)));
            }
            for ((_, link), line) in graph.links().zip(&places.lines) {
                rects.extend(line.label.map(|rect| (format!("label of {}", link.id), rect)));
                if let Some(object) = &line.object {
                    rects.push((format!("sign of {}", link.id), object.rect));
                    rects.extend(object.label.map(|rect| (format!("product of {}", link.id), rect)));
                }
            }
            for (index, (name, one)) in rects.iter().enumerate() {
                for (other_name, other) in &rects[index + 1..] {
                    assert!(!one.overlaps(*other, 1.0), "{name} and {other_name}: {one:?} {other:?}");
                }
            }
        }
    }
}

#[test]
fn lanes_fill_their_pool_and_links_meet_their_steps() {
    for source in sources() {
        let flow = parse(&source).flow;
        let (graph, pools, places) = placed(&flow, Direction::Right);
        for (pool, rect) in pools.iter().zip(&places.pools) {
            let mut top = rect.y;
            for lane in &pool.lanes {
                let lane = places.lanes[*lane];
                assert_eq!((lane.x, lane.y, lane.right()), (rect.x + 30.0, top, rect.right()));
                top = lane.bottom();
            }
            assert_eq!(top, rect.bottom());
        }
        for (first, second) in places.pools.iter().zip(places.pools.iter().skip(1)) {
            assert!(second.y >= first.bottom() + 20.0);
        }
        for ((index, link), line) in graph.links().zip(&places.lines) {
            let (from, to) = graph.ends(index);
            let black = |end: crate::graph::OccurrenceIndex| {
                let lane = graph.petgraph()[end].lane;
                let place = pools.iter().position(|pool| pool.lanes.contains(&lane)).unwrap();
                (pools[place].kind == pools::PoolKind::BlackBox).then(|| places.pools[place])
            };
            for (end, at) in [(from, line.points.first()), (to, line.points.last())] {
                let rect = black(end).unwrap_or(places.steps[end.index()].rect);
                assert!(is_near(rect, *at.unwrap()), "{} {rect:?} {at:?}", link.id);
            }
        }
    }
}

/// Tells whether a point is on or within a shape, give or take what rounding leaves.
fn is_near(rect: Rect, at: Point) -> bool {
    let within = |value: f64, low: f64, high: f64| (low - 1.0..=high + 1.0).contains(&value);
    within(at.x, rect.x, rect.right()) && within(at.y, rect.y, rect.bottom())
}

#[test]
fn every_element_has_an_id_of_its_own_and_the_same_each_time() {
    for source in sources() {
        let text = written(&source, Direction::Right);
        assert_eq!(text, written(&source, Direction::Right));
        let mut seen = std::collections::HashSet::new();
        for rest in text.split(" id=\"").skip(1) {
            let id = rest.split('"').next().unwrap();
            assert!(seen.insert(id.to_owned()), "{id}");
        }
    }
}

#[test]
fn keys_stand_in_the_extension_and_measures_in_words() {
    let text = "flow: F\nactors: { a: A, b: B }\nmeasures: { m: { name: Late orders, unit: percent, target: 2% } }\n\
                handoffs:\n- a -> b: { product: { name: Order, confirmed-by: b }, measures: m, need: Soon, odd key: 1 }\n";
    let text = written(&SourceFile::new("a.yaml", text), Direction::Right);
    for part in [
        "<handoff:keys of=\"handoffs\" place=\"0\">",
        "<handoff:product>\n            <handoff:confirmed-by>b</handoff:confirmed-by>",
        "<handoff:need>Soon</handoff:need>",
        "<handoff:name>Late orders</handoff:name>",
        "Need: Soon\nMeasure: Late orders (percent, target 2%)",
        "<bpmn:dataObjectReference id=\"Product_a-b\" name=\"Order\" dataObjectRef=\"Data_a-b\">",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("<handoff:name>Order"));
}

#[test]
fn texts_stay_texts() {
    let text = written(&SourceFile::new("a.yaml", HOSTILE), Direction::Right);
    assert!(!text.contains("<script>") && !text.contains("<b>"));
    assert!(text.contains("A &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;flow&quot;"));
    assert!(text.contains("<handoff:item>~</handoff:item>"));
    assert!(text.contains("name=\"no &amp; never\""));
}

/// Imports what was written, as the text of a flow.
fn imported(text: &str) -> SourceFile {
    let source = SourceFile::new("a.bpmn", text);
    let yaml = crate::import::to_yaml(&source).unwrap().unwrap();
    SourceFile::new("a.yaml", yaml)
}

/// Returns what changed between two flows, in words.
fn changes(before: &SourceFile, after: &SourceFile) -> Vec<String> {
    let (shared, flows) = (Shared::default(), [parse(before).flow, parse(after).flow]);
    let graphs = [&flows[0], &flows[1]].map(|flow| FlowGraph::build(flow, &shared));
    let version = |at: usize| Version { flow: &flows[at], shared: &shared, graph: &graphs[at] };
    let entries = Difference::between(version(0), version(1)).entries;
    entries.iter().map(|entry| format!("{entry:?}")).collect()
}

#[test]
fn reading_what_is_written_gives_the_same_flow() {
    for source in sources() {
        let is_sound = parse(&source).diagnostics.iter().all(|fault| fault.severity != Severity::Error);
        if !is_sound {
            continue;
        }
        for direction in [Direction::Right, Direction::Down] {
            let text = written(&source, direction);
            let back = imported(&text);
            assert_eq!(changes(&source, &back), [] as [String; 0], "{}\n{}", source.text(), back.text());
            assert_eq!(written(&back, direction), text, "{}", back.text());
            assert_eq!(imported(&written(&back, direction)).text(), back.text());
        }
    }
}
