//! The list of findings below a picture.

use super::Class;
use super::caption::Caption;
use super::figure;
use super::marking;
use super::numbering::Numbered;
use super::review::Remark;
use crate::diagnostic::Severity;
use crate::geometry::Point;
use crate::rules::wording::counted;
use crate::typography::{Weight, width, wrap};

/// The most findings that are listed below a picture; it says how many more there are.
const MOST_LISTED: usize = 60;
const TEXT: f64 = 11.0;
const LINE: f64 = 17.0;
/// Where a finding's code and its message begin.
const CODE: f64 = 26.0;
/// Wider messages are wrapped, also where the picture has more room.
const WIDEST: f64 = 900.0;

/// Lists what was found, under the number of its mark.
pub(super) fn list(caption: &mut Caption, numbered: &[Numbered<'_>], room: f64) {
    let total: usize = numbered.iter().map(|one| one.remarks.len()).sum();
    let widest = numbered.iter().map(|one| marking::radius(one.number)).fold(8.0, f64::max);
    let mut listed = 0;
    for one in numbered {
        for (index, remark) in one.remarks.iter().enumerate() {
            if listed == MOST_LISTED {
                let more = counted(total - listed, "more finding");
                return caption.add_small(&format!("and {more}: `handoff check` lists them all"), room);
            }
            if index == 0 {
                let centre = Point::new(widest, caption.height + LINE / 2.0 + 1.0);
                caption.items.extend(marking::mark(one.number, one.is_waived(), centre));
            }
            line(caption, remark, 2.0 * widest + CODE - 18.0, room);
            listed += 1;
        }
    }
    caption.height += 4.0;
}

/// Adds one finding: its code, its message, and why it is accepted where it is.
fn line(caption: &mut Caption, remark: &Remark, left: f64, room: f64) {
    let top = caption.height;
    let code = [(remark.code.as_str(), true)];
    caption.items.push(figure::block(code.into_iter(), Point::new(left, top), TEXT, LINE, Class::Text));
    let left = left + width(&remark.code, TEXT, Weight::Bold) + 8.0;
    let level = if remark.severity == Severity::Error { "error: " } else { "" };
    let (text, class) = match &remark.waived {
        Some(reason) if reason.is_empty() => (format!("waived: {}", remark.message), Class::Muted),
        Some(reason) => (format!("waived: {} ({reason})", remark.message), Class::Muted),
        None => (format!("{level}{}", remark.message), Class::Text),
    };
    let lines = wrap(&text, (room - left).min(WIDEST), 3, TEXT, Weight::Regular).lines;
    let count = lines.len().max(1);
    let texts = lines.iter().map(|line| (line.as_str(), false));
    caption.items.push(figure::block(texts, Point::new(left, top), TEXT, LINE, class));
    caption.height += count as f64 * LINE;
}
