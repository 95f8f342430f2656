//! The words that the document has for what a flow says in keys.

use crate::emit::is_hazardous;
use crate::model::{Acceptance, Better, Channel, ContentScheme, Determinant, Dimension, MeasureRole, Scale};
use crate::render::web_address;
use crate::rules::wording::capital;
use crate::text::Spanned;

/// Returns the text of a key that may be missing or blank.
pub(super) fn text(text: &Option<Spanned<String>>) -> Option<String> {
    text.as_ref().map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Returns an address that may become a link, and nothing else: the web, or a letter box.
pub(super) fn address(link: &Option<Spanned<String>>) -> Option<String> {
    let link = link.as_ref()?.value.trim();
    let is_letter_box = link.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let is_clean = !link.chars().any(|c| is_hazardous(c) || c.is_whitespace());
    if is_letter_box && is_clean { Some(link.to_owned()) } else { web_address(link) }
}

/// Returns the way a product travels.
pub(crate) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Electronic => "electronic",
        Channel::Written => "on paper",
        Channel::Verbal => "by word of mouth",
        Channel::InPerson => "face to face",
    }
}

/// Returns how a customer takes over.
pub(crate) fn acceptance(acceptance: Acceptance) -> &'static str {
    match acceptance {
        Acceptance::ReadBack => "says it back",
        Acceptance::SignOff => "signs for it",
        Acceptance::Acknowledgement => "says that it arrived",
        Acceptance::None => "not at all, knowingly",
    }
}

/// Returns the name of a published list.
pub(crate) fn scheme(scheme: ContentScheme) -> &'static str {
    match scheme {
        ContentScheme::IPass => "I-PASS",
        ContentScheme::Sbar => "SBAR",
    }
}

/// Returns what a measure is for.
pub(super) fn role(role: MeasureRole) -> &'static str {
    match role {
        MeasureRole::Outcome => "outcome: what the customer gets",
        MeasureRole::Process => "process: whether the work is done as intended",
        MeasureRole::Balancing => "balancing: whether something else got worse",
    }
}

/// Returns which way is good.
pub(super) fn better(better: Better) -> &'static str {
    match better {
        Better::Up => "more is better",
        Better::Down => "less is better",
        Better::Steady => "it should stay as it is",
    }
}

/// Returns the answers that a question offers.
pub(super) fn scale(scale: &Scale) -> String {
    match scale {
        Scale::YesNo => "yes or no".to_owned(),
        Scale::FivePoint => "five points".to_owned(),
        Scale::NeverAlways => "never, sometimes, usually, always".to_owned(),
        Scale::ZeroToTen => "0 to 10".to_owned(),
        Scale::Open => "words of their own".to_owned(),
        Scale::Words(words) => words.clone(),
    }
}

/// Returns a key of several words as people write them: `in-person` as "In person".
pub(super) fn heading(key: &str) -> String {
    capital(&key.replace('-', " "))
}

/// Returns what a determinant is called.
pub(super) fn determinant(determinant: Determinant) -> String {
    heading(determinant.key())
}

/// Returns what a dimension is called.
pub(super) fn dimension(dimension: Dimension) -> String {
    match dimension {
        Dimension::ProgramEffectiveness => "Programme effectiveness".to_owned(),
        _ => heading(dimension.key()),
    }
}

#[cfg(test)]
mod tests {
    use super::{address, heading};
    use crate::text::{Span, Spanned};

    #[test]
    fn links_lead_to_the_web_or_a_letter_box() {
        let linked = |text: &str| address(&Some(Spanned::new(text.to_owned(), Span::default())));
        assert_eq!(linked("mailto:qi@example.org").unwrap(), "mailto:qi@example.org");
        assert_eq!(linked("https://example.org/a").unwrap(), "https://example.org/a");
        for bad in
            ["javascript:alert(1)", "data:text/html,x", "mailto:a\u{202e}b", "mailto:a b", "//x", "C:\\a"]
        {
            assert_eq!(linked(bad), None, "{bad}");
        }
    }

    #[test]
    fn keys_become_words() {
        assert_eq!(heading("understanding-the-customer"), "Understanding the customer");
    }
}
