//! Finds e-mail addresses, telephone numbers and personal numbers in a text.
//!
//! A number is only taken for personal where its shape or a word before it says so: dates, amounts,
//! versions, page ranges and order numbers look much the same.

use std::ops::Range;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Personal {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
    /// A number that stands for a person: social security, health service, civil registration.
    Number,
}

/// Words that announce a telephone number.
const TELEPHONE_CUES: [&str; 10] =
    ["tel", "telephone", "phone", "mobile", "cell", "fax", "call", "ring", "dial", "whatsapp"];

/// Words that announce a personal number.
const NUMBER_CUES: [&str; 8] =
    ["ssn", "mrn", "nhs", "security", "passport", "personnummer", "cpr", "insurance"];

/// Words that announce the number of a thing.
const THING_CUES: [&str; 20] = [
    "order",
    "invoice",
    "po",
    "ref",
    "reference",
    "isbn",
    "issn",
    "ticket",
    "version",
    "v",
    "article",
    "item",
    "serial",
    "doi",
    "case",
    "contract",
    "form",
    "page",
    "pages",
    "pp",
];

/// Finds all personal details of a text, in order.
pub(super) fn personal_details(text: &str) -> Vec<(Personal, Range<usize>)> {
    let mut found = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let in_line = emails(line).map(|range| (Personal::Email, range));
        let numbers = numbers(line);
        let mut in_line: Vec<_> = in_line.chain(numbers).collect();
        in_line.sort_by_key(|(_, range)| range.start);
        found.extend(
            in_line.into_iter().map(|(what, range)| (what, range.start + offset..range.end + offset)),
        );
        offset += line.len();
    }
    found
}

fn emails(line: &str) -> impl Iterator<Item = Range<usize>> {
    line.match_indices('@').filter_map(|(at, _)| {
        let is_local = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
        let local: usize = line[..at].chars().rev().take_while(is_local).map(char::len_utf8).sum();
        let is_domain = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '-');
        let domain: usize = line[at + 1..].chars().take_while(is_domain).map(char::len_utf8).sum();
        let domain = line[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
        let (name, top) = domain.rsplit_once('.')?;
        let is_top = top.chars().count() > 1 && top.chars().all(char::is_alphabetic);
        let is_whole = name.split('.').all(|label| !label.is_empty());
        (local > 0 && is_whole && is_top).then(|| at - local..at + 1 + domain.len())
    })
}

/// A run of digits and what joins them.
#[derive(Debug, Default)]
struct Run<'line> {
    place: Range<usize>,
    groups: Vec<&'line str>,
    joints: Vec<&'line str>,
    is_international: bool,
}

impl Run<'_> {
    fn digits(&self) -> usize {
        self.groups.iter().map(|group| group.len()).sum()
    }

    fn lengths(&self) -> Vec<usize> {
        self.groups.iter().map(|group| group.len()).collect()
    }

    fn is_joined_by(&self, joint: &str) -> bool {
        self.joints.iter().all(|other| *other == joint)
    }

    /// Tells whether the groups are thousands: `1 000 000`.
    fn is_thousands(&self) -> bool {
        let [first, rest @ ..] = self.groups.as_slice() else { return false };
        !rest.is_empty()
            && first.len() <= 3
            && rest.iter().all(|group| group.len() == 3)
            && !first.starts_with('0')
            && (self.is_joined_by(" ") || self.is_joined_by("."))
    }

    /// Tells whether the run is a date, or begins as one.
    fn is_date(&self) -> bool {
        let lengths = self.lengths();
        matches!(lengths.as_slice(), [4, 2, 2, ..] | [1 | 2, 1 | 2, 4, ..] | [1 | 2, 1 | 2, 2])
    }

    fn all_digits(&self) -> String {
        self.groups.concat()
    }
}

fn numbers(line: &str) -> impl Iterator<Item = (Personal, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(start) = next_start(line, at) {
            let run = run_at(line, start);
            at = run.place.end.max(start + 1);
            if let Some(what) = judge(line, &run) {
                return Some((what, run.place));
            }
        }
        None
    })
}

/// Returns where the next run begins: at a digit, `+` or `(` that no word or number runs into.
fn next_start(line: &str, from: usize) -> Option<usize> {
    let bytes = line.as_bytes();
    (from..bytes.len()).find(|at| {
        let opens = matches!(bytes[*at], b'+' | b'(') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        (opens || bytes[*at].is_ascii_digit()) && (*at == from && from > 0 && opens || is_free(bytes, *at))
    })
}

/// Tells whether nothing before `at` makes it part of a word, a path or a larger number.
fn is_free(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
    !(before.is_ascii_alphanumeric() || before >= 0x80 || b".-/_@#+=&%$".contains(&before))
}

fn run_at(line: &str, start: usize) -> Run<'_> {
    let bytes = line.as_bytes();
    let mut run = Run { is_international: bytes[start] == b'+', place: start..start, ..Run::default() };
    let mut at = start + usize::from(!bytes[start].is_ascii_digit());
    loop {
        let end = (at..bytes.len()).find(|end| !bytes[*end].is_ascii_digit()).unwrap_or(bytes.len());
        run.groups.push(&line[at..end]);
        run.place.end = end;
        let next = (end..bytes.len()).find(|next| !is_joint(bytes[*next])).unwrap_or(bytes.len());
        if next == end || next - end > 2 || !bytes.get(next).is_some_and(u8::is_ascii_digit) {
            return run;
        }
        run.joints.push(&line[end..next]);
        at = next;
    }
}

fn is_joint(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'.' | b'(' | b')' | b'/')
}

fn judge(line: &str, run: &Run<'_>) -> Option<Personal> {
    let after = line[run.place.end..].chars().next().unwrap_or(' ');
    let before = &line[..run.place.start];
    let is_in_address = is_in_address(before);
    let digits = run.digits();
    if after.is_alphanumeric()
        || matches!(after, '%' | '_' | '@' | '€')
        || is_in_address
        || digits > 15
        || run.is_date()
    {
        return None;
    }
    let cue = cue(before);
    if cue == Some(Cue::Thing) {
        return None;
    }
    if is_personal_number(run) || cue == Some(Cue::Number) && digits >= 6 {
        return Some(Personal::Number);
    }
    let is_announced = cue == Some(Cue::Telephone) && digits >= 7;
    (is_telephone(run) || is_announced && !run.is_thousands()).then_some(Personal::Telephone)
}

/// Tells whether what stands before belongs to a web address; a few hundred bytes back tell enough.
fn is_in_address(before: &str) -> bool {
    let start = (before.len().saturating_sub(300)..=before.len()).find(|at| before.is_char_boundary(*at));
    let near = &before[start.unwrap_or(before.len())..];
    near.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Telephone,
    Number,
    Thing,
}

/// Returns what the last three words before a number announce.
fn cue(before: &str) -> Option<Cue> {
    let lower: String = before.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
    let lower = lower.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.rev().take(3).find_map(|word| match word {
        _ if TELEPHONE_CUES.contains(&word) => Some(Cue::Telephone),
        _ if NUMBER_CUES.contains(&word) => Some(Cue::Number),
        _ if THING_CUES.contains(&word) => Some(Cue::Thing),
        _ => None,
    })
}

fn is_telephone(run: &Run<'_>) -> bool {
    let digits = run.digits();
    if run.is_international {
        return (8..=15).contains(&digits) && !run.is_thousands();
    }
    let lengths = run.lengths();
    let american = lengths == [3, 3, 4] || (lengths == [1, 3, 3, 4] && run.groups[0] == "1");
    let national = run.groups[0].starts_with('0')
        && run.groups[0].len() > 1
        && lengths.len() > 1
        && lengths[1..].iter().all(|length| *length > 1)
        && (9..=12).contains(&digits);
    let is_plain = run.joints.iter().all(|joint| !joint.contains('/')) || lengths.len() == 2;
    (american || national) && is_plain
}

/// Tells whether the shape and, where there is one, the check digit make it a personal number.
fn is_personal_number(run: &Run<'_>) -> bool {
    let digits = run.all_digits();
    match run.lengths().as_slice() {
        [3, 2, 4] => {
            run.is_joined_by("-") && !matches!(run.groups[0], "000" | "666") && run.groups[0] < "900"
        }
        [3, 3, 4] => run.is_joined_by(" ") && is_health_service_number(&digits),
        [6, 4] => run.is_joined_by("-") && is_civil_number(&digits),
        [8, 4] => run.is_joined_by("-") && is_civil_number(&digits[2..]),
        _ => false,
    }
}

/// Checks the last digit of a number of the British National Health Service (modulo 11).
fn is_health_service_number(digits: &str) -> bool {
    let values: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let sum: u32 = values.iter().zip((2..=10).rev()).map(|(value, weight)| value * weight).sum();
    values.len() == 10 && (11 - sum % 11) % 11 == values[9]
}

/// Checks date and last digit of a Swedish civil registration number (Luhn).
fn is_civil_number(digits: &str) -> bool {
    let values: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let doubled = |(place, value): (usize, &u32)| {
        let value = if place % 2 == 0 { value * 2 } else { *value };
        value / 10 + value % 10
    };
    let has_date = digits.get(2..4).is_some_and(|month| ("01"..="12").contains(&month))
        && digits.get(4..6).is_some_and(|day| ("01"..="31").contains(&day));
    values.len() == 10 && has_date && values.iter().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::{Personal, personal_details};
    use proptest::prelude::{ProptestConfig, prop_assert, proptest};

    fn found(text: &str) -> Vec<(Personal, &str)> {
        personal_details(text).into_iter().map(|(what, place)| (what, &text[place])).collect()
    }

    #[test]
    fn finds_addresses() {
        assert_eq!(found("owner: jane.doe@clinic.example"), [(Personal::Email, "jane.doe@clinic.example")]);
        assert_eq!(found("Ask <j+d@a-b.co.uk>."), [(Personal::Email, "j+d@a-b.co.uk")]);
        assert!(found("Meet @ the ward, a@b, @home.example, a@v0.8..b").is_empty());
    }

    #[test]
    fn finds_telephone_numbers() {
        for number in [
            "+47 22 33 44 55",
            "+1 (555) 555-0123",
            "(212) 555-0123",
            "212-555-0123",
            "212.555.0123",
            "1-800-555-0123",
            "020 7946 0958",
            "01 23 45 67 89",
            "089/1234567",
            "+4722334455",
        ] {
            let text = format!("note: Ring {number} at night\nreviewed: 2026-10-01");
            assert_eq!(found(&text), [(Personal::Telephone, number)], "{number}");
        }
        assert_eq!(found("tel. 5550123"), [(Personal::Telephone, "5550123")]);
    }

    #[test]
    fn finds_personal_numbers() {
        for number in ["123-45-6789", "943 476 5919", "811218-9876", "19811218-9876"] {
            assert_eq!(found(&format!("Patient {number}")), [(Personal::Number, number)]);
        }
        assert_eq!(found("MRN 00123456"), [(Personal::Number, "00123456")]);
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "reviewed: 2026-10-01",
            "by 30/06/2027",
            "from 2026-2027",
            "2026-10-01 10:30",
            "pages 1023-1045",
            "pp. 100-200",
            "1 000 000 patients",
            "call 1 000 000 people",
            "1,234,567",
            "version 1.2.3.4",
            "ISBN 978-3-16-148410-0",
            "order 123-456-7890",
            "https://example.org/555-555-0123",
            "doi:10.1002/14651858.CD001",
            "Call 911",
            "call 8 to 10 patients",
            "10.5 - 12.5 %",
            "ISO 9001",
            "PO 4500012345",
            "3-5-7",
            "24/7",
            "id: n-123-45-6789",
            "0.05",
            "0 10 20 30",
            "rate 12 500 000",
            "colour: \"#123456\"",
            "3 - 4 000",
            "10-20-30 000",
            "00 11",
            "192.168.100.1",
            "5 10 15 20 25",
            "baseline: 4711, target: 2000000",
            "room 020-1",
            "2026-10-01/2027-10-01",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn every_place_fits_the_text(text in "[0-9+() ./@a-zé\n-]{0,60}") {
            for (_, place) in personal_details(&text) {
                prop_assert!(text.get(place).is_some_and(|found| !found.is_empty()));
            }
        }
    }
}
