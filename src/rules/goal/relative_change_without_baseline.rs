//! G005: a change in percent says from where.

use crate::declare_rule;
use crate::model::{Goal, Quantity, QuantityUnit};
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::{Context, Rule, Sink, subjects};
use crate::text::Span;

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

/// Words after a percentage that make it a change.
const COMPARATIVES: &[&str] = &[
    "cheaper",
    "decrease",
    "drop",
    "fall",
    "faster",
    "fewer",
    "gain",
    "growth",
    "higher",
    "improvement",
    "increase",
    "less",
    "longer",
    "lower",
    "more",
    "quicker",
    "reduction",
    "rise",
    "shorter",
    "slower",
];

/// Beginnings of words that ask for a change, of which "by" then says how much.
const CHANGES: &[&str] = &[
    "boost", "cut", "decreas", "drop", "expand", "fall", "grow", "improv", "increas", "lower", "minimi",
    "rais", "reduc", "ris", "shorten", "shrink",
];

/// Words that may stand between "by" and the percentage.
const ABOUT: &[&str] = &["a", "about", "another", "at", "further", "least", "some", "to", "up"];

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
        let message =
            format!("this {} goal asks for a change in percent, of what is not said", goal.kind.key());
        let finding = sink
            .finding(subjects::goal(goal), span, message)
            .help("write the value that it starts from: `baseline: …`, or name a measure that has one");
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
        None => (context.flow.is_english() && tells_relative_change(&goal.text)).then_some(goal.text.span),
    }
}

fn words_of(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace("per cent", "percent").replace('%', " percent ");
    lower
        .split(|c: char| !(c.is_alphanumeric() || c == '.'))
        .filter(|word| !word.is_empty())
        .map(String::from)
        .collect()
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn tells_relative_change(text: &str) -> bool {
    let words = words_of(text);
    let is_percentage = |place: usize| {
        let follows = |offset: usize| words.get(place + offset).map(String::as_str);
        is_number(&words[place]) && follows(1) == Some("percent") && follows(2) != Some("points")
    };
    (0..words.len()).filter(|place| is_percentage(*place)).any(|place| {
        let (before, after) = (&words[..place], &words[place + 2..]);
        is_compared(after) || is_amount_of_change(before)
    })
}

/// Tells whether what follows a percentage compares: "15% fewer complaints".
fn is_compared(after: &[String]) -> bool {
    after.first().is_some_and(|word| COMPARATIVES.contains(&word.as_str()))
}

/// Tells whether a percentage is by how much something is to change: "reduce complaints by 15%".
fn is_amount_of_change(before: &[String]) -> bool {
    let mut before = before;
    while let Some((last, rest)) = before.split_last() {
        if last == "by" {
            return rest.iter().any(|word| CHANGES.iter().any(|change| word.starts_with(change)));
        }
        if !ABOUT.contains(&last.as_str()) {
            return false;
        }
        before = rest;
    }
    false
}

/// Tells whether the words name the value that the change starts from: "from 40 to 34".
fn states_start(text: &str) -> bool {
    words_of(text).windows(2).any(|pair| pair[0] == "from" && is_number(&pair[1]))
}

#[cfg(test)]
mod tests {
    use super::{states_start, tells_relative_change};

    #[test]
    fn tells_a_change_from_a_level() {
        for relative in [
            "Reduce complaints about late results by 15% by 2027-06-30",
            "15 % fewer complaints",
            "Increase attendance by at least 10 per cent",
            "A 20% reduction of waiting time",
        ] {
            assert!(tells_relative_change(relative), "{relative}");
        }
        for level in [
            "95% of orders are complete by 2027-06-30",
            "Raise the share of complete orders to 95%",
            "Increase satisfaction by 5 percentage points",
            "Increase satisfaction by 5% points",
            "Reduce complaints by 12 a year",
        ] {
            assert!(!tells_relative_change(level), "{level}");
        }
    }

    #[test]
    fn finds_the_start_in_words() {
        assert!(states_start("Reduce complaints by 15%, from 40 to 34"));
        assert!(!states_start("Reduce complaints from clinics by 15%"));
    }
}
