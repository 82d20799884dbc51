//! Values of another program are checked as files are.

use serde_json::json;

use super::*;
use crate::check::example::{configuration, dossier};
use crate::finance::example::{self, shared};
use crate::meeting::example::{date, id, meeting_dossier, participant, project};
use crate::{
    Action, ActionId, BudgetVersion, CostGroup, Finance, ItemNotes, KeyShare, Likelihood, Money, Need,
    NeedPhase, Note, Notes, Risk, SurveyAnswer,
};

fn checker() -> Checker {
    Checker::new(configuration(), |c| c != 'ж').unwrap()
}

/// Code, file and pointer of each finding.
fn told(findings: &Findings) -> Vec<String> {
    let tell = |finding: &crate::Finding| {
        assert!(!finding.violation.fix().is_empty());
        format!(
            "{} {} {}",
            finding.violation.code(),
            finding.file,
            finding.pointer
        )
    };
    findings.iter().map(tell).collect()
}

fn of_agreement(change: impl FnOnce(&mut Dossier)) -> Vec<String> {
    let mut dossier = dossier();
    change(&mut dossier);
    checker().check(dossier).err().as_ref().map_or(Vec::new(), told)
}

fn of_meeting(change: impl FnOnce(&mut MeetingDossier)) -> Vec<String> {
    let mut dossier = meeting_dossier();
    dossier.finance = Some(finance());
    change(&mut dossier);
    checker().check(dossier).err().as_ref().map_or(Vec::new(), told)
}

/// A budget with the customer's shares of common costs, as a value has it.
fn finance() -> Finance {
    let (mut finance, shared) = (example::finance(), shared());
    finance.add(shared.versions_of("RISE"), shared.actuals_of("RISE"));
    finance
}

fn of_settings(change: impl FnOnce(&mut Configuration)) -> Vec<String> {
    let mut configuration = configuration();
    change(&mut configuration);
    Checker::new(configuration, |_| true)
        .err()
        .as_ref()
        .map_or(Vec::new(), told)
}

fn day(version: BudgetVersion) -> BudgetDay {
    BudgetDay {
        agreement: dossier(),
        finance: finance(),
        version,
        date: date("15.6.2027"),
    }
}

#[test]
fn right_data_are_checked_and_keep_what_they_say() {
    assert_eq!(*checker().check(dossier()).unwrap(), dossier());
    assert_eq!(of_meeting(|_| ()), [""; 0]);
    assert!(checker().check(day(BudgetVersion::TaeB1)).is_ok());
    assert_eq!(*checker().shared_costs(2027, &shared(), &["RISE", "SY"]), []);
}

#[test]
fn what_no_file_may_hold_is_found_in_values_too() {
    assert_eq!(
        of_agreement(|d| d.agreement.signatories[0].name = String::new()),
        ["blank-text sopimus /allekirjoittajat/0/nimi"]
    );
    assert_eq!(
        of_agreement(|d| d.services[0].name = " ".into()),
        ["blank-text palvelut /0/nimi", "unknown-reference talous /0/kohde"][..1]
    );
    assert_eq!(
        of_agreement(|d| d.budget[2].description = "\u{ad}".into()),
        ["blank-text talous /2/selite"]
    );
    assert_eq!(
        of_agreement(|d| d.customer.name.base = "Virasto\r\nBcc: x".into()),
        ["forbidden-character asiakas /nimi/perusmuoto"]
    );
    assert_eq!(
        of_agreement(|d| d.services[0].owner = "Ville Вилле ж".into()),
        ["character-without-glyph palvelut /0/vastuuhenkilo"]
    );
    assert_eq!(
        of_agreement(|d| d.development[0].schedule = "a".repeat(10_001)),
        ["text-too-long kehittaminen /0/aikataulu"]
    );
    assert_eq!(
        of_agreement(|d| {
            let line = d.budget[0].clone();
            d.budget = vec![line; 10_001];
        }),
        ["list-too-long talous "]
    );
}

#[test]
fn findings_beyond_a_thousand_are_counted() {
    let found = of_agreement(|d| {
        let mut line = d.budget[0].clone();
        line.description = " ".into();
        d.budget = vec![line; 3_000];
    });
    let told = found
        .iter()
        .filter(|finding| finding.starts_with("blank-text talous"))
        .count();
    let counted = found
        .iter()
        .filter(|finding| *finding == "more-findings talous ")
        .count();
    assert_eq!((told, counted), (1_000, 1));
}

#[test]
fn parts_of_a_meeting_are_validated() {
    assert_eq!(
        of_meeting(|d| d.meeting.participants.push(participant(" "))),
        ["blank-text kokous /osallistujat/3/nimi"]
    );
    assert_eq!(
        of_meeting(|d| d.meeting.place = Some(" ".into())),
        ["blank-text kokous /paikka"]
    );
    assert_eq!(
        of_meeting(|d| d.meeting.material = Some("javascript:alert(1)".into())),
        ["not-a-link kokous /aineisto"]
    );
    assert_eq!(
        of_meeting(|d| d.meeting.chair = "Kukaan Muu".into()),
        ["unknown-reference kokous /puheenjohtaja"]
    );
    assert_eq!(
        of_meeting(|d| d.meeting.invitation_revision = 100),
        ["out-of-range kokous /kutsun_versio"]
    );
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
        of_meeting(|d| d.needs = Some(vec![need("", "Tarve"), need("T2", " ")])),
        [
            "blank-text kehitystarpeet /0/tunnus",
            "blank-text kehitystarpeet /1/nimi"
        ]
    );
    // Nobody knows the customers of another program.
    assert_eq!(
        of_meeting(|d| d.projects = Some(vec![project("H1", "RISE, MUU")])),
        [""; 0]
    );
    let answer = json!({ "arvosanat": { "olematon": 8, "ennakoivuus": 11 }, "suositus": 11, "avoimet": { "onnistumiset": "" } });
    let answer: SurveyAnswer = serde_json::from_value(answer).unwrap();
    assert_eq!(
        of_meeting(|d| d.survey = Some(vec![answer])),
        [
            "out-of-range kysely /0/ennakoivuus",
            "unknown-key kysely /0/olematon",
            "blank-text kysely /0/onnistumiset",
            "out-of-range kysely /0/suositus",
        ]
    );
}

#[test]
fn notes_of_another_program_agree_with_their_meeting() {
    let action = |of: &str, number, due: &str| {
        Note::Action(Action {
            id: ActionId {
                meeting: id(of),
                number,
            },
            text: "Tehdään".into(),
            owner: "Aino Asiakas".into(),
            due: date(due),
        })
    };
    let notes = Notes {
        began: None,
        ended: None,
        absent: vec!["Aino Asiakas".into(), "Aimo Asiakas".into()],
        also_present: vec!["Otso Ohjaaja".into(), "Uusi".into(), "Uusi".into()],
        presence: vec![],
        items: vec![
            ItemNotes {
                item: "talous".into(),
                notes: vec![
                    Note::Paragraph(" ".into()),
                    action("2027-Q1", 1, "8.3.2027"),
                    action("2026-Q4", 2, "9.3.2027"),
                ],
            },
            ItemNotes {
                item: "talus".into(),
                notes: vec![action("2027-Q1", 1, "9.3.2027")],
            },
        ],
    };
    let mut right = notes.clone();
    right.items.truncate(1);
    right.items[0].notes = vec![action("2027-Q1", 1, "9.3.2027")];
    right.absent.truncate(1);
    right.also_present = vec!["Uusi".into()];
    assert_eq!(of_meeting(|d| d.notes = Some(right)), [""; 0]);
    assert_eq!(
        of_meeting(|d| d.notes = Some(notes.clone())),
        ["blank-text muistiinpanot /kohdat/0/merkinnat/0/kappale"]
    );
    assert_eq!(
        of_meeting(|d| {
            let mut notes = notes;
            notes.items[0].notes.remove(0);
            d.notes = Some(notes);
        }),
        [
            "due-before-meeting muistiinpanot /kohdat/0/merkinnat/0/toimenpide/maaraaika",
            "action-of-other-meeting muistiinpanot /kohdat/0/merkinnat/1/toimenpide/tunnus",
            "unknown-reference muistiinpanot /kohdat/1/kohta",
            "duplicate muistiinpanot /kohdat",
            "unknown-absent muistiinpanot /poissa/1",
            "already-invited muistiinpanot /lasna/0",
            "repeated-name muistiinpanot /lasna/2",
        ]
    );
}

#[test]
fn a_finding_in_an_earlier_meeting_names_it() {
    assert_eq!(
        of_meeting(|d| d.earlier[1].meeting.chair = String::new()),
        ["no-chair kokous /aiemmat/1/puheenjohtaja"]
    );
}

#[test]
fn budgets_are_validated() {
    let finance = |change: fn(&mut Finance)| of_meeting(|d| change(d.finance.as_mut().unwrap()));
    let blank = |finance: &mut Finance| {
        finance.versions.get_mut(&BudgetVersion::TaeB1).unwrap()[0].description = " ".into();
    };
    assert_eq!(finance(blank), ["blank-text tae-b1 /0/selite"]);
    assert_eq!(
        finance(|finance| {
            finance.risks = Some(vec![Risk {
                description: " ".into(),
                likelihood: Likelihood::High,
                impact: Some(Money::from_cents(1)),
                response: None,
                version: None,
            }]);
        }),
        ["blank-text riskit /0/riski"]
    );
    let mut costs = shared();
    costs.keys.push(KeyShare {
        key: " ".into(),
        ..costs.keys[0].clone()
    });
    assert_eq!(
        told(&checker().shared_costs(2027, &costs, &["RISE", "SY"])),
        ["blank-text yhteiset/jyvitys /2/peruste"]
    );
    let findings = checker().check(day(BudgetVersion::Closing)).unwrap_err();
    assert_eq!(told(&findings), ["no-such-version tilinpaatos "]);
    assert!(
        findings
            .to_string()
            .contains("versiota tilinpäätös ei ole; talousarviossa on "),
        "{findings}"
    );
}

#[test]
fn the_settings_are_checked_first() {
    assert_eq!(
        of_settings(|c| {
            c.defaults.cost_groups = vec![CostGroup {
                name: " ".into(),
                cost_types: Vec::new(),
            }];
        }),
        ["blank-text vuosikello /oletukset/talousnakyma/0/nimi"]
    );
    assert_eq!(
        of_settings(|c| c.defaults.survey.areas[0].name = " ".into()),
        ["blank-text vuosikello /oletukset/kysely/osa_alueet/0/nimi"]
    );
    assert_eq!(of_settings(|c| c.years.clear()), ["empty vuosikello /vuodet"]);
}

#[test]
fn findings_are_an_error_and_json() {
    fn check() -> Result<Checked<Dossier>, Box<dyn std::error::Error>> {
        let mut dossier = dossier();
        dossier.agreement.appropriation.amount = Money::from_cents(1);
        Ok(checker().check(dossier)?)
    }
    let error = check().unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("sopimus /maararaha/summa: jaon summa on "),
        "{error}"
    );
    let findings = error.downcast_ref::<Findings>().unwrap();
    assert_eq!(
        serde_json::to_value(findings).unwrap(),
        json!([{
            "code": "allocation-differs",
            "file": "sopimus",
            "pointer": "/maararaha/summa",
            "message": "jaon summa on 100,00\u{a0}€, mutta määräraha on 0,01\u{a0}€ (ero 99,99\u{a0}€)",
            "fix": "korjaa jako tai määräraha niin, että summat täsmäävät sentilleen",
        }])
    );
}
