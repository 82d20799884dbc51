//! Markdown → blocks.

mod content;
mod footnotes;
mod inline;
mod leftover;
mod mistake;
mod reader;
mod running;
mod table;

use std::collections::BTreeSet;

use vuosikello_core::nearest;

use self::reader::Reader;
use crate::template::Views;
use crate::tree::walk_blocks;
use crate::{Block, Inline, Target, TemplateErrorKind};

pub(crate) use content::Content;
pub(crate) use mistake::Mistake;

/// Parses the Markdown that a template rendered to, with its captions numbered.
///
/// # Errors
/// Everything that a document cannot hold, links that lead nowhere, and headings that share an id.
pub(crate) fn content(markdown: &str) -> Result<Content, Vec<Mistake>> {
    let mut reader = Reader::new(markdown);
    let mut content = reader.content();
    let mut mistakes = reader.mistakes;
    mistakes.extend(footnotes::put(
        &mut content.blocks,
        reader.footnotes,
        reader.references,
    ));
    mistakes.extend(wrong_links(&reader.headings, &reader.targets));
    if mistakes.is_empty() {
        content.headings = reader.headings;
        return Ok(content);
    }
    mistakes.sort_by_key(|mistake| mistake.at);
    mistakes.dedup();
    Err(mistakes)
}

/// The blocks of a document: those of the template, and those of the views in their places.
///
/// # Errors
/// As with [`content`], and every view that is not known or chosen wrongly.
pub(crate) fn blocks(markdown: &str, views: &Views<'_>) -> Result<Vec<Block>, Vec<Mistake>> {
    let Content {
        blocks: own,
        placed,
        headings,
        ..
    } = content(markdown)?;
    let mut blocks = Vec::with_capacity(own.len() + placed.len());
    let mut mistakes = Vec::new();
    let mut own = own.into_iter();
    let mut taken = 0;
    for (place, placement, at) in placed {
        blocks.extend(own.by_ref().take(place - taken));
        taken = place;
        match placement.blocks(views) {
            Ok(placed) => {
                mistakes.extend(wrong_links(&headings, &heading_links(&placed, at)));
                blocks.extend(placed);
            }
            Err(kind) => mistakes.push(Mistake { kind, at }),
        }
    }
    blocks.extend(own);
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    number_captions(&mut blocks);
    Ok(blocks)
}

/// The running text of a value that has emphasis, links and the like in the words of Markdown; its line feeds are line breaks.
///
/// # Errors
/// The first mistake: what is no running text, or what no document can hold.
pub(crate) fn running_text(value: &str) -> Result<Vec<Inline>, TemplateErrorKind> {
    // What only this crate may write stands for itself.
    let plain = |c: char| match c {
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let mut run = Vec::new();
    for (number, line) in value.lines().enumerate() {
        if number > 0 {
            run.push(Inline::LineBreak);
        }
        let line: String = line.chars().map(plain).collect();
        // With a word before it, no line begins a list or a heading.
        // No value places a view.
        let markdown = format!("{BEFORE} {}", line.trim().replace("[[", "\\[\\["));
        let content = content(&markdown).map_err(|mistakes| {
            let first = mistakes.into_iter().next();
            first.map_or(TemplateErrorKind::Unsupported("merkintä"), |mistake| {
                mistake.kind
            })
        })?;
        let [Block::Paragraph(words)] = content.blocks.as_slice() else {
            continue;
        };
        run.extend(words.iter().cloned());
        let first = run.iter_mut().find_map(|inline| match inline {
            Inline::Text(text) => text
                .strip_prefix(BEFORE)
                .map(|rest| rest.trim_start().to_owned())
                .map(|rest| (text, rest)),
            _ => None,
        });
        if let Some((text, rest)) = first {
            *text = rest;
        }
    }
    run.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    Ok(run)
}

/// Stands before running text that is parsed by itself: a letter to Markdown, which no value holds.
const BEFORE: char = '\u{e002}';

/// Puts the running number in front of each caption: `Taulukko 1. Jatkuvat palvelut`, `Kuva 1. Kustannukset`. Tables in the words of
/// Markdown have no caption, and no number.
pub(crate) fn number_captions(blocks: &mut [Block]) {
    let (mut tables, mut charts) = (1.., 1..);
    for block in blocks {
        let (caption, label, numbers) = match block {
            Block::Table(table) if table.caption.is_empty() => continue,
            Block::Table(table) => (&mut table.caption, "Taulukko", &mut tables),
            Block::Chart(chart) => (&mut chart.caption, "Kuva", &mut charts),
            _ => continue,
        };
        let number: u32 = numbers.next().unwrap_or_default();
        caption.insert(0, Inline::text(format!("{label} {number}. ")));
    }
}

/// The ids that the links of a view lead to, which stands at a place.
fn heading_links(view: &[Block], at: usize) -> Vec<(String, usize)> {
    let mut targets = Vec::new();
    walk_blocks(view, &mut |inline| {
        if let Inline::Link {
            target: Target::Heading(id),
            ..
        } = inline
        {
            targets.push((id.clone(), at));
        }
    });
    targets
}

/// Headings that share an id, and links within the document that lead to no heading; each with where it stands.
fn wrong_links(headings: &[(String, usize)], targets: &[(String, usize)]) -> Vec<Mistake> {
    let mut ids = BTreeSet::new();
    let mut mistakes = Vec::new();
    for (id, at) in headings {
        if !ids.insert(id.as_str()) {
            let kind = TemplateErrorKind::DuplicateHeading(id.clone());
            mistakes.push(Mistake { kind, at: *at });
        }
    }
    for (target, at) in targets
        .iter()
        .filter(|(target, _)| !ids.contains(target.as_str()))
    {
        let nearest = nearest(target, ids.iter().copied()).map(str::to_owned);
        let kind = TemplateErrorKind::DeadLink {
            target: target.clone(),
            nearest,
        };
        mistakes.push(Mistake { kind, at: *at });
    }
    mistakes
}

#[cfg(test)]
mod tests;
