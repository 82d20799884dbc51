//! Whatever the data are, nothing overflows: random decks are written, read again, and measured in another way than the
//! layout measures.

#[path = "../../../tests/common/brand.rs"]
mod brand;
#[path = "../../../tests/common/check.rs"]
mod check;
mod decks;

use std::sync::LazyLock;

use proptest::prelude::*;
use vuosikello_ooxml::{Element, Package, resolve_target};

use super::write;
use crate::error::{Error, Problem};
use crate::geometry::{Emu, Insets, POINT};
use crate::template::{Layout, Template, TextStyle};
use vuosikello_measure::Typeface;

static NIGHT: LazyLock<Template> = LazyLock::new(|| Template::from_pptx(&brand::file()).unwrap());

/// The lines of a paragraph as it stands in the file, and its largest type.
struct Found {
    lines: i64,
    size: i64,
}

/// What a line is broken between.
enum Token {
    /// The widths of the letters of a word or of a part of one that ends with a hyphen, and the space before it.
    Word(Vec<Emu>, Emu),
    Break,
}

/// How the file says that text is set.
#[derive(Clone, Copy)]
struct Usual {
    face: Typeface,
    size: i64,
    bold: bool,
    capitals: bool,
}

/// Counts lines word by word, as the program that shows the file would: without the reserve that the layout keeps.
fn lines_of(paragraph: &Element<'_>, usual: Usual, width: Emu) -> Found {
    let own_size = |element: &Element<'_>| element.get("sz").map_or(usual.size, |own| own.parse().unwrap());
    let mut size = 0;
    let mut tokens = vec![Token::Word(Vec::new(), 0)];
    let mut before = [' '; 2];
    for run in paragraph.elements() {
        if run.name == "a:endParaRPr" {
            size = size.max(own_size(run));
        }
        let Some(properties) = run.find("a:rPr") else {
            continue;
        };
        let own = own_size(properties);
        size = size.max(own);
        let bold = usual.bold || properties.get("b") == Some("1");
        let advance = |character: char| {
            i64::from(usual.face.advance(character, bold).thousandths_up()) * own * 127 / 1_000
        };
        if run.name == "a:br" {
            tokens.extend([Token::Break, Token::Word(Vec::new(), 0)]);
        }
        for character in run.find("a:t").map(Element::own_text).unwrap_or_default().chars() {
            if character == ' ' {
                tokens.push(Token::Word(Vec::new(), advance(' ')));
            } else {
                if before[1] == '-' && before[0].is_alphanumeric() && character.is_alphabetic() {
                    tokens.push(Token::Word(Vec::new(), 0));
                }
                if let Some(Token::Word(letters, _)) = tokens.last_mut() {
                    letters.push(if usual.capitals {
                        character.to_uppercase().map(advance).sum()
                    } else {
                        advance(character)
                    });
                }
            }
            before = [before[1], character];
        }
    }
    let (mut lines, mut used) = (1, 0);
    for token in tokens {
        let Token::Word(letters, space) = token else {
            lines += 1;
            used = 0;
            continue;
        };
        let long: Emu = letters.iter().sum();
        let space = if used > 0 { space } else { 0 };
        if used + space + long <= width {
            used += space + long;
            continue;
        }
        if used > 0 {
            lines += 1;
        }
        used = 0;
        for letter in letters {
            if used + letter > width && used > 0 {
                lines += 1;
                used = 0;
            }
            used += letter;
        }
    }
    Found {
        lines,
        size: if size == 0 { usual.size } else { size },
    }
}

/// The height of a line as faces have it, which is less than what the layout reckons with.
fn line_height(size: i64) -> Emu {
    size * 127 * 115 / 100
}

fn frame_of(shape: &Element<'_>) -> Option<[Emu; 4]> {
    let place = shape.path(&["p:spPr", "a:xfrm"])?;
    let number = |element: &str, name: &str| place.find(element).unwrap().get(name).unwrap().parse().unwrap();
    Some([
        number("a:off", "x"),
        number("a:off", "y"),
        number("a:ext", "cx"),
        number("a:ext", "cy"),
    ])
}

/// The boxes and cells of a slide whose text is higher than they are.
fn overflows(slide: &Element<'_>, layout: &Layout, plain: TextStyle) -> Vec<String> {
    let mut found = Vec::new();
    for shape in slide.path(&["p:cSld", "p:spTree"]).unwrap().elements() {
        if shape.name == "p:graphicFrame" {
            found.extend(overflowing_cells(shape, plain));
            continue;
        }
        let Some(body) = shape.find("p:txBody") else {
            continue;
        };
        let mark = shape.elements().next().unwrap().path(&["p:nvPr", "p:ph"]);
        let holder = mark.and_then(|mark| {
            layout.placeholders.iter().find(|holder| {
                holder.type_name.as_deref() == mark.get("type") && holder.index.as_deref() == mark.get("idx")
            })
        });
        if holder.is_some_and(|holder| holder.kind.is_footer()) {
            continue;
        }
        let properties = body.find("a:bodyPr").unwrap();
        let inset = |name: &str, usual: Emu| properties.get(name).map_or(usual, |own| own.parse().unwrap());
        let usual = holder.map_or(Insets::DEFAULT, |holder| holder.insets);
        let [_, _, width, height] = frame_of(shape).unwrap_or_else(|| {
            let frame = holder.unwrap().frame.unwrap();
            [frame.x, frame.y, frame.width, frame.height]
        });
        let width = width - inset("lIns", usual.left) - inset("rIns", usual.right);
        let height = height - inset("tIns", usual.top) - inset("bIns", usual.bottom);
        let mut needed = 0;
        for paragraph in body.elements().filter(|element| element.name == "a:p") {
            let pointer = paragraph.find("a:pPr");
            let level = pointer
                .and_then(|own| own.get("lvl"))
                .map_or(0, |own| own.parse::<usize>().unwrap());
            let style = holder.map_or(plain, |holder| holder.styles[level]);
            let margin = pointer
                .and_then(|own| own.get("marL"))
                .map_or(style.margin, |own| own.parse().unwrap());
            let setting = style.setting;
            let usual = Usual {
                face: setting.face,
                size: setting.size,
                bold: setting.bold,
                capitals: setting.capitals,
            };
            let lines = lines_of(paragraph, usual, width - margin);
            needed += lines.lines * line_height(lines.size) * 9 / 10;
        }
        if needed > height {
            found.push(format!("{} of {} points", needed / POINT, height / POINT));
        }
    }
    found
}

fn overflowing_cells(frame: &Element<'_>, plain: TextStyle) -> Vec<String> {
    let Some(table) = frame.path(&["a:graphic", "a:graphicData", "a:tbl"]) else {
        return Vec::new();
    };
    let widths: Vec<Emu> = table
        .find("a:tblGrid")
        .unwrap()
        .elements()
        .map(|column| column.get("w").unwrap().parse().unwrap())
        .collect();
    let mut found = Vec::new();
    for row in table.elements().filter(|element| element.name == "a:tr") {
        let height: Emu = row.get("h").unwrap().parse().unwrap();
        for (cell, width) in row.elements().zip(&widths) {
            let properties = cell.find("a:tcPr").unwrap();
            let margin = |name: &str| properties.get(name).unwrap().parse::<Emu>().unwrap();
            let paragraph = cell.path(&["a:txBody", "a:p"]).unwrap();
            let width = width - margin("marL") - margin("marR");
            let usual = Usual {
                face: plain.setting.face,
                size: 1_800,
                bold: false,
                capitals: false,
            };
            let lines = lines_of(paragraph, usual, width);
            let needed = lines.lines * line_height(lines.size) + margin("marT") + margin("marB");
            if needed > height {
                let text: String = check::text(paragraph);
                found.push(format!(
                    "cell: {} of {} points: {text}",
                    needed / POINT,
                    height / POINT
                ));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overflows(deck in decks::deck(), is_night in any::<bool>()) {
        let template: &Template = if is_night { &NIGHT } else { Template::built_in() };
        let output = match write(&deck, template) {
            Ok(output) => output,
            Err(errors) => {
                let is_expected = |error: &Error| match error.problem() {
                    Some(
                        Problem::TooManyColumns(_) | Problem::TooManyCategories { .. } | Problem::TooManySeries(_),
                    ) => true,
                    Some(Problem::TooLong { .. }) => !deck.shorten,
                    _ => false,
                };
                prop_assert!(errors.iter().all(is_expected), "{}", errors);
                return Ok(());
            }
        };
        prop_assert_eq!(check::problems(&output.bytes), [""; 0]);
        let package = Package::read(&output.bytes).unwrap();
        for (part, bytes) in package.parts().filter(|(name, _)| name.starts_with("ppt/slides/slide")) {
            let slide = Element::parse(bytes).unwrap();
            let relationships = package.relationships(part).unwrap();
            let layout = resolve_target(part, &relationships.of_kind("slideLayout").unwrap().target).unwrap();
            let layout = template.layouts.iter().find(|one| one.part == layout).unwrap();
            prop_assert_eq!(overflows(&slide, layout, template.plain_style(layout)), [""; 0], "{}", part);
        }
    }
}
