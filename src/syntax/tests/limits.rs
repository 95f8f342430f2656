//! Hostile files are refused in little time and with what to do.

use super::read;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::MAX_FINDINGS_OF_A_RULE;
use crate::syntax::{MAX_DEPTH, MAX_FILE_BYTES};
use std::time::{Duration, Instant};

/// Far more than any of these takes, and far less than what is quadratic would.
const PATIENCE: Duration = Duration::from_secs(20);

/// Returns the faults of a text that must not take long.
fn soon(text: &str) -> Vec<Diagnostic> {
    let start = Instant::now();
    let found = read(text).diagnostics;
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    found
}

fn has(found: &[Diagnostic], code: &str, part: &str) -> bool {
    found.iter().any(|fault| fault.rule.code() == code && fault.message.contains(part))
}

#[test]
fn a_billion_laughs_are_refused() {
    let mut text = "flow: x\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    assert!(has(&soon(&text), "S007", "the aliases of the file stand for more than"));
}

#[test]
fn an_alias_of_long_texts_costs_what_it_copies() {
    let long = "\\n".repeat(200_000);
    let text = format!("flow: x\na: &a \"{long}\"\ntags: [{}]\n", vec!["*a"; 5_000].join(", "));
    assert!(has(&soon(&text), "S007", "the aliases of the file stand for more than"));
}

#[test]
fn depth_is_bounded_in_every_form() {
    for text in [
        format!("flow: {}", "[".repeat(1_000_000)),
        format!("flow: {}", "{a: ".repeat(300_000)),
        format!("flow: x\ntags:\n  {}", "- ".repeat(1_000_000)),
        (0..3_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect::<String>(),
    ] {
        assert!(has(&soon(&text), "S007", "levels deep"));
    }
    let nested = format!("flow: x\na: &a {}{}\n", "[".repeat(40), "]".repeat(40));
    let aliased = format!("{nested}b: {}*a{}\n", "[".repeat(40), "]".repeat(40));
    assert!(has(&soon(&aliased), "S007", "levels deep"));
    assert!(!has(&soon(&nested), "S007", ""), "{MAX_DEPTH} levels are allowed");
}

#[test]
fn size_is_bounded() {
    let text = format!("flow: {}", "x".repeat(MAX_FILE_BYTES));
    assert!(has(&soon(&text), "S007", "larger than"));
}

#[test]
fn many_faults_take_time_in_proportion() {
    let lines = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let repeated = lines(100_000, &|_| "owner: y\n".to_owned());
    let found = soon(&format!("flow: x\n{repeated}"));
    // Two keys are missing; of the repeated ones as many are told as anybody can use, and one more.
    assert_eq!(found.len(), 2 + MAX_FINDINGS_OF_A_RULE + 1);
    let more = format!("{} more of these", 99_999 - MAX_FINDINGS_OF_A_RULE);
    assert!(found.iter().any(|fault| fault.message.starts_with(&more)));
    let unknown = lines(20_000, &|number| format!("k{number}: y\n"));
    assert!(soon(&format!("flow: x\n{unknown}")).len() >= 20_000);
    let actors = lines(20_000, &|number| format!("  c{number}: C\n"));
    let dangling = lines(20_000, &|number| format!("  - a{number} -> b{number}: y\n"));
    let found = soon(&format!("flow: x\nactors:\n{actors}handoffs:\n{dangling}"));
    assert!(found.iter().any(|fault| fault.message.starts_with("20000 more of these")));
}

#[test]
fn long_chains_and_keys_are_no_matter() {
    soon(&format!("flow: x\nhandoffs:\n  - \"{}b\"\n", "a -> ".repeat(500_000)));
    soon(&format!("flow: x\nhandoffs:\n  - \"{}\"\n", "->".repeat(500_000)));
    soon(&format!("{}: x\n", "k".repeat(5_000_000)));
    let found = soon(&format!("? {}\n: x\n", "k".repeat(5_000_000)));
    assert!(found.iter().all(|fault| fault.message.len() < 1_000));
}
