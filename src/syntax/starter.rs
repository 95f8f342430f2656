//! The flow that a new file begins with.

/// A small flow with comments, without a warning.
const TEMPLATE: &str = include_str!("starter.yaml");

/// The line of the template that the title takes the place of.
const TITLE_LINE: &str = "flow: Blood test\n";

/// Returns a small commented flow to start from, under `title`.
///
/// The rest of it is an example to overwrite, and shows no gap: whatever a check reports
/// afterwards comes from the writer's own words. Blanks in the title count once; a title without
/// words leaves the example's own.
#[must_use]
pub fn starter(title: &str) -> String {
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    let words: Vec<&str> = title.split(is_gap).filter(|word| !word.is_empty()).collect();
    // The serializer knows which texts need quotes; a text is a value that it can always write.
    match serde_yaml::to_string(&words.join(" ")) {
        Ok(written) if !words.is_empty() => {
            TEMPLATE.replacen(TITLE_LINE, &format!("flow: {}\n", written.trim_end()), 1)
        }
        _ => TEMPLATE.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{TEMPLATE, TITLE_LINE, starter};
    use crate::syntax::{format, parse};
    use crate::text::SourceFile;
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    #[test]
    fn the_template_has_a_title_and_is_whole() {
        assert!(TEMPLATE.contains(TITLE_LINE));
        assert_eq!(starter(" \n"), TEMPLATE);
        let parsed = parse(&SourceFile::new("flow.yaml", TEMPLATE));
        assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
    }

    #[test]
    fn titles_get_the_quotes_that_they_need() {
        assert!(starter("Discharge").contains("\nflow: Discharge\n"));
        for title in ["no", "12", "Blood test: outpatients", "# 5", "- a", "\"x\"", "it's", "*a", "{", "~"] {
            let text = starter(title);
            let parsed = parse(&SourceFile::new("flow.yaml", text.as_str()));
            assert!(parsed.diagnostics.is_empty(), "{title} {:#?}", parsed.diagnostics);
            assert_eq!(parsed.flow.title(), title);
        }
    }

    #[test]
    fn is_in_canonical_form() {
        let text = starter("Discharge");
        assert_eq!(format(&SourceFile::new("flow.yaml", text.as_str())).as_ref(), Ok(&text));
    }

    proptest! {
        #[test]
        fn any_title_can_be_read_again(title in any::<String>()) {
            let text = starter(&title);
            let parsed = parse(&SourceFile::new("flow.yaml", text.as_str()));
            prop_assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
            let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            if !words(&title).is_empty() {
                prop_assert_eq!(words(parsed.flow.title()), words(&title));
            }
        }
    }
}
