//! Surveys from questions to figures.

use super::{Questionnaire, Reading, RowView, Survey, SurveyView, is_small};
use crate::data::{Answers, Fault};
use crate::layout::sheet::Sheet;
use crate::model::{Separator, Shared};
use crate::syntax::parse;
use crate::text::SourceFile;
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use std::collections::BTreeMap;

const FLOW: &str = r#"
flow: "Going <home> & staying"
customer: patient
actors:
  nurse: Nurse
  patient: { name: Patient, side: external }
  family: { name: Family, side: external }
handoffs:
  - nurse -> patient: { product: I know what is wrong, measures: [understands, rates, wait] }
  - nurse -> family: { product: What to watch for, measures: [understands, watches] }
measures:
  understands: { asks: Do you understand it?, scale: yes-no, determinant: communication }
  rates: { asks: How good was it?, scale: five-point, determinant: courtesy }
  wait: { asks: Did you have to wait?, scale: yes-no, better: down, determinant: communication }
  watches: { asks: What do you watch for? }
  recommend: { asks: Would you send a friend to us?, scale: 0-10 }
  counted: { name: Discharges }
"#;

fn questionnaire(flow: &str) -> Questionnaire {
    Questionnaire::of(&parse(&SourceFile::new("flow.yaml", flow)).flow, &Shared::default())
}

fn survey(table: &str, reading: Reading) -> Result<Survey, Vec<Fault>> {
    let answers = Answers::read(table.as_bytes(), Separator::Comma).unwrap();
    Survey::of(questionnaire(FLOW), &answers, reading)
}

fn view(table: &str, reading: Reading) -> SurveyView {
    survey(table, reading).unwrap().view("answers.csv")
}

#[test]
fn questions_find_those_who_are_asked() {
    let asked = questionnaire(FLOW);
    let names: Vec<&str> = asked.customers.iter().map(|customer| customer.name.as_str()).collect();
    assert_eq!(names, ["Patient", "Family"]);
    let ids =
        |customer| asked.put_to(customer).map(|question| question.measure.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(0), ["understands", "rates", "wait", "recommend"]);
    assert_eq!(ids(1), ["understands", "watches"]);
    assert_eq!(asked.to_csv(), "customer,date,understands,rates,wait,watches,recommend\n");
}

#[test]
fn answers_are_counted_by_question_customer_and_hand_off() {
    let table = "customer,date,understands,rates,wait,recommend,watches\n\
        patient,2026-01-05,yes,5,no,10,\n\
        Patient,2026-01-06,Yes,1,No,9,\n\
        patient,2026-02-01,no,3,yes,0,\n\
        patient,2026-02-02,yes,5,no,8,\n\
        patient,2026-02-03,don't know,,no,10,\n\
        family,2026-02-03,yes,,,,her breath\n";
    let view = view(table, Reading { since: Some(date(2026, 2, 1)), sent: Some(10), ..Reading::default() });
    assert_eq!(
        (view.forms, view.returned.as_ref().unwrap().words.as_str()),
        (Some(6), "6 of 10: 60 %, between 31 and 83 %, few answers: read with care")
    );
    let understands = &view.questions[0];
    assert_eq!(
        understands.all.good.as_ref().unwrap().words,
        "4 of 5: 80 %, between 38 and 96 %, few answers: read with care"
    );
    assert_eq!(understands.customers[1].good.as_ref().unwrap().words, "1 of 1, too few for a percentage");
    assert_eq!((understands.all.cannot_judge, understands.change.as_ref()), (Some(1), None));
    // Less waiting is better.
    assert_eq!(
        (view.questions[2].good_answer.as_deref(), view.questions[2].all.good.as_ref().unwrap().count),
        (Some("No"), Some(4))
    );
    let rates = &view.questions[1].all;
    assert_eq!((rates.mean, rates.empty), (None, Some(1)), "four answers are too few");
    let boxes = rates.boxes.as_ref().unwrap().clone().map(|share| share.count);
    assert_eq!(boxes, [2, 1, 1].map(Some));
    let net = view.questions[4].all.net_promoter.as_ref().unwrap();
    assert!((net.score - 40.0).abs() < 1e-9);
    assert_eq!(view.questions[3].all.answered, Some(1));
    let handoff = &view.handoffs[1];
    assert_eq!(
        (handoff.title.as_str(), handoff.questions[0].answers.of.as_str()),
        ("Nurse → Family", "Family")
    );
    assert_eq!(handoff.questions[0].answers.good.as_ref().unwrap().of, Some(1));
    assert_eq!((view.determinants.len(), view.determinants[0].percent), (1, Some(80.0)));
    let text = view.to_text() + &view.to_markdown();
    assert!(text.contains("before 2026-02-01") && !text.contains("<home>\n"), "{text}");
}

#[test]
fn every_bad_cell_is_named() {
    let table = "customer,date,understands,rates,remarks\n\
        patient,2026-01-05,perhaps,5,\n\
        porter,2026-01-05,yes,5,\n\
        ,2026-01-05,yes,5,\n\
        patient,5.1.2026,yes,5,\n\
        family,2026-01-05,yes,5,\n\
        patient,,yes,5,\n";
    let read = survey(table, Reading::default()).unwrap();
    let told: Vec<String> =
        read.faults.iter().map(|fault| format!("{}: {}", fault.place(), fault.message)).collect();
    assert_eq!(
        told,
        [
            "column \"remarks\": the column is no question of the flow, and is passed over",
            "line 2, column \"understands\": \"perhaps\" is none of the answers",
            "line 3, column \"customer\": \"porter\" is none of those who are asked",
            "line 4, column \"customer\": it is not said who answered",
            "line 5, column \"date\": \"5.1.2026\" is no day",
            "line 6, column \"rates\": Family is not asked this",
        ]
    );
    assert_eq!(read.forms, Some(1));
    assert!(survey("customer,date\n", Reading::default()).is_err());
    assert!(survey("understands,understands\nyes,no\n", Reading::default()).is_err());
}

/// Writes so many answers of a customer.
fn rows(customer: &str, answer: &str, count: usize) -> String {
    format!("{customer},{answer}\n").repeat(count)
}

#[test]
fn what_is_shared_hides_few_and_what_would_tell_of_them() {
    let shared = Reading { share: true, ..Reading::default() };
    let table = format!(
        "customer,understands\n{}{}{}",
        rows("patient", "yes", 40),
        rows("patient", "no", 20),
        rows("family", "yes", 30) + &rows("family", "no", 4)
    );
    let view = view(&table, shared);
    let all = &view.questions[0].all;
    assert_eq!((all.hidden, all.good.as_ref().unwrap().count), (false, Some(70)));
    assert!(view.questions[0].customers.iter().all(|row| row.hidden), "the family is all less the patients");
    assert_eq!(view.questions[0].all.cannot_judge, None);
    let open = super::tests::view(&table, Reading::default());
    assert!(open.questions[0].customers.iter().all(|row| !row.hidden));
    // Two groups with four and seven are eleven together: the third may be shown.
    let group = |name: &str, yes: usize, no: usize| {
        format!("patient,{name},yes\n").repeat(yes) + &format!("patient,{name},no\n").repeat(no)
    };
    let table = format!(
        "customer,group,understands\n{}{}{}",
        group("a", 30, 4),
        group("b", 30, 7),
        group("c", 40, 20)
    );
    let view = super::tests::view(&table, shared);
    let is_hidden: Vec<bool> = view.questions[0].groups.iter().map(|row| row.hidden).collect();
    assert_eq!(is_hidden, [true, true, false]);
}

#[test]
fn what_is_safe_is_shared() {
    let shared = Reading { share: true, ..Reading::default() };
    let points = [(1, 8), (2, 22), (3, 20), (4, 20), (5, 30)];
    let rows: String =
        points.iter().map(|(point, count)| format!("patient,{point},\n").repeat(*count)).collect();
    let all = view(&format!("customer,rates,understands\n{rows}"), shared);
    let row = &all.questions[1].all;
    assert_eq!(row.boxes.as_ref().unwrap().clone().map(|share| share.count), [30, 40, 30].map(Some));
    assert!(row.answers.is_empty() && row.mean.is_some());
    assert_eq!(row.withheld, ["single answers hidden: 1 to 10 chose `1`"]);
    assert_eq!(all.forms, Some(100));
    // Three left it empty: shares stand without counts, and the forms are told.
    let table = format!(
        "customer,understands,rates\n{}{}{}",
        "patient,yes,\n".repeat(50),
        "patient,no,\n".repeat(19),
        "patient,,5\n".repeat(3)
    );
    let folded = view(&table, Reading { sent: Some(100), ..shared });
    let row = &folded.questions[0].all;
    assert_eq!(
        (folded.forms, row.answered, row.good.as_ref().unwrap().percent),
        (Some(72), None, Some(72.0))
    );
    assert_eq!(row.withheld, ["counts hidden: 1 to 10 gave no answer"]);
    assert_eq!(folded.returned.unwrap().count, Some(72));
}

#[test]
fn shares_stand_beside_what_they_are_to_be() {
    let flow = FLOW
        .replace("better: down,", "better: down, baseline: 32%, target: at most 20%,")
        .replace("scale: five-point,", "scale: five-point, unit: score, target: 4,");
    let table =
        format!("customer,wait,rates\n{}{}", "patient,yes,5\n".repeat(20), "patient,no,4\n".repeat(42));
    let answers = Answers::read(table.as_bytes(), Separator::Comma).unwrap();
    let view = Survey::of(questionnaire(&flow), &answers, Reading::default()).unwrap().view("x");
    let text = view.to_text();
    assert!(
        text.contains("Yes: 20 of 62: 32 %, between 22 and 45 %, baseline 32 %, target at most 20 %"),
        "{text}"
    );
    assert!(!text.contains("target 4"), "points are no share: {text}");
}

#[test]
fn forms_are_escaped_and_need_nothing() {
    let form = questionnaire(FLOW).to_html();
    assert!(form.contains("Going &lt;home&gt; &amp; staying"));
    assert!(!form.contains("<script") && !form.contains("http:") && !form.contains("https:"), "{form}");
    assert_eq!(form.matches("<section").count(), 2);
    assert_eq!(form.matches("type=\"radio\"").count(), 3 + 6 + 3 + 12 + 3);
    let german = questionnaire(&FLOW.replace("customer: patient", "lang: de\ncustomer: patient"));
    assert!(german.mixes_languages() && german.to_html().contains(" lang=\"de\" dir=\"auto\">Do you"));
}

#[test]
fn pages_break_between_questions() {
    let many: String = (0..40)
        .map(|at| {
            format!(
                "  q{at}: {{ asks: How good was part {at} of it?, scale: five-point, asked-of: patient }}\n"
            )
        })
        .collect();
    let options: Vec<String> = (0..120).map(|at| format!("the answer with the number {at}")).collect();
    let tall = format!("  tall: {{ asks: Which?, scale: \"{}\", asked-of: patient }}\n", options.join(", "));
    let asked = questionnaire(&format!("{FLOW}{many}{tall}"));
    let pages = asked.pages(Sheet::A4);
    assert!(pages.len() > 4, "{}", pages.len());
    for page in &pages {
        let bottom = page.items.iter().map(bottom).fold(0.0, f64::max);
        assert!(bottom <= page.size.h, "{bottom} of {}", page.size.h);
    }
}

fn bottom(item: &crate::scene::Item) -> f64 {
    use crate::scene::Item;
    match item {
        Item::Rect { rect, .. } => rect.y + rect.h,
        Item::Text { lines, .. } => lines.iter().map(|line| line.at.y).fold(0.0, f64::max),
        Item::Line { points, .. } => points.iter().map(|point| point.y).fold(0.0, f64::max),
        _ => 0.0,
    }
}

fn silent(row: &RowView) -> usize {
    row.cannot_judge.unwrap_or(0) + row.empty.unwrap_or(0)
}

/// Returns every count that a row shows, by what it counts.
fn known(row: &RowView) -> BTreeMap<String, usize> {
    let answers = row.answers.iter().map(|one| (one.answer.clone(), one.count));
    let boxes = row.boxes.iter().flatten().zip(["best", "middle", "bad"]);
    let boxes = boxes.filter_map(|(share, name)| Some((name.to_owned(), share.count?)));
    let good = row.good.iter().filter_map(|share| {
        let (count, of) = (share.count?, share.of?);
        Some([("good".to_owned(), count), ("not good".to_owned(), of - count)])
    });
    let answered = row.answered.map(|count| ("answered".to_owned(), count));
    answers.chain(boxes).chain(good.flatten()).chain(answered).collect()
}

proptest! {
    /// Whatever is hidden cannot be had by taking the rows that are shown from the whole.
    #[test]
    fn nothing_small_is_left_over(counts in vec((0_usize..30, 0_usize..30), 1..6)) {
        let rows: String = counts.iter().enumerate().map(|(at, (yes, no))| {
            format!("patient,g{at},yes\n").repeat(*yes) + &format!("patient,g{at},no\n").repeat(*no)
        }).collect();
        let view = view(&format!("customer,group,understands\n{rows}"), Reading { share: true, ..Reading::default() });
        let question = &view.questions[0];
        let small = |count: usize| (1..=10).contains(&count);
        for answer in 0..2 {
            let shown = question.groups.iter().filter(|row| !row.hidden).map(|row| row.answers[answer].count);
            let shown: Vec<usize> = shown.collect();
            prop_assert!(!shown.iter().any(|count| small(*count)));
            if !question.all.hidden && question.groups.len() > shown.len() {
                let all = question.all.answers[answer].count;
                prop_assert!(!small(all) && !small(all - shown.iter().sum::<usize>()));
            }
        }
        let is_none = view.forms.is_none();
        let forms: usize = counts.iter().map(|(yes, no)| yes + no).sum();
        prop_assert_eq!(is_none, small(forms));
    }

    /// Nothing of 1 to 10 people is shown, nor left over when what is shown is taken from the whole.
    #[test]
    fn nothing_small_can_be_reconstructed(
        rows in vec((0_usize..2, 0_usize..4, 0_usize..3, 0_usize..4, 0_usize..7, 1_usize..30), 1..14)
    ) {
        let mut table = "customer,group,date,understands,rates\n".to_owned();
        for (customer, group, day, understands, rates, count) in rows {
            let customer_name = ["patient", "family"][customer];
            let group = ["", "a", "b", "c"][group];
            let day = ["", "2026-01-01", "2026-03-01"][day];
            let understands = ["yes", "no", "don't know", ""][understands];
            let rates = if customer == 1 { "" } else { ["", "1", "2", "3", "4", "5", "don't know"][rates] };
            table += &format!("{customer_name},{group},{day},{understands},{rates}\n").repeat(count);
        }
        let reading = Reading { since: Some(date(2026, 2, 1)), ..Reading::default() };
        let open = view(&table, reading);
        let shared = view(&table, Reading { share: true, ..reading });
        for (question, open) in shared.questions.iter().zip(&open.questions) {
            let all = known(&question.all);
            if let (Some(forms), Some(answered)) = (shared.forms, question.all.answered) {
                prop_assert!(!is_small(forms - answered));
            }
            let parts = [
                (&question.customers, &open.customers), (&question.groups, &open.groups), (&question.parts, &open.parts),
            ];
            for (rows, open_rows) in parts {
                let mut rest = all.clone();
                let mut silent = silent(&open.all);
                for (row, open_row) in rows.iter().zip(open_rows) {
                    prop_assert_eq!(&row.of, &open_row.of);
                    let of_row = known(row);
                    prop_assert!(!of_row.values().any(|count| is_small(*count)), "{:?}", row);
                    for (what, count) in &of_row {
                        rest.entry(what.clone()).and_modify(|rest| *rest -= count);
                    }
                    if row.answered.is_some() {
                        prop_assert!(!is_small(self::silent(open_row)), "{:?}", row);
                        silent -= self::silent(open_row);
                    }
                }
                prop_assert!(!rest.values().any(|count| is_small(*count)), "{:?} of {:?}", rest, question);
                prop_assert!(question.all.answered.is_none() || !is_small(silent), "{:?}", question);
            }
        }
    }

    #[test]
    fn any_table_is_counted_or_refused(cells in vec(any::<String>(), 0..20)) {
        let table = format!("customer,understands,rates\n{}", cells.join(","));
        let answers = Answers::read(table.as_bytes(), Separator::Comma);
        let read = answers.and_then(|answers| Survey::of(questionnaire(FLOW), &answers, Reading::default()));
        if let Ok(read) = read {
            let view = read.view("x");
            prop_assert!(!view.to_text().is_empty() && !view.to_json().is_empty());
        }
    }
}
