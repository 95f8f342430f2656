//! Layers over layers, and who says what.

use super::{Asked, InForce, Origin};
use crate::config::sample::PRODUCT;
use crate::config::{Catalogue, Profile, Selector, Theme, Workspace};
use crate::diagnostic::{RuleMeta, Severity};
use crate::syntax::keys::Limit;
use crate::text::SourceFile;
use std::path::Path;
use std::sync::Arc;

static OWNER: RuleMeta =
    RuleMeta { code: "K001", name: "flow-without-owner", level: Severity::Info, ..PRODUCT };

fn workspace(text: &str) -> Arc<Workspace> {
    let catalogue = Catalogue::new([&PRODUCT, &OWNER]);
    let workspace = Workspace::read(SourceFile::new("handoff.yaml", text), Path::new("/w"), &catalogue);
    assert!(workspace.faults.is_empty(), "{:#?}", workspace.faults);
    Arc::new(workspace)
}

fn at(text: &str, path: &str) -> InForce {
    InForce::of(Some(workspace(text)), Path::new(path), &Asked::default())
}

fn line(of: &InForce, origin: Origin) -> (&'static str, usize) {
    let place = |span: crate::text::Span| of.workspace.as_ref().unwrap().source.position(span.start).line;
    match origin {
        Origin::Default => ("default", 0),
        Origin::Profile => ("profile", 0),
        Origin::CommandLine => ("command line", 0),
        Origin::Workspace(span) => ("workspace", place(span)),
        Origin::Override(span) => ("override", place(span)),
    }
}

const LAYERS: &str = "\
profile: strict
theme: dark
rules: { H001: error, K: off }
limits: { most-steps: 40 }
overrides:
  - paths: [archive]
    profile: draft
    limits: { most-steps: 60, longest-step: 70 }
  - paths: archive/new/*.yaml
    lang: de
    rules: { H: info }
    ignore: K001
";

#[test]
fn the_later_word_counts_and_tells_its_place() {
    let plain = at(LAYERS, "/w/a.yaml");
    assert_eq!(plain.profile.value, Profile::Strict);
    assert_eq!(line(&plain, plain.profile.origin), ("workspace", 1));
    assert_eq!((plain.theme.value, plain.lang.value.clone()), (Theme::Dark, None));
    assert_eq!(plain.level(&(&PRODUCT).into()).value, Some(Severity::Error));
    let old = at(LAYERS, "/w/archive/deep/a.yaml");
    assert_eq!(line(&old, old.profile.origin), ("override", 7));
    let steps = old.limit(Limit::MostSteps);
    assert_eq!((steps.value as usize, line(&old, steps.origin)), (60, ("override", 8)));
    assert_eq!(line(&old, old.level(&(&OWNER).into()).origin), ("workspace", 3));
    let new = at(LAYERS, "/w/archive/new/a.yaml");
    assert_eq!(new.lang.value.as_deref(), Some("de"));
    assert_eq!(new.level(&(&PRODUCT).into()).value, Some(Severity::Info), "the family takes the rule back");
    assert_eq!(line(&new, new.level(&(&PRODUCT).into()).origin), ("override", 11));
    assert_eq!(line(&new, new.level(&(&OWNER).into()).origin), ("override", 12));
    assert_eq!(new.limit(Limit::LongestStep).value as usize, 70, "both overrides fit");
    assert_eq!(at(LAYERS, "/w/archive/new/deep/a.yaml").lang.value, None, "`*` stays within a folder");
    assert_eq!(at(LAYERS, "/elsewhere/archive/a.yaml").profile.value, Profile::Strict);
}

#[test]
fn profiles_and_the_command_line_have_their_say() {
    let asked =
        Asked { profile: Some(Profile::Strict), ignored: vec![Selector::Rule("H001")], ..Asked::default() };
    let found = InForce::of(None, Path::new("/w/a.yaml"), &asked);
    assert_eq!(found.profile.origin, Origin::CommandLine);
    assert_eq!(found.level(&(&OWNER).into()).value, Some(Severity::Warning));
    assert_eq!(found.level(&(&OWNER).into()).origin, Origin::Profile);
    assert_eq!(found.level(&(&PRODUCT).into()).value, None);
    assert_eq!(found.level(&(&PRODUCT).into()).origin, Origin::CommandLine);
    assert_eq!(InForce::default().level(&(&OWNER).into()).origin, Origin::Default);
}
