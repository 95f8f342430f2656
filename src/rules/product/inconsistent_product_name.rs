//! P006: one product has one name, and one name means one product.

use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::rules::passage::{self, Passage};
use crate::rules::wording::{folded, quoted};
use crate::rules::{Context, Rule, Sink, subjects};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

declare_rule! {
    /// ## What it checks
    /// A product is called the same wherever it passes, and one name does not serve two different needs.
    ///
    /// Two names are taken for the same product where only letter case, punctuation, an article or
    /// a plural tells them apart. One name for two customers is questioned where both state a
    /// need and the needs differ.
    ///
    /// ## Why
    /// Readers take two spellings for two things, and tables and measures count them as two. One
    /// name for two needs hides that the customers want different things, so that one of them gets
    /// what the other asked for.
    ///
    /// ## How to mend
    /// Choose one spelling. Where the needs differ, name each product in the terms of its own
    /// customer.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   laboratory: { name: Laboratory, kind: entity }
    ///   physician: Ordering physician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - laboratory -> physician:
    ///       product: Verified result
    ///       measures: { asks: Does the result answer your question?, scale: yes-no, baseline: 60%, target: 90% }
    ///   - physician -> patient:
    ///       product: The verified result
    ///       measures: { asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   laboratory: { name: Laboratory, kind: entity }
    ///   physician: Ordering physician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - laboratory -> physician:
    ///       product: Verified result
    ///       measures: { asks: Does the result answer your question?, scale: yes-no, baseline: 60%, target: 90% }
    ///   - physician -> patient:
    ///       product: Answer to what is wrong and what follows
    ///       measures: { asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "P006", name: "inconsistent-product-name", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let mut first_of_name: HashMap<String, Passage<'_>> = HashMap::new();
    let mut first_with_need: HashMap<String, Passage<'_>> = HashMap::new();
    for passage in passage::between_actors(context) {
        let Some(product) = passage.product() else { continue };
        let key = folded(&product.name);
        if passage.handoff.need.is_some() {
            match first_with_need.entry(key.clone()) {
                Entry::Vacant(entry) => {
                    entry.insert(passage);
                }
                Entry::Occupied(entry) => {
                    if let Some(finding) = two_needs(sink, entry.get(), &passage) {
                        sink.push(finding);
                    }
                }
            }
        }
        let first = *first_of_name.entry(key).or_insert(passage);
        if let Some(finding) = two_spellings(sink, &first, &passage) {
            sink.push(finding);
        }
    }
}

fn two_spellings(sink: &Sink, first: &Passage<'_>, second: &Passage<'_>) -> Option<Diagnostic> {
    let (one, other) = (&first.product()?.name, &second.product()?.name);
    if one.split_whitespace().eq(other.split_whitespace()) {
        return None;
    }
    let message = format!("{} is called {} elsewhere", quoted(other), quoted(one));
    let finding = sink
        .finding(subjects::handoff(second.handoff), other.span, message)
        .label("called so here")
        .also(one.span, "the other spelling")
        .help("write it the same in both places, or say what tells the two apart");
    Some(finding)
}

fn two_needs(sink: &Sink, first: &Passage<'_>, second: &Passage<'_>) -> Option<Diagnostic> {
    let (one, other) = (first.handoff.need.as_ref()?, second.handoff.need.as_ref()?);
    if first.customer.actor == second.customer.actor || folded(one) == folded(other) {
        return None;
    }
    let product = &second.product()?.name;
    let (earlier, later) = (&first.customer.name, &second.customer.name);
    let message =
        format!("{} goes to {earlier} and to {later}, who need it for different things", quoted(product));
    let finding = sink
        .finding(subjects::handoff(second.handoff), product.span, message)
        .label("one name for both")
        .also(one.span, format!("what {earlier} needs"))
        .also(other.span, format!("what {later} needs"))
        .help("name each product in the terms of its own customer");
    Some(finding)
}
