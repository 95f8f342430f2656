//! Holds the list of rules and every rule's page to their word.

use super::{RULES, find};
use crate::diagnostic::Example;
use std::collections::HashSet;

#[test]
fn list_is_in_order_of_families_and_codes() {
    let order = |code: &str, family| (family, code.to_owned());
    for pair in RULES.windows(2) {
        let (one, next) = (pair[0].meta, pair[1].meta);
        assert!(order(one.code, one.family()) < order(next.code, next.family()), "{} is too late", next.code);
    }
}

#[test]
fn codes_and_names_are_unique_and_well_formed() {
    let mut names = HashSet::new();
    for rule in RULES {
        let (code, name) = (rule.meta.code, rule.meta.name);
        let (letter, digits) = code.split_at(1);
        assert!(crate::diagnostic::Family::of_code(letter).is_some(), "{code} is of no family");
        assert!(digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(name.split('-').all(is_word), "{name} is not in kebab case");
        assert!(names.insert(name), "{name} names two rules");
        assert_eq!(find(name).unwrap().meta.code, code);
        assert_eq!(find(&code.to_lowercase()).unwrap().meta.name, name);
    }
}

#[test]
fn pages_are_whole() {
    for rule in RULES {
        let code = rule.meta.code;
        let headings: Vec<&str> = rule.meta.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, ["What it checks", "Why", "How to mend"], "{code}");
        let summary = rule.meta.summary();
        assert!(summary.ends_with('.') && !summary.contains(". "), "{code}: {summary:?} is not one sentence");
        for kind in [Example::Fail, Example::Pass] {
            assert!(!rule.meta.examples(kind).is_empty(), "{code} has no {kind:?} example");
        }
    }
}
