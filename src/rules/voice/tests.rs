//! What holds for questions that people really ask.

use crate::diagnostic::Severity;
use crate::rules::tests::findings;
use crate::rules::words::{jargon, leading_words, second_matter};

/// Returns the codes of the findings on a question to a patient, with whether one is above info.
fn of_question(asks: &str) -> (Vec<String>, bool) {
    let flow = format!(
        "flow: Discharge\ncustomer: patient\nactors:\n  nurse: Nurse\n  patient: {{ name: Patient, side: external }}\nhandoffs:\n  - nurse -> patient:\n      product: I understand my diagnosis\n      measures: {{ asks: \"{asks}\", scale: yes-no, baseline: 60%, target: 90% }}\n"
    );
    let found: Vec<_> = findings(&flow).into_iter().filter(|one| one.rule.code().starts_with('V')).collect();
    let is_grave = found.iter().any(|one| one.severity > Severity::Info);
    (found.iter().map(|one| one.rule.code().to_owned()).collect(), is_grave)
}

#[test]
fn the_three_questions_at_the_door_are_clean() {
    for asks in [
        "Do you understand your diagnosis?",
        "Do you understand what your treatment may do to you?",
        "Do you know what to do at home?",
    ] {
        assert_eq!(of_question(asks), (Vec::new(), false), "{asks}");
    }
}

#[test]
fn other_languages_are_passed_over() {
    let flow = "flow: Entlassung\nlang: de\ncustomer: p\nactors: { n: Pflege, p: { name: Patient, side: external } }\nhandoffs:\n  - n -> p: { product: Klarheit, measures: { asks: \"Don't you agree, the MDT was polite and prompt?\", scale: \"gut, schlecht\" } }\n";
    let found = findings(flow);
    assert!(found.iter().all(|one| !one.rule.code().starts_with('V')), "{found:#?}");
}

/// The questions of HCAHPS were tested with patients; one of them is long, and none else is told.
#[test]
fn questions_that_were_tested_are_left_alone() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/survey/questions.csv");
    let Ok(table) = std::fs::read_to_string(path) else {
        println!("passed over: the questions of HCAHPS do not lie beside the project");
        return;
    };
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let questions: Vec<String> =
        reader.records().map(|record| record.unwrap().get(2).unwrap().to_owned()).collect();
    assert!(questions.len() > 15);
    for question in &questions {
        let finders = [second_matter(question), leading_words(question), jargon(question)];
        assert_eq!(finders, [None, None, None], "{question}");
    }
    let long: Vec<&String> =
        questions.iter().filter(|question| question.split_whitespace().count() > 30).collect();
    assert!(long.len() <= 1, "{long:#?}");
}
