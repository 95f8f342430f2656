//! What holds for any text.

use super::{GROWN, read};
use crate::diagnostic::AnyRule;
use crate::syntax::{format, is_flow};
use crate::text::SourceFile;
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};

/// Pieces of which faulty flows are made.
const PIECES: [&str; 30] = [
    "flow: x\n",
    "actors:\n",
    "steps:\n",
    "handoffs:\n",
    "  a: A\n",
    "  b: { name: B }\n",
    "  - a -> b: y\n",
    "  - a -> b -> c\n",
    "then: ",
    "{ ",
    "}",
    "[",
    "]",
    ", ",
    ": ",
    "- ",
    "\n",
    "  ",
    "\t",
    "\"",
    "'",
    "|",
    ">",
    "&x ",
    "*x",
    "!t ",
    "# c",
    "---\n",
    "é→",
    "? ",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

/// The grown flow with a few bytes replaced, inserted or removed.
fn damaged() -> impl Strategy<Value = String> {
    let damage = (any::<prop::sample::Index>(), prop::sample::select(&PIECES[..]), 0..6_usize);
    prop::collection::vec(damage, 1..6).prop_map(|all| {
        let mut bytes = GROWN.as_bytes().to_vec();
        for (at, piece, removed) in all {
            let start = at.index(bytes.len());
            let end = (start + removed).min(bytes.len());
            bytes.splice(start..end, piece.bytes());
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Checks what must hold after reading whatever text.
fn holds(text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
    let parsed = read(text);
    for fault in &parsed.diagnostics {
        prop_assert!(text.get(fault.span.range()).is_some(), "{fault:?}");
        prop_assert!(!fault.message.is_empty() && !fault.message.ends_with('.'), "{}", fault.message);
        for label in &fault.related {
            prop_assert!(text.get(label.span.range()).is_some(), "{label:?}");
        }
    }
    for handoff in &parsed.flow.handoffs {
        prop_assert!(!handoff.id.as_str().is_empty());
    }
    if parsed.is_flow && !parsed.is_cut && !text.contains(['?', '&', '*', '!', '"', '\'', '{', '[']) {
        prop_assert!(is_flow(text), "{text:?}");
    }
    let source = SourceFile::new("flow.yaml", text);
    if let Ok(formatted) = format(&source) {
        let again = format(&SourceFile::new("flow.yaml", formatted.as_str()));
        prop_assert_eq!(again.as_ref(), Ok(&formatted));
        let codes = |text: &str| {
            let mut codes: Vec<AnyRule> =
                read(text).diagnostics.into_iter().map(|fault| fault.rule).collect();
            codes.sort_unstable();
            codes
        };
        prop_assert_eq!(codes(text), codes(&formatted));
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_pieces_are_read(text in pieces()) {
        holds(&text)?;
    }

    #[test]
    fn any_damage_is_survived(text in damaged()) {
        holds(&text)?;
    }
}
