//! Results of a survey for people, in a terminal and as Markdown.

use super::shares::signed;
use super::view::{CompositeView, QuestionView, RowView, SurveyView};
use crate::emit::{markdown_cell, visible};
use std::fmt::Write;

impl SurveyView {
    /// Writes the results for a terminal.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\n", visible(&self.flow));
        for line in self.head() {
            put(&mut text, &visible(&line));
        }
        for question in &self.questions {
            put(&mut text, "");
            put(&mut text, &format!("{} [{}]", visible(&question.question), visible(&question.measure)));
            let rows = question.rows();
            let width = rows.iter().map(|row| visible(&row.of).chars().count()).max().unwrap_or(0).min(40);
            for (place, row) in rows.into_iter().enumerate() {
                let words = row.words_with(question, question.aim().filter(|_| place == 0));
                put(&mut text, &format!("  {:<width$}  {}", visible(&row.of), visible(&words)));
            }
            if let Some(change) = &question.change {
                put(&mut text, &format!("  {:<width$}  {}", "change", change.words));
            }
        }
        for (title, lines) in self.figures() {
            put(&mut text, &format!("\n{title}"));
            lines.iter().for_each(|line| put(&mut text, &format!("  {}", visible(line))));
        }
        text
    }

    /// Writes the results as Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = format!("## {}\n\n", markdown_cell(&self.flow));
        for line in self.head() {
            put(&mut text, &format!("- {}", markdown_cell(&line)));
        }
        put(&mut text, "\n| question | of whom | answers |\n|---|---|---|");
        for question in &self.questions {
            for (place, row) in question.rows().into_iter().enumerate() {
                let asked = if place == 0 { markdown_cell(&question.question) } else { String::new() };
                let words = row.words_with(question, question.aim().filter(|_| place == 0));
                put(
                    &mut text,
                    &format!("| {asked} | {} | {} |", markdown_cell(&row.of), markdown_cell(&words)),
                );
            }
            if let Some(change) = &question.change {
                put(&mut text, &format!("| | change | {} |", markdown_cell(&change.words)));
            }
        }
        for (title, lines) in self.figures() {
            put(&mut text, &format!("\n**{title}**\n"));
            lines.iter().for_each(|line| put(&mut text, &format!("- {}", markdown_cell(line))));
        }
        text
    }

    /// Says how many forms came back, of how many, and from when.
    fn head(&self) -> Vec<String> {
        let forms = match self.forms {
            Some(1) => "1 form came back".to_owned(),
            Some(forms) => format!("{forms} forms came back"),
            None => "forms that came back: hidden, since 1 to 10 did".to_owned(),
        };
        let returned = self.returned.as_ref().map(|share| format!("of those given out, {}", share.words));
        let days = match (&self.first, &self.last) {
            (Some(first), Some(last)) => Some(format!("answered from {first} to {last}")),
            _ => None,
        };
        let shared = self.shared.then(|| {
            "counts of 1 to 10 people are hidden, and others from which they could be reckoned".to_owned()
        });
        std::iter::once(forms).chain(returned).chain(days).chain(shared).collect()
    }

    fn figures(&self) -> Vec<(&'static str, Vec<String>)> {
        let lines = |composites: &[CompositeView]| {
            composites.iter().map(CompositeView::words).collect::<Vec<String>>()
        };
        let all = [
            ("By determinant: the mean of the shares of good answers", lines(&self.determinants)),
            ("By dimension", lines(&self.dimensions)),
            ("Reckoned by", self.formulas.iter().map(|formula| (*formula).to_owned()).collect()),
        ];
        all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
    }
}

impl QuestionView {
    /// Says where the share stood, and where it is to go.
    fn aim(&self) -> Option<String> {
        let baseline = self.baseline.as_ref().map(|share| format!("baseline {share}"));
        let target = self.target.as_ref().map(|share| format!("target {share}"));
        let parts: Vec<String> = baseline.into_iter().chain(target).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Returns the rows that say more than those before: customers and groups only where there are several.
    fn rows(&self) -> Vec<&RowView> {
        let several = |rows: &'_ [RowView]| rows.len() > 1;
        let customers = Some(&self.customers).filter(|rows| several(rows)).into_iter().flatten();
        let first =
            if several(&self.customers) { &self.all } else { self.customers.first().unwrap_or(&self.all) };
        std::iter::once(first).chain(customers).chain(&self.groups).chain(&self.parts).collect()
    }
}

impl RowView {
    /// Says how many gave which answer.
    #[must_use]
    pub fn words(&self, question: &QuestionView) -> String {
        self.words_with(question, None)
    }

    /// Says it with what the share is to be compared with.
    fn words_with(&self, question: &QuestionView, aim: Option<String>) -> String {
        if self.hidden {
            return self.withheld.join("; ");
        }
        let counted = match (&self.bad, &question.bad_answer) {
            (Some(bad), Some(answer)) => Some(format!("{answer}: {}", bad.words)),
            _ => None,
        };
        let good = match (&self.good, &question.good_answer) {
            (Some(good), Some(answer)) => Some(format!("{answer}: {}", good.words)),
            _ => None,
        };
        let aim = aim.map_or_else(String::new, |aim| format!(", {aim}"));
        let mut words = match (counted.or(good), self.answered) {
            (Some(words), _) => words + &aim,
            (None, Some(0)) => "nobody answered".to_owned(),
            (None, Some(answered)) if self.answers.is_empty() => {
                format!("{answered} answered in their own words")
            }
            (None, Some(_)) => self.counts(),
            (None, None) => "answered".to_owned(),
        };
        if let Some([best, middle, bad]) = &self.boxes {
            let told = [best, middle, bad].map(|share| match (share.count, share.percent) {
                (Some(count), _) => count.to_string(),
                (None, Some(percent)) => format!("{percent:.0} %"),
                (None, None) => "–".to_owned(),
            });
            words += &format!("; best, middle, bad {}", told.join(", "));
        }
        if let Some(mean) = self.mean {
            words += &format!("; mean {mean:.0} of 100");
        }
        if let Some(net) = &self.net_promoter {
            words += &format!("; net promoter score {}", signed(net.score));
            if let Some(error) = net.error {
                words += &format!(", give or take {:.0}", 1.96 * error);
            }
        }
        let out = [(self.cannot_judge, "cannot judge"), (self.empty, "left it empty")];
        for (count, what) in
            out.into_iter().filter_map(|(count, what)| Some((count.filter(|count| *count > 0)?, what)))
        {
            words += &format!("; {count} {what}");
        }
        self.withheld.iter().for_each(|reason| words += &format!("; {reason}"));
        words
    }

    fn counts(&self) -> String {
        let counts = self.answers.iter().map(|answer| format!("{} {}", answer.answer, answer.count));
        counts.collect::<Vec<String>>().join(", ")
    }
}

impl CompositeView {
    /// Says what several questions come to together.
    #[must_use]
    pub fn words(&self) -> String {
        let scale = self.scale.as_ref().map_or_else(String::new, |scale| format!(" ({scale})"));
        let of = self.of.replace('-', " ") + &scale;
        let count = self.measures.len();
        match self.percent {
            Some(percent) => format!("{of}: {percent:.0} % of {count} questions"),
            None => {
                format!(
                    "{of}: no figure, since one of {count} questions has fewer than 5 answers or is hidden"
                )
            }
        }
    }
}

fn put(text: &mut String, line: &str) {
    writeln!(text, "{}", line.trim_end()).expect("a string takes all that is written");
}
