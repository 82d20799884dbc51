//! Structure types: custom ones are mapped to standard ones, and headings numbered without gaps.

use lopdf::{Dictionary, Object};

/// The standard structure types (ISO 32000-1 § 14.8.4).
const STANDARD: &str = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H \
                        H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note \
                        Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form";
/// The most entries of the role map that are followed from a role: a longer chain is a cycle.
const ROLE_CHAIN: usize = 16;

fn is_standard(role: &[u8]) -> bool {
    STANDARD.split(' ').any(|standard| standard.as_bytes() == role)
}

/// The standard type of an element, whose own type is mapped by `roles`. `level` is that of the last heading.
pub(super) fn standard_role(role: &[u8], roles: &Dictionary, level: &mut u8, has_elements: bool) -> String {
    let mut role = role;
    for _ in 0..ROLE_CHAIN {
        if is_standard(role) {
            break;
        }
        match roles.get(role).and_then(Object::as_name) {
            Ok(mapped) => role = mapped,
            Err(_) => break,
        }
    }
    let role = match role {
        b"Document" => "Sect".to_owned(),
        b"Title" | b"Sub" | b"FENote" | b"DocumentFragment" | b"Aside" if has_elements => "Div".to_owned(),
        b"Title" => "P".to_owned(),
        role if is_standard(role) => String::from_utf8_lossy(role).into_owned(),
        _ if has_elements => "Div".to_owned(),
        _ => "Span".to_owned(),
    };
    // Levels of headings may not be skipped, and the two ways of counting them may not be mixed.
    let heading = match role.as_str() {
        "H" => Some(*level + 1),
        "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => role.as_bytes().get(1).map(|digit| digit - b'0'),
        _ => None,
    };
    match heading {
        Some(wanted) => {
            *level = wanted.min(*level + 1).min(6);
            format!("H{level}")
        }
        None => role,
    }
}
