//! The kinds of chart over time, and the sets of rules by which a pattern counts as a signal.

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
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::Run,
        Self::Individuals,
        Self::MovingRange,
        Self::Proportion,
        Self::LaneyProportion,
        Self::Count,
        Self::Rate,
        Self::LaneyRate,
        Self::Mean,
        Self::Deviation,
        Self::CasesBetween,
        Self::TimeBetween,
    ];

    /// Returns the word that the file uses for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Individuals => "i",
            Self::MovingRange => "mr",
            Self::Proportion => "p",
            Self::LaneyProportion => "pp",
            Self::Count => "c",
            Self::Rate => "u",
            Self::LaneyRate => "up",
            Self::Mean => "xbar",
            Self::Deviation => "s",
            Self::CasesBetween => "g",
            Self::TimeBetween => "t",
        }
    }

    /// Returns what the kind is called at the head of a sentence.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Run => "Run chart",
            Self::Individuals => "I chart",
            Self::MovingRange => "Moving range chart",
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

    /// Returns what the centre line is.
    #[must_use]
    pub fn centre(self) -> &'static str {
        match self {
            Self::Run | Self::CasesBetween => "median",
            _ => "mean",
        }
    }
}

/// A set of rules under one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RuleSet {
    /// Longest run and crossings, by the number of useful points (Anhøj and Olesen 2014).
    #[default]
    Anhoej,
    /// Shift, trend and number of runs (Perla, Provost and Murray 2011).
    Ihi,
    /// NHS England's Making Data Count.
    Nhs,
    /// The four rules of the Western Electric handbook (1956).
    WesternElectric,
    /// The eight rules of Nelson (1984).
    Nelson,
}

impl RuleSet {
    /// All sets.
    pub const ALL: [Self; 5] = [Self::Anhoej, Self::Ihi, Self::Nhs, Self::WesternElectric, Self::Nelson];

    /// Returns the word that the file uses for the set.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Anhoej => "anhoej",
            Self::Ihi => "ihi",
            Self::Nhs => "nhs",
            Self::WesternElectric => "western-electric",
            Self::Nelson => "nelson",
        }
    }

    /// Returns what the set is called in running text.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Anhoej => "Anhøj rules",
            Self::Ihi => "IHI rules",
            Self::Nhs => "NHS Making Data Count rules",
            Self::WesternElectric => "Western Electric rules",
            Self::Nelson => "Nelson rules",
        }
    }
}
