//! Rules that a workspace writes itself: a condition, and what to say where it does not hold.

use super::{Catalogue, is_like_a_code};
use crate::condition::{Condition, Over, Refused};
use crate::diagnostic::{Diagnostic, OwnMeta, Severity};
use crate::model::Id;
use crate::syntax::faults::{beyond_limits, duplicate_id, wrong_value};
use crate::syntax::keys::{Choices, OWN_RULE, OWN_RULE_LEVELS};
use crate::syntax::lower::{Decoder, Field, Fields, shown};
use crate::text::{SourceFile, Span, Spanned};
use std::sync::Arc;

/// The most rules that a workspace may write itself.
pub const MAX_OWN_RULES: usize = 100;

/// The most characters of the name of an own rule.
const MAX_NAME_CHARACTERS: usize = 60;

const OVER: Choices<Over> = Choices { words: Over::WORDS, values: Over::ALL };

const LEVEL: Choices<Severity> =
    Choices { words: OWN_RULE_LEVELS, values: &[Severity::Info, Severity::Warning, Severity::Error] };

/// A rule that a workspace writes itself.
#[derive(Debug)]
pub struct OwnRule {
    /// Name, level and page.
    pub meta: Arc<OwnMeta>,
    /// What it looks at, one by one.
    pub over: Over,
    /// Which of them it is about; absent for all.
    pub when: Option<Condition>,
    /// What must hold of them.
    pub must: Condition,
    /// What must hold, as it is written.
    pub must_text: String,
    /// What to say where it does not hold.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// The rules of a workspace, beside those of the program.
#[derive(Debug, Default)]
pub struct OwnRules {
    /// In the order of the file.
    pub rules: Vec<Arc<OwnRule>>,
    /// The rules of the program and these.
    pub(super) catalogue: Catalogue,
}

impl OwnRule {
    /// Tells whether the rule asks for nothing but an actor or a measure, and what these name.
    fn is_about_shared(&self) -> bool {
        let asks_for_flow =
            self.must.asks_for_flow() || self.when.as_ref().is_some_and(Condition::asks_for_flow);
        matches!(self.over, Over::Actors | Over::Measures) && !asks_for_flow
    }
}

impl OwnRules {
    /// Returns the rules that may be named: those of the program, and these where there are any.
    #[must_use]
    pub fn catalogue<'run>(&'run self, program: &'run Catalogue) -> &'run Catalogue {
        if self.rules.is_empty() { program } else { &self.catalogue }
    }

    /// Returns the rules that can be judged on shared actors and measures, which lie in no flow.
    #[must_use]
    pub fn of_shared(&self) -> Self {
        let rules = self.rules.iter().filter(|rule| rule.is_about_shared()).map(Arc::clone);
        Self { rules: rules.collect(), catalogue: Catalogue::default() }
    }

    /// Reads the rules of a workspace file and reports what is wrong with them.
    pub(super) fn read(
        decoder: &Decoder,
        fields: &Fields<'_, '_>,
        catalogue: &Catalogue,
        source: &SourceFile,
    ) -> Self {
        let rules = fields.field("own-rules").map(|field| rules(decoder, &field, catalogue, source));
        let rules = rules.unwrap_or_default();
        let catalogue = catalogue.with_own(rules.iter().map(|rule| Arc::clone(&rule.meta)));
        Self { rules: rules.into_iter().map(Arc::new).collect(), catalogue }
    }
}

fn rules(
    decoder: &Decoder,
    field: &Field<'_, '_>,
    catalogue: &Catalogue,
    source: &SourceFile,
) -> Vec<OwnRule> {
    let Some(entries) = field.node.entries() else {
        decoder.wrong_kind(field.key, field.node, "a table of rules");
        return Vec::new();
    };
    let mut rules = Vec::new();
    for (index, (name, node)) in decoder.names(field.key, entries).into_iter().enumerate() {
        if index == MAX_OWN_RULES {
            let message = format!("a workspace has at most {MAX_OWN_RULES} rules of its own");
            let fault = Diagnostic::new(&beyond_limits::META, name.span, message);
            decoder.report(fault.help("join rules that ask the same of several elements"));
            break;
        }
        let Some(fields) = decoder.open(node, &OWN_RULE, name.span) else { continue };
        let is_free = is_free(decoder, name, catalogue);
        let rule = rule(decoder, name, &fields, source);
        fields.finish();
        rules.extend(rule.filter(|_| is_free));
    }
    rules
}

/// Tells whether a name can be given to a rule, or reports why not.
fn is_free(decoder: &Decoder, name: Spanned<&str>, catalogue: &Catalogue) -> bool {
    let text = name.value;
    let fault = if let Some(taken) = catalogue.find(text) {
        let message = format!("`{}` is a rule of the program ({})", shown(text), taken.code());
        Diagnostic::new(&duplicate_id::META, name.span, message).help("give the rule another name")
    } else if text.chars().count() > MAX_NAME_CHARACTERS {
        let message = format!("the name of a rule is longer than {MAX_NAME_CHARACTERS} characters");
        Diagnostic::new(&wrong_value::META, name.span, message).help("write a few words joined by `-`")
    } else if !is_name(text) {
        let message = format!("`{}` is not a name for a rule", shown(text));
        let example = free_name(text, catalogue);
        let help =
            format!("write two or more plain lower-case words joined by `-`, as in `{}`", shown(&example));
        Diagnostic::new(&wrong_value::META, name.span, message).help(help)
    } else {
        return true;
    };
    decoder.report(fault);
    false
}

/// Tells whether a rule can have this name; codes and family letters are the program's, now and later.
fn is_name(text: &str) -> bool {
    Id::is_well_formed(text) && !is_like_a_code(text) && text.contains('-') && text.is_ascii()
}

/// Returns a name that a rule can have, as near as possible to one that it cannot.
fn free_name(text: &str, catalogue: &Catalogue) -> String {
    let id = Id::from_title(text);
    let plain = id.as_ref().map_or("", Id::as_str);
    let is_short = |name: &String| name.chars().count() <= MAX_NAME_CHARACTERS;
    let is_free = |name: &String| is_name(name) && is_short(name) && catalogue.find(name).is_none();
    let names = [plain.to_owned(), format!("our-{plain}"), "handoff-without-note".to_owned()];
    names.into_iter().find(is_free).unwrap_or_else(|| "a-rule-of-ours".to_owned())
}

fn rule(
    decoder: &Decoder,
    name: Spanned<&str>,
    fields: &Fields<'_, '_>,
    source: &SourceFile,
) -> Option<OwnRule> {
    let over = fields.choice("over", &OVER, |_| None);
    let (when_text, must_text) = (fields.text("when"), fields.text("must"));
    let message = fields.name("message");
    let (help, why) = (fields.name("help"), fields.text("why"));
    let level = fields.choice("level", &LEVEL, |_| None).map_or(Severity::Warning, |level| level.value);
    let over = over?.value;
    let mut condition = |text: &Spanned<String>| self::condition(decoder, text, over, source);
    let when = when_text.as_ref().map(&mut condition);
    let must = must_text.as_ref().map(&mut condition);
    let (message, must_text) = (message?.value, must_text?.value);
    let message = message.trim_end_matches('.').to_owned();
    let page = page(&message, over, when_text.as_ref(), &must_text, why.as_ref(), help.as_ref());
    let place = format!("{}:{}", source.name(), source.position(name.span.start).line);
    let meta = Arc::new(OwnMeta { name: name.value.to_owned(), level, page, place, span: name.span });
    let help = help.map(|help| help.value);
    // A condition that is written and cannot be read leaves no rule.
    let when = match when {
        Some(condition) => Some(condition?),
        None => None,
    };
    Some(OwnRule { meta, over, when, must: must??, must_text, message, help })
}

/// Reads a condition, or reports why it cannot be used, at the very part that is meant.
fn condition(
    decoder: &Decoder,
    text: &Spanned<String>,
    over: Over,
    source: &SourceFile,
) -> Option<Condition> {
    // What is folded or escaped has its parts elsewhere.
    let written = source.text().get(text.span.range()).and_then(|written| written.find(&**text));
    let report = |refused: Refused| {
        let Refused { message, help, range } = refused;
        let part = range.zip(written).map(|(range, at)| {
            let start = text.span.range().start + at;
            Span::of(start + range.start..start + range.end)
        });
        let fault = Diagnostic::new(&wrong_value::META, part.unwrap_or(text.span), message);
        decoder.report(fault.help(help));
    };
    Condition::read(text, over).map_err(|refused| refused.into_iter().for_each(report)).ok()
}

/// Writes the page of a rule.
fn page(
    message: &str,
    over: Over,
    when: Option<&Spanned<String>>,
    must: &str,
    why: Option<&Spanned<String>>,
    help: Option<&Spanned<String>>,
) -> String {
    let message = one_line(message);
    let mut page = format!("## What it checks\n{message}.\n\n```yaml\nover: {}\n", over.word());
    if let Some(when) = when {
        page.push_str(&format!("when: {}\n", one_line(when)));
    }
    page.push_str(&format!("must: {}\n```\n", one_line(must)));
    for (heading, text) in [("Why", why), ("How to mend", help)] {
        if let Some(text) = text {
            page.push_str(&format!("\n## {heading}\n{}\n", one_line(text)));
        }
    }
    page
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::MAX_OWN_RULES;
    use crate::config::sample::PRODUCT;
    use crate::config::{Catalogue, Workspace};
    use crate::diagnostic::Severity;
    use crate::text::SourceFile;
    use std::path::Path;

    fn read(text: &str) -> Workspace {
        let source = SourceFile::new("handoff.yaml", text);
        Workspace::read(source, Path::new("/"), &Catalogue::new([&PRODUCT]))
    }

    fn rule(keys: &str) -> String {
        format!("own-rules:\n  my-rule: {{ over: handoffs, message: A note is due., {keys} }}\n")
    }

    #[test]
    fn reads_a_rule() {
        let workspace = read(&rule("must: has(handoff.note), level: error, help: write it, why: We ask."));
        assert!(workspace.faults.is_empty(), "{:#?}", workspace.faults);
        let [rule] = workspace.own.rules.as_slice() else { panic!() };
        assert_eq!((rule.meta.name.as_str(), rule.meta.level), ("my-rule", Severity::Error));
        assert_eq!((rule.message.as_str(), rule.meta.place.as_str()), ("A note is due", "handoff.yaml:2"));
        let page = "## What it checks\nA note is due.\n\n```yaml\nover: handoffs\nmust: has(handoff.note)\n```\n\n\
                    ## Why\nWe ask.\n\n## How to mend\nwrite it\n";
        assert_eq!(rule.meta.page, page);
    }

    #[test]
    fn its_name_can_be_given_a_level() {
        let text = "rules: { my-rule: off }\n".to_owned() + &rule("must: has(handoff.note)");
        assert!(read(&text).faults.is_empty(), "{:#?}", read(&text).faults);
        let slip = "rules: { my-rul: off }\n".to_owned() + &rule("must: has(handoff.note)");
        assert_eq!(read(&slip).faults[0].help.as_deref(), Some("write `my-rule`"));
    }

    #[track_caller]
    fn assert_fault(text: &str, part: &str, words: &str) {
        let workspace = read(text);
        let fault = workspace.faults.first().expect("a slip never passes silently");
        let said = format!("{} | {}", fault.message, fault.help.as_deref().unwrap_or_default());
        assert_eq!(&workspace.source.text()[fault.span.range()], part, "{said}");
        assert!(said.contains(words), "{said}");
    }

    #[test]
    fn a_slip_never_passes_silently() {
        let in_quotes = rule("must: 'has(handoff.notes)'");
        assert_fault(&in_quotes, "notes", "a hand-off has no field `notes` | write `note`");
        let in_block = "own-rules:\n  my-rule:\n    over: handoffs\n    message: x\n    must: >-\n      handoff.supplier.side == \"extern\"\n";
        assert_fault(in_block, "\"extern\"", "write \"external\"");
        assert_fault(&rule("must: has(handoff.note), when: handof"), "handof", "write `handoff`");
        assert_fault(&rule("must: has(handoff.note), lvl: error"), "lvl", "`lvl`");
        assert_fault(&rule("must: has(handoff.note), level: eror"), "eror", "`eror`");
        assert_fault(
            "own-rules:\n  my-rule: { over: handoffs, must: has(handoff.note) }\n",
            "my-rule",
            "`message`",
        );
        assert_fault(
            "own-rules:\n  my-rule: { message: x, over: handoff, must: has(handoff.note) }\n",
            "handoff",
            "`handoff`",
        );
        assert_fault("own-rules: [a]\n", "[a]", "a table of rules");
    }

    #[test]
    fn a_condition_that_yaml_takes_for_a_tag_is_one_fault() {
        let text = rule("must: '' ").replace("must: '' ", "must: !has(handoff.note)");
        assert_fault(&text, "!has(handoff.note)", "put the condition in double quotes");
        assert_eq!(read(&text).faults.len(), 1, "{:#?}", read(&text).faults);
        let open = "own-rules:\n  my-rule:\n    over: handoffs\n    message: x\n    must: has(handoff.note\n";
        assert_fault(open, "(", "close it with `)`");
    }

    #[test]
    fn a_name_is_the_workspaces_own() {
        let named = |name: &str| {
            format!("own-rules:\n  {name}: {{ over: flow, message: x, must: has(flow.owner) }}\n")
        };
        assert_fault(
            &named("handoff-without-product"),
            "handoff-without-product",
            "a rule of the program (H001)",
        );
        assert_fault(&named("h-017"), "h-017", "two or more plain lower-case words");
        assert_fault(&named("note"), "note", "as in `our-note`");
        assert_fault(&named("Waits"), "Waits", "as in `our-waits`");
        assert_eq!(read(&named("Waits")).faults.len(), 1);
        assert_fault(&named("our_note"), "our_note", "as in `our-note`");
        assert_fault(&named("My-Rule"), "My-Rule", "lower-case");
        assert_fault(&named("a-größe"), "a-größe", "two or more plain lower-case words");
        let many: String = (0..=MAX_OWN_RULES)
            .map(|n| format!("  rule-a{n}a: {{ over: flow, message: x, must: has(flow.owner) }}\n"))
            .collect();
        let workspace = read(&format!("own-rules:\n{many}"));
        assert_eq!((workspace.own.rules.len(), workspace.faults.len()), (MAX_OWN_RULES, 1));
    }
}
