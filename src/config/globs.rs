//! Patterns of paths, from the folder of a workspace file.

use crate::diagnostic::Diagnostic;
use crate::syntax::faults::wrong_value;
use crate::syntax::lower::{Decoder, Fields, shown};
use crate::text::Spanned;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::Path;

/// The most characters of a pattern.
const MAX_CHARACTERS: usize = 1_000;

/// The most patterns of one list.
const MAX_PATTERNS: usize = 1_000;

/// Patterns of paths; a path fits where any of them does.
#[derive(Debug, Clone, Default)]
pub struct Globs {
    patterns: Vec<Spanned<String>>,
    set: GlobSet,
}

impl Globs {
    /// Reads the patterns under `key`, and reports those that can never fit.
    pub(super) fn read(decoder: &Decoder, fields: &Fields<'_, '_>, key: &'static str) -> Self {
        let patterns = fields.globs(key);
        let mut builder = GlobSetBuilder::new();
        for pattern in patterns.iter().take(MAX_PATTERNS) {
            let glob = why_never(pattern).map_or_else(|| glob(pattern), Err);
            match glob {
                Ok(glob) => {
                    builder.add(glob);
                }
                Err((what, help)) => report(decoder, pattern, &what, &help),
            }
        }
        if let Some(beyond) = patterns.get(MAX_PATTERNS) {
            let what = format!("is one pattern too many: {MAX_PATTERNS} are read");
            report(decoder, beyond, &what, "say it in fewer patterns, as in `drafts/**`");
        }
        match builder.build() {
            Ok(set) => Self { patterns, set },
            Err(error) => {
                if let Some(first) = patterns.first() {
                    report(
                        decoder,
                        first,
                        &format!("and the patterns beside it do not go together: {error}"),
                        "say it in fewer patterns",
                    );
                }
                Self { patterns, set: GlobSet::empty() }
            }
        }
    }

    /// Returns the patterns as they are written.
    #[must_use]
    pub fn patterns(&self) -> &[Spanned<String>] {
        &self.patterns
    }

    /// Returns the first pattern that a path from the folder of the workspace file fits, as far as
    /// all patterns could be read.
    #[must_use]
    pub fn fitting(&self, path: &Path) -> Option<&Spanned<String>> {
        let named = path.ancestors().filter(|path| !path.as_os_str().is_empty());
        let first = named.filter_map(|path| self.set.matches(path).into_iter().min()).min()?;
        self.patterns.get(first)
    }

    /// Tells whether a path from the folder of the workspace file fits, or any folder that it lies in.
    #[must_use]
    pub fn fits(&self, path: &Path) -> bool {
        let named = |path: &Path| !path.as_os_str().is_empty() && self.set.is_match(path);
        !self.set.is_empty() && path.ancestors().any(named)
    }
}

fn report(decoder: &Decoder, pattern: &Spanned<String>, what: &str, help: &str) {
    let message = format!("`{}` {what}", shown(pattern));
    decoder.report(Diagnostic::new(&wrong_value::META, pattern.span, message).help(help));
}

type Refused = (String, String);

/// Says why a pattern would never fit any path of the workspace.
fn why_never(pattern: &str) -> Option<Refused> {
    let refused = |what: &str, help: &str| Some((what.to_owned(), help.to_owned()));
    if pattern.chars().count() > MAX_CHARACTERS {
        refused("is too long for a pattern", "write a shorter one, as in `drafts/**`")
    } else if pattern.starts_with('/') || pattern.get(1..3) == Some(":\\") || pattern.get(1..3) == Some(":/")
    {
        refused("begins at the root", "write the path from the folder of this file, as in `drafts/**`")
    } else if pattern.contains('\\') {
        refused("has a backslash", "part folders by `/`; `[*]` is an asterisk and nothing more")
    } else if pattern.starts_with('!') {
        refused("begins with `!`, which leaves nothing out here", "name what is meant, and nothing else")
    } else if pattern.split('/').any(|part| part == "..") {
        refused(
            "leads out of the folder of this file",
            "name paths below this file; those beside it belong to another workspace",
        )
    } else {
        None
    }
}

fn glob(pattern: &str) -> Result<globset::Glob, Refused> {
    // A folder stands for all that lies in it, with a slash at its end or without.
    let bare = pattern.trim_start_matches("./").trim_end_matches('/');
    let bare = if bare.is_empty() || bare == "." { "**" } else { bare };
    GlobBuilder::new(bare).literal_separator(true).empty_alternates(true).build().map_err(|error| {
        let what = format!("is not a pattern of paths: {}", error.kind());
        (what, "write it as in `drafts/**` or `*-draft.yaml`".to_owned())
    })
}
