//! The paragraphs, items and headings of a section of a template's source.

use std::ops::Range;

/// A paragraph, an item of a list or a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SourceBlock {
    /// All of it, without the empty lines round it.
    pub(super) range: Range<usize>,
    /// Its text, without the marks before it.
    pub(super) text: Range<usize>,
    pub(super) is_item: bool,
}

/// The blocks of the section whose heading has an id, from its heading to the next one of any level; none where there is no such
/// heading. Word files keep ids as names of bookmarks, which have letters, digits and underscores alone.
pub(super) fn blocks_of_section(source: &str, id: &str) -> Vec<SourceBlock> {
    let mut blocks: Vec<SourceBlock> = Vec::new();
    let (mut is_inside, mut is_open) = (false, false);
    // How many conditions and loops the block has begun and not ended.
    let mut depth = 0usize;
    for line in lines(source) {
        let text = source[line.clone()].trim();
        if text.starts_with('#') {
            if is_inside {
                break;
            }
            is_inside = heading_id(text).is_some_and(|own| is_same(own, id));
        }
        if !is_inside {
            continue;
        }
        if text.is_empty() {
            is_open = false;
            continue;
        }
        if is_open && depth == 0 && ends_branch(text) {
            // The branch in which the block stands ends here: what is added after the block comes before it.
            is_open = false;
            continue;
        }
        let indent = source[line.clone()].len() - source[line.clone()].trim_start().len();
        let start = line.start + indent;
        let end = start + text.len();
        let mark = mark_length(text);
        match blocks.last_mut().filter(|_| is_open && mark == 0) {
            Some(last) => (last.range.end, last.text.end) = (end, end),
            None => blocks.push(SourceBlock {
                range: start..end,
                text: start + mark..end,
                is_item: mark > 0 && !text.starts_with('#'),
            }),
        }
        if !is_open || mark > 0 {
            depth = 0;
        }
        depth = depth_after(depth, text);
        is_open = !text.starts_with('#');
    }
    blocks
}

/// The words by which the tags of a line begin: `if`, `endif`.
fn tags(line: &str) -> impl Iterator<Item = &str> {
    let tags = line.split("{%").skip(1).filter_map(|tag| tag.split_once("%}"));
    tags.filter_map(|(tag, _)| tag.trim_start_matches('-').split_whitespace().next())
}

/// Whether a line is only a tag by which a branch or a loop ends.
fn ends_branch(line: &str) -> bool {
    let is_tag = line.starts_with("{%") && line.ends_with("%}") && line.matches("{%").count() == 1;
    is_tag && tags(line).all(|tag| matches!(tag, "else" | "elif" | "endif" | "endfor"))
}

/// How many conditions and loops are open after a line.
fn depth_after(before: usize, line: &str) -> usize {
    tags(line).fold(before, |depth, tag| match tag {
        "if" | "for" => depth + 1,
        "endif" | "endfor" => depth.saturating_sub(1),
        _ => depth,
    })
}

/// The lines with their places, without their ends.
fn lines(source: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    source.split_inclusive('\n').map(move |line| {
        let range = at..at + line.trim_end_matches(['\r', '\n']).len();
        at += line.len();
        range
    })
}

/// How long the mark of a heading or of an item is, with the space behind it; 0 for other lines.
fn mark_length(line: &str) -> usize {
    let marks = line.trim_start_matches('#');
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if marks.len() < line.len() {
        marks
    } else if let Some(rest) = line.strip_prefix(['-', '*', '+']) {
        rest
    } else if digits.len() < line.len() {
        digits.strip_prefix(['.', ')']).unwrap_or(line)
    } else {
        line
    };
    match rest.len() < line.len() && rest.starts_with(' ') {
        true => line.len() - rest.trim_start().len(),
        false => 0,
    }
}

/// The id of a heading: `## Muutokset {#muutokset}`.
fn heading_id(line: &str) -> Option<&str> {
    let (_, id) = line.rsplit_once("{#")?;
    id.trim_end().strip_suffix('}')
}

fn is_same(one: &str, other: &str) -> bool {
    let letters = |id: &str| -> String { id.chars().filter(|c| c.is_alphanumeric()).collect() };
    one == other || letters(one) == letters(other)
}
