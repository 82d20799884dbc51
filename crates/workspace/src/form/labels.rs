//! How the keys of the files are called in forms, and in which order they stand.

use vuosikello_core::fold_name;

/// The keys whose Finnish words have letters that keys lack, or hyphens; any other key is its own label.
const LABELS: &[(&str, &str)] = &[
    ("varit", "Värit"),
    ("pdf", "PDF"),
    ("allekirjoitusjarjestys", "Allekirjoitusjärjestys"),
    ("aineisto_paivaa_ennen", "Aineisto päivää ennen"),
    ("esittelija", "Esittelijä"),
    ("esittelijan_asema", "Esittelijän asema"),
    ("etayhteys", "Etäyhteys"),
    ("hairiot", "Häiriöt"),
    ("henkilotiedot", "Henkilötiedot"),
    ("jalkeen", "Jälkeen"),
    ("julkisyhteiso", "Julkisyhteisö"),
    ("kasittely", "Käsittely"),
    ("kaytettavyys", "Käytettävyys"),
    ("kayttajatuki", "Käyttäjätuki"),
    ("lahetetty", "Lähetetty"),
    ("liitteena", "Liitteenä"),
    ("lisaasiat", "Lisäasiat"),
    ("lisaehdot", "Lisäehdot"),
    ("lisapaivat", "Lisäpäivät"),
    ("maararaha", "Määräraha"),
    ("osa_alueet", "Osa-alueet"),
    ("paatosehdotus", "Päätösehdotus"),
    ("paattyy", "Päättyy"),
    ("paivays", "Päiväys"),
    ("poiminta_enintaan_paivaa", "Poiminta enintään päivää"),
    ("projektipaallikko", "Projektipäällikkö"),
    ("rekisteroidyt", "Rekisteröidyt"),
    ("ryhma", "Ryhmä"),
    ("saados", "Säädös"),
    ("sahkoposti", "Sähköposti"),
    ("seurantaryhma", "Seurantaryhmä"),
    ("talousnakyma", "Talousnäkymä"),
    ("tehtava", "Tehtävä"),
    ("todennakoisyys", "Todennäköisyys"),
    ("vahintaan", "Vähintään"),
    ("vastuuhenkilo", "Vastuuhenkilö"),
    ("viestinta", "Viestintä"),
    ("yhteyshenkilot", "Yhteyshenkilöt"),
    ("yksikko", "Yksikkö"),
];

/// The keys in the order in which people think of them. One order does for all files; a key that is not here comes after
/// those that are, in the order of the alphabet.
const ORDER: &[&str] = &[
    "kokous",
    "vuosi",
    "tunnus",
    "nimi",
    "perusmuoto",
    "genetiivi",
    "partitiivi",
    "inessiivi",
    "elatiivi",
    "illatiivi",
    "adessiivi",
    "ablatiivi",
    "allatiivi",
    "numero",
    "otsikko",
    "asema",
    "nimike",
    "lyhenne",
    "yksikko",
    "yhteystiedot",
    "hallinnonala",
    "saados",
    "diaarinumero",
    "paivays",
    "alkaa",
    "paattyy",
    "paikka",
    "etayhteys",
    "tila",
    "lahetetty",
    "luokitus",
    "luokka",
    "lainkohta",
    "laatija",
    "maararaha",
    "jako",
    "organisaatio",
    "rooli",
    "osapuoli",
    "virasto",
    "sahkoposti",
    "puhelin",
    "sijainen",
    "segmentti",
    "vaihe",
    "sitoutuminen",
    "virastot",
    "yhteyshenkilot",
    "viestinta",
    "puheenjohtaja",
    "sihteeri",
    "osallistujat",
    "lisaasiat",
    "laji",
    "teema",
    "ajankohta",
    "jalkeen",
    "kohta",
    "teksti",
    "esittelija",
    "aineisto",
    "kustannuslaji",
    "kohde",
    "selite",
    "summa",
    "momentti",
    "allekirjoittajat",
    "allekirjoitustapa",
    "vuodet",
    "mallien_versio",
    "kalenteri",
    "lisapaivat",
    "oletukset",
    "liitteet",
    "lisaehdot",
    "kustannuslajit",
    "allekirjoitusjarjestys",
    "talousnakyma",
    "asiakohdat",
    "kokoukset",
    "ryhma",
    "kysely",
    "osa_alueet",
    "avoimet",
    "suositus",
    "kysymys",
    "vuosikello",
    "kuvaus",
    "tehtava",
    "seuraava",
    "tehdyt_toimenpiteet",
    "talousarvio",
    "ennuste",
    "kutsun_versio",
    "varit",
    "otsikot",
    "toissijainen",
    "viivat",
    "pinta",
    "linkit",
    "sarjat",
    "tilat",
    "ongelma",
    "huomio",
    "kunnossa",
    "muu",
    "kirjasimet",
    "logo",
    "tiedosto",
    "vaihtoehtoinen_teksti",
    "leveys_mm",
    "korkeus_mm",
    "pdf",
    "tavallinen",
    "lihavoitu",
    "kursiivi",
    "lihavoitu_kursiivi",
];

/// The label of a key: `Sähköposti` for `sahkoposti`.
pub(super) fn label(key: &str) -> String {
    if let Some((_, label)) = LABELS.iter().find(|(known, _)| *known == key) {
        return (*label).to_owned();
    }
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The label of a value in other values: `Nimi: genetiivi`.
pub(crate) fn path_label<'a>(keys: impl Iterator<Item = &'a str>) -> String {
    let labels = keys.enumerate().map(|(i, key)| {
        let label = label(key);
        let mut letters = label.chars();
        match letters.next() {
            Some(first) if i > 0 => first.to_lowercase().chain(letters).collect(),
            _ => label,
        }
    });
    labels.collect::<Vec<String>>().join(": ")
}

/// Where a key stands among others.
pub(crate) fn rank(key: &str) -> (usize, &str) {
    let known = ORDER.iter().position(|known| *known == key);
    (known.unwrap_or(ORDER.len()), key)
}

/// What is left of a label when case, dots, spaces and punctuation make no difference.
pub(super) fn label_key(label: &str) -> String {
    fold_name(label).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_its_key_with_finnish_letters() {
        for (key, label) in LABELS {
            assert_eq!(fold_name(label), *key);
        }
        assert_eq!(label("tehdyt_toimenpiteet"), "Tehdyt toimenpiteet");
        assert_eq!(
            path_label(["saados", "nimi", "genetiivi"].into_iter()),
            "Säädös: nimi: genetiivi"
        );
    }

    #[test]
    fn a_label_is_known_however_it_is_written() {
        for text in [
            "Nimi: genetiivi",
            "nimi.genetiivi",
            "NIMI : Genetiivi *",
            "Nimi:genetiivi",
        ] {
            assert_eq!(label_key(text), "nimigenetiivi", "{text}");
        }
    }
}
