//! Reading a package from bytes that may come from anyone.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::encoding::as_utf8;
use super::error::PackageError;
use super::marks::marks;
use super::unpack::Inflater;
use super::{CONTENT_TYPES_PART, ContentTypes, Package};

/// How large a package may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most entries in the zip file.
    pub entries: usize,
    /// The most bytes in one part, unpacked.
    pub part_bytes: u64,
    /// The most bytes in all parts together, unpacked.
    pub total_bytes: u64,
    /// How many times larger than packed a part above one mebibyte may be. Text of a document packs to a tenth or a
    /// thirtieth; a bomb to a thousandth.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 2_000,
            part_bytes: 64 << 20,
            total_bytes: 192 << 20,
            ratio: 250,
        }
    }
}

/// Below this size, in bytes, a part may have any packing ratio: the absolute limits suffice.
const RATIO_FLOOR: u64 = 1 << 20;

/// The most markup in the list of content types: five tags for each entry that the package may have, and at least 1 000.
const MARKS_OF_A_TYPE: usize = 5;
const LEAST_MARKS: usize = 1_000;

impl Package {
    /// Reads a package within the default [`Limits`].
    ///
    /// # Errors
    /// [`PackageError`] if the bytes are not an undamaged Office package of reasonable size.
    pub fn read(bytes: &[u8]) -> Result<Self, PackageError> {
        Self::read_within(bytes, &Limits::default())
    }

    /// Reads a package within the given limits.
    ///
    /// # Errors
    /// [`PackageError`] if the bytes are not an undamaged Office package within the limits.
    pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<Self, PackageError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        if archive.len() > limits.entries {
            return Err(PackageError::TooLarge(
                format!("yli {} osaa", limits.entries).into(),
            ));
        }
        if archive.has_duplicate_names() {
            return Err(PackageError::Twice(String::from("?")));
        }
        let mut content_types = None;
        let mut parts: BTreeMap<Cow<'static, str>, Cow<'static, [u8]>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut total = 0u64;
        let mut inflater = Inflater::new();
        for index in 0..archive.len() {
            let entry = archive.by_index(index)?;
            if entry.is_dir() {
                continue;
            }
            let name = entry.name()?.into_owned();
            check_name(&name)?;
            // Names that differ by case alone are equivalent (ECMA-376 Part 2 § 9.1.1.3).
            if !seen.insert(name.to_ascii_lowercase()) {
                return Err(PackageError::Twice(name));
            }
            let packed = entry.compressed_size();
            let by_ratio = packed.saturating_mul(limits.ratio).max(RATIO_FLOOR);
            let by_total = limits.total_bytes.saturating_sub(total);
            let allowed = limits.part_bytes.min(by_total).min(by_ratio);
            let size = entry.size().min(allowed).min(RATIO_FLOOR) as usize;
            let limit = usize::try_from(allowed).unwrap_or(usize::MAX);
            let packed = match (entry.compression(), entry.data_start()) {
                (CompressionMethod::Deflated, Some(start)) => slice(bytes, start, packed),
                _ => None,
            };
            let unpacked = match packed {
                Some(packed) => inflater.content(packed, size, entry.crc32(), limit),
                None => {
                    let mut content = Vec::with_capacity(size);
                    let unpacked = entry.take(allowed + 1).read_to_end(&mut content);
                    unpacked.map(|_| content)
                }
            };
            let content = unpacked.map_err(|error| PackageError::Unpack {
                name: name.clone(),
                error,
            })?;
            if content.len() as u64 > allowed {
                let what = match allowed {
                    _ if allowed == limits.part_bytes => {
                        format!("osa {name} on purettuna yli {}", mebibytes(limits.part_bytes))
                    }
                    _ if allowed == by_ratio => {
                        format!(
                            "osa {name} on purettuna yli {} kertaa pakattua suurempi",
                            limits.ratio
                        )
                    }
                    _ => format!(
                        "osat ovat purettuina yhteensä yli {}",
                        mebibytes(limits.total_bytes)
                    ),
                };
                return Err(PackageError::TooLarge(what.into()));
            }
            let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
            let content = match is_xml {
                true => as_utf8(Cow::Owned(content)),
                false => Cow::Owned(content),
            };
            total += content.len() as u64;
            if name == CONTENT_TYPES_PART {
                let most = limits.entries.saturating_mul(MARKS_OF_A_TYPE).max(LEAST_MARKS);
                if marks(&content) > most {
                    return Err(PackageError::TooLarge("liikaa elementtejä".into()));
                }
                let types = ContentTypes::parse(&content);
                content_types = Some(types.map_err(|error| PackageError::Part { name, error })?);
            } else {
                parts.insert(Cow::Owned(name), Cow::Owned(content.into_owned()));
            }
        }
        let content_types = content_types.ok_or(PackageError::NoContentTypes)?;
        Ok(Self { content_types, parts })
    }
}

/// So many bytes from a place on; `None` where there are fewer.
fn slice(bytes: &[u8], start: u64, length: u64) -> Option<&[u8]> {
    let (start, length) = (usize::try_from(start).ok()?, usize::try_from(length).ok()?);
    bytes.get(start..)?.get(..length)
}

/// A number of bytes as people see sizes of files.
fn mebibytes(bytes: u64) -> String {
    match bytes >> 20 {
        0 => format!("{bytes} tavua"),
        mebibytes => format!("{mebibytes} Mt"),
    }
}

fn check_name(name: &str) -> Result<(), PackageError> {
    let bad_segment = |segment: &str| segment.is_empty() || segment == "." || segment == "..";
    let bad = name.len() > 500
        || name.contains(['\\', ':', '\0'])
        || name.chars().any(char::is_control)
        || name.split('/').any(bad_segment);
    if bad {
        Err(PackageError::Name(name.to_owned()))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");

    #[test]
    fn a_zip_file_without_content_types_is_not_an_office_file() {
        assert!(matches!(
            Package::read(&zip(&[("a.xml", b"<a/>")])),
            Err(PackageError::NoContentTypes)
        ));
        assert!(matches!(
            Package::read(b"not a zip file"),
            Err(PackageError::Zip(_))
        ));
    }

    #[test]
    fn names_that_leave_the_package_are_refused() {
        for name in ["../a.xml", "/a.xml", "a\\b.xml", "a//b.xml", "c:a.xml"] {
            assert!(
                matches!(
                    Package::read(&zip(&[TYPES, (name, b"")])),
                    Err(PackageError::Name(_))
                ),
                "{name}"
            );
        }
    }

    #[test]
    fn names_that_differ_by_case_alone_are_refused() {
        let twice = zip(&[TYPES, ("word/a.xml", b""), ("Word/A.xml", b"")]);
        assert!(matches!(Package::read(&twice), Err(PackageError::Twice(_))));
    }

    #[test]
    fn a_bomb_is_refused_before_it_unpacks() {
        let bomb = zip(&[TYPES, ("word/document.xml", &vec![b' '; 8 << 20])]);
        assert!(bomb.len() < 20_000);
        let told = Package::read(&bomb).unwrap_err().to_string();
        assert_eq!(
            told,
            "paketti on liian suuri: osa word/document.xml on purettuna yli 250 kertaa pakattua suurempi"
        );
    }

    #[test]
    fn a_list_of_types_longer_than_the_package_is_refused_before_it_is_parsed() {
        let types = format!("<Types>{}</Types>", "<a/>".repeat(20_000));
        assert!(matches!(
            Package::read(&zip(&[("[Content_Types].xml", types.as_bytes())])),
            Err(PackageError::TooLarge(_))
        ));
    }

    #[test]
    fn damage_is_told_in_finnish() {
        let mut damaged = zip(&[
            TYPES,
            ("a.xml", &b"many words to be packed, many words".repeat(20)),
        ]);
        let told = |bytes: &[u8]| Package::read(bytes).unwrap_err().to_string();
        assert_eq!(
            told(b"x"),
            "tiedosto ei ole ehjä Office-tiedosto: zip-paketti on vaurioitunut tai tiedosto on muuta muotoa"
        );
        let at = damaged.windows(5).position(|name| name == b"a.xml").unwrap() + 5;
        damaged[at..at + 8].fill(0xff);
        assert_eq!(
            told(&damaged),
            "osa a.xml ei purkaudu: zip-paketti on vaurioitunut"
        );
    }

    #[test]
    fn limits_are_kept() {
        let package = zip(&[TYPES, ("a.xml", b"12345"), ("b.xml", b"12345")]);
        let limits = Limits::default();
        assert!(Package::read(&package).is_ok());
        for tight in [
            Limits { entries: 2, ..limits },
            Limits {
                part_bytes: 4,
                ..limits
            },
            Limits {
                total_bytes: 12,
                ..limits
            },
        ] {
            assert!(matches!(
                Package::read_within(&package, &tight),
                Err(PackageError::TooLarge(_))
            ));
        }
    }

    proptest! {
        #[test]
        fn damaged_packages_give_an_error_or_a_package(
            changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        ) {
            let mut package = zip(&[TYPES, ("word/document.xml", b"<a>some text to be packed</a>")]);
            for (at, byte) in changes {
                let at = at.index(package.len());
                package[at] = byte;
            }
            let _ = Package::read(&package);
        }
    }
}
