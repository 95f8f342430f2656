//! H012: where the customer can use least of what arrives.

use crate::declare_rule;
use crate::model::Share;
use crate::rules::passage;
use crate::rules::{Context, Rule, Sink, subjects};
use crate::syntax::keys::Limit;

declare_rule! {
    /// ## What it checks
    /// The hand-off with the lowest `complete-and-accurate` of the flow reaches 80 %.
    ///
    /// It speaks once, at the lowest; at each of them where several are equally low. The share is the
    /// limit `least-complete-and-accurate: 80%`.
    ///
    /// ## Why
    /// The share of what arrives that the customer can use as it is multiplies along the chain:
    /// three hand-offs at 80 % leave one case in two without rework. The weakest link therefore
    /// pays most to mend, and work on the others is partly lost in it (Karen Martin and Mike
    /// Osterling, *Value Stream Mapping*, 2013, on percent complete and accurate).
    ///
    /// ## How to mend
    /// Ask the customer of this hand-off what they correct, complete or ask back for, and mend the
    /// most frequent of it at the supplier. The rule falls silent when the share reaches the limit.
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
    ///       complete-and-accurate: 62%
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
    ///       complete-and-accurate: 84%
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "H012", name: "bottleneck", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let share_of = |passage: &passage::Passage<'_>| passage.handoff.complete_and_accurate;
    let shares = passage::between_actors(context).filter_map(|passage| share_of(&passage));
    let Some(lowest) = shares.map(|share| share.value.0).min_by(f64::total_cmp) else { return };
    let enough = context.limits.share(Limit::LeastCompleteAndAccurate);
    if lowest >= enough.0 {
        return;
    }
    for passage in passage::between_actors(context) {
        let Some(share) = share_of(&passage).filter(|share| share.value.0 <= lowest) else { continue };
        let (supplier, customer) = (&passage.supplier.name, &passage.customer.name);
        let message = format!(
            "{customer} can use only {} of what {supplier} hands over: the bottleneck of this flow",
            percent(share.value)
        );
        let finding = sink
            .finding(subjects::handoff(passage.handoff), share.span, message)
            .label(format!("the lowest, and under {}", percent(enough)))
            .help(format!("ask {customer} what they correct or ask back for most, and mend that first"));
        sink.push(finding);
    }
}

/// Writes a share in percent with one decimal at most.
fn percent(share: Share) -> String {
    let tenths = share.percent_in_tenths();
    format!("{tenths} %")
}
