//! Formulas, and texts that look like them.

use std::fs;
use std::path::Path;

use rust_xlsxwriter::{Formula, Workbook};

use crate::support::{edit_part, run_in, small_workspace, squeezed, text_of};
use crate::{MEETING, file, pdf_reading, sheet_reading};

/// The development needs as a workbook whose estimate is a formula, with its result or without any.
pub fn needs_with_formula(root: &Path, has_result: bool) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Tarpeet").unwrap();
    for (column, (header, value)) in (0..).zip([("Tunnus", "T1"), ("Nimi", "Haku"), ("Vaihe", "idea")]) {
        sheet.write_string(0, column, header).unwrap();
        sheet.write_string(1, column, value).unwrap();
    }
    sheet.write_string(0, 3, "Kustannusarvio").unwrap();
    let formula = Formula::new("=10*1234.5").set_result("12345");
    sheet.write_formula(1, 3, formula).unwrap();
    fs::remove_file(root.join(file("kehitystarpeet.csv"))).unwrap();
    let path = root.join(file("kehitystarpeet.xlsx"));
    workbook.save(&path).unwrap();
    if !has_result {
        edit_part(&path, "xl/worksheets/sheet1.xml", "<v>12345</v>", "");
    }
}

#[test]
fn the_stored_result_of_a_formula_is_its_value() {
    let workspace = small_workspace();
    let root = workspace.path();
    needs_with_formula(root, true);
    let run = run_in(
        root,
        &["meeting", "pack", "--meeting", MEETING, "--customer", "ESIM"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let status = text_of(&root.join(file("aineisto/05-tilannekatsaus.docx")));
    assert!(status.contains("12\u{a0}345,00"), "{status}");
}

/// Texts that a spreadsheet program would take for formulas.
const LIKE_FORMULAS: [&str; 4] = [
    "=HYPERLINK(A1)",
    "+358 29 555 0100 päivystää",
    "-12 % toimittajan hinnoista",
    "@laatija tarkistaa",
];

#[test]
fn text_that_begins_like_a_formula_stays_text() {
    let workspace = small_workspace();
    let root = workspace.path();
    let [a, b, c, d] = LIKE_FORMULAS;
    let reasons = format!(
        "Kustannuslaji;Kohde;Selite;Summa;Syy\n\
         Ylläpito;ASI;Käyttöpalvelu;80 050,25;{a}\n\
         Ylläpito;VRK;Käyttöpalvelu;45 000,00;{b}\n\
         Valtori-palvelut;;Tietoliikenne ja päätelaitteet;16 000,00;{c}\n\
         Projektit ja ohjelmat;P1;Toteutusvaihe;22 500,00;{d}\n"
    );
    fs::write(root.join("asiakkaat/ESIM/budjetti/2027/tae-b0.csv"), reasons).unwrap();
    let needs: String = (1..)
        .zip(LIKE_FORMULAS)
        .map(|(i, text)| format!("T{i};Tarve {i};idea;;{text};\n"))
        .collect();
    let header = "Tunnus;Nimi;Vaihe;Kustannusarvio;Seuraavaksi;Vastuuhenkilö\n";
    fs::write(root.join(file("kehitystarpeet.csv")), format!("{header}{needs}")).unwrap();
    let run = run_in(
        root,
        &["meeting", "pack", "--meeting", MEETING, "--customer", "ESIM"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let pack = root.join(file("aineisto"));
    let status = text_of(&pack.join("05-tilannekatsaus.docx"));
    let pdfs = ["05-tilannekatsaus.pdf", "05-talousyhteenveto.pdf"].map(|name| {
        let file = pdf_reading::File::read(&fs::read(pack.join(name)).unwrap());
        squeezed(&file.text())
    });
    let book = sheet_reading::FileBook::read(&fs::read(pack.join("05-talousraportti.xlsx")).unwrap());
    for text in LIKE_FORMULAS {
        assert!(status.contains(text), "{text} in {status}");
        for pdf in &pdfs {
            assert!(pdf.contains(&squeezed(text)), "{text} in {pdf}");
        }
        let cells = book.sheets.iter().flat_map(|sheet| sheet.cells.values());
        let of_text: Vec<_> = cells.filter(|cell| cell.value.as_deref() == Some(text)).collect();
        assert!(!of_text.is_empty(), "{text}");
        for cell in of_text {
            assert!(cell.is_text && cell.formula.is_none(), "{cell:?}");
        }
    }
}
