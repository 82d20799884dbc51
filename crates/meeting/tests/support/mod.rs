//! Two meetings: one of which everything is known, and one of which nothing is but the invitation.
#![allow(dead_code, reason = "each test uses a part of the samples")]

pub mod checked;
pub mod shown;

use std::collections::BTreeMap;

use checked::{agenda, budget_deck, finance_summary, minutes, minutes_skeleton, status_annex};
use serde_json::{Value, json};
use vuosikello_core::{
    ActualLine, BudgetDay, BudgetVersion, Configuration, Date, Dossier, EarlierMeeting, Finance,
    FinanceOverview, Grade, Lock, Meeting, MeetingDossier, Notes, SurveyAnswer, VersionLine,
};
use vuosikello_document::{Document, Templates};
use vuosikello_slides::Deck;

const CONFIGURATION: &str = include_str!("../../../../examples/alku/vuosikello.json");
const CUSTOMER: &str = include_str!("../../../../examples/alku/asiakkaat/ESIM/asiakas.json");
const AGREEMENT: &str = include_str!("../../../../examples/alku/asiakkaat/ESIM/sopimukset/2027/sopimus.json");

pub fn configuration() -> Configuration {
    serde_json::from_str(CONFIGURATION).unwrap()
}

pub fn built_in() -> Templates {
    vuosikello_meeting::templates([]).unwrap()
}

fn agreement() -> Dossier {
    let line = |cost_type: &str, target: Option<&str>, amount: &str| json!({ "kustannuslaji": cost_type, "kohde": target, "selite": "Selite", "summa": amount });
    let service = |id: &str, name: &str| json!({ "tunnus": id, "nimi": name, "vastuuhenkilo": "Siiri Selitys", "palveluaika": "24/7", "palvelutaso": "A" });
    Dossier {
        customer: serde_json::from_str(CUSTOMER).unwrap(),
        agreement: serde_json::from_str(AGREEMENT).unwrap(),
        services: serde_json::from_value(json!([
            service("ASI", "Asianhallinta"),
            service("VRK", "Verkkopalvelu"),
            service("TIL", "Tilastointi"),
            service("ARK", "Sähköinen arkisto"),
        ]))
        .unwrap(),
        development: serde_json::from_value(json!([{
            "tunnus": "P1", "nimi": "Verkkopalvelun uudistus", "laji": "projekti", "aikataulu": "1/2027–10/2027",
            "vastuuhenkilo": "Paula Pohja", "kustannusarvio": "25 000,00",
        }]))
        .unwrap(),
        budget: serde_json::from_value(json!([
            line("Ylläpito", Some("ASI"), "78 200,25"),
            line("Ylläpito", Some("VRK"), "42 100,00"),
            line("Pienkehitys", Some("ASI"), "24 000,00"),
            line("Valtori-palvelut", None, "17 120,50"),
            line("Projektit ja ohjelmat", Some("P1"), "25 000,00"),
        ]))
        .unwrap(),
    }
}

fn invitation(id: &str, date: &str) -> Value {
    let person = |name: &str, position: &str, organisation: &str, email: &str, role: &str| json!({ "nimi": name, "asema": position, "organisaatio": organisation, "sahkoposti": email, "rooli": role });
    let (customer, centre) = ("Esimerkkivirasto", "Mallihallinnon palvelukeskus");
    json!({
        "kokous": id,
        "paivays": date,
        "alkaa": "9.00",
        "paattyy": "10.30",
        "etayhteys": "https://teams.example/kokous",
        "puheenjohtaja": "Otso Ohjaaja",
        "sihteeri": "Maija Mallikas",
        "osallistujat": [
            person("Otso Ohjaaja", "tulosohjaaja", "Malliministeriö", "otso.ohjaaja@mm.example", "jäsen"),
            person("Elina Esimerkki", "tietohallintopäällikkö", customer, "elina.esimerkki@esimerkkivirasto.example", "jäsen"),
            person("Maija Mallikas", "asiakaspäällikkö", centre, "maija.mallikas@mpk.example", "jäsen"),
            person("Siiri Selitys", "järjestelmäpäällikkö", centre, "siiri.selitys@mpk.example", "esittelijä"),
            { "nimi": "Sulo Summala", "asema": "talouspäällikkö", "organisaatio": customer, "rooli": "asiantuntija" },
        ],
    })
}

fn with(mut base: Value, further: Value) -> Value {
    base.as_object_mut()
        .unwrap()
        .extend(further.as_object().unwrap().clone());
    base
}

fn meeting(value: Value) -> Meeting {
    serde_json::from_value(value).unwrap()
}

/// The meeting of the second quarter as it is invited: nothing else is known yet, and it is the group's first.
pub fn nearly_empty() -> MeetingDossier {
    MeetingDossier {
        agreement: agreement(),
        meeting: meeting(with(
            invitation("2027-Q2", "10.6.2027"),
            json!({ "kysely": "https://kyselyt.example/tilaajat" }),
        )),
        notes: None,
        services: None,
        needs: None,
        projects: None,
        survey: None,
        finance: None,
        earlier: Vec::new(),
        has_previous_minutes: false,
    }
}

/// The meeting of the second quarter with everything that a meeting can have, before it is held.
pub fn complete() -> MeetingDossier {
    let further = json!({
        "paikka": "Kokoushuone Kuusi, Mallikatu 1",
        "aineisto": "https://tilat.example/seurantaryhma",
        "kysely": "https://kyselyt.example/tilaajat",
        "seuraava": { "paivays": "9.9.2027", "alkaa": "9.00", "paattyy": "10.30", "paikka": "Teams" },
        "tehdyt_toimenpiteet": ["2027-Q1/1"],
        "lisaasiat": [{
            "otsikko": "Saavutettavuusvaatimusten muutos",
            "jalkeen": "kehitys",
            "teksti": ["Vaatimukset muuttuvat 1.1.2028.", "Kokouksessa sovitaan, miten muutokseen valmistaudutaan."],
            "esittelija": "Siiri Selitys",
        }],
    });
    MeetingDossier {
        meeting: meeting(with(invitation("2027-Q2", "10.6.2027"), further)),
        services: Some(serde_json::from_value(json!([
            { "palvelu": "ASI", "tila": "kunnossa", "hairiot": 0, "kaytettavyys": "99,9 %" },
            { "palvelu": "VRK", "tila": "ongelma", "kuvaus": "Palvelu oli poissa käytöstä 5.5.2027 kaksi tuntia.", "hairiot": 3, "kaytettavyys": "98,1 %" },
            { "palvelu": "TIL", "tila": "huomioitavaa", "kuvaus": "Raporttien ajot ovat hidastuneet." },
        ])).unwrap()),
        needs: Some(serde_json::from_value(json!([
            { "tunnus": "T-1", "nimi": "Asiakirjojen allekirjoitus", "vaihe": "hyötyanalyysi", "kustannusarvio": "12 000,00", "seuraavaksi": "Analyysi valmistuu elokuussa.", "vastuuhenkilo": "Elina Esimerkki" },
            { "tunnus": "T-2", "nimi": "Puhepalvelu", "vaihe": "idea" },
        ])).unwrap()),
        projects: Some(serde_json::from_value(json!([
            { "tunnus": "P1", "nimi": "Verkkopalvelun uudistus", "asiakas": "ESIM", "portti": "G2", "tila": "suunnitelmassa", "tilanne": "Toteutus on alkanut.", "etappi": "Hyväksymistestaus", "etappi_pvm": "15.9.2027", "projektipaallikko": "Paula Pohja" },
            { "tunnus": "P2", "nimi": "Arkiston siirto", "asiakas": "ESIM, MUU", "portti": "G1", "tila": "riski", "tilanne": "Toimittajan aikataulu on epävarma." },
        ])).unwrap()),
        survey: Some(answers(&[(9, 9, 10), (8, 9, 9), (9, 8, 8), (7, 8, 6)])),
        finance: Some(finance()),
        earlier: vec![
            EarlierMeeting {
                meeting: meeting(invitation("2026-Q4", "10.12.2026")),
                notes: Some(notes("2026-Q4", "10.12.2026", "## Muut asiat\nToimenpide: Päivitetään yhteystiedot (Elina Esimerkki, 31.1.2027)\n")),
                survey: None,
            },
            EarlierMeeting {
                meeting: meeting(invitation("2027-Q1", "11.3.2027")),
                notes: Some(notes("2027-Q1", "11.3.2027", EARLIER_NOTES)),
                survey: Some(answers(&[(8, 8, 9), (8, 9, 7), (9, 8, 8)])),
            },
        ],
        ..nearly_empty()
    }
}

const EARLIER_NOTES: &str = "\
## 3. Talouskatsaus
Toimenpide: Toimitetaan erittely henkilötyöstä (Kirsi Kirjanpito, 15.4.2027)
## Palveluiden tilannekatsaus
Toimenpide: Selvitetään verkkopalvelun häiriöt (Siiri Selitys, 30.6.2027)
";

pub const NOTES: &str = "\
Alkoi: 9.02
Päättyi: 10.25
Poissa: Elina Esimerkki
Läsnä: Kolmas Henkilö

## 1. Kokouksen avaus ja asialistan hyväksyminen
Päätös: Asialista hyväksyttiin.

## 2. Edellisen kokouksen pöytäkirja
Päätös: Pöytäkirja hyväksyttiin muutoksitta.
Tehty: 2026-Q4/1 Yhteystiedot on päivitetty.

## 3. Talouskatsaus
Ennuste käytiin läpi kustannusryhmittäin.
- Lisenssit kallistuivat.
- Henkilötyötä kertyi arvioitua vähemmän.

Päätös: Hyväksyttiin ennuste TPE 1.
Toimenpide: Selvitetään lisenssien hinnankorotuksen syy (Siiri Selitys, 15.8.2027)

## Saavutettavuusvaatimusten muutos
Toimenpide: Laaditaan suunnitelma muutoksesta (Paula Pohja, 1.9.2027)

## Seuraavan kokouksen sopiminen
Päätös: Seuraava kokous pidetään 9.9.2027.
";

/// The same meeting when it has been held.
pub fn held() -> MeetingDossier {
    let mut dossier = complete();
    let (notes, problems) = Notes::parse(NOTES, &dossier.meeting, &configuration().defaults.agenda);
    assert_eq!(*problems, []);
    dossier.notes = Some(notes);
    dossier
}

fn notes(id: &str, date: &str, text: &str) -> Notes {
    let meeting = meeting(invitation(id, date));
    let (notes, problems) = Notes::parse(text, &meeting, &configuration().defaults.agenda);
    assert_eq!(*problems, []);
    notes
}

/// Respondents: a grade of the first area, one of the second, and the recommendation.
pub fn answers(respondents: &[(u8, u8, u8)]) -> Vec<SurveyAnswer> {
    let areas = configuration().defaults.survey.areas;
    let answer = |(first, second, recommendation): &(u8, u8, u8)| SurveyAnswer {
        grades: [
            (areas[0].id.clone(), Grade::whole(*first)),
            (areas[1].id.clone(), Grade::whole(*second)),
        ]
        .into(),
        recommendation: Some(*recommendation),
        comments: [(
            "onnistumiset".to_owned(),
            format!("Arvosana {first} kertoo kaiken."),
        )]
        .into(),
    };
    respondents.iter().map(answer).collect()
}

fn line(
    cost_type: &str,
    target: Option<&str>,
    description: &str,
    amount: &str,
    reason: Option<&str>,
) -> VersionLine {
    let line = json!({ "kustannuslaji": cost_type, "kohde": target, "selite": description, "summa": amount, "syy": reason });
    serde_json::from_value(line).unwrap()
}

/// A budget of 186 420,75 €, its first forecast, and actuals from January to May.
pub fn finance() -> Finance {
    let budget = vec![
        line(
            "Ylläpito",
            Some("ASI"),
            "Ylläpito ja lisenssit",
            "78 200,25",
            None,
        ),
        line("Ylläpito", Some("VRK"), "Ylläpito", "42 100,00", None),
        line("Pienkehitys", Some("ASI"), "Muutostyöt", "24 000,00", None),
        line("Valtori-palvelut", None, "Työasemapalvelut", "17 120,50", None),
        line("Projektit ja ohjelmat", Some("P1"), "Uudistus", "25 000,00", None),
    ];
    let forecast = vec![
        line(
            "Ylläpito",
            Some("ASI"),
            "Ylläpito ja lisenssit",
            "81 950,40",
            Some("Lisenssien hinnat nousivat."),
        ),
        line("Ylläpito", Some("VRK"), "Ylläpito", "42 100,00", None),
        line("Pienkehitys", Some("ASI"), "Muutostyöt", "24 000,00", None),
        line("Valtori-palvelut", None, "Työasemapalvelut", "16 020,50", None),
        line(
            "Projektit ja ohjelmat",
            Some("P1"),
            "Uudistus",
            "27 500,00",
            Some("Testaus vaatii enemmän työtä."),
        ),
    ];
    let actual = |month: u8,
                  cost_type: &str,
                  target: Option<&str>,
                  description: &str,
                  amount: &str|
     -> ActualLine {
        let line = json!({
            "kuukausi": format!("{month}/2027"), "kustannuslaji": cost_type, "kohde": target, "selite": description,
            "summa": amount, "poimittu": "31.5.2027",
        });
        serde_json::from_value(line).unwrap()
    };
    let actuals = vec![
        actual(1, "Ylläpito", Some("ASI"), "Ylläpito ja lisenssit", "30 000,10"),
        actual(2, "Ylläpito", Some("VRK"), "Ylläpito", "7 016,66"),
        actual(3, "Valtori-palvelut", None, "Työasemapalvelut", "4 280,12"),
        actual(5, "Projektit ja ohjelmat", Some("P1"), "Uudistus", "11 300,00"),
    ];
    let lock = Lock {
        schema: None,
        version: BudgetVersion::TaeB3,
        date: Date::parse("18.12.2026").unwrap(),
        lines: budget.clone(),
    };
    let risks = json!([
        { "riski": "Uudistuksen testaus viivästyy.", "todennakoisyys": "kohtalainen", "vaikutus": "12 000,00",
          "varautuminen": "Testausta aikaistetaan.", "versio": "TPE 1" },
        { "riski": "Lisenssien hinnat nousevat.", "todennakoisyys": "suuri", "vaikutus": "4 500,50" },
        { "riski": "Budjetti ylittyy jo nyt.", "todennakoisyys": "suuri", "versio": "TAE B3" },
    ]);
    Finance {
        year: 2027,
        risks: Some(serde_json::from_value(risks).unwrap()),
        versions: BTreeMap::from([(BudgetVersion::TaeB3, budget), (BudgetVersion::Tpe1, forecast)]),
        actuals,
        locks: BTreeMap::from([(BudgetVersion::TaeB3, lock)]),
    }
}

/// The deck of a budget day on a date.
pub fn budget_day(version: BudgetVersion, date: &str) -> Deck {
    budget_day_of(&finance(), version, date)
}

/// The same of another budget.
pub fn budget_day_of(finance: &Finance, version: BudgetVersion, date: &str) -> Deck {
    let day = BudgetDay {
        agreement: complete().agreement,
        finance: finance.clone(),
        version,
        date: Date::parse(date).unwrap(),
    };
    budget_deck(&configuration(), &day, &built_in())
}

pub fn overview(dossier: &MeetingDossier) -> FinanceOverview {
    let finance = dossier.finance.as_ref().unwrap();
    FinanceOverview::of(&configuration(), &dossier.agreement, &dossier.meeting, finance).unwrap()
}

/// Every document of a meeting.
pub fn all_documents(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    templates: &Templates,
) -> Vec<Document> {
    vec![
        agenda(configuration, dossier, templates).unwrap(),
        status_annex(configuration, dossier, templates).unwrap(),
        minutes_skeleton(configuration, dossier, templates).unwrap(),
        minutes(configuration, dossier, templates).unwrap(),
        finance_summary(configuration, dossier, templates, 6).unwrap(),
    ]
}

pub fn agenda_of(dossier: &MeetingDossier) -> String {
    agenda(&configuration(), dossier, &built_in()).unwrap().text()
}

pub fn status_of(dossier: &MeetingDossier) -> String {
    status_annex(&configuration(), dossier, &built_in())
        .unwrap()
        .text()
}

pub fn minutes_of(dossier: &MeetingDossier) -> String {
    minutes(&configuration(), dossier, &built_in()).unwrap().text()
}

pub fn skeleton_of(dossier: &MeetingDossier) -> String {
    minutes_skeleton(&configuration(), dossier, &built_in())
        .unwrap()
        .text()
}

pub fn summary_of(dossier: &MeetingDossier, deviations: usize) -> String {
    finance_summary(&configuration(), dossier, &built_in(), deviations)
        .unwrap()
        .text()
}

/// What stands under a heading, up to the next.
pub fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let start = text
        .find(heading)
        .unwrap_or_else(|| panic!("{heading} in {text}"));
    let rest = &text[start + heading.len()..];
    let is_heading = |line: &str| {
        line.split(' ')
            .next()
            .is_some_and(|number| number.trim_end_matches('.').parse::<u8>().is_ok())
    };
    let length = rest
        .lines()
        .take_while(|line| !is_heading(line))
        .map(|line| line.len() + 1)
        .sum::<usize>();
    &rest[..length.min(rest.len())]
}
