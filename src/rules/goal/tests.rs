//! The goals of a training team and a procurement office, judged by all rules together.

use crate::rules::tests::findings;

const FLOW: &str = "\
flow: Help for supervisors
customer: supervisor
actors:
  trainer: Trainer
  supervisor: { name: Supervisor, side: external }
handoffs:
  - trainer -> supervisor: Supervisor has a plan for each employee
goals:
  - value: 12 % more employees who seek help
  - service: 5 new vendors a year
  - value: 7 % more in-class evaluations a quarter
  - value: 5 % more supervisors with multi-year plans
  - orientation: 15 % fewer complaints about contractors
  - service: 5 classes or job aids a quarter
  - service: A 3 % sample checked
  - orientation: 25 % of project managers met
";

fn codes(text: &str) -> Vec<String> {
    findings(text).into_iter().map(|finding| finding.rule.code().to_owned()).collect()
}

fn count(codes: &[String], code: &str) -> usize {
    codes.iter().filter(|other| **other == code).count()
}

#[test]
fn eight_goals_state_a_number_and_three_a_time_frame() {
    let codes = codes(FLOW);
    assert_eq!(count(&codes, "G002"), 0, "{codes:?}");
    assert_eq!(count(&codes, "G003"), 5, "{codes:?}");
    assert_eq!(count(&codes, "G004"), 0, "{codes:?}");
    assert_eq!(count(&codes, "G007"), 1, "{codes:?}");
    assert_eq!(count(&codes, "G009"), 0, "{codes:?}");
}

#[test]
fn fields_and_measures_say_what_the_words_leave_out() {
    let goal = |rest: &str| FLOW.split_once("goals:").unwrap().0.to_owned() + rest;
    let bare = codes(&goal("goals:\n  - value: Supervisors plan ahead\n"));
    assert!(count(&bare, "G002") == 1 && count(&bare, "G003") == 1 && count(&bare, "G004") == 0, "{bare:?}");
    let fields = codes(&goal(
        "goals:\n  - { value: Supervisors plan ahead, target: 40, unit: supervisors, by: 2027-06-30 }\n",
    ));
    let measure = codes(&goal(
        "measures:\n  ahead: { unit: percent, of: supervisors, counts: plans, target: 40%, by: 2027-06-30 }\n\
         goals:\n  - { value: Supervisors plan ahead, measure: ahead }\n",
    ));
    for codes in [fields, measure] {
        assert!(!codes.iter().any(|code| matches!(code.as_str(), "G002" | "G003" | "G004")), "{codes:?}");
    }
    let words =
        codes(&goal("goals:\n  - { value: Supervisors plan ahead, target: improve, per: quarter }\n"));
    assert!(count(&words, "G002") == 1 && count(&words, "G003") == 0, "{words:?}");
}

#[test]
fn goals_in_other_languages_are_not_read() {
    let text = format!("lang: de\n{FLOW}  - value: Vorgesetzte planen voraus\n");
    let codes = codes(&text);
    assert!(
        !codes.iter().any(|code| matches!(code.as_str(), "G002" | "G003" | "G004" | "G007" | "G009")),
        "{codes:?}"
    );
}
