//! A change: where it is, of what kind, and its words.

use std::fmt;

use serde::Serialize;

use crate::spot::Spot;
use crate::touch::{Touch, touched};
use crate::words::{Span, SpanKind};

/// A clause: the nearest heading above a place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Clause {
    /// The name of the heading in the document; that of the older document where both have the clause.
    pub id: String,
    /// Its number, empty for a heading without one.
    pub number: String,
    /// Its text.
    pub title: String,
}

/// Where a change is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The clause; `None` before the first heading.
    pub clause: Option<Clause>,
    /// What stands there.
    #[serde(flatten)]
    pub spot: Spot,
}

/// What became of a paragraph, a row or a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// Other words.
    Words,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere, perhaps with other words; the place is the new one.
    Moved,
    /// The same words are set otherwise: bold, a link, raised.
    Formatting,
    /// The same words lead to another address: the words of the link, then both addresses.
    Address,
    /// The same words are something else: a paragraph has become a list item, a heading has another level.
    Role,
}

/// A difference between two documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Where it is: in the older document, or in the newer for what is added or moved.
    pub place: Place,
    /// What it is.
    pub kind: ChangeKind,
    /// All words of the place, in order: those that stayed, were removed and added.
    pub words: Vec<Span>,
    /// What the removed and added words are about.
    pub touches: Vec<Touch>,
}

impl Change {
    pub(crate) fn new(place: Place, kind: ChangeKind, words: Vec<Span>) -> Self {
        let touches = touched(&place.spot, &words, &[SpanKind::Removed, SpanKind::Added]);
        Self {
            place,
            kind,
            words,
            touches,
        }
    }

    /// The text before the change.
    pub fn before(&self) -> String {
        self.without(SpanKind::Added)
    }

    /// The text after the change.
    pub fn after(&self) -> String {
        self.without(SpanKind::Removed)
    }

    fn without(&self, kind: SpanKind) -> String {
        let spans = self.words.iter().filter(|span| span.kind != kind);
        spans.map(|span| span.text.as_str()).collect()
    }

    /// The words with marks in plain text: `[-removed-]{+added+}`.
    pub fn marked(&self) -> String {
        self.words.iter().map(Span::to_string).collect()
    }
}

/// How many letters of unchanged words stand on either side of a change in a message.
const CONTEXT: usize = 40;

impl Change {
    /// Returns the sums, dates, names and case numbers among the removed words that the place does not say any more.
    pub fn removed_touches(&self) -> Vec<Touch> {
        touched(&self.place.spot, &self.words, &[SpanKind::Removed])
    }

    /// Whether sums, dates, names or case numbers have given way to something else, or to nothing, among words that stay.
    pub fn replaces(&self) -> bool {
        matches!(self.kind, ChangeKind::Words | ChangeKind::Moved) && !self.removed_touches().is_empty()
    }

    /// The words with what stays far from any change left out, for a message of a few lines.
    pub fn excerpt(&self) -> Vec<Span> {
        let last = self.words.len().saturating_sub(1);
        let shorten = |(at, span): (usize, &Span)| match span.kind {
            SpanKind::Kept => Span::new(SpanKind::Kept, context(&span.text, at > 0, at < last)),
            kind => Span::new(kind, span.text.clone()),
        };
        self.words.iter().enumerate().map(shorten).collect()
    }
}

/// The ends of a text that stand beside changes: `before` if a change stands before it, `after` if one stands after it.
fn context(text: &str, before: bool, after: bool) -> String {
    let letters: Vec<char> = text.chars().collect();
    let kept = CONTEXT * (usize::from(before) + usize::from(after)).max(1);
    if letters.len() <= kept + 1 {
        return text.to_owned();
    }
    // Whole words: the cut goes to the nearest space on the side of the change.
    let start: String = letters[..CONTEXT].iter().collect();
    let start = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    let end: String = letters[letters.len() - CONTEXT..].iter().collect();
    let end = end.split_once(' ').map_or(end.as_str(), |(_, words)| words);
    match (before, after) {
        (true, true) => format!("{start} … {end}"),
        (false, true) => format!("… {end}"),
        _ => format!("{start} …"),
    }
}

impl ChangeKind {
    /// The kind in words, in Finnish.
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Words => "muutettu",
            ChangeKind::Added => "lisätty",
            ChangeKind::Removed => "poistettu",
            ChangeKind::Moved => "siirretty",
            ChangeKind::Formatting => "muotoiltu",
            ChangeKind::Address => "linkin osoite vaihdettu",
            ChangeKind::Role => "tyyli vaihdettu",
        }
    }
}

/// `kohta 4.2 Määräraha, taulukko Määrärahan käyttö, rivi Sovellushallinta, sarake Summa`
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(clause) = &self.clause {
            let number = if clause.number.is_empty() {
                String::new()
            } else {
                format!(" {}", clause.number)
            };
            write!(f, "kohta{number} {}, ", clause.title)?;
        }
        match &self.spot {
            Spot::Head { field } => write!(f, "tunnistetieto {}", field.title()),
            Spot::Furniture { name } => f.write_str(name),
            Spot::Title => f.write_str("otsake"),
            Spot::Contents => f.write_str("sisällysluettelon otsikko"),
            Spot::Heading => f.write_str("otsikko"),
            Spot::Paragraph => f.write_str("kappale"),
            Spot::ListItem => f.write_str("luettelon kohta"),
            Spot::Definition { term } => write!(f, "tieto {term}"),
            Spot::Signatory => f.write_str("allekirjoittaja"),
            Spot::Table { table } => f.write_str(&named(table)),
            Spot::Column { table, column } => write!(f, "{}, sarake {column}", named(table)),
            Spot::Row { table, row } => write!(f, "{}, rivi {row}", named(table)),
            Spot::Cell { table, row, column } => write!(f, "{}, rivi {row}, sarake {column}", named(table)),
        }
    }
}

/// A table by its name, if it has one.
fn named(table: &str) -> String {
    format!("taulukko {table}").trim_end().to_owned()
}

/// `kohta 5 Irtisanominen, kappale muutettu: viimeistään [-31.8.2027-]{+30.9.2027+}.`
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", self.place, self.kind.name())?;
        self.excerpt().iter().try_for_each(|span| span.fmt(f))
    }
}
