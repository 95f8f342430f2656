//! Which addresses of a flow may become links in a picture.

use crate::emit::is_hazardous;

/// Returns an address that leads to the web, its blanks encoded, and nothing else: no scripts, no
/// files.
pub(crate) fn web_address(text: &str) -> Option<String> {
    let address = text.trim();
    let scheme = address.split_once("://")?.0;
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let is_clean = !address.chars().any(is_hazardous);
    (is_web && is_clean).then(|| address.split_whitespace().collect::<Vec<_>>().join("%20"))
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn only_the_web_can_be_linked() {
        assert_eq!(web_address(" HTTPS://e.org/a b?c=d ").unwrap(), "HTTPS://e.org/a%20b?c=d");
        for bad in [
            "javascript:alert(1)",
            " JAVASCRIPT://x",
            "data:text/html,x",
            "//e.org",
            "file:///etc",
            "java\tscript://",
            "https://e.org/\0",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }
}
