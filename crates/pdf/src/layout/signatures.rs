//! The signature block: two signatories beside one another, in signing order from left to right and down. Each has a line for
//! ink or, in a document that is signed electronically, a field.

use vuosikello_document::{Language, Signatory};
use vuosikello_measure::Rgb;

use super::composer::{Alignment, Column, Composer};
use super::galley::{Content, Keep, Placed};
use super::page::{Artifact, Owner};
use super::rectangle::Rectangle;
use super::strip::{Strip, side_by_side};
use super::structure::{NodeId, Numbering, Role};
use crate::Error;
use crate::font::Style;
use crate::segment::one_line;

/// The space above a row of signatories, and above the line for the signature, in points.
const ROW_GAP: f32 = 20.0;
const ABOVE_LINE: f32 = 40.0;
const LINE: f32 = 0.6;
/// The space above a field for a signature in points, and how much of the accent colour is in its ground.
const ABOVE_FIELD: f32 = 4.0;
const FIELD_SHADE: f32 = 0.07;
/// The space between the two signatories of a row, in points.
const BETWEEN: f32 = 28.0;
/// A paragraph before the block of up to this many lines goes with it whole; of a longer one the last lines.
const LINES_BEFORE: usize = 8;
const LAST_LINES: usize = 3;

fn caption(language: Language) -> &'static str {
    match language {
        Language::Finnish => "Päiväys ja allekirjoitus",
        Language::Swedish => "Datum och underskrift",
        Language::English => "Date and signature",
    }
}

fn electronic_caption(language: Language) -> &'static str {
    match language {
        Language::Finnish => "Sähköinen allekirjoitus",
        Language::Swedish => "Elektronisk underskrift",
        Language::English => "Electronic signature",
    }
}

impl Composer<'_, '_> {
    /// The signature block. It stays together, with the paragraph and the heading before it; where that is more than a
    /// page, the first row stays with them, and the others follow row by row.
    pub(super) fn signatures(
        &mut self,
        signatories: &[Signatory],
        parent: NodeId,
        column: Column,
    ) -> Result<(), Error> {
        if signatories.is_empty() {
            return Ok(());
        }
        self.tie_block_before();
        let start = self.galley.slices.len();
        let list = self.structure.add(parent, Role::List(Numbering::None));
        let width = (column.width - BETWEEN) / 2.0;
        for pair in signatories.chunks(2) {
            let mut cells = Vec::with_capacity(2);
            for (index, signatory) in pair.iter().enumerate() {
                let x = column.x + index as f32 * (width + BETWEEN);
                cells.push(self.signatory(signatory, list, Column { x, width })?);
            }
            let mut slices = side_by_side(level(cells), 0.0, self.highest);
            if let Some(first) = slices.first_mut() {
                first.gap = ROW_GAP;
            }
            self.galley.slices.extend(slices);
        }
        self.galley.tie(start, Keep::Strong, false);
        Ok(())
    }

    /// One signatory: the strips above the line, and those from the line on.
    fn signatory(
        &mut self,
        signatory: &Signatory,
        list: NodeId,
        column: Column,
    ) -> Result<[Vec<Strip>; 2], Error> {
        let item = self.structure.add(list, Role::ListItem);
        let body = self.structure.add(item, Role::ListBody);
        let (size, small) = (self.style.body, self.style.small);
        let caption = match self.has_fields {
            true => electronic_caption(self.language()),
            false => caption(self.language()),
        };
        let quiet = self.quiet;
        let mut field = |text: &str, style, size, gap, color| {
            let shaped = self.shape_plain(text, style, size)?;
            if shaped.is_blank() {
                return Ok(Vec::new());
            }
            let node = self.structure.add(body, Role::Paragraph);
            self.strips(&shaped, node, column, Alignment::Start, gap, color)
        };
        let black = Rgb::BLACK;
        let above = field(&signatory.organisation, Style::Bold, size, 0.0, black)?;
        let mut below = field(caption, Style::Regular, small, 1.0, quiet)?;
        below.extend(field(&signatory.name, Style::Regular, size, 5.0, black)?);
        below.extend(field(&signatory.role, Style::Regular, size, 0.0, black)?);
        let place = match self.has_fields {
            true => self.signature_field(signatory, body, column),
            false => Strip {
                height: ABOVE_LINE + LINE,
                items: vec![Placed::rule(column.x, ABOVE_LINE, column.width, LINE, black)],
                ..Strip::default()
            },
        };
        below.insert(0, place);
        Ok([above, below])
    }

    /// A field for a signature, on a ground that shows where it is.
    fn signature_field(&mut self, signatory: &Signatory, body: NodeId, column: Column) -> Strip {
        let height = ABOVE_LINE + LINE - ABOVE_FIELD;
        let ground = self.accent.tint(FIELD_SHADE);
        let area = Rectangle::new(column.x, ABOVE_FIELD, column.width, height, ground);
        let name = match self.language() {
            Language::Finnish => "Allekirjoitus",
            Language::Swedish => "Underskrift",
            Language::English => "Signature",
        };
        let who = [&signatory.name, &signatory.role, &signatory.organisation];
        let who: Vec<String> = who
            .into_iter()
            .map(|field| one_line(field))
            .filter(|field| !field.is_empty())
            .collect();
        let node = self.structure.add(body, Role::Form);
        let field = Placed {
            owner: Owner::Node(node),
            content: Content::Field(area, format!("{name}: {}", who.join(", "))),
        };
        Strip {
            height: ABOVE_LINE + LINE,
            items: vec![
                Placed::artifact(Artifact::Layout, Content::Rectangle(area)),
                field,
            ],
            ..Strip::default()
        }
    }

    /// Ties the block before the signatures to them; a heading before that block is tied to it already.
    fn tie_block_before(&mut self) {
        let lines = self.galley.slices.len() - self.block_start.min(self.galley.slices.len());
        let tied = if lines <= LINES_BEFORE { lines } else { LAST_LINES };
        let from = self.galley.slices.len() - tied;
        self.galley.tie(from, Keep::Tight, true);
        let last = self.galley.slices.len().saturating_sub(1);
        self.galley.tie(last.max(from), Keep::Bound, true);
    }
}

/// Makes the lines for the signatures of a row stand at one height, however many lines the organisations take.
fn level(cells: Vec<[Vec<Strip>; 2]>) -> Vec<Vec<Strip>> {
    let height = |strips: &[Strip]| strips.iter().map(|strip| strip.height).sum::<f32>();
    let highest = cells.iter().map(|[above, _]| height(above)).fold(0.0, f32::max);
    let level = |[mut above, below]: [Vec<Strip>; 2]| {
        above.push(Strip {
            height: highest - height(&above),
            ..Strip::default()
        });
        above.into_iter().chain(below).collect()
    };
    cells.into_iter().map(level).collect()
}
