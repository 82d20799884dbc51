//! The source parted into text, values, tags and comments.

use super::fault::Fault;
use super::tokens::{Token, TokenKind, token};

/// What a piece of the source is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PieceKind<'s> {
    /// `{{ … }}`.
    Value(Vec<Token<'s>>),
    /// `{% … %}`.
    Tag(Vec<Token<'s>>),
    /// `{% raw %} … {% endraw %}`.
    Raw,
    /// `<! … !>`.
    Comment,
}

/// A piece that is no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'s> {
    pub(super) kind: PieceKind<'s>,
    /// The bytes with the braces.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a dash takes away the white space before it, and after it.
    pub(super) trims: (bool, bool),
}

/// Parts a source. A piece with a mistake is left out, and reading goes on after it.
pub(super) fn pieces<'s>(source: &'s str, faults: &mut Vec<Fault>) -> Vec<Piece<'s>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(source, at) {
        check_text(source, at, start, faults);
        let rest = source.get(start..).unwrap_or_default();
        let piece = match rest.starts_with("<!") {
            true => comment(source, start),
            false => braces(source, start),
        };
        at = match piece {
            Ok(piece) => {
                let end = piece.end;
                pieces.push(piece);
                end
            }
            Err((fault, end)) => {
                faults.push(fault);
                end
            }
        };
    }
    check_text(source, at, source.len(), faults);
    pieces
}

/// Where the next piece that is no text begins.
fn next_start(source: &str, from: usize) -> Option<usize> {
    // One pass: looking for each mark in turn would go through the whole rest for one that is not there, piece after piece.
    let rest = source.as_bytes().get(from..)?;
    let is_start = |pair: &[u8]| matches!(pair, b"{{" | b"{%" | b"<!");
    rest.windows(2).position(is_start).map(|at| from + at)
}

/// A comment; or what is wrong with it, and where reading goes on.
fn comment(source: &str, start: usize) -> Result<Piece<'_>, (Fault, usize)> {
    let rest = source.get(start..).unwrap_or_default();
    if rest.starts_with("<!--") {
        let fault = Fault::new(
            start,
            "HTML-huomautusta <!-- --> ei voi käyttää",
            "kirjoita huomautus mallin tekijälle <! … !>",
        );
        return Err((
            fault,
            rest.find("-->").map_or(source.len(), |end| start + end + 3),
        ));
    }
    match rest.find("!>") {
        Some(end) => Ok(Piece {
            kind: PieceKind::Comment,
            start,
            end: start + end + 2,
            trims: (
                rest.get(2..3) == Some("-"),
                rest.get(..end)
                    .is_some_and(|inside| inside.len() > 2 && inside.ends_with('-')),
            ),
        }),
        None => {
            let fix = "kirjoita huomautuksen loppuun !>";
            Err((
                Fault::new(start, "huomautus <! jää sulkematta", fix),
                source.len(),
            ))
        }
    }
}

/// A value or a tag that begins at `start`; or what is wrong with it, and where reading goes on.
fn braces(source: &str, start: usize) -> Result<Piece<'_>, (Fault, usize)> {
    let is_tag = source.get(start..start + 2) == Some("{%");
    let (open, close) = if is_tag { ("{%", "%}") } else { ("{{", "}}") };
    let trims_before = source.get(start + 2..start + 3) == Some("-");
    let mut at = start + 2 + usize::from(trims_before);
    if is_tag && let Some((end, trims_after)) = raw(source, at) {
        return match end {
            Some(end) => Ok(Piece {
                kind: PieceKind::Raw,
                start,
                end,
                trims: (trims_before, trims_after),
            }),
            None => Err((unclosed_tag(start, "raw", "endraw"), source.len())),
        };
    }
    let unclosed = |at| {
        let fault = Fault::new(
            start,
            format!("merkintää {open} ei ole suljettu"),
            format!("kirjoita merkinnän loppuun {close}"),
        );
        (fault, at)
    };
    let mut tokens = Vec::new();
    let mut open_maps = 0usize;
    loop {
        let rest = source.get(at..).unwrap_or_default();
        let Some(c) = rest.chars().next() else {
            return Err(unclosed(source.len()));
        };
        if c.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let trims_after = rest.starts_with('-') && rest.get(1..3) == Some(close);
        if trims_after || rest.starts_with(close) {
            let end = at + 2 + usize::from(trims_after);
            if open_maps > 0 && !is_tag {
                let fix = "kirjoita tietueen loppusulkujen väliin välilyönti: } }";
                return Err((Fault::new(at, "merkintä päättyy kesken tietueen {…}", fix), end));
            }
            let kind = match is_tag {
                true => PieceKind::Tag(tokens),
                false => PieceKind::Value(tokens),
            };
            return Ok(Piece {
                kind,
                start,
                end,
                trims: (trims_before, trims_after),
            });
        }
        if rest.starts_with("{%") || rest.starts_with("{{") {
            // With what is written inside it, where it is closed on the same line: that is one mistake.
            let line = rest.lines().next().unwrap_or_default();
            return Err(unclosed(line.rfind(close).map_or(at, |end| at + end + 2)));
        }
        let other = if is_tag { "}}" } else { "%}" };
        if rest.starts_with(other) && (!is_tag || open_maps < 2) {
            let fault = Fault::new(
                at,
                format!("merkintä {open} päättyy merkkeihin {other}"),
                format!("kirjoita merkinnän loppuun {close}"),
            );
            return Err((fault, at + 2));
        }
        match token(source, at) {
            Ok(token) => {
                match token.kind {
                    TokenKind::Sign("{") => open_maps += 1,
                    TokenKind::Sign("}") if open_maps == 0 => {
                        let fault = Fault::new(
                            at,
                            format!("merkinnän {open} lopusta puuttuu merkki"),
                            format!("kirjoita merkinnän loppuun {close}"),
                        );
                        return Err((fault, at + 1));
                    }
                    TokenKind::Sign("}") => open_maps -= 1,
                    _ => {}
                }
                at = token.end;
                tokens.push(token);
            }
            Err(fault) => {
                // Where reading could go on is not known for a text that does not end; the rest of the line is passed over.
                let line = source.get(fault.at..).unwrap_or_default();
                let end = line
                    .find(close)
                    .map(|end| end + 2)
                    .or(line.find('\n'))
                    .map_or(source.len(), |end| fault.at + end);
                return Err((fault, end));
            }
        }
    }
}

/// Whether `raw %}` stands at `at`; then the end of `endraw`, if there is one, and whether it takes away the white space after it.
fn raw(source: &str, at: usize) -> Option<(Option<usize>, bool)> {
    let inside = tag_end(source.get(at..)?, "raw")?.0;
    let mut from = at + inside;
    while let Some(found) = source.get(from..).and_then(|rest| rest.find("{%")) {
        let name = from + found + 2;
        let rest = source.get(name..).unwrap_or_default();
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let begin = source.len() - rest.len();
        if let Some((end, trims)) = tag_end(rest, "endraw") {
            return Some((Some(begin + end), trims));
        }
        from = name;
    }
    Some((None, false))
}

/// The length of `name %}` at the beginning of a text, and whether a dash stands in it.
fn tag_end(text: &str, name: &str) -> Option<(usize, bool)> {
    let rest = text.trim_ascii_start().strip_prefix(name)?.trim_ascii_start();
    let trimmed = rest.strip_prefix('-');
    let rest = trimmed.unwrap_or(rest).strip_prefix("%}")?;
    Some((text.len() - rest.len(), trimmed.is_some()))
}

pub(super) fn unclosed_tag(at: usize, name: &str, end: &str) -> Fault {
    Fault::new(
        at,
        format!("rakennetta {{% {name} %}} ei ole suljettu"),
        format!("kirjoita sen loppuun {{% {end} %}}"),
    )
}

/// Braces in text that were meant as a value or a tag, and would be printed.
fn check_text(source: &str, start: usize, end: usize, faults: &mut Vec<Fault>) {
    let text = source.get(start..end).unwrap_or_default();
    for (mark, open) in [("}}", "{{"), ("%}", "{%"), ("!>", "<!")] {
        for (at, _) in text.match_indices(mark) {
            faults.push(Fault::new(
                start + at,
                format!("merkinnältä {mark} puuttuu alku {open}"),
                format!("kirjoita merkinnän alkuun {open} tai poista {mark}"),
            ));
        }
    }
    for (at, _) in text.match_indices('{') {
        let rest = text.get(at + 1..).unwrap_or_default();
        if let Some(name) = single_braces(rest) {
            faults.push(Fault::new(
                start + at,
                format!("merkinnässä {{{name}}} on yksi aaltosulku"),
                format!("kirjoita {{{{ {name} }}}}"),
            ));
        } else if rest.starts_with("# ") {
            faults.push(Fault::new(
                start + at,
                "huomautusta {# … #} ei voi käyttää",
                "kirjoita huomautus mallin tekijälle <! … !>",
            ));
        }
    }
}

/// The most characters between single braces that are looked at.
const LONGEST_NAME: usize = 200;

/// The name in single braces: `{asiakas.nimi}`.
fn single_braces(rest: &str) -> Option<&str> {
    // A name is short; a whole template may follow a brace that is not closed.
    let near = rest
        .char_indices()
        .nth(LONGEST_NAME)
        .map_or(rest.len(), |(at, _)| at);
    let end = rest.get(..near)?.find('}')?;
    let (inside, after) = (rest.get(..end)?, rest.get(end + 1..)?);
    let name = inside.trim();
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    (is_name && !after.starts_with('}')).then_some(name)
}
