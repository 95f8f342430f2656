//! How ready a flow's people and organisation are, computed once for chart, table and JSON.

mod json;
#[cfg(test)]
mod tests;
mod words;

use crate::data::{Rated, Ratings, Round, Surveyed};
use crate::model::{Flow, Rater, Readiness, Requirement};
use crate::scene::{self, GapChart, GapRow, Scene};
use crate::stats::readiness::Levels;
use crate::stats::{Confidence, Interval, Proportion};

/// What a group says of one requirement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeenLevel {
    /// Who says it.
    pub rater: Rater,
    /// The level, in points of the scale.
    pub level: Option<f64>,
    /// How far it lies below the desired level: desired − actual.
    pub gap: Option<f64>,
    /// Of its answers, how many are at the desired level or above; absent where the level is typed.
    pub reached: Option<Proportion>,
}

impl SeenLevel {
    /// Returns how many answered; absent where the level is typed.
    #[must_use]
    pub fn answers(self) -> Option<usize> {
        self.reached.map(|reached| reached.of)
    }

    /// Returns the interval of the share that is at the desired level or above; absent where the level
    /// is typed, or answers are too few for a percentage.
    #[must_use]
    pub fn interval(self) -> Option<Interval> {
        self.reached.filter(|reached| reached.of >= Proportion::LEAST)?.wilson(Confidence::USUAL)
    }
}

/// The levels of one requirement at an earlier time.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenBefore {
    /// When, as it is written.
    pub when: String,
    /// As management saw it.
    pub management: Option<f64>,
    /// As those who do the work saw it.
    pub contributors: Option<f64>,
}

/// A requirement with all that is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadinessRow {
    /// What is rated.
    pub requirement: Requirement,
    /// The level that it should reach.
    pub desired: Option<f64>,
    /// What each group says: management, then those who do the work.
    pub seen: [SeenLevel; 2],
    /// How much higher management rates it: management − contributors.
    pub perception_gap: Option<f64>,
    /// Management's share at the desired level or above less that of those who do the work, with its
    /// interval; absent where levels are typed, or answers are too few for a percentage.
    pub difference: Option<(f64, Interval)>,
    /// What was said before, oldest first.
    pub earlier: Vec<SeenBefore>,
}

/// Where the answers are from.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerOrigin {
    /// The path of the file, as the flow writes it.
    pub file: String,
    /// How many respondents it has.
    pub respondents: usize,
    /// How many of them belong to neither group.
    pub outside: usize,
    /// How many faults there are in it.
    pub faults: usize,
    /// The requirements that were asked about, with the titles of their columns.
    pub columns: Vec<(Requirement, String)>,
}

/// The readiness of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessed {
    flow: String,
    lang: String,
    when: Option<String>,
    highest: f64,
    rows: Vec<ReadinessRow>,
    definitions: Vec<(Rater, String)>,
    origin: Option<AnswerOrigin>,
}

impl Assessed {
    /// Gathers the readiness of a flow, with its table of answers if it was read; nothing where the flow
    /// says nothing of readiness.
    #[must_use]
    pub fn of(flow: &Flow, surveyed: Option<&Surveyed>) -> Option<Self> {
        let readiness = flow.readiness.as_ref()?;
        let usable = surveyed.filter(|surveyed| surveyed.is_usable());
        let ratings = Ratings::of(readiness, usable);
        let origin = |surveyed: &Surveyed| {
            Some(AnswerOrigin {
                file: readiness.data.as_ref()?.file.value.clone(),
                respondents: surveyed.respondents,
                outside: surveyed.outside,
                faults: surveyed.fault_count,
                columns: surveyed.columns.clone(),
            })
        };
        Some(Self {
            flow: flow.title().to_owned(),
            lang: flow.lang.as_ref().map_or("en", |lang| lang.value.as_str()).to_owned(),
            when: ratings.now.when.clone(),
            highest: readiness.highest(),
            rows: ratings.now.rated.iter().map(|rated| row(rated, &ratings.earlier)).collect(),
            definitions: definitions(readiness),
            origin: usable.and_then(origin),
        })
    }

    /// Returns what the whole is called.
    #[must_use]
    pub fn title(&self) -> String {
        format!("Readiness: {}", self.flow)
    }

    /// Returns when it was assessed, as it is written.
    #[must_use]
    pub fn when(&self) -> Option<&str> {
        self.when.as_deref()
    }

    /// Returns the highest point of the scale, which begins at 1.
    #[must_use]
    pub fn highest(&self) -> f64 {
        self.highest
    }

    /// Returns the requirements that are rated.
    #[must_use]
    pub fn rows(&self) -> &[ReadinessRow] {
        &self.rows
    }

    /// Returns superior service in the words of each group that has written it.
    #[must_use]
    pub fn definitions(&self) -> &[(Rater, String)] {
        &self.definitions
    }

    /// Returns where the answers are from; absent where all levels are typed.
    #[must_use]
    pub fn origin(&self) -> Option<&AnswerOrigin> {
        self.origin.as_ref()
    }

    /// Says in one sentence what the ratings come to.
    #[must_use]
    pub fn verdict(&self) -> String {
        words::verdict(self)
    }

    /// Says of a row what its levels do not show: the change since the last assessment, answers, shares
    /// and their difference; may be empty.
    #[must_use]
    pub fn note(&self, row: &ReadinessRow) -> String {
        words::note(row)
    }

    /// Says where the numbers are from and how they are reckoned.
    #[must_use]
    pub fn basis(&self) -> String {
        words::basis(self)
    }

    /// Draws the levels of both groups against what is desired.
    #[must_use]
    pub fn picture(&self) -> Scene {
        self.drawn([&self.title(), &words::subtitle(self), &self.verdict()])
    }

    /// Draws the same without its heading, for a page that has one.
    #[must_use]
    pub fn field(&self) -> Scene {
        Scene { title: self.title(), ..self.drawn(["", "", ""]) }
    }

    fn drawn(&self, [title, subtitle, verdict]: [&str; 3]) -> Scene {
        let rows: Vec<GapRow> = self.rows.iter().map(gap_row).collect();
        let definitions: Vec<(String, String)> =
            self.definitions.iter().map(|(rater, words)| (rater.title().to_owned(), words.clone())).collect();
        scene::readiness(&GapChart {
            title,
            subtitle,
            verdict,
            lang: &self.lang,
            highest: self.highest,
            rows: &rows,
            definitions: &definitions,
            basis: &self.basis(),
        })
    }

    /// Writes every figure as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}

fn definitions(readiness: &Readiness) -> Vec<(Rater, String)> {
    let Some(definition) = &readiness.definition else { return Vec::new() };
    let both = [(Rater::Management, &definition.management), (Rater::Contributors, &definition.contributors)];
    both.into_iter().filter_map(|(rater, words)| Some((rater, words.as_ref()?.value.clone()))).collect()
}

fn row(rated: &Rated, earlier: &[Round]) -> ReadinessRow {
    let seen = Rater::ALL.map(|rater| SeenLevel {
        rater,
        level: rated.level(rater),
        gap: rated.gap(rater),
        reached: rated.tally(rater).map(|tally| tally.reached()),
    });
    let before = |round: &Round| {
        let levels = round.of(rated.requirement)?.levels;
        Some(SeenBefore {
            when: round.when.clone().unwrap_or_default(),
            management: levels.management,
            contributors: levels.contributors,
        })
    };
    ReadinessRow {
        requirement: rated.requirement,
        desired: rated.levels.desired,
        seen,
        perception_gap: rated.levels.perception_gap(),
        difference: rated.levels.desired.and_then(|_| difference(seen)),
        earlier: earlier.iter().filter_map(before).collect(),
    }
}

/// Returns the difference of the shares at the desired level or above, with its interval.
fn difference([management, contributors]: [SeenLevel; 2]) -> Option<(f64, Interval)> {
    management.interval().and(contributors.interval())?;
    let (one, other) = (management.reached?, contributors.reached?);
    Some((one.difference(other)?, one.newcombe(other, Confidence::USUAL)?))
}

fn gap_row(row: &ReadinessRow) -> GapRow {
    let [management, contributors] = row.seen.map(|seen| seen.level);
    let before = |before: &SeenBefore| {
        let levels =
            Levels { desired: row.desired, management: before.management, contributors: before.contributors };
        (before.when.clone(), levels)
    };
    GapRow {
        title: row.requirement.title().to_owned(),
        levels: Levels { desired: row.desired, management, contributors },
        note: words::note(row),
        earlier: row.earlier.iter().map(before).collect(),
    }
}
