//! F013: a step begins with a verb.

use crate::declare_rule;
use crate::model::StepKind;
use crate::rules::wording::quoted;
use crate::rules::words::{ActorNames, Opening, opening};
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// What an actor does begins with a verb.
    ///
    /// The rule looks at steps with `does` in English flows, and points to those that begin with a word which is
    /// surely no verb: an article, a preposition, a thing, an actor's name.
    ///
    /// ## Why
    /// A verb tells what happens, and to what. "Specimen" may be taken, labelled, sent or lost there. SIPOC
    /// diagrams, which most improvement teams learn first, write each process step as verb and object for this
    /// reason; the lane says who.
    ///
    /// ## How to mend
    /// Begin with what the actor does to what: "Label the specimen".
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   tell: { actor: technician, does: Information for the patient }
    ///   home: { actor: patient, ends: Knows what the test is for }
    /// handoffs:
    ///   - tell -> home:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   tell: { actor: technician, does: Tell the patient what the test will show }
    ///   home: { actor: patient, ends: Knows what the test is for }
    /// handoffs:
    ///   - tell -> home:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F013", name: "step-without-verb", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if !context.flow.is_english() {
        return;
    }
    let actors = context.flow.actors.iter().chain(&context.shared.actors);
    let names = ActorNames::of(actors.map(|actor| actor.name.as_str()));
    for step in context.flow.steps.iter().filter(|step| step.kind == StepKind::Does) {
        let help = match opening(&step.text, &names) {
            Opening::Open => continue,
            Opening::Actor => "leave the actor's name out, the lane says who: begin with what they do",
            Opening::OtherWord => "begin with what is done to what, such as `Label the specimen`",
        };
        let message = format!("the step {} does not begin with a verb", quoted(&step.text));
        sink.push(sink.finding(subjects::step(step), step.text.span, message).help(help));
    }
}
