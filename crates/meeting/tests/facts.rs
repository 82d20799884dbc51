//! What the documents say of the facts: figures that are the same everywhere, parts that are missing, items in their places.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use serde_json::json;
use support::checked::missing;
use support::{
    agenda_of, all_documents, answers, built_in, complete, configuration, held, minutes_of, nearly_empty,
    overview, section, skeleton_of, status_of, summary_of,
};
use vuosikello_core::{BudgetVersion, ExtraItem, ItemKind, Meeting, MeetingDossier, ServiceRow};
use vuosikello_document::plain_text;
use vuosikello_meeting::{Missing, MissingPart, PENDING};

#[test]
fn every_total_is_the_same_in_all_documents() {
    let dossier = held();
    let views = overview(&dossier);
    let documents = [
        status_of(&dossier),
        minutes_of(&dossier),
        skeleton_of(&dossier),
        summary_of(&dossier, 3),
    ];
    let rows = views.top.iter().map(|row| (row.name.as_str(), row.figures));
    for (name, figures) in rows.chain([("Yhteensä", views.total)]) {
        let deviation = figures.deviation().unwrap();
        let line = format!(
            "{name}\t{}\t{}\t{}\t{}{}\t",
            figures.budget.figures(),
            figures.actual.figures(),
            figures.forecast.unwrap().figures(),
            if deviation.cents() > 0 { "+" } else { "" },
            deviation.figures(),
        );
        for text in &documents {
            assert!(text.contains(&line), "{line} in {text}");
            assert!(text.contains(&figures.deviation_share().unwrap().to_string()));
        }
    }
}

#[test]
fn the_largest_deviations_have_their_reason_or_say_that_none_is_given() {
    let dossier = complete();
    let (agenda, summary) = (status_of(&dossier), summary_of(&dossier, 6));
    for row in overview(&dossier).deviations() {
        let reason = row.reason.as_deref().unwrap_or(ServiceRow::NO_REASON);
        let amount = row.figures.deviation().unwrap().figures();
        for text in [&agenda, &summary] {
            let found = text
                .lines()
                .any(|line| line.contains(&row.name) && line.contains(&amount) && line.contains(reason));
            assert!(found, "{} {amount} {reason} in {text}", row.name);
        }
    }
    // A caller who needs room asks for fewer.
    let fewer = summary_of(&dossier, 1);
    assert!(
        fewer.contains("Asianhallinta") && !fewer.contains("Työasemapalvelut"),
        "{fewer}"
    );
    assert!(!summary_of(&dossier, 0).contains("Suurimmat poikkeamat"));
}

#[test]
fn a_budget_without_a_forecast_is_shown_with_what_has_been_spent() {
    let mut dossier = complete();
    dossier
        .finance
        .as_mut()
        .unwrap()
        .versions
        .remove(&BudgetVersion::Tpe1);
    for text in [status_of(&dossier), summary_of(&dossier, 6)] {
        assert!(
            text.contains("Tilinpäätösennustetta ei ole vielä tehty."),
            "{text}"
        );
        assert!(
            text.contains("Yhteensä\t186\u{a0}420,75\t52\u{a0}596,88\t28,2\u{a0}%"),
            "{text}"
        );
        assert!(!text.contains("oikkeama"), "{text}");
    }
}

#[test]
fn the_closing_of_the_books_is_no_forecast() {
    let mut dossier = complete();
    let finance = dossier.finance.as_mut().unwrap();
    let lines = finance.versions.remove(&BudgetVersion::Tpe1).unwrap();
    finance.versions.insert(BudgetVersion::Closing, lines);
    for text in [status_of(&dossier), summary_of(&dossier, 6)] {
        assert!(
            text.contains("menot olivat tilinpäätöksessä 191\u{a0}570,90\u{a0}€"),
            "{text}"
        );
        assert!(
            text.contains("Tilinpäätös, €") && !text.to_lowercase().contains("ennuste vuonna"),
            "{text}"
        );
    }
}

#[test]
fn a_forecast_that_is_the_budget_has_no_deviations() {
    let mut dossier = complete();
    let finance = dossier.finance.as_mut().unwrap();
    let lines = finance.versions[&BudgetVersion::TaeB3].clone();
    finance.versions.insert(BudgetVersion::Tpe1, lines);
    let text = status_of(&dossier);
    assert!(
        text.contains("Ennuste on talousarvion (TAE\u{a0}B3) suuruinen."),
        "{text}"
    );
    assert!(!text.contains("Suurimmat poikkeamat"), "{text}");
}

#[test]
fn what_is_missing_is_listed_in_the_order_of_the_agenda_and_said_in_its_place() {
    let settings = configuration();
    let listed = |dossier: &MeetingDossier| -> Vec<String> {
        missing(&settings, dossier)
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    assert_eq!(listed(&complete()), [""; 0]);
    assert_eq!(
        listed(&nearly_empty()),
        [
            "3. Talouskatsaus: talousarvio ja toteuma",
            "4. Palveluiden tilannekatsaus: palveluiden tila",
            "5. Palveluiden kehitys: kehittämistarpeet",
            "5. Palveluiden kehitys: projektien tilanne",
            "6. Tilaajatyytyväisyyskysely: kyselyn tulokset",
        ]
    );
    type Remove = fn(&mut MeetingDossier);
    let parts: [(MissingPart, Remove); 7] = [
        (MissingPart::PreviousMinutes, |d| {
            d.earlier.last_mut().unwrap().notes = None;
            d.meeting.done.clear();
        }),
        (MissingPart::Finance, |d| d.finance = None),
        (MissingPart::Actuals, |d| {
            d.finance.as_mut().unwrap().actuals.clear()
        }),
        (MissingPart::ServiceStatus, |d| d.services = None),
        (MissingPart::Needs, |d| d.needs = None),
        (MissingPart::Projects, |d| d.projects = None),
        (MissingPart::Survey, |d| d.survey = None),
    ];
    let whole = status_of(&complete());
    for (part, remove) in parts {
        let mut dossier = complete();
        remove(&mut dossier);
        let found = missing(&settings, &dossier);
        let [
            Missing {
                part: only,
                item: Some(item),
            },
        ] = found.as_slice()
        else {
            panic!("{found:?}")
        };
        assert_eq!(*only, part);
        let heading = item.replacen(". ", " ", 1);
        let notice = format!("{PENDING}: {}", part.label());
        for (text, heading) in [(status_of(&dossier), item), (skeleton_of(&dossier), &heading)] {
            assert!(section(&text, heading).contains(&notice), "{notice} in {text}");
            assert_eq!(text.matches(PENDING).count(), 1);
        }
        let agenda = agenda_of(&dossier);
        let (row, _) = agenda.split_once(&notice).unwrap();
        let titles = configuration().defaults.agenda.into_iter().map(|item| item.title);
        let last = titles.max_by_key(|title| row.rfind(title.as_str())).unwrap();
        assert!(item.ends_with(&last), "{item}: {last}");
        assert_eq!(agenda.matches(PENDING).count(), 1);
        // Nothing else waits for it: the other items are as they were.
        let text = status_of(&dossier);
        for item in [
            "Palveluiden tilannekatsaus",
            "Palveluiden kehitys",
            "Tilaajatyytyväisyyskysely",
        ] {
            if !heading.contains(item) {
                assert_eq!(
                    strip_numbers(section(&text, item)),
                    strip_numbers(section(&whole, item))
                );
            }
        }
        dossier.notes = held().notes;
        assert!(!minutes_of(&dossier).contains(PENDING));
    }
}

/// Without the numbers of tables, which change when one of them is left out.
fn strip_numbers(text: &str) -> String {
    text.lines()
        .map(|line| {
            line.split_once(". ")
                .filter(|(start, _)| start.starts_with("Taulukko"))
                .map_or(line, |(_, rest)| rest)
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn an_item_that_the_agenda_lacks_is_not_waited_for() {
    let mut settings = configuration();
    settings.defaults.agenda.retain(|item| {
        !matches!(
            item.kind,
            ItemKind::Finance | ItemKind::Services | ItemKind::Survey
        )
    });
    let found: Vec<String> = missing(&settings, &nearly_empty())
        .iter()
        .map(ToString::to_string)
        .collect();
    // The budget has files of its own.
    let of_development = [
        "3. Palveluiden kehitys: kehittämistarpeet",
        "3. Palveluiden kehitys: projektien tilanne",
    ];
    assert_eq!(
        found,
        [of_development.as_slice(), &["talousarvio ja toteuma"]].concat()
    );
}

#[test]
fn a_quarter_without_a_survey_says_so() {
    let mut dossier = complete();
    dossier.survey = None;
    dossier.meeting.survey = None;
    assert_eq!(missing(&configuration(), &dossier), []);
    assert!(status_of(&dossier).contains("Ennen kokousta ei tehty kyselyä."));
    dossier.survey = Some(Vec::new());
    assert!(status_of(&dossier).contains("Kyselyyn ei saatu vastauksia."));
}

#[test]
fn too_few_answers_show_nothing_that_a_respondent_said() {
    let mut dossier = complete();
    dossier.survey = Some(answers(&[(4, 10, 3), (4, 10, 3)]));
    dossier.notes = held().notes;
    let agenda = status_of(&dossier);
    assert!(
        agenda.contains("Kyselyyn saatiin 2 vastausta. Tuloksia ei esitetä"),
        "{agenda}"
    );
    for text in [agenda, minutes_of(&dossier), skeleton_of(&dossier)] {
        for secret in ["4,00", "10,00", "NPS", "kertoo kaiken"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
    dossier.survey = Some(answers(&[(4, 10, 3)]));
    assert!(status_of(&dossier).contains("Kyselyyn saatiin yksi vastaus."));
}

#[test]
fn items_of_the_meeting_stand_in_their_places() {
    let mut dossier = complete();
    let item = |title: &str, after: &str| ExtraItem {
        title: title.into(),
        after: after.into(),
        text: vec!["Asiasta on muistio.".into()],
        presenter: Some("Siiri Selitys".into()),
        ..ExtraItem::default()
    };
    dossier.meeting.extra_items = vec![
        item("Viimeinen", "paattaminen"),
        item("Toinen", "avaus"),
        item("Kolmas", "avaus"),
    ];
    for document in all_documents(&configuration(), &dossier, &built_in()) {
        let titles: Vec<String> = document
            .headings()
            .map(|heading| plain_text(&heading.content))
            .collect();
        // Others than the minutes have no heading for each item.
        if !titles.iter().any(|title| title == "Muut asiat") {
            continue;
        }
        assert_eq!(titles[1..3], ["Toinen", "Kolmas"]);
        assert_eq!(titles[11], "Viimeinen");
        let text = document.text();
        assert_eq!(text.matches("Esittelijä: Siiri Selitys").count(), 3);
        assert_eq!(text.matches("Asiasta on muistio.").count(), 3);
    }
    let status = status_of(&dossier);
    assert!(
        section(&status, "2. Toinen").contains("Asiasta on muistio."),
        "{status}"
    );
    let agenda = agenda_of(&dossier);
    for row in ["2\tToinen\tSiiri", "3\tKolmas\tSiiri", "12\tViimeinen\tSiiri"] {
        assert!(agenda.contains(row), "{row} in {agenda}");
    }
    assert!(!agenda.contains("Asiasta on muistio."));
}

#[test]
fn many_services_are_listed_only_where_something_is_to_be_said() {
    let mut dossier = complete();
    let template = dossier.agreement.services[0].clone();
    for number in 0..30 {
        let id = format!("S{number}");
        dossier.agreement.services.push(vuosikello_core::Service {
            id: id.clone(),
            name: format!("Palvelu {number}"),
            ..template.clone()
        });
        let status = json!({ "palvelu": id, "tila": if number == 7 { "huomioitavaa" } else { "kunnossa" } });
        dossier
            .services
            .as_mut()
            .unwrap()
            .push(serde_json::from_value(status).unwrap());
    }
    let text = status_of(&dossier);
    assert!(text.contains("ongelma 1, huomioitavaa 2, kunnossa 30."), "{text}");
    assert!(
        text.contains("Palvelu 7\t▲\u{a0}Huomioitavaa") && !text.contains("Palvelu 8"),
        "{text}"
    );
    assert!(text.contains("Tilatieto puuttuu: Sähköinen arkisto."), "{text}");
}

#[test]
fn services_that_need_attention_come_first() {
    let text = status_of(&complete());
    let place = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name}"));
    assert!(place("Verkkopalvelu\t■\u{a0}Ongelma") < place("Tilastointi\t▲\u{a0}Huomioitavaa"));
    assert!(place("Tilastointi\t▲\u{a0}Huomioitavaa") < place("Asianhallinta\t●\u{a0}Kunnossa"));
    assert!(place("Arkiston siirto\t▲\u{a0}Riski") < place("Paula Pohja\t●\u{a0}Suunnitelmassa"));
}

#[test]
fn the_finance_clock_shows_what_comes_before_the_next_meeting() {
    let text = status_of(&nearly_empty());
    let finance = section(&text, "3. Talouskatsaus");
    assert!(
        finance.contains("15.7.2027: Tilinpäätösennuste TPE 1"),
        "{finance}"
    );
    assert!(!finance.contains("TAE B2"), "{finance}");
    // From December on, the entries are of the next year too.
    let mut dossier = nearly_empty();
    let december = json!({ "kokous": "2027-Q4", "paivays": "9.12.2027" });
    let mut meeting = serde_json::to_value(&dossier.meeting).unwrap();
    meeting
        .as_object_mut()
        .unwrap()
        .extend(december.as_object().unwrap().clone());
    dossier.meeting = serde_json::from_value::<Meeting>(meeting).unwrap();
    let text = status_of(&dossier);
    let finance = section(&text, "3. Talouskatsaus");
    assert!(
        finance.contains("2027: Seuraavan vuoden talousarvio TAE B3")
            && finance.contains("2028: Tilinpäätös"),
        "{finance}"
    );
}
