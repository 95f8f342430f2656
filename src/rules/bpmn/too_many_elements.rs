//! B018: a chart can be taken in.

use super::elements::{self, Scope};
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};
use std::collections::HashMap;

declare_rule! {
    /// ## What it checks
    /// A process, or the inside of a sub-process, holds at most 50 tasks, events and gateways.
    ///
    /// ## Why
    /// Beyond 50 elements a process is more often wrong than right: faults grow faster than size
    /// (Mendling, Reijers and van der Aalst, Seven Process Modeling Guidelines, 2010, the seventh).
    ///
    /// ## How to mend
    /// Put what belongs together into a sub-process or a file of its own, and leave one step with
    /// its name.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="t0" name="Patient has arrived"/>
    ///     <task id="t1" name="Count tube 1"/>
    ///     <task id="t2" name="Count tube 2"/>
    ///     <task id="t3" name="Count tube 3"/>
    ///     <task id="t4" name="Count tube 4"/>
    ///     <task id="t5" name="Count tube 5"/>
    ///     <task id="t6" name="Count tube 6"/>
    ///     <task id="t7" name="Count tube 7"/>
    ///     <task id="t8" name="Count tube 8"/>
    ///     <task id="t9" name="Count tube 9"/>
    ///     <task id="t10" name="Count tube 10"/>
    ///     <task id="t11" name="Count tube 11"/>
    ///     <task id="t12" name="Count tube 12"/>
    ///     <task id="t13" name="Count tube 13"/>
    ///     <task id="t14" name="Count tube 14"/>
    ///     <task id="t15" name="Count tube 15"/>
    ///     <task id="t16" name="Count tube 16"/>
    ///     <task id="t17" name="Count tube 17"/>
    ///     <task id="t18" name="Count tube 18"/>
    ///     <task id="t19" name="Count tube 19"/>
    ///     <task id="t20" name="Count tube 20"/>
    ///     <task id="t21" name="Count tube 21"/>
    ///     <task id="t22" name="Count tube 22"/>
    ///     <task id="t23" name="Count tube 23"/>
    ///     <task id="t24" name="Count tube 24"/>
    ///     <task id="t25" name="Count tube 25"/>
    ///     <task id="t26" name="Count tube 26"/>
    ///     <task id="t27" name="Count tube 27"/>
    ///     <task id="t28" name="Count tube 28"/>
    ///     <task id="t29" name="Count tube 29"/>
    ///     <task id="t30" name="Count tube 30"/>
    ///     <task id="t31" name="Count tube 31"/>
    ///     <task id="t32" name="Count tube 32"/>
    ///     <task id="t33" name="Count tube 33"/>
    ///     <task id="t34" name="Count tube 34"/>
    ///     <task id="t35" name="Count tube 35"/>
    ///     <task id="t36" name="Count tube 36"/>
    ///     <task id="t37" name="Count tube 37"/>
    ///     <task id="t38" name="Count tube 38"/>
    ///     <task id="t39" name="Count tube 39"/>
    ///     <task id="t40" name="Count tube 40"/>
    ///     <task id="t41" name="Count tube 41"/>
    ///     <task id="t42" name="Count tube 42"/>
    ///     <task id="t43" name="Count tube 43"/>
    ///     <task id="t44" name="Count tube 44"/>
    ///     <task id="t45" name="Count tube 45"/>
    ///     <task id="t46" name="Count tube 46"/>
    ///     <task id="t47" name="Count tube 47"/>
    ///     <task id="t48" name="Count tube 48"/>
    ///     <task id="t49" name="Count tube 49"/>
    ///     <endEvent id="t50" name="Tubes are counted"/>
    ///     <sequenceFlow id="f1" sourceRef="t0" targetRef="t1"/>
    ///     <sequenceFlow id="f2" sourceRef="t1" targetRef="t2"/>
    ///     <sequenceFlow id="f3" sourceRef="t2" targetRef="t3"/>
    ///     <sequenceFlow id="f4" sourceRef="t3" targetRef="t4"/>
    ///     <sequenceFlow id="f5" sourceRef="t4" targetRef="t5"/>
    ///     <sequenceFlow id="f6" sourceRef="t5" targetRef="t6"/>
    ///     <sequenceFlow id="f7" sourceRef="t6" targetRef="t7"/>
    ///     <sequenceFlow id="f8" sourceRef="t7" targetRef="t8"/>
    ///     <sequenceFlow id="f9" sourceRef="t8" targetRef="t9"/>
    ///     <sequenceFlow id="f10" sourceRef="t9" targetRef="t10"/>
    ///     <sequenceFlow id="f11" sourceRef="t10" targetRef="t11"/>
    ///     <sequenceFlow id="f12" sourceRef="t11" targetRef="t12"/>
    ///     <sequenceFlow id="f13" sourceRef="t12" targetRef="t13"/>
    ///     <sequenceFlow id="f14" sourceRef="t13" targetRef="t14"/>
    ///     <sequenceFlow id="f15" sourceRef="t14" targetRef="t15"/>
    ///     <sequenceFlow id="f16" sourceRef="t15" targetRef="t16"/>
    ///     <sequenceFlow id="f17" sourceRef="t16" targetRef="t17"/>
    ///     <sequenceFlow id="f18" sourceRef="t17" targetRef="t18"/>
    ///     <sequenceFlow id="f19" sourceRef="t18" targetRef="t19"/>
    ///     <sequenceFlow id="f20" sourceRef="t19" targetRef="t20"/>
    ///     <sequenceFlow id="f21" sourceRef="t20" targetRef="t21"/>
    ///     <sequenceFlow id="f22" sourceRef="t21" targetRef="t22"/>
    ///     <sequenceFlow id="f23" sourceRef="t22" targetRef="t23"/>
    ///     <sequenceFlow id="f24" sourceRef="t23" targetRef="t24"/>
    ///     <sequenceFlow id="f25" sourceRef="t24" targetRef="t25"/>
    ///     <sequenceFlow id="f26" sourceRef="t25" targetRef="t26"/>
    ///     <sequenceFlow id="f27" sourceRef="t26" targetRef="t27"/>
    ///     <sequenceFlow id="f28" sourceRef="t27" targetRef="t28"/>
    ///     <sequenceFlow id="f29" sourceRef="t28" targetRef="t29"/>
    ///     <sequenceFlow id="f30" sourceRef="t29" targetRef="t30"/>
    ///     <sequenceFlow id="f31" sourceRef="t30" targetRef="t31"/>
    ///     <sequenceFlow id="f32" sourceRef="t31" targetRef="t32"/>
    ///     <sequenceFlow id="f33" sourceRef="t32" targetRef="t33"/>
    ///     <sequenceFlow id="f34" sourceRef="t33" targetRef="t34"/>
    ///     <sequenceFlow id="f35" sourceRef="t34" targetRef="t35"/>
    ///     <sequenceFlow id="f36" sourceRef="t35" targetRef="t36"/>
    ///     <sequenceFlow id="f37" sourceRef="t36" targetRef="t37"/>
    ///     <sequenceFlow id="f38" sourceRef="t37" targetRef="t38"/>
    ///     <sequenceFlow id="f39" sourceRef="t38" targetRef="t39"/>
    ///     <sequenceFlow id="f40" sourceRef="t39" targetRef="t40"/>
    ///     <sequenceFlow id="f41" sourceRef="t40" targetRef="t41"/>
    ///     <sequenceFlow id="f42" sourceRef="t41" targetRef="t42"/>
    ///     <sequenceFlow id="f43" sourceRef="t42" targetRef="t43"/>
    ///     <sequenceFlow id="f44" sourceRef="t43" targetRef="t44"/>
    ///     <sequenceFlow id="f45" sourceRef="t44" targetRef="t45"/>
    ///     <sequenceFlow id="f46" sourceRef="t45" targetRef="t46"/>
    ///     <sequenceFlow id="f47" sourceRef="t46" targetRef="t47"/>
    ///     <sequenceFlow id="f48" sourceRef="t47" targetRef="t48"/>
    ///     <sequenceFlow id="f49" sourceRef="t48" targetRef="t49"/>
    ///     <sequenceFlow id="f50" sourceRef="t49" targetRef="t50"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B018", name: "too-many-elements", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

/// How many elements the seventh guideline allows.
const MOST: usize = 50;

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    let mut crowded = Vec::new();
    let mut counts: HashMap<Scope, usize> = HashMap::new();
    for scope in diagram.nodes.iter().map(Scope::of) {
        let count = counts.entry(scope).or_default();
        *count += 1;
        if *count == MOST + 1 {
            crowded.push(scope);
        }
    }
    for scope in crowded {
        let message = format!(
            "{} holds {} tasks, events and gateways; more than {MOST} are hard to take in",
            scope.called(diagram),
            counts[&scope]
        );
        let finding = scope.finding(&steps, sink, diagram, message);
        sink.push(finding.help("put what belongs together into a sub-process or a file of its own"));
    }
}
