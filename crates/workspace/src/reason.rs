//! Why the system refused to read or write something, and what a person can do about it.

use std::io::{Error, ErrorKind};

/// The reason in Finnish and what to do, for example `levy on täynnä; vapauta tilaa ja anna komento uudelleen`. The system's own words,
/// which may be English, are never among them; of a rare error its number is told.
pub fn reason_of(error: &Error) -> String {
    if is_sharing_violation(error) {
        return "toinen ohjelma pitää tiedostoa auki; sulje se siinä ohjelmassa ja anna komento uudelleen"
            .to_owned();
    }
    if error.kind() == ErrorKind::InvalidInput && error.raw_os_error().is_some() {
        return "levy ei hyväksy nimeä tai toimintoa; anna lyhyempi nimi ilman erikoismerkkejä tai valitse toinen kansio"
            .to_owned();
    }
    match known(error.kind()) {
        Some((what, fix)) => format!("{what}; {fix}"),
        None => format!("{}; {OTHER_FIX}", numbered(error)),
    }
}

const AGAIN: &str = "anna komento uudelleen";
const OTHER_FIX: &str = "tarkista levy ja verkkoyhteys ja anna komento uudelleen";
const NETWORK: (&str, &str) = (
    "verkkolevyyn ei saada yhteyttä",
    "tarkista yhteys ja anna komento uudelleen",
);

/// What is known of a kind of error, and what to do.
fn known(kind: ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::NotFound => ("tiedostoa tai kansiota ei ole", "tarkista polku"),
        ErrorKind::PermissionDenied => (
            "käyttöoikeus puuttuu",
            "sulje tiedosto, jos se on auki toisessa ohjelmassa, tai pyydä oikeus",
        ),
        ErrorKind::AlreadyExists => (
            "samanniminen tiedosto on jo olemassa",
            "siirrä se pois tai anna toinen nimi",
        ),
        ErrorKind::StorageFull => ("levy on täynnä", "vapauta tilaa ja anna komento uudelleen"),
        ErrorKind::QuotaExceeded => (
            "levytila on loppunut (kiintiö)",
            "vapauta tilaa ja anna komento uudelleen",
        ),
        ErrorKind::FileTooLarge => ("tiedosto on liian suuri", "pienennä sitä"),
        ErrorKind::ReadOnlyFilesystem => ("levylle ei voi kirjoittaa (vain luku)", "valitse toinen kansio"),
        ErrorKind::IsADirectory => ("samanniminen kansio on jo olemassa", "siirrä kansio pois"),
        ErrorKind::NotADirectory => (
            "polulla oleva nimi on tiedosto eikä kansio",
            "siirrä tiedosto pois tai anna toinen polku",
        ),
        ErrorKind::DirectoryNotEmpty => ("kansio ei ole tyhjä", "tyhjennä se tai anna toinen polku"),
        ErrorKind::InvalidFilename => (
            "nimi on liian pitkä tai siinä on merkki, jota levy ei hyväksy",
            "anna lyhyempi nimi ilman erikoismerkkejä",
        ),
        ErrorKind::InvalidInput => (
            "se ei ole tavallinen tiedosto",
            "korvaa se tiedostolla tai siirrä se pois",
        ),
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof => ("sisältö on vaurioitunut", "palauta tiedosto"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => (
            "toinen ohjelma käyttää sitä",
            "sulje se siinä ohjelmassa ja anna komento uudelleen",
        ),
        ErrorKind::TooManyLinks => (
            "levy ei hyväksy useampia linkkejä tiedostoon",
            "siirrä se toiseen kansioon",
        ),
        ErrorKind::CrossesDevices => ("polku vaihtaa levyä kesken", "valitse toinen kansio"),
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::NotConnected
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::ConnectionRefused
        | ErrorKind::TimedOut => NETWORK,
        ErrorKind::OutOfMemory => ("muisti loppui", "sulje muita ohjelmia ja anna komento uudelleen"),
        ErrorKind::Interrupted | ErrorKind::WouldBlock | ErrorKind::Deadlock => {
            ("järjestelmä keskeytti", AGAIN)
        }
        ErrorKind::BrokenPipe => ("vastaanottava ohjelma suljettiin", AGAIN),
        ErrorKind::Unsupported => ("levy ei osaa tätä toimintoa", "valitse kansio toiselta levyltä"),
        ErrorKind::WriteZero | ErrorKind::NotSeekable => ("levy ei ottanut kaikkea vastaan", OTHER_FIX),
        _ => return None,
    })
}

/// Kinds that Rust has not named yet, by the numbers of the systems.
fn numbered(error: &Error) -> String {
    match error.raw_os_error() {
        // ELOOP of Linux and of macOS.
        Some(40 | 62) if cfg!(unix) => "linkit johtavat toisiinsa".to_owned(),
        // EMFILE, ENFILE.
        Some(23 | 24) if cfg!(unix) => "tiedostoja on auki liikaa".to_owned(),
        // EIO.
        Some(5) if cfg!(unix) => "levy ei vastaa tai on vaurioitunut".to_owned(),
        Some(number) => format!("järjestelmä ei sallinut sitä (virhe {number})"),
        None => "järjestelmä ei sallinut sitä".to_owned(),
    }
}

/// Whether Windows refused because another program has the file open (`ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION`,
/// `ERROR_USER_MAPPED_FILE`).
pub(crate) fn is_sharing_violation(error: &Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33 | 1224))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_of_the_system_is_told_in_its_own_words() {
        let numbered = (1..140).map(Error::from_raw_os_error);
        for error in numbered.chain([Error::other("English"), ErrorKind::Other.into()]) {
            let told = reason_of(&error);
            let own = error.to_string();
            let own = own.split(" (os error").next().unwrap_or_default();
            assert!(!told.contains(own) && !told.contains("os error"), "{told}");
            assert!(told.contains("; "), "{told}");
        }
    }
}
