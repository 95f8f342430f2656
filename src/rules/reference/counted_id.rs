//! R006: a hand-off that shares its ends with another has an id of its own.

use crate::declare_rule;
use crate::diagnostic::Fix;
use crate::model::Id;
use crate::rules::write_key::written;
use crate::rules::{Context, Rule, Sink, passage, subjects};

declare_rule! {
    /// ## What it checks
    /// A hand-off that has the same ends as one above it has an id of its own.
    ///
    /// A hand-off without an id is called by its ends, `order-tell`, and the next one between the
    /// same ends by a number too, `order-tell-2`.
    ///
    /// ## Why
    /// The number counts places in the file. When a hand-off is written above it or moved, another
    /// one has the number, and goals, baselines and links that name it mean the wrong hand-off
    /// without anybody noticing.
    ///
    /// ## How to mend
    /// Give it an id that says what passes: `id: order-corrected`. The fix writes the id that it has
    /// today, so that nothing that names it changes.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient: { product: Patient can say what the test will tell, measures: clear }
    ///   - technician -> patient: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient: { product: Patient can say what the test will tell, measures: clear }
    ///   - technician -> patient: { id: date-told, product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "R006", name: "counted-id", level: Info, since: "0.1.0", fix: Safe }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in passage::all(context).filter(|passage| !passage.handoff.id_is_written) {
        let handoff = passage.handoff;
        let (id, from, to) = (handoff.id.as_str(), handoff.from.as_str(), handoff.to.as_str());
        if id == format!("{from}-{to}") {
            continue;
        }
        let finding = sink
            .finding(
                subjects::handoff(handoff),
                handoff.ends_span,
                format!("this hand-off is called `{id}` by its place in the file alone"),
            )
            .label("another has the same ends")
            .help(format!("give it an id that stays, such as `id: {id}`"));
        let edit = written(context.source, &passage, &format!("id: {id}")).filter(|_| Id::is_well_formed(id));
        sink.push(match edit {
            Some(edit) => {
                finding.fix(Fix { title: "write its id".to_owned(), edits: vec![edit], safe: true })
            }
            None => finding,
        });
    }
}
