//! What a workspace shares, judged where it is written: rules about single measures and actors run
//! over a flow that holds nothing but them.
//!
//! Rules about what flows make of them stay silent: a run need not have seen all flows, so that
//! nobody can tell whether a shared measure is used.

use super::check::{Examined, Job, Read, examine_by, judge};
use super::tables;
use super::{FileKind, FileReport, Finding};
use crate::config::{Settings, Workspace};
use crate::data::Folder;
use crate::diagnostic::Diagnostic;
use crate::import::Kind;
use crate::model::Flow;
use crate::rules::{Rule, data, keeping, legibility, measure, product};
use jiff::civil::Date;

/// The rules that look at nothing but a measure, an actor or the text itself.
static RULES: &[&Rule] = &[
    &product::placeholder::RULE,
    &measure::measure_without_unit::RULE,
    &measure::measure_without_target::RULE,
    &measure::measure_without_baseline::RULE,
    &measure::measure_without_definition::RULE,
    &measure::target_on_wrong_side::RULE,
    &measure::value_without_number::RULE,
    &measure::target_without_date::RULE,
    &data::unreadable_table::RULE,
    &data::table_not_as_described::RULE,
    &data::too_few_points::RULE,
    &data::percentage_of_few::RULE,
    &data::irregular_periods::RULE,
    &data::impossible_value::RULE,
    &data::personal_column::RULE,
    &data::baseline_unlike_data::RULE,
    &keeping::personal_data::RULE,
    &legibility::over_long_label::RULE,
];

/// Reports what is wrong with a workspace file: its faults, or where it has none, what the rules
/// and its own rules say of the actors and measures in it, and of the tables that these name.
///
/// `--fix` mends flows only, so the findings carry no fix.
#[must_use]
pub fn check_workspace(workspace: &Workspace, settings: Settings, today: Date) -> FileReport {
    let mut report = if workspace.faults.is_empty() {
        of_elements(workspace, settings, today)
    } else {
        of_faults(workspace)
    };
    report.findings.iter_mut().for_each(|finding| finding.diagnostic.fix = None);
    report
}

fn of_faults(workspace: &Workspace) -> FileReport {
    let finding = |fault: &Diagnostic| Finding { diagnostic: fault.clone(), waived: None };
    FileReport {
        source: workspace.source.clone(),
        kind: FileKind::Workspace,
        flow: None,
        unknown_language: None,
        has_unread_tables: false,
        readable: false,
        findings: workspace.faults.iter().map(finding).collect(),
        known: Vec::new(),
    }
}

fn of_elements(workspace: &Workspace, settings: Settings, today: Date) -> FileReport {
    let shared = &workspace.shared;
    let flow = Flow {
        actors: shared.actors.clone(),
        measures: shared.measures.clone(),
        lang: settings.spanned_lang(),
        ..Flow::default()
    };
    let folder = Some(Folder::new(&workspace.directory, None));
    let job = Job { source: workspace.source.clone(), settings, folder };
    let tables = tables::read(RULES, &job, &flow);
    let read = Read { job: &job, kind: Kind::Yaml, diagram: None, flow: &flow, tables: &tables };
    // Of the own rules, those that ask for what flows hold have nothing to go by here.
    let own = job.settings.own.of_shared();
    let found = examine_by(RULES, &own, read, today);
    let report = judge(Examined { job, flow, found, tables, readable: true }, today);
    FileReport { kind: FileKind::Workspace, unknown_language: None, ..report }
}

#[cfg(test)]
mod tests {
    use super::{RULES, check_workspace};
    use crate::config::{Settings, Workspace};
    use crate::diagnostic::Family;
    use crate::lint::{FileReport, catalogue};
    use crate::rules;
    use crate::text::SourceFile;
    use jiff::civil::date;
    use std::path::Path;

    fn check(text: &str) -> FileReport {
        let source = SourceFile::new("handoff.yaml", text);
        let workspace = Workspace::read(source, Path::new("/w"), catalogue());
        check_workspace(&workspace, Settings::default(), date(2026, 11, 22))
    }

    fn codes(report: &FileReport) -> Vec<(&str, &str, bool)> {
        let one = |finding: &'_ crate::lint::Finding| finding.waived.is_some();
        let findings = report.findings.iter();
        findings
            .map(|finding| {
                let diagnostic = &finding.diagnostic;
                (diagnostic.rule.code(), diagnostic.subject.path(), one(finding))
            })
            .collect()
    }

    /// Rules of the families below that have no say here, and why.
    const ELSEWHERE: [(&str, &str); 6] = [
        ("M007", "asks what the measures of a flow make together"),
        ("M008", "asks what the measures of a flow make together"),
        ("K001", "is about the head of a flow"),
        ("K002", "is about the head of a flow"),
        ("K003", "is about the head of a flow"),
        ("L002", "is about the order of a flow's lanes"),
    ];

    #[test]
    fn no_rule_of_single_elements_is_forgotten() {
        let is_due = |family: Family| {
            matches!(family, Family::Measure | Family::Data | Family::Keeping | Family::Legibility)
        };
        for rule in rules::RULES.iter().filter(|rule| is_due(rule.meta.family())) {
            let code = rule.meta.code;
            let is_here = RULES.iter().any(|known| known.meta.code == code);
            let is_elsewhere = ELSEWHERE.iter().any(|(known, _)| *known == code);
            assert!(
                is_here != is_elsewhere,
                "{code} is to be listed here, or among the others with a reason"
            );
        }
    }

    #[test]
    fn judges_measures_and_actors_and_nothing_of_flows() {
        let report = check(
            "actors:\n  clerk: Clerk of the outpatient clinic in the west wing, by day\nmeasures:\n  waits: { unit: minutes, baseline: 40 min, target: 20 min }\n",
        );
        assert_eq!(codes(&report), [("L001", "actors/clerk", false), ("M010", "measures/waits", false)]);
        assert!(report.readable && report.flow.is_none());
        assert!(codes(&check("profile: strict\n")).is_empty());
    }

    #[test]
    fn waivers_of_shared_measures_count() {
        let waits = "measures:\n  waits: { unit: minutes, baseline: 40 min, target: 20 min, waive: ";
        let report = check(&format!("{waits}{{ rule: M010, reason: Set each year }} }}\n"));
        assert_eq!(codes(&report), [("M010", "measures/waits", true)]);
        let report = check(&format!("{waits}{{ rule: [M010, M001], reason: Set each year }} }}\n"));
        assert_eq!(codes(&report)[0], ("M010", "measures/waits", true));
        assert_eq!(codes(&report)[1], ("X001", "measures/waits", false));
    }

    #[test]
    fn faults_come_alone_and_without_a_fix() {
        let report = check("profil: strict\nmeasures: { waits: {} }\n");
        assert_eq!(codes(&report), [("S003", "", false)]);
        assert!(!report.readable && report.findings[0].diagnostic.fix.is_none());
    }
}
