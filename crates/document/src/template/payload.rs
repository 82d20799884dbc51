//! How the result of a template function travels through Markdown: as a word of private-use letters that only this
//! crate can write, holding the piece of the tree as JSON.

use serde::{Deserialize, Serialize};

use super::view::Placement;
use crate::{Align, ChartKind, RowKind};

/// Begins a token.
const START: char = '\u{e000}';
/// Ends a token.
const END: char = '\u{e001}';
/// The letter for byte 0; the other bytes follow.
const BYTES: u32 = 0xe100;

/// A piece of the tree that a function made.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Payload {
    Contents {
        title: String,
        depth: u8,
    },
    Subtitle {
        text: String,
    },
    Table {
        caption: String,
        description: String,
        row_headers: bool,
        columns: Vec<ColumnData>,
        rows: Vec<RowData>,
    },
    Chart(ChartData),
    View(Placement),
    Signatures {
        signatories: Vec<SignatoryData>,
    },
    Foreign {
        language: String,
        text: String,
    },
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ColumnData {
    pub(crate) header: String,
    pub(crate) align: AlignData,
    pub(crate) weight: f32,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) enum AlignData {
    Start,
    Center,
    End,
    Decimal,
}

impl From<AlignData> for Align {
    fn from(align: AlignData) -> Align {
        match align {
            AlignData::Start => Align::Start,
            AlignData::Center => Align::Center,
            AlignData::End => Align::End,
            AlignData::Decimal => Align::Decimal,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RowData {
    pub(crate) kind: RowKindData,
    pub(crate) cells: Vec<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) enum RowKindData {
    Body,
    Group,
    Subtotal,
    Total,
}

impl From<RowKindData> for RowKind {
    fn from(kind: RowKindData) -> RowKind {
        match kind {
            RowKindData::Body => RowKind::Body,
            RowKindData::Group => RowKind::Group,
            RowKindData::Subtotal => RowKind::Subtotal,
            RowKindData::Total => RowKind::Total,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ChartData {
    pub(crate) caption: String,
    pub(crate) description: String,
    pub(crate) kind: ChartKindData,
    /// How many of the last digits of the values are decimals; `None` for euro in cents.
    pub(crate) decimals: Option<u8>,
    pub(crate) categories: Vec<String>,
    pub(crate) series: Vec<SeriesData>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) enum ChartKindData {
    ClusteredBars,
    StackedBars,
    Lines,
}

impl From<ChartKindData> for ChartKind {
    fn from(kind: ChartKindData) -> ChartKind {
        match kind {
            ChartKindData::ClusteredBars => ChartKind::ClusteredBars,
            ChartKindData::StackedBars => ChartKind::StackedBars,
            ChartKindData::Lines => ChartKind::Lines,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SeriesData {
    pub(crate) name: String,
    pub(crate) values: Vec<Option<i64>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SignatoryData {
    #[serde(rename = "organisaatio")]
    pub(crate) organisation: String,
    #[serde(rename = "nimi")]
    pub(crate) name: String,
    #[serde(rename = "nimike")]
    pub(crate) role: String,
}

impl Payload {
    /// The token for this piece, to stand in the rendered template.
    pub(crate) fn token(&self) -> Result<String, serde_json::Error> {
        let json = serde_json::to_vec(self)?;
        let letters = json
            .into_iter()
            .filter_map(|byte| char::from_u32(BYTES + u32::from(byte)));
        Ok([START].into_iter().chain(letters).chain([END]).collect())
    }

    fn from_letters(letters: &str) -> Option<Self> {
        let bytes: Option<Vec<u8>> = letters
            .chars()
            .map(|c| (c as u32).checked_sub(BYTES).and_then(|b| u8::try_from(b).ok()))
            .collect();
        serde_json::from_slice(&bytes?).ok()
    }
}

/// A part of a line: text, or a piece that a function made.
#[derive(Debug)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Payload(Payload),
}

/// Parts text and tokens. Letters that are no token (a template cannot contain them) are dropped.
pub(crate) fn split_tokens(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(START) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let (letters, next) = after.split_once(END).unwrap_or((after, ""));
        pieces.extend(Payload::from_letters(letters).map(Piece::Payload));
        rest = next;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}
