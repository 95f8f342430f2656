//! `handoff render`: a flow as a picture.

use super::album::{Album, flows_for};
use super::annotations::Annotations;
use super::arrangement::Arrangement;
use super::dialect::Dialect;
use super::folding::Folding;
use super::one_flow::OneFlow;
use super::painting::Painting;
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::output::write_result;
use crate::geometry::Size;
use crate::graph::FlowGraph;
use crate::layout;
use crate::render;
use crate::scene::{self, Highlight, Motif, Scene};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// What `render` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Render {
    /// The flow, or `-` for standard input; several, or folders with flows, with `-o DIR/`
    #[arg(required = true, value_name = "FLOW")]
    flows: Vec<PathBuf>,
    /// The file to write, or `-` for standard output, or `DIR/` for a file for each flow
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// What to write [default: what the ending of FILE says, or svg in a directory]
    #[arg(long, value_enum, value_name = "NAME")]
    format: Option<Format>,
    /// Replace files that are in the directory already
    #[arg(long)]
    force: bool,
    /// What to show of the flow
    #[arg(long, value_enum, default_value_t = View::Swimlane, value_name = "NAME")]
    view: View,
    #[command(flatten)]
    arrangement: Arrangement,
    #[command(flatten)]
    folding: Folding,
    #[command(flatten)]
    annotations: Annotations,
    #[command(flatten)]
    painting: Painting,
    #[command(flatten)]
    dialect: Dialect,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture for browsers, documents and print
    Svg,
    /// A picture in pixels
    Png,
    /// Pages for print, with text that can be searched and copied
    Pdf,
    /// The graph in the language of Graphviz
    Dot,
    /// The graph in the language of Mermaid
    Mmd,
    /// Where everything stands, for programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum View {
    /// Lanes with the steps of each actor, and the hand-offs between them
    Swimlane,
    /// The supplier-customer table, a row for each hand-off
    #[value(alias = "table")]
    Chain,
    /// Who hands to whom and how often, inside the organisation and outside
    Map,
    /// Suppliers, inputs, process, outputs and customers on one page
    Sipoc,
}

impl Render {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let format = self.format()?;
        self.view_has(format)?;
        self.painting.fits(&name_of(format))?;
        self.folding.fits(format.is_picture(), self.view == View::Swimlane)?;
        self.dialect.fits(format == Format::Mmd)?;
        let is_stdout = self.output.as_os_str() == "-";
        if is_stdout && format.is_binary() && console.is_terminal() {
            return Err(binary_on_terminal());
        }
        if Album::is_meant_by(&self.output) {
            return self.draw_all(format, console);
        }
        let [flow] = self.flows.as_slice() else { return Err(several_in_one()) };
        let files = self.draw(format, &OneFlow::read(flow, console)?, console)?;
        if is_stdout && files.len() > 1 {
            return Err(pages_on_stdout(files.len()));
        }
        write_pages(&self.output, &files, console, |path, picture| {
            if path.as_os_str() == "-" {
                return console.print_bytes(picture);
            }
            Ok(write_result(path, picture)?)
        })?;
        Ok(Exit::Clean)
    }

    /// Draws each flow into a file of the directory; goes on where one cannot be drawn.
    fn draw_all(&self, format: Format, console: &Console) -> Result<Exit, Error> {
        let targets = flows_for(&self.flows, "svg", console)?;
        let mut is_whole = targets.failures.is_empty();
        let ending = name_of(format);
        let mut album = Album::new(&self.output, &ending, self.force);
        let files = album.open(&targets.flows)?;
        for (target, file) in targets.flows.into_iter().zip(&files) {
            let drawn = OneFlow::of(target.source, &target.path, console)
                .and_then(|one| self.draw(format, &one, console))
                .and_then(|pictures| {
                    write_pages(file, &pictures, console, |path, picture| album.write(path, picture))
                });
            if let Err(error) = drawn {
                console.error(&error);
                is_whole = false;
            }
        }
        Ok(if is_whole { Exit::Clean } else { Exit::Failed })
    }

    /// Returns the format that is asked for, or the one that the file's ending names.
    fn format(&self) -> Result<Format, Error> {
        if Album::is_meant_by(&self.output) {
            return Ok(self.format.unwrap_or(Format::Svg));
        }
        let ending = || Format::from_str(self.output.extension()?.to_str()?, true).ok();
        self.format.or_else(ending).ok_or_else(|| {
            let names: Vec<String> = Format::value_variants()
                .iter()
                .filter_map(|format| Some(format!("`{}`", format.to_possible_value()?.get_name())))
                .collect();
            Error::Usage {
                message: format!("`{}` does not say what to write", self.output.display()),
                hint: self.ending_hint(&names.join(", ")),
            }
        })
    }

    /// Says how the output can tell its format; a directory is told by the `/` at its end.
    fn ending_hint(&self, endings: &str) -> String {
        let file = format!("give it one of the endings {endings}, or say `--format NAME`");
        match self.output.extension() {
            None => format!("{file}; for a directory of pictures say `-o {}/`", self.output.display()),
            Some(_) => file,
        }
    }

    /// Makes sure that the format can show the view: the graph and its places have but one.
    fn view_has(&self, format: Format) -> Result<(), Error> {
        let is_picture = format.is_picture();
        let (view, format) = (name_of(self.view), name_of(format));
        self.annotations.fit(&format, is_picture)?;
        self.annotations.fit(&view, matches!(self.view, View::Swimlane | View::Chain))?;
        if self.view == View::Swimlane || is_picture {
            return Ok(());
        }
        Err(Error::Usage {
            message: format!("`{format}` writes the graph, which has no view `{view}`"),
            hint: format!("leave `--view` out, or write the {view} view as a picture: `-o FILE.svg`"),
        })
    }

    /// Returns what is to be written: one file, or one for each page.
    fn draw(&self, format: Format, one: &OneFlow, console: &Console) -> Result<Vec<Vec<u8>>, Error> {
        let graph = self.arrangement.graph(&one.flow, &one.shared);
        let highlight = self.annotations.highlighted(&one.flow, &graph)?;
        let scenes = || {
            let scenes = self.scenes(one, &graph, highlight.as_ref());
            self.folding.tell_text_size(&scenes, console);
            scenes
        };
        let text = match format {
            Format::Dot => render::dot(&one.flow, &graph, self.arrangement.direction()),
            Format::Mmd => {
                render::mermaid(&one.flow, &graph, self.dialect.kind(), self.arrangement.direction())
            }
            Format::Json => {
                let drawing = layout::layout(&one.flow, &graph, self.arrangement.options());
                layout::to_json(&drawing) + "\n"
            }
            Format::Svg => return scenes().iter().map(|scene| self.painting.svg(scene, one.theme)).collect(),
            Format::Png => {
                return scenes().iter().map(|scene| self.painting.png(scene, one.theme, console)).collect();
            }
            Format::Pdf => {
                let scenes = scenes();
                let sheets = scenes.iter().map(|scene| (scene, self.folding.sheet_for(scene)));
                let pages: Vec<(&Scene, Option<Size>)> = sheets.collect();
                return Ok(vec![self.painting.pdf(&pages, one.theme, console)?]);
            }
        };
        Ok(vec![text.into_bytes()])
    }

    /// Returns what the view shows of a flow, page by page.
    fn scenes(&self, one: &OneFlow, graph: &FlowGraph, highlight: Option<&Highlight>) -> Vec<Scene> {
        let review = self.annotations.review(one);
        let mut motif = Motif::new(&one.flow, &one.shared, graph).reviewed(&review);
        if let Some(highlight) = highlight {
            motif = motif.highlighted(highlight);
        }
        match self.view {
            View::Swimlane => {
                let drawing = layout::layout(&one.flow, graph, self.arrangement.options());
                scene::swimlane_pages(&motif, &drawing, &self.folding.folded(&drawing))
            }
            View::Chain => vec![scene::chain(&motif)],
            View::Map => vec![scene::map(&motif, self.arrangement.options().direction)],
            View::Sipoc => vec![scene::sipoc(&motif)],
        }
    }
}

impl Format {
    /// Tells whether the format shows what a person looks at.
    fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::Png | Self::Pdf)
    }

    /// Tells whether the format is none that people read as text.
    fn is_binary(self) -> bool {
        matches!(self, Self::Png | Self::Pdf)
    }
}

/// Writes a picture, or each of its pages with a number.
pub(super) fn write_pages(
    path: &Path,
    pictures: &[Vec<u8>],
    console: &Console,
    mut put: impl FnMut(&Path, &[u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    if let [picture] = pictures {
        put(path, picture)?;
        if path.as_os_str() != "-" {
            console.detail(&format!("wrote `{}`", path.display()));
        }
        return Ok(());
    }
    for (number, page) in (1..).zip(pictures) {
        let page_path = numbered(path, number);
        put(&page_path, page)?;
        console.detail(&format!("wrote `{}`", page_path.display()));
    }
    let (first, last) = (numbered(path, 1), numbered(path, pictures.len()));
    let count = pictures.len();
    console.done(&format!("wrote {count} pages: `{}` to `{}`", first.display(), last.display()));
    Ok(())
}

/// Says that nobody can read the format where it would go.
pub(super) fn binary_on_terminal() -> Error {
    Error::Usage {
        message: "a picture in this format is not written to a terminal".to_owned(),
        hint: "name a file: `-o FILE`, or send it on: `-o - > FILE`".to_owned(),
    }
}

fn several_in_one() -> Error {
    Error::Usage {
        message: "several flows do not go into one file".to_owned(),
        hint: "name a directory, which gets a file for each: `-o DIR/`".to_owned(),
    }
}

/// Says that only one page goes into a stream.
pub(super) fn pages_on_stdout(count: usize) -> Error {
    Error::Usage {
        message: format!("{count} pages do not go into one stream in this format"),
        hint: "name a file, which gives each page a number: `-o FILE.svg`; a PDF holds all pages".to_owned(),
    }
}

/// Returns the name of the file for one page: `picture.svg` makes `picture-1.svg`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// Returns the word that the command line knows a value by.
fn name_of(value: impl ValueEnum) -> String {
    value.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}
