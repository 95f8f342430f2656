//! R002: what is declared is used.

use crate::declare_rule;
use crate::diagnostic::Fix;
use crate::model::{Flow, Id, Measure, MeasureRef, MeasureRole};
use crate::rules::{Context, Rule, Sink, subjects};
use crate::text::{Piece, SourceFile, Span};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// Every actor and every measure that the file declares is used in it.
    ///
    /// An actor is used who does a step, hands off or receives, is the `customer`, confirms a product, or
    /// asks, is asked or takes a measure. A measure is used that a hand-off or a goal names; a balancing
    /// measure (`role: balancing`) watches what the flow is not about and needs no such place. Stakeholders
    /// receive nothing by definition, and a step that nothing links is F002.
    ///
    /// ## Why
    /// An empty lane makes readers look for what they have missed, and a measure that no hand-off carries
    /// gets collected for nobody. Often the name is a leftover, or its twin was meant.
    ///
    /// ## How to mend
    /// Put the actor into the hand-off where they belong, or the measure on the hand-off that it speaks
    /// to. If it is a leftover, remove it. Somebody who only has an interest belongs under `stakeholders`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   courier: Courier
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "R002", name: "unused-declaration", level: Warning, since: "0.1.0", fix: Unsafe }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    check_actors(context, sink);
    check_measures(context, sink);
}

fn check_actors(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, source, .. } = *context;
    let used = used_actors(context);
    for actor in flow.actors.iter().filter(|actor| !used.contains(&actor.id.value)) {
        let (id, name) = (actor.id.as_str(), &actor.name.value);
        let mut finding = sink
            .finding(
                subjects::actor(actor),
                actor.id.span,
                format!("actor `{id}` is declared, but takes part in nothing"),
            )
            .label("never used")
            .help(format!("write what {name} hands off or receives, or remove `{id}`"));
        if let Some(span) = removal(source, actor.span).filter(|_| flow.actors.len() > 1) {
            finding = finding.fix(Fix::remove(format!("remove actor `{id}`"), span, false));
        }
        sink.push(finding);
    }
}

fn used_actors<'run>(context: &Context<'run>) -> HashSet<&'run Id> {
    let Context { flow, graph, .. } = *context;
    let mut used: HashSet<&Id> = HashSet::new();
    used.extend(graph.occurrences().map(|(_, occurrence)| &graph.lanes()[occurrence.lane].actor));
    used.extend(flow.customers.iter().map(|customer| &customer.value));
    let products = flow.handoffs.iter().filter_map(|handoff| handoff.product.as_ref());
    used.extend(products.filter_map(|product| product.confirmed_by.as_ref()).map(|actor| &actor.value));
    for measure in all_measures(flow) {
        used.extend(measure.asked_of.iter().chain(&measure.measured_by).map(|actor| &actor.value));
    }
    used
}

fn all_measures(flow: &Flow) -> impl Iterator<Item = &Measure> {
    let references = flow.handoffs.iter().flat_map(|handoff| &handoff.measures);
    let inline = references.filter_map(|reference| match reference {
        MeasureRef::Named(_) => None,
        MeasureRef::Inline(measure) => Some(measure.as_ref()),
    });
    flow.measures.iter().chain(inline)
}

fn check_measures(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, source, .. } = *context;
    let of_handoffs = flow.handoffs.iter().flat_map(|handoff| &handoff.measures);
    let named = of_handoffs.filter_map(|reference| match reference {
        MeasureRef::Named(id) => Some(&id.value),
        MeasureRef::Inline(_) => None,
    });
    let of_goals = flow.goals.iter().flat_map(|goal| &goal.measures).map(|id| &id.value);
    let used: HashSet<&Id> = named.chain(of_goals).collect();
    let is_balancing =
        |measure: &Measure| measure.role.as_ref().is_some_and(|role| role.value == MeasureRole::Balancing);
    let unused = flow.measures.iter().filter(|measure| !used.contains(&measure.id.value));
    for measure in unused.filter(|measure| !is_balancing(measure)) {
        let id = measure.id.as_str();
        let mut finding = sink
            .finding(
                subjects::measure(measure),
                measure.id.span,
                format!("measure `{id}` is declared, but no hand-off and no goal uses it"),
            )
            .label("never used")
            .help(format!("put it on the hand-off that it speaks to, `measures: {id}`, or remove it"));
        if let Some(span) = removal(source, measure.span).filter(|_| flow.measures.len() > 1) {
            finding = finding.fix(Fix::remove(format!("remove measure `{id}`"), span, false));
        }
        sink.push(finding);
    }
}

/// Returns what to delete for an entry to go: its lines, or its place among others in braces.
fn removal(source: &SourceFile, entry: Span) -> Option<Span> {
    let piece = Piece::of(source.text(), entry)?;
    let gone = piece.lines().or_else(|| piece.between_commas())?;
    Some(gone.span())
}

#[cfg(test)]
mod tests {
    use super::removal;
    use crate::rules::tests::findings;
    use crate::text::{Edit, SourceFile, Span, apply_edits};

    #[test]
    fn whoever_confirms_asks_or_is_asked_is_used() {
        let text = "flow: X\nactors:\n  a: Ann\n  b: Bob\n  c: Cy\n  d: Dot\n  e: Eve\nhandoffs:\n  - a -> b: { product: { name: Answer, confirmed-by: c }, measures: { asks: Clear?, asked-of: d } }\nmeasures:\n  harm: { unit: percent, role: balancing }\n  lost: { unit: percent }\n";
        let found = findings(text);
        let unused: Vec<&str> =
            found.iter().filter(|one| one.rule.code() == "R002").map(|one| one.subject.path()).collect();
        assert_eq!(unused, ["actors/e", "measures/lost"]);
    }

    fn without(text: &str, entry: &str) -> Option<String> {
        let start = text.find(entry).unwrap();
        let source = SourceFile::new("a.yaml", text);
        let span = removal(&source, Span::of(start..start + entry.len()))?;
        Some(apply_edits(text, &[Edit { span, text: String::new() }]).unwrap())
    }

    #[test]
    fn removes_whole_lines_and_nothing_else() {
        let text = "actors:\n  a: Ann\n  b:\n    name: Bob\n  c: Cy  # who?\n";
        assert_eq!(without(text, "b:\n    name: Bob\n").unwrap(), "actors:\n  a: Ann\n  c: Cy  # who?\n");
        assert_eq!(without(text, "c: Cy").unwrap(), "actors:\n  a: Ann\n  b:\n    name: Bob\n");
        assert_eq!(without("actors: { a: Ann, b: Bob }\n", "a: Ann").unwrap(), "actors: { b: Bob }\n");
        assert_eq!(without("actors: { a: Ann,\n  b: Bob }\n", "b: Bob").unwrap(), "actors: { a: Ann }\n");
        assert_eq!(without("actors: { a: Ann } # a: Ann\n", "a: Ann"), None);
        assert_eq!(without("actors:\n  a: Ann", "a: Ann").unwrap(), "actors:\n");
    }
}
