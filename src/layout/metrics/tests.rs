//! Small drawings whose numbers can be counted by eye.

use super::{Metrics, TracedBox, TracedLink, Tracing, measure};
use crate::geometry::{Point, Rect};

fn boxes(rects: &[(f64, f64, f64, f64)]) -> Vec<TracedBox> {
    let item = |(x, y, w, h): &(f64, f64, f64, f64)| TracedBox {
        rect: Rect::new(*x, *y, *w, *h),
        ..TracedBox::default()
    };
    rects.iter().map(item).collect()
}

fn link(from: usize, to: usize, points: &[(f64, f64)]) -> TracedLink {
    let points = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
    TracedLink { from, to, points, ..TracedLink::default() }
}

/// Four boxes at the corners of a square.
fn corners() -> Vec<TracedBox> {
    boxes(&[
        (0.0, 0.0, 20.0, 20.0),
        (180.0, 0.0, 20.0, 20.0),
        (0.0, 180.0, 20.0, 20.0),
        (180.0, 180.0, 20.0, 20.0),
    ])
}

fn of(boxes: Vec<TracedBox>, links: Vec<TracedLink>) -> Metrics {
    measure(&Tracing { boxes, links, ..Tracing::default() })
}

#[test]
fn nothing_drawn_has_no_fault() {
    let metrics = measure(&Tracing::default());
    assert_eq!((metrics.boxes, metrics.faults()), (0, 0));
}

#[test]
fn two_diagonals_cross_once() {
    let diagonals =
        vec![link(0, 3, &[(20.0, 20.0), (180.0, 180.0)]), link(2, 1, &[(20.0, 180.0), (180.0, 20.0)])];
    let metrics = of(corners(), diagonals);
    assert_eq!((metrics.crossings, metrics.merged_links, metrics.bundled_links), (1, 0, 0));
    assert_eq!((metrics.bends, metrics.most_bends), (0.0, 0.0));
    assert!((metrics.length - 160.0 * 2.0_f64.sqrt()).abs() < 1e-9);
    assert!((metrics.detour - 0.5_f64.sqrt()).abs() < 1e-9);
    assert_eq!((metrics.width, metrics.height, metrics.box_share), (200.0, 200.0, 4.0));
}

#[test]
fn a_crossing_in_a_bend_counts_once() {
    let bent = link(0, 1, &[(10.0, 20.0), (10.0, 100.0), (100.0, 100.0), (100.0, 10.0), (180.0, 10.0)]);
    // Runs up through the bend at (100, 100).
    let through = link(2, 3, &[(20.0, 180.0), (180.0, 20.0), (190.0, 180.0)]);
    let metrics = of(corners(), vec![bent, through]);
    assert_eq!(metrics.crossings, 1);
}

#[test]
fn links_that_meet_at_their_box_do_not_cross() {
    let meeting = vec![
        link(0, 1, &[(18.0, 10.0), (180.0, 12.0)]),
        link(0, 3, &[(19.0, 8.0), (19.0, 14.0), (180.0, 185.0)]),
    ];
    assert_eq!(of(corners(), meeting).crossings, 0);
}

#[test]
fn common_runs_are_merged_or_bundled() {
    let run = [(20.0, 10.0), (180.0, 10.0)];
    let merged = of(
        corners(),
        vec![link(0, 1, &run), link(2, 3, &[(30.0, 180.0), (30.0, 10.5), (90.0, 10.5), (90.0, 180.0)])],
    );
    assert_eq!((merged.merged_links, merged.bundled_links), (1, 0));
    assert!((merged.merged_length - 60.0).abs() < 1e-6, "{}", merged.merged_length);
    let bundled = of(
        corners(),
        vec![link(0, 1, &run), link(0, 3, &[(20.0, 10.0), (100.0, 10.0), (100.0, 190.0), (180.0, 190.0)])],
    );
    assert_eq!((bundled.merged_links, bundled.bundled_links), (0, 1));
    assert!((bundled.bundled_length - 80.0).abs() < 1e-6);
    let apart = of(corners(), vec![link(0, 1, &run), link(2, 3, &[(20.0, 12.0), (180.0, 12.0)])]);
    assert_eq!((apart.merged_links, apart.crossings), (0, 0));
}

#[test]
fn bends_are_right_angles() {
    let staircase = link(
        0,
        3,
        &[(20.0, 10.0), (60.0, 10.0), (60.0, 10.1), (100.0, 10.0), (100.0, 190.0), (180.0, 190.0)],
    );
    let slanted = link(0, 3, &[(20.0, 20.0), (60.0, 20.0), (100.0, 60.0)]);
    let metrics = of(corners(), vec![staircase, slanted]);
    assert!((metrics.bends - 1.25).abs() < 1e-3 && (metrics.most_bends - 2.0).abs() < 1e-2, "{metrics:?}");
}

#[test]
fn links_run_through_boxes_but_not_past_diamonds() {
    let mut middle = corners();
    middle.extend(boxes(&[(80.0, 0.0, 40.0, 40.0)]));
    let across = || vec![link(0, 1, &[(20.0, 8.0), (180.0, 8.0)])];
    assert_eq!(of(middle.clone(), across()).links_through_boxes, 1);
    middle[4].is_diamond = true;
    assert_eq!(of(middle.clone(), across()).links_through_boxes, 1);
    let past = vec![link(0, 1, &[(20.0, 10.0), (78.0, 10.0), (82.0, 6.0), (90.0, 1.0), (180.0, 1.0)])];
    assert_eq!(of(middle, past).links_through_boxes, 0);
}

#[test]
fn boxes_overlap_and_ends_miss() {
    let overlapping = boxes(&[(0.0, 0.0, 20.0, 20.0), (18.0, 18.0, 20.0, 20.0), (37.5, 0.0, 20.0, 20.0)]);
    let metrics = of(overlapping, vec![link(0, 2, &[(20.0, 10.0), (10.0, 40.0)])]);
    assert_eq!((metrics.overlapping_boxes, metrics.loose_ends), (1, 1));
}

#[test]
fn labels_stand_free_and_near_their_link() {
    let labelled = |label: Rect| {
        let first = TracedLink { label: Some(label), ..link(0, 1, &[(20.0, 10.0), (180.0, 10.0)]) };
        let second = TracedLink {
            label: Some(Rect::new(120.0, 160.0, 40.0, 12.0)),
            ..link(2, 3, &[(20.0, 190.0), (180.0, 190.0)])
        };
        let metrics = of(
            corners(),
            vec![first, second, link(0, 3, &[(10.0, 20.0), (10.0, 100.0), (190.0, 100.0), (190.0, 180.0)])],
        );
        (metrics.overlapping_labels, metrics.labels_on_boxes, metrics.labels_on_links, metrics.stray_labels)
    };
    assert_eq!(labelled(Rect::new(60.0, 12.0, 40.0, 12.0)), (0, 0, 0, 0));
    assert_eq!(labelled(Rect::new(10.0, 12.0, 40.0, 12.0)), (0, 1, 0, 0));
    assert_eq!(labelled(Rect::new(60.0, 92.0, 40.0, 12.0)), (0, 0, 1, 1));
    assert_eq!(labelled(Rect::new(130.0, 165.0, 40.0, 12.0)), (1, 0, 0, 1));
}

#[test]
fn lanes_hold_their_boxes() {
    let mut tracing = Tracing {
        lanes: vec![Rect::new(0.0, 0.0, 300.0, 100.0), Rect::new(0.0, 100.0, 300.0, 100.0)],
        boxes: boxes(&[(10.0, 10.0, 50.0, 40.0), (100.0, 110.0, 50.0, 40.0)]),
        links: vec![link(0, 1, &[(60.0, 30.0), (125.0, 30.0), (125.0, 110.0)])],
        text: 11.0,
    };
    tracing.boxes[0].lane = Some(0);
    tracing.boxes[1].lane = Some(1);
    let sound = measure(&tracing);
    assert_eq!((sound.faults(), sound.forward, sound.backward), (0, 100.0, 0.0));
    assert!((sound.text_on_a4 - 11.0).abs() < 1e-9, "{}", sound.text_on_a4);
    tracing.boxes[1].lane = Some(0);
    let swapped = measure(&tracing);
    assert_eq!((swapped.boxes_out_of_lane, swapped.boxes_in_foreign_lanes), (1, 1));
    tracing.lanes[1].x = 20.0;
    tracing.lanes[1].y = 60.0;
    let shifted = measure(&tracing);
    assert_eq!((shifted.lanes_straight, shifted.overlapping_lanes), (false, 1));
}

#[test]
fn the_report_names_every_number_once() {
    let metrics = of(corners(), vec![link(0, 3, &[(20.0, 20.0), (180.0, 180.0)])]);
    let json: serde_json::Value = serde_json::from_str(&metrics.to_json()).unwrap();
    assert_eq!(json["length"], 226.274);
    assert_eq!(json["lanes-straight"], true);
    assert!(metrics.to_text().contains("crossings                         0\n"), "{}", metrics.to_text());
}
