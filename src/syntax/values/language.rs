//! Languages as BCP 47 names them.

use super::Refusal;

/// Reads the tag of a language: `en`, `pt-BR`, `zh-Hant`.
///
/// Only the form is looked at: two or three letters, then parts of one to eight letters or digits.
///
/// # Errors
/// Where the text has another form, such as the name of a language.
pub fn parse_language(text: &str) -> Result<String, Refusal> {
    let mut parts = text.trim().split('-');
    let is_language =
        |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphabetic());
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric());
    if parts.next().is_some_and(is_language) && parts.all(is_part) {
        return Ok(text.trim().to_owned());
    }
    let help = "write its two or three letters, as in `en`, `de` or `pt-BR`";
    Err(Refusal::new("is not the tag of a language", help))
}

#[cfg(test)]
mod tests {
    use super::parse_language;

    #[test]
    fn reads_tags_and_no_names() {
        for tag in ["en", "pt-BR", "zh-Hant", "gsw", "de-CH-1996"] {
            assert_eq!(parse_language(tag).as_deref(), Ok(tag));
        }
        for bad in ["English", "", "e", "en_GB", "en-", "日本語", "en GB"] {
            assert!(parse_language(bad).is_err(), "{bad}");
        }
    }
}
