//! A process as one HTML file that needs nothing beside it: no network, no other file.
//!
//! The templates, the style sheet and the script lie beside this file. All that comes from a flow is
//! escaped as it is filled in, and the page's own policy lets a browser run this script and no other.

mod policy;

use super::Process;
use super::jobs::job_sheets;
use crate::render::{escape, page_rules, svg_in_page};
use minijinja::value::{Serde, ValueKind};
use minijinja::{AutoEscape, Environment, Error, Output, State, Value, context, escape_formatter};
use policy::policy;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The class of the elements that hold pictures.
const PICTURE: &str = "picture";

const SCRIPT: &str = include_str!("report.js");

static STYLE: LazyLock<String> =
    LazyLock::new(|| include_str!("report.css").to_owned() + &page_rules(PICTURE));

/// The templates by their names.
const TEMPLATES: [(&str, &str); 18] = [
    ("page.html", include_str!("page.html")),
    ("report.html", include_str!("report.html")),
    ("index.html", include_str!("index.html")),
    ("jobs.html", include_str!("jobs.html")),
    ("pieces.html", include_str!("pieces.html")),
    ("summary.html", include_str!("summary.html")),
    ("picture.html", include_str!("picture.html")),
    ("handoffs.html", include_str!("handoffs.html")),
    ("details.html", include_str!("details.html")),
    ("sipoc.html", include_str!("sipoc.html")),
    ("measures.html", include_str!("measures.html")),
    ("grid.html", include_str!("grid.html")),
    ("goals.html", include_str!("goals.html")),
    ("readiness.html", include_str!("readiness.html")),
    ("voice.html", include_str!("voice.html")),
    ("times.html", include_str!("times.html")),
    ("findings.html", include_str!("findings.html")),
    ("used.html", include_str!("used.html")),
];

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    let syntax = environment.syntax().to_builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual signs do not clash"));
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(fill_in);
    for (name, text) in TEMPLATES {
        environment.add_template(name, text).expect("the templates are correct, as the tests fill them all");
    }
    environment
});

/// Writes a value into a template; texts lose what would hide or reorder them.
fn fill_in(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if value.kind() == ValueKind::String && !value.is_safe() => {
            Ok(out.write_str(&escape(text))?)
        }
        _ => escape_formatter(out, state, value),
    }
}

/// A report in a list of reports.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'run> {
    /// The file, from the list.
    pub file: &'run str,
    /// The process.
    pub process: &'run Process,
}

/// Writes a process as a page.
#[must_use]
pub fn html(process: &Process) -> String {
    let anchors: HashSet<&str> = process.handoffs.iter().map(|handoff| handoff.anchor.as_str()).collect();
    let mut of_number: HashMap<String, &str> = HashMap::new();
    for finding in &process.findings {
        let number = finding.number.map(|number| format!("finding-{number}"));
        number.map(|number| of_number.entry(number).or_insert(&finding.anchor));
    }
    let target = |id: &str| {
        let anchor = anchors.get(id).or_else(|| of_number.get(id))?;
        Some(format!("#{anchor}"))
    };
    let picture = svg_in_page(&process.picture, "picture", &target);
    let charts: Vec<Value> = process
        .measures
        .iter()
        .map(|measure| {
            Some(svg_in_page(&measure.charted()?.field(), &format!("chart-{}", measure.anchor), &|_| None))
        })
        .map(|svg| svg.map_or(Value::from(()), Value::from_safe_string))
        .collect();
    let readiness =
        process.readiness.as_ref().map(|it| svg_in_page(&it.picture, "readiness-picture", &|_| None));
    let readiness = readiness.map_or(Value::from(()), Value::from_safe_string);
    let content = context! {
        picture => Value::from_safe_string(picture),
        picture_is_linked => !anchors.is_empty(),
        charts => charts,
        readiness_picture => readiness,
        l => language(&process.outline.lang),
        ..Value::from(Serde(process))
    };
    page("report.html", &process.outline.title, content)
}

/// Writes the job sheets as a page, a sheet of paper for each actor.
#[must_use]
pub fn jobs_html(process: &Process) -> String {
    let content = context! {
        sheets => Serde(job_sheets(process)),
        l => language(&process.outline.lang),
        ..Value::from(Serde(process))
    };
    page("jobs.html", &process.outline.title, content)
}

/// Returns the attributes of what is in the flow's own language, where that is not the page's.
fn language(lang: &str) -> Value {
    let is_of_page = lang.eq_ignore_ascii_case("en");
    let attributes =
        if is_of_page { String::new() } else { format!(" lang=\"{}\" dir=\"auto\"", escape(lang)) };
    Value::from_safe_string(attributes)
}

/// Writes a page that leads to several reports.
#[must_use]
pub fn html_index(reports: &[Listed<'_>]) -> String {
    #[derive(Serialize)]
    struct Row<'run> {
        file: String,
        process: &'run Process,
    }
    let rows: Vec<Row<'_>> =
        reports.iter().map(|report| Row { file: in_address(report.file), process: report.process }).collect();
    page("index.html", "Processes", context! { reports => Serde(rows) })
}

/// Returns the name of a file as an address from the same folder.
fn in_address(file: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    let encoded = file
        .bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    // With a dot before it, so that nothing in a name is taken for a scheme.
    format!("./{}", encoded.collect::<String>())
}

fn page(template: &str, title: &str, content: Value) -> String {
    let page = context! {
        title => title,
        style => Value::from_safe_string(STYLE.clone()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        policy => policy(&STYLE, SCRIPT),
        program => concat!("handoff ", env!("CARGO_PKG_VERSION")),
        ..content
    };
    let template = ENVIRONMENT.get_template(template).expect("the template is in the list");
    template.render(page).expect("the templates are correct, as the tests fill them all")
}
