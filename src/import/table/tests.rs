//! Tables as flows: what becomes of rows and columns, and what is said of broken ones.

use crate::import::sketch::MOST_LINKS;
use crate::import::{read, to_yaml};
use crate::model::{Shared, StepKind};
use crate::text::SourceFile;
use proptest::prelude::{any, prop_assert, proptest};

/// The example that add-ins come with, with a product column.
const STEPS: &str = "\
Blood test
Process Step ID,Process Step Description,Next Step ID,Connector Label,Shape Type,Function,Phase,Product
P100,Feels unwell,P200,,Start,Patient,Before,What hurts
P200,Order the test,P300,,Process,Ordering physician,Before,\"Order, complete\"
P300,Draw blood,P400,,Process,Lab technician,Test,
P400,Is the specimen fit?,\"P300,P500\",\"no,yes\",Decision,Lab technician,Test,Labelled specimen

P500,Run the test,p100,,Process,Laboratory,Test,Answer
";

fn imported(name: &str, text: &str) -> (crate::model::Flow, Vec<String>) {
    let parsed = read(&SourceFile::new(name, text), &Shared::default()).parsed;
    let faults = parsed.diagnostics.iter().map(|fault| format!("{} {}", fault.rule.code(), fault.message));
    (parsed.flow, faults.collect())
}

fn faults(text: &str) -> Vec<String> {
    imported("a.csv", text).1
}

#[test]
fn a_label_that_stays_with_its_actor_is_a_document() {
    let table = "Id,Step,Next,Connector Label,Function\na,Reserve,b,Reservation,Stock\nb,Ship,c,Parcel,Stock\nc,Take in,,,Shop\n";
    let yaml = to_yaml(&SourceFile::new("a.csv", table)).unwrap().unwrap();
    for part in ["documents: Reservation", "then: b", "b -> c: Parcel"] {
        assert!(yaml.contains(part), "{part}: {yaml}");
    }
}

#[test]
fn lists_of_next_steps_end_at_the_limit() {
    let ids: Vec<String> = (0..200).map(|number| format!("P{number}")).collect();
    let row = |id: &String| format!("{id},Do,\"{}\",Actor {id}\n", ids.join(","));
    let rows: String = ids.iter().map(row).collect();
    let (flow, faults) = imported("a.csv", &format!("Step ID,Does,Next,Actor\n{rows}"));
    let limit = faults.iter().find(|fault| fault.starts_with("S007")).unwrap();
    assert!(limit.contains("row 102: more than 20000 links"), "{limit}");
    let inner: usize = flow.steps.iter().map(|step| step.exits.len()).sum();
    assert_eq!(flow.handoffs.len() + inner, MOST_LINKS);
}

#[test]
fn a_long_cell_is_no_title_and_cut() {
    let long = "word, ".repeat(6_000);
    let table = format!("Supplier,Product,Customer,\"{long}\"\nA,\"{long}\",B\n");
    let (flow, faults) = imported("a.csv", &table);
    assert_eq!(flow.handoffs.len(), 1);
    let told = "S007 row 2, column \"Product\": the cell has more than 32767 characters";
    assert!(faults.iter().any(|fault| fault.starts_with(told)), "{faults:?}");
}

#[test]
fn steps_become_lanes_exits_and_handoffs() {
    let (flow, faults) = imported("<stdin>", STEPS);
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(flow.title(), "Blood test");
    let names: Vec<&str> = flow.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["Patient", "Ordering physician", "Lab technician", "Laboratory"]);
    assert_eq!(flow.steps[0].kind, StepKind::Starts);
    assert_eq!(flow.steps[3].kind, StepKind::Decides);
    assert_eq!(flow.steps[3].exits[0].to.as_str(), "p300");
    assert_eq!(flow.steps[3].exits[0].when.as_ref().unwrap().value, "no");
    let told: Vec<String> = flow
        .handoffs
        .iter()
        .map(|one| {
            format!(
                "{} {} {:?}",
                one.from.as_str(),
                one.to.as_str(),
                one.named_product().map(|product| &product.name.value)
            )
        })
        .collect();
    let expected = [
        "p100 p200 Some(\"What hurts\")",
        "p200 p300 Some(\"Order, complete\")",
        "p400 p500 Some(\"Labelled specimen\")",
        "p500 p100 Some(\"Answer\")",
    ];
    assert_eq!(told, expected);
    assert_eq!(flow.handoffs[2].when.as_ref().unwrap().value, "yes");
}

#[test]
fn is_written_as_a_person_would_write_it() {
    let text = "Supplier\tProduct\tCustomer\tCustomer is\tMeasure\tUnit\tTarget\nNurse\tAnswer\tPatient\texternal\tAnswered\tpercent\t95%\n";
    let yaml = to_yaml(&SourceFile::new("<stdin>", text)).unwrap().unwrap();
    let expected = "\
flow: Pasted process

actors:
  nurse: Nurse
  patient: { name: Patient, side: external }

handoffs:
  - nurse -> patient: { product: Answer, measures: answered }

measures:
  answered: { name: Answered, unit: percent, target: 95% }
";
    assert_eq!(yaml, expected);
}

#[test]
fn faults_name_row_and_column() {
    let text = STEPS
        .replace("p100", "P900")
        .replace("\"no,yes\"", "\"no,yes,maybe\"")
        .replace("Decision", "Desicion");
    assert_eq!(
        faults(&text),
        [
            "S002 row 6, column \"Connector Label\": \"Connector Label\" has 3 values, and 2 would be one for each step that follows",
            "S002 row 6, column \"Shape Type\": \"Desicion\" is no shape of a step",
            "R001 row 8, column \"Next Step ID\": there is no step \"P900\"",
        ]
    );
    assert_eq!(imported("a.csv", &text).0.steps[3].kind, StepKind::Decides, "what was meant counts");
    assert_eq!(
        faults("Supplier;Customer;Wait\nA;B;soon\nA;;5 min\nA;B;;more\n"),
        [
            "S002 row 2, column \"Wait\": `soon` is not a length of time",
            "S004 row 3: the row does not say who receives",
            "S002 row 4, column 4: the row has more cells than there are titles",
        ]
    );
}

#[test]
fn titles_that_are_missing_or_misspelt_are_told() {
    assert_eq!(faults("Suplier,Customer,Product\nA,B,C\n"), ["S003 there is no column \"Suplier\""]);
    assert_eq!(
        faults("Process Step ID,Process Step Description,Next\n1,Do,2\n"),
        ["S004 the table has no column that says who does it"]
    );
    assert_eq!(faults("a,b\n1,2\n"), ["S004 no row of the table says what its columns are"]);
    assert_eq!(faults("Supplier,Customer,Product,Output\nA,B,C,D\n"), ["S005 two columns are \"Product\""]);
}

#[test]
fn rows_follow_each_other_where_nothing_else_is_said() {
    let (flow, faults) = imported("a.csv", "Who,What\nNurse,Ask\n,Write down\nPhysician,Answer\n");
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(flow.steps[0].exits[0].to.as_str(), "write-down");
    assert_eq!(flow.steps[1].actor.as_ref().unwrap().as_str(), "nurse");
    assert_eq!((flow.handoffs[0].from.as_str(), flow.handoffs[0].to.as_str()), ("write-down", "answer"));
}

#[test]
fn ids_are_each_their_own() {
    let text =
        "ID,Step,Actor,Next\nNurse,Ask,Nurse,n-1\nN 1,Answer,Ward,N-1\nN-1,Go,Ward,\nN-1,Go again,Ward,\n";
    let (flow, faults) = imported("a.csv", text);
    assert_eq!(faults, ["S006 row 5, column \"ID\": two rows are the step \"N-1\""]);
    let ids: Vec<&str> = flow.steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids, ["nurse", "n-1", "n-1-2", "n-1-3"]);
    assert_eq!(flow.actors[0].id.as_str(), "nurse-2");
    assert_eq!(flow.handoffs[0].to.as_str(), "n-1-2");
}

#[test]
fn rows_that_go_on_add_measures() {
    let text = "No,Supplier,Product,Customer,Measure,Target\n1,A,P,B,One,1\n1,A,P,B,Two,2\n,,,,Three,3\n2,A,P,B,One,1\n";
    let (flow, faults) = imported("a.csv", text);
    assert_eq!(faults, Vec::<String>::new());
    let counts: Vec<usize> = flow.handoffs.iter().map(|handoff| handoff.measures.len()).collect();
    assert_eq!(counts, [3, 1]);
    assert_eq!(flow.measures.len(), 3);
}

#[test]
fn text_that_is_no_table_stays_yaml() {
    for text in ["flow: A, b\nactors: { a: A, b: B }", "a,b\n1,2", "", "Supplier"] {
        assert!(!super::is_table(text), "{text}");
    }
    for text in ["from;to\na;b", "sep=;\nSupplier;Customer", "Title\n\nActor\tStep\n"] {
        assert!(super::is_table(text), "{text}");
    }
}

#[test]
fn what_is_too_much_is_told_and_left_out() {
    let row = "A,B\n";
    let text = format!("Supplier,Customer\n{}", row.repeat(super::MOST_ROWS + 5));
    let (flow, faults) = imported("a.csv", &text);
    assert_eq!(flow.handoffs.len(), super::MOST_ROWS - 1);
    assert!(faults[0].starts_with("S007"), "{}", faults[0]);
}

proptest! {
    /// Whatever a table holds, it is read without a panic, and each fault has its place.
    #[test]
    fn any_table_is_read(
        titles in proptest::collection::vec(proptest::sample::select(super::COLUMNS.iter().map(|column| column.title).collect::<Vec<_>>()), 0..9),
        rows in proptest::collection::vec(proptest::collection::vec("([aAbB1é ]{0,3}[,;\"\\\\]?){0,3}", 0..10), 0..6),
        any in any::<String>(),
    ) {
        let line = |cells: &[String]| cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",");
        let titles: Vec<String> = titles.into_iter().map(str::to_owned).collect();
        let rows: Vec<String> = rows.iter().map(|row| line(row)).collect();
        let text = format!("{}\n{}\n{any}", line(&titles), rows.join("\n"));
        let source = SourceFile::new("a.csv", text.as_str());
        let parsed = read(&source, &Shared::default()).parsed;
        for fault in &parsed.diagnostics {
            prop_assert!(text.get(fault.span.range()).is_some(), "{fault:?}");
        }
        for handoff in &parsed.flow.handoffs {
            prop_assert!(text.get(handoff.from.span.range()).is_some());
        }
        prop_assert!(to_yaml(&source).is_ok());
    }
}
