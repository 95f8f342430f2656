//! Finds the actors that a flow names.

use crate::model::{Actor, Id};
use crate::rules::Context;
use std::collections::HashMap;

/// The actors that can be named: the flow's own, and the workspace's.
#[derive(Debug)]
pub struct ActorsById<'run> {
    own: HashMap<&'run Id, &'run Actor>,
    shared: HashMap<&'run Id, &'run Actor>,
}

impl<'run> ActorsById<'run> {
    /// Collects them; where an id comes twice the first stands.
    #[must_use]
    pub fn of(context: &Context<'run>) -> Self {
        Self { own: by_id(&context.flow.actors), shared: by_id(&context.shared.actors) }
    }

    /// Finds an actor that the flow itself declares.
    #[must_use]
    pub fn own(&self, id: &Id) -> Option<&'run Actor> {
        self.own.get(id).copied()
    }

    /// Finds an actor of the flow, or else of its workspace.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&'run Actor> {
        self.own(id).or_else(|| self.shared.get(id).copied())
    }
}

fn by_id(actors: &[Actor]) -> HashMap<&Id, &Actor> {
    actors.iter().rev().map(|actor| (&actor.id.value, actor)).collect()
}
