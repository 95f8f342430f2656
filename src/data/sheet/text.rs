//! Texts in the XML of a workbook.

use super::{MOST_OF_CELL, broken, fault};
use crate::data::fault::Fault;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// Returns the value of an attribute, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// Appends what an event adds to a text.
pub(super) fn append(text: &mut String, event: &Event<'_>) -> Result<(), Fault> {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(|_| broken())? {
            Some(character) => text.push(character),
            None => text.push_str(resolve_predefined_entity(reference).ok_or_else(broken)?),
        },
        _ => {}
    }
    if text.len() > MOST_OF_CELL {
        return Err(fault("a cell has more than 32,767 characters", "keep the columns that are needed"));
    }
    Ok(())
}

/// The most texts that the cells of a workbook share.
const MOST_TEXTS: usize = 2_000_000;

/// Returns the texts that cells refer to by number.
pub(super) fn shared_texts(part: &[u8]) -> Result<Vec<String>, Fault> {
    let mut texts = Vec::new();
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    let mut text = String::new();
    let (mut is_text, mut is_phonetic) = (false, false);
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|_| broken())?;
        match &event {
            Event::Eof => return Ok(texts),
            Event::Start(tag) => match tag.local_name().as_ref() {
                "si" => text.clear(),
                "rPh" => is_phonetic = true,
                "t" => is_text = !is_phonetic,
                _ => {}
            },
            _ if texts.len() > MOST_TEXTS => return Err(broken()),
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => texts.push(String::new()),
            Event::End(tag) => match tag.local_name().as_ref() {
                "si" => texts.push(std::mem::take(&mut text)),
                "rPh" => is_phonetic = false,
                "t" => is_text = false,
                _ => {}
            },
            _ if is_text => append(&mut text, &event)?,
            _ => {}
        }
        buffer.clear();
    }
}
