//! The order of children in WordprocessingML (ECMA-376 Part 1, annex A.1).

use vuosikello_ooxml::{Order, order};

/// `CT_PPr`.
pub(crate) const PARAGRAPH_PROPERTIES: Order = order!(w:
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
    adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
    textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange);

/// `CT_RPr`.
pub(crate) const RUN_PROPERTIES: Order = order!(w:
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
    snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText
    vertAlign rtl cs em lang eastAsianLayout specVanish oMath);

/// `CT_NumPr`.
const NUMBERING: Order = order!(w: ilvl numId);

/// `CT_TblPr`.
const TABLE_PROPERTIES: Order = order!(w:
    tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
    tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription);

/// `CT_TcPr`.
const CELL_PROPERTIES: Order = order!(w:
    cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark);

/// `CT_TcBorders`.
const CELL_BORDERS: Order = order!(w: top start left bottom end right insideH insideV tl2br tr2bl);

/// `CT_SectPr`.
const SECTION: Order = order!(w:
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
    pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid);

/// The order of the children of an element that docx-rs writes in another.
pub(super) fn of(element: &str) -> Option<Order> {
    Some(match element {
        "w:pPr" => PARAGRAPH_PROPERTIES,
        "w:rPr" => RUN_PROPERTIES,
        "w:numPr" => NUMBERING,
        "w:tblPr" => TABLE_PROPERTIES,
        "w:tcPr" => CELL_PROPERTIES,
        "w:tcBorders" => CELL_BORDERS,
        "w:sectPr" => SECTION,
        _ => return None,
    })
}
