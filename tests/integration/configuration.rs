//! Workspace files: found upwards, and a slip in one never passes silently.

use crate::flow::{MEASURE, blood_test};
use crate::project::Project;

fn gap() -> String {
    blood_test(&format!("  - technician -> patient: {{ measures: {MEASURE} }}\n"))
}

#[test]
fn sets_levels_for_the_flows_below() {
    let project = Project::new().file("flows/deep/a.yaml", gap()).file("b.yaml", gap());
    let project = project.file("flows/handoff.yaml", "rules: { H001: error }\n");
    project.run(&["check", "flows"]).ends_with(1).out("error[H001]");
    project.run(&["check", "b.yaml"]).ends_with(1).out("warning[H001]");
    let project = project.file("flows/handoff.yaml", "rules: { H: off }\n");
    project.run(&["check", "flows"]).ends_with(0).without("H001");
    let project = project.file("flows/handoff.yaml", "rules: { H: off, handoff-without-product: info }\n");
    project.run(&["check", "flows", "--verbose"]).ends_with(0).out("info[H001]").without("H003");
}

#[test]
fn the_command_line_overrides_the_profile() {
    let project = Project::new().file("a.yaml", gap()).file(".handoff.yaml", "profile: strict\n");
    project.run(&["check"]).out("warning[K001]");
    project.run(&["check", "--profile", "review"]).out("infos, shown with --verbose: K001");
    project.run(&["check", "--profile", "review", "--verbose"]).out("info[K001]");
    project.run(&["check", "--verbose"]).err("`a.yaml` belongs to `.handoff.yaml`");
}

#[test]
fn shares_actors_and_measures() {
    let flow = "flow: Blood test\ncustomer: patient\nactors:\n  technician: Lab technician\nhandoffs:\n  - technician -> patient: { product: Answer to what is wrong, measures: answered }\n";
    let project = Project::new().file("a.yaml", flow);
    project.run(&["check"]).ends_with(1).out("R001");
    let shared = format!(
        "actors:\n  patient: {{ name: Patient, side: external }}\nmeasures:\n  answered: {MEASURE}\n"
    );
    project.file("handoff.yaml", shared).run(&["check"]).ends_with(0).without("R001").without("F008");
}

#[test]
fn slips_are_errors_with_a_place() {
    let project = Project::new().file("a.yaml", gap());
    for (text, place, words) in [
        ("profil: draft\n", "handoff.yaml:1:1", "write `profile`"),
        ("profile: drift\n", "handoff.yaml:1:10", "`draft`"),
        ("rules:\n  H01: off\n", "handoff.yaml:2:3", "write `H001`"),
        ("rules:\n  H001: of\n", "handoff.yaml:2:9", "`off`"),
        ("rules: { H001: [\n", "handoff.yaml:", "S001"),
        ("flow: A\n", "handoff.yaml:1:1", "`flow` is not a key of a workspace file"),
    ] {
        let project = Project::new().file("a.yaml", gap()).file("handoff.yaml", text);
        let ran = project.run(&["check", "a.yaml", "--fail-on", "never"]).ends_with(2);
        ran.out(place).out(words).without("H001]");
    }
    let project = project.file("handoff.yaml", "").file(".handoff.yaml", "");
    project.run(&["check"]).ends_with(2).err("only one can count");
    let project = Project::new().file("a.yaml", gap()).file("handoff.yaml", b"profile: \xff\n");
    project.run(&["check"]).ends_with(2).err("offset 9");
}

#[test]
fn one_faulty_workspace_is_told_once() {
    let project = Project::new().file("a.yaml", gap()).file("b.yaml", gap()).file("handoff.yaml", "x: 1\n");
    let ran = project.run(&["check"]).ends_with(2);
    assert_eq!(ran.out.matches("error[S003]").count(), 1, "{}", ran.out);
}

#[test]
fn overrides_are_about_paths_and_the_later_counts() {
    let overrides = "profile: strict\noverrides:\n  - { paths: [archive], profile: draft }\n  - { paths: \"**/b.yaml\", ignore: [H001], limits: { longest-actor-name: 5 } }\n";
    let project = Project::new().file("flows/handoff.yaml", overrides);
    let project = project.file("flows/a.yaml", gap()).file("flows/archive/a.yaml", gap());
    let project = project.file("flows/archive/b.yaml", gap());
    project.run(&["check", "flows/a.yaml"]).ends_with(1).out("warning[K001]").out("[H001]");
    project.run(&["check", "flows/archive/a.yaml"]).ends_with(1).out("[H001]").without("[K001]");
    project.run(&["check", "flows/archive/b.yaml"]).ends_with(0).without("[H001]");
    let piped = |name: &str| {
        let arguments =
            ["check", "-", "--stdin-filename", name, "--select", "H001,L001", "--profile", "strict"];
        project.run_with(&arguments, gap().as_bytes())
    };
    piped("flows/archive/new.yaml").ends_with(1).out("[H001]").without("[L001]");
    piped("flows/archive/b.yaml").ends_with(1).without("[H001]").out("[L001]");
    piped("flows/archive/../a.yaml").ends_with(1).out("[H001]").without("[L001]");
}

#[test]
fn excluded_files_are_passed_over_unless_they_are_named() {
    let project = Project::new().file("handoff.yaml", "exclude: [drafts, \"*.tmp.yaml\"]\n");
    let project = project.file("a.yaml", blood_test("  - technician -> patient: A\n"));
    let project = project.file("drafts/deep/b.yaml", gap()).file("c.tmp.yaml", gap());
    project.run(&["check", "--select", "H001"]).ends_with(0).out("in 1 flow");
    let ran = project.run(&["check", "drafts", "--select", "H001", "--verbose"]).ends_with(3);
    ran.err("its workspace excludes it");
    project.run(&["check", "drafts/deep/b.yaml", "--select", "H001"]).ends_with(1).out("[H001]");
    project.run(&["coverage"]).out("1 flow");
    project.run(&["render", ".", "-o", "pictures/"]).ends_with(0);
    assert!(project.path("pictures/a.svg").exists() && !project.path("pictures/c.tmp.svg").exists());
}

#[test]
fn language_and_theme_hold_where_nothing_else_is_said() {
    let activity = blood_test(&format!(
        "  - technician -> patient: {{ product: Drawing blood, measures: {MEASURE} }}\n"
    ));
    let project = Project::new().file("a.yaml", &activity).file("b.yaml", format!("lang: en\n{activity}"));
    project.run(&["check", "--select", "P001"]).ends_with(1).out("2 warnings");
    let project = project.file("handoff.yaml", "lang: de\ntheme: dark\n");
    let ran =
        project.run(&["check", "--select", "P001", "--verbose"]).ends_with(1).out("1 warning in 2 flows");
    ran.err("rules about words know no `de`");
    let drawn = |arguments: &[&str]| {
        project.run(&[&["render", "a.yaml", "-o", "-", "--format", "svg"], arguments].concat()).out
    };
    assert!(drawn(&[]).contains("lang=\"de\""));
    assert_eq!(drawn(&[]), drawn(&["--theme", "dark"]));
    assert_ne!(drawn(&[]), drawn(&["--theme", "light"]));
}

#[test]
fn limits_are_those_of_the_workspace() {
    let project = Project::new().file("a.yaml", gap());
    project.run(&["check", "--select", "L001"]).ends_with(0).without("L001");
    let project = project.file("handoff.yaml", "limits: { longest-actor-name: 10 }\n");
    project.run(&["check", "--select", "L001"]).out("more than 10 cannot be read").without("\"Patient\"");
}

#[test]
fn slips_in_the_new_keys_are_errors_with_a_way_out() {
    for (text, place, words) in [
        ("limits: { most-step: 40 }\n", "handoff.yaml:1:11", "write `most-steps`"),
        ("limits: { most-steps: many }\n", "1:23", "write a whole number from 2 to 10000"),
        ("limits: { most-steps: 0 }\n", "1:23", "`0` is beyond reason"),
        ("limits: { most-steps: 99999999999 }\n", "1:23", "write a whole number from 2 to 10000"),
        ("limits: { least-complete-and-accurate: 80 }\n", "1:40", "write a share from 1% to 100%"),
        ("lang: English\n", "1:7", "as in `en`"),
        ("theme: drak\n", "1:8", "`dark`"),
        ("exclude: [/etc]\n", "1:11", "begins at the root"),
        ("exclude: [../other]\n", "1:11", "leads out of the folder"),
        ("exclude: [\"a\\\\b\"]\n", "1:11", "has a backslash"),
        ("exclude: [\"{a\"]\n", "1:11", "is not a pattern of paths"),
        ("overrides: { paths: a }\n", "1:12", "sets nothing"),
        ("overrides: [a]\n", "1:13", "a table of keys is due"),
        ("overrides:\n  - profile: draft\n", "2:5", "has no `paths`"),
        ("overrides:\n  - paths: []\n    profile: draft\n", "2:5", "names no path"),
        ("overrides:\n  - paths: a\n", "2:5", "sets nothing"),
        ("overrides:\n  - { paths: a, ignore: [H01] }\n", "2:26", "write `H001`"),
        ("overrides:\n  - { paths: a, ignore: S001 }\n", "2:25", "always an error"),
        ("overrides:\n  - { paths: a, ignore: [H, H] }\n", "2:29", "for the second time"),
    ] {
        let project = Project::new().file("a.yaml", gap()).file("handoff.yaml", text);
        project.run(&["check", "a.yaml"]).ends_with(2).out(place).out(words);
    }
}

const SHARED: &str = "measures:\n  waits: { unit: minutes, baseline: 40 min }\n";

#[test]
fn what_is_shared_is_judged_once_where_it_is_written() {
    let known = "{ asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90% }";
    let flow = blood_test(&format!(
        "  - technician -> patient: {{ product: Answer to what is wrong, measures: [waits, {known}] }}\n"
    ));
    let project = Project::new().file("a.yaml", &flow).file("b.yaml", &flow).file("handoff.yaml", SHARED);
    let ran = project.run(&["check"]).ends_with(1).out("handoff.yaml:2:3").out("warning[M002]");
    assert_eq!(ran.out.matches("[M002]").count(), 1, "{}", ran.out);
    project.run(&["check", "a.yaml"]).ends_with(1).out("[M002]");
    project.run(&["check", "handoff.yaml"]).ends_with(1).out("[M002]").without("no flow");
    project.run(&["check", "--ignore", "M002"]).ends_with(0).without("[M002]");
    project.run(&["check", "--format", "json"]).out("\"workspace\"").out("\"M002\"");
    project.run(&["check", "--baseline", "known.json", "--update-baseline"]).ends_with(0);
    project.run(&["check", "--baseline", "known.json"]).ends_with(0).out("in the baseline").without("[M002]");
    let levels = format!(
        "rules: {{ M002: error, M007: off }}\n{SHARED}overrides:\n  - {{ paths: handoff.yaml, ignore: M002 }}\n"
    );
    project.file("handoff.yaml", levels).run(&["check"]).ends_with(0).without("[M002]");
}

#[test]
fn a_workspace_without_flows_is_no_flow() {
    let project = Project::new().file("handoff.yaml", "profile: strict\n");
    project.run(&["check"]).ends_with(3).err("no flow found");
    project.run(&["check", "handoff.yaml"]).ends_with(0);
    project.file("handoff.yaml", "profil: strict\n").run(&["check", "handoff.yaml"]).ends_with(2).out("S003");
}

#[test]
fn config_tells_what_is_in_force_and_who_says_so() {
    let project = Project::new().file("a.yaml", gap());
    project.run(&["config"]).ends_with(0).out("none found; looked in .").out("review").out("default");
    let text = "profile: strict\nlimits: { most-steps: 40 }\noverrides:\n  - { paths: old, rules: { K: off } }\nactors: { clerk: Clerk }\n";
    let project = project.file("handoff.yaml", text).file("old/b.yaml", gap());
    let ran = project.run(&["config", "old"]).ends_with(0).out("handoff.yaml:1").out("handoff.yaml:2");
    let own =
        "own-rules:\n  with-owner: { over: flow, must: has(flow.owner), message: Nobody owns the flow }\n";
    let of_own = Project::new().file("handoff.yaml", own).file("a.yaml", gap()).run(&["config"]).ends_with(0);
    let told = of_own.out.lines().find(|line| line.contains("with-owner")).map(str::to_owned);
    assert!(told.unwrap().ends_with("handoff.yaml:2"), "{}", of_own.out);
    let k001 = |out: &str| out.lines().find(|line| line.contains("K001")).map(str::to_owned);
    assert!(k001(&ran.out).unwrap().ends_with("off      override at handoff.yaml:4"), "{}", ran.out);
    assert!(ran.out.contains("in force here") && ran.out.contains("clerk"), "{}", ran.out);
    let ran = project.run(&["config", "a.yaml", "--ignore", "K", "--profile", "review"]).ends_with(0);
    assert!(k001(&ran.out).unwrap().ends_with("command line"), "{}", ran.out);
    ran.out("for other paths").without("H001");
    project.run(&["config", "--verbose"]).out("H001 handoff-without-product");
    project.run(&["config", "--format", "json"]).out("\"schema\": \"handoff-config\"").out("\"line\": 2");
    project.run(&["check", "--format", "sarf"]).ends_with(2).err("did you mean `sarif`?");
    project.run(&["schema", "flwo"]).ends_with(2).err("'flow'");
    project.run(&["schema", "workspace"]).ends_with(0).out("urn:handoffs:schema:workspace:1");
    project.run(&["config", "none/a.yaml"]).ends_with(2).err("`none/a.yaml` does not exist");
    project.run(&["config", "a.yml"]).ends_with(2).err("`a.yml` does not exist").quiet_out();
    project.run(&["config", "--select", "H01"]).ends_with(2).err("did you mean `H001`?");
    project.file("handoff.yaml", "limits: { most: 4 }\n").run(&["config"]).ends_with(2).out("error[S003]");
}

#[test]
fn a_pattern_that_nothing_fits_is_told() {
    let text =
        "overrides:\n  - { paths: archiv/**, profile: draft }\n  - { paths: \"**/x.yaml\", lang: de }\n";
    let project = Project::new().file("handoff.yaml", text).file("archive/a.yaml", gap());
    let told = "warning: `handoff.yaml` line 2: nothing fits `archiv/**`; did you mean `archive/**`?";
    for arguments in [
        ["check", "--fail-on", "never"].as_slice(),
        &["check", "archive/a.yaml", "--fail-on", "never"],
        &["config"],
        &["coverage"],
        &["fmt", "--check"],
        &["render", ".", "-o", "pictures/"],
    ] {
        let ran = project.run(arguments).err(told);
        assert_eq!(ran.err.matches("nothing fits").count(), 1, "{ran:#?}");
    }
    let project = project.file("handoff.yaml", "exclude: [archive/**, 'none/*']\n");
    project.run(&["config"]).err("line 1: nothing fits `none/*`").without("archive/**`").without("mean");
}

#[test]
fn what_is_excluded_is_said_to_be() {
    let project = Project::new().file("handoff.yaml", "profile: strict\nexclude:\n  - flows/permits\n");
    let project = project.file("flows/permits/parking.yaml", gap()).file("flows/permits/trees.yaml", gap());
    for command in ["check", "coverage", "fmt"] {
        let ran = project.run(&[command, "flows/permits"]).ends_with(3);
        ran.err("no flow found in `flows/permits`: 2 files are excluded, by `handoff.yaml:3`").err(
            "help: name excluded files to have them read, as in `handoff check flows/permits/parking.yaml`",
        );
    }
    let excluded = "excluded     where a folder is checked, by `flows/permits` at handoff.yaml:3";
    project.run(&["config", "flows/permits/parking.yaml"]).ends_with(0).out(excluded);
    project.run(&["config", "flows/permits"]).ends_with(0).out(excluded);
    project.run(&["config", "flows"]).ends_with(0).without(excluded);
    let json = project.run(&["config", "flows/permits/trees.yaml", "--format", "json"]).ends_with(0);
    json.out("\"excluded-by\": {\n    \"pattern\": \"flows/permits\"");
}

#[test]
fn config_has_columns_and_leaves_out_what_is_as_by_default() {
    let text = "limits: { many-handoffs-before-customer: 4, most-steps: 9 }\nrules: { H011: error, K001: off }\n\
                overrides: [{ paths: flows/a.yaml, profile: draft }]\n";
    let project = Project::new().file("handoff.yaml", text).file("flows/a.yaml", gap());
    let out = project.run(&["config", "flows"]).ends_with(0).out("not for the whole folder").out.clone();
    assert!(!out.contains("for other paths") && !out.contains("longest-actor-name"), "{out}");
    let column = |name: &str, word: &str| {
        let line = out.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{name}: {out}"));
        line.rfind(word).unwrap()
    };
    assert_eq!(
        column("many-handoffs-before-customer", "handoff.yaml:1"),
        column("most-steps", "handoff.yaml:1")
    );
    assert_eq!(column("H011", "handoff.yaml:2"), column("K001", "handoff.yaml:2"));
    project.run(&["config", "--verbose"]).out("longest-actor-name");
    project.run(&["config", "flows/a.yaml"]).out("in force here");
}

#[test]
fn faults_of_a_workspace_alone_are_counted_in_it() {
    let project = Project::new().file("handoff.yaml", "profil: draft\nlan: en\n").file("a.yaml", gap());
    project.run(&["check"]).ends_with(2).out("2 errors in `handoff.yaml`").without("0 flows");
    project.run(&["config"]).ends_with(2).out("2 errors in `handoff.yaml`");
}
