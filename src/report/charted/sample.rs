//! A chart for tests.

use super::{Charted, Charting};
use crate::data::read;
use crate::model::DataSource;
use crate::text::{Span, Spanned};

/// Returns a text as if it stood in a file.
pub(in crate::report) fn said(text: &str) -> Spanned<String> {
    Spanned::new(text.to_owned(), Span::default())
}

/// Charts a table whose periods are its column `month`; `change` says the rest.
pub(in crate::report) fn charted(table: &str, change: impl Fn(&mut DataSource)) -> Charted {
    let mut source = DataSource::of(said("t.csv"), Span::default());
    source.date = Some(said("month"));
    change(&mut source);
    let charting = Charting {
        title: "Answers".to_owned(),
        subtitle: String::new(),
        lang: "en".to_owned(),
        unit: None,
        better: None,
        target: None,
        source: &source,
    };
    Charted::of(&charting, read(table.as_bytes(), &source)).unwrap()
}
