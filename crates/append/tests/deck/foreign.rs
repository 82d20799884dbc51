//! Presentations of others, for tests.

use vuosikello_append::deck::{self, Error, ForeignDeck, Output, Refusal};
use vuosikello_ooxml::{Package, Relationships, resolve_target};
use vuosikello_slides::{
    Block, Cell, ChartKind, Column, Deck, Head, Limit, Role, Row, Section, Slide, Table, Template, Unit,
    write,
};

use super::common::{self, brand};

pub const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
pub const FIRST: &str = "ppt/slides/slide1.xml";

/// The second brand, as wide as the built-in one.
pub fn wide_brand() -> Package {
    let mut parts = brand::parts();
    replace(
        &mut parts,
        "ppt/presentation.xml",
        r#"cx="9144000" cy="6858000" type="screen4x3""#,
        r#"cx="12192000" cy="6858000""#,
    );
    parts
}

/// Changes the text of a part.
pub fn replace(package: &mut Package, part: &str, from: &str, to: &str) {
    let text = String::from_utf8(package.part(part).unwrap().to_vec()).unwrap();
    assert!(text.contains(from), "{part} has {from}");
    package.insert(part.to_owned(), "", text.replacen(from, to, 1).into_bytes());
}

/// Relates a part to another, which is put in.
pub fn relate(package: &mut Package, source: &str, id: &str, kind: &str, target: &str) {
    let mut relationships = package.relationships(source).unwrap();
    relationships.add(id, format!("{KIND}{kind}"), format!("/{target}"));
    package.set_relationships(source, &relationships);
}

/// The relationships of a part without one of them.
pub fn unrelate(package: &mut Package, source: &str, kind: &str) {
    let mut kept = Relationships::default();
    for one in package.relationships(source).unwrap().iter() {
        if !one.kind.ends_with(&format!("/{kind}")) {
            kept.add(&one.id, &one.kind, &one.target);
        }
    }
    package.set_relationships(source, &kept);
}

/// The part to which another leads.
pub fn related(package: &Package, source: &str, kind: &str) -> String {
    let relationships = package.relationships(source).unwrap();
    resolve_target(source, &relationships.of_kind(kind).unwrap().target).unwrap()
}

/// A deck of the given name with a chart, a table and notes.
pub fn deck(name: &str) -> Deck {
    let chart = common::chart(
        ChartKind::StackedBars,
        Unit::Euro,
        "Kustannukset",
        &["2026", "2027"],
        vec![
            common::thousands("Hankkeet", &[310, 420]),
            common::thousands("Muu", &[12, 30]),
        ],
    );
    let table = Table::new("Kaksi hanketta.", ["Hanke", "Portti"].map(Column::text).into())
        .with_rows([Row::body(vec![Cell::text("Uudistus"), Cell::text("G2")])]);
    let mut deck = Deck::new(Head {
        ..Head::new(name, "Toinen keskus")
    });
    deck.sections.push(Section::new(
        "Vieras osa",
        vec![
            Slide::new(Role::Content, format!("{name}: alku"))
                .with(Block::list(["Ensimmäinen asia", "Toinen asia"]))
                .note("Kerro tästä ensin."),
            Slide::new(Role::Chart, format!("{name}: kaavio"))
                .with(Block::chart(chart))
                .note("Luvut ovat arvioita."),
            Slide::new(Role::Table, format!("{name}: taulukko")).with(Block::table(table, Limit::NONE)),
        ],
    ));
    deck
}

/// The deck as others might have written it: in another brand.
pub fn file(name: &str) -> Vec<u8> {
    let template = Template::from_pptx(&wide_brand().write().unwrap()).unwrap();
    write(&deck(name), &template).unwrap().bytes
}

/// Its parts, to be changed.
pub fn parts(name: &str) -> Package {
    Package::read(&file(name)).unwrap()
}

/// Its parts with a picture, a film, a diagram and links on the first slide.
pub fn rich(name: &str) -> Package {
    let mut parts = parts(name);
    let shape = |tag: &str, id: u32, text: &str, inner: &str| {
        format!(
            r#"<p:{tag}><p:nv{text}Pr><p:cNvPr id="{id}" name="Kuva {id}" descr="Kuvan kuvaus"><a:hlinkClick r:id="rIdWeb"/></p:cNvPr><p:cNv{text}Pr/><p:nvPr/></p:nv{text}Pr>{inner}</p:{tag}>"#
        )
    };
    let place = r#"<a:off x="10500000" y="5200000"/><a:ext cx="300000" cy="200000"/>"#;
    let picture = shape(
        "pic",
        90,
        "Pic",
        &format!(
            r#"<p:blipFill><a:blip r:embed="rIdPicture"/></p:blipFill><p:spPr><a:xfrm>{place}</a:xfrm></p:spPr>"#
        ),
    );
    let place = place.replace("10500000", "11000000");
    let diagram = shape(
        "graphicFrame",
        91,
        "GraphicFrame",
        &format!(
            r#"<p:xfrm>{place}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rIdData"/></a:graphicData></a:graphic>"#
        ),
    );
    replace(
        &mut parts,
        FIRST,
        "</p:spTree>",
        &format!("{picture}{diagram}</p:spTree>"),
    );
    parts.insert(
        "ppt/media/kuva.png",
        "image/png",
        &b"\x89PNG\r\n\x1a\n picture"[..],
    );
    parts.insert("ppt/media/film1.mp4", "video/mp4", &b"film"[..]);
    parts.insert(
        "ppt/diagrams/data7.xml",
        "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        &b"<dgm:dataModel xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" xmlns:r=\"r\"><!-- kept --><x r:embed=\"rId1\"/></dgm:dataModel>"[..],
    );
    relate(&mut parts, FIRST, "rIdPicture", "image", "ppt/media/kuva.png");
    relate(&mut parts, FIRST, "rIdFilm", "video", "ppt/media/film1.mp4");
    relate(
        &mut parts,
        FIRST,
        "rIdData",
        "diagramData",
        "ppt/diagrams/data7.xml",
    );
    relate(
        &mut parts,
        "ppt/diagrams/data7.xml",
        "rId1",
        "image",
        "ppt/media/kuva.png",
    );
    external(
        &mut parts,
        FIRST,
        "rIdWeb",
        "hyperlink",
        "https://palvelu.example/?a=1&b=2",
    );
    parts
}

/// Relates a part to an address outside.
pub fn external(package: &mut Package, source: &str, id: &str, kind: &str, target: &str) {
    let mut relationships = package.relationships(source).unwrap();
    relationships.add_external(id, format!("{KIND}{kind}"), target);
    package.set_relationships(source, &relationships);
}

/// The sample deck with files appended.
pub fn try_append(files: &[(&str, &[u8])]) -> Result<Output, Error> {
    let files: Vec<ForeignDeck<'_>> = files
        .iter()
        .map(|(name, bytes)| ForeignDeck { name, bytes })
        .collect();
    let output = deck::write(&common::deck(), Template::built_in(), &files);
    output.map_err(|errors| errors.into_iter().next().unwrap())
}

/// The sample deck with one file appended.
pub fn appended(parts: &Package) -> Output {
    try_append(&[("vieras.pptx", &parts.write().unwrap())]).unwrap()
}

/// Why a file is refused; the refusal names it.
pub fn refusal(bytes: &[u8]) -> Refusal {
    let error = try_append(&[("vieras.pptx", bytes)]).unwrap_err();
    assert!(error.to_string().contains("vieras.pptx"), "{error}");
    assert!(!error.fix().is_empty());
    match error {
        Error::Foreign { reason, .. } => *reason,
        other => panic!("{other}"),
    }
}
