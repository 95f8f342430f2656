//! What services demand of the formats that they read, and what must never reach them.

use crate::flow::{TODAY, blood_test};
use crate::project::Project;
use crate::xml;
use handoffs::emit::FORMATS;
use serde_json::Value;
use std::collections::BTreeSet;

const SARIF: &str = include_str!("../golden/emit/workspace.sarif");
const GITLAB: &str = include_str!("../golden/emit/workspace.gitlab");
const JUNIT: &str = include_str!("../golden/emit/workspace.junit");
const GITHUB: &str = include_str!("../golden/emit/workspace.github");
const AZURE: &str = include_str!("../golden/emit/workspace.azure");
const MARKDOWN: &str = include_str!("../golden/emit/workspace.markdown");
const JSON: &str = include_str!("../golden/emit/workspace.json");
const COMPACT: &str = include_str!("../golden/emit/workspace.compact");
const TEXT: &str = include_str!("../golden/emit/workspace.text");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Makes sure that an object has what the standard requires, and nothing that it does not know.
#[track_caller]
fn keys(value: &Value, required: &[&str], others: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("{value} is no object"));
    for key in required {
        assert!(object.contains_key(*key), "{key} is missing in {value}");
    }
    for key in object.keys() {
        assert!(required.contains(&key.as_str()) || others.contains(&key.as_str()), "{key} in {value}");
    }
}

#[track_caller]
fn artifact_location(value: &Value) {
    keys(value, &["uri"], &["uriBaseId", "index"]);
    let uri = value["uri"].as_str().unwrap();
    let is_kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte);
    assert!(uri.bytes().all(is_kept) && !uri.starts_with('/'), "{uri}");
    assert_eq!(value["uriBaseId"], "%SRCROOT%");
}

#[track_caller]
fn region(value: &Value) {
    keys(value, &["startLine", "startColumn", "endLine", "endColumn"], &[]);
    let number = |key: &str| value[key].as_u64().unwrap();
    assert!(number("startLine") >= 1 && number("startColumn") >= 1 && number("endColumn") >= 1);
    let start = (number("startLine"), number("startColumn"));
    assert!(start <= (number("endLine"), number("endColumn")), "{value}");
}

#[track_caller]
fn physical_location(value: &Value) {
    keys(value, &["artifactLocation", "region"], &[]);
    artifact_location(&value["artifactLocation"]);
    region(&value["region"]);
}

fn sarif_fix(fix: &Value) {
    keys(fix, &["artifactChanges"], &["description", "properties"]);
    for change in list(fix, "artifactChanges") {
        keys(change, &["artifactLocation", "replacements"], &[]);
        assert!(!list(change, "replacements").is_empty(), "a change has at least one");
        for replacement in list(change, "replacements") {
            keys(replacement, &["deletedRegion"], &["insertedContent"]);
            region(&replacement["deletedRegion"]);
            keys(&replacement["insertedContent"], &["text"], &[]);
        }
    }
}

fn sarif_result(result: &Value, rules: &[Value], artifacts: &[Value]) {
    keys(
        result,
        &["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "suppressions"],
        &["relatedLocations", "fixes", "baselineState"],
    );
    assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
    assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
    keys(&result["message"], &["text"], &[]);
    for location in list(result, "locations") {
        keys(location, &["physicalLocation", "logicalLocations"], &[]);
        physical_location(&location["physicalLocation"]);
        let place = &location["physicalLocation"]["artifactLocation"];
        assert_eq!(artifacts[place["index"].as_u64().unwrap() as usize]["location"]["uri"], place["uri"]);
        for logical in list(location, "logicalLocations") {
            keys(logical, &["name", "fullyQualifiedName", "kind"], &[]);
            assert_ne!(logical["fullyQualifiedName"], "");
        }
    }
    for related in list(result, "relatedLocations") {
        keys(related, &["id", "message", "physicalLocation"], &[]);
        physical_location(&related["physicalLocation"]);
    }
    for suppression in list(result, "suppressions") {
        keys(suppression, &["kind"], &["status", "justification", "properties"]);
        let kind = suppression["kind"].as_str().unwrap();
        assert!(["inSource", "external"].contains(&kind) && suppression["status"] == "accepted");
    }
    list(result, "fixes").iter().for_each(sarif_fix);
}

#[test]
fn sarif_keeps_to_the_standard() {
    let log = parsed(SARIF);
    keys(&log, &["version", "runs"], &["$schema"]);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let others =
        ["invocations", "originalUriBaseIds", "columnKind", "defaultEncoding", "defaultSourceLanguage"];
    keys(run, &["tool", "results", "artifacts", "properties"], &others);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    keys(&run["originalUriBaseIds"], &["%SRCROOT%"], &[]);
    let driver = &run["tool"]["driver"];
    keys(driver, &["name"], &["semanticVersion", "informationUri", "rules"]);
    let rules = list(driver, "rules");
    for rule in rules {
        let described = ["shortDescription", "fullDescription", "help", "helpUri"];
        keys(rule, &["id"], &[&described[..], &["name", "defaultConfiguration", "properties"]].concat());
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().unwrap().len() > 10, "{text} of {rule}");
        }
        let page = rule["helpUri"].as_str().unwrap().rsplit_once("/source/").unwrap().1;
        assert!(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page).is_file(), "{page}");
    }
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rules.len(), "each rule once");
    for artifact in list(run, "artifacts") {
        keys(artifact, &["location", "roles"], &[]);
        artifact_location(&artifact["location"]);
    }
    let results = list(run, "results");
    assert!(results.len() > 20);
    results.iter().for_each(|result| sarif_result(result, rules, list(run, "artifacts")));
}

#[test]
fn sarif_tells_waivers_fixes_and_failures() {
    let log = parsed(SARIF);
    let run = &log["runs"][0];
    let results = list(run, "results");
    let waived: Vec<&Value> =
        results.iter().filter(|result| !list(result, "suppressions").is_empty()).collect();
    assert_eq!(run["properties"]["waived"], waived.len());
    assert!(waived.iter().any(|result| {
        result["suppressions"][0]["justification"] == "The owner changes in spring"
            && result["suppressions"][0]["properties"]["owner"] == "QI team"
    }));
    assert!(results.iter().any(|result| !list(result, "fixes").is_empty()), "some have a fix");
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = &invocation["toolExecutionNotifications"][0];
    assert_eq!(told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "flows/torn.yaml");
    let fingerprints: BTreeSet<&str> = results
        .iter()
        .map(|result| result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap())
        .collect();
    assert_eq!(fingerprints.len(), results.len());
}

#[test]
fn gitlab_gets_what_a_code_quality_report_has() {
    let issues = parsed(GITLAB);
    let mut fingerprints = BTreeSet::new();
    for issue in issues.as_array().unwrap() {
        keys(issue, &["description", "check_name", "fingerprint", "severity", "location"], &[]);
        keys(&issue["location"], &["path", "lines"], &[]);
        assert!(issue["location"]["lines"]["begin"].as_u64() >= Some(1));
        assert!(
            ["info", "minor", "major", "critical", "blocker"].contains(&issue["severity"].as_str().unwrap())
        );
        assert!(issue["location"]["path"].as_str().unwrap().starts_with("flows/"), "{issue}");
        assert!(fingerprints.insert(issue["fingerprint"].as_str().unwrap()), "{issue} is not alone");
    }
    let waived = |issue: &&Value| issue["description"].as_str().unwrap().starts_with("waived (");
    assert_eq!(issues.as_array().unwrap().iter().filter(waived).count(), 3);
}

#[test]
fn junit_counts_what_it_holds() {
    let root = xml::parse(JUNIT);
    assert_eq!(root.name, "testsuites");
    let mut skipped = 0;
    for suite in &root.children {
        assert_eq!(suite.name, "testsuite");
        let with = |name: &str| {
            let holds = |case: &&xml::Element| case.children.iter().any(|outcome| outcome.name == name);
            suite.children.iter().filter(holds).count().to_string()
        };
        assert_eq!(suite.attribute("tests"), suite.children.len().to_string());
        for (count, name) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
            assert_eq!(suite.attribute(count), with(name), "{count}");
        }
        let names: BTreeSet<&str> = suite.children.iter().map(|case| case.attribute("name")).collect();
        assert_eq!(names.len(), suite.children.len(), "each case has a name of its own");
        skipped += suite.attribute("skipped").parse::<usize>().unwrap();
    }
    assert_eq!(skipped, 3);
    let clean = root.children.iter().find(|suite| suite.attribute("name") == "flows/clean.yaml").unwrap();
    assert!(clean.children.len() == 1 && clean.children[0].children.is_empty(), "one case, and it passes");
}

#[test]
fn commands_are_whole_and_none_is_smuggled_in() {
    for line in GITHUB.lines() {
        let (head, _) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (level, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        for property in properties.split(',') {
            let (key, _) = property.split_once('=').unwrap();
            assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&key), "{line}");
        }
    }
    for text in [GITHUB, AZURE, COMPACT, TEXT] {
        assert!(!text.contains("##["), "a command in its old form");
        let commands = text.match_indices("##vso[").map(|(place, _)| place);
        assert!(commands.into_iter().all(|place| place == 0 || text[..place].ends_with('\n')));
    }
    assert!(AZURE.contains("a%5Db%3B"), "what ends a property is encoded");
}

#[test]
fn nothing_steers_a_terminal() {
    for text in [TEXT, COMPACT, JSON, SARIF, GITLAB, JUNIT, GITHUB, AZURE, MARKDOWN] {
        let is_hazardous = |character: char| character != '\n' && handoffs::emit::is_hazardous(character);
        assert!(!text.contains(is_hazardous));
    }
    let html = MARKDOWN.replace("<!-- -->", "");
    let tags: BTreeSet<&str> = html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
    assert_eq!(tags, BTreeSet::from(["/code", "/em", "br", "code", "em"]));
}

#[test]
fn every_format_tells_what_is_waived() {
    for text in [TEXT, COMPACT, GITHUB, AZURE, MARKDOWN] {
        assert!(text.contains("5 errors, 7 warnings, 14 infos in 3 flows (3 waived)"), "{text}");
    }
    assert_eq!(parsed(JSON)["summary"]["waived"], 3);
}

#[test]
fn github_says_what_its_limit_leaves_out() {
    let text: String = (0..12).map(|_| "  - technician -> patient\n".to_owned()).collect();
    let project = Project::new().file("a.yaml", blood_test(&text));
    let ran =
        project.run(&["check", "--format", "github", "--select", "H001", "--today", TODAY]).ends_with(1);
    assert_eq!(ran.out.matches("::warning ").count(), 12);
    assert!(
        ran.out.ends_with(
            "::notice title=handoff::12 warnings in 1 flow; \
         GitHub shows 10 of each level for a step, so 2 of the warnings stand in the log only\n"
        ),
        "{}",
        ran.out
    );
}

#[test]
fn services_get_paths_from_the_root_of_the_repository() {
    let project = Project::new().file("lab/flows/a.yaml", blood_test("  - technician -> patient\n"));
    let run = |format: &str, path: &str| {
        let mut command = project.command(&["check", path, "--format", format]);
        let output = command.current_dir(project.path("lab")).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(run("compact", ".").contains("flows/a.yaml:7:5: warning H001"));
    assert!(run("json", ".").contains("\"file\": \"flows/a.yaml\""));
    let absolute = project.path("lab/flows/a.yaml").canonicalize().unwrap();
    for path in [".", absolute.to_str().unwrap()] {
        assert!(run("github", path).contains("::warning file=lab/flows/a.yaml,line=7,"));
        assert!(run("azure", path).contains(";sourcepath=lab/flows/a.yaml;linenumber=7;"));
        assert!(run("gitlab", path).contains("\"path\": \"lab/flows/a.yaml\""));
        assert!(run("sarif", path).contains("\"uri\": \"lab/flows/a.yaml\""));
        assert!(run("junit", path).contains("<testsuite name=\"lab/flows/a.yaml\""));
        assert!(run("markdown", path).contains("#### lab/flows/a.yaml – Blood test"));
    }
}

#[test]
fn one_run_writes_every_format() {
    let project = Project::new().file("a.yaml", blood_test("  - technician -> patient\n"));
    let names = handoffs::emit::FORMATS.iter().map(|format| format.name);
    let files: Vec<String> = names.clone().map(|name| format!("{name}=out.{name}")).collect();
    let arguments = files.iter().flat_map(|file| ["--format", file.as_str()]);
    let arguments: Vec<&str> = ["check", "a.yaml"].into_iter().chain(arguments).collect();
    project.run(&arguments).ends_with(1).quiet();
    for name in names {
        assert!(project.read(&format!("out.{name}")).contains("H001"), "{name}");
    }
    project
        .run(&["check", "--format", "sarif", "--format", "text"])
        .ends_with(2)
        .err("two formats would go to standard output")
        .err("--format text=FILE");
    project.run(&["check", "--format", "sarif=x", "--format", "json=./x"]).ends_with(2).err("`x`");
    let help = project.run(&["check", "--help"]).ends_with(0);
    for format in handoffs::emit::FORMATS {
        assert!(help.out.contains(&format!("- {}: ", format.name)), "{}", help.out);
    }
}

/// The flow of a stranger: every text begins what a runner might obey.
const COMMANDS: [&str; 3] =
    ["::error file=x::gone", "##vso[task.complete result=Succeeded]", "##[error]gone"];

#[test]
fn no_format_obeys_what_a_flow_says() {
    let mut text = "flow: \"##vso[task.complete]\"\nactors:\n".to_owned();
    for (index, command) in COMMANDS.iter().enumerate() {
        text.push_str(&format!("  a{index}: \"{command}\"\n"));
    }
    text.push_str("handoffs:\n  - a0 -> a1: Drawing ##[group]\n  - a1 -> \"##vso[x\"\n  - { from: a2, to: a0, waive: { rule: H, reason: \"##VSO[x]\" } }\n");
    let project = Project::new().file("::error::x.yaml", text);
    for format in FORMATS {
        let ran = project.run(&["check", "--verbose", "--format", format.name]).ends_with(1);
        for line in ran.out.lines() {
            let is_own = matches!(format.name, "github" | "azure");
            let rest = line.strip_prefix("##vso[").filter(|_| is_own).unwrap_or(line).to_ascii_lowercase();
            assert!(!rest.contains("##vso[") && !rest.contains("##["), "{}: {line}", format.name);
            let is_command = line.trim_start().starts_with("::");
            assert!(!is_command || format.name == "github", "{}: {line}", format.name);
            assert!(!line.trim_start().starts_with("::error::"), "{}: {line}", format.name);
        }
    }
}

#[test]
fn sarif_says_what_is_new() {
    let project =
        Project::new().file("a.yaml", blood_test("  - technician -> patient: Answer to what is wrong\n"));
    let states = |arguments: &[&str]| {
        let ran = project.run(&[&["check", "--format", "sarif", "--fail-on", "never"], arguments].concat());
        let log = parsed(&ran.ends_with(0).out);
        let run = &log["runs"][0];
        let (rules, results) = (list(&run["tool"]["driver"], "rules"), list(run, "results"));
        results.iter().for_each(|result| sarif_result(result, rules, list(run, "artifacts")));
        let state = |result: &Value| (result["baselineState"].clone(), list(result, "suppressions").len());
        let ids: Vec<Value> = results.iter().map(|result| result["partialFingerprints"].clone()).collect();
        (results.iter().map(state).collect::<Vec<_>>(), ids)
    };
    let (without, ids) = states(&[]);
    assert!(without.iter().all(|(state, _)| state.is_null()), "{without:?}");
    let known = ["--baseline", "known.json"];
    project.run(&["check", "--baseline", "known.json", "--update-baseline"]).ends_with(0);
    let (all_known, same) = states(&known);
    assert!(all_known.iter().all(|(state, silent)| *state == "unchanged" && *silent == 1), "{all_known:?}");
    assert_eq!((all_known.len(), same), (without.len(), ids));
    let more =
        "  - technician -> patient: Answer to what is wrong\n  - patient -> technician: Drawing blood\n";
    let project_two = project.file("a.yaml", blood_test(more));
    let ran = project_two.run(&["check", "--format", "sarif", "--baseline", "known.json"]).ends_with(1);
    let log = parsed(&ran.out);
    let results = list(&log["runs"][0], "results");
    let is_new =
        |result: &&Value| result["baselineState"] == "new" && list(result, "suppressions").is_empty();
    let new: Vec<&str> =
        results.iter().filter(is_new).map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert!(new.contains(&"H002") && new.len() < results.len(), "{new:?}");
}
