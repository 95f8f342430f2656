//! G008: a goal names a result, not a solution.

use super::reading::Reading;
use crate::declare_rule;
use crate::rules::words::{Kinds, Words, base_of_ing, kinds, span_within};
use crate::rules::{Context, Rule, Sink, subjects};
use std::ops::Range;

declare_rule! {
    /// ## What it checks
    /// A goal names what is to come about, not the means that somebody has in mind.
    ///
    /// The rule points to English goals that begin with a verb for putting a means in place (install, buy,
    /// introduce, implement, roll out) and go on to name no effect: neither a percentage, nor what is to rise or
    /// to fall, nor "so that".
    ///
    /// ## Why
    /// A means can be in place on the day, and nothing be better for anybody. A goal that names one also
    /// ends the search for a better one, before the cause of the trouble is known.
    ///
    /// ## How to mend
    /// Ask what the means is for, and make that the goal: not "install check-in kiosks" but "90% of patients
    /// wait less than 10 minutes at the desk". The means can go into a `note`.
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
    ///   - value: Install 4 kiosks that show what the test is for by 2027-06-30
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
    ///   - value: 90% of patients can say what their test is for by 2027-06-30
    /// ```
    META = { code: "G008", name: "goal-names-solution", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if !context.flow.is_english() {
        return;
    }
    for goal in &context.flow.goals {
        let Some(place) = solution(&goal.text) else { continue };
        let span = span_within(context.source, &goal.text, place);
        let finding = sink
            .finding(
                subjects::goal(goal),
                span,
                format!("the {} begins with a solution and names no result", subjects::goal_in_words(goal)),
            )
            .label("a solution")
            .help("ask what it is for, and write what customers will notice, with a number");
        sink.push(finding);
    }
}

/// Finds the verb of a goal that names a solution and no effect of it.
fn solution(text: &str) -> Option<Range<usize>> {
    let words = Words::of(text);
    let at = usize::from(words.get(0) == "to");
    let word = words.get(at);
    let base = base_of_ing(word);
    let is_solution = kinds(base.as_deref().unwrap_or(word)).has(Kinds::SOLUTION);
    let is_whole = !word.starts_with("roll") || words.get(at + 1) == "out";
    let reading = Reading::of_text(text);
    let names_effect = reading.direction.is_some() || reading.is_percentage || words.holds_phrase("so that");
    (is_solution && is_whole && !names_effect).then(|| words.place(at..at + 1))
}

#[cfg(test)]
mod tests {
    use super::solution;

    #[test]
    fn finds_solutions_without_an_effect() {
        for text in ["Install 4 kiosks by June 2027", "To roll out the new form", "Implementing a portal"] {
            assert!(solution(text).is_some(), "{text}");
        }
        for text in [
            "Introduce reminders to cut missed visits from 12% to 6%",
            "Buy beds so that no patient waits in the corridor",
            "Buy 30% of food from the region",
            "Develop 5 classes or job aids a quarter",
            "90% of patients know the result",
            "Roll call",
            "",
        ] {
            assert_eq!(solution(text), None, "{text}");
        }
    }
}
