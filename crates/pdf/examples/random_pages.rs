//! Counts the faults in the setting of random documents: `cargo run -p vuosikello-pdf --example random_pages -- [COUNT] [-v]`.
#![allow(clippy::unwrap_used, reason = "an example fails by panicking")]

#[path = "../tests/sample/random.rs"]
mod random;

use vuosikello_pdf::{Brand, FaultKind, LineEnd, PageStyle, Segment, Survey, survey};

fn main() {
    let count = std::env::args()
        .nth(1)
        .map_or(1_000, |count| count.parse().unwrap());
    let verbose = std::env::args().nth(2).is_some();
    let (brand, style) = (Brand::built_in().unwrap(), PageStyle::pdf());
    let surveys: Vec<Survey> = (0..count)
        .map(|seed| {
            let document = random::Random::new(seed).document();
            survey(&[Segment::Document(&document)], &brand, &style).unwrap()
        })
        .collect();
    let pages: usize = surveys.iter().map(|survey| survey.pages).sum();
    println!("{count} random documents, {pages} pages");
    for kind in FaultKind::ALL {
        let faults = surveys.iter().flat_map(|survey| &survey.faults);
        println!("{:6}  {kind}", faults.filter(|fault| fault.kind == kind).count());
    }
    let ends: Vec<&LineEnd> = surveys.iter().flat_map(|survey| &survey.line_ends).collect();
    let divides = |end: &&&LineEnd| {
        random::PHRASES
            .iter()
            .any(|phrase| end.divides(phrase) && end.has_room_for(phrase))
    };
    for narrow in [false, true] {
        let ends: Vec<&&LineEnd> = ends.iter().filter(|end| end.narrow == narrow).collect();
        let divided = ends.iter().filter(|end| divides(end)).count();
        let column = if narrow { "narrow columns" } else { "running text" };
        println!(
            "{divided:6}  divided names, figures and ordinals in {column}, of {} line ends",
            ends.len()
        );
    }
    if verbose {
        for (seed, survey) in surveys.iter().enumerate() {
            for fault in &survey.faults {
                println!("{seed}, page {}: {} ({})", fault.page, fault.kind, fault.place);
            }
        }
        for end in ends.iter().filter(divides) {
            println!("{} / {} ({} pt)", end.before, end.after, end.width);
        }
    }
}
