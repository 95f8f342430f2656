//! Flows shown in the docs can be read.

use crate::markdown::blocks;
use crate::pages;
use handoffs::diagnostic::Severity;
use handoffs::syntax;
use handoffs::text::SourceFile;

#[test]
fn flows_parse_without_errors() {
    let mut wrong = Vec::new();
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        for block in blocks(&text) {
            let is_whole = !block.words().any(|word| word == "fail" || word == "fragment");
            if block.language() != "yaml" || !is_whole {
                continue;
            }
            let source = SourceFile::new("example.yaml", block.text);
            let parsed = syntax::parse(&source);
            let errors = parsed.diagnostics.iter().filter(|found| found.severity == Severity::Error);
            let place = format!("{}:{}", page.display(), block.line);
            wrong.extend(errors.map(|error| format!("{place}: {}", error.message)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
