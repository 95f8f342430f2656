//! Answers to questions, as figures.

use super::Proportion;
use super::describe::{as_number, mean};

/// Answers on a scale of points, grouped as public reports group them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Boxes {
    /// Answers at the best point.
    pub top: Proportion,
    /// Answers between.
    pub middle: Proportion,
    /// Answers at the points that count as bad.
    pub bottom: Proportion,
}

impl Boxes {
    /// Groups answers, given as points from 1; those from `top` on are best, those up to `bottom` bad.
    #[must_use]
    pub fn of(answers: &[u32], bottom: u32, top: u32) -> Self {
        let of = answers.len();
        let count =
            |is_meant: &dyn Fn(u32) -> bool| answers.iter().filter(|answer| is_meant(**answer)).count();
        let best = count(&|answer| answer >= top);
        let bad = count(&|answer| answer <= bottom && answer < top);
        Self {
            top: Proportion { count: best, of },
            middle: Proportion { count: of - best - bad, of },
            bottom: Proportion { count: bad, of },
        }
    }
}

/// Returns the mean of points from 1 to `highest`, brought to a scale from 0 to 100: 100 (k − 1) /
/// (K − 1). Absent without answers, or where the scale has one point.
#[must_use]
pub fn mean_in_hundredths(answers: &[u32], highest: u32) -> Option<f64> {
    let points: Vec<f64> = answers.iter().map(|answer| f64::from(*answer)).collect();
    (highest > 1).then_some(())?;
    Some(100.0 * (mean(&points)? - 1.0) / f64::from(highest - 1))
}

/// Returns the composite of several questions: the mean of their own shares, whatever their numbers
/// of answers (as the unadjusted composites of HCAHPS). Questions that nobody answered are left out.
#[must_use]
pub fn composite(questions: &[Proportion]) -> Option<f64> {
    mean(&questions.iter().filter_map(|question| question.share()).collect::<Vec<f64>>())
}

/// A net promoter score with its standard error, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NetPromoter {
    /// Promoters less detractors, from −100 to 100.
    pub score: f64,
    /// The standard error of the score.
    pub error: f64,
    /// How many answered.
    pub answers: usize,
}

impl NetPromoter {
    /// Reckons the score of answers from 0 to 10: from 9 on they promote, up to 6 they detract
    /// (Reichheld 2003). Absent without answers.
    #[must_use]
    pub fn of(answers: &[u32]) -> Option<Self> {
        if answers.is_empty() {
            return None;
        }
        let n = as_number(answers.len());
        let share = |is_meant: &dyn Fn(u32) -> bool| {
            as_number(answers.iter().filter(|answer| is_meant(**answer)).count()) / n
        };
        let (promoters, detractors) = (share(&|answer| answer >= 9), share(&|answer| answer <= 6));
        let net = promoters - detractors;
        let spread = (promoters + detractors - net * net).max(0.0);
        Some(Self { score: 100.0 * net, error: 100.0 * (spread / n).sqrt(), answers: answers.len() })
    }
}

/// Returns the mean gap between what was perceived and what was expected, over the dimensions;
/// `weights` are those of the dimensions, all alike where there are none (SERVQUAL, Parasuraman,
/// Zeithaml and Berry 1988). Absent without dimensions, or where the weights do not fit.
#[must_use]
pub fn service_gap(gaps: &[f64], weights: Option<&[f64]>) -> Option<f64> {
    let Some(weights) = weights else { return mean(gaps) };
    let total: f64 = weights.iter().sum();
    let fits = weights.len() == gaps.len() && total > 0.0 && weights.iter().all(|weight| *weight >= 0.0);
    fits.then(|| gaps.iter().zip(weights).map(|(gap, weight)| gap * weight).sum::<f64>() / total)
}

#[cfg(test)]
mod tests {
    use super::{Boxes, NetPromoter, composite, mean_in_hundredths, service_gap};
    use crate::stats::Proportion;

    #[test]
    fn boxes_hold_all_answers() {
        let boxes = Boxes::of(&[1, 2, 3, 4, 4], 2, 4);
        assert_eq!([boxes.top.count, boxes.middle.count, boxes.bottom.count], [2, 1, 2]);
        assert_eq!(boxes.top.of, 5);
    }

    #[test]
    fn means_on_one_scale() {
        assert_eq!(mean_in_hundredths(&[1, 5], 5), Some(50.0));
        assert_eq!(mean_in_hundredths(&[], 5), None);
        assert_eq!(mean_in_hundredths(&[1], 1), None);
    }

    #[test]
    fn a_composite_weighs_questions_alike() {
        let questions = [
            Proportion { count: 1, of: 2 },
            Proportion { count: 100, of: 100 },
            Proportion { count: 0, of: 0 },
        ];
        assert_eq!(composite(&questions), Some(0.75));
    }

    #[test]
    fn net_promoters() {
        let net = NetPromoter::of(&[10, 9, 8, 7, 6]).unwrap();
        assert!((net.score - 20.0).abs() < 1e-12);
        assert!((net.error - 100.0 * (0.56_f64 / 5.0).sqrt()).abs() < 1e-12);
        assert_eq!(NetPromoter::of(&[]), None);
    }

    #[test]
    fn gaps_of_a_survey() {
        let gaps = [-0.65, -1.10, -0.83, -0.70, -1.01];
        assert!((service_gap(&gaps, None).unwrap() + 0.858).abs() < 1e-12);
        assert!((service_gap(&gaps, Some(&[1.0, 0.0, 0.0, 0.0, 1.0])).unwrap() + 0.83).abs() < 1e-12);
        assert_eq!(service_gap(&gaps, Some(&[1.0])), None);
    }
}
