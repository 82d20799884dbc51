//! Signed PDF files: whether one is the file that was sent, with signatures and nothing else.
//!
//! A signature is appended to a PDF file as an update, so the bytes that were sent are the beginning of the signed file. What the
//! update changes is compared object by object: signatures, their fields and what an archive adds to prove them are expected, anything
//! else is a finding; so it is from one signature to the next, and after the last one only proofs for an archive may follow. Of each signature the digest over its byte range is computed and compared with the one that was signed. Whether
//! a certificate is to be trusted is not judged, and neither is the arithmetic of the signature: what signed the file judges that.

mod cms;
mod fields;
mod update;

use lopdf::{Dictionary, Document};
use serde::Serialize;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use crate::finding::Finding;
use crate::input::File;
use crate::pdf::{load, text};
use cms::{Algorithm, SignedDigest};
use fields::{SignatureField, fields};

/// The most versions of a file that are compared, each with the one before.
const VERSIONS: usize = 64;

/// What a signed file is.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Signed {
    /// The signatures, in the order in which they were made.
    pub signatures: Vec<Signature>,
    /// What is wrong; empty for a file that is in order.
    pub findings: Vec<Finding>,
    /// What a person must know, in Finnish: what was not judged, and what a service changed besides that does not show on the pages.
    pub remarks: Vec<String>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Signature {
    /// The name of the field.
    pub field: String,
    /// The place of the field among those that were to be signed, from 0; `None` where the file that was sent had no such field.
    #[serde(skip)]
    pub place: Option<usize>,
    /// Who signed, as the file says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whose certificate it names, where that is in the signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// When, as the file says: `D:20261218120000+02'00'`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// Whether a PDF file has a signature in one of its fields. Nothing of it is judged.
pub fn is_signed(bytes: &[u8]) -> bool {
    // A signature says which bytes it covers, and so that it can say it, it is never packed into a stream.
    let mentions = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    mentions(b"/ByteRange")
        && load(bytes).is_ok_and(|document| fields(&document).iter().any(|field| field.is_signed(&document)))
}

/// Compares a signed file with the one that was sent. `signatories` are those who were to sign, in order: so many signatures there have to
/// be where the file that was sent has no fields for them.
pub fn check(sent: &File<'_>, signed: &File<'_>, signatories: &[String]) -> Signed {
    let mut result = Signed::default();
    match compare(sent, signed, signatories, &mut result) {
        Ok(()) => {}
        Err(finding) => result.findings.push(finding),
    }
    result
}

fn compare(
    sent: &File<'_>,
    signed: &File<'_>,
    signatories: &[String],
    result: &mut Signed,
) -> Result<(), Finding> {
    let wrong = |code, message: String, fix| Finding::of(signed.name, None, code, message, fix);
    if !signed.bytes.starts_with(sent.bytes) {
        let pairs = sent.bytes.iter().zip(signed.bytes);
        let same = pairs.take_while(|(a, b)| a == b).count();
        return Err(wrong(
            "not-what-was-sent",
            format!(
                "tiedosto ei ala lähetetyllä PDF:llä {}: se poikkeaa tavusta {}",
                sent.name,
                same + 1
            ),
            "pyydä allekirjoitettu tiedosto sellaisena kuin allekirjoituspalvelu sen antaa, tallentamatta sitä uudestaan",
        ));
    }
    let read = |file: &File<'_>| {
        let refused = |message: &str| {
            Finding::of(
                file.name,
                None,
                "unreadable",
                message.to_owned(),
                "pyydä tiedosto uudestaan",
            )
        };
        load(file.bytes).map_err(refused)
    };
    let (before, after) = (read(sent)?, read(signed)?);
    let expected = fields(&before);
    let mut all = fields(&after);
    for field in &mut all {
        let is_same = |known: &SignatureField| known.name == field.name && known.is_signed(&before);
        field.was_signed_before = expected.iter().any(is_same);
    }
    let mut signatures = Vec::new();
    let mut ends = vec![sent.bytes.len(), signed.bytes.len()];
    for field in all.iter().filter(|field| field.is_signed(&after)) {
        match of_field(field, &after, signed.bytes, sent.bytes.len()) {
            Ok((end, found)) => {
                ends.push(end);
                signatures.extend(found.map(|signature| (end, signature)));
            }
            Err(message) => {
                let fix = "pyydä allekirjoittajaa allekirjoittamaan uudestaan";
                result.findings.push(wrong(
                    "signature-not-intact",
                    format!("{}: {message}", field.name),
                    fix,
                ));
            }
        }
    }
    signatures.sort_by_key(|(end, _)| *end);
    let changes = between(signed.bytes, ends, sent.bytes.len(), [&before, &after]);
    let fix = "pyydä tiedosto, johon on lisätty vain allekirjoitukset";
    for message in changes {
        result
            .findings
            .push(wrong("changed-besides-signatures", message, fix));
    }
    for (one, other) in signatures.iter().zip(signatures.iter().skip(1)) {
        if one.0 == other.0 {
            let message = format!(
                "kentillä {} ja {} on sama allekirjoitus",
                one.1.field, other.1.field
            );
            let fix = "pyydä jokaiselta oma allekirjoitus samaan tiedostoon";
            result.findings.push(wrong("signature-shared", message, fix));
        }
    }
    result.remarks.extend(update::remarks(&before, &after));
    result.remarks.extend(update::shown(&before, &after, &all));
    result.signatures = signatures.into_iter().map(|(_, signature)| signature).collect();
    for signature in &mut result.signatures {
        signature.place = expected.iter().position(|field| field.name == signature.field);
    }
    let open: Vec<&str> = expected
        .iter()
        .filter(|field| !field.is_signed(&before))
        .map(|field| field.name.as_str())
        .collect();
    if open.is_empty() {
        result.remarks.push(
            "lähetetyssä PDF:ssä ei ole allekirjoituskenttiä, joten allekirjoitusjärjestystä ja henkilöitä ei arvioitu: tarkista ne itse"
                .to_owned(),
        );
    }
    let told = presence(
        &open,
        &all,
        &after,
        signatories,
        result.findings.is_empty(),
        &result.signatures,
    );
    result.findings.extend(
        told.into_iter()
            .map(|(code, message, fix)| wrong(code, message, fix)),
    );
    Ok(())
}

type Told = (&'static str, String, &'static str);

/// What is missing, too much, or out of order among the signatures.
fn presence(
    open: &[&str],
    all: &[SignatureField],
    after: &Document,
    signatories: &[String],
    are_intact: bool,
    signatures: &[Signature],
) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let missing = "pyydä puuttuvat allekirjoitukset samaan tiedostoon";
    if open.is_empty() {
        if signatures.len() < signatories.len() && are_intact {
            let message = format!(
                "allekirjoituksia on {}, mutta allekirjoittajia {} ({})",
                signatures.len(),
                signatories.len(),
                signatories.join(", ")
            );
            told.push(("signature-missing", message, missing));
        }
        return told;
    }
    let is_signed = |name: &str| {
        all.iter()
            .any(|field| field.name == name && field.is_signed(after))
    };
    for name in open.iter().filter(|name| !is_signed(name)) {
        told.push((
            "signature-missing",
            format!("kenttä {name} on allekirjoittamatta"),
            missing,
        ));
    }
    let names: Vec<&str> = signatures
        .iter()
        .map(|signature| signature.field.as_str())
        .collect();
    for name in names
        .iter()
        .filter(|name| !open.contains(name) && !all_before(all, name))
    {
        let fix = "pyydä tiedosto, jossa on vain sovitut allekirjoitukset";
        told.push((
            "signature-unexpected",
            format!("kenttää {name} ei ollut lähetetyssä PDF:ssä"),
            fix,
        ));
    }
    let made: Vec<&str> = names.into_iter().filter(|name| open.contains(name)).collect();
    let right: Vec<&str> = open.iter().copied().filter(|name| made.contains(name)).collect();
    if made != right {
        let message = format!(
            "allekirjoitusjärjestys on {}, mutta sovittu {}",
            made.join(", "),
            right.join(", ")
        );
        told.push((
            "signature-order",
            message,
            "pyydä allekirjoitukset sovitussa järjestyksessä",
        ));
    }
    told
}

fn all_before(all: &[SignatureField], name: &str) -> bool {
    all.iter()
        .any(|field| field.name == name && field.was_signed_before)
}

/// What changed besides signatures from one version of a file to the next, in Finnish. `ends` are the ends of the versions: of what was
/// sent, of what each signature covers, and of the file.
fn between(bytes: &[u8], mut ends: Vec<usize>, sent: usize, [first, whole]: [&Document; 2]) -> Vec<String> {
    ends.retain(|end| *end >= sent);
    ends.sort_unstable();
    ends.dedup();
    let mut found: Vec<String> = Vec::new();
    if ends.len() > VERSIONS {
        return vec![format!("tiedostossa on yli {VERSIONS} versiota")];
    }
    let mut before = Some(first.clone());
    for (start, end) in ends.iter().zip(ends.iter().skip(1)) {
        let rest = bytes.get(*start..*end).unwrap_or_default();
        let is_last = *end == bytes.len();
        // A line feed after the end of a file says nothing.
        if rest.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let after = match is_last {
            true => Some(whole.clone()),
            false => bytes.get(..*end).and_then(|part| load(part).ok()),
        };
        let (Some(old), Some(new)) = (&before, after) else {
            found.push(format!("versiota, joka päättyy tavuun {end}, ei voi lukea"));
            break;
        };
        let fields = fields(&new);
        found.extend(update::differences(first, old, &new, &fields));
        let is_signed = |field: &&SignatureField| field.is_signed(&new);
        let known = self::fields(old);
        let was_signed =
            |field: &SignatureField| known.iter().any(|it| it.id == field.id && it.is_signed(old));
        let adds_signature = fields.iter().filter(is_signed).any(|field| !was_signed(field));
        if !adds_signature && !update::adds_proofs(old, &new) {
            found.push(format!(
                "allekirjoituksen jälkeen tiedostoon on lisätty muuta (tavusta {})",
                start + 1
            ));
        }
        before = Some(new);
    }
    found.sort();
    found.dedup();
    found
}

/// The signature of a field, with the end of what it covers; without one for a time stamp of the whole document.
fn of_field(
    field: &SignatureField,
    document: &Document,
    bytes: &[u8],
    sent: usize,
) -> Result<(usize, Option<Signature>), String> {
    let value = field.value(document).ok_or("allekirjoitusta ei voi lukea")?;
    let of_value = |key: &[u8]| value.get_deref(key, document).ok();
    let is_name = |key: &[u8], name: &[u8]| of_value(key).and_then(|it| it.as_name().ok()) == Some(name);
    let (end, covered) = covered(value, document, bytes)?;
    if is_name(b"Type", b"DocTimeStamp") || is_name(b"SubFilter", b"ETSI.RFC3161") {
        return Ok((end, None));
    }
    if end < sent && !field.was_signed_before {
        return Err("allekirjoitus ei kata koko lähetettyä PDF:ää".to_owned());
    }
    let contents = of_value(b"Contents").and_then(|it| it.as_str().ok());
    let signed = SignedDigest::of(contents.unwrap_or_default()).map_err(str::to_owned)?;
    if digest(signed.algorithm, &covered) != signed.digest {
        return Err("tiiviste ei täsmää: sisältö on muuttunut allekirjoituksen jälkeen".to_owned());
    }
    let signature = Signature {
        field: field.name.clone(),
        place: None,
        name: of_value(b"Name").and_then(text).filter(|name| !name.is_empty()),
        certificate: contents.and_then(cms::certificate_name),
        date: of_value(b"M").and_then(text),
    };
    Ok((end, Some(signature)))
}

fn digest(algorithm: Algorithm, parts: &[&[u8]]) -> Vec<u8> {
    fn of<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
        let mut digest = D::new();
        parts.iter().for_each(|part| digest.update(part));
        digest.finalize().to_vec()
    }
    match algorithm {
        Algorithm::Sha224 => of::<Sha224>(parts),
        Algorithm::Sha256 => of::<Sha256>(parts),
        Algorithm::Sha384 => of::<Sha384>(parts),
        Algorithm::Sha512 => of::<Sha512>(parts),
    }
}

/// The two ranges that a signature covers, and where the second ends: all of the file but the signature itself.
fn covered<'b>(
    value: &Dictionary,
    document: &Document,
    bytes: &'b [u8],
) -> Result<(usize, [&'b [u8]; 2]), String> {
    let wrong = || "allekirjoituksen kattavuus (ByteRange) on virheellinen".to_owned();
    let range = value
        .get_deref(b"ByteRange", document)
        .and_then(|it| it.as_array())
        .map_err(|_| wrong())?;
    let numbers = range
        .iter()
        .map(|number| number.as_i64().ok().and_then(|it| usize::try_from(it).ok()));
    let numbers: Vec<usize> = numbers.collect::<Option<_>>().ok_or_else(wrong)?;
    let [0, gap, rest, length] = numbers[..] else {
        return Err(wrong());
    };
    let end = rest.checked_add(length).ok_or_else(wrong)?;
    let first = bytes.get(..gap).ok_or_else(wrong)?;
    let second = bytes.get(rest..end).ok_or_else(wrong)?;
    // What is left out is the signature as a hexadecimal string, and nothing else.
    let left_out = bytes.get(gap..rest).ok_or_else(wrong)?;
    let digits = left_out
        .strip_prefix(b"<")
        .and_then(|it| it.strip_suffix(b">"))
        .ok_or_else(wrong)?;
    let contents = value
        .get_deref(b"Contents", document)
        .and_then(|it| it.as_str())
        .map_err(|_| wrong())?;
    if hexadecimal(digits).as_deref() != Some(contents) {
        return Err(wrong());
    }
    let is_end = second.trim_ascii_end().ends_with(b"%%EOF");
    is_end.then_some((end, [first, second])).ok_or_else(wrong)
}

fn hexadecimal(digits: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let digits = digits.iter().filter(|byte| !byte.is_ascii_whitespace());
    let digits = digits.map(|byte| digit(*byte)).collect::<Option<Vec<u8>>>()?;
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => high << 4 | low,
        [high] => high << 4,
        _ => 0,
    });
    Some(pairs.collect())
}
