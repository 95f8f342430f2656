//! `handoff rules`: all rules, by family.

use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::diagnostic::{AnyRule, Family, Mend, RuleMeta};
use crate::lint;
use clap::builder::styling::Style;
use clap::{Args, ValueEnum};
use serde::Serialize;

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
        let metas = lint::catalogue().metas();
        let text = match self.format {
            Shape::Text => table(metas, console.style(Style::new().bold())),
            Shape::Json => json(&lint::catalogue().rules().collect::<Vec<_>>()),
        };
        console.print(&text)?;
        Ok(Exit::Clean)
    }
}

fn table(metas: &[&'static RuleMeta], heading: Style) -> String {
    let widest = metas.iter().map(|meta| meta.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    let mut family: Option<Family> = None;
    for meta in metas {
        if family != Some(meta.family()) {
            let blank = if family.is_some() { "\n" } else { "" };
            text.push_str(&format!("{blank}{heading}{}{heading:#}\n", meta.family().title()));
            family = Some(meta.family());
        }
        let (code, name, level) = (meta.code, meta.name, meta.level.word());
        let fix = meta.fix.words();
        text.push_str(&format!("  {code}  {name:<widest$}  {level:<7}  {fix:<10}  {}\n", meta.summary()));
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
