//! What is known of a rule without running it, and the macro that declares it.

use super::Severity;

/// The families of rules, named by the first letter of their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// S: the file can be read.
    Syntax,
    /// R: names lead somewhere.
    Reference,
    /// F: the flow runs from a start to an end.
    Flow,
    /// H: each hand-off is whole.
    Handoff,
    /// P: products are what the customer takes away.
    Product,
    /// M: measures can be measured.
    Measure,
    /// G: goals can be judged, and do no harm.
    Goal,
    /// V: the voice of the customer.
    Voice,
    /// A: readiness.
    Readiness,
    /// D: data.
    Data,
    /// X: waivers and configuration.
    Waiver,
    /// K: keeping the flow up to date.
    Keeping,
    /// L: legibility.
    Legibility,
    /// B: BPMN input.
    Bpmn,
    /// O: rules that a workspace writes itself.
    Own,
}

impl Family {
    /// Returns the family of a code by its first letter.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let families = [
            ('S', Self::Syntax),
            ('R', Self::Reference),
            ('F', Self::Flow),
            ('H', Self::Handoff),
            ('P', Self::Product),
            ('M', Self::Measure),
            ('G', Self::Goal),
            ('V', Self::Voice),
            ('A', Self::Readiness),
            ('D', Self::Data),
            ('X', Self::Waiver),
            ('K', Self::Keeping),
            ('L', Self::Legibility),
            ('B', Self::Bpmn),
            ('O', Self::Own),
        ];
        let letter = code.chars().next()?;
        families.iter().find(|(of, _)| *of == letter).map(|(_, family)| *family)
    }

    /// Returns the heading under which the family is listed.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Syntax => "Syntax",
            Self::Reference => "Reference",
            Self::Flow => "Flow",
            Self::Handoff => "Hand-off",
            Self::Product => "Product",
            Self::Measure => "Measure",
            Self::Goal => "Goal",
            Self::Voice => "Voice of the customer",
            Self::Readiness => "Readiness",
            Self::Data => "Data",
            Self::Waiver => "Waivers and configuration",
            Self::Keeping => "Keeping",
            Self::Legibility => "Legibility",
            Self::Bpmn => "BPMN",
            Self::Own => "Own rules",
        }
    }
}

/// Whether an example shows the fault or its mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// Fires exactly this rule.
    Fail,
    /// The rule is silent.
    Pass,
}

/// Whether a rule's findings can be mended mechanically.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mend {
    /// People mend them.
    #[default]
    No,
    /// A fix that somebody has to look at mends some or all of them.
    Unsafe,
    /// A fix that nobody has to look at mends some or all of them.
    Safe,
}

impl Mend {
    /// Returns the words that lists print; empty where there is no fix.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::No => "",
            Self::Unsafe => "unsafe fix",
            Self::Safe => "fix",
        }
    }
}

/// What is known of a rule without running it.
///
/// `page` is Markdown: the sections *What it checks*, *Why* and *How to mend*, then examples in
/// fences marked `yaml fail` and `yaml pass`, or `bpmn fail` and `bpmn pass`. The tables that an example names stand before it, each
/// in a fence marked `csv` and its path. Pages, `explain` and tests are all made from it.
#[derive(Debug)]
pub struct RuleMeta {
    /// Stable code, never reused: a family's letter and three digits.
    pub code: &'static str,
    /// Name that reads well after the word "allow".
    pub name: &'static str,
    /// Level where nothing else is configured.
    pub level: Severity,
    /// Version of the program that first had it.
    pub since: &'static str,
    /// Whether a fix can mend its findings, or some of them.
    pub fix: Mend,
    /// Documentation, in Markdown.
    pub page: &'static str,
}

impl RuleMeta {
    /// Returns the family that the code's letter names.
    #[must_use]
    pub fn family(&self) -> Family {
        Family::of_code(self.code).unwrap_or(Family::Syntax)
    }

    /// Returns the first sentence of the page, which says what the rule checks.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        summary(self.page)
    }

    /// Returns the texts of the page's examples of one kind, in order.
    #[must_use]
    pub fn examples(&self, kind: Example) -> Vec<String> {
        self.samples(kind).into_iter().map(|sample| sample.text).collect()
    }

    /// Returns the page's examples of one kind, in order, each with the tables that it names.
    #[must_use]
    pub fn samples(&self, kind: Example) -> Vec<Sample> {
        let mut found = Vec::new();
        let mut next = Sample::default();
        let mut open: Option<(Fence<'_>, String)> = None;
        for line in self.lines().map(str::trim_end) {
            match open.take() {
                Some((fence, text)) if line == "```" => {
                    if let Some((of, sample)) = next.close(fence, text)
                        && of == kind
                    {
                        found.push(sample);
                    }
                }
                Some((fence, text)) => open = Some((fence, text + line + "\n")),
                None => open = line.strip_prefix("```").map(|info| (Fence::of(info), String::new())),
            }
        }
        found
    }

    /// Returns the lines of the page without the blank that doc comments put before each.
    pub fn lines(&self) -> impl Iterator<Item = &'static str> {
        lines(self.page)
    }
}

/// An example of a page: a flow, and the tables that its measures name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sample {
    /// The flow.
    pub text: String,
    /// Whether it is written in BPMN, and not in YAML.
    pub is_bpmn: bool,
    /// Each table with the path that the flow calls it by.
    pub tables: Vec<(String, String)>,
}

impl Sample {
    /// Returns the name of a file that holds the flow; its ending says what it is written in.
    #[must_use]
    pub fn file_name(&self) -> &'static str {
        if self.is_bpmn { "example.bpmn" } else { "example.yaml" }
    }

    /// Takes what stood within a fence; a flow ends the sample and takes the tables before it along.
    pub fn close(&mut self, fence: Fence<'_>, text: String) -> Option<(Example, Self)> {
        match fence {
            Fence::Flow(kind) => Some((kind, Self { text, ..std::mem::take(self) })),
            Fence::Bpmn(kind) => Some((kind, Self { text, is_bpmn: true, ..std::mem::take(self) })),
            Fence::Table(path) => {
                self.tables.push((path.to_owned(), text));
                None
            }
            Fence::Other => None,
        }
    }
}

/// What a fence on a page holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fence<'page> {
    /// A flow.
    Flow(Example),
    /// A flow in BPMN.
    Bpmn(Example),
    /// A table of the flow that comes next, under this path.
    Table(&'page str),
    /// Anything else.
    Other,
}

impl<'page> Fence<'page> {
    /// Reads what stands behind the three ticks that open a fence.
    #[must_use]
    pub fn of(info: &'page str) -> Self {
        match info.trim() {
            "yaml fail" => Self::Flow(Example::Fail),
            "yaml pass" => Self::Flow(Example::Pass),
            "bpmn fail" => Self::Bpmn(Example::Fail),
            "bpmn pass" => Self::Bpmn(Example::Pass),
            other => other.strip_prefix("csv ").map_or(Self::Other, |path| Self::Table(path.trim())),
        }
    }
}

/// Returns the first line of a page that is neither blank nor a heading.
pub(super) fn summary(page: &str) -> &str {
    let is_text = |line: &&str| !line.is_empty() && !line.starts_with('#');
    page.lines().map(str::trim).find(is_text).unwrap_or_default()
}

/// Returns the lines of a page without the blank that doc comments put before each.
pub(super) fn lines(page: &str) -> impl Iterator<Item = &str> {
    page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line))
}

/// Declares the `META` of a rule from a doc comment, its code, name, level and first version.
///
/// ```
/// handoffs::declare_rule! {
///     /// ## What it checks
///     /// A hand-off says what its customer takes away.
///     /// ## Why
///     /// A customer who is promised nothing can be let down by anything.
///     /// ## How to mend
///     /// Ask the customer what they take away, and write that.
///     META = { code: "H001", name: "handoff-without-product", level: Warning, since: "0.1.0" }
/// }
/// assert_eq!(META.summary(), "A hand-off says what its customer takes away.");
/// ```
#[macro_export]
macro_rules! declare_rule {
    ($(#[doc = $line:literal])+ $meta:ident = { code: $code:literal, name: $name:literal, level: $level:ident, since: $since:literal $(, fix: $fix:ident)? }) => {
        /// What is known of this rule without running it.
        pub static $meta: $crate::diagnostic::RuleMeta = $crate::diagnostic::RuleMeta {
            code: $code,
            name: $name,
            level: $crate::diagnostic::Severity::$level,
            since: $since,
            fix: $crate::declare_rule!(@fix $($fix)?),
            page: concat!($($line, "\n"),+),
        };
    };    (@fix) => { $crate::diagnostic::Mend::No };
    (@fix $fix:ident) => { $crate::diagnostic::Mend::$fix };
}
