//! G005: a change in percent says from where.

use super::amount::is_change;
use crate::declare_rule;
use crate::model::{Goal, Quantity, QuantityUnit};
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::words::{Words, is_figure, span_within};
use crate::rules::{Context, Rule, Sink, subjects};
use crate::text::Span;
use std::ops::Range;

declare_rule! {
    /// ## What it checks
    /// A goal that asks for so many percent more or less says from which value.
    ///
    /// The change is read from `change`, or else from the words ("reduce … by 15%", "15% fewer …")
    /// where the flow is in English. The baseline may stand in the goal, in its words ("from 40 to
    /// 34"), or in a measure that it names.
    ///
    /// ## Why
    /// A fifth less of forty complaints is eight, of three it is not even one. Relative figures
    /// sound alike whatever lies behind them (Gerd Gigerenzer, *Reckoning with Risk*, 2002), and
    /// whoever picks the baseline afterwards picks the result.
    ///
    /// ## How to mend
    /// Write the value that it starts from (`baseline: 40`), or name a measure that has one.
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
    ///   - value: Increase the share of patients who know what follows by 15% by 2027-06-30
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
    ///   - value: Increase the share of patients who know what follows by 15% by 2027-06-30
    ///     baseline: 60%
    /// ```
    META = { code: "G005", name: "relative-change-without-baseline", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let by_id = MeasuresById::of(context);
    for goal in &context.flow.goals {
        let Some(span) = relative_change(context, goal) else { continue };
        let has_baseline =
            |id| by_id.get(id).is_some_and(|measure| measure.baseline.is_some() || measure.data.is_some());
        if goal.baseline.is_some()
            || goal.measures.iter().any(|measure| has_baseline(&measure.value))
            || states_start(&goal.text)
        {
            continue;
        }
        let message = format!(
            "the {} asks for a change in percent and does not say from which value",
            subjects::goal_in_words(goal)
        );
        let finding = sink.finding(subjects::goal(goal), span, message).label("from which value?").help(
            "write the value that it starts from, such as `baseline: 40`, or name a measure that has one",
        );
        sink.push(finding);
    }
}

/// Returns where a goal asks for a change relative to what is.
fn relative_change(context: &Context<'_>, goal: &Goal) -> Option<Span> {
    match &goal.change {
        Some(change) => {
            let unit = match &change.value {
                Quantity::Number { unit, .. } => unit,
                Quantity::Words(_) => return None,
            };
            (*unit == QuantityUnit::Percent).then_some(change.span)
        }
        None if context.flow.is_english() => {
            let words = Words::of(&goal.text);
            let place = words.place(stated_change(&words)?);
            Some(span_within(context.source, &goal.text, place))
        }
        None => None,
    }
}

/// Finds a percentage by which something is to change: "15% fewer …", "reduce … by 15%".
fn stated_change(words: &Words) -> Option<Range<usize>> {
    (0..words.len()).find_map(|at| {
        let end = end_of_percentage(words, at)?;
        let is_points = matches!(words.get(end), "point" | "points");
        (is_change(words, at, end) && !is_points).then_some(at..end)
    })
}

/// Returns where the percentage that begins with the word at `at` is over.
fn end_of_percentage(words: &Words, at: usize) -> Option<usize> {
    match (words.get(at + 1), words.get(at + 2)) {
        _ if !is_figure(words.get(at)) => None,
        ("%" | "percent", _) => Some(at + 2),
        ("per", "cent") => Some(at + 3),
        _ => None,
    }
}

/// Tells whether the words name the value that the change starts from: "from 40 to 34".
fn states_start(text: &str) -> bool {
    let words = Words::of(text);
    (0..words.len()).any(|at| words.get(at) == "from" && is_figure(words.get(at + 1)))
}

#[cfg(test)]
mod tests {
    use super::{stated_change, states_start};
    use crate::rules::words::Words;

    #[test]
    fn tells_a_change_from_a_level() {
        for relative in [
            "Reduce complaints about late results by 15% by 2027-06-30",
            "15 % fewer complaints",
            "Results 20% faster",
            "Increase attendance by at least 10 per cent",
            "A 20% reduction of waiting time",
            "Cut the time patients wait by up to 20 percent",
        ] {
            assert!(stated_change(&Words::of(relative)).is_some(), "{relative}");
        }
        for level in [
            "95% of orders are complete by 2027-06-30",
            "Raise the share of complete orders to 95%",
            "Increase satisfaction by 5 percentage points",
            "Increase satisfaction by 5% points",
            "Reduce complaints by 12 a year",
        ] {
            assert_eq!(stated_change(&Words::of(level)), None, "{level}");
        }
    }

    #[test]
    fn finds_the_start_in_words() {
        assert!(states_start("Reduce complaints by 15%, from 40 to 34"));
        assert!(!states_start("Reduce complaints from clinics by 15%"));
    }
}
