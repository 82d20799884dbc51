//! Finding the layout of a slide: by name, then by type.

use super::{Layout, Template};
use crate::error::Problem;
use crate::tree::{Role, Slide};

/// A layout that suits a role: its names in PowerPoint's languages, and its types.
type Wanted = (&'static [&'static str], &'static [&'static str]);

const TITLE: Wanted = (&["Otsikkodia", "Rubrikbild", "Title Slide"], &["title"]);
const COVER: Wanted = (
    &[
        "Otsikko ja asialista",
        "Rubrik och dagordning",
        "Title and Agenda",
    ],
    &[],
);
const SECTION: Wanted = (
    &[
        "Osan ylätunniste",
        "Väliotsikkodia",
        "Avsnittsrubrik",
        "Section Header",
    ],
    &["secHead"],
);
const CONTENT: Wanted = (
    &["Otsikko ja sisältö", "Rubrik och innehåll", "Title and Content"],
    &["obj", "tx"],
);
const TWO_CONTENT: Wanted = (
    &["Kaksi sisältökohdetta", "Två delar", "Two Content"],
    &["twoObj", "twoColTx", "txAndObj", "objAndTx"],
);
const TITLE_ONLY: Wanted = (&["Vain otsikko", "Endast rubrik", "Title Only"], &["titleOnly"]);
const CHART: Wanted = (
    &[
        "Otsikko ja kaavio",
        "Kaavio",
        "Rubrik och diagram",
        "Title and Chart",
    ],
    &["chart"],
);
const TABLE: Wanted = (
    &[
        "Otsikko ja taulukko",
        "Taulukko",
        "Rubrik och tabell",
        "Title and Table",
    ],
    &["tbl"],
);

/// The layouts that suit a role, the best first.
fn wanted(role: Role) -> &'static [Wanted] {
    match role {
        Role::Title => &[TITLE],
        Role::Cover => &[COVER, TITLE],
        Role::Section => &[SECTION, TITLE_ONLY, CONTENT],
        Role::Content => &[CONTENT, TITLE_ONLY],
        Role::TwoContent => &[TWO_CONTENT, TITLE_ONLY, CONTENT],
        Role::Chart => &[CHART, CONTENT, TITLE_ONLY],
        Role::Table => &[TABLE, CONTENT, TITLE_ONLY],
        Role::TitleOnly => &[TITLE_ONLY, CONTENT],
    }
}

/// Whether a layout has a place for content beside the title of the deck.
pub(crate) fn is_cover(layout: &Layout) -> bool {
    let name = layout.name.to_lowercase();
    COVER.0.iter().any(|known| known.to_lowercase() == name) && layout.has_halves()
}

/// The layout of a slide.
pub(crate) fn choose<'t>(template: &'t Template, slide: &Slide) -> Result<&'t Layout, Problem> {
    let usable = || template.layouts.iter().filter(|layout| layout.title().is_some());
    let named = |name: &str| {
        let name = name.trim().to_lowercase();
        usable().find(|layout| layout.name.to_lowercase() == name)
    };
    let missing = |wanted: String| Problem::NoLayout {
        wanted,
        has: template.layouts.iter().map(describe).collect(),
    };
    if let Some(name) = &slide.layout {
        return named(name).ok_or_else(|| missing(format!("”{name}”")));
    }
    let wanted = wanted(slide.role);
    for (names, types) in wanted {
        let by_type = || {
            let mut types = types.iter();
            types.find_map(|kind| usable().find(|layout| layout.kind == *kind))
        };
        if let Some(layout) = names.iter().find_map(|name| named(name)).or_else(by_type) {
            return Ok(layout);
        }
    }
    let best = wanted
        .first()
        .and_then(|(names, types)| Some((names.first()?, types.first()?)));
    let (name, kind) = best.unwrap_or((&"", &""));
    Err(missing(format!("”{name}” (tyyppi {kind})")))
}

fn describe(layout: &Layout) -> String {
    let title = if layout.title().is_some() {
        ""
    } else {
        ", ei otsikon paikkaa"
    };
    format!("”{}” (tyyppi {}{title})", layout.name, layout.kind)
}
