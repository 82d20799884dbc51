//! Word files of an agreement that lie beside its drafts, where nothing reads them: in a folder of their own, in the folder of the agreement,
//! or as they were before an update.

use vuosikello::agreement::AgreementPart;
use vuosikello::word;
use vuosikello_core::{DataFolder, Period};

use super::review::{Aside, DRAFTS, DraftReview, DraftReviews, DraftState};
use super::{odd, update};
use crate::folder::{Found, Listing, WORD_BYTES, extension, is_clutter};
use crate::{Failure, Place, Problem, Publisher};

/// Extensions of texts that Word, LibreOffice and Pages write and this program does not read.
const OTHER_FORMS: [&str; 11] = [
    "doc", "docm", "dot", "dotm", "dotx", "fodt", "odt", "ott", "pages", "rtf", "wps",
];

/// How deep folders in the folder of drafts are looked into.
const MAX_DEPTH: usize = 3;

/// The most files beside the drafts that are looked at.
const MAX_FILES: usize = 200;

/// Whether a file is a text in a form that is not read.
pub(super) fn is_other_form(name: &str) -> bool {
    OTHER_FORMS.contains(&extension(name).as_str()) && !is_clutter(name)
}

/// What is said of a file in another form, and what to do, in Finnish.
pub(super) fn other_form(name: &str) -> (String, String) {
    (
        format!("tiedosto on muotoa .{}, jota ei lueta", extension(name)),
        "tallenna se Wordissa muodossa .docx luonnosten kansioon, tai siirrä se pois sieltä".to_owned(),
    )
}

impl Publisher {
    /// The texts beside the drafts that people may have edited, with what a person must know of the folders that they lie in.
    pub(super) fn asides(&self, id: &str, year: i32) -> Result<(Vec<Aside>, Vec<String>), Failure> {
        let home = DataFolder::AGREEMENT.path(id, Period::Year(year));
        let drafts = format!("{home}/{}", DRAFTS.folder);
        let (mut files, mut notes) = (Vec::new(), Vec::new());
        let of_folder = |listing: &Listing, wanted: fn(&str) -> bool| -> Vec<String> {
            let names = listing.files().filter(|name| wanted(name));
            names.map(|name| format!("{}/{name}", listing.path)).collect()
        };
        let root = &self.workspace().folder;
        let listing = root.contents(&drafts)?;
        files.extend(of_folder(&listing, |name| is_text(name) && update::is_kept(name)));
        files.extend(of_folder(&root.contents(&home)?, is_text));
        let mut folders: Vec<(String, usize)> = Vec::new();
        let inside = |listing: &Listing, depth| -> Vec<(String, usize)> {
            let names = listing.folders().map(|name| format!("{}/{name}", listing.path));
            names.map(|folder| (folder, depth)).collect()
        };
        folders.extend(inside(&listing, 1));
        while let Some((folder, depth)) = folders.pop() {
            let listing = root.contents(&folder)?;
            let found = of_folder(&listing, is_text);
            if !found.is_empty() {
                notes.push(format!(
                    "kansiota {folder} ei lueta (Word-tiedostoja {}): siirrä voimassa oleva luonnos kansioon {drafts}",
                    found.len()
                ));
            }
            files.extend(found);
            if depth < MAX_DEPTH {
                folders.extend(inside(&listing, depth + 1));
            }
        }
        let mut asides = Vec::new();
        for file in files.into_iter().take(MAX_FILES) {
            asides.extend(self.aside(file, id, year)?);
        }
        Ok((asides, notes))
    }

    /// A file as one beside the drafts; `None` if nobody can have edited it, or it belongs to another agreement.
    fn aside(&self, file: String, id: &str, year: i32) -> Result<Option<Aside>, Failure> {
        if extension(&file) != "docx" {
            return Ok(Some(Aside { file, title: None }));
        }
        let Found::File(bytes) = self.workspace().folder.read(&file, WORD_BYTES)? else {
            return Ok(None);
        };
        let generated = word::generated(&bytes);
        let is_elsewhere = || {
            generated
                .as_ref()
                .and_then(|it| odd::elsewhere(&it.head, id, year))
                .is_some()
        };
        if generated.is_some() && (word::is_untouched(&bytes) || is_elsewhere()) {
            return Ok(None);
        }
        let title = generated.map(|document| document.head.title);
        Ok(Some(Aside { file, title }))
    }
}

fn is_text(name: &str) -> bool {
    !is_clutter(name) && (extension(name) == "docx" || is_other_form(name))
}

impl DraftReviews {
    /// The file beside the drafts that was made from a part, where no draft of that part is among them.
    pub(super) fn aside_of(&self, part: &AgreementPart) -> Option<&Aside> {
        let is_there = |draft: &DraftReview| {
            let is_own = matches!(draft.state, DraftState::Untouched | DraftState::Edited);
            is_own && draft.part_in(std::slice::from_ref(part)).is_some()
        };
        if self.drafts.iter().any(is_there) {
            return None;
        }
        self.asides.iter().find(|aside| aside.is_of(part))
    }

    /// Drafts that lie where nothing reads them: what people wrote in them would be lost.
    pub(super) fn left_aside(&self, parts: &[AgreementPart]) -> Vec<Problem> {
        let found = parts.iter().filter_map(|part| Some((part, self.aside_of(part)?)));
        let problem = |(part, aside): (&AgreementPart, &Aside)| {
            let message = format!(
                "luonnos {}.docx puuttuu luonnosten kansiosta, ja tässä tiedostossa voi olla sen muokkauksia",
                part.file_stem
            );
            let fix = "siirrä se luonnosten kansioon muodossa .docx; --from-data tekee PDF:n tiedoista";
            Problem::new(Some(&self.customer), &aside.file, Place::File, message, fix)
        };
        found.map(problem).collect()
    }

    /// What to do about a draft that is not in its folder, in Finnish.
    pub(super) fn missing(&self, part: &AgreementPart) -> String {
        let name = format!("{}.docx", part.file_stem);
        match self.aside_of(part) {
            Some(Aside { file, .. }) => format!(
                "luonnos {name} puuttuu luonnosten kansiosta, mutta sen muokkauksia voi olla tiedostossa {file}: siirrä se kansioon muodossa .docx"
            ),
            None => format!(
                "luonnos {name} puuttuu: jos se on poistettu vahingossa tai siirretty, palauta se; muuten se tehdään tiedoista"
            ),
        }
    }
}
