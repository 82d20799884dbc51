//! The pictures of a file: each once in the package, however often the text shows it.

use vuosikello_core::one_line;
use vuosikello_document::{Bytes, Picture, PictureFormat};
use vuosikello_ooxml::{Package, Relationships};

use vuosikello_ooxml::relationship_kind;

/// The pictures so far.
#[derive(Debug, Default)]
pub(super) struct Media(Vec<(PictureFormat, Bytes)>);

impl Media {
    /// The relationship id of a picture.
    pub(super) fn id(&mut self, picture: &Picture) -> String {
        let known =
            |(format, bytes): &(PictureFormat, Bytes)| *format == picture.format && *bytes == picture.bytes;
        let at = self.0.iter().position(known).unwrap_or_else(|| {
            self.0.push((picture.format, picture.bytes.clone()));
            self.0.len() - 1
        });
        format!("rIdPicture{}", at + 1)
    }

    /// Adds the pictures to the relationships of a part in the folder `word`.
    pub(super) fn relate(&self, relationships: &mut Relationships) {
        for (at, (format, _)) in self.0.iter().enumerate() {
            let target = format!("media/{}", file_name(at, *format));
            relationships.add(
                format!("rIdPicture{}", at + 1),
                relationship_kind("image"),
                target,
            );
        }
    }

    /// Puts the pictures into the package.
    pub(super) fn pack(&self, package: &mut Package) {
        for (at, (format, bytes)) in self.0.iter().enumerate() {
            let content_type = match format {
                PictureFormat::Png => "image/png",
                PictureFormat::Jpeg => "image/jpeg",
            };
            let name = format!("word/media/{}", file_name(at, *format));
            package.insert(name, content_type, bytes.get().to_vec());
        }
    }
}

fn file_name(at: usize, format: PictureFormat) -> String {
    let extension = match format {
        PictureFormat::Png => "png",
        PictureFormat::Jpeg => "jpeg",
    };
    format!("picture{}.{extension}", at + 1)
}

/// The alternative text of a picture.
pub(super) fn description(picture: &Picture) -> String {
    match picture.decorative {
        true => String::new(),
        false => one_line(&picture.description),
    }
}
