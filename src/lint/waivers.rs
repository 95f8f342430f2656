//! Which waivers a flow holds, what they silence and what is wrong with them.

use super::removal::removal;
use super::{Finding, Waived};
use crate::config::{Catalogue, Levels, Selector};
use crate::diagnostic::{AnyRule, Diagnostic, Family, Fix, Severity, Subject};
use crate::model::{Flow, Waiver};
use crate::rules::subjects;
use crate::rules::waiver::{expired_waiver, idle_waiver, unknown_waived_rule, waiver_without_reason};
use crate::syntax::lower::shown;
use crate::text::{SourceFile, Span};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// For how many unknown names of one flow a known one is suggested; more would take too long.
const MOST_SUGGESTIONS: usize = 1000;

/// A waiver with the element that it stands on.
struct Placed<'flow> {
    waiver: &'flow Waiver,
    subject: Subject,
    selector: Option<Selector>,
    has_ended: bool,
    is_used: bool,
}

/// What waivers are judged by.
#[derive(Clone, Copy)]
pub(super) struct Bench<'run> {
    pub(super) source: &'run SourceFile,
    pub(super) catalogue: &'run Catalogue,
    pub(super) levels: &'run Levels,
    /// Whether every table could be read; what lies behind a fault nobody knows.
    pub(super) data_is_whole: bool,
    pub(super) today: Date,
}

/// Silences what the flow waives and returns what is wrong with the waivers themselves.
pub(super) fn apply(bench: Bench<'_>, flow: &Flow, findings: &mut [Finding]) -> Vec<Diagnostic> {
    let mut waivers = collect(bench, flow);
    if waivers.is_empty() {
        return Vec::new();
    }
    silence(&mut waivers, findings);
    // A half-read flow may lack the very element that a waiver is about.
    let is_whole = !findings.iter().any(|finding| {
        finding.diagnostic.rule.family() == Family::Syntax && finding.diagnostic.severity == Severity::Error
    });
    judge(bench, &waivers, is_whole)
}

fn collect<'flow>(bench: Bench<'_>, flow: &'flow Flow) -> Vec<Placed<'flow>> {
    let mut placed = Vec::new();
    let mut add = |subject: Subject, waivers: &'flow [Waiver]| {
        placed.extend(waivers.iter().map(|waiver| Placed {
            waiver,
            subject: subject.clone(),
            selector: bench.catalogue.selector(&waiver.rule),
            has_ended: waiver.until.as_ref().is_some_and(|until| until.value < bench.today),
            is_used: false,
        }));
    };
    add(Subject::flow(), &flow.waivers);
    flow.stakeholders.iter().for_each(|of| add(subjects::stakeholder(of), &of.waivers));
    flow.steps.iter().for_each(|of| add(subjects::step(of), &of.waivers));
    flow.handoffs.iter().for_each(|of| add(subjects::handoff(of), &of.waivers));
    subjects::measures(flow).for_each(|of| add(of.subject(), &of.measure.waivers));
    flow.goals.iter().for_each(|of| add(subjects::goal(of), &of.waivers));
    placed
}

/// Lets the innermost waiver silence each finding; one that has ended is used but silences nothing.
fn silence(waivers: &mut [Placed<'_>], findings: &mut [Finding]) {
    let mut by_place: HashMap<(String, Selector), Vec<usize>> = HashMap::new();
    for (index, placed) in waivers.iter().enumerate() {
        let Some(selector) = placed.selector.clone() else { continue };
        let same = by_place.entry((placed.subject.path().to_owned(), selector)).or_default();
        // Of waivers that say the same in the same place the first that still holds counts, so no
        // more than one of each kind is ever looked at.
        if same.iter().all(|other| waivers[*other].has_ended != placed.has_ended) {
            same.push(index);
        }
    }
    let may_go = |finding: &&mut Finding| !Levels::is_unreadable(&finding.diagnostic.rule);
    for finding in findings.iter_mut().filter(may_go) {
        let rule = &finding.diagnostic.rule;
        let selectors = [Selector::of(rule), Selector::Family(rule.family())];
        let around = enclosing(finding.diagnostic.subject.path());
        let keys = around.flat_map(|path| selectors.clone().map(|selector| (path.to_owned(), selector)));
        let indices: Vec<usize> = keys.filter_map(|key| by_place.get(&key)).flatten().copied().collect();
        // One that has ended has to be renewed or removed, whatever else covers its gap.
        for index in &indices {
            waivers[*index].is_used |= waivers[*index].has_ended;
        }
        let holds = indices.iter().find(|index| !waivers[**index].has_ended);
        if let Some(index) = holds {
            finding.waived = Some(waived(waivers[*index].waiver));
            waivers[*index].is_used = true;
        }
    }
}

/// Returns a logical path and all paths around it, the flow's empty one last.
fn enclosing(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| {
        let outer = path.rfind('/').map_or("", |slash| &path[..slash]);
        (!path.is_empty()).then_some(outer)
    })
}

fn waived(waiver: &Waiver) -> Waived {
    Waived {
        reason: waiver.reason.as_ref().map(|reason| reason.value.clone()),
        owner: waiver.owner.as_ref().map(|owner| owner.value.clone()),
        until: waiver.until.as_ref().map(|until| until.value),
    }
}

fn judge(bench: Bench<'_>, waivers: &[Placed<'_>], is_whole: bool) -> Vec<Diagnostic> {
    // Several rules in one entry share its place; it can go only when none of them is needed.
    let needed: HashSet<Span> =
        waivers.iter().filter(|placed| placed.is_used).map(|placed| placed.waiver.span).collect();
    let mut suggestions = HashMap::new();
    let mut found = Vec::new();
    for placed in waivers {
        let Some(selector) = &placed.selector else {
            let name = placed.waiver.rule.as_str();
            if suggestions.len() < MOST_SUGGESTIONS {
                suggestions.entry(name).or_insert_with(|| bench.catalogue.nearest(name));
            }
            found.push(unknown(placed, suggestions.get(name).copied().flatten()));
            continue;
        };
        let is_idle = !placed.is_used && is_whole && is_judged(bench, selector);
        if is_idle {
            found.push(idle(bench, placed, !needed.contains(&placed.waiver.span)));
        } else if placed.has_ended {
            found.extend(ended(placed).filter(|_| placed.is_used));
        } else if placed.waiver.reason.as_ref().is_none_or(|reason| reason.trim().is_empty()) {
            found.push(without_reason(placed));
        }
    }
    found
}

/// Tells whether all rules that a waiver names speak in this run; if not, nothing can be said of it.
fn is_judged(bench: Bench<'_>, selector: &Selector) -> bool {
    let mut meant = bench.catalogue.rules().filter(|rule| selector.matches(rule));
    let is_read = |rule: &AnyRule| bench.data_is_whole || rule.family() != Family::Data;
    meant.all(|rule| bench.levels.is_on(&rule) && is_read(&rule))
}

fn idle(bench: Bench<'_>, placed: &Placed<'_>, may_go: bool) -> Diagnostic {
    let waiver = placed.waiver;
    let message = format!("this waiver of `{}` silences nothing", waiver.rule.value);
    let finding = Diagnostic::new(&idle_waiver::META, waiver.rule.span, message)
        .on(placed.subject.clone())
        .help("remove the waiver: the gap it answers for is not there");
    let span = may_go.then(|| removal(bench.source, waiver.span)).flatten();
    match span {
        Some(span) => finding.fix(Fix::remove("remove the waiver", span, true)),
        None => finding,
    }
}

fn without_reason(placed: &Placed<'_>) -> Diagnostic {
    let message = format!("this waiver of `{}` does not say why", placed.waiver.rule.value);
    Diagnostic::new(&waiver_without_reason::META, placed.waiver.rule.span, message)
        .on(placed.subject.clone())
        .help("write why the gap is accepted: `reason: …`")
}

fn ended(placed: &Placed<'_>) -> Option<Diagnostic> {
    let until = placed.waiver.until.as_ref()?;
    let rule = &placed.waiver.rule.value;
    let message = format!("this waiver of `{rule}` ended on {}, so the finding counts again", until.value);
    let finding = Diagnostic::new(&expired_waiver::META, until.span, message)
        .on(placed.subject.clone())
        .label("its last day")
        .help("close the gap and remove the waiver, or agree on a new date");
    Some(finding)
}

fn unknown(placed: &Placed<'_>, suggestion: Option<&str>) -> Diagnostic {
    let rule = &placed.waiver.rule;
    let message = format!("there is no rule `{}`, so this waiver silences nothing", shown(rule));
    let finding = Diagnostic::new(&unknown_waived_rule::META, rule.span, message).on(placed.subject.clone());
    match suggestion {
        Some(suggestion) => {
            finding.help(format!("write `{suggestion}`")).fix(Fix::write(suggestion, rule.span, false))
        }
        None => finding.help("write the code or the name of a rule; `handoff rules` lists them"),
    }
}

#[cfg(test)]
mod tests {
    use super::enclosing;

    #[test]
    fn paths_open_up_to_the_flow() {
        let paths: Vec<&str> = enclosing("handoffs/a-b/measures/m").collect();
        assert_eq!(
            paths,
            ["handoffs/a-b/measures/m", "handoffs/a-b/measures", "handoffs/a-b", "handoffs", ""]
        );
        assert_eq!(enclosing("").collect::<Vec<_>>(), [""]);
    }
}
