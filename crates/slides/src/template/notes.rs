//! The notes master.

use vuosikello_ooxml::{Element, Package};

use super::built_in;
use super::copy::PartCopier;
use super::error::TemplateError;
use super::placeholder::{mark, shapes};
use crate::parts;

/// The notes master, and how the pages of notes refer to its placeholders.
#[derive(Debug, Clone, Default)]
pub(crate) struct NotesMaster {
    pub(crate) part: String,
    /// The index of the picture of the slide, if the master has one.
    pub(crate) image: Option<String>,
    /// The index of the text.
    pub(crate) body: String,
}

impl NotesMaster {
    /// Takes over the notes master of the template; without one that has room for text, that of the built-in brand.
    pub(super) fn take(
        copier: &mut PartCopier<'_>,
        package: &Package,
        part: Option<String>,
    ) -> Result<Self, TemplateError> {
        if let Some(part) = part {
            let master = parts::parse(package, &part)?;
            if let Some(notes) = Self::read(&master, part.clone()) {
                copier.take(&part)?;
                return Ok(notes);
            }
        }
        let bytes = built_in::notes_master();
        let master = Element::parse(&bytes).unwrap_or_default();
        let notes = Self::read(&master, String::new()).unwrap_or_default();
        let theme = copier.add("ppt/theme/themeNotes.xml", parts::THEME, built_in::notes_theme());
        let part = copier.add(
            "ppt/notesMasters/notesMaster1.xml",
            parts::NOTES_MASTER,
            bytes.clone(),
        );
        copier.relate(&part, "rId1", "theme", &theme)?;
        Ok(Self { part, ..notes })
    }

    fn read(master: &Element<'_>, part: String) -> Option<Self> {
        let index = |kind: &str| {
            shapes(master).find_map(|shape| {
                let mark = mark(shape).filter(|mark| mark.get("type") == Some(kind))?;
                Some(mark.get("idx").unwrap_or("0").to_owned())
            })
        };
        Some(Self {
            part,
            image: index("sldImg"),
            body: index("body")?,
        })
    }
}
