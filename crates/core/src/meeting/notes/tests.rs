//! Reading notes: what they say, and every kind of problem.

mod words;

use super::*;
use crate::meeting::example::{date, meeting, time};
use crate::{AgendaItem, DataFile, ExtraItem, Finding, Findings, Meeting};

fn the_meeting() -> Meeting {
    let mut meeting = meeting("2027-Q1", "9.3.2027");
    meeting.extra_items.push(ExtraItem {
        title: "2027: hankinnat".into(),
        after: "kehitys".into(),
        ..ExtraItem::default()
    });
    meeting
}

fn parse(text: &str) -> (Notes, Findings) {
    Notes::parse(text, &the_meeting(), &AgendaItem::standard())
}

fn right(text: &str) -> Notes {
    let (notes, problems) = parse(text);
    assert_eq!(*problems, []);
    notes
}

/// Line, message and fix of each problem.
fn problems(text: &str) -> Vec<(usize, String, String)> {
    let (_, problems) = parse(text);
    let tell = |problem: Finding| {
        assert_eq!(problem.file, DataFile::NOTES);
        let line = problem.pointer.parse().unwrap();
        (line, problem.violation.to_string(), problem.violation.fix())
    };
    problems.into_iter().map(tell).collect()
}

fn one(text: &str, line: usize, message: &str, fix: &str) {
    assert_eq!(problems(text), [(line, message.to_owned(), fix.to_owned())]);
}

fn paragraph(text: &str) -> Note {
    Note::Paragraph(text.to_owned())
}

#[test]
fn notes_say_who_was_there_what_was_decided_and_what_is_to_be_done() {
    let notes = right(
        "\u{feff}Alkoi: 9.02\r\npäättyi: 10.25\r\nPoissa: aino asiakas\r\nLäsnä: Kolmas Nimi, Tulkki (suomi, ruotsi)\r\n\r\n\
         ## 3. Talouskatsaus\r\nEnnuste esiteltiin.\r\nSe hyväksyttiin.\r\n\r\n- yksi\r\n- kaksi\r\n  jatkuu\r\n\r\n* kolme\r\n\
         Päätös: Hyväksyttiin\r\nennuste.\r\n\r\nLopuksi keskusteltiin.\r\n\
         Toimenpide: Toimitetaan erittely (Kirsi Kirjanpitola, 15.4.2027)\r\n\
         ## Edellisen kokouksen PÖYTÄKIRJA\r\n**Tehty:** 2026-Q4/1 Erittely on\r\ntoimitettu.\r\n\
         toimenpide: Sovitaan muusta\r\n(Aino Asiakas ja Pekka Palvelu,\r\n2027-05-01).\r\n\
         ## 2027: hankinnat\r\n# Muut asiat #\r\nEi muita.",
    );
    assert_eq!(
        (notes.began, notes.ended),
        (Some(time("9.02")), Some(time("10.25")))
    );
    assert_eq!(notes.absent, ["Aino Asiakas"]);
    assert_eq!(notes.also_present, ["Kolmas Nimi", "Tulkki (suomi, ruotsi)"]);
    let items: Vec<&str> = notes.items.iter().map(|item| item.item.as_str()).collect();
    // In the order of the agenda; an item without notes is not there.
    assert_eq!(items, ["poytakirja", "talous", "muut"]);
    let action = |number, text: &str, owner: &str, due| Action {
        id: ActionId {
            meeting: the_meeting().id,
            number,
        },
        text: text.to_owned(),
        owner: owner.to_owned(),
        due: date(due),
    };
    let first = action(1, "Toimitetaan erittely", "Kirsi Kirjanpitola", "15.4.2027");
    let second = action(2, "Sovitaan muusta", "Aino Asiakas ja Pekka Palvelu", "1.5.2027");
    assert_eq!(
        notes.item("talous").unwrap().notes,
        [
            paragraph("Ennuste esiteltiin. Se hyväksyttiin."),
            Note::Bullets(["yksi", "kaksi jatkuu", "kolme"].map(str::to_owned).to_vec()),
            Note::Decision("Hyväksyttiin ennuste.".to_owned()),
            paragraph("Lopuksi keskusteltiin."),
            Note::Action(first.clone()),
        ]
    );
    assert_eq!(
        notes.item("poytakirja").unwrap().notes,
        [
            Note::Done {
                action: ActionId::parse("2026-Q4/1").unwrap(),
                comment: "Erittely on toimitettu.".to_owned(),
                line: 21,
            },
            Note::Action(second.clone()),
        ]
    );
    assert_eq!(notes.item("muut").unwrap().notes, [paragraph("Ei muita.")]);
    let actions: Vec<(&str, &Action)> = notes.actions().collect();
    assert_eq!(actions, [("poytakirja", &second), ("talous", &first)]);
    let done: Vec<(ActionId, usize)> = notes.done().collect();
    assert_eq!(done, [(ActionId::parse("2026-Q4/1").unwrap(), 21)]);
}

#[test]
fn nothing_needs_to_be_filled_in() {
    assert_eq!(right(""), Notes::default());
    assert_eq!(
        right("Alkoi:\nPäättyi: \nPoissa: –\nLäsnä:\n\n## Muut asiat\n"),
        Notes::default()
    );
}

#[test]
fn a_heading_is_an_item_of_the_agenda() {
    one(
        "## 3. Talouskatsuas\nTeksti.",
        1,
        "otsikko \"3. Talouskatsuas\" ei ole kokouksen asialistalla; tarkoititko \"Talouskatsaus\"?",
        "kirjoita otsikoksi \"Talouskatsaus\"",
    );
    one(
        "#1 prioriteetti",
        1,
        "otsikko \"1 prioriteetti\" ei ole kokouksen asialistalla",
        "käytä asialistan otsikkoa tai lisää asiakohta tiedostoon kokous.json; tekstirivi ei voi alkaa merkillä #",
    );
    one(
        "## Muut asiat\nA\n## 7. muut asiat!\nB",
        3,
        "asiakohdalla \"Muut asiat\" on otsikko jo rivillä 1",
        "yhdistä muistiinpanot saman otsikon alle",
    );
    one(
        "## Muut asiat\nTalouskatsaus\n-------------\nB",
        3,
        "pelkkä viiva ei ole muistiinpano",
        "poista viiva; merkitse otsikko rivin alkuun merkeillä ##",
    );
}

#[test]
fn before_the_first_heading_stand_only_the_first_lines() {
    let fix = "ennen ensimmäistä otsikkoa voi olla vain rivejä, joiden alussa on Alkoi:, Päättyi:, Poissa: tai Läsnä:";
    one(
        "Seurantaryhmän kokous\njatkuu\n\n## Muut asiat",
        1,
        "rivi ei kuulu minkään otsikon alle",
        fix,
    );
    one(
        "Poisa: Aino Asiakas",
        1,
        "rivi ei kuulu minkään otsikon alle; tarkoititko \"Poissa:\"?",
        fix,
    );
    one(
        "## Muut asiat\nPäättyi: 10.25",
        2,
        "rivi \"Päättyi:\" on otsikon alla",
        "siirrä rivi ennen ensimmäistä otsikkoa",
    );
    one(
        "Alkoi: 9.00\nAlkoi: 9.05",
        2,
        "rivi \"Alkoi:\" on kahdesti",
        "poista toinen rivi",
    );
    one(
        "Alkoi: yhdeksältä",
        1,
        "\"yhdeksältä\" ei ole kellonaika",
        "kirjoita muodossa 9.00",
    );
    one(
        "Päättyi: 9.00\nAlkoi: 9.00",
        1,
        "kokous päättyi ennen kuin se alkoi",
        "korjaa kellonajat",
    );
}

#[test]
fn the_absent_were_invited_and_the_others_were_not() {
    one(
        "Poissa: Aino Asiaks",
        1,
        "\"Aino Asiaks\" ei ole kokouksen osallistuja; tarkoititko \"Aino Asiakas\"?",
        "kirjoita \"Aino Asiakas\"",
    );
    one(
        "Poissa: Joku Muu-Henkilö",
        1,
        "\"Joku Muu-Henkilö\" ei ole kokouksen osallistuja",
        "käytä nimeä, joka on tiedoston kokous.json osallistujissa",
    );
    one(
        "Poissa: Aino Asiakas\nPoissa: Aino Asiakas",
        2,
        "\"Aino Asiakas\" on lueteltu kahdesti",
        "poista toinen",
    );
    one(
        "Läsnä: Kolmas Nimi, Kolmas Nimi",
        1,
        "\"Kolmas Nimi\" on lueteltu kahdesti",
        "poista toinen",
    );
    one(
        "Läsnä: Aino Asiakas",
        1,
        "\"Aino Asiakas\" on jo kutsuttujen joukossa",
        "poista nimi: kutsutut ovat läsnä, jos he eivät ole rivillä Poissa:",
    );
}

#[test]
fn what_is_told_of_the_presence_of_the_invited_is_kept() {
    let (notes, problems) =
        parse("Läsnä: aino asiakas (poistui 9.45, palasi), Kolmas Nimi (tulkki)\n\n## Muut asiat\n");
    assert_eq!(problems.iter().count(), 0);
    assert_eq!(notes.presence_of("Aino Asiakas"), Some("poistui 9.45, palasi"));
    assert_eq!(notes.also_present, ["Kolmas Nimi (tulkki)"]);
    one(
        "Läsnä: Aino Asiakas (etänä)\nLäsnä: Aino Asiakas (poistui 9.45)",
        2,
        "\"Aino Asiakas\" on lueteltu kahdesti",
        "poista toinen",
    );
}

#[test]
fn a_keyword_announces_something() {
    let item = |line: &str| format!("## Muut asiat\n{line}");
    let fill = "kirjoita puuttuva tieto tai poista rivi";
    one(&item("Päätös:"), 2, "riviltä \"Päätös:\" puuttuu teksti", fill);
    let form = "kirjoita tehtävä ja rivin loppuun (Nimi Sukunimi, 15.4.2027)";
    for line in [
        "Toimenpide:",
        "Toimenpide: Tehdään jotain",
        "Toimenpide: Tehdään (Aino Asiakas)",
    ] {
        let message = "riviltä \"Toimenpide:\" puuttuu vastuuhenkilö ja määräpäivä";
        one(&item(line), 2, message, form);
    }
    one(
        &item("Toimenpide: Tehdään ( , 1.5.2027)"),
        2,
        "riviltä \"Toimenpide:\" puuttuu vastuuhenkilö",
        form,
    );
    one(
        &item("Toimenpide: (Aino Asiakas, 1.5.2027)"),
        2,
        "riviltä \"Toimenpide:\" puuttuu tehtävä",
        form,
    );
    one(
        &item("Toimenpide: Tehdään (Aino Asiakas, 31.4.2027)"),
        2,
        "\"31.4.2027\" ei ole päivämäärä",
        "kirjoita olemassa oleva päivä muodossa 23.11.2026",
    );
    one(
        &item("Toimenpide: Tehdään (Aino Asiakas, 15.4.2026)"),
        2,
        "toimenpiteen määräpäivä 15.4.2026 on ennen kokouspäivää 9.3.2027",
        "korjaa määräpäivä",
    );
    one(
        &item("Tehty: "),
        2,
        "riviltä \"Tehty:\" puuttuu toimenpiteen tunnus",
        "kirjoita toimenpiteen tunnus, esimerkiksi Tehty: 2026-Q4/1",
    );
    one(
        &item("Tehty: erittely"),
        2,
        "\"erittely\" ei ole toimenpiteen tunnus",
        "kirjoita muodossa 2026-Q4/1",
    );
    for line in ["Tehty: 2026-Q4/1, 2026-Q4/2", "Tehty: 2026-Q4/1 ja 2026-Q4/2"] {
        one(
            &item(line),
            2,
            "rivillä \"Tehty:\" on useampi kuin yksi toimenpide",
            "kirjoita jokaiselle oma rivi \"Tehty:\"",
        );
    }
    one(
        &item("Päätökset: Hyväksyttiin."),
        2,
        "\"Päätökset:\" ei ole avainsana; tarkoititko \"Päätös:\"?",
        "kirjoita \"Päätös:\"",
    );
}

#[test]
fn text_right_below_a_finished_decision_is_not_guessed_at() {
    let fix = "jätä väliin tyhjä rivi, jos teksti on oma kappaleensa; muuten jatka samalla rivillä";
    for (keyword, rest) in [
        ("Päätös", "Pöytäkirja hyväksyttiin."),
        ("Tehty", "2026-Q4/1 Valmis."),
        ("Toimenpide", "Tehdään (Aino Asiakas, 1.5.2027)"),
    ] {
        let message = format!("rivin \"{keyword}:\" perässä on tekstiä, vaikka rivi päättyi jo");
        let text = format!("## Muut asiat\n{keyword}: {rest}\nUusi kappale.\njatkuu");
        one(&text, 3, &message, fix);
        assert_eq!(
            parse(&text).0.item("muut").unwrap().notes[1],
            paragraph("Uusi kappale. jatkuu")
        );
        let apart = format!("## Muut asiat\n{keyword}: {rest}\n\nUusi kappale.");
        assert_eq!(right(&apart).item("muut").unwrap().notes.len(), 2);
    }
    // A decision over two lines.
    let notes = right("## Muut asiat\nPäätös: Hyväksyttiin ennuste\nja erittely.");
    assert_eq!(
        notes.item("muut").unwrap().notes,
        [Note::Decision("Hyväksyttiin ennuste ja erittely.".to_owned())]
    );
}

#[test]
fn an_action_with_a_problem_has_its_number_too() {
    let (notes, problems) =
        parse("## Muut asiat\nToimenpide: Yksi\nToimenpide: Kaksi (Aino Asiakas, 1.5.2027)");
    assert_eq!(problems.len(), 1);
    let numbers: Vec<u32> = notes.actions().map(|(_, action)| action.id.number).collect();
    assert_eq!(numbers, [2]);
}

#[test]
fn a_character_that_cannot_be_shown_is_found() {
    one(
        "## Muut asiat\nTeksti\u{202e}.",
        2,
        "tekstissä on kirjoitussuuntaa muuttava merkki U+202E",
        "poista merkki; se on voinut tulla kopioitaessa tekstiä toisesta ohjelmasta",
    );
}

#[test]
fn there_is_a_bound_to_what_is_read() {
    let fix = "siirrä laajat asiat kokouksen liitteeseen";
    let long = "## Muut asiat\n".to_owned() + &"a\n".repeat(5_000);
    one(&long, 5_001, "muistiinpanoissa on yli 5\u{a0}000 riviä", fix);
    one(
        &"a".repeat(2_000_000),
        1,
        "muistiinpanoissa on yli 1 Mt tekstiä",
        fix,
    );
}

#[test]
fn everything_is_found_at_once() {
    let lines: Vec<usize> = problems(
        "Kokous\nAlkoi: 9\n## Väärä otsikko\nPäätös:\nToimenpide: x\n## Muut asiat\nTehty: x\n---\nPoissa: Aino Asiakas",
    )
    .into_iter()
    .map(|(line, _, _)| line)
    .collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 7, 8, 9]);
}

/// The notes under one heading.
fn under(text: &str) -> Vec<Note> {
    let notes = right(&format!("## Muut asiat\n{text}"));
    notes.item("muut").unwrap().notes.clone()
}

fn texts(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

#[test]
fn numbered_lists_and_quotations_are_notes_of_their_own() {
    assert_eq!(
        under(
            "Katkot:\n1. Ensimmäinen johtui\n   varmenteesta.\n2. Toisen syytä selvitetään.\n\n3) Kolmas\n\nLopuksi."
        ),
        [
            paragraph("Katkot:"),
            Note::Numbered(texts(&[
                "Ensimmäinen johtui varmenteesta.",
                "Toisen syytä selvitetään.",
                "Kolmas"
            ])),
            paragraph("Lopuksi."),
        ]
    );
    // Every item may have the number 1.
    assert_eq!(
        under("1. a\n1. b\n1. c"),
        [Note::Numbered(texts(&["a", "b", "c"]))]
    );
    assert_eq!(
        under("> Ehto pysyy\n> lainauksena.\n\n> Toinen"),
        [
            Note::Quotation("Ehto pysyy lainauksena.".into()),
            Note::Quotation("Toinen".into())
        ]
    );
    // A sentence that begins with a date is no list.
    assert_eq!(
        under("3. marraskuuta oli katko."),
        [paragraph("3. marraskuuta oli katko.")]
    );
    // A keyword stays one in a list.
    assert_eq!(
        under("1. Päätös: Jatketaan."),
        [Note::Decision("Jatketaan.".into())]
    );
    let numbers = problems("## Muut asiat\n1. a\n2. b\n4. c");
    assert_eq!(numbers[0].0, 4);
    assert_eq!(numbers[0].1, "luettelon numero 4 ei seuraa numeroa 2");
}

#[test]
fn what_minutes_cannot_hold_is_told_with_its_line() {
    for (text, line, what) in [
        ("Alku.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", 4, "taulukko"),
        ("Kuva ![k](a.png).", 2, "kuva"),
        ("On\n<b>lyhyt</b>.", 2, "HTML-merkintä"),
        ("- [ ] tehtävä", 2, "valintaruutu"),
        ("- a\n  - b", 3, "luettelo luettelon sisällä"),
        ("1. a\n   1. b", 3, "luettelo luettelon sisällä"),
        ("- a\n\n  - b", 4, "luettelo luettelon sisällä"),
        ("- **a", 2, "korostus, jonka alku tai loppu puuttuu"),
        ("Päätös: Aja `a`.", 2, "koodia"),
    ] {
        let found = problems(&format!("## Muut asiat\n{text}"));
        let expected = format!("muistiinpanoissa on {what}, jota pöytäkirjassa ei voi olla");
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!((found[0].0, &found[0].1), (line, &expected), "{text}");
    }
    // Lists that are indented as a whole have one level.
    assert_eq!(under("  - a\n  - b"), [Note::Bullets(texts(&["a", "b"]))]);
    let action = problems("## Muut asiat\nToimenpide: **Tehdään** (Aino Asiakas, 1.5.2027)");
    assert_eq!(action[0].1, "toimenpiteen tekstissä on korostus tai linkki");
}

#[test]
fn letters_may_be_written_as_letter_and_mark() {
    use unicode_normalization::UnicodeNormalization;
    let decomposed: String = "Päättyi: 10.25\n\n## Edellisen kokouksen pöytäkirja\nPäätös: Hyväksyttiin."
        .nfd()
        .collect();
    let notes = right(&decomposed);
    assert_eq!(notes.ended, Some(time("10.25")));
    assert_eq!(
        notes.item("poytakirja").unwrap().notes,
        [Note::Decision("Hyväksyttiin.".into())]
    );
}
