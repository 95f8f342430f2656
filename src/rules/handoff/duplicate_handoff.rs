//! H010: a hand-off is written once.

use crate::declare_rule;
use crate::model::Handoff;
use crate::rules::passage;
use crate::rules::wording::folded;
use crate::rules::{Context, Rule, Sink, subjects};
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
    META = { code: "H010", name: "duplicate-handoff", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let mut first: HashMap<_, &Handoff> = HashMap::new();
    for passage in passage::between_actors(context) {
        let Some(product) = passage.product() else { continue };
        let handoff = passage.handoff;
        let when = handoff.when.as_ref().map(|when| when.as_str());
        match first.entry((&handoff.from.value, &handoff.to.value, folded(&product.name), when)) {
            Entry::Vacant(entry) => {
                entry.insert(handoff);
            }
            Entry::Occupied(entry) => {
                let (supplier, customer) = (&passage.supplier.name, &passage.customer.name);
                let message = format!("{supplier} hands {customer} the same product twice");
                let finding = sink
                    .finding(subjects::handoff(handoff), product.name.span, message)
                    .label("handed over here once more")
                    .also(entry.get().ends_span, "first handed over here")
                    .help("keep one of the two, or say what tells the products apart");
                sink.push(finding);
            }
        }
    }
}
