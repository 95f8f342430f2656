//! Lines that both the file and the flow have, and that lead from or to something else by now.

use super::added::{Additions, End, process};
use super::edits::{Edits, local};
use crate::text::Span;
use std::collections::HashSet;

/// What may stand before the names of lines within a step.
const BEFORE_LINES: [&str; 6] =
    ["documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef", "incoming"];

impl<'run, 'doc, 'text: 'doc> Additions<'run, 'doc, 'text> {
    /// Lets lines lead from and to what they do now; returns where those that changed stand.
    pub(super) fn rebind(&mut self, edits: &mut Edits<'doc, 'text, 'run>) -> HashSet<Span> {
        let values = self.values;
        let (was, now) = (values.was.flow, values.now.flow);
        let mut rebound = HashSet::new();
        for (old, new) in values.matching.steps.pairs() {
            let Some(exits) = values.matching.exits(new) else { continue };
            for (one, other) in exits.pairs() {
                let (one, other) = (&was.steps[old].exits[one], &now.steps[new].exits[other]);
                let before = [self.was_step(edits, old), self.was_end(edits, one.to.as_str())];
                let after = [self.end_of_step(new), self.end(other.to.as_str())];
                rebound.extend(self.bind(edits, one.to.span, before, after));
            }
        }
        for (old, new) in values.matching.handoffs.pairs() {
            let (old, new) = (&was.handoffs[old], &now.handoffs[new]);
            let before = [&old.from, &old.to].map(|end| self.was_end(edits, end.as_str()));
            let after = [&new.from, &new.to].map(|end| self.end(end.as_str()));
            rebound.extend(self.bind(edits, old.from.span, before, after));
        }
        rebound
    }

    /// Returns the id that a step has in the file.
    fn was_step(&self, edits: &Edits<'doc, 'text, 'run>, step: usize) -> Option<&'doc str> {
        let step = self.values.was.flow.steps.get(step)?;
        Some(edits.element(step.span)?.attribute("id")?.value)
    }

    /// Returns the id that an end of a line has in the file.
    fn was_end(&self, edits: &Edits<'doc, 'text, 'run>, end: &str) -> Option<&'doc str> {
        let step = self.values.was.graph.find(end).map(|step| step.index());
        match step.filter(|step| *step < self.values.was.flow.steps.len()) {
            Some(step) => self.was_step(edits, step),
            None => Some(self.was_actor(end)?.attribute("id")?.value),
        }
    }

    /// Lets a line lead elsewhere, where BPMN lets one of its kind do so.
    fn bind(
        &mut self,
        edits: &mut Edits<'doc, 'text, 'run>,
        at: Span,
        before: [Option<&'doc str>; 2],
        after: [Option<End<'doc, 'text>>; 2],
    ) -> Option<Span> {
        let line = edits.element(at)?;
        let [sent, received] = ["sourceRef", "targetRef"].map(|name| line.attribute(name));
        let met = [sent?, received?];
        let [from, to] = after;
        let mut ends = [from?, to?];
        let is_changed = [0, 1].map(|at| before[at] != Some(ends[at].0.as_str()));
        for at in [0, 1] {
            if is_changed[at] {
                // A line that gateways were taken out of leads from or to one of them.
                before[at].filter(|before| local(met[at].value) == *before)?;
            } else {
                let process = edits.with_id(met[at].value).and_then(process);
                ends[at] = (local(met[at].value).to_owned(), process);
            }
        }
        let spans = [0, 1].map(|at| ends[at].1.map(|process| process.span()));
        let is_fit = match line.name() {
            "sequenceFlow" => spans[0].is_some() && spans[0] == spans[1],
            "messageFlow" => spans[0] != spans[1] || spans[0].is_none(),
            _ => false,
        };
        if !is_fit || is_changed == [false, false] {
            return None;
        }
        let id = line.attribute("id").map_or("", |id| id.value);
        for (at, names) in [(0, "outgoing"), (1, "incoming")].into_iter().filter(|(at, _)| is_changed[*at]) {
            edits.value(met[at].value_span, &ends[at].0);
            let old = edits.with_id(met[at].value).into_iter().flat_map(|old| old.children());
            let named = old.filter(|child| child.name() == names && local(child.text().trim()) == id);
            named.for_each(|child| edits.remove(child.span()));
            if line.name() == "sequenceFlow" {
                refer(edits, &ends[at].0, names, id);
            }
        }
        if let Some(diagram) = &mut self.diagram {
            diagram.redraw(id, (&ends[0].0, &ends[1].0));
        }
        Some(line.span())
    }
}

/// Names a line in a step of the file that it leads to or from, where the file does so elsewhere.
pub(super) fn refer(edits: &mut Edits<'_, '_, '_>, step: &str, names: &str, line: &str) {
    let Some(step) = edits.with_id(step).filter(|step| step.name() != "participant") else { return };
    let line_in_step = step.parent().is_some_and(|around| around.children().any(names_lines));
    if !line_in_step {
        return;
    }
    let may_precede = |name: &str| BEFORE_LINES.contains(&name) || names == "outgoing" && name == names;
    let behind = step.children().filter(|child| may_precede(child.name())).last();
    let (tag, apart) = (edits.like(step, names), edits.break_within(step));
    edits.append(step, behind, &format!("{apart}<{tag}>{line}</{tag}>"));
}

fn names_lines(step: crate::xml::Element<'_, '_>) -> bool {
    step.children().any(|child| matches!(child.name(), "incoming" | "outgoing"))
}
