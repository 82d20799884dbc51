use proptest::prelude::*;

use super::RewordedSpan::{Added, Kept, Removed};
use super::*;

const SOURCE: &str = "# Sopimus {{ vuosi }}

## Talous {#talous-ja-raha}

Asiakas osoittaa **{{ summa }}** momentilta {{ momentti }}.
Määräraha on tarkoitettu menoihin.
{%- if liite %}
Jako esitetään liitteessä ({{ liite | lower }}).
{%- endif %}

{% if lista -%}
Sovitaan seuraavasta:

{% for asia in lista -%}
- {{ asia }}
{% endfor %}
{% endif -%}
- kulut maksetaan *heti*
- laskut tarkastetaan

### Muu {#muu}

Määräraha on tarkoitettu menoihin.
";

/// The text of the first paragraph as the data make it.
const FIRST: &str = "Asiakas osoittaa 100,00 € momentilta 25.01. Määräraha on tarkoitettu menoihin. Jako esitetään liitteessä (liite 4).";

fn one(spans: &[RewordedSpan<'_>]) -> Result<String, RewordError> {
    reword(SOURCE, "talous_ja_raha", &[Rewording::Words(spans.to_vec())])
}

#[test]
fn words_are_replaced_at_their_places_and_values_stay() {
    let changed = one(&[
        Kept("Asiakas "),
        Removed("osoittaa"),
        Added("antaa"),
        Kept(" 100,00 € momentilta 25.01. Määräraha on tarkoitettu "),
        Added("kaikkiin "),
        Kept("menoihin. Jako esitetään "),
        Removed("liitteessä"),
        Added("taulukossa"),
        Kept(" (liite 4)."),
    ]);
    let expected = SOURCE
        .replacen("osoittaa", "antaa", 1)
        .replacen("tarkoitettu menoihin", "tarkoitettu kaikkiin menoihin", 1)
        .replacen("liitteessä", "taulukossa", 1);
    assert_eq!(changed.unwrap(), expected);
}

#[test]
fn a_condition_may_be_false() {
    let changed = one(&[
        Kept("Asiakas osoittaa 1 € momentilta 2. Määräraha on "),
        Removed("tarkoitettu"),
        Added("varattu"),
        Kept(" menoihin."),
    ]);
    assert_eq!(changed.unwrap(), SOURCE.replacen("tarkoitettu", "varattu", 1));
}

#[test]
fn a_change_of_a_value_is_refused() {
    let value = |spans: &[RewordedSpan<'_>]| match one(spans) {
        Err(RewordError::Value(source)) => source,
        other => panic!("{other:?}"),
    };
    let rest = FIRST
        .strip_prefix("Asiakas osoittaa 100,00 € momentilta 25.01")
        .unwrap();
    assert_eq!(
        value(&[
            Kept("Asiakas osoittaa "),
            Removed("100,00"),
            Added("200,00"),
            Kept(" € momentilta 25.01"),
            Kept(rest)
        ]),
        "{{ summa }}"
    );
    assert_eq!(
        value(&[
            Kept("Asiakas osoittaa 100,00"),
            Added(" tai 200,00"),
            Kept(" € momentilta 25.01"),
            Kept(rest)
        ]),
        "{{ summa }}"
    );
    assert_eq!(
        value(&[
            Kept("Asiakas osoittaa 100,00 € "),
            Removed("momentilta 25.01"),
            Kept(rest)
        ]),
        "{{ momentti }}"
    );
}

#[test]
fn words_stand_beside_values() {
    let changed = one(&[
        Kept("Asiakas osoittaa "),
        Added("enintään "),
        Kept("100,00 € momentilta 25.01"),
        Added(" tai 25.02"),
        Kept(
            FIRST
                .strip_prefix("Asiakas osoittaa 100,00 € momentilta 25.01")
                .unwrap(),
        ),
    ]);
    let expected = SOURCE
        .replacen("osoittaa **", "osoittaa enintään **", 1)
        .replacen(
            "momentilta {{ momentti }}.",
            "momentilta {{ momentti }} tai 25.02.",
            1,
        );
    assert_eq!(changed.unwrap(), expected);
}

#[test]
fn items_and_headings_are_reworded_added_and_removed() {
    let id = "talous-ja-raha";
    let words = reword(
        SOURCE,
        id,
        &[Rewording::Words(vec![
            Kept("laskut "),
            Removed("tarkastetaan"),
            Added("luetaan"),
        ])],
    );
    assert_eq!(words.unwrap(), SOURCE.replace("tarkastetaan", "luetaan"));
    let heading = reword(
        SOURCE,
        id,
        &[Rewording::Words(vec![Removed("Talous"), Added("Rahoitus")])],
    );
    assert_eq!(heading.unwrap(), SOURCE.replacen("Talous", "Rahoitus", 1));
    let after = "laskut tarkastetaan";
    let added = [
        Rewording::Added {
            after,
            text: "uusi *asia*",
            is_item: true,
        },
        Rewording::Added {
            after,
            text: "1. kappale",
            is_item: false,
        },
    ];
    assert_eq!(
        reword(SOURCE, id, &added).unwrap(),
        SOURCE.replace(after, "laskut tarkastetaan\n- uusi \\*asia\\*\n\n1\\. kappale")
    );
    let removed = reword(SOURCE, id, &[Rewording::Removed { text: after }]);
    assert_eq!(removed.unwrap(), SOURCE.replace("- laskut tarkastetaan\n", ""));
    let first = reword(SOURCE, id, &[Rewording::Removed { text: FIRST }]);
    assert!(matches!(first, Err(RewordError::Value(_))), "{first:?}");
}

#[test]
fn what_is_added_at_the_end_of_a_branch_stays_in_it() {
    let source = "## A {#a}\n\n{% if x %}\n1. yksi\n{%- else %}\n1. kaksi\n{%- endif %}\n\nloppu\n";
    let added = |after| {
        let (text, is_item) = ("uusi", false);
        reword(source, "a", &[Rewording::Added { after, text, is_item }]).unwrap()
    };
    assert_eq!(added("yksi"), source.replace("yksi\n", "yksi\n\nuusi\n"));
    assert_eq!(added("kaksi"), source.replace("kaksi\n", "kaksi\n\nuusi\n"));
    // A condition inside a paragraph is part of it.
    let inside = "## A {#a}\n\nalku\n{% if x %}\nkeski\n{% endif %}\nloppu\n";
    let removed = reword(inside, "a", &[Rewording::Removed { text: "alku loppu" }]);
    assert_eq!(removed.unwrap().trim_end(), "## A {#a}");
}

#[test]
fn what_is_not_there_or_is_twice_is_refused() {
    let removed = |text| reword(SOURCE, "muu", &[Rewording::Removed { text }]);
    assert_eq!(
        removed("jotakin muuta"),
        Err(RewordError::NotFound("jotakin muuta".to_owned()))
    );
    assert_eq!(
        removed("Määräraha on tarkoitettu menoihin.").unwrap().trim_end(),
        SOURCE
            .trim_end()
            .strip_suffix("Määräraha on tarkoitettu menoihin.")
            .unwrap()
            .trim_end()
    );
    assert_eq!(
        reword(SOURCE, "ei", &[]),
        Err(RewordError::NoSection("ei".to_owned()))
    );
    let twice = "## A {#a}\n\nsama\n\nsama\n";
    assert!(reword(twice, "a", &[Rewording::Removed { text: "sama" }]).is_err());
}

#[test]
fn words_over_the_marks_of_markdown_are_refused() {
    let over = reword(
        SOURCE,
        "talous-ja-raha",
        &[Rewording::Words(vec![
            Kept("kulut "),
            Removed("maksetaan heti"),
            Added("jäävät"),
        ])],
    );
    assert!(matches!(over, Err(RewordError::Marks(_))), "{over:?}");
}

proptest! {
    #[test]
    fn what_nobody_changes_stays_and_nothing_panics(
        source in "(## x \\{#a\\}\n\n)?([a-c \n*_{}%#\\[\\]()\\\\-]|\\{\\{ b \\}\\}|\\{% if a %\\}|\\{% endif %\\}|ä){0,40}",
        text in "[a-c ä]{0,12}",
        added in "[a-c *{%\\[ä]{0,6}",
    ) {
        let words = Rewording::Words(vec![Kept(&text)]);
        if let Ok(same) = reword(&source, "a", &[words]) {
            prop_assert_eq!(&same, &source);
        }
        let _ = reword(&source, "a", &[Rewording::Words(vec![Removed(&text), Added(&added)])]);
        let _ = reword(&source, "a", &[Rewording::Removed { text: &text }]);
        let _ = reword(&source, "a", &[Rewording::Added { after: &text, text: &added, is_item: true }]);
    }
}
