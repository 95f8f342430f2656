//! `handoff diff`: what changed between two versions of a flow.

use super::arrangement::Arrangement;
use super::diff_folders::{Comparison as FoldersCompared, compared};
use super::folding::Folding;
use super::one_flow::OneFlow;
use super::painting::Painting;
use super::render::{binary_on_terminal, pages_on_stdout, write_pages};
use crate::cli::console::Console;
use crate::cli::discover::why_no_flow;
use crate::cli::error::{Error, Exit};
use crate::cli::output::write_result;
use crate::cli::version::{Found, Version};
use crate::diff::{self, Difference, Union};
use crate::graph::FlowGraph;
use crate::import::is_name_of_file;
use crate::layout;
use crate::report::{
    Compared, difference_json, difference_markdown, difference_text, folders_markdown, folders_text,
};
use crate::rules::wording::counted;
use crate::scene::{self, Comparison, Motif, Theme};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// What `diff` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 also where they differ, 1 where they differ and --exit-code is given, \
                        2 the work could not be done, 3 no flow found"
)]
pub(in crate::cli) struct Diff {
    /// The flow as it was: a file, `-` for standard input, or a file at a commit of git as in `HEAD~1:flows/lab.yaml`; or a
    /// directory of flows
    old: PathBuf,
    /// The flow as it is, named likewise [default: the file OLD, and OLD is then as the last commit has it]
    new: Option<PathBuf>,
    /// How to write what changed [default: what the ending of FILE says, or text]
    #[arg(long, value_enum, value_name = "NAME")]
    format: Option<Format>,
    /// The file to write, or `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    output: PathBuf,
    /// End with 1 where the two differ
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    arrangement: Arrangement,
    #[command(flatten)]
    folding: Folding,
    #[command(flatten)]
    painting: Painting,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[value(alias = "txt")]
    Text,
    /// For programs
    Json,
    /// For a comment on a change
    #[value(alias = "md")]
    Markdown,
    /// One picture of both, for browsers, documents and print
    Svg,
    /// The same in pixels
    Png,
    /// The same on pages for print
    Pdf,
}

impl Diff {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let format = self.format()?;
        self.fits(format, console)?;
        let (old, new) = self.versions()?;
        if let Some(folders) = compared(&old, &new, console)? {
            return self.write_folders(&folders, format, console);
        }
        let [mut before, mut after] = [read(&old, console)?, read(&new, console)?];
        share_title(&mut before, &mut after);
        let [old_graph, new_graph] = [&before, &after].map(|one| FlowGraph::build(&one.flow, &one.shared));
        let versions = [
            diff::Version { flow: &before.flow, shared: &before.shared, graph: &old_graph },
            diff::Version { flow: &after.flow, shared: &after.shared, graph: &new_graph },
        ];
        let difference = Difference::between(versions[0], versions[1]);
        let names = (old.name(), new.name());
        let compared = Compared { difference: &difference, names: (&names.0, &names.1) };
        let is_stdout = self.output.as_os_str() == "-";
        let written = match format {
            Format::Text => {
                let colour = is_stdout && console.colour();
                vec![difference_text(compared, colour, console.page_width()).into_bytes()]
            }
            Format::Json => vec![difference_json(compared).into_bytes()],
            Format::Markdown => vec![difference_markdown(compared).into_bytes()],
            Format::Svg | Format::Png | Format::Pdf => {
                self.pictures(format, versions, &difference, after.theme, console)?
            }
        };
        self.write(&written, console)?;
        let differs = self.exit_code && !difference.is_empty();
        Ok(if differs { Exit::Findings } else { Exit::Clean })
    }

    /// Writes what changed in two directories.
    fn write_folders(
        &self,
        FoldersCompared { folders, has_gaps }: &FoldersCompared,
        format: Format,
        console: &Console,
    ) -> Result<Exit, Error> {
        let colour = self.output.as_os_str() == "-" && console.colour();
        let written = match format {
            Format::Text => folders_text(folders, colour, console.page_width()),
            Format::Markdown => folders_markdown(folders),
            Format::Json | Format::Svg | Format::Png | Format::Pdf => {
                let what = if format == Format::Json { "JSON" } else { "a picture" };
                return Err(Error::Usage {
                    message: format!("{what} tells of two flows, not of two directories"),
                    hint: "name two files, or have directories compared as `text` or `markdown`".to_owned(),
                });
            }
        };
        self.write(&[written.into_bytes()], console)?;
        let differs = self.exit_code && !folders.is_empty();
        Ok(match (has_gaps, differs) {
            (true, _) => Exit::Failed,
            (false, true) => Exit::Findings,
            (false, false) => Exit::Clean,
        })
    }

    /// Makes sure that nothing is asked for that the format cannot have.
    fn fits(&self, format: Format, console: &Console) -> Result<(), Error> {
        let name = format.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
        self.painting.fits(&name)?;
        self.folding.fits(format.is_picture(), true)?;
        let is_stdout = self.output.as_os_str() == "-";
        if is_stdout && matches!(format, Format::Png | Format::Pdf) && console.is_terminal() {
            return Err(binary_on_terminal());
        }
        Ok(())
    }

    /// Draws both versions as one picture, page by page.
    fn pictures(
        &self,
        format: Format,
        [before, after]: [diff::Version<'_>; 2],
        difference: &Difference,
        theme: Theme,
        console: &Console,
    ) -> Result<Vec<Vec<u8>>, Error> {
        let union = Union::of(before, after, difference);
        let graph = self.arrangement.graph(&union.flow, &union.shared);
        let union = union.in_lane_order_of(&graph);
        let drawing = layout::layout_union(&union, &graph, self.arrangement.options());
        let comparison = Comparison { union: &union, difference };
        let motif = Motif::new(&union.flow, &union.shared, &graph).compared(&comparison);
        let scenes = scene::swimlane_pages(&motif, &drawing, &self.folding.folded(&drawing));
        self.folding.tell_text_size(&scenes, console);
        match format {
            Format::Png => scenes.iter().map(|scene| self.painting.png(scene, theme, console)).collect(),
            Format::Pdf => {
                let pages: Vec<_> =
                    scenes.iter().map(|scene| (scene, self.folding.sheet_for(scene))).collect();
                Ok(vec![self.painting.pdf(&pages, theme, console)?])
            }
            _ => scenes.iter().map(|scene| self.painting.svg(scene, theme)).collect(),
        }
    }

    /// Writes one file, or one for each page of a picture.
    fn write(&self, written: &[Vec<u8>], console: &Console) -> Result<(), Error> {
        if self.output.as_os_str() == "-" {
            let [written] = written else { return Err(pages_on_stdout(written.len())) };
            return console.print_bytes(written);
        }
        write_pages(&self.output, written, console, |path, bytes| Ok(write_result(path, bytes)?))
    }

    /// Returns what is to be compared; where one file is named, its last commit with the file.
    fn versions(&self) -> Result<(Version, Version), Error> {
        let old = Version::named(&self.old);
        let new = match (&self.new, &old) {
            (Some(new), _) => Version::named(new),
            (None, Version::File(path)) => {
                let at_head = Version::AtCommit { reference: "HEAD".to_owned(), path: here(path) };
                return Ok((at_head, old));
            }
            (None, Version::AtCommit { path, .. }) => Version::File(path.clone()),
            (None, Version::Stdin) => Version::Stdin,
        };
        if old == Version::Stdin && new == Version::Stdin {
            return Err(Error::Usage {
                message: "standard input can be one of the two flows only".to_owned(),
                hint: "name the other one: `handoff diff flow.yaml -`".to_owned(),
            });
        }
        Ok((old, new))
    }

    /// Returns the format that is asked for, or the one that the file's ending names.
    fn format(&self) -> Result<Format, Error> {
        let ending = self.output.extension().filter(|_| self.output.as_os_str() != "-");
        let (None, Some(ending)) = (self.format, ending) else {
            return Ok(self.format.unwrap_or(Format::Text));
        };
        let named = ending.to_str().and_then(|ending| Format::from_str(ending, true).ok());
        named.ok_or_else(|| Error::Usage {
            message: format!("`{}` does not say what to write", self.output.display()),
            hint:
                "give it one of the endings `txt`, `json`, `md`, `svg`, `png`, `pdf`, or say `--format NAME`"
                    .to_owned(),
        })
    }
}

impl Format {
    /// Tells whether the format shows what a person looks at.
    fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::Png | Self::Pdf)
    }
}

/// Returns a path as it is meant here, and not from the root of a repository.
fn here(path: &Path) -> PathBuf {
    if path.is_absolute() { path.to_owned() } else { PathBuf::from(".").join(path) }
}

/// Gives a flow that has no title but the name of its file the title of the other.
pub(super) fn share_title(before: &mut OneFlow, after: &mut OneFlow) {
    let [is_untitled, is_still] =
        [&*before, &*after].map(|one| is_name_of_file(one.flow.title(), &one.source));
    match (is_untitled, is_still) {
        (false, true) => after.flow.name.clone_from(&before.flow.name),
        (true, _) => before.flow.name.clone_from(&after.flow.name),
        (false, false) => {}
    }
}

/// Reads a version as far as it can be read.
fn read(version: &Version, console: &Console) -> Result<OneFlow, Error> {
    read_source(version.read()?, console)
}

/// Reads the flow of a text as far as it can be read.
pub(super) fn read_source((source, path): Found, console: &Console) -> Result<OneFlow, Error> {
    if let Some(why) = why_no_flow(&path, &source) {
        console.warn(&format!("`{}` {why}", source.name()));
        return Err(Error::NoFlow(format!("`{}`", source.name())));
    }
    let (one, faults) = OneFlow::with_faults(source, &path)?;
    if faults > 0 {
        let (name, faults) = (one.source.name(), counted(faults, "error"));
        console.warn(&format!(
            "the comparison is not whole: `{name}` has {faults}, which `handoff check` shows"
        ));
    }
    Ok(one)
}
