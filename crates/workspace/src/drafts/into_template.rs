//! A clause as a customer wanted it, put into the workspace's template for all.

use serde::Serialize;
use vuosikello::agreement::{AgreementPart, Content as PartContent};
use vuosikello::changes::{Change, ChangeKind, Clause, Span, SpanKind, Spot, Step, align, changes};
use vuosikello::document::{
    Block, Document, List, RewordError, RewordedSpan, Rewording, reword, spelled_out,
};

use super::review::DraftReview;
use crate::output::{Outcome, write_whole};
use crate::publisher::RenderedAgreement;
use crate::workspace::TEMPLATES;
use crate::{Failure, Place, Problem, Publisher};

/// A template that has taken the wording of a customer.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct TemplateChange {
    /// The customer.
    pub customer: String,
    /// The clause.
    pub clause: Clause,
    /// The file of the template, from the root of the workspace.
    pub file: String,
    /// Whether the workspace had none of its own, so that it is a copy of the built-in one with the new words.
    pub is_new: bool,
    /// The lines that differ, those that were removed and added.
    pub lines: Vec<Span>,
}

/// A clause that a customer has changed in a document.
struct Found<'r> {
    draft: &'r DraftReview,
    part: &'r AgreementPart,
    clause: &'r Clause,
    changes: Vec<&'r Change>,
}

impl Publisher {
    /// Puts the wording of a clause from a customer's edited draft into the template that makes it, in the folder of templates of the
    /// workspace; one that it does not have yet is made of the built-in one. `clause` is the number, the title or the id of
    /// the clause. Values that come from the data stay values. The changed template must make just the changes of the draft; else nothing is written.
    ///
    /// # Errors
    /// [`Failure::Problems`] with each change that the template cannot take, and why; or something could not be read or written.
    pub fn clause_into_template(&self, id: &str, year: i32, clause: &str) -> Result<TemplateChange, Failure> {
        let rendered = self.agreement(id, year)?;
        let reviews = self.draft_reviews(id, year)?;
        let found = found(&reviews.drafts, &rendered.parts, clause);
        let found = match <[Found<'_>; 1]>::try_from(found) {
            Ok([found]) => found,
            Err(several) => return Err(self.not_one(id, clause, &several, &reviews.drafts)),
        };
        let refuse =
            |message: String, fix: &str| Problem::new(Some(id), &found.draft.file, Place::File, message, fix);
        let name = found.part.template.as_deref().unwrap_or_default();
        let Some(source) = self.studio().templates().source(name) else {
            let message = "asiakirjaa ei tehdä mallipohjasta".to_owned();
            return Err(Failure::Problems(vec![refuse(message, "muuta tiedostoa itse")]));
        };
        let changed = reworded(source, &found).map_err(|reasons| {
            let by_hand = format!("muuta mallipohjaa {TEMPLATES}/{name} itse");
            Failure::Problems(
                reasons
                    .into_iter()
                    .map(|reason| refuse(reason, &by_hand))
                    .collect(),
            )
        })?;
        self.verify(&rendered, &found, name, &changed)?;
        let file = format!("{TEMPLATES}/{name}");
        let folder = &self.workspace().folder;
        let own = self
            .workspace()
            .templates()
            .iter()
            .find(|template| template.name == name);
        let is_known = |old: &[u8]| own.is_some_and(|own| own.source.as_bytes() == old);
        let path = folder.path(&file);
        if let Outcome::Beside { path, .. } = write_whole(folder.root(), &path, changed.as_bytes(), is_known)?
        {
            let message = format!("mallipohjaa on muutettu juuri äsken; uusi on {}", path.display());
            return Err(Failure::of_file(
                id,
                &file,
                message,
                "siirrä muutos mallipohjaan itse ja poista uusi",
            ));
        }
        Ok(TemplateChange {
            customer: id.to_owned(),
            clause: found.clause.clone(),
            is_new: own.is_none(),
            lines: differing_lines(source, &changed),
            file,
        })
    }

    /// Why a clause is not one that the customer has changed in one document.
    fn not_one(&self, id: &str, clause: &str, found: &[Found<'_>], drafts: &[DraftReview]) -> Failure {
        let (message, fix) = match found {
            [] => {
                let edited = drafts.iter().filter_map(DraftReview::edited);
                let clauses = edited
                    .flat_map(|review| &review.changes)
                    .filter_map(|change| change.place.clause.as_ref());
                let mut names: Vec<String> = clauses
                    .map(|clause| format!("{} {}", clause.number, clause.title))
                    .collect();
                names.dedup();
                let fix = match names.is_empty() {
                    true => "asiakkaan luonnoksissa ei ole muutettuja kohtia".to_owned(),
                    false => format!("muutetut kohdat ovat {}", names.join(", ")),
                };
                (format!("asiakas ei ole muuttanut kohtaa \"{clause}\""), fix)
            }
            several => {
                let names = several
                    .iter()
                    .map(|found| format!("{} ({})", found.clause.title, found.draft.name()));
                let names: Vec<String> = names.collect();
                (
                    format!("kohta \"{clause}\" on usealla asiakirjalla: {}", names.join(", ")),
                    "anna kohdan otsikko".to_owned(),
                )
            }
        };
        let folder = drafts.first().map_or("", |draft| &draft.file);
        Failure::of_file(Some(id), folder, message, fix)
    }

    /// Whether the changed template makes what the customer wanted, and nothing else becomes another.
    fn verify(
        &self,
        rendered: &RenderedAgreement,
        found: &Found<'_>,
        name: &str,
        changed: &str,
    ) -> Result<(), Failure> {
        let id = rendered.loaded.dossier.customer.id.as_str();
        let failed = |message: String| {
            let fix = format!("muuta mallipohjaa {TEMPLATES}/{name} itse");
            Failure::of_file(Some(id), &found.draft.file, message, fix)
        };
        let studio = self.studio().clone().replace_template(name, changed);
        let studio =
            studio.map_err(|errors| failed(format!("mallipohjasta tulisi virheellinen: {errors}")))?;
        let parts = studio.documents(&rendered.loaded.dossier);
        let parts = parts.map_err(|errors| failed(format!("mallipohjasta tulisi virheellinen: {errors}")))?;
        let mut made = Vec::new();
        for (before, after) in rendered.parts.iter().zip(&parts) {
            if let (PartContent::Document(before), PartContent::Document(after)) =
                (&before.content, &after.content)
            {
                made.extend(changes(before, after).iter().map(essence));
            }
        }
        let mut wanted: Vec<_> = found.changes.iter().map(|change| essence(change)).collect();
        made.sort();
        wanted.sort();
        match made == wanted {
            true => Ok(()),
            false => Err(failed("mallipohja ei tuottaisi samaa sanamuotoa".to_owned())),
        }
    }
}

/// What a change does, without where it stands.
fn essence(change: &Change) -> (ChangeKind, Vec<String>) {
    let differing = change.words.iter().filter(|span| span.kind != SpanKind::Kept);
    (change.kind, differing.map(Span::to_string).collect())
}

/// The changed clauses of this number, title or id.
fn found<'r>(drafts: &'r [DraftReview], parts: &'r [AgreementPart], wanted: &str) -> Vec<Found<'r>> {
    let wanted = wanted.trim().trim_end_matches('.').to_lowercase();
    let is_it = |clause: &Clause| {
        let names = [&clause.number, &clause.title, &clause.id];
        names.iter().any(|name| name.to_lowercase() == wanted)
            || format!("{} {}", clause.number, clause.title).to_lowercase() == wanted
    };
    let mut all: Vec<Found<'r>> = Vec::new();
    for draft in drafts {
        let (Some(review), Some((part, _))) = (draft.edited(), draft.part_in(parts)) else {
            continue;
        };
        for change in &review.changes {
            let Some(clause) = change.place.clause.as_ref().filter(|clause| is_it(clause)) else {
                continue;
            };
            let is_same =
                |known: &&mut Found<'r>| std::ptr::eq(known.part, part) && known.clause.id == clause.id;
            match all.iter_mut().find(is_same) {
                // A copy of the draft says the same.
                Some(known) if std::ptr::eq(known.draft, draft) => known.changes.push(change),
                Some(_) => {}
                None => all.push(Found {
                    draft,
                    part,
                    clause,
                    changes: vec![change],
                }),
            }
        }
    }
    all
}

/// The source of the template with the changes of a clause, or why it cannot take them.
fn reworded(source: &str, found: &Found<'_>) -> Result<String, Vec<String>> {
    let now = found
        .draft
        .edited()
        .map(|review| lines_of(&review.reading.document, &found.changes));
    let now = now.unwrap_or_default();
    let mut reasons = Vec::new();
    let mut all = Vec::new();
    for change in &found.changes {
        match rewording(change, &found.changes, &now) {
            // Each alone, so that all reasons are told at once.
            Ok(rewording) => match reword(source, &found.clause.id, std::slice::from_ref(&rewording)) {
                Ok(_) => all.push(rewording),
                Err(error @ RewordError::NoSection(_)) => {
                    reasons.push(format!("{error}; se voi olla asiakkaan oma lisäehto"));
                    break;
                }
                Err(error) => reasons.push(format!("{change}: {error}")),
            },
            Err(reason) => reasons.push(format!("{change}: {reason}")),
        }
    }
    match reasons.is_empty() {
        true => reword(source, &found.clause.id, &all).map_err(|error| vec![error.to_string()]),
        false => Err(reasons),
    }
}

/// What a change is for the source of a template.
fn rewording<'c>(
    change: &'c Change,
    all: &[&'c Change],
    now: &'c [(String, String)],
) -> Result<Rewording<'c>, &'static str> {
    let is_text = matches!(
        change.place.spot,
        Spot::Heading | Spot::Paragraph | Spot::ListItem
    );
    let only = |kind| {
        change
            .words
            .iter()
            .find(|span| span.kind == kind)
            .map(|span| span.text.as_str())
    };
    match change.kind {
        _ if !is_text => Err("tämä tulee tiedoista eikä mallipohjasta"),
        ChangeKind::Words => {
            let span = |span: &'c Span| match span.kind {
                SpanKind::Kept => RewordedSpan::Kept(&span.text),
                SpanKind::Removed => RewordedSpan::Removed(&span.text),
                SpanKind::Added => RewordedSpan::Added(&span.text),
            };
            Ok(Rewording::Words(change.words.iter().map(span).collect()))
        }
        ChangeKind::Removed => Ok(Rewording::Removed {
            text: only(SpanKind::Removed).unwrap_or_default(),
        }),
        ChangeKind::Added if change.place.spot != Spot::Heading => {
            let text = only(SpanKind::Added).unwrap_or_default();
            let after = text_before(text, all, now).ok_or("paikkaa mallipohjassa ei löydy")?;
            Ok(Rewording::Added {
                after,
                text,
                is_item: change.place.spot == Spot::ListItem,
            })
        }
        _ => Err("siirtoa, muotoilua tai uutta otsikkoa ei voi viedä"),
    }
}

/// The text before a new one, as it was in what was generated: that of the nearest paragraph above that is not new itself.
fn text_before<'c>(text: &str, all: &[&'c Change], now: &'c [(String, String)]) -> Option<&'c str> {
    let at = now.iter().position(|(line, _)| line == text)?;
    let (_, before) = now[..at].iter().rev().find(|(line, _)| {
        let is_new = |change: &&&Change| change.kind == ChangeKind::Added && change.after() == *line;
        !all.iter().any(|change| is_new(&change))
    })?;
    Some(before)
}

/// The paragraphs of a document, each with the text that it had where only words of it have changed.
fn lines_of(document: &Document, all: &[&Change]) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    document
        .blocks
        .iter()
        .for_each(|block| push_lines(block, &mut lines));
    let before = |line: String| {
        let mut reworded = all.iter().filter(|change| change.kind == ChangeKind::Words);
        let before = reworded
            .find(|change| change.after() == line)
            .map(|change| change.before());
        (line.clone(), before.unwrap_or(line))
    };
    lines.into_iter().map(before).collect()
}

fn push_lines(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(content) | Block::Note(content) => lines.push(spelled_out(content)),
        Block::Heading(heading) => lines.push(spelled_out(&heading.content)),
        Block::List(List { items, .. }) => items.iter().flatten().for_each(|block| push_lines(block, lines)),
        _ => {}
    }
}

/// The lines of a template that differ.
fn differing_lines(before: &str, after: &str) -> Vec<Span> {
    let [old, new] = [before, after].map(|text| text.lines().collect::<Vec<_>>());
    let span = |kind, text: &str| Span {
        kind,
        text: text.to_owned(),
    };
    let steps = align(&old, &new).into_iter();
    steps
        .filter_map(|step| match step {
            Step::Kept(..) => None,
            Step::Removed(at) => old.get(at).map(|line| span(SpanKind::Removed, line)),
            Step::Added(at) => new.get(at).map(|line| span(SpanKind::Added, line)),
        })
        .collect()
}
