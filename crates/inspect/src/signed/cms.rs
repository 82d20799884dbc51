//! The signature itself (CMS, RFC 5652): of it only the digest that was signed is read.

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
/// Context-specific, constructed: `[0]` and `[1]`.
const TAGGED_0: u8 = 0xa0;
const TAGGED_1: u8 = 0xa1;

/// 1.2.840.113549.1.7.2
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// 1.2.840.113549.1.9.4
const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
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
        }
    }
}
