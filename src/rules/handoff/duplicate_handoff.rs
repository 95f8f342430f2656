//! H010: a hand-off is written once.

use crate::declare_rule;
use crate::diagnostic::Fix;
use crate::model::{Handoff, Product};
use crate::rules::passage;
use crate::rules::wording::folded;
use crate::rules::{Context, Rule, Sink, subjects};
use crate::text::{Piece, SourceFile, Span};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

declare_rule! {
    /// ## What it checks
    /// No two hand-offs have the same ends and the same product.
    ///
    /// Letter case, articles and plurals do not tell two products apart. Hand-offs on different
    /// conditions (`when`) are different ways and may hand over the same thing.
    ///
    /// ## Why
    /// Two arrows that say the same are read as two deliveries. Measures, waiting time and waivers
    /// then get written on one of them and are missed on the other.
    ///
    /// ## How to mend
    /// Keep one, with the measures of both. If two things do pass, say what tells them apart.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    ///   - technician -> patient:
    ///       product: Patient can say what the tests will tell
    ///       measures: { asks: Do you know what follows?, scale: yes-no, baseline: 50%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    ///   - technician -> patient:
    ///       product: Patient knows when the answer comes
    ///       measures: { asks: Do you know when to expect an answer?, scale: yes-no, baseline: 50%, target: 90% }
    /// ```
    META = { code: "H010", name: "duplicate-handoff", level: Info, since: "0.1.0", fix: Safe }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let mut first: HashMap<_, (usize, &Handoff)> = HashMap::new();
    // Several hand-offs of one chain, `a -> b -> c`, share their place and cannot go one by one.
    let mut written: HashMap<Span, usize> = HashMap::new();
    for handoff in &context.flow.handoffs {
        *written.entry(handoff.span).or_default() += 1;
    }
    for (place, passage) in passage::between_actors(context).enumerate() {
        let Some(product) = passage.product() else { continue };
        let handoff = passage.handoff;
        let when = handoff.when.as_ref().map(|when| when.as_str());
        match first.entry((&handoff.from.value, &handoff.to.value, folded(&product.name), when)) {
            Entry::Vacant(entry) => {
                entry.insert((place, handoff));
            }
            Entry::Occupied(entry) => {
                let (supplier, customer) = (&passage.supplier.name, &passage.customer.name);
                let message = format!("{supplier} hands {customer} the same product twice");
                let (first_place, first) = *entry.get();
                let finding = sink
                    .finding(subjects::handoff(handoff), product.name.span, message)
                    .label("handed over here once more")
                    .also(first.ends_span, "first handed over here")
                    .help("keep one of the two, or say what tells the products apart");
                let is_plain = !context.flow.steps.is_empty() || place == first_place + 1;
                let span = removal(context.source, handoff.span).filter(|_| written[&handoff.span] == 1);
                sink.push(match span {
                    Some(span) => {
                        let is_safe = is_plain && adds_nothing(context.source, first, handoff);
                        finding.fix(Fix::remove("remove the second hand-off", span, is_safe))
                    }
                    None => finding,
                });
            }
        }
    }
}

/// Tells whether a hand-off says nothing but what an earlier one says: it has the same words, or
/// its ends and its product alone.
fn adds_nothing(source: &SourceFile, first: &Handoff, again: &Handoff) -> bool {
    let words = |handoff: &Handoff| -> Vec<&str> {
        let text = source.slice(handoff.span);
        text.split_whitespace().collect()
    };
    let bare = Handoff {
        id: again.id.clone(),
        id_is_written: again.id_is_written,
        product: again.product.as_ref().map(|product| Product::new(product.name.clone())),
        ..Handoff::new(again.arrow, again.from.clone(), again.to.clone(), again.span)
    };
    let is_bare = again.product.as_ref().is_none_or(|product| product.span == product.name.span);
    let has_remark = source.slice(again.span).contains('#');
    (is_bare && bare == Handoff { ends_span: bare.ends_span, ..again.clone() })
        || (words(first) == words(again) && !has_remark)
}

/// Returns what to delete for a hand-off to go: its lines, or its place among others in brackets.
fn removal(source: &SourceFile, handoff: Span) -> Option<Span> {
    let piece = Piece::of(source.text(), handoff)?.out_of_braces();
    let gone = piece.lines().or_else(|| piece.between_commas())?;
    Some(gone.span())
}
