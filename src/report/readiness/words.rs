//! What ratings say, in words.

use super::{Assessed, ReadinessRow, SeenLevel};
use crate::model::Rater;
use crate::rules::wording::{counted, in_hundredths, in_points, listed};
use crate::stats::Proportion;

/// Writes a level or a gap with two decimals at most.
pub(super) fn points(number: f64) -> String {
    in_hundredths(number.abs())
}

fn distance(gap: f64) -> String {
    in_points(gap.abs())
}

/// Says when it was assessed, and on which scale.
pub(super) fn subtitle(assessed: &Assessed) -> String {
    let when = assessed.when().map(|when| format!("assessed {when} · "));
    format!("{}scale from 1 to {}", when.unwrap_or_default(), points(assessed.highest()))
}

/// Names the widest gap and what each group sees of it.
pub(super) fn verdict(assessed: &Assessed) -> String {
    let rows = assessed.rows();
    let widest = |row: &ReadinessRow| row.seen.iter().filter_map(|seen| seen.gap).max_by(f64::total_cmp);
    let rated: Vec<(&ReadinessRow, f64)> = rows.iter().filter_map(|row| Some((row, widest(row)?))).collect();
    // Of equal gaps the first counts.
    let found = rated.into_iter().rev().max_by(|(_, one), (_, other)| one.total_cmp(other));
    match found {
        None if rows.is_empty() => "No requirement is rated yet".to_owned(),
        None if rows.iter().all(|row| row.desired.is_none()) => {
            "No requirement says which level it should reach".to_owned()
        }
        None => "Nobody has rated a requirement yet".to_owned(),
        Some((_, gap)) if points(gap) == "0" || gap < 0.0 => {
            "All who rated see every requirement at the desired level or above".to_owned()
        }
        Some((row, _)) => {
            let title = row.requirement.title();
            let (first, rest) = title.split_at(1);
            format!("The widest gap is in the {}{rest}: {}", first.to_lowercase(), against_desired(row))
        }
    }
}

/// Says how far what each group sees lies from the desired level.
fn against_desired(row: &ReadinessRow) -> String {
    let [management, contributors] = row.seen.map(|seen| seen.gap);
    let who = [Rater::Management, Rater::Contributors].map(Rater::title);
    match (management, contributors) {
        (Some(one), Some(other)) if side(one) == side(other) && side(one) != AS_DESIRED => {
            format!("{} sees {} and {} {} {}", who[0], points(one), who[1], distance(other), side(one))
        }
        (Some(one), Some(other)) => {
            format!("{} sees {}, {} see {}", who[0], sight(one), who[1], sight(other))
        }
        (Some(one), None) => format!("{} sees {}", who[0], sight(one)),
        (None, other) => format!("{} see {}", who[1], sight(other.unwrap_or_default())),
    }
}

/// Words for a level that is what it should be.
const AS_DESIRED: &str = "what is desired";

fn side(gap: f64) -> &'static str {
    match gap {
        _ if points(gap) == "0" => AS_DESIRED,
        gap if gap > 0.0 => "less than desired",
        _ => "more than desired",
    }
}

fn sight(gap: f64) -> String {
    match side(gap) {
        AS_DESIRED => AS_DESIRED.to_owned(),
        side => format!("{} {side}", distance(gap)),
    }
}

/// Says what has changed since the last assessment; then how many answered, how many of them at the
/// desired level or above, and how far the groups are apart in that.
pub(super) fn note(row: &ReadinessRow) -> String {
    trend(row).into_iter().chain(answers(row)).collect::<Vec<String>>().join(". ")
}

fn trend(row: &ReadinessRow) -> Option<String> {
    let last = row.earlier.last()?;
    let before = [last.management, last.contributors];
    let changed = row.seen.iter().zip(before).filter_map(|(seen, before)| {
        let change = change(before?, seen.level?);
        Some(format!("{} {change}", seen.rater.title()))
    });
    let changed: Vec<String> = changed.collect();
    (!changed.is_empty()).then(|| format!("Since {}: {}", last.when, listed(&changed)))
}

fn change(before: f64, now: f64) -> String {
    match points(now - before).as_str() {
        "0" => "as before".to_owned(),
        size if now > before => format!("{size} higher"),
        size => format!("{size} lower"),
    }
}

fn answers(row: &ReadinessRow) -> Vec<String> {
    let answered: Vec<(&SeenLevel, Proportion)> =
        row.seen.iter().filter_map(|seen| Some((seen, seen.reached?))).collect();
    if answered.is_empty() {
        return Vec::new();
    }
    let few = answered.iter().any(|(_, reached)| reached.of < Proportion::FEW);
    let warning = few.then(|| "Few answers, read with care".to_owned());
    let Some(desired) = row.desired else {
        let counts: Vec<String> = answered
            .iter()
            .map(|(seen, reached)| format!("{} of {}", counted(reached.of, "answer"), seen.rater.title()))
            .collect();
        return std::iter::once(listed(&counts)).chain(warning).collect();
    };
    let shares: Vec<String> = answered.iter().map(|(seen, reached)| share(seen, *reached)).collect();
    let first = format!("At {} or above: {}", points(desired), shares.join("; "));
    let difference = row.difference.map(|(share, interval)| {
        format!(
            "Difference {} percentage points ({} to {})",
            percent(share),
            percent(interval.low),
            percent(interval.high)
        )
    });
    [Some(first), difference, warning].into_iter().flatten().collect()
}

fn share(seen: &SeenLevel, reached: Proportion) -> String {
    let counted = format!("{} {} of {}", seen.rater.title(), reached.count, reached.of);
    match (seen.interval(), reached.share()) {
        (Some(interval), Some(share)) => {
            format!(
                "{counted}, {}\u{a0}% ({} to {})",
                percent(share),
                percent(interval.low),
                percent(interval.high)
            )
        }
        _ => counted,
    }
}

/// Writes a share in percent with one decimal and a true minus sign.
fn percent(share: f64) -> String {
    let text = format!("{:.1}", share * 100.0);
    match text.strip_prefix('-') {
        Some("0.0") => "0.0".to_owned(),
        Some(positive) => format!("−{positive}"),
        None => text,
    }
}

/// Says where the numbers are from and how they are reckoned.
pub(super) fn basis(assessed: &Assessed) -> String {
    let gaps = "Gap: desired less actual level. Apart: management's level less that of those who do the work";
    let Some(origin) = assessed.origin() else {
        return format!("Levels as the flow states them. {gaps}");
    };
    let outside = match origin.outside {
        0 => String::new(),
        outside => format!(", {outside} of neither group"),
    };
    let faults = match origin.faults {
        0 => String::new(),
        faults => format!(", {} in it", counted(faults, "fault")),
    };
    let asked: Vec<String> = origin
        .columns
        .iter()
        .map(|(requirement, column)| match column.as_str() {
            column if column == requirement.key() => format!("“{column}”"),
            column => format!("“{column}” for {}", requirement.key()),
        })
        .collect();
    format!(
        "Levels are the means of the answers in {} ({}{outside}{faults}), columns: {}. {gaps}. Intervals: 95 %, of shares by Wilson (1927), of their difference by Newcombe (1998, method 10)",
        origin.file,
        counted(origin.respondents, "respondent"),
        listed(&asked),
    )
}
