//! The notes of a slide: what the check finds on what it shows.

use super::package::{HEAD, NAMESPACES, Relation, TREE, relations};
use crate::export::Chart;
use crate::render::escape;
use crate::rules::wording::counted;

/// Findings that the notes of one slide tell, at most.
const MOST_TOLD: usize = 40;

/// Returns the paragraphs of a slide's notes.
pub(super) fn paragraphs(chart: &Chart<'_>, findings: &[usize], counts: Option<&str>) -> Vec<String> {
    let report = chart.report();
    let mut told = Vec::new();
    if let Some(counts) = counts {
        told.extend(chart.flow.purpose.as_ref().map(|purpose| purpose.value.clone()));
        told.push(counts.to_owned());
    }
    let found: Vec<_> = findings.iter().filter_map(|index| report.findings.get(*index)).collect();
    told.push(match found.len() {
        0 => "The check finds nothing on this slide".to_owned(),
        count => format!("The check finds {} on this slide:", counted(count, "gap")),
    });
    for finding in found.iter().take(MOST_TOLD) {
        let diagnostic = &finding.diagnostic;
        let level = diagnostic.severity.word();
        told.push(format!(
            "{} {level}, {}: {}",
            diagnostic.rule.code(),
            diagnostic.subject.title(),
            diagnostic.message
        ));
        match &finding.waived {
            Some(waived) => {
                let reason = waived.reason.as_deref().unwrap_or("no reason given");
                told.push(format!("   waived: {reason}"));
            }
            None => told.extend(diagnostic.help.as_ref().map(|help| format!("   to do: {help}"))),
        }
    }
    if found.len() > MOST_TOLD {
        told.push(format!("and {} more: `handoff check` lists them all", found.len() - MOST_TOLD));
    }
    told
}

/// Writes the notes of a slide and their relationships.
pub(super) fn notes(paragraphs: &[String], lang: &str, slide: usize) -> (String, String) {
    let line = |text: &String| {
        format!("<a:p><a:r><a:rPr lang=\"{lang}\" dirty=\"0\"/><a:t>{}</a:t></a:r></a:p>", escape(text))
    };
    let lines: String = paragraphs.iter().map(line).collect();
    let text = format!(
        "{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{lines}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    );
    let parts = [
        Relation::part("notesMaster", "../notesMasters/notesMaster1.xml"),
        Relation::part("slide", format!("../slides/slide{slide}.xml")),
    ];
    (text, relations(&parts))
}
