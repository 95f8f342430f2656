//! The parts of a workbook: which sheets it has, and where they are.

use super::cells::SheetRows;
use super::format::{Format, formats};
use super::text::{attribute, shared_texts};
use super::{MOST_UNPACKED, Wording, broken, fault};
use crate::data::fault::Fault;
use crate::syntax::lower::shown;
use crate::syntax::nearest;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most sheets whose names a message tells.
const MOST_TOLD: usize = 8;

/// A workbook, and how much of it may still be unpacked.
struct Workbook {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    left: u64,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// Opens a sheet.
pub(super) fn open(packed: Vec<u8>, name: Option<&str>, wording: Wording) -> Result<SheetRows, Fault> {
    let archive = ZipArchive::new(Cursor::new(packed)).map_err(|_| broken())?;
    let mut workbook = Workbook { archive, left: MOST_UNPACKED };
    let listing = workbook.needed("xl/workbook.xml")?;
    let (sheets, is_1904) = listed(&listing)?;
    let paths = paths(&workbook.needed("xl/_rels/workbook.xml.rels")?)?;
    let sheet = chosen(&sheets, &paths, name)?;
    let path = paths.get(&sheet.relation).ok_or_else(broken)?.clone();
    let formats: Vec<Format> =
        workbook.part("xl/styles.xml")?.map_or(Ok(Vec::new()), |part| formats(&part))?;
    let texts = workbook.part("xl/sharedStrings.xml")?.map_or(Ok(Vec::new()), |part| shared_texts(&part))?;
    let cells = workbook.needed(&path)?;
    Ok(SheetRows::new(cells, texts, formats, wording, is_1904, MOST_UNPACKED - workbook.left))
}

impl Workbook {
    fn needed(&mut self, path: &str) -> Result<Vec<u8>, Fault> {
        self.part(path)?.ok_or_else(broken)
    }

    /// Unpacks a part; nothing where there is none of that name.
    fn part(&mut self, path: &str) -> Result<Option<Vec<u8>>, Fault> {
        let part = match self.archive.by_name(path) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(broken()),
        };
        let mut bytes = Vec::new();
        // What a part says of its own size is not believed.
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        let left = self.left.checked_sub(bytes.len() as u64);
        self.left = left.ok_or_else(|| {
            fault(
                "the workbook has more than 128 MB when it is unpacked",
                "keep the sheet with the table only",
            )
        })?;
        Ok(Some(bytes))
    }
}

/// Returns the sheets in their order, and whether days are counted from 1904.
fn listed(part: &[u8]) -> Result<(Vec<Listed>, bool), Fault> {
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| broken())? {
            Event::Eof => return Ok((sheets, is_1904)),
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "sheet" => sheets.extend(attribute(&tag, "name").zip(attribute(&tag, "id")).map(
                    |(name, relation)| Listed {
                        name,
                        relation,
                        is_hidden: attribute(&tag, "state").is_some_and(|state| state != "visible"),
                    },
                )),
                "workbookPr" => {
                    is_1904 =
                        attribute(&tag, "date1904").is_some_and(|value| value == "1" || value == "true");
                }
                _ => {}
            },
            _ => {}
        }
        buffer.clear();
    }
}

/// Returns where the worksheets are, by how the workbook refers to them.
fn paths(part: &[u8]) -> Result<HashMap<String, String>, Fault> {
    let mut paths = HashMap::new();
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| broken())? {
            Event::Eof => return Ok(paths),
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                let is_sheet = attribute(&tag, "Type").is_some_and(|kind| kind.ends_with("/worksheet"));
                let found = attribute(&tag, "Id").zip(attribute(&tag, "Target")).filter(|_| is_sheet);
                paths.extend(found.map(|(id, target)| {
                    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                    (id, path)
                }));
            }
            _ => {}
        }
        buffer.clear();
    }
}

/// Finds the sheet that is named, or the first with a table that people see.
fn chosen<'book>(
    sheets: &'book [Listed],
    paths: &HashMap<String, String>,
    name: Option<&str>,
) -> Result<&'book Listed, Fault> {
    let mut tables = sheets.iter().filter(|sheet| paths.contains_key(&sheet.relation));
    let Some(name) = name else {
        let visible = tables.find(|sheet| !sheet.is_hidden);
        return visible.ok_or_else(|| fault("the workbook has no sheet", "put the table on a sheet"));
    };
    let names: Vec<&str> = tables.clone().map(|sheet| sheet.name.as_str()).collect();
    tables.find(|sheet| sheet.name == name).ok_or_else(|| {
        let help = match nearest(name, names.iter().copied()) {
            Some(near) => format!("write \"{}\"", shown(near.word)),
            None => {
                let told: Vec<String> =
                    names.iter().take(MOST_TOLD).map(|name| format!("\"{}\"", shown(name))).collect();
                format!("the sheets are {}", told.join(", "))
            }
        };
        fault(format!("there is no sheet \"{}\"", shown(name)), help)
    })
}
