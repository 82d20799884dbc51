//! How much markup there is, known before it is parsed.

use super::{Package, PackageError};

/// How many tags and references a text has at most. An element makes one or two, and a tree takes some fifty times the
/// bytes of `<a/>`.
pub(super) fn marks(text: &[u8]) -> usize {
    // In blocks that can be summed up in bytes: many at a time.
    let blocks = text.chunks(255);
    let of_block = |block: &[u8]| {
        let count = block
            .iter()
            .fold(0u8, |count, byte| count + u8::from(matches!(byte, b'<' | b'&')));
        usize::from(count)
    };
    blocks.map(of_block).sum()
}

impl Package {
    /// Refuses a package whose parts have more tags and references together than the given number. Each part is bounded by
    /// itself when it is parsed; many large ones would take minutes all the same.
    ///
    /// # Errors
    /// [`PackageError::TooLarge`] if there are more.
    pub fn check_markup(&self, most: usize) -> Result<(), PackageError> {
        let mut left = most;
        for (name, bytes) in self.parts() {
            let kind = self.content_types().of(name).unwrap_or_default();
            if is_markup(name, kind) {
                left = left
                    .checked_sub(marks(bytes))
                    .ok_or(PackageError::TooLarge("liikaa elementtejä"))?;
            }
        }
        Ok(())
    }
}

/// Whether a part may be read as XML.
fn is_markup(name: &str, kind: &str) -> bool {
    kind.ends_with("xml") || name.ends_with(".xml") || name.ends_with(".rels")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ContentTypes;

    #[test]
    fn the_markup_of_all_parts_is_counted() {
        assert_eq!(marks(b""), 0);
        assert_eq!(marks(&b"<a>&amp;</a>".repeat(1_000)), 3_000);
        assert_eq!(marks(&[b'<'; 10_000]), 10_000);
        let mut package = Package::new(ContentTypes::for_office());
        package.insert("a.xml", "application/example+xml", &b"<a></a>"[..]);
        package.insert("b.part", "application/example+xml", &b"<a/>"[..]);
        package.insert("c.png", "image/png", &b"<<<<<<<<"[..]);
        assert!(package.check_markup(3).is_ok());
        assert!(matches!(package.check_markup(2), Err(PackageError::TooLarge(_))));
    }
}
