//! The typeface: four faces that are parsed once and shared by all documents.

mod coverage;
mod face;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use crate::Error;

use coverage::Coverage;
pub(crate) use face::Face;

/// One of the four faces of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub(crate) enum Style {
    #[default]
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

impl Style {
    pub(crate) const ALL: [Style; 4] = [Style::Regular, Style::Bold, Style::Italic, Style::BoldItalic];

    /// The same face, but bold.
    pub(crate) fn bold(self) -> Self {
        match self {
            Style::Regular | Style::Bold => Style::Bold,
            Style::Italic | Style::BoldItalic => Style::BoldItalic,
        }
    }

    /// The same face, but italic.
    pub(crate) fn italic(self) -> Self {
        match self {
            Style::Regular | Style::Italic => Style::Italic,
            Style::Bold | Style::BoldItalic => Style::BoldItalic,
        }
    }

    /// The value of the face, of one for each of the four faces.
    pub(crate) fn of<T>(self, faces: &[T; 4]) -> &T {
        let [regular, bold, italic, bold_italic] = faces;
        match self {
            Style::Regular => regular,
            Style::Bold => bold,
            Style::Italic => italic,
            Style::BoldItalic => bold_italic,
        }
    }

    /// The value of the face, to be changed.
    pub(crate) fn of_mut<T>(self, faces: &mut [T; 4]) -> &mut T {
        let [regular, bold, italic, bold_italic] = faces;
        match self {
            Style::Regular => regular,
            Style::Bold => bold,
            Style::Italic => italic,
            Style::BoldItalic => bold_italic,
        }
    }
}

/// A typeface in four faces: regular, bold, italic and bold italic.
///
/// Parsing costs a few milliseconds; keep the value and share it ([`Arc`]) between documents.
#[derive(Debug)]
pub struct Fonts {
    faces: [Face; 4],
    /// The characters that all four have.
    common: Coverage,
    /// Tells typefaces apart as long as the process runs.
    number: u64,
}

macro_rules! built_in {
    ($style:literal) => {
        include_bytes!(concat!(
            "../../../../brand/fonts/noto-sans/NotoSans-",
            $style,
            ".ttf"
        ))
        .as_slice()
    };
}

static BUILT_IN: LazyLock<Result<Arc<Fonts>, Error>> = LazyLock::new(|| {
    let faces = [
        built_in!("Regular"),
        built_in!("Bold"),
        built_in!("Italic"),
        built_in!("BoldItalic"),
    ];
    let [regular, bold, italic, bold_italic] = faces.map(<[u8]>::to_vec);
    Fonts::from_bytes(regular, bold, italic, bold_italic).map(Arc::new)
});

impl Fonts {
    /// Noto Sans, which is compiled in. The first call parses it.
    ///
    /// # Errors
    /// [`Error::Font`] if a face cannot be parsed, which a test rules out for the files that are compiled in.
    pub fn built_in() -> Result<Arc<Fonts>, Error> {
        BUILT_IN.clone()
    }

    /// Whether the built-in typeface [covers](Fonts::covers) a character: no character if it cannot be parsed.
    pub fn built_in_covers(character: char) -> bool {
        BUILT_IN.as_ref().is_ok_and(|fonts| fonts.covers(character))
    }

    /// A typeface from the bytes of four TrueType files.
    ///
    /// # Errors
    /// [`Error::Font`] when a file is no TrueType font with a Unicode character map, or forbids embedding.
    pub fn from_bytes(
        regular: Vec<u8>,
        bold: Vec<u8>,
        italic: Vec<u8>,
        bold_italic: Vec<u8>,
    ) -> Result<Fonts, Error> {
        let parse =
            |face: &'static str, data| Face::parse(data).map_err(|reason| Error::Font { face, reason });
        let faces = [
            parse("Regular", regular)?,
            parse("Bold", bold)?,
            parse("Italic", italic)?,
            parse("BoldItalic", bold_italic)?,
        ];
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let common = Coverage::common(faces.each_ref().map(Face::coverage));
        Ok(Fonts {
            faces,
            common,
            number,
        })
    }

    /// A number that no other typeface has in this process, as a key of caches; it is never part of any output.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// Whether all four faces have a glyph for the character, so that it can be set in any of them.
    pub fn covers(&self, character: char) -> bool {
        self.common.contains(character)
    }

    pub(crate) fn face(&self, style: Style) -> &Face {
        style.of(&self.faces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_faces_have_what_finnish_documents_need() {
        let fonts = Fonts::built_in().unwrap();
        for c in "ÅÄÖåäöŠšŽžČčĐđŊŋ0123456789−–—…•€§½×≤≥≠≈→☐☑✓\u{a0}\u{202f}\u{2011}".chars()
        {
            assert!(fonts.covers(c), "{c}");
        }
    }

    #[test]
    fn what_cannot_be_printed_is_not_covered() {
        let fonts = Fonts::built_in().unwrap();
        for c in "\u{0}\u{7}\u{1b}\u{85}\u{202e}\u{2066}\u{fe0f}😀世".chars() {
            assert!(!fonts.covers(c), "{c:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_font_are_refused() {
        let error = Fonts::from_bytes(vec![1, 2, 3], vec![], vec![], vec![]).unwrap_err();
        assert!(matches!(error, Error::Font { face: "Regular", .. }));
    }
}
