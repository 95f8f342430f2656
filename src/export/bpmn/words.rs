//! What a hand-off and a flow say, in words for readers in other programs.

use crate::model::{Flow, Handoff, Measure, MeasureRef, Shared};
use crate::report::process::words;
use crate::scene::measure_words;
use std::collections::HashMap;

/// Says hand-offs in words.
pub(super) struct Words<'flow> {
    measures: HashMap<&'flow str, &'flow Measure>,
}

impl<'flow> Words<'flow> {
    /// Looks the measures of a flow and its workspace up once.
    pub(super) fn of(flow: &'flow Flow, shared: &'flow Shared) -> Self {
        let measures = shared.measures.iter().chain(&flow.measures);
        Self { measures: measures.map(|measure| (measure.id.value.as_str(), measure)).collect() }
    }

    /// Says all that a hand-off tells beside its product, a line each.
    pub(super) fn handoff(&self, handoff: &Handoff) -> String {
        let mut lines = Vec::new();
        let mut say = |title: &str, text: Option<String>| {
            lines.extend(text.filter(|text| !text.trim().is_empty()).map(|text| format!("{title}: {text}")));
        };
        let joined = |texts: Vec<String>, by: &str| (!texts.is_empty()).then(|| texts.join(by));
        say("Need", handoff.need.as_ref().map(|need| need.value.clone()));
        let accept = handoff.product.iter().flat_map(|product| &product.accept);
        say("Right when", joined(accept.map(|item| item.value.clone()).collect(), "; "));
        for measure in &handoff.measures {
            say("Measure", self.measure(measure));
        }
        let channels = handoff.channels.iter().map(|channel| words::channel(channel.value).to_owned());
        say("Travels", joined(channels.collect(), ", "));
        say("Taken over", handoff.acceptance.as_ref().map(|how| words::acceptance(how.value).to_owned()));
        say("Tells by", handoff.content.as_ref().map(|it| words::scheme(it.scheme.value).to_owned()));
        say("Wait", handoff.wait.as_ref().map(|wait| wait.value.to_string()));
        let share = handoff.complete_and_accurate.as_ref();
        say("Complete and accurate", share.map(|share| format!("{}%", share.value.percent_in_tenths())));
        let documents = handoff.documents.iter().map(|document| document.value.clone());
        say("Documents", joined(documents.collect(), ", "));
        say("Note", handoff.note.as_ref().map(|note| note.value.clone()));
        lines.join("\n")
    }

    fn measure(&self, reference: &MeasureRef) -> Option<String> {
        let measure = match reference {
            MeasureRef::Inline(measure) => measure.as_ref(),
            MeasureRef::Named(id) => self.measures.get(id.value.as_str())?,
        };
        let counted = measure.counts.as_ref().map(|counts| format!("; counted: {}", counts.value));
        Some(measure_words::in_a_sentence(measure) + &counted.unwrap_or_default())
    }
}

/// Says what a flow is for and whose it is, a line each.
pub(super) fn flow(flow: &Flow) -> String {
    let purpose = flow.purpose.as_ref().map(|purpose| purpose.value.clone());
    let owner = flow.owner.as_ref().map(|owner| format!("Owner: {}", owner.value));
    let reviewed = flow.reviewed.as_ref().map(|day| format!("Reviewed: {}", day.value));
    [purpose, owner, reviewed].into_iter().flatten().collect::<Vec<String>>().join("\n")
}
