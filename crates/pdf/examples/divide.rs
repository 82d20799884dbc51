//! Divides the Finnish words that it reads, one on a line: `sopi-mus=ehto-jen`. `.ci/seams.py` compares them with Voikko's.
#![allow(clippy::unwrap_used, reason = "an example fails by panicking")]

use std::io::BufRead;

use vuosikello_document::Language;
use vuosikello_pdf::divided;

fn main() {
    for word in std::io::stdin().lock().lines() {
        println!("{}", divided(&word.unwrap(), Language::Finnish));
    }
}
