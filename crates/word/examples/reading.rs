//! Prints what the reader makes of Word files: the text, and everything that the document tree does not say.
//!
//! ```text
//! cargo run --example reading -- luonnos.docx           as text
//! cargo run --example reading -- --json luonnos.docx    as JSON, with the document tree
//! ```

use std::error::Error;

use vuosikello_word::{ReadOptions, Reading, Tracked, read_with};

fn main() -> Result<(), Box<dyn Error>> {
    let (options, files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let as_json = options.iter().any(|option| option == "--json");
    for file in files {
        let bytes = std::fs::read(&file)?;
        match read_with(&bytes, &ReadOptions::default().tracked(Tracked::Apart)) {
            Ok(reading) if as_json => println!("{}", serde_json::to_string_pretty(&reading)?),
            Ok(reading) => print(&file, &reading),
            Err(error) => println!("{file}: {error}"),
        }
    }
    Ok(())
}

fn print(file: &str, reading: &Reading) {
    println!("{file}\n\n{}", reading.document.text());
    let tell = |title: &str, lines: Vec<String>| {
        println!("-- {title}: {}", lines.len());
        lines.iter().for_each(|line| println!("{line}"));
    };
    tell("losses", reading.losses.iter().map(ToString::to_string).collect());
    tell(
        "changes",
        reading.changes.iter().map(ToString::to_string).collect(),
    );
    tell(
        "comments",
        reading.comments.iter().map(ToString::to_string).collect(),
    );
    let furniture = reading.furniture.iter();
    tell(
        "furniture",
        furniture
            .map(|furniture| format!("{:?} {:?}", furniture.story, furniture.lines))
            .collect(),
    );
}
