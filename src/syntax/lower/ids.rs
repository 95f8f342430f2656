//! Ids that the file writes, and ids that are made where it writes none.

use super::Decoder;
use crate::diagnostic::Diagnostic;
use crate::model::Id;
use crate::syntax::faults::duplicate_id;
use crate::text::{Span, Spanned};
use std::collections::HashMap;

/// The ids of one kind of element that are taken.
#[derive(Debug, Default)]
pub(super) struct TakenIds {
    taken: HashMap<Id, Span>,
    /// How far each derived id has been counted, so that no number is tried twice.
    counted: HashMap<String, usize>,
}

impl TakenIds {
    /// Takes a written id; reports one that is taken already. `what` names the elements.
    pub(super) fn take(&mut self, decoder: &Decoder, id: &Spanned<Id>, what: &str) {
        let Some(earlier) = self.taken.insert(id.value.clone(), id.span) else { return };
        self.taken.insert(id.value.clone(), earlier);
        decoder.report(
            Diagnostic::new(
                &duplicate_id::META,
                id.span,
                format!("two {what} have the id `{}`", super::shown(id.as_str())),
            )
            .also(earlier, "the first one")
            .help("give one of the two another id"),
        );
    }

    /// Makes an id that is not taken: `base`, then `base-2`, `base-3` and so on.
    pub(super) fn derive(&mut self, base: &str) -> Id {
        let counted = self.counted.entry(base.to_owned()).or_default();
        loop {
            *counted += 1;
            let id = if *counted == 1 { Id::new(base) } else { Id::new(format!("{base}-{counted}")) };
            if !self.taken.contains_key(&id) {
                self.taken.insert(id.clone(), Span::default());
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TakenIds;
    use crate::model::Id;
    use crate::syntax::lower::Decoder;
    use crate::text::{Span, Spanned};

    #[test]
    fn derived_ids_pass_by_written_ones() {
        let decoder = Decoder::default();
        let mut ids = TakenIds::default();
        for written in ["a-b-2", "a-b-2"] {
            ids.take(&decoder, &Spanned::new(Id::new(written), Span::default()), "hand-offs");
        }
        assert_eq!(ids.derive("a-b"), "a-b");
        assert_eq!(ids.derive("a-b"), "a-b-3");
        let faults = decoder.into_faults();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].message, "two hand-offs have the id `a-b-2`");
    }
}
