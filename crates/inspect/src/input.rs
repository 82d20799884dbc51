//! What is looked at, and what it is compared with.

use vuosikello_core::Money;
use vuosikello_document::Document;

/// A file to look at.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name; the extension says what it is.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What the data say, where they are at hand. What is left empty is not compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Expected {
    /// The case number.
    pub case_number: Option<String>,
    /// The year of the agreement.
    pub year: Option<i32>,
    /// The version of the templates of that year.
    pub template_version: Option<String>,
    /// The sum of the agreement.
    pub amount: Option<Money>,
    /// The people of the agreement: signatories and contacts.
    pub people: Vec<String>,
    /// Those who sign, in order.
    pub signatories: Vec<String>,
    /// The titles of the annexes, in order.
    pub annexes: Vec<String>,
    /// The documents that the data make, as Word files say them: their tables and values are compared.
    pub documents: Vec<Document>,
}
