//! The measurement plan as a workbook of Excel.

use super::{COLUMNS, Cell, rows};
use crate::report::process::Process;
use crate::report::process::handoffs::HandoffEntry;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The most characters that a cell of Excel holds.
const MOST_CHARACTERS: usize = 32_767;

/// How many characters wide each column of the plan is best read.
const WIDTHS: [u16; COLUMNS.len()] = [32, 18, 40, 20, 40, 20, 26, 24, 18, 11, 11, 12, 20, 14, 28, 30, 40];

/// The titles of the hand-offs that nobody measures.
const LACKING_TITLES: [&str; 4] = ["No.", "Supplier", "Product", "Customer"];

/// Returns a row for each hand-off that has no measure.
fn lacking(process: &Process) -> Vec<[Cell; 4]> {
    let is_lacking = |handoff: &&HandoffEntry| handoff.measures.is_empty();
    let row = |handoff: &HandoffEntry| {
        [
            Cell::Text(handoff.number.to_string()),
            Cell::words(&handoff.supplier.name),
            Cell::text(handoff.product.as_deref()),
            Cell::words(&handoff.customer.name),
        ]
    };
    process.handoffs.iter().filter(is_lacking).map(row).collect()
}

/// How the cells look.
struct Looks {
    title: Format,
    text: Format,
    share: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top).set_text_wrap();
        let title = cell().set_bold().set_background_color(Color::RGB(0x00E8_EEF4));
        Self {
            title: title.set_border_bottom(FormatBorder::Thin),
            // Marks a text as one, so that nobody's editing makes a formula of it.
            text: cell().set_quote_prefix(),
            share: cell().set_num_format("0.##%").set_align(FormatAlign::Left),
            day: cell().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
        }
    }
}

/// Writes the plan as a workbook: a sheet with a row for each measure, and one with the hand-offs that
/// nobody measures. The same process gives the same bytes.
///
/// # Errors
/// When the writer refuses, as with more rows than a sheet has.
pub fn plan_xlsx(process: &Process) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let program = concat!("handoff ", env!("CARGO_PKG_VERSION"));
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let title = process.title().chars().take(200).collect::<String>();
    let properties = DocProperties::new().set_title(title).set_author(program).set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let looks = Looks::new();
    let widths = COLUMNS.iter().map(|column| column.title).zip(WIDTHS);
    put(workbook.add_worksheet(), "Measures", widths, rows(process), &looks)?;
    let unmeasured = lacking(process);
    if !unmeasured.is_empty() {
        let widths = LACKING_TITLES.into_iter().zip([6, 28, 50, 28]);
        put(workbook.add_worksheet(), "Hand-offs without a measure", widths, unmeasured.into_iter(), &looks)?;
    }
    workbook.save_to_buffer()
}

fn put(
    sheet: &mut Worksheet,
    name: &str,
    columns: impl Iterator<Item = (&'static str, u16)>,
    rows: impl Iterator<Item = impl AsRef<[Cell]>>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for ((title, width), column) in columns.zip(0..) {
        sheet.set_column_width(column, f64::from(width))?;
        sheet.write_string_with_format(0, column, title, &looks.title)?;
    }
    for (row, at) in rows.zip(1..) {
        for (cell, column) in row.as_ref().iter().zip(0..) {
            put_cell(sheet, (at, column), cell, looks)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn put_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => {
            let text: String = text.chars().take(MOST_CHARACTERS).collect();
            sheet.write_string_with_format(row, column, text, &looks.text)?
        }
        Cell::Number(number) => sheet.write_number(row, column, *number)?,
        Cell::Share(share) => sheet.write_number_with_format(row, column, *share, &looks.share)?,
        Cell::Day(day) => {
            let (Ok(year), Ok(month), Ok(date)) =
                (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()))
            else {
                return Ok(());
            };
            match ExcelDateTime::from_ymd(year, month, date) {
                Ok(day) => sheet.write_datetime_with_format(row, column, &day, &looks.day)?,
                // Excel's days begin with 1900.
                Err(_) => sheet.write_string_with_format(row, column, day.to_string(), &looks.text)?,
            }
        }
    };
    Ok(())
}
