//! Files with more than can be compared are refused before they take memory.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use support::{body, file, stamp};
use vuosikello_ooxml::Package;
use vuosikello_redline::{RedlineError, redline};

const BODY: &str = "word/document.xml";

#[test]
fn more_text_than_can_be_compared_is_refused() {
    let older = file("vanha");
    let words = "a ".repeat(210_000);
    let paragraph = format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p><w:sectPr");
    let mut package = Package::read(&older).unwrap();
    let long = body(&older).replacen("<w:sectPr", &paragraph, 1);
    package.insert(BODY, "", long.into_bytes());
    let newer = package.write().unwrap();
    for (old, new) in [(&older, &newer), (&newer, &older)] {
        let error = redline(old, new, &stamp()).unwrap_err();
        assert!(
            matches!(&error, RedlineError::TooLong(part) if part == BODY),
            "{error}"
        );
        assert!(error.to_string().contains("400 000 sanaa"), "{error}");
    }
}
