//! H005: a hand-off that follows a scheme gives all of its elements.

use crate::declare_rule;
use crate::model::{Content, ContentScheme};
use crate::rules::passage;
use crate::rules::wording::listed;
use crate::rules::{Context, Rule, Sink, subjects};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// A hand-off that declares I-PASS or SBAR as its content names every element of it.
    ///
    /// I-PASS: `illness-severity`, `patient-summary`, `action-list`, `situation-awareness`,
    /// `synthesis-by-receiver`. SBAR: `situation`, `background`, `assessment`, `recommendation`.
    ///
    /// ## Why
    /// The schemes work as wholes. When nine hospitals brought in I-PASS, medical errors fell by
    /// 23 % and preventable harm by 30 % (Starmer et al., *New England Journal of Medicine* 371,
    /// 2014). The element that gets dropped first is the receiver's synthesis, which is the one
    /// that shows what was understood.
    ///
    /// ## How to mend
    /// Add the missing elements to the hand-off, and to this list once they are really given. Where the
    /// scheme is not what you use, remove `content`.
    ///
    /// ```yaml fail
    /// flow: Night shift
    /// customer: patient
    /// actors:
    ///   day: Day nurse
    ///   night: Night nurse
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - day -> night:
    ///       product: Picture of every patient that the night can act on
    ///       content: { scheme: sbar, elements: [situation, background, assessment] }
    ///       measures: { asks: Did you know what to watch for?, scale: yes-no, baseline: 60%, target: 90% }
    ///   - night -> patient:
    ///       product: Patient sleeps without pain
    ///       measures: { asks: Did pain keep you awake?, scale: yes-no, baseline: 30%, target: 10%, better: down }
    /// ```
    /// ```yaml pass
    /// flow: Night shift
    /// customer: patient
    /// actors:
    ///   day: Day nurse
    ///   night: Night nurse
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - day -> night:
    ///       product: Picture of every patient that the night can act on
    ///       content: { scheme: sbar, elements: [situation, background, assessment, recommendation] }
    ///       measures: { asks: Did you know what to watch for?, scale: yes-no, baseline: 60%, target: 90% }
    ///   - night -> patient:
    ///       product: Patient sleeps without pain
    ///       measures: { asks: Did pain keep you awake?, scale: yes-no, baseline: 30%, target: 10%, better: down }
    /// ```
    META = { code: "H005", name: "content-incomplete", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in passage::between_actors(context) {
        let Some(content) = &passage.handoff.content else { continue };
        let missing = missing_elements(content);
        if missing.is_empty() {
            continue;
        }
        let words: Vec<String> = missing.iter().map(|element| element.replace('-', " ")).collect();
        let (supplier, customer) = (&passage.supplier.name, &passage.customer.name);
        let scheme = title(content.scheme.value);
        let message =
            format!("the hand-off from {supplier} to {customer} follows {scheme} without {}", listed(&words));
        let finding = sink
            .finding(subjects::handoff(passage.handoff), content.scheme.span, message)
            .label(format!("{} of {} elements missing", missing.len(), content.scheme.value.elements().len()))
            .help(format!("add to its `elements`: `{}`", missing.join(", ")));
        sink.push(finding);
    }
}

fn missing_elements(content: &Content) -> Vec<&'static str> {
    let given: HashSet<&str> = content.elements.iter().map(|element| element.as_str()).collect();
    let elements = content.scheme.value.elements().iter().copied();
    elements.filter(|element| !given.contains(element)).collect()
}

fn title(scheme: ContentScheme) -> &'static str {
    match scheme {
        ContentScheme::IPass => "I-PASS",
        ContentScheme::Sbar => "SBAR",
    }
}
