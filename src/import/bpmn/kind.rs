//! Which elements of BPMN stand in the flow, and what events are about.

use super::diagram::{Gateway, NodeKind, Trigger};
use super::read::Xml;

/// Tells whether an attribute says yes, in one of the two ways that schemas know.
pub(super) fn is_true(of: Xml<'_, '_>, name: &str) -> bool {
    of.attribute(name).is_some_and(|attribute| matches!(attribute.value.trim(), "true" | "1"))
}

/// Tells whether an attribute says no.
pub(super) fn is_false(of: Xml<'_, '_>, name: &str) -> bool {
    of.attribute(name).is_some_and(|attribute| matches!(attribute.value.trim(), "false" | "0"))
}

/// Returns what kind of element a name of BPMN stands for; nothing where it is none of the flow.
pub(super) fn kind(name: &str, of: Xml<'_, '_>) -> Option<NodeKind> {
    let by_event = || is_true(of, "triggeredByEvent");
    Some(match name {
        "task" | "userTask" | "manualTask" | "serviceTask" | "scriptTask" | "businessRuleTask"
        | "sendTask" | "receiveTask" => NodeKind::Task,
        "subProcess" | "transaction" => NodeKind::SubProcess { by_event: by_event(), is_ad_hoc: false },
        "adHocSubProcess" => NodeKind::SubProcess { by_event: by_event(), is_ad_hoc: true },
        "callActivity" => NodeKind::Call,
        "startEvent" => NodeKind::Start,
        "endEvent" => NodeKind::End,
        "intermediateCatchEvent" => NodeKind::Catch,
        "intermediateThrowEvent" | "implicitThrowEvent" => NodeKind::Throw,
        "boundaryEvent" => NodeKind::Boundary { host: None },
        "exclusiveGateway" => NodeKind::Gateway(Gateway::Exclusive),
        "inclusiveGateway" => NodeKind::Gateway(Gateway::Inclusive),
        "parallelGateway" => NodeKind::Gateway(Gateway::Parallel),
        "complexGateway" => NodeKind::Gateway(Gateway::Complex),
        "eventBasedGateway" => NodeKind::Gateway(Gateway::Event),
        _ => return None,
    })
}

pub(super) fn trigger(name: &str) -> Option<Trigger> {
    Some(match name {
        "messageEventDefinition" => Trigger::Message,
        "timerEventDefinition" => Trigger::Timer,
        "signalEventDefinition" => Trigger::Signal,
        "errorEventDefinition" => Trigger::Error,
        "escalationEventDefinition" => Trigger::Escalation,
        "compensateEventDefinition" => Trigger::Compensation,
        "cancelEventDefinition" => Trigger::Cancel,
        "conditionalEventDefinition" => Trigger::Conditional,
        "linkEventDefinition" => Trigger::Link,
        "terminateEventDefinition" => Trigger::Terminate,
        _ => return None,
    })
}
