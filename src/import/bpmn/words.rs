//! Texts as a flow has them, and the words for what a diagram leaves without any.

use super::diagram::{FlowNode, Gateway, NodeKind, Trigger};
use crate::model::Duration;
use crate::syntax::values;

/// Returns a text on one line, without blanks around it.
pub(super) fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Returns a text of HTML without its tags and with its commonest references resolved.
pub(super) fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        plain.push(' ');
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let references =
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    references.iter().fold(plain, |plain, (name, character)| plain.replace(name, character))
}

/// Returns what an element is called: by its name, or by what it is where it has none.
pub(super) fn of_node(node: &FlowNode) -> String {
    if let Some(name) = &node.element.name {
        return name.value.clone();
    }
    let detail = node.detail.as_ref().map(|detail| detail.value.as_str());
    match node.kind {
        NodeKind::Task => "Task without a name".to_owned(),
        NodeKind::SubProcess { .. } => detail.unwrap_or("Sub-process without a name").to_owned(),
        NodeKind::Call => "Call without a name".to_owned(),
        NodeKind::Start => event("Start", node.trigger, detail),
        NodeKind::End => event("End", node.trigger, detail),
        NodeKind::Catch | NodeKind::Boundary { .. } => caught(node.trigger, detail),
        NodeKind::Throw => thrown(node.trigger, detail),
        NodeKind::Gateway(Gateway::Parallel) => "All of it is done".to_owned(),
        NodeKind::Gateway(_) => "Which way?".to_owned(),
    }
}

fn event(place: &str, trigger: Trigger, detail: Option<&str>) -> String {
    match (trigger, detail) {
        (Trigger::Timer, Some(time)) => format!("{place}: {}", span_of_time(time)),
        (Trigger::Message | Trigger::Signal | Trigger::Error | Trigger::Escalation, Some(name)) => {
            format!("{place}: {name}")
        }
        _ => place.to_owned(),
    }
}

/// Says what is waited for, as a condition does: "after 2 days", "an error".
fn caught(trigger: Trigger, detail: Option<&str>) -> String {
    match (trigger, detail) {
        (Trigger::Timer, Some(time)) => format!("After {}", span_of_time(time)),
        (Trigger::Timer, None) => "After some time".to_owned(),
        (Trigger::Conditional, Some(condition)) => format!("When {condition}"),
        (Trigger::Conditional, None) => "When a condition holds".to_owned(),
        (Trigger::Message, None) => "A message arrives".to_owned(),
        (Trigger::Signal, None) => "A signal arrives".to_owned(),
        (Trigger::Error, None) => "An error".to_owned(),
        (Trigger::Escalation, None) => "An escalation".to_owned(),
        (Trigger::Compensation, _) => "To be undone".to_owned(),
        (Trigger::Cancel, _) => "Called off".to_owned(),
        (_, Some(name)) => name.to_owned(),
        _ => "Event without a name".to_owned(),
    }
}

fn thrown(trigger: Trigger, detail: Option<&str>) -> String {
    match (trigger, detail) {
        (Trigger::Message | Trigger::Signal | Trigger::Escalation, Some(name)) => format!("Send {name}"),
        (Trigger::Message, None) => "Send a message".to_owned(),
        (Trigger::Signal, None) => "Send a signal".to_owned(),
        (Trigger::Escalation, None) => "Escalate".to_owned(),
        (Trigger::Compensation, _) => "Undo what was done".to_owned(),
        _ => "Event without a name".to_owned(),
    }
}

/// Returns a time as people write it, where it is one of ISO 8601: "2 d" for `P2D`.
fn span_of_time(time: &str) -> String {
    duration(time).map_or_else(|| time.to_owned(), |duration| duration.to_string())
}

/// Reads a length of time, as long as whole minutes tell it.
pub(super) fn duration(text: &str) -> Option<Duration> {
    let duration = values::parse_duration(text).ok()?;
    (duration.minutes >= 1.0 && duration.minutes.fract() == 0.0).then_some(duration)
}

#[cfg(test)]
mod tests {
    use super::{on_one_line, without_markup};

    #[test]
    fn texts_stand_on_one_line() {
        assert_eq!(on_one_line("Receive\n  the   order\u{a0}"), "Receive the order");
        assert_eq!(
            on_one_line(&without_markup("<p>Has &amp; holds&nbsp;it</p><br/>a < b")),
            "Has & holds it a"
        );
    }
}
