//! K003: the flow is looked over as often as it says.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::model::Recurrence;
use crate::rules::{Context, Rule, Sink};
use jiff::civil::Date;

declare_rule! {
    /// ## What it checks
    /// The last review is not longer ago than `review-every` allows.
    ///
    /// Months are months of the calendar: a review of 31 January that is due every month is due on
    /// the last day of February. Where `reviewed` or `review-every` is missing the rule is silent.
    ///
    /// ## Why
    /// The owner set the interval because the work changes at that pace. Once it is past, readers
    /// can no longer rely on the chart showing what is done.
    ///
    /// ## How to mend
    /// Walk through the flow with those who do the work, correct it, and write the new day.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// reviewed: 2020-10-01
    /// review-every: 12 months
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// reviewed: 2026-10-01
    /// review-every: 12 months
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "K003", name: "review-overdue", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let (Some(reviewed), Some(every)) = (&context.flow.reviewed, &context.flow.review_every) else { return };
    let Some(due) = due(reviewed.value, every).filter(|due| *due < context.today) else { return };
    let finding = sink
        .finding(Subject::flow(), reviewed.span, format!("the review of this flow was due on {due}"))
        .label("looked over last")
        .also(every.span, "how often it should be looked over")
        .help("look it over with those who do the work, and write the new day");
    sink.push(finding);
}

/// Returns the day on which the next review is due, where the interval is one of the calendar.
fn due(reviewed: Date, every: &Recurrence) -> Option<Date> {
    let interval = match (every.months, every.days) {
        (Some(months), _) => jiff::Span::new().try_months(months).ok()?,
        (None, Some(days)) => jiff::Span::new().try_days(days).ok()?,
        (None, None) => return None,
    };
    reviewed.checked_add(interval).ok()
}

#[cfg(test)]
mod tests {
    use super::due;
    use crate::model::Recurrence;
    use jiff::civil::date;

    fn every(months: Option<u32>, days: Option<u32>) -> Recurrence {
        Recurrence { words: String::new(), months, days }
    }

    #[test]
    fn counts_by_the_calendar() {
        let last_of_january = date(2026, 1, 31);
        assert_eq!(due(last_of_january, &every(Some(1), None)), Some(date(2026, 2, 28)));
        assert_eq!(due(last_of_january, &every(None, Some(14))), Some(date(2026, 2, 14)));
        assert_eq!(due(last_of_january, &every(None, None)), None);
        assert_eq!(due(last_of_january, &every(Some(u32::MAX), None)), None);
    }
}
