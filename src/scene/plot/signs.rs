//! How a point is drawn: its shape says which pattern it belongs to, and so does a letter.

use crate::geometry::{Point, Rect};
use crate::model::Better;
use crate::scene::{Class, Item};
use crate::stats::chart::{Pattern, Signal, Verdict};

/// Radius of a point without a signal.
const PLAIN: f64 = 2.6;
/// Half the width of a point with one.
const MARKED: f64 = 5.0;

/// Draws a point.
pub(super) fn point(at: Point, signals: &[Signal], is_included: bool, better: Option<Better>) -> Item {
    let Some(signal) = signals.first() else {
        let class = if is_included { Class::Whole } else { Class::FadedGap };
        let radius = if is_included { PLAIN } else { PLAIN + 0.8 };
        return Item::Circle { centre: at, radius, class };
    };
    shape(at, signal.pattern, signal.verdict(better))
}

/// Draws the shape of a pattern: filled where it is for the better.
pub(super) fn shape(at: Point, pattern: Pattern, verdict: Verdict) -> Item {
    let class = if verdict == Verdict::Improvement { Class::GoodSignal } else { Class::Signal };
    let corner = |x: f64, y: f64| Point::new(at.x + x * MARKED, at.y + y * MARKED);
    let polygon = |points: Vec<Point>| Item::Polygon { points, class };
    match pattern {
        Pattern::BeyondLimit => {
            polygon(vec![corner(0.0, -1.2), corner(1.2, 0.0), corner(0.0, 1.2), corner(-1.2, 0.0)])
        }
        Pattern::Shift => {
            let side = 1.7 * MARKED;
            Item::Rect {
                rect: Rect::new(at.x - side / 2.0, at.y - side / 2.0, side, side),
                radius: 0.0,
                class,
            }
        }
        Pattern::Trend => polygon(vec![corner(0.0, -1.1), corner(1.1, 0.9), corner(-1.1, 0.9)]),
        Pattern::TwoOfThree | Pattern::FourOfFive => {
            polygon(vec![corner(0.0, 1.1), corner(1.1, -0.9), corner(-1.1, -0.9)])
        }
        Pattern::Alternation | Pattern::Stratification | Pattern::Mixture => polygon(vec![
            corner(-0.55, -1.0),
            corner(0.55, -1.0),
            corner(1.1, 0.0),
            corner(0.55, 1.0),
            corner(-0.55, 1.0),
            corner(-1.1, 0.0),
        ]),
    }
}

/// Returns the letters of a point's patterns, each once.
pub(super) fn letters(signals: &[Signal]) -> String {
    let mut letters: Vec<char> = signals.iter().map(|signal| signal.pattern.letter()).collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Says in words what a signal is for; nothing where nobody says which way is good.
pub(super) fn leaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Improvement => ", for the better",
        Verdict::Concern => ", for the worse",
        Verdict::Neutral | Verdict::NoSignal => "",
    }
}

/// Says in words what a pattern is.
pub(super) fn meaning(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::BeyondLimit => "beyond a limit",
        Pattern::Shift => "shift: many in a row on one side",
        Pattern::Trend => "trend: many in a row rise or fall",
        Pattern::TwoOfThree => "two of three near a limit",
        Pattern::FourOfFive => "four of five far out on one side",
        Pattern::Alternation => "up and down by turns",
        Pattern::Stratification => "many in a row close to the centre",
        Pattern::Mixture => "many in a row far from the centre",
    }
}
