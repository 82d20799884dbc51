//! The one definition of the look: `ilme/ilme.json` or `ilme/ilme.xlsx`.

use std::fs;

use vuosikello_workspace::{FormRequest, Kinds, Publisher};

use crate::fixture::Files;

/// What is wrong with a workspace that has the look, or what it tells of the look.
fn told_of(files: &[(&str, &str)]) -> Result<Vec<String>, String> {
    let mut all = Files::good();
    for (file, text) in files {
        all = all.with(file, text);
    }
    let folder = all.write();
    match Publisher::open(folder.path()) {
        Ok(publisher) => Ok(publisher.remarks().iter().map(ToString::to_string).collect()),
        Err(failure) => Err(failure.to_string()),
    }
}

#[test]
fn a_look_changes_what_it_names_and_nothing_else() {
    let folder = Files::good()
        .with("ilme/ilme.json", r##"{ "varit": { "otsikot": "#0b5345" } }"##)
        .write();
    let publisher = Publisher::open(folder.path()).unwrap();
    let look = publisher.workspace().look();
    assert_eq!(look.colours.headings.to_string(), "0B5345");
    assert_eq!(look.colours.links.to_string(), "1F4E9B");
    assert!(publisher.remarks().is_empty(), "{:?}", publisher.remarks());
}

#[test]
fn colours_that_cannot_be_read_are_told_with_place_ratio_and_a_colour_that_would_do() {
    let text = "{ \"varit\": {\n  \"otsikot\": \"8A8A8A\",\n  \"tilat\": { \"ongelma\": \"FFFF00\" }\n} }";
    let told = told_of(&[("ilme/ilme.json", text)]).unwrap_err();
    assert!(told.contains("ilme/ilme.json, rivi 2, sarake 14"), "{told}");
    assert!(
        told.contains(
            "värin 8A8A8A ja pinnan (EEF2F6) kontrasti on 3,06:1, mutta pitää olla vähintään 4,5:1"
        ),
        "{told}"
    );
    assert!(told.contains("ilme/ilme.json, rivi 3"), "{told}");
    assert!(told.contains("kelpaa"), "{told}");
}

#[test]
fn unknown_keys_and_colours_that_are_none_are_told() {
    let told = told_of(&[(
        "ilme/ilme.json",
        r#"{ "varit": { "otsikko": "1B365D", "linkit": "sininen" } }"#,
    )])
    .unwrap_err();
    assert!(told.contains("otsikko") && told.contains("otsikot"), "{told}");
    assert!(told.contains("\"sininen\" ei ole väri"), "{told}");
}

#[test]
fn files_that_the_look_names_must_be_there() {
    let text = r#"{ "logo": { "tiedosto": "merkki.png" } }"#;
    let told = told_of(&[("ilme/ilme.json", text)]).unwrap_err();
    assert!(told.contains("tiedostoa ilme/merkki.png ei ole"), "{told}");
    let fonts = r#"{ "kirjasimet": { "pdf": { "tavallinen": "a.ttf", "lihavoitu": "b.ttf", "kursiivi": "c.ttf", "lihavoitu_kursiivi": "d.ttf" } } }"#;
    let missing = told_of(&[("ilme/ilme.json", fonts)]).unwrap_err();
    assert_eq!(missing.matches("ei ole").count(), 4, "{missing}");
    let files = ["a", "b", "c", "d"].map(|name| (format!("ilme/{name}.ttf"), "ei kirjasin"));
    let mut all = vec![("ilme/ilme.json", fonts)];
    all.extend(files.iter().map(|(name, text)| (name.as_str(), *text)));
    let damaged = told_of(&all).unwrap_err();
    assert!(damaged.contains("ilme/a.ttf"), "{damaged}");
}

#[test]
fn a_typeface_whose_widths_are_not_known_is_told() {
    let told = told_of(&[(
        "ilme/ilme.json",
        r#"{ "kirjasimet": { "teksti": "Sisulogo Grotesk" } }"#,
    )])
    .unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("Sisulogo Grotesk mittoja ei tunneta"),
        "{told:?}"
    );
}

#[test]
fn the_form_of_the_look_is_filled_in_and_read_back() {
    let kinds = Kinds::built_in();
    let folder = Files::good()
        .with(
            "ilme/ilme.json",
            r#"{ "varit": { "otsikot": "0B5345", "sarjat": ["0B5345", "C05600"] } }"#,
        )
        .write();
    let request = FormRequest {
        name: "ilme",
        customer: None,
        period: None,
    };
    let form = kinds.form(Some(folder.path()), &request).unwrap();
    fs::remove_file(folder.path().join("ilme/ilme.json")).unwrap();
    fs::write(folder.path().join("ilme/ilme.xlsx"), form).unwrap();
    let publisher = Publisher::open(folder.path()).unwrap();
    let colours = &publisher.workspace().look().colours;
    assert_eq!(colours.headings.to_string(), "0B5345");
    assert_eq!(colours.series.len(), 2);
    // Both at once are two truths.
    fs::write(folder.path().join("ilme/ilme.json"), "{}").unwrap();
    let told = Publisher::open(folder.path()).unwrap_err().to_string();
    assert!(told.contains("ilme/ilme.xlsx"), "{told}");
}
