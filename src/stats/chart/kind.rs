//! The kinds of chart, and which one fits the data.

/// A kind of chart over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Run chart: the median, and no limits.
    Run,
    /// Individual values, with limits from the moving range.
    Individuals,
    /// Moving ranges of individual values.
    MovingRange,
    /// Proportions.
    Proportion,
    /// Proportions of large subgroups (p′, Laney 2002).
    LaneyProportion,
    /// Counts over areas of opportunity of one size.
    Count,
    /// Rates: counts over areas of opportunity of different sizes.
    Rate,
    /// Rates over large areas (u′, Laney 2002).
    LaneyRate,
    /// Means of subgroups.
    Mean,
    /// Standard deviations within subgroups.
    Deviation,
    /// Cases between rare events.
    CasesBetween,
    /// Time between rare events.
    TimeBetween,
}

impl ChartKind {
    /// All kinds, each with its word.
    pub const ALL: [(&'static str, Self); 12] = [
        ("run", Self::Run),
        ("i", Self::Individuals),
        ("mr", Self::MovingRange),
        ("p", Self::Proportion),
        ("pp", Self::LaneyProportion),
        ("c", Self::Count),
        ("u", Self::Rate),
        ("up", Self::LaneyRate),
        ("xbar", Self::Mean),
        ("s", Self::Deviation),
        ("g", Self::CasesBetween),
        ("t", Self::TimeBetween),
    ];

    /// Reads the word for a kind; `p'` and `p′` are other spellings of `pp`, as `u'` is of `up`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = match word {
            "p'" | "p′" => "pp",
            "u'" | "u′" => "up",
            word => word,
        };
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
    }

    /// Returns the word for the kind.
    #[must_use]
    pub fn word(self) -> &'static str {
        let (word, _) = Self::ALL.iter().find(|(_, kind)| *kind == self).expect("all kinds are listed");
        word
    }

    /// Returns what the kind is called in running text.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Run => "run chart",
            Self::Individuals => "I chart",
            Self::MovingRange => "moving range chart",
            Self::Proportion => "p chart",
            Self::LaneyProportion => "p′ chart",
            Self::Count => "c chart",
            Self::Rate => "u chart",
            Self::LaneyRate => "u′ chart",
            Self::Mean => "x̄ chart",
            Self::Deviation => "s chart",
            Self::CasesBetween => "g chart",
            Self::TimeBetween => "t chart",
        }
    }

    /// Tells whether every point needs a denominator.
    #[must_use]
    pub fn needs_sizes(self) -> bool {
        matches!(self, Self::Proportion | Self::LaneyProportion | Self::Rate | Self::LaneyRate)
    }

    /// Tells whether every point needs several values.
    #[must_use]
    pub fn needs_subgroups(self) -> bool {
        matches!(self, Self::Mean | Self::Deviation)
    }

    /// Returns what the centre line is.
    #[must_use]
    pub fn centre(self) -> &'static str {
        match self {
            Self::Run | Self::CasesBetween => "median",
            _ => "mean",
        }
    }
}

/// What the numbers of a measure are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DataKind {
    /// So many of so many.
    Proportions,
    /// How many, over areas of opportunity of one size.
    Counts,
    /// How many for so much.
    Rates,
    /// Numbers on a continuous scale.
    Values,
    /// Several values on a continuous scale for each period.
    Subgroups,
    /// Cases between rare events.
    CasesBetween,
    /// Time between rare events.
    TimeBetween,
}

impl DataKind {
    /// Above this mean size even small differences between proportions fall outside the limits of a
    /// p chart.
    pub const LARGE: f64 = 1000.0;

    /// Returns the chart that fits, by the mean size of a subgroup.
    #[must_use]
    pub fn chart(self, mean_size: f64) -> ChartKind {
        match self {
            Self::Proportions if mean_size > Self::LARGE => ChartKind::LaneyProportion,
            Self::Proportions => ChartKind::Proportion,
            Self::Counts => ChartKind::Count,
            Self::Rates => ChartKind::Rate,
            Self::Values => ChartKind::Individuals,
            Self::Subgroups => ChartKind::Mean,
            Self::CasesBetween => ChartKind::CasesBetween,
            Self::TimeBetween => ChartKind::TimeBetween,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ChartKind, DataKind};

    #[test]
    fn words_lead_back() {
        for (word, kind) in ChartKind::ALL {
            assert_eq!((ChartKind::from_word(word), kind.word()), (Some(kind), word));
        }
        assert_eq!(ChartKind::from_word("p′"), Some(ChartKind::LaneyProportion));
        assert_eq!(ChartKind::from_word("P"), None);
    }

    #[test]
    fn large_subgroups_get_wider_limits() {
        assert_eq!(DataKind::Proportions.chart(1000.0), ChartKind::Proportion);
        assert_eq!(DataKind::Proportions.chart(1000.1), ChartKind::LaneyProportion);
    }
}
