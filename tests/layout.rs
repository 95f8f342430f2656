//! What must hold of every picture, over random flows.

use handoffs::graph::FlowGraph;
use handoffs::layout::{self, Direction, Drawing, Folded, Options, Sheet, fold, verify};
use handoffs::model::{Flow, Shared};
use handoffs::text::SourceFile;
use handoffs::{render, scene, syntax};
use proptest::prelude::*;

fn parsed(text: &str) -> Flow {
    syntax::parse(&SourceFile::new("flow.yaml", text)).flow
}

fn drawn(flow: &Flow, direction: Direction) -> (FlowGraph, Drawing) {
    let graph = FlowGraph::build(flow, &Shared::default());
    let drawing = layout::layout(flow, &graph, Options { direction });
    (graph, drawing)
}

fn assert_sound(text: &str) {
    let flow = parsed(text);
    for direction in [Direction::Right, Direction::Down] {
        let (graph, drawing) = drawn(&flow, direction);
        assert_eq!(drawing.boxes.len(), graph.occurrences().count(), "{text}");
        assert_eq!(drawing.links.len(), graph.links().count(), "{text}");
        let faults = verify::faults(&drawing);
        assert!(faults.is_empty(), "{direction:?} {faults:#?}\n{text}");
        for folded in
            [Folded::whole(&drawing), Folded::fit(&drawing, Sheet::A3), Folded::pages(&drawing, Sheet::A4)]
        {
            let faults = fold::verify::faults(&drawing, &folded);
            assert!(faults.is_empty(), "folded {direction:?} {faults:#?}\n{text}");
        }
    }
}

/// A flow of steps with any links between them: loops, double links, many at one step.
fn flow_of_steps() -> impl Strategy<Value = String> {
    let kinds = prop::sample::select(vec!["does", "does", "does", "decides", "starts", "ends", "waits"]);
    let words = "[A-Za-zäß]{1,9}( [a-z]{1,12}){0,8}";
    (1usize..7, prop::collection::vec((any::<u8>(), kinds, words), 1..28)).prop_flat_map(|(lanes, steps)| {
        let count = steps.len();
        let link = (0..count, 0..count, prop::option::of("[a-z]{2,9}( [a-z]{2,14}){0,6}"), any::<bool>());
        prop::collection::vec(link, 0..count * 2).prop_map(move |links| {
            let mut text = String::from("flow: Any\nactors:\n");
            for lane in 0..lanes {
                text += &format!("  lane{lane}: Lane {lane}\n");
            }
            text.push_str("steps:\n");
            for (index, (lane, kind, words)) in steps.iter().enumerate() {
                let lane = *lane as usize % lanes;
                text += &format!("  s{index}: {{ actor: lane{lane}, {kind}: \"{words}\" }}\n");
            }
            text.push_str("handoffs:\n");
            for (from, to, product, has_condition) in links {
                let product = product.map_or_else(|| "~".to_owned(), |product| format!("\"{product}\""));
                let when = if has_condition { ", when: \"yes\", chance: 30%" } else { "" };
                text += &format!("  - {{ from: s{from}, to: s{to}, product: {product}{when} }}\n");
            }
            text
        })
    })
}

/// A flow without steps: the engine derives them.
fn flow_of_handoffs() -> impl Strategy<Value = String> {
    let pair = (0usize..6, 0usize..6, "[A-Z][a-z]{1,9}( [a-z]{1,12}){0,30}");
    prop::collection::vec(pair, 0..24).prop_map(|handoffs| {
        let mut text =
            String::from("flow: Any\nactors: { a0: A, a1: B, a2: C, a3: D, a4: E, a5: F }\nhandoffs:\n");
        for (from, to, product) in handoffs {
            text += &format!("  - a{from} -> a{to}: \"{product}\"\n");
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(520))]

    #[test]
    fn flows_of_steps_draw_soundly(text in flow_of_steps()) {
        assert_sound(&text);
    }

    #[test]
    fn flows_of_handoffs_draw_soundly(text in flow_of_handoffs()) {
        assert_sound(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_same_flow_gives_the_same_bytes(text in flow_of_steps()) {
        let picture = || {
            let flow = parsed(&text);
            let (graph, drawing) = drawn(&flow, Direction::Right);
            let scene = scene::swimlane(&flow, &Shared::default(), &graph, &drawing);
            (layout::to_json(&drawing), render::svg(&scene, scene::Theme::Auto))
        };
        prop_assert_eq!(picture(), picture());
    }

    #[test]
    fn links_that_are_not_back_run_forward(text in flow_of_steps()) {
        let flow = parsed(&text);
        let (_, drawing) = drawn(&flow, Direction::Right);
        for link in drawing.links.iter().filter(|link| !link.back) {
            let (from, to) = (drawing.boxes[link.from].rect.centre(), drawing.boxes[link.to].rect.centre());
            prop_assert!(to.x > from.x, "{}", link.id);
        }
    }

    #[test]
    fn steps_stand_in_their_phases(text in flow_of_steps(), phases in prop::collection::vec(0usize..4, 28)) {
        let names = ["Before the test", "Test", "", "After"];
        let mut index = 0;
        let text: String = text.lines().map(|line| {
            let Some(step) = line.strip_suffix(" }").filter(|line| line.starts_with("  s")) else {
                return format!("{line}\n");
            };
            let phase = names[phases[index % phases.len()]];
            index += 1;
            if phase.is_empty() { format!("{line}\n") } else { format!("{step}, phase: {phase} }}\n") }
        }).collect();
        assert_sound(&text);
        let flow = parsed(&text);
        for direction in [Direction::Right, Direction::Down] {
            let (_, drawing) = drawn(&flow, direction);
            for (step, item) in flow.steps.iter().zip(&drawing.boxes) {
                let Some(phase) = &step.phase else { continue };
                let title = drawing.phases.iter().find(|it| it.name == phase.value).expect("it has a title").title;
                let (low, high, title) = match direction {
                    Direction::Right => (item.rect.x, item.rect.right(), (title.x, title.right())),
                    Direction::Down => (item.rect.y, item.rect.bottom(), (title.y, title.bottom())),
                };
                prop_assert!(title.0 <= low && high <= title.1, "{} is not in {}\n{text}", item.id, phase.value);
            }
        }
    }

    #[test]
    fn nothing_of_a_flow_becomes_markup(name in any::<String>(), product in any::<String>()) {
        let quoted = |text: &str| serde_json::to_string(text).expect("text is JSON");
        let text = format!(
            "flow: {0}\nactors: {{ a: {0}, b: B }}\nhandoffs:\n  - {{ from: a, to: b, product: {1} }}\n",
            quoted(&name), quoted(&product)
        );
        let flow = parsed(&text);
        let (graph, drawing) = drawn(&flow, Direction::Right);
        let svg = render::svg(&scene::swimlane(&flow, &Shared::default(), &graph, &drawing), scene::Theme::Light);
        let plain = flow_with("plain", "plain");
        let (graph, drawing) = drawn(&plain, Direction::Right);
        let reference = render::svg(&scene::swimlane(&plain, &Shared::default(), &graph, &drawing), scene::Theme::Light);
        let kinds = |svg: &str| {
            let tags = svg.split('<').skip(1).map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect());
            tags.collect::<std::collections::BTreeSet<String>>()
        };
        let allowed = kinds(&reference);
        prop_assert!(kinds(&svg).iter().all(|tag| allowed.contains(tag) || tag == "tspan"), "{}", svg);
        prop_assert!(svg.chars().all(|c| c == '\n' || !c.is_control()));
    }
}

fn flow_with(name: &str, product: &str) -> Flow {
    parsed(&format!("flow: {name}\nactors: {{ a: {name}, b: B }}\nhandoffs:\n  - a -> b: {product}\n"))
}

#[test]
fn an_empty_flow_draws() {
    assert_sound("flow: Nothing yet\n");
    assert_sound("");
    assert_sound("flow: One lane\nactors: { a: A }\nsteps: { s: { actor: a, does: Wait } }\n");
}

#[test]
fn a_step_that_leads_to_itself_draws() {
    assert_sound("flow: Loop\nactors: { a: A }\nsteps: { s: { actor: a, does: Try again, then: s } }\n");
}

#[test]
fn a_label_of_many_words_draws() {
    let product = "all that the customer needs to know ".repeat(60);
    assert_sound(&format!("flow: Long\nactors: {{ a: A, b: B }}\nhandoffs:\n  - a -> b: {product}\n"));
    let word = "x".repeat(5000);
    assert_sound(&format!("flow: {word}\nactors: {{ a: {word}, b: B }}\nhandoffs:\n  - a -> b: {word}\n"));
}

#[test]
fn a_thousand_lanes_draw() {
    let mut text = String::from("flow: Wide\nactors:\n");
    for lane in 0..1000 {
        text += &format!("  a{lane}: Actor {lane}\n");
    }
    text.push_str("handoffs:\n");
    for lane in 1..1000 {
        text += &format!("  - a{} -> a{}: Answer {lane}\n", (lane * 7) % 1000, (lane * 7 + 7) % 1000);
    }
    let flow = parsed(&text);
    let (_, drawing) = drawn(&flow, Direction::Right);
    assert_eq!(drawing.lanes.len(), 1000);
}

#[test]
fn many_links_at_one_step_spread_over_its_sides() {
    let mut text = String::from(
        "flow: Hub\nactors: { hub: Hub, b: B, c: C }\nsteps:\n  hub1: { actor: hub, does: Sort }\n",
    );
    for index in 0..24 {
        let lane = if index % 2 == 0 { "b" } else { "c" };
        text += &format!("  s{index}: {{ actor: {lane}, does: Work {index} }}\n");
    }
    text.push_str("handoffs:\n");
    for index in 0..24 {
        text += &format!("  - hub1 -> s{index}: Part {index}\n");
    }
    assert_sound(&text);
}

/// A band shows the lanes in which something stands; an actor without steps is in the first.
#[test]
fn bands_leave_out_empty_lanes() {
    let mut text = String::from("flow: Long\nactors: { a: A, b: B, idle: Idle, c: C }\nsteps:\n");
    for index in 0..30 {
        let actor = ["a", "b", "c"][index / 10];
        text += &format!("  s{index}: {{ actor: {actor}, does: Work {index} }}\n");
    }
    text.push_str("handoffs:\n");
    for index in 1..30 {
        text += &format!("  - s{} -> s{index}: Part {index}\n", index - 1);
    }
    assert_sound(&text);
    let (_, drawing) = drawn(&parsed(&text), Direction::Right);
    let shown = |folded: &Folded| {
        let lanes = |part: &fold::Part| part.lanes.iter().map(|lane| lane.index).collect();
        folded.parts.iter().map(lanes).collect::<Vec<Vec<usize>>>()
    };
    let bands = shown(&Folded::fit(&drawing, Sheet::A4));
    assert_eq!(
        (bands[0].as_slice(), bands.last().expect("it is folded").as_slice()),
        (&[0, 2][..], &[3][..])
    );
    assert!(bands.iter().skip(1).all(|lanes| !lanes.contains(&2)), "{bands:?}");
    assert_eq!(shown(&Folded::whole(&drawing)), [[0, 1, 2, 3]]);
}

/// Two exits lead to one step, and two steps have one id.
#[test]
fn no_two_parts_of_a_picture_have_one_id() {
    let text = "flow: Twice\nactors: { a: A }\nsteps:\n  s: { actor: a, decides: Fit?, then: { yes: t, no: t } }\n  t: { actor: a, does: Go on }\n  t: { actor: a, does: Go home }\n";
    let flow = parsed(text);
    let (graph, drawing) = drawn(&flow, Direction::Right);
    let svg = render::svg(&scene::swimlane(&flow, &Shared::default(), &graph, &drawing), scene::Theme::Auto);
    let ids: Vec<&str> = svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let different: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), different.len(), "{ids:?}");
    assert!(ids.iter().all(|id| id.starts_with("flow-twice")), "{ids:?}");
    assert!(ids.contains(&"flow-twice-then-s-t-2"), "{ids:?}");
    assert!(svg.contains("<title>Fit? leads to Go on</title>"), "{svg}");
}

/// Each kind of fault is seen when a sound drawing is spoilt.
#[test]
fn the_verifier_sees_faults() {
    let text = "flow: Seen\nactors: { a: A, b: B }\nhandoffs:\n  - a -> b: First answer\n  - b -> a: Second answer\n  - a -> b: Third answer\n";
    let flow = parsed(text);
    let spoilt = |spoil: &dyn Fn(&mut Drawing)| {
        let (_, mut drawing) = drawn(&flow, Direction::Right);
        spoil(&mut drawing);
        verify::faults(&drawing).join("; ")
    };
    assert_eq!(spoilt(&|_| ()), "");
    assert!(spoilt(&|drawing| drawing.lanes[0].rect.h += 9.0).contains("do not follow each other"));
    assert!(spoilt(&|drawing| drawing.boxes[0].rect.y += 90.0).contains("is not within lane"));
    assert!(spoilt(&|drawing| drawing.boxes[2].rect = drawing.boxes[0].rect).contains("overlap"));
    assert!(spoilt(&|drawing| drawing.links[0].points[0].y += 5.0).contains("does not end on box"));
    assert!(spoilt(&|drawing| drawing.links[0].points[0].x += 2.0).contains("neither level nor upright"));
    assert!(spoilt(&|drawing| drawing.links[0].bridge = None).contains("is not marked where it leaves"));
    assert!(
        spoilt(&|drawing| {
            let points = drawing.links[0].points.clone();
            drawing.links[1].points.splice(0..0, points);
        })
        .contains("run on each other")
    );
    assert!(
        spoilt(&|drawing| {
            let across = drawing.boxes[1].rect;
            drawing.links[2]
                .points
                .insert(1, handoffs::geometry::Point::new(across.x - 9.0, across.centre().y));
            drawing.links[2]
                .points
                .insert(2, handoffs::geometry::Point::new(across.right() + 9.0, across.centre().y));
        })
        .contains("passes through box")
    );
    assert!(
        spoilt(&|drawing| {
            let rect = drawing.links[0].label.as_ref().expect("it has a product").rect;
            drawing.links[1].label.as_mut().expect("it has a product").rect = rect;
        })
        .contains("the labels of")
    );
    assert!(
        spoilt(&|drawing| {
            let rect = drawing.boxes[1].rect;
            drawing.links[0].label.as_mut().expect("it has a product").rect = rect;
        })
        .contains("lies on box")
    );
}
