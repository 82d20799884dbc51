//! How the cells of a form look. Text has a contrast of at least 7:1 to what is behind it.

use std::sync::LazyLock;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use vuosikello_core::schema::Shape;

use super::super::layout::Column;
use vuosikello_core::{Colour, Colours, Date};

/// The colours of the built-in look.
static LOOK: LazyLock<Colours> = LazyLock::new(Colours::default);
/// Behind the cells that people fill in.
const PAPER: Color = Color::RGB(0xFF_FCE8);

fn colour(role: fn(&Colours) -> Colour) -> Color {
    Color::RGB(role(&LOOK).rgb().number())
}

fn accent() -> Color {
    colour(|look| look.headings)
}

fn muted() -> Color {
    colour(|look| look.secondary)
}

/// A cell in which nothing belongs.
pub(super) fn plain() -> Format {
    base()
}

fn base() -> Format {
    Format::new().set_font_name("Arial").set_font_size(10)
}

pub(super) fn title() -> Format {
    base().set_font_size(16).set_bold().set_font_color(accent())
}

/// What explains.
pub(super) fn note() -> Format {
    base()
        .set_font_color(muted())
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

/// A line of text that goes on over the cells beside it.
pub(super) fn line() -> Format {
    base().set_font_color(muted())
}

pub(super) fn header() -> Format {
    base()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(accent())
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// A heading between rows.
pub(super) fn group() -> Format {
    base()
        .set_bold()
        .set_font_color(accent())
        .set_background_color(colour(|look| look.surface))
}

pub(super) fn label(is_required: bool) -> Format {
    let format = base().set_align(FormatAlign::Top).set_text_wrap();
    if is_required { format.set_bold() } else { format }
}

/// A cell that is filled in.
pub(super) fn value(shape: &Shape) -> Format {
    let format = base()
        .set_background_color(PAPER)
        .set_border(FormatBorder::Thin)
        .set_border_color(colour(|look| look.lines))
        .set_align(FormatAlign::Top);
    match kind(shape) {
        CellKind::Amount => format.set_num_format("#,##0.00"),
        CellKind::Date => format.set_num_format("d\\.m\\.yyyy").set_align(FormatAlign::Left),
        CellKind::Integer => format.set_num_format("0").set_align(FormatAlign::Left),
        // The format Text: what is typed stays as it is.
        CellKind::Text => format.set_num_format("@").set_text_wrap(),
    }
}

/// What Excel takes a value for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    Amount,
    Date,
    Integer,
    Text,
}

pub(super) fn kind(shape: &Shape) -> CellKind {
    match shape {
        Shape::Amount(_) => CellKind::Amount,
        Shape::Integer { .. } => CellKind::Integer,
        Shape::Text(Some(format)) if format.name == Date::FORMAT => CellKind::Date,
        _ => CellKind::Text,
    }
}

/// The width of a column in characters.
pub(super) fn width(column: &Column) -> f64 {
    let least = column.label.chars().count() as f64 + 4.0;
    let usual = match kind(&column.shape) {
        _ if column.is_texts => 60.0,
        CellKind::Amount | CellKind::Date | CellKind::Integer => 14.0,
        CellKind::Text => match column.path.last().map_or("", String::as_str) {
            "tunnus" | "lyhenne" | "puhelin" | "laji" | "rooli" | "osapuoli" | "portti" => 20.0,
            _ => 30.0,
        },
    };
    least.max(usual)
}
