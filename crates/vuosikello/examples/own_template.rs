//! A document of a program's own, from values alone: checked data, an own template, and its Word, PDF and PowerPoint files.
//!
//! Run it with `cargo run -p vuosikello --example own_template`.

use std::error::Error;

use vuosikello::document::{Cell, Column, ColumnKind, Data, Head, Row, Table, View, deck};
use vuosikello::{Studio, model};

/// What another system would send: the settings of the organisation and the dossier of one agreement.
const REQUEST: &str = include_str!("embed.json");

const MEMO: &str = "# Menopainemuistio {{ vuosi }}\n\n{{ perustelu }}\n\n\
    {{ nakyma(nimi=\"menopaineet\", otsikko=\"Menopaineet\", sarakkeet=[\"kohde | Kohde | 70\", \"summa | Lisäys, € | luku 30\"]) }}";
const SLIDES: &str = "# Menopaineet\n\n## Menopainemuistio {{ vuosi }}\n\n{{ perustelu }}\n\n\
    ## Mitä tarvitaan lisää\n\n[[menopaineet]]";

fn main() -> Result<(), Box<dyn Error>> {
    let request: serde_json::Value = serde_json::from_str(REQUEST)?;
    let studio = Studio::new(serde_json::from_value(request["asetukset"].clone())?)?
        .add_template("menopainemuistio.md", MEMO)?
        .add_template("menopaine-esitys.md", SLIDES)?;

    // Data with an error are not made into anything: every finding has a code, a place, a message and a fix.
    let dossier: model::Dossier = serde_json::from_value(request["aineisto"].clone())?;
    let mut wrong = dossier.clone();
    wrong.agreement.appropriation.amount = model::Money::from_cents(1);
    if let Err(findings) = studio.check(wrong) {
        println!("{}", serde_json::to_string_pretty(&findings)?);
    }
    let dossier = studio.check(dossier)?;

    // The values stay typed up to the writers.
    let columns = vec![
        Column::text("Kohde").key("kohde"),
        Column::figures("Lisäys", ColumnKind::Money).key("summa").signed(),
    ];
    let more = Cell::Money(model::Money::from_cents(1_250_000));
    let services = dossier.services.iter();
    let rows = services.map(|service| Row::body(vec![Cell::text(&service.name), more.clone()]));
    let table = Table::new("Palvelut, joiden menot kasvavat, ja kasvun määrä.", columns).with_rows(rows);
    let mut data = Data::new(&serde_json::json!({ "vuosi": 2028, "perustelu": "Lisenssit kallistuvat." }));
    data.set_view("menopaineet", View::table(table));

    let organisation = &studio.configuration().organisation.name.base;
    let head = Head::new("Menopainemuistio 2028", organisation);
    let memo = studio.render("menopainemuistio.md", head, &data)?;
    let (word, pdf) = (studio.word(&memo)?, studio.pdf(&[&memo])?);
    println!("Word: {} tavua, PDF: {} sivu", word.len(), pdf.pages);
    let date = model::Date::parse("1.3.2027")?.naive();
    let head = deck::Head {
        date,
        ..deck::Head::new("Menopaineet 2028", organisation)
    };
    let deck = studio.render_deck("menopaine-esitys.md", head, &data)?;
    println!("PowerPoint: {} diaa", studio.deck(&deck)?.slides);
    Ok(())
}
