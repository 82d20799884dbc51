//! Making documents.

use super::{Kinds, template, write};
use crate::batch::Made;
use crate::kind::Request;
use crate::{Failure, Publisher};

impl Kinds {
    /// Makes an output of a kind for a customer and writes its files: all of them, or none where something is wrong. A file that a person
    /// has changed stays, and the new one is written beside it.
    ///
    /// # Errors
    /// [`Failure::UnknownKind`]; [`Failure::Problems`] with everything that is wrong; or something could not be read or written.
    pub fn make(
        &self,
        publisher: &Publisher,
        kind: &str,
        output: &str,
        request: &Request<'_>,
    ) -> Result<Made, Failure> {
        let (kind, output) = self.output(kind, output)?;
        let rendered = template::render(publisher, kind, output, request)?;
        write::write(publisher, output, request.customer, rendered)
    }
}
