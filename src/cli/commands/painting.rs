//! How a scene is painted: what commands that write pictures have in common.

use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::geometry::Size;
use crate::render;
use crate::scene::{Scene, Theme};
use clap::{Args, ValueEnum};

/// The colours of a picture, and how many pixels it has.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct Painting {
    /// The colours of the picture; `auto` is light in PNG and PDF [default: as the workspace says, or light]
    #[arg(long, value_enum, value_name = "NAME")]
    theme: Option<Colours>,
    /// How many pixels a PNG has for each of the picture's own [default: 2, less where it would have too many]
    #[arg(long, value_name = "FACTOR", value_parser = factor, conflicts_with = "width")]
    scale: Option<f64>,
    /// How many pixels a PNG is wide
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(1..))]
    width: Option<u32>,
    /// Carry the letters of an SVG within it, so that it looks the same everywhere
    #[arg(long)]
    embed_font: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colours {
    /// Dark on white
    Light,
    /// Light on dark
    Dark,
    /// Black on white, for printers without colours
    Print,
    /// Light or dark, as the reader's screen prefers
    Auto,
}

/// Pixels of a PNG to each of the scene's own, where nothing is asked for.
#[cfg(feature = "pictures")]
const SCALE: f64 = 2.0;

fn factor(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(factor) if factor.is_finite() && factor > 0.0 => Ok(factor),
        _ => Err("a number above 0 is needed, such as 1 or 2.5".to_owned()),
    }
}

impl Painting {
    /// Makes sure that nothing is asked for that the format cannot have.
    pub(super) fn fits(&self, format: &str) -> Result<(), Error> {
        let is_asked = |is_asked: bool, option: &'static str| is_asked.then_some(option);
        let of_png = is_asked(self.scale.is_some(), "--scale").or(is_asked(self.width.is_some(), "--width"));
        let (option, why, ending) = match (of_png, is_asked(self.embed_font, "--embed-font")) {
            (Some(option), _) if format != "png" => (option, "says how many pixels a PNG has", "png"),
            (_, Some(option)) if format != "svg" => (option, "puts letters into an SVG", "svg"),
            _ => return Ok(()),
        };
        Err(Error::Usage {
            message: format!("`{option}` {why}, and {format} is asked for"),
            hint: format!("leave `{option}` out, or write `-o FILE.{ending}`"),
        })
    }

    /// Returns the scene as SVG.
    #[cfg(feature = "pictures")]
    pub(super) fn svg(&self, scene: &Scene, theme: Theme) -> Result<Vec<u8>, Error> {
        let write = if self.embed_font { render::svg_with_fonts } else { render::svg };
        Ok(write(scene, self.theme(theme)).into_bytes())
    }

    /// Returns the scene as SVG, which has no letters of its own.
    #[cfg(not(feature = "pictures"))]
    pub(super) fn svg(&self, scene: &Scene, theme: Theme) -> Result<Vec<u8>, Error> {
        if self.embed_font {
            return Err(left_out("fonts into an SVG"));
        }
        Ok(render::svg(scene, self.theme(theme)).into_bytes())
    }

    /// Returns the scene as PNG.
    #[cfg(feature = "pictures")]
    pub(super) fn png(&self, scene: &Scene, theme: Theme, console: &Console) -> Result<Vec<u8>, Error> {
        tell_missing_letters(scene, console);
        let of_width = self.width.map(|width| f64::from(width) / scene.size.w.max(1.0));
        let scale = of_width.or(self.scale).unwrap_or_else(|| SCALE.min(render::largest_scale(scene)));
        Ok(render::png(scene, self.theme(theme), scale)?)
    }

    /// Returns the scenes as one PDF, each on a sheet of the size in points beside it, or else on a
    /// page of its own size.
    #[cfg(feature = "pictures")]
    pub(super) fn pdf(
        &self,
        pages: &[(&Scene, Option<Size>)],
        theme: Theme,
        console: &Console,
    ) -> Result<Vec<u8>, Error> {
        if let Some((first, _)) = pages.first() {
            tell_missing_letters(first, console);
        }
        let pages: Vec<_> =
            pages.iter().map(|(scene, sheet)| render::Page { scene, sheet: *sheet }).collect();
        Ok(render::pdf(&pages, self.theme(theme))?)
    }

    /// Says that there is no PNG.
    #[cfg(not(feature = "pictures"))]
    pub(super) fn png(&self, _scene: &Scene, _theme: Theme, _console: &Console) -> Result<Vec<u8>, Error> {
        Err(left_out("PNG"))
    }

    /// Says that there is no PDF.
    #[cfg(not(feature = "pictures"))]
    pub(super) fn pdf(
        &self,
        _pages: &[(&Scene, Option<Size>)],
        _theme: Theme,
        _console: &Console,
    ) -> Result<Vec<u8>, Error> {
        Err(left_out("PDF"))
    }

    /// Returns the colours that are asked for, or else those of the workspace.
    fn theme(&self, of_workspace: Theme) -> Theme {
        match self.theme {
            Some(Colours::Auto) => Theme::Auto,
            Some(Colours::Light) => Theme::Light,
            Some(Colours::Dark) => Theme::Dark,
            Some(Colours::Print) => Theme::Print,
            None => of_workspace,
        }
    }
}

/// The most letters that a warning names.
#[cfg(feature = "pictures")]
const MOST_NAMED: usize = 5;

#[cfg(feature = "pictures")]
fn tell_missing_letters(scene: &Scene, console: &Console) {
    let missing = render::missing_letters(scene);
    if missing.is_empty() {
        return;
    }
    let named: Vec<String> = missing.iter().take(MOST_NAMED).map(|letter| format!("`{letter}`")).collect();
    let more = if missing.len() > MOST_NAMED { " and others" } else { "" };
    console.warn(&format!(
        "no carried font has {}{more}: the picture shows empty boxes; an SVG uses the fonts of its reader",
        named.join(", ")
    ));
}

#[cfg(not(feature = "pictures"))]
fn left_out(format: &str) -> Error {
    Error::Usage {
        message: format!("this build of handoff cannot write {format}: it was made without `pictures`"),
        hint: "build it with `--features pictures`, or write an SVG: `-o FILE.svg`".to_owned(),
    }
}
