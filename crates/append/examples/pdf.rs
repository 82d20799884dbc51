//! Writes the sample agreement to the file named on the command line: to look at, and to feed to validators. Further
//! names are those of PDF files to append as annexes.
//!
//! ```sh
//! cargo run -p vuosikello-append --example pdf -- sample.pdf annex.pdf
//! ```

#[path = "../../pdf/tests/sample/mod.rs"]
mod sample;

use vuosikello_append::pdf::{Annex, Component, write};
use vuosikello_pdf::{Brand, Logo};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "sample.pdf".to_owned());
    let files = arguments.map(std::fs::read).collect::<Result<Vec<_>, _>>()?;
    let (agreement, mut annexes) = (sample::agreement(), sample::annexes(60, 120));
    annexes.push(sample::charts::annex());
    let mut components: Vec<Component<'_>> = std::iter::once(&agreement)
        .chain(&annexes)
        .map(Component::Document)
        .collect();
    for (index, bytes) in files.iter().enumerate() {
        let head = sample::head("Tietoturvallisuus", Some(&format!("Liite {}", index + 5)));
        // Between the others, as in real agreements.
        components.insert(
            2 + index,
            Component::Annex(Annex {
                head,
                bytes,
                as_is: false,
            }),
        );
    }
    let brand = Brand {
        logo: Some(Logo::from_png(&sample::logo())?),
        ..Brand::built_in()?
    };
    let output = write(&components, &brand).map_err(|errors| {
        let messages: Vec<String> = errors.iter().map(ToString::to_string).collect();
        messages.join("\n")
    })?;
    std::fs::write(&path, &output.bytes)?;
    for warning in &output.warnings {
        println!("{warning}");
    }
    println!("{path}: {} pages, {} bytes", output.pages, output.bytes.len());
    Ok(())
}
