//! The answers that a scale offers, and how what people ticked is read back.
//!
//! Points grow from the least to the most; which end is the good one a measure's `better` says.

use super::fault::quoted;
use crate::model::{Better, Scale};

/// What those tick who cannot judge, in the languages of the scales known by name.
pub const DO_NOT_KNOW: &str = "Don't know";

/// The answers to what is asked with yes or no, from the least to the most.
const NO_YES: [&str; 2] = ["No", "Yes"];

/// Answers of those who cannot judge, as forms word them.
const WAYS_OUT: [&str; 16] = [
    "cannot say",
    "can't say",
    "do not know",
    "does not apply",
    "doesn't apply",
    "don't know",
    "dont know",
    "n/a",
    "na",
    "no answer",
    "no opinion",
    "not applicable",
    "not sure",
    "prefer not to say",
    "undecided",
    "unsure",
];

/// The answers that a question offers.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerScale {
    labels: Vec<String>,
    /// The answer of those who cannot judge, where there is one.
    way_out: Option<String>,
    /// The point of the first label.
    first: u32,
    /// The highest bad and the lowest best point where more is better; absent where neither is known.
    boxes: Option<(u32, u32)>,
    is_zero_to_ten: bool,
}

/// What somebody answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A point of the scale.
    Point(u32),
    /// That they cannot judge.
    WayOut,
    /// Words of their own, where the question offers no answers.
    Words,
}

impl AnswerScale {
    /// Finds the answers of a scale; of none, and of one that lists no answers, words of one's own.
    ///
    /// The boxes of the scale from never to always and of that from 0 to 10 are those of HCAHPS; of five
    /// points the fifth is best and the first two are bad.
    #[must_use]
    pub fn of(scale: Option<&Scale>) -> Self {
        let labels = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect();
        let numbers = |from: u32, to: u32| (from..=to).map(|point| point.to_string()).collect();
        let known = |labels: Vec<String>, first: u32, boxes: (u32, u32)| Self {
            labels,
            way_out: Some(DO_NOT_KNOW.to_owned()),
            first,
            boxes: Some(boxes),
            is_zero_to_ten: first == 0,
        };
        match scale {
            Some(Scale::YesNo) => known(labels(&NO_YES), 1, (1, 2)),
            Some(Scale::FivePoint) => known(numbers(1, 5), 1, (2, 5)),
            Some(Scale::NeverAlways) => {
                known(labels(&["Never", "Sometimes", "Usually", "Always"]), 1, (2, 4))
            }
            Some(Scale::ZeroToTen) => known(numbers(0, 10), 0, (6, 9)),
            Some(Scale::Words(words)) => Self::listed(words),
            Some(Scale::Open) | None => Self::listed(""),
        }
    }

    fn listed(words: &str) -> Self {
        let (ways_out, labels): (Vec<&str>, Vec<&str>) =
            listed_answers(words).into_iter().partition(|answer| is_way_out(answer));
        let is_open = labels.len() < 2;
        let labels = if is_open { Vec::new() } else { labels.into_iter().map(str::to_owned).collect() };
        let way_out = ways_out.first().map(|way| (*way).to_owned()).filter(|_| !is_open);
        Self { labels, way_out, first: 1, boxes: None, is_zero_to_ten: false }
    }

    /// Tells whether people answer in words of their own.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.labels.is_empty()
    }

    /// Tells whether it is the scale from 0 to 10, of which a net promoter score is made.
    #[must_use]
    pub fn is_zero_to_ten(&self) -> bool {
        self.is_zero_to_ten
    }

    /// Returns the answers with their points, from the least to the most.
    pub fn offered(&self) -> impl ExactSizeIterator<Item = &str> {
        self.labels.iter().map(String::as_str)
    }

    /// Names the scale by its ends: `No to Yes`; absent where people answer in words of their own.
    #[must_use]
    pub fn in_short(&self) -> Option<String> {
        let (first, last) = (self.labels.first()?, self.labels.last()?);
        Some(format!("{first} to {last}"))
    }

    /// Returns the answers in the order in which a form shows them: yes before no, else as the points.
    #[must_use]
    pub fn on_form(&self) -> Vec<&str> {
        let mut answers: Vec<&str> = self.offered().collect();
        if answers == NO_YES {
            answers.reverse();
        }
        answers
    }

    /// Returns the answer of those who cannot judge.
    #[must_use]
    pub fn way_out(&self) -> Option<&str> {
        self.way_out.as_deref()
    }

    /// Returns how many points there are.
    #[must_use]
    pub fn points(&self) -> u32 {
        u32::try_from(self.labels.len()).unwrap_or(u32::MAX)
    }

    /// Returns the point of an answer by its place, from 0.
    #[must_use]
    pub fn point(&self, place: usize) -> u32 {
        u32::try_from(place).map_or(u32::MAX, |place| self.first.saturating_add(place))
    }

    /// Returns the place of a point among the answers, from 0; absent where it is none of the scale.
    #[must_use]
    pub fn place(&self, point: u32) -> Option<usize> {
        let place = point.checked_sub(self.first)? as usize;
        (place < self.labels.len()).then_some(place)
    }

    /// Counts a point from 1 at the bad end; absent where it is not known which end is good.
    #[must_use]
    pub fn from_bad(&self, point: u32, better: Option<Better>) -> Option<u32> {
        self.boxes?;
        let at = point.checked_sub(self.first)?;
        match better.unwrap_or(Better::Up) {
            Better::Up => Some(at + 1),
            Better::Down => self.points().checked_sub(at),
            Better::Steady => None,
        }
    }

    /// Returns the highest bad point and the lowest best one, counted from 1 at the bad end.
    #[must_use]
    pub fn boxes(&self) -> Option<(u32, u32)> {
        self.boxes.map(|(bad, best)| (bad + 1 - self.first, best + 1 - self.first))
    }

    /// Tells whether a point lies in the best box; absent where it is not known which end is good.
    #[must_use]
    pub fn is_best(&self, point: u32, better: Option<Better>) -> Option<bool> {
        let (_, best) = self.boxes()?;
        Some(self.from_bad(point, better)? >= best)
    }

    /// Returns the best answers in words: `Yes`, or `9 and 10`.
    #[must_use]
    pub fn best_in_words(&self, better: Option<Better>) -> Option<String> {
        self.in_words(|point| self.is_best(point, better) == Some(true))
    }

    /// Returns the bad answers in words: `No`, or `1 and 2`.
    #[must_use]
    pub fn bad_in_words(&self, better: Option<Better>) -> Option<String> {
        let (bad, _) = self.boxes()?;
        self.in_words(|point| self.from_bad(point, better).is_some_and(|point| point <= bad))
    }

    fn in_words(&self, is_meant: impl Fn(u32) -> bool) -> Option<String> {
        let points = self.first..self.first + self.points();
        let meant = points.filter(|point| is_meant(*point));
        let meant: Vec<&str> = meant.filter_map(|point| self.label(point)).collect();
        let (last, rest) = meant.split_last()?;
        Some(if rest.is_empty() { (*last).to_owned() } else { format!("{} and {last}", rest.join(", ")) })
    }

    fn label(&self, point: u32) -> Option<&str> {
        self.labels.get(self.place(point)?).map(String::as_str)
    }

    /// Reads what somebody ticked; the case of letters does not count.
    ///
    /// # Errors
    /// When it is none of the answers: then the words that say so, and those that help.
    pub fn read(&self, cell: &str) -> Result<Answer, (String, String)> {
        if self.is_open() {
            return Ok(if is_way_out(cell) { Answer::WayOut } else { Answer::Words });
        }
        let cell = cell.trim();
        let wanted = cell.to_lowercase();
        let at = self.labels.iter().position(|label| label.to_lowercase() == wanted);
        match at.and_then(|at| u32::try_from(at).ok()) {
            Some(at) => Ok(Answer::Point(self.first + at)),
            None if is_way_out(cell) => Ok(Answer::WayOut),
            None => {
                let answers: Vec<String> =
                    self.offered().chain(self.way_out()).map(|answer| format!("`{answer}`")).collect();
                let help = format!("write one of {}, or leave the cell empty", answers.join(", "));
                Err((format!("{} is none of the answers", quoted(cell)), help))
            }
        }
    }
}

/// Returns the answers that a scale of one's own lists, as they are written.
///
/// They stand between commas, semicolons, strokes or bars.
#[must_use]
pub fn listed_answers(words: &str) -> Vec<&str> {
    let signs = [';', '|', ',', '/'];
    // "n/a" is an answer where other signs part them.
    let sign = signs.into_iter().find(|sign| words.contains(*sign)).unwrap_or(',');
    words.split(sign).map(str::trim).filter(|answer| !answer.is_empty()).collect()
}

/// Tells whether an answer says that somebody cannot judge.
#[must_use]
pub fn is_way_out(answer: &str) -> bool {
    let answer = answer.trim().replace('’', "'").to_lowercase();
    WAYS_OUT.contains(&answer.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Answer, AnswerScale, is_way_out, listed_answers};
    use crate::model::{Better, Scale};

    #[test]
    fn answers_are_read_as_they_are_ticked() {
        let yes_no = AnswerScale::of(Some(&Scale::YesNo));
        assert_eq!(yes_no.read(" YES "), Ok(Answer::Point(2)));
        assert_eq!(yes_no.read("don’t know"), Ok(Answer::WayOut));
        let (message, help) = yes_no.read("maybe").unwrap_err();
        assert_eq!(message, "\"maybe\" is none of the answers");
        assert_eq!(help, "write one of `No`, `Yes`, `Don't know`, or leave the cell empty");
        let ten = AnswerScale::of(Some(&Scale::ZeroToTen));
        assert_eq!(ten.read("0"), Ok(Answer::Point(0)));
        assert!(ten.read("11").is_err());
        assert_eq!(AnswerScale::of(None).read("it was cold"), Ok(Answer::Words));
    }

    #[test]
    fn the_good_end_is_where_the_measure_says() {
        let yes_no = AnswerScale::of(Some(&Scale::YesNo));
        assert_eq!(yes_no.is_best(2, None), Some(true));
        assert_eq!(yes_no.is_best(2, Some(Better::Down)), Some(false));
        assert_eq!(yes_no.is_best(2, Some(Better::Steady)), None);
        assert_eq!(yes_no.best_in_words(Some(Better::Down)).unwrap(), "No");
        assert_eq!(yes_no.bad_in_words(Some(Better::Down)).unwrap(), "Yes");
        let ten = AnswerScale::of(Some(&Scale::ZeroToTen));
        assert_eq!(ten.best_in_words(None).unwrap(), "9 and 10");
        assert_eq!(ten.boxes(), Some((7, 10)));
        assert_eq!((ten.from_bad(0, None), ten.from_bad(0, Some(Better::Down))), (Some(1), Some(11)));
        let words = AnswerScale::of(Some(&Scale::Words("poor, fair, good, not sure".to_owned())));
        assert_eq!((words.points(), words.way_out(), words.is_best(3, None)), (3, Some("not sure"), None));
    }

    #[test]
    fn lists_of_ones_own() {
        assert_eq!(listed_answers("badly, well, n/a"), ["badly", "well", "n/a"]);
        assert_eq!(listed_answers("in your own words"), ["in your own words"]);
        assert!(is_way_out("N/A") && !is_way_out("no"));
        assert!(AnswerScale::of(Some(&Scale::Words("in your own words".to_owned()))).is_open());
    }
}
