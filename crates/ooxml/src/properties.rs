//! The properties that every Office file has: title, author, language and dates, the program and the organisation.

use crate::Element;

/// Title, author, language and date (ECMA-376 Part 2 § 11). `date` is a day as `2026-11-23`; one that the format cannot
/// hold, before the year 0 or after 9999, is left out.
pub fn core_properties(title: &str, creator: &str, language: &str, date: &str) -> Element<'static> {
    let moment = |name: &'static str| {
        Element::new(name)
            .attribute("xsi:type", "dcterms:W3CDTF")
            .text(format!("{date}T00:00:00Z"))
    };
    let root = Element::new("cp:coreProperties")
        .attribute(
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        )
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attribute("xmlns:dcmitype", "http://purl.org/dc/dcmitype/")
        .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(Element::new("dc:title").text(title.to_owned()))
        .child(Element::new("dc:creator").text(creator.to_owned()))
        .child(Element::new("dc:language").text(language.to_owned()));
    // W3CDTF has years of four digits.
    if date.len() == "2026-11-23".len() && !date.starts_with(['+', '-']) {
        root.child(moment("dcterms:created"))
            .child(moment("dcterms:modified"))
    } else {
        root
    }
}

/// The program, the organisation, and counts by their names (ECMA-376 Part 1 § 22.2).
pub fn extended_properties(company: &str, counts: &[(&'static str, usize)]) -> Element<'static> {
    let count = |(name, count): &(&'static str, usize)| Element::new(*name).text(count.to_string());
    Element::new("Properties")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )
        .child(Element::new("Application").text("vuosikello"))
        .children(counts.iter().map(count))
        .child(Element::new("Company").text(company.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_the_format_cannot_hold_is_left_out() {
        let dates = |date| {
            core_properties("Otsikko", "Keskus", "fi-FI", date)
                .elements()
                .count()
        };
        assert_eq!(dates("2026-11-23"), 5);
        assert_eq!(dates("+12026-11-23"), 3);
        assert_eq!(dates("-0001-11-23"), 3);
    }
}
