//! Files in the strict form of the standard (ISO/IEC 29500-1), whose namespaces, percentages and lengths differ, in the transitional form.

use std::borrow::Cow;

use super::Package;

/// Begins the namespaces and kinds of relationships of the strict form: `…/wordprocessingml/main`.
const STRICT: &[u8] = b"http://purl.oclc.org/ooxml/";
const TRANSITIONAL: &[u8] = b"http://schemas.openxmlformats.org/";

/// The names that differ otherwise than by the year after the first step.
const RENAMED: [(&[u8], &[u8]); 2] = [
    (b"extendedProperties", b"extended-properties"),
    (b"customProperties", b"custom-properties"),
];

/// The elements of text whose values are half points; the other lengths are twentieths of a point.
const HALF_POINTS: [&[u8]; 5] = [b"w:sz", b"w:szCs", b"w:kern", b"w:position", b"w:hps"];

impl Package {
    /// The package in the transitional form; one that is in it stays as it is.
    ///
    /// Lengths of text (`12pt`) and percentages of drawings (`75%`) become the numbers that the transitional form has always had, so that
    /// what reads it need not know others.
    #[must_use]
    pub fn into_transitional(mut self) -> Self {
        for (name, content) in &mut self.parts {
            let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
            if is_xml && find(content, STRICT).is_some() {
                *content = Cow::Owned(transitional(name, content));
            }
        }
        self
    }
}

/// A part in the transitional form.
fn transitional(name: &str, content: &[u8]) -> Vec<u8> {
    let named = with_namespaces(content);
    // In charts whole numbers mean per cent, and values may have the sign in either form.
    let is_chart = find(&named, b"/drawingml/2006/chart\"").is_some();
    let is_text = name.starts_with("word/");
    if is_chart {
        named
    } else {
        with_numbers(&named, is_text)
    }
}

fn with_namespaces(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) = find(rest, STRICT) {
        let (before, found) = rest.split_at(at);
        out.extend_from_slice(before);
        let found = found.get(STRICT.len()..).unwrap_or_default();
        let end = found
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\''))
            .unwrap_or(0);
        let (address, after) = found.split_at(end);
        out.extend_from_slice(TRANSITIONAL);
        let mut steps = address.split(|byte| *byte == b'/');
        out.extend_from_slice(steps.next().unwrap_or_default());
        out.extend_from_slice(b"/2006");
        for step in steps {
            out.push(b'/');
            let renamed = RENAMED.iter().find(|(strict, _)| *strict == step);
            out.extend_from_slice(renamed.map_or(step, |(_, other)| *other));
        }
        rest = after;
    }
    out.extend_from_slice(rest);
    out
}

/// The part with the values of its attributes as plain numbers.
fn with_numbers(content: &[u8], is_text: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    let mut rest = content;
    while let Some(start) = rest.iter().position(|byte| *byte == b'<') {
        let length = tag_length(rest.get(start..).unwrap_or_default());
        let (before, tag) = rest.split_at(start);
        let (tag, after) = tag.split_at(length);
        out.extend_from_slice(before);
        put_tag(tag, is_text, &mut out);
        rest = after;
    }
    out.extend_from_slice(rest);
    out
}

/// The bytes of a tag, a comment or the like up to its `>`, which may stand in a value too.
fn tag_length(text: &[u8]) -> usize {
    let mut quote = None;
    for (at, byte) in text.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn put_tag(tag: &[u8], is_text: bool, out: &mut Vec<u8>) {
    let name = tag.get(1..).unwrap_or_default();
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    let name = name
        .get(..name.iter().position(is_end).unwrap_or(name.len()))
        .unwrap_or_default();
    for (index, piece) in tag.split(|byte| *byte == b'"').enumerate() {
        if index > 0 {
            out.push(b'"');
        }
        // Every second piece is a value.
        let value = if index % 2 == 1 {
            number(name, piece, is_text)
        } else {
            None
        };
        match value {
            Some(number) => out.extend_from_slice(number.to_string().as_bytes()),
            None => out.extend_from_slice(piece),
        }
    }
}

/// The number of the transitional form for a value with a unit.
fn number(name: &[u8], value: &[u8], is_text: bool) -> Option<i64> {
    let value = std::str::from_utf8(value).ok()?;
    let is_text = is_text && name.starts_with(b"w:");
    let (amount, times) = match (value.strip_suffix("pt"), value.strip_suffix('%')) {
        (Some(amount), _) if is_text && HALF_POINTS.contains(&name) => (amount, 2.0),
        (Some(amount), _) if is_text => (amount, 20.0),
        // Thousandths of a per cent (ISO/IEC 29500-4 § 14.4).
        (_, Some(amount)) if !is_text => (amount, 1_000.0),
        _ => return None,
    };
    let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
    let amount: f64 = Some(amount).filter(|it| it.bytes().all(is_digit))?.parse().ok()?;
    let number = (amount * times).round();
    // Values in between come from whole numbers of at most thirty-two bits.
    (number.abs() < f64::from(i32::MAX)).then_some(number as i64)
}

fn find(content: &[u8], wanted: &[u8]) -> Option<usize> {
    content.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ContentTypes;

    fn changed(name: &'static str, part: &str) -> String {
        let mut package = Package::new(ContentTypes::for_office());
        package.insert(name, "application/xml", part.as_bytes().to_vec());
        let package = package.into_transitional();
        String::from_utf8(package.part(name).unwrap().to_vec()).unwrap()
    }

    #[test]
    fn namespaces_kinds_and_lengths_of_text_become_those_of_the_transitional_form() {
        assert_eq!(
            changed(
                "word/styles.xml",
                "<w:styles xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\"><w:sz w:val=\"11.5pt\"/><w:spacing w:after=\"8pt\" w:line=\"-1.25pt\"/><w:t a='>'>x=\"8pt\"</w:t><w:tblW w:w=\"50%\"/></w:styles>"
            ),
            "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:sz w:val=\"23\"/><w:spacing w:after=\"160\" w:line=\"-25\"/><w:t a='>'>x=\"8pt\"</w:t><w:tblW w:w=\"50%\"/></w:styles>"
        );
        assert_eq!(
            changed(
                "_rels/.rels",
                "<a Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties\"/>"
            ),
            "<a Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\"/>"
        );
    }

    #[test]
    fn percentages_of_drawings_become_thousandths() {
        let part = "<a:lumMod xmlns:a=\"http://purl.oclc.org/ooxml/drawingml/main\" val=\"75%\" b=\"a%\" c=\"99999999999%\"/>";
        let expected = "<a:lumMod xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" val=\"75000\" b=\"a%\" c=\"99999999999%\"/>";
        assert_eq!(changed("ppt/theme/theme1.xml", part), expected);
    }

    #[test]
    fn what_is_transitional_stays() {
        let part = "<a val=\"75%\" b=\"12pt\"/>";
        assert_eq!(changed("ppt/theme/theme1.xml", part), part);
    }
}
