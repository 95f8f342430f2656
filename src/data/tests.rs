//! Tables as people keep them, and as they should not.

use super::{FaultKind, Series, read};
use crate::model::{
    AskedData, Change, ChartChoice, ChartKind, DataSource, DateOrder, Decimal, Recurrence, Scale, Separator,
    Unit,
};
use crate::text::{Span, Spanned};
use proptest::collection::vec;
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn column(name: &str) -> Option<Spanned<String>> {
    Some(spanned(name.to_owned()))
}

fn source() -> DataSource {
    DataSource { date: column("month"), ..DataSource::of(spanned("m.csv".to_owned()), Span::default()) }
}

fn shares() -> DataSource {
    DataSource { value: column("complete"), total: column("received"), ..source() }
}

#[track_caller]
fn assert_fault(table: &str, source: &DataSource, kind: FaultKind, place: &str, words: &str) {
    let series = read(table.as_bytes(), source);
    let [fault] = series.faults.as_slice() else { panic!("{:#?}", series.faults) };
    assert_eq!((fault.kind, fault.place().as_str()), (kind, place), "{fault:?}");
    let told = format!("{} | {}", fault.message, fault.help);
    assert!(told.contains(words), "{told}");
}

fn labels(series: &Series) -> Vec<&str> {
    series.periods.iter().map(|period| period.label.as_str()).collect()
}

#[test]
fn shares_come_in_order_of_time() {
    let table = "\u{feff}month,received,complete,ward\n2026-02,50,40,a\n2026-01,30,20,b\n\n2026-03,,,a\n";
    let series = read(table.as_bytes(), &shares());
    assert_eq!(series.faults, []);
    assert_eq!(labels(&series), ["2026-01", "2026-02", "2026-03"]);
    assert_eq!(series.subgroups[0].value(), Some(20.0 / 30.0));
    assert_eq!(series.subgroups[2].value(), None, "nothing was observed");
    let (plan, faults) = series.plan(&shares(), None);
    assert_eq!((plan.kind, faults.len()), (ChartKind::Proportion, 0));
}

#[test]
fn values_of_one_period_are_a_subgroup() {
    let series = read("month,minutes\n2026-01,5\n2026-01,7\n2026-02,6\n".as_bytes(), &source());
    assert_eq!((series.subgroups[0].count, series.subgroups[0].mean), (2, Some(6.0)));
    assert_eq!(series.plan(&source(), None).0.kind, ChartKind::Mean);
    let counts = read("month,falls\n2026-01,5\n2026-02,6\n".as_bytes(), &source());
    assert_eq!(counts.plan(&source(), Some(&Unit::Count)).0.kind, ChartKind::Count);
}

#[test]
fn answers_count_as_one_of_one() {
    let every = Recurrence { words: "week".to_owned(), months: None, days: Some(7) };
    let asked = AskedData { scale: Scale::YesNo, better: None, every: Some(every) };
    let source = DataSource {
        date: column("date"),
        value: column("known"),
        asked: Some(asked),
        ..DataSource::of(spanned("a.csv".to_owned()), Span::default())
    };
    let table = "date,known\n2026-01-05,yes\n2026-01-07,No\n2026-01-08,don't know\n2026-01-11,\n2026-01-12,yes\n2026-01-13,perhaps\n";
    let series = read(table.as_bytes(), &source);
    assert_eq!(labels(&series), ["2026-W02", "2026-W03"]);
    assert_eq!((series.subgroups[0].value(), series.subgroups[0].size), (Some(0.5), Some(2.0)));
    assert_eq!((series.irregular(), series.fault_count), (vec![], 1));
    assert_eq!(series.plan(&source, Some(&Unit::Percent)).0.kind, ChartKind::Proportion);
    let numbers = read("date,known\n2026-01-05,71\n2026-01-12,80\n".as_bytes(), &source);
    assert_eq!(
        (numbers.are_answers, numbers.subgroups[0].value(), numbers.fault_count),
        (false, Some(71.0), 0)
    );
    let counted = DataSource { total: column("asked"), ..source };
    let series = read("date,known,asked\n2026-01-05,7,10\n".as_bytes(), &counted);
    assert_eq!(series.subgroups[0].value(), Some(0.7));
}

#[test]
fn other_countries_other_tables() {
    let source = DataSource {
        separator: Some(spanned(Separator::Semicolon)),
        decimal: Some(spanned(Decimal::Comma)),
        dates: Some(spanned(DateOrder::DayFirst)),
        ..source()
    };
    let series = read("month;minutes\n1.2.2026;4,5\n".as_bytes(), &source);
    assert_eq!((series.faults.len(), series.subgroups[0].value()), (0, Some(4.5)));
}

#[test]
fn every_bad_cell_is_named() {
    use FaultKind::{Cell, Column, Impossible, Personal, Unreadable};
    let cell = |row: &str| format!("month,received,complete\n2026-01,30,20\n{row}\n");
    assert_fault(&cell("Feb,30,20"), &shares(), Cell, "line 3, column \"month\"", "\"Feb\" is no period");
    assert_fault(
        &cell("2026-02,\"1,200\",20"),
        &shares(),
        Cell,
        "line 3, column \"received\"",
        "is no number",
    );
    assert_fault(&cell("2026-02,,20"), &shares(), Cell, "line 3, column \"received\"", "no denominator");
    assert_fault(&cell("2026-02,-3,"), &shares(), Impossible, "line 3, column \"received\"", "-3");
    assert_fault("month,recieved,complete\n", &shares(), Column, "column \"received\"", "write \"recieved\"");
    assert_fault("month,a,b\n", &source(), Column, "", "not said | name it");
    assert_fault(
        "month,a,a\n",
        &DataSource { value: column("a"), ..source() },
        Column,
        "column \"a\"",
        "two columns",
    );
    assert_fault("month,value,MRN\n", &source(), Personal, "column \"MRN\"", "take the column out");
    let wrong = read(&b"month,value\n2026-01,\xff\n"[..], &source());
    assert_eq!((wrong.faults[0].kind, wrong.faults[0].line), (Unreadable, Some(2)));
}

#[test]
fn a_row_with_a_fault_is_left_out_and_the_others_stay() {
    let series = read("month,value\n2026-01,1\n2026-02,x\n2026-03,3\n".as_bytes(), &source());
    assert_eq!((labels(&series), series.rows, series.fault_count), (vec!["2026-01", "2026-03"], 3, 1));
}

#[test]
fn faults_beyond_the_limit_are_counted() {
    let table = format!("month,value\n{}", "2026-01,x\n".repeat(150));
    let series = read(table.as_bytes(), &source());
    assert_eq!((series.faults.len(), series.fault_count), (super::MOST_FAULTS, 150));
}

#[test]
fn a_plan_names_periods_of_the_data() {
    let table = "month,value\n2025-12,1\n2026-01,2\n2026-02,3\n";
    let source = DataSource {
        freeze: column("2026-01"),
        excluded: vec![spanned("2025-12".to_owned())],
        parts: vec![spanned("2030-01".to_owned()), spanned("soon".to_owned())],
        chart: Some(spanned(ChartChoice::Kind(ChartKind::Run))),
        changes: vec![Change { at: spanned("2026-01".to_owned()), what: spanned("New form".to_owned()) }],
        ..source()
    };
    let (plan, faults) = read(table.as_bytes(), &source).plan(&source, None);
    assert_eq!((plan.kind, plan.freeze, plan.excluded), (ChartKind::Run, Some(2), [0].into()));
    let told: Vec<(&str, bool)> =
        faults.iter().map(|fault| (fault.period.value.as_str(), fault.is_period)).collect();
    assert_eq!(told, [("2030-01", true), ("soon", false)]);
}

#[test]
fn periods_may_be_numbered_and_points_counted() {
    let rows: String = (1..=1200).map(|at| format!("{at},{at}\n")).collect();
    let source = DataSource { freeze: column("24"), parts: vec![spanned("12".to_owned())], ..source() };
    let series = read(format!("month,value\n{rows}").as_bytes(), &source);
    assert_eq!((series.faults.len(), series.periods.len()), (0, 1200));
    let (plan, faults) = series.plan(&source, None);
    assert_eq!((plan.freeze, plan.parts, faults.len()), (Some(24), [12].into(), 0));
    assert_fault(
        "month,value\n1,1\n2026-01,2\n",
        &self::source(),
        FaultKind::Cell,
        "line 3, column \"month\"",
        "no period",
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(table in vec(any::<u8>(), 0..200)) {
        let series = read(table.as_slice(), &DataSource::of(spanned(String::new()), Span::default()));
        prop_assert_eq!(series.periods.len(), series.subgroups.len());
        prop_assert!(series.faults.len() <= series.fault_count);
    }

    #[test]
    fn any_numbers_come_back(values in vec(-1e9..1e9_f64, 1..40)) {
        let rows: String = values.iter().enumerate().map(|(at, value)| format!("w{at},{value}\n")).collect();
        let source = DataSource { dates: Some(spanned(DateOrder::Labels)), ..source() };
        let series = read(format!("month,value\n{rows}").as_bytes(), &source);
        let read: Vec<f64> = series.subgroups.iter().filter_map(|subgroup| subgroup.value()).collect();
        prop_assert_eq!(read, values);
    }
}
