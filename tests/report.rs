//! A report in a real browser: it opens from a file, can be worked by keyboard, and prints.
//!
//! `npm install --prefix tests/report` fetches the driver; without it, without node or without
//! Chromium the test is passed over and says so.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the name of the browser; or says what is missing.
#[expect(clippy::print_stderr, reason = "that nothing was looked at has to be said")]
fn browser() -> Option<&'static str> {
    let runs = |program: &str| {
        let ran = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        ran.is_ok_and(|status| status.success())
    };
    let found = ["chromium", "chromium-browser", "google-chrome"].into_iter().find(|name| runs(name));
    if found.is_none() {
        eprintln!("passed over: there is no Chromium to open reports with");
    } else if !runs("node") || !root().join("tests/report/node_modules/playwright-core").is_dir() {
        eprintln!("passed over: there is no driver; `npm install --prefix tests/report` fetches it");
        return None;
    }
    found
}

/// Texts that are long, or would be markup, scripts or templates.
const HOSTILE: &str = r#"flow: "<script>document.title = 'run'</script> {{ 1 + 1 }} Ein-sehr-langes-Wort-ohne-jede-Trennung-das-nirgends-Platz-hat-und-doch-bleiben-soll"
lang: ar
customer: a
actors:
  a: { name: "المريض </script>", side: external }
  b: "Onewordwithoutanybreakthatislongerthananycolumnofanytablecouldeverbeandthengoesonforever"
handoffs:
  - a -> b: { product: "\"><img src=x onerror=\"document.title='run'\">", link: "javascript:alert(1)", measures: m }
  - b -> a: Antwort
  - b -> a: Antwort
measures:
  m: { name: "</svg><script>document.title='run'</script>", unit: percent, of: "`x` <y>", baseline: 1%, target: 2% }
"#;

/// A chain over five lanes with gaps, as large as a real process.
fn large() -> String {
    let mut text = String::from("flow: Forty steps\ncustomer: a0\nactors:\n");
    (0..5).for_each(|lane| text += &format!("  a{lane}: Actor number {lane}\n"));
    text += "steps:\n";
    (0..40).for_each(|step| {
        text += &format!("  s{step}: {{ actor: a{}, does: Check the order of case {step} }}\n", step * 3 % 5)
    });
    text += "handoffs:\n";
    (1..40)
        .for_each(|step| text += &format!("  - s{} -> s{step}: Order {step} that can be filled\n", step - 1));
    text
}

#[test]
fn reports_work_in_a_browser() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("hostile.yaml"), HOSTILE).unwrap();
    fs::write(at("large.yaml"), large()).unwrap();
    let flows = root().join("flows");
    let pages = [
        ("discharge", flows.join("hospital-discharge.yaml")),
        ("blood", flows.join("lab-test.yaml")),
        ("hostile", at("hostile.yaml")),
        ("large", at("large.yaml")),
    ];
    let mut arguments = vec![browser.to_owned()];
    for (name, flow) in pages {
        let page = at(&format!("{name}.html"));
        let ran = Command::new(env!("CARGO_BIN_EXE_handoff"))
            .args(["--quiet", "report", "--today", "2026-11-01", "-o"])
            .args([&page, &flow])
            .output()
            .unwrap();
        assert!(ran.status.success(), "{name}: {}", String::from_utf8_lossy(&ran.stderr));
        arguments.push(page.to_str().unwrap().to_owned());
    }
    let ran =
        Command::new("node").arg(root().join("tests/report/open.mjs")).args(arguments).output().unwrap();
    let told = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(ran.status.success(), "{told}");
}
