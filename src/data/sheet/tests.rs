//! Workbooks of raw parts: what is read, what is refused, and that nothing is believed.

use crate::data::{Answers, Fault, FaultKind, Series, read};
use crate::model::{DataSource, DateOrder, Decimal, Separator};
use crate::text::{Span, Spanned};
use proptest::prelude::{ProptestConfig, any, proptest};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://x/chartsheet" Target="chart.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>"#;
const SHARED: &str = r#"<sst uniqueCount="99999999999999"><si><t>week</t></si><si><r><t>val</t></r><r><t>ue</t></r><rPh><t>x</t></rPh></si><si><t>a &amp;&#32;b</t></si></sst>"#;

/// Packs a workbook whose second sheet holds these rows.
fn book(rows: &str) -> Vec<u8> {
    let listing = r#"<workbook><workbookPr/><sheets><sheet name="Notes" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Orders" sheetId="2" r:id="rId2"/><sheet name="Chart" sheetId="3" r:id="rId3"/></sheets></workbook>"#;
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    packed(&[
        ("xl/workbook.xml", listing),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", SHARED),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
        ),
        ("xl/worksheets/sheet2.xml", &sheet),
    ])
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        archive.start_file(*path, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A sheet with the titles `week` and `value`, and these rows below it.
fn with_titles(rows: &str) -> Vec<u8> {
    let titles = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#;
    book(&format!("{titles}{rows}"))
}

fn text(text: &str) -> Spanned<String> {
    Spanned::new(text.to_owned(), Span::default())
}

fn source(change: impl Fn(&mut DataSource)) -> DataSource {
    let mut source = DataSource::of(text("orders.xlsx"), Span::default());
    (source.date, source.value) = (Some(text("week")), Some(text("value")));
    change(&mut source);
    source
}

fn series(workbook: &[u8], change: impl Fn(&mut DataSource)) -> Series {
    read(workbook, &source(change))
}

fn labels(series: &Series) -> Vec<&str> {
    series.periods.iter().map(|period| period.label.as_str()).collect()
}

fn only_fault(series: &Series) -> &Fault {
    let [fault] = series.faults.as_slice() else { panic!("{:?}", series.faults) };
    fault
}

#[test]
fn dates_numbers_and_percentages_are_read_as_people_see_them() {
    let rows = r#"<row r="3"><c r="A3" s="1"><v>46296.5</v></c><c r="B3" s="2"><v>0.29</v></c></row>
        <row r="4"><c r="A4" s="1"><v>46303</v></c><c r="B4"><f>SUM(C1:C2)</f><v>4.5</v></c></row>
        <row r="5"><c r="A5" s="1"><v>46310</v></c><c r="B5" t="e"><v>#N/A</v></c></row>"#;
    let read = series(&with_titles(rows), |_| {});
    assert_eq!(read.faults, []);
    assert_eq!(labels(&read), ["2026-10-01", "2026-10-08", "2026-10-15"]);
    assert_eq!(read.lines, [3, 4, 5], "as Excel numbers the rows");
    let values: Vec<_> = read.subgroups.iter().map(|subgroup| subgroup.mean).collect();
    assert_eq!(values, [Some(29.0), Some(4.5), None]);
    let other = series(&with_titles(rows), |source| {
        source.dates = Some(Spanned::new(DateOrder::DayFirst, Span::default()));
        source.decimal = Some(Spanned::new(Decimal::Comma, Span::default()));
    });
    assert_eq!(
        (other.faults.as_slice(), labels(&other)),
        (&[][..], vec!["01.10.2026", "08.10.2026", "15.10.2026"])
    );
}

#[test]
fn bad_cells_are_named_by_row_and_column() {
    for (cell, message) in [
        (r#"<c r="B7" t="e"><v>#DIV/0!</v></c>"#, "\"#DIV/0!\" is no number"),
        (r#"<c r="B7"><f>A1</f></c>"#, "\"a formula without its result\" is no number"),
        (r#"<c r="B7" t="s"><v>2</v></c>"#, "\"a & b\" is no number"),
        (r#"<c r="B7" t="inlineStr"><is><t>twelve</t></is></c>"#, "\"twelve\" is no number"),
        (r#"<c r="B7" t="b"><v>1</v></c>"#, "\"TRUE\" is no number"),
    ] {
        let rows = format!(r#"<row r="7"><c r="A7" s="1"><v>46296</v></c>{cell}</row>"#);
        let read = series(&with_titles(&rows), |_| {});
        let fault = only_fault(&read);
        assert_eq!((fault.place().as_str(), fault.message.as_str()), ("line 7, column \"value\"", message));
    }
}

#[test]
fn a_sheet_is_found_by_its_name_or_is_the_first_that_people_see() {
    let workbook = with_titles(r#"<row><c s="1"><v>46296</v></c><c><v>3</v></c></row>"#);
    let named = |name: &str| series(&workbook, |source| source.sheet = Some(text(name)));
    assert_eq!((series(&workbook, |_| {}).rows, named("Orders").rows), (1, 1));
    let missing = named("Order");
    assert_eq!(only_fault(&missing).help, "write \"Orders\"");
    assert_eq!(only_fault(&named("Chart")).message, "there is no sheet \"Chart\"");
    let csv = series(b"week,value\n1,2\n", |source| source.sheet = Some(text("Orders")));
    assert!(only_fault(&csv).message.contains("is no workbook"), "{csv:?}");
    let answers = Answers::read(workbook.as_slice(), Separator::Comma).unwrap();
    assert_eq!((answers.titles().len(), answers.rows().len()), (2, 1));
}

#[test]
fn what_is_no_workbook_is_told() {
    let old = series(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], |_| {});
    assert!(only_fault(&old).message.contains("before 2007"), "{old:?}");
    let whole = with_titles("<row><c s=\"1\"><v>46296</v></c></row>");
    let shared = r#"<row><c r="A2" t="s"><v>99</v></c></row>"#;
    for workbook in [
        &b"PK\x03\x04"[..],
        &whole[..whole.len() / 2],
        &packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
        &with_titles(shared),
        &with_titles(r#"<row><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>"#),
        &with_titles(r#"<row><c r="ZZZZZZ2"><v>1</v></c></row>"#),
        &with_titles(r#"<row><c r="A2"><v>&bomb;</v></c></row>"#),
        &with_titles(r#"<row><c r="A2"><v>1"#),
    ] {
        let read = series(workbook, |_| {});
        let fault = only_fault(&read);
        assert_eq!((fault.kind, fault.message.as_str()), (FaultKind::Unreadable, "the workbook is damaged"));
    }
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let blanks = " ".repeat(130 * 1024 * 1024);
    let bomb = with_titles(&blanks);
    assert!(bomb.len() < 1024 * 1024, "it is small: {}", bomb.len());
    let read = series(&bomb, |_| {});
    assert!(only_fault(&read).message.contains("more than 128 MB when it is unpacked"), "{read:?}");
    let long = with_titles(&format!(r#"<row><c t="str"><v>{}</v></c></row>"#, "x".repeat(140_000)));
    assert!(only_fault(&series(&long, |_| {})).message.contains("32,767 characters"));
    let wide = book(r#"<row><c r="XFD1"><v>1</v></c></row>"#);
    assert!(only_fault(&series(&wide, |_| {})).message.contains("16384 columns"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), rows in "[<>/a-z0-9=\" ]{0,60}", at in any::<usize>()) {
        let mut begun = b"PK\x03\x04".to_vec();
        begun.extend(bytes);
        let _ = series(&begun, |_| {});
        let mut workbook = with_titles(&rows);
        let _ = series(&workbook, |_| {});
        let at = at % workbook.len();
        workbook[at] ^= 0xFF;
        let _ = series(&workbook, |_| {});
    }
}
