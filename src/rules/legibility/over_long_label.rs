//! L001: a label is short enough to be read in the picture.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::model::{Flow, StepKind};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};
use crate::syntax::keys::Limit;
use crate::text::Spanned;

declare_rule! {
    /// ## What it checks
    /// No label of the picture is longer than it can show at a readable size.
    ///
    /// Measured in characters, spaces included: the name of an actor may have 40, the text of a step
    /// 60, a condition 30, a product 80. The limits are
    /// `longest-actor-name: 40`, `longest-step: 60`, `longest-condition: 30` and `longest-product: 80`.
    ///
    /// ## Why
    /// On one page of A3 a process of forty steps leaves a box about three lines. A longer text is
    /// cut, or drives the boxes apart until the whole is too small to read.
    ///
    /// ## How to mend
    /// Say what the label must say, and put the rest into `note`, where reports show it.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician of the outpatient clinic in the west wing
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: { name: Lab technician, note: Of the outpatient clinic in the west wing }
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "L001", name: "over-long-label", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

/// A text that the picture shows.
struct Label<'flow> {
    subject: Subject,
    what: &'static str,
    text: &'flow Spanned<String>,
    most: Limit,
}

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, .. } = context;
    for label in of_actors(flow).chain(of_steps(flow)).chain(of_handoffs(flow)) {
        let count = label.text.trim().chars().count();
        let most = context.limits.count(label.most);
        if count <= most {
            continue;
        }
        let message = format!(
            "the {} {} has {count} characters: more than {most} cannot be read in the picture",
            label.what,
            quoted(label.text),
        );
        let finding = sink
            .finding(label.subject, label.text.span, message)
            .label(format!("{} characters too many", count - most))
            .help("say it in fewer words, and put the rest into `note`");
        sink.push(finding);
    }
}

fn of_actors(flow: &Flow) -> impl Iterator<Item = Label<'_>> {
    flow.actors.iter().map(|actor| Label {
        subject: subjects::actor(actor),
        what: "name",
        text: &actor.name,
        most: Limit::LongestActorName,
    })
}

fn of_steps(flow: &Flow) -> impl Iterator<Item = Label<'_>> {
    // The text of a step that calls another flow is a path, and the picture shows that flow's title.
    let of_itself = flow.steps.iter().filter(|step| step.kind != StepKind::Calls).map(|step| Label {
        subject: subjects::step(step),
        what: "step",
        text: &step.text,
        most: Limit::LongestStep,
    });
    let of_exits = flow.steps.iter().flat_map(|step| {
        let conditions = step.exits.iter().filter_map(|exit| exit.when.as_ref());
        conditions.map(|when| Label {
            subject: subjects::step(step),
            what: "condition",
            text: when,
            most: Limit::LongestCondition,
        })
    });
    of_itself.chain(of_exits)
}

fn of_handoffs(flow: &Flow) -> impl Iterator<Item = Label<'_>> {
    flow.handoffs.iter().flat_map(|handoff| {
        let product =
            handoff.product.as_ref().map(|product| ("product", &product.name, Limit::LongestProduct));
        let condition = handoff.when.as_ref().map(|when| ("condition", when, Limit::LongestCondition));
        product.into_iter().chain(condition).map(|(what, text, most)| Label {
            subject: subjects::handoff(handoff),
            what,
            text,
            most,
        })
    })
}
