//! The part of a flow that a finding is about, by name and not by line.

/// A logical path into a flow, with the words that people read for it.
///
/// The path survives moved lines and a renamed file, so waivers and baselines key on it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Subject {
    path: String,
    title: String,
}

impl Subject {
    /// The flow as a whole.
    #[must_use]
    pub fn flow() -> Self {
        Self { path: String::new(), title: String::new() }
    }

    /// The actor with this id.
    #[must_use]
    pub fn actor(id: &str) -> Self {
        Self::element("actors", id, format!("actor {id}"))
    }

    /// The stakeholder with this id.
    #[must_use]
    pub fn stakeholder(id: &str) -> Self {
        Self::element("stakeholders", id, format!("stakeholder {id}"))
    }

    /// The step with this id.
    #[must_use]
    pub fn step(id: &str) -> Self {
        Self::element("steps", id, format!("step {id}"))
    }

    /// The hand-off with this id, which people call by its two ends.
    #[must_use]
    pub fn handoff(id: &str, from: &str, to: &str) -> Self {
        Self::element("handoffs", id, format!("hand-off {from} → {to}"))
    }

    /// The measure with this id that stands under `measures`.
    #[must_use]
    pub fn measure(id: &str) -> Self {
        Self::element("measures", id, format!("measure {id}"))
    }

    /// The goal with this id.
    #[must_use]
    pub fn goal(id: &str) -> Self {
        Self::element("goals", id, format!("goal {id}"))
    }

    /// An element of the flow: `collection` is its key in the file ("handoffs"), `id` its id,
    /// `title` how people call it ("hand-off order → tell").
    pub fn element(collection: &str, id: &str, title: impl Into<String>) -> Self {
        Self { path: format!("{collection}/{id}"), title: title.into() }
    }

    /// An element within this one, such as an inline measure of a hand-off.
    #[must_use]
    pub fn within(&self, collection: &str, id: &str, title: impl Into<String>) -> Self {
        let element = Self::element(collection, id, title);
        if self.path.is_empty() {
            return element;
        }
        Self {
            path: format!("{}/{}", self.path, element.path),
            title: format!("{} › {}", self.title, element.title),
        }
    }

    /// Returns the logical path: empty for the flow, else `handoffs/order-placed`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the words for people; empty for the flow as a whole.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Tells whether `other` is this element or lies within it.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.path.is_empty()
            || other
                .path
                .strip_prefix(&self.path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::Subject;

    #[test]
    fn covers_itself_and_what_lies_within() {
        let handoff = Subject::element("handoffs", "a-b", "hand-off a → b");
        let inline = handoff.within("measures", "0", "measure 1");
        assert!(Subject::flow().covers(&inline));
        assert!(handoff.covers(&inline));
        assert!(!inline.covers(&handoff));
        assert!(!handoff.covers(&Subject::element("handoffs", "a-b-2", "")));
        assert_eq!(inline.title(), "hand-off a → b › measure 1");
    }
}
