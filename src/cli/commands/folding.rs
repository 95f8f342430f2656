//! How a long picture is folded: onto which sheet, in bands or over pages.

use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::geometry::Size;
use crate::layout::sheet::LEAST_TEXT;
use crate::layout::{Drawing, Folded, Paper, Sheet};
use crate::scene::Scene;
use clap::{Args, ValueEnum};

/// The sheet that a picture is to fit on.
#[derive(Debug, Args)]
pub(in crate::cli) struct Folding {
    /// Fold a long flow into bands, so that it fits on a sheet
    #[arg(long, value_enum, ignore_case = true, value_name = "SHEET")]
    fit: Option<Target>,
    /// Spread a long flow over pages, so that its text stays readable [sheet: what --fit says, or a4]
    #[arg(long)]
    pages: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Target {
    /// 210 × 297 mm
    A4,
    /// 297 × 420 mm
    A3,
    /// 8.5 × 11 inches
    Letter,
    /// 11 × 17 inches
    Tabloid,
    /// A screen of 16 to 9
    Screen,
    /// As long as it is
    None,
}

/// Size of the smallest text in pictures, in pixels.
const SMALLEST_TEXT: f64 = 11.0;

impl Folding {
    /// Returns the sheet, if there is one.
    fn sheet(&self) -> Option<Sheet> {
        match self.fit {
            Some(Target::A4) => Some(Sheet::A4),
            Some(Target::A3) => Some(Sheet::A3),
            Some(Target::Letter) => Some(Sheet::Letter),
            Some(Target::Tabloid) => Some(Sheet::Tabloid),
            Some(Target::Screen) => Some(Sheet::Screen),
            Some(Target::None) => None,
            None => self.pages.then_some(Sheet::A4),
        }
    }

    /// Makes sure that what is written can be folded, and that pages have a sheet.
    pub(super) fn fits(&self, is_picture: bool, is_swimlane: bool) -> Result<(), Error> {
        let usage = |message: &str, hint: &str| {
            Err(Error::Usage { message: message.to_owned(), hint: hint.to_owned() })
        };
        if let Some(asked) = self.asked().filter(|_| !is_picture) {
            let hint = format!("leave `{asked}` out, or write a picture: `-o FILE.svg`");
            return usage(&format!("`{asked}` folds a picture, and this format is none"), &hint);
        }
        if self.pages && self.sheet().is_none() {
            return usage("`--pages` needs a sheet", "name it, such as `--fit a4`, or leave `--fit` out");
        }
        if self.pages && !is_swimlane {
            return usage("`--pages` parts swimlanes only", "leave `--pages` out, or draw the swimlane");
        }
        Ok(())
    }

    /// Returns the option that asks for folding, if one does.
    pub(super) fn asked(&self) -> Option<&'static str> {
        self.sheet().map(|_| if self.pages { "--pages" } else { "--fit" })
    }

    /// Returns what a drawing is folded for.
    pub(super) fn paper(&self) -> Paper {
        match self.sheet() {
            Some(sheet) if self.pages => Paper::Pages(sheet),
            Some(sheet) => Paper::One(sheet),
            None => Paper::Endless,
        }
    }

    /// Folds a drawing as is asked for.
    pub(super) fn folded(&self, drawing: &Drawing) -> Folded {
        Folded::on_paper(drawing, self.paper())
    }

    /// Returns the size in points of the sheet that a scene is printed on.
    pub(super) fn sheet_for(&self, scene: &Scene) -> Option<Size> {
        self.sheet().map(|sheet| sheet.size_for(scene.size))
    }

    /// Says so where the text of a picture is too small on its sheet.
    pub(super) fn tell_text_size(&self, scenes: &[Scene], console: &Console) {
        let Some(sheet) = self.sheet() else { return };
        let sizes = scenes.iter().map(|scene| sheet.point_size(scene.size, SMALLEST_TEXT));
        let least = sizes.fold(f64::INFINITY, f64::min);
        // A twentieth of a point is not seen, and is not said.
        if least >= LEAST_TEXT - 0.05 {
            return;
        }
        let help = if self.pages {
            "its lanes alone are larger than a page; `--direction` turns them, a larger sheet has room"
        } else {
            "`--pages` keeps it readable"
        };
        console.warn(&format!("text is {least:.1} pt on {}: {help}", sheet.name()));
    }
}
