//! What differs between two files and cannot be a tracked change.

use std::fmt;

use serde::Serialize;

/// A difference that is not among the tracked changes, or a way in which they differ from what a person would expect.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Remark {
    /// What differs.
    pub kind: RemarkKind,
    /// The part of the package.
    pub part: String,
    /// More about the place: the first words of a paragraph or table, the name of a style.
    pub place: String,
}

/// What differs and is not tracked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RemarkKind {
    /// Page size, margins, columns or page numbering of a section.
    Section,
    /// A section break that was added or removed; the text beside it is tracked.
    SectionBreak,
    /// The look of a style.
    Style,
    /// Colours and fonts of the theme.
    Theme,
    /// A header or footer that only one of the files has.
    Furniture,
    /// Widths, borders or another property of a table, row or cell.
    TableLook,
    /// Something beside tables and paragraphs, such as an embedded file.
    Other,
    /// The format of text whose format somebody has changed with tracking already; theirs stays.
    AlreadyTracked,
    /// A bookmark of the newer file that the older one does not have.
    Bookmark,
    /// Comments of the newer file that the older one does not have.
    Comments,
    /// A property of the file, such as the case number.
    Property,
}

impl RemarkKind {
    /// The Finnish words.
    pub fn label(self) -> &'static str {
        match self {
            RemarkKind::Section => "sivun asetukset poikkeavat",
            RemarkKind::SectionBreak => "osanvaihto on vain toisessa tiedostossa",
            RemarkKind::Style => "tyylin muotoilu poikkeaa",
            RemarkKind::Theme => "teeman värit tai fontit poikkeavat",
            RemarkKind::Furniture => "ylä- tai alatunniste on vain toisessa tiedostossa",
            RemarkKind::TableLook => "taulukon muotoilu poikkeaa",
            RemarkKind::Other => "sisältö, jota ei voi merkitä muutokseksi, poikkeaa",
            RemarkKind::AlreadyTracked => "muotoilu, jonka muutosta seurataan jo, poikkeaa",
            RemarkKind::Bookmark => "kirjanmerkki on vain uudessa tiedostossa",
            RemarkKind::Comments => "uuden tiedoston kommentit eivät siirry",
            RemarkKind::Property => "tiedoston ominaisuus jää ennalleen",
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.label())?;
        if self.place.is_empty() {
            Ok(())
        } else {
            write!(f, ": {}", self.place)
        }
    }
}
