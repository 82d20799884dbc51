//! Elements that stand where WordprocessingML has none (ECMA-376 Part 1 § 17): a row in a paragraph, a run in a run.
//!
//! Word refuses most files with such elements, and programs that read them do not agree on what they say. A comparison that does
//! not come out right is therefore looked at here: the place that is wrong in a file can be put right, where "the result is not right" helps
//! nobody.

use std::fmt;

use vuosikello_ooxml::{NodeId, Package, SourceTree};

use crate::RedlineError;
use crate::meanings::File;
use crate::story::parse;

/// An element that stands where none of its kind can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// The part of the package.
    pub part: String,
    /// The name of the element.
    pub element: String,
    /// The name of the element that it stands in.
    pub parent: String,
    /// Whether the parent may have one of these elements, but has more.
    pub is_repeated: bool,
    /// The first words of the paragraph or table, or those before it.
    pub words: String,
}

impl fmt::Display for Misplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            part,
            element,
            parent,
            ..
        } = self;
        write!(f, "osan {part} rakenne on rikki: elementissä {parent} on ")?;
        match self.is_repeated {
            true => write!(f, "useita elementtejä {element}")?,
            false => write!(f, "elementti {element}, joka ei kuulu siihen")?,
        }
        match self.words.is_empty() {
            true => Ok(()),
            false => write!(f, " (kohdassa \"{}\")", self.words),
        }
    }
}

/// The first element of the text of a Word file, its headers, footers and notes that stands where none of its kind can.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// if let Some(misplaced) = vuosikello_redline::misplaced(&std::fs::read("sopimus.docx")?)? {
///     println!("{misplaced}");
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// [`RedlineError`] if the bytes are no Word file.
pub fn misplaced(bytes: &[u8]) -> Result<Option<Misplaced>, RedlineError> {
    let package = Package::read(bytes)?;
    let file = File::new(&package)?;
    let beside = file.relationships.iter().filter(|relationship| {
        matches!(
            relationship.name(),
            "header" | "footer" | "footnotes" | "endnotes"
        )
    });
    let beside = beside.filter_map(|relationship| package.target(&file.main, relationship));
    for part in [file.main.clone()].into_iter().chain(beside) {
        if package.part(&part).is_none() {
            continue;
        }
        let tree = parse(&package, &part)?;
        if let Some(found) = in_part(&tree) {
            return Ok(Some(found.told(&tree, part)));
        }
    }
    Ok(None)
}

/// What may stand in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Stories and what holds them.
    Stories,
    /// Paragraphs and tables.
    Blocks,
    Rows,
    Cells,
    /// Runs and what encloses them.
    Text,
    /// Text and objects.
    Run,
    /// Properties and other things that hold no text.
    Properties,
    /// Drawings, equations and other things with a form of their own. They may have text boxes.
    Foreign,
}

struct Found {
    node: NodeId,
    parent: NodeId,
    is_repeated: bool,
    /// The paragraph or table in which it stands.
    block: NodeId,
}

impl Found {
    fn told(&self, tree: &SourceTree<'_>, part: String) -> Misplaced {
        Misplaced {
            part,
            element: tree.name(self.node).to_owned(),
            parent: tree.name(self.parent).to_owned(),
            is_repeated: self.is_repeated,
            words: first_words(tree, self.block),
        }
    }
}

fn in_part(tree: &SourceTree<'_>) -> Option<Found> {
    let root = tree.root();
    let mut open = vec![(root, content_of_root(tree.name(root)), root)];
    while let Some((node, content, block)) = open.pop() {
        let mut seen: Vec<&str> = Vec::new();
        let mut below = Vec::new();
        for child in tree.elements(node) {
            let name = tree.name(child);
            let is_repeated = is_single(name) && seen.contains(&name);
            let own_block = match name {
                "w:p" | "w:tbl" => child,
                _ => block,
            };
            match within(content, tree.name(node), name) {
                Some(content) if !is_repeated => below.push((child, content, own_block)),
                _ => {
                    return Some(Found {
                        node: child,
                        parent: node,
                        is_repeated,
                        block,
                    });
                }
            }
            seen.push(name);
        }
        // The first in the file comes first.
        open.extend(below.into_iter().rev());
    }
    None
}

fn content_of_root(name: &str) -> Content {
    match name {
        "w:hdr" | "w:ftr" => Content::Blocks,
        _ => Content::Stories,
    }
}

/// What may stand in `name` where that stands in `parent`, which holds `content`; `None` if it cannot stand there.
fn within(content: Content, parent: &str, name: &str) -> Option<Content> {
    use Content::{Blocks, Cells, Foreign, Properties, Rows, Run, Stories, Text};
    // Elements of other vocabularies stand anywhere.
    let Some(local) = name.strip_prefix("w:") else {
        return Some(match name {
            "mc:AlternateContent" | "mc:Choice" | "mc:Fallback" => content,
            _ => Foreign,
        });
    };
    match (content, local) {
        (Foreign, "txbxContent") => Some(Blocks),
        (Foreign, _) => Some(Foreign),
        (Stories, "body" | "footnote" | "endnote") => Some(Blocks),
        (Stories, "background") => Some(Foreign),
        (Stories, _) => None,
        // What something was before stands in its properties.
        (Properties, "pPr" | "trPr" | "tcPr" | "tblPr" | "tblGrid") => {
            parent.ends_with("Change").then_some(Properties)
        }
        // Marks of changes stand among the properties of what came or went.
        (Properties, "ins" | "del" | "moveFrom" | "moveTo") => {
            matches!(parent, "w:rPr" | "w:trPr" | "w:numPr").then_some(Properties)
        }
        (Properties, _) => (!is_content(local)).then_some(Properties),
        (Run, "t" | "delText" | "instrText" | "delInstrText") => Some(Properties),
        (Run, "drawing" | "pict" | "object" | "ruby" | "contentPart") => Some(Foreign),
        (
            Run,
            "fldChar" | "footnoteReference" | "endnoteReference" | "commentReference" | "annotationRef",
        ) => Some(Properties),
        (Run, _) => (!is_content(local) && (!is_properties(local) || local == "rPr")).then_some(Properties),
        (_, "sdtPr" | "sdtEndPr") => (parent == "w:sdt").then_some(Properties),
        (_, "sdtContent") => (parent == "w:sdt").then_some(content),
        (_, _) if parent == "w:sdt" => (!is_content(local) && !is_properties(local)).then_some(Properties),
        (_, "customXmlPr" | "smartTagPr") => Some(Properties),
        (_, "fldData") => Some(Properties),
        (Blocks, "p") => Some(Text),
        (Blocks, "tbl") => Some(Rows),
        (Blocks, "altChunk" | "sectPr") => Some(Properties),
        (Blocks, "tcPr") => (parent == "w:tc").then_some(Properties),
        (Rows, "tr") => Some(Cells),
        (Rows, "tblPr" | "tblGrid") => (parent == "w:tbl").then_some(Properties),
        (Cells, "tc") => Some(Blocks),
        (Cells, "trPr" | "tblPrEx") => (parent == "w:tr").then_some(Properties),
        (Text, "r") => Some(Run),
        (Text, "hyperlink" | "smartTag" | "fldSimple" | "dir" | "bdo") => Some(Text),
        (Text, "pPr") => (parent == "w:p").then_some(Properties),
        (Text, "subDoc") => Some(Properties),
        // A tracked change encloses runs, wherever it stands.
        (_, "ins" | "del" | "moveFrom" | "moveTo") => Some(Text),
        (_, "sdt" | "customXml") => Some(content),
        // Marks of bookmarks, comments and the like.
        (_, _) => (!is_content(local) && !is_properties(local)).then_some(Properties),
    }
}

/// Whether an element holds text or is part of what does.
fn is_content(local: &str) -> bool {
    matches!(
        local,
        "p" | "r"
            | "t"
            | "tbl"
            | "tr"
            | "tc"
            | "sdt"
            | "sdtContent"
            | "body"
            | "hyperlink"
            | "smartTag"
            | "fldSimple"
            | "fldChar"
            | "instrText"
            | "delText"
            | "footnoteReference"
            | "endnoteReference"
            | "drawing"
            | "pict"
            | "txbxContent"
    )
}

fn is_properties(local: &str) -> bool {
    matches!(
        local,
        "pPr"
            | "rPr"
            | "pStyle"
            | "rStyle"
            | "tblPr"
            | "tblGrid"
            | "trPr"
            | "tblPrEx"
            | "tcPr"
            | "sectPr"
            | "numPr"
            | "sdtPr"
    )
}

/// Whether an element can stand once in another.
fn is_single(name: &str) -> bool {
    matches!(
        name,
        "w:pPr"
            | "w:rPr"
            | "w:tblPr"
            | "w:tblGrid"
            | "w:trPr"
            | "w:tcPr"
            | "w:sectPr"
            | "w:sdtPr"
            | "w:sdtContent"
            | "w:body"
            | "w:pStyle"
            | "w:numPr"
            | "w:gridSpan"
            | "w:vMerge"
    )
}

/// So many characters of a paragraph are shown: about as many as tell it from the others, on one line.
const SHOWN: usize = 60;

/// The first words of an element.
fn first_words(tree: &SourceTree<'_>, node: NodeId) -> String {
    let mut words = String::new();
    let mut open = vec![node];
    while let Some(at) = open.pop() {
        if tree.name(at) == "w:t" {
            words.push_str(&tree.text(at));
            words.push(' ');
        }
        if words.chars().count() > SHOWN {
            break;
        }
        open.extend(tree.elements(at).rev());
    }
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(SHOWN).collect()
}
