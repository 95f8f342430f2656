//! Tables as a workbook of Excel.

use super::{Cell, Sheet};
use crate::import::table::MOST_CHARACTERS;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// How the cells look.
struct Looks {
    heading: Format,
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
            heading: Format::new().set_bold().set_quote_prefix(),
            title: title.set_border_bottom(FormatBorder::Thin),
            // Marks a text as one, so that nobody's editing makes a formula of it.
            text: cell().set_quote_prefix(),
            share: cell().set_num_format("0.##%").set_align(FormatAlign::Left),
            day: cell().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
        }
    }
}

/// Writes tables as the sheets of a workbook. The same tables give the same bytes.
///
/// # Errors
/// When the writer refuses, as with more rows than a sheet has.
pub fn xlsx(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let program = concat!("handoff ", env!("CARGO_PKG_VERSION"));
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let title = title.chars().take(200).collect::<String>();
    let properties = DocProperties::new().set_title(title).set_author(program).set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let looks = Looks::new();
    for sheet in sheets {
        put(workbook.add_worksheet(), sheet, &looks)?;
    }
    workbook.save_to_buffer()
}

fn put(worksheet: &mut Worksheet, sheet: &Sheet, looks: &Looks) -> Result<(), XlsxError> {
    worksheet.set_name(sheet.name)?;
    let top = u32::from(sheet.heading.is_some());
    if let Some(Cell::Text(heading)) = &sheet.heading {
        worksheet.write_string_with_format(0, 0, heading.as_str(), &looks.heading)?;
    }
    let (mut last_row, mut last_column) = (top, 0);
    for ((title, width), column) in sheet.columns.iter().zip(0..) {
        worksheet.set_column_width(column, f64::from(*width))?;
        worksheet.write_string_with_format(top, column, *title, &looks.title)?;
        last_column = column;
    }
    for (row, at) in sheet.rows.iter().zip(top + 1..) {
        for (cell, column) in row.iter().zip(0..) {
            put_cell(worksheet, (at, column), cell, looks)?;
        }
        last_row = at;
    }
    worksheet.set_freeze_panes(top + 1, 1)?;
    worksheet.autofilter(top, 0, last_row, last_column)?;
    worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, top)?;
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
