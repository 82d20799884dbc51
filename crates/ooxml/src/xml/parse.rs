//! Reading XML text into a tree, within bounds.

use std::borrow::Cow;

use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use quick_xml::{XmlVersion, escape::resolve_predefined_entity};
use thiserror::Error;

use super::reason::{LESS_THAN, TWICE, reason, undeclared};
use super::{Element, Node};

/// How deep elements may lie in each other. Word's own documents stay below 40; the tree is walked by recursion.
pub(super) const MAX_DEPTH: usize = 200;

/// How many elements and pieces of text a part may have. A document of a thousand pages has about 500 000.
const MAX_NODES: usize = 3_000_000;

/// How many attributes an element may have. The namespace declarations of a Word document are about 35.
pub(super) const MAX_ATTRIBUTES: usize = 250;

/// Up to this number, attributes are compared pairwise, which is faster than sorting them.
const FEW: usize = 12;

/// Why a part could not be read as XML.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum XmlError {
    /// The text is not UTF-8.
    #[error("osa ei ole UTF-8-tekstiä")]
    NotUtf8,
    /// The text is not well-formed.
    #[error("osa ei ole kelvollista XML:ää kohdassa {position}: {reason}")]
    Malformed {
        /// The byte where it was noticed.
        position: u64,
        /// What is wrong there, in Finnish.
        reason: String,
    },
    /// The declaration at the head names another encoding than the part has: programs that go by it cannot read the part.
    #[error("osa ilmoittaa merkistökseen ”{0}”, vaikka se on UTF-8-tekstiä")]
    Encoding(String),
    /// The text declares a document type: Office never writes one, and entities could be bombs.
    #[error("osassa on DTD-määrittely, jota ei hyväksytä")]
    DocumentType,
    /// Elements lie too deep, are too many, or have too many attributes.
    #[error("osan rakenne on liian suuri: {0}")]
    TooLarge(&'static str),
}

impl<'a> Element<'a> {
    /// Reads the root element of a part.
    ///
    /// # Errors
    /// [`XmlError`] if the bytes are not UTF-8, not well-formed, declare a document type, or are too deep or too
    /// large.
    pub fn parse(bytes: &'a [u8]) -> Result<Element<'a>, XmlError> {
        let text = std::str::from_utf8(bytes).map_err(|_| XmlError::NotUtf8)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = reader(text);
        let mut open: Vec<Element<'a>> = Vec::with_capacity(32);
        let mut root = None;
        let mut nodes = 0usize;
        loop {
            let event = reader.read_event().map_err(|error| refused(&reader, error))?;
            nodes += 1;
            if nodes > MAX_NODES {
                return Err(XmlError::TooLarge("liikaa elementtejä"));
            }
            match event {
                Event::Start(start) => {
                    if open.len() >= MAX_DEPTH {
                        return Err(XmlError::TooLarge("elementtejä liian monta sisäkkäin"));
                    }
                    open.push(element(&reader, text, &start)?);
                }
                Event::Empty(start) => {
                    let element = element(&reader, text, &start)?;
                    close(&mut open, &mut root, element, &reader)?;
                }
                Event::End(_) => {
                    let element = open
                        .pop()
                        .ok_or_else(|| malformed(&reader, "lopputunnisteita on liikaa"))?;
                    close(&mut open, &mut root, element, &reader)?;
                }
                Event::Text(piece) => {
                    check_text(&reader, &piece, open.is_empty())?;
                    push_text(&mut open, piece.xml10_content());
                }
                Event::CData(piece) => push_text(&mut open, piece.xml10_content()),
                Event::GeneralRef(reference) => push_text(&mut open, resolve(&reader, &reference)?),
                Event::DocType(_) => return Err(XmlError::DocumentType),
                Event::Eof => break,
                Event::Decl(declaration) => check_encoding(&declaration, text)?,
                Event::Comment(_) | Event::PI(_) => {}
            }
        }
        if !open.is_empty() {
            return Err(malformed(&reader, "elementti jää kesken"));
        }
        root.ok_or_else(|| malformed(&reader, "siinä ei ole yhtään elementtiä"))
    }
}

/// A reader that refuses what a strict parser, as that of Office, would refuse.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_comments = true;
    reader
}

/// Refuses a declaration of an encoding that the text does not have. A text of ASCII alone is the same in all that begin with ASCII.
pub(super) fn check_encoding(declaration: &BytesDecl<'_>, text: &str) -> Result<(), XmlError> {
    let Some(Ok(name)) = declaration.encoding() else {
        return Ok(());
    };
    let name = name.to_ascii_lowercase();
    let extends_ascii = ["us-ascii", "ascii", "iso-8859-", "windows-125"]
        .iter()
        .any(|start| name.starts_with(start));
    if matches!(name.as_str(), "utf-8" | "utf8") || (extends_ascii && text.is_ascii()) {
        Ok(())
    } else {
        Err(XmlError::Encoding(name.chars().take(40).collect()))
    }
}

/// Refuses text outside the root, and the end of a CDATA section where none is open (XML 1.0 § 2.1 and § 2.4).
pub(super) fn check_text(reader: &Reader<&[u8]>, piece: &str, is_outside: bool) -> Result<(), XmlError> {
    if is_outside && !piece.trim_ascii().is_empty() {
        return Err(malformed(reader, "juurielementin ulkopuolella on tekstiä"));
    }
    if piece.contains("]]>") {
        return Err(malformed(reader, "tekstissä on merkintä ”]]>”"));
    }
    Ok(())
}

pub(super) fn malformed(reader: &Reader<&[u8]>, reason: impl Into<String>) -> XmlError {
    // The reader knows the place of its own errors alone.
    let position = match reader.error_position() {
        0 => reader.buffer_position(),
        position => position,
    };
    XmlError::Malformed {
        position,
        reason: reason.into(),
    }
}

pub(super) fn refused(reader: &Reader<&[u8]>, error: impl Into<quick_xml::Error>) -> XmlError {
    malformed(reader, reason(&error.into()))
}

/// Borrows `part` from `whole` if it lies in it. The events of quick-xml hold borrowed text, but hand it out with the
/// shorter lifetime of the event.
pub(super) fn reborrow<'a>(whole: &'a str, part: &str) -> Cow<'a, str> {
    let start = (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
    match start
        .checked_add(part.len())
        .and_then(|end| whole.get(start..end))
    {
        Some(same) if same.as_ptr() == part.as_ptr() => Cow::Borrowed(same),
        _ => Cow::Owned(part.to_owned()),
    }
}

fn element<'a>(
    reader: &Reader<&[u8]>,
    text: &'a str,
    start: &BytesStart<'_>,
) -> Result<Element<'a>, XmlError> {
    let mut element = Element::new(reborrow(text, start.name().as_ref()));
    // Most elements have one attribute: room for four, as a vector grows by itself, would be touched in vain.
    let given = start
        .attributes_raw()
        .bytes()
        .filter(|byte| *byte == b'=')
        .count();
    element.attributes.reserve_exact(given.min(MAX_ATTRIBUTES));
    // The check for repeated names is quadratic; it is made below.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| refused(reader, error))?;
        if element.attributes.len() >= MAX_ATTRIBUTES {
            return Err(XmlError::TooLarge("elementillä liikaa määritteitä"));
        }
        if attribute.value.contains('<') {
            return Err(malformed(reader, LESS_THAN));
        }
        let name = reborrow(text, attribute.key.as_ref());
        let value = if attribute
            .value
            .bytes()
            .any(|byte| matches!(byte, b'&' | b'\t' | b'\n' | b'\r'))
        {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            Cow::Owned(value.map_err(|error| refused(reader, error))?.into_owned())
        } else {
            reborrow(text, &attribute.value)
        };
        element.attributes.push((name, value));
    }
    if has_repeated(&element) {
        return Err(malformed(reader, TWICE));
    }
    Ok(element)
}

/// Whether an element has two attributes of the same name.
fn has_repeated(element: &Element<'_>) -> bool {
    let names = element.attributes.iter().map(|(name, _)| name);
    if element.attributes.len() <= FEW {
        return names
            .enumerate()
            .any(|(at, name)| element.attributes.iter().take(at).any(|(other, _)| other == name));
    }
    let mut sorted: Vec<_> = names.collect();
    sorted.sort_unstable();
    sorted
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if one == other))
}

fn close<'a>(
    open: &mut [Element<'a>],
    root: &mut Option<Element<'a>>,
    element: Element<'a>,
    reader: &Reader<&[u8]>,
) -> Result<(), XmlError> {
    match open.last_mut() {
        Some(parent) => push(&mut parent.children, Node::Element(element)),
        None if root.is_none() => *root = Some(element),
        None => return Err(malformed(reader, "juurielementtejä on useita")),
    }
    Ok(())
}

/// Adds text to the innermost open element, as one node even where references part it. Outside the root only white
/// space can stand in a well-formed document; it means nothing.
fn push_text<'a>(open: &mut [Element<'a>], text: Cow<'a, str>) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.to_mut().push_str(&text),
        _ => push(&mut parent.children, Node::Text(text)),
    }
}

/// Adds a node. Most elements have one child or two; a vector that grows by itself takes room for four at once.
fn push<'a>(nodes: &mut Vec<Node<'a>>, node: Node<'a>) {
    if nodes.len() == nodes.capacity() && nodes.len() < 2 {
        nodes.reserve_exact(1);
    }
    nodes.push(node);
}

pub(super) fn resolve<'a>(
    reader: &Reader<&[u8]>,
    reference: &BytesRef<'_>,
) -> Result<Cow<'a, str>, XmlError> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Ok(Cow::Owned(character.to_string())),
        Ok(None) => resolve_predefined_entity(reference)
            .map(Cow::Borrowed)
            .ok_or_else(|| malformed(reader, undeclared(reference))),
        Err(error) => Err(refused(reader, error)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn prefixes_attributes_and_text_stay_as_they_are() {
        let source = r#"<?xml version="1.0"?><w:p w:a="1 &amp; 2"><w:t xml:space="preserve"> å &lt;b&gt; &#228; </w:t></w:p>"#;
        let tree = Element::parse(source.as_bytes()).unwrap();
        assert_eq!(tree.get("w:a"), Some("1 & 2"));
        assert_eq!(tree.find("w:t").unwrap().own_text(), " å <b> ä ");
        assert_eq!(tree.find("w:t").unwrap().children.len(), 1);
    }

    #[test]
    fn what_needs_no_unescaping_is_borrowed() {
        let tree = Element::parse(b"<a b='c'>d</a>").unwrap();
        assert!(matches!(tree.name, Cow::Borrowed("a")));
        assert!(matches!(
            tree.attributes[0],
            (Cow::Borrowed("b"), Cow::Borrowed("c"))
        ));
        assert!(matches!(tree.children[0], Node::Text(Cow::Borrowed("d"))));
    }

    #[test]
    fn a_document_type_is_refused() {
        let bomb = br#"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#;
        assert!(matches!(Element::parse(bomb), Err(XmlError::DocumentType)));
    }

    #[test]
    fn elements_too_deep_are_refused() {
        let source = "<a>".repeat(100_000);
        assert!(matches!(
            Element::parse(source.as_bytes()),
            Err(XmlError::TooLarge(_))
        ));
    }

    #[test]
    fn too_many_attributes_are_refused() {
        let source = format!(
            "<a {}/>",
            (0..10_000).map(|n| format!("a{n}='' ")).collect::<String>()
        );
        assert!(matches!(
            Element::parse(source.as_bytes()),
            Err(XmlError::TooLarge(_))
        ));
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for source in [
            "",
            "<a>",
            "</a>",
            "<a></b>",
            "<a/><b/>",
            "<a b='1' b='2'/>",
            "<a a='' b='' c='' d='' e='' f='' g='' h='' i='' j='' k='' l='' m='' n='' a=''/>",
            "<a>&nbsp;</a>",
            "<a>&#0;</a>",
            "<a b='<'/>",
            "<a b='1<2'>c</a>",
            "<a>]]></a>",
            "x<a/>",
            "<a/>x",
            "<a><!-- b -- c --></a>",
        ] {
            assert!(
                matches!(Element::parse(source.as_bytes()), Err(XmlError::Malformed { .. })),
                "{source}"
            );
        }
        assert!(matches!(Element::parse(b"<a>\xff</a>"), Err(XmlError::NotUtf8)));
    }

    #[test]
    fn the_declared_encoding_is_that_of_the_text() {
        for right in ["utf-8", "UTF-8", "us-ascii", "windows-1252", "ISO-8859-1"] {
            let source = format!("<?xml version=\"1.0\" encoding=\"{right}\"?><a>b</a>");
            assert!(Element::parse(source.as_bytes()).is_ok(), "{right}");
        }
        for (wrong, text) in [("UTF-16", "b"), ("ei-ole", "b"), ("iso-8859-1", "ä"), ("", "b")] {
            let source = format!("<?xml version=\"1.0\" encoding=\"{wrong}\"?><a>{text}</a>");
            let error = Element::parse(source.as_bytes()).unwrap_err();
            assert!(matches!(&error, XmlError::Encoding(_)), "{wrong}: {error}");
            assert!(matches!(
                crate::SourceTree::parse(source.as_bytes()),
                Err(XmlError::Encoding(_))
            ));
        }
    }

    #[test]
    fn faults_are_told_in_finnish_with_their_place() {
        let told = |source: &str| Element::parse(source.as_bytes()).unwrap_err().to_string();
        assert_eq!(
            told("<aa>&foo;</aa>"),
            "osa ei ole kelvollista XML:ää kohdassa 9: viittausta &foo; ei ole määritelty"
        );
        assert_eq!(
            told("<aa b='1' b='2'/>"),
            "osa ei ole kelvollista XML:ää kohdassa 17: elementillä on sama määrite kahdesti"
        );
        assert_eq!(
            told("<aa><b></aa>"),
            "osa ei ole kelvollista XML:ää kohdassa 7: elementin b kohdalla päättyy elementti aa"
        );
        assert_eq!(
            told("<aa b=\"&foo;\"/>"),
            "osa ei ole kelvollista XML:ää kohdassa 15: viittausta &foo; ei ole määritelty"
        );
        for source in [
            "",
            "<a>",
            "</a>",
            "<a/><b/>",
            "<a b/>",
            "<a b=c/>",
            "<a",
            "<a>&#x;</a>",
            "<!x>",
            "<a>&b</a>",
        ] {
            let told = told(source);
            let words = ["expected", "not", "tag", "error", "the ", "is "];
            assert!(!words.iter().any(|word| told.contains(word)), "{source}: {told}");
        }
    }

    proptest! {
        #[test]
        fn text_and_attributes_survive_writing_and_reading(value in any::<String>()) {
            let shown: String =
                value.chars().map(|c| if super::super::is_xml_character(c) { c } else { '\u{fffd}' }).collect();
            let part = Element::new("a").attribute("b", value.as_str()).text(format!("x{value}")).to_part();
            let tree = Element::parse(&part).unwrap();
            prop_assert_eq!(tree.get("b"), Some(shown.as_str()));
            prop_assert_eq!(tree.own_text(), format!("x{shown}"));
        }

        #[test]
        fn any_bytes_give_a_tree_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Element::parse(&bytes);
        }

        #[test]
        fn any_markup_gives_a_tree_or_an_error(text in "[<>/a&;#x0-9'\"= !\\[\\]-]{0,60}") {
            let _ = Element::parse(text.as_bytes());
        }
    }
}
