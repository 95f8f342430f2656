//! Coverage for people: always how many of how many, never a share alone.

use super::{Counts, Coverage};
use crate::emit::visible;
use crate::model::Side;
use crate::rules::wording::counted;
use std::fmt::Write;

/// Writes a table of what is covered: all hand-offs, then by customer and determinant.
#[must_use]
pub fn coverage_table(coverage: &Coverage) -> String {
    let all = coverage.all();
    let (handoffs, flows) = (counted(all.handoffs, "hand-off"), counted(coverage.flows(), "flow"));
    let mut text = format!("{handoffs} in {flows}\n\n");
    let width = of(all.handoffs, all.handoffs).len().max("confirmed".len());
    let mut row = |product: &str, measure: &str, confirmed: &str, label: &str| {
        let line = format!("  {product:<width$}   {measure:<width$}   {confirmed:<width$}   {label}");
        text.push_str(line.trim_end());
        text.push('\n');
    };
    row("product", "measure", "confirmed", "");
    let mut counts = |counts: Counts, label: &str| {
        let Counts { handoffs, with_product, with_measure, confirmed } = counts;
        row(&of(with_product, handoffs), &of(with_measure, handoffs), &of(confirmed, handoffs), label);
    };
    counts(all, "all hand-offs");
    counts(coverage.side(Side::Internal), "to internal customers");
    counts(coverage.side(Side::External), "to external customers");
    for (name, side, of_customer) in coverage.customers() {
        let mark = if side == Side::External { " (external)" } else { "" };
        counts(of_customer, &format!("to {}{mark}", visible(name)));
    }
    put_determinants(&mut text, coverage, width);
    put_waived(&mut text, coverage);
    text
}

fn put_determinants(text: &mut String, coverage: &Coverage, width: usize) {
    let mut rows = coverage.determinants().peekable();
    if rows.peek().is_some() {
        text.push_str("\nhand-offs with a measure of each determinant\n");
    }
    for (determinant, count) in rows {
        let share = of(count, coverage.all().handoffs);
        writeln!(text, "  {share:<width$}   {}", determinant.key())
            .expect("a string takes all that is written");
    }
}

fn put_waived(text: &mut String, coverage: &Coverage) {
    let waived = coverage.waived();
    let gaps = [
        (waived.without_product, "without a product"),
        (waived.without_measure, "without a measure"),
        (waived.unconfirmed, "not confirmed"),
    ];
    let said: Vec<String> =
        gaps.iter().filter(|(count, _)| *count > 0).map(|(count, gap)| format!("{count} {gap}")).collect();
    if !said.is_empty() {
        let list = said.join(", ");
        writeln!(text, "\nwaived gaps, which count as gaps above: {list}")
            .expect("a string takes all that is written");
    }
}

fn of(count: usize, all: usize) -> String {
    format!("{count} of {all}")
}
