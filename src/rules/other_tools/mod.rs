//! What to do about a finding, in the words of the tool in which the flow was written.
//!
//! The help of a rule tells which key to write, and its fix writes it. A table has columns, a
//! flowchart labels and frames, BPMN names: so the help is said anew here, in one place, and the
//! rules need not know what a file is written in.

mod mermaid;
mod table;

use super::{Context, bpmn};
use crate::diagnostic::Diagnostic;
use crate::import::Kind;

/// What to do about a finding where the other tool has no place for what is asked.
const IN_THE_FLOW: &str = "`handoff import` the file, and write it in the flow";

/// Says findings in the words of what the flow is written in.
#[must_use]
pub fn reworded(context: &Context<'_>, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if context.kind == Kind::Yaml || found.is_empty() {
        return found;
    }
    if let Some(diagram) = context.diagram {
        return bpmn::reworded(diagram, context.flow, found);
    }
    // A fix writes YAML.
    found.iter_mut().for_each(|finding| finding.fix = None);
    match context.kind {
        Kind::Table => table::reword(context.source, &mut found),
        Kind::Mermaid => mermaid::reword(&mut found),
        Kind::Yaml | Kind::Bpmn => {}
    }
    found
}

/// Tells whether a help shows what is typed into a flow: a key, an arrow, or braces.
fn shows_keys(help: &str) -> bool {
    let typed = help.split('`').skip(1).step_by(2);
    typed.filter(|typed| !typed.starts_with("handoff ")).any(|typed| {
        typed.contains(": ") || typed.ends_with(':') || typed.contains(" -> ") || typed.contains('{')
    })
}

#[cfg(test)]
mod tests {
    use super::{IN_THE_FLOW, reworded, shows_keys};
    use crate::diagnostic::Diagnostic;
    use crate::rules::tests::of_file;

    fn help(name: &str, text: &str, code: &str) -> Vec<String> {
        let found: Vec<Diagnostic> = of_file(name, text, reworded);
        assert!(found.iter().all(|one| one.fix.is_none()));
        let found = found.into_iter().filter(|one| one.rule.code() == code);
        found.filter_map(|one| one.help).collect()
    }

    #[test]
    fn a_table_is_told_by_its_columns() {
        let table = "Supplier,Output,Customer\nWard,Blood,Lab\nLab,,Patient\n";
        let of = |code: &str| help("a.csv", table, code);
        assert_eq!(of("H001"), ["write what the customer takes away in column \"Output\", row 3"]);
        assert_eq!(
            of("P004"),
            ["add a column \"Need\", and write there what the customer needs it for, row 2"]
        );
        assert_eq!(of("K001"), [IN_THE_FLOW]);
        assert_eq!(of("F008").len(), 1);
        assert!(of("F008")[0].contains("\"Customer is\""), "{:?}", of("F008"));
    }

    #[test]
    fn a_flowchart_is_told_by_its_arrows_and_frames() {
        let chart = "flowchart LR\n subgraph Ward\n  a[Draw blood]\n end\n subgraph Lab\n  b[Test it]\n end\n a --> b --> c[Tell]\n";
        let of = |code: &str| help("a.mmd", chart, code);
        assert!(
            of("H001")[0]
                .starts_with("write what the customer takes away as the label of the arrow: `-->|…|`")
        );
        assert!(of("H001")[1].contains("subgraph"), "{:?}", of("H001"));
        assert!(of("F008")[0].contains("(external)"), "{:?}", of("F008"));
        assert_eq!(of("K001"), [IN_THE_FLOW]);
    }

    #[test]
    fn keys_are_told_from_commands() {
        assert!(shows_keys("write `a -> b: x`") && shows_keys("write `owner: <a role>`"));
        assert!(!shows_keys("run `handoff import x: y`") && !shows_keys("draw it anew: at once"));
    }
}
