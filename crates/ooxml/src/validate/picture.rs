//! The first bytes of pictures.

use super::fault::Fault;

/// The content types of raster pictures.
const TYPES: [&str; 11] = [
    "image/png",
    "image/x-png",
    "image/jpeg",
    "image/jpg",
    "image/pjpeg",
    "image/gif",
    "image/bmp",
    "image/x-ms-bmp",
    "image/tiff",
    "image/tif",
    "image/webp",
];

/// The first bytes of such pictures.
const STARTS: [&[u8]; 7] = [
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
];

/// Checks that a raster picture begins like one. PowerPoint also shows one whose content type is that of another raster
/// format, and such files occur; vector pictures (EMF, WMF, SVG) have no common beginning.
pub(super) fn check(kind: &str, bytes: &[u8]) -> Result<(), Fault> {
    let is_raster = TYPES.iter().any(|one| one.eq_ignore_ascii_case(kind));
    if is_raster && !STARTS.iter().any(|start| bytes.starts_with(start)) {
        return Err(Fault::Picture);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_no_picture() {
        assert_eq!(check("image/png", b"\x89PNG\r\n\x1a\n..."), Ok(()));
        assert_eq!(check("image/png", b"\xff\xd8\xff\xe0"), Ok(()));
        assert_eq!(check("image/x-emf", b"\x01\0\0\0"), Ok(()));
        assert_eq!(check("video/mp4", b"x"), Ok(()));
        for bytes in [&b""[..], b"text", b"<svg/>", b"\x89PNG text"] {
            assert_eq!(check("image/PNG", bytes), Err(Fault::Picture));
        }
    }
}
