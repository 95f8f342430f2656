//! The security policy of a page: its own style and script, and nothing else, from nowhere.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Returns the policy for a page with one style sheet and one script, both within it.
///
/// A browser compares the hashes with what stands between the tags (Content Security Policy Level 3).
pub(super) fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(script)
    )
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn names_style_and_script_by_their_hashes() {
        // Of the empty text, as FIPS 180-4 has it.
        let empty = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        assert!(policy("", "").contains(&format!("style-src '{empty}'; script-src '{empty}'")));
        assert!(policy("a", "").starts_with("default-src 'none'; "));
    }
}
