//! How long a flow takes, as the program tells it.

use crate::project::Project;
use serde_json::Value;

const LOOP: &str = "flow: Loop
actors: { t: Technician, l: Laboratory }
steps:
  draw: { actor: t, does: Draw, takes: 8 min, then: fit }
  fit: { actor: t, decides: Fit?, takes: 5 min, then: { \"no\": { step: draw, chance: 6% } } }
  test: { actor: l, does: Test, takes: 20 min }
handoffs:
  - fit -> test: { when: \"yes\", product: Specimen, wait: 10-30 min }
";

#[test]
fn times_are_told_in_three_formats() {
    let project = Project::new().file("a.yaml", LOOP);
    let text = project.run(&["time", "a.yaml"]).ends_with(0);
    text.out("lead time").out("53 min").out("33.8 min").out("10,000 courses").out("seed 1");
    project.run(&["time", "a.yaml", "--format", "markdown"]).ends_with(0).out("| lead time | 53 min |");
    let json =
        project.run(&["time", "a.yaml", "--format", "json", "--runs", "10", "--seed", "4"]).ends_with(0);
    let value: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&value["schema"], &value["version"]), (&"handoff-time".into(), &1.into()));
    assert_eq!((&value["simulated"]["runs"], &value["simulated"]["seed"]), (&10.into(), &4.into()));
    assert!((value["expected"]["work"].as_f64().unwrap() - 33.829_787_234_042_55).abs() < 1e-9);
    let from_stdin = project.run_with(&["time", "-", "--runs", "0"], LOOP.as_bytes()).ends_with(0);
    from_stdin.out("lead time").without("courses");
}

#[test]
fn the_same_seed_tells_the_same() {
    let project = Project::new().file("a.yaml", LOOP);
    let run =
        |seed: &str| project.run(&["time", "a.yaml", "--format", "json", "--seed", seed]).ends_with(0).out;
    assert_eq!(run("7"), run("7"));
    assert_ne!(run("7"), run("8"));
}

#[test]
fn what_is_set_is_told_before_and_after() {
    let project = Project::new().file("a.yaml", LOOP);
    let ran =
        project.run(&["time", "a.yaml", "--set", "fit-test.wait=5min", "--set", "test.takes=10-14 min"]);
    ran.ends_with(0)
        .out("53 min → 30 min")
        .out("−23 min")
        .out("with fit-test.wait=5min, test.takes=10-14 min");
    assert_eq!(project.read("a.yaml"), LOOP, "the file stays as it is");
    for (set, message, hint) in [
        ("fit-tset.wait=5min", "is about no hand-off of the flow", "did you mean `fit-test`?"),
        ("draw.take=5min", "sets `take`", "did you mean `takes`?"),
        ("draw.takes=5", "has no unit: `5`", "add the unit: `5 min`"),
        ("draw.takes", "sets nothing", "write the id, the key and the value"),
    ] {
        project.run(&["time", "a.yaml", "--set", set]).ends_with(2).err(message).err(hint);
    }
}

#[test]
fn what_cannot_be_done_is_told() {
    let project = Project::new().file("a.yaml", LOOP).file("cut.yaml", "flow: [\n").file("no.yaml", "a: 1\n");
    project.run(&["time", "cut.yaml"]).ends_with(2).err("cannot be read as YAML");
    project.run(&["time", "no.yaml"]).ends_with(3);
    project.run(&["time", "away.yaml"]).ends_with(2).err("does not exist");
    project.run(&["time", "a.yaml", "--runs", "1000001"]).ends_with(2).err("1000001");
    project.run(&["time"]).ends_with(2);
}
