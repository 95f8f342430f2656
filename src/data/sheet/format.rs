//! What a cell's number means: a number, a percentage, a date or a time of day.

use super::text::attribute;
use super::{Wording, broken};
use crate::data::fault::Fault;
use crate::model::{DateOrder, Decimal};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashMap;

/// What kind of number a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// A number.
    #[default]
    Number,
    /// A part of a whole.
    Percent,
    /// A day, perhaps with a time.
    Day,
    /// A time of day, or a length of time.
    Time,
}

impl Format {
    /// Tells what one of the formats that every workbook has is (ECMA-376, part 1, 18.8.30).
    fn built_in(id: u32) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Day,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Self::Time,
            _ => Self::Number,
        }
    }

    /// Tells what a format that is written in signs is; what stands in quotes or brackets is no sign.
    pub(super) fn of_code(code: &str) -> Self {
        let (mut has_percent, mut has_day, mut has_time, mut has_month) = (false, false, false, false);
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign.to_ascii_lowercase() {
                ';' => break,
                '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
                '\\' | '_' | '*' => drop(signs.next()),
                '[' => {
                    let within: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    has_time |=
                        matches!(within.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
                }
                '%' => has_percent = true,
                'y' | 'd' => has_day = true,
                'h' | 's' => has_time = true,
                'm' => has_month = true,
                _ => {}
            }
        }
        match (has_percent, has_day || (has_month && !has_time), has_time) {
            (true, ..) => Self::Percent,
            (_, true, _) => Self::Day,
            (_, _, true) => Self::Time,
            _ => Self::Number,
        }
    }

    /// Writes a number as a table in CSV would have it.
    pub(super) fn write(self, number: f64, wording: Wording, is_1904: bool) -> String {
        let plain = || in_decimals(number, wording.decimal);
        match self {
            Self::Number => plain(),
            // A hundredth is no binary number: what is 29 % must not become 28.999….
            Self::Percent => format!("{}%", in_decimals((number * 1e12).round() / 1e10, wording.decimal)),
            Self::Day => day(number, is_1904).map_or_else(plain, |day| in_order(day, wording.dates)),
            Self::Time if (0.0..1e6).contains(&number) => {
                let minutes = (number * 1440.0).round();
                format!("{}:{:02}", (minutes / 60.0).floor(), minutes % 60.0)
            }
            Self::Time => plain(),
        }
    }
}

fn in_decimals(number: f64, decimal: Decimal) -> String {
    let text = number.to_string();
    if decimal == Decimal::Comma { text.replace('.', ",") } else { text }
}

fn in_order(day: Date, order: DateOrder) -> String {
    match order {
        DateOrder::Iso | DateOrder::Labels => day.to_string(),
        DateOrder::DayFirst => day.strftime("%d.%m.%Y").to_string(),
        DateOrder::MonthFirst => day.strftime("%m/%d/%Y").to_string(),
    }
}

/// Returns the day of a number; Excel counts a 29 February 1900 that there was not.
fn day(number: f64, is_1904: bool) -> Option<Date> {
    let days = number.floor();
    if !(0.0..3_000_000.0).contains(&days) {
        return None;
    }
    let first = match (is_1904, days < 60.0) {
        (true, _) => date(1904, 1, 1),
        (false, true) => date(1899, 12, 31),
        (false, false) => date(1899, 12, 30),
    };
    #[expect(clippy::cast_possible_truncation, reason = "it is within three millions")]
    let span = (days as i64).days();
    first.checked_add(span).ok()
}

/// Returns the formats of cells, in the order in which cells refer to them.
pub(super) fn formats(part: &[u8]) -> Result<Vec<Format>, Fault> {
    let (mut own, mut formats) = (HashMap::new(), Vec::new());
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    let mut is_of_cells = false;
    let number = |text: Option<String>| text.and_then(|text| text.parse::<u32>().ok());
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| broken())? {
            Event::Eof => return Ok(formats),
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => is_of_cells = false,
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let code = attribute(&tag, "formatCode");
                    own.extend(number(attribute(&tag, "numFmtId")).zip(code.as_deref().map(Format::of_code)));
                }
                "cellXfs" => is_of_cells = true,
                "xf" if is_of_cells => {
                    let id = number(attribute(&tag, "numFmtId")).unwrap_or_default();
                    formats.push(own.get(&id).copied().unwrap_or_else(|| Format::built_in(id)));
                }
                _ => {}
            },
            _ => {}
        }
        buffer.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::Format;
    use crate::data::sheet::Wording;
    use crate::model::{DateOrder, Decimal};

    #[test]
    fn codes_of_formats() {
        for (code, format) in [
            ("General", Format::Number),
            ("0.00", Format::Number),
            ("#,##0.00 \"days\"", Format::Number),
            ("[Red]0.0;[Blue]-0.0", Format::Number),
            ("0.0%", Format::Percent),
            ("yyyy-mm-dd", Format::Day),
            ("mmm yyyy", Format::Day),
            ("mmmm", Format::Day),
            ("[$-409]d\\-mmm\\-yy;@", Format::Day),
            ("dd.mm.yyyy hh:mm", Format::Day),
            ("[h]:mm", Format::Time),
            ("mm:ss", Format::Time),
            ("0\\d", Format::Number),
        ] {
            assert_eq!(Format::of_code(code), format, "{code}");
        }
    }

    #[test]
    fn numbers_are_written_as_the_table_is_described() {
        let iso = Wording::default();
        let written = |format: Format, number, wording| format.write(number, wording, false);
        assert_eq!(written(Format::Number, 12.0, iso), "12");
        assert_eq!(written(Format::Number, 4.5, Wording { decimal: Decimal::Comma, ..iso }), "4,5");
        assert_eq!(written(Format::Percent, 0.29, iso), "29%");
        assert_eq!(written(Format::Percent, 0.925, iso), "92.5%");
        assert_eq!(written(Format::Day, 46_296.75, iso), "2026-10-01");
        assert_eq!(
            written(Format::Day, 46_296.0, Wording { dates: DateOrder::DayFirst, ..iso }),
            "01.10.2026"
        );
        assert_eq!(
            written(Format::Day, 46_296.0, Wording { dates: DateOrder::MonthFirst, ..iso }),
            "10/01/2026"
        );
        assert_eq!(written(Format::Day, 59.0, iso), "1900-02-28");
        assert_eq!(written(Format::Day, 61.0, iso), "1900-03-01");
        assert_eq!(Format::Day.write(0.0, iso, true), "1904-01-01");
        assert_eq!(written(Format::Day, 1e300, iso), 1e300_f64.to_string());
        assert_eq!(written(Format::Time, 0.020_833_333, iso), "0:30");
        assert_eq!(written(Format::Time, 1.5, iso), "36:00");
        assert_eq!(written(Format::Day, f64::NAN, iso), "NaN");
    }
}
