//! The amount of markup in parts, counted before it is parsed.

use super::Package;
use super::error::PackageError;

/// The number of bytes for which `is_counted` holds.
fn count(text: &[u8], is_counted: impl Fn(u8) -> bool) -> usize {
    // In blocks of 255 bytes, whose count fits in a byte: the compiler then counts many bytes at a time.
    let of_block = |block: &[u8]| {
        let sum = |sum: u8, byte: &u8| sum + u8::from(is_counted(*byte));
        usize::from(block.iter().fold(0, sum))
    };
    text.chunks(usize::from(u8::MAX)).map(of_block).sum()
}

/// The most tags and references that a text can have, or attributes if those are more. An element has one tag or two; its
/// tree takes some twenty times the bytes of `<a/>`, and that of an attribute ten times those of `a=""`.
pub(super) fn marks(text: &[u8]) -> usize {
    count(text, |byte| matches!(byte, b'<' | b'&')).max(count(text, |byte| byte == b'='))
}

impl Package {
    /// Refuses a package whose parts have more tags and references together than the given number, or more attributes. Each
    /// part is bounded by itself when it is parsed; many large ones would take minutes all the same.
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
                    .ok_or(PackageError::TooLarge("liikaa elementtejä".into()))?;
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
        assert_eq!(marks(b"<a b='' c='' d=''/>"), 3);
        let mut package = Package::new(ContentTypes::for_office());
        package.insert("a.xml", "application/example+xml", &b"<a></a>"[..]);
        package.insert("b.part", "application/example+xml", &b"<a/>"[..]);
        package.insert("c.png", "image/png", &b"<<<<<<<<"[..]);
        assert!(package.check_markup(3).is_ok());
        assert!(matches!(package.check_markup(2), Err(PackageError::TooLarge(_))));
    }
}
