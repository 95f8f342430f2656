//! Rewrites an exit of a step as a hand-off, in the text of the file.
//!
//! Only what the text leaves no doubt about is rewritten: an exit that stands alone after `then:`,
//! or as one of several in a list or table, in braces or on a line of its own. Comments stay.
//! Anchors, and hand-offs that are no indented list, are left to people.

use crate::model::{Exit, Flow, Id};
use crate::text::{Edit, Piece, SourceFile, Span};
use std::collections::HashSet;

/// How many bytes after its step's id an exit may stand; one of thousands is not looked for.
const FARTHEST: usize = 4096;

/// Knows where hand-offs end in a file, and which there are.
pub(super) struct Rewriter<'run> {
    text: &'run str,
    flow: &'run Flow,
    /// Where a further hand-off is inserted, and what stands before it; absent where unsure.
    end: Option<(u32, String)>,
    written: HashSet<(&'run Id, &'run Id)>,
}

impl<'run> Rewriter<'run> {
    pub(super) fn of(source: &'run SourceFile, flow: &'run Flow) -> Self {
        let text = source.text();
        let written = flow.handoffs.iter().map(|handoff| (&handoff.from.value, &handoff.to.value)).collect();
        Self { text, flow, end: end_of_handoffs(text, flow), written }
    }

    /// Returns the edits that take `exit` from step `step` and append it to the hand-offs.
    pub(super) fn as_handoff(&self, step: usize, exit: &Exit) -> Option<Vec<Edit>> {
        let (place, lead) = self.end.as_ref()?;
        let from = &self.flow.steps.get(step)?.id.value;
        let ids = [from, &exit.to.value];
        if !ids.iter().all(|id| Id::is_well_formed(id.as_str())) || self.written.contains(&(ids[0], ids[1])) {
            return None;
        }
        let removal = self.removal(step, exit)?;
        let handoff = format!("{lead}{from} -> {}{}", exit.to.value, self.condition(exit)?);
        let insertion = Edit { span: Span::empty(*place), text: handoff };
        Some(vec![Edit { span: removal, text: String::new() }, insertion])
    }

    /// Writes condition and chance as keys of the hand-off.
    fn condition(&self, exit: &Exit) -> Option<String> {
        let mut keys = Vec::new();
        if let Some(when) = &exit.when {
            // A JSON string is a double-quoted YAML text too.
            keys.push(format!("when: {}", serde_json::Value::from(when.as_str())));
        }
        if let Some(chance) = &exit.chance {
            let written = self.text.get(chance.span.range())?;
            let is_bare = |c: char| c.is_ascii_digit() || matches!(c, '.' | '%' | ' ');
            keys.push(format!("chance: {}", written.chars().all(is_bare).then_some(written)?));
        }
        Some(if keys.is_empty() { String::new() } else { format!(": {{ {} }}", keys.join(", ")) })
    }

    fn removal(&self, step: usize, exit: &Exit) -> Option<Span> {
        let of = &self.flow.steps[step];
        let before = self.text.get(of.id.span.end as usize..exit.span.start as usize)?;
        let next = self.flow.steps.get(step + 1).map(|next| next.id.span.start);
        let is_own = next.is_none_or(|next| exit.span.end <= next);
        if !is_own || before.len() > FARTHEST || has_anchor(before) {
            return None;
        }
        let piece = Piece::of(self.text, exit.span)?;
        let removed = match of.exits.len() {
            1 => piece.out_of_braces().with_key("then:")?.entry()?,
            _ => piece.entry()?,
        };
        (!removed.text().contains(" #")).then(|| removed.span())
    }
}

fn has_anchor(text: &str) -> bool {
    let starts_anchor = |pair: &[u8]| pair[0].is_ascii_whitespace() && pair[1] == b'&';
    text.as_bytes().windows(2).any(starts_anchor)
}

/// Finds where a further hand-off goes: after the line on which the last ends.
fn end_of_handoffs(text: &str, flow: &Flow) -> Option<(u32, String)> {
    let (first, last) = (flow.handoffs.first()?, flow.handoffs.last()?);
    let line_start = |at: usize| text.get(..at).map(|before| before.rfind('\n').map_or(0, |end| end + 1));
    let lead = |at: usize| text.get(line_start(at)?..at);
    let (first_lead, last_lead) = (lead(first.span.start as usize)?, lead(last.span.start as usize)?);
    let is_item = first_lead
        .trim_start_matches(' ')
        .strip_prefix('-')
        .is_some_and(|gap| !gap.is_empty() && gap.bytes().all(|byte| byte == b' '));
    if !is_item || first_lead != last_lead {
        return None;
    }
    let written = text.get(..last.span.end as usize)?.trim_end();
    let rest = text[written.len()..].find('\n').map_or(text.len(), |end| written.len() + end);
    let place = text[..rest].trim_end_matches('\r').len();
    let line_break = if text[place..].starts_with('\r') { "\r\n" } else { "\n" };
    Some((u32::try_from(place).ok()?, format!("{line_break}{first_lead}")))
}
