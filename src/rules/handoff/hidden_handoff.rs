//! H006: what passes from one actor to another is written as a hand-off.

use super::rewrite_exit::Rewriter;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Fix};
use crate::graph::{Lane, LinkOrigin};
use crate::model::{Exit, Step};
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// `then` leads to a step of the same actor; what crosses to another is a hand-off.
    ///
    /// ## Why
    /// `then` says that one thing follows another. Where the next step is somebody else's, more
    /// happens: responsibility passes, and that is where things get lost. Written as `then`, the
    /// hand-off has no product and no measure and is missing from every count of them.
    ///
    /// ## How to mend
    /// Remove the step from `then`, and write the two ends under `handoffs` with what the customer
    /// takes away. `handoff check --fix` does the first half: it moves the two ends, with their
    /// condition and chance; the product is yours to ask for.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   physician: Ordering physician
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   order: { actor: physician, does: Order the test, then: tell }
    ///   tell: { actor: technician, does: Tell the patient what follows }
    ///   home: { actor: patient, ends: Knows what follows }
    /// handoffs:
    ///   - tell -> home:
    ///       product: Patient knows what happens next
    ///       measures: { asks: Do you know what happens next?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   physician: Ordering physician
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   order: { actor: physician, does: Order the test }
    ///   tell: { actor: technician, does: Tell the patient what follows }
    ///   home: { actor: patient, ends: Knows what follows }
    /// handoffs:
    ///   - order -> tell:
    ///       product: Complete order that states the question
    ///       measures: { asks: Is the question clear?, scale: yes-no, baseline: 60%, target: 90% }
    ///   - tell -> home:
    ///       product: Patient knows what happens next
    ///       measures: { asks: Do you know what happens next?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "H006", name: "hidden-handoff", level: Warning, since: "0.1.0", fix: Safe }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = context;
    let rewriter = Rewriter::of(context.source, flow);
    for (index, link) in graph.links() {
        let LinkOrigin::Then { step: step_index, exit: exit_index } = link.origin else { continue };
        let Some(step) = flow.steps.get(step_index) else { continue };
        let Some(exit) = step.exits.get(exit_index) else { continue };
        let (from, to) = graph.ends(index);
        let has_actor = graph.step(flow, to).is_some_and(|to| to.actor.is_some()) && step.actor.is_some();
        if !has_actor || !graph.crosses(index) {
            continue;
        }
        let finding = finding(sink, (step, exit), (graph.lane_of(from), graph.lane_of(to)));
        sink.push(match rewriter.as_handoff(step_index, exit) {
            Some(edits) => finding.fix(Fix { title: "write it as a hand-off".to_owned(), edits, safe: true }),
            None => finding,
        });
    }
}

fn finding(sink: &Sink, (step, exit): (&Step, &Exit), (supplier, customer): (&Lane, &Lane)) -> Diagnostic {
    let message = format!("`then` hides a hand-off: `{}` belongs to {}", exit.to.as_str(), customer.name);
    sink.finding(subjects::step(step), exit.to.span, message)
        .label(format!("passes from {} to {}", supplier.name, customer.name))
        .help(format!(
            "remove it from `then` and write under `handoffs`: `- {} -> {}: <what {} takes away>`",
            step.id.as_str(),
            exit.to.as_str(),
            customer.name
        ))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::model::Flow;
    use crate::rules::tests::findings;
    use crate::text::{SourceFile, apply_edits};

    const HEAD: &str = "flow: T\nactors: { a: A, b: B }\nsteps:\n";
    const REST: &str = "  c: { actor: a, does: C }\n  x: { actor: b, does: X }\n  y: { actor: b, does: Y }\n";
    const HANDOFFS: &str = "handoffs:\n  - x -> c: P # kept\n";

    fn flow(step: &str) -> String {
        format!("{HEAD}{step}{REST}{HANDOFFS}")
    }

    fn hidden(text: &str) -> Vec<Diagnostic> {
        findings(text).into_iter().filter(|finding| finding.rule.code() == "H006").collect()
    }

    /// Applies the fix of the first finding.
    fn mended(text: &str) -> Option<String> {
        let fix = hidden(text).into_iter().next()?.fix?;
        Some(apply_edits(text, &fix.edits).unwrap())
    }

    fn read(text: &str) -> Flow {
        let parsed = crate::syntax::parse(&SourceFile::new("t.yaml", text));
        assert!(parsed.diagnostics.is_empty(), "{:?}\n{text}", parsed.diagnostics);
        parsed.flow
    }

    /// Checks one fix: the step afterwards, and what is appended to the hand-offs.
    #[track_caller]
    fn mends(step: &str, step_afterwards: &str, handoff: &str) {
        let text = flow(step);
        let result = mended(&text).expect("a fix is offered");
        assert_eq!(result, format!("{HEAD}{step_afterwards}{REST}{HANDOFFS}  - {handoff}\n"));
        let (before, after) = (read(&text), read(&result));
        let answers = |flow: &Flow| -> Vec<_> {
            flow.steps[0].exits.iter().map(|exit| (exit.to.clone(), exit.when.clone(), exit.chance)).collect()
        };
        let appended = after.handoffs.last().unwrap();
        let moved = (appended.to.clone(), appended.when.clone(), appended.chance);
        let mut expected = answers(&before);
        expected.retain(|exit| *exit != moved);
        assert_eq!(answers(&after), expected);
        assert_eq!(appended.from, before.steps[0].id);
        assert_eq!(after.handoffs.len(), before.handoffs.len() + 1);
        assert_eq!(after.steps.len(), before.steps.len());
    }

    #[test]
    fn takes_an_exit_that_stands_alone() {
        mends("  o: { actor: a, does: O, then: x }\n", "  o: { actor: a, does: O }\n", "o -> x");
        mends("  o: { then: x, actor: a, does: O }\n", "  o: { actor: a, does: O }\n", "o -> x");
        mends("  o: { actor: a, does: O, then: [x] }\n", "  o: { actor: a, does: O }\n", "o -> x");
        mends(
            "  o:\n    actor: a\n    then: x\n    does: O\n",
            "  o:\n    actor: a\n    does: O\n",
            "o -> x",
        );
        mends(
            "  o:\n    actor: a\n    does: O\n    then: x # why\n",
            "  o:\n    actor: a\n    does: O\n    # why\n",
            "o -> x",
        );
        mends(
            "  o: { actor: a, decides: O, then: { \"yes, at once\": x } }\n",
            "  o: { actor: a, decides: O }\n",
            "o -> x: { when: \"yes, at once\" }",
        );
    }

    #[test]
    fn takes_one_exit_of_several() {
        mends(
            "  o: { actor: a, does: O, then: [c, x] }\n",
            "  o: { actor: a, does: O, then: [c] }\n",
            "o -> x",
        );
        mends(
            "  o: { actor: a, does: O, then: [x, c] }\n",
            "  o: { actor: a, does: O, then: [c] }\n",
            "o -> x",
        );
        mends(
            "  o: { actor: a, decides: O, then: { no: c, \"yes\": { step: x, chance: 6% } } }\n",
            "  o: { actor: a, decides: O, then: { no: c } }\n",
            "o -> x: { when: \"yes\", chance: 6% }",
        );
        mends(
            "  o:\n    actor: a\n    decides: O\n    then:\n      no: c\n      yes: x # why\n",
            "  o:\n    actor: a\n    decides: O\n    then:\n      no: c\n      # why\n",
            "o -> x: { when: \"yes\" }",
        );
        mends(
            "  o:\n    actor: a\n    does: O\n    then:\n      - x\n      - c\n",
            "  o:\n    actor: a\n    does: O\n    then:\n      - c\n",
            "o -> x",
        );
    }

    #[test]
    fn takes_all_exits_one_after_the_other() {
        let mut text = flow("  o: { actor: a, does: O, then: [x, y] }\n");
        while let Some(next) = mended(&text) {
            text = next;
        }
        assert!(text.contains("  o: { actor: a, does: O }\n"), "{text}");
        assert!(text.ends_with("  - x -> c: P # kept\n  - o -> x\n  - o -> y\n"), "{text}");
    }

    #[test]
    fn keeps_line_breaks_and_writes_one_where_the_file_ends_without() {
        let windows = flow("  o: { actor: a, does: O, then: x }\n").replace('\n', "\r\n");
        assert!(mended(&windows).unwrap().ends_with("  - x -> c: P # kept\r\n  - o -> x\r\n"));
        let text = flow("  o: { actor: a, does: O, then: x }\n");
        assert!(mended(text.trim_end()).unwrap().ends_with("# kept\n  - o -> x"));
    }

    #[test]
    fn offers_nothing_where_the_text_leaves_doubt() {
        let anchored = flow("  o: &same { actor: a, does: O, then: x }\n  p: *same\n");
        let braces =
            flow("  o: { actor: a, does: O, then: x }\n").replace("\n  - x -> c: P # kept", " [x -> c]");
        let written = flow("  o: { actor: a, does: O, then: x }\n") + "  - o -> x\n";
        let commented = flow("  o:\n    actor: a\n    does: O\n    then:\n      # why\n      - x\n");
        for text in [&anchored, &braces, &written, &commented] {
            let found = hidden(text);
            assert!(!found.is_empty(), "{text}");
            assert!(found.iter().all(|finding| finding.fix.is_none()), "{text}");
        }
    }

    #[test]
    fn steps_of_one_actor_may_follow_each_other() {
        assert!(hidden(&flow("  o: { actor: a, does: O, then: c }\n")).is_empty());
    }
}
