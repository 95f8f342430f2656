//! What must hold of the views of a flow other than the swimlane, over random flows.

use handoffs::config::Settings;
use handoffs::diff::{Difference, Union, Version};
use handoffs::geometry::Rect;
use handoffs::graph::FlowGraph;
use handoffs::layout::{self, Direction, Folded, Options};
use handoffs::lint;
use handoffs::model::{Flow, Shared};
use handoffs::scene::{self, Anchor, Comparison, Item, Motif, Review, Scene, Theme, Told};
use handoffs::text::SourceFile;
use handoffs::typography::{Weight, width};
use handoffs::{render, syntax};
use jiff::civil::Date;
use proptest::prelude::*;

fn parsed(text: &str) -> Flow {
    syntax::parse(&SourceFile::new("flow.yaml", text)).flow
}

/// Draws each view of a flow.
fn views(flow: &Flow) -> Vec<(&'static str, Scene)> {
    let shared = Shared::default();
    let graph = FlowGraph::build(flow, &shared);
    let motif = Motif::new(flow, &shared, &graph);
    vec![
        ("chain", scene::chain(&motif)),
        ("map", scene::map(&motif, Direction::Right)),
        ("map-down", scene::map(&motif, Direction::Down)),
        ("sipoc", scene::sipoc(&motif)),
    ]
}

/// Collects the bounds of each line of text, with its words.
fn texts(items: &[Item], found: &mut Vec<(Rect, String)>) {
    for item in items {
        match item {
            Item::Group { items, .. } => texts(items, found),
            Item::Text { lines, size, anchor, .. } => {
                for line in lines.iter().filter(|line| !line.text.is_empty()) {
                    let weight = if line.bold { Weight::Bold } else { Weight::Regular };
                    let wide = width(&line.text, *size, weight);
                    let left = match anchor {
                        Anchor::Start => line.at.x,
                        Anchor::Middle => line.at.x - wide / 2.0,
                        Anchor::End => line.at.x - wide,
                    };
                    // Capitals stand about 0.7 em above the base line.
                    found.push((
                        Rect::new(left, line.at.y - 0.72 * size, wide, 0.74 * size),
                        line.text.clone(),
                    ));
                }
            }
            _ => {}
        }
    }
}

/// Returns the texts that lie on each other or leave the page.
fn faults(scene: &Scene) -> Vec<String> {
    let mut found = Vec::new();
    texts(&scene.items, &mut found);
    found.sort_by(|one, other| one.0.y.total_cmp(&other.0.y));
    let page = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
    let mut faults: Vec<String> = found
        .iter()
        .filter(|(rect, _)| !page.contains(*rect, 0.5))
        .map(|(rect, words)| format!("{words:?} at {rect:?} leaves {page:?}"))
        .collect();
    for (index, (rect, words)) in found.iter().enumerate() {
        let near = found[index + 1..].iter().take_while(|(other, _)| other.y < rect.bottom());
        for (_, other) in near.filter(|(other, _)| other.overlaps(*rect, 0.5)) {
            faults.push(format!("{words:?} lies on {other:?}"));
        }
    }
    faults
}

fn assert_sound(text: &str) {
    for (view, scene) in views(&parsed(text)) {
        let faults = faults(&scene);
        assert!(faults.is_empty(), "{view}: {faults:#?}\n{text}");
    }
}

/// Draws two flows as one.
fn compared(before: &str, after: &str, options: Options) -> Scene {
    let shared = Shared::default();
    let flows = [before, after].map(parsed);
    let [old, new] = [&flows[0], &flows[1]].map(|flow| FlowGraph::build(flow, &shared));
    let [before, after] =
        [(&flows[0], &old), (&flows[1], &new)].map(|(flow, graph)| Version { flow, shared: &shared, graph });
    let difference = Difference::between(before, after);
    let union = Union::of(before, after, &difference);
    let graph = FlowGraph::build(&union.flow, &union.shared);
    assert_eq!(union.lanes.len(), graph.lanes().len());
    assert_eq!(union.steps.len(), graph.occurrences().count());
    assert_eq!(union.links.len(), graph.links().count());
    let drawing = layout::layout_union(&union, &graph, options);
    let comparison = Comparison { union: &union, difference: &difference };
    let motif = Motif::new(&union.flow, &union.shared, &graph).compared(&comparison);
    scene::swimlane_pages(&motif, &drawing, &Folded::whole(&drawing)).remove(0)
}

/// Draws the swimlane of a flow with all that is found on it.
fn reviewed(text: &str) -> Scene {
    let source = SourceFile::new("flow.yaml", text);
    let (flow, shared) = (parsed(text), Shared::default());
    let graph = FlowGraph::build(&flow, &shared);
    let report = lint::check(source, Settings::default(), Date::constant(2026, 11, 1));
    let review = Review::new(&report, Told::All);
    let drawing = layout::layout(&flow, &graph, Options { direction: Direction::Right });
    let motif = Motif::new(&flow, &shared, &graph).reviewed(&review);
    scene::swimlane_pages(&motif, &drawing, &Folded::whole(&drawing)).remove(0)
}

fn words() -> impl Strategy<Value = String> {
    "[A-Za-zäß]{1,14}( [a-z]{1,14}){0,24}"
}

/// A flow of hand-offs between inner and outer actors, with steps or without.
fn any_flow() -> impl Strategy<Value = String> {
    let actors = prop::collection::vec((words(), any::<bool>()), 1..9);
    let steps = prop::collection::vec((0_usize..9, words(), prop::option::of(0_u8..4)), 0..14);
    let handoff =
        (0_usize..16, 0_usize..16, prop::option::of(words()), any::<bool>(), prop::option::of(words()));
    (actors, steps, prop::collection::vec(handoff, 0..24)).prop_map(|(actors, steps, handoffs)| {
        let mut text = String::from("flow: Any\nactors:\n");
        for (index, (name, is_external)) in actors.iter().enumerate() {
            let side = if *is_external { "external" } else { "internal" };
            text += &format!("  a{index}: {{ name: \"{name}\", side: {side} }}\n");
        }
        if !steps.is_empty() {
            text.push_str("steps:\n");
        }
        for (index, (actor, words, phase)) in steps.iter().enumerate() {
            let phase = phase.map_or_else(String::new, |phase| format!(", phase: Part {phase}"));
            text +=
                &format!("  s{index}: {{ actor: a{}, does: \"{words}\"{phase} }}\n", actor % actors.len());
        }
        let end = |at: usize| {
            if steps.is_empty() {
                format!("a{}", at % actors.len())
            } else {
                format!("s{}", at % steps.len())
            }
        };
        text.push_str("handoffs:\n");
        for (from, to, product, has_measure, need) in handoffs {
            let product = product.map_or_else(String::new, |product| format!(", product: \"{product}\""));
            let measure = if has_measure { ", measures: { unit: percent, target: 95% }" } else { "" };
            let need = need.map_or_else(String::new, |need| format!(", need: \"{need}\""));
            text += &format!("  - {{ from: {}, to: {}{product}{measure}{need} }}\n", end(from), end(to));
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_lies_on_another(text in any_flow()) {
        assert_sound(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_mark_of_a_finding_covers_a_text(text in any_flow()) {
        let faults = faults(&reviewed(&text));
        prop_assert!(faults.is_empty(), "{:#?}\n{}", faults, text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn two_flows_draw_as_one(before in any_flow(), after in any_flow(), turned in any::<bool>()) {
        let direction = if turned { Direction::Down } else { Direction::Right };
        let scene = compared(&before, &after, Options { direction });
        let faults = faults(&scene);
        prop_assert!(faults.is_empty(), "{faults:#?}\n{before}\n{after}");
        prop_assert!(render::svg(&scene, Theme::Auto).ends_with("</svg>\n"));
    }

    #[test]
    fn a_flow_beside_itself_has_no_badge(text in any_flow()) {
        let scene = compared(&text, &text, Options::default());
        let is_badge = |item: &Item| matches!(item, Item::Group { id, .. } if id.starts_with("badge"));
        prop_assert!(!scene.items.iter().any(is_badge), "{text}");
    }
}

#[test]
fn findings_beyond_the_limit_are_counted() {
    let mut text = String::from("flow: Long\nactors: { a: A, b: B }\nhandoffs:\n");
    (0..40).for_each(|index| text += &format!("  - a -> b: Answer {index}\n"));
    let mut found = Vec::new();
    texts(&reviewed(&text).items, &mut found);
    let words: Vec<&str> = found.iter().map(|(_, words)| words.as_str()).collect();
    let last = words.iter().find(|words| words.ends_with("lists them all")).expect("there are many");
    assert!(last.starts_with("and ") && last.contains(" more findings: `handoff check`"), "{last}");
    assert!(words.iter().filter(|words| **words == "H002").count() <= 60);
}

#[test]
fn empty_and_overlong_flows_draw() {
    assert_sound("");
    assert_sound("flow: Nothing yet\n");
    assert_sound("flow: One\nactors: { a: A }\nsteps: { s: { actor: a, does: Wait } }\n");
    let word = "x".repeat(200);
    assert_sound(&format!(
        "flow: {word}\nactors: {{ a: {{ name: {word}, side: external }}, b: {word} }}\nhandoffs:\n  - a -> b: {word}\n  - b -> a\n"
    ));
}

#[test]
fn a_thousand_hand_offs_draw() {
    let mut text = String::from("flow: Long\nactors:\n");
    for actor in 0..60 {
        text += &format!("  a{actor}: Actor {actor}\n");
    }
    text.push_str("handoffs:\n");
    for index in 0..1000 {
        text += &format!("  - a{} -> a{}: Answer {index}\n", (index * 7) % 60, (index * 11 + 1) % 60);
    }
    for (view, scene) in views(&parsed(&text)) {
        let svg = render::svg(&scene, scene::Theme::Light);
        assert!(svg.len() < 2_000_000, "{view}: {}", svg.len());
    }
}

#[test]
fn groups_have_titles_and_names_of_their_own() {
    let text = "flow: Twice\nactors: { a: A, b: B }\nhandoffs:\n  - a -> b: One\n  - a -> b: Two\n";
    for (view, scene) in views(&parsed(text)) {
        let svg = render::svg(&scene, scene::Theme::Auto);
        let ids: Vec<&str> = svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let different: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), different.len(), "{view}: {ids:?}");
        assert!(ids.iter().all(|id| id.starts_with(&format!("flow-twice-{view}"))), "{view}: {ids:?}");
        assert!(svg.contains("<title>A hands to B"), "{view}: {svg}");
    }
}
