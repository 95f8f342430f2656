//! The words of events: below the circle, above it where a link comes from below, and at one of its
//! corners where links pass on both sides.

use super::places::{GAP, Shape};
use super::taken::Taken;
use crate::geometry::{Rect, Size};

/// Returns where the words of an event stand, as far as links alone decide.
///
/// `above` and `below` say on which of these sides links arrive or leave.
pub(super) fn beside(circle: Rect, words: Size, (above, below): (bool, bool)) -> Rect {
    let left = circle.centre().x - words.w / 2.0;
    match (above, below) {
        (_, false) => Rect::new(left, circle.bottom() + GAP, words.w, words.h),
        (false, true) => Rect::new(left, circle.y - GAP - words.h, words.w, words.h),
        (true, true) => corners(circle, words)[0],
    }
}

/// Moves the words of events that links pass above and below to the first corner that is free.
///
/// `passed` tells of each shape whether it is such an event. Where no corner is free, the words stay.
pub(super) fn part(shapes: &mut [Shape], passed: &[bool]) {
    let mut taken = Taken::default();
    for (shape, is_passed) in shapes.iter().zip(passed) {
        taken.take(shape.rect);
        shape.label.filter(|_| !is_passed).into_iter().for_each(|label| taken.take(label));
    }
    for (shape, _) in shapes.iter_mut().zip(passed).filter(|(_, is_passed)| **is_passed) {
        let Some(label) = &mut shape.label else { continue };
        let size = Size::new(label.w, label.h);
        if let Some(free) = corners(shape.rect, size).into_iter().find(|corner| !taken.covers(*corner)) {
            *label = free;
        }
        taken.take(*label);
    }
}

/// Returns where words can stand beside links that pass a circle above and below, best first.
fn corners(circle: Rect, words: Size) -> [Rect; 4] {
    let (right, left) = (circle.centre().x + GAP, circle.centre().x - GAP - words.w);
    let (below, above) = (circle.bottom() + GAP, circle.y - GAP - words.h);
    [(right, below), (right, above), (left, below), (left, above)]
        .map(|(x, y)| Rect::new(x, y, words.w, words.h))
}

#[cfg(test)]
mod tests {
    use super::{beside, part};
    use crate::export::bpmn::places::Shape;
    use crate::geometry::{Rect, Size};

    #[test]
    fn words_of_neighbours_do_not_meet() {
        let words = Size::new(80.0, 26.0);
        let event = |x: f64, docks| {
            let rect = Rect::new(x, 100.0, 36.0, 36.0);
            Shape { rect, label: Some(beside(rect, words, docks)) }
        };
        let mut shapes = [event(0.0, (true, true)), event(60.0, (false, false)), event(120.0, (true, true))];
        let first = |shapes: &[Shape]| shapes[0].label.unwrap();
        assert!(first(&shapes).overlaps(shapes[1].label.unwrap(), 0.5));
        part(&mut shapes, &[true, false, true]);
        for (index, one) in shapes.iter().enumerate() {
            for other in &shapes[index + 1..] {
                assert!(!one.label.unwrap().overlaps(other.label.unwrap(), 0.5), "{shapes:?}");
            }
        }
    }
}
