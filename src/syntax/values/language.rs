//! Languages as BCP 47 names them.

use super::Refusal;
use super::languages::{Code, look_up};

/// Reads the tag of a language: `en`, `pt-BR`, `zh-Hant`.
///
/// It has two or three letters that name a language, then parts of one to eight letters or digits,
/// of which only the form is looked at.
///
/// # Errors
/// Where the text has another form, such as the name of a language, or names none: rules that read
/// words would fall silent over a slip.
pub fn parse_language(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric());
    let (first, rest) = text.split_once('-').map_or((text, None), |(first, rest)| (first, Some(rest)));
    let is_language =
        (2..=3).contains(&first.len()) && first.bytes().all(|letter| letter.is_ascii_alphabetic());
    if !is_language || !rest.is_none_or(|rest| rest.split('-').all(is_part)) {
        let help = "write its two or three letters, as in `en`, `de` or `pt-BR`";
        return Err(Refusal::new("is not the tag of a language", help));
    }
    match look_up(first) {
        Code::Language => Ok(text.to_owned()),
        Code::Slip(Some(meant)) => {
            let rest = rest.map_or_else(String::new, |rest| format!("-{rest}"));
            Err(Refusal::new("names no language", format!("write `{meant}{rest}`")))
        }
        Code::Slip(None) => {
            let help = "write the two letters of ISO 639-1, as in `en`, `de` or `pt-BR`";
            Err(Refusal::new("names no language", help))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse_language;

    #[test]
    fn reads_tags_and_no_names() {
        for tag in ["en", "pt-BR", "zh-Hant", "gsw", "de-CH-1996", "mis-x-enn", "EN-us"] {
            assert_eq!(parse_language(tag).as_deref(), Ok(tag));
        }
        for bad in ["English", "", "e", "en_GB", "en-", "日本語", "en GB", "-en"] {
            assert!(parse_language(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_slip_names_no_language() {
        let help = |tag: &str| parse_language(tag).unwrap_err().help;
        assert_eq!(help("enn"), "write `en`");
        assert_eq!(help("enn-GB"), "write `en-GB`");
        assert!(help("zz").contains("ISO 639-1"));
    }
}
