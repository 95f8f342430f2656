//! The figures of the report, one row each, and what each means.

use super::{StretchKind, Times};
use crate::diff::Amount;
use crate::rules::wording::counted;

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Row {
    /// What it is called.
    pub(in crate::report) name: &'static str,
    /// How much; absent where the flow does not say.
    pub(in crate::report) amount: Option<Amount>,
    /// What it means, and what it is made of.
    pub(in crate::report) meaning: String,
}

/// Returns the figures, always the same ones in the same order.
pub(in crate::report) fn rows(times: &Times) -> Vec<Row> {
    let row = |name, amount, meaning: String| Row { name, amount, meaning };
    let time = |time: Option<crate::model::Duration>| time.map(Amount::Time);
    let on_way = |kind| times.way.iter().filter(|stretch| stretch.kind == kind).count();
    let steps = counted(times.way.len() - on_way(StretchKind::Handoff), "step");
    let handoffs = counted(on_way(StretchKind::Handoff), "hand-off");
    let of_lead = match (times.between, times.lead) {
        (Some(between), Some(lead)) => {
            let [between, lead] = [between, lead].map(Amount::Time);
            format!("of the lead time passes between people: {between} of {lead}")
        }
        _ => "of the lead time passes between people".to_owned(),
    };
    let between = times.between.and_then(|between| times.share_of_lead(between));
    let expected = times.expected.as_ref().and_then(|expected| expected.as_ref().ok());
    let again = expected.map_or(Amount::Count(0.0), |expected| Amount::Time(expected.again));
    let is_timed = times.effort.is_some();
    vec![
        row(
            "lead time",
            time(times.lead),
            format!("from beginning to end on the longest way: {steps}, {handoffs}"),
        ),
        row("measured lead time", time(times.measured), beside_measured(times)),
        row("process time", time(times.process), "work on that way".to_owned()),
        row("activity ratio", times.activity.map(Amount::Part), "of the lead time somebody works".to_owned()),
        row("in hand-offs", between.map(Amount::Part), of_lead),
        row(
            "complete and accurate",
            times.complete_and_accurate.map(Amount::Part),
            "of the work passes all judged hand-offs of that way with nothing to correct".to_owned(),
        ),
        row("effort", time(times.effort), "work of all steps together, each once".to_owned()),
        row(
            "expected work",
            expected.filter(|_| is_timed).map(|expected| Amount::Time(expected.work)),
            format!("for one case with what comes back, by the chances; {again} of it is done again"),
        ),
        row(
            "expected hand-offs",
            expected.map(|expected| Amount::Count(expected.handoffs)),
            "for one case with what comes back, by the chances".to_owned(),
        ),
    ]
}

/// Sets the lead time that was measured beside the one that the flow gives.
fn beside_measured(times: &Times) -> String {
    let (Some(measured), Some(lead)) = (times.measured, times.lead) else {
        return "the flow does not say where it passes".to_owned();
    };
    let explained = Amount::Time(lead);
    match explained.difference(Amount::Time(measured)) {
        None => "the flow explains all of it".to_owned(),
        Some(_) if lead < measured => format!("the flow explains {explained} of it"),
        Some(_) => format!(
            "shorter than the {explained} of the longest way: not every case goes that way, or a time in the flow is too long"
        ),
    }
}

/// Says where the time and the quality are lost, a sentence each.
pub(in crate::report) fn bottlenecks(times: &Times) -> Vec<String> {
    let mut told = Vec::new();
    if let (Some(longest), Some(time)) = (times.longest(), times.longest().and_then(|longest| longest.time)) {
        let share = times.share_of_lead(time.middle());
        let share =
            share.map_or_else(String::new, |share| format!(", {} of the lead time", Amount::Part(share)));
        let (kind, id, label) = (longest.kind.word(), &longest.id, &longest.label);
        told.push(format!("most time: {kind} `{id}` ({label}) takes {time}{share}"));
    }
    if let Some((handoff, share)) = times.weakest.as_ref().filter(|(_, share)| share.0 < 1.0) {
        let (id, label, share) = (&handoff.id, &handoff.label, Amount::Part(*share));
        told.push(format!(
            "least usable: of hand-off `{id}` ({label}) only {share} is complete and accurate"
        ));
    }
    told
}

/// Says how far the figures can be trusted, a sentence each.
pub(in crate::report) fn caveats(times: &Times) -> Vec<String> {
    let said = &times.said;
    let mut told = vec![format!(
        "{} of {} say how long they take, {} of {} how long they wait; what is not said counts as nothing",
        said.takes,
        counted(said.steps, "step"),
        said.waits,
        counted(said.handoffs, "hand-off"),
    )];
    if said.judged < said.handoffs {
        told.push(format!(
            "{} of {} say how much is complete and accurate; the others count as all of it",
            said.judged,
            counted(said.handoffs, "hand-off")
        ));
    }
    if said.open_choices > 0 {
        told.push(format!(
            "{} not say how often each way out is taken; what is left open is shared out evenly",
            if said.open_choices == 1 {
                "1 step does".to_owned()
            } else {
                format!("{} steps do", said.open_choices)
            }
        ));
    }
    if times.has_ranges {
        told.push("of a time that is a range, the middle counts where nothing is drawn by chance".to_owned());
    }
    if let Some(Err(error)) = &times.expected {
        told.push(format!("what comes back cannot be reckoned: {error}"));
    }
    told
}

/// Says how the courses were drawn.
pub(in crate::report) fn simulation(times: &Times) -> Option<String> {
    let simulated = times.simulated?;
    Some(format!(
        "{} courses drawn by chance (seed {}): each time evenly from its range, each way by its chance, the longest of branches side by side",
        thousands(simulated.runs),
        simulated.seed
    ))
}

/// Returns the two rows of what was drawn, and each with what it was before something was set.
pub(super) fn drawn_beside(times: &Times, before: Option<&Times>) -> Vec<(String, [Amount; 5])> {
    let before = before.and_then(drawn);
    let mut rows = Vec::new();
    for (place, (name, amounts)) in drawn(times).into_iter().flatten().enumerate() {
        match &before {
            Some(before) => {
                rows.push((format!("{name} before"), before[place].1));
                rows.push((format!("{name} after"), amounts));
            }
            None => rows.push((name.to_owned(), amounts)),
        }
    }
    rows
}

/// Returns the two rows of what was drawn.
pub(in crate::report) fn drawn(times: &Times) -> Option<[(&'static str, [Amount; 5]); 2]> {
    let simulated = times.simulated?;
    let amounts = |spread: crate::stats::course::Distribution| {
        [spread.mean, spread.p10, spread.p50, spread.p80, spread.p95]
            .map(|minutes| Amount::Time(crate::model::Duration::from_minutes(minutes)))
    };
    Some([("lead time", amounts(simulated.lead)), ("work", amounts(simulated.effort))])
}

/// What the numbers of each row of [`drawn`] are.
pub(in crate::report) const COLUMNS: [&str; 5] =
    ["mean", "1 in 10 within", "half within", "8 in 10 within", "95 in 100 within"];

/// Writes a count with its thousands apart.
fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut told = String::with_capacity(digits.len() + 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}
