//! The documents of an agreement.

use vuosikello::agreement::Content;
use vuosikello::{PackFile, Studio, built_in_templates, can_show, word};

use crate::{LOGO, dossier, studio};

#[test]
fn drafts_are_made_of_checked_data() {
    let studio = studio();
    let dossier = studio.check(dossier()).unwrap();
    let parts = studio.documents(&dossier).unwrap();
    assert_eq!(parts.len(), 7);
    assert!(
        parts
            .iter()
            .all(|part| matches!(part.content, Content::Document(_)))
    );
    let drafts = studio.drafts(&dossier).unwrap();
    assert_eq!(studio.drafts_of(&parts).unwrap(), drafts);
    assert_eq!(drafts[0].name, "Palvelusopimus 2027 ESIM.docx");
    for draft in &drafts {
        assert!(word::is_untouched(&draft.bytes) && PackFile::is_untouched(&draft.name, &draft.bytes));
        assert!(!PackFile::is_untouched("muu.txt", &draft.bytes));
    }
    let read = word::read(&drafts[0].bytes).unwrap();
    assert_eq!(read.document.head.case_number, "MPK/12/00.04.01/2026");
}

#[cfg(feature = "pdf")]
#[test]
fn the_agreement_is_one_pdf_with_the_annexes_given_as_files() {
    use vuosikello::{AnnexFiles, Error, agreement, pdf};

    let studio = studio();
    let mut dossier = dossier();
    let checked = studio.check(dossier.clone()).unwrap();
    let whole = studio.final_pdf(&checked, &AnnexFiles::new()).unwrap();
    assert_eq!(whole.name, "Palvelusopimus 2027 ESIM.pdf");
    assert!(whole.pages > 5 && whole.warnings.is_empty() && pdf::is_untouched(&whole.bytes));

    let mut annexes = dossier.annexes(studio.configuration()).to_vec();
    annexes[4].file = Some("turvallisuus.pdf".into());
    dossier.agreement.annexes = Some(annexes);
    let checked = studio.check(dossier).unwrap();
    let parts = studio.documents(&checked).unwrap();
    let errors = studio.final_pdf_of(&parts, &AnnexFiles::new()).unwrap_err();
    assert!(matches!(&errors[..], [Error::AnnexFileMissing(name)] if name == "turvallisuus.pdf"));
    // The empty fields of a file that nobody has signed yet stay behind when it becomes an annex.
    let unsigned = AnnexFiles::from([("turvallisuus.pdf".to_owned(), whole.bytes.clone())]);
    let with_unsigned = studio.final_pdf_of(&parts, &unsigned).unwrap();
    assert!(with_unsigned.pages > whole.pages);
    let agreement::Content::Document(main) = &parts[0].content else {
        panic!()
    };
    let annex = studio.pdf(&[main]).unwrap();
    let files = AnnexFiles::from([("turvallisuus.pdf".to_owned(), annex.bytes)]);
    let with_annex = studio.final_pdf_of(&parts, &files).unwrap();
    assert!(with_annex.pages > whole.pages);
}

#[test]
fn settings_looks_and_templates_are_shared() {
    let studio = studio();
    assert!(can_show('ä') && can_show('\u{ad}') && studio.checker().can_show()('ä'));
    let again = Studio::with_checker(studio.checker().clone()).unwrap();
    assert_eq!(again.configuration(), studio.configuration());
    assert!(studio.templates().names().eq(again.templates().names()));
    assert_eq!(built_in_templates().count(), studio.templates().names().count());

    let checked = studio.check(dossier()).unwrap();
    let plain = studio.drafts(&checked).unwrap();
    let with_logo = studio
        .clone()
        .with_logo(LOGO, "Mallihallinnon palvelukeskus")
        .unwrap();
    assert!(with_logo.drafts(&checked).unwrap()[0].bytes.len() > plain[0].bytes.len());
    let without = with_logo.with_reference(word::Reference::built_in().clone());
    assert_eq!(without.drafts(&checked).unwrap(), plain);

    let replaced = studio
        .with_templates([("liite-talous.md", "# Talous\n\nVain tämä.")])
        .unwrap();
    assert_ne!(replaced.drafts(&checked).unwrap()[4], plain[4]);
}
