//! The file that the flows of a directory share: levels of rules, actors and measures.

use super::{Catalogue, Level, Levels, Profile, Selector};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Shared;
use crate::syntax::faults::{duplicate_key, unknown_key, wrong_value};
use crate::syntax::keys::{Choices, PROFILES, WORKSPACE};
use crate::syntax::lower::{self, Decoder, Fields, shown};
use crate::syntax::{Node, parse_table};
use crate::text::{SourceFile, Span};
use std::collections::HashMap;
use std::sync::Arc;

const CHOICES: Choices<Profile> =
    Choices { words: PROFILES, values: &[Profile::Draft, Profile::Review, Profile::Strict] };

/// What a workspace file says.
#[derive(Debug)]
pub struct Workspace {
    /// The file.
    pub source: SourceFile,
    /// How much is asked of the flows.
    pub profile: Option<Profile>,
    /// Levels of rules and families.
    pub named: HashMap<Selector, Level>,
    /// Actors and measures that all flows may name.
    pub shared: Arc<Shared>,
    /// What is wrong with the file; a flow must not be judged by one that has faults.
    pub faults: Vec<Diagnostic>,
}

impl Workspace {
    /// Reads the text of a workspace file; every fault in it is kept, in order of place.
    #[must_use]
    pub fn read(source: SourceFile, catalogue: &Catalogue) -> Self {
        let (content, faults) = parse_table(&source, &WORKSPACE, |decoder, fields| Content {
            profile: fields.choice("profile", &CHOICES, |_| None).map(|profile| profile.value),
            named: levels(decoder, fields, catalogue),
            shared: shared(decoder, fields),
        });
        let Content { profile, named, shared } = content.unwrap_or_default();
        Self { source, profile, named, shared: Arc::new(shared), faults }
    }
}

#[derive(Default)]
struct Content {
    profile: Option<Profile>,
    named: HashMap<Selector, Level>,
    shared: Shared,
}

fn shared(decoder: &Decoder, fields: &Fields<'_, '_>) -> Shared {
    let shared = Shared {
        actors: lower::actors(decoder, fields.field("actors")),
        measures: lower::measures(decoder, fields.field("measures")),
    };
    lower::resolve_shared(decoder, &shared);
    shared
}

fn levels(decoder: &Decoder, fields: &Fields<'_, '_>, catalogue: &Catalogue) -> HashMap<Selector, Level> {
    let Some(rules) = fields.field("rules") else { return HashMap::new() };
    let Some(entries) = rules.node.entries() else {
        decoder.wrong_kind(rules.key, rules.node, "a table of rules and levels");
        return HashMap::new();
    };
    let mut named = HashMap::new();
    let mut seen: HashMap<Selector, Span> = HashMap::new();
    for (name, level) in entries {
        let Some(selector) = selector(decoder, name, catalogue) else { continue };
        let written = shown(name.text().unwrap_or_default());
        if let Some(earlier) = seen.get(&selector) {
            let message = format!("`{written}` gets a level for the second time");
            let fault = Diagnostic::new(&duplicate_key::META, name.span, message);
            decoder.report(fault.also(*earlier, "the first one").help("remove one of the two"));
            continue;
        }
        seen.insert(selector.clone(), name.span);
        if let Some(level) = self::level(decoder, &selector, &written, level) {
            named.insert(selector, level);
        }
    }
    named
}

fn selector(decoder: &Decoder, name: &Node<'_>, catalogue: &Catalogue) -> Option<Selector> {
    match catalogue.select(name.text().unwrap_or_default()) {
        Ok(selector) => Some(selector),
        Err(unknown) => {
            let message = format!("there is no rule `{}`", shown(&unknown.text));
            let help = match unknown.suggestion {
                Some(near) => format!("write `{near}`"),
                None => "write a code, a family's letter or a name; `handoff rules` lists them".to_owned(),
            };
            decoder.report(Diagnostic::new(&unknown_key::META, name.span, message).help(help));
            None
        }
    }
}

fn level(decoder: &Decoder, selector: &Selector, rule: &str, node: &Node<'_>) -> Option<Level> {
    let word = node.text().filter(|_| !node.is_empty()).map(str::trim);
    let (message, help) = match word.and_then(Level::from_word) {
        Some(level) if level != Level::At(Severity::Error) && is_unreadable(selector) => {
            ("a file that cannot be read is always an error".to_owned(), "remove the line")
        }
        Some(level) => return Some(level),
        None => {
            let message = match word {
                Some(word) => format!("`{}` is not a level", shown(word)),
                None => format!("`{rule}` is {} where a level is due", node.kind()),
            };
            (message, "write `off`, `info`, `warning` or `error`")
        }
    };
    decoder.report(Diagnostic::new(&wrong_value::META, node.span, message).help(help));
    None
}

fn is_unreadable(selector: &Selector) -> bool {
    matches!(selector, Selector::Rule(code) if Levels::UNREADABLE.contains(code))
}

#[cfg(test)]
mod tests {
    use super::Workspace;
    use crate::config::{Catalogue, Level, Profile, Selector};
    use crate::diagnostic::{Family, RuleMeta, Severity};
    use crate::text::SourceFile;

    static PRODUCT: RuleMeta = RuleMeta {
        code: "H001",
        name: "handoff-without-product",
        level: Severity::Warning,
        since: "0.1.0",
        fix: crate::diagnostic::Mend::No,
        page: "",
    };
    static NOT_YAML: RuleMeta = RuleMeta { code: "S001", name: "not-yaml", ..PRODUCT };

    fn read(text: &str) -> Workspace {
        Workspace::read(SourceFile::new("handoff.yaml", text), &Catalogue::new([&PRODUCT, &NOT_YAML]))
    }

    #[track_caller]
    fn assert_fault(text: &str, code: &str, line: usize, words: &str) {
        let workspace = read(text);
        let [fault] = workspace.faults.as_slice() else { panic!("{:#?}", workspace.faults) };
        assert_eq!((fault.rule.code(), workspace.source.position(fault.span.start).line), (code, line));
        let said = format!("{} {} {}", fault.message, fault.label, fault.help.as_deref().unwrap_or_default());
        assert!(said.contains(words), "{said}");
    }

    #[test]
    fn reads_all_that_it_may_say() {
        let text = "profile: strict\nrules: { H001: off, H: info, handoff-without-product: error }\n";
        assert_fault(text, "S005", 2, "second time");
        let text = "profile: strict\nrules:\n  H001: off\n  H: info\nactors:\n  patient: { name: Patient, side: external }\nmeasures:\n  waits: { unit: minutes }\n";
        let workspace = read(text);
        assert!(workspace.faults.is_empty(), "{:#?}", workspace.faults);
        assert_eq!(workspace.profile, Some(Profile::Strict));
        assert_eq!(workspace.named[&Selector::Rule("H001")], Level::Off);
        assert_eq!(workspace.named[&Selector::Family(Family::Handoff)], Level::At(Severity::Info));
        assert_eq!(workspace.shared.actors.len() + workspace.shared.measures.len(), 2);
        assert!(read("").faults.is_empty());
    }

    #[test]
    fn a_slip_never_passes_silently() {
        assert_fault("profil: draft\n", "S003", 1, "`profile`");
        assert_fault("profile: drift\n", "S002", 1, "`draft`");
        assert_fault("rules: [H001]\n", "S002", 1, "a table of rules and levels");
        assert_fault("\nrules:\n  H01: off\n", "S003", 3, "write `H001`");
        assert_fault("rules:\n  handoff-without-produkt: off\n", "S003", 2, "handoff-without-product");
        assert_fault("rules:\n  H001: quiet\n", "S002", 2, "`quiet` is not a level");
        assert_fault("rules:\n  H001:\n", "S002", 2, "`H001` is nothing where a level is due");
        assert_fault("rules:\n  S001: off\n", "S002", 2, "always an error");
        assert_fault("actors: [\n", "S001", 1, "");
    }
}
