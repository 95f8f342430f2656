//! The parts of a presentation that are the same in all: master, layout, themes, properties.

use crate::render::escape;

/// The head of every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The three namespaces of presentations.
pub(super) const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
/// What every kind of relationship begins with.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What the kinds of presentation parts begin with.
const PART: &str = "application/vnd.openxmlformats-officedocument.presentationml";
/// The root of a tree of shapes, which has no place of its own.
pub(super) const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// A relationship of a part to another one, or to an address.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    /// The last word of its kind.
    pub(super) kind: &'static str,
    pub(super) target: String,
    pub(super) is_external: bool,
}

impl Relation {
    pub(super) fn part(kind: &'static str, target: impl Into<String>) -> Self {
        Self { kind, target: target.into(), is_external: false }
    }
}

/// Writes the relationships of a part; the first is `rId1`.
pub(super) fn relations(relations: &[Relation]) -> String {
    let line = |(number, relation): (usize, &Relation)| {
        let mode = if relation.is_external { " TargetMode=\"External\"" } else { "" };
        let kind = match relation.kind {
            "core-properties" => {
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                    .to_owned()
            }
            kind => format!("{KIND}/{kind}"),
        };
        format!(
            "<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{}\"{mode}/>",
            escape(&relation.target)
        )
    };
    let lines: String = (1..).zip(relations).map(line).collect();
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{lines}</Relationships>"
    )
}

/// Says of which kind each part is.
pub(super) fn content_types(slides: usize) -> String {
    let mut types = String::new();
    let mut part = |name: &str, kind: &str| {
        types.push_str(&format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"));
    };
    part("ppt/presentation.xml", &format!("{PART}.presentation.main+xml"));
    part("ppt/slideMasters/slideMaster1.xml", &format!("{PART}.slideMaster+xml"));
    part("ppt/slideLayouts/slideLayout1.xml", &format!("{PART}.slideLayout+xml"));
    part("ppt/notesMasters/notesMaster1.xml", &format!("{PART}.notesMaster+xml"));
    for number in 1..=2 {
        let name = format!("ppt/theme/theme{number}.xml");
        part(&name, "application/vnd.openxmlformats-officedocument.theme+xml");
    }
    for number in 1..=slides {
        part(&format!("ppt/slides/slide{number}.xml"), &format!("{PART}.slide+xml"));
        part(&format!("ppt/notesSlides/notesSlide{number}.xml"), &format!("{PART}.notesSlide+xml"));
    }
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{types}</Types>"
    )
}

/// Writes the presentation itself, with slides of a size in EMU, and its relationships.
pub(super) fn presentation(slides: usize, size: (i64, i64)) -> (String, String) {
    let ids: String = (0..slides)
        .map(|index| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + index, 4 + index))
        .collect();
    let text = format!(
        "{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
        size.0, size.1
    );
    let mut parts = vec![
        Relation::part("slideMaster", "slideMasters/slideMaster1.xml"),
        Relation::part("notesMaster", "notesMasters/notesMaster1.xml"),
        Relation::part("theme", "theme/theme1.xml"),
    ];
    parts.extend((1..=slides).map(|number| Relation::part("slide", format!("slides/slide{number}.xml"))));
    (text, relations(&parts))
}

/// Writes what is known of the file: its title and what wrote it.
pub(super) fn core(title: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>handoff</dc:creator></cp:coreProperties>",
        escape(title)
    )
}

/// Writes the properties that only this kind of document has.
pub(super) fn app(slides: usize) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>handoff</Application><Slides>{slides}</Slides><Notes>{slides}</Notes></Properties>"
    )
}

/// The map from the names of colours to those of the theme.
const COLOURS: &str = "bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"";

/// Where the title stands, in EMU.
#[derive(Debug, Clone, Copy)]
pub(super) struct TitlePlace {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) w: i64,
    pub(super) h: i64,
}

fn title_shape(place: TitlePlace, has_place: bool, words: &str) -> String {
    let TitlePlace { x, y, w, h } = place;
    let place = if has_place {
        format!(
            "<p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>"
        )
    } else {
        "<p:spPr/>".to_owned()
    };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr>{place}<p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang=\"en\"/><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
}

/// Writes the master of all slides, which has the title only, and its relationships.
pub(super) fn master(place: TitlePlace) -> (String, String) {
    let level = |size: u32, bold: &str| {
        format!(
            "<a:lvl1pPr algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:spcBef><a:spcPct val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"{size}\"{bold} kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl1pPr>"
        )
    };
    let (title, body, other) = (level(2000, " b=\"1\""), level(1200, ""), level(1200, ""));
    let text = format!(
        "{HEAD}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMap {COLOURS}/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>",
        title_shape(place, true, "Title")
    );
    let parts = [
        Relation::part("slideLayout", "../slideLayouts/slideLayout1.xml"),
        Relation::part("theme", "../theme/theme1.xml"),
    ];
    (text, relations(&parts))
}

/// Writes the layout of all slides and its relationships.
pub(super) fn layout(place: TitlePlace) -> (String, String) {
    let text = format!(
        "{HEAD}<p:sldLayout {NAMESPACES} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Title Only\"><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        title_shape(place, false, "Title")
    );
    (text, relations(&[Relation::part("slideMaster", "../slideMasters/slideMaster1.xml")]))
}

/// Writes the master of all notes and its relationships.
pub(super) fn notes_master() -> (String, String) {
    let text = format!(
        "{HEAD}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln w=\"12700\"><a:solidFill><a:prstClr val=\"black\"/></a:solidFill></a:ln></p:spPr></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en\"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld><p:clrMap {COLOURS}/><p:notesStyle><a:lvl1pPr algn=\"l\"><a:defRPr sz=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>"
    );
    (text, relations(&[Relation::part("theme", "../theme/theme2.xml")]))
}

/// Writes a theme whose colours are those of the light pictures.
pub(super) fn theme(colours: &[(&str, String)]) -> String {
    let colours: String = colours
        .iter()
        .map(|(name, colour)| format!("<a:{name}><a:srgbClr val=\"{colour}\"/></a:{name}>"))
        .collect();
    let fonts = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"Arial\"/>";
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>".repeat(3);
    let line = |width: u32| {
        format!(
            "<a:ln w=\"{width}\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:prstDash val=\"solid\"/></a:ln>"
        )
    };
    let lines: String = [6350, 12700, 19050].map(line).concat();
    let effects = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Hand-offs\"><a:themeElements><a:clrScheme name=\"Hand-offs\">{colours}</a:clrScheme><a:fontScheme name=\"Hand-offs\"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Hand-offs\"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
}
