//! What gets the changed files, and what must hold of it.

use lopdf::Document as PdfDocument;
use vuosikello::append::pdf::{Annex, Component, write};
use vuosikello::document::{Block, Document, Head, Inline};
use vuosikello::pdf::Brand;
use vuosikello::redline::{Stamp, merge, redline};
use vuosikello::word::{ReadOptions, Tracked, read_with};

use crate::random::Random;
use crate::{pdf_files, word_files};

/// What is fuzzed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Word,
    Redline,
    Append,
}

/// A case: the files that are given to the target, by what they are.
pub(crate) type Case = Vec<(&'static str, Vec<u8>)>;

impl Target {
    pub(crate) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "word" => Target::Word,
            "redline" => Target::Redline,
            "append" => Target::Append,
            _ => return None,
        })
    }

    pub(crate) fn extension(self) -> &'static str {
        match self {
            Target::Append => "pdf",
            Target::Word | Target::Redline => "docx",
        }
    }

    /// The next case.
    pub(crate) fn case(self, corpus: &[Vec<u8>], random: &mut Random) -> Case {
        let Some(one) = random.pick(corpus).cloned() else {
            return Case::new();
        };
        match self {
            Target::Word => vec![("tiedosto", word_files::changed(&one, random))],
            Target::Append => vec![("tiedosto", pdf_files::changed(&one, random))],
            Target::Redline => {
                let base = match random.percent(50) {
                    true => one,
                    false => word_files::changed(&one, random),
                };
                let theirs = match random.percent(20) {
                    true => random.pick(corpus).cloned().unwrap_or_default(),
                    false => word_files::changed(&base, random),
                };
                let new = word_files::changed(&base, random);
                vec![("pohja", base), ("heidan", theirs), ("uusi", new)]
            }
        }
    }

    /// Runs a case: what does not hold, if something does not.
    pub(crate) fn run(self, case: &[(&'static str, Vec<u8>)]) -> Option<String> {
        let file = |name: &str| {
            case.iter()
                .find(|(of, _)| *of == name)
                .map_or(&[][..], |(_, bytes)| bytes)
        };
        match self {
            Target::Word => word(file("tiedosto")),
            Target::Append => append(file("tiedosto")),
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

fn redlines(base: &[u8], theirs: &[u8], new: &[u8]) -> Option<String> {
    let stamp = Stamp {
        author: "vuosikello".to_owned(),
        date: "2026-11-27T00:00:00Z".to_owned(),
    };
    if let Ok(same) = redline(base, base, &stamp)
        && (same.marks > 0 || same.bytes != base)
    {
        return Some("tiedosto poikkeaa itsestään".to_owned());
    }
    if let Ok(result) = redline(base, new, &stamp)
        && result.marks > 0
    {
        match redline(&result.bytes, new, &stamp) {
            Ok(again) if again.marks == 0 => {}
            Ok(again) => return Some(format!("toinen vertailu löytää {} eroa", again.marks)),
            Err(error) => return Some(format!("tulosta ei voi lukea: {error}")),
        }
    }
    let compared = vuosikello::compare(base, new, &stamp);
    if let Ok(merged) = merge(base, theirs, new, &stamp) {
        match merge(new, &merged.bytes, new, &stamp) {
            Ok(again) if again.bytes == merged.bytes => {}
            Ok(again) => return Some(format!("toinen yhdistäminen tekee {} muutosta", again.marks)),
            Err(error) => return Some(format!("yhdistettyä ei voi lukea: {error}")),
        }
    }
    match compared {
        Err(vuosikello::Error::RedlineDiffers { view, first }) => {
            Some(format!("tulos ei ole oikein {view}: {first}"))
        }
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
        Component::Annex(Annex { head, bytes }),
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
