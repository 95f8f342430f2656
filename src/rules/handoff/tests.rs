//! What help lines say can be typed as it stands, and mends what they were given for.

use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::tests::findings;

const FLOW: &str = "flow: Blood test
customer: patient
actors:
  technician: Lab technician
  patient: { name: Patient, side: external }
handoffs:
";

/// Returns the first text between backticks of the help of the first finding of a rule.
fn typed(found: &[Diagnostic], code: &str) -> String {
    let finding = found.iter().find(|finding| finding.rule.code() == code).expect("the rule speaks");
    let help = finding.help.as_deref().expect("there is help");
    help.split('`').nth(1).expect("the help shows what to type").to_owned()
}

/// Returns the gaps of a flow, but for those in the wording of products.
fn gaps(found: &[Diagnostic]) -> Vec<&str> {
    let graver = found.iter().filter(|finding| finding.severity > Severity::Info);
    graver.map(|finding| finding.rule.code()).filter(|code| !code.starts_with('P')).collect()
}

/// Types the help of `code` in place of the whole hand-off, or of the mark `KEY` among its keys.
fn follow(handoff: &str, code: &str) -> String {
    let found = findings(&format!("{FLOW}{}", handoff.replace("KEY", "")));
    let typed = typed(&found, code);
    let after = match handoff.contains("KEY") {
        true => handoff.replace("KEY", &typed),
        false => format!("  - {typed}\n"),
    };
    let text = format!("{FLOW}{after}");
    let left = findings(&text);
    assert!(left.iter().all(|finding| finding.rule.code() != code), "{code} speaks again\n{text}");
    assert!(gaps(&left).iter().all(|gap| gaps(&found).contains(gap)), "{:?}\n{text}", gaps(&left));
    after
}

#[test]
fn help_without_product_can_be_typed() {
    follow("  - technician -> patient\n", "H001");
    follow("  - technician -> patient:\n      channel: written\n      KEY\n", "H001");
    follow("  - from: technician\n    to: patient\n    KEY\n", "H001");
}

#[test]
fn help_without_measure_can_be_typed() {
    for handoff in [
        "  - technician -> patient\n",
        "  - technician -> patient: Answer to what is wrong\n",
        "  - technician -> patient: \"Answer: what is wrong, and [perhaps] {why}\"\n",
        "  - technician -> patient: \"\\\"Fine\\\" or what is wrong\"\n",
        "  - technician -> patient:\n      product: Answer to what is wrong\n      KEY\n",
        "  - from: technician\n    to: patient\n    product: Answer to what is wrong\n    KEY\n",
    ] {
        let after = follow(handoff, "H002");
        assert_eq!(gaps(&findings(&format!("{FLOW}{after}"))), Vec::<&str>::new(), "{after}");
    }
}

#[test]
fn help_on_what_else_a_handoff_lacks_can_be_typed() {
    for code in ["H003", "H008", "H011", "P004"] {
        follow("  - technician -> patient: Answer to what is wrong, and why\n", code);
    }
    for code in ["H003", "P004"] {
        follow("  - technician -> patient:\n      product: Answer to what is wrong\n      KEY\n", code);
    }
}

#[test]
fn help_keeps_the_product() {
    let after = follow("  - technician -> patient: Answer, and why\n", "H002");
    assert!(after.contains("product: \"Answer, and why\", measures:"), "{after}");
}
