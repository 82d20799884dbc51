//! How cells look.
//!
//! The colours are those of the theme, which is the same as in the Word files; text on them has a contrast of at
//! least 7:1. Signs and words say everything that a colour could.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use vuosikello_core::{Colour, Look, StateColours};
use vuosikello_document::{Column, ColumnKind, Light, RowKind};
use vuosikello_measure::Typeface;
use vuosikello_ooxml::theme::{self, Palette};

use crate::evaluate::is_text;

/// Text on white: headings.
const ACCENT: Color = Color::Theme(3, 0);
/// The shade behind sums and headings within tables.
const SHADE: Color = Color::Theme(2, 0);

/// How cells look: what the look of the organisation gives, and the theme has no place for.
#[derive(Debug)]
pub(super) struct Style {
    /// The name of the typeface; what programs without it show in its place should have the same widths.
    pub(super) typeface: String,
    /// The widths of the typeface; of one that is not known those of a very wide one.
    pub(super) face: Typeface,
    /// The theme of the documents: their colours, for charts and for what people add.
    pub(super) theme: Vec<u8>,
    /// The same colours by their names.
    pub(super) palette: Palette,
    /// The colours of the marks of states.
    states: StateColours,
    /// The lines between rows.
    rule: Color,
    /// Text that explains.
    muted: Color,
}

impl Style {
    pub(super) fn of(look: &Look) -> Self {
        let typeface = look.typefaces.text.clone();
        Self {
            face: Typeface::named(&typeface).unwrap_or(Typeface::Wide),
            typeface,
            theme: theme::of_look(look),
            palette: theme::palette_of_look(look),
            states: look.colours.states.clone(),
            rule: colour(look.colours.lines),
            muted: colour(look.colours.secondary),
        }
    }

    /// The format that everything else is built on.
    pub(super) fn base(&self) -> Format {
        Format::new().set_font_name(&self.typeface).set_font_size(10)
    }

    /// A heading of a size in points: the title of a sheet, or what stands above a table.
    pub(super) fn heading(&self, points: u8) -> Format {
        self.base()
            .set_font_size(points)
            .set_bold()
            .set_font_color(ACCENT)
            .set_align(FormatAlign::VerticalCenter)
    }

    /// A note below the title.
    pub(super) fn note(&self) -> Format {
        self.base().set_font_color(self.muted)
    }

    /// A header cell.
    pub(super) fn header(&self, kind: ColumnKind) -> Format {
        self.base()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(ACCENT)
            .set_align(horizontal(kind))
            .set_indent(1)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap()
    }

    /// The mark of a state, in its colour.
    pub(super) fn mark(&self, light: Light) -> Format {
        self.base().set_font_color(colour(light.colour(&self.states)))
    }

    /// A cell of a column, in a row of a kind. The cells of a row of several lines stand at its top.
    pub(super) fn cell(&self, row: RowKind, column: &Column, one_line: bool) -> Format {
        let format = self
            .base()
            .set_align(if one_line {
                FormatAlign::VerticalCenter
            } else {
                FormatAlign::Top
            })
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(self.rule);
        let format = match row {
            RowKind::Body => format,
            RowKind::Group => format
                .set_bold()
                .set_font_color(ACCENT)
                .set_background_color(SHADE),
            RowKind::Subtotal => format.set_bold(),
            RowKind::Total => format
                .set_bold()
                .set_background_color(SHADE)
                .set_border_top(FormatBorder::Thin)
                .set_border_top_color(ACCENT)
                .set_border_bottom_color(ACCENT),
        };
        let format = format.set_align(horizontal(column.kind));
        match number_format(column) {
            Some(code) => format.set_num_format(code),
            None if row == RowKind::Group => format.set_indent(1),
            None => format.set_indent(1).set_text_wrap(),
        }
    }
}

fn colour(colour: Colour) -> Color {
    Color::RGB(colour.rgb().number())
}

/// A cell of text in a column of another kind: at the same edge as the figures, broken over lines where needed.
pub(super) fn text_among_figures(format: Format) -> Format {
    format.set_num_format("General").set_indent(1).set_text_wrap()
}

fn horizontal(kind: ColumnKind) -> FormatAlign {
    if is_text(kind) {
        FormatAlign::Left
    } else {
        FormatAlign::Right
    }
}

/// The format code of the figures of a column; `None` for texts. Codes are written the American way in every file; Excel
/// shows the separators of the reader's own settings, in Finnish a decimal comma and groups parted by an unbroken space.
/// What the settings would not give stands in quotes: the unbroken space before the unit, and the minus sign (U+2212).
///
/// The room at the right edge, two hyphens wide, is part of the format and not an indent, which LibreOffice leaves
/// out for some figures. The sections are for positive and negative figures, zero, and text.
pub(super) fn number_format(column: &Column) -> Option<String> {
    match column.kind {
        ColumnKind::Date => return Some("d\\.m\\.yyyy_-_-".to_owned()),
        kind if is_text(kind) => return None,
        _ => {}
    }
    let unit = match column.kind {
        ColumnKind::Money => "\"\u{a0}€\"",
        ColumnKind::Share => "\"\u{a0}\"%",
        _ => "",
    };
    let (figures, plus) = (figures(column.kind), if column.signed { "\"+\"" } else { "" });
    let zero = if figures == WHOLE { "0" } else { &figures };
    Some(format!(
        "{plus}{figures}{unit}_-_-;\"\u{2212}\"{figures}{unit}_-_-;{zero}{unit}_-_-;@_-_-"
    ))
}

/// The format code of whole numbers in groups.
const WHOLE: &str = "#,##0";

/// The most decimals in a format code of Excel.
const MAX_DECIMALS: u8 = 30;

/// The format code of a number with its decimals.
fn figures(kind: ColumnKind) -> String {
    match kind.decimals().min(MAX_DECIMALS) {
        0 => WHOLE.to_owned(),
        decimals => format!("{WHOLE}.{}", "0".repeat(decimals.into())),
    }
}
