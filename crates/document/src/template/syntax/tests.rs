use super::*;
use proptest::prelude::*;

/// Line, and what is wrong, of each fault.
fn faults(source: &str) -> Vec<(usize, String)> {
    let line = |at: usize| source[..at].matches('\n').count() + 1;
    let (_, faults) = parse(source);
    faults
        .iter()
        .map(|fault| (line(fault.at), fault.problem.clone()))
        .collect()
}

#[test]
fn every_mistake_is_told_in_finnish_where_it_is() {
    for (source, line, what) in [
        (
            "a\n\n{% if x %}\nb\n\nc",
            3,
            "rakennetta {% if %} ei ole suljettu",
        ),
        (
            "a\n{% for x in y %}\nb",
            2,
            "rakennetta {% for %} ei ole suljettu",
        ),
        ("a\n{% block x %}\nb", 2, "rakennetta {% block %} ei ole suljettu"),
        ("a\n{% set x %}\nb", 2, "rakennetta {% set %} ei ole suljettu"),
        ("a\n{% raw %}\nb", 2, "rakennetta {% raw %} ei ole suljettu"),
        (
            "{% for x in y %}\n{% if a %}\n{% endfor %}",
            2,
            "rakennetta {% if %} ei ole suljettu",
        ),
        (
            "{% if a %}\n{% for x in y %}\n{% else %}{% endfor %}\n{% endif %}x\n{% endif %}",
            5,
            "merkinnältä {% endif %} puuttuu alku",
        ),
        (
            "a\n{% endfor %}",
            2,
            "merkinnältä {% endfor %} puuttuu alku {% for %}",
        ),
        ("a\n{% else %}", 2, "{% else %} on ilman alkua"),
        (
            "{% if a %}{% else %}\n{% else %}{% endif %}",
            2,
            "{% else %} on osan {% else %} jälkeen",
        ),
        ("a\n\nVuosi {{ x.y }.\n", 3, "merkinnän {{ lopusta puuttuu merkki"),
        ("a\n{{ x.y\n\nb {{ z }}", 2, "merkintää {{ ei ole suljettu"),
        ("a\n{{ x %}", 2, "merkintä {{ päättyy merkkeihin %}"),
        (
            "a\n{% if x }}b{% endif %}",
            2,
            "merkintä {% päättyy merkkeihin }}",
        ),
        ("a\n{{ {% if x %} }}", 2, "merkintää {{ ei ole suljettu"),
        ("a\n{ x.y }}", 2, "merkinnältä }} puuttuu alku {{"),
        (
            "a\n{asiakas.nimi} b",
            2,
            "merkinnässä {asiakas.nimi} on yksi aaltosulku",
        ),
        ("a\n{# huomautus #}", 2, "huomautusta {# … #} ei voi käyttää"),
        (
            "a\n<!-- huomautus -->b",
            2,
            "HTML-huomautusta <!-- --> ei voi käyttää",
        ),
        ("a\n<! huomautus", 2, "huomautus <! jää sulkematta"),
        ("a\n{{ \"teksti }}", 2, "lainausmerkin \" teksti jää kesken"),
        ("a\n{{ x | join(sep=”, ”) }}", 2, "lainausmerkki ” ei käy"),
        (
            "a\n{% ifs x %}",
            2,
            "rakennetta \"ifs\" ei ole; tarkoititko \"if\"?",
        ),
        (
            "a\n{{ x | uper }}",
            2,
            "suodinta \"uper\" ei ole; tarkoititko \"upper\"?",
        ),
        (
            "a\n{{ tulukko(rivit=x) }}",
            2,
            "funktiota \"tulukko\" ei ole; tarkoititko \"taulukko\"?",
        ),
        (
            "a\n{% if x is definied %}{% endif %}",
            2,
            "ehtoa \"definied\" ei ole; tarkoititko \"defined\"?",
        ),
        (
            "a\n{{ x | join(spe=\", \") }}",
            2,
            "kutsulla \"join\" ei ole argumenttia \"spe\"",
        ),
        (
            "a\n{{ x | join(\", \") }}",
            2,
            "kutsun \"join\" argumentilta puuttuu nimi",
        ),
        (
            "a\n{{ x | replace(from=\"a\") }}",
            2,
            "kutsulta \"replace\" puuttuu argumentti \"to\"",
        ),
        (
            "a\n{{ nakyma(nimi=\"x\", nimi=\"y\") }}",
            2,
            "argumentti \"nimi\" on kahdesti",
        ),
        ("a\n{{ x y }}", 2, "\"y\" on ylimääräinen"),
        ("a\n{{ x ~ }}", 2, "tästä puuttuu arvo"),
        ("a\n{{ (x }}", 2, "tästä puuttuu )"),
        ("a\n{{ säännöt }}", 2, "kirjain ä ei käy nimessä"),
        (
            "a\n{{ x(y={\"a\": {\"b\": 1}}) }}",
            2,
            "merkintä päättyy kesken tietueen",
        ),
        ("a\n{{ }}", 2, "merkintä {{ }} on tyhjä"),
        ("a\n{{ if x }}b", 2, "rakenne \"if\" on merkinnässä {{ }}"),
        ("a\n{% x.y %}", 2, "rakennetta \"x\" ei ole"),
        ("a\n{% for in y %}{% endfor %}", 2, "\"in\" on varattu sana"),
        ("a\n{% for x y %}{% endfor %}", 2, "vaikka pitäisi olla in"),
        (
            "a\n{% include osa %}",
            2,
            "merkinnästä {% include %} puuttuu mallin nimi",
        ),
        ("a\n{% break %}", 2, "{% break %} on silmukan ulkopuolella"),
        (
            "a\n{% component x() %}b{% endcomponent %}",
            2,
            "komponentteja ei voi käyttää",
        ),
        ("a\n{{ <x /> }}", 2, "komponentteja ei voi käyttää"),
    ] {
        let found = faults(source);
        assert!(
            found
                .first()
                .is_some_and(|(at, problem)| *at == line && problem.contains(what)),
            "{source}: {found:?}"
        );
        assert!(found.len() <= 2, "{source}: {found:?}");
    }
}

#[test]
fn right_templates_have_no_faults() {
    for source in [
        "",
        "a {#tunnus} {.luokka} { B 1 } {-} a < b <b>",
        "{{ x }}{{- x.y?.z -}}{{ x[0].y }}{{ x[1:] | join(sep=\", \") }}",
        "{{ \"}} {%\" ~ 'a' ~ `b` }}{{ 1.5 + 2 * -3 }}",
        "{{ a if b else c }}{{ not a and b or c is not defined }}{{ a not in b }}",
        "{{ [1, \"a\", ...b] }}{{ taulukko(otsikko=\"a\", kuvaus=\"b\", rivit=[{\"a\": 1, \"b\": {\"c\": 2} }], sarakkeet=[]) }}",
        "{% set a = {\"b\": {\"c\": 1}} %}{% set_global a = [x for x in y if x] %}{% set b %}c{% endset %}{% set b | upper %}c{% endset %}",
        "{%- for a, b in c -%}{{ loop.index }}{% if a %}{% continue %}{% elif b %}{% break %}{% else %}x{% endif %}{%- else -%}y{% endfor %}",
        "{% raw %}{{ x }{% y {% endraw %}<! {{ x !>{% include \"a.md\" %}",
        "{% filter upper | trim(pat=\"a\") %}x{% endfilter %}{% block a %}{{ super() }}{% endblock a %}",
    ] {
        assert_eq!(faults(source), [], "{source}");
    }
}

fn written(source: &str) -> (Instrumented, Vec<Site>) {
    let mut sites = Vec::new();
    let (syntax, faults) = parse(source);
    assert_eq!(faults, [], "{source}");
    (instrumented(0, source, &syntax, &mut sites), sites)
}

#[test]
fn lines_stay_where_they_are_and_places_lead_back() {
    let source = "a\n{% for x in y | sort -%}\n{{ x.z\n ~ \"a\"\n ~ b }}\n{% endfor %}\n{{ c | replace(\nfrom=\"a\", to=d) }} e";
    let (new, sites) = written(source);
    assert_eq!(
        new.source.matches('\n').count(),
        source.matches('\n').count(),
        "{}",
        new.source
    );
    for (line, (own, put)) in source.lines().zip(new.source.lines()).enumerate() {
        assert!(put.len() >= own.len(), "{line}: {put}");
    }
    for word in ["y ", "x.z", "\"a\"", "from", "to=d", " e"] {
        let (old, at) = (source.find(word).unwrap(), new.source.rfind(word).unwrap());
        let last = source.rfind(word).unwrap();
        assert!([old, last].contains(&new.original(at)), "{word}: {}", new.source);
    }
    assert!(
        sites
            .iter()
            .any(|site| &source[site.start..site.end] == "y | sort" && site.body > 20)
    );
}

proptest! {
    #[test]
    fn no_source_makes_it_panic(source in "(\\{\\{|\\}\\}|\\{%|%\\}|<!|!>|if|for|x|in|set|=|~|\\||\"|\\(|\\)|\\[|\\]|\n| |\\.|,|ä|1|-){0,60}") {
        let (syntax, faults) = parse(&source);
        if faults.is_empty() {
            let mut sites = Vec::new();
            let new = instrumented(0, &source, &syntax, &mut sites);
            prop_assert_eq!(new.source.matches('\n').count(), source.matches('\n').count());
            for at in 0..new.source.len() {
                prop_assert!(new.original(at) <= source.len());
            }
        }
        for fault in faults {
            prop_assert!(source.is_char_boundary(fault.at));
        }
    }
}
