//! The look of an organisation with the files that it names.

use vuosikello_core::Look;

/// The look of a workspace with the files that it names.
#[derive(Debug, Default)]
pub(crate) struct OwnLook {
    /// The colours, typefaces and the room for the logo; the built-in ones where there is no file.
    pub(crate) look: Look,
    /// The file that defines it, from the root of the workspace; `None` where there is none.
    pub(crate) file: Option<String>,
    /// The logo, as it is.
    pub(crate) logo: Option<Vec<u8>>,
    /// The faces that PDF files embed, as they are: regular, bold, italic, bold italic.
    pub(crate) fonts: Option<[Vec<u8>; 4]>,
}
