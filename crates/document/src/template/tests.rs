use super::*;
use crate::{Cell, Inline, RowKind, plain_text};
use proptest::prelude::*;
use serde_json::json;

fn render(source: &str, data: serde_json::Value) -> Result<Vec<Block>, TemplateError> {
    Templates::new([("malli.md", source)])
        .unwrap()
        .render("malli.md", &Data::new(&data))
        .map_err(|errors| errors[0].clone())
}

fn text_of(block: &Block) -> String {
    match block {
        Block::Title(run) | Block::Paragraph(run) | Block::Note(run) | Block::Subtitle(run) => {
            plain_text(run)
        }
        Block::Heading(heading) => plain_text(&heading.content),
        other => panic!("{other:?}"),
    }
}

#[test]
fn values_are_data_and_never_markup() {
    let hostile = "# *a* _b_ `c` <b>&amp; | [x](y) {{ z }} {% for %} \\ 1. - > ~ !";
    for source in [
        "{{ x }}",
        "Alku {{ x }} loppu",
        "# {{ x }}",
        "- {{ x }}",
        "> {{ x }}",
        "**{{ x }}**",
    ] {
        let blocks = render(source, json!({ "x": hostile })).unwrap();
        assert_eq!(blocks.len(), 1, "{source}");
        let text = match &blocks[0] {
            Block::List(list) => text_of(&list.items[0][0]),
            block => text_of(block),
        };
        assert!(text.contains(hostile), "{source}: {text}");
    }
}

#[test]
fn a_line_feed_in_a_value_is_a_line_break_everywhere() {
    let blocks = render("## {{ x }}\n\n{{ x }}", json!({ "x": "a\nb" })).unwrap();
    for block in &blocks {
        let run = match block {
            Block::Heading(heading) => &heading.content,
            Block::Paragraph(run) => run,
            other => panic!("{other:?}"),
        };
        assert_eq!(*run, [Inline::text("a"), Inline::LineBreak, Inline::text("b")]);
    }
}

#[test]
fn the_safe_filter_does_not_let_a_value_through() {
    let blocks = render("{{ x | safe }}", json!({ "x": "*a*" })).unwrap();
    assert_eq!(blocks, [Block::Paragraph(vec![Inline::text("*a*")])]);
}

#[test]
fn an_unknown_field_is_named_with_its_place_and_the_nearest_known_one() {
    let data = json!({ "asiakas": { "nimi": { "perusmuoto": "X", "genetiivi": "Xn" } } });
    let error = render("Rivi.\n\nHei {{ asiakas.nimi.genetivi }}!", data).unwrap_err();
    assert_eq!(error.place.map(|place| place.0), Some(3));
    assert_eq!(
        error.kind,
        TemplateErrorKind::Unknown {
            path: "asiakas.nimi.genetivi".into(),
            nearest: Some("genetiivi".into())
        }
    );
}

#[test]
fn an_unknown_variable_is_named_with_the_nearest_known_one() {
    let error = render("{{ asikas.nimi }}", json!({ "asiakas": {} })).unwrap_err();
    assert_eq!(
        error.kind,
        TemplateErrorKind::Unknown {
            path: "asikas.nimi".into(),
            nearest: Some("asiakas".into())
        }
    );
}

#[test]
fn every_unknown_name_is_reported_at_once() {
    let templates = Templates::new([("a.md", "{{ eka }} {{ toka ~ \"x\" }}")]).unwrap();
    assert_eq!(
        templates
            .render("a.md", &Data::new(&json!({})))
            .unwrap_err()
            .len(),
        2
    );
}

#[test]
fn every_template_with_a_syntax_error_is_reported_with_its_line() {
    let errors = Templates::new([
        ("a.md", "x\n{% if %}{% endif %}"),
        ("b.md", "hyvä"),
        ("c.md", "{{ x"),
    ])
    .unwrap_err();
    let places: Vec<_> = errors
        .iter()
        .map(|e| (e.template.as_str(), e.place.map(|p| p.0)))
        .collect();
    assert_eq!(places, [("a.md", Some(2)), ("c.md", Some(1))]);
}

#[test]
fn characters_of_the_softwares_own_are_refused_in_templates() {
    let errors = Templates::new([("a.md", "rivi\nx\u{e000}")]).unwrap_err();
    assert_eq!(errors[0].place, Some((2, 2)));
}

#[test]
fn tables_come_from_rows_of_data() {
    let source = r#"{{ taulukko(otsikko="Kulut", kuvaus="Kulut lajeittain", rivit=rivit,
        sarakkeet=["nimi | Laji | 30", "summa | Summa, € | luku 12"]) }}"#;
    let rows = json!([
        { "nimi": "A | b\n*c*", "summa": "1\u{a0}234,50\u{a0}€" },
        { "rivilaji": "yhteensa", "nimi": "Yhteensä", "summa": "1\u{a0}234,50\u{a0}€" },
    ]);
    let blocks = render(source, json!({ "rivit": rows })).unwrap();
    let Block::Table(table) = &blocks[0] else {
        panic!("{blocks:?}")
    };
    assert_eq!(plain_text(&table.caption), "Taulukko 1. Kulut");
    assert_eq!(
        table.rows[0].cells[0],
        Cell::Text(vec![
            Inline::text("A | b"),
            Inline::LineBreak,
            Inline::text("*c*")
        ])
    );
    assert_eq!(table.rows[0].cells[1].shown(&table.columns[1]), "1\u{a0}234,50");
    assert_eq!(table.rows[1].kind, RowKind::Total);
}

#[test]
fn an_address_in_a_table_is_a_link_to_write_to_it() {
    let source = r#"{{ taulukko(otsikko="A", kuvaus="B", rivit=rivit, sarakkeet=["s | Sähköposti | 9"]) }}"#;
    let cell = |text: &str| {
        let blocks = render(source, json!({ "rivit": [{ "s": text }] })).unwrap();
        let Block::Table(table) = &blocks[0] else {
            panic!("{blocks:?}")
        };
        table.rows[0].cells[0].clone()
    };
    let target = crate::Target::Uri("mailto:maija.mallikas@mpk.example".into());
    let content = vec![Inline::text("maija.mallikas@mpk.example")];
    assert_eq!(
        cell("maija.mallikas@mpk.example"),
        Cell::Text(vec![Inline::Link { target, content }])
    );
    for text in [
        "maija@",
        "@mpk.example",
        "a b@mpk.example",
        "a@b",
        "a@b.c\nd",
        "a@b@c.d",
        "\"a\"@b.c",
    ] {
        let Cell::Text(run) = cell(text) else {
            panic!("{text}")
        };
        assert!(!matches!(run[0], Inline::Link { .. }), "{text}");
    }
}

#[test]
fn mistakes_in_calls_are_named() {
    let data = || json!({ "rivit": [{ "nimi": "A" }], "tyhja": [] });
    for (source, what) in [
        (
            r#"{{ taulukko(otsikko="A", kuvaus="B", rivit=rivit, sarakkeet=["nmi | Nimi | 3"]) }}"#,
            "tarkoititko \"nimi\"",
        ),
        (
            r#"{{ taulukko(otsikko="A", kuvaus="B", rivit=rivit, sarakkeet=["nimi"]) }}"#,
            "ei ole muotoa",
        ),
        (
            r#"{{ taulukko(otsikko="A", kuvaus="B", rivit=tyhja, sarakkeet=["nimi | N | 1"]) }}"#,
            "yhtään riviä",
        ),
        (
            r#"{{ taulukko(kuvaus="B", rivit=rivit, sarakkeet=["nimi | N | 1"]) }}"#,
            "\"otsikko\" puuttuu",
        ),
        (r#"{{ kieli(tunnus="de", teksti="x") }}"#, "\"de\""),
        ("{{ allekirjoitukset() }}", "allekirjoittajat"),
        (r#"teksti {{ sisallys(otsikko="S") }}"#, "omalla rivillään"),
    ] {
        let error = render(source, data()).unwrap_err().to_string();
        assert!(error.contains(what), "{source}: {error}");
    }
}

#[test]
fn a_passage_in_another_language_keeps_its_language() {
    let blocks = render(
        r#"Suomeksi {{ kieli(tunnus="sv", teksti="på svenska") }}."#,
        json!({}),
    )
    .unwrap();
    let Block::Paragraph(run) = &blocks[0] else {
        panic!("{blocks:?}")
    };
    assert_eq!(
        run[1],
        Inline::Foreign {
            language: crate::Language::Swedish,
            content: vec![Inline::text("på svenska")]
        }
    );
}

#[test]
fn a_template_cannot_print_without_end() {
    let error = render(
        "{% for i in range(end=900) %}{% for j in range(end=900) %}{% for k in range(end=900) %}xxxxxxxx{% endfor %}{% endfor %}{% endfor %}",
        json!({}),
    )
    .unwrap_err();
    assert_eq!(error.kind, TemplateErrorKind::TooManySteps);
    let text = "x".repeat(40_000);
    let source = format!("{{% for i in range(end=450) %}}\n{text}{{% endfor %}}");
    let error = render(&source, json!({})).unwrap_err();
    assert_eq!(error.kind, TemplateErrorKind::TooLong, "{error}");
}

#[test]
fn mistakes_beyond_five_hundred_are_counted_in_time_linear_in_the_source() {
    let begun = std::time::Instant::now();
    for line in [
        "{{ a b }}\n",
        "{{ tuntematon }}\n\n",
        "teksti }} ja {% jos %}\n",
        "{nimi} {nimi\n",
    ] {
        let source = format!("# Otsikko\n\n{}", line.repeat(50_000));
        let errors = match Templates::new([("malli.md", source.as_str())]) {
            Err(errors) => errors,
            Ok(templates) => templates.render("malli.md", &Data::new(&json!({}))).unwrap_err(),
        };
        assert_eq!(errors.len(), 501, "{line}");
        let last = errors.last().unwrap().to_string();
        assert!(last.contains("mallissa on lisäksi"), "{last}");
    }
    // A text of this size was gone through once for each mistake, which took minutes.
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}

#[test]
fn a_table_wider_than_any_page_is_a_mistake() {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(64));
    let source = format!("{}{}{}", row("a"), row("-"), row("b"));
    let error = render(&source, json!({})).unwrap_err();
    assert!(error.to_string().contains("64 saraketta"), "{error}");
}

/// Renders with a small stack and within a second, as a whole workspace would.
fn stopped(source: &str) -> (TemplateErrorKind, usize) {
    let begun = std::time::Instant::now();
    let error = render(source, json!({ "a": "xxxx", "rivit": [{ "b": "c" }] })).unwrap_err();
    assert!(begun.elapsed().as_secs() < 20, "{source}");
    (error.kind, error.place.unwrap().0)
}

#[test]
fn a_template_that_does_not_end_is_stopped_where_it_is() {
    let loops = |depth: usize, inside: &str| {
        let begin: String = (0..depth)
            .map(|at| format!("{{% for v{at} in range(end=1000) %}}"))
            .collect();
        format!("a\n{begin}{inside}{}", "{% endfor %}".repeat(depth))
    };
    for source in [
        loops(4, ""),
        loops(3, "{% if a == a %}{% endif %}"),
        loops(2, "{% set s = a | upper %}{{ s }}"),
        "a\n{% for v in range(end=9) %}{% set s = [[x for x in range(end=1000)] for y in range(end=1000)] %}{% endfor %}".to_owned(),
        "a\n{% for v in range(end=1000) %}{% include \"toinen.md\" %}{% endfor %}".to_owned(),
    ] {
        let templates = Templates::new([
            ("malli.md", source.as_str()),
            ("toinen.md", &"{% for v in range(end=1000) %}{% endfor %}".repeat(10)),
        ]);
        let data = json!({ "a": "xxxx" });
        let error = templates.unwrap().render("malli.md", &Data::new(&data)).unwrap_err().remove(0);
        assert_eq!(error.kind, TemplateErrorKind::TooManySteps, "{source}");
        assert!(error.place.is_some(), "{source}");
    }
}

#[test]
fn a_value_that_grows_without_end_is_stopped_where_it_is() {
    for (source, kind) in [
        (
            "{% set s = a %}{% for v in range(end=60) %}\n{% set_global s = s ~ s %}{% endfor %}{{ s }}",
            TemplateErrorKind::TooLong,
        ),
        (
            "{% set s = a %}{% for v in range(end=60) %}\n{% set_global s = s | replace(from=\"x\", to=\"xxxx\") %}{% endfor %}{{ s }}",
            TemplateErrorKind::TooLong,
        ),
        (
            "{% set s = a %}{% for v in range(end=60) %}\n{% set_global s = s | replace(from=\"\", to=s) %}{% endfor %}{{ s }}",
            TemplateErrorKind::TooLong,
        ),
        (
            "{% set s = [a] %}{% for v in range(end=60) %}\n{% set_global s = [...s, ...s] %}{% endfor %}{{ s | length }}",
            TemplateErrorKind::TooLong,
        ),
        (
            "{% set s = [a] %}{% for v in range(end=900) %}\n{% set_global s = [s] %}{% endfor %}{{ s | length }}",
            TemplateErrorKind::TooLong,
        ),
        (
            "{% set s = range(end=900) %}{% for v in range(end=60) %}\n{% set_global s = [s | join(sep=a), ...s] %}{% endfor %}{{ s | length }}",
            TemplateErrorKind::TooLong,
        ),
    ] {
        let (stopped, line) = stopped(source);
        assert!(
            stopped == kind || stopped == TemplateErrorKind::TooManySteps,
            "{source}: {stopped}"
        );
        assert_eq!(line, 2, "{source}");
    }
}

#[test]
fn only_texts_and_numbers_are_printed() {
    let data = || json!({ "a": { "nimi": { "perusmuoto": "X", "genetiivi": "Xn" } }, "l": ["x"], "m": [{ "n": { "nimi": "Y" } }], "t": true });
    for (source, path, instead) in [
        ("a\n{{ a.nimi }}", "a.nimi", Some("perusmuoto")),
        ("a\n{{ \"b\" ~ a.nimi ~ \"c\" }}", "a.nimi", Some("perusmuoto")),
        ("a\n{{ a.nimi | upper }}", "a.nimi", Some("perusmuoto")),
        ("{% set x = a.nimi %}\n{{ x }}", "x", Some("perusmuoto")),
        ("{% for x in m %}\n{{ x.n }}{% endfor %}", "x.n", Some("nimi")),
        (
            "{% for x in [a.nimi] %}\n{{ x }}{% endfor %}",
            "x",
            Some("perusmuoto"),
        ),
        ("a\n{{ l }}", "l", None),
        ("a\n{{ l ~ \"\" }}", "l", None),
        ("a\n{{ t }}", "t", None),
    ] {
        let error = render(source, data()).unwrap_err();
        let TemplateErrorKind::NotText {
            path: found,
            instead: field,
            ..
        } = &error.kind
        else {
            panic!("{source}: {error:?}")
        };
        assert_eq!((found.as_str(), field.as_deref()), (path, instead), "{source}");
        assert_eq!(error.place.map(|place| place.0), Some(2), "{source}");
    }
    let error = render("{{ a.nimi }}", data()).unwrap_err();
    assert_eq!(error.kind.fix(), "kirjoita a.nimi.perusmuoto");
    for source in [
        "{{ l | join(sep=\", \") }}",
        "{{ a.nimi.genetiivi ~ 1 ~ \" \" ~ -2.5 }}",
        "{{ l[0] }}",
    ] {
        assert!(render(source, data()).is_ok(), "{source}");
    }
    assert!(render("{{ m | join(sep=\", \") }}", data()).is_err());
    assert!(
        render("{{ alaotsikko(teksti=a.nimi) }}", data())
            .unwrap_err()
            .to_string()
            .contains("tietue")
    );
}

#[test]
fn an_empty_value_between_marks_of_emphasis_is_nothing() {
    let blocks = render("a **{{ x }}** b", json!({ "x": "" })).unwrap();
    assert_eq!(text_of(&blocks[0]), "a  b");
    let blocks = render("a\n{{ x }}\nb", json!({ "x": "" })).unwrap();
    assert_eq!(blocks.len(), 2, "a line with an empty value is an empty line");
}

#[test]
fn a_template_that_says_nothing_is_refused() {
    for source in ["", " \n\t\n"] {
        let errors = Templates::new([("malli.md", source)]).unwrap_err();
        assert_eq!(errors[0].kind, TemplateErrorKind::Empty, "{source:?}");
    }
    for source in [
        "<! vain huomautus !>",
        "{% if l %}a{% endif %}",
        "{% set a = 1 %}\n\n{{ \"\" }}",
        "---",
    ] {
        let error = render(source, json!({ "l": [] })).unwrap_err();
        assert_eq!(error.kind, TemplateErrorKind::Empty, "{source}");
    }
}

#[test]
fn mistakes_in_markdown_are_told_where_the_template_has_them() {
    let source = "# {{ a }}\n\n<! huomautus\nkahdella rivillä !>\n{% if a -%}\n\nEka **korostus\n\n{%- endif %}\n\n{% for r in l %}\n- {{ r }} `koodia`\n{% endfor %}\n\n***\n";
    let templates = Templates::new([
        (
            "malli.md",
            format!("{source}{{% include \"osa.md\" %}}\nloppu ~~x"),
        ),
        ("osa.md", "\nTeksti\n\n<b>x</b>".to_owned()),
    ])
    .unwrap();
    let errors = templates
        .render("malli.md", &Data::new(&json!({ "a": "A\nB", "l": ["x", "y"] })))
        .unwrap_err();
    let found: Vec<(&str, usize)> = errors
        .iter()
        .map(|error| (error.template.as_str(), error.place.unwrap().0))
        .collect();
    assert_eq!(
        found,
        [
            ("malli.md", 7),
            ("malli.md", 12),
            ("malli.md", 15),
            ("osa.md", 4),
            ("malli.md", 17)
        ],
        "{errors:#?}"
    );
}

#[test]
fn an_unknown_function_filter_or_part_is_located() {
    for source in [
        "a\n{{ tulukko(x=1) }}",
        "a\n{{ x | yler }}",
        "a\n{% include \"puuttuu.md\" %}",
    ] {
        let errors = Templates::new([("malli.md", source)]).unwrap_err();
        assert_eq!(errors.len(), 1, "{errors:?}");
        let error = &errors[0];
        assert_eq!(error.template, "malli.md", "{error:?}");
        assert_eq!(error.place.map(|place| place.0), Some(2), "{error:?}");
        assert!(!error.to_string().contains("-->"), "{error}");
    }
    let error = render("{% for i in range(end=5000) %}x{% endfor %}", json!({})).unwrap_err();
    assert!(error.to_string().contains("yli 1000"), "{error}");
}

#[test]
fn comments_and_heading_ids_do_not_meet() {
    let blocks = render("<! Mallin tekijälle. !>## Talous {#talous}\n", json!({})).unwrap();
    assert!(
        matches!(&blocks[..], [Block::Heading(heading)] if heading.id == "talous"),
        "{blocks:?}"
    );
}

#[test]
fn the_variables_of_a_template_are_known_without_data() {
    let templates = Templates::new([("a.md", "{{ b.c }} {% if a %}x{% endif %}")]).unwrap();
    assert_eq!(templates.variables("a.md"), ["a", "b"]);
}

proptest! {
    #[test]
    fn no_value_changes_the_structure(value in any::<String>()) {
        let source = "# T\n\n## O {#o}\n\nA {{ x }} b **{{ x }}** c\n\n- {{ x }}d\n\n> e{{ x }}\n\nK\n: {{ x }}f\n";
        let blocks = render(source, json!({ "x": value })).unwrap();
        let kinds: Vec<_> = blocks.iter().map(std::mem::discriminant).collect();
        let plain = render(source, json!({ "x": "x" })).unwrap();
        let expected: Vec<_> = plain.iter().map(std::mem::discriminant).collect();
        prop_assert_eq!(kinds, expected);
    }
}

#[test]
fn paths_of_included_parts_are_looked_up_too() {
    let templates = Templates::new([
        (
            "malli.md",
            "A{% for rivi in rivit %}{% include \"osa.md\" %}{% endfor %}",
        ),
        (
            "osa.md",
            "{{ rivi.nimi }} {% if alku %}{% include \"toinen.md\" %}{% endif %}",
        ),
        ("toinen.md", "{{ alku ~ rivi.nmi ~ loppuu }}"),
    ])
    .unwrap();
    let unknown = |data| match templates.render("malli.md", &Data::new(&data)) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(ToString::to_string).collect::<Vec<_>>(),
    };
    // What the including template binds or asks for is known in the parts.
    assert_eq!(
        unknown(json!({ "rivit": [{ "nimi": "A" }], "loppu": "" })),
        [
            "toinen.md, rivi 1, sarake 11: \"rivi.nmi\" ei ole tiedoissa; tarkoititko \"nimi\"?",
            "toinen.md, rivi 1, sarake 22: \"loppuu\" ei ole tiedoissa; tarkoititko \"loppu\"?",
        ]
    );
    assert_eq!(unknown(json!({ "rivit": [], "loppuu": "" })), [""; 0]);
}

#[test]
fn only_the_template_with_a_mistake_is_named() {
    let whole = ("malli.md", "{% include \"osa.md\" %}");
    let errors = Templates::new([
        whole,
        ("osa.md", "a\n{% if %}{% endif %}"),
        ("toinen.md", "{{ x | yler }}"),
    ])
    .unwrap_err();
    let named: Vec<&str> = errors.iter().map(|error| error.template.as_str()).collect();
    assert_eq!(named, ["osa.md", "toinen.md"], "{errors:?}");
    let errors = Templates::new([whole, ("osa.md", "{% include \"malli.md\" %}")]).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
}
