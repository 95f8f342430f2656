//! A picture stays alike when one step is added: what stands in other lanes keeps its order.
//!
//! Steps that follow from one another always do, because links lead forward. Of steps side by side,
//! one may fall behind the other when the way to it becomes longer.

#[path = "../examples/compare_layouts/process.rs"]
#[allow(dead_code)]
mod process;

use handoffs::graph::FlowGraph;
use handoffs::layout::{Drawing, DrawnBox, Options, layout};
use handoffs::model::Shared;
use handoffs::syntax;
use handoffs::text::SourceFile;
use std::cmp::Ordering;
use std::collections::HashMap;

fn drawn(text: &str) -> Drawing {
    let flow = syntax::parse(&SourceFile::new("flow.yaml", text)).flow;
    layout(&flow, &FlowGraph::build(&flow, &Shared::default()), Options::default())
}

/// Puts a step of the supplier's into the hand-off on line `line`; returns its lane.
fn with_one_more(text: &str, line: usize) -> (String, String) {
    let lines: Vec<&str> = text.lines().collect();
    let from =
        lines[line].split("from: ").nth(1).and_then(|rest| rest.split(',').next()).expect("it is written so");
    let supplier =
        lines.iter().find(|line| line.starts_with(&format!("  {from}: "))).expect("the supplier is a step");
    let lane =
        supplier.split("actor: ").nth(1).and_then(|rest| rest.split(',').next()).expect("it is written so");
    let mut more = String::new();
    for (index, one) in lines.iter().enumerate() {
        if *one == "handoffs:" {
            more += &format!("  new: {{ actor: {lane}, does: One thing more }}\n{one}\n");
            more += &format!("  - {{ from: {from}, to: new, product: First half }}\n");
        } else if index == line {
            more += &one.replacen(&format!("from: {from},"), "from: new,", 1);
            more.push('\n');
        } else {
            more += &format!("{one}\n");
        }
    }
    (more, lane.to_owned())
}

/// Returns which of two boxes is earlier, or above where neither is; nothing where they only touch.
fn order(one: &DrawnBox, other: &DrawnBox) -> (bool, Ordering) {
    if one.rect.right() <= other.rect.x {
        (true, Ordering::Less)
    } else if other.rect.right() <= one.rect.x {
        (true, Ordering::Greater)
    } else {
        (false, one.rect.y.total_cmp(&other.rect.y))
    }
}

/// Returns how many pairs of boxes share a lane other than the changed one, and how many of them
/// are the other way round.
fn reversed(before: &Drawing, after: &Drawing, changed: &str) -> (usize, usize) {
    let now: HashMap<&str, &DrawnBox> = after.boxes.iter().map(|item| (item.id.as_str(), item)).collect();
    let (mut pairs, mut reversed) = (0, 0);
    for (index, one) in before.boxes.iter().enumerate() {
        let others = before.boxes[index + 1..].iter().filter(|other| other.lane == one.lane);
        for other in others.filter(|_| before.lanes[one.lane].id.as_str() != changed) {
            let (was, is) = (order(one, other), order(now[one.id.as_str()], now[other.id.as_str()]));
            pairs += 1;
            reversed += usize::from(was.0 == is.0 && was.1 != is.1);
        }
    }
    (pairs, reversed)
}

#[test]
fn other_lanes_keep_their_order() {
    for (steps, seeds) in [(12, 1..=12), (30, 1..=8)] {
        let (mut pairs, mut turned) = (0, 0);
        for seed in seeds {
            let text = process::process(steps, seed).to_yaml();
            let before = drawn(&text);
            let handoffs = text.lines().position(|line| line == "handoffs:").unwrap() + 1;
            for line in (handoffs..text.lines().count()).step_by(4) {
                let (more, lane) = with_one_more(&text, line);
                let after = drawn(&more);
                assert_eq!(after.boxes.len(), before.boxes.len() + 1, "{more}");
                let found = reversed(&before, &after, &lane);
                pairs += found.0;
                turned += found.1;
            }
        }
        assert!(pairs > 300, "{steps} steps: {pairs} pairs compared");
        assert!(turned * 1_000 <= pairs, "{steps} steps: {turned} of {pairs} pairs are the other way round");
    }
}
