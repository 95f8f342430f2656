//! The formulas by which the document's numbers are reckoned, each with where it is from.

use crate::model::{ChartKind, RuleSet};
use crate::report::charted::Method;

/// A formula, or a rule by which something is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Formula {
    /// What counts as a hand-off, and what it has.
    Counts,
    /// How measures come into the grid of customers and determinants.
    Grid,
    /// Periods taken together.
    Stretch(Method),
    /// The interval around a share.
    Wilson,
    /// The interval around the difference of two shares.
    Newcombe,
    /// Centre and limits of a kind of chart.
    Chart(ChartKind),
    /// The rules by which a pattern counts as a signal.
    Signals(RuleSet),
    /// Lead time, process time and what follows from them.
    Time,
    /// What is to be expected with the work that comes back.
    Rework,
    /// Courses drawn by chance.
    Drawn,
    /// How far a goal is reached.
    Progress,
    /// Several questions as one figure.
    Composite,
    /// Gaps of readiness.
    Readiness,
}

const MDC: &str = "NHS England, Making Data Count";
const MONTGOMERY: &str =
    "W. A. Shewhart, 1931; constants as in D. C. Montgomery, Statistical Quality Control";
const LANEY: &str = "D. B. Laney, 2002";

impl Formula {
    /// Returns what the formula is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Counts => "Counts of hand-offs",
            Self::Grid => "Coverage of what matters to customers",
            Self::Stretch(_) => "Periods taken together",
            Self::Wilson => "95 % interval of a share",
            Self::Newcombe => "95 % interval of a difference",
            Self::Chart(kind) => kind.title(),
            Self::Signals(rules) => rules.title(),
            Self::Time => "Flow time",
            Self::Rework => "Work that comes back",
            Self::Drawn => "Courses drawn by chance",
            Self::Progress => "Progress",
            Self::Composite => "Several questions as one",
            Self::Readiness => "Gaps of readiness",
        }
    }

    /// Returns the formula in words and signs, and where it is from.
    pub(super) fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Counts => (
                "A hand-off is every link from one actor to another. It has a product where one is named, a measure \
                 where it names at least one, and is confirmed where its own customer confirmed the product.",
                "the flow’s file, counted",
            ),
            Self::Grid => (
                "A measure counts for the customer of each hand-off that it belongs to, once for each customer, under \
                 the determinant that it names.",
                "determinants and dimensions: Minnesota Department of Health",
            ),
            Self::Stretch(method) => (stretch(method), "the table named beside it"),
            Self::Wilson => (
                "(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), with the share p of n and z = 1.96",
                "E. B. Wilson, 1927",
            ),
            Self::Newcombe => (
                "p₁ − p₂ − √((p₁ − l₁)² + (u₂ − p₂)²) to p₁ − p₂ + √((u₁ − p₁)² + (p₂ − l₂)²), with l and u the ends of \
                 both Wilson intervals",
                "R. G. Newcombe, 1998, method 10",
            ),
            Self::Chart(kind) => chart(kind),
            Self::Signals(rules) => signals(rules),
            Self::Time => (
                "Lead time: the longest way of work and waits, of parallel branches the longest, loops once. \
                 Process time: the work on that way; activity ratio: process time over lead time. Complete and accurate: the product of the \
                 hand-offs’ shares on that way.",
                "value stream mapping: K. Martin and M. Osterling, 2014",
            ),
            Self::Rework => (
                "The ways as an absorbing Markov chain with the chances of the exits: expected visits are the row of \
                 N = (I − Q)⁻¹ at the start; of them those beyond the chance to come to the step at all, N over its \
                 own diagonal entry, are done again.",
                "J. G. Kemeny and J. L. Snell, 1960",
            ),
            Self::Drawn => (
                "Each time evenly from its range, each way by its chance, of branches side by side the longest; the \
                 same seed draws the same courses.",
                "Monte Carlo, seeded",
            ),
            Self::Progress => ("(now − baseline) / (target − baseline)", "the measure’s own numbers"),
            Self::Composite => (
                "The mean of the questions’ own shares of good answers, unadjusted.",
                "as in HCAHPS, US Centers for Medicare and Medicaid Services",
            ),
            Self::Readiness => (
                "Gap: desired − actual, for each group. Difference: management − those who do the work. From answers, \
                 a level is their mean, and a share counts those at the desired level or above.",
                "base-line requirements of a quality connection",
            ),
        }
    }
}

fn stretch(method: Method) -> &'static str {
    match method {
        Method::Pooled => {
            "Sum of the numerators of the periods over the sum of their denominators; periods left out of the chart \
             do not count."
        }
        Method::Mean => "Mean of the periods; periods left out of the chart do not count.",
        Method::Median => "Median of the periods; periods left out of the chart do not count.",
    }
}

fn chart(kind: ChartKind) -> (&'static str, &'static str) {
    match kind {
        ChartKind::Run => (
            "Centre: the median of the points. No limits.",
            "R. J. Perla, L. P. Provost and S. K. Murray, 2011",
        ),
        ChartKind::Individuals => (
            "Centre: the mean. Limits: mean ± 3 · mean moving range / 1.128, moving ranges above 3.267 times their mean left out once.",
            MONTGOMERY,
        ),
        ChartKind::MovingRange => {
            ("Centre: the mean moving range. Upper limit: 3.267 · mean moving range.", MONTGOMERY)
        }
        ChartKind::Proportion => (
            "Centre: all numerators over all denominators, p. Limits of a period with n: p ± 3 · √(p(1 − p)/n), within 0 and 100 %.",
            MONTGOMERY,
        ),
        ChartKind::LaneyProportion => (
            "As the p chart, its sigma times the deviation of the periods’ z-values, reckoned from their moving ranges.",
            LANEY,
        ),
        ChartKind::Count => ("Centre: the mean count, c. Limits: c ± 3 · √c, not below 0.", MONTGOMERY),
        ChartKind::Rate => (
            "Centre: all counts over all amounts, u. Limits of a period with amount n: u ± 3 · √(u/n), not below 0.",
            MONTGOMERY,
        ),
        ChartKind::LaneyRate => (
            "As the u chart, its sigma times the deviation of the periods’ z-values, reckoned from their moving ranges.",
            LANEY,
        ),
        ChartKind::Mean => (
            "Centre: the mean of all values. Limits: mean ± 3 · pooled deviation within periods / (c₄ · √n).",
            MONTGOMERY,
        ),
        ChartKind::Deviation => (
            "Centre: the pooled deviation within periods. Limits: by c₄ and the size of the period.",
            MONTGOMERY,
        ),
        ChartKind::CasesBetween => (
            "Centre: the median. Limits: mean ± 3 · √(mean · (mean + 1)), not below 0.",
            "J. C. Benneyan, 2001",
        ),
        ChartKind::TimeBetween => {
            ("The values to the power of 1/3.6 as an I chart, then back.", "L. S. Nelson, 1994")
        }
    }
}

fn signals(rules: RuleSet) -> (&'static str, &'static str) {
    match rules {
        RuleSet::Anhoej => (
            "With n useful points (those off the centre): a signal where the longest run on one side is longer than \
             round(log₂ n) + 3, or the line crosses the centre less often than the 5th percentile of Bin(n − 1, ½). A \
             point beyond a limit is one too.",
            "J. Anhøj and A. V. Olesen, 2014",
        ),
        RuleSet::Ihi => (
            "Six in a row on one side, five that rise or fall, too few or too many runs by the exact runs test.",
            "R. J. Perla, L. P. Provost and S. K. Murray, 2011",
        ),
        RuleSet::Nhs => (
            "Beyond a limit; seven in a row on one side; seven that rise or fall; two of three near a limit.",
            MDC,
        ),
        RuleSet::WesternElectric => (
            "Beyond a limit; two of three beyond two sigma; four of five beyond one; eight in a row on one side.",
            "Western Electric, Statistical Quality Control Handbook, 1956",
        ),
        RuleSet::Nelson => ("The eight tests for special causes.", "L. S. Nelson, 1984"),
    }
}
