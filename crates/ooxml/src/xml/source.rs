//! The XML of a part as a tree over its bytes: every node knows where it stands, so that what does not change can be copied
//! as it is.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::parse::{
    MAX_ATTRIBUTES, MAX_DEPTH, XmlError, check_encoding, check_text, malformed, reader as strict_reader,
    reborrow, refused, resolve,
};
use super::reason::LESS_THAN;

/// How many elements and pieces of text a tree may have; each takes about 150 bytes.
const MAX_SOURCE_NODES: usize = 800_000;

/// The place of a node in its [`SourceTree`].
pub type NodeId = usize;

/// A node of a [`SourceTree`].
#[derive(Debug)]
pub struct SourceNode<'a> {
    /// The name of an element with its prefix; of text the text itself, unescaped.
    pub content: Cow<'a, str>,
    /// Whether it is text.
    pub is_text: bool,
    /// Name and unescaped value of each attribute, in the order written.
    pub attributes: Vec<(&'a str, Cow<'a, str>)>,
    /// The nodes inside, in order.
    pub children: Vec<NodeId>,
    /// The bytes of the node with everything in it.
    pub span: Range<usize>,
    /// The bytes between the tags; empty, at the end of the span, for `<a/>`.
    pub inner: Range<usize>,
}

/// The XML of a part as a tree over its text. Comments and processing instructions are no nodes, but their bytes lie in
/// the spans of the elements round them.
///
/// ```
/// use vuosikello_ooxml::SourceTree;
///
/// let tree = SourceTree::parse(b"<a><b  c='1'>&lt;</b><d/></a>")?;
/// let b = tree.find(tree.root(), "b").unwrap();
/// assert_eq!((tree.source(b), tree.get(b, "c"), tree.text(b).as_str()), ("<b  c='1'>&lt;</b>", Some("1"), "<"));
/// # Ok::<(), vuosikello_ooxml::XmlError>(())
/// ```
#[derive(Debug)]
pub struct SourceTree<'a> {
    text: &'a str,
    nodes: Vec<SourceNode<'a>>,
    root: NodeId,
    /// Whether an element below the root declares a prefix.
    declares_inside: bool,
}

impl<'a> SourceTree<'a> {
    /// Reads a part.
    ///
    /// # Errors
    /// As [`Element::parse`](crate::Element::parse).
    pub fn parse(bytes: &'a [u8]) -> Result<Self, XmlError> {
        let text = std::str::from_utf8(bytes).map_err(|_| XmlError::NotUtf8)?;
        // Places in the text are counted from here on.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = strict_reader(text);
        let mut builder = Builder {
            text,
            nodes: Vec::new(),
            open: Vec::new(),
            root: None,
        };
        loop {
            let start = position(&reader);
            let event = reader.read_event().map_err(|error| refused(&reader, error))?;
            let span = start..position(&reader);
            match event {
                Event::Start(tag) => builder.open(&reader, &tag, span)?,
                Event::Empty(tag) => {
                    builder.open(&reader, &tag, span.clone())?;
                    builder.close(&reader, span)?;
                }
                Event::End(_) => builder.close(&reader, span)?,
                Event::Text(piece) => {
                    check_text(&reader, &piece, builder.open.is_empty())?;
                    builder.push_text(piece.xml10_content(), span);
                }
                Event::CData(piece) => builder.push_text(piece.xml10_content(), span),
                Event::GeneralRef(reference) => builder.push_text(resolve(&reader, &reference)?, span),
                Event::DocType(_) => return Err(XmlError::DocumentType),
                Event::Eof => break,
                Event::Decl(declaration) => check_encoding(&declaration, text)?,
                Event::Comment(_) | Event::PI(_) => {}
            }
            if builder.nodes.len() > MAX_SOURCE_NODES {
                return Err(XmlError::TooLarge("liikaa elementtejä"));
            }
        }
        if !builder.open.is_empty() {
            return Err(malformed(&reader, "elementti jää kesken"));
        }
        let root = builder
            .root
            .ok_or_else(|| malformed(&reader, "siinä ei ole yhtään elementtiä"))?;
        let declares =
            |node: &SourceNode<'_>| node.attributes.iter().any(|(key, _)| key.starts_with("xmlns:"));
        let inside = builder.nodes.iter().enumerate().filter(|(id, _)| *id != root);
        Ok(Self {
            text,
            declares_inside: inside.map(|(_, node)| node).any(declares),
            nodes: builder.nodes,
            root,
        })
    }

    /// The root element.
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// A node. The id must come from this tree.
    pub fn node(&self, id: NodeId) -> &SourceNode<'a> {
        &self.nodes[id]
    }

    /// The name of an element with its prefix; empty for text.
    pub fn name(&self, id: NodeId) -> &str {
        let node = self.node(id);
        if node.is_text { "" } else { &node.content }
    }

    /// The whole text of the part.
    pub fn all(&self) -> &'a str {
        self.text
    }

    /// The bytes of a range that spans of nodes bound.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The bytes of a node.
    pub fn source(&self, id: NodeId) -> &'a str {
        self.slice(self.node(id).span.clone())
    }

    /// The child elements, in order.
    pub fn elements(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + '_ {
        let children = self.node(id).children.iter().copied();
        children.filter(|child| !self.node(*child).is_text)
    }

    /// The first child element with the name.
    pub fn find(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.elements(id).find(|child| self.name(*child) == name)
    }

    /// The first child element with the name at the end of a path of names.
    pub fn path(&self, id: NodeId, names: &[&str]) -> Option<NodeId> {
        names.iter().try_fold(id, |at, name| self.find(at, name))
    }

    /// The value of an attribute.
    pub fn get(&self, id: NodeId, name: &str) -> Option<&str> {
        let mut attributes = self.node(id).attributes.iter();
        attributes
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.as_ref())
    }

    /// The namespace that a prefix has at an element by a declaration below the root, on the element itself or on one around it;
    /// `None` if only the root could declare it.
    ///
    /// ```
    /// use vuosikello_ooxml::SourceTree;
    ///
    /// let tree = SourceTree::parse(b"<a xmlns:r='urn:r'><b xmlns:x='urn:x'><x:c/></b></a>")?;
    /// let c = tree.path(tree.root(), &["b", "x:c"]).unwrap();
    /// assert_eq!((tree.inner_binding(c, "x"), tree.inner_binding(c, "r")), (Some("urn:x"), None));
    /// # Ok::<(), vuosikello_ooxml::XmlError>(())
    /// ```
    pub fn inner_binding(&self, id: NodeId, prefix: &str) -> Option<&str> {
        if !self.declares_inside {
            return None;
        }
        let (target, mut at, mut found) = (self.node(id).span.start, self.root, None);
        while at != id {
            let children = &self.node(at).children;
            let next = children.partition_point(|child| self.node(*child).span.start <= target);
            at = *next.checked_sub(1).and_then(|next| children.get(next))?;
            let mut attributes = self.node(at).attributes.iter();
            let own = attributes.find(|(key, _)| key.strip_prefix("xmlns:") == Some(prefix));
            found = own.map(|(_, uri)| uri.as_ref()).or(found);
        }
        found
    }

    /// The text directly inside an element.
    pub fn text(&self, id: NodeId) -> String {
        let children = self.node(id).children.iter().map(|child| self.node(*child));
        children
            .filter(|child| child.is_text)
            .map(|child| child.content.as_ref())
            .collect()
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

struct Builder<'a> {
    text: &'a str,
    nodes: Vec<SourceNode<'a>>,
    open: Vec<NodeId>,
    root: Option<NodeId>,
}

impl<'a> Builder<'a> {
    fn open(
        &mut self,
        reader: &Reader<&[u8]>,
        tag: &BytesStart<'_>,
        span: Range<usize>,
    ) -> Result<(), XmlError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(XmlError::TooLarge("elementtejä liian monta sisäkkäin"));
        }
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| refused(reader, error))?;
            if attributes.len() >= MAX_ATTRIBUTES {
                return Err(XmlError::TooLarge("elementillä liikaa määritteitä"));
            }
            if attribute.value.contains('<') {
                return Err(malformed(reader, LESS_THAN));
            }
            let value = match attribute
                .value
                .bytes()
                .any(|byte| matches!(byte, b'&' | b'\t' | b'\n' | b'\r'))
            {
                true => {
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                    Cow::Owned(value.map_err(|error| refused(reader, error))?.into_owned())
                }
                false => reborrow(self.text, &attribute.value),
            };
            // The names lie in the text; one that did not would be that of no attribute.
            let name = match reborrow(self.text, attribute.key.as_ref()) {
                Cow::Borrowed(name) => name,
                Cow::Owned(_) => "",
            };
            attributes.push((name, value));
        }
        let id = self.nodes.len();
        self.nodes.push(SourceNode {
            content: reborrow(self.text, tag.name().as_ref()),
            is_text: false,
            attributes,
            children: Vec::new(),
            inner: span.end..span.end,
            span,
        });
        match self.open.last() {
            Some(parent) => self.nodes[*parent].children.push(id),
            None if self.root.is_none() => self.root = Some(id),
            None => return Err(malformed(reader, "juurielementtejä on useita")),
        }
        self.open.push(id);
        Ok(())
    }

    fn close(&mut self, reader: &Reader<&[u8]>, span: Range<usize>) -> Result<(), XmlError> {
        let id = self
            .open
            .pop()
            .ok_or_else(|| malformed(reader, "lopputunnisteita on liikaa"))?;
        let node = &mut self.nodes[id];
        node.inner.end = if span.end > node.span.end {
            span.start
        } else {
            span.end
        };
        node.span.end = span.end;
        Ok(())
    }

    /// Adds text to the innermost open element, as one node even where references part it.
    fn push_text(&mut self, text: Cow<'_, str>, span: Range<usize>) {
        let Some(parent) = self.open.last().copied() else {
            return;
        };
        let before = self.nodes[parent].children.last().copied();
        if let Some(before) = before
            .map(|id| &mut self.nodes[id])
            .filter(|node| node.is_text && node.span.end == span.start)
        {
            before.content.to_mut().push_str(&text);
            before.span.end = span.end;
            return;
        }
        let id = self.nodes.len();
        self.nodes.push(SourceNode {
            content: match text {
                Cow::Borrowed(text) => reborrow(self.text, text),
                Cow::Owned(text) => Cow::Owned(text),
            },
            is_text: true,
            attributes: Vec::new(),
            children: Vec::new(),
            inner: span.end..span.end,
            span,
        });
        self.nodes[parent].children.push(id);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spans_cover_tags_and_what_is_between() {
        let source = "\u{feff}<?xml version=\"1.0\"?><a x=\"1 &amp; 2\"><!-- c --><b/>t&#228;<c>d</c></a>";
        let tree = SourceTree::parse(source.as_bytes()).unwrap();
        let root = tree.root();
        assert_eq!(tree.get(root, "x"), Some("1 & 2"));
        assert_eq!(
            tree.slice(tree.node(root).inner.clone()),
            "<!-- c --><b/>t&#228;<c>d</c>"
        );
        let b = tree.find(root, "b").unwrap();
        assert_eq!((tree.source(b), tree.node(b).inner.is_empty()), ("<b/>", true));
        assert_eq!(tree.text(root), "tä");
        assert_eq!(tree.source(tree.path(root, &["c"]).unwrap()), "<c>d</c>");
    }

    #[test]
    fn what_the_other_reader_refuses_is_refused() {
        for bad in [
            "",
            "x",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a b='1' b='2'/>",
            "<!DOCTYPE a><a/>",
            "<a>&x;</a>",
        ] {
            assert!(SourceTree::parse(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(SourceTree::parse("<a>".repeat(100_000).as_bytes()).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_tree_or_an_error(source in "[<>/ab='&;! ]{0,40}") {
            let _ = SourceTree::parse(source.as_bytes());
        }
    }
}
