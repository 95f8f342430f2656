//! `handoff rules`: all rules, by family.

use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::config::{OwnRules, Workspaces};
use crate::diagnostic::{AnyRule, Family, Mend};
use crate::emit::visible;
use crate::lint;
use clap::builder::styling::Style;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// What `rules` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Rules {
    /// How to write the list
    #[arg(long, value_enum, default_value_t = Shape::Text, value_name = "NAME")]
    format: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For people
    Text,
    /// For programs
    Json,
}

/// What programs learn of a rule.
#[derive(Serialize)]
pub(super) struct RuleOutput<'run> {
    code: &'run str,
    name: &'run str,
    family: &'static str,
    severity: &'static str,
    /// The version that first had it; none of a rule that a workspace wrote.
    since: Option<&'static str>,
    fix: Option<&'static str>,
    summary: &'run str,
}

impl Rules {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let own = own_rules(console)?;
        let rules: Vec<AnyRule> = own.catalogue(lint::catalogue()).rules().collect();
        let text = match self.format {
            Shape::Text => table(&rules, console.style(Style::new().bold())),
            Shape::Json => json(&rules),
        };
        console.print(&text)?;
        Ok(Exit::Clean)
    }
}

/// Returns the rules of the workspace that the working directory belongs to.
pub(super) fn own_rules(console: &Console) -> Result<Arc<OwnRules>, Error> {
    let Some(workspace) = Workspaces::new(lint::catalogue()).find(Path::new(""))? else {
        return Ok(Arc::default());
    };
    if !workspace.faults.is_empty() {
        let name = workspace.source.name();
        console.warn(&format!("`{name}` has faults, which `handoff check` shows; own rules may be missing"));
    }
    Ok(Arc::clone(&workspace.own))
}

fn table(rules: &[AnyRule], heading: Style) -> String {
    let widest = rules.iter().map(|rule| rule.name().len()).max().unwrap_or(0);
    let mut text = String::new();
    let mut family: Option<Family> = None;
    for rule in rules {
        if family != Some(rule.family()) {
            let blank = if family.is_some() { "\n" } else { "" };
            text.push_str(&format!("{blank}{heading}{}{heading:#}\n", rule.family().title()));
            family = Some(rule.family());
        }
        let code = match rule {
            AnyRule::Carried(meta) => meta.code,
            AnyRule::Own(_) => "",
        };
        let (name, level, fix) = (rule.name(), rule.level().word(), rule.fix().words());
        let summary = visible(rule.summary());
        text.push_str(&format!("  {code:<4}  {name:<widest$}  {level:<7}  {fix:<10}  {summary}\n"));
    }
    text
}

impl<'run> RuleOutput<'run> {
    pub(super) fn of(rule: &'run AnyRule) -> Self {
        Self {
            code: rule.code(),
            name: rule.name(),
            family: rule.family().title(),
            severity: rule.level().word(),
            since: match rule {
                AnyRule::Carried(meta) => Some(meta.since),
                AnyRule::Own(_) => None,
            },
            fix: match rule.fix() {
                Mend::No => None,
                Mend::Safe => Some("safe"),
                Mend::Unsafe => Some("unsafe"),
            },
            summary: rule.summary(),
        }
    }
}

fn json(rules: &[AnyRule]) -> String {
    let rules: Vec<RuleOutput<'_>> = rules.iter().map(RuleOutput::of).collect();
    let text = serde_json::to_string_pretty(&rules).expect("texts always serialise");
    text + "\n"
}
