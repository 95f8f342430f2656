//! F005: a decision has two answers or more, and says what each is.

use crate::declare_rule;
use crate::graph::OccurrenceIndex;
use crate::model::{Step, StepKind};
use crate::rules::{Context, Rule, Sink, links, subjects};

declare_rule! {
    /// ## What it checks
    /// A step that `decides` has two exits or more, and each says on which answer it is taken.
    ///
    /// Exits are `then` links to the actor's own steps and hand-offs that leave the step.
    ///
    /// ## Why
    /// ISO 5807 defines the decision as the symbol with one entry and several alternative exits. With one
    /// exit nothing is decided; with an exit that names no answer, two people read two different charts.
    ///
    /// ## How to mend
    /// Write every answer that occurs and where it leads: `then: { "yes": …, "no": … }`, or `when: …` on the
    /// hand-off. A step with one answer is no decision: write `does`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// steps:
    ///   fit: { actor: technician, decides: Is the specimen fit for testing? }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - fit -> home: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// steps:
    ///   draw: { actor: technician, does: Draw blood, then: fit }
    ///   fit: { actor: technician, decides: Is the specimen fit for testing?, then: { "no": { step: draw, chance: 6% } } }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - fit -> home: { when: "yes", chance: 94%, product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F005", name: "incomplete-decision", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    for (index, _) in graph.occurrences() {
        let Some(step) = graph.step(flow, index).filter(|step| step.kind == StepKind::Decides) else {
            continue;
        };
        // An exit that leads nowhere is a wrong name, which R001 tells; it counts as written.
        let handed_off =
            graph.exits(index).iter().filter(|link| graph.handoff(flow, **link).is_some()).count();
        match step.exits.len() + handed_off {
            exits @ (0 | 1) => report_too_few(sink, step, exits),
            _ => report_silent_exits(context, sink, step, index),
        }
    }
}

fn report_too_few(sink: &mut Sink, step: &Step, exits: usize) {
    let id = step.id.as_str();
    let message = match exits {
        0 => format!("`{id}` asks a question, and no answer leads anywhere"),
        _ => format!("`{id}` asks a question, but there is only one way to go on"),
    };
    let finding = sink
        .finding(subjects::step(step), step.text.span, message)
        .label("a decision needs two answers or more")
        .help("write each answer with what follows it, `then: { \"yes\": …, \"no\": … }`, or `does: …` if nothing is decided");
    sink.push(finding);
}

fn report_silent_exits(context: &Context<'_>, sink: &mut Sink, step: &Step, decision: OccurrenceIndex) {
    let graph = context.graph;
    for link in graph.exits(decision).into_iter().filter(|link| graph.petgraph()[*link].when.is_none()) {
        let help = match graph.handoff(context.flow, link) {
            Some(_) => "write the answer on the hand-off: `when: …`".to_owned(),
            None => format!(
                "write the answer before the step: `then: {{ \"yes\": {} }}`",
                links::name(context, graph.ends(link).1)
            ),
        };
        let message =
            format!("`{}` leaves a decision and does not say on which answer", links::title(context, link));
        let finding = sink
            .finding(links::subject(context, link), links::span(context, link), message)
            .label("on which answer?")
            .also(step.text.span, "the question")
            .help(help);
        sink.push(finding);
    }
}
