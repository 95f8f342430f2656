//! What happened, counted in words.

use super::{Change, Difference, Kind};

impl Difference {
    /// Says in one line what happened: `steps: 5 added, 3 removed · hand-offs: 1 moved`.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.is_empty() {
            return "nothing changed".to_owned();
        }
        let kinds = [
            (Kind::Actor, "actors"),
            (Kind::Step, "steps"),
            (Kind::Handoff, "hand-offs"),
            (Kind::Measure, "measures"),
            (Kind::Goal, "goals"),
        ];
        let told =
            kinds.into_iter().filter_map(|(kind, name)| Some(format!("{name}: {}", self.counts(kind)?)));
        let told: Vec<String> = told.collect();
        if told.is_empty() {
            return "only what is said of the flow as a whole changed".to_owned();
        }
        told.join(" · ")
    }

    /// Says how many elements of a kind were added, removed and so on; nothing where none was.
    #[must_use]
    pub fn counts(&self, kind: Kind) -> Option<String> {
        let counts = Change::ALL.map(|change| (self.count(kind, change), change));
        let told = counts.into_iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = told.map(|(count, change)| format!("{count} {}", change.word())).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }
}

impl super::Entry {
    /// Returns what it is called: the title, and in brackets or behind a colon what tells it from others.
    #[must_use]
    pub fn heading(&self) -> String {
        let Some(element) = self.after.as_ref().or(self.before.as_ref()) else { return String::new() };
        match (&self.moved, self.kind, &element.detail) {
            (Some((from, to)), Kind::Step, _) => format!("{}: from {from} to {to}", element.title),
            (Some((from, to)), ..) => format!("{from}, now {to}"),
            (None, Kind::Handoff, Some(product)) => format!("{}: {product}", element.title),
            (None, Kind::Handoff, None) => format!("{}, no product", element.title),
            (None, Kind::Goal, Some(kind)) => format!("{kind} goal: {}", element.title),
            (None, _, Some(detail)) => format!("{} ({detail})", element.title),
            (None, _, None) => element.title.clone(),
        }
    }
}
