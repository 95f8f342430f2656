//! The file that the flows of a directory share: what is asked of them, actors and measures.

use super::{Catalogue, Globs, Layer, OwnRules};
use crate::diagnostic::Diagnostic;
use crate::model::Shared;
use crate::syntax::faults::{beyond_limits, missing_key};
use crate::syntax::keys::{OVERRIDE, WORKSPACE};
use crate::syntax::lower::{self, Decoder, Fields};
use crate::syntax::parse_table;
use crate::text::{SourceFile, Span};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most overrides of a workspace.
const MAX_OVERRIDES: usize = 1_000;

/// What a workspace file says.
#[derive(Debug)]
pub struct Workspace {
    /// The file.
    pub source: SourceFile,
    /// The folder that it lies in, absolute, from which its patterns of paths begin.
    pub directory: PathBuf,
    /// What it sets for all flows.
    pub base: Layer,
    /// What it sets for some, in the order of the file.
    pub overrides: Vec<Override>,
    /// The files that are passed over where a folder is checked.
    pub exclude: Globs,
    /// Rules that it writes itself.
    pub own: Arc<OwnRules>,
    /// Actors and measures that all flows may name.
    pub shared: Arc<Shared>,
    /// What is wrong with the file; a flow must not be judged by one that has faults.
    pub faults: Vec<Diagnostic>,
}

/// What holds for the files of some paths.
#[derive(Debug, Clone, Default)]
pub struct Override {
    /// The files that are meant.
    pub paths: Globs,
    /// What it sets for them.
    pub layer: Layer,
    /// The whole entry.
    pub span: Span,
}

/// Why a file is passed over where a folder is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// The pattern under `exclude` that it fits.
    pub pattern: String,
    /// The workspace file that says so.
    pub file: String,
    /// The line of the pattern, from 1.
    pub line: usize,
}

impl Workspace {
    /// Reads the text of a workspace file; every fault in it is kept, in order of place.
    ///
    /// `directory` is the absolute path of the folder that the file lies in.
    #[must_use]
    pub fn read(source: SourceFile, directory: &Path, catalogue: &Catalogue) -> Self {
        let (content, faults) = parse_table(&source, &WORKSPACE, |decoder, fields| {
            // Levels may name the workspace's own rules, so these are known first.
            let own = OwnRules::read(decoder, fields, catalogue, &source);
            Content {
                base: Layer::read(decoder, fields, &own.catalogue),
                overrides: overrides(decoder, fields, &own.catalogue),
                exclude: Globs::read(decoder, fields, "exclude"),
                own,
                shared: shared(decoder, fields),
            }
        });
        let Content { base, overrides, exclude, own, shared } = content.unwrap_or_default();
        let (own, shared) = (Arc::new(own), Arc::new(shared));
        let directory = directory.to_owned();
        Self { source, directory, base, overrides, exclude, own, shared, faults }
    }

    /// Returns the overrides that are about a file, by its absolute path, in the order of the file.
    pub fn overrides_of(&self, path: &Path) -> impl Iterator<Item = &Override> {
        let below = path.strip_prefix(&self.directory).ok().map(Path::to_owned);
        let fits = move |of: &&Override| below.as_ref().is_some_and(|below| of.paths.fits(below));
        self.overrides.iter().filter(fits)
    }

    /// Says why a file, by its absolute path, is passed over where a folder is checked, if it is.
    #[must_use]
    pub fn exclusion(&self, path: &Path) -> Option<Exclusion> {
        let pattern = self.exclude.fitting(path.strip_prefix(&self.directory).ok()?)?;
        let file = self.source.name().to_owned();
        let line = self.source.position(pattern.span.start).line;
        Some(Exclusion { pattern: pattern.value.clone(), file, line })
    }
}

#[derive(Default)]
struct Content {
    base: Layer,
    overrides: Vec<Override>,
    exclude: Globs,
    own: OwnRules,
    shared: Shared,
}

fn overrides(decoder: &Decoder, fields: &Fields<'_, '_>, catalogue: &Catalogue) -> Vec<Override> {
    let Some(field) = fields.field("overrides") else { return Vec::new() };
    let mut overrides = Vec::new();
    for (index, node) in Decoder::one_or_many(field.node).iter().enumerate() {
        if index == MAX_OVERRIDES {
            let message = format!("a workspace has at most {MAX_OVERRIDES} overrides");
            let fault = Diagnostic::new(&beyond_limits::META, node.span, message);
            decoder.report(fault.help("join those that set the same: `paths` is a list"));
            break;
        }
        let Some(fields) = decoder.open(node, &OVERRIDE, node.span) else { continue };
        let paths = Globs::read(decoder, &fields, "paths");
        let mut layer = Layer::read(decoder, &fields, catalogue);
        layer.ignore(decoder, &fields, catalogue);
        if paths.patterns().is_empty() && fields.field("paths").is_some() {
            idle(decoder, node.span, "names no path", "name paths, as in `paths: [archive/**]`");
        }
        if !OVERRIDE.keys.iter().any(|key| key.name != "paths" && fields.key_span(key.name).is_some()) {
            idle(decoder, node.span, "sets nothing", "say what holds otherwise, as in `profile: draft`");
        }
        fields.finish();
        overrides.push(Override { paths, layer, span: node.span });
    }
    overrides
}

/// Reports an override that changes nothing, which nobody writes on purpose.
fn idle(decoder: &Decoder, span: Span, what: &str, help: &str) {
    let fault = Diagnostic::new(&missing_key::META, span, format!("the override {what}"));
    decoder.report(fault.help(help));
}

fn shared(decoder: &Decoder, fields: &Fields<'_, '_>) -> Shared {
    let shared = Shared {
        actors: lower::actors(decoder, fields.field("actors")),
        measures: lower::measures(decoder, fields.field("measures")),
    };
    lower::resolve_shared(decoder, &shared);
    shared
}

#[cfg(test)]
mod tests {
    use super::Workspace;
    use crate::config::sample::PRODUCT;
    use crate::config::{Catalogue, Level, Profile, Selector};
    use crate::diagnostic::{Family, RuleMeta, Severity};
    use crate::text::SourceFile;
    use std::path::Path;

    static NOT_YAML: RuleMeta = RuleMeta { code: "S001", name: "not-yaml", ..PRODUCT };

    fn read(text: &str) -> Workspace {
        Workspace::read(
            SourceFile::new("handoff.yaml", text),
            Path::new("/flows"),
            &Catalogue::new([&PRODUCT, &NOT_YAML]),
        )
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
        assert_eq!(workspace.base.profile.map(|profile| profile.value), Some(Profile::Strict));
        assert_eq!(workspace.base.levels[&Selector::Rule("H001")].value, Level::Off);
        assert_eq!(
            workspace.base.levels[&Selector::Family(Family::Handoff)].value,
            Level::At(Severity::Info)
        );
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
