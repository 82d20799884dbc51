//! One test for each violation, on a meeting that is otherwise right.

use super::*;
use crate::check::example::configuration;
use crate::meeting::example::{date, id, meeting_dossier, participant, project, time};
use crate::{
    ActionId, AgendaItem, BudgetVersion, Classification, ExtraItem, Finance, Finding, ItemHandling,
    MeetingDossier, MeetingId, Need, NeedPhase, NextMeeting, Notes,
};

/// What the check finds after a change: file, pointer and text of each.
fn found(change: impl FnOnce(&mut MeetingDossier)) -> Vec<(DataFile, String, String)> {
    found_among(&[], change)
}

fn found_among(
    others: &[(&str, MeetingId)],
    change: impl FnOnce(&mut MeetingDossier),
) -> Vec<(DataFile, String, String)> {
    let mut dossier = meeting_dossier();
    change(&mut dossier);
    let context = MeetingContext {
        customer: "RISE",
        folder: "2027-Q1",
        others,
        customers: Some(&["RISE", "SY"]),
    };
    let findings = check_meeting(&configuration(), (&dossier).into(), context);
    let tell = |finding: Finding| {
        assert!(!finding.violation.fix().is_empty());
        (finding.file, finding.pointer, finding.violation.to_string())
    };
    findings.into_iter().map(tell).collect()
}

fn one(file: DataFile, pointer: &str, text: &str) -> Vec<(DataFile, String, String)> {
    vec![(file, pointer.to_owned(), text.to_owned())]
}

fn in_meeting(pointer: &str, text: &str) -> Vec<(DataFile, String, String)> {
    one(DataFile::MEETING, pointer, text)
}

#[test]
fn a_right_meeting_has_no_findings() {
    assert_eq!(found(|_| ()), []);
    assert_eq!(found_among(&[("2027-Q2", id("2027-Q2"))], |_| ()), []);
    let everything_missing = check_meeting(
        &configuration(),
        MeetingParts::default(),
        MeetingContext {
            customer: "RISE",
            folder: "2027-Q1",
            others: &[],
            customers: Some(&[]),
        },
    );
    assert_eq!(*everything_missing, []);
}

#[test]
fn a_quarter_has_one_meeting_in_the_folder_of_its_name() {
    let other = [("2027-Q1 vanha", id("2027-Q1"))];
    assert_eq!(
        found_among(&other, |_| ()),
        in_meeting("/kokous", "kokous 2027-Q1 on myös kansiossa 2027-Q1 vanha")
    );
    assert_eq!(
        found(|d| d.meeting.id = id("2027-Q2")),
        in_meeting("/kokous", "tunnus 2027-Q2 ei ole sama kuin kansion nimi 2027-Q1")
    );
}

#[test]
fn meetings_follow_each_other() {
    for day in ["9.12.2026", "1.12.2026"] {
        let text = format!("kokouspäivä {day} ei ole edellisen kokouksen 2026-Q4 (9.12.2026) jälkeen");
        assert_eq!(
            found(|d| d.meeting.date = date(day)),
            in_meeting("/paivays", &text)
        );
    }
    // Whatever order the earlier meetings come in.
    let swapped = found(|d| {
        d.earlier.reverse();
        d.meeting.date = date("1.12.2026");
    });
    assert_eq!(swapped.len(), 1);
    assert_eq!(
        found(|d| d.meeting.next.as_mut().unwrap().date = date("9.3.2027")),
        in_meeting(
            "/seuraava/paivays",
            "seuraavan kokouksen päivä 9.3.2027 ei ole kokouspäivän 9.3.2027 jälkeen"
        )
    );
}

#[test]
fn a_meeting_ends_after_it_starts() {
    assert_eq!(
        found(|d| d.meeting.ends = time("9.00")),
        in_meeting("/paattyy", "kokous päättyy 9.00, mutta alkaa 9.00")
    );
    assert_eq!(
        found(|d| {
            d.meeting.next = Some(NextMeeting {
                date: date("8.6.2027"),
                starts: Some(time("9.00")),
                ends: Some(time("8.30")),
                place: None,
            });
        }),
        in_meeting("/seuraava/paattyy", "kokous päättyy 8.30, mutta alkaa 9.00")
    );
}

#[test]
fn a_meeting_has_a_place() {
    assert_eq!(
        found(|d| {
            d.meeting.online = None;
            d.meeting.place = None;
        }),
        in_meeting("/paikka", "kokouksella ei ole paikkaa eikä etäyhteyttä")
    );
    assert_eq!(
        found(|d| {
            d.meeting.online = None;
            d.meeting.place = Some("Neuvotteluhuone Kide".into());
        }),
        []
    );
}

#[test]
fn links_are_https_addresses() {
    for link in [
        "http://a.example",
        "https://",
        "https:///a",
        "teams.example",
        "https://a.example/b c",
        "https://a.example/<b>",
    ] {
        let text = format!("\"{link}\" ei ole https-osoite");
        let link = || Some(link.to_owned());
        assert_eq!(
            found(|d| d.meeting.online = link()),
            in_meeting("/etayhteys", &text)
        );
        assert_eq!(
            found(|d| d.meeting.material = link()),
            in_meeting("/aineisto", &text)
        );
        assert_eq!(found(|d| d.meeting.survey = link()), in_meeting("/kysely", &text));
    }
    let link = "https://kyselyt.example/a?b=c&d=e#f";
    assert_eq!(found(|d| d.meeting.survey = Some(link.into())), []);
}

#[test]
fn the_chair_and_the_secretary_take_part() {
    assert_eq!(
        found(|d| d.meeting.chair = "Otso Ohjaja".into()),
        in_meeting(
            "/puheenjohtaja",
            "puheenjohtaja \"Otso Ohjaja\" ei ole tiedossa; tarkoititko \"Otso Ohjaaja\"?"
        )
    );
    assert_eq!(
        found(|d| d.meeting.secretary = "Joku Toinen".into()),
        in_meeting("/sihteeri", "sihteeri \"Joku Toinen\" ei ole tiedossa")
    );
}

#[test]
fn a_participant_is_listed_once_with_a_name_and_an_address() {
    assert_eq!(
        found(|d| d.meeting.participants.push(participant("Aino Asiakas"))),
        in_meeting(
            "/osallistujat/3/nimi",
            "osallistuja \"Aino Asiakas\" on lueteltu kahdesti"
        )
    );
    for address in [
        "aino",
        "aino@",
        "@a.example",
        "a b@c.example",
        "a@b@c.example",
        "Aino <a@b.example>",
        "a@b",
    ] {
        let text = format!("\"{address}\" ei ole sähköpostiosoite");
        assert_eq!(
            found(|d| d.meeting.participants[2].email = Some(address.into())),
            in_meeting("/osallistujat/2/sahkoposti", &text)
        );
    }
    let address = Some("goran.gantt-exempel@ork.example".to_owned());
    assert_eq!(found(|d| d.meeting.participants[2].email = address), []);
}

#[test]
fn what_is_said_of_an_item_is_of_one_that_is_there() {
    let handling = |item: &str, minutes: u16, presenter: Option<&str>| ItemHandling {
        item: item.to_owned(),
        minutes: Some(minutes),
        presenter: presenter.map(str::to_owned),
        proposal: None,
    };
    assert_eq!(
        found(|d| d
            .meeting
            .handling
            .push(handling("talous", 20, Some("Aino Asiakas")))),
        []
    );
    assert_eq!(
        found(|d| d.meeting.handling.push(handling("talos", 20, None))),
        in_meeting(
            "/kasittely/0/kohta",
            "asiakohta \"talos\" ei ole tiedossa; tarkoititko \"talous\"?"
        )
    );
    assert_eq!(
        found(|d| d
            .meeting
            .handling
            .push(handling("talous", 20, Some("Aino Asiaks")))),
        in_meeting(
            "/kasittely/0/esittelija",
            "esittelijä \"Aino Asiaks\" ei ole tiedossa; tarkoititko \"Aino Asiakas\"?"
        )
    );
    assert_eq!(
        found(|d| d.meeting.handling = vec![handling("muut", 5, None), handling("muut", 6, None)]),
        in_meeting("/kasittely/1/kohta", "asiakohta \"muut\" on lueteltu kahdesti")
    );
    assert_eq!(
        found(|d| d.meeting.handling = vec![handling("talous", 60, None), handling("muut", 60, None)]),
        in_meeting(
            "/kasittely",
            "asiakohdille annetut kestot (120 min) eivät mahdu kokoukseen (90 min)"
        )
    );
}

fn extra(title: &str, after: &str) -> ExtraItem {
    ExtraItem {
        title: title.into(),
        after: after.into(),
        ..ExtraItem::default()
    }
}

#[test]
fn an_item_of_its_own_has_a_place_and_a_title_of_its_own() {
    assert_eq!(
        found(|d| d.meeting.extra_items.push(extra("Hankinnat", "kehitys"))),
        []
    );
    assert_eq!(
        found(|d| d.meeting.extra_items.push(extra("Hankinnat", "kehitis"))),
        in_meeting(
            "/lisaasiat/0/jalkeen",
            "asiakohta \"kehitis\" ei ole tiedossa; tarkoititko \"kehitys\"?"
        )
    );
    assert_eq!(
        found(|d| d.meeting.extra_items.push(extra(" – ", "kehitys"))),
        in_meeting("/lisaasiat/0/otsikko", "otsikko on tyhjä")
    );
    assert_eq!(
        found(|d| d.meeting.extra_items.push(extra("talous-katsaus", "kehitys"))),
        in_meeting(
            "/lisaasiat/0/otsikko",
            "asialistalla on jo asiakohta \"Talouskatsaus\""
        )
    );
    assert_eq!(
        found(|d| d.meeting.extra_items = vec![extra("Hankinnat", "kehitys"), extra("Hankinnat", "muut")]),
        in_meeting(
            "/lisaasiat/1/otsikko",
            "asialistalla on jo asiakohta \"Hankinnat\""
        )
    );
}

#[test]
fn the_versions_that_a_meeting_names_exist() {
    assert_eq!(
        found(|d| d.meeting.budget = Some(BudgetVersion::TaeB2)),
        in_meeting(
            "/talousarvio",
            "versiota TAE\u{a0}B2 ei ole vuoden 2027 budjetissa"
        )
    );
    // A budget that has not come yet is not an error.
    assert_eq!(
        found(|d| {
            d.meeting.forecast = Some(BudgetVersion::Tpe1);
            d.finance = None;
        }),
        []
    );
    assert_eq!(
        found(|d| {
            let version = BudgetVersion::TaeB3;
            let finance: &mut Finance = d.finance.as_mut().unwrap();
            finance.versions.insert(version, Vec::new());
            (d.meeting.budget, d.meeting.forecast) = (Some(version), Some(version));
        }),
        in_meeting(
            "/ennuste",
            "ennuste on sama versio kuin talousarvio (TAE\u{a0}B3)"
        )
    );
}

#[test]
fn a_class_that_restricts_access_has_a_legal_ground() {
    let class = Classification {
        label: "Salassa pidettävä".into(),
        legal_ground: None,
    };
    assert_eq!(
        found(|d| d.meeting.classification = Some(class)),
        in_meeting(
            "/luokitus",
            "luokitukselta \"Salassa pidettävä\" puuttuu lainkohta"
        )
    );
}

#[test]
fn what_is_done_was_agreed_on_and_is_done_once() {
    let action = |text: &str| ActionId::parse(text).unwrap();
    let listed = |actions: &[&str]| {
        let actions: Vec<ActionId> = actions.iter().map(|text| action(text)).collect();
        found(move |d| d.meeting.done = actions)
    };
    assert_eq!(listed(&["2026-Q3/1", "2026-Q4/1"]), []);
    assert_eq!(
        listed(&["2026-Q4/7"]),
        in_meeting(
            "/tehdyt_toimenpiteet/0",
            "aiemmissa kokouksissa ei ole sovittu toimenpidettä 2026-Q4/7; tarkoititko \"2026-Q4/1\"?"
        )
    );
    assert_eq!(
        listed(&["2026-Q3/2"]),
        in_meeting(
            "/tehdyt_toimenpiteet/0",
            "toimenpide 2026-Q3/2 on merkitty tehdyksi jo kokouksessa 2026-Q4"
        )
    );
    assert_eq!(
        listed(&["2026-Q3/1", "2026-Q3/1"]),
        in_meeting(
            "/tehdyt_toimenpiteet/1",
            "toimenpide \"2026-Q3/1\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn what_the_notes_say_is_done_is_found_by_its_line() {
    let noted = |text: &'static str| {
        found(move |d| {
            let (notes, problems) = Notes::parse(text, &d.meeting, &AgendaItem::standard());
            assert_eq!(*problems, []);
            d.notes = Some(notes);
            // The meeting may list beforehand what its notes tell about.
            d.meeting.done = vec![ActionId::parse("2026-Q3/1").unwrap()];
        })
    };
    assert_eq!(noted("## Muut asiat\nTehty: 2026-Q3/1 Valmis."), []);
    assert_eq!(
        noted("## Muut asiat\n\nTehty: 2025-Q1/1"),
        one(
            DataFile::NOTES,
            "3",
            "aiemmissa kokouksissa ei ole sovittu toimenpidettä 2025-Q1/1; tarkoititko \"2026-Q3/1\"?"
        )
    );
    assert_eq!(
        noted("## Muut asiat\nTehty: 2026-Q4/1\nTehty: 2026-Q4/1"),
        one(
            DataFile::NOTES,
            "3",
            "toimenpide \"2026-Q4/1\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn a_status_is_of_a_service_of_the_agreement_once() {
    assert_eq!(
        found(|d| d.services.as_mut().unwrap()[0].service = "P9".into()),
        one(
            DataFile::SERVICE_STATUS,
            "/0/palvelu",
            "palvelu \"P9\" ei ole tiedossa; tarkoititko \"P1\"?"
        )
    );
    assert_eq!(
        found(|d| {
            let rows = d.services.as_mut().unwrap();
            rows.push(rows[0].clone());
        }),
        one(
            DataFile::SERVICE_STATUS,
            "/1/palvelu",
            "palvelu \"P1\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn needs_have_ids_and_names() {
    let need = |id: &str, name: &str| Need {
        id: id.into(),
        name: name.into(),
        phase: NeedPhase::Idea,
        estimate: None,
        next: None,
        owner: None,
        extracted: None,
    };
    assert_eq!(
        found(|d| d.needs = Some(vec![need("T1", "Tarve"), need("t1", "Toinen")])),
        one(DataFile::NEEDS, "/1/tunnus", "tunnus \"t1\" on lueteltu kahdesti")
    );
}

#[test]
fn a_project_is_this_customers() {
    let with = |customers: &'static str| found(move |d| d.projects = Some(vec![project("H1", customers)]));
    let projects = |text: &str| one(DataFile::PROJECTS, "/0/asiakas", text);
    assert_eq!(with(" , "), projects("projektilla H1 ei ole asiakasta"));
    assert_eq!(
        with("SY"),
        projects("projektin H1 asiakkaissa ei ole asiakasta RISE")
    );
    assert_eq!(
        with("RISE, SYY"),
        projects("asiakas \"SYY\" ei ole tiedossa; tarkoititko \"SY\"?")
    );
    assert_eq!(with("RISEE").len(), 1);
    assert_eq!(
        with("RISE,RISE"),
        projects("asiakas \"RISE\" on lueteltu kahdesti")
    );
    assert_eq!(
        found(|d| d.projects = Some(vec![project("H1", "RISE"), project("H1", "RISE")])),
        one(
            DataFile::PROJECTS,
            "/1/tunnus",
            "tunnus \"H1\" on lueteltu kahdesti"
        )
    );
}

#[test]
fn a_date_is_of_a_milestone() {
    assert_eq!(
        found(|d| d.projects.as_mut().unwrap()[0].milestone_date = Some(date("1.6.2027"))),
        one(
            DataFile::PROJECTS,
            "/0/etappi_pvm",
            "etapilla, jonka päivä on 1.6.2027, ei ole nimeä"
        )
    );
}
