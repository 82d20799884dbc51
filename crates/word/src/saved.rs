//! Who saved a Word file last.

use chrono::NaiveDateTime;
use vuosikello_ooxml::{Element, Package, resolve_target};

/// Who saved a Word file last, and when, as the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Saved {
    /// The name that the program had of its user; empty where it tells none.
    pub by: String,
    /// When, in universal time.
    pub at: Option<NaiveDateTime>,
}

/// Who saved a Word file last; `None` for what is no Office file, or does not tell. A document store that writes its own name there is
/// taken at its word.
pub fn saved(bytes: &[u8]) -> Option<Saved> {
    saved_in(&Package::read(bytes).ok()?)
}

/// As [`saved`], of a package that has been read.
pub(crate) fn saved_in(package: &Package) -> Option<Saved> {
    let root = package.relationships("").ok()?;
    let of_file = root.iter().find(|one| one.kind.ends_with("/core-properties"))?;
    let part = resolve_target("", &of_file.target)?;
    let core = package.parse(&part).ok()?;
    // Programs choose prefixes as they like.
    let text = |name: &str| {
        let mut elements = core.elements();
        elements
            .find(|element| element.name.rsplit(':').next() == Some(name))
            .map(Element::own_text)
    };
    let at = text("modified").and_then(|text| {
        let text = text.trim().trim_end_matches('Z').to_owned();
        NaiveDateTime::parse_from_str(text.get(..19)?, "%Y-%m-%dT%H:%M:%S").ok()
    });
    Some(Saved {
        by: text("lastModifiedBy").unwrap_or_default().trim().to_owned(),
        at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_tells_who_saved_it() {
        let document =
            vuosikello_document::Document::new(vuosikello_document::Head::new("Sopimus", "Keskus"));
        let bytes = crate::write_without_pages(&document, crate::Reference::built_in()).unwrap();
        let mut package = Package::read(&bytes).unwrap();
        let core = String::from_utf8(package.part("docProps/core.xml").unwrap().to_vec()).unwrap();
        let end = core.rfind("</").unwrap();
        let core = format!(
            "{}<a:lastModifiedBy xmlns:a=\"x\">Hilma Kuvitelma</a:lastModifiedBy>{}",
            &core[..end],
            &core[end..]
        );
        package.insert("docProps/core.xml", "", core.into_bytes());
        let saved = saved(&package.write().unwrap()).unwrap();
        assert_eq!(saved.by, "Hilma Kuvitelma");
        assert_eq!(super::saved(b"x"), None);
    }
}
