//! The kinds of targets of hyperlinks.

/// The URI schemes of the web, of mail and of telephones.
const OPEN: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The kind of target of a hyperlink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget {
    /// The web, a mailbox or a telephone.
    Web,
    /// A file on a disk.
    File,
    /// A script, data, another program.
    Other,
}

/// The kind of target of an address. Without a scheme the address is the name of a file; a scheme of one letter is a drive.
pub fn link_target(address: &str) -> LinkTarget {
    let address = address.trim();
    let scheme = address
        .find([':', '/', '\\', '?', '#'])
        .and_then(|at| address.get(..at).filter(|_| address.get(at..at + 1) == Some(":")));
    let is = |one: &str| scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(one));
    if OPEN.into_iter().any(is) {
        LinkTarget::Web
    } else if is("file") || scheme.is_none_or(|scheme| scheme.len() == 1) {
        LinkTarget::File
    } else {
        LinkTarget::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart_by_their_scheme() {
        for (address, expected) in [
            ("https://a.example/x:y", LinkTarget::Web),
            ("MAILTO:a@b.example", LinkTarget::Web),
            ("file:///C:/x.docx", LinkTarget::File),
            ("C:\\x.docx", LinkTarget::File),
            ("\\\\levy\\x.docx", LinkTarget::File),
            ("../x.docx", LinkTarget::File),
            ("#Dia 2", LinkTarget::File),
            ("x/y:z.docx", LinkTarget::File),
            ("javascript:alert(1)", LinkTarget::Other),
            (" JavaScript:alert(1)", LinkTarget::Other),
            ("java\tscript:alert(1)", LinkTarget::Other),
            ("vbscript:x", LinkTarget::Other),
            ("data:text/html,x", LinkTarget::Other),
            ("ms-msdt:/id", LinkTarget::Other),
        ] {
            assert_eq!(link_target(address), expected, "{address}");
        }
    }
}
