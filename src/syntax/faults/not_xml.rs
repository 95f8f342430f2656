//! S009: a file in XML can be read.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// A file in XML can be read, and is BPMN 2.0.
    ///
    /// ## Why
    /// XML that is cut off, or that a hand has broken, may say anything; nothing is guessed of it.
    /// A document type (`<!DOCTYPE`) could name other files or grow beyond all bounds while it is
    /// read, so that no file with one is.
    ///
    /// ## How to mend
    /// Save the process again from the tool that made it, as BPMN 2.0 XML. Where you mend it by hand,
    /// look at the place and at the tag before it: each element is closed, and the signs `&` and `<`
    /// in a text are written `&amp;` and `&lt;`.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <task id="draw" name="Draw blood & label it"/>
    ///   </process>
    /// </definitions>
    /// ```
    ///
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="begin" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood &amp; label it"/>
    ///     <endEvent id="end" name="Specimen is labelled"/>
    ///     <sequenceFlow id="f1" sourceRef="begin" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="end"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "S009", name: "not-xml", level: Error, since: "0.1.0" }
}
