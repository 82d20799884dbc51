//! A part that holds text, and what its ids mean.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use vuosikello_ooxml::{NodeId, Package, RELATIONSHIPS, Relationships, SourceTree};

use crate::RedlineError;

/// The most words, spaces and marks of a part, as the error says: those of an agreement of six hundred pages. Two such texts take
/// 300 MB.
const MOST_TOKENS: usize = 400_000;

/// The namespaces of WordprocessingML: the transitional and the strict form.
const MAIN: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const STRICT_RELATIONSHIPS: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/// What the ids of styles, lists and notes mean, the same in both files for what is the same.
#[derive(Debug, Default)]
pub(crate) struct Meanings {
    /// Style id → name.
    pub(crate) styles: BTreeMap<String, String>,
    /// Numbering id of this file → that of the older file, where it has the same.
    pub(crate) numbers: BTreeMap<String, String>,
    /// Element name and id of a note → hash of its words.
    pub(crate) notes: BTreeMap<NoteId, u64>,
    /// Element name and id of a note that more than one place refers to → the how manieth of these it is.
    pub(crate) shared_notes: BTreeMap<NoteId, usize>,
}

/// A footnote or endnote: the name of its element and its id.
pub(crate) type NoteId = (&'static str, String);

/// A part that holds text.
#[derive(Debug)]
pub(crate) struct Story<'p> {
    pub(crate) part: String,
    pub(crate) tree: SourceTree<'p>,
    pub(crate) relationships: Relationships,
    /// Relationship id → hash of what it leads to.
    targets: BTreeMap<String, u64>,
    pub(crate) meanings: &'p Meanings,
    /// Whether its tracked changes stay as they are: those of the older file do, the newer one is read as accepted.
    pub(crate) keeps_changes: bool,
}

impl<'p> Story<'p> {
    pub(crate) fn read(
        package: &'p Package,
        part: &str,
        meanings: &'p Meanings,
        keeps_changes: bool,
    ) -> Result<Self, RedlineError> {
        let tree = parse(package, part)?;
        check_namespaces(&tree, part)?;
        if tokens(tree.all()) > MOST_TOKENS {
            return Err(RedlineError::TooLong(part.to_owned()));
        }
        let relationships = package.relationships(part)?;
        let hash = |relationship: &vuosikello_ooxml::Relationship| {
            let mut state = DefaultHasher::new();
            match package
                .target(part, relationship)
                .and_then(|name| package.part(&name))
            {
                Some(bytes) => bytes.hash(&mut state),
                None => relationship.target.hash(&mut state),
            }
            (relationship.id.clone(), state.finish())
        };
        Ok(Self {
            part: part.to_owned(),
            targets: relationships.iter().map(hash).collect(),
            tree,
            relationships,
            meanings,
            keeps_changes,
        })
    }

    /// The note that an element in a run refers to.
    pub(crate) fn note_of(&self, child: NodeId) -> Option<NoteId> {
        let kind = match self.tree.name(child) {
            "w:footnoteReference" => "w:footnote",
            "w:endnoteReference" => "w:endnote",
            _ => return None,
        };
        Some((kind, self.tree.get(child, "w:id")?.to_owned()))
    }

    /// A hash of what an element says and how it looks, whatever its ids are. `0` for none.
    pub(crate) fn look(&self, id: Option<NodeId>) -> u64 {
        id.map_or(0, |id| self.hash(id, false))
    }

    /// As [`Story::look`], but of an element with text boxes, without their text.
    pub(crate) fn frame(&self, id: NodeId) -> u64 {
        self.hash(id, true)
    }

    fn hash(&self, id: NodeId, is_frame: bool) -> u64 {
        let mut state = DefaultHasher::new();
        self.feed(id, is_frame, &mut state);
        state.finish()
    }

    /// A hash of the children of a property element for which `counts` holds; `0` when there are none, as without the element.
    pub(crate) fn properties(&self, id: Option<NodeId>, counts: impl Fn(&str) -> bool) -> u64 {
        let mut state = DefaultHasher::new();
        let mut is_empty = true;
        for child in id.iter().flat_map(|id| self.tree.elements(*id)) {
            let name = self.tree.name(child);
            let is_nothing = name == "w:cantSplit" && !vuosikello_ooxml::is_on(self.tree.get(child, "w:val"));
            if !is_passed_over(name) && counts(name) && !is_nothing {
                is_empty = false;
                self.feed(child, false, &mut state);
            }
        }
        if is_empty { 0 } else { state.finish() }
    }

    fn feed(&self, id: NodeId, is_frame: bool, state: &mut DefaultHasher) {
        let node = self.tree.node(id);
        let name = self.tree.name(id);
        name.hash(state);
        for (key, value) in &node.attributes {
            if is_identifying(name, key) {
                continue;
            }
            let value = self.meaning(name, key, value);
            if let Some(value) = value {
                (key, value).hash(state);
            }
        }
        if is_frame && name == "w:txbxContent" {
            return;
        }
        for child in &node.children {
            let below = self.tree.node(*child);
            if below.is_text {
                // Space between elements is how a program lays its XML out.
                if node.children.len() == 1 || !below.content.trim().is_empty() {
                    below.content.hash(state);
                }
            } else if !is_passed_over(self.tree.name(*child)) {
                self.feed(*child, is_frame, state);
            }
        }
        state.write_u8(0xff);
    }

    /// What a value of an attribute means; `None` where it says what its absence says too.
    pub(crate) fn meaning<'v>(&'v self, name: &str, key: &str, value: &'v str) -> Option<Cow<'v, str>> {
        if key.starts_with("r:") {
            let target = self.targets.get(value);
            return Some(target.map_or(Cow::Borrowed(value), |hash| Cow::Owned(hash.to_string())));
        }
        if key != "w:val" {
            return Some(Cow::Borrowed(value));
        }
        let mapped = match name {
            "w:pStyle" | "w:rStyle" | "w:tblStyle" => self.meanings.styles.get(value),
            "w:numId" => self.meanings.numbers.get(value),
            _ => match value {
                "1" | "true" | "on" => return None,
                "false" | "off" => return Some(Cow::Borrowed("0")),
                _ => None,
            },
        };
        Some(Cow::Borrowed(mapped.map_or(value, String::as_str)))
    }
}

/// The XML of a part.
pub(crate) fn parse<'p>(package: &'p Package, part: &str) -> Result<SourceTree<'p>, RedlineError> {
    SourceTree::parse(package.part(part).unwrap_or_default()).map_err(|error| RedlineError::Part {
        part: part.to_owned(),
        error,
    })
}

/// Refuses XML whose prefixes do not mean what they usually do: elements are known by their prefixed names.
fn check_namespaces(tree: &SourceTree<'_>, part: &str) -> Result<(), RedlineError> {
    let root = tree.root();
    let is_usual = tree.get(root, "xmlns:w").is_some_and(|uri| MAIN.contains(&uri))
        && tree
            .get(root, "xmlns:r")
            .is_none_or(|uri| uri == RELATIONSHIPS || uri == STRICT_RELATIONSHIPS)
        && tree.all().matches("xmlns:w=").count() == 1;
    if is_usual {
        Ok(())
    } else {
        Err(RedlineError::Namespaces(part.to_owned()))
    }
}

/// About how many words, spaces and marks stand in the text of XML.
fn tokens(xml: &str) -> usize {
    let mut count = 0;
    let (mut is_tag, mut before) = (false, None);
    for byte in xml.bytes() {
        let kind = match byte {
            b'<' => {
                is_tag = true;
                None
            }
            b'>' => {
                is_tag = false;
                None
            }
            _ if is_tag => None,
            byte if byte.is_ascii_whitespace() => Some(false),
            byte if byte.is_ascii_alphanumeric() || !byte.is_ascii() => Some(true),
            _ => {
                count += 1;
                None
            }
        };
        count += usize::from(kind.is_some() && kind != before);
        before = kind;
    }
    count
}

/// Whether an element is no content: marks of proofing and of comments, bookmarks, and what formats were before.
pub(crate) fn is_passed_over(name: &str) -> bool {
    matches!(
        name,
        "w:proofErr"
            | "w:lastRenderedPageBreak"
            | "w:bookmarkStart"
            | "w:bookmarkEnd"
            | "w:permStart"
            | "w:permEnd"
            | "w:commentRangeStart"
            | "w:commentRangeEnd"
            | "w:commentReference"
            | "w:annotationRef"
            | "w:noProof"
            | "w:del"
            | "w:moveFrom"
    ) || name.starts_with("w:") && (name.ends_with("Change") || name.contains("Range"))
}

/// Whether an attribute tells things apart without saying anything of them.
pub(crate) fn is_identifying(element: &str, key: &str) -> bool {
    key.starts_with("xmlns")
        || key.starts_with("w:rsid")
        || matches!(
            key,
            "w14:paraId"
                | "w14:textId"
                | "wp14:anchorId"
                | "wp14:editId"
                | "mc:Ignorable"
                | "o:spid"
                | "w:history"
                | "w:dirty"
                | "xml:space"
        )
        || matches!(element, "wp:docPr" | "pic:cNvPr" | "wps:cNvPr" | "wpg:cNvPr")
            && matches!(key, "id" | "name")
        || element.starts_with("v:") && matches!(key, "id" | "type")
        || matches!(element, "w:footnoteReference" | "w:endnoteReference") && key == "w:id"
        || element == "w:id" && key == "w:val"
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn words_spaces_and_marks_of_the_text_are_counted() {
        assert_eq!(tokens("<w:p a=\"b c\"><w:t>Työ on tehty.</w:t></w:p>"), 6);
        assert_eq!(tokens("<w:t>a</w:t><w:t> </w:t>\n"), 3);
        assert_eq!(tokens(""), 0);
    }
}
