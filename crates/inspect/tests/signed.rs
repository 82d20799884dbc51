//! Signed PDF files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../../../tests/support/signer.rs"]
mod signer;

use lopdf::{Document, IncrementalDocument, Object, Stream, dictionary};
use signer::{field_named, open_fields, sign, sign_and};
use vuosikello_inspect::File;
use vuosikello_inspect::signed::{Signed, check};

/// A file of one page with empty fields for signatures.
fn sent(fields: &[&str]) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = document.add_object(Stream::new(dictionary! {}, b"BT ET".to_vec()));
    let page = document.new_object_id();
    let widgets: Vec<Object> = fields
        .iter()
        .map(|name| {
            let widget = document.add_object(dictionary! {
                "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "T" => Object::string_literal(*name),
                "Rect" => vec![10.into(), 10.into(), 90.into(), 30.into()], "F" => 4, "P" => page,
            });
            widget.into()
        })
        .collect();
    document.set_object(
        page,
        dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => content, "Annots" => widgets.clone(),
            "MediaBox" => vec![0.into(), 0.into(), 100.into(), 100.into()], "Resources" => dictionary! {},
        },
    );
    document.set_object(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 },
    );
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    if !widgets.is_empty() {
        catalog.set("AcroForm", dictionary! { "SigFlags" => 1, "Fields" => widgets });
    }
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn checked(sent: &[u8], signed: &[u8], signatories: usize) -> Signed {
    let names: Vec<String> = (0..signatories)
        .map(|place| format!("Allekirjoittaja {place}"))
        .collect();
    let file = |name, bytes| File { name, bytes };
    check(
        &file("sopimus.pdf", sent),
        &file("allekirjoitettu.pdf", signed),
        &names,
    )
}

fn codes(signed: &Signed) -> Vec<&'static str> {
    signed.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn a_file_with_all_signatures_in_order_is_right() {
    let sent = sent(&["asiakkuusjohtaja", "ylijohtaja"]);
    assert_eq!(open_fields(&sent), ["asiakkuusjohtaja", "ylijohtaja"]);
    let first = sign(&sent, "asiakkuusjohtaja", "Maija Mallikas");
    let signed = sign(&first, "ylijohtaja", "Ylermi Ylijohtaja");
    let result = checked(&sent, &signed, 2);
    assert_eq!(result.findings, []);
    let fields: Vec<&str> = result
        .signatures
        .iter()
        .map(|signature| signature.field.as_str())
        .collect();
    assert_eq!(fields, ["asiakkuusjohtaja", "ylijohtaja"]);
    assert_eq!(result.signatures[0].name.as_deref(), Some("Maija Mallikas"));
    // The second signature added to a file that had the first.
    assert_eq!(checked(&first, &signed, 2).findings, []);
}

#[test]
fn a_file_without_fields_has_as_many_signatures_as_signatories() {
    let sent = sent(&[]);
    let signed = sign(&sign(&sent, "Signature1", "A B"), "Signature2", "C D");
    assert_eq!(checked(&sent, &signed, 2).findings, []);
    assert_eq!(codes(&checked(&sent, &signed, 3)), ["signature-missing"]);
    assert_eq!(codes(&checked(&sent, &sent, 1)), ["signature-missing"]);
}

#[test]
fn missing_unexpected_and_disordered_signatures_are_told() {
    let sent = sent(&["ensin", "sitten"]);
    assert_eq!(
        codes(&checked(&sent, &sign(&sent, "ensin", "A"), 2)),
        ["signature-missing"]
    );
    let disordered = sign(&sign(&sent, "sitten", "B"), "ensin", "A");
    let result = checked(&sent, &disordered, 2);
    assert_eq!(codes(&result), ["signature-order"]);
    assert_eq!(
        result.findings[0].message,
        "allekirjoitusjärjestys on sitten, ensin, mutta sovittu ensin, sitten"
    );
    let more = sign(&sign(&sign(&sent, "ensin", "A"), "sitten", "B"), "kolmas", "C");
    assert_eq!(codes(&checked(&sent, &more, 2)), ["signature-unexpected"]);
}

#[test]
fn another_file_a_change_and_a_false_digest_are_told() {
    let sent = sent(&["ensin"]);
    let other = [b"%PDF-1.4\n", &sent[9..]].concat();
    assert_eq!(
        codes(&checked(&sent, &sign(&other, "ensin", "A"), 1)),
        ["not-what-was-sent"]
    );
    let signed = sign(&sent, "ensin", "A");
    // What the signature covers was changed after it was made: the date that it gives.
    let mut forged = signed.clone();
    let at = forged
        .windows(8)
        .rposition(|window| window == b"20261218")
        .unwrap();
    forged[at + 7] = b'9';
    let result = checked(&sent, &forged, 1);
    assert_eq!(codes(&result), ["signature-not-intact"]);
    assert!(
        result.findings[0].message.contains("tiiviste ei täsmää"),
        "{result:?}"
    );
    // Truncated anywhere it is an error and no panic.
    for length in (sent.len()..signed.len()).step_by(97) {
        assert!(
            !checked(&sent, &signed[..length], 1).findings.is_empty(),
            "{length}"
        );
    }
}

#[test]
fn any_damage_to_the_update_is_no_panic() {
    let sent = sent(&["ensin"]);
    let signed = sign(&sent, "ensin", "A");
    for at in (sent.len()..signed.len()).step_by(5) {
        for mask in [0x01, 0x15, 0x80] {
            let mut damaged = signed.clone();
            damaged[at] ^= mask;
            checked(&sent, &damaged, 1);
        }
    }
}

/// What is found when a service changes something besides.
fn changed(change: impl FnOnce(&mut IncrementalDocument)) -> Vec<String> {
    let sent = sent(&["ensin"]);
    let signed = sign_and(&sent, "ensin", "A", change);
    let result = checked(&sent, &signed, 1);
    assert!(
        codes(&result)
            .iter()
            .all(|code| *code == "changed-besides-signatures"),
        "{result:?}"
    );
    result
        .findings
        .into_iter()
        .map(|finding| finding.message)
        .collect()
}

#[test]
fn changes_besides_signatures_are_told() {
    let first_page = |update: &IncrementalDocument| update.get_prev_documents().page_iter().next().unwrap();
    let of_page = |key: &'static str, value: Object| {
        changed(|update| {
            let page = first_page(update);
            update.opt_clone_object_to_new_document(page).unwrap();
            update
                .new_document
                .get_object_mut(page)
                .unwrap()
                .as_dict_mut()
                .unwrap()
                .set(key, value);
        })
    };
    assert_eq!(of_page("Rotate", 90.into()), ["sivu 1: Rotate on muuttunut"]);
    assert_eq!(
        of_page("Annots", Vec::<Object>::new().into()),
        ["sivu 1: entisiä on poistettu tai muutettu"]
    );
    // Text of a page.
    let found = changed(|update| {
        let page = update
            .get_prev_documents()
            .get_dictionary(first_page(update))
            .unwrap()
            .clone();
        let content = page.get(b"Contents").unwrap().as_reference().unwrap();
        update
            .new_document
            .set_object(content, Stream::new(dictionary! {}, b"BT (0 EUR) Tj ET".to_vec()));
    });
    assert!(found[0].contains("on muuttunut"), "{found:?}");
    // A script that runs when the file is opened, and a note laid over the text.
    let found = changed(|update| {
        let root = update
            .get_prev_documents()
            .trailer
            .get(b"Root")
            .unwrap()
            .as_reference()
            .unwrap();
        update.opt_clone_object_to_new_document(root).unwrap();
        let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("x") };
        update
            .new_document
            .get_object_mut(root)
            .unwrap()
            .as_dict_mut()
            .unwrap()
            .set("OpenAction", script);
    });
    assert_eq!(found, ["tiedoston juuri: OpenAction on muuttunut"]);
    let found = changed(|update| {
        let page = first_page(update);
        let note = update
            .new_document
            .add_object(dictionary! { "Type" => "Annot", "Subtype" => "FreeText" });
        update.opt_clone_object_to_new_document(page).unwrap();
        let page = update
            .new_document
            .get_object_mut(page)
            .unwrap()
            .as_dict_mut()
            .unwrap();
        page.get_mut(b"Annots")
            .unwrap()
            .as_array_mut()
            .unwrap()
            .push(note.into());
    });
    assert_eq!(found, ["sivu 1: lisätty muuta kuin allekirjoituksia"]);
}

#[test]
fn changes_after_a_signature_are_told() {
    let sent = sent(&[]);
    let first = sign(&sent, "a", "A B");
    let moved = sign_and(&first, "b", "C D", |update| {
        let field = field_named(update.get_prev_documents(), "a").unwrap();
        update.opt_clone_object_to_new_document(field).unwrap();
        let field = update.new_document.get_object_mut(field).unwrap();
        let area: Vec<Object> = vec![0.into(), 0.into(), 50.into(), 50.into()];
        field.as_dict_mut().unwrap().set("Rect", area);
    });
    assert_eq!(codes(&checked(&sent, &moved, 2)), ["changed-besides-signatures"]);
    let more = |text: &[u8]| codes(&checked(&sent, &[&first, text].concat(), 1));
    assert_eq!(more(b"\n% more\n"), ["changed-besides-signatures"]);
    assert!(more(b"\r\n").is_empty());
}

#[test]
fn a_signature_that_fields_share_is_one() {
    let sent = sent(&[]);
    let shared = sign_and(&sent, "a", "A B", |update| {
        let mut objects = update.new_document.objects.values();
        let field = objects.find_map(|object| object.as_dict().ok().filter(|field| field.has(b"V")));
        let mut twin = field.unwrap().clone();
        twin.set("T", Object::string_literal("b"));
        let twin = update.new_document.add_object(twin);
        for object in update.new_document.objects.values_mut() {
            let Ok(owner) = object.as_dict_mut() else { continue };
            if let Ok(annotations) = owner.get_mut(b"Annots").and_then(Object::as_array_mut) {
                annotations.push(twin.into());
            }
            if let Ok(form) = owner.get_mut(b"AcroForm").and_then(Object::as_dict_mut) {
                let fields = form.get_mut(b"Fields").unwrap();
                fields.as_array_mut().unwrap().push(twin.into());
            }
        }
    });
    assert_eq!(codes(&checked(&sent, &shared, 2)), ["signature-shared"]);
}
