//! H004: what is only said gets lost.

use crate::declare_rule;
use crate::model::{Acceptance, Channel, Handoff};
use crate::rules::passage;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A hand-off does not travel by word of mouth alone.
    ///
    /// It speaks where `verbal` is the only channel, nothing written goes along (`documents`) and
    /// the customer does not read it back (`acceptance: read-back`). Face to face (`in-person`) is
    /// another channel: there the customer can ask.
    ///
    /// ## Why
    /// What was only said cannot be looked up by the next shift, and the speaker does not learn
    /// what was heard. Patient-safety guidance therefore asks that spoken orders and critical
    /// results be written down and read back (WHO and Joint Commission, *Communication during
    /// Patient Hand-Overs*, 2007).
    ///
    /// ## How to mend
    /// Add a second channel (`channel: [verbal, electronic]`), name the paper that goes along
    /// (`documents`), or have it read back.
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
    ///       channel: verbal
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
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
    ///       channel: [verbal, written]
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "H004", name: "verbal-only", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in passage::between_actors(context).filter(|passage| is_only_said(passage.handoff)) {
        let Some(channel) = passage.handoff.channels.first() else { continue };
        let (supplier, customer) = (&passage.supplier.name, &passage.customer.name);
        let message = format!("what {supplier} hands to {customer} is only said");
        let finding = sink
            .finding(subjects::handoff(passage.handoff), channel.span, message)
            .label("nothing in writing")
            .help("add a written channel, or have it read back: `acceptance: read-back`");
        sink.push(finding);
    }
}

fn is_only_said(handoff: &Handoff) -> bool {
    let is_read_back =
        handoff.acceptance.as_ref().is_some_and(|acceptance| acceptance.value == Acceptance::ReadBack);
    !handoff.channels.is_empty()
        && handoff.channels.iter().all(|channel| channel.value == Channel::Verbal)
        && handoff.documents.is_empty()
        && !is_read_back
}
