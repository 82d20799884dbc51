//! What the person at the terminal sees: results on standard output, problems on standard error.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;
use vuosikello_workspace::batch::Observer;
use vuosikello_workspace::{Place, Problem, reason_of};

use crate::common::{Color, Common, Format};
use crate::exit::{Exit, Failure};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Yellow.on_default();
const STRONG: Style = Style::new().bold();

/// Where output goes, and how much of it.
#[derive(Debug)]
pub(crate) struct Console {
    format: Format,
    quiet: bool,
    verbose: bool,
    /// Whether something could not be printed, for example because the disk that it goes to is full.
    unprinted: AtomicBool,
    /// How far a batch has got; hidden but on a terminal.
    bar: ProgressBar,
}

impl Console {
    pub(crate) fn new(common: &Common) -> Self {
        let choice = match common.color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
        Self {
            format: common.format,
            quiet: common.quiet,
            verbose: common.verbose,
            unprinted: AtomicBool::new(false),
            bar: ProgressBar::hidden(),
        }
    }

    /// Whether results are given as JSON.
    fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Whether every file is to be named.
    pub(crate) fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// Whether a progress bar may be drawn: on a terminal only.
    fn shows_progress(&self) -> bool {
        !self.quiet && !self.is_json() && io::stderr().is_terminal()
    }

    /// A line of results. A reader that has gone away (a closed pipe) is not an error.
    pub(crate) fn line(&self, text: &str) {
        if !self.quiet
            && !self.is_json()
            && let Err(error) = writeln!(anstream::stdout(), "{text}")
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.unprinted.store(true, Ordering::Relaxed);
        }
    }

    /// Lines of results.
    pub(crate) fn lines(&self, lines: &[String]) {
        lines.iter().for_each(|line| self.line(line));
    }

    /// The exit status of the program: that of the command, or worse where its results could not be printed.
    pub(crate) fn exit(&self, exit: Exit) -> Exit {
        if self.unprinted.load(Ordering::Relaxed) {
            self.io_error("tulosteen kirjoittaminen epäonnistui");
            return exit.max(Exit::Io);
        }
        exit
    }

    /// A line of results that stands out.
    pub(crate) fn heading(&self, text: &str) {
        self.line(&format!("{STRONG}{text}{STRONG:#}"));
    }

    /// A remark that must not be missed.
    pub(crate) fn note(&self, text: &str) {
        if !self.is_json() {
            let _ = writeln!(anstream::stderr(), "{NOTE}huomautus:{NOTE:#} {text}");
        }
    }

    /// The whole result as JSON, where that was asked for.
    pub(crate) fn json(&self, result: &impl Serialize) -> Result<(), Failure> {
        if self.is_json() {
            let mut text =
                serde_json::to_vec_pretty(result).map_err(|error| Failure::Io(error.to_string()))?;
            text.push(b'\n');
            print_bytes(&text)?;
        }
        Ok(())
    }

    /// All problems, grouped by file.
    pub(crate) fn problems(&self, problems: &[Problem]) {
        if self.is_json() {
            return;
        }
        let mut err = anstream::stderr().lock();
        let mut file = "";
        for problem in problems {
            if problem.file != file {
                file = &problem.file;
                let _ = writeln!(err, "{STRONG}{file}{STRONG:#}");
            }
            let place = match &problem.place {
                Place::File => String::new(),
                place => format!("{place}: "),
            };
            let _ = writeln!(err, "  {ERROR}virhe:{ERROR:#} {place}{}", problem.message);
            let _ = writeln!(err, "         → {}", problem.fix);
        }
    }

    /// Prints the remarks on files, under the name of each file.
    pub(crate) fn remarks(&self, remarks: &[Problem]) {
        if self.is_json() {
            return;
        }
        let mut err = anstream::stderr().lock();
        for remark in remarks {
            let _ = writeln!(err, "{NOTE}huomautus:{NOTE:#} {remark}");
        }
    }

    /// Something that could not be read or written.
    pub(crate) fn io_error(&self, text: &str) {
        let _ = writeln!(anstream::stderr(), "{ERROR}virhe:{ERROR:#} {text}");
    }

    /// What ended the command, and with which status.
    pub(crate) fn failure(&self, failure: &Failure) -> Exit {
        match failure {
            Failure::Problems(problems) => {
                self.problems(problems);
                let result = serde_json::json!({ "customers": [], "problems": problems, "failures": [] });
                if let Err(Failure::Io(error)) = self.json(&result) {
                    self.io_error(&error);
                }
            }
            Failure::Usage(text) | Failure::Io(text) => self.io_error(text),
        }
        failure.exit()
    }
}

/// A progress bar for batches of several customers.
impl Observer for Console {
    fn begin(&self, jobs: usize) {
        let is_shown = jobs > 1 && self.shows_progress();
        self.bar.set_draw_target(match is_shown {
            true => ProgressDrawTarget::stderr(),
            false => ProgressDrawTarget::hidden(),
        });
        self.bar.reset();
        self.bar.set_length(jobs as u64);
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} asiakasta") {
            self.bar.set_style(style);
        }
    }

    fn advance(&self) {
        self.bar.inc(1);
    }

    fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Prints a finished text as it is. A closed pipe ends the program quietly, as it does for others.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Io(format!(
            "tulostus epäonnistui: {}",
            reason_of(&error)
        ))),
        _ => Ok(()),
    }
}
