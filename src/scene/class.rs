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
    /// Running text.
    Text,
    /// Text of less weight.
    Muted,
    /// Text that says what is missing.
    Lacking,
}

impl Class {
    /// All classes.
    pub const ALL: [Self; 18] = [
        Self::Paper,
        Self::Stripe,
        Self::Lane,
        Self::LaneTitle,
        Self::ExternalTitle,
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
        Self::Text,
        Self::Muted,
        Self::Lacking,
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
            Self::Text => "text",
            Self::Muted => "muted",
            Self::Lacking => "lacking",
        }
    }

    /// Tells whether lines of the class may end in an arrow head.
    #[must_use]
    pub fn has_head(self) -> bool {
        matches!(self, Self::Then | Self::Handoff | Self::Several | Self::Many | Self::VeryMany | Self::Back)
    }
}
