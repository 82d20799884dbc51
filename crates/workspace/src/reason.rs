//! Why the system refused to read or write something.

use std::io::ErrorKind;

/// The usual reasons in Finnish; of the rare ones the system's own words.
pub(crate) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "tiedostoa tai kansiota ei ole".into(),
        ErrorKind::PermissionDenied => "käyttöoikeus puuttuu".into(),
        ErrorKind::StorageFull => "levy on täynnä".into(),
        ErrorKind::QuotaExceeded => "levytila on loppunut (kiintiö)".into(),
        ErrorKind::ReadOnlyFilesystem => "levylle ei voi kirjoittaa (vain luku)".into(),
        ErrorKind::IsADirectory => "samanniminen kansio on jo olemassa".into(),
        ErrorKind::NotADirectory => "polulla oleva nimi on tiedosto eikä kansio".into(),
        ErrorKind::InvalidFilename => "nimi on liian pitkä tai siinä on merkki, jota levy ei hyväksy".into(),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "toinen ohjelma käyttää sitä".into(),
        _ => error.to_string(),
    }
}
