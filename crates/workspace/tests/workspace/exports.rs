//! Exports of other systems as they are delivered: forms of surveys, portfolios of all customers, characters that no font has.

use vuosikello_core::Grade;
use vuosikello_workspace::{LoadedMeeting, Remark, Workspace};

use crate::fixture::{Files, can_show};
use crate::meetings::{MEETING, files, id, in_meeting, in_previous};

/// What the surveys here do not ask, since their tables are short.
const NOT_ASKED: &str = "ei ole taulukossa";

/// The meeting of a workspace, and what is told of its files besides [`NOT_ASKED`].
fn read(files: &Files) -> (LoadedMeeting, Vec<String>) {
    let folder = files.write();
    let workspace = Workspace::open(folder.path(), can_show).unwrap();
    let meeting = workspace.meeting("RISE", id("2027-Q1")).unwrap();
    let remarks = workspace
        .remarks()
        .iter()
        .map(Remark::to_string)
        .map(|remark| remark.replace(MEETING, "…"))
        .filter(|remark| !remark.ends_with(NOT_ASKED))
        .collect();
    (meeting, remarks)
}

fn problems(files: &Files) -> Vec<String> {
    crate::meetings::problems(files)
}

fn survey(text: &str) -> Files {
    files().with(&in_meeting("kysely.csv"), text)
}

#[test]
fn nothing_of_a_respondent_is_read_or_told() {
    for columns in [
        "Tunnus;Aloitusaika;Valmistumisaika;Sähköposti;Nimi;Edellinen muokkausaika",
        "Id;Start time;Completion time;Email;Name;Last modified time",
        "Vastaajan tunniste;Vastausaika;IP-osoite;Sähköposti;Nimi;Kieli",
    ] {
        let secret =
            "7;20.2.2027 10:05;20.2.2027 10:09;aino.asiakas@esimerkki.example;Aino Asiakas;20.2.2027 10:10";
        let text = format!("{columns};jatkuvat_palvelut;1. Suositus* (0–10)\n{secret};8;9\n{secret};;\n");
        let folder = survey(&text).write();
        let workspace = Workspace::open(folder.path(), can_show).unwrap();
        let meeting = workspace.meeting("RISE", id("2027-Q1")).unwrap();
        let answers = meeting.dossier.survey.as_ref().unwrap();
        assert_eq!(answers[0].grades["jatkuvat_palvelut"], 8);
        assert_eq!(answers[0].recommendation, Some(9));
        let told = format!(
            "{:?} {:?} {:?}",
            workspace.remarks(),
            workspace.tables_read(),
            meeting.dossier
        );
        assert!(
            !told.contains("aino.asiakas") && !told.contains("Aino Asiakas;"),
            "{told}"
        );
        let mut remarks: Vec<String> = workspace.remarks().iter().map(Remark::to_string).collect();
        assert!(
            remarks.iter().any(|remark| remark.ends_with(NOT_ASKED)),
            "{remarks:?}"
        );
        remarks.retain(|remark| !remark.ends_with(NOT_ASKED));
        let expected = format!(
            "{MEETING}/kysely.csv: lomakkeen omia sarakkeita ei lueta, jottei kenenkään vastausta tunneta: {}",
            columns.replace(';', ", ")
        );
        assert_eq!(remarks, [expected]);
    }
}

#[test]
fn answers_in_words_are_understood() {
    let text = "jatkuvat_palvelut;projektipalvelut;suositus;parannettavaa\nEn osaa sanoa;9 (kiitettävä);10;EOS\n8;-;En osaa sanoa;Nopeutta\n";
    let (meeting, remarks) = read(&survey(text));
    let answers = meeting.dossier.survey.as_ref().unwrap();
    assert_eq!(answers[0].grades.len(), 1);
    assert_eq!(answers[0].grades["projektipalvelut"], 9);
    assert!(answers[0].comments.is_empty());
    assert_eq!(
        (answers[1].grades["jatkuvat_palvelut"], answers[1].recommendation),
        (Grade::whole(8), None)
    );
    assert_eq!(remarks, [""; 0]);
}

#[test]
fn answers_that_are_no_grades_are_told_once() {
    assert_eq!(
        problems(&survey(
            "jatkuvat_palvelut;suositus\nMelko tyytyväinen;9\nMelko tyytyväinen;8\n9;3\n"
        )),
        [
            "…/kysely.csv, A2: vastaus \"Melko tyytyväinen\" ei ole arvosana 4–10 → kerro asetusten avaimessa oletukset, kysely, vastausten_arvosanat, \
             minkä arvosanan vastaus saa"
        ]
    );
    let five = problems(&survey("jatkuvat_palvelut;projektipalvelut\n5;4\n3;1\n"));
    assert_eq!(five.len(), 1);
    assert!(
        five[0].starts_with("…/kysely.csv, A2: mikään arvosana ei ole yli 5"),
        "{five:?}"
    );
}

#[test]
fn halves_are_grades_and_computed_rows_are_nobodys_answers() {
    let text = "Nimi;jatkuvat_palvelut;projektipalvelut;suositus\nMaija Yhteensä;8,5;9½;9\nOiva Osaava;9;8;10\nKeskiarvo;8,75;8,75;9,5\nN = 2;2;2;2\n";
    let (meeting, remarks) = read(&survey(text));
    let answers = meeting.dossier.survey.as_ref().unwrap();
    assert_eq!(answers.len(), 2);
    assert_eq!(
        Some(answers[0].grades["jatkuvat_palvelut"]),
        Grade::from_number(8.5)
    );
    assert_eq!(
        Some(answers[0].grades["projektipalvelut"]),
        Grade::from_number(9.5)
    );
    let told = remarks.join("\n");
    assert!(
        told.contains(
            "rivejä, jotka laskevat vastauksista jotakin, ei lueta vastauksiksi: 4 (keskiarvo), 5 (lukumäärä)"
        ),
        "{told}"
    );
    // A recommendation is whole, and other parts of a grade are no grade.
    let wrong = problems(&survey(
        "Nimi;jatkuvat_palvelut;suositus\nMaija Yhteensä;8,25;9\nMaija Yhteensä;8;9,5\n",
    ));
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(!wrong.concat().contains("Maija"), "{wrong:?}");
}

#[test]
fn what_stands_in_a_column_that_is_left_out_is_in_no_message() {
    let secret = "Salli Salainen yhteensä";
    for text in [
        format!("Nimi;jatkuvat_palvelut;suositus\n{secret};;\n{secret};99;9\n;8;9;{secret}\n"),
        format!("Nimi;Muistio;jatkuvat_palvelut;suositus\n{secret};{secret};ehkä;9\n"),
    ] {
        let folder = survey(&text).write();
        let workspace = Workspace::open(folder.path(), can_show).unwrap();
        let failure = workspace.meeting("RISE", id("2027-Q1")).unwrap_err();
        let told = format!(
            "{failure:?} {:?} {:?}",
            workspace.remarks(),
            workspace.tables_read()
        );
        assert!(!told.contains("Salli"), "{told}");
    }
}

#[test]
fn a_survey_kept_as_json_is_read_as_a_table() {
    let json = |text: &str| {
        files()
            .without(&in_meeting("kysely.csv"))
            .with(&in_meeting("kysely.json"), text)
    };
    let text = "[\n  { \"Nimi\": \"Keskiarvo\", \"Jatkuvat palvelut\": 8.7 },\n  { \"Nimi\": \"Salli Salainen\", \"Jatkuvat palvelut\": \"8,5\", \"suositus\": \"9 (kyllä)\", \"projektipalvelut\": \"En osaa sanoa\" },\n  { \"jatkuvat_palvelut\": 9.5 }\n]\n";
    let (meeting, remarks) = read(&json(text));
    let answers = meeting.dossier.survey.as_ref().unwrap();
    assert_eq!(answers.len(), 2);
    assert_eq!(
        Some(answers[0].grades["jatkuvat_palvelut"]),
        Grade::from_number(8.5)
    );
    assert_eq!((answers[0].grades.len(), answers[0].recommendation), (1, Some(9)));
    let told = remarks.join("\n");
    assert!(
        told.contains("avaimia ei lueta, jottei kenenkään vastausta tunneta: Nimi")
            && told.contains("ei lueta vastauksiksi: 1"),
        "{told}"
    );
    assert!(!told.contains("Salli"), "{told}");
    let wrong = problems(&json(
        "[\n  { \"Nimi\": \"N\" },\n  { \"Jatkuvat palvelut\": \"Melko hyvä\" },\n  { \"suositus\": 11 }\n]\n",
    ));
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(
        wrong[0].starts_with("…/kysely.json, rivi 3, sarake 26: vastaus \"Melko hyvä\""),
        "{wrong:?}"
    );
    assert!(wrong[1].starts_with("…/kysely.json, rivi 4,"), "{wrong:?}");
}

#[test]
fn settings_give_grades_to_words_and_to_other_scales() {
    let settings = "\"oletukset\": { \"kysely\": { \"vastausten_arvosanat\": { \"Melko tyytyväinen\": 9, \"5\": 10, \"3\": 8 } } },\n  \"vuodet\"";
    let files = survey("jatkuvat_palvelut;projektipalvelut\nmelko tyytyväinen;5\n3;3\n").edit(
        "vuosikello.json",
        "\"vuodet\"",
        settings,
    );
    let (meeting, _) = read(&files);
    let answers = meeting.dossier.survey.as_ref().unwrap();
    assert_eq!(answers[0].grades["jatkuvat_palvelut"], 9);
    assert_eq!(
        (
            answers[0].grades["projektipalvelut"],
            answers[1].grades["projektipalvelut"]
        ),
        (Grade::whole(10), Grade::whole(8))
    );
}

#[test]
fn a_character_that_no_font_has_becomes_a_word_and_is_told() {
    let needs = "tunnus;nimi;vaihe\nT1;Haku \u{1f50d};idea\nT2;\u{1f44d}\u{1f44d} graﬁikka;idea\n";
    let (meeting, remarks) = read(
        &survey("jatkuvat_palvelut;parannettavaa\n8;Kiitos \u{1f44d}\n")
            .with(&in_meeting("kehitystarpeet.csv"), needs)
            .edit(&in_previous("muistiinpanot.md"), "toteuma", "toteuma \u{1f600}"),
    );
    let needs = meeting.dossier.needs.as_ref().unwrap();
    assert_eq!(
        (needs[0].name.as_str(), needs[1].name.as_str()),
        ("Haku [suurennuslasi]", "[peukalo ylös] graﬁikka")
    );
    assert_eq!(
        meeting.dossier.survey.as_ref().unwrap()[0].comments["parannettavaa"],
        "Kiitos [peukalo ylös]"
    );
    assert_eq!(
        remarks,
        [
            "…/kehitystarpeet.csv: merkkejä, joita asiakirjojen kirjasimissa ei ole, on korvattu: B2: \u{1f50d} on nyt [suurennuslasi]; B3: \u{1f44d} on \
             nyt [peukalo ylös]",
            "…/kysely.csv: merkkejä, joita asiakirjojen kirjasimissa ei ole, on korvattu: B2: \u{1f44d} on nyt [peukalo ylös]",
        ]
    );
    let of_notes: Vec<&String> = meeting
        .remarks
        .iter()
        .filter(|remark| remark.contains("[hymy]"))
        .collect();
    assert_eq!(of_notes.len(), 1, "{:?}", meeting.remarks);
}

const PROJECTS: &str = "tunnus;nimi;asiakas;tila\nK1;Oma;RISE;riski\nK2;Yhteinen;KKO, Rikosseuraamuslaitos;riski\nK3;Toisen;KKO;riski\n";

#[test]
fn rows_of_other_customers_are_left_out_with_one_remark() {
    let (meeting, remarks) = read(&files().with(&in_meeting("projektit.csv"), PROJECTS));
    let projects = meeting.dossier.projects.as_ref().unwrap();
    let ids: Vec<&str> = projects.iter().map(|project| project.id.as_str()).collect();
    assert_eq!(ids, ["K1", "K2"]);
    assert_eq!(
        remarks,
        ["…/projektit.csv: muiden asiakkaiden rivejä ei lueta: KKO 1"]
    );
}

#[test]
fn an_export_with_a_column_of_customers_is_read_by_it_also_where_the_table_has_none() {
    let needs = "Tunnus;Asiakas;Nimi;Vaihe\nT1;KKO;Toisen;idea\nT2;rise;Oma;idea\nT3;;Ei kenenkään;idea\nT4;XYZ;Tuntematon;idea\n";
    let (meeting, remarks) = read(&files().with(&in_meeting("kehitystarpeet.csv"), needs));
    let needs = meeting.dossier.needs.as_ref().unwrap();
    assert_eq!(
        needs.iter().map(|need| need.id.as_str()).collect::<Vec<_>>(),
        ["T2"]
    );
    assert_eq!(
        remarks,
        [
            "…/kehitystarpeet.csv: muiden asiakkaiden rivejä ei lueta: KKO 1",
            "…/kehitystarpeet.csv: rivit eivät ole kenenkään asiakkaan, eikä niitä lueta: 4, 5 (\"XYZ\")",
        ]
    );
    // The cells of what is left are those of the file.
    let wrong = "Tunnus;Asiakas;Nimi;Vaihe\nT1;KKO;Toisen;idea\nT2;RISE;Oma;ideaa\n";
    let told = problems(&files().with(&in_meeting("kehitystarpeet.csv"), wrong));
    assert!(told[0].starts_with("…/kehitystarpeet.csv, D3:"), "{told:?}");
}

#[test]
fn one_file_for_all_customers_stands_among_the_common_ones() {
    let projects = format!("{PROJECTS}K4;Kadonnut;POISTETTU;riski\n");
    let base = files().without(&in_meeting("projektit.csv"));
    let (meeting, remarks) = read(&base.clone().with("yhteiset/2027/projektit.csv", projects));
    let projects = meeting.dossier.projects.as_ref().unwrap();
    let ids: Vec<&str> = projects.iter().map(|project| project.id.as_str()).collect();
    assert_eq!(ids, ["K1", "K2"]);
    assert_eq!(
        remarks,
        [
            "yhteiset/2027/projektit.csv: rivit eivät ole kenenkään asiakkaan, eikä niitä lueta: 5 (\"POISTETTU\")"
        ]
    );
    let needs = base.without(&in_meeting("kehitystarpeet.csv"));
    let told = problems(&needs.clone().with(
        "yhteiset/2027/kehitystarpeet.csv",
        "tunnus;nimi;vaihe\nT1;x;idea\n",
    ));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("\"asiakas\" puuttuu"), "{told:?}");
    let (meeting, _) = read(&needs.with(
        "yhteiset/2027/kehitystarpeet.csv",
        "asiakas;tunnus;nimi;vaihe\nRISE;T1;x;idea\nKKO;T2;y;idea\n",
    ));
    assert_eq!(meeting.dossier.needs.as_ref().unwrap().len(), 1);
}

#[test]
fn a_rule_of_the_workspace_says_what_a_heading_means() {
    let rules = "Taulukko;Otsikko;Sarake\nkysely;Kuinka palvelut sujuvat?;jatkuvat_palvelut\nkysely;Vastaajaryhmän koko;\n";
    let base = survey("Kuinka palvelut sujuvat?;Vastaajaryhmän koko\n9;4\n").with("sarakkeet.csv", rules);
    let (meeting, remarks) = read(&base);
    assert_eq!(
        meeting.dossier.survey.as_ref().unwrap()[0].grades["jatkuvat_palvelut"],
        9
    );
    assert_eq!(remarks, [""; 0]);
    let folder = base
        .with(
            "sarakkeet.csv",
            "taulukko;otsikko;sarake\nkysely;A;jatkuvat_palvelu\nkyselyy;B;x\n",
        )
        .write();
    let error = Workspace::open(folder.path(), can_show).unwrap_err().to_string();
    assert!(error.contains("sarakkeet.csv, C2: sarake \"jatkuvat_palvelu\" ei ole tiedossa → tarkoititko \"jatkuvat_palvelut\"?"), "{error}");
    assert!(
        error.contains("sarakkeet.csv, A3: taulukko \"kyselyy\" ei ole tiedossa → tarkoititko \"kysely\"?"),
        "{error}"
    );
}
