//! Colours and strokes for each class, in light, dark and print.

use super::Class;
use crate::config::Theme;

/// How a class is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// Colour of the inside, or `none`.
    pub fill: &'static str,
    /// Colour of the outline, or `none`.
    pub stroke: &'static str,
    /// Width of the outline.
    pub width: f64,
    /// Lengths of dash and gap; none for an unbroken line.
    pub dash: Option<(f64, f64)>,
}

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    paper: &'static str,
    stripe: &'static str,
    band: &'static str,
    external: &'static str,
    line: &'static str,
    ink: &'static str,
    muted: &'static str,
    handoff: &'static str,
    gap: &'static str,
    faded: &'static str,
    pale: &'static str,
    second: &'static str,
    added: &'static str,
    added_tint: &'static str,
    removed: &'static str,
    changed: &'static str,
    changed_tint: &'static str,
    moved: &'static str,
    moved_tint: &'static str,
}

const LIGHT: Palette = Palette {
    paper: "#ffffff",
    stripe: "#f6f8fa",
    band: "#e8eef4",
    external: "#fbf1de",
    line: "#b4c0cc",
    ink: "#1c2733",
    muted: "#4d5b69",
    handoff: "#0b5394",
    gap: "#b3261e",
    faded: "#697580",
    pale: "#a9b3bd",
    second: "#7a3e00",
    added: "#0b6b43",
    added_tint: "#dcf3e6",
    removed: "#8a3f4b",
    changed: "#7a4f01",
    changed_tint: "#fdf0d2",
    moved: "#5a3b9a",
    moved_tint: "#ebe5f8",
};

const DARK: Palette = Palette {
    paper: "#12181f",
    stripe: "#18212b",
    band: "#243240",
    external: "#3d3320",
    line: "#4a5a6a",
    ink: "#eef3f8",
    muted: "#b3c0cd",
    handoff: "#8ec5ff",
    gap: "#ffb4ab",
    faded: "#8997a5",
    pale: "#546270",
    second: "#ffc27a",
    added: "#7fdca9",
    added_tint: "#163b2a",
    removed: "#dba3ab",
    changed: "#f0c36a",
    changed_tint: "#3d3114",
    moved: "#c6b4ff",
    moved_tint: "#2d2650",
};

const PRINT: Palette = Palette {
    paper: "#ffffff",
    stripe: "#f6f6f6",
    band: "#f0f0f0",
    external: "#dcdcdc",
    line: "#8c8c8c",
    ink: "#000000",
    muted: "#303030",
    handoff: "#000000",
    gap: "#000000",
    faded: "#6b6b6b",
    pale: "#a6a6a6",
    second: "#000000",
    added: "#000000",
    added_tint: "#e2e2e2",
    removed: "#4a4a4a",
    changed: "#000000",
    changed_tint: "#ffffff",
    moved: "#000000",
    moved_tint: "#f0f0f0",
};

impl Theme {
    /// Returns the theme's colours; those of `Auto` are the light ones.
    #[must_use]
    pub fn palette(self) -> Palette {
        match self {
            Self::Light | Self::Auto => LIGHT,
            Self::Dark => DARK,
            Self::Print => PRINT,
        }
    }
}

impl Palette {
    /// Returns how a class is painted.
    #[must_use]
    pub fn paint(&self, class: Class) -> Paint {
        let filled = |fill, stroke, width| Paint { fill, stroke, width, dash: None };
        match class {
            Class::Paper => filled(self.paper, "none", 0.0),
            Class::Stripe => filled(self.stripe, "none", 0.0),
            Class::Lane => filled("none", self.line, 1.0),
            Class::LaneTitle => filled(self.band, self.line, 1.0),
            Class::ExternalTitle => filled(self.external, self.line, 1.0),
            Class::Phase => Paint { dash: Some((2.0, 3.0)), ..filled("none", self.muted, 1.0) },
            Class::PhaseTitle => filled(self.stripe, self.line, 1.0),
            Class::Step => filled(self.paper, self.ink, 1.3),
            Class::Then => filled("none", self.muted, 1.2),
            Class::Handoff => filled("none", self.handoff, 1.6),
            Class::Several => filled("none", self.handoff, 2.4),
            Class::Many => filled("none", self.handoff, 3.4),
            Class::VeryMany => filled("none", self.handoff, 4.6),
            Class::Back => Paint { dash: Some((6.0, 3.0)), ..filled("none", self.handoff, 1.4) },
            Class::Whole => filled(self.handoff, self.handoff, 1.4),
            Class::Gap => filled(self.paper, self.gap, 1.6),
            Class::Connector => filled(self.paper, self.handoff, 1.2),
            Class::Waived => filled(self.paper, self.muted, 1.4),
            Class::Finding => filled(self.gap, self.paper, 1.0),
            Class::FindingNumber => filled(self.paper, "none", 0.0),
            Class::WaivedFinding => filled(self.paper, self.muted, 1.2),
            Class::Text => filled(self.ink, "none", 0.0),
            Class::Muted => filled(self.muted, "none", 0.0),
            Class::Lacking => filled(self.gap, "none", 0.0),
            Class::FadedText => filled(self.faded, "none", 0.0),
            Class::FadedStep => filled(self.paper, self.pale, 1.0),
            Class::FadedLine => filled("none", self.pale, 1.0),
            Class::FadedBack => Paint { dash: Some((6.0, 3.0)), ..filled("none", self.pale, 1.0) },
            Class::FadedWhole => filled(self.pale, self.pale, 1.0),
            Class::FadedGap => filled(self.paper, self.pale, 1.4),
            Class::StrongStep => filled(self.paper, self.ink, 2.2),
            Class::StrongThen => filled("none", self.ink, 2.8),
            Class::StrongHandoff => filled("none", self.handoff, 3.2),
            Class::StrongBack => Paint { dash: Some((8.0, 4.0)), ..filled("none", self.handoff, 3.0) },
            Class::Grid => filled("none", self.band, 1.0),
            Class::Centre => filled("none", self.ink, 1.2),
            Class::SignalCentre => Paint { dash: Some((6.0, 4.0)), ..filled("none", self.gap, 1.6) },
            Class::Limit => Paint { dash: Some((2.0, 3.0)), ..filled("none", self.muted, 1.2) },
            Class::Target => Paint { dash: Some((10.0, 3.0)), ..filled("none", self.muted, 1.2) },
            Class::Signal => filled(self.paper, self.gap, 1.8),
            Class::GoodSignal => filled(self.handoff, self.handoff, 1.8),
            Class::Second => filled(self.paper, self.second, 1.8),
            Class::SecondLine => filled("none", self.second, 1.6),
            Class::SecondLetter => filled(self.second, "none", 0.0),
            Class::AddedStep => filled(self.added_tint, self.added, 2.6),
            Class::ChangedStep => filled(self.changed_tint, self.changed, 1.8),
            Class::MovedStep => filled(self.moved_tint, self.moved, 2.2),
            Class::RemovedStep => Paint { dash: Some((4.0, 3.0)), ..filled(self.paper, self.removed, 1.3) },
            Class::AddedLine => filled("none", self.added, 2.6),
            Class::AddedBack => Paint { dash: Some((10.0, 3.0)), ..filled("none", self.added, 2.6) },
            Class::RemovedLine => Paint { dash: Some((3.0, 3.0)), ..filled("none", self.removed, 1.2) },
            Class::MovedLine => Paint { dash: Some((1.6, 4.0)), ..filled("none", self.moved, 2.0) },
            Class::RemovedText => filled(self.removed, "none", 0.0),
            Class::Strike => filled("none", self.removed, 1.0),
            Class::AddedBadge => filled(self.added, self.paper, 1.2),
            Class::RemovedBadge => filled(self.removed, self.paper, 1.2),
            Class::ChangedBadge => filled(self.changed, self.paper, 1.2),
            Class::MovedBadge => filled(self.moved, self.paper, 1.2),
            Class::BadgeSign => filled("none", self.paper, 1.7),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Theme};

    /// Relative luminance of a colour `#rrggbb` (WCAG 2.2).
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_all_it_stands_on() {
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            let palette = theme.palette();
            let grounds = [Class::Paper, Class::Stripe, Class::LaneTitle, Class::ExternalTitle, Class::Step];
            for ground in grounds {
                for text in [Class::Text, Class::Muted, Class::Lacking] {
                    let ratio = contrast(palette.paint(text).fill, palette.paint(ground).fill);
                    assert!(ratio >= 4.5, "{theme:?} {text:?} on {ground:?}: {ratio:.2}");
                }
            }
            let faded = contrast(palette.paint(Class::FadedText).fill, palette.paint(Class::Paper).fill);
            assert!(faded >= 4.5, "{theme:?} faded text: {faded:.2}");
            let number =
                contrast(palette.paint(Class::FindingNumber).fill, palette.paint(Class::Finding).fill);
            assert!(number >= 4.5, "{theme:?} number of a finding: {number:.2}");
            let letter = contrast(palette.paint(Class::SecondLetter).fill, palette.paint(Class::Second).fill);
            assert!(letter >= 4.5, "{theme:?} letter of the second group: {letter:.2}");
            for ground in [Class::AddedStep, Class::ChangedStep, Class::MovedStep, Class::RemovedStep] {
                for text in [Class::Text, Class::Muted, Class::RemovedText] {
                    let ratio = contrast(palette.paint(text).fill, palette.paint(ground).fill);
                    assert!(ratio >= 4.5, "{theme:?} {text:?} on {ground:?}: {ratio:.2}");
                }
            }
            for line in [
                Class::AddedLine,
                Class::RemovedLine,
                Class::MovedLine,
                Class::Handoff,
                Class::Then,
                Class::Gap,
                Class::SecondLine,
            ] {
                let ratio = contrast(palette.paint(line).stroke, palette.paint(Class::Paper).fill);
                assert!(ratio >= 4.5, "{theme:?} {line:?}: {ratio:.2}");
            }
        }
    }
}
