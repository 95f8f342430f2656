//! Products and the steps that they come from, judged by all rules together.

use crate::rules::tests::findings;
use crate::text::SourceFile;

fn flow(step: &str, product: &str) -> String {
    format!(
        "flow: Blood test\ncustomer: patient\nactors:\n  technician: Lab technician\n  \
         patient: {{ name: Patient, side: external }}\nsteps:\n  draw: {{ actor: technician, does: {step} }}\n  \
         home: {{ actor: patient, ends: Knows what is wrong }}\nhandoffs:\n  - draw -> home: {product}\n"
    )
}

/// Returns the codes of the product family, but for the missing need.
fn codes(step: &str, product: &str) -> Vec<String> {
    let codes = findings(&flow(step, product)).into_iter().map(|finding| finding.rule.code().to_owned());
    codes.filter(|code| code.starts_with('P') && code != "P004").collect()
}

#[test]
fn judges_products_with_their_steps() {
    for (step, product, expected) in [
        ("Prepare the arm", "Drawing blood", &["P001"][..]),
        ("Prepare the arm", "Draw blood", &["P001"]),
        ("Draw blood", "Drawing blood", &["P001", "P003"]),
        ("Draw blood", "Draw blood", &["P001", "P003"]),
        ("Draw blood", "Blood drawn", &["P003"]),
        ("Draw blood", "Lab technician explains the test", &["P001"]),
        ("Draw blood", "Technician explains the test", &["P001"]),
        ("Draw blood", "Patient drinks two glasses of water", &[]),
        ("Draw blood", "Blood collection", &["P002"]),
        ("Draw blood", "Collect the specimen so that the patient can go", &["P002"]),
        ("Draw blood", "Patient understands the diagnosis", &[]),
        (
            "Draw blood",
            "Identification of what is wrong in my system so that I can be treated and get well",
            &[],
        ),
        ("Draw blood", "The form", &["P007"]),
        ("Draw blood", "TBD", &["P007"]),
        ("Draw blood", "Improved understanding of the test", &["P005"]),
        ("Draw blood", "Reasons that help us do better next time", &[]),
        ("Draw blood", "Answer within 2 days and better advice", &[]),
    ] {
        assert_eq!(codes(step, product), expected, "{step} / {product}");
    }
}

#[test]
fn points_to_the_very_words() {
    let text = flow("Draw blood", "\"Answer, as soon as possible\"");
    let source = SourceFile::new("a.yaml", text.as_str());
    let found = findings(&text);
    let vague = found.iter().find(|finding| finding.rule.code() == "P005").unwrap();
    assert_eq!(source.slice(vague.span), "as soon as possible");
}

#[test]
fn only_marks_are_found_in_other_languages() {
    let judged = |product: &str| {
        let text = format!("lang: de\n{}", flow("Draw blood", product));
        let codes = findings(&text).into_iter().map(|finding| finding.rule.code().to_owned());
        codes
            .filter(|code| matches!(code.as_str(), "P001" | "P002" | "P003" | "P005" | "P007" | "F013"))
            .collect::<Vec<_>>()
    };
    assert!(judged("Draw blood").is_empty());
    assert!(judged("Form").is_empty());
    assert_eq!(judged("TBD"), ["P007"]);
}
