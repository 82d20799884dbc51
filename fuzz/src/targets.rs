//! What gets the changed files, and what must hold of it.

use std::path::Path;

use lopdf::Document as PdfDocument;
use vuosikello::append::deck::{self, ForeignDeck};
use vuosikello::append::pdf::{Annex, Component, write};
use vuosikello::document::deck::{Deck, Head as DeckHead, Role, Section, Slide};
use vuosikello::document::{Block, Document, Head, Inline};
use vuosikello::ooxml::{Package, SourceTree};
use vuosikello::pdf::Brand;
use vuosikello::redline::{Stamp, merge, misplaced, redline};
use vuosikello::slides::Template;
use vuosikello::word::{ReadOptions, Reference, Tracked, read, read_with, write_without_pages};

use crate::random::Random;
use crate::{office_files, pdf_files, text_files, workspace};

/// How a failure begins that is one of the result of a comparison.
const WRONG: &str = "tulos ei ole oikein";

/// What is fuzzed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Word,
    Redline,
    Append,
    Deck,
    Looks,
    Workspace,
}

/// A good file, with its path from the folder that was given.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

/// A case: the files that are given to the target, by what they are.
pub(crate) type Case = Vec<(&'static str, Vec<u8>)>;

impl Target {
    pub(crate) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "word" => Target::Word,
            "redline" => Target::Redline,
            "append" => Target::Append,
            "deck" => Target::Deck,
            "looks" => Target::Looks,
            "workspace" => Target::Workspace,
            _ => return None,
        })
    }

    /// What the files of a case are called.
    pub(crate) fn names(self) -> &'static [&'static str] {
        match self {
            Target::Redline => &["pohja", "heidan", "uusi"],
            Target::Workspace => &["polku", "tiedosto"],
            _ => &["tiedosto"],
        }
    }

    pub(crate) fn extensions(self) -> &'static [&'static str] {
        match self {
            Target::Append => &["pdf"],
            Target::Word | Target::Redline => &["docx"],
            Target::Deck => &["pptx"],
            Target::Looks => &["docx", "pptx"],
            Target::Workspace => &["json", "csv", "md", "xlsx", "docx", "pptx", "png"],
        }
    }

    /// The next case.
    pub(crate) fn case(self, corpus: &[Sample], random: &mut Random) -> Case {
        let Some(Sample { path, bytes: one }) = random.pick(corpus).cloned() else {
            return Case::new();
        };
        match self {
            Target::Word | Target::Deck | Target::Looks => {
                vec![("tiedosto", office_files::changed(&one, random))]
            }
            Target::Workspace => {
                let changed = match path.rsplit('.').next() {
                    Some("xlsx" | "docx" | "pptx") => office_files::changed(&one, random),
                    Some("png") => crate::bytes::changed(&one, random),
                    _ => text_files::changed(&one, random),
                };
                vec![("polku", path.into_bytes()), ("tiedosto", changed)]
            }
            Target::Append => vec![("tiedosto", pdf_files::changed(&one, random))],
            Target::Redline => {
                let base = match random.percent(50) {
                    true => one,
                    false => office_files::sound(&one, random),
                };
                let theirs = match random.percent(20) {
                    true => random
                        .pick(corpus)
                        .map(|other| other.bytes.clone())
                        .unwrap_or_default(),
                    false => office_files::sound(&base, random),
                };
                let new = office_files::sound(&base, random);
                vec![("pohja", base), ("heidan", theirs), ("uusi", new)]
            }
        }
    }

    /// Runs a case that has failed like this before: only what shows whether it still does.
    pub(crate) fn run_again(
        self,
        case: &[(&'static str, Vec<u8>)],
        like: &str,
        scratch: &Path,
    ) -> Option<String> {
        match (self, case) {
            (Target::Redline, [(_, base), .., (_, new)]) if like.starts_with(WRONG) => {
                wrong_result(base, new)
            }
            _ => self.run(case, scratch),
        }
    }

    /// Runs a case: what does not hold, if something does not.
    pub(crate) fn run(self, case: &[(&'static str, Vec<u8>)], scratch: &Path) -> Option<String> {
        let file = |name: &str| {
            case.iter()
                .find(|(of, _)| *of == name)
                .map_or(&[][..], |(_, bytes)| bytes)
        };
        match self {
            Target::Word => word(file("tiedosto")),
            Target::Append => append(file("tiedosto")),
            Target::Deck => deck(file("tiedosto")),
            Target::Looks => looks(file("tiedosto")),
            Target::Workspace => {
                let path = String::from_utf8_lossy(file("polku")).into_owned();
                workspace::check(scratch, &path, file("tiedosto"))
            }
            Target::Redline => redlines(file("pohja"), file("heidan"), file("uusi")),
        }
    }
}

fn word(bytes: &[u8]) -> Option<String> {
    for tracked in [Tracked::Accepted, Tracked::Rejected, Tracked::Apart] {
        let _ = read_with(bytes, &ReadOptions::default().tracked(tracked));
    }
    if let Ok(reading) = read_with(bytes, &ReadOptions::default()) {
        let brand = Brand::built_in().ok()?;
        let set = vuosikello::pdf::write(&[&reading.document], &brand);
        // Fonts that lack a letter, and tables that are too wide for a page, are said.
        let _ = set;
    }
    None
}

fn stamp() -> Stamp {
    Stamp {
        author: "vuosikello".to_owned(),
        date: "2026-11-27T00:00:00Z".to_owned(),
    }
}

fn redlines(base: &[u8], theirs: &[u8], new: &[u8]) -> Option<String> {
    let stamp = stamp();
    if let Ok(same) = redline(base, base, &stamp)
        && (same.marks > 0 || same.bytes != base)
    {
        return Some("tiedosto poikkeaa itsestään".to_owned());
    }
    // Of what stands where nothing can, nobody knows what it says.
    let is_broken = |bytes| misplaced(bytes).is_ok_and(|found| found.is_some());
    if let Ok(result) = redline(base, new, &stamp)
        && result.marks > 0
        && !is_broken(base)
        && !is_broken(new)
    {
        match redline(&result.bytes, new, &stamp) {
            Ok(again) if again.marks == 0 => {}
            Ok(again) => return Some(format!("toinen vertailu löytää {} eroa", again.marks)),
            Err(error) => return Some(format!("tulosta ei voi lukea: {error}")),
        }
    }
    let wrong = wrong_result(base, new);
    if let Ok(merged) = merge(base, theirs, new, &stamp) {
        match merge(new, &merged.bytes, new, &stamp) {
            Ok(again) if again.bytes == merged.bytes => {}
            Ok(again) => return Some(format!("toinen yhdistäminen tekee {} muutosta", again.marks)),
            Err(error) => return Some(format!("yhdistettyä ei voi lukea: {error}")),
        }
    }
    wrong
}

/// What the result of a comparison says otherwise, if something.
fn wrong_result(old: &[u8], new: &[u8]) -> Option<String> {
    match vuosikello::compare(old, new, &stamp()) {
        Err(vuosikello::Error::RedlineDiffers { view, first }) => Some(format!("{WRONG} {view}: {first}")),
        _ => None,
    }
}

fn append(bytes: &[u8]) -> Option<String> {
    let mut main = Document::new(Head::new("Palvelusopimus 2027", "Esimerkkikeskus"));
    main.blocks.push(Block::Paragraph(vec![Inline::text("Sopimus.")]));
    let mut head = Head::new("Turvallisuus", "Esimerkkikeskus");
    head.annex = Some("Liite 1".to_owned());
    let brand = Brand::built_in().ok()?;
    let components = [
        Component::Document(&main),
        Component::Annex(Annex {
            head,
            bytes,
            as_is: false,
        }),
    ];
    match write(&components, &brand) {
        Ok(output) => match PdfDocument::load_mem(&output.bytes) {
            Ok(written) if written.get_pages().len() == output.pages => None,
            Ok(written) => Some(format!(
                "sivuja on {} eikä {}",
                written.get_pages().len(),
                output.pages
            )),
            Err(error) => Some(format!("tulos ei ole luettava PDF: {error}")),
        },
        Err(_) => None,
    }
}

/// A deck of one slide.
fn own_deck() -> Deck {
    let mut deck = Deck::new(DeckHead::new("Seurantaryhmä", "Esimerkkikeskus"));
    let slide = Slide::new(Role::Content, "Talous");
    deck.sections.push(Section::new("Talous", vec![slide]));
    deck
}

fn deck(bytes: &[u8]) -> Option<String> {
    let foreign = [ForeignDeck {
        name: "laitteet.pptx",
        bytes,
    }];
    match deck::write(&own_deck(), Template::built_in(), &foreign) {
        Ok(output) => broken(&output.bytes),
        Err(_) => None,
    }
}

fn looks(bytes: &[u8]) -> Option<String> {
    if let Ok(reference) = Reference::from_docx(bytes) {
        let mut document = Document::new(Head::new("Palvelusopimus 2027", "Esimerkkikeskus"));
        document
            .blocks
            .push(Block::Paragraph(vec![Inline::text("Sopimus.")]));
        if let Ok(written) = write_without_pages(&document, &reference) {
            if let Err(error) = read(&written) {
                return Some(format!("asiakirjaa ei voi lukea: {error}"));
            }
            return broken(&written);
        }
    }
    if let Ok(template) = Template::from_pptx(bytes)
        && let Ok(output) = deck::write(&own_deck(), &template, &[])
    {
        return broken(&output.bytes);
    }
    None
}

/// The first part of a package that is not well-formed.
fn broken(bytes: &[u8]) -> Option<String> {
    let package = match Package::read(bytes) {
        Ok(package) => package,
        Err(error) => return Some(format!("tulosta ei voi avata: {error}")),
    };
    let mut parts = package
        .parts()
        .filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels"));
    parts.find_map(|(name, part)| {
        SourceTree::parse(part)
            .err()
            .map(|error| format!("{name}: {error}"))
    })
}
