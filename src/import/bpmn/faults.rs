//! What can be wrong with a file of BPMN, in people's words.

use crate::diagnostic::Diagnostic;
use crate::syntax::faults::{beyond_limits, not_xml as meta};
use crate::text::SourceFile;
use crate::xml::{
    Element, Fault, FaultKind, MAX_ATTRIBUTES, MAX_BYTES, MAX_DEPTH, MAX_NAMESPACES, MAX_NODES,
};

/// Puts into words why a text cannot be read as XML.
pub(super) fn not_xml(source: &SourceFile, fault: &Fault) -> Diagnostic {
    let limit = |message: String| {
        Diagnostic::new(&beyond_limits::META, fault.span, message).help(
            "split the process into several files, or save it without what a tool keeps in it for itself",
        )
    };
    match &fault.kind {
        FaultKind::TooLarge => {
            return limit(format!("the file is larger than {} MB", MAX_BYTES / (1024 * 1024)));
        }
        FaultKind::TooDeep => return limit(format!("elements nest more than {MAX_DEPTH} levels deep")),
        FaultKind::TooManyAttributes => {
            return limit(format!("an element has more than {MAX_ATTRIBUTES} attributes"));
        }
        FaultKind::TooManyNamespaces => {
            return limit(format!("more than {MAX_NAMESPACES} namespaces are declared at one place"));
        }
        FaultKind::TooManyNodes => return limit(format!("the file holds more than {MAX_NODES} elements")),
        _ => {}
    }
    let (message, help) = words(source, fault);
    Diagnostic::new(&meta::META, fault.span, message).help(help)
}

/// Returns message and help of what makes a text no XML, or XML that is not read.
fn words(source: &SourceFile, fault: &Fault) -> (String, String) {
    match &fault.kind {
        FaultKind::Doctype => (
            "the file declares a document type, which could pull in other files".to_owned(),
            "remove everything from `<!DOCTYPE` to its `>`; BPMN needs none".to_owned(),
        ),
        FaultKind::Entity(name) => (
            format!("`&{name};` stands for nothing that XML knows"),
            "write the character itself, or its number as in `&#228;`".to_owned(),
        ),
        FaultKind::WrongTag(open, met) => (
            format!("`{open}` is open here, and `{met}` is closed"),
            format!("close the element first: `</{open}>`"),
        ),
        FaultKind::Unfinished => (
            "the file ends before its elements are closed".to_owned(),
            "save it again from the tool that made it; what follows is missing".to_owned(),
        ),
        FaultKind::NoElement => (
            "the file holds no element".to_owned(),
            "save it again from the tool that made it, as BPMN 2.0 XML".to_owned(),
        ),
        FaultKind::UnknownPrefix(prefix) => (
            format!("the prefix `{prefix}` stands for no namespace"),
            format!("declare it in the first element: `xmlns:{prefix}=\"…\"`"),
        ),
        FaultKind::DoubledAttribute(name) => (
            format!("the attribute `{name}` stands twice on one element"),
            "remove one of the two".to_owned(),
        ),
        FaultKind::WrongComment => (
            "a comment holds `--`, which XML does not allow".to_owned(),
            "write one hyphen between `<!--` and `-->`, or remove the comment".to_owned(),
        ),
        FaultKind::Other(said) => (
            format!("the file cannot be read as XML: {said}"),
            match source.slice(fault.span) {
                "&" => "write `&amp;` for an ampersand".to_owned(),
                "<" => "write `&lt;` for the sign <".to_owned(),
                _ => "save it again from the tool that made it, or mend this place by hand".to_owned(),
            },
        ),
        // The rest are limits.
        _ => ("the file is beyond what is read".to_owned(), "split it into several files".to_owned()),
    }
}

/// Says of XML that it is no BPMN.
pub(super) fn not_bpmn(root: Element<'_, '_>) -> Diagnostic {
    let message = format!("the file is XML that begins with `{}`, and no BPMN 2.0", root.name());
    Diagnostic::new(&meta::META, root.start_tag(), message)
        .help("save the process as BPMN 2.0 XML, whose first element is `definitions`")
}
