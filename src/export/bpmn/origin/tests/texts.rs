//! Texts as files have them: in several parts, with other ends of lines.

use super::changed;

/// A step whose documentation stands in several parts.
pub(super) const SEVERAL: &str = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">\r
  <process id=\"p\" name=\"P\">\r
    <task id=\"t\" name=\"Do\">\r
      <documentation><![CDATA[By <hand> ]]><!-- so --><![CDATA[and foot]]></documentation>\r
      <documentation>twice</documentation>\r
    </task>\r
    <task id=\"u\" name=\"Undo\"/>\r
    <sequenceFlow id=\"f\" sourceRef=\"t\" targetRef=\"u\"/>\r
  </process>\r
</definitions>\r
";

fn written(change: impl Fn(String) -> String) -> String {
    let written = changed(SEVERAL.as_bytes(), change).unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    let text = String::from_utf8(written.bytes).unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
    text
}

#[test]
fn a_remark_in_several_parts_becomes_one() {
    let text = written(|yaml| yaml.replace("By <hand> and foot twice", "With <care> & calm"));
    assert!(
        text.contains("<documentation>With &lt;care&gt; &amp; calm</documentation>\r\n    </task>"),
        "{text}"
    );
    assert_eq!(text.matches("documentation").count(), 2, "{text}");
}

#[test]
fn a_remark_that_is_gone_leaves_nothing() {
    let text = written(|yaml| yaml.replace(", note: By <hand> and foot twice", ""));
    assert!(!text.contains("documentation"), "{text}");
}

#[test]
fn lines_end_as_they_do_in_the_file() {
    let steps = "undo: { actor: p, does: Undo, takes: 5 min, then: rest }\n  rest: { actor: p, does: Rest }";
    let text = written(|yaml| yaml.replace("undo: { actor: p, does: Undo }", steps));
    assert!(text.contains("name=\"Rest\"") && text.contains("5 min"), "{text}");
}
