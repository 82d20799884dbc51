//! Any Word file as a PDF, and finals of drafts in which people have put what templates do not.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{agreement, run_in, small_workspace};
use vuosikello_ooxml::Package;

const DRAFT: [&str; 5] = ["agreement", "draft", "--year", "2027", "--all"];

/// A PNG file of one grey pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
\0\0\0\x0aIDAT\x78\x9c\x63\x68\0\0\0\x82\0\x81\x77\xcd\x72\xb6\0\0\0\0IEND\xae\x42\x60\x82";

fn drafts() -> (tempfile::TempDir, PathBuf) {
    let workspace = small_workspace();
    assert_eq!(run_in(workspace.path(), &DRAFT).status, 0);
    let folder = workspace.path().join(agreement("ESIM")).join("luonnokset");
    (workspace, folder)
}

/// Puts XML behind the last run of the text of a draft, and a picture into its package.
fn add_runs(path: &Path, runs: &str) {
    let mut package = Package::read(&fs::read(path).unwrap()).unwrap();
    let mut part = |name: &'static str, edit: &dyn Fn(&str) -> String| {
        let text = String::from_utf8(package.part(name).unwrap().to_vec()).unwrap();
        let edited = edit(&text);
        assert_ne!(text, edited);
        package.insert(name, "", edited.into_bytes());
    };
    part("word/document.xml", &|text| {
        let at = text.rfind("lainsäädäntöä.").unwrap();
        let at = at + text[at..].find("</w:r>").unwrap() + "</w:r>".len();
        format!("{}{runs}{}", &text[..at], &text[at..])
    });
    part("word/_rels/document.xml.rels", &|text| {
        let picture = "<Relationship Id=\"rIdKuva\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" \
                       Target=\"media/kuva.png\"/></Relationships>";
        text.replace("</Relationships>", picture)
    });
    package.insert("word/media/kuva.png", "image/png", PIXEL.to_vec());
    fs::write(path, package.write().unwrap()).unwrap();
}

const PICTURE: &str = r#"<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="914400" cy="914400"/><wp:docPr id="77" name="Kuva" descr="Käytettävyys"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="kuva.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rIdKuva"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#;
const RAISED: &str = r#"<w:r><w:t xml:space="preserve"> Tilaa on 40 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>ei enää</w:t></w:r>"#;
const TEXT_BOX: &str = r#"<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>Laatikossa</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"#;

#[test]
fn a_final_holds_pictures_raised_and_struck_text_of_an_edited_draft() {
    let (workspace, folder) = drafts();
    let root = workspace.path();
    add_runs(
        &folder.join("Palvelusopimus 2027 ESIM.docx"),
        &format!("{RAISED}{PICTURE}"),
    );
    let made = [
        "agreement",
        "final",
        "--year",
        "2027",
        "--customer",
        "ESIM",
        "--accept-changes",
    ];
    let run = run_in(root, &made);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let pdf = fs::read(root.join(agreement("ESIM")).join("Palvelusopimus 2027 ESIM.pdf")).unwrap();
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    let elements = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    let mut alternatives = elements.filter_map(|element| element.get(b"Alt").ok()?.as_str().ok());
    assert!(alternatives.any(|alternative| alternative.ends_with(b"\0t\0\xe4\0v\0y\0y\0s")));
    let decorated = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok());
    let kinds: Vec<&[u8]> = decorated
        .flat_map(|attributes| attributes.iter().map(|(key, _)| key.as_slice()))
        .collect();
    assert!(
        kinds.contains(&b"BaselineShift".as_slice()) && kinds.contains(&b"TextDecorationType".as_slice())
    );
}

#[test]
fn word_files_become_one_pdf_with_a_bookmark_each() {
    let (workspace, folder) = drafts();
    let out = workspace.path().join("yhdessä.pdf");
    let names = [
        "Palvelusopimus 2027 ESIM.docx",
        "Liite 5 Turvallisuus 2027 ESIM.docx",
    ];
    let run = run_in(&folder, &["pdf", names[0], names[1], "-o", out.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let document = lopdf::Document::load(&out).unwrap();
    let outlines = document
        .catalog()
        .unwrap()
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    let first = document
        .get_dictionary(outlines)
        .unwrap()
        .get(b"First")
        .unwrap()
        .as_reference()
        .unwrap();
    let second = document
        .get_dictionary(first)
        .unwrap()
        .get(b"Next")
        .unwrap()
        .as_reference()
        .unwrap();
    assert!(!document.get_dictionary(second).unwrap().has(b"Next"));
    // Made again, it is the same file.
    let run = run_in(&folder, &["pdf", names[0], names[1], "-o", out.to_str().unwrap()]);
    assert!(run.stdout.contains("ennallaan"), "{}", run.stdout);
}

#[test]
fn content_that_would_be_missing_and_open_changes_stop_it() {
    let (workspace, folder) = drafts();
    let path = folder.join("Palvelusopimus 2027 ESIM.docx");
    let tracked = "<w:ins w:id=\"9001\" w:author=\"Hilma\" w:date=\"2026-11-26T12:00:00Z\"><w:r><w:t>Lisäys.</w:t></w:r></w:ins>";
    add_runs(&path, &format!("{TEXT_BOX}{tracked}"));
    let (file, out) = (path.to_str().unwrap(), workspace.path().join("a.pdf"));
    let run = |options: &[&str]| {
        run_in(
            workspace.path(),
            &[&["pdf", file, "-o", "a.pdf"], options].concat(),
        )
    };
    let stopped = run(&[]);
    assert_eq!(stopped.status, 1);
    assert!(
        stopped
            .stderr
            .contains("tekstiruutu ”Laatikossa”: ei siirry PDF:ään"),
        "{}",
        stopped.stderr
    );
    assert!(
        stopped.stderr.contains("seurattu muutos on käsittelemättä"),
        "{}",
        stopped.stderr
    );
    assert_eq!(run(&["--allow-losses"]).status, 1);
    assert_eq!(run(&["--accept-changes"]).status, 1);
    assert!(!out.exists());
    assert_eq!(run(&["--allow-losses", "--accept-changes"]).status, 0);
    let accepted = fs::read(&out).unwrap();
    assert_eq!(run(&["--allow-losses", "--reject-changes"]).status, 0);
    assert_ne!(fs::read(&out).unwrap(), accepted);
}

#[test]
fn what_is_no_word_file_is_named() {
    let workspace = small_workspace();
    fs::write(workspace.path().join("a.docx"), "ei").unwrap();
    let run = run_in(workspace.path(), &["pdf", "a.docx", "-o", "a.pdf"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("a.docx\n  virhe: "), "{}", run.stderr);
    let run = run_in(workspace.path(), &["pdf", "b.docx", "-o", "a.pdf"]);
    assert_eq!(run.status, 3);
    assert!(run.stderr.contains("b.docx ei ole luettavissa"), "{}", run.stderr);
}

#[test]
fn an_annex_that_others_made_in_word_is_set_in_its_place() {
    let (workspace, folder) = drafts();
    let root = workspace.path();
    let annex = root.join(agreement("ESIM")).join("turva.docx");
    fs::copy(folder.join("Liite 5 Turvallisuus 2027 ESIM.docx"), &annex).unwrap();
    let declared = "\"liitteet\": [{ \"laji\": \"talous\" }, { \"laji\": \"turvallisuus\", \"tiedosto\": \"turva.docx\" }],\n  \"laatija\"";
    support::edit(
        root,
        &format!("{}/sopimus.json", agreement("ESIM")),
        "\"laatija\"",
        declared,
    );
    fs::remove_dir_all(&folder).unwrap();
    let made = ["agreement", "final", "--year", "2027", "--customer", "ESIM"];
    let run = run_in(root, &made);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let pdf =
        lopdf::Document::load(root.join(agreement("ESIM")).join("Palvelusopimus 2027 ESIM.pdf")).unwrap();
    let parts = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let is_part = |element: &&lopdf::Dictionary| {
        element
            .get(b"S")
            .and_then(lopdf::Object::as_name)
            .is_ok_and(|name| name == b"Part")
    };
    assert_eq!(parts.filter(is_part).count(), 3);

    // What it would lack, and changes that are open, stop the final and are named with the file.
    support::edit_part(
        &annex,
        "word/document.xml",
        "</w:body>",
        &format!("<w:p>{TEXT_BOX}</w:p></w:body>"),
    );
    let run = run_in(root, &made);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.contains("turva.docx\n") && run.stderr.contains("tekstiruutu ”Laatikossa”"),
        "{}",
        run.stderr
    );
    fs::write(&annex, "ei").unwrap();
    let run = run_in(root, &["check"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("turva.docx"), "{}", run.stderr);
}

#[test]
fn an_agreement_has_fields_for_signatures_unless_it_is_signed_on_paper() {
    let workspace = small_workspace();
    let root = workspace.path();
    let made = ["agreement", "final", "--year", "2027", "--customer", "ESIM"];
    let has_form = || {
        let run = run_in(root, &made);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let path = root.join(agreement("ESIM")).join("Palvelusopimus 2027 ESIM.pdf");
        let file = lopdf::Document::load(path).unwrap();
        file.catalog().unwrap().has(b"AcroForm")
    };
    assert!(has_form());
    let on_paper = "\"allekirjoitustapa\": \"paperi\",\n  \"laatija\"";
    support::edit(
        root,
        &format!("{}/sopimus.json", agreement("ESIM")),
        "\"laatija\"",
        on_paper,
    );
    assert!(!has_form());
}

/// Makes a file without the head of an official document, out of one that has it, with a body and a part to which it refers by `rIdOma`.
fn plain_file(template: &Path, path: &Path, body: &str, kind: &str, part: &str) {
    const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut package = Package::read(&fs::read(template).unwrap()).unwrap();
    let body =
        format!("<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><w:body>{body}</w:body></w:document>");
    package.insert("word/document.xml", "", body.into_bytes());
    let mut relationships = package.relationships("word/document.xml").unwrap();
    relationships.add("rIdOma", format!("{OFFICE}/{kind}"), "oma.xml");
    package.set_relationships("word/document.xml", &relationships);
    let part = format!("<w:hdr xmlns:w=\"{MAIN}\">{part}</w:hdr>");
    package.insert("word/oma.xml", "application/example", part.into_bytes());
    fs::write(path, package.write().unwrap()).unwrap();
}

fn words(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn field(code: &str, text: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    format!("{}{code}{}{text}{}", mark("begin"), mark("separate"), mark("end"))
}

fn made_pdf(folder: &Path) -> (support::Run, String) {
    let run = run_in(folder, &["pdf", "a.docx", "-o", "a.pdf", "--allow-losses"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let file = lopdf::Document::load(folder.join("a.pdf")).unwrap();
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    let text = file.extract_text(&pages).unwrap();
    let strict = run_in(folder, &["pdf", "a.docx", "-o", "b.pdf"]);
    (strict, text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn text_beside_the_number_of_the_page_stays_and_lines_without_a_place_are_lost_content() {
    let (workspace, folder) = drafts();
    let template = folder.join("Palvelusopimus 2027 ESIM.docx");
    let path = workspace.path().join("a.docx");
    let line = format!(
        "<w:p>{}{}</w:p>",
        words("SALASSA PIDETTÄVÄ 7 k. – sivu "),
        field("PAGE", &words("1"))
    );
    let body = |pages: &str, kind: &str| {
        format!(
            "<w:p>{}</w:p><w:sectPr><w:{kind}Reference w:type=\"{pages}\" r:id=\"rIdOma\"/><w:titlePg/></w:sectPr>",
            words("Teksti")
        )
    };
    for kind in ["header", "footer"] {
        plain_file(&template, &path, &body("default", kind), kind, &line);
        let (run, text) = made_pdf(workspace.path());
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(text.contains("SALASSA PIDETTÄVÄ 7 k."), "{text}");
    }
    // A footer of the first page is there alone; one that begins in a later section has no place.
    plain_file(&template, &path, &body("first", "footer"), "footer", &line);
    let (run, text) = made_pdf(workspace.path());
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(text.contains("SALASSA PIDETTÄVÄ 7 k."), "{text}");
    let later = format!(
        "<w:p><w:pPr><w:sectPr/></w:pPr>{}</w:p>{}",
        words("Alku"),
        body("default", "footer")
    );
    plain_file(&template, &path, &later, "footer", &line);
    let (run, _) = made_pdf(workspace.path());
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("alatunniste: rivi ”SALASSA PIDETTÄVÄ 7 k.”"),
        "{}",
        run.stderr
    );
}

#[test]
fn text_beside_the_contents_stays_and_what_is_typed_in_them_is_lost_content() {
    let (workspace, folder) = drafts();
    let template = folder.join("Palvelusopimus 2027 ESIM.docx");
    let made = |body: &str| {
        let heading = "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>";
        let body = format!(
            "{body}{heading}{}</w:p><w:p>{}</w:p>",
            words("Johdanto"),
            words("Teksti")
        );
        plain_file(&template, &workspace.path().join("a.docx"), &body, "header", "");
        made_pdf(workspace.path())
    };
    let contents = |text: &str| field("TOC \\o \"1-3\"", text);
    let entry = format!("{}<w:r><w:tab/></w:r>{}", words("Johdanto"), words("1"));
    let (run, text) = made(&format!(
        "<w:p>{}{}</w:p>",
        words("Ennen kaikkea"),
        contents(&entry)
    ));
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(text.contains("Ennen kaikkea"), "{text}");
    let parted = contents(&format!("{entry}</w:p><w:p>"));
    let (run, text) = made(&format!("<w:p>{parted}{}</w:p>", words("Summa on 12 000 euroa.")));
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(text.contains("Summa on 12 000 euroa."), "{text}");
    let typed = contents(&format!(
        "{entry}</w:p><w:p>{}</w:p><w:p>",
        words("Oma huomautus.")
    ));
    let (run, _) = made(&format!("<w:p>{typed}</w:p>"));
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("”Oma huomautus.”"), "{}", run.stderr);
    let (run, _) = made(&format!(
        "<w:p>{}</w:p>",
        field("TOC \\c \"Kuva\"", &words("Kuva 1 Kaavio"))
    ));
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("”Kuva 1 Kaavio”"), "{}", run.stderr);
    let cell = format!(
        "</w:p><w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl><w:p>",
        words("Solussa")
    );
    let (_, text) = made(&format!("<w:p>{}</w:p>", contents(&format!("{entry}{cell}"))));
    assert!(text.contains("Solussa"), "{text}");
}
