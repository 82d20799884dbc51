//! The signature itself (CMS, RFC 5652): of it only the digest that was signed is read, and whose certificate it names.

/// How a digest was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Algorithm {
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

/// The digest of what was signed, as the signed attributes say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SignedDigest {
    pub(super) algorithm: Algorithm,
    pub(super) digest: Vec<u8>,
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OCTETS: u8 = 0x04;
const OBJECT: u8 = 0x06;
const INTEGER: u8 = 0x02;
const UTF8: u8 = 0x0c;
const PRINTABLE: u8 = 0x13;
const TELETEX: u8 = 0x14;
const UTF16: u8 = 0x1e;
/// Context-specific, constructed: `[0]` and `[1]`.
const TAGGED_0: u8 = 0xa0;
const TAGGED_1: u8 = 0xa1;

/// 1.2.840.113549.1.7.2
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// 1.2.840.113549.1.9.4
const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
/// 2.5.4.3
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// 2.16.840.1.101.3.4.2, to which the number of the algorithm is appended.
const SHA_2: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02];

const DAMAGED: &str = "allekirjoituksen rakennetta ei voi lukea";

impl SignedDigest {
    /// Reads a signature; zeros that fill up its place in the file may follow it.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, &'static str> {
        let mut whole = Reader(bytes);
        let mut info = Reader(whole.expect(SEQUENCE)?);
        if info.expect(OBJECT)? != SIGNED_DATA {
            return Err("allekirjoitus ei ole CMS-muotoa");
        }
        let mut signed = Reader(info.expect(TAGGED_0)?);
        let mut data = Reader(signed.expect(SEQUENCE)?);
        // The version, the algorithms, what was signed, certificates, lists of revoked ones.
        data.next()?;
        data.expect(SET)?;
        data.expect(SEQUENCE)?;
        data.skip(TAGGED_0);
        data.skip(TAGGED_1);
        let mut signers = Reader(data.expect(SET)?);
        let mut signer = Reader(signers.expect(SEQUENCE)?);
        if !signers.0.is_empty() {
            return Err("samassa allekirjoituksessa on useita allekirjoittajia");
        }
        // The version and the certificate's name.
        signer.next()?;
        signer.next()?;
        let algorithm = algorithm(Reader(signer.expect(SEQUENCE)?).expect(OBJECT)?)?;
        let attributes = signer
            .expect(TAGGED_0)
            .map_err(|_| "allekirjoituksessa ei ole allekirjoitettua tiivistettä")?;
        let mut attributes = Reader(attributes);
        while !attributes.0.is_empty() {
            let mut attribute = Reader(attributes.expect(SEQUENCE)?);
            if attribute.expect(OBJECT)? == MESSAGE_DIGEST {
                let digest = Reader(attribute.expect(SET)?).expect(OCTETS)?.to_vec();
                return Ok(Self { algorithm, digest });
            }
        }
        Err("allekirjoituksessa ei ole allekirjoitettua tiivistettä")
    }
}

/// The common name (RFC 5280, 4.1.2.6) in the certificate that a signature names; `None` where the certificate is not in the signature, or
/// says none. Whether the certificate is to be trusted is not judged.
pub(super) fn certificate_name(bytes: &[u8]) -> Option<String> {
    let mut info = Reader(Reader(bytes).expect(SEQUENCE).ok()?);
    info.expect(OBJECT).ok()?;
    let mut signed = Reader(info.expect(TAGGED_0).ok()?);
    let mut data = Reader(signed.expect(SEQUENCE).ok()?);
    data.next().ok()?;
    data.expect(SET).ok()?;
    data.expect(SEQUENCE).ok()?;
    let mut certificates = Reader(data.expect(TAGGED_0).ok()?);
    data.skip(TAGGED_1);
    let mut signer = Reader(Reader(data.expect(SET).ok()?).expect(SEQUENCE).ok()?);
    signer.next().ok()?;
    // The certificate is named by its issuer and its number.
    let mut wanted = Reader(signer.expect(SEQUENCE).ok()?);
    let wanted = (wanted.expect(SEQUENCE).ok()?, wanted.expect(INTEGER).ok()?);
    while !certificates.0.is_empty() {
        let (_, certificate) = certificates.next().ok()?;
        let mut about = Reader(Reader(certificate).expect(SEQUENCE).ok()?);
        about.skip(TAGGED_0);
        let number = about.expect(INTEGER).ok()?;
        about.expect(SEQUENCE).ok()?;
        let issuer = about.expect(SEQUENCE).ok()?;
        about.expect(SEQUENCE).ok()?;
        if (issuer, number) == wanted {
            return common_name(about.expect(SEQUENCE).ok()?);
        }
    }
    None
}

/// The common name among the names of a subject.
fn common_name(subject: &[u8]) -> Option<String> {
    let mut names = Reader(subject);
    while !names.0.is_empty() {
        let mut name = Reader(Reader(names.expect(SET).ok()?).expect(SEQUENCE).ok()?);
        if name.expect(OBJECT).ok()? != COMMON_NAME {
            continue;
        }
        let (tag, text) = name.next().ok()?;
        let text = match tag {
            UTF8 | PRINTABLE => String::from_utf8(text.to_vec()).ok()?,
            UTF16 => {
                let units = text
                    .chunks_exact(2)
                    .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                String::from_utf16(&units.collect::<Vec<_>>()).ok()?
            }
            // ISO 8859-1, as programs write it.
            TELETEX => text.iter().map(|byte| char::from(*byte)).collect(),
            _ => return None,
        };
        let is_text = !text.trim().is_empty() && !text.chars().any(char::is_control);
        return is_text.then(|| text.trim().to_owned());
    }
    None
}

fn algorithm(object: &[u8]) -> Result<Algorithm, &'static str> {
    match object.strip_prefix(SHA_2) {
        Some([1]) => Ok(Algorithm::Sha256),
        Some([2]) => Ok(Algorithm::Sha384),
        Some([3]) => Ok(Algorithm::Sha512),
        Some([4]) => Ok(Algorithm::Sha224),
        _ => Err("allekirjoituksen tiivistealgoritmi on vanhentunut tai tuntematon (tunnetaan SHA-2)"),
    }
}

/// Elements of DER, one after another.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    /// The tag and the content of the next element.
    fn next(&mut self) -> Result<(u8, &'b [u8]), &'static str> {
        let (tag, rest) = self.0.split_first().ok_or(DAMAGED)?;
        let (first, rest) = rest.split_first().ok_or(DAMAGED)?;
        let (length, rest) = match *first {
            short @ ..=0x7f => (usize::from(short), rest),
            // Four bytes of length are more than any file has.
            long @ 0x81..=0x84 => {
                let (length, rest) = rest.split_at_checked(usize::from(long & 0x7f)).ok_or(DAMAGED)?;
                (
                    length
                        .iter()
                        .fold(0, |length, byte| length << 8 | usize::from(*byte)),
                    rest,
                )
            }
            _ => return Err(DAMAGED),
        };
        let (content, rest) = rest.split_at_checked(length).ok_or(DAMAGED)?;
        self.0 = rest;
        Ok((*tag, content))
    }

    fn expect(&mut self, tag: u8) -> Result<&'b [u8], &'static str> {
        match self.next()? {
            (found, content) if found == tag => Ok(content),
            _ => Err(DAMAGED),
        }
    }

    /// Passes over the next element if it has a tag.
    fn skip(&mut self, tag: u8) {
        if self.0.first() == Some(&tag) {
            // What cannot be read fails where it is expected.
            let _ = self.next();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_are_an_error_and_no_panic() {
        for bytes in [
            &b""[..],
            b"\x30",
            b"\x30\x80\x00\x00",
            b"\x30\x84\xff\xff\xff\xff",
            b"\x30\x02\x06\x00",
            &[0; 64],
        ] {
            assert!(SignedDigest::of(bytes).is_err(), "{bytes:?}");
            assert_eq!(certificate_name(bytes), None, "{bytes:?}");
        }
    }

    /// An element of DER.
    fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
        let content = parts.concat();
        let length = u8::try_from(content.len()).unwrap();
        let length = match length {
            short @ ..=0x7f => vec![short],
            long => vec![0x81, long],
        };
        [&[tag][..], &length, &content].concat()
    }

    #[test]
    fn the_name_is_that_of_the_certificate_that_the_signature_names() {
        let name = |text: &str| {
            let pair = der(
                SEQUENCE,
                &[&der(OBJECT, &[COMMON_NAME]), &der(UTF8, &[text.as_bytes()])],
            );
            der(SEQUENCE, &[&der(SET, &[&pair])])
        };
        let empty = der(SEQUENCE, &[]);
        let number = |number: u8| der(INTEGER, &[&[number]]);
        let certificate = |own: u8, subject: &str| {
            let version = der(TAGGED_0, &[&number(2)]);
            let about = der(
                SEQUENCE,
                &[
                    &version,
                    &number(own),
                    &empty,
                    &name("CA"),
                    &empty,
                    &name(subject),
                ],
            );
            der(SEQUENCE, &[&about, &empty])
        };
        let certificates = der(TAGGED_0, &[&certificate(1, "CA"), &certificate(2, "Aino Äyräs")]);
        let signer = der(
            SEQUENCE,
            &[&number(1), &der(SEQUENCE, &[&name("CA"), &number(2)])],
        );
        let data = der(
            SEQUENCE,
            &[
                &number(1),
                &der(SET, &[]),
                &empty,
                &certificates,
                &der(SET, &[&signer]),
            ],
        );
        let whole = der(
            SEQUENCE,
            &[&der(OBJECT, &[SIGNED_DATA]), &der(TAGGED_0, &[&data])],
        );
        assert_eq!(certificate_name(&whole).as_deref(), Some("Aino Äyräs"));
        for end in 0..whole.len() {
            // Cut off anywhere it is no name and no panic.
            assert_eq!(certificate_name(&whole[..end]), None);
        }
    }
}
