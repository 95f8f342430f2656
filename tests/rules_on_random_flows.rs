//! Every rule on flows that nobody would write: keys missing, twice, unknown or of the wrong kind.
//!
//! The flows are made from the table of keys that reading uses, so that a new key is tried as soon
//! as it exists. What has to hold: no rule panics, every finding points into the text, and a safe
//! fix leaves a file that can be read as well as before. All fixes together do so too, and applying
//! them again changes nothing.

use handoffs::config::Settings;
use handoffs::diagnostic::{Diagnostic, Family, Mend};
use handoffs::export::{Chart, find, write_back};
use handoffs::graph::FlowGraph;
use handoffs::import;
use handoffs::lint::{self, Job, Reach};
use handoffs::model::Shared;
use handoffs::syntax::keys::{FLOW, Shape, Table};
use handoffs::syntax::parse;
use handoffs::text::{SourceFile, apply_edits};
use jiff::civil::date;
use proptest::prelude::{ProptestConfig, any, prop, proptest};

/// Texts for wherever a text may stand: usual, long, vague, empty, in other scripts.
const TEXTS: &[&str] = &[
    "Drawing blood",
    "Verified result",
    "The verified results",
    "Patient can say what the test will tell",
    "Reduce complaints by 15% by 2027-06-30",
    "improve",
    "as needed",
    "Привет, мир",
    "検査の結果",
    "🩸 drawn",
    "\\\"quoted\\\" and \\\\",
    "tab\\tand\\nbreak",
    "a very long text that goes on and on, over and over, until no lane, no box and no label can hold it",
    "x",
    " ",
    "",
];

/// Ids that elements get and point to; some are well formed, and some are both actor and step.
const IDS: &[&str] = &["a", "b", "c", "d", "s1", "s2", "s3", "s4", "s5", "m1", "m2", "nobody", "Not An Id"];

/// Numbers with and without units, in and out of range.
const NUMBERS: &[&str] =
    &["5", "92%", "0.5", "-3", "140%", "1e300", "20 min", "2 h 30 min", "at least 90%", "improve", "NaN"];

/// Days and intervals, possible and not.
const TIMES: &[&str] =
    &["2026-10-01", "2026-02-31", "9999-12-31", "12 months", "999999999 months", "week", "after each visit"];

/// Names of rules that waivers name, right and wrong.
const NAMES: &[&str] =
    &["H001", "H", "handoff-without-measure", "P005", "G003", "X001", "handoff-without-produkt", "tab\\tand"];

/// Makes a flow out of bytes; where they end, it takes what is plainest.
struct Maker<'bytes> {
    bytes: &'bytes [u8],
    depth: usize,
}

impl Maker<'_> {
    /// Returns a number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        usize::from(*first) % limit
    }

    /// Tells yes once in `times`.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    fn one_of(&mut self, texts: &[&str]) -> String {
        texts[self.below(texts.len())].to_owned()
    }

    fn quoted(&mut self, texts: &[&str]) -> String {
        format!("\"{}\"", self.one_of(texts))
    }

    fn list(&mut self, item: fn(&mut Self) -> String) -> String {
        let items: Vec<String> = (0..self.below(4)).map(|_| item(self)).collect();
        format!("[{}]", items.join(", "))
    }

    fn id(&mut self) -> String {
        self.quoted(IDS)
    }

    fn text(&mut self) -> String {
        self.quoted(TEXTS)
    }

    fn one_or_list(&mut self, item: fn(&mut Self) -> String) -> String {
        if self.once_in(3) { self.list(item) } else { item(self) }
    }

    /// Makes a table in braces: each key or not, now and then twice, unknown or of the wrong kind.
    fn table(&mut self, table: &Table) -> String {
        self.depth += 1;
        let mut entries = Vec::new();
        for key in table.keys {
            if self.depth > 4 || !(key.is_required || self.once_in(2)) {
                continue;
            }
            for _ in 0..=usize::from(self.once_in(64)) {
                let value = if key.name == "rule" { self.quoted(NAMES) } else { self.value(&key.shape) };
                entries.push(format!("\"{}\": {value}", key.name));
            }
        }
        if self.once_in(32) {
            entries.push("unheard-of: 1".to_owned());
        }
        self.depth -= 1;
        format!("{{ {} }}", entries.join(", "))
    }

    fn map(&mut self, entry: &mut dyn FnMut(&mut Self) -> String) -> String {
        let entries: Vec<String> =
            (0..self.below(5)).map(|_| format!("{}: {}", self.id(), entry(self))).collect();
        format!("{{ {} }}", entries.join(", "))
    }

    fn value(&mut self, shape: &Shape) -> String {
        if self.once_in(48) {
            return self.one_of(&["", "[]", "{}", "[[1]]", "{ a: { b: c } }", "~", "true", "7"]);
        }
        match shape {
            Shape::Text => self.text(),
            Shape::Texts => self.one_or_list(Self::text),
            Shape::Id | Shape::Reference(_) => self.id(),
            Shape::References(_) => self.one_or_list(Self::id),
            Shape::Duration | Shape::TimeRange | Shape::Share | Shape::Quantity | Shape::Number => {
                self.one_of(NUMBERS)
            }
            Shape::Whole { .. } | Shape::Percent { .. } => self.one_of(NUMBERS),
            Shape::Language | Shape::Globs | Shape::Rules => self.text(),
            Shape::Date | Shape::Recurrence => self.one_of(TIMES),
            Shape::Unit => self.quoted(&["percent", "count", "rate per 1000 days", "minutes", "euros", ""]),
            Shape::Scale => self.quoted(&["yes-no", "five-point", "0-10", "thumbs"]),
            Shape::Bool => self.one_of(&["true", "false", "perhaps"]),
            Shape::Choice(words) => self.quoted(words),
            Shape::ChoiceList(words) => format!("[{}, {}]", self.quoted(words), self.quoted(words)),
            Shape::Table(table) => self.table(table),
            Shape::Short(_, table) => {
                if self.once_in(2) {
                    self.table(table)
                } else {
                    self.text()
                }
            }
            Shape::Map(table) => self.map(&mut |maker| maker.table(table)),
            Shape::ShortMap(_, table) => {
                self.map(&mut |maker| if maker.once_in(3) { maker.text() } else { maker.table(table) })
            }
            Shape::List(table) | Shape::OneOrMany(table) => {
                format!("[{}, {}]", self.table(table), self.table(table))
            }
            Shape::Measures(table) => {
                if self.once_in(2) {
                    self.table(table)
                } else {
                    self.id()
                }
            }
            Shape::Handoffs(table) => self.handoffs(table),
            Shape::Exits(table) => self.exits(table),
        }
    }

    fn exits(&mut self, table: &Table) -> String {
        match self.below(4) {
            0 => self.id(),
            1 => self.list(Self::id),
            2 => self.map(&mut Self::id),
            _ => self.map(&mut |maker| maker.table(table)),
        }
    }

    /// Makes hand-offs, in a list in braces or one a line.
    fn handoffs(&mut self, table: &Table) -> String {
        let count = self.below(8);
        let items: Vec<String> = (0..count).map(|_| self.handoff(table)).collect();
        if self.once_in(4) {
            return format!("[{}]", items.join(", "));
        }
        items.iter().map(|item| format!("\n  - {item}")).collect()
    }

    fn handoff(&mut self, table: &Table) -> String {
        let ends = format!("{} -> {}", self.one_of(&IDS[..9]), self.one_of(&IDS[..9]));
        match self.below(4) {
            0 => ends,
            1 => format!("{{ \"{ends}\": {} }}", self.text()),
            2 => format!("{{ \"{ends}\": {} }}", self.table(table)),
            _ => self.table(table),
        }
    }

    /// Makes the actors and steps that ids point to, so that most references lead somewhere.
    fn steps(&mut self) -> String {
        let mut steps = String::from("steps:\n");
        for id in &IDS[4..8 + self.below(2)] {
            let actor = self.one_of(&IDS[..4]);
            let kind = self.one_of(&["does", "decides", "starts", "ends", "waits", "calls"]);
            let then =
                self.one_of(&["s1", "[s2, s3]", "{ \"yes\": s2, \"no\": { step: s1, chance: 6% } }", "[]"]);
            steps += &match self.below(3) {
                0 => format!("  {id}: {{ actor: {actor}, {kind}: Something, then: {then} }}\n"),
                1 => format!("  {id}:\n    actor: {actor}\n    then: {then} # why\n    {kind}: Something\n"),
                _ => format!(
                    "  {id}:\n    actor: {actor}\n    {kind}: Something\n    then:\n      - s2\n      - s4\n"
                ),
            };
        }
        steps
    }

    fn flow(&mut self) -> String {
        let mut text = "actors: { a: A, b: { name: B, side: external }, c: C, d: D }\n".to_owned();
        if !self.once_in(4) {
            text += &self.steps();
        }
        for key in FLOW.keys {
            let is_written = matches!(key.name, "actors" | "steps");
            if (is_written && !self.once_in(16)) || (!key.is_required && self.once_in(3)) {
                continue;
            }
            let value = self.value(&key.shape);
            text += &format!("{}: {value}\n", key.name);
        }
        text
    }
}

/// Reads a flow, runs every rule on it and judges its waivers.
fn findings(source: &SourceFile) -> Vec<Diagnostic> {
    let report = lint::check(source.clone(), Settings::default(), date(2026, 11, 22));
    report.findings.into_iter().map(|finding| finding.diagnostic).collect()
}

fn count_of_faults(found: &[Diagnostic]) -> usize {
    let is_fault = |one: &&Diagnostic| matches!(one.rule.family(), Family::Syntax | Family::Reference);
    found.iter().filter(is_fault).count()
}

fn holds(text: &str) {
    let source = SourceFile::new("random.yaml", text);
    let found = findings(&source);
    let faults = count_of_faults(&found);
    for one in &found {
        assert!(text.get(one.span.range()).is_some(), "{} points outside the text", one.rule.code());
        assert!(
            one.related.iter().all(|label| text.get(label.span.range()).is_some()),
            "{}",
            one.rule.code()
        );
        assert!(
            !one.message.trim().is_empty() && !one.message.contains('\n'),
            "{}: {}",
            one.rule.code(),
            one.message
        );
        let told = match &one.fix {
            Some(fix) if fix.safe => one.rule.fix() == Mend::Safe,
            Some(_) => one.rule.fix() != Mend::No,
            None => true,
        };
        assert!(told, "{} does not tell of its fix", one.rule.code());
        let Some(fix) = one.fix.as_ref().filter(|fix| fix.safe) else { continue };
        let mended = apply_edits(text, &fix.edits).expect("the edits of a fix fit the text");
        let left = findings(&SourceFile::new("mended.yaml", mended.as_str()));
        let is_gone =
            |other: &Diagnostic| other.rule.code() != one.rule.code() || other.message != one.message;
        assert!(count_of_faults(&left) <= faults, "{} breaks the file:\n{mended}", one.rule.code());
        let times = |found: &[Diagnostic]| found.iter().filter(|other| !is_gone(other)).count();
        assert!(times(&left) < times(&found), "{} mends nothing:\n{mended}", one.rule.code());
    }
}

fn mends(text: &str) {
    let faults = count_of_faults(&findings(&SourceFile::new("random.yaml", text)));
    let mend = |text: &str, reach| {
        let source = SourceFile::new("random.yaml", text);
        lint::mend(&Job { source, settings: Settings::default(), folder: None }, date(2026, 11, 22), reach)
    };
    for reach in [Reach::Safe, Reach::Unsafe] {
        let mended = mend(text, reach);
        let left = count_of_faults(&findings(&mended.source));
        assert!(left <= faults, "{left} faults instead of {faults}:\n{text}\n{}", mended.source.text());
        let again = mend(mended.source.text(), reach);
        assert_eq!((again.fixes, again.source.text()), (0, mended.source.text()), "{text}");
        assert_eq!(mended.fixes == 0, mended.source.text() == text);
    }
}

/// Writes a flow as BPMN.
fn as_bpmn(text: &str) -> String {
    let source = SourceFile::new("random.yaml", text);
    let (flow, shared, settings) = (parse(&source).flow, Shared::default(), Settings::default());
    let graph = FlowGraph::build(&flow, &shared);
    let chart = Chart::new(&source, (&flow, &shared, &graph), &settings, date(2026, 11, 22));
    let written = (find("bpmn").expect("it is a format").export)(&chart).expect("every flow can be written");
    String::from_utf8(written.bytes).expect("it is a text")
}

/// Writes a flow as BPMN and reads it, twice: the second time nothing changes.
fn comes_back(text: &str) {
    let read = |bpmn: &str| import::to_yaml(&SourceFile::new("random.bpmn", bpmn)).ok().flatten();
    let written = as_bpmn(text);
    let Some(first) = read(&written) else { return };
    let again = as_bpmn(&first);
    let second = read(&again).expect("what was read once can be read again");
    assert_eq!(as_bpmn(&second), again, "{text}\n{first}\n{second}");
    // What goes back into its own file is that file.
    let source = SourceFile::new("random.yaml", first.as_str());
    let (flow, shared, settings) = (parse(&source).flow, Shared::default(), Settings::default());
    let graph = FlowGraph::build(&flow, &shared);
    let chart = Chart::new(&source, (&flow, &shared, &graph), &settings, date(2026, 11, 22));
    let back = write_back(&chart, "random.bpmn", None, written.as_bytes()).expect("it was just read");
    assert_eq!(String::from_utf8_lossy(&back.bytes), written, "{first}");
    // Whatever the flow is now, the file takes it or says what it does not take.
    let other = parse(&SourceFile::new("random.yaml", text)).flow;
    let graph = FlowGraph::build(&other, &shared);
    let source = SourceFile::new("random.yaml", text);
    let chart = Chart::new(&source, (&other, &shared, &graph), &settings, date(2026, 11, 22));
    drop(write_back(&chart, "random.bpmn", None, again.as_bytes()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn rules_hold_on_random_flows(bytes in prop::collection::vec(any::<u8>(), 0..1200)) {
        holds(&Maker { bytes: &bytes, depth: 0 }.flow());
    }

    #[test]
    fn flows_come_back_out_of_bpmn(bytes in prop::collection::vec(any::<u8>(), 0..1200)) {
        comes_back(&Maker { bytes: &bytes, depth: 0 }.flow());
    }

    #[test]
    fn fixes_hold_on_random_flows(bytes in prop::collection::vec(any::<u8>(), 0..1200)) {
        mends(&Maker { bytes: &bytes, depth: 0 }.flow());
    }
}
