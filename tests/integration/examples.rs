//! Every example on every rule's page shows what it says it shows.

use crate::flow::{flow, sample};
use handoffs::diagnostic::{Example, Severity};
use handoffs::lint;

/// Rules whose example needs more than one flow to fail.
const NEEDS_OTHERS: [&str; 1] = ["R004"];

#[test]
fn failing_examples_raise_their_rule_and_little_else() {
    let mut faults = Vec::new();
    for meta in lint::catalogue().metas().iter().filter(|meta| !NEEDS_OTHERS.contains(&meta.code)) {
        for (number, example) in meta.samples(Example::Fail).into_iter().enumerate() {
            let checked = sample(example).check();
            if !checked.codes().contains(&meta.code) {
                faults.push(format!("{} {}: is silent on failing example {number}", meta.code, meta.name));
            }
            let others = checked.report.findings.iter().filter(|finding| {
                finding.waived.is_none()
                    && finding.diagnostic.severity > Severity::Info
                    && finding.diagnostic.rule.code() != meta.code
            });
            let others: Vec<&str> = others.map(|finding| finding.diagnostic.rule.code()).collect();
            if !others.is_empty() {
                faults
                    .push(format!("{} {}: failing example {number} raises {others:?}", meta.code, meta.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn passing_examples_do_not_raise_their_rule() {
    for meta in lint::catalogue().metas() {
        for example in meta.samples(Example::Pass) {
            sample(example).check().silent(meta.code);
        }
    }
}

/// A fix must leave a flow that can be read, without the finding it mends.
#[test]
fn fixes_mend() {
    for meta in lint::catalogue().metas() {
        for example in meta.samples(Example::Fail).into_iter().filter(|sample| !sample.is_bpmn) {
            let example = example.text;
            let checked = flow(example.clone()).check();
            for finding in checked.all(meta.code) {
                let Some(fix) = &finding.diagnostic.fix else { continue };
                let mended = handoffs::text::apply_edits(&example, &fix.edits).unwrap();
                let after = flow(mended.clone()).check();
                assert!(after.report.readable, "{} breaks the flow:\n{mended}", meta.code);
                let count = |checked: &crate::flow::Checked| checked.all(meta.code).len();
                assert!(count(&after) < count(&checked), "{} mends nothing:\n{mended}", meta.code);
            }
        }
    }
}
