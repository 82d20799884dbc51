//! What the standards ask of the content of an annex (ISO 19005-2 § 6.1–6.3, 6.7; ISO 14289-1 § 7), looked up where the pages use it:
//! what no page draws with cannot break a clause.
//!
//! | file | what it looks at |
//! |---|---|
//! | `content` | content streams: operators, characters, what is drawn unmarked |
//! | `marks`, `inline`, `operands` | marked content; inline images and values; the operands of operators |
//! | `pass` | one pass through the content: what it has found, and where it is |
//! | `edits` | changes in content streams |
//! | `drawn` | the forms, images, patterns and shadings that content draws |
//! | `jpeg2000` | the headers of images in JPEG 2000 |
//! | `states` | graphics states, halftones |
//! | `colours`, `profiles` | colour spaces and colour profiles |
//! | `fonts` | fonts, and the characters that are written with them |
//! | `values` | numbers, names, strings and filters of all that the pages reach; actions, annotations, embedded files |

mod colours;
mod content;
mod drawn;
mod edits;
mod fonts;
mod inline;
mod jpeg2000;
mod marks;
mod operands;
mod pass;
mod profiles;
mod states;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::annex_file::AnnexFile;
use super::breach::{Breaches, Fault};
use super::budget::Budget;
use super::entries::{array, dictionary};
use super::findings::Findings;
use super::refusal::Refusal;
use super::structure::{self, Holder, Tree};
use pass::{Content, Frame, Mode, Status};
pub(super) use profiles::Profile;
pub(super) use states::{changes_nothing, is_blend_mode, is_intent};

/// What looking through a file has given.
#[derive(Debug)]
pub(super) struct Examined {
    pub(super) breaches: Breaches,
    /// The structure of a tagged file.
    pub(super) tree: Option<Tree>,
    /// The content of each page, in their order.
    pub(super) pages: Vec<PageContent>,
    /// The forms whose content was mended.
    pub(super) forms: BTreeMap<ObjectId, Vec<u8>>,
    /// The forms that have no resources of their own, and those that they use.
    pub(super) resources: BTreeMap<ObjectId, Dictionary>,
    /// Whether the colours of printing inks are described by the output intent of the file.
    pub(super) uses_own_inks: bool,
}

/// The content of a page.
#[derive(Debug, Default)]
pub(super) struct PageContent {
    /// The content mended; `None` if it can stay as it is.
    pub(super) mended: Option<Vec<u8>>,
    /// Whether nothing that the content does outlasts it, so that a stamp can be drawn after it.
    pub(super) is_closed: bool,
}

/// Looks through a file: notes what breaks a clause, and mends what can be mended without changing what is seen.
///
/// # Errors
/// [`Refusal`] for what cannot be taken in at all.
pub(super) fn examine(file: &AnnexFile, budget: &Budget) -> Result<Examined, Refusal> {
    let mut findings = Findings::default();
    values::check(file, budget, &mut findings)?;
    let mut tree = match file.tagged {
        true => Some(structure::read(file, budget)?),
        false => None,
    };
    let mut content = Content::new(file, budget, tree.as_ref(), findings);
    let mut pages = Vec::with_capacity(file.pages.len());
    for (index, page) in file.pages.iter().enumerate() {
        content.findings.page = Some(index + 1);
        pages.push(page_content(&mut content, *page)?);
    }
    content.findings.page = None;
    let (used, mut findings) = content.finish();
    fonts::check(file, budget, &used.fonts, &mut findings)?;
    if used.overprints && used.inks_of_profile {
        findings.add(Fault::Entry("OPM".to_owned()));
    }
    if let Some(tree) = &mut tree {
        let (objects, links) = placed_objects(file, &used.images);
        tree.prune(&used.present, &objects);
        tree.mend_lists();
        tree.mend_tables();
        tree.mend_links(&links);
        tree.check_tables(&file.document, &file.pages, budget, &mut findings)?;
        tree.count_silent(&file.document);
    }
    Ok(Examined {
        breaches: findings.breaches(),
        tree,
        pages,
        forms: used.forms,
        resources: used.resources,
        uses_own_inks: used.uses_own_inks,
    })
}

/// Looks through the content of a page and the looks of its links.
fn page_content<'r>(content: &mut Content<'r>, id: ObjectId) -> Result<PageContent, Refusal> {
    let file: &'r AnnexFile = content.file;
    let document = &file.document;
    let page = document.get_dictionary(id).map_err(|_| Refusal::Unreadable)?;
    let resources = file.inherited(page, b"Resources");
    let resources = resources.and_then(|resources| document.dereference(resources).ok());
    let empty = &file.nothing;
    let resources = resources
        .and_then(|(_, found)| found.as_dict().ok())
        .unwrap_or(empty);
    let streams = match page.get_deref(b"Contents", document) {
        Ok(Object::Array(streams)) => streams.clone(),
        _ => page.get(b"Contents").into_iter().cloned().collect(),
    };
    let mut bytes = Vec::new();
    for stream in streams {
        let Ok((_, stream)) = document.dereference(&stream) else {
            continue;
        };
        match content.budget.content(stream)? {
            Some(plain) => bytes.extend(plain),
            None if matches!(stream, Object::Stream(_)) => content.findings.add(Fault::Unreadable),
            None => {}
        }
        bytes.push(b'\n');
    }
    let mode = if file.tagged { Mode::Tag } else { Mode::Strip };
    let frame = Frame::new(Some(Holder::Page(id)), mode, Status::Loose);
    let outcome = content.run(&bytes, resources, frame)?;
    let is_closed = outcome.is_closed;
    let mended = outcome.edits.applied(&bytes);
    if let Some(mended) = &mended {
        content.budget.spend(mended.len())?;
    }
    if outcome.deepest >= content::DEEPEST && !is_closed {
        content.findings.add(Fault::NestedStates);
    }
    for annotation in array(document, page, b"Annots") {
        let annotation = document
            .dereference(annotation)
            .and_then(|(_, found)| found.as_dict());
        let looks = annotation
            .ok()
            .and_then(|annotation| dictionary(document, annotation, b"AP"));
        if let Some(look) = looks.and_then(|looks| looks.get(b"N").ok()) {
            content.form(look, empty, Frame::new(None, Mode::Off, Status::Artifact))?;
        }
    }
    if let Some(group) = dictionary(document, page, b"Group")
        && let Ok(space) = group.get(b"CS")
    {
        content.colour_space(space, resources)?;
    }
    Ok(PageContent { mended, is_closed })
}

/// The objects that structure elements may refer to as wholes, and those of them that are links.
fn placed_objects(file: &AnnexFile, images: &BTreeSet<ObjectId>) -> (BTreeSet<ObjectId>, BTreeSet<ObjectId>) {
    let mut links = BTreeSet::new();
    for page in &file.pages {
        let page = file.document.get_dictionary(*page);
        let annotations = page.map(|page| array(&file.document, page, b"Annots"));
        let ids = annotations
            .unwrap_or_default()
            .iter()
            .filter_map(|it| it.as_reference().ok());
        links.extend(ids.filter(|id| !file.unsigned.contains(id)));
    }
    let objects = links.union(images).copied().collect();
    (objects, links)
}
