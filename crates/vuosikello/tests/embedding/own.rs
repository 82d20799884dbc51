//! Documents of a program's own.

use serde_json::json;
use vuosikello::document::{Cell, Column, ColumnKind, Data, Document, Head, Row, Table, View, deck};
use vuosikello::{Error, Studio, built_in_templates, model};

use crate::studio;

fn table() -> Table {
    let columns = vec![
        Column::text("Kohde").key("kohde"),
        Column::figures("Summa", ColumnKind::Money).key("summa"),
    ];
    let rows = [("Lisenssit", 1_250), ("Palvelimet", 99)];
    let rows = rows.map(|(name, euro)| {
        Row::body(vec![
            Cell::text(name),
            Cell::Money(model::Money::from_cents(euro * 100)),
        ])
    });
    Table::new("Menot kohteittain.", columns).with_rows(rows)
}

fn data() -> Data<'static> {
    let mut data = Data::new(&json!({ "vuosi": 2027, "perustelu": "Lisenssit kallistuvat." }));
    data.set_view("menot", View::table(table()));
    data
}

fn own() -> Studio {
    studio()
        .add_template("perustelu.md", "{{ perustelu }}")
        .unwrap()
        .add_template(
            "muistio.md",
            "# Muistio {{ vuosi }}\n\n{% include \"perustelu.md\" %}\n\n[[menot]]",
        )
        .unwrap()
        .add_template("esitys-oma.md", "# Menot\n\n## Menot {{ vuosi }}\n\n[[menot]]")
        .unwrap()
}

fn memo(studio: &Studio) -> Document {
    studio
        .render(
            "muistio.md",
            Head::new("Muistio 2027", "Esimerkkikeskus"),
            &data(),
        )
        .unwrap()
}

#[test]
fn a_template_of_its_own_becomes_a_document() {
    let studio = own();
    let memo = memo(&studio);
    let word = studio.word(&memo).unwrap();
    assert_eq!(
        vuosikello::word::read(&word).unwrap().document.head.title,
        "Muistio 2027"
    );
    let replaced = studio.replace_template("perustelu.md", "Muu perustelu.").unwrap();
    assert_ne!(
        replaced.render("muistio.md", memo.head.clone(), &data()).unwrap(),
        memo
    );
}

#[test]
fn a_deck_is_rendered_whether_or_not_it_can_be_written() {
    let deck = own()
        .render_deck(
            "esitys-oma.md",
            deck::Head::new("Menot 2027", "Esimerkkikeskus"),
            &data(),
        )
        .unwrap();
    assert_eq!(deck.sections.len(), 1);
}

#[cfg(feature = "pdf")]
#[test]
fn documents_become_one_pdf_with_a_look_of_its_own() {
    use vuosikello::pdf::is_untouched;

    let studio = own();
    let memo = memo(&studio);
    let file = studio.pdf(&[&memo, &memo]).unwrap();
    assert!(file.pages == 2 && is_untouched(&file.bytes));
    let red = look(json!({ "varit": { "otsikot": "780000" } }));
    let red = studio.with_look(&red).unwrap();
    assert_ne!(red.pdf(&[&memo, &memo]).unwrap(), file);
}

fn look(value: serde_json::Value) -> model::Look {
    serde_json::from_value(value).unwrap()
}

/// One look colours the files of every format; the same look gives the same bytes.
#[test]
fn a_look_is_that_of_all_formats() {
    let green = look(json!({ "varit": { "otsikot": "0B5345" }, "kirjasimet": { "teksti": "Calibri" } }));
    let plain = own();
    let studio = own().with_look(&green).unwrap();
    let memo = memo(&plain);
    let part = |file: &[u8], name: &str| {
        let package = vuosikello::ooxml::Package::read(file).unwrap();
        String::from_utf8(package.part(name).unwrap().to_vec()).unwrap()
    };
    let word = studio.word(&memo).unwrap();
    assert_ne!(word, plain.word(&memo).unwrap());
    assert_eq!(word, studio.word(&memo).unwrap());
    let styles = part(&word, "word/styles.xml");
    assert!(styles.contains("0B5345") && !styles.contains("1B365D"));
    let theme = part(&word, "word/theme/theme1.xml");
    assert!(theme.contains("0B5345") && theme.contains("<a:minorFont><a:latin typeface=\"Calibri\"/>"));
    #[cfg(feature = "slides")]
    {
        let head = deck::Head {
            date: model::Date::parse("9.3.2027").unwrap().naive(),
            ..deck::Head::new("Menot 2027", "Esimerkkikeskus")
        };
        let deck = studio.render_deck("esitys-oma.md", head, &data()).unwrap();
        let file = studio.deck(&deck).unwrap();
        assert_eq!(part(&file.bytes, "ppt/theme/theme1.xml"), theme);
    }
}

/// A look whose colours cannot be read is refused with colours that can.
#[test]
fn a_look_that_cannot_be_read_is_refused() {
    let pale = look(json!({ "varit": { "otsikot": "C0C0C0", "sarjat": [] } }));
    let vuosikello::Error::Settings(found) = own().with_look(&pale).unwrap_err() else {
        panic!("another error")
    };
    let codes: Vec<&str> = found.iter().map(|finding| finding.violation.code()).collect();
    assert_eq!(codes, ["contrast-too-low", "empty"]);
}

#[cfg(feature = "slides")]
#[test]
fn a_deck_becomes_slides() {
    let studio = own();
    let head = deck::Head {
        date: model::Date::parse("9.3.2027").unwrap().naive(),
        ..deck::Head::new("Menot 2027", "Esimerkkikeskus")
    };
    let deck = studio.render_deck("esitys-oma.md", head, &data()).unwrap();
    let file = studio.deck(&deck).unwrap();
    assert!(file.slides > 0 && file.warnings.is_empty(), "{:?}", file.warnings);
    assert!(vuosikello::slides::is_untouched(&file.bytes));
}

#[cfg(feature = "sheet")]
#[test]
fn a_workbook_becomes_an_excel_file() {
    use vuosikello::document::workbook::{Sheet, SheetTable, Workbook};

    let created = model::Date::parse("9.3.2027").unwrap().naive();
    let mut workbook = Workbook::new("Menot 2027", "Esimerkkikeskus", created);
    let mut sheet = Sheet::new("Menot", "Menot 2027");
    sheet.tables.push(SheetTable::new("Menot", table()));
    workbook.sheets.push(sheet);
    let file = studio().sheet(&workbook).unwrap();
    assert!(vuosikello::sheet::is_untouched(&file));
}

#[test]
fn names_of_templates_are_not_mixed_up() {
    let kind = |errors: vuosikello::Errors| match errors.into_iter().next() {
        Some(Error::Template(error)) => error.kind.to_string(),
        other => panic!("{other:?}"),
    };
    let taken = own().add_template("muistio.md", "x").unwrap_err();
    assert_eq!(kind(taken), "samanniminen mallipohja on jo olemassa");
    let misspelt = own().replace_template("muisto.md", "x").unwrap_err();
    assert!(kind(misspelt).contains("tarkoititko \"muistio.md\"?"));
    let broken = own()
        .with_templates([("a.md", "{{ x"), ("b.md", "{% if %}")])
        .unwrap_err();
    let templates: std::collections::BTreeSet<_> = broken
        .iter()
        .map(|error| match error {
            Error::Template(error) => error.template.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(templates.into_iter().eq(["a.md", "b.md"]));
}

/// The names in double brackets, and those that `nakyma` places.
fn placed(template: &str) -> impl Iterator<Item = &str> {
    let brackets = template
        .split("[[")
        .skip(1)
        .filter_map(|rest| rest.split([',', ']']).next());
    let calls = template
        .split("nakyma(nimi=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    brackets.chain(calls)
}

#[test]
fn what_the_built_in_templates_are_given_is_documented() {
    let pages = concat!(
        include_str!("../../../agreement/src/lib.rs"),
        include_str!("../../../meeting/src/lib.rs")
    );
    let studio = studio();
    // The variables of loops, which the templates themselves bind, their parts for them too.
    let is_bound = |word: &&str| {
        let binds = |source: &str| {
            ["for", "set"]
                .iter()
                .any(|how| source.contains(&format!("{{% {how} {word} ")))
        };
        built_in_templates().any(|(_, source)| binds(source))
    };
    let mut checked = 0;
    for (name, source) in built_in_templates() {
        let variables = studio.templates().variables(name);
        let given = variables
            .iter()
            .map(String::as_str)
            .filter(|word| !is_bound(word));
        for word in given.chain(placed(source)) {
            assert!(pages.contains(&format!("`{word}`")), "{name}: {word}");
            checked += 1;
        }
    }
    assert!(checked > 60, "{checked}");
}
