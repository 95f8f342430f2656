//! Which counts are hidden in what is shared: those of 1 to 10 people, and what would reveal one.
//!
//! The rows of one question add up to what all answered. A row is hidden whole as soon as one of its
//! counts is small. What is hidden together must not be small either, because it is the rest of what
//! is shown: then the smallest row beside it is hidden too. A row of few people is hidden in all
//! questions, so that no question tells of another how many they are.

use super::tally::Tally;
use std::collections::BTreeSet;

/// The most people of a count that is hidden.
pub const MOST_HIDDEN: usize = 10;

/// The rows of one question, by their keys.
pub(super) type Rows<'run> = Vec<(usize, &'run Tally)>;

/// Tells whether a count is of few people; nobody is not few.
#[must_use]
pub fn is_small(count: usize) -> bool {
    (1..=MOST_HIDDEN).contains(&count)
}

/// Tells whether one of the counts is of few people.
pub(super) fn is_small_tally(tally: &Tally) -> bool {
    tally.chosen.iter().chain([&tally.words, &size(tally)]).any(|count| is_small(*count))
}

/// Returns how many answered.
fn size(tally: &Tally) -> usize {
    tally.answered() + tally.words
}

/// Chooses the rows to hide, for each question.
pub(super) fn hidden(questions: &[Rows<'_>]) -> Vec<BTreeSet<usize>> {
    let few = |(_, tally): &&(usize, &Tally)| is_small(size(tally));
    let mut everywhere: BTreeSet<usize> =
        questions.iter().flatten().filter(few).map(|(key, _)| *key).collect();
    for rows in questions {
        complete(rows, &mut everywhere, |rest| is_small(size(rest)));
    }
    let of_question = |rows: &Rows<'_>| {
        let small = rows.iter().filter(|(_, tally)| is_small_tally(tally)).map(|(key, _)| *key);
        let mut hidden: BTreeSet<usize> = everywhere.iter().copied().chain(small).collect();
        complete(rows, &mut hidden, is_small_tally);
        hidden
    };
    questions.iter().map(of_question).collect()
}

/// Hides further rows, the smallest first, until what is hidden together is not small.
fn complete(rows: &Rows<'_>, hidden: &mut BTreeSet<usize>, is_small: impl Fn(&Tally) -> bool) {
    let mut rest = Tally::default();
    rows.iter().filter(|(key, _)| hidden.contains(key)).for_each(|(_, tally)| rest.add(tally));
    // A row without answers hides nothing.
    let mut shown: Rows<'_> =
        rows.iter().filter(|(key, tally)| !hidden.contains(key) && size(tally) > 0).copied().collect();
    shown.sort_by_key(|(key, tally)| (size(tally), *key));
    let mut shown = shown.into_iter();
    while is_small(&rest) {
        let Some((key, tally)) = shown.next() else { return };
        hidden.insert(key);
        rest.add(tally);
    }
}
