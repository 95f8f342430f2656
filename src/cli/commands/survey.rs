//! `handoff survey`: what a flow asks its customers, as a form, and what they answered.

use super::answering::Answering;
use super::one_flow::OneFlow;
use super::painting::Painting;
use super::tables::{keep_tables, tables};
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::input::display_name;
use crate::cli::output::{create, write_result};
use crate::emit::visible;
use crate::layout::sheet::Sheet;
use crate::report::survey::{QuestionTemplate, Questionnaire};
use crate::scene::{Scene, Theme};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// What `survey` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Survey {
    /// The flow, or `-` for standard input
    #[arg(required_unless_present = "template", conflicts_with = "template")]
    flow: Option<PathBuf>,
    /// The file to write: `form.html` or `form.pdf` to print, `answers.csv` to enter answers in;
    /// with `--answers` the results
    #[arg(short, long, value_name = "FILE", conflicts_with = "template")]
    output: Option<PathBuf>,
    #[command(flatten)]
    answering: Answering,
    /// How to write the results [default: what the ending of the file says, or text]
    #[arg(long, value_enum, value_name = "NAME", requires = "answers")]
    format: Option<Shape>,
    /// Write questions to begin with, as measures to put into a flow
    #[arg(long, value_enum, value_name = "NAME")]
    template: Option<Template>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For people
    Text,
    /// For programs
    Json,
    /// For a page or a pull request
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Template {
    /// Three questions before a patient goes home
    Discharge,
    /// One question for each determinant of satisfaction
    Determinants,
    /// Five points after a service
    Service,
}

impl Survey {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        match (&self.flow, self.template) {
            (_, Some(template)) => console.print(template.text())?,
            (Some(flow), None) => {
                let one = OneFlow::read(flow, console)?;
                let questionnaire = Questionnaire::of(&one.flow, &one.shared);
                if questionnaire.questions.is_empty() {
                    return Err(no_questions(&one));
                }
                match &self.answering.answers {
                    Some(answers) => self.results(&one, questionnaire, answers, console)?,
                    None => self.form(&questionnaire, console)?,
                }
            }
            // Clap asks for one of both.
            (None, None) => {}
        }
        Ok(Exit::Clean)
    }

    /// Writes a form, or a table to enter answers in.
    fn form(&self, questionnaire: &Questionnaire, console: &Console) -> Result<(), Error> {
        let file = self.output.as_ref().ok_or_else(nothing_asked)?;
        let name = display_name(file);
        match ending(file).as_deref() {
            Some("csv") => create(file, questionnaire.to_csv().as_bytes())?,
            Some("html") => {
                tell_mixed(questionnaire, console);
                write_result(file, questionnaire.to_html().as_bytes())?;
            }
            Some("pdf") => {
                tell_mixed(questionnaire, console);
                let scenes = questionnaire.pages(Sheet::A4);
                let sheet = Sheet::A4.sizes().first().copied();
                let pages: Vec<(&Scene, _)> = scenes.iter().map(|scene| (scene, sheet)).collect();
                write_result(file, &Painting::default().pdf(&pages, Theme::Print, console)?)?;
            }
            _ => {
                return Err(Error::Usage {
                    message: format!("`{name}` does not say what to write"),
                    hint: "give it the ending `html` or `pdf` for a form, `csv` for a table of answers"
                        .to_owned(),
                });
            }
        }
        console.done(&format!("wrote `{name}`"));
        Ok(())
    }

    /// Reads answers and writes what they say.
    fn results(
        &self,
        one: &OneFlow,
        questionnaire: Questionnaire,
        path: &Path,
        console: &Console,
    ) -> Result<(), Error> {
        let shape = self.shape()?;
        let view = self.answering.results(questionnaire, path, console)?;
        let written = match shape {
            Shape::Text => view.to_text(),
            Shape::Json => view.to_json(),
            Shape::Markdown => view.to_markdown(),
        };
        match self.output.as_ref().filter(|file| file.as_os_str() != "-") {
            Some(file) => {
                let kept = tables(one).into_iter().chain([path.to_owned()]);
                keep_tables(file, &kept.collect::<Vec<PathBuf>>())?;
                write_result(file, written.as_bytes())?;
                console.done(&format!("wrote `{}`", display_name(file)));
                Ok(())
            }
            None => console.print(&written),
        }
    }

    fn shape(&self) -> Result<Shape, Error> {
        let of_ending = |file: &PathBuf| match ending(file).as_deref() {
            Some("json") => Some(Shape::Json),
            Some("md") => Some(Shape::Markdown),
            Some("txt") => Some(Shape::Text),
            _ => None,
        };
        let file = self.output.as_ref().filter(|file| file.as_os_str() != "-");
        match (self.format, file) {
            (Some(shape), _) => Ok(shape),
            (None, None) => Ok(Shape::Text),
            (None, Some(file)) => of_ending(file).ok_or_else(|| Error::Usage {
                message: format!("`{}` does not say what to write", display_name(file)),
                hint: "give it one of the endings `txt`, `json`, `md`, or say `--format NAME`".to_owned(),
            }),
        }
    }
}

fn ending(file: &Path) -> Option<String> {
    Some(file.extension()?.to_str()?.to_lowercase())
}

fn tell_mixed(questionnaire: &Questionnaire, console: &Console) {
    if questionnaire.mixes_languages() {
        console.warn(&format!(
            "the flow is in `{}`, and the form's own words are English: give questions a scale of your own words, as in `scale: ja, nein`",
            visible(&questionnaire.lang)
        ));
    }
}

fn no_questions(one: &OneFlow) -> Error {
    Error::Usage {
        message: format!("`{}` asks nobody anything", visible(one.source.name())),
        hint: "write a question on a hand-off: `measures: { asks: <a question>, scale: yes-no }`".to_owned(),
    }
}

fn nothing_asked() -> Error {
    Error::Usage {
        message: "it is not said what to write".to_owned(),
        hint: "a form to print: `-o form.html` or `-o form.pdf`; a table for answers: `-o answers.csv`; what answers say: `--answers FILE`".to_owned(),
    }
}

impl Template {
    fn text(self) -> &'static str {
        match self {
            Self::Discharge => QuestionTemplate::Discharge,
            Self::Determinants => QuestionTemplate::Determinants,
            Self::Service => QuestionTemplate::Service,
        }
        .text()
    }
}
