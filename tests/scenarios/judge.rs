//! What a Word file says when its tracked changes are accepted or rejected, read here anew: nothing of the reader, the
//! comparison or the merge is used but the parser of XML and packages.

use vuosikello_ooxml::{Element, Package, SourceTree};

/// The author of the changes of this program.
const OURS: &str = "vuosikello";

/// How tracked changes are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// All are accepted.
    Accepted,
    /// Those of this program are rejected; those of people stay as they are, so that their removed words are there too.
    WithoutOurs,
}

impl View {
    fn shows(self, mark: &Element<'_>) -> bool {
        let is_new = ["w:ins", "w:moveTo", "w:cellIns"].contains(&&*mark.name);
        match self {
            View::Accepted => is_new,
            View::WithoutOurs => mark.get("w:author") != Some(OURS) || !is_new,
        }
    }

    /// Whether all marks of the properties of a row, cell or end of a paragraph let it be seen.
    fn shows_all(self, properties: Option<&Element<'_>>) -> bool {
        let marks = properties
            .into_iter()
            .flat_map(Element::elements)
            .filter(|child| is_mark(child));
        marks.into_iter().all(|mark| self.shows(mark))
    }
}

fn is_mark(element: &Element<'_>) -> bool {
    [
        "w:ins",
        "w:del",
        "w:moveFrom",
        "w:moveTo",
        "w:cellIns",
        "w:cellDel",
    ]
    .contains(&&*element.name)
}

/// The lines of all parts that people see: paragraphs, rows with cells parted by bars.
pub fn lines(file: &[u8], view: View) -> Vec<String> {
    let package = Package::read(file).unwrap();
    let mut lines = Vec::new();
    for (name, bytes) in package.parts() {
        let is_text = ["document", "header", "footer", "footnotes", "endnotes"]
            .iter()
            .any(|start| name.starts_with(&format!("word/{start}")));
        if is_text && name.ends_with(".xml") {
            let root = Element::parse(bytes).unwrap();
            let body = root.find("w:body").unwrap_or(&root);
            lines.extend(blocks(body, view));
        }
    }
    lines
}

fn blocks(container: &Element<'_>, view: View) -> Vec<String> {
    let (mut lines, mut open) = (Vec::new(), String::new());
    let mut stack: Vec<&Element<'_>> = container.elements().rev().collect();
    while let Some(block) = stack.pop() {
        match &*block.name {
            "w:p" => {
                open.push_str(&text(block, view));
                if view.shows_all(block.path(&["w:pPr", "w:rPr"])) {
                    lines.push(std::mem::take(&mut open));
                }
            }
            "w:tbl" => lines.extend(
                block
                    .elements()
                    .filter(|row| row.name == "w:tr")
                    .filter_map(|row| row_line(row, view)),
            ),
            // Controls, marked ranges and notes hold blocks of their own.
            _ => stack.extend(block.elements().rev()),
        }
    }
    if !open.is_empty() {
        lines.push(open);
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn row_line(row: &Element<'_>, view: View) -> Option<String> {
    if !view.shows_all(row.find("w:trPr")) {
        return None;
    }
    let cells = row
        .elements()
        .filter(|cell| cell.name == "w:tc" && view.shows_all(cell.find("w:tcPr")));
    let cells: Vec<String> = cells.map(|cell| blocks(cell, view).join(" ")).collect();
    Some(cells.join(" | "))
}

fn text(element: &Element<'_>, view: View) -> String {
    let mut out = String::new();
    for child in element.elements() {
        match &*child.name {
            "w:pPr" | "w:rPr" | "w:instrText" | "w:delInstrText" | "mc:Fallback" | "w:sdtPr" => {}
            "w:t" | "w:delText" => out.push_str(&child.own_text()),
            "w:tab" | "w:br" => out.push(' '),
            "w:footnoteReference" | "w:endnoteReference" => out.push('*'),
            "pic:pic" => out.push_str("[kuva]"),
            "w:txbxContent" => out.push_str(&format!("[{}]", blocks(child, view).join(" "))),
            _ if is_mark(child) && !view.shows(child) => {}
            _ => out.push_str(&text(child, view)),
        }
    }
    out
}

/// Fails unless everything in a file that an update has not marked is byte for byte what it was. Gives how many paragraphs and
/// rows it has marked.
pub fn touched(name: &str, before: &[u8], after: &[u8]) -> usize {
    let (old, new) = (Package::read(before).unwrap(), Package::read(after).unwrap());
    let has_new_comments = new.part("word/comments.xml") != old.part("word/comments.xml");
    let mut marked = 0;
    for (part, bytes) in old.parts() {
        let now = new.part(part).unwrap_or_else(|| panic!("{name}: {part} is gone"));
        // What the file was made from and its properties follow the data without a mark.
        let is_metadata = part.starts_with("customXml/") || part.starts_with("docProps/");
        if now == bytes || is_metadata {
            continue;
        }
        let is_index = part.ends_with(".rels") || part.contains("Content_Types") || part.contains("comments");
        if is_index && has_new_comments {
            continue;
        }
        marked += touched_in(&format!("{name}, {part}"), bytes, now);
    }
    marked
}

fn touched_in(name: &str, before: &[u8], after: &[u8]) -> usize {
    let (old, new) = (
        SourceTree::parse(before).unwrap(),
        SourceTree::parse(after).unwrap(),
    );
    let (old, new) = (pieces(&old), pieces(&new));
    let is_ours = |piece: &str| {
        piece.contains(&format!("w:author=\"{OURS}\""))
            || piece.contains("<w:commentReference ")
            // The grid of a table that gets a column: the mark of a grid has no author in the standard.
            || piece.contains("<w:tblGridChange ")
    };
    let mut rest = old.iter();
    let mut marked = 0;
    for piece in new {
        // Pieces come in the order that they had; what lies between has been marked.
        let mut ahead = rest.clone();
        if ahead.any(|other| *other == piece) {
            rest = ahead;
        } else {
            assert!(is_ours(piece), "{name}: changed without a mark: {piece}");
            marked += 1;
        }
    }
    marked
}

/// The source of each paragraph and row of a part, tables in the text taken apart.
fn pieces<'a>(tree: &SourceTree<'a>) -> Vec<&'a str> {
    let body = tree.find(tree.root(), "w:body").unwrap_or(tree.root());
    let mut pieces = Vec::new();
    for block in tree.elements(body) {
        match tree.name(block) {
            "w:tbl" => pieces.extend(tree.elements(block).map(|row| tree.source(row))),
            _ => pieces.push(tree.source(block)),
        }
    }
    pieces
}
