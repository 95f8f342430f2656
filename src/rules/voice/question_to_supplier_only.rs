//! V004: somebody other than the supplier is asked.

use crate::declare_rule;
use crate::rules::passage::Passage;
use crate::rules::voice::questions::questions;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// A question about a hand-off is put to somebody other than its supplier.
    ///
    /// It speaks where `asked-of` names the supplier alone, on every hand-off that carries the measure.
    ///
    /// ## Why
    /// Suppliers tell what they gave. What arrived, and whether it was what was needed, the customer alone
    /// knows.
    ///
    /// ## How to mend
    /// Take `asked-of` away: then the customer of the hand-off is asked. Or name the customer beside the supplier.
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
    ///       measures:
    ///         - { asks: Did you explain the test?, asked-of: technician, scale: yes-no, baseline: 60%, target: 90% }
    ///         - { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
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
    /// ```
    META = { code: "V004", name: "question-to-supplier-only", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for question in questions(context) {
        let asked = &question.placed.measure.asked_of;
        let Some(first) = asked.first() else { continue };
        let is_supplier =
            |passage: &Passage<'_>| asked.iter().all(|asked| asked.value == passage.supplier.actor);
        let Some(passage) = question.passages.first() else { continue };
        if !question.passages.iter().all(is_supplier) {
            continue;
        }
        let (supplier, customer) = (passage.supplier, passage.customer);
        let message =
            format!("{} alone is asked about what it hands over; {} is not", supplier.name, customer.name);
        let finding = sink
            .finding(question.placed.subject(), first.span, message)
            .label("the supplier")
            .help(format!("ask the customer: `asked-of: {}`", customer.actor));
        sink.push(finding);
    }
}
