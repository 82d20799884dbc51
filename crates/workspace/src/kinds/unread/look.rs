//! What nothing reads in the folders of the templates and of the look.

use super::describe::named;
use super::{Place, Search};
use crate::Failure;
use crate::folder::{extension, is_clutter};
use crate::workspace::{LOGO, REFERENCE, SLIDES, TEMPLATES, is_template};

/// The extensions of files that were probably meant to be one of the look.
const TEXTS: [&str; 7] = ["docx", "dotx", "docm", "dotm", "doc", "dot", "odt"];
const DECKS: [&str; 7] = ["pptx", "potx", "pptm", "potm", "ppt", "pot", "odp"];
const PICTURES: [&str; 10] = [
    "png", "jpg", "jpeg", "svg", "gif", "bmp", "webp", "tif", "tiff", "emf",
];

/// The folder of a file, and its name.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

impl Search<'_> {
    /// Whether a folder of the root holds templates or the look.
    pub(super) fn is_of_look(&self, place: Place<'_>, name: &str) -> bool {
        place.pattern.is_empty() && [split(TEMPLATES).0, split(LOGO).0].contains(&name)
    }

    /// Tells of files in the folder of the look that are none of its own: its definition, what that names, and the Word and PowerPoint
    /// files.
    pub(super) fn look(&mut self) -> Result<(), Failure> {
        let (folder, _) = split(LOGO);
        let listing = self.workspace.folder.contents(folder)?;
        let own = self.workspace.own_look();
        let defined = own.file.as_deref().map(|path| split(path).1);
        let logo = own.look.logo.file.as_str();
        let mut known = vec![split(REFERENCE).1, split(SLIDES).1, logo];
        known.extend(defined);
        known.extend(own.look.typefaces.pdf.iter().flat_map(|files| files.names()));
        for entry in &listing.entries {
            let name = entry.name.as_str();
            if is_clutter(name) || (!entry.is_folder && known.contains(&name)) {
                continue;
            }
            let extension = extension(name);
            let is_one_of =
                |extensions: &[&str]| !entry.is_folder && extensions.contains(&extension.as_str());
            let (wanted, what) = if is_one_of(&TEXTS) {
                (REFERENCE, "Word-tiedostojen malli")
            } else if is_one_of(&DECKS) {
                (SLIDES, "esitysten pohja")
            } else if is_one_of(&PICTURES) {
                (logo, "logo")
            } else {
                let mut read = known.clone();
                read.extend(["ilme.json", "ilme.xlsx"].iter().filter(|_| defined.is_none()));
                let fix = format!("ilme luetaan tiedostoista {}", read.join(", "));
                self.remark(None, &format!("{folder}/{name}"), "mikään ei lue tätä", &fix);
                continue;
            };
            let (_, wanted) = split(wanted);
            let is_there = listing.files().any(|file| file == wanted);
            let message = match is_there {
                true => {
                    format!("tiedostoa ei lueta: {what} luetaan tiedostosta {wanted}, joka on myös kansiossa")
                }
                false => format!("tiedostoa ei lueta: {what} luetaan vain tiedostosta {wanted}"),
            };
            let fix = match wanted.rsplit_once('.') {
                Some((_, form)) if form == extension => format!("jos tämä on {what}, nimeä se {wanted}"),
                _ => format!("jos tämä on {what}, tallenna se muodossa {wanted}"),
            };
            self.remark(None, &format!("{folder}/{name}"), &message, &fix);
        }
        Ok(())
    }

    /// Tells of what stands in the folders of the templates and is none.
    pub(super) fn templates(&mut self) -> Result<(), Failure> {
        let (folder, language) = split(TEMPLATES);
        let outer = self.workspace.folder.contents(folder)?;
        for entry in &outer.entries {
            let is_known = entry.is_folder && entry.name == language;
            if is_known || is_clutter(&entry.name) {
                continue;
            }
            let (message, fix) = match (entry.is_folder, is_template(&entry.name)) {
                (false, true) => (
                    "mallipohjaa ei lueta tästä kansiosta",
                    format!("siirrä se kansioon {TEMPLATES}"),
                ),
                (false, false) => (
                    "mikään ei lue tätä",
                    format!("mallipohjat ovat .md-tiedostoja kansiossa {TEMPLATES}"),
                ),
                (true, _) => (
                    "kansiota ei lueta",
                    format!("mallipohjat ovat kansiossa {TEMPLATES}"),
                ),
            };
            self.remark(None, &format!("{folder}/{}", entry.name), message, &fix);
        }
        let inner = self.workspace.folder.contents(TEMPLATES)?;
        let is_other = |name: &&str| !is_template(name) && !is_clutter(name);
        for name in inner.files().filter(is_other) {
            let fix = match TEXTS.contains(&extension(name).as_str()) {
                true => {
                    format!("mallipohjat ovat .md-tiedostoja, joiden ulkoasu tulee tiedostosta {REFERENCE}")
                }
                false => "mallipohjat ovat .md-tiedostoja; anna nimelle loppu .md".to_owned(),
            };
            self.remark(
                None,
                &format!("{TEMPLATES}/{name}"),
                "tiedostoa ei lueta mallipohjana",
                &fix,
            );
        }
        let folders: Vec<&str> = inner.folders().collect();
        if !folders.is_empty() {
            let message = format!("alikansioita ei lueta: {}", named(&folders));
            self.remark(
                None,
                TEMPLATES,
                &message,
                &format!("siirrä mallipohjat kansioon {TEMPLATES}"),
            );
        }
        Ok(())
    }
}
