//! Flowcharts of Mermaid as flows: what becomes of nodes, links and frames.

use crate::import::read;
use crate::import::sketch::MOST_LINKS;
use crate::model::{Flow, Shared, StepKind};
use crate::text::SourceFile;
use proptest::prelude::{any, prop_assert, proptest};

fn imported(text: &str) -> (Flow, Vec<String>) {
    let parsed = read(&SourceFile::new("blood-test.mmd", text), &Shared::default()).parsed;
    let faults = parsed.diagnostics.iter().map(|fault| format!("{} {}", fault.rule.code(), fault.message));
    (parsed.flow, faults.collect())
}

/// Tells all links as `from -> to`, with what stands on them.
fn links(flow: &Flow) -> Vec<String> {
    let shown = |text: Option<&str>| text.map(|text| format!(" {text}")).unwrap_or_default();
    let exits = flow.steps.iter().flat_map(|step| {
        step.exits.iter().map(move |exit| {
            let when = shown(exit.when.as_ref().map(|when| when.as_str()));
            format!("{} > {}{when}", step.id.as_str(), exit.to.as_str())
        })
    });
    let handoffs = flow.handoffs.iter().map(|handoff| {
        let when = shown(handoff.when.as_ref().map(|when| when.as_str()));
        let product = shown(handoff.named_product().map(|product| product.name.as_str()));
        format!("{} -> {}{when}:{product}", handoff.from.as_str(), handoff.to.as_str())
    });
    exits.chain(handoffs).collect()
}

#[test]
fn subgraphs_are_lanes_and_what_crosses_is_handed_on() {
    let (flow, faults) = imported(
        "---\ntitle: \"Blood: test\"\n---\n%%{init: {\"theme\": \"base\"}}%%\nflowchart LR\n  %% a remark\n\
         classDef late fill:#f00; \n\
         subgraph ward [\"Ward #quot;7#quot; (external)\"]\n  direction TB\n  A([Feels unwell]):::late\n  subgraph desk\n    B[/Order<br>the test/]\n  end\n end\n\
         subgraph Lab technician\n C{Fit?} -->|no| D(Draw again) --> C\n C == yes ==> E@{ shape: delay, label: \"Wait, a bit\" }\n end\n\
         A -- What hurts --> B;B ==>|Order| C\n E -.-> F((Home)) & G\n click A href \"https://e.org\"\n",
    );
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(flow.title(), "Blood: test");
    let actors: Vec<(&str, bool)> =
        flow.actors.iter().map(|actor| (actor.name.as_str(), actor.is_external())).collect();
    assert_eq!(
        actors,
        [("Ward \"7\"", true), ("desk", false), ("Lab technician", false), ("No lane", false)]
    );
    let steps: Vec<(&str, StepKind, &str)> =
        flow.steps.iter().map(|step| (step.id.as_str(), step.kind, step.text.as_str())).collect();
    let expected = [
        ("feels-unwell", StepKind::Starts, "Feels unwell"),
        ("order-the-test", StepKind::Does, "Order the test"),
        ("fit", StepKind::Decides, "Fit?"),
        ("draw-again", StepKind::Does, "Draw again"),
        ("wait-a-bit", StepKind::Waits, "Wait, a bit"),
        ("home", StepKind::Ends, "Home"),
        ("g", StepKind::Does, "G"),
    ];
    assert_eq!(steps, expected);
    let expected = [
        "fit > draw-again no",
        "fit > wait-a-bit yes",
        "draw-again > fit",
        "feels-unwell -> order-the-test: What hurts",
        "order-the-test -> fit: Order",
        "wait-a-bit -> home:",
        "wait-a-bit -> g:",
    ];
    assert_eq!(links(&flow), expected);
}

#[test]
fn subgraphs_that_links_name_are_actors() {
    let (flow, faults) =
        imported("graph TD\nsubgraph a[Ward]\nend\nsubgraph b[Home]\nend\na -->|Answer| b\n");
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(links(&flow), ["ward -> home: Answer"]);
    assert!(flow.steps.is_empty());
}

#[test]
fn other_diagrams_are_refused_by_name() {
    assert_eq!(imported("sequenceDiagram\nA->>B: Hi").1, ["S002 a `sequenceDiagram` has no steps in lanes"]);
    assert_eq!(imported("\n").1, ["S002 the file does not begin as a flowchart of Mermaid"]);
    assert!(
        super::is_diagram("%% x\nsequenceDiagram\n") && super::is_diagram("---\ntitle: A\n---\ngraph TD")
    );
    for text in ["flow: A", "graph: x", "---\nflow: A\n---\n", "timeline\n", ""] {
        assert!(!super::is_diagram(text), "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_read() {
    let (flow, faults) = imported("flowchart LR\na[Order --> b\nend\nc --> d\n=> x\nd -->\n");
    assert_eq!(
        faults,
        [
            "S002 no `]` closes this label",
            "S002 this `end` ends no subgraph",
            "S002 \"=> x\" is no statement of a flowchart that is known here",
            "S002 the link leads nowhere",
        ]
    );
    assert_eq!(flow.steps.len(), 3);
}

#[test]
fn many_links_of_few_words_end_at_the_limit() {
    let nodes: Vec<String> = (0..300).map(|number| format!("n{number}")).collect();
    let all = nodes.join(" & ");
    let (flow, faults) = imported(&format!("graph LR\n{all} --> {all}\n"));
    assert!(faults[0].starts_with("S007"), "{}", faults[0]);
    let links: usize = flow.steps.iter().map(|step| step.exits.len()).sum();
    assert_eq!(links, MOST_LINKS);
}

proptest! {
    /// Whatever a flowchart holds, it is read without a panic, and each fault has its place.
    #[test]
    fn any_flowchart_is_read(
        any in any::<String>(),
        words in proptest::collection::vec(proptest::sample::select(vec![
            "a", "b", "subgraph ", "end", "\n", " --> ", " -- ", " -.-> ", "==", "|", "[", "]", "([", "])", "{", "}", "\"", "&", ";",
            "@{", "shape: x", "%%", "<", "o", "x", "~~~", ":::", "accDescr {", "#", "é", " ",
        ]), 0..30),
    ) {
        for body in [words.concat(), any] {
            let text = format!("flowchart LR\n{body}");
            let parsed = read(&SourceFile::new("a.mmd", text.as_str()), &Shared::default()).parsed;
            for fault in &parsed.diagnostics {
                prop_assert!(text.get(fault.span.range()).is_some(), "{fault:?}");
            }
        }
    }
}
