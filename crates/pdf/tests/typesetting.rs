//! Random documents have no faults that a typographer would mend, and figures and names are not divided.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail loudly, and so may what helps it"
)]

#[path = "sample/random.rs"]
mod random;

use vuosikello_document::*;
use vuosikello_pdf::{Brand, FaultKind, PageStyle, Segment, survey};

#[test]
fn pages_of_random_documents_end_where_a_typographer_would_end_them() {
    let (brand, style) = (Brand::built_in().unwrap(), PageStyle::pdf());
    let mut divided = 0;
    for seed in 0..60 {
        let document = random::Random::new(seed).document();
        let survey = survey(&[Segment::Document(&document)], &brand, &style).unwrap();
        assert_eq!(survey.faults, [], "seed {seed}");
        let wide = survey.line_ends.iter().filter(|end| !end.narrow);
        divided += wide
            .filter(|end| random::PHRASES.iter().any(|phrase| end.divides(phrase)))
            .count();
    }
    assert_eq!(divided, 0, "divided names and figures in running text");
}

/// Otherwise the test above could pass because nothing is ever counted.
#[test]
fn the_faults_are_counted_where_pages_are_cut_one_by_one() {
    let brand = Brand::built_in().unwrap();
    let paragraph = |text: &str| Block::Paragraph(vec![Inline::text(text)]);
    let mut kinds = std::collections::BTreeSet::new();
    for lines in 30..50 {
        let mut document = Document::new(Head::new("Otsikko", "Keskus"));
        document.blocks = (0..lines).map(|_| paragraph("Rivi.")).collect();
        document.blocks.push(paragraph("Teksti. ".repeat(40).trim()));
        let style = PageStyle {
            page_ends: vuosikello_pdf::PageEnds::PageByPage,
            ..PageStyle::pdf()
        };
        let survey = survey(&[Segment::Document(&document)], &brand, &style).unwrap();
        kinds.extend(survey.faults.iter().map(|fault| fault.kind));
    }
    assert!(kinds.contains(&FaultKind::EmptyPage), "{kinds:?}");
}
