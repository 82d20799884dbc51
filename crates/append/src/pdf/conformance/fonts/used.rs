//! A font with the codes that content shows.

use lopdf::{Dictionary, Object};

use super::cmap::CodeMap;
use super::codes::Codes;
use crate::pdf::actions::shown;
use crate::pdf::annex_file::AnnexFile;
use crate::pdf::budget::Budget;
use crate::pdf::entries::array;
use crate::pdf::refusal::Refusal;

/// How the bytes of a text are divided into codes.
#[derive(Debug)]
pub(super) enum Division {
    /// Each byte is one: simple fonts.
    Bytes,
    /// Two bytes are one, and it is the number of the glyph: `Identity-H` and `Identity-V`.
    Pairs,
    /// By the character map in the file.
    Map(CodeMap),
    /// By a character map that readers have.
    Unknown,
}

/// A font that content uses.
#[derive(Debug)]
pub(in crate::pdf) struct UsedFont<'r> {
    pub(super) font: &'r Dictionary,
    /// The font of a composite font.
    pub(super) descendant: Option<&'r Dictionary>,
    pub(super) division: Division,
    /// The codes that are shown, and those that are written invisibly.
    pub(super) visible: Codes,
    pub(super) hidden: Codes,
    /// The first page that uses it.
    pub(super) page: Option<usize>,
}

impl<'r> UsedFont<'r> {
    pub(in crate::pdf) fn new(
        file: &'r AnnexFile,
        font: &'r Dictionary,
        page: Option<usize>,
        budget: &Budget,
    ) -> Result<Self, Refusal> {
        let document = &file.document;
        let is_composite = font
            .get_deref(b"Subtype", document)
            .and_then(Object::as_name)
            .ok()
            == Some(b"Type0");
        let descendant = array(document, font, b"DescendantFonts").first();
        let descendant = descendant.and_then(|it| document.dereference(it).ok()?.1.as_dict().ok());
        let division = match font.get_deref(b"Encoding", document) {
            _ if !is_composite => Division::Bytes,
            Ok(Object::Name(name)) if matches!(name.as_slice(), b"Identity-H" | b"Identity-V") => {
                Division::Pairs
            }
            Ok(map @ Object::Stream(_)) => match budget.content(map)? {
                Some(map) => CodeMap::read(&map, budget)?.map_or(Division::Unknown, Division::Map),
                None => Division::Unknown,
            },
            _ => Division::Unknown,
        };
        Ok(Self {
            font,
            descendant: descendant.filter(|_| is_composite),
            division,
            visible: Codes::default(),
            hidden: Codes::default(),
            page,
        })
    }

    /// Notes the codes of a text.
    pub(in crate::pdf) fn show(&mut self, text: &[u8], is_hidden: bool) {
        let codes = if is_hidden {
            &mut self.hidden
        } else {
            &mut self.visible
        };
        match &self.division {
            Division::Bytes => text.iter().for_each(|byte| codes.add(u16::from(*byte))),
            Division::Pairs | Division::Unknown => {
                let (pairs, rest) = text.as_chunks::<2>();
                pairs.iter().for_each(|pair| codes.add(u16::from_be_bytes(*pair)));
                rest.iter().for_each(|byte| codes.add(u16::from(*byte) << 8));
            }
            Division::Map(map) => map.divide(text, |code| codes.add(code)),
        }
    }

    /// Its name for a person, without the tag of a subset.
    pub(super) fn name(&self) -> String {
        let name = self.font.get(b"BaseFont").and_then(Object::as_name);
        // Fonts whose glyphs are drawn by content streams need no name.
        let name = name.unwrap_or(b"Type 3");
        let name = match name.get(6) {
            Some(b'+') => name.get(7..).unwrap_or_default(),
            _ => name,
        };
        shown(name)
    }

    /// The dictionary that has descriptor and widths.
    pub(super) fn inner(&self) -> &'r Dictionary {
        self.descendant.unwrap_or(self.font)
    }

    pub(super) fn subtype<'f>(&self, file: &'f AnnexFile) -> &'f [u8]
    where
        'r: 'f,
    {
        let subtype = self
            .font
            .get_deref(b"Subtype", &file.document)
            .and_then(Object::as_name);
        subtype.unwrap_or_default()
    }
}
