//! How cells look.
//!
//! The colours are those of the theme, which is the same as in the Word files; text on them has a contrast of at
//! least 7:1. Signs and words say everything that a colour could.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::evaluate::Role;
use crate::tree::Kind;

/// The typeface; what programs without it show in its place has the same widths.
pub(super) const TYPEFACE: &str = "Arial";

/// Text on white: headings.
const ACCENT: Color = Color::Theme(3, 0);
/// The shade behind sums and headings within tables.
const SHADE: Color = Color::Theme(2, 0);
/// The lines between rows.
const RULE: Color = Color::RGB(0xC9_D1DB);
/// Text that explains.
const MUTED: Color = Color::RGB(0x40_4B59);

/// The format that everything else is built on.
pub(super) fn base() -> Format {
    Format::new().set_font_name(TYPEFACE).set_font_size(10)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    base()
        .set_font_size(16)
        .set_bold()
        .set_font_color(ACCENT)
        .set_align(FormatAlign::VerticalCenter)
}

/// A note below the title.
pub(super) fn note() -> Format {
    base().set_font_color(MUTED)
}

/// The heading above a table.
pub(super) fn caption() -> Format {
    base()
        .set_font_size(12)
        .set_bold()
        .set_font_color(ACCENT)
        .set_align(FormatAlign::VerticalCenter)
}

/// A header cell.
pub(super) fn header(kind: Kind) -> Format {
    base()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(ACCENT)
        .set_align(horizontal(kind))
        .set_indent(1)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// A cell of a column of the kind, in a row of the role. The cells of a row of several lines stand at its top.
pub(super) fn cell(role: Role, kind: Kind, one_line: bool) -> Format {
    let format = base()
        .set_align(if one_line {
            FormatAlign::VerticalCenter
        } else {
            FormatAlign::Top
        })
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(RULE);
    let format = match role {
        Role::Body => format,
        Role::Group => format
            .set_bold()
            .set_font_color(ACCENT)
            .set_background_color(SHADE),
        Role::Subtotal => format.set_bold(),
        Role::Total => format
            .set_bold()
            .set_background_color(SHADE)
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(ACCENT)
            .set_border_bottom_color(ACCENT),
    };
    let format = format.set_align(horizontal(kind));
    match number_format(kind) {
        Some(code) => format.set_num_format(code),
        None if role == Role::Group => format.set_indent(1),
        None => format.set_indent(1).set_text_wrap(),
    }
}

/// A cell of text in a column of another kind: at the same edge as the figures, broken over lines where needed.
pub(super) fn text_among_figures(format: Format) -> Format {
    format.set_num_format("General").set_indent(1).set_text_wrap()
}

fn horizontal(kind: Kind) -> FormatAlign {
    match kind {
        Kind::Text => FormatAlign::Left,
        _ => FormatAlign::Right,
    }
}

/// The format code of a kind of figure. Codes are written the American way in every file; Excel shows the separators
/// of the reader's own settings, in Finnish a decimal comma and groups parted by an unbroken space. What the settings
/// would not give stands in quotes: the unbroken space before the unit, and the minus sign (U+2212).
///
/// The room at the right edge, two hyphens wide, is part of the format and not an indent, which LibreOffice leaves
/// out for some figures. The sections are for positive and negative figures, zero, and text.
pub(super) fn number_format(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Text => None,
        Kind::Euro => Some(concat!(
            "#,##0.00\"\u{a0}€\"_-_-;",
            "\"\u{2212}\"#,##0.00\"\u{a0}€\"_-_-;",
            "#,##0.00\"\u{a0}€\"_-_-;@_-_-"
        )),
        Kind::SignedEuro => Some(concat!(
            "\"+\"#,##0.00\"\u{a0}€\"_-_-;",
            "\"\u{2212}\"#,##0.00\"\u{a0}€\"_-_-;",
            "#,##0.00\"\u{a0}€\"_-_-;@_-_-"
        )),
        Kind::Percent => Some(concat!(
            "#,##0.0\"\u{a0}\"%_-_-;",
            "\"\u{2212}\"#,##0.0\"\u{a0}\"%_-_-;",
            "#,##0.0\"\u{a0}\"%_-_-;@_-_-"
        )),
        Kind::SignedPercent => Some(concat!(
            "\"+\"#,##0.0\"\u{a0}\"%_-_-;",
            "\"\u{2212}\"#,##0.0\"\u{a0}\"%_-_-;",
            "#,##0.0\"\u{a0}\"%_-_-;@_-_-"
        )),
        Kind::Integer => Some("#,##0_-_-;\"\u{2212}\"#,##0_-_-;0_-_-;@_-_-"),
        Kind::Date => Some("d\\.m\\.yyyy_-_-"),
    }
}

/// The format code of the value axis of a chart.
pub(super) fn axis_format(kind: Kind) -> &'static str {
    match kind {
        Kind::Percent | Kind::SignedPercent => "0\"\u{a0}\"%;\"\u{2212}\"0\"\u{a0}\"%",
        _ => "#,##0;\"\u{2212}\"#,##0",
    }
}
