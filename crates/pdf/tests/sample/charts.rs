//! An annex of charts: each kind, plain and at its limits.

use vuosikello_document::*;

use super::{head, heading, paragraph, text};

/// A chart; values that are missing at the end of a series are none.
pub fn chart(kind: ChartKind, unit: Unit, categories: &[&str], series: &[(&str, &[Option<i64>])]) -> Chart {
    let description = "Kaaviossa ovat esimerkin määrärahat.";
    let chart =
        Chart::new(kind, unit, "Kuva 1. Esimerkki", description).categories(categories.iter().copied());
    series.iter().fold(chart, |chart, (name, values)| {
        chart.series(
            *name,
            (0..categories.len()).map(|at| values.get(at).copied().flatten()),
        )
    })
}

/// Values that are all there.
pub fn some<const N: usize>(values: [i64; N]) -> [Option<i64>; N] {
    values.map(Some)
}

const MONTHS: [&str; 12] = [
    "tammikuu",
    "helmikuu",
    "maaliskuu",
    "huhtikuu",
    "toukokuu",
    "kesäkuu",
    "heinäkuu",
    "elokuu",
    "syyskuu",
    "lokakuu",
    "marraskuu",
    "joulukuu",
];
const QUARTERS: [&str; 5] = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"];
const COSTS: [&str; 5] = [
    "Jatkuvat palvelut",
    "Henkilötyö",
    "Yhteiset palvelut",
    "Valtorin palvelut",
    "Hankkeet ja ohjelmat",
];

/// All charts, with what each is about.
pub fn charts() -> Vec<(&'static str, Chart)> {
    use ChartKind::{ClusteredBars, Lines, StackedBars};
    let (euro, grade, count) = (
        Unit::Euro,
        Unit::Number { decimals: 2 },
        Unit::Number { decimals: 0 },
    );
    let months: Vec<i64> = (0..12)
        .map(|month| 7_512_345 + (month * 3_917_211) % 6_000_000)
        .collect();
    let of_months: Vec<Option<i64>> = months.iter().copied().map(Some).collect();
    let until_may: Vec<Option<i64>> = of_months.iter().copied().take(5).collect();
    let days: Vec<String> = (1..=120)
        .map(|day| format!("{}.{}.2027", day % 30 + 1, day / 30 + 1))
        .collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let of_days: Vec<Option<i64>> = (0..120).map(|day| Some(400 + (day * 37) % 97 - day)).collect();
    vec![
        (
            "Kustannuslajit",
            chart(
                ClusteredBars,
                euro,
                &COSTS,
                &[
                    (
                        "Talousarvio",
                        &some([123_456_700, 84_500_000, 31_200_050, 55_000_000, 20_000_000]),
                    ),
                    (
                        "Toteuma",
                        &some([98_712_345, 79_100_000, 35_900_000, 41_300_000, 3_100_000]),
                    ),
                    (
                        "Ennuste",
                        &some([125_000_000, 82_000_000, 38_800_000, 55_000_000, 26_400_000]),
                    ),
                ],
            ),
        ),
        (
            "Yksi sarja",
            chart(
                ClusteredBars,
                euro,
                &COSTS,
                &[(
                    "Toteuma",
                    &some([12_345_678, 8_000_000, 4_510_000, 6_700_000, 910_000]),
                )],
            ),
        ),
        (
            "Päällekkäin",
            chart(
                StackedBars,
                euro,
                &["2024", "2025", "2026", "2027"],
                &[
                    (
                        "Jatkuvat palvelut",
                        &some([81_000_000, 85_400_000, 88_000_000, 93_100_000]),
                    ),
                    (
                        "Kehittäminen",
                        &some([22_000_000, 31_000_000, 18_500_000, 24_000_000]),
                    ),
                    (
                        "Valtorin palvelut",
                        &some([40_000_000, 41_200_000, 43_000_000, 44_900_000]),
                    ),
                ],
            ),
        ),
        (
            "Tyytyväisyys",
            chart(
                Lines,
                grade,
                &QUARTERS,
                &[("Kokonaisarvosana", &some([812, 828, 825, 841, 853]))],
            ),
        ),
        (
            "Tyytyväisyys osa-alueittain",
            chart(
                Lines,
                grade,
                &QUARTERS,
                &[
                    ("Jatkuvat palvelut", &some([846, 851, 839, 866, 872])),
                    (
                        "Kehittämispalvelut",
                        &[Some(712), Some(733), None, Some(701), Some(755)],
                    ),
                    ("Talouden hallinta", &some([790, 802, 815, 811, 827])),
                    ("Asiantuntijapalvelut", &some([905, 899, 912, 921, 918])),
                ],
            ),
        ),
        (
            "Kuukaudet",
            chart(
                ClusteredBars,
                euro,
                &MONTHS,
                &[("Talousarvio", &of_months), ("Toteuma", &until_may)],
            ),
        ),
        (
            "Kertymä kuukausittain",
            chart(
                Lines,
                euro,
                &MONTHS,
                &[
                    (
                        "Talousarvio",
                        &some([7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84].map(|n| n * 1_000_000)),
                    ),
                    ("Toteuma", &some([6, 12, 22, 31, 37, 44].map(|n| n * 1_010_000))),
                ],
            ),
        ),
        (
            "Poikkeamat",
            chart(
                ClusteredBars,
                euro,
                &COSTS,
                &[(
                    "Poikkeama",
                    &some([1_543_300, -2_500_000, 7_599_950, 0, -640_000]),
                )],
            ),
        ),
        (
            "Plussat ja miinukset päällekkäin",
            chart(
                StackedBars,
                euro,
                &COSTS,
                &[
                    ("Lisäykset", &some([1_543_300, 2_500_000, 7_599_950, 0, 640_000])),
                    ("Vähennykset", &some([-900_000, -3_500_000, 0, 0, -1_640_000])),
                ],
            ),
        ),
        (
            "Kaikki nollia",
            chart(ClusteredBars, euro, &COSTS, &[("Toteuma", &some([0; 5]))]),
        ),
        (
            "Yksi tuhat kertaa muita suurempi",
            chart(
                ClusteredBars,
                euro,
                &COSTS,
                &[(
                    "Toteuma",
                    &some([5_000_000_000, 4_500_000, 6_100_000, -3_000_000, 50]),
                )],
            ),
        ),
        (
            "Kuusi sarjaa",
            chart(
                ClusteredBars,
                count,
                &["Q1", "Q2", "Q3", "Q4"],
                &[
                    ("Häiriöt", &some([12, 18, 9, 14])),
                    ("Palvelupyynnöt", &some([140, 151, 133, 160])),
                    ("Muutokset", &some([31, 28, 45, 39])),
                    ("Ongelmat", &some([4, 2, 5, 3])),
                    ("Tilaukset", &some([61, 70, 66, 81])),
                    ("Muut", &some([20, 22, 19, 25])),
                ],
            ),
        ),
        (
            "Kuusi päällekkäin",
            chart(
                StackedBars,
                count,
                &["Q1", "Q2", "Q3", "Q4"],
                &[
                    ("Häiriöt", &some([52, 58, 49, 64])),
                    ("Palvelupyynnöt", &some([140, 151, 133, 160])),
                    ("Muutokset", &some([61, 58, 75, 59])),
                    ("Ongelmat", &some([44, 32, 35, 53])),
                    ("Tilaukset", &some([61, 70, 66, 81])),
                    ("Muut", &some([20, 22, 19, 25])),
                ],
            ),
        ),
        (
            "Kuusi viivaa",
            chart(
                Lines,
                grade,
                &QUARTERS,
                &[
                    ("Jatkuvat palvelut", &some([846, 851, 839, 866, 872])),
                    ("Kehittämispalvelut", &some([712, 733, 708, 701, 755])),
                    ("Talouden hallinta", &some([790, 802, 815, 811, 827])),
                    ("Asiantuntijapalvelut", &some([905, 899, 912, 921, 918])),
                    ("Hankepalvelut", &some([760, 781, 772, 769, 800])),
                    ("Palvelukeskus kokonaisuutena", &some([812, 828, 825, 841, 853])),
                ],
            ),
        ),
        (
            "Monta päivää",
            chart(Lines, count, &days, &[("Avoimet palvelupyynnöt", &of_days)]),
        ),
        (
            "Pitkät nimet",
            chart(
                ClusteredBars,
                euro,
                &[
                    "Tuomioistuinten ja syyttäjälaitoksen asianhallintajärjestelmän kehittämis- ja käyttöönottohanke, toinen vaihe",
                    "Rikosseuraamuslaitoksen vankitietojärjestelmä",
                    "Eläkkeet",
                    "ASDFGHJKLÖÄQWERTYUIOPÅZXCVBNM",
                    "Saatavien perintä ja ulosoton tietojärjestelmä",
                    "Oikeushallinnon erityisviranomaisten yhteiset palvelut",
                    "Velkajärjestely",
                    "Yhdyskuntaseuraamukset",
                ],
                &[
                    (
                        "Ensimmäisen talousarviokierroksen mukainen määräraha sellaisena kuin se on lukittu versioon TAE B1",
                        &some([5, 4, 3, 2, 1, 6, 7, 8].map(|n| n * 1_234_567)),
                    ),
                    ("Toteuma", &some([4, 3, 3, 2, 2, 6, 8, 8].map(|n| n * 1_034_567))),
                ],
            ),
        ),
    ]
}

/// The annex.
pub fn annex() -> Document {
    let mut document = Document::new(head("Liite 4 Kaaviot", Some("Liite 4")));
    document.blocks.push(Block::Title(text("Kaaviot")));
    for (index, (title, mut chart)) in charts().into_iter().enumerate() {
        document
            .blocks
            .push(heading(1, &format!("kaavio-{index}"), title));
        document
            .blocks
            .push(paragraph("Kaavio seuraa, ja sen alla on tekstiä."));
        chart.caption = text(&format!("Kuva {}. {title}", index + 1));
        document.blocks.push(Block::Chart(chart));
        document.blocks.push(paragraph("Näin luvut jakautuvat."));
    }
    document
}
