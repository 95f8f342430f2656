//! Which counts are hidden in what is shared: those of 1 to 10 people, and what would reveal one.
//!
//! Of each row as much is shown as is safe: all its answers, else the best, middle and bad ones, else
//! the best against all others. The rows of one question add up to what all answered, so what is not
//! shown of them together must be safe as well; else the smallest row shows less. A row of few people
//! is hidden in all questions, so that no question tells of another how many they are.

use super::questionnaire::AskedQuestion;
use super::tally::Tally;
use std::collections::BTreeSet;

/// The most people of a count that is hidden.
pub const MOST_HIDDEN: usize = 10;

/// How much of a row is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Nothing.
    Hidden,
    /// The best answers against all others.
    Best,
    /// The best, the middle and the bad answers.
    Boxes,
    /// Each answer.
    Full,
}

/// What is shown of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// How much of the answers.
    pub detail: Detail,
    /// Whether counts are shown, not shares alone.
    pub is_counted: bool,
    /// Whether less is shown than the row's own counts ask for, because of another row.
    pub is_for_others: bool,
}

impl Shown {
    /// All there is.
    pub const ALL: Self = Self { detail: Detail::Full, is_counted: true, is_for_others: false };
}

/// Tells whether a count is of few people; nobody is not few.
#[must_use]
pub fn is_small(count: usize) -> bool {
    (1..=MOST_HIDDEN).contains(&count)
}

/// Returns the counts of which a row is made up where so much of it is shown; none where it is not
/// known which answers are good.
fn cells(question: &AskedQuestion, tally: &Tally, detail: Detail) -> Option<Vec<usize>> {
    if tally.size() == 0 {
        return Some(Vec::new());
    }
    match detail {
        Detail::Hidden => Some(Vec::new()),
        Detail::Best => tally.good(question).map(|good| vec![good.count, good.of - good.count]),
        Detail::Boxes => tally
            .boxes(question)
            .map(|boxes| [boxes.top, boxes.middle, boxes.bottom].map(|share| share.count).to_vec()),
        Detail::Full => Some(tally.chosen.iter().copied().chain([tally.words]).collect()),
    }
}

/// Tells whether none of the counts is small; none is where they are not known.
fn is_safe(question: &AskedQuestion, tally: &Tally, detail: Detail) -> Option<bool> {
    Some(!cells(question, tally, detail)?.into_iter().any(is_small))
}

/// Returns the most that is safe to show, up to so much.
fn most(question: &AskedQuestion, tally: &Tally, limit: Detail) -> Detail {
    let all = [Detail::Full, Detail::Boxes, Detail::Best];
    let is_fit = |detail: &Detail| *detail <= limit && is_safe(question, tally, *detail) == Some(true);
    all.into_iter().find(is_fit).unwrap_or(Detail::Hidden)
}

/// Returns what is safe to show of all who answered a question, of so many forms.
pub(super) fn of_all(question: &AskedQuestion, tally: &Tally, forms: usize) -> Shown {
    let is_counted = !is_small(tally.silent()) && !is_small(forms.saturating_sub(tally.size()));
    Shown { detail: most(question, tally, Detail::Full), is_counted, is_for_others: false }
}

/// The rows of one question, with what belongs to none of them.
pub(super) struct Rows<'run> {
    /// Their keys and counts.
    pub(super) rows: Vec<(usize, &'run Tally)>,
    /// The counts of all.
    pub(super) all: &'run Tally,
}

impl Rows<'_> {
    /// Returns what all have and none of the rows.
    fn outside(&self) -> Tally {
        let mut rest = self.all.clone();
        self.rows.iter().for_each(|(_, tally)| rest.take(tally));
        rest
    }

    /// Returns the counts of those that are not shown, and of what belongs to no row.
    fn rest(&self, is_hidden: impl Fn(usize) -> bool) -> Tally {
        let mut rest = self.outside();
        let hidden = self.rows.iter().enumerate().filter(|(place, _)| is_hidden(*place));
        hidden.for_each(|(_, (_, tally))| rest.add(tally));
        rest
    }

    /// Returns the places of the rows, from the smallest; those without forms hide nothing.
    fn smallest_first(&self) -> Vec<usize> {
        let mut places: Vec<usize> =
            (0..self.rows.len()).filter(|place| self.rows[*place].1.forms() > 0).collect();
        places.sort_by_key(|place| (self.rows[*place].1.size(), *place));
        places
    }
}

/// Returns the rows that are hidden in all questions: of few people, and what would tell of them.
pub(super) fn everywhere(questions: &[&Rows<'_>]) -> BTreeSet<usize> {
    let rows = questions.iter().flat_map(|question| &question.rows);
    let mut hidden: BTreeSet<usize> =
        rows.filter(|(_, tally)| is_small(tally.forms())).map(|(key, _)| *key).collect();
    for question in questions {
        let mut rest = question.rest(|place| hidden.contains(&question.rows[place].0)).forms();
        for place in question.smallest_first() {
            let (key, tally) = question.rows[place];
            if is_small(rest) && hidden.insert(key) {
                rest += tally.forms();
            }
        }
    }
    hidden
}

/// Chooses what to show of the rows of a question; `all` is what is shown of all.
pub(super) fn of_rows(
    question: &AskedQuestion,
    rows: &Rows<'_>,
    all: Shown,
    hidden: &BTreeSet<usize>,
) -> Vec<Shown> {
    let own = |(key, tally): &(usize, &Tally)| match hidden.contains(key) {
        true => Shown { detail: Detail::Hidden, is_counted: false, is_for_others: !is_small(tally.size()) },
        false => Shown {
            detail: most(question, tally, Detail::Full),
            is_counted: all.is_counted && !is_small(tally.silent()),
            is_for_others: !all.is_counted && !is_small(tally.silent()),
        },
    };
    let mut shown: Vec<Shown> = rows.rows.iter().map(own).collect();
    let order = rows.smallest_first();
    for detail in [Detail::Best, Detail::Boxes, Detail::Full] {
        if detail > all.detail {
            break;
        }
        let mut rest = rows.rest(|place| shown[place].detail < detail);
        for place in &order {
            if is_safe(question, &rest, detail) != Some(false) {
                break;
            }
            let tally = rows.rows[*place].1;
            if shown[*place].detail >= detail {
                rest.add(tally);
                let less = if detail == Detail::Full { Detail::Boxes } else { Detail::Best };
                let less = if detail == Detail::Best { Detail::Hidden } else { less };
                shown[*place].detail = most(question, tally, less);
                shown[*place].is_for_others = true;
            }
        }
    }
    fold(rows, all, &order, &mut shown);
    shown
}

/// Takes the counts from further rows until those who gave no answer are not few in what is left.
fn fold(rows: &Rows<'_>, all: Shown, order: &[usize], shown: &mut [Shown]) {
    if !all.is_counted || all.detail == Detail::Hidden {
        return;
    }
    let is_told = |one: &Shown| one.is_counted && one.detail > Detail::Hidden;
    let mut rest = rows.rest(|place| !is_told(&shown[place]));
    for place in order {
        if !is_small(rest.silent()) {
            return;
        }
        let tally = rows.rows[*place].1;
        if is_told(&shown[*place]) && tally.silent() > 0 {
            rest.add(tally);
            shown[*place].is_counted = false;
            shown[*place].is_for_others = true;
        }
    }
}

/// Says what is not shown of a row, and which count is too small.
pub(super) fn reasons(question: &AskedQuestion, tally: &Tally, shown: Shown) -> Vec<String> {
    let mut reasons = Vec::new();
    if shown.detail < Detail::Full {
        let what = match shown.detail {
            Detail::Hidden => "hidden",
            Detail::Best => "all but the best answers hidden",
            _ => "single answers hidden",
        };
        reasons.push(format!("{what}: {}", too_small(question, tally, shown)));
    }
    if shown.detail > Detail::Hidden && !shown.is_counted {
        let why = if shown.is_for_others {
            "they would tell how many others gave no answer"
        } else {
            "1 to 10 gave no answer"
        };
        reasons.push(format!("counts hidden: {why}"));
    }
    reasons
}

/// Names the counts that are too small to show.
fn too_small(question: &AskedQuestion, tally: &Tally, shown: Shown) -> String {
    if is_small(tally.size()) {
        return "1 to 10 answered".to_owned();
    }
    let named = match shown.detail {
        Detail::Hidden => ["the best answers", "all other answers"].map(str::to_owned).to_vec(),
        Detail::Best => ["the best", "the middle", "the bad answers"].map(str::to_owned).to_vec(),
        _ => question.scale.offered().map(|answer| format!("`{answer}`")).collect(),
    };
    let next = match shown.detail {
        Detail::Hidden => Detail::Best,
        Detail::Best => Detail::Boxes,
        _ => Detail::Full,
    };
    let (named, counts) = match cells(question, tally, next) {
        Some(counts) => (named, counts),
        None => (
            question.scale.offered().map(|answer| format!("`{answer}`")).collect(),
            cells(question, tally, Detail::Full).unwrap_or_default(),
        ),
    };
    let small = named.into_iter().zip(counts).filter(|(_, count)| is_small(*count)).map(|(name, _)| name);
    let small: Vec<String> = small.collect();
    match small.as_slice() {
        [] => "it would tell of a small count beside it".to_owned(),
        small => format!("1 to 10 chose {}", small.join(", and ")),
    }
}
