//! `vuosikello agreement changes`: what people have changed in the drafts.

use std::path::PathBuf;

use anstyle::{AnsiColor, Effects, Style};
use clap::Args;
use serde::Serialize;
use vuosikello::Review;
use vuosikello::changes::{Change, SpanKind, Touch};
use vuosikello_workspace::{
    ChangedClause, DraftReview, DraftReviews, DraftState, TemplateChange, changed_clauses, changes_report,
};

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files::{is_same_file, write_named};
use crate::selection::Selection;
use crate::today::On;
use crate::{values, workspace};

const REMOVED: Style = AnsiColor::Red.on_default().effects(Effects::STRIKETHROUGH);
const ADDED: Style = AnsiColor::Green.on_default().effects(Effects::UNDERLINE);

/// Näytä, mitä luonnoksiin on Wordissa muutettu
#[derive(Debug, Args)]
#[command(
    after_help = "Luonnosta verrataan siihen, mistä se tehtiin: pelkkä uudelleen tallentaminen ei ole muutos. \
    Poistettu on merkitty [-näin-] ja lisätty {+näin+}.\n\n\
    Esimerkkejä:\n  vuosikello agreement changes --year 2027 --customer RISE\n  vuosikello agreement changes --year 2027 --all --report muutokset.docx\n  vuosikello agreement changes --year 2027 --into-template \"Muutostenhallinta\" --from RISE"
)]
pub(crate) struct Changes {
    /// Sopimusvuosi
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: i32,
    /// Kaikki asiakkaat
    #[arg(long, conflicts_with = "customer", required_unless_present_any = ["customer", "into_template"])]
    all: bool,
    /// Asiakkaan tunnus; voi antaa useita
    #[arg(long, value_name = "TUNNUS", num_args = 1..)]
    customer: Vec<String>,
    /// Vie kohdan muotoilu työtilan mallipohjaan: kohdan numero, otsikko tai tunnus
    #[arg(long, value_name = "KOHTA", requires = "from")]
    into_template: Option<String>,
    /// Asiakas, jonka muotoilu viedään mallipohjaan
    #[arg(long, value_name = "TUNNUS", requires = "into_template")]
    from: Option<String>,
    /// Kirjoita muutokset myös Word-tiedostoksi
    #[arg(long, value_name = "TIEDOSTO.docx")]
    report: Option<PathBuf>,
    #[command(flatten)]
    on: On,
}

/// The output of `--format json`.
#[derive(Serialize)]
struct Shown<'a> {
    customers: &'a [DraftReviews],
    #[serde(skip_serializing_if = "Option::is_none")]
    common_terms: Option<&'a Review>,
    clauses: &'a [ChangedClause],
}

impl Changes {
    /// The name of the command, and of those that it stands among.
    pub(crate) const NAME: &str = "changes";
    pub(crate) const GROUP: &str = "agreement";

    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (_, publisher) = workspace::open(common)?;
        publisher.workspace().require_year(self.year)?;
        if let (Some(clause), Some(from)) = (&self.into_template, &self.from) {
            publisher.workspace().select(&[from])?;
            let change = publisher.clause_into_template(from, self.year, clause)?;
            console.json(&change)?;
            show_template(&change, console);
            return Ok(Exit::Done);
        }
        let selection = Selection::of(self.all, &self.customer);
        let ids = selection.ids(publisher.workspace())?;
        let reviews = ids.iter().map(|id| publisher.draft_reviews(id, self.year));
        let reviews = reviews.collect::<Result<Vec<_>, _>>()?;
        let clauses = changed_clauses(&reviews);
        // What all customers have in common is looked at with all of them.
        let terms = match self.all {
            true => publisher.terms_review(self.year)?,
            false => None,
        };
        console.json(&Shown {
            customers: &reviews,
            common_terms: terms.as_ref(),
            clauses: &clauses,
        })?;
        if let Some(terms) = &terms {
            console.heading(&format!("Yleiset ehdot {}", self.year));
            show_review(terms, console);
        }
        for of_customer in &reviews {
            show_customer(of_customer, console);
        }
        if reviews.len() > 1 {
            show_clauses(&clauses, console);
        }
        if let Some(path) = &self.report {
            let root = publisher.workspace().root();
            let mut drafts = reviews.iter().flat_map(|it| &it.drafts);
            if drafts.any(|draft| is_same_file(&root.join(&draft.file), path)) {
                let text = format!("{} on luonnos; anna raportille toinen nimi", path.display());
                return Err(Failure::Usage(text));
            }
            let organisation = &publisher.workspace().configuration().organisation.name.base;
            let report = changes_report(&reviews, organisation, self.on.date().naive());
            let bytes = publisher
                .studio()
                .word(&report)
                .map_err(|error| Failure::Io(error.to_string()))?;
            write_named(path, &bytes, console)?;
        }
        let stops =
            |draft: &DraftReview| matches!(draft.state, DraftState::Misplaced | DraftState::Unreadable);
        match reviews.iter().flat_map(|it| &it.drafts).any(stops) {
            true => Ok(Exit::Data),
            false => Ok(Exit::Done),
        }
    }
}

fn show_customer(reviews: &DraftReviews, console: &Console) {
    console.heading(&format!("{} {}", reviews.customer, reviews.year));
    if reviews.drafts.is_empty() {
        console.line("  ei luonnoksia");
    }
    for draft in &reviews.drafts {
        let name = draft.file.rsplit('/').next().unwrap_or_default();
        match &draft.reason {
            Some(reason) => console.line(&format!("  {name}: {}: {reason}", draft.state.label())),
            None => console.line(&format!("  {name}: {}", draft.state.label())),
        }
        if let Some(review) = &draft.review {
            show_review(review, console);
        }
    }
    reviews.notes.iter().for_each(|note| console.note(note));
}

/// What was changed in a file.
fn show_review(review: &Review, console: &Console) {
    for change in &review.changes {
        console.line(&format!("    {}", shown(change)));
    }
    let tracked = review.tracked.iter().map(|it| format!("seurattu muutos: {it}"));
    let comments = review.comments.iter().map(ToString::to_string);
    let losses = review.losses.iter().map(|it| format!("ei siirry PDF:ään: {it}"));
    let looks = review.looks.join(", ");
    let looks = (!looks.is_empty()).then(|| format!("ulkoasusta ei siirry kaikki: {looks}"));
    for line in tracked.chain(comments).chain(losses).chain(looks) {
        console.line(&format!("    {line}"));
    }
}

/// A change in colour: what was removed struck out, what was added underlined, with marks for who sees no colours.
pub(crate) fn shown(change: &Change) -> String {
    let mut line = format!("{} {}: ", change.place, change.kind.name());
    for span in change.excerpt() {
        let text = span.to_string();
        match span.kind {
            SpanKind::Kept => line.push_str(&text),
            SpanKind::Removed => line.push_str(&format!("{REMOVED}{text}{REMOVED:#}")),
            SpanKind::Added => line.push_str(&format!("{ADDED}{text}{ADDED:#}")),
        }
    }
    if !change.touches.is_empty() {
        let names: Vec<&str> = change.touches.iter().map(|touch| touch_name(*touch)).collect();
        line.push_str(&format!(" ({})", names.join(", ")));
    }
    line
}

fn touch_name(touch: Touch) -> &'static str {
    match touch {
        Touch::Sum => "summa",
        Touch::Date => "päivä",
        Touch::Name => "nimi",
        Touch::CaseNumber => "diaarinumero",
        _ => "muu",
    }
}

/// The lines of the template that have become others.
fn show_template(change: &TemplateChange, console: &Console) {
    let made = if change.is_new {
        " (sisäänrakennetusta mallipohjasta)"
    } else {
        ""
    };
    console.heading(&format!("{}{made}", change.file));
    for line in &change.lines {
        match line.kind {
            SpanKind::Removed => console.line(&format!("{REMOVED}- {}{REMOVED:#}", line.text)),
            _ => console.line(&format!("{ADDED}+ {}{ADDED:#}", line.text)),
        }
    }
    let clause = format!("{} {}", change.clause.number, change.clause.title);
    console.line(&format!(
        "Kohta {} on nyt mallipohjassa niin kuin asiakas {} sen halusi",
        clause.trim(),
        change.customer
    ));
}

/// The yearly question: which standard clauses customers wanted otherwise.
fn show_clauses(clauses: &[ChangedClause], console: &Console) {
    if clauses.is_empty() {
        return;
    }
    console.line("");
    console.heading("Muutetut kohdat, eniten muutettu ensin");
    for clause in clauses {
        let customers = clause.customers();
        console.line(&format!(
            "  {}: {} {}: {} ({})",
            clause.document,
            clause.clause.number,
            clause.clause.title,
            customers.len(),
            customers.join(", ")
        ));
        for wording in &clause.wordings {
            console.line(&format!("    {}: {}", wording.customer, shown(&wording.change)));
        }
    }
}
