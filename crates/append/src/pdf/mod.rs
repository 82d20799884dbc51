//! Annexes that exist as finished PDF files: they are taken in page by page, with their structure, or refused with the
//! reason.
//!
//! | file or folder | what it does |
//! |---|---|
//! | `syntax`, `annex_file` | read a file within bounds, and refuse what cannot be carried over as a whole |
//! | `budget` | what the reading of one file may cost |
//! | `conformance` | looks for what breaks clauses of the standards in the content of the pages, and mends content streams |
//! | `structure` | reads the structure of a file, puts it right and writes it into ours |
//! | `copy` | copies the objects that pages and bookmarks reach |
//! | `mend`, `unicode`, `inks` | put entries of dictionaries, Unicode maps and spot colours right |
//! | `breach`, `findings` | what breaks a clause, on which page, and what to ask of the sender |
//! | `actions`, `entries`, `language`, `tokens` | actions; entries of dictionaries, arrays and trees; language tags; tokens of content streams |
//! | `stamp` | lays case number, annex and page number over the pages |
//!
//! The pages of an annex take the object numbers of the pages that the layout has made for it, which hold nothing but the stamp:
//! the order of pages and the destinations that lead to them stay valid.
//!
//! What breaks a clause of PDF/A-2a or PDF/UA-1 is mended where that changes nothing of what is seen. What cannot be mended is an error
//! with its page and clause, unless the annex is taken in as it is ([`Annex::as_is`]): then the file does not claim what it
//! does not keep.

mod actions;
mod annex_file;
mod breach;
mod budget;
mod conformance;
mod copied;
mod copy;
mod entries;
mod error;
mod findings;
mod inks;
mod language;
mod mend;
mod refusal;
mod stamp;
mod structure;
mod syntax;
mod tokens;
mod unicode;
mod warning;

use lopdf::Document as File;
use vuosikello_document::{Document, Head};
use vuosikello_pdf::{Brand, Insertion, Place, Segment, assemble};

pub use breach::{Breach, Breaches, Claim, Fault};
pub use error::Error;
pub use refusal::Refusal;
pub use warning::Warning;

use annex_file::AnnexFile;
use conformance::{Examined, examine};
use copy::Copier;
use inks::Inks;
use structure::Structure;

/// What goes into one file: the main document, and its annexes.
#[derive(Debug, Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "a file has a handful of components; a box would only burden the caller"
)]
pub enum Component<'a> {
    /// A document tree: the main document (the first component) or an annex.
    Document(&'a Document),
    /// The same, signed electronically: its signature block has fields in the place of lines.
    Signed(&'a Document),
    /// An annex that exists as a finished PDF file.
    Annex(Annex<'a>),
}

/// An annex that someone else has made.
#[derive(Debug, Clone)]
pub struct Annex<'a> {
    /// The fields that are stamped on its pages (case number, annex, publicity); `annex` is its designation and `title`
    /// its title, as the table of contents and the bookmarks show them.
    pub head: Head,
    /// The file.
    pub bytes: &'a [u8],
    /// Takes the file in although it breaks clauses of the standards: what we write does not claim then to keep them. Scripts, comments,
    /// fields and other files are refused in any case.
    pub as_is: bool,
}

/// A finished file, and what its maker should know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of its pages.
    pub pages: usize,
    /// What a person should check; empty unless an annex gives cause.
    pub warnings: Vec<Warning>,
}

/// Writes documents and finished PDF files into one file: the main document first, then its annexes in order.
///
/// # Errors
/// An [`Error::Annex`] for each file that cannot be taken in, or else the error of [`vuosikello_pdf::write()`].
pub fn write(components: &[Component<'_>], brand: &Brand) -> Result<Output, Vec<Error>> {
    if !matches!(
        components.first(),
        Some(Component::Document(_) | Component::Signed(_))
    ) {
        return Err(vec![vuosikello_pdf::Error::NoMainDocument.into()]);
    }
    let (files, errors) = examine_annexes(components);
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut pages = files.iter().map(|(file, _)| file.pages.len());
    let segments = components.iter().map(|component| match component {
        Component::Document(document) => Segment::Document(document),
        Component::Signed(document) => Segment::Signed(document),
        Component::Annex(annex) => Segment::Reserved {
            head: &annex.head,
            pages: pages.next().unwrap_or_default(),
        },
    });
    let segments: Vec<Segment<'_>> = segments.collect();
    let mut warnings = Vec::new();
    let mut inks = Inks::default();
    let written = assemble(&segments, brand, |document, place| match files.get(place.index) {
        Some((file, examined)) => {
            let inserted = insert(document, file, examined, place, &mut inks);
            warnings.extend(warnings_of(file, examined));
            inserted.map_err(|reason| Error::Annex {
                title: file.title.clone(),
                reason,
            })
        }
        None => Ok(Insertion::default()),
    });
    let output = written.map_err(|error| vec![error])?;
    let count = output.undescribed_pictures;
    if count > 0 {
        warnings.push(Warning::PicturesWithoutText { count });
    }
    Ok(Output {
        bytes: output.bytes,
        pages: output.pages,
        warnings,
    })
}

/// What keeps the annexes among the components from being taken in, while there is no file to write yet.
pub fn check(components: &[Component<'_>]) -> Vec<Error> {
    examine_annexes(components).1
}

/// The files that can be taken in, in order, and what keeps the others from it.
fn examine_annexes(components: &[Component<'_>]) -> (Vec<(AnnexFile, Examined)>, Vec<Error>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for component in components {
        if let Component::Annex(annex) = component {
            let file = AnnexFile::read(&annex.head, annex.bytes);
            match file.and_then(|file| examined(file, annex.as_is)) {
                Ok(file) => files.push(file),
                Err(error) => errors.push(error),
            }
        }
    }
    (files, errors)
}

/// A file with what was found in it.
fn examined(file: AnnexFile, as_is: bool) -> Result<(AnnexFile, Examined), Error> {
    let refused = |file: &AnnexFile, reason| Error::Annex {
        title: file.title.clone(),
        reason,
    };
    let examined = examine(&file, &file.budget).map_err(|reason| refused(&file, reason))?;
    match as_is || examined.breaches.0.is_empty() {
        true => Ok((file, examined)),
        false => Err(refused(&file, Refusal::Breaches(examined.breaches))),
    }
}

/// Puts the pages of a file into their place; returns what the file adds to the structure and the bookmarks.
fn insert(
    document: &mut File,
    file: &AnnexFile,
    examined: &Examined,
    place: Place<'_>,
    inks: &mut Inks,
) -> Result<Insertion, Refusal> {
    let Place { pages, element, .. } = place;
    let copier = Copier::new(document, file, examined, pages, place.next_key, inks);
    let (stamps, insertion) = copier.copy(element)?;
    let mut structure = Structure {
        document,
        pages,
        element,
        title: &file.title,
        insertion,
    };
    if !file.tagged {
        structure.figures();
    }
    structure.links()?;
    let Structure { mut insertion, .. } = structure;
    let breaks = |claim| {
        examined
            .breaches
            .0
            .iter()
            .any(|breach| breach.claims().any(|it| it == claim))
    };
    insertion.is_not_archival = breaks(Claim::Archival);
    insertion.is_not_accessible = breaks(Claim::Accessible);
    stamp::lay_over(
        document,
        pages,
        &stamps,
        &examined.pages,
        place.size,
        !file.tagged,
    )?;
    Ok(insertion)
}

/// What a person should check in an annex.
fn warnings_of(file: &AnnexFile, examined: &Examined) -> Vec<Warning> {
    let title = &file.title;
    let mut warnings = Vec::new();
    if !examined.breaches.0.is_empty() {
        let breaches = examined.breaches.clone();
        warnings.push(Warning::TakenAsIs {
            title: title.clone(),
            breaches,
        });
    }
    if file.has_layers {
        warnings.push(Warning::LayersJoined { title: title.clone() });
    }
    let Some(tree) = &examined.tree else {
        warnings.push(Warning::UntaggedAnnex { title: title.clone() });
        return warnings;
    };
    if tree.figures_without_text > 0 {
        let count = tree.figures_without_text;
        warnings.push(Warning::FiguresWithoutText {
            title: title.clone(),
            count,
        });
    }
    if tree.formulas_without_text > 0 {
        let count = tree.formulas_without_text;
        warnings.push(Warning::FormulasWithoutText {
            title: title.clone(),
            count,
        });
    }
    warnings
}
