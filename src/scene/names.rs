//! Names of a picture and its groups, each given once.

use crate::layout::Direction;
use crate::model::{Flow, Id};
use std::collections::{HashMap, HashSet};

/// The most letters of a flow's title that name its picture.
const LONGEST: usize = 48;

/// Returns the name of a flow's picture: its title as an id, then the view unless it is the
/// swimlane's empty one, and which way it runs if not right.
pub(super) fn picture(flow: &Flow, view: &str, direction: Direction) -> String {
    let title: String = flow.title().chars().take(LONGEST).collect();
    // With a word before it, since no name in a style sheet may begin with a digit.
    let name = Id::from_title(&title).map_or_else(|| "flow".to_owned(), |title| format!("flow-{title}"));
    let name = if view.is_empty() { name } else { format!("{name}-{view}") };
    match direction {
        Direction::Right => name,
        Direction::Down => format!("{name}-down"),
    }
}

/// The names given so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    given: HashSet<String>,
    /// How many numbers each name has tried, so that none is tried twice.
    numbered: HashMap<String, usize>,
}

impl Names {
    /// Returns the wished name, or where it is taken the same with a number.
    pub(super) fn give(&mut self, wish: String) -> String {
        let tried = self.numbered.entry(wish.clone()).or_default();
        loop {
            *tried += 1;
            let name = if *tried == 1 { wish.clone() } else { format!("{wish}-{tried}") };
            if self.given.insert(name.clone()) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, picture};
    use crate::layout::Direction;
    use crate::syntax::parse;
    use crate::text::SourceFile;

    #[test]
    fn a_picture_is_named_by_title_and_direction() {
        let viewed = |title: &str, view, direction| {
            picture(&parse(&SourceFile::new("flow.yaml", format!("flow: {title:?}\n"))).flow, view, direction)
        };
        let named = |title: &str, direction| viewed(title, "", direction);
        assert_eq!(viewed("Blood test", "map", Direction::Right), "flow-blood-test-map");
        assert_eq!(named("24 h <b>urine</b>", Direction::Right), "flow-24-h-b-urine-b");
        assert_eq!(named("Blood test", Direction::Down), "flow-blood-test-down");
        assert_eq!(named("…", Direction::Right), "flow");
    }

    #[test]
    fn gives_no_name_twice() {
        let mut names = Names::default();
        let given = ["a", "a-2", "a", "a", "a-2"].map(|wish| names.give(wish.to_owned()));
        assert_eq!(given, ["a", "a-2", "a-3", "a-4", "a-2-2"]);
    }
}
