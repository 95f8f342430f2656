//! F009: two actors do not hand back and forth.

use crate::declare_rule;
use crate::graph::PingPong;
use crate::rules::{Context, Rule, Sink, links};
use crate::syntax::keys::Limit;

declare_rule! {
    /// ## What it checks
    /// No two actors return things to each other three times in a row or more.
    ///
    /// Steps that one of them takes alone in between do not break the row. Loops count once, not for
    /// each time round. Three is the limit `many-back-and-forth: 3`.
    ///
    /// ## Why
    /// Each return says that something was missing the first time: a fact, an authority or trust. Every
    /// hand-off also costs a wait, and in medicine a chance to lose information (The Joint Commission,
    /// Sentinel Event Alert 58, 2017).
    ///
    /// ## How to mend
    /// Ask each of the two what they lacked when they sent it back, and put that into the first hand-off.
    /// Or let one of them do the whole: give them the knowledge or the right to decide.
    ///
    /// ```yaml fail
    /// flow: Unclear order
    /// customer: patient
    /// actors:
    ///   physician: Ordering physician
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - physician -> technician: { product: Order, measures: clear }
    ///   - technician -> physician: { product: Open question about the order, measures: clear }
    ///   - physician -> technician: { product: Complete order that states the question, measures: clear }
    ///   - technician -> patient: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Clear order
    /// customer: patient
    /// actors:
    ///   physician: Ordering physician
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - physician -> technician: { product: Complete order that states the question, measures: clear }
    ///   - technician -> patient: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F009", name: "ping-pong", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let graph = context.graph;
    let mut rows = graph.ping_pongs(graph.back_links(), context.limits.count(Limit::ManyBackAndForth));
    rows.sort_by_key(|row| row.links[0]);
    for row in rows {
        report(context, sink, &row);
    }
}

fn report(context: &Context<'_>, sink: &mut Sink, row: &PingPong) {
    let name = |lane: usize| &context.graph.lanes()[lane].name;
    let (first, second) = (name(row.lanes.0), name(row.lanes.1));
    let message = format!("{first} and {second} hand back and forth {} times in a row", row.links.len());
    let start = row.links[0];
    let finding = sink
        .finding(links::subject(context, start), links::span(context, start), message)
        .label("first")
        .help(format!("ask {second} what was missing the first time, and put it into this hand-off"));
    sink.push(links::label_links(context, finding, &row.links[1..], |index| match index % 2 {
        0 => "then back".to_owned(),
        _ => "then forth again".to_owned(),
    }));
}
