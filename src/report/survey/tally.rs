//! Answers to one question, counted, and what is reckoned from the counts.

use super::questionnaire::AskedQuestion;
use crate::data::Answer;
use crate::model::Better;
use crate::stats::Proportion;
use crate::stats::survey::{Boxes, NetPromoter, mean_in_hundredths};

/// Answers to one question, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many chose each answer, in the order of the scale.
    pub chosen: Vec<usize>,
    /// How many cannot judge.
    pub ways_out: usize,
    /// How many answered in words of their own.
    pub words: usize,
    /// How many left it empty.
    pub blank: usize,
}

impl Tally {
    /// Makes a tally of nobody.
    #[must_use]
    pub fn of(question: &AskedQuestion) -> Self {
        Self { chosen: vec![0; question.scale.offered().len()], ..Self::default() }
    }

    /// Counts an answer; none where the cell is empty.
    pub(super) fn count(&mut self, question: &AskedQuestion, answer: Option<Answer>) {
        match answer {
            None => self.blank += 1,
            Some(Answer::WayOut) => self.ways_out += 1,
            Some(Answer::Words) => self.words += 1,
            Some(Answer::Point(point)) => {
                let place = question.scale.place(point).and_then(|place| self.chosen.get_mut(place));
                if let Some(count) = place {
                    *count += 1;
                }
            }
        }
    }

    /// Adds the answers of others.
    pub(super) fn add(&mut self, other: &Self) {
        if self.chosen.len() < other.chosen.len() {
            self.chosen.resize(other.chosen.len(), 0);
        }
        self.chosen.iter_mut().zip(&other.chosen).for_each(|(sum, count)| *sum += count);
        self.ways_out += other.ways_out;
        self.words += other.words;
        self.blank += other.blank;
    }

    /// Takes away the answers of some who were counted.
    pub(super) fn take(&mut self, other: &Self) {
        self.chosen.iter_mut().zip(&other.chosen).for_each(|(sum, count)| *sum = sum.saturating_sub(*count));
        self.ways_out = self.ways_out.saturating_sub(other.ways_out);
        self.words = self.words.saturating_sub(other.words);
        self.blank = self.blank.saturating_sub(other.blank);
    }

    /// Returns how many answered, with one of the answers or in words of their own.
    #[must_use]
    pub fn size(&self) -> usize {
        self.answered() + self.words
    }

    /// Returns how many gave no answer: they cannot judge, or left it empty.
    #[must_use]
    pub fn silent(&self) -> usize {
        self.ways_out + self.blank
    }

    /// Returns how many forms asked it.
    #[must_use]
    pub fn forms(&self) -> usize {
        self.size() + self.silent()
    }

    /// Returns how many chose one of the answers.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.chosen.iter().sum()
    }

    /// Returns how many of those who answered chose a good answer; absent where nobody answered, or
    /// it is not known which answers are good.
    #[must_use]
    pub fn good(&self, question: &AskedQuestion) -> Option<Proportion> {
        let mut count = 0;
        for (place, chosen) in self.chosen.iter().enumerate() {
            count += if question.scale.is_best(question.scale.point(place), question.better)? {
                *chosen
            } else {
                0
            };
        }
        Proportion::new(count, self.answered()).filter(|share| share.of > 0)
    }

    /// Returns how many of those who answered chose a bad answer, where less is better; that is what
    /// such a measure counts.
    #[must_use]
    pub fn bad(&self, question: &AskedQuestion) -> Option<Proportion> {
        let (bad, best) = question.scale.boxes().filter(|_| question.better == Some(Better::Down))?;
        Some(Boxes::of(&self.points(question)?, bad, best).bottom)
    }

    /// Returns the answers as points from 1 at the bad end.
    fn points(&self, question: &AskedQuestion) -> Option<Vec<u32>> {
        let mut points = Vec::with_capacity(self.answered());
        for (place, chosen) in self.chosen.iter().enumerate() {
            let point = question.scale.from_bad(question.scale.point(place), question.better)?;
            points.extend(std::iter::repeat_n(point, *chosen));
        }
        Some(points).filter(|points| !points.is_empty())
    }

    /// Returns the answers in three boxes, where the scale has more than two points and a good end.
    #[must_use]
    pub fn boxes(&self, question: &AskedQuestion) -> Option<Boxes> {
        let (bad, best) = question.scale.boxes().filter(|_| question.scale.points() > 2)?;
        Some(Boxes::of(&self.points(question)?, bad, best))
    }

    /// Returns the mean of five points, from 0 at the bad end to 100.
    #[must_use]
    pub fn mean(&self, question: &AskedQuestion) -> Option<f64> {
        let highest = Some(question.scale.points()).filter(|points| *points == 5)?;
        mean_in_hundredths(&self.points(question)?, highest)
    }

    /// Returns the net promoter score of answers from 0 to 10, where more is better.
    #[must_use]
    pub fn net_promoter(&self, question: &AskedQuestion) -> Option<NetPromoter> {
        let is_known = question.scale.is_zero_to_ten() && question.better.unwrap_or(Better::Up) == Better::Up;
        let points = self.points(question).filter(|_| is_known)?;
        NetPromoter::of(&points.iter().map(|point| point - 1).collect::<Vec<u32>>())
    }
}
