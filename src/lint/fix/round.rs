//! One round of mending: the fixes that do not overlap, as far as the file stays readable.

use super::guard;
use crate::diagnostic::Fix;
use crate::model::Shared;
use crate::syntax::{Parsed, parse_with};
use crate::text::{Edit, SourceFile, Span, apply_edits};
use std::collections::BTreeSet;

/// How often a round tries to leave out what the file would suffer from.
const MAX_TRIES: usize = 64;

/// Applies fixes to a text; returns the new text and how many were applied, or nothing where none
/// could be.
pub(super) fn apply(source: &SourceFile, shared: &Shared, fixes: &[&Fix]) -> Option<(String, usize)> {
    let apart = apart(fixes);
    let before = parse_with(source, shared);
    let mut best = None;
    let mut kept: Vec<&Fix> = Vec::new();
    // Mostly all hold together; where they do not, halves are tried until the culprits are left.
    let mut waiting = vec![apart.as_slice()];
    for _ in 0..MAX_TRIES {
        let Some(part) = waiting.pop().filter(|part| !part.is_empty()) else { break };
        let tried: Vec<&Fix> = kept.iter().chain(part).copied().collect();
        match text_after(source, shared, &before, &tried) {
            Some(text) => {
                best = Some((text, tried.len()));
                kept = tried;
            }
            None if part.len() > 1 => {
                let (first, second) = part.split_at(part.len() / 2);
                waiting.extend([second, first]);
            }
            None => {}
        }
    }
    best
}

/// Returns the text after some fixes, unless it reads worse or does not change.
fn text_after(source: &SourceFile, shared: &Shared, before: &Parsed, fixes: &[&Fix]) -> Option<String> {
    let edits: Vec<Edit> = fixes.iter().flat_map(|fix| &fix.edits).cloned().collect();
    let text = apply_edits(source.text(), &edits).ok()?;
    if text == source.text() {
        return None;
    }
    let after = parse_with(&SourceFile::new(source.name(), text.as_str()), shared);
    guard::reads_no_worse(before, &after, &edits).then_some(text)
}

/// Returns the fixes without those that touch what an earlier one changes.
fn apart<'fix>(fixes: &[&'fix Fix]) -> Vec<&'fix Fix> {
    let mut taken = Taken::default();
    let mut apart = Vec::new();
    for fix in fixes {
        if !fix.edits.is_empty() && fix.edits.iter().all(|edit| taken.is_free(edit.span)) {
            fix.edits.iter().for_each(|edit| taken.take(edit.span));
            apart.push(*fix);
        }
    }
    apart
}

/// The places that are changed already, none of which overlap.
#[derive(Default)]
struct Taken(BTreeSet<Span>);

impl Taken {
    fn is_free(&self, span: Span) -> bool {
        if self.0.contains(&span) {
            // Several insertions at one place stand behind each other.
            return span.is_empty();
        }
        // As places do not overlap, the last one that begins before the end reaches the farthest.
        let earlier = self.0.range(..Span::empty(span.end)).next_back();
        earlier.is_none_or(|earlier| earlier.end <= span.start)
    }

    fn take(&mut self, span: Span) {
        self.0.insert(span);
    }
}

#[cfg(test)]
mod tests {
    use super::Taken;
    use crate::text::Span;

    #[test]
    fn places_may_touch_but_not_overlap() {
        let mut taken = Taken::default();
        for span in [Span::new(2, 5), Span::empty(7), Span::new(7, 9)] {
            taken.take(span);
        }
        for free in [(0, 2), (5, 7), (7, 7), (9, 12), (0, 0), (5, 5), (9, 9), (2, 2)] {
            assert!(taken.is_free(Span::new(free.0, free.1)), "{free:?}");
        }
        for used in [(2, 5), (0, 3), (4, 6), (3, 3), (6, 8), (8, 8), (8, 12), (0, 20), (7, 9)] {
            assert!(!taken.is_free(Span::new(used.0, used.1)), "{used:?}");
        }
    }
}
