//! The words that the rules of inflection know, by their endings.

/// How a word with some ending is inflected. All texts take the place of the ending.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forms {
    /// What *-n*, *-ssa*, *-sta*, *-lla*, *-lta* and *-lle* are added to.
    pub stem: &'static str,
    /// The genitive where it is not the stem with *-n*, as in the plural.
    pub genitive: Option<&'static str>,
    pub partitive: &'static str,
    pub illative: &'static str,
    /// Whether the endings have *a* and not *ä*.
    pub is_back: bool,
}

const fn back(stem: &'static str, partitive: &'static str, illative: &'static str) -> Forms {
    Forms {
        stem,
        genitive: None,
        partitive,
        illative,
        is_back: true,
    }
}

const fn front(stem: &'static str, partitive: &'static str, illative: &'static str) -> Forms {
    Forms {
        is_back: false,
        ..back(stem, partitive, illative)
    }
}

/// Of several, with the genitive.
const fn plural(
    genitive: &'static str,
    stem: &'static str,
    partitive: &'static str,
    illative: &'static str,
) -> Forms {
    Forms {
        genitive: Some(genitive),
        ..back(stem, partitive, illative)
    }
}

/// *annettu*, in what follows the name of an act.
pub(super) const GIVEN: Forms = back("annetu", "annettua", "annettuun");

/// The last words of names of agencies.
pub(super) const NOUNS: &[(&str, Forms)] = &[
    ("ala", back("ala", "alaa", "alaan")),
    ("alue", back("aluee", "aluetta", "alueeseen")),
    ("asetus", back("asetukse", "asetusta", "asetukseen")),
    ("hallinto", back("hallinno", "hallintoa", "hallintoon")),
    ("hallitus", back("hallitukse", "hallitusta", "hallitukseen")),
    ("istuin", back("istuime", "istuinta", "istuimeen")),
    (
        "istuimet",
        plural("istuinten", "istuimi", "istuimia", "istuimiin"),
    ),
    ("kanslia", back("kanslia", "kansliaa", "kansliaan")),
    ("kaupunki", back("kaupungi", "kaupunkia", "kaupunkiin")),
    (
        "kaupungit",
        plural("kaupunkien", "kaupungei", "kaupunkeja", "kaupunkeihin"),
    ),
    ("keskus", back("keskukse", "keskusta", "keskukseen")),
    (
        "keskukset",
        plural("keskusten", "keskuksi", "keskuksia", "keskuksiin"),
    ),
    ("kirjasto", back("kirjasto", "kirjastoa", "kirjastoon")),
    ("koulu", back("koulu", "koulua", "kouluun")),
    ("kunta", back("kunna", "kuntaa", "kuntaan")),
    ("kunnat", plural("kuntien", "kunni", "kuntia", "kuntiin")),
    ("laitos", back("laitokse", "laitosta", "laitokseen")),
    (
        "laitokset",
        plural("laitosten", "laitoksi", "laitoksia", "laitoksiin"),
    ),
    ("laki", back("lai", "lakia", "lakiin")),
    ("liitto", back("liito", "liittoa", "liittoon")),
    ("ministeriö", front("ministeriö", "ministeriötä", "ministeriöön")),
    ("oikeus", back("oikeude", "oikeutta", "oikeuteen")),
    (
        "oikeudet",
        plural("oikeuksien", "oikeuksi", "oikeuksia", "oikeuksiin"),
    ),
    ("osasto", back("osasto", "osastoa", "osastoon")),
    ("palvelu", back("palvelu", "palvelua", "palveluun")),
    (
        "palvelut",
        plural("palvelujen", "palvelui", "palveluja", "palveluihin"),
    ),
    ("poliisi", back("poliisi", "poliisia", "poliisiin")),
    ("päätös", front("päätökse", "päätöstä", "päätökseen")),
    ("rekisteri", front("rekisteri", "rekisteriä", "rekisteriin")),
    ("sto", back("sto", "stoa", "stoon")),
    ("stö", front("stö", "stöä", "stöön")),
    ("sääntö", front("säännö", "sääntöä", "sääntöön")),
    (
        "toiminnot",
        plural("toimintojen", "toiminnoi", "toimintoja", "toimintoihin"),
    ),
    ("toimi", back("toime", "tointa", "toimeen")),
    ("tulli", back("tulli", "tullia", "tulliin")),
    ("vaalit", plural("vaalien", "vaalei", "vaaleja", "vaaleihin")),
    (
        "viranomainen",
        back("viranomaise", "viranomaista", "viranomaiseen"),
    ),
    (
        "viranomaiset",
        plural("viranomaisten", "viranomaisi", "viranomaisia", "viranomaisiin"),
    ),
    (
        "virastot",
        plural("virastojen", "virastoi", "virastoja", "virastoihin"),
    ),
    ("yhdistys", front("yhdistykse", "yhdistystä", "yhdistykseen")),
    ("yhtiö", front("yhtiö", "yhtiötä", "yhtiöön")),
    ("yhtymä", front("yhtymä", "yhtymää", "yhtymään")),
    ("yksikkö", front("yksikö", "yksikköä", "yksikköön")),
];

/// Adjectives in names that agree with the noun, besides those in *-nen*.
pub(super) const ADJECTIVES: &[(&str, Forms)] = &[
    ("korkein", back("korkeimma", "korkeinta", "korkeimpaan")),
    ("muut", plural("muiden", "mui", "muita", "muihin")),
    ("omat", plural("omien", "omi", "omia", "omiin")),
    ("ylin", front("ylimmä", "ylintä", "ylimpään")),
];
