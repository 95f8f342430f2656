//! Compares charts and intervals, point by point, with what other programs reckon.
//!
//! The reference series belong to others and are not part of the project; where their folder does
//! not lie beside it, the test says that it was passed over.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may fail, and says what it passes over"
)]

use handoffs::data::{Folder, Surveyed};
use handoffs::model::{ChartKind, RuleSet};
use handoffs::report::Assessed;
use handoffs::stats::chart::{Chart, Lines, Pattern, Plan, Signal, Subgroup, signals};
use handoffs::stats::{Confidence, Proportion, Runs};
use handoffs::syntax;
use handoffs::text::SourceFile;
use std::collections::HashMap;
use std::path::PathBuf;

type Row = HashMap<String, String>;

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/spc");
    if !folder.is_dir() {
        eprintln!("passed over: the reference series do not lie beside the project");
        return None;
    }
    Some(folder)
}

fn rows(path: PathBuf) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    reader.deserialize().map(Result::unwrap).collect()
}

fn number(row: &Row, column: &str) -> Option<f64> {
    let text = &row[column];
    (text != "NA").then(|| text.parse().unwrap())
}

#[track_caller]
fn assert_same(what: &str, ours: Option<f64>, theirs: Option<f64>) {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => {
            let scale = theirs.abs().max(1.0);
            assert!((ours - theirs).abs() <= 1e-9 * scale, "{what}: {ours} is not {theirs}");
        }
        (ours, theirs) => assert_eq!(ours, theirs, "{what}"),
    }
}

/// Reads a series: subgroups of values where a sample has several rows, else one number a row.
fn series(rows: &[Row], group: &str, value: &str, size: Option<&str>) -> Vec<Subgroup> {
    let mut grouped: Vec<(String, Vec<f64>, Option<f64>)> = Vec::new();
    for row in rows {
        let size = size.and_then(|size| number(row, size));
        match grouped.last_mut() {
            Some((last, values, _)) if *last == row[group] => values.extend(number(row, value)),
            _ => grouped.push((row[group].clone(), number(row, value).into_iter().collect(), size)),
        }
    }
    grouped.into_iter().map(|(_, values, size)| Subgroup { size, ..Subgroup::of_values(&values) }).collect()
}

/// Holds a chart against one of qicharts2; its numbers are `times` ours.
fn compare(name: &str, subgroups: &[Subgroup], plan: &Plan, times: f64) {
    let Some(folder) = folder() else { return };
    let expected = rows(folder.join("expected").join(format!("{name}.csv")));
    let chart = Chart::of(subgroups, plan).unwrap();
    assert_eq!(chart.points.len(), expected.len(), "{name}");
    for (at, (point, row)) in chart.points.iter().zip(&expected).enumerate() {
        let what = |column: &str| format!("{name}, {column} of point {}", at + 1);
        let lines = point.lines.unwrap();
        let scaled = |number: Option<f64>| number.map(|number| number * times);
        assert_same(&what("y"), scaled(point.value), number(row, "y"));
        assert_same(&what("cl"), scaled(Some(lines.centre)), number(row, "cl"));
        assert_same(&what("lcl"), scaled(lines.lower), number(row, "lcl"));
        assert_same(&what("ucl"), scaled(lines.upper), number(row, "ucl"));
        let is_beyond = point.signals.iter().any(|signal| signal.pattern == Pattern::BeyondLimit);
        assert_eq!(is_beyond, row["sigma.signal"] == "TRUE", "{}", what("sigma.signal"));
        let part = chart.parts.iter().find(|part| part.range.contains(&at)).unwrap();
        let runs = part.runs.unwrap();
        let ours = [runs.useful, runs.longest, runs.longest_limit, runs.crossings, runs.crossings_limit];
        let columns = ["n.useful", "longest.run", "longest.run.max", "n.crossings", "n.crossings.min"];
        assert_eq!(ours.map(|count| count.to_string()), columns.map(|column| row[column].clone()), "{name}");
        assert_eq!(part.is_signal, row["runs.signal"] == "TRUE", "{}", what("runs.signal"));
    }
}

fn plan(kind: ChartKind) -> Plan {
    Plan::new(kind)
}

fn parted(kind: ChartKind) -> Plan {
    Plan { parts: [24].into(), ..Plan::new(kind) }
}

#[test]
fn charts_agree_with_qicharts2() {
    let Some(folder) = folder() else { return };
    let read = |name: &str| rows(folder.join("series").join(format!("{name}.csv")));
    let infections = read("cdi");
    let counts = series(&infections, "month", "n", None);
    compare("run_cdi_n", &counts, &plan(ChartKind::Run), 1.0);
    compare("run_cdi_n_freeze24", &counts, &Plan { freeze: Some(24), ..plan(ChartKind::Run) }, 1.0);
    compare("run_cdi_n_part24", &counts, &parted(ChartKind::Run), 1.0);
    compare("i_cdi_n", &counts, &plan(ChartKind::Individuals), 1.0);
    compare("mr_cdi_n", &counts, &plan(ChartKind::MovingRange), 1.0);
    compare("c_cdi_n_part24", &counts, &parted(ChartKind::Count), 1.0);
    let rates = series(&infections, "month", "n", Some("days"));
    compare("u_cdi_part24_x10000", &rates, &parted(ChartKind::Rate), 10_000.0);
    let accidents = series(&read("nhs_accidents"), "i", "r", Some("n"));
    compare("i_nhs_accidents", &accidents, &plan(ChartKind::Individuals), 1.0);
    compare("p_nhs_accidents", &accidents, &plan(ChartKind::Proportion), 1.0);
    compare("pp_nhs_accidents", &accidents, &plan(ChartKind::LaneyProportion), 1.0);
    let random = series(&read("vignette_seed19_y"), "i", "y", None);
    compare("i_seed19", &random, &plan(ChartKind::Individuals), 1.0);
    compare("run_seed19", &random, &plan(ChartKind::Run), 1.0);
    let rings = series(&read("montgomery_tbl_06.03"), "sample", "obs", None);
    compare("mont_6.3_xbar", &rings, &plan(ChartKind::Mean), 1.0);
    compare("mont_6.3_s", &rings, &plan(ChartKind::Deviation), 1.0);
    let sized = |name: &str| series(&read(name), "sample", "count", Some("size"));
    compare("mont_t7.4_p", &sized("montgomery_tbl_07.04"), &plan(ChartKind::Proportion), 1.0);
    compare("mont_7.4_u", &sized("montgomery_tbl_07.10"), &plan(ChartKind::Rate), 1.0);
    let failures = series(&read("montgomery_tbl_07.14"), "failure", "hours", None);
    compare("mont_7.6_t", &failures, &plan(ChartKind::TimeBetween), 1.0);
}

#[test]
fn signals_agree_with_nhs_plot_the_dots() {
    let Some(folder) = folder() else { return };
    let files = [
        ("nhsr_ae_R1H_type1_breaches_decrease", true),
        ("nhsr_ae_RJ1_type1_breaches_decrease", true),
        ("nhsr_deviations_screened", true),
        ("nhsr_deviations_unscreened", false),
    ];
    for (name, screens_ranges) in files {
        let expected = rows(folder.join("expected").join(format!("{name}.csv")));
        let subgroups = series(&expected, "x", "y", None);
        let plan = Plan { rules: RuleSet::Nhs, screens_ranges, ..Plan::new(ChartKind::Individuals) };
        let chart = Chart::of(&subgroups, &plan).unwrap();
        for (at, (point, row)) in chart.points.iter().zip(&expected).enumerate() {
            let what = format!("{name}, point {}", at + 1);
            let lines = point.lines.unwrap();
            assert_same(&what, Some(lines.centre), number(row, "mean_col"));
            assert_same(&what, lines.lower, number(row, "lpl"));
            assert_same(&what, lines.upper, number(row, "upl"));
            assert_eq!(!point.signals.is_empty(), row["special_cause_flag"] == "TRUE", "{what}");
            let told: Vec<&str> = point.signals.iter().map(|signal| words(*signal)).collect();
            let theirs = row["special_cause_type"].as_str();
            assert!(theirs == "Common Cause" || told.contains(&theirs), "{what}: {told:?} lacks {theirs}");
        }
    }
}

fn words(signal: Signal) -> &'static str {
    match (signal.pattern, signal.is_high) {
        (Pattern::BeyondLimit, Some(true)) => "Above UCL",
        (Pattern::BeyondLimit, _) => "Below LCL",
        (Pattern::Shift, Some(true)) => "7 Points Above CL",
        (Pattern::Shift, _) => "7 Points Below CL",
        (Pattern::TwoOfThree, Some(true)) => "2 in 3 Above CL",
        (Pattern::TwoOfThree, _) => "2 in 3 Below CL",
        _ => "",
    }
}

/// The number of each pattern in qcc's two sets of rules.
const NUMBERED: [(&str, RuleSet, &[Pattern]); 2] = [
    (
        "western-electric",
        RuleSet::WesternElectric,
        &[Pattern::BeyondLimit, Pattern::TwoOfThree, Pattern::FourOfFive, Pattern::Shift],
    ),
    (
        "nelson",
        RuleSet::Nelson,
        &[
            Pattern::BeyondLimit,
            Pattern::Shift,
            Pattern::Trend,
            Pattern::Alternation,
            Pattern::TwoOfThree,
            Pattern::FourOfFive,
            Pattern::Stratification,
            Pattern::Mixture,
        ],
    ),
];

#[test]
fn zones_agree_with_qcc() {
    let Some(folder) = folder() else { return };
    let input = rows(folder.join("expected/qcc_rules_input.csv"));
    let expected = rows(folder.join("expected/qcc_rules.csv"));
    for row in &expected {
        let (_, rules, patterns) = NUMBERED.iter().find(|(set, _, _)| *set == row["set"]).unwrap();
        let pattern = patterns[row["rule"].parse::<usize>().unwrap() - 1];
        let points: Vec<(f64, Lines)> =
            input.iter().filter(|point| point["series"] == row["series"]).map(given).collect();
        let found = signals(*rules, &points);
        let has = |at: &usize| found[*at].iter().any(|signal| signal.pattern == pattern);
        let ours: Vec<String> = (0..points.len()).filter(has).map(|at| (at + 1).to_string()).collect();
        assert_eq!(ours.join(" "), row["violations"], "{} {} {}", row["series"], row["set"], row["rule"]);
    }
}

fn given(row: &Row) -> (f64, Lines) {
    let [value, centre, deviation] = ["y", "center", "sd"].map(|column| number(row, column).unwrap());
    let (lower, upper) = (centre - 3.0 * deviation, centre + 3.0 * deviation);
    let distance = Some((value - centre) / deviation);
    (value, Lines { centre, lower: Some(lower), upper: Some(upper), distance })
}

#[test]
fn limits_of_runs_agree_with_the_published_table() {
    let Some(folder) = folder() else { return };
    for row in rows(folder.join("expected/anhoej_critical_values_10_100.csv")) {
        let sides = vec![handoffs::stats::Side::Above; row["n"].parse().unwrap()];
        let runs = Runs::of(&sides).unwrap();
        let ours = [runs.longest_limit, runs.crossings_limit].map(|limit| limit.to_string());
        assert_eq!(ours, [row["longest_max"].clone(), row["crossings_min"].clone()], "{row:?}");
    }
}

#[test]
fn intervals_agree_with_statsmodels() {
    let Some(folder) = folder() else { return };
    let proportion = |row: &Row, count: &str, of: &str| {
        Proportion::new(row[count].parse().unwrap(), row[of].parse().unwrap()).unwrap()
    };
    for row in rows(folder.join("expected/wilson_statsmodels.csv")) {
        let confidence = Confidence::new(number(&row, "conf").unwrap()).unwrap();
        let ours = proportion(&row, "x", "n").wilson(confidence).unwrap();
        assert_same(&format!("{row:?}"), Some(ours.low), number(&row, "wilson_lo"));
        assert_same(&format!("{row:?}"), Some(ours.high), number(&row, "wilson_hi"));
    }
    for row in rows(folder.join("expected/newcombe_diff_statsmodels.csv")) {
        let (first, second) = (proportion(&row, "x1", "n1"), proportion(&row, "x2", "n2"));
        let ours = first.newcombe(second, Confidence::USUAL).unwrap();
        assert_same(&format!("{row:?}"), Some(ours.low), number(&row, "lo"));
        assert_same(&format!("{row:?}"), Some(ours.high), number(&row, "hi"));
    }
}

/// The published survey on professional development in analytics (AphA), read as a flow names it.
#[test]
fn readiness_agrees_with_a_published_survey() {
    let survey = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/survey");
    if !survey.is_dir() {
        eprintln!("passed over: the survey does not lie beside the project");
        return;
    }
    let flow = "
flow: Development of analysts
actors: { analyst: Analyst, manager: Manager }
handoffs: [analyst -> manager]
readiness:
  scale: 3
  capacity-organisation: { desired: 3 }
  data:
    file: apha_cpd_survey_slim.csv
    group: q05a_afc_band_cat
    groups:
      management: [Band 8a or 8b, Band 8c or 8d, Band 9 or VSM]
      contributors: [Band 6 or 7, Band 5 and below]
    columns: { capacity-organisation: q16a_org_cpd_supportive_cat }
    answers: { 'Very supportive*': 3, 'Somewhat*': 2, Not at all: 1 }
";
    let flow = syntax::parse(&SourceFile::new("flow.yaml", flow)).flow;
    let readiness = flow.readiness.as_ref().unwrap();
    let source = readiness.data.as_ref().unwrap();
    let table = Folder::new(&survey, None);
    let surveyed = Surveyed::read(table.open(&source.file.value).unwrap(), readiness, source);
    assert_eq!((surveyed.respondents, surveyed.outside, surveyed.fault_count), (237, 10, 0));
    let assessed = Assessed::of(&flow, Some(&surveyed)).unwrap();
    let [management, contributors] = assessed.rows()[0].seen;
    let counts = [management, contributors].map(|seen| seen.reached.unwrap().to_string());
    assert_eq!(counts, ["31/100", "34/127"]);
    let (difference, interval) = assessed.rows()[0].difference.unwrap();
    let rounded = [difference, interval.low, interval.high].map(|share| (share * 1000.0).round());
    assert_eq!(rounded, [42.0, -75.0, 161.0]);
}
