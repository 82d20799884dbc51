//! Text at the borders of tables, lists and controls, and notes to which several places refer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use vuosikello_ooxml::Package;

use support::{body, file, right};

const RELATIONSHIPS: &str = "word/_rels/document.xml.rels";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn p(text: &str) -> String {
    styled("", text)
}

fn caption(text: &str) -> String {
    styled("<w:pStyle w:val=\"Caption\"/>", text)
}

fn numbered(text: &str) -> String {
    styled("<w:pStyle w:val=\"ListNumber\"/>", text)
}

fn styled(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(text))
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A table of one row for each text, whose words stand in its cells. Those of the first column are numbered if they begin with `#`.
fn table(rows: &[&str]) -> String {
    let cell = |text: &str| {
        let paragraph = text.strip_prefix('#').map_or_else(|| p(text), numbered);
        format!("<w:tc><w:tcPr><w:tcW w:w=\"2880\" w:type=\"dxa\"/></w:tcPr>{paragraph}</w:tc>")
    };
    let row = |row: &&str| format!("<w:tr>{}</w:tr>", row.split('|').map(cell).collect::<String>());
    let columns = rows.first().map_or(0, |row| row.split('|').count());
    let grid = "<w:gridCol w:w=\"2880\"/>".repeat(columns);
    let rows: String = rows.iter().map(row).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

fn control(inner: &[String]) -> String {
    format!(
        "<w:sdt><w:sdtPr><w:tag w:val=\"ehto\"/><w:id w:val=\"77\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        inner.concat()
    )
}

/// A paragraph in which `{1}` refers to the note 1.
fn noting(text: &str) -> String {
    let mut runs = String::new();
    for piece in text.split_inclusive('}') {
        let (words, note) = piece.split_once('{').unwrap_or((piece, ""));
        runs.push_str(&run(words));
        if let Some(id) = note.strip_suffix('}') {
            runs.push_str(&format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>"));
        }
    }
    format!("<w:p>{runs}</w:p>")
}

/// A file with these blocks and notes.
fn document(blocks: &[String], notes: &[&str]) -> Vec<u8> {
    let mut package = Package::read(&file("vanha")).unwrap();
    let text = body(&file("vanha"));
    let (start, end) = (
        text.find("<w:body>").unwrap() + 8,
        text.rfind("<w:sectPr").unwrap(),
    );
    let blocks = format!("{}{}", p("Alku."), blocks.concat());
    let text = format!("{}{blocks}{}", &text[..start], &text[end..]);
    package.insert("word/document.xml", "", text.into_bytes());
    let styles = support::part(&file("vanha"), "word/styles.xml");
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"Caption\"><w:name w:val=\"caption\"/></w:style></w:styles>";
    package.insert(
        "word/styles.xml",
        "",
        styles.replace("</w:styles>", style).into_bytes(),
    );
    if !notes.is_empty() {
        let note =
            |(at, text): (usize, &&str)| format!("<w:footnote w:id=\"{}\">{}</w:footnote>", at + 1, p(text));
        let notes: String = notes.iter().enumerate().map(note).collect();
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let text = format!("<w:footnotes xmlns:w=\"{word}\">{notes}</w:footnotes>");
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml";
        package.insert("word/footnotes.xml", kind, text.into_bytes());
        let link = format!(
            "<Relationship Id=\"rIdF\" Type=\"{OFFICE}/footnotes\" Target=\"footnotes.xml\"/></Relationships>"
        );
        let links = support::part(&file("vanha"), RELATIONSHIPS);
        package.insert(
            RELATIONSHIPS,
            "",
            links.replace("</Relationships>", &link).into_bytes(),
        );
    }
    package.write().unwrap()
}

fn both_ways(name: &str, one: &[u8], other: &[u8]) {
    right(name, one, other);
    right(&format!("{name}, back"), other, one);
}

#[test]
fn captions_and_tables_move_apart() {
    let (a, b) = (
        table(&["Laite|Hinta", "Tulostin|10,00", "Näyttö|20,00"]),
        table(&["Palvelu|Taso", "Neuvonta|hyvä"]),
    );
    let (of_a, of_b) = (
        caption("Taulukko 1. Laitteiden hinnat."),
        caption("Taulukko 2. Palvelujen tasot."),
    );
    let text = p("Välissä on tavallinen kappale, joka kertoo lisää.");
    let part = |part: &str| match part {
        "a" => a.clone(),
        "b" => b.clone(),
        "ca" => of_a.clone(),
        "cb" => of_b.clone(),
        "e" => p(""),
        _ => text.clone(),
    };
    let of = |order: &str| {
        let mut blocks: Vec<String> = order.split(' ').map(part).collect();
        blocks.push(p("Loppu."));
        document(&blocks, &[])
    };
    for (one, other) in [
        ("ca a", "ca b a"),
        ("ca a p", "a ca p"),
        ("ca a p", "ca p a"),
        ("ca a p b", "a p ca b"),
        ("ca a p", "a p"),
        ("ca a cb b", "cb b ca a"),
        ("ca a cb b", "cb a ca b"),
        ("ca a cb b", "ca b cb a"),
        ("ca a", "cb b ca a"),
        ("ca a", "ca e a"),
        ("ca a p", "ca p"),
        ("ca a p cb b", "cb b p ca a"),
    ] {
        both_ways(&format!("{one} → {other}"), &of(one), &of(other));
    }
}

#[test]
fn numbers_before_and_in_tables_are_counted_as_they_are_shown() {
    let (first, second) = (
        numbered("Numeroitu ehto yksi."),
        numbered("Numeroitu ehto kaksi."),
    );
    let rows = ["#Ensimmäinen rivi|10", "#Toinen rivi|20", "#Kolmas rivi|30"];
    let (all, fewer) = (table(&rows), table(&rows[1..]));
    let more = table(&[rows[0], "#Uusi rivi|15", rows[1], rows[2]]);
    let old = document(&[first.clone(), all.clone(), second.clone(), p("Loppu.")], &[]);
    let new = |blocks: &[&String]| {
        let blocks: Vec<String> = blocks.iter().map(|block| (*block).clone()).collect();
        document(&[blocks, vec![p("Loppu.")]].concat(), &[])
    };
    let added = numbered("Uusi ehto ennen kaikkea muuta.");
    let parts = [numbered("Numeroitu ehto"), numbered("yksi.")];
    let plain = p("Numeroitu ehto yksi.");
    for (name, new) in [
        ("removed before", new(&[&all, &second])),
        ("row added", new(&[&first, &more, &second])),
        ("row removed", new(&[&first, &fewer, &second])),
        ("moved over", new(&[&all, &first, &second])),
        ("two added", new(&[&added, &first, &added, &all, &second])),
        ("removed behind", new(&[&first, &all])),
        ("split", new(&[&parts[0], &parts[1], &all, &second])),
        ("no number", new(&[&plain, &all, &second])),
        ("no table", new(&[&first, &second])),
        ("all other", new(&[&added, &fewer])),
    ] {
        both_ways(name, &old, &new);
    }
}

#[test]
fn controls_keep_their_ends() {
    let inner = [
        "Ensimmäinen ehto on voimassa.",
        "Toinen ehto tulee myöhemmin voimaan.",
        "Kolmas ehto päättää luettelon.",
    ]
    .map(p);
    let after = [p("Loppu ehtojen jälkeen."), p("Viimeinen kappale.")];
    let deleted_end = "<w:rPr><w:del w:id=\"900\" w:author=\"Muu\" w:date=\"2026-01-01T00:00:00Z\"/></w:rPr>";
    let tracked = styled(deleted_end, "Kolmas ehto päättää luettelon.");
    let of =
        |inner: &[String], after: &[String]| document(&[vec![control(inner)], after.to_vec()].concat(), &[]);
    let old = of(&inner, &after);
    for (name, new) in [
        ("last removed", of(&inner[..2], &after)),
        ("last two removed", of(&inner[..1], &after)),
        ("first removed", of(&inner[1..], &after)),
        (
            "last joined with what follows",
            of(
                &inner[..2],
                &[
                    p("Kolmas ehto päättää luettelon. Loppu ehtojen jälkeen."),
                    after[1].clone(),
                ],
            ),
        ),
        (
            "last moved out",
            of(
                &inner[..2],
                &[after.clone().to_vec(), vec![inner[2].clone()]].concat(),
            ),
        ),
        (
            "joined inside",
            of(
                &[
                    inner[0].clone(),
                    p("Toinen ehto tulee myöhemmin voimaan. Kolmas ehto päättää luettelon."),
                ],
                &after,
            ),
        ),
        ("all other words", of(&[p("Aivan muuta tekstiä.")], &after)),
        (
            "no control",
            document(&[inner.to_vec(), after.to_vec()].concat(), &[]),
        ),
        ("nothing of it", document(&after, &[])),
    ] {
        both_ways(name, &old, &new);
    }
    let old = of(&[inner[0].clone(), inner[1].clone(), tracked.clone()], &after);
    for (name, new) in [
        ("deleted end, paragraph removed", of(&inner[..2], &after)),
        (
            "deleted end, word changed",
            of(
                &[
                    p("Ensimmäinen ehto on yhä voimassa."),
                    inner[1].clone(),
                    tracked.clone(),
                ],
                &after,
            ),
        ),
        (
            "deleted end, word changed behind",
            of(
                &[inner[0].clone(), inner[1].clone(), tracked.clone()],
                &[p("Loppu muuttuu ehtojen jälkeen."), after[1].clone()],
            ),
        ),
    ] {
        let redline = vuosikello_redline::redline(&old, &new, &support::stamp()).unwrap();
        let differing = support::differing(&support::apart(&redline.bytes), &support::apart(&new), false);
        assert!(
            differing.is_empty(),
            "{name}: {differing:?}\n{}",
            body(&redline.bytes)
        );
    }
}

#[test]
fn a_note_to_which_several_places_refer_stays_one() {
    let notes = [
        "Hinta ilman arvonlisäveroa.",
        "Toinen huomautus.",
        "Kolmas huomautus.",
    ];
    let of = |texts: &[&str], notes: &[&str]| {
        document(&texts.iter().map(|text| noting(text)).collect::<Vec<_>>(), notes)
    };
    let twice = "Laite maksaa kymmenen euroa{1} ja palvelu viisi{1} kuukaudessa.";
    let texts = [
        twice,
        "Muu teksti pysyy.",
        "Kolmas kappale viittaa myös{1} siihen.",
    ];
    let old = of(&texts, &notes[..1]);
    for (name, new) in [
        (
            "another word",
            of(
                &[
                    "Laite maksaa sata euroa{1} ja palvelu viisi{1} kuukaudessa.",
                    texts[1],
                    texts[2],
                ],
                &notes[..1],
            ),
        ),
        ("another note", of(&texts, &["Hinta arvonlisäveron kanssa."])),
        (
            "one place less",
            of(
                &[
                    "Laite maksaa kymmenen euroa ja palvelu viisi{1} kuukaudessa.",
                    texts[1],
                    texts[2],
                ],
                &notes[..1],
            ),
        ),
        (
            "no place",
            of(
                &[
                    "Laite maksaa kymmenen euroa ja palvelu viisi kuukaudessa.",
                    texts[1],
                    "Kolmas kappale viittaa myös siihen.",
                ],
                &notes[..1],
            ),
        ),
        (
            "a note of its own",
            of(
                &[
                    "Laite maksaa kymmenen euroa{1} ja palvelu viisi{2} kuukaudessa.",
                    texts[1],
                    texts[2],
                ],
                &notes[..2],
            ),
        ),
        ("a paragraph less", of(&texts[..2], &notes[..1])),
        (
            "a paragraph elsewhere",
            of(&[texts[2], texts[0], texts[1]], &notes[..1]),
        ),
        (
            "another place",
            of(&[texts[0], "Muu teksti{1} pysyy.", texts[2]], &notes[..1]),
        ),
        (
            "two that are shared",
            of(
                &[
                    "Laite maksaa kymmenen euroa{1} ja palvelu viisi{2} kuukaudessa.",
                    "Muu teksti{2} pysyy.",
                    texts[2],
                ],
                &notes[..2],
            ),
        ),
        (
            "each its own",
            of(
                &[
                    "Laite maksaa kymmenen euroa{1} ja palvelu viisi{2} kuukaudessa.",
                    texts[1],
                    "Kolmas kappale viittaa myös{3} siihen.",
                ],
                &notes,
            ),
        ),
    ] {
        both_ways(name, &old, &new);
    }
}

#[test]
fn insertions_of_others_round_whole_blocks_are_text() {
    let insertion = format!(
        "<w:ins w:id=\"900\" w:author=\"Muu\">{}</w:ins>",
        p("Lisätty kappale.")
    );
    let old = document(&[p("Ensimmäinen kappale."), insertion.clone(), p("Loppu.")], &[]);
    assert_eq!(
        vuosikello_redline::redline(&old, &old, &support::stamp())
            .unwrap()
            .marks,
        0
    );
    let new = document(&[p("Toinen kappale."), insertion, p("Loppu.")], &[]);
    let marks = vuosikello_redline::redline(&old, &new, &support::stamp())
        .unwrap()
        .marks;
    assert_eq!(marks, 2);
}

#[test]
fn shapes_that_come_have_types_of_their_own() {
    let shape = |text: &str| {
        format!(
            "<w:p><w:r><w:pict xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:shapetype id=\"_x0000_t202\"/>\
             <v:shape id=\"ruutu\" type=\"#_x0000_t202\"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>\
             </w:pict></w:r></w:p>",
            p(text)
        )
    };
    let old = document(&[p("Alussa."), shape("Ensimmäinen ruutu."), p("Loppu.")], &[]);
    let new = document(
        &[
            p("Alussa."),
            shape("Aivan muu teksti toisessa."),
            shape("Ensimmäinen ruutu."),
            p("Loppu."),
        ],
        &[],
    );
    let text = body(&right("shapes", &old, &new).bytes);
    assert_eq!(text.matches("<v:shapetype ").count(), 2, "{text}");
    assert_eq!(text.matches("id=\"_x0000_t202\"").count(), 1, "{text}");
}

#[test]
fn a_row_with_empty_properties_that_goes_has_one() {
    let rows = ["Laite|Hinta", "Tulostin|10,00", "Näyttö|20,00"];
    let empty = |rows: &[&str]| table(rows).replace("<w:tr>", "<w:tr><w:trPr></w:trPr>");
    let (old, new) = (
        document(&[empty(&rows)], &[]),
        document(&[empty(&rows[..2])], &[]),
    );
    let text = body(&right("row", &old, &new).bytes);
    assert!(
        text.contains("<w:trPr><w:cantSplit w:val=\"off\"/><w:del "),
        "{text}"
    );
}

#[test]
fn words_that_come_to_stand_together_stay() {
    let paragraphs = |texts: &[&str]| document(&texts.iter().map(|text| p(text)).collect::<Vec<_>>(), &[]);
    let (apart, joined) = (
        paragraphs(&[
            "Sovelletaan seuraavia säädöksiä:",
            "julkisen hallinnon laki.",
            "Loppu.",
        ]),
        paragraphs(&[
            "Sovelletaan seuraavia säädöksiä:julkisen hallinnon laki.",
            "Loppu.",
        ]),
    );
    for (old, new, mark) in [(&apart, &joined, "<w:del "), (&joined, &apart, "<w:ins ")] {
        let redline = right("joined", old, new);
        let text = body(&redline.bytes);
        assert_eq!((redline.marks, text.matches(mark).count()), (1, 1), "{text}");
    }
    // Typed beside a word, in a run of its own.
    let beside = |runs: &[&str]| {
        let runs: String = runs.iter().map(|text| run(text)).collect();
        document(&[format!("<w:p>{runs}</w:p>"), p("Loppu.")], &[])
    };
    let redline = right(
        "beside",
        &beside(&["Katso ", "ohje."]),
        &beside(&["Katso ", "uusi", "ohje."]),
    );
    let text = body(&redline.bytes);
    assert_eq!(redline.marks, 1, "{text}");
    // An ending is another word.
    let redline = right(
        "ending",
        &paragraphs(&["Uusi sopimus."]),
        &paragraphs(&["Uusi sopimuskausi."]),
    );
    assert!(body(&redline.bytes).contains("<w:delText xml:space=\"preserve\">sopimus</w:delText>"));
}
