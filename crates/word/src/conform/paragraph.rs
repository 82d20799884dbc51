//! Paragraphs and runs.

use std::borrow::Cow;

use vuosikello_ooxml::{Element, Node};

use super::marks::{split_note_style, split_run_style};

/// A paragraph or a hyperlink: no paragraph id (docx-rs takes them from a counter of the process; Word gives its own
/// when it saves), and each part of a field in a run of its own, as Word writes them.
pub(super) fn conform(paragraph: &mut Element<'_>) {
    paragraph.unset("w14:paraId");
    if !paragraph.elements().any(holds_field) {
        return;
    }
    let children = std::mem::take(&mut paragraph.children);
    for node in children {
        match node {
            Node::Element(run) if holds_field(&run) => split(run, paragraph),
            node => paragraph.children.push(node),
        }
    }
}

fn holds_field(run: &Element<'_>) -> bool {
    run.name == "w:r" && run.elements().any(|child| child.name == "w:fldChar")
}

fn split<'a>(run: Element<'a>, paragraph: &mut Element<'a>) {
    let properties = run.find("w:rPr").cloned();
    for child in run.children {
        let Node::Element(mut child) = child else { continue };
        match child.name.as_ref() {
            "w:rPr" => continue,
            "w:fldChar" if child.get("w:dirty") == Some("false") => child.unset("w:dirty"),
            "w:instrText" => child.set("xml:space", "preserve"),
            _ => {}
        }
        let own = Element::new("w:r").children(properties.clone());
        paragraph.push(own.child(child));
    }
}

/// A run: the language from its mark, and hyphens as the elements that Word has for them.
pub(super) fn conform_run(run: &mut Element<'_>) {
    if conform_note(run) {
        return;
    }
    if let Some(properties) = run.find_mut("w:rPr") {
        conform_language(properties);
    }
    let special =
        |node: &Node<'_>| matches!(node, Node::Element(text) if text.name == "w:t" && needs_work(text));
    if !run.children.iter().any(special) {
        return;
    }
    let children = std::mem::take(&mut run.children);
    for node in children {
        match node {
            Node::Element(text) if text.name == "w:t" => split_text(text, run),
            node => run.children.push(node),
        }
    }
}

/// A run that stands for the mark of a note becomes the mark. Whether it was one.
fn conform_note(run: &mut Element<'_>) -> bool {
    let style = run
        .path(&["w:rPr", "w:rStyle"])
        .and_then(|style| style.get("w:val"));
    let Some((mark, number, style)) = style.and_then(split_note_style) else {
        return false;
    };
    let [reference, own] = mark.elements();
    let element = match number {
        Some(number) => Element::new(reference).attribute("w:id", number.to_owned()),
        None => Element::new(own),
    };
    let style = Element::new("w:rStyle").attribute("w:val", style.to_owned());
    run.children.clear();
    run.push(Element::new("w:rPr").child(style));
    run.push(element);
    true
}

fn conform_language(properties: &mut Element<'_>) {
    let mark = properties
        .find("w:rStyle")
        .and_then(|style| style.get("w:val"))
        .unwrap_or_default();
    let (Some(language), style) = split_run_style(mark) else {
        return;
    };
    let (language, style) = (language.to_owned(), style.to_owned());
    properties.retain(|child| child.name != "w:rStyle");
    if !style.is_empty() {
        properties.push(Element::new("w:rStyle").attribute("w:val", style));
    }
    properties.push(Element::new("w:lang").attribute("w:val", language));
}

/// The characters of hyphens that Word has elements for. It shows U+00AD in text as a hyphen everywhere; and common fonts lack
/// U+2011, the non-breaking hyphen.
const HYPHENS: [char; 2] = ['\u{ad}', '\u{2011}'];

fn needs_work(text: &Element<'_>) -> bool {
    text.children.iter().any(|node| match node {
        Node::Text(text) => text.contains(HYPHENS) || !has_outer_space(text),
        Node::Element(_) => false,
    })
}

fn has_outer_space(text: &str) -> bool {
    text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace)
}

fn split_text<'a>(text: Element<'a>, run: &mut Element<'a>) {
    for node in text.children {
        let Node::Text(content) = node else { continue };
        if !content.contains(HYPHENS) {
            push_text(content, run);
            continue;
        }
        for piece in content.split_inclusive(HYPHENS) {
            let hyphen = piece.chars().next_back().filter(|last| HYPHENS.contains(last));
            let before = piece.strip_suffix(HYPHENS).unwrap_or(piece);
            if !before.is_empty() {
                push_text(Cow::Owned(before.to_owned()), run);
            }
            match hyphen {
                Some('\u{ad}') => run.push(Element::new("w:softHyphen")),
                Some(_) => run.push(Element::new("w:noBreakHyphen")),
                None => {}
            }
        }
    }
}

fn push_text<'a>(content: Cow<'a, str>, run: &mut Element<'a>) {
    let mut text = Element::new("w:t");
    if has_outer_space(&content) {
        text.set("xml:space", "preserve");
    }
    run.push(text.text(content));
}
