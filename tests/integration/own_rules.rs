//! Rules that a workspace writes itself behave like all others.

use crate::project::Project;
use serde_json::Value;

const FLOW: &str = "\
flow: Blood test
customer: patient
actors:
  patient: { name: Patient, side: external }
  day: Day shift
  night: Night shift
handoffs:
  - { id: order, from: day, to: night, product: Order, channel: verbal }
  - { id: answer, from: night, to: patient, product: Answer, wait: 2 days }
";

const RULES: &str = "\
own-rules:
  external-without-acceptance:
    over: handoffs
    when: handoff.customer.side == \"external\"
    must: has(handoff.acceptance)
    message: an external hand-off needs an acceptance
    help: write how the customer takes over
    level: error
  shift-handoff-verbal:
    over: handoffs
    when: handoff.supplier.name.endsWith(\"shift\") && handoff.customer.name.endsWith(\"shift\")
    must: '!(\"verbal\" in handoff.channel)'
    message: shifts hand over in writing
";

fn project() -> Project {
    Project::new().file("flow.yaml", FLOW).file("handoff.yaml", RULES)
}

#[test]
fn findings_point_to_the_element() {
    let ran = project().run(&["check"]).ends_with(1);
    let ran = ran.out("error[external-without-acceptance]: an external hand-off needs an acceptance");
    let ran = ran.out("flow.yaml:9:").out("`has(handoff.acceptance)` does not hold");
    ran.out("Blood test › hand-off night → patient").out("help: write how the customer takes over");
}

#[test]
fn names_select_and_ignore() {
    let project = project();
    let only = ["check", "--select", "shift-handoff-verbal"];
    project
        .run(&only)
        .ends_with(1)
        .out("warning[shift-handoff-verbal]")
        .without("external-without")
        .without("H00");
    project.run(&["check", "--select", "O"]).ends_with(1).out("shift-handoff-verbal").out("external-without");
    let ignored = ["check", "--select", "O", "--ignore", "shift-handoff-verbal,external-without-acceptance"];
    project.run(&ignored).ends_with(0);
    let slip = ["check", "--select", "shift-handof-verbal"];
    project
        .run(&slip)
        .ends_with(2)
        .err("there is no rule `shift-handof-verbal`")
        .err("did you mean `shift-handoff-verbal`?");
    // A workspace without the rule, and none at all.
    let other = Project::new().file("flow.yaml", FLOW);
    other.run(&only).ends_with(2).err("there is no rule `shift-handoff-verbal`");
    // What is wrong with the file comes first.
    let faulty = Project::new().file("flow.yaml", FLOW).file("handoff.yaml", "profil: draft\n");
    faulty.run(&only).ends_with(2).out("write `profile`");
}

#[test]
fn levels_and_overrides_name_them() {
    let rules = |more: &str| format!("{RULES}{more}");
    let set = |more: &str| Project::new().file("flow.yaml", FLOW).file("handoff.yaml", rules(more));
    let off = "rules: { external-without-acceptance: off, shift-handoff-verbal: error }\n";
    set(off)
        .run(&["check", "--select", "O"])
        .ends_with(1)
        .out("error[shift-handoff-verbal]")
        .without("external-w");
    set("rules: { O: info }\n")
        .run(&["check", "--select", "O"])
        .ends_with(0)
        .out("info[shift-handoff-verbal]");
    let elsewhere = "overrides:\n  - { paths: [\"*.yaml\"], ignore: [shift-handoff-verbal] }\n";
    set(elsewhere).run(&["check", "--select", "O"]).ends_with(1).without("shift-handoff-verbal");
    set("profile: draft\n").run(&["check", "--select", "O"]).out("external-without").without("shift-handoff");
    set("rules: { shift-handof-verbal: off }\n")
        .run(&["check"])
        .ends_with(2)
        .out("write `shift-handoff-verbal`");
}

#[test]
fn waivers_name_them() {
    let waived = |name: &str| {
        FLOW.replace(
            "channel: verbal",
            &format!("channel: verbal, waive: {{ rule: {name}, reason: They meet }}"),
        )
    };
    let project = project().file("flow.yaml", waived("shift-handoff-verbal"));
    project.run(&["check", "--select", "shift-handoff-verbal,X"]).ends_with(0).out("1 waived");
    let project = project.file("flow.yaml", waived("shift-handof-verbal"));
    project.run(&["check"]).out("X004").out("write `shift-handoff-verbal`");
    let project = project.file("flow.yaml", waived("external-without-acceptance"));
    project.run(&["check"]).out("X001").out("`external-without-acceptance` silences nothing");
    // Without the workspace nobody knows the name.
    Project::new().file("flow.yaml", waived("shift-handoff-verbal")).run(&["check"]).out("X004");
}

#[test]
fn every_format_has_them() {
    let project = project();
    for format in ["text", "compact", "json", "sarif", "github", "gitlab", "junit", "azure", "markdown"] {
        let ran = project.run(&["check", "--select", "O", "--format", format]).ends_with(1);
        ran.out("external-without-acceptance").out("an external hand-off needs an acceptance");
    }
    let sarif = project.run(&["check", "--select", "O", "--format", "sarif"]).out;
    let log: Value = serde_json::from_str(&sarif).unwrap();
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        let rule = &run["tool"]["driver"]["rules"][index];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["helpUri"].as_str().unwrap().ends_with("docs/own-rules.md"));
        assert!(rule["help"]["markdown"].as_str().unwrap().contains("must: "));
    }
    let json = project.run(&["check", "--select", "O", "--format", "json"]).out;
    let findings: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(findings["findings"][1]["code"], "external-without-acceptance");
    assert_eq!(findings["findings"][1]["path"]["logical"], "handoffs/answer");
}

#[test]
fn a_baseline_keeps_them() {
    let project = project();
    project.run(&["check", "--baseline", "known.json", "--update-baseline"]);
    assert!(project.read("known.json").contains("external-without-acceptance"));
    project.run(&["check", "--baseline", "known.json"]).ends_with(0);
    let more = "  - { id: note, from: day, to: patient, product: Note }\n";
    let project = project.file("flow.yaml", FLOW.to_owned() + more);
    let ran = project.run(&["check", "--baseline", "known.json", "--select", "O"]).ends_with(1);
    ran.out("day → patient").without("night → patient");
}

#[test]
fn lists_and_pages_have_them() {
    let project = project();
    project
        .run(&["rules"])
        .ends_with(0)
        .out("Own rules")
        .out("shift-handoff-verbal")
        .out("shifts hand over in writing");
    let list: Value = serde_json::from_str(&project.run(&["rules", "--format", "json"]).out).unwrap();
    let last = list.as_array().unwrap().last().unwrap();
    assert_eq!((&last["code"], &last["family"]), (&"shift-handoff-verbal".into(), &"Own rules".into()));
    let page = project.run(&["explain", "external-without-acceptance"]).ends_with(0);
    let page = page.out("external-without-acceptance (error, own rule of handoff.yaml:2)");
    page.out("must: has(handoff.acceptance)")
        .out("How to mend")
        .out("an external hand-off needs an acceptance");
    project.run(&["explain", "external-without-aceptance"]).ends_with(2).err("external-without-acceptance");
    project.run(&["explain", "O"]).ends_with(0).out("Own rules").out("shift-handoff-verbal");
    Project::new().run(&["explain", "shift-handoff-verbal"]).ends_with(2).err("there is no rule");
}

#[test]
fn a_slip_in_a_condition_stops_the_check() {
    let with = |from: &str, to: &str| {
        let rules = RULES.replacen(from, to, 1);
        Project::new().file("flow.yaml", FLOW).file("handoff.yaml", rules).run(&["check"]).ends_with(2)
    };
    with("handoff.customer", "handoff.custmer").out("handoff.yaml:4:19").out("write `customer`");
    with("\"external\"", "\"exernal\"").out("handoff.yaml:4:36").out("write \"external\"");
    with("has(", "hs(").out("handoff.yaml:5:").out("there is no function `hs`");
    with("over: handoffs", "over: hand-offs").out("`handoffs`");
    with("must: has", "must: !has").out("YAML tag");
    with("message: an external", "mesage: an external").out("`message`");
}

fn rule(must: &str) -> String {
    format!("own-rules:\n  my-rule: {{ over: flow, message: \"\\e[31mx\", must: '{must}' }}\n")
}

#[test]
fn hostile_workspaces_end() {
    let handoffs: String = (0..10_000).map(|n| format!("  - {{ id: h{n}, from: a, to: b }}\n")).collect();
    let flow = format!("flow: x\nactors: {{ a: A, b: B }}\nhandoffs:\n{handoffs}");
    let loops = "flow.handoffs.all(a, flow.handoffs.all(b, flow.handoffs.all(c, a.id != \"\")))";
    let project = Project::new().file("flow.yaml", flow).file("handoff.yaml", rule(loops));
    let ran = project.run(&["check", "--select", "my-rule"]).ends_with(1);
    ran.out("error[S007]: `my-rule` is not judged on all of this file")
        .out("handoff.yaml:2")
        .without("\u{1b}");
    let project = Project::new().file("flow.yaml", FLOW);
    let long = "has(flow.owner) || ".repeat(60_000) + "true";
    let deep = "(".repeat(900) + "true" + &")".repeat(90);
    for (must, said) in [
        (long.as_str(), "longer than 1000 characters"),
        (deep.as_str(), "nested too deeply"),
        ("größe > 1", "only plain letters"),
        ("\"a\" + \"a\" == flow.name", "does not calculate"),
        ("flow.name.matches(\"(a+)+$\")", "there is no function `matches`"),
        ("1 == 1 == true", "two comparisons follow each other"),
    ] {
        let project = Project::new().file("flow.yaml", FLOW).file("handoff.yaml", rule(must));
        project.run(&["check"]).ends_with(2).out(said).without("\u{1b}");
    }
    let control = project.file("handoff.yaml", rule("has(flow.owner)"));
    control.run(&["check", "--select", "my-rule"]).ends_with(1).out("my-rule").without("\u{1b}");
    control.run(&["explain", "my-rule"]).ends_with(0).without("\u{1b}");
    control.run(&["rules"]).ends_with(0).without("\u{1b}");
}

#[test]
fn work_hidden_in_a_value_ends() {
    let flow = |purpose: &str, more: &str| {
        let handoffs: String =
            (0..1_500).map(|n| format!("  - {{ id: h{n}, from: a, to: b{more} }}\n")).collect();
        format!("flow: x\npurpose: \"{purpose}\"\nactors: {{ a: A, b: B }}\nhandoffs:\n{handoffs}")
    };
    let long = flow(&"ü".repeat(500_000), "");
    let unknown = flow("x", &format!(", measures: [{}]", "m, ".repeat(600)));
    for (flow, asked) in [
        (&long, "size(flow.purpose) > 0"),
        (&unknown, "size(b.measures) == 0"),
        (&unknown, "size(flow.measures) == 0"),
    ] {
        let must = format!("flow.handoffs.all(a, flow.handoffs.all(b, {asked}))");
        let project = Project::new().file("flow.yaml", flow.as_str()).file("handoff.yaml", rule(&must));
        let ran = project.run(&["check", "--select", "my-rule", "--format", "json"]);
        assert!(ran.out.contains("is not judged on all of this"), "{asked}: {ran:#?}");
    }
}

/// A workspace whose rule takes more work than there is.
fn endless() -> Project {
    let handoffs: String = (0..400).map(|n| format!("  - {{ id: h{n}, from: a, to: b }}\n")).collect();
    let flow =
        "flow: x\nwaive: [{ rule: my-rule, reason: x }, { rule: S007, reason: x }, { rule: S, reason: x }]\n\
                actors: { a: A, b: B }\nhandoffs:\n"
            .to_owned()
            + &handoffs;
    let loops = "flow.handoffs.all(a, flow.handoffs.all(b, flow.handoffs.all(c, a.id != \"\")))";
    Project::new().file("flow.yaml", flow).file("handoff.yaml", rule(loops))
}

#[test]
fn nothing_hides_that_a_rule_was_not_judged() {
    let project = endless();
    let levels = "rules: { O: info, S: info }\n".to_owned() + &project.read("handoff.yaml");
    let project = project.file("handoff.yaml", levels);
    project.run(&["check", "--baseline", "known.json", "--update-baseline"]);
    for arguments in [
        &["--select", "H001,my-rule", "--ignore", "S"][..],
        &["--select", "my-rule", "--baseline", "known.json"],
    ] {
        let ran = project.run(&[&["check"][..], arguments].concat()).ends_with(1);
        ran.out("error[S007]: `my-rule` is not judged on all of this file");
    }
    // Who turns the rule off asks for no work.
    let off = project.read("handoff.yaml").replace("O: info", "O: off");
    project.file("handoff.yaml", off).run(&["check", "--select", "my-rule"]).ends_with(0);
}

const SHARED: &str = "\
measures:
  waits: { unit: minutes, owner: QI team }
  recollects: { unit: percent, waive: { rule: measure-without-owner, reason: Is being decided } }
  falls: { unit: count, asked-of: day }
actors:
  day: Day shift
own-rules:
  measure-without-owner:
    over: measures
    must: has(measure.owner)
    message: a measure is owned by somebody
  actor-without-note:
    over: actors
    must: has(actor.note)
    message: an actor has a note
  measure-asked-of-shift:
    over: measures
    must: '!measure.asked_of.exists(a, a.name.endsWith(\"shift\"))'
    message: nobody asks a shift
  measure-in-named-flow:
    over: measures
    must: has(flow.owner)
    message: a measure stands in an owned flow
";

#[test]
fn shared_elements_are_judged_where_they_are_written() {
    let flow = |name: &str| {
        format!("flow: {name}\nactors: {{ b: {{ name: B, note: b }} }}\nhandoffs:\n  - day -> b\n")
    };
    let shared = SHARED.replace("\\\"", "\"");
    let project = Project::new().file("handoff.yaml", shared);
    let project = project.file("a.yaml", flow("A")).file("b.yaml", flow("B"));
    let ran = project.run(&["check", "--select", "O,X", "--format", "json"]).ends_with(1);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["waived"].is_null());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found: Vec<(String, String)> =
        findings.map(|one| (text(&one["code"]), text(&one["path"]["logical"]))).collect();
    let pairs: Vec<(&str, &str)> = found.iter().map(|(code, path)| (code.as_str(), path.as_str())).collect();
    assert_eq!(
        pairs,
        [
            ("measure-asked-of-shift", "measures/falls"),
            ("measure-without-owner", "measures/falls"),
            ("actor-without-note", "actors/day"),
        ],
        "{}",
        ran.out
    );
}
