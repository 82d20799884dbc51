//! What of an edited draft does not come into the PDF file: told with and without `--accept-changes`, and content stops it.

use vuosikello::word;

use crate::support::edit_in_word;
use crate::{MAIN, draft, drafted, edit_last, run};

/// Runs of text that the final does not show, each with what is told of it.
const RUNS: [(&str, &str); 3] = [
    (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Salainen lisä.</w:t></w:r>",
        "piiloteksti ”Salainen lisä.”",
    ),
    (
        "<w:r><w:rPr><w:highlight w:val=\"yellow\"/></w:rPr><w:t>Tarkista.</w:t></w:r>",
        "korostusväri ”Tarkista.”",
    ),
    (
        "<w:r><w:rPr><w:color w:val=\"FF0000\"/></w:rPr><w:t>Punainen.</w:t></w:r>",
        "ulkoasusta ei siirry kaikki: tekstin väri",
    ),
];

#[test]
fn looks_are_told_when_the_changes_are_accepted_too() {
    for (added, told) in RUNS {
        let workspace = drafted();
        let root = workspace.path();
        edit_last(&draft(root, MAIN), "</w:p>", &format!("{added}</w:p>"));
        let changes = run(root, "changes", &[]);
        assert!(changes.stdout.contains(told), "{told} in {}", changes.stdout);
        for accept in ["--accept-changes", "--reject-changes"] {
            let made = run(root, "final", &[accept]);
            assert_eq!(made.status, 0, "{}", made.stderr);
            assert!(made.stderr.contains(told), "{accept}: {told} in {}", made.stderr);
        }
    }
}

/// A paragraph in the style of the lines of the contents.
fn line(text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn what_somebody_types_among_the_contents_stops_the_final_though_it_ends_with_a_figure() {
    for text in [
        "Lisäehto: sopimussakko on 5",
        "Katso liite 9",
        "7 Tietosuoja 12",
        "Hinta nousee",
    ] {
        let workspace = drafted();
        let root = workspace.path();
        // The control of the contents is the first of the body.
        edit_in_word(
            &draft(root, MAIN),
            "</w:sdtContent>",
            &format!("{}</w:sdtContent>", line(text)),
        );
        let made = run(root, "final", &["--accept-changes"]);
        assert_eq!(made.status, 1, "{text}: {}", made.stderr);
        let told = format!("sisällysluettelon rivi ”{text}”: ei siirry PDF:ään");
        assert!(made.stderr.contains(&told), "{told} in {}", made.stderr);
        assert!(made.stderr.contains("siirrä rivi tekstiin"), "{}", made.stderr);
    }
}

#[test]
fn a_line_of_the_contents_whose_heading_has_changed_is_a_remark() {
    let workspace = drafted();
    let root = workspace.path();
    edit_last(&draft(root, MAIN), "Liitteet ja soveltamisjärjestys", "Liitteet");
    let made = run(root, "final", &["--accept-changes"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    assert!(made.stderr.contains("sisällysluettelon rivi"), "{}", made.stderr);
}

#[test]
fn a_table_among_the_contents_is_text() {
    let workspace = drafted();
    let root = workspace.path();
    let cell = |text: &str| {
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        )
    };
    let table = format!(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr>{}{}</w:tr></w:tbl>",
        cell("Ehto"),
        cell("Vain kesällä")
    );
    let path = draft(root, MAIN);
    edit_in_word(&path, "</w:sdtContent>", &format!("{table}</w:sdtContent>"));
    let text = word::read(&std::fs::read(&path).unwrap())
        .unwrap()
        .document
        .text();
    assert!(text.contains("Vain kesällä"), "{text}");
    let changes = run(root, "changes", &[]);
    assert!(changes.stdout.contains("Vain kesällä"), "{}", changes.stdout);
}

#[test]
fn objects_among_the_contents_stop_the_final() {
    let object = "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr><m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>";
    let workspace = drafted();
    let root = workspace.path();
    edit_in_word(
        &draft(root, MAIN),
        "</w:sdtContent>",
        &format!("{object}</w:sdtContent>"),
    );
    let made = run(root, "final", &["--accept-changes"]);
    assert_eq!(made.status, 1, "{}", made.stderr);
    assert!(made.stderr.contains("kaava"), "{}", made.stderr);
}

#[test]
fn comments_that_stay_behind_are_told() {
    let workspace = drafted();
    let root = workspace.path();
    let path = draft(root, MAIN);
    let comment = "<w:comment xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" w:id=\"7\" w:author=\"Hilma Kuvitelma\"><w:p><w:r><w:t>Onko näin?</w:t></w:r></w:p></w:comment>";
    let mut package = vuosikello_ooxml::Package::read(&std::fs::read(&path).unwrap()).unwrap();
    let comments = format!(
        "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{comment}</w:comments>"
    );
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    package.insert("word/comments.xml", kind, comments.into_bytes());
    let mut relationships = package.relationships("word/document.xml").unwrap();
    relationships.relate("rIdComments", "comments", "comments.xml");
    package.set_relationships("word/document.xml", &relationships);
    std::fs::write(&path, package.write().unwrap()).unwrap();
    edit_last(
        &path,
        "</w:p>",
        "<w:r><w:commentReference w:id=\"7\"/></w:r></w:p>",
    );
    let made = run(root, "final", &["--accept-changes"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    assert!(
        made.stderr.contains("avoin kommentti jää pois PDF:stä") && made.stderr.contains("Onko näin?"),
        "{}",
        made.stderr
    );
}

#[test]
fn edits_of_a_document_that_left_the_agreement_stop_the_final() {
    let workspace = drafted();
    let root = workspace.path();
    edit_last(
        &draft(root, "Liite 5 Turvallisuus 2027 ESIM.docx"),
        "</w:t>",
        " Sovittu lisä.</w:t>",
    );
    let file = format!("{}/sopimus.json", crate::support::agreement("ESIM"));
    crate::support::edit(
        root,
        &file,
        "\"laatija\"",
        "\"liitteet\": [{ \"laji\": \"talous\" }],\n  \"laatija\"",
    );
    let made = run(root, "final", &["--accept-changes"]);
    assert_eq!(made.status, 1, "{}", made.stderr);
    assert!(
        made.stderr.contains("sopimuksessa ei ole enää tätä asiakirjaa"),
        "{}",
        made.stderr
    );
    assert_eq!(run(root, "final", &["--from-data"]).status, 0);
}

#[test]
fn a_changed_title_of_the_contents_is_an_edit() {
    let workspace = drafted();
    let root = workspace.path();
    let path = draft(root, MAIN);
    edit_in_word(&path, ">Sisällys<", ">Sopimuksen sisältö<");
    let changes = run(root, "changes", &[]);
    assert!(
        changes.stdout.contains("[-Sisällys-]{+Sopimuksen sisältö+}"),
        "{}",
        changes.stdout
    );
}
