//! The process in at most seven stages: its phases, its steps, or who takes part.

use crate::model::{Flow, Side};
use crate::rules::wording::counted;
use crate::scene::motif::Motif;
use std::collections::HashMap;

/// The most stages that are shown; a process on one page has five to seven.
const MOST: usize = 7;

/// A stage of the process.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stage {
    pub(crate) name: String,
    /// What it holds.
    pub(crate) about: Option<String>,
}

/// The stages, and what the flow does not say about them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Stages {
    pub(crate) shown: Vec<Stage>,
    pub(crate) lacking: Vec<String>,
}

/// Returns the phases where the flow names any, else its steps, else its internal actors.
pub(crate) fn stages(motif: &Motif<'_>) -> Stages {
    let flow = motif.flow;
    if flow.steps.iter().any(|step| step.phase.is_some()) {
        phases(flow)
    } else if !flow.steps.is_empty() {
        steps(motif)
    } else {
        actors(motif)
    }
}

fn phases(flow: &Flow) -> Stages {
    let mut names: Vec<(&str, usize)> = Vec::new();
    let mut place = HashMap::new();
    for phase in flow.steps.iter().filter_map(|step| step.phase.as_ref()) {
        let index = *place.entry(phase.as_str()).or_insert_with(|| {
            names.push((phase.as_str(), 0));
            names.len() - 1
        });
        names[index].1 += 1;
    }
    let without = flow.steps.iter().filter(|step| step.phase.is_none()).count();
    let stage = |(name, count): &(&str, usize)| Stage {
        name: (*name).to_owned(),
        about: Some(counted(*count, "step")),
    };
    let mut stages = Stages { shown: names.iter().take(MOST).map(stage).collect(), lacking: Vec::new() };
    if names.len() > MOST {
        stages.lacking.push(format!("and {}", counted(names.len() - MOST, "more phase")));
    }
    if without > 0 {
        stages.lacking.push(format!("{} without a phase", counted(without, "step")));
    }
    stages
}

fn steps(motif: &Motif<'_>) -> Stages {
    let graph = motif.graph;
    let order = graph.order(graph.back_links());
    let all: Vec<Stage> = order
        .iter()
        .filter_map(|occurrence| {
            let step = graph.step(motif.flow, *occurrence)?;
            let about = Some(graph.lane_of(*occurrence).name.clone());
            Some(Stage { name: step.text.value.clone(), about })
        })
        .collect();
    let more = all.len().saturating_sub(MOST);
    let lacking = (more > 0)
        .then(|| format!("and {}; name phases to sum the steps up: `phase: …`", counted(more, "more step")));
    Stages { shown: all.into_iter().take(MOST).collect(), lacking: lacking.into_iter().collect() }
}

/// Returns who is at work inside, since the flow does not say what they do.
fn actors(motif: &Motif<'_>) -> Stages {
    let graph = motif.graph;
    let mut seen = vec![false; graph.lanes().len()];
    let met = motif.handoffs().into_iter().flat_map(|link| {
        let (supplier, customer) = graph.lanes_of(link);
        [supplier, customer]
    });
    let inside = met.filter(|lane| graph.lanes()[*lane].side == Side::Internal);
    let lanes: Vec<usize> = inside.filter(|lane| !std::mem::replace(&mut seen[*lane], true)).collect();
    let stage = |lane: &usize| Stage { name: graph.lanes()[*lane].name.clone(), about: None };
    let mut lacking = vec!["The flow names no steps, only who takes part".to_owned()];
    if lanes.len() > MOST {
        lacking.insert(0, format!("and {}", counted(lanes.len() - MOST, "more actor")));
    }
    Stages { shown: lanes.iter().take(MOST).map(stage).collect(), lacking }
}

#[cfg(test)]
mod tests {
    use super::{Stages, stages};
    use crate::graph::FlowGraph;
    use crate::model::Shared;
    use crate::scene::Motif;
    use crate::syntax::parse;
    use crate::text::SourceFile;

    fn found(text: &str) -> Stages {
        let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
        let shared = Shared::default();
        let graph = FlowGraph::build(&flow, &shared);
        stages(&Motif::new(&flow, &shared, &graph))
    }

    fn told(stages: &Stages) -> Vec<String> {
        let shown = stages.shown.iter().map(|stage| {
            stage.about.as_ref().map_or(stage.name.clone(), |about| format!("{}: {about}", stage.name))
        });
        shown.chain(stages.lacking.iter().cloned()).collect()
    }

    #[test]
    fn phases_stand_for_their_steps() {
        let text = "flow: x\nactors: { a: A }\nsteps:\n  s: { actor: a, does: One, phase: Ask }\n  t: { actor: a, does: Two, phase: Answer }\n  u: { actor: a, does: Three, phase: Ask }\n  v: { actor: a, does: Four }\n";
        assert_eq!(told(&found(text)), ["Ask: 2 steps", "Answer: 1 step", "1 step without a phase"]);
    }

    #[test]
    fn steps_stand_for_themselves_up_to_seven() {
        let mut text = "flow: x\nactors: { a: A }\nsteps:\n".to_owned();
        for index in 0..9 {
            text += &format!("  s{index}: {{ actor: a, does: Step {index} }}\n");
        }
        let found = found(&text);
        assert_eq!((found.shown.len(), found.shown[0].name.as_str()), (7, "Step 0"));
        assert_eq!(found.lacking, ["and 2 more steps; name phases to sum the steps up: `phase: …`"]);
    }

    #[test]
    fn a_flow_without_steps_shows_who_takes_part() {
        let text = "flow: x\nactors: { p: { name: P, side: external }, a: A, b: B }\nhandoffs:\n  - p -> b\n  - b -> a\n";
        assert_eq!(told(&found(text)), ["B", "A", "The flow names no steps, only who takes part"]);
    }
}
