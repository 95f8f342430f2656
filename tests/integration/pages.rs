//! Pictures folded for a sheet, and spread over pages.

use crate::project::Project;

/// A chain of steps between four actors, with a rework link from the last to the first.
fn long_flow(steps: usize) -> String {
    let mut text = String::from("flow: Long\nactors: { a: Ann, b: Ben, c: Cleo, d: Dan }\nsteps:\n");
    for step in 0..steps {
        let actor = ["a", "b", "c", "d"][step % 4];
        text += &format!("  s{step}: {{ actor: {actor}, does: Work on part {step} }}\n");
    }
    text += "handoffs:\n";
    for step in 1..steps {
        text += &format!("  - s{} -> s{step}: Part {step} of the answer\n", step - 1);
    }
    text + &format!("  - {{ from: s{}, to: s0, product: Question back, when: unclear }}\n", steps - 1)
}

fn project(steps: usize) -> Project {
    Project::new().file("long.yaml", long_flow(steps))
}

#[test]
fn fit_folds_into_bands() {
    let project = project(24);
    project.run(&["render", "long.yaml", "-o", "flat.svg"]).ends_with(0).quiet();
    project.run(&["render", "long.yaml", "-o", "folded.svg", "--fit", "a3"]).ends_with(0);
    let (flat, folded) = (project.read("flat.svg"), project.read("folded.svg"));
    let lanes = |svg: &str| svg.matches("class=\"lane-title\"").count();
    assert_eq!(lanes(&flat), 4);
    assert!(lanes(&folded) >= 8 && lanes(&folded) % 4 == 0, "{}", lanes(&folded));
    assert!(folded.contains("goes on at the same letter") && !flat.contains("class=\"connector\""));
    let groups = |svg: &str| svg.matches("<g id=").count();
    assert_eq!(groups(&flat), groups(&folded), "the pieces of a hand-off stay one group");
}

#[test]
fn pages_have_numbers_and_keep_text_readable() {
    let project = project(120);
    let ran = project.run(&["render", "long.yaml", "-o", "page.svg", "--pages"]).ends_with(0);
    let ran = ran.err("`page-1.svg`").err("pages");
    assert!(!ran.err.contains("text is"), "{}", ran.err);
    let (first, second) = (project.read("page-1.svg"), project.read("page-2.svg"));
    assert!(first.contains("Long, page 1 of ") && first.contains("Page 2: "));
    assert!(second.contains("a number beside it is its page") && !second.contains("Page 2: "));
    let small = project.run(&["render", "long.yaml", "-o", "small.svg", "--fit", "a4"]).ends_with(0);
    small.err("pt on A4: `--pages` keeps it readable");
}

#[test]
fn pages_are_refused_where_there_are_none() {
    let project = project(120);
    project
        .run(&["render", "long.yaml", "-o", "-", "--format", "svg", "--pages"])
        .ends_with(2)
        .err("-o FILE.svg");
    project
        .run(&["render", "long.yaml", "-o", "a.dot", "--fit", "a4"])
        .ends_with(2)
        .err("`--fit` folds a picture");
    project
        .run(&["render", "long.yaml", "-o", "a.svg", "--fit", "none", "--pages"])
        .ends_with(2)
        .err("needs a sheet");
    project
        .run(&["render", "long.yaml", "-o", "a.svg", "--view", "map", "--pages"])
        .ends_with(2)
        .err("swimlanes only");
}
