//! Why a package cannot be read or written.

use std::borrow::Cow;

use thiserror::Error;

use crate::xml::XmlError;

/// Why a package could not be read or written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PackageError {
    /// The bytes are not a zip file, or it is damaged.
    #[error("tiedosto ei ole ehjä Office-tiedosto: {}", of_zip(.0))]
    Zip(#[from] zip::result::ZipError),
    /// A part could not be unpacked.
    #[error("osa {name} ei purkaudu: zip-paketti on vaurioitunut")]
    Unpack {
        /// The name of the part.
        name: String,
        /// What went wrong.
        error: std::io::Error,
    },
    /// There is no list of content types, so the zip file is not an Office file.
    #[error("tiedosto ei ole Office-tiedosto: siitä puuttuu [Content_Types].xml")]
    NoContentTypes,
    /// Two entries have the same name.
    #[error("osa {0} on paketissa kahdesti")]
    Twice(String),
    /// The name of an entry leads out of the package or is not a name of a part.
    #[error("osan nimi {0:?} ei kelpaa")]
    Name(String),
    /// The package, or the XML in it, is larger than allowed.
    #[error("paketti on liian suuri: {0}")]
    TooLarge(Cow<'static, str>),
    /// A part is not readable XML.
    #[error("osa {name}: {error}")]
    Part {
        /// The name of the part.
        name: String,
        /// What is wrong with it.
        error: XmlError,
    },
}

impl PackageError {
    /// Whether the zip file wants a password.
    pub fn is_encrypted(&self) -> bool {
        use zip::result::ZipError;
        matches!(
            self,
            PackageError::Zip(
                ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
            )
        )
    }
}

/// What keeps a zip file from being read. The crate says it in English.
fn of_zip(error: &zip::result::ZipError) -> &'static str {
    use zip::result::ZipError;
    match error {
        ZipError::UnsupportedArchive(_)
        | ZipError::InvalidPassword
        | ZipError::CompressionMethodNotSupported(_) => {
            "zip-paketti on salattu tai pakattu tavalla, jota ei tueta"
        }
        _ => "zip-paketti on vaurioitunut tai tiedosto on muuta muotoa",
    }
}
