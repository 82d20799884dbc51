//! Signed agreements put into their places.

use serde::Serialize;
use vuosikello_core::{Agreement, AgreementStatus, DataFile, DataFolder, Period, Signing};
use vuosikello_inspect::signed::{self, Signature};
use vuosikello_inspect::{Expected, File, inspect};

use super::Kinds;
use super::signed_path::signed_path;
use crate::batch::MadeFile;
use crate::folder::{Found, PDF_BYTES};
use crate::output::write_whole;
use crate::{Failure, Place, Problem, Publisher, Workspace};

/// A signed agreement that has been put into its place.
#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct Filed {
    /// The id of the customer.
    pub customer: String,
    /// The year.
    pub year: i32,
    /// The file in its place.
    pub file: MadeFile,
    /// The signatures, in the order in which they were made.
    pub signatures: Vec<Signature>,
    /// What a person must do or know, in Finnish.
    pub notes: Vec<String>,
}

/// What is done with the names in signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignerNames {
    /// They must be those of the signatories, each in the field of that signatory.
    #[default]
    Compared,
    /// A person has checked them: what differs is a remark.
    Checked,
}

/// So many updates of a file are looked at.
const UPDATES: usize = 8;

/// A final PDF file in its place.
struct Final {
    customer: String,
    year: i32,
    /// From the root of the workspace.
    path: String,
    bytes: Vec<u8>,
}

impl Kinds {
    /// Checks a signed PDF file, and puts it into the place of the final PDF file that was sent: that is the one under the agreement's own
    /// name, with whose bytes it begins.
    /// `name` is what messages call the file.
    ///
    /// # Errors
    /// [`Failure::Problems`] with everything that is wrong with the file; then nothing has been written. Something could not be read or
    /// written.
    pub fn file_signed(
        &self,
        publisher: &Publisher,
        name: &str,
        bytes: &[u8],
        names: SignerNames,
    ) -> Result<Filed, Failure> {
        let workspace = publisher.workspace();
        let Some(sent) = self.sent(workspace, bytes)? else {
            let message = "tiedosto ei ala minkään sopimuksen lopullisella PDF:llä, joka on työtilassa";
            let fix = "palauta sopimuksen kansioon omalla nimellään (Palvelusopimus 2027 X.pdf) se PDF, joka lähetettiin, tai pyydä allekirjoitettu tiedosto sellaisena kuin allekirjoituspalvelu sen antaa";
            return Err(Failure::of_file(None, name, message, fix));
        };
        let folder = DataFolder::AGREEMENT.path(&sent.customer, Period::Year(sent.year));
        let mut reading = workspace.reading(&sent.customer)?;
        let (agreement, source) = reading.json::<Agreement>(&DataFile::AGREEMENT, &folder)?;
        let mut agreement = match agreement {
            Some(agreement) => agreement,
            None => return Err(Failure::Problems(reading.problems)),
        };
        let (customer, _) = workspace.customer(&sent.customer, &mut reading)?;
        agreement.complete(customer.as_ref(), None, workspace.configuration());
        if agreement.signing == Signing::Paper {
            let message = "sopimus allekirjoitetaan paperilla, joten PDF:ään ei tule allekirjoituksia";
            let fix = "arkistoi skannattu sopimus asianhallintaan ja muuta tila";
            let (file, place) = (&source.file, source.locate("/allekirjoitustapa"));
            let problem = Problem::new(Some(&sent.customer), file, place, message, fix);
            return Err(Failure::Problems(vec![problem]));
        }
        let signatories: Vec<String> = agreement.signatories.iter().map(|one| one.name.clone()).collect();
        let sent_file = File {
            name: &sent.path,
            bytes: original(&sent.bytes),
        };
        if let Some(problem) = draft_mark(&sent_file, &sent.customer, agreement.status) {
            return Err(Failure::Problems(vec![problem]));
        }
        let mut checked = signed::check(&sent_file, &File { name, bytes }, &signatories);
        let problem =
            |message: &str, fix| Problem::new(Some(&sent.customer), name, Place::File, message, fix);
        let findings = checked.findings.iter();
        let mut problems: Vec<Problem> = findings
            .map(|finding| problem(&finding.message, finding.fix))
            .collect();
        let strangers = wrong_names(&checked.signatures, &signatories);
        checked
            .remarks
            .extend(other_certificates(&checked.signatures, &signatories));
        match names {
            SignerNames::Checked => checked.remarks.extend(strangers),
            SignerNames::Compared => {
                problems.extend(strangers.iter().map(|stranger| problem(stranger, NAME_FIX)))
            }
        }
        if !problems.is_empty() {
            return Err(Failure::Problems(problems));
        }
        let path = workspace.folder.path(&sent.path);
        let outcome = write_whole(workspace.folder.root(), &path, bytes, |old| old == sent.bytes)?;
        let mut notes = checked.remarks;
        if agreement.status != AgreementStatus::Filed {
            notes.push(format!(
                "sopimus on nyt allekirjoitettu, eikä sen tiedostoja tehdä uudestaan; tiedostossa {} sen tila on vielä {}",
                source.file,
                agreement.status.label(),
            ));
        }
        Ok(Filed {
            customer: sent.customer,
            year: sent.year,
            file: MadeFile::new(std::path::Path::new(&sent.path), &outcome),
            signatures: checked.signatures,
            notes,
        })
    }

    /// The final PDF file with whose bytes a file begins; of several the longest, so that signatures can be added one after another.
    fn sent(&self, workspace: &Workspace, bytes: &[u8]) -> Result<Option<Final>, Failure> {
        let mut found: Option<Final> = None;
        for id in workspace.customers() {
            let inventory = self.inventory(workspace, id)?;
            for about in inventory.of("sopimus") {
                // Other files in the folder are copies, such as the signed one itself.
                let year = about.period.year();
                let path = signed_path(id, year);
                let Found::File(sent) = workspace.folder.read(&path, PDF_BYTES)? else {
                    continue;
                };
                let is_longer = found.as_ref().is_none_or(|known| known.bytes.len() < sent.len());
                if !sent.is_empty() && bytes.starts_with(&sent) && is_longer {
                    found = Some(Final {
                        customer: id.clone(),
                        year,
                        path,
                        bytes: sent,
                    });
                }
            }
        }
        Ok(found)
    }
}

/// What is wrong with a PDF file that is no final one: nobody signs a draft.
fn draft_mark(sent: &File<'_>, customer: &str, status: AgreementStatus) -> Option<Problem> {
    let is_marked = || {
        let findings = inspect(std::slice::from_ref(sent), &Expected::default());
        findings.iter().any(|finding| finding.code == "draft-mark")
    };
    let message = match status {
        AgreementStatus::Draft => "sopimuksen tila on luonnos, eikä luonnosta allekirjoiteta",
        _ if is_marked() => "PDF on merkitty luonnokseksi, eikä luonnosta allekirjoiteta",
        _ => return None,
    };
    let fix =
        "muuta tilaksi hyväksytty, tee PDF (vuosikello agreement final) ja pyydä allekirjoitukset siihen";
    Some(Problem::new(Some(customer), sent.name, Place::File, message, fix))
}

/// The file as this program made it, of one that may have signatures already: whoever put them there, all of them are looked at.
fn original(bytes: &[u8]) -> &[u8] {
    const END: &[u8] = b"%%EOF";
    let ends = bytes
        .windows(END.len())
        .enumerate()
        .filter(|(_, window)| *window == END);
    let mut versions = ends.take(UPDATES).flat_map(|(at, _)| {
        // With or without the line feed after it.
        let end = at + END.len();
        [end, end + 1].into_iter().filter_map(|end| bytes.get(..end))
    });
    versions
        .find(|version| vuosikello::pdf::is_untouched(version))
        .unwrap_or(bytes)
}

const NAME_FIX: &str = "pyydä allekirjoitus oikealta henkilöltä oikeaan kenttään; jos palvelu allekirjoittaa omalla nimellään, tarkista henkilöt itse ja anna valitsin --names-checked";

/// Whether a name has all words of that of a signatory: certificates write the last name first, and a number after it.
fn is_of(name: &str, signatory: &str) -> bool {
    let (name, signatory) = (name.to_lowercase(), signatory.to_lowercase());
    let mut words = signatory.split_whitespace();
    words.all(|word| {
        name.split(|c: char| !c.is_alphanumeric() && c != '-')
            .any(|it| it == word)
    })
}

/// Signatures that say no name, and whose certificate is not that of the signatory: perhaps a service signed with its own, perhaps somebody
/// else did.
fn other_certificates(signatures: &[Signature], signatories: &[String]) -> Vec<String> {
    let other = |signature: &Signature| {
        let certificate = signature
            .certificate
            .as_ref()
            .filter(|_| signature.name.is_none())?;
        let own = signature.place.and_then(|place| signatories.get(place))?;
        (!is_of(certificate, own)).then(|| {
            format!(
                "kentän {} varmenne on nimellä {certificate}, mutta allekirjoittaja on {own}: tarkista, kuka allekirjoitti",
                signature.field
            )
        })
    };
    signatures.iter().filter_map(other).collect()
}

/// Signatures by others than the signatories, and in the field of another. A signature that says no name is not judged.
fn wrong_names(signatures: &[Signature], signatories: &[String]) -> Vec<String> {
    let wrong = |signature: &Signature| {
        let (field, name) = (&signature.field, signature.name.as_ref()?);
        let own = signature.place.and_then(|place| signatories.get(place));
        if own.is_some_and(|own| is_of(name, own)) {
            return None;
        }
        match (signatories.iter().any(|signatory| is_of(name, signatory)), own) {
            (false, _) => Some(format!(
                "kentän {field} on allekirjoittanut {name}, joka ei ole tietojen allekirjoittajia ({})",
                signatories.join(", ")
            )),
            (true, Some(own)) => Some(format!(
                "kentän {field} on allekirjoittanut {name}, mutta se on henkilön {own}"
            )),
            (true, None) => None,
        }
    };
    signatures.iter().filter_map(wrong).collect()
}

impl Workspace {
    /// Whether the PDF file of an agreement has been signed: it stands in its place, whatever the data say of the state.
    pub(crate) fn has_signed_pdf(&self, id: &str, year: i32) -> Result<bool, Failure> {
        let path = signed_path(id, year);
        Ok(match self.folder.read(&path, PDF_BYTES)? {
            Found::File(bytes) => signed::is_signed(&bytes),
            _ => false,
        })
    }
}
