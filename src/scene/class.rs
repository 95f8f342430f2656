//! What an item of a picture stands for, which decides how it looks.

/// What an item stands for; it decides colours and strokes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// The paper.
    Paper,
    /// Every other row of a table.
    Stripe,
    /// A lane, or the frame of a table.
    Lane,
    /// The band with an actor's name.
    LaneTitle,
    /// The band with the name of an actor outside the organisation.
    ExternalTitle,
    /// The border between two phases.
    Phase,
    /// The band with the name of a phase.
    PhaseTitle,
    /// A step.
    Step,
    /// A link within a lane.
    Then,
    /// A link across lanes.
    Handoff,
    /// Two or three hand-offs drawn as one line.
    Several,
    /// Four to seven hand-offs drawn as one line.
    Many,
    /// Eight hand-offs or more drawn as one line.
    VeryMany,
    /// A link that runs back.
    Back,
    /// The mark where responsibility passes, of a hand-off with product and measure.
    Whole,
    /// The same mark, where product or measure is missing.
    Gap,
    /// Where a link goes on elsewhere.
    Connector,
    /// The same mark, where somebody answers for what is missing.
    Waived,
    /// The numbered mark of a finding.
    Finding,
    /// The number in it.
    FindingNumber,
    /// The numbered mark of findings that somebody answers for.
    WaivedFinding,
    /// Running text.
    Text,
    /// Text of less weight.
    Muted,
    /// Text that says what is missing.
    Lacking,
    /// Text beside what stands out.
    FadedText,
    /// A step beside what stands out.
    FadedStep,
    /// A link beside what stands out.
    FadedLine,
    /// A link that runs back, beside what stands out.
    FadedBack,
    /// The mark of a whole hand-off beside what stands out.
    FadedWhole,
    /// The mark of any other hand-off beside what stands out.
    FadedGap,
    /// A step that stands out.
    StrongStep,
    /// A link within a lane that stands out.
    StrongThen,
    /// A link across lanes that stands out.
    StrongHandoff,
    /// A link that runs back and stands out.
    StrongBack,
    /// A round number of a chart's axis.
    Grid,
    /// The centre line of a chart.
    Centre,
    /// The centre line of a chart whose runs are a signal.
    SignalCentre,
    /// A limit of a chart.
    Limit,
    /// The value to reach.
    Target,
    /// A point with a signal.
    Signal,
    /// A point with a signal for the better.
    GoodSignal,
    /// The mark of the second of two groups.
    Second,
    /// A line that belongs to it.
    SecondLine,
    /// The letter in it.
    SecondLetter,
    /// A step or lane that only the newer of two versions has.
    AddedStep,
    /// A step or lane of which something changed between two versions.
    ChangedStep,
    /// A step that another actor has in the newer of two versions.
    MovedStep,
    /// A step or lane that only the older of two versions had, or where one was before it moved.
    RemovedStep,
    /// A link that only the newer of two versions has.
    AddedLine,
    /// The same, where it runs back.
    AddedBack,
    /// A link that only the older of two versions had.
    RemovedLine,
    /// What leads from where a step was to where it is.
    MovedLine,
    /// Words of the older version.
    RemovedText,
    /// The line through them.
    Strike,
    /// The badge of what was added.
    AddedBadge,
    /// The badge of what was removed.
    RemovedBadge,
    /// The badge of what changed.
    ChangedBadge,
    /// The badge of what moved.
    MovedBadge,
    /// The sign in a badge.
    BadgeSign,
}

impl Class {
    /// All classes.
    pub const ALL: [Self; 59] = [
        Self::Paper,
        Self::Stripe,
        Self::Lane,
        Self::LaneTitle,
        Self::ExternalTitle,
        Self::Phase,
        Self::PhaseTitle,
        Self::Step,
        Self::Then,
        Self::Handoff,
        Self::Several,
        Self::Many,
        Self::VeryMany,
        Self::Back,
        Self::Whole,
        Self::Gap,
        Self::Connector,
        Self::Waived,
        Self::Finding,
        Self::FindingNumber,
        Self::WaivedFinding,
        Self::Text,
        Self::Muted,
        Self::Lacking,
        Self::FadedText,
        Self::FadedStep,
        Self::FadedLine,
        Self::FadedBack,
        Self::FadedWhole,
        Self::FadedGap,
        Self::StrongStep,
        Self::StrongThen,
        Self::StrongHandoff,
        Self::StrongBack,
        Self::Grid,
        Self::Centre,
        Self::SignalCentre,
        Self::Limit,
        Self::Target,
        Self::Signal,
        Self::GoodSignal,
        Self::Second,
        Self::SecondLine,
        Self::SecondLetter,
        Self::AddedStep,
        Self::ChangedStep,
        Self::MovedStep,
        Self::RemovedStep,
        Self::AddedLine,
        Self::AddedBack,
        Self::RemovedLine,
        Self::MovedLine,
        Self::RemovedText,
        Self::Strike,
        Self::AddedBadge,
        Self::RemovedBadge,
        Self::ChangedBadge,
        Self::MovedBadge,
        Self::BadgeSign,
    ];

    /// Returns the name that outputs use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Stripe => "stripe",
            Self::Lane => "lane",
            Self::LaneTitle => "lane-title",
            Self::ExternalTitle => "external-title",
            Self::Phase => "phase",
            Self::PhaseTitle => "phase-title",
            Self::Step => "step",
            Self::Then => "then",
            Self::Handoff => "handoff",
            Self::Several => "several",
            Self::Many => "many",
            Self::VeryMany => "very-many",
            Self::Back => "back",
            Self::Whole => "whole",
            Self::Gap => "gap",
            Self::Connector => "connector",
            Self::Waived => "waived",
            Self::Finding => "finding",
            Self::FindingNumber => "finding-number",
            Self::WaivedFinding => "waived-finding",
            Self::Text => "text",
            Self::Muted => "muted",
            Self::Lacking => "lacking",
            Self::FadedText => "faded-text",
            Self::FadedStep => "faded-step",
            Self::FadedLine => "faded-line",
            Self::FadedBack => "faded-back",
            Self::FadedWhole => "faded-whole",
            Self::FadedGap => "faded-gap",
            Self::StrongStep => "strong-step",
            Self::StrongThen => "strong-then",
            Self::StrongHandoff => "strong-handoff",
            Self::StrongBack => "strong-back",
            Self::Grid => "grid",
            Self::Centre => "centre",
            Self::SignalCentre => "signal-centre",
            Self::Limit => "limit",
            Self::Target => "target",
            Self::Signal => "signal",
            Self::GoodSignal => "good-signal",
            Self::Second => "second",
            Self::SecondLine => "second-line",
            Self::SecondLetter => "second-letter",
            Self::AddedStep => "added-step",
            Self::ChangedStep => "changed-step",
            Self::MovedStep => "moved-step",
            Self::RemovedStep => "removed-step",
            Self::AddedLine => "added-line",
            Self::AddedBack => "added-back",
            Self::RemovedLine => "removed-line",
            Self::MovedLine => "moved-line",
            Self::RemovedText => "removed-text",
            Self::Strike => "strike",
            Self::AddedBadge => "added-badge",
            Self::RemovedBadge => "removed-badge",
            Self::ChangedBadge => "changed-badge",
            Self::MovedBadge => "moved-badge",
            Self::BadgeSign => "badge-sign",
        }
    }

    /// Tells whether lines of the class may end in an arrow head.
    #[must_use]
    pub fn has_head(self) -> bool {
        let plain = matches!(self, Self::Then | Self::Handoff | Self::Back);
        let merged = matches!(self, Self::Several | Self::Many | Self::VeryMany);
        let faded = matches!(self, Self::FadedLine | Self::FadedBack);
        let strong = matches!(self, Self::StrongThen | Self::StrongHandoff | Self::StrongBack);
        let compared =
            matches!(self, Self::AddedLine | Self::AddedBack | Self::RemovedLine | Self::MovedLine);
        plain || merged || faded || strong || compared
    }
}
