//! Writes the actors of a file in another order.
//!
//! Only actors that stand below each other are moved, each with all of its lines. Where comments
//! or blank lines stand between them it is not clear what these belong to, and people decide.

use crate::model::Flow;
use crate::text::{Edit, SourceFile, Span};

/// Returns the edit that puts the flow's actors in `order`, by their places; nothing where the
/// text leaves doubt.
pub(super) fn reordered(source: &SourceFile, flow: &Flow, order: &[usize]) -> Option<Edit> {
    let text = source.text();
    let mut starts = Vec::with_capacity(flow.actors.len() + 1);
    for actor in &flow.actors {
        starts.push(line_start(text, actor.id.span.start as usize)?);
    }
    let last = flow.actors.last()?;
    let written = text.get(..last.span.end as usize)?.trim_end().len();
    starts.push(written + text[written..].find('\n')? + 1);
    let entries: Vec<&str> =
        starts.windows(2).map(|pair| text.get(pair[0]..pair[1])).collect::<Option<_>>()?;
    let lead = |entry: &str| entry.len() - entry.trim_start_matches(' ').len();
    let is_alike = entries.iter().all(|entry| lead(entry) == lead(entries[0]) && is_clear(entry));
    if !is_alike || order.len() != entries.len() {
        return None;
    }
    let text = order.iter().map(|place| entries.get(*place).copied()).collect::<Option<String>>()?;
    Some(Edit { span: Span::of(starts[0]..*starts.last()?), text })
}

/// Returns where the line begins that `at` is the first written place of.
fn line_start(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?.trim_end_matches(' ');
    (before.is_empty() || before.ends_with('\n')).then_some(before.len())
}

/// Tells whether every line of an entry belongs to it, and nothing else points into it.
fn is_clear(entry: &str) -> bool {
    let is_own = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    !entry.is_empty() && entry.lines().all(is_own) && !entry.contains(['&', '*'])
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::findings;
    use crate::text::apply_edits;

    const HANDOFFS: &str = "handoffs:\n  - a -> b\n  - b -> c\n  - c -> d\n";

    fn mended(actors: &str) -> Option<String> {
        let text = format!("flow: T\nactors:\n{actors}{HANDOFFS}");
        let found = findings(&text).into_iter().find(|finding| finding.rule.code() == "L002").unwrap();
        let fix = found.fix?;
        assert!(!fix.safe);
        let mended = apply_edits(&text, &fix.edits).unwrap();
        assert!(findings(&mended).iter().all(|finding| finding.rule.code() != "L002"), "{mended}");
        let rest = mended.strip_prefix("flow: T\nactors:\n").unwrap();
        Some(rest.strip_suffix(HANDOFFS).unwrap().to_owned())
    }

    #[test]
    fn moves_actors_with_their_lines() {
        assert_eq!(
            mended("  a: A\n  c: C # why\n  d:\n    name: D\n    side: external\n  b: B\n").unwrap(),
            "  a: A\n  b: B\n  c: C # why\n  d:\n    name: D\n    side: external\n"
        );
    }

    #[test]
    fn moves_nothing_where_the_text_leaves_doubt() {
        for actors in [
            "  { a: A, c: C, d: D, b: B }\n",
            "  a: A\n  c: C\n  # why\n  d: D\n  b: B\n",
            "  a: A\n  c: C\n\n  d: D\n  b: B\n",
            "  a: &x A\n  c: *x\n  d: D\n  b: B\n",
            "  a: A\n  c: C\n  d: D\n",
        ] {
            assert_eq!(mended(actors), None, "{actors}");
        }
    }
}
