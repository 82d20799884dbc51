//! Other words in a template: what people changed in the text that it makes, put back into its source.
//!
//! A paragraph of the source is matched with the text that it has made ([`pattern`]). Each letter of the text then has its place in the
//! source, or comes from a value; the words that differ are replaced at their places, and values stay values.

mod blocks;
mod pattern;

use std::fmt;
use std::ops::Range;

use blocks::{SourceBlock, blocks_of_section};
use pattern::{Origin, Pattern};

/// A change of the text of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rewording<'a> {
    /// Words of a heading, a paragraph or an item of a list, in order; those that stayed and those that were removed are its text before.
    Words(Vec<RewordedSpan<'a>>),
    /// A paragraph or an item is new.
    Added {
        /// The text of the paragraph, item or heading before it, as the template makes it.
        after: &'a str,
        /// Its text.
        text: &'a str,
        /// Whether it is an item of a list.
        is_item: bool,
    },
    /// A paragraph or an item is gone.
    Removed {
        /// Its text.
        text: &'a str,
    },
}

/// Words of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RewordedSpan<'a> {
    /// They stayed.
    Kept(&'a str),
    /// They are gone.
    Removed(&'a str),
    /// They are new.
    Added(&'a str),
}

/// Why a template cannot take a change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RewordError {
    /// The template has no section of this name.
    NoSection(String),
    /// No paragraph of the section, or more than one, makes a text.
    NotFound(String),
    /// The words come from the data: the source of the value.
    Value(String),
    /// The words stand across marks of Markdown or a condition of the template.
    Marks(String),
}

impl fmt::Display for RewordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSection(name) => write!(f, "mallipohjassa ei ole kohtaa {name}"),
            Self::NotFound(text) => write!(f, "mallipohjasta ei löydy yksiselitteisesti tekstiä ”{text}”"),
            Self::Value(source) => write!(f, "muutos koskee arvoa, joka tulee tiedoista: {source}"),
            Self::Marks(source) => write!(f, "muutos menee muotoilun tai ehdon yli: {source}"),
        }
    }
}

impl std::error::Error for RewordError {}

/// An edit of the source: a range and what comes in its place.
type Edit = (Range<usize>, String);

/// The source of a template with changes in the section whose heading has the id `section`. Values and conditions stay where the words
/// around them change.
///
/// ```
/// use vuosikello_document::{RewordedSpan, Rewording, reword};
///
/// let source = "## Muutokset {#muutokset}\n\nMuutos arvioidaan {{ paivat }} päivän\nkuluessa.\n";
/// let words = [RewordedSpan::Kept("Muutos arvioidaan 15 päivän kuluessa"), RewordedSpan::Added(" aina"), RewordedSpan::Kept(".")];
/// let changed = reword(source, "muutokset", &[Rewording::Words(words.to_vec())])?;
/// assert_eq!(changed, "## Muutokset {#muutokset}\n\nMuutos arvioidaan {{ paivat }} päivän\nkuluessa aina.\n");
/// # Ok::<(), vuosikello_document::RewordError>(())
/// ```
///
/// # Errors
/// [`RewordError`] for the first change that the source cannot take; nothing is changed then.
pub fn reword(source: &str, section: &str, changes: &[Rewording<'_>]) -> Result<String, RewordError> {
    let blocks = blocks_of_section(source, section);
    if blocks.is_empty() {
        return Err(RewordError::NoSection(section.to_owned()));
    }
    let mut edits: Vec<Edit> = Vec::new();
    for change in changes {
        match change {
            Rewording::Words(spans) => edits.extend(words(source, &blocks, spans)?),
            Rewording::Added { after, text, is_item } => {
                let (block, _) = find(source, &blocks, after)?;
                edits.push((block.range.end..block.range.end, added(block, text, *is_item)?));
            }
            Rewording::Removed { text } => {
                let (block, _) = find(source, &blocks, text)?;
                if let Some(value) = Pattern::of(source, block.text.clone()).first_value() {
                    return Err(RewordError::Value(source[value].to_owned()));
                }
                edits.push((removed_range(source, &block.range), String::new()));
            }
        }
    }
    // Several paragraphs added after one stand in their order.
    edits.sort_by_key(|(range, _)| range.start);
    let mut changed = String::with_capacity(source.len());
    let mut at = 0;
    for (range, text) in edits {
        // What is changed twice has been refused or is the same place.
        if range.start < at {
            return Err(RewordError::Marks(source[range].to_owned()));
        }
        changed.push_str(&source[at..range.start]);
        changed.push_str(&text);
        at = range.end;
    }
    changed.push_str(&source[at..]);
    Ok(changed)
}

/// The block that makes a text, with where each of its letters comes from: the one that says the most of it itself.
fn find<'b>(
    source: &str,
    blocks: &'b [SourceBlock],
    text: &str,
) -> Result<(&'b SourceBlock, Vec<Origin>), RewordError> {
    let not_found = || RewordError::NotFound(text.to_owned());
    let literal = |origins: &[Origin]| origins.iter().filter(|origin| !origin.is_value).count();
    let mut found: Vec<(usize, &SourceBlock, Vec<Origin>)> = blocks
        .iter()
        .filter_map(|block| {
            let origins = Pattern::of(source, block.text.clone()).origins(text)?;
            Some((literal(&origins), block, origins))
        })
        .collect();
    found.sort_by_key(|(literal, ..)| std::cmp::Reverse(*literal));
    let is_tie = matches!(found.as_slice(), [first, second, ..] if first.0 == second.0);
    match found.into_iter().next() {
        Some((literal, block, origins)) if literal > 0 && !is_tie => Ok((block, origins)),
        _ => Err(not_found()),
    }
}

fn words(source: &str, blocks: &[SourceBlock], spans: &[RewordedSpan<'_>]) -> Result<Vec<Edit>, RewordError> {
    let before: String = spans
        .iter()
        .filter_map(|span| match span {
            RewordedSpan::Kept(text) | RewordedSpan::Removed(text) => Some(*text),
            RewordedSpan::Added(_) => None,
        })
        .collect();
    let (_, origins) = find(source, blocks, &before)?;
    let mut edits: Vec<Edit> = Vec::new();
    let mut at = 0;
    // Where the last change began and ended in the text, while nothing has stayed since.
    let mut open: Option<(Range<usize>, String)> = None;
    for span in spans {
        match span {
            RewordedSpan::Kept(text) => {
                edits.extend(
                    open.take()
                        .map(|change| edit(source, &origins, change))
                        .transpose()?,
                );
                at += text.chars().count();
            }
            RewordedSpan::Removed(text) => {
                let end = at + text.chars().count();
                open.get_or_insert_with(|| (at..at, String::new())).0.end = end;
                at = end;
            }
            RewordedSpan::Added(text) => open
                .get_or_insert_with(|| (at..at, String::new()))
                .1
                .push_str(text),
        }
    }
    edits.extend(
        open.take()
            .map(|change| edit(source, &origins, change))
            .transpose()?,
    );
    Ok(edits)
}

/// The edit of the source for letters of a text that become others.
fn edit(source: &str, origins: &[Origin], (letters, text): Edit) -> Result<Edit, RewordError> {
    let text = escaped(&text, false);
    let value = |origin: &Origin| RewordError::Value(source[origin.range.clone()].to_owned());
    if letters.is_empty() {
        let before = letters.start.checked_sub(1).and_then(|at| origins.get(at));
        let at = match (before, origins.get(letters.start)) {
            (Some(before), Some(after)) if before.is_value && before.range == after.range => {
                return Err(value(before));
            }
            (Some(before), _) if !before.is_value => before.range.end,
            (_, Some(after)) if !after.is_value => after.range.start,
            (Some(before), _) => before.range.end,
            (None, Some(after)) => after.range.start,
            (None, None) => return Err(RewordError::NotFound(text)),
        };
        return Ok((at..at, text));
    }
    let gone = origins.get(letters.clone()).unwrap_or_default();
    if let Some(of_value) = gone.iter().find(|origin| origin.is_value) {
        return Err(value(of_value));
    }
    let (Some(first), Some(last)) = (gone.first(), gone.last()) else {
        return Err(RewordError::NotFound(text));
    };
    let range = first.range.start..last.range.end;
    let mut pairs = gone.iter().zip(gone.iter().skip(1));
    match pairs.all(|(one, next)| one.range.end == next.range.start) {
        true => Ok((range, text)),
        false => Err(RewordError::Marks(source[range].to_owned())),
    }
}

fn added(block: &SourceBlock, text: &str, is_item: bool) -> Result<String, RewordError> {
    if text.contains('\n') {
        return Err(RewordError::Marks(text.to_owned()));
    }
    let text = escaped(text, true);
    Ok(match (block.is_item, is_item) {
        (true, true) => format!("\n- {text}"),
        (_, true) => format!("\n\n- {text}"),
        (_, false) => format!("\n\n{text}"),
    })
}

/// A block with the empty lines behind it; an item with its line alone.
fn removed_range(source: &str, range: &Range<usize>) -> Range<usize> {
    let rest = &source[range.end..];
    let empty = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let line = source[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let is_followed = rest.trim_start_matches(['\r', '\n']).starts_with(['-', '*', '+']);
    let end = match is_followed || !source[line..range.end].trim_start().starts_with(['-', '*', '+']) {
        true => range.end + empty,
        // Behind the last item of a list an empty line stays.
        false => range.end + empty.min(1),
    };
    line..end
}

/// A text that Markdown and Tera take for nothing but text. `begins` says that it begins a line.
fn escaped(text: &str, begins: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in text.chars().enumerate() {
        let begins_line = begins
            && (at == 0 && matches!(c, '-' | '+' | '#' | '>' | ':' | '=')
                || digits > 0 && at == digits && matches!(c, '.' | ')'));
        let opens = matches!((before, c), ('{', '%' | '#') | ('<', '!'));
        if begins_line || opens || matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '{' | '`' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

#[cfg(test)]
mod tests;
