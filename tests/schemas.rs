//! The schemas of flows and workspace files say what the reader says, judged by a validator that
//! knows nothing of the reader.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use boon::{Compiler, SchemaIndex, Schemas};
use handoffs::config::Workspace;
use handoffs::diagnostic::{Example, RuleMeta};
use handoffs::lint;
use handoffs::rules::{RULES, Rule};
use handoffs::syntax::values::{parse_date, parse_share, parse_time_range};
use handoffs::syntax::{parse, schema, starter};
use handoffs::text::SourceFile;
use serde_json::Value;
use std::path::Path;

/// A schema, ready to judge.
struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn new(schema: Value) -> Self {
        let mut compiler = Compiler::new();
        compiler.add_resource("schema.json", schema).unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn of_flow() -> Self {
        Self::new(schema::flow())
    }

    fn of_workspace() -> Self {
        let metas: Vec<&RuleMeta> = RULES.iter().map(|rule| rule.meta).collect();
        Self::new(schema::workspace(&metas))
    }

    /// Says why a text is refused; nothing where it is right, or cannot be read as plain YAML.
    fn refuses(&self, text: &str) -> Option<String> {
        let value: Value = serde_yaml::from_str(text).ok()?;
        self.schemas.validate(&value, self.index).err().map(|error| format!("{error:#}"))
    }

    fn is_value(&self, kind: &str, value: &str) -> bool {
        self.refuses(&format!("flow: x\nhandoffs: [{{ a -> b: {{ {kind}: \"{value}\" }} }}]\n")).is_none()
    }
}

fn assert_right(judge: &Judge, name: &str, text: &str) {
    if let Some(why) = judge.refuses(text) {
        panic!("{name}: {why}\n{text}");
    }
}

/// Returns the examples of a rule's page that are written in YAML.
fn yaml(rule: &Rule, kind: Example) -> impl Iterator<Item = String> {
    rule.meta.samples(kind).into_iter().filter(|sample| !sample.is_bpmn).map(|sample| sample.text)
}

#[test]
fn flows_and_passing_examples_are_right() {
    let judge = Judge::of_flow();
    assert_right(&judge, "starter", &starter("Blood test"));
    assert_right(&judge, "grown", include_str!("../src/syntax/tests/grown.yaml"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            count += 1;
            assert_right(&judge, &path.to_string_lossy(), &std::fs::read_to_string(&path).unwrap());
        }
    }
    assert!(count >= 8);
    for rule in RULES {
        for example in yaml(rule, Example::Pass) {
            assert_right(&judge, rule.meta.code, &example);
        }
    }
}

#[test]
fn what_the_reader_takes_is_never_refused() {
    let judge = Judge::of_flow();
    for rule in RULES {
        for example in yaml(rule, Example::Fail) {
            let read = parse(&SourceFile::new("flow.yaml", example.as_str()));
            if read.diagnostics.is_empty() {
                assert_right(&judge, rule.meta.code, &example);
            }
        }
    }
}

#[test]
fn slips_are_refused() {
    let judge = Judge::of_flow();
    for code in ["S002", "S003", "S004"] {
        let rule = RULES.iter().find(|rule| rule.meta.code == code).unwrap();
        for example in yaml(rule, Example::Fail) {
            assert!(judge.refuses(&example).is_some(), "{code} is not refused:\n{example}");
        }
    }
    let flow = "flow: x\nactors: { a: A, b: B }\n";
    for slip in [
        "handoffs: [a -> b]\nactor: {}\n",
        "handoffs: { a -> b: c }\n",
        "handoffs: [a b]\n",
        "handoffs: [{ from: a, product: c }]\n",
        "handoffs: [{ a -> b: { chanel: verbal } }]\n",
        "handoffs: [{ a -> b: { channel: telepathy } }]\n",
        "handoffs: [{ a -> b: c, wait: 5 }]\n",
        "handoffs: [{ a -> b: c, wait: 2 months }]\n",
        "handoffs: [{ a -> b: c, chance: 92 }]\n",
        "handoffs: [a -> b]\nreviewed: 01.10.2026\n",
        "handoffs: [a -> b]\nsteps: { s: { actor: a } }\n",
        "handoffs: [a -> b]\nsteps: { s: { actor: a, does: x, waits: y } }\n",
        "handoffs: [a -> b]\nsteps: { s: { actor: a, does: x, then: { step: t, chanc: 5% } } }\n",
        "handoffs: [a -> b]\ngoals: [{ measure: m }]\n",
        "handoffs: [a -> b]\nwaive: { reason: none }\n",
    ] {
        let text = format!("{flow}{slip}");
        assert!(judge.refuses(&text).is_some(), "{slip} is not refused");
        assert!(!parse(&SourceFile::new("flow.yaml", text)).diagnostics.is_empty(), "{slip} is read");
    }
}

/// What a reader of a refusal has to go by: where a choice of schemas fails, validators tell of one.
#[test]
fn a_misspelt_key_is_named_and_nothing_else() {
    let flow = Judge::of_flow();
    let start = "flow: x\nactors: { a: A, b: B }\n";
    for (key, rest) in [
        ("sied", "actors: { c: { name: C, sied: external } }\nhandoffs: [a -> b]\n"),
        ("dose", "steps: { s: { actor: a, dose: x } }\nhandoffs: [a -> b]\n"),
        ("baselin", "measures: { m: { unit: minutes, baselin: 4 } }\nhandoffs: [a -> b]\n"),
        ("tagret", "handoffs: [{ a -> b: { product: x, measures: [m, { unit: percent, tagret: 4% }] } }]\n"),
        ("chanel", "handoffs: [{ a -> b: { chanel: verbal } }]\n"),
        ("wiat", "handoffs: [{ a -> b: x, wiat: 5 min }]\n"),
        ("too", "handoffs: [{ from: a, to: b, too: c }]\n"),
        ("too", "handoffs: [{ from: a, too: b }]\n"),
        ("chanc", "handoffs: [a -> b]\nsteps: { s: { actor: a, does: x, then: { step: t, chanc: 5% } } }\n"),
        (
            "chanc",
            "handoffs: [a -> b]\nsteps: { s: { actor: a, does: x, then: { ok: { step: t, chanc: 5% } } } }\n",
        ),
        ("reasn", "handoffs: [a -> b]\nwaive: { rule: H001, reasn: none }\n"),
    ] {
        let why = flow.refuses(&format!("{start}{rest}").replace("actors: { a: A, b: B }\nactors", "actors"));
        let why = why.unwrap_or_else(|| panic!("{rest} is not refused"));
        assert!(why.contains(&format!("'{key}' not allowed")), "{key}: {why}");
        assert!(!why.contains("null") && !why.contains("anyOf"), "{key}: {why}");
    }
    let workspace = Judge::of_workspace();
    for (key, text) in [
        ("profil", "profil: strict\n"),
        ("most-step", "limits: { most-step: 40 }\n"),
        ("path", "overrides: [{ path: a, profile: draft }]\n"),
        ("mus", "own-rules: { a-b: { over: flow, mus: has(flow.owner), message: x } }\n"),
    ] {
        let why = workspace.refuses(text).unwrap_or_else(|| panic!("{text} is not refused"));
        assert!(why.contains(&format!("'{key}' not allowed")), "{key}: {why}");
        assert!(!why.contains("null") && !why.contains("anyOf"), "{key}: {why}");
    }
}

#[test]
fn values_are_judged_as_the_reader_does() {
    let judge = Judge::of_flow();
    for text in [
        "5 min",
        "5min",
        "2 h 30 min",
        "2h30m",
        "2h, 30m",
        "3 days",
        "1 week",
        "PT5M",
        "P1DT2H",
        "1.5 h",
        "1,5 h",
        "0.5 days",
        "90 seconds",
        "90 s",
        "01:30:00",
        "soon",
        "5",
        "2 months",
        "P1Y",
        "5 apples",
        "-5 min",
        "5 to 10 min",
        "10-30 min",
        "10–30 min",
        "30 min - 2 h",
        "1-3 days",
        "10-30",
        "10-",
        "PT5M-PT10M",
        "10--30 min",
    ] {
        assert_eq!(judge.is_value("wait", text), parse_time_range(text).is_ok(), "wait: {text}");
    }
    for text in ["92%", "92 %", "0.92", "0", "1", "100%", "99.5%", "0,5", "92", "120%", "-5%", "most", "%"] {
        assert_eq!(judge.is_value("chance", text), parse_share(text).is_ok(), "chance: {text}");
    }
    for text in ["2026-10-01", "2026-13-01", "2026-10", "10/01/2026", "2026-1-1"] {
        let is_right = judge.refuses(&format!("flow: x\nhandoffs: []\nreviewed: \"{text}\"\n")).is_none();
        assert_eq!(is_right, parse_date(text).is_ok(), "{text}");
    }
}

#[test]
fn workspace_files_are_judged_as_the_reader_does() {
    let judge = Judge::of_workspace();
    let has_faults = |text: &str| {
        let source = SourceFile::new("handoff.yaml", text);
        !Workspace::read(source, Path::new("/w"), lint::catalogue()).faults.is_empty()
    };
    for text in [
        "",
        "profile: strict\nlang: pt-BR\ntheme: auto\nrules: { H001: off, h: info, p001: error, ping-pong: warning }\n",
        "limits: { most-steps: 40, least-complete-and-accurate: 92.5%, least-saved-share: 0.3 }\n",
        "exclude: drafts\noverrides:\n  - { paths: [a, b/**], profile: draft, ignore: [H, K001] }\n",
        "actors: { patient: Patient, clerk: }\nmeasures: { waits: { unit: minutes }, calls: }\n",
        "profil: strict\n",
        "profile: strikt\n",
        "rules: { H001: quiet }\n",
        "rules: [H001]\n",
        "rules: { H1: off }\n",
        "limits: { most-step: 40 }\n",
        "limits: { most-steps: 0 }\n",
        "limits: { most-steps: 4.5 }\n",
        "limits: { least-complete-and-accurate: 80 }\n",
        "lang: English\n",
        "theme: drak\n",
        "exclude: [/etc]\n",
        "overrides: [{ profile: draft }]\n",
        "overrides: [{ paths: a, ignore: Z }]\n",
        "measures: { waits: { units: minutes } }\n",
    ] {
        assert_eq!(judge.refuses(text).is_some(), has_faults(text), "{text}");
    }
}

#[test]
fn the_page_on_configuration_shows_a_right_file() {
    let page = include_str!("../docs/configuration.md");
    let (_, rest) = page.split_once("```yaml fragment\n").unwrap();
    let (text, _) = rest.split_once("```").unwrap();
    assert_right(&Judge::of_workspace(), "docs/configuration.md", text);
    let source = SourceFile::new("handoff.yaml", text);
    assert!(Workspace::read(source, Path::new("/w"), lint::catalogue()).faults.is_empty());
}

#[test]
fn published_schemas_judge_what_is_written() {
    let judge =
        Judge::new(serde_json::from_str(include_str!("../docs/schemas/handoff-findings-1.json")).unwrap());
    assert_eq!(judge.refuses(include_str!("golden/emit/workspace.json")), None);
    let judge =
        Judge::new(serde_json::from_str(include_str!("../docs/schemas/handoff-coverage-1.json")).unwrap());
    let mut coverage = handoffs::report::Coverage::default();
    let source = SourceFile::new("flow.yaml", starter("Blood test"));
    let flow = parse(&source).flow;
    let today = "2026-11-22".parse().unwrap();
    let checked = lint::check(source, handoffs::config::Settings::default(), today);
    coverage.add(&flow, &handoffs::model::Shared::default(), &checked);
    let written = handoffs::report::coverage_json(&coverage);
    assert_eq!(judge.refuses(&written), None);
    assert!(judge.refuses(&written.replace("\"version\": 1", "\"version\": 2")).is_some());
}

#[test]
fn the_published_schema_of_times_judges_what_is_written() {
    use handoffs::report::{Times, WhatIf, time_json};
    use handoffs::stats::course::Simulation;
    let judge =
        Judge::new(serde_json::from_str(include_str!("../docs/schemas/handoff-time-1.json")).unwrap());
    let shared = handoffs::model::Shared::default();
    let simulation = Simulation { runs: 50, seed: 1 };
    for text in [include_str!("../flows/referral-loop.yaml"), "flow: x\n", &starter("Blood test")] {
        let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
        let written = time_json(&Times::of(&flow, &shared, simulation), None);
        assert_eq!(judge.refuses(&written), None);
        assert!(judge.refuses(&written.replace("\"effort\"", "\"efort\"")).is_some());
    }
    let flow = parse(&SourceFile::new("flow.yaml", include_str!("../flows/referral-loop.yaml"))).flow;
    let set = ["refer.takes=5-10 min".to_owned()];
    let what_if = WhatIf::of(&flow, &shared, simulation, &set).unwrap();
    assert_eq!(judge.refuses(&time_json(&what_if.after, Some(&what_if))), None);
}

#[test]
fn the_published_schema_of_differences_judges_what_is_written() {
    use handoffs::diff::{Difference, Version};
    use handoffs::graph::FlowGraph;
    use handoffs::report::{Compared, difference_json};
    let judge =
        Judge::new(serde_json::from_str(include_str!("../docs/schemas/handoff-diff-1.json")).unwrap());
    let shared = handoffs::model::Shared::default();
    let texts =
        [include_str!("../flows/lab-test.yaml"), include_str!("../flows/lab-test-after.yaml"), "flow: x\n"];
    let flows = texts.map(|text| parse(&SourceFile::new("flow.yaml", text)).flow);
    for (before, after) in [(0, 1), (1, 0), (0, 0), (2, 1)] {
        let (before, after) = (&flows[before], &flows[after]);
        let [old, new] = [before, after].map(|flow| FlowGraph::build(flow, &shared));
        let difference = Difference::between(
            Version { flow: before, shared: &shared, graph: &old },
            Version { flow: after, shared: &shared, graph: &new },
        );
        let written = difference_json(Compared { difference: &difference, names: ("a", "b") });
        assert_eq!(judge.refuses(&written), None, "{written}");
        assert!(judge.refuses(&written.replace("\"differs\"", "\"difers\"")).is_some());
    }
}

#[test]
fn the_published_schema_of_readiness_judges_what_is_written() {
    use handoffs::data::Surveyed;
    use handoffs::report::Assessed;
    let judge =
        Judge::new(serde_json::from_str(include_str!("../docs/schemas/handoff-readiness-1.json")).unwrap());
    let asked =
        "flow: x\nreadiness: { valued: { desired: 4 }, capacity: {}, data: { file: a.csv, date: when } }\n";
    let table = "group,when,valued\nmanagement,2026-04,4\ncontributors,2026-10,4\n".to_owned()
        + &"management,2026-10,5\n".repeat(6);
    for text in [include_str!("../flows/hospital-discharge.yaml"), "flow: x\nreadiness: {}\n", asked] {
        let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
        let readiness = flow.readiness.as_ref().unwrap();
        let source = readiness.data.as_ref();
        let surveyed = source.map(|source| Surveyed::read(table.as_bytes(), readiness, source));
        let written = Assessed::of(&flow, surveyed.as_ref()).unwrap().to_json();
        assert_eq!(judge.refuses(&written), None, "{written}");
        assert!(judge.refuses(&written.replace("\"verdict\"", "\"verdikt\"")).is_some());
    }
}

#[test]
fn the_published_schema_of_surveys_judges_what_is_written() {
    use handoffs::data::Answers;
    use handoffs::model::{Separator, Shared};
    use handoffs::report::survey::{Questionnaire, Reading, Survey};
    let judge =
        Judge::new(serde_json::from_str(include_str!("../docs/schemas/handoff-survey-1.json")).unwrap());
    let source = SourceFile::new("flow.yaml", include_str!("../flows/hospital-discharge.yaml"));
    let flow = parse(&source).flow;
    let table = include_str!("../flows/data/discharge-answers.csv");
    let answers = Answers::read(table.as_bytes(), Separator::Comma).unwrap();
    let since = "2026-06-29".parse().ok();
    for share in [false, true] {
        let reading = Reading { since, share, sent: Some(80), ..Reading::default() };
        let survey = Survey::of(Questionnaire::of(&flow, &Shared::default()), &answers, reading).unwrap();
        let written = survey.view("answers.csv").to_json();
        assert_eq!(judge.refuses(&written), None);
        assert!(judge.refuses(&written.replace("\"version\": 1", "\"version\": 2")).is_some());
    }
}

/// Runs the program in the folder of the flows and returns what it writes.
fn written(arguments: &[&str]) -> String {
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_handoff"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn the_published_schemas_of_charts_and_configuration_judge_what_is_written() {
    let chart = |rules: &str| {
        let columns = ["--date", "week", "--value", "home", "--total", "asked", "--rules", rules];
        written(&[&["chart", "--data", "flows/data/discharge-door.csv"][..], &columns].concat())
    };
    let judge = Judge::new(serde_json::from_str(&written(&["schema", "chart"])).unwrap());
    for rules in ["anhoej", "ihi", "nhs", "western-electric", "nelson"] {
        assert_eq!(judge.refuses(&chart(rules)), None, "{rules}");
    }
    assert!(judge.refuses(&chart("ihi").replace("\"crossings\"", "\"crosings\"")).is_some());
    let judge = Judge::new(serde_json::from_str(&written(&["schema", "config"])).unwrap());
    for path in ["flows", "flows/lab-test.yaml"] {
        let config = written(&["config", path, "--format", "json", "--profile", "strict"]);
        assert_eq!(judge.refuses(&config), None, "{path}");
        assert!(judge.refuses(&config.replace("\"command line\"", "\"somebody\"")).is_some());
    }
}
