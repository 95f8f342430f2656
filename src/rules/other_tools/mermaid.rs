//! Help for flowcharts of Mermaid: as the label of an arrow, in a frame.

use super::{IN_THE_FLOW, shows_keys};
use crate::diagnostic::Diagnostic;
use crate::import::mermaid::NOBODY;

/// What to do about the findings of a rule, by its code.
const HELP: [(&str, &str); 14] = [
    ("F001", "draw an arrow from a beginning, `([…])`, and one to an end"),
    ("F003", "draw an arrow to what follows, or make it an end: `([…])`"),
    ("F004", "draw an arrow that leads out of the loop"),
    ("F005", "draw an arrow for each answer, with the answer as its label: `-->|yes|`"),
    (
        "F008",
        "draw an arrow to whoever is served in the end, in a `subgraph` whose title ends with \"(external)\"",
    ),
    ("F015", "count it for a week, and write the share behind the answer: `-->|[no, 6 %]|`"),
    (
        "H001",
        "write what the customer takes away as the label of the arrow: `-->|…|`, or behind a decision \
         `-->|[yes]<br>…|`",
    ),
    ("P001", PRODUCT),
    ("P002", PRODUCT),
    ("P003", PRODUCT),
    ("P005", PRODUCT),
    ("P006", "use one label for it at every arrow"),
    ("P007", "write what passes in place of the stand-in"),
    ("H010", "draw one arrow for both, or give each what passes along it as its label"),
];

const PRODUCT: &str = "let the label of the arrow say what the customer has then, in their words";

const FRAME: &str =
    "put what stands outside of all frames into a `subgraph` that is called as the one who does it";

/// Says what to do in the words of flowcharts.
pub(super) fn reword(found: &mut [Diagnostic]) {
    for finding in found {
        let code = finding.rule.code();
        let known = HELP.iter().find(|(of, _)| *of == code).map(|(_, help)| *help);
        let is_handoff = finding.subject.path().starts_with("handoffs/");
        let shows = finding.help.as_deref().is_some_and(shows_keys);
        let help = match known {
            _ if is_handoff && finding.message.contains(NOBODY) => Some(FRAME),
            None => shows.then_some(IN_THE_FLOW),
            known => known,
        };
        finding.help = help.map(str::to_owned).or_else(|| finding.help.take());
    }
}
