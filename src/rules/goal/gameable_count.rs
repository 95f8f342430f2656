//! G007: a count that falls as soon as asking or complaining becomes harder.

use super::reading::Reading;
use crate::declare_rule;
use crate::model::{Better, Goal, Measure, MeasureRole, Unit};
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::words::{Kinds, Words, kinds};
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A goal for fewer complaints, calls or requests counts a rate, or something shows the harm.
    ///
    /// A rate is "complaints per 1,000 visits", a share, or a measure in percent or in `rate per …` that the
    /// goal names. What shows the harm is a measure of the flow with `role: balancing`. English goals only.
    ///
    /// ## Why
    /// The cheapest way to fewer complaints is a form that is hard to find; the cheapest way to fewer calls is
    /// a line that is busy. A bare count cannot tell that from a better service, and it also falls when there
    /// are fewer customers. The Institute for Healthcare Improvement asks for a balancing measure for this
    /// reason.
    ///
    /// ## How to mend
    /// Count against what could have led to it ("complaints per 1,000 tests"), or add a measure that falls when
    /// asking is made harder: `role: balancing`, such as the share of patients who know whom to complain to.
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
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// goals:
    ///   - value: 15% fewer complaints about late results by 2027-06-30, from 40 to 34
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
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// goals:
    ///   - value: 15% fewer complaints per 1,000 tests by 2027-06-30, from 40 to 34
    /// ```
    META = { code: "G007", name: "gameable-count", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if !context.flow.is_english() {
        return;
    }
    let measures = MeasuresById::of(context);
    let mut all =
        subjects::measures(context.flow).map(|placed| placed.measure).chain(&context.shared.measures);
    let is_balancing =
        |measure: &Measure| measure.role.is_some_and(|role| role.value == MeasureRole::Balancing);
    if all.any(is_balancing) {
        return;
    }
    for goal in &context.flow.goals {
        let Some(what) = asked_less(goal, &measures) else { continue };
        let message = format!(
            "the {} can be met by making {} harder, and nothing would show it",
            subjects::goal_in_words(goal),
            gerund(&what)
        );
        let finding = sink
            .finding(subjects::goal(goal), goal.text.span, message)
            .label(format!("a bare count of {what}"))
            .help(format!(
                "count {what} per so many customers, or add a measure that shows the harm: `role: balancing`"
            ));
        sink.push(finding);
    }
}

/// Returns what there is to be fewer of, where a bare count of it can be made to fall by hindering.
fn asked_less(goal: &Goal, measures: &MeasuresById<'_>) -> Option<String> {
    let bound: Vec<&Measure> = goal.measures.iter().filter_map(|id| measures.get(&id.value)).collect();
    let is_rate = |measure: &&Measure| {
        let unit = measure.unit.as_ref().map(|unit| &unit.value);
        matches!(unit, Some(Unit::Percent | Unit::Rate(_))) || measure.of.is_some()
    };
    let is_down = Reading::of(goal, measures).direction == Some(Better::Down);
    if !is_down || bound.iter().any(is_rate) {
        return None;
    }
    let words = Words::of(&goal.text);
    (!tells_rate(&words)).then(|| falling(&words)).flatten()
}

/// Finds the thing that is to become fewer: "reduce the number of complaints", "complaints fall".
fn falling(words: &Words) -> Option<String> {
    let is_asking = |word: &str| kinds(word).has(Kinds::ASKING);
    let down = (0..words.len()).find(|index| kinds(words.get(*index)).has(Kinds::DOWN))?;
    let belongs = |index: &usize| {
        let is = kinds(words.get(*index));
        words.get(*index) == "of" || !is.has(Kinds::PREPOSITION)
    };
    let behind = (down + 1..words.len()).take_while(belongs).last().map(|last| words.get(last));
    let before = (0..down)
        .rev()
        .map(|index| words.get(index))
        .find(|word| !matches!(*word, "to" | "go" | "will" | "should"));
    [behind, before].into_iter().flatten().find(|word| is_asking(word)).map(str::to_owned)
}

/// Tells whether the words count per something that is no period, or name a rate or a share.
fn tells_rate(words: &Words) -> bool {
    let is_share = |word: &str| matches!(word, "rate" | "rates" | "share" | "proportion" | "percentage");
    let per = |index: &usize| {
        words.get(*index) == "per"
            && !matches!(
                words.get(index + 1),
                "cent" | "day" | "week" | "month" | "quarter" | "year" | "annum"
            )
    };
    words.iter().any(is_share) || (0..words.len()).any(|index| per(&index))
}

/// Returns how people call the doing that `what` comes from.
fn gerund(what: &str) -> &'static str {
    match what.trim_end_matches('s') {
        "complaint" | "grievance" | "objection" | "concern" => "complaining",
        "appeal" => "appealing",
        "call" => "calling",
        "report" | "incident" | "bug" | "escalation" => "reporting",
        "referral" => "referring",
        "visit" => "coming",
        "claim" => "claiming",
        _ => "asking",
    }
}

#[cfg(test)]
mod tests {
    use super::{falling, tells_rate};
    use crate::rules::words::Words;

    #[test]
    fn finds_what_is_to_become_fewer() {
        for (text, what) in [
            ("Reduce complaints about late results by 15%", Some("complaints")),
            ("15 % fewer complaints about contractors", Some("complaints")),
            ("Reduce the number of calls to the help desk", Some("calls")),
            ("Fewer late-result complaints", Some("complaints")),
            ("Complaints fall by 15%", Some("complaints")),
            ("Reduce complaint handling time", None),
            ("Reduce the time to answer complaints", None),
            ("12 % more employees who seek help", None),
            ("Fewer falls on the ward", None),
        ] {
            assert_eq!(falling(&Words::of(text)).as_deref(), what, "{text}");
        }
    }

    #[test]
    fn knows_a_rate() {
        assert!(tells_rate(&Words::of("complaints per 1,000 visits")));
        assert!(tells_rate(&Words::of("lower complaint rate")));
        assert!(!tells_rate(&Words::of("15 per cent fewer complaints per year")));
    }
}
