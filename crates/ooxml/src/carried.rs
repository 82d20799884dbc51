//! Parts of files that others made, as they go into ours: without what a reader does not see and nobody meant to hand on.

use std::borrow::Cow;

use crate::Element;

/// The eight bytes with which every PNG file begins (ISO/IEC 15948 § 5.2).
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The ancillary chunks that say how a PNG picture looks (ISO/IEC 15948 § 11.3; PNG Third Edition § 11.3). The others hold texts, times,
/// the data of a camera, or what a drawing program remembers.
const LOOKS: [&[u8; 4]; 16] = [
    b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST",
    b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
];

/// The bytes of a part as they go into a file of ours; `root` is its tree, if it is XML. Processing instructions, which may point to a
/// style sheet elsewhere, are left out, and the texts of PNG pictures. Of alternative texts that are the path of a file on somebody's computer, as
/// programs make them, the name of the file is left.
///
/// ```
/// use vuosikello_ooxml::{Element, carried};
///
/// let part = br#"<?xml version="1.0"?><?xml-stylesheet href="http://a.example/b.xsl"?><a/>"#;
/// let root = Element::parse(part)?;
/// assert!(carried(part, Some(&root)).ends_with(b"standalone=\"yes\"?>\n<a/>"));
/// # Ok::<(), vuosikello_ooxml::XmlError>(())
/// ```
pub fn carried<'b>(bytes: &'b [u8], root: Option<&Element<'_>>) -> Cow<'b, [u8]> {
    match root {
        Some(root) if has_paths(root) => {
            let mut root = root.clone();
            shorten_paths(&mut root);
            Cow::Owned(root.to_part())
        }
        Some(root) if has_instructions(bytes) => Cow::Owned(root.to_part()),
        Some(_) => Cow::Borrowed(bytes),
        None => without_texts(bytes),
    }
}

/// The attributes that describe pictures and shapes, in DrawingML and VML.
const DESCRIPTIONS: [&str; 5] = ["descr", "title", "alt", "o:title", "name"];

/// Whether an attribute is a description that is the path of a file.
fn is_path((name, value): &(Cow<'_, str>, Cow<'_, str>)) -> bool {
    DESCRIPTIONS.contains(&name.as_ref()) && file_of_path(value).is_some()
}

/// The name of the file of a path on somebody's computer: `C:\Users\maija\logo.png`, `\\palvelin\kuvat\logo.png`,
/// `file:///home/maija/logo.png`, `/Users/maija/logo.png`.
fn file_of_path(text: &str) -> Option<&str> {
    let text = text.trim();
    let has_drive =
        matches!(text.as_bytes(), [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    let begins = ["\\\\", "file:", "/Users/", "/home/", "/tmp/", "/var/"];
    let is_path = has_drive || begins.iter().any(|begin| text.starts_with(begin));
    is_path.then(|| text.rsplit(['\\', '/']).next().unwrap_or_default())
}

fn has_paths(root: &Element<'_>) -> bool {
    let mut has = false;
    root.walk(&mut |element| has |= element.attributes.iter().any(is_path));
    has
}

/// Leaves of descriptions that are the path of a file only its name, for parts that change anyway. Returns whether there were any.
pub fn shorten_paths(root: &mut Element<'_>) -> bool {
    let mut has = false;
    root.walk_mut(&mut |element| {
        for attribute in element
            .attributes
            .iter_mut()
            .filter(|attribute| is_path(attribute))
        {
            let name = file_of_path(&attribute.1).unwrap_or_default().to_owned();
            attribute.1 = Cow::Owned(name);
            has = true;
        }
    });
    has
}

/// Whether there may be a processing instruction besides the declaration at the head.
fn has_instructions(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let rest = bytes.strip_prefix(b"<?xml ").unwrap_or(bytes);
    rest.windows(2).any(|pair| pair == b"<?")
}

/// A PNG picture without its texts and what follows its end; anything else as it is.
///
/// ```
/// use vuosikello_ooxml::without_texts;
/// assert_eq!(&*without_texts(b"GIF89a"), b"GIF89a");
/// ```
pub fn without_texts(picture: &[u8]) -> Cow<'_, [u8]> {
    let Some(mut rest) = picture.strip_prefix(PNG) else {
        return Cow::Borrowed(picture);
    };
    let mut kept = PNG.to_vec();
    while let Some((chunk, after)) = next_chunk(rest) {
        let name = chunk.get(4..8).unwrap_or_default();
        // The case of the first letter says whether a chunk is critical (§ 5.4).
        if name.first().is_some_and(u8::is_ascii_uppercase)
            || LOOKS.iter().any(|look| look.as_slice() == name)
        {
            kept.extend_from_slice(chunk);
        }
        rest = if name == b"IEND" { &[] } else { after };
    }
    // A chunk that is cut short: the picture is damaged, and stays as it is.
    kept.extend_from_slice(rest);
    if kept.len() == picture.len() {
        Cow::Borrowed(picture)
    } else {
        Cow::Owned(kept)
    }
}

/// The first chunk, with its length and its check sum, and what follows it.
fn next_chunk(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = u32::from_be_bytes(*bytes.first_chunk::<4>()?);
    bytes.split_at_checked(usize::try_from(length).ok()?.checked_add(12)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, name.as_slice(), data, b"CRC!"].concat()
    }

    #[test]
    fn texts_of_pictures_stay_behind() {
        let (head, end) = (chunk(b"IHDR", &[0; 13]), chunk(b"IEND", b""));
        let whole =
            |between: &[Vec<u8>]| [PNG, &head, &between.concat(), &chunk(b"IDAT", b"x"), &end].concat();
        let plain = whole(&[chunk(b"pHYs", &[0; 9]), chunk(b"iCCP", b"x")]);
        assert!(matches!(without_texts(&plain), Cow::Borrowed(same) if same == plain));
        let texts = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prVW"].map(|name| {
            let name: &[u8; 4] = name.as_bytes().first_chunk().unwrap();
            chunk(name, b"vain sisaiseen kayttoon")
        });
        assert_eq!(*without_texts(&whole(&texts)), whole(&[]));
        let followed = [whole(&[]), b"piilossa".to_vec()].concat();
        assert_eq!(*without_texts(&followed), whole(&[]));
        for cut in 0..plain.len() {
            assert_eq!(*without_texts(&plain[..cut]), plain[..cut], "{cut}");
        }
    }

    #[test]
    fn of_paths_in_descriptions_the_name_of_the_file_is_left() {
        let text = |part: &str| {
            let root = Element::parse(part.as_bytes()).unwrap();
            String::from_utf8(carried(part.as_bytes(), Some(&root)).into_owned()).unwrap()
        };
        for path in [
            "C:\\Users\\maija.mallikas\\Kuvat\\logo.png",
            "\\\\palvelin\\maija.mallikas\\logo.png",
            "file:///home/maija.mallikas/logo.png",
            "/Users/maija.mallikas/logo.png",
        ] {
            for name in DESCRIPTIONS {
                let shown = text(&format!("<a><b {name}=\"{path}\"/></a>"));
                assert!(
                    shown.ends_with(&format!("<a><b {name}=\"logo.png\"/></a>")),
                    "{shown}"
                );
            }
        }
        for same in [
            "<a descr=\"Viraston tunnus\"/>",
            "<a descr=\"1/2027\"/>",
            "<a path=\"C:\\a\"/>",
        ] {
            assert_eq!(text(same), same);
        }
    }

    #[test]
    fn instructions_stay_behind_and_other_parts_are_as_they_were() {
        for same in [
            "<?xml version='1.0'?><a/>",
            "<a/>",
            "\u{feff}<?xml version='1.0'?><a b='?'/>",
        ] {
            let root = Element::parse(same.as_bytes()).unwrap();
            assert_eq!(*carried(same.as_bytes(), Some(&root)), *same.as_bytes());
        }
        for with in [
            "<?x y?><a/>",
            "<?xml version='1.0'?><a><?x?></a>",
            "<a/><?x?>",
            "<?xml-stylesheet href=''?><a/>",
        ] {
            let root = Element::parse(with.as_bytes()).unwrap();
            let text = String::from_utf8(carried(with.as_bytes(), Some(&root)).into_owned()).unwrap();
            assert_eq!(text.matches("<?").count(), 1, "{text}");
        }
    }
}
